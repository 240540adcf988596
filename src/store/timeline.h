// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How often something was found through the years: what a finder has found,
 * counted by weeks or months, the latest first. Between the oldest and the
 * newest post of the library there is a bin for each of them, empty ones
 * included, so that their order is the scale of time.
 */
#ifndef NONMUN_STORE_TIMELINE_H
#define NONMUN_STORE_TIMELINE_H

#include <stddef.h>

#include "base/strbuf.h"
#include "model/library.h"
#include "store/finder.h"

enum timeline_unit {
	TIMELINE_WEEK, /* of ISO 8601: from Monday on */
	TIMELINE_MONTH,
	TIMELINE_UNITS
};

struct bin {
	long first, last; /* its days, since 1970-01-01 */
	size_t posts;     /* of the library, of these days */
	size_t papers;    /* in which something was found, each once */
	size_t matches;
	size_t find; /* index of the newest find; only if papers > 0 */
};

struct timeline {
	enum timeline_unit unit;
	struct bin *bins;
	size_t n, cap;
	size_t papers_max, matches_max; /* of one bin */
	size_t undated_papers;          /* in no bin */
};

void timeline_init(struct timeline *t);
void timeline_release(struct timeline *t);

/* Counts anew: the finds are a finder's of this library, as it is now. Some
 * milliseconds for a hundred thousand of them. */
void timeline_count(struct timeline *t, struct library *lib,
    const struct find *finds, size_t n, enum timeline_unit unit);

/* Appends the name of a bin: "2025-W37" or "2025-09". */
void timeline_label(
    const struct timeline *t, const struct bin *bin, struct strbuf *out);

/* "week" or "month". Borrowed. */
const char *timeline_unit_name(enum timeline_unit unit);

#endif
