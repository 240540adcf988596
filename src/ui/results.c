// SPDX-License-Identifier: GPL-3.0-or-later
/* Going to results and back: see results.h. The prompt is in
 * results-prompt.c. */
#include <config.h>

#include "ui/results.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/rows.h"
#include "ui/screen.h"

enum { HURRY_MS = 3 };

void
results_init(struct results *r)
{
	memset(r, 0, sizeof(*r));
	search_init(&r->search);
	search_init(&r->asked_search);
}

void
results_release(struct results *r)
{
	if (r->before != r->now)
		hunt_free(r->before);
	hunt_free(r->now);
	hunt_free(r->other);
	search_release(&r->search);
	search_release(&r->asked_search);
	history_release(&r->history);
	results_init(r);
}

void
results_enter(struct app *app)
{
	struct results *r = &app->results;

	if (!r->open) {
		r->entered_from = standing_take(app);
		r->search = app->search;
		search_init(&app->search);
	}
	if (r->now)
		hunt_again(r->now);
	r->open = true;
	r->followed = NULL;
	pane_focus(app, PANE_RESULTS);
}

static void
close_results(struct app *app)
{
	struct results *r = &app->results;

	r->open = false;
	search_release(&app->search);
	app->search = r->search;
	search_init(&r->search);
}

void
results_leave(struct app *app)
{
	if (!app->results.open)
		return;
	close_results(app);
	standing_restore(app, &app->results.entered_from);
}

void
results_put_away(struct app *app)
{
	bool uncovered;

	close_results(app);
	uncovered = rows_uncover(app, PANE_DATES, app->post);
	uncovered |= rows_uncover(app, PANE_PAPERS, app->part);
	app_say(app,
	    uncovered ? N_("results and filter put away")
		      : N_("results put away"));
}

void
results_return(struct app *app)
{
	app->results.followed = NULL;
	pane_focus(app, PANE_RESULTS);
}

static bool
same_spot(const struct spot *a, const struct spot *b)
{
	return a->id == b->id && a->part == b->part && a->line == b->line;
}

/* The match on the cursor's row, where there is one in the paper's text. */
static bool
match_here(struct hunt *h, struct match *match)
{
	struct hunt_row row = hunt_row(h, h->view.cursor);
	const struct found *found = hunt_look(h, row.find);
	size_t line = row.line < 0 ? 0 : (size_t)row.line;

	if (!found || line >= found->n_lines || !found->lines[line].n ||
	    found->lines[line].section == FOUND_NOTE)
		return false;
	*match = found->matches[found->lines[line].first];
	return true;
}

/* Shows the match in the reader, where the same search is active then, unless
 * one within the results is. */
static void
show_match(struct app *app)
{
	struct hunt *h = app->results.now;
	struct match match;
	/* To look at a find may read its post anew. */
	bool here = match_here(h, &match);
	const struct paper *part = app_part(app);

	if (!part)
		return;
	if (!here) {
		search_query(app, h->typed, part->begin);
		reader_set_place(app, (struct place){part->begin, 0});
	} else if (app->focus == PANE_RESULTS && search_in_results(app)) {
		reader_reveal(app, match.begin);
	} else {
		search_query(app, h->typed, match.begin);
	}
}

void
results_follow(struct app *app)
{
	struct results *r = &app->results;
	struct hunt *h = r->now;

	if (!r->open || !h || !h->view.count || app->focus != PANE_RESULTS ||
	    (r->followed == h && same_spot(&r->spot, &h->spot)))
		return;
	r->followed = h;
	r->spot = h->spot;
	app_select_post(app, h->spot.id);
	app_select_part(app, h->spot.part);
	if (rect_visible(&app->frame.panes[PANE_READER]))
		show_match(app);
}

void
results_read(struct app *app)
{
	struct hunt *h = app->results.now;

	if (!h || !h->view.count)
		return;
	app_select_post(app, h->spot.id);
	app_select_part(app, h->spot.part);
	pane_focus(app, PANE_READER);
	screen_arrange(app);
	show_match(app);
	if (!hunt_look(h, hunt_row(h, h->view.cursor).find))
		app_say(app, "this digest has changed since it was searched");
}

static void
select_spot(struct app *app)
{
	const struct hunt *h = app->results.now;

	app_select_post(app, h->spot.id);
	app_select_part(app, h->spot.part);
}

bool
results_next(struct app *app, int step)
{
	struct hunt *h = app->results.now;

	/* Some may have been found since it was last on the screen. */
	hunt_arrange(h, h->view.height);
	if (!hunt_next_to(h, app->post, app->part, step))
		return false;
	select_spot(app);
	return true;
}

static bool
is_unread(const void *ctx, const struct find *find)
{
	return find->key && !tally_is_read(ctx, find->key);
}

bool
results_next_unread(struct app *app)
{
	struct hunt *h = app->results.now;

	hunt_arrange(h, h->view.height);
	if (!hunt_next_wanted(h, app->post, app->part, is_unread, app))
		return false;
	select_spot(app);
	return true;
}

/* ---- From paper to paper ------------------------------------------------ */

