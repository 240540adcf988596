// SPDX-License-Identifier: GPL-3.0-or-later
/* Typing a filter: see filter.h. The list follows what is typed; Esc brings
 * back the list and what was selected as they were. */
#include <config.h>

#include "ui/app.h"
#include "ui/ask.h"
#include "ui/handlers.h"
#include "ui/rows.h"

bool
filter_is_asked(const struct app *app)
{
	return app->prompt.open && app->asking == &asking_filter;
}

void
filter_open(struct app *app, int count, int arg)
{
	struct filtering *now = &app->filtering;

	(void)count;
	(void)arg;
	now->pane = app->focus;
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

	if (filter_trouble(f))
		strbuf_adds(out, filter_trouble(f));
	else if (f->pattern && !f->working && !f->shown.n)
		strbuf_adds(out, "no match");
}

const struct asking asking_filter = {
    .prefix = "filter: ",
    .typed = filter_typed,
    .accept = filter_accept,
    .cancel = filter_cancel,
    .status = filter_status,
};
