// SPDX-License-Identifier: GPL-3.0-or-later
/* The nearest name, by dynamic programming over three rows: see nearest.h. */
#include <config.h>

#include "base/nearest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { NAME_MAX_BYTES = 32 };

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The edits (a byte put in, left out or changed, two neighbours swapped) that
 * make one ASCII name of another: the optimal string alignment distance. Long
 * names are as far away as can be. */
static size_t
count_edits(const char *a, const char *b)
{
	size_t rows[3][NAME_MAX_BYTES + 1];
	size_t n = strlen(a), m = strlen(b);

	if (n > NAME_MAX_BYTES || m > NAME_MAX_BYTES)
		return SIZE_MAX;
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t *now = rows[i % 3], *last = rows[(i - 1) % 3];
		const size_t *older = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= m; j++) {
			bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1];

			now[j] = least(last[j], now[j - 1]) + 1;
			now[j] =
			    least(now[j], last[j - 1] + (a[i - 1] != b[j - 1]));
			if (swapped)
				now[j] = least(now[j], older[j - 2] + 1);
		}
	}
	return rows[n % 3][m];
}

void
nearest_init(struct nearest *nearest, const char *word)
{
	*nearest = (struct nearest){.word = word, .distance = SIZE_MAX};
}

void
nearest_try(struct nearest *nearest, const char *name)
{
	size_t distance = count_edits(nearest->word, name);
	size_t a = strlen(nearest->word), b = strlen(name);

	if (distance > (a > b ? a : b) / 3 || distance >= nearest->distance)
		return;
	nearest->distance = distance;
	nearest->name = name;
}
