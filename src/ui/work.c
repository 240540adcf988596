// SPDX-License-Identifier: GPL-3.0-or-later
/* Background work: see work.h. */
#include <config.h>

#include "ui/work.h"

#include "ui/app.h"
#include "ui/rows.h"

enum {
	WORK_MS = 3,     /* before keys are looked at */
	HURRY_MS = 3,    /* before a draw */
	CHILD_MS = 1000, /* how often started programs are looked at */
	AGAIN_MS = 1000, /* how often results follow the library */
};

/* ---- Reading the digests ------------------------------------------------ */

static bool
is_unread(const struct app *app, size_t row)
{
	size_t id = library_id_at(app->lib, row);

	return library_entry(app->lib, id)->state == ENTRY_UNREAD;
}

/* How many of the rows in sight are yet to be read. */
static size_t
unread_in_sight(const struct app *app)
{
	const struct viewport *v = &app->dates;
	size_t count = library_count(app->lib);
	size_t n = 0;

	for (size_t row = v->top; row < count && row < v->top + v->height;
	     row++)
		n += is_unread(app, row);
	return n;
}

/* The row to be read next when there is no catalogue: of those in sight, else
 * the first; false when all are known. */
static bool
next_row(struct app *app, size_t *row)
{
	const struct viewport *v = &app->dates;
	size_t n = library_count(app->lib);

	if (library_is_known(app->lib))
		return false;
	for (*row = v->top; *row < n && *row < v->top + v->height; (*row)++)
		if (is_unread(app, *row))
			return true;
	/* Some that have been passed may have changed or moved since. */
	for (size_t i = 0; i < n; i++, app->counted++) {
		*row = app->counted %= n;
		if (is_unread(app, *row))
			return true;
	}
	return false;
}

static bool
read_some(struct app *app)
{
	size_t row;

	if (app->cat) {
		catalogue_prefer(app->cat, app->dates.top,
		    app->dates.top + app->dates.height);
		return catalogue_step(app->cat);
	}
	if (!next_row(app, &row))
		return false;
	post_free(library_read(app->lib, library_id_at(app->lib, row)));
	return true;
}

/* What the screen says of how far it has come. */
struct extent {
	size_t unread_in_sight, known, posts, done;
};

static struct extent
extent_now(const struct app *app)
{
	struct library_totals t = library_totals(app->lib);
	struct extent e = {unread_in_sight(app), t.known, t.posts, 0};

	if (app->cat)
		e.done = catalogue_progress(app->cat).done;
	return e;
}

/* What is learned of posts may bring another one to the top, or show that it
 * has no papers. */
static void
follow_newest(struct app *app)
{
	size_t id;

	if (app->touched || !library_count(app->lib))
		return;
	id = library_id_at(app->lib, rows_newest(app));
	app->stale = app->stale || id != app->post;
	app_select_post(app, id);
}

/* One step of it. What is in sight is shown at once, the rest is a number that
 * grows. */
static bool
read_step(struct app *app)
{
	struct extent before = extent_now(app);
	bool more = read_some(app);
	struct extent now = extent_now(app);

	if (now.unread_in_sight != before.unread_in_sight ||
	    (now.known == now.posts) != (before.known == before.posts))
		app->stale = true;
	else if (now.known != before.known || now.done != before.done)
		app->progress = true;
	if (now.known != before.known)
		follow_newest(app);
	return more;
}

/* ---- Turns -------------------------------------------------------------- */

static bool
step(struct app *app)
{
	if (app->cat && !catalogue_is_open(app->cat))
		return read_step(app);
	/* A row that n is on its way to is waited for. */
	return (app->search.seek.step && search_step(app)) ||
	    results_step(app) || axis_step(app) || search_step(app) ||
	    exports_step(app) || filter_step(app, false) || read_step(app) ||
	    filter_step(app, true);
}

/* Results follow the library, which tells nobody that it has changed. */
static void
follow_library(struct app *app)
{
	struct results *r = &app->results;
	int64_t now = term_now(app->term);

	if (!r->open || !r->now || r->now->searching ||
	    now - r->checked < AGAIN_MS)
		return;
	r->checked = now;
	hunt_again(r->now);
}

/* Marks first: what has been marked is nowhere else. True while there is more
 * to do at once. */
static bool
marks_turn(struct app *app)
{
	seen_check(app);
	resume_check(app);
	return marks_step(app);
}

bool
work(struct app *app)
{
	int64_t until = term_now(app->term) + WORK_MS;
	bool more = living_step(app);

	if (pull_check(app))
		app->stale = true;
	follow_library(app);
	more = marks_turn(app) || more;
	follow_newest(app);
	while (step(app))
		if (term_now(app->term) >= until)
			return true;
	return more;
}

void
work_hurry(struct app *app)
{
	int64_t until = term_now(app->term) + HURRY_MS;

	results_hurry(app);
	axis_hurry(app);
	while (term_now(app->term) < until && filter_step(app, false))
		;
}

int
work_sooner(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

int
work_wait(const struct app *app)
{
	int wait = work_sooner(living_wait(app), pull_wait(app));

	wait = work_sooner(wait, work_sooner(seen_wait(app), resume_wait(app)));
	return app->n_children ? work_sooner(wait, CHILD_MS) : wait;
}
