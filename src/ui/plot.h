// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The plot of a search: how often its results occur per week or month, a row
 * with a bar for each, the latest first. It shows the results that there are,
 * and grows while they do. It opens at the time of the selected result; what is
 * later than all of them is above the window. Longer times without a digest
 * have one row together.
 */
#ifndef NONMUN_UI_PLOT_H
#define NONMUN_UI_PLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "store/timeline.h"
#include "ui/frame.h"
#include "ui/viewport.h"

struct app;
struct hunt;

/* Bins of the timeline: one, or some without posts. */
struct plot_row {
	size_t bin, n;
};

/* A member of struct app. */
struct plot {
	enum timeline_unit unit;
	enum pane_id from; /* the pane that had the focus */
	bool entered;      /* the results were opened for it */
	bool moved;        /* the cursor was, since it was opened */
	struct timeline timeline;
	struct plot_row *rows;
	size_t n_rows, cap;
	struct viewport view; /* of the rows */

	/* What it was made of. */
	const struct hunt *hunt;
	size_t n_finds;
	unsigned long changes;
	unsigned order;
	bool made;
};

void plot_init(struct plot *plot);
void plot_release(struct plot *plot);

/* Counts anew where what was found, the library or the unit has changed. There
 * must be results (results.now). */
void plot_update(struct app *app);

/* The first bin of a row. */
const struct bin *plot_bin(const struct plot *plot, size_t row);

#endif
