// SPDX-License-Identifier: GPL-3.0-or-later
/* The actions that move: within a pane, and from paper to paper, section to
 * section and day to day from any pane. See handlers.h. */
#include <config.h>

#include "ui/action.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/rows.h"

static const struct pane_ops *
focused(const struct app *app)
{
	return pane_get(app->focus);
}

void
move_line(struct app *app, int count, int arg)
{
	focused(app)->move(app, action_steps(count, arg));
}

/* A page keeps one row in sight, as a thread to follow. */
void
move_page(struct app *app, int count, int arg)
{
	const struct viewport *v = focused(app)->view(app);
	size_t top = v->top;
	long height = (long)v->height;
	char key[16];

	focused(app)->move(
	    app, action_steps(count, arg) * (height > 1 ? height - 1 : 1));
	if (app->focus == PANE_READER && arg > 0 && v->top == top)
		app_say(app, "end of the paper; %s goes to the next",
		    action_key_label(ACT_NEXT_PAPER, key, sizeof(key)));
}

void
move_half(struct app *app, int count, int arg)
{
	long half = (long)focused(app)->view(app)->height / 2;

	focused(app)->move(
	    app, action_steps(count, arg) * (half > 0 ? half : 1));
}

void
move_edge(struct app *app, int count, int arg)
{
	size_t n = focused(app)->view(app)->count;

	if (count > 0)
		focused(app)->go(app, (size_t)count - 1);
	else
		focused(app)->go(app, arg < 0 || !n ? 0 : n - 1);
}

void
move_paper(struct app *app, int count, int arg)
{
	const struct post *post = app_post(app);
	long last = post ? (long)rows_count(app, PANE_PAPERS) - 1 : -1;
	char key[16];
	long to;

	if (app->focus == PANE_AXIS) {
		axis_move_paper(app, action_steps(count, arg));
		return;
	}
	if (app->focus == PANE_RESULTS) {
		if (app->results.now &&
		    !hunt_move_paper(
			app->results.now, action_steps(count, arg)))
			app_say(app,
			    arg < 0 ? "first paper found" : "last paper found");
		return;
	}
	if (last < 0) {
		app_say(app, "%s",
		    rows_items(app, PANE_PAPERS) ? "no paper matches the filter"
						 : "no papers here");
		return;
	}
	to = (long)rows_of(app, PANE_PAPERS, app->part) +
	    action_steps(count, arg);
	if (to < 0 || to > last) {
		if (to < 0)
			app_say(app, "first paper of the day; %s goes back",
			    action_key_label(
				ACT_PREVIOUS_DAY, key, sizeof(key)));
		else
			app_say(app, "last paper of the day; %s goes on",
			    action_key_label(ACT_NEXT_DAY, key, sizeof(key)));
		to = to < 0 ? 0 : last;
	}
	stay_before(app);
	rows_select(app, PANE_PAPERS, (size_t)to);
	stay_after(app);
}

void
move_section(struct app *app, int count, int arg)
{
	const struct paper *part = app_part(app);
	long now = reader_section(app);
	long to = now + action_steps(count, arg);
	uint32_t top = reader_anchor(app);

	if (app->focus == PANE_AXIS) {
		axis_move_paper(app, action_steps(count, arg));
		return;
	}
	if (!part)
		return;
	if (!rect_visible(&app->frame.panes[PANE_READER])) {
		app_say(app, "the text is not on the screen");
		return;
	}
	/* From within a section, back is first to its own heading. */
	if (arg < 0 && now >= 0 && top > part->sections[now].begin)
		to++;
	if (to >= (long)part->n_sections) {
		app_say(app,
		    part->n_sections ? "last section" : "no sections here");
		return;
	}
	if (to < 0)
		app_say(app, "start of the paper");
	reader_go_section(app, to < -1 ? -1 : to);
}

void
move_day(struct app *app, int count, int arg)
{
	long n = (long)rows_count(app, PANE_DATES);
	long to;

	if (app->focus == PANE_AXIS &&
	    axis_move_day(app, action_steps(count, arg)))
		return;
	if (app->focus == PANE_RESULTS) {
		if (app->results.now &&
		    !hunt_move_post(app->results.now, action_steps(count, arg)))
			app_say(app,
			    arg < 0 ? "first day found" : "last day found");
		return;
	}
	if (!n) {
		app_say(app, "%s",
		    rows_items(app, PANE_DATES) ? "no day matches the filter"
						: "no days here");
		return;
	}
	to = (long)rows_of(app, PANE_DATES, app->post) +
	    action_steps(count, arg);
	if (to < 0 || to >= n) {
		app_say(app, to < 0 ? "newest day" : "oldest day");
		to = to < 0 ? 0 : n - 1;
	}
	rows_select(app, PANE_DATES, (size_t)to);
	if (app->focus == PANE_AXIS)
		axis_open_day(app);
}
