// SPDX-License-Identifier: GPL-3.0-or-later
/* Typing a filter, and putting filters away: see filter.h. The list follows
 * what is typed; Esc brings back the list and what was selected as they were.
 * From the reader, it is the list of papers that is filtered. */
#include <config.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/handlers.h"
#include "ui/rows.h"

bool
filter_is_asked(const struct app *app)
{
	return app->prompt.open && app->asking == &asking_filter;
}

bool
filter_has_lists(struct app *app)
{
	bool has = !app->results.open && !app->axis.open;

	if (!has)
		app_say(app,
		    app->results.open
			? N_("results are not filtered; back in the lists they "
			     "are")
			: N_("sections of many papers are not filtered; back "
			     "in the lists they are"));
	return has;
}

void
filter_open(struct app *app, int count, int arg)
{
	struct filtering *now = &app->filtering;

	(void)count;
	(void)arg;
	if (!filter_has_lists(app))
		return;
	now->pane = app->focus == PANE_DATES ? PANE_DATES : PANE_PAPERS;
	now->kept = false;
	now->post = app->post;
	now->part = app->part;
	app->asking = &asking_filter;
	prompt_open(&app->prompt, &app->filter_history);
}

static struct filter *
asked(struct app *app)
{
	return &app->filters[app->filtering.pane];
}

/* What was selected before comes back, as far as it is shown. */
static void
back_to_selected(struct app *app)
{
	app_select_post(app, app->filtering.post);
	app_select_part(app, app->filtering.part);
	rows_follow(app, app->filtering.pane);
}

static void
filter_typed(struct app *app)
{
	struct filtering *now = &app->filtering;

	if (!now->kept) {
		now->before = *asked(app);
		now->kept = true;
		filter_init(asked(app));
	}
	filter_set(app, now->pane, app->prompt.text.str);
	back_to_selected(app);
}

static void
filter_cancel(struct app *app)
{
	struct filtering *now = &app->filtering;

	if (now->kept) {
		filter_release(asked(app));
		*asked(app) = now->before;
		now->kept = false;
	}
	back_to_selected(app);
}

static void
filter_accept(struct app *app)
{
	struct filtering *now = &app->filtering;

	if (asked(app)->error.status != OK) {
		app_complain(app, "%s", asked(app)->error.msg);
		filter_cancel(app);
		return;
	}
	if (now->kept)
		filter_release(&now->before);
	now->kept = false;
	if (!app->prompt.text.len)
		filter_clear(app, now->pane);
	rows_follow(app, now->pane);
	now->stand_in = app->post;
}

static void
filter_status(struct app *app, struct strbuf *out)
{
	const struct filter *f = asked(app);
	const struct rect *list = &app->frame.panes[app->filtering.pane];

	if (filter_trouble(f))
		strbuf_adds(out, filter_trouble(f));
	else if (f->pattern && !f->working && !f->shown.n)
		strbuf_adds(out, _("no match"));
	else if (f->pattern && !rect_visible(list))
		strbuf_printf(out, _("%zu of %zu"),
		    rows_count(app, app->filtering.pane),
		    rows_items(app, app->filtering.pane));
}

const struct asking asking_filter = {
    .prefix = N_("filter: "),
    .typed = filter_typed,
    .accept = filter_accept,
    .cancel = filter_cancel,
    .status = filter_status,
};

static bool
put_away_typed(struct app *app, enum pane_id pane)
{
	if (!filter_clear(app, pane))
		return false;
	app_say(app,
	    pane == PANE_DATES ? N_("filter off: all days")
			       : N_("filter off: all papers"));
	return true;
}

static bool
put_away_marks(struct app *app)
{
	if (!only_clear(app))
		return false;
	app_say(app, "all papers");
	return true;
}

bool
filter_put_away(struct app *app)
{
	enum pane_id near = app->focus == PANE_DATES ? PANE_DATES : PANE_PAPERS;
	enum pane_id far = near == PANE_DATES ? PANE_PAPERS : PANE_DATES;

	return !app->results.open && !app->axis.open &&
	    (put_away_typed(app, near) || put_away_marks(app) ||
		put_away_typed(app, far));
}
