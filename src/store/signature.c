// SPDX-License-Identifier: GPL-3.0-or-later
/* Signatures: see signature.h. One pass over a text makes its grams and hands
 * each to whoever wants it, inlined, since this is done for every byte of a
 * library. A letter here is what stands for a character in a gram: 0 for one
 * that parts runs, else the same for all that a pattern takes for equal. */
#include <config.h>

#include "store/signature.h"

#include "base/utf8.h"

enum {
	HANGUL_FIRST = 0xAC00,
	HANGUL_LAST = 0xD7A3,
	KELVIN_SIGN = 0x212A, /* equals "k" when case is ignored */
	LONG_S = 0x017F,      /* equals "s" */
};

static bool
is_ideograph(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
	    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static uint32_t
letter_of_ascii(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return c;
	c |= 0x20;
	return c >= 'a' && c <= 'z' ? c : 0;
}

static uint32_t
letter_of_other(uint32_t c)
{
	if (c == KELVIN_SIGN)
		return 'k';
	if (c == LONG_S)
		return 's';
	if (c >= HANGUL_FIRST && c <= HANGUL_LAST)
		return c;
	return is_ideograph(c) ? c : 0;
}

/* The letter of the character at `*s`, which is moved behind it. Clean text
 * is valid: three bytes that begin as a syllable does are one. */
static inline uint32_t
next_letter(const unsigned char **s, const unsigned char *end)
{
	const unsigned char *p = *s;
	uint32_t c;

	if (p[0] < 0x80) {
		*s += 1;
		return letter_of_ascii(p[0]);
	}
	if (p[0] >= 0xEA && p[0] <= 0xED && end - p > 2) {
		*s += 3;
		c = (uint32_t)(p[0] & 0x0F) << 12 |
		    (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		return c - HANGUL_FIRST <= HANGUL_LAST - HANGUL_FIRST ? c : 0;
	}
	*s += utf8_decode((const char *)p, (size_t)(end - p), &c);
	return letter_of_other(c);
}

/* Multiplying by odd numbers and taking the high bits: Knuth, volume 3, 6.4.
 */
static inline uint64_t
gram_hash(uint64_t before, uint32_t last)
{
	before = before * UINT64_C(0xD6E8FEB86659FD93) + last;
	return (before ^ before >> 29) * UINT64_C(0x9E3779B97F4A7C15);
}

size_t
signature_bit(uint64_t gram, int i, size_t room)
{
	return (size_t)(gram >> (25 + 13 * i)) & (room - 1);
}

static inline void
set_bit(uint64_t *bits, size_t bit)
{
	bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Not a loop: compilers that would unroll it do not at the usual level, and
 * half of the time would go into counting to three. */
static inline void
set_bits(uint64_t *bits, uint64_t gram)
{
	_Static_assert(SIGNATURE_HASHES == 3, "as many as are set here");
	set_bit(bits, signature_bit(gram, 0, SIGNATURE_BITS));
	set_bit(bits, signature_bit(gram, 1, SIGNATURE_BITS));
	set_bit(bits, signature_bit(gram, 2, SIGNATURE_BITS));
}

static inline void
query_gram(struct signature_query *query, uint64_t gram)
{
	for (size_t i = 0; i < query->n; i++)
		if (query->grams[i] == gram)
			return;
	if (query->n < QUERY_GRAMS_MAX)
		query->grams[query->n++] = gram;
}

/* The letters before the one that is read; `first` is 0 unless both are of
 * ASCII. */
struct run {
	uint32_t first, second;
};

/* Reads a letter. True, with the gram, when it ends one. */
static inline bool
run_read(struct run *run, uint32_t letter, uint64_t *gram)
{
	uint32_t first = run->first;
	uint32_t second = run->second;

	run->second = letter;
	run->first = 0;
	if (letter < 0x80 && second < 0x80) {
		run->first = letter ? second : 0;
		if (!first || !letter)
			return false;
		*gram = gram_hash((uint64_t)first << 32 | second, letter);
		return true;
	}
	*gram = gram_hash(second, letter);
	return letter && second;
}

void
signature_add(uint64_t *bits, const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	const unsigned char *end = s + len;
	struct run run = {0, 0};
	uint64_t gram;

	while (s < end)
		if (run_read(&run, next_letter(&s, end), &gram))
			set_bits(bits, gram);
}

void
signature_query_add(struct signature_query *query, const char *word, size_t len)
{
	const unsigned char *s = (const unsigned char *)word;
	const unsigned char *end = s + len;
	struct run run = {0, 0};
	uint64_t gram;

	while (s < end)
		if (run_read(&run, next_letter(&s, end), &gram))
			query_gram(query, gram);
}

size_t
signature_weight(const uint64_t *bits)
{
	size_t n = 0;

	for (size_t i = 0; i < SIGNATURE_WORDS; i++)
		for (uint64_t word = bits[i]; word; word &= word - 1)
			n++;
	return n;
}

/* Folding in half keeps a bit clear only where both halves had it clear. */
size_t
signature_room(double weight)
{
	double clear = 1 - weight / SIGNATURE_BITS;
	size_t room = SIGNATURE_BITS;

	while (room > SIGNATURE_BITS_MIN && clear * clear >= 0.68) {
		clear *= clear;
		room /= 2;
	}
	return room;
}

void
signature_fold(uint64_t *bits, size_t room)
{
	for (size_t n = SIGNATURE_WORDS; n > room / 64; n /= 2)
		for (size_t i = 0; i < n / 2; i++)
			bits[i] |= bits[i + n / 2];
}

/* Swaps the off-diagonal quarters of ever smaller squares: Warren, Hacker's
 * Delight, 7-3. */
void
signature_transpose(uint64_t square[64])
{
	uint64_t mask = UINT64_C(0x00000000FFFFFFFF);

	for (unsigned size = 32; size; size /= 2, mask ^= mask << size)
		for (unsigned i = 0; i < 64; i = ((i | size) + 1) & ~size) {
			uint64_t *a = &square[i];
			uint64_t *b = &square[i | size];
			uint64_t swap = (*a >> size ^ *b) & mask;
			*a ^= swap << size;
			*b ^= swap;
		}
}
