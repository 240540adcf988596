// SPDX-License-Identifier: GPL-3.0-or-later
/* Which items of a list are shown: see filter.h. The action and the prompt are
 * in filter-prompt.c. */
#include <config.h>

#include "ui/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/width.h"
#include "ui/app.h"
#include "ui/rows.h"

enum { ROWS_AT_ONCE = 64 };

void
filter_init(struct filter *f)
{
	memset(f, 0, sizeof(*f));
	strbuf_init(&f->typed);
}

/* Ends what is being found out. */
static void
end_work(struct filter *f)
{
	finder_free(f->finder);
	query_free(f->query);
	f->finder = NULL;
	f->query = NULL;
	f->working = f->streaming = false;
}

void
filter_release(struct filter *f)
{
	end_work(f);
	pattern_free(f->pattern);
	free(f->shown.items);
	free(f->fresh.items);
	sieve_release(&f->rows);
	strbuf_release(&f->typed);
	filter_init(f);
}

static void
add_item(struct items *items, size_t item)
{
	items->items = mem_grow(
	    items->items, items->n, &items->cap, sizeof(*items->items));
	items->items[items->n++] = item;
}

static bool
text_matches(const struct filter *f, const char *text)
{
	struct match m;

	return pattern_find(f->pattern, text, strlen(text), 0, &m, NULL) == OK;
}

static bool
item_matches(struct app *app, const struct filter *f, enum pane_id pane,
    size_t item, struct strbuf *text)
{
	strbuf_reset(text);
	rows_item_text(app, pane, item, text);
	return text_matches(f, text->str);
}

/* There are few papers: they are looked through at once. */
static void
update_papers(struct app *app, struct filter *f)
{
	size_t n = rows_items(app, PANE_PAPERS);
	struct strbuf text = STRBUF_INIT;

	if (!f->working && f->basis.post == app->post &&
	    f->basis.loads == library_loads(app->lib))
		return;
	f->shown.n = 0;
	for (size_t i = 0; i < n; i++)
		if (item_matches(app, f, PANE_PAPERS, i, &text))
			add_item(&f->shown, i);
	strbuf_release(&text);
	f->basis.post = app->post;
	f->basis.loads = library_loads(app->lib);
	f->working = f->streaming = false;
	f->changes++;
}

const struct filter *
filter_of(struct app *app, enum pane_id pane)
{
	struct filter *f = pane <= PANE_PAPERS ? &app->filters[pane] : NULL;

	if (!f || !f->pattern || app->results.open)
		return NULL;
	if (pane == PANE_PAPERS)
		update_papers(app, f);
	return f;
}

bool
filter_clear(struct app *app, enum pane_id pane)
{
	bool had = pane <= PANE_PAPERS && app->filters[pane].typed.len;

	if (had)
		filter_release(&app->filters[pane]);
	return had;
}

static bool
all_known(const struct app *app)
{
	struct library_totals t = library_totals(app->lib);

	return t.known == t.posts;
}

static void
begin_dates(struct app *app, struct filter *f, bool streaming)
{
	end_work(f);
	f->working = true;
	f->streaming = streaming;
	f->by_text = false;
	f->fresh.n = f->taken = 0;
	f->basis.order = library_order(app->lib);
	f->basis.all_known = all_known(app);
	sieve_begin(&f->rows, library_count(app->lib));
}

/* The list is another one: the cursor stays on its item, or as near to it as
 * can be, and comes back to it when it is shown again. */
static void
follow_items(struct app *app, struct filter *f)
{
	struct filtering *asked = &app->filtering;
	bool follows = asked->pane == PANE_DATES &&
	    (filter_is_asked(app) ||
		(f->streaming && app->post == asked->stand_in));

	f->changes++;
	app->stale = true;
	if (follows)
		app_select_post(app, asked->post);
	rows_follow(app, PANE_DATES);
	if (follows)
		asked->stand_in = app->post;
}

