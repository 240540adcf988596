// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The plot of a search: how often its results occur per week or month, a row
 * with a bar for each, the latest first. It shows the results that there are,
 * and grows while they do.
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

/* A member of struct app. */
struct plot {
	enum timeline_unit unit;
	enum pane_id from; /* the pane that had the focus */
	bool entered;      /* the results were opened for it */
	struct timeline timeline;
	struct viewport view;

	/* What it was made of. */
	const struct hunt *hunt;
	size_t n_finds;
	unsigned long changes;
	unsigned order;
	bool made;
};

void plot_init(struct plot *plot);
void plot_release(struct plot *plot);

/* The actions: open; another unit. Both arguments are unused. */
void plot_open(struct app *app, int count, int arg);
void plot_turn(struct app *app, int count, int arg);

#endif
