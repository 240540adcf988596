// SPDX-License-Identifier: GPL-3.0-or-later
/* Going to the axis and back, and through it: see axis.h. */
#include <config.h>

#include "ui/axis.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/post.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/rows.h"
#include "ui/screen.h"

enum {
	HURRY_MS = 3,
	AHEAD = 16, /* items that are laid out before they are in sight */
	BEHIND = 8,
};

void
axis_init(struct axis *a, struct library *lib, struct catalogue *cat)
{
	memset(a, 0, sizeof(*a));
	a->kind = SECTION_LIMITATIONS;
	axis_list_init(&a->list);
	axis_list_init(&a->fresh);
	finder_cards_init(&a->cards, lib, cat);
	for (size_t i = 0; i < AXIS_STRIPS; i++)
		strip_init(&a->strips[i]);
}

static void
empty(struct axis *a)
{
	axis_list_release(&a->list);
	axis_list_release(&a->fresh);
	for (size_t i = 0; i < AXIS_STRIPS; i++)
		strip_release(&a->strips[i]);
	post_free(a->held.post);
	a->held.post = NULL;
	free(a->spot.key);
	a->spot.key = NULL;
}

void
axis_release(struct axis *a)
{
	empty(a);
	free(a->heading);
	a->heading = NULL;
	finder_cards_release(&a->cards);
	stay_release(&a->stay);
}

bool
axis_is_growing(const struct app *app)
{
	const struct axis *a = &app->axis;
	const struct hunt *h = app->results.now;

	return !a->complete || (a->source == AXIS_RESULTS && h && h->searching);
}

bool
axis_is_beneath(const struct app *app)
{
	return app->axis.open && app->axis.over_results == app->results.open;
}

/* ---- Opening ------------------------------------------------------------ */

static void
want_kind(struct axis *a, enum section_kind kind, const char *heading)
{
	char *copy = mem_strdup(heading);

	free(a->heading);
	a->heading = copy;
	a->kind = kind;
}

/* The kind of the section that is being read. */
static void
want_section_read(struct app *app)
{
	const struct paper *part = app_part(app);
	long now = app->focus == PANE_READER ? reader_section(app) : -1;

	if (part && now >= 0)
		want_kind(&app->axis, part->sections[now].kind,
		    part->sections[now].heading);
	else if (!app->axis.heading)
		want_kind(&app->axis, SECTION_LIMITATIONS, "Limitations");
}

static enum axis_source
source_here(const struct app *app)
{
	if (app->results.open && app->results.now)
		return AXIS_RESULTS;
	if (app->marks.only.what & ONLY_STARRED)
		return AXIS_STARRED;
	return AXIS_DAY;
}

/* In a day without the kind that was asked for, what most papers have. */
static void
show_some_kind(struct axis *a)
{
	int kind = axis_list_common_kind(&a->list);

	if (a->source != AXIS_DAY || a->list.n_items || kind < 0)
		return;
	axis_list_show(&a->list, kind);
	a->shown++;
}

/* Goes to a paper, now or when it is come to. */
static void
seek(struct app *app, size_t id, size_t part)
{
	struct axis *a = &app->axis;

	a->seeking = true;
	a->seek_id = id;
	a->seek_part = part;
	free(a->spot.key);
	a->spot.key = NULL;
	a->at = (struct axis_at){0, 0};
	a->item = a->view.top = a->view.cursor = 0;
}

static void
seek_step(struct app *app)
{
	struct axis *a = &app->axis;
	size_t item;

	if (!a->seeking)
		return;
	item = axis_list_item(&a->list, a->seek_id, (uint32_t)a->seek_part);
	if (item < a->list.n_items)
		axis_show_item(app, item);
	else if (a->complete && a->list.n_items)
		axis_show_item(app, 0);
	a->seeking = a->seeking && !a->complete;
}

/* Begins with what the source has now, at the selected paper. */
static void
begin(struct app *app)
{
	struct axis *a = &app->axis;
	bool first = app->focus == PANE_DATES;

	a->day = app->post;
	a->width = a->width ? a->width : 80;
	axis_begin(app);
	show_some_kind(a);
	if (a->source == AXIS_RESULTS && app->focus == PANE_RESULTS &&
	    hunt_rows(app->results.now))
		seek(app, app->results.now->spot.id,
		    app->results.now->spot.part);
	else if (first && a->list.n_papers)
		seek(app, a->list.papers[0].id, a->list.papers[0].part);
	else
		seek(app, app->post, first ? 0 : app->part);
}

/* From the reader again, to the section that is read now. */
static void
come_back(struct app *app)
{
	struct axis *a = &app->axis;

	want_section_read(app);
	if (a->source == AXIS_DAY)
		a->day = app->post;
	axis_begin(app);
	show_some_kind(a);
	seek(app, app->post, app->part);
}

static bool
has_nothing(const struct axis *a)
{
	return a->source == AXIS_DAY && axis_list_common_kind(&a->list) < 0;
}