static void
publish(struct app *app, struct filter *f)
{
	struct items old = f->shown;

	f->shown = f->fresh;
	f->fresh = old;
	f->fresh.n = 0;
	follow_items(app, f);
}

static void
begin_text(struct app *app, struct filter *f)
{
	f->query = query_new(f->typed.str, NULL);
	if (f->query)
		f->finder = finder_new(app->lib, app->cat, f->query);
	f->by_text = f->query != NULL;
}

static void
try_rows(struct app *app, struct filter *f)
{
	struct strbuf text = STRBUF_INIT;

	for (int i = 0; i < ROWS_AT_ONCE && !sieve_done(&f->rows); i++) {
		size_t id = library_id_at(app->lib, f->rows.tried);
		bool yes = item_matches(app, f, PANE_DATES, id, &text);

		sieve_answer(&f->rows, yes);
		if (yes)
			add_item(&f->fresh, id);
	}
	strbuf_release(&text);
	if (!sieve_done(&f->rows))
		return;
	if (!f->fresh.n)
		begin_text(app, f);
	if (!f->finder || f->streaming)
		publish(app, f);
	if (!f->finder)
		end_work(f);
}

/* Takes over the posts that were found in the text since the last time. */
static void
take_finds(struct app *app, struct filter *f)
{
	struct items *to = f->streaming ? &f->shown : &f->fresh;
	size_t before = to->n, n;
	const struct find *finds = finder_finds(f->finder, &n);

	for (; f->taken < n; f->taken++) {
		size_t id = finds[f->taken].id;

		if (!to->n || to->items[to->n - 1] != id)
			add_item(to, id);
	}
	if (f->streaming && to->n != before)
		follow_items(app, f);
}

static void
search_text(struct app *app, struct filter *f)
{
	bool more = finder_step(f->finder);

	take_finds(app, f);
	if (more)
		return;
	if (finder_error(f->finder)->status != OK)
		app_complain(app, "%s", finder_error(f->finder)->msg);
	if (f->streaming)
		follow_items(app, f);
	else
		publish(app, f);
	end_work(f);
}

static bool
dates_moved(const struct app *app, const struct filter *f)
{
	return f->basis.order != library_order(app->lib) ||
	    f->basis.all_known != all_known(app);
}

bool
filter_step(struct app *app, bool idle)
{
	struct filter *f = &app->filters[PANE_DATES];

	if (!f->pattern || app->results.open)
		return false;
	if (f->working && f->basis.order != library_order(app->lib))
		begin_dates(app, f, f->streaming);
	else if (!f->working && idle && dates_moved(app, f))
		begin_dates(app, f, false);
	if (!f->working || !(idle || f->streaming))
		return false;
	if (f->finder)
		search_text(app, f);
	else
		try_rows(app, f);
	return true;
}

void
filter_set(struct app *app, enum pane_id pane, const char *typed)
{
	struct filter *f = &app->filters[pane];
	struct pattern *pattern = NULL;

	f->error.status = OK;
	if (*typed && !(pattern = pattern_new(typed, &f->error)))
		return;
	pattern_free(f->pattern);
	f->pattern = pattern;
	strbuf_reset(&f->typed);
	strbuf_adds(&f->typed, typed);
	end_work(f);
	f->working = true;
	if (pane == PANE_DATES)
		begin_dates(app, f, true);
}

void
filter_label(struct app *app, enum pane_id pane, int cols, struct strbuf *out,
    struct strbuf *right)
{
	const struct filter *f = filter_of(app, pane);

	if (!f)
		return;
	strbuf_reset(out);
	strbuf_reset(right);
	strbuf_printf(
	    out, "%s: %s", f->by_text ? "in text" : "filter", f->typed.str);
	strbuf_printf(right, "%zu/%zu", f->shown.n, rows_items(app, pane));
	if (width_text(out->str, out->len) + 1 + right->len <= (size_t)cols)
		return;
	strbuf_reset(right);
	strbuf_printf(right, "%zu", f->shown.n);
}
