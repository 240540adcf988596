// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * UTF-8, a block of bytes at a time: how far a text is surely what it should
 * be, without a look at each character. Where these stop, one character after
 * the other must be looked at (utf8_decode) for up to UTF8_RUN bytes, before it
 * is worth asking again.
 */
#ifndef NONMUN_BASE_UTF8_RUN_H
#define NONMUN_BASE_UTF8_RUN_H

#include <stdbool.h>
#include <stddef.h>

enum { UTF8_RUN = 64 /* bytes of a block */ };

/* The end of whole characters of `s` that begin at `from`, where one must
 * begin, and are well-formed UTF-8 (Unicode 15, table 3-7): `len` if all are,
 * unless one of four bytes is among them. */
size_t utf8_run_valid(const char *s, size_t from, size_t len);

/* The same for well-formed characters that no terminal acts upon and that
 * normalization form C never changes, alone or after others: printable ASCII,
 * Hangul syllables, most ideographs, and line feeds if `lines`. */
size_t utf8_run_plain(const char *s, size_t from, size_t len, bool lines);

#endif