void
results_say_end(struct app *app, long by, bool day)
{
	static const char *const ends[2][3] = {
	    {N_("this is the first paper that was found"),
		N_("this is the last paper that was found"),
		N_("this is the last paper that was found so far")},
	    {N_("this is the first day that was found"),
		N_("this is the last day that was found"),
		N_("this is the last day that was found so far")}};
	const struct hunt *h = app->results.now;

	if (!hunt_rows(h))
		app_say(app, "nothing was found");
	else
		app_say(app, "%s", _(ends[day][by < 0 ? 0 : 1 + h->searching]));
}

/* The number of a paper among those found; -1 if it was not. */
static long
find_of(const struct app *app, size_t id, size_t part)
{
	const struct hunt *h = app->results.now;
	size_t n = 0;
	const struct find *finds =
	    app->results.open && h ? finder_finds(h->finder, &n) : NULL;

	for (size_t i = 0; i < n; i++)
		if (finds[i].id == id && finds[i].part == part)
			return (long)i;
	return -1;
}

bool
results_are_read(struct app *app)
{
	return find_of(app, app->post, app->part) >= 0;
}

bool
results_say_last(struct app *app)
{
	size_t n;

	finder_finds(app->results.now->finder, &n);
	if (find_of(app, app->post, app->part) + 1 < (long)n)
		return false;
	results_say_end(app, 1, false);
	return true;
}

void
results_select(struct app *app, size_t id, size_t part)
{
	struct hunt *h = app->results.now;
	long find = find_of(app, id, part);

	if (find < 0)
		return;
	/* Some may have been found since it was last on the screen. */
	hunt_arrange(h, h->view.height);
	hunt_go(h, hunt_row_of_find(h, (size_t)find));
}

void
results_step_read(struct app *app, long by)
{
	long from = find_of(app, app->post, app->part);
	long to = from + by;
	struct find find;
	size_t n;

	finder_finds(app->results.now->finder, &n);
	if (to < 0 || to >= (long)n) {
		results_say_end(app, by, false);
		to = to < 0 ? 0 : (long)n - 1;
	}
	if (to == from)
		return;
	find = *hunt_find(app->results.now, (size_t)to);
	stay_before(app);
	results_select(app, find.id, find.part);
	app_select_post(app, find.id);
	app_select_part(app, find.part);
	if (!app->axis.stay.on && search_is_of_results(app))
		show_match(app);
	stay_after(app);
}

struct hunt *
results_hunt(const struct app *app, const char *typed, struct error *err)
{
	struct hunt *hunt = hunt_new(app->lib, app->cat, typed, err);

	if (hunt)
		finder_search_notes(hunt->finder, app->marks.journal);
	return hunt;
}

/* Whether the search has nothing more to say, and what it says is nothing. */
static bool
found_nothing(const struct hunt *h)
{
	return h && !h->searching && !hunt_totals(h).parts;
}

bool
results_are_none(const struct app *app)
{
	return app->results.open && found_nothing(app->results.now);
}

/* The blank by which Enter has finished a word is not part of what is offered.
 */
static void
trim_end(char *typed)
{
	size_t len = strlen(typed);

	while (len && typed[len - 1] == ' ')
		typed[--len] = '\0';
}

/* Tries what was typed with the other keyboard layout. */
static bool
try_other(struct app *app)
{
	struct results *r = &app->results;
	char *typed;

	if (!found_nothing(r->now))
		return false;
	if (!r->other_tried) {
		r->other_tried = true;
		typed = query_other_layout(r->now->typed);
		if (typed) {
			trim_end(typed);
			r->other = results_hunt(app, typed, NULL);
		}
		free(typed);
	}
	if (!r->other || hunt_totals(r->other).parts || !hunt_step(r->other))
		return false;
	app->stale = app->stale || hunt_totals(r->other).parts;
	return true;
}

bool
results_step(struct app *app)
{
	struct results *r = &app->results;
	struct hunt *h = r->now;
	size_t rows;

	if (!r->open || !h)
		return false;
	if (!h->searching)
		return try_other(app);
	rows = hunt_rows(h);
	hunt_step(h);
	/* Counts change all the time; rows in sight are shown at once. */
	if (!h->searching ||
	    (hunt_rows(h) != rows && rows < h->view.top + h->view.height))
		app->stale = true;
	else
		app->progress = true;
	if (!h->searching && !h->told &&
	    finder_error(h->finder)->status != OK) {
		app_complain(app, "%s", finder_error(h->finder)->msg);
		h->told = true;
	}
	return true;
}

void
results_hurry(struct app *app)
{
	const struct results *r = &app->results;
	int64_t until = term_now(app->term) + HURRY_MS;
	size_t enough = (size_t)app->frame.rows;

	while (r->open && r->now && hunt_rows(r->now) < enough &&
	    results_step(app) && term_now(app->term) < until)
		;
	if (r->open && r->now)
		hunt_arrange(r->now, r->now->view.height);
}

const char *
results_offer(struct app *app)
{
	const struct results *r = &app->results;

	return r->open && found_nothing(r->now) && r->other &&
		hunt_totals(r->other).parts
	    ? r->other->typed
	    : NULL;
}
