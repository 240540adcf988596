// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The table of `make bench`: one row for each thing that is measured, beside
 * its anchor. A budget is a text that begins with what the figure may be at
 * most: "1.5x" that of the anchor, "20" in the row's unit (for MB/s: at
 * least), or "-" for none; what follows is for people.
 */
#ifndef NONMUN_BENCH_TABLE_H
#define NONMUN_BENCH_TABLE_H

#include <stddef.h>

struct row {
	const char *what, *budget, *unit;
	double ours, anchor; /* anchor 0: there is none */
};

void table_print(const struct row *row);

/* The value that `share` (0..1) of the values are not above. Sorts them. */
double table_quantile(double *values, size_t n, double share);

/* Ends the program with status 2. */
_Noreturn void table_complain(const char *what);

#endif
