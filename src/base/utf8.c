// SPDX-License-Identifier: GPL-3.0-or-later
/* UTF-8 and clean text: see utf8.h. */
#include <config.h>

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/mem.h"
#include "base/utf8-marks.h"
#include "base/utf8-run.h"

/* Well-formed sequences by lead byte: the length and the range that the second
 * byte must be in (Unicode table 3-7); further bytes are 80..BF. */
static const struct lead {
	unsigned char from, to, len, second_min, second_max;
} leads[] = {
    {0x00, 0x7F, 1, 0, 0},
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct lead *
lead_of(unsigned char byte)
{
	/* The first of those that have the upper four bits of the byte. */
	static const unsigned char first[16] = {
	    [0xC] = 1, [0xD] = 1, [0xE] = 2, [0xF] = 6};

	for (size_t i = first[byte >> 4]; i < sizeof(leads) / sizeof(leads[0]);
	     i++)
		if (byte >= leads[i].from && byte <= leads[i].to)
			return &leads[i];
	return NULL;
}

size_t
utf8_decode(const char *s, size_t len, uint32_t *c)
{
	static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	const unsigned char *u = (const unsigned char *)s;
	const struct lead *lead;

	if (u[0] < 0x80) {
		*c = u[0];
		return 1;
	}
	lead = lead_of(u[0]);
	if (!lead) {
		*c = UTF8_REPLACEMENT;
		return 1;
	}
	*c = u[0] & mask[lead->len];
	for (size_t i = 1; i < lead->len; i++) {
		unsigned min = i == 1 ? lead->second_min : 0x80;
		unsigned max = i == 1 ? lead->second_max : 0xBF;
		if (i >= len || u[i] < min || u[i] > max) {
			*c = UTF8_REPLACEMENT;
			return i;
		}
		*c = *c << 6 | (u[i] & 0x3F);
	}
	return lead->len;
}

size_t
utf8_encode(char buf[4], uint32_t c)
{
	static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	for (size_t i = len - 1; i > 0; i--) {
		buf[i] = (char)(0x80 | (c & 0x3F));
		c >>= 6;
	}
	buf[0] = (char)(first[len] | c);
	return len;
}

size_t
utf8_floor(const char *s, size_t len, size_t at)
{
	if (at >= len)
		return len;
	while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* What changes the direction or the shape of what is around it. */
static bool
is_format_control(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) ||
	    c == 0x200E || c == 0x200F || c == 0x061C ||
	    (c >= 0xFFF9 && c <= 0xFFFB);
}

/* No characters: surrogates, noncharacters, and tags, in which any text can
 * stand that nobody sees. */
static bool
is_no_text(uint32_t c)
{
	return (c >= 0xD800 && c <= 0xDFFF) || (c >= 0xFDD0 && c <= 0xFDEF) ||
	    (c & 0xFFFE) == 0xFFFE || (c >= 0xE0000 && c <= 0xE007F) ||
	    c > 0x10FFFF;
}

bool
utf8_is_clean(uint32_t c)
{
	if (c < 0x300)
		return c >= 0x20 && !(c >= 0x7F && c < 0xA0);
	return !is_format_control(c) && !is_no_text(c) && c != 0x2028 &&
	    c != 0x2029;
}

bool
utf8_is_stand_in(uint32_t c)
{
	return c == UTF8_REPLACEMENT || (c >= 0x2400 && c <= 0x2421);
}

static uint32_t
stand_in(uint32_t c)
{
	if (c == 0x2028 || c == 0x2029)
		return ' ';
	return c < 0x20 ? 0x2400 + c : c == 0x7F ? 0x2421 : UTF8_REPLACEMENT;
}

/* Characters that normalization form C never changes, alone or after others,
 * and that are no marks (utf8-marks.h): most of what digests are made of. */
static bool
is_inert(uint32_t c)
{
	return (c < 0x0300 && c != 0xAD) || (c >= 0xAC00 && c <= 0xD7A3) ||
	    (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x3096) ||
	    (c >= 0x30A0 && c <= 0x30FF) || (c >= 0x2010 && c <= 0x205F) ||
	    (c >= 0x2190 && c <= 0x22FF && c != 0x2ADC) ||
	    (c >= 0x2400 && c <= 0x27FF) || (c >= 0x3001 && c <= 0x3020) ||
	    (c >= 0xFF01 && c <= 0xFFEF) || c == UTF8_REPLACEMENT;
}

/* Where the slow look at characters ends, and a run may begin again. */
static size_t
slow_end(size_t i, size_t len)
{
	return len - i < UTF8_RUN ? len : i + UTF8_RUN;
}

size_t
utf8_valid(const char *s, size_t len)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	size_t i = 0;
	uint32_t c;

	while ((i = utf8_run_valid(s, i, len)) < len) {
		for (size_t end = slow_end(i, len); i < end;) {
			size_t n = utf8_decode(s + i, len - i, &c);

			if (c == UTF8_REPLACEMENT &&
			    (n != 3 || memcmp(s + i, replacement, n) != 0))
				return i;
			i += n;
		}
	}
	return len;
}

