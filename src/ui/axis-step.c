// SPDX-License-Identifier: GPL-3.0-or-later
/* Stepping through the axis from paper to paper and from day to day: see
 * axis.h. */
#include <config.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/step.h"

void
axis_step_paper(struct app *app, long by)
{
	struct axis *a = &app->axis;
	long last = (long)a->list.n_items - 1;
	bool within = a->at.item == a->item && a->at.row;
	/* From within a paper, back is first to its own name. */
	long to = (long)a->item + by + (by < 0 && within);

	if (last < 0)
		return;
	if (to < 0 || to > last) {
		app_say(app,
		    to < 0            ? N_("first paper")
			: a->complete ? N_("last paper")
				      : N_("last paper so far"));
		to = to < 0 ? 0 : last;
	}
	axis_show_item(app, (size_t)to);
}

void
axis_go_nth(struct app *app, int n)
{
	if ((size_t)n <= app->axis.list.n_items)
		axis_show_item(app, (size_t)n - 1);
	else
		app_say(app, "there is no paper %d", n);
}

static size_t
post_of(const struct app *app, size_t item)
{
	return axis_list_paper(&app->axis.list, item)->id;
}

/* The first item of the day after that of an item; n_items: none. */
static size_t
day_after(const struct app *app, size_t item)
{
	size_t id = post_of(app, item);

	while (item < app->axis.list.n_items && post_of(app, item) == id)
		item++;
	return item;
}

/* The first item of its day; if it is that, of the day before. */
static size_t
day_before(const struct app *app, size_t item)
{
	size_t id = post_of(app, item ? item - 1 : 0);

	while (item && post_of(app, item - 1) == id)
		item--;
	return item;
}

static void
step_within(struct app *app, long by)
{
	struct axis *a = &app->axis;
	size_t n = a->list.n_items;
	size_t item = a->item;

	if (!n)
		return;
	for (; by > 0 && item < n; by--)
		item = day_after(app, item);
	for (; by < 0; by++)
		item = day_before(app, item);
	if (item == n || item == a->item)
		app_say(app, item == n ? N_("last day") : N_("first day"));
	if (item < n)
		axis_show_item(app, item);
}

void
axis_step_day(struct app *app, long by)
{
	if (app->axis.source != AXIS_DAY) {
		step_within(app, by);
		return;
	}
	step_day(app, by);
	axis_open_day(app);
}
