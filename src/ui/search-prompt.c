// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The prompt of /: see search.h. Typing always starts again from where the
 * prompt was opened, so that a pattern that grows or shrinks finds what it
 * would have found had it been typed at once. Esc brings back what was there.
 */
#include <config.h>

#include "ui/app.h"
#include "ui/ask.h"
#include "ui/handlers.h"
#include "ui/history.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/rows.h"
#include "ui/search-part.h"

static void
save_origin(struct app *app)
{
	struct search *s = &app->search;
	struct search_origin *o = &s->origin;

	if (s->pattern)
		search_find_if_needed(app);
	o->post = app->post;
	o->part = app->part;
	o->place = reader_place(app);
	o->sought = s->sought;
	o->pane = s->pane;
	o->current = s->current;
	o->row = pane_get(app->focus)->view(app)->cursor;
	if (app->focus == PANE_HELP)
		o->row = app->help.top;
	o->axis = axis_place(app);
}

static void
back_to_origin(struct app *app)
{
	const struct search_origin *o = &app->search.origin;

	app_select_post(app, o->post);
	app_select_part(app, o->part);
	reader_set_place(app, o->place);
	if (app->focus == PANE_HELP || app->focus == PANE_RESULTS)
		pane_get(app->focus)->go(app, o->row);
	else if (app->focus == PANE_AXIS)
		axis_set_place(app, &o->axis);
}

/* All is as it was before the prompt was opened. */
static void
restore_origin(struct app *app)
{
	struct search *s = &app->search;

	back_to_origin(app);
	search_set_sought(s, s->origin.sought);
	s->origin.sought = NULL;
	s->pane = s->origin.pane;
	s->error.status = OK;
	if (!s->pattern)
		return;
	search_find_in_part(app);
	if (s->origin.current < s->n)
		s->current = s->origin.current;
}

void
search_open(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	save_origin(app);
	app->search.error.status = OK;
	app->asking = &asking_search;
	history_open(app, &app->searches);
}

/* The row to search from: dates may have been put in order since. */
static size_t
origin_row(struct app *app)
{
	const struct search_origin *o = &app->search.origin;

	return app->focus == PANE_DATES ? rows_of(app, PANE_DATES, o->post)
					: o->row;
}

static void
show_first(struct app *app)
{
	struct search *s = &app->search;
	const struct pane_ops *ops = pane_get(s->pane);

	back_to_origin(app);
	if (ops->row_text) {
		search_list_first(app, origin_row(app));
		return;
	}
	search_find_in_part(app);
	if (s->n) {
		size_t i = search_match_from(s, s->origin.place.at);
		search_show_match(app, i < s->n ? i : 0);
	}
}

static void
search_typed(struct app *app)
{
	struct search *s = &app->search;
	const char *typed = app->prompt.text.str;

	s->pane = app->focus;
	s->error.status = OK;
	search_set_sought(
	    s, *typed ? search_sought_new(typed, &s->error) : NULL);
	if (s->pattern)
		show_first(app);
	else
		back_to_origin(app);
}

static void
search_accept(struct app *app)
{
	struct search *s = &app->search;

	if (s->error.status != OK) {
		app_complain(app, "%s", s->error.msg);
		restore_origin(app);
	} else if (!app->prompt.text.len) {
		restore_origin(app);
		search_next(app, 1, 1);
	} else {
		search_sought_free(s->origin.sought);
		s->origin.sought = NULL;
		s->age = 0;
	}
}

const struct asking asking_search = {
    .prefix = "/",
    .typed = search_typed,
    .accept = search_accept,
    .cancel = restore_origin,
    .offer = search_offer,
    .status = search_status,
};
