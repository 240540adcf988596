// SPDX-License-Identifier: GPL-3.0-or-later
/* UTF-8 and clean text: see utf8.h. */
#include <config.h>

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/mem.h"

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
	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
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

static bool
is_bidi_control(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	    c == 0x200E || c == 0x200F || c == 0x061C;
}

bool
utf8_is_clean(uint32_t c)
{
	return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !is_bidi_control(c) &&
	    c != 0x2028 && c != 0x2029 && !(c >= 0xD800 && c <= 0xDFFF) &&
	    c <= 0x10FFFF;
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

/* Characters that normalization form C never changes, alone or after others:
 * most of what digests are made of. */
static bool
is_nfc_inert(uint32_t c)
{
	return c < 0x0300 || (c >= 0xAC00 && c <= 0xD7A3) ||
	    (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x3096) ||
	    (c >= 0x30A0 && c <= 0x30FF) || (c >= 0x2010 && c <= 0x205F) ||
	    (c >= 0x2190 && c <= 0x22FF && c != 0x2ADC) ||
	    (c >= 0x2400 && c <= 0x27FF) || (c >= 0x3001 && c <= 0x3020) ||
	    (c >= 0xFF01 && c <= 0xFFEF) || c == UTF8_REPLACEMENT;
}

/* Bytes of the longest start of `s` that is printable ASCII, Hangul syllables
 * and ideographs: clean and inert, without a look at each character. What most
 * digests are made of, hence the care. */
static size_t
inert_run(const char *s, size_t len, size_t *chars)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i = 0;

	while (i < len) {
		if (u[i] >= 0x20 && u[i] < 0x7F) {
			i++;
		} else if (u[i] >= 0xE5 && u[i] <= 0xED && len - i >= 3 &&
		    (u[i] != 0xEA || u[i + 1] >= 0xB0) &&
		    (u[i] != 0xED || u[i + 1] < 0x9E) &&
		    (u[i + 1] & 0xC0) == 0x80 && (u[i + 2] & 0xC0) == 0x80) {
			i += 3;
		} else {
			break;
		}
		++*chars;
	}
	return i;
}

/* Eight bytes as a number, the first the lowest. */
static uint64_t
word_at(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return (uint64_t)u[0] | (uint64_t)u[1] << 8 | (uint64_t)u[2] << 16 |
	    (uint64_t)u[3] << 24 | (uint64_t)u[4] << 32 | (uint64_t)u[5] << 40 |
	    (uint64_t)u[6] << 48 | (uint64_t)u[7] << 56;
}

/* The top bits of all bytes of a word, */
static const uint64_t tops = UINT64_C(0x8080808080808080);

/* and of those that equal `byte`. */
static uint64_t
tops_where(uint64_t word, unsigned char byte)
{
	uint64_t odd = word ^ (byte * UINT64_C(0x0101010101010101));

	return ~(((odd & ~tops) + ~tops) | odd) & tops;
}

/* Bytes of a start of `s` that is whole well-formed characters: the longest
 * but for its last few bytes, unless something rare stands in it. Eight bytes
 * are looked at together: further bytes of a character must be where the lead
 * bytes want them and nowhere else. Rare are lead bytes after which not every
 * further byte will do: E0, ED before A0..BF, F0...; and C0 and C1. */
static size_t
valid_run(const char *s, size_t len)
{
	uint64_t due = 0; /* what the word before wants of this one */
	size_t i = 0;

	for (; len - i >= 8; i += 8) {
		uint64_t w = word_at(s + i);
		uint64_t lead = w & w << 1 & tops;
		uint64_t lead3 = lead & w << 2;
		uint64_t further = w & ~lead & tops;
		uint64_t rare = (lead3 & w << 3) | tops_where(w, 0xE0) |
		    tops_where(w | tops >> 7, 0xC1) |
		    (tops_where(w, 0xED) & (w >> 8 << 2 | tops << 56));

		if ((further ^ (lead << 8 | lead3 << 16 | due)) | rare)
			break;
		due = lead >> 56 | lead3 >> 48;
	}
	if (due)
		do
			i--;
		while (((unsigned char)s[i] & 0xC0) == 0x80);
	return i;
}

size_t
utf8_valid(const char *s, size_t len)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	size_t i = 0;
	uint32_t c;

	while ((i += valid_run(s + i, len - i)) < len) {
		size_t n = utf8_decode(s + i, len - i, &c);

		if (c == UTF8_REPLACEMENT &&
		    (n != 3 || memcmp(s + i, replacement, n) != 0))
			return i;
		i += n;
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

/* Appends one control character the way `how` wants it. */
static void
clean_control(
    struct strbuf *out, uint32_t c, size_t column, enum utf8_clean how)
{
	char buf[4];

	if (how == UTF8_CLEAN_LINES && c == '\n')
		strbuf_addc(out, '\n');
	else if (how == UTF8_CLEAN_LINES && c == '\r')
		return;
	else if (how == UTF8_CLEAN_LINES && c == '\t')
		strbuf_pad(out, ' ', 4 - column % 4);
	else if (c == '\n' || c == '\t' || c == '\r')
		strbuf_addc(out, ' ');
	else
		strbuf_add(out, buf, utf8_encode(buf, stand_in(c)));
}

void
utf8_clean(struct strbuf *out, const char *s, size_t len, enum utf8_clean how)
{
	size_t from = out->len;
	size_t column = 0;
	bool inert = true;
	size_t i = 0;

	strbuf_reserve(out, len);
	while (i < len) {
		size_t run = i;
		uint32_t c = 0;
		size_t n = 0;

		while (i < len) {
			i += inert_run(s + i, len - i, &column);
			if (i == len)
				break;
			n = utf8_decode(s + i, len - i, &c);
			if (!utf8_is_clean(c) || (c == UTF8_REPLACEMENT))
				break;
			inert = inert && is_nfc_inert(c);
			column++;
			i += n;
		}
		strbuf_add(out, s + run, i - run);
		if (i >= len)
			break;
		if (c == UTF8_REPLACEMENT)
			strbuf_adds(out, "\xEF\xBF\xBD");
		else
			clean_control(out, c, column, how);
		column = c == '\n' ? 0
		    : c == '\t'    ? column + 4 - column % 4
				   : column + 1;
		i += n;
	}
	if (!inert)
		normalize(out, from);
}
