// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of `make bench`: see table.h. */
#include <config.h>

#include "table.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void
table_complain(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	exit(2);
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double
table_quantile(double *values, size_t n, double share)
{
	size_t at = (size_t)(share * (double)n);

	qsort(values, n, sizeof(*values), by_value);
	return values[at < n ? at : n - 1];
}

static const char *
verdict(const struct row *row)
{
	char *end;
	double most = strtod(row->budget, &end);
	bool kept = *end == 'x'              ? row->ours <= most * row->anchor
	    : strcmp(row->unit, "MB/s") == 0 ? row->ours >= most
					     : row->ours <= most;

	return end == row->budget ? "" : kept ? "kept" : "MISSED";
}

void
table_print(const struct row *row)
{
	char anchor[32] = "-", ratio[32] = "-";

	if (row->anchor > 0) {
		snprintf(anchor, sizeof(anchor), "%.2f", row->anchor);
		snprintf(
		    ratio, sizeof(ratio), "%.2fx", row->ours / row->anchor);
	}
	printf("%-38s %9.2f %9s %-5s %7s %-6s %s\n", row->what, row->ours,
	    anchor, row->unit, ratio, verdict(row), row->budget);
	fflush(stdout);
}
