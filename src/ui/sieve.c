// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows that are wanted, as bits: see sieve.h. */
#include <config.h>

#include "ui/sieve.h"

#include <stdlib.h>

#include "base/mem.h"

enum { BITS = 8 };

void
sieve_release(struct sieve *s)
{
	free(s->bits);
	*s = (struct sieve)SIEVE_INIT;
}

void
sieve_grow(struct sieve *s, size_t rows)
{
	size_t bytes = rows / BITS + 1;

	if (bytes > s->cap) {
		s->bits = mem_realloc(s->bits, mem_product(bytes, 2));
		s->cap = bytes * 2;
	}
	s->rows = rows;
}

void
sieve_begin(struct sieve *s, size_t rows)
{
	s->tried = s->hits = 0;
	sieve_grow(s, rows);
}

void
sieve_answer(struct sieve *s, bool wanted)
{
	unsigned char *byte = &s->bits[s->tried / BITS];
	unsigned char bit = (unsigned char)(1u << s->tried % BITS);

	*byte = (unsigned char)(wanted ? *byte | bit : *byte & ~bit);
	s->hits += wanted;
	s->tried++;
}

bool
sieve_has(const struct sieve *s, size_t row)
{
	return row < s->tried && (s->bits[row / BITS] >> row % BITS & 1);
}

size_t
sieve_rank(const struct sieve *s, size_t row)
{
	size_t end = row < s->tried ? row + 1 : s->tried;
	size_t n = 0;

	for (size_t i = 0; i < end / BITS; i++)
		for (unsigned b = s->bits[i]; b; b &= b - 1)
			n++;
	for (size_t i = end / BITS * BITS; i < end; i++)
		n += sieve_has(s, i);
	return n;
}

size_t
sieve_next(const struct sieve *s, size_t row, int step)
{
	if (step < 0 && row >= s->tried)
		row = s->tried - 1; /* of none: SIZE_MAX */
	for (; row < s->tried; row += (size_t)step) {
		if (sieve_has(s, row))
			return row;
		/* Eight rows without one at once; there may be many. */
		if (step > 0 && row % BITS == 0)
			while (row + BITS < s->tried && !s->bits[row / BITS])
				row += BITS;
		else if (step < 0 && row % BITS == BITS - 1)
			while (row >= BITS && !s->bits[row / BITS])
				row -= BITS;
		if (sieve_has(s, row))
			return row;
	}
	return s->rows;
}
