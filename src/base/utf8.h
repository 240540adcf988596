// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * UTF-8: decoding, and the one function that makes foreign text clean.
 *
 * Clean text is valid UTF-8 in Unicode normalization form C (UAX #15) without
 * anything a terminal could take for a command, or that hides from the reader:
 * controls become visible stand-ins of the same meaning (U+2400...);
 * bidirectional and annotation controls, C1, tags, noncharacters, what is not
 * UTF-8, and marks beyond any number that writing needs (utf8-marks.h) become
 * U+FFFD. Sources: Unicode 15 chapter 3 (table 3-7, well-formed byte
 * sequences) and 23 (special areas), UAX #9 (explicit directional formatting).
 */
#ifndef NONMUN_BASE_UTF8_H
#define NONMUN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Decodes the character at `s`, of at most `len` > 0 bytes. Returns its length
 * in bytes; `*c` is UTF8_REPLACEMENT and the length that of the ill-formed
 * part (at least 1) where it is not UTF-8. */
size_t utf8_decode(const char *s, size_t len, uint32_t *c);

/* Whether a byte is a blank of ASCII. Not isspace(), which takes bytes within
 * characters for blanks in the UTF-8 locales of some systems. */
static inline bool
utf8_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of the longest start of `s` that is well-formed: `len` when all is. */
size_t utf8_valid(const char *s, size_t len);

/* Writes `c` as UTF-8 and returns the length, 1 to 4 bytes. Not terminated. */
size_t utf8_encode(char buf[4], uint32_t c);

/* The largest character boundary of `s` that is not beyond `at`. */
size_t utf8_floor(const char *s, size_t len, size_t at);

enum utf8_clean {
	UTF8_CLEAN_LINE,  /* tabs and line ends become a space */
	UTF8_CLEAN_LINES, /* line feeds stay; tabs become spaces to every 4th
			     character; carriage returns go */
};

/* Appends `len` bytes of `s`, cleaned. NUL bytes are controls like others. */
void
utf8_clean(struct strbuf *out, const char *s, size_t len, enum utf8_clean how);

/* Appends `len` bytes of `s` with U+FFFD in place of what is not UTF-8, all
 * else as it is: valid, not yet clean. */
void utf8_repair(struct strbuf *out, const char *s, size_t len);

/* Whether `c` may be in clean text: what no terminal acts upon. */
bool utf8_is_clean(uint32_t c);

/* Whether all of a text is well-formed and all characters are such, as in a
 * line of clean text; whether it is in normalization form C is not asked. False
 * also if there is a U+FFFD. */
bool utf8_is_harmless(const char *s, size_t len);

/* Whether `c` is one of the stand-ins that utf8_clean writes. */
bool utf8_is_stand_in(uint32_t c);

#endif
