// SPDX-License-Identifier: GPL-3.0-or-later
/* What the plot of a search shows, and where its cursor is: see plot.h. It is
 * drawn by pane-plot.c. */
#include <config.h>

#include "ui/plot.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/pane.h"

/* So many times without a digest have one row. */
enum { EMPTY_MIN = 3 };

void
plot_init(struct plot *plot)
{
	memset(plot, 0, sizeof(*plot));
	timeline_init(&plot->timeline);
}

void
plot_release(struct plot *plot)
{
	timeline_release(&plot->timeline);
	free(plot->rows);
}

static bool
is_current(const struct app *app)
{
	const struct plot *plot = &app->plot;
	const struct hunt *h = app->results.now;

	return plot->made && plot->hunt == h &&
	    plot->n_finds == hunt_totals(h).parts &&
	    plot->changes == finder_changes(h->finder) &&
	    plot->order == library_order(app->lib) &&
	    plot->timeline.unit == plot->unit;
}

const struct bin *
plot_bin(const struct plot *plot, size_t row)
{
	return &plot->timeline.bins[plot->rows[row].bin];
}

/* Bins without posts from one on; 0 where it has some. */
static size_t
empty_from(const struct timeline *t, size_t bin)
{
	size_t n = 0;

	while (bin + n < t->n && !t->bins[bin + n].posts)
		n++;
	return n;
}

static void
make_rows(struct plot *plot)
{
	const struct timeline *t = &plot->timeline;
	size_t n;

	plot->n_rows = 0;
	for (size_t bin = 0; bin < t->n; bin += n) {
		n = empty_from(t, bin);
		if (n < EMPTY_MIN)
			n = 1;
		plot->rows = mem_grow(
		    plot->rows, plot->n_rows, &plot->cap, sizeof(*plot->rows));
		plot->rows[plot->n_rows++] = (struct plot_row){bin, n};
	}
}

/* The row of a day, given as in struct bin; the first one that is not later. */
static size_t
row_of_day(const struct plot *plot, long day)
{
	size_t row = 0;

	while (row + 1 < plot->n_rows && plot_bin(plot, row + 1)->last >= day)
		row++;
	return row;
}

/* The latest row of something that was found; 0 where there is none. */
static size_t
first_found(const struct plot *plot)
{
	size_t row = 0;

	while (row < plot->n_rows && !plot_bin(plot, row)->papers)
		row++;
	return row < plot->n_rows ? row : 0;
}

/* The row of the selected result, at which one begins. */
static size_t
row_of_result(struct app *app, const struct find *finds, size_t n)
{
	const struct plot *plot = &app->plot;
	const struct hunt *h = app->results.now;
	size_t find = h->view.cursor < hunt_rows(h)
	    ? hunt_row(h, h->view.cursor).find
	    : n;
	const struct date *d;

	if (find >= n)
		return first_found(plot);
	d = &library_entry(app->lib, finds[find].id)->date;
	return d->year ? row_of_day(plot, date_day_number(d))
		       : first_found(plot);
}

void
plot_update(struct app *app)
{
	struct plot *plot = &app->plot;
	struct hunt *h = app->results.now;
	struct viewport *v = &plot->view;
	const struct find *finds;
	long day = 0;
	size_t n;
	size_t row;

	if (is_current(app))
		return;
	if (v->cursor < plot->n_rows)
		day = plot_bin(plot, v->cursor)->last;
	finds = finder_finds(h->finder, &n);
	timeline_count(&plot->timeline, app->lib, finds, n, plot->unit);
	make_rows(plot);
	row =
	    plot->moved ? row_of_day(plot, day) : row_of_result(app, finds, n);
	viewport_resize(v, plot->n_rows, v->height);
	if (!plot->moved)
		viewport_show(v, first_found(plot));
	viewport_go(v, row);
	plot->hunt = h;
	plot->n_finds = hunt_totals(h).parts;
	plot->changes = finder_changes(h->finder);
	plot->order = library_order(app->lib);
	plot->made = true;
}

void
plot_open(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	if (!app->results.now) {
		app_say(app, "nothing has been searched for yet; S searches");
		return;
	}
	app->plot.from = app->focus;
	/* What has not been searched yet is searched for open results. */
	app->plot.entered = !app->results.open;
	if (app->plot.entered)
		results_enter(app);
	app->plot.made = app->plot.moved = false;
	app->plot.view.cursor = app->plot.view.top = 0;
	pane_focus(app, PANE_PLOT);
}

void
plot_turn(struct app *app, int count, int arg)
{
	struct plot *plot = &app->plot;

	(void)count;
	(void)arg;
	plot->unit = (plot->unit + 1) % TIMELINE_UNITS;
	app_say(app,
	    plot->unit == TIMELINE_WEEK ? N_("per week") : N_("per month"));
}
