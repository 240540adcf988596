// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows that have moved: see term-moved.h. */
#include <config.h>

#include "term/term-moved.h"

#include "term/term-ops.h"

/* Rows that are right after a scroll and were not before it; from here on it is
 * worth it. */
enum { WORTH_SCROLLING = 2 };

struct rows {
	const uint64_t *shown, *drawn;
	int n;
};

/* What is gained by having rows [from, to) moved there from `by` rows below:
 * rows that are right then, without those that were. */
static int
gain(const struct rows *rows, int from, int to, int by)
{
	int top = by > 0 ? from : from + by;
	int bottom = by > 0 ? to + by : to;
	int n = to - from;

	for (int row = top; row < bottom; row++)
		n -= rows->shown[row] == rows->drawn[row];
	return n;
}

/* The end of the rows from `from` on that are shown `by` rows below. */
static int
run_end(const struct rows *rows, int from, int by)
{
	while (from < rows->n && from + by < rows->n &&
	    rows->drawn[from] == rows->shown[from + by])
		from++;
	return from;
}

bool
term_moved_find(const uint64_t *shown, const uint64_t *drawn, int rows,
    struct term_scroll *out)
{
	struct rows all = {shown, drawn, rows};
	int best = WORTH_SCROLLING - 1;

	for (int by = 1 - rows; by < rows; by++) {
		int end;

		if (!by)
			continue;
		for (int from = by < 0 ? -by : 0; from < rows; from = end + 1) {
			end = run_end(&all, from, by);
			if (end == from || gain(&all, from, end, by) <= best)
				continue;
			best = gain(&all, from, end, by);
			*out = (struct term_scroll){by > 0 ? from : from + by,
			    by > 0 ? end + by : end, by};
		}
	}
	return best >= WORTH_SCROLLING;
}
