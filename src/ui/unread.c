// SPDX-License-Identifier: GPL-3.0-or-later
/* Going to the next unread paper: see unread.h. */
#include <config.h>

#include "ui/unread.h"

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/pane.h"
#include "ui/rows.h"

enum { STEP_MS = 4 };

static bool
is_unread(struct app *app, const struct post *post, size_t part)
{
	const struct paper *p = &post->parts[part];

	return p->kind == PART_PAPER && !marks_is_read(app, p->key);
}

/* Selects the first unread paper of the selected post from a row on and before
 * another one; false when there is none that is shown. */
static bool
select_between(struct app *app, size_t row, size_t end)
{
	const struct post *post = app_post(app);
	size_t n = rows_count(app, PANE_PAPERS);

	for (; post && row < end && row < n; row++) {
		size_t part = rows_item(app, PANE_PAPERS, row);

		if (is_unread(app, post, part)) {
			app_select_part(app, part);
			return true;
		}
	}
	return false;
}

/* A way through the selected post begins at the selected part. */
static void
begin_way(struct app *app)
{
	struct unread_seek *seek = &app->marks.seek;

	seek->post = app->post;
	seek->begun = seek->last = app->part;
	seek->around = false;
}

/* Selects the next one on the way through the day; false at its end. */
static bool
select_in_day(struct app *app)
{
	struct unread_seek *seek = &app->marks.seek;
	const struct post *post = app_post(app);
	size_t next = rows_of(app, PANE_PAPERS, app->part);
	size_t begun;
	bool found;

	/* In the list of dates one has not come to it yet. */
	next += app->focus != PANE_DATES;
	if (!post)
		return false;
	if (seek->post != app->post || seek->last != app->part)
		begin_way(app);
	begun = rows_of(app, PANE_PAPERS, seek->begun);
	found = select_between(app, next, seek->around ? begun : SIZE_MAX);
	if (!found && !seek->around) {
		seek->around = true;
		found = select_between(app, 0, begun);
		if (found)
			app_say(app, "on from the top of the day");
	}
	seek->last = app->part;
	return found;
}

/* Selects the first one of another post; the selection stays where there is
 * none. */
static bool
select_in_post(struct app *app, size_t id)
{
	size_t post = app->post, part = app->part;
	size_t n;

	if (marks_unread(app, id, &n) && !n)
		return false;
	app_select_post(app, id);
	if (select_between(app, 0, SIZE_MAX)) {
		begin_way(app);
		return true;
	}
	app->post = post;
	app->part = part;
	return false;
}

/* One comes to a paper to read it: from the list of dates, into that of papers;
 * whoever reads goes on reading. */
static void
arrive(struct app *app)
{
	if (app->focus == PANE_DATES)
		pane_focus(app, PANE_PAPERS);
}

static void
say_nothing_unread(struct app *app)
{
	bool hidden = app->marks.only.what || filter_of(app, PANE_DATES) ||
	    filter_of(app, PANE_PAPERS);

	app_say(app, "%s",
	    hidden ? _("no unread paper is let through by the filter")
		   : _("no paper is unread"));
}

bool
unread_step(struct app *app)
{
	struct unread_seek *seek = &app->marks.seek;
	int64_t until = term_now(app->term) + STEP_MS;
	size_t n = rows_count(app, PANE_DATES);
	size_t row = rows_of(app, PANE_DATES, app->post);

	if (!seek->on)
		return false;
	while (seek->passed < n) {
		size_t to = (row + ++seek->passed) % n;

		if (select_in_post(app, rows_item(app, PANE_DATES, to))) {
			if (to <= row)
				app_say(app, "on from the newest day");
			arrive(app);
			seek->on = false;
			app->stale = true;
			return false;
		}
		if (term_now(app->term) >= until)
			return true;
	}
	seek->on = false;
	app->stale = true;
	say_nothing_unread(app);
	return false;
}

void
unread_stop(struct app *app)
{
	app->marks.seek.on = false;
}

/* From paper to paper among what was found. */
static void
next_result(struct app *app)
{
	if (!results_next_unread(app))
		app_say(app, "nothing unread among the results from here on");
}

void
unread_next(struct app *app, int count, int arg)
{
	struct unread_seek *seek = &app->marks.seek;

	(void)count;
	(void)arg;
	if (!marks_are_kept(app))
		return;
	if (app->results.open) {
		next_result(app);
		return;
	}
	if (select_in_day(app)) {
		arrive(app);
		return;
	}
	seek->on = true;
	seek->passed = 0;
	unread_step(app);
}
