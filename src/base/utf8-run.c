// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Blocks of UTF-8: see utf8-run.h. Every byte is judged by itself and the two
 * before it, all bytes of a block alike, with no choice to be made between:
 * that is as fast as the memory, where the compiler puts several words into a
 * register, and fast enough where it does not.
 *
 * Eight bytes are a number, in whatever order; the answer for each is its top
 * bit, the others mean nothing. No sum exceeds a byte, and bits that a shift
 * brings from the byte beside are never the ones asked for.
 */
#include <config.h>

#include "base/utf8-run.h"

#include <stdint.h>
#include <string.h>

enum { BEFORE = 2 /* bytes that are looked back at */ };

/* A word of eight times the same byte. */
#define ALL(byte) ((byte)*UINT64_C(0x0101010101010101))

static uint64_t
load(const unsigned char *u)
{
	uint64_t word;

	memcpy(&word, u, sizeof(word));
	return word;
}

/* Which bytes, of those below 0x80, are not below `least`. */
static uint64_t
not_below(uint64_t word, unsigned char least)
{
	return word + ALL(0x80U - least);
}

/* Which bytes, of those below 0x80, are zero. */
static uint64_t
zero(uint64_t word)
{
	return ~not_below(word, 1);
}

/* Lead bytes, if this is not a further byte. */
static uint64_t
lead(uint64_t word)
{
	return word & word << 1;
}

static uint64_t
lead_of_three(uint64_t word)
{
	return lead(word) & word << 2;
}

static uint64_t
further(uint64_t word)
{
	return word & ~(word << 1);
}

static bool
is_valid(const unsigned char *u, uint64_t feeds)
{
	uint64_t bad = 0;

	(void)feeds;
	for (size_t i = 0; i < UTF8_RUN; i += 8) {
		uint64_t w = load(u + i);
		uint64_t before = load(u + i - 1);
		uint64_t before2 = load(u + i - 2);
		uint64_t high = w >> 5 & ALL(1); /* A0 and above, not below */
		/* E0 is not followed by 80..9F, nor ED by A0..BF. */
		uint64_t odd = before ^ (high | high << 2 | high << 3);

		bad |= further(w) ^ (lead(before) | lead_of_three(before2));
		bad |= lead(before) & zero(before & ALL(0x3E)); /* C0, C1 */
		bad |= lead_of_three(before) & zero(odd & ALL(0x1F));
		bad |= lead_of_three(before) & before << 3; /* F0... */
	}
	return !(bad & ALL(0x80));
}

/* Of ASCII, all that is printed; of lead bytes, E5 to ED, so that each has two
 * further bytes; of EA, what begins with the first syllable, EA B0 80; of ED,
 * what ends with ED 9E 9F, four before the last syllable; surrogates come
 * behind that. */
static bool
is_plain(const unsigned char *u, uint64_t feeds)
{
	uint64_t bad = 0;

	for (size_t i = 0; i < UTF8_RUN; i += 8) {
		uint64_t w = load(u + i);
		uint64_t before = load(u + i - 1);
		uint64_t before2 = load(u + i - 2);
		uint64_t ascii = w & ALL(0x7F);
		uint64_t first = before2 & ALL(0x3F);
		/* The second byte's six bits, and then 1 where the third is
		 * A0 or above. */
		uint64_t rest = (before & ALL(0x3F)) << 1 | (w >> 5 & ALL(1));

		bad |= further(w) ^ (lead(before) | lead(before2));
		bad |= ~w & ~not_below(ascii, 0x20) & ~zero(ascii ^ feeds);
		bad |= ~w & zero(ascii ^ ALL(0x7F));
		bad |= lead(before2) &
		    (~not_below(first, 0x25) | not_below(first, 0x2E) |
			(zero(first ^ ALL(0x2A)) & ~not_below(rest, 0x60)) |
			(zero(first ^ ALL(0x2D)) & not_below(rest, 0x3D)));
	}
	return !(bad & ALL(0x80));
}

/* The block at `at`, of a run that begins at `from`. Blanks take the place of
 * what is before the run or behind the text: a character that goes on there is
 * found to be cut. */
static const unsigned char *
block_at(unsigned char *copy, const char *s, size_t from, size_t at, size_t len)
{
	size_t before = at > from ? BEFORE : 0;
	size_t n = len - at < UTF8_RUN ? len - at : UTF8_RUN;

	if (before && n == UTF8_RUN)
		return (const unsigned char *)s + at;
	memset(copy, ' ', BEFORE + UTF8_RUN);
	memcpy(copy + BEFORE - before, s + at - before, before + n);
	return copy + BEFORE;
}

static size_t
run(const char *s, size_t from, size_t len,
    bool (*is_good)(const unsigned char *, uint64_t), uint64_t feeds)
{
	unsigned char copy[BEFORE + UTF8_RUN];
	size_t i = from;

	if (from == len)
		return len;
	while (is_good(block_at(copy, s, from, i, len), feeds)) {
		if (len - i < UTF8_RUN)
			return len;
		i += UTF8_RUN;
	}
	/* The last character may go on in the block that is not good. */
	if (i > from)
		do
			i--;
		while (((unsigned char)s[i] & 0xC0) == 0x80);
	return i;
}

size_t
utf8_run_valid(const char *s, size_t from, size_t len)
{
	return run(s, from, len, is_valid, 0);
}

size_t
utf8_run_plain(const char *s, size_t from, size_t len, bool lines)
{
	return run(s, from, len, is_plain, ALL(lines ? '\n' : ' '));
}