void
utf8_repair(struct strbuf *out, const char *s, size_t len)
{
	size_t from = 0;
	uint32_t c;

	for (size_t i = 0; i < len;) {
		size_t n = utf8_decode(s + i, len - i, &c);

		if (c == UTF8_REPLACEMENT) {
			strbuf_add(out, s + from, i - from);
			strbuf_adds(out, "\xEF\xBF\xBD");
			from = i + n;
		}
		i += n;
	}
	strbuf_add(out, s + from, len - from);
}

static void
normalize(struct strbuf *out, size_t from)
{
	size_t len = 0;
	uint8_t *nfc = u8_normalize(UNINORM_NFC,
	    (const uint8_t *)out->str + from, out->len - from, NULL, &len);

	if (!nfc)
		mem_die();
	strbuf_truncate(out, from);
	strbuf_add(out, (const char *)nfc, len);
	free(nfc);
}

/* Looking for what must not be in clean text. */
struct scan {
	const char *s;
	size_t len, i;
	bool lines;
	bool inert; /* so far nothing that NFC might change, and no mark */
	uint32_t c; /* what was found, of `n` bytes */
	size_t n;
};

/* Moves to the next character that is not clean, or may not be; false, and the
 * end, when there is none. */
static bool
scan_to_unclean(struct scan *scan)
{
	const char *s = scan->s;
	size_t len = scan->len;

	while ((scan->i = utf8_run_plain(s, scan->i, len, scan->lines)) < len) {
		for (size_t end = slow_end(scan->i, len); scan->i < end;) {
			uint32_t c;
			size_t n = utf8_decode(s + scan->i, len - scan->i, &c);
			bool feed = scan->lines && c == '\n';

			scan->c = c;
			scan->n = n;
			if ((!utf8_is_clean(c) && !feed) ||
			    c == UTF8_REPLACEMENT)
				return true;
			scan->inert = scan->inert && is_inert(c);
			scan->i += n;
		}
	}
	return false;
}

bool
utf8_is_harmless(const char *s, size_t len)
{
	struct scan scan = {.s = s, .len = len, .inert = true};

	return !scan_to_unclean(&scan) &&
	    (scan.inert || utf8_marks_are_few(s, len));
}

/* Characters since the last line end, of what was appended. */
struct column {
	size_t at; /* counted up to here */
	size_t n;
};

static size_t
count_column(struct column *column, const struct strbuf *out)
{
	for (; column->at < out->len; column->at++) {
		unsigned char byte = (unsigned char)out->str[column->at];

		column->n =
		    byte == '\n' ? 0 : column->n + ((byte & 0xC0) != 0x80);
	}
	return column->n;
}

/* Appends one control character the way `how` wants it. */
static void
clean_control(
    struct strbuf *out, uint32_t c, struct column *column, enum utf8_clean how)
{
	char buf[4];

	if (how == UTF8_CLEAN_LINES && c == '\r')
		return;
	if (how == UTF8_CLEAN_LINES && c == '\t')
		strbuf_pad(out, ' ', 4 - count_column(column, out) % 4);
	else if (c == '\n' || c == '\t' || c == '\r')
		strbuf_addc(out, ' ');
	else
		strbuf_add(out, buf, utf8_encode(buf, stand_in(c)));
}

void
utf8_clean(struct strbuf *out, const char *s, size_t len, enum utf8_clean how)
{
	struct scan scan = {.s = s,
	    .len = len,
	    .lines = how == UTF8_CLEAN_LINES,
	    .inert = true};
	struct column column = {.at = out->len};
	size_t from = out->len;
	size_t start = 0;

	strbuf_reserve(out, len);
	while (scan_to_unclean(&scan)) {
		strbuf_add(out, s + start, scan.i - start);
		clean_control(out, scan.c, &column, how);
		scan.i += scan.n;
		start = scan.i;
	}
	strbuf_add(out, s + start, len - start);
	if (!scan.inert) {
		normalize(out, from);
		utf8_marks_limit(out, from);
	}
}
