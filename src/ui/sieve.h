// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which rows of a list are wanted, found out a few at a time: rows are tried
 * one after another from the first, by whoever has time, and the answers kept
 * as bits. Knows neither the list nor what is looked for.
 */
#ifndef NONMUN_UI_SIEVE_H
#define NONMUN_UI_SIEVE_H

#include <stdbool.h>
#include <stddef.h>

struct sieve {
	unsigned char *bits; /* of the rows below `tried` */
	size_t cap;          /* bytes of `bits` */
	size_t rows;
	size_t tried; /* rows that have been tried */
	size_t hits;  /* of them, those that are wanted */
};

#define SIEVE_INIT               \
	{                        \
		NULL, 0, 0, 0, 0 \
	}

void sieve_release(struct sieve *s);

/* Begins again, for `rows` rows; more may be added at the end later. */
void sieve_begin(struct sieve *s, size_t rows);
void sieve_grow(struct sieve *s, size_t rows);

static inline bool
sieve_done(const struct sieve *s)
{
	return s->tried >= s->rows;
}

/* The answer for row `tried`, the next one. Not to be called when done. */
void sieve_answer(struct sieve *s, bool wanted);

/* Whether a row is known to be wanted. */
bool sieve_has(const struct sieve *s, size_t row);

/* Wanted rows up to and including `row`, as far as they are known. */
size_t sieve_rank(const struct sieve *s, size_t row);

/* The first wanted row at or after `row` (step > 0), or at or before it; the
 * number of rows when none is known there. Does not go around. */
size_t sieve_next(const struct sieve *s, size_t row, int step);

#endif