/* The action. */
void
axis_open(struct app *app, int count, int arg)
{
	struct axis *a = &app->axis;

	(void)count;
	(void)arg;
	if (app->focus == PANE_AXIS) {
		axis_leave(app);
		return;
	}
	if (!library_count(app->lib)) {
		app_say(app, "no sections here");
		return;
	}
	if (app->focus == PANE_READER && axis_is_beneath(app)) {
		come_back(app);
	} else {
		want_section_read(app);
		a->source = source_here(app);
		begin(app);
		if (has_nothing(a)) {
			app_say(app, "no sections here");
			axis_close(app);
			return;
		}
		a->entered_from = standing_take(app);
		a->over_results = app->results.open;
		a->open = true;
	}
	pane_focus(app, PANE_AXIS);
	screen_arrange(app);
	axis_hurry(app);
}

void
axis_close(struct app *app)
{
	app->axis.open = false;
	empty(&app->axis);
}

/* The results go on from what was read here, unless that is selected there. */
static void
take_results_along(struct app *app)
{
	const struct axis *a = &app->axis;
	const struct hunt *h = app->results.now;
	const struct axis_paper *paper;

	if (a->source != AXIS_RESULTS || !h ||
	    a->entered_from.focus != PANE_RESULTS || a->seeking ||
	    !a->list.n_items || !hunt_rows(h) ||
	    axis_list_item(&a->list, h->spot.id, h->spot.part) == a->item)
		return;
	paper = axis_list_paper(&a->list, a->item);
	results_select(app, paper->id, paper->part);
}

void
axis_leave(struct app *app)
{
	take_results_along(app);
	axis_close(app);
	standing_restore(app, &app->axis.entered_from);
}

void
axis_return(struct app *app)
{
	if (app->axis.source == AXIS_DAY)
		app_select_post(app, app->axis.day);
	pane_focus(app, PANE_AXIS);
}

void
axis_open_day(struct app *app)
{
	struct axis *a = &app->axis;

	if (a->day == app->post)
		return;
	a->day = app->post;
	axis_begin(app);
	show_some_kind(a);
	if (a->list.n_papers)
		seek(app, a->list.papers[0].id, a->list.papers[0].part);
	seek_step(app);
}

/* ---- Through it --------------------------------------------------------- */

void
axis_read(struct app *app)
{
	struct axis *a = &app->axis;
	const struct strip *strip;
	struct place place;
	bool as_it_was;
	size_t row;
	int section;

	if (!a->list.n_items)
		return;
	strip = axis_strip(app, a->item);
	row = a->item == a->at.item ? a->at.row : 0;
	/* The first row that the paper's name does not cover. */
	place = (struct place){
	    strip_place(strip, row < strip->n_lines ? row + 1 : row), 0};
	section = row ? -1 : strip->section;
	app_select_post(app, strip->basis.id);
	app_select_part(app, strip->basis.part);
	as_it_was = !strip->missing;
	pane_focus(app, PANE_READER);
	app->full = true;
	screen_arrange(app);
	if (as_it_was && section >= 0)
		reader_go_section(app, section);
	else if (as_it_was)
		reader_set_place(app, place);
	if (app->search.pattern && app->search.pane == PANE_AXIS)
		app->search.pane = PANE_READER;
}

static void
turn(struct app *app, int step)
{
	struct axis *a = &app->axis;
	int kind = axis_list_next_kind(&a->list, step);
	struct axis_paper paper = {app->post, (uint32_t)app->part, 0};

	if (kind == a->list.kind || kind < 0) {
		app_say(app, "no other sections here");
		return;
	}
	if (a->list.n_items)
		paper = *axis_list_paper(&a->list, a->item);
	want_kind(a, a->list.kinds[kind].kind, a->list.kinds[kind].heading);
	axis_list_show(&a->list, kind);
	a->shown++;
	a->changes++;
	seek(app, paper.id, paper.part);
	seek_step(app);
}

/* The action. */
void
axis_turn(struct app *app, int count, int arg)
{
	for (int i = 0; i < (count > 0 ? count : 1) && i < AXIS_KINDS_MAX; i++)
		turn(app, arg);
}

/* ---- Work --------------------------------------------------------------- */

static bool
lay_out_near(struct app *app)
{
	const struct axis *a = &app->axis;
	size_t item = a->at.item < BEHIND ? 0 : a->at.item - BEHIND;
	size_t end = a->at.item + AHEAD;

	for (; item < end && item < a->list.n_items; item++)
		if (!axis_has_strip(app, item)) {
			axis_strip(app, item);
			return true;
		}
	return false;
}

bool
axis_step(struct app *app)
{
	struct axis *a = &app->axis;
	size_t items = a->list.n_items;
	bool settled = a->complete && !a->renewing && !a->seeking;
	bool seeking = a->seeking;

	if (!a->open || app->focus != PANE_AXIS)
		return false;
	if (!axis_scan(app)) {
		seek_step(app);
		app->stale = app->stale || !settled;
		return lay_out_near(app);
	}
	seek_step(app);
	/* Counts change all the time; rows in sight are shown at once. */
	if (seeking != a->seeking ||
	    (items != a->list.n_items && items < a->at.item + a->view.height))
		app->stale = true;
	else
		app->progress = true;
	return true;
}

void
axis_hurry(struct app *app)
{
	struct axis *a = &app->axis;
	int64_t until = term_now(app->term) + HURRY_MS;

	if (!a->open || app->focus != PANE_AXIS)
		return;
	while ((a->seeking || a->list.n_items < a->view.height) &&
	    axis_scan(app) && term_now(app->term) < until)
		seek_step(app);
	seek_step(app);
}
