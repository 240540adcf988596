// SPDX-License-Identifier: GPL-3.0-or-later
/* Panes, and the actions that go from one to another: see pane.h. */
#include <config.h>

#include "ui/pane.h"

#include "base/i18n.h"
#include "ui/action.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/screen.h"
#include "ui/step.h"

static const struct pane_ops *const panes[PANES] = {
    [PANE_DATES] = &pane_dates,
    [PANE_PAPERS] = &pane_papers,
    [PANE_READER] = &pane_reader,
    [PANE_RESULTS] = &pane_results,
    [PANE_AXIS] = &pane_axis,
    [PANE_CALENDAR] = &pane_calendar,
    [PANE_PLOT] = &pane_plot,
    [PANE_HELP] = &pane_help,
};

static void (*const steps[STEPS])(struct app *app, long by) = {
    [STEP_PAPER] = step_paper,
    [STEP_SECTION] = step_section,
    [STEP_DAY] = step_day,
};

const struct pane_ops *
pane_get(enum pane_id id)
{
	return panes[id];
}

unsigned
pane_context(enum pane_id id)
{
	return 1u << id;
}

static bool
reads_full(const struct app *app)
{
	const struct frame_space space = screen_space(app);

	return app_settings(app)->zoom || frame_is_narrow(&space);
}

void
pane_focus(struct app *app, enum pane_id id)
{
	/* On a narrow screen, to read is to have the whole width. */
	if (id == PANE_READER && app->focus != PANE_READER &&
	    app->focus != PANE_HELP)
		app->full = reads_full(app);
	if (id == PANE_DATES && app->focus != PANE_DATES)
		only_come_back(app);
	if (id < PANE_READER && app->axis.open)
		axis_close(app);
	app->focus = id;
}

void
pane_step(struct app *app, enum step step, long by)
{
	const struct pane_ops *pane = pane_get(app->focus);

	(pane->step[step] ? pane->step[step] : steps[step])(app, by);
}

void
pane_go_nth(struct app *app, int n)
{
	const struct pane_ops *pane = pane_get(app->focus);

	(pane->go_nth ? pane->go_nth : step_to_section)(app, n);
}

enum pane_id
pane_still(const struct app *app, enum pane_id id)
{
	bool gone = (id == PANE_AXIS && !app->axis.open) ||
	    (id == PANE_RESULTS && !app->results.open);

	return gone ? PANE_PAPERS : id;
}

void
pane_draw_nothing(struct app *app, const struct rect *rect)
{
	char buf[ERROR_PATH_SIZE + ERROR_MSG_SIZE + 16];
	const struct entry *e;

	if (!library_count(app->lib))
		return;
	e = library_entry(app->lib, app->post);
	if (e->state == ENTRY_BAD)
		paint_notice(app->term, rect,
		    error_text(e->error, buf, sizeof(buf)), STYLE_ERROR);
	else if (e->gone)
		paint_notice(
		    app->term, rect, _("This digest was removed."), STYLE_DIM);
	else if (e->state == ENTRY_KNOWN)
		paint_notice(
		    app->term, rect, _("This digest is empty."), STYLE_DIM);
}

void
pane_right(struct app *app)
{
	if (app_post(app))
		pane_focus(app, app->focus + 1);
}

void
pane_into(struct app *app, int count, int arg)
{
	const struct pane_ops *pane = pane_get(app->focus);
	char key[KEYS_LABEL_SIZE];

	(void)count;
	(void)arg;
	if (pane->into)
		pane->into(app);
	else if (rights_have(app_rights(app), RIGHT_START))
		app_say(app, "%s opens the paper in the browser",
		    app_key_label(app, ACT_OPEN, key, sizeof(key)));
}

void
pane_back(struct app *app, int count, int arg)
{
	const struct pane_ops *pane = pane_get(app->focus);

	(void)count;
	(void)arg;
	if (pane->back)
		pane->back(app);
	else if (axis_is_beneath(app))
		axis_return(app);
	else if (app->results.open)
		results_return(app);
	else if (app->focus > PANE_DATES)
		pane_focus(app, app->focus - 1);
}

void
pane_leave(struct app *app, int count, int arg)
{
	if (app->focus == PANE_DATES)
		screen_quit(app, count, arg);
	else
		pane_back(app, count, arg);
}

void
pane_next(struct app *app, int count, int arg)
{
	int step = arg > 0 ? 1 : PANE_READER;

	(void)count;
	if (results_offer(app))
		results_take_offer(app);
	else if (app->focus == PANE_RESULTS && results_are_none(app))
		app_say(app, "nothing was found");
	else if (app->focus == PANE_RESULTS)
		pane_focus(app, PANE_READER);
	else if (axis_is_beneath(app))
		axis_return(app);
	else if (app->results.open)
		results_return(app);
	else
		pane_focus(
		    app, (app->focus + (enum pane_id)step) % (PANE_READER + 1));
}

void
pane_zoom(struct app *app, int count, int arg)
{
	if (app->focus == PANE_READER) {
		app->full = !app->full;
		return;
	}
	if (app->focus > PANE_READER)
		pane_into(app, count, arg);
	else
		pane_focus(app, PANE_READER);
	app->full = true;
}

/* What one came from to what is read, which stays. */
static bool
put_away_beneath(struct app *app)
{
	if (axis_is_beneath(app)) {
		axis_close(app);
		app_say(app, "one section of many papers put away");
	} else if (app->results.open) {
		results_put_away(app);
	} else {
		return false;
	}
	return true;
}

/* One thing at a time, the nearest first: what is searched for; then the help,
 * axis or results that have the focus, or that one came from to what is read;
 * then a filter of the lists. */
void
pane_clear(struct app *app, int count, int arg)
{
	bool searched = app->search.pattern &&
	    (app->search.pane == app->focus ||
		(app->focus != PANE_RESULTS && app->focus != PANE_HELP));

	if ((searched || app->search.error.status != OK) &&
	    search_put_away(app))
		return;
	if (app->focus > PANE_READER)
		pane_back(app, count, arg);
	else if (!put_away_beneath(app))
		filter_put_away(app);
}
