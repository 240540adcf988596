// SPDX-License-Identifier: GPL-3.0-or-later
/* Which items of a list are shown: see filter.h. The actions and the prompt are
 * in filter-prompt.c, what is said of filters in filter-label.c. */
#include <config.h>

#include "ui/filter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
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
add_item(struct items *items, size_t id, uint32_t part)
{
	items->items = mem_grow(
	    items->items, items->n, &items->cap, sizeof(*items->items));
	items->items[items->n++] = (struct item){id, part};
}

/* What was found out is shown. */
static void
swap_items(struct filter *f)
{
	struct items old = f->shown;

	f->shown = f->fresh;
	f->fresh = old;
	f->fresh.n = 0;
}

static bool
text_matches(const struct filter *f, const char *text)
{
	struct match m;

	return !f->pattern ||
	    pattern_find(f->pattern, text, strlen(text), 0, &m, NULL) == OK;
}

static bool
paper_matches(
    struct app *app, const struct filter *f, size_t part, struct strbuf *text)
{
	strbuf_reset(text);
	rows_item_text(app, PANE_PAPERS, part, text);
	return only_lets(app, PANE_PAPERS, part) && text_matches(f, text->str);
}

/* What is shown stays while the list is the same one, whatever becomes read. */
static bool
same_list(const struct app *app, const struct filter *f)
{
	return !f->working && f->basis.post == app->post &&
	    f->basis.made == app->marks.only.made;
}

/* Whether a part was shown, when all before it were asked for: `*at` is how far
 * it has come in the list. */
static bool
was_shown(const struct items *items, size_t part, size_t *at)
{
	while (*at < items->n && items->items[*at].id < part)
		++*at;
	return *at < items->n && items->items[*at].id == part;
}

/* There are few papers: they are looked through at once. */
static void
update_papers(struct app *app, struct filter *f)
{
	size_t n = rows_items(app, PANE_PAPERS);
	unsigned version = library_entry(app->lib, app->post)->version;
	bool same = same_list(app, f) && f->basis.version == version;
	struct strbuf text = STRBUF_INIT;
	size_t at = 0;

	if (same && f->basis.loads == library_loads(app->lib) &&
	    f->basis.marks == marks_changes(app))
		return;
	if (f->basis.post != app->post && f->basis.made == app->marks.only.made)
		only_let_go(app);
	f->fresh.n = 0;
	for (size_t i = 0; i < n; i++)
		if (paper_matches(app, f, i, &text) ||
		    (same && was_shown(&f->shown, i, &at)) ||
		    only_holds(app, i))
			add_item(&f->fresh, i, 0);
	strbuf_release(&text);
	swap_items(f);
	f->basis.post = app->post;
	f->basis.version = version;
	f->basis.loads = library_loads(app->lib);
	f->basis.made = app->marks.only.made;
	f->basis.marks = marks_changes(app);
	f->working = f->streaming = false;
	f->changes++;
}

/* Whether there is nothing to look for yet. */
static bool
is_empty(const char *typed)
{
	return !typed[strspn(typed, " ")] || !strcmp(typed, "~");
}

const char *
filter_trouble(const struct filter *f)
{
	return f->error.status == OK || is_empty(f->typed.str) ? NULL
							       : f->error.msg;
}

/* Whether it may hide anything. */
static bool
is_on(const struct app *app, const struct filter *f)
{
	return f->pattern || filter_trouble(f) || app->marks.only.what;
}

const struct filter *
filter_of(struct app *app, enum pane_id pane)
{
	struct filter *f = pane <= PANE_PAPERS ? &app->filters[pane] : NULL;

	if (!f || app->results.open || !library_count(app->lib) ||
	    !is_on(app, f))
		return NULL;
	/* Until it is known which dates are wanted, all are shown. */
	if (pane == PANE_DATES && !f->typed.len && !f->published)
		return NULL;
	if (!filter_trouble(f) && pane == PANE_PAPERS)
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

static void
begin_dates(struct app *app, struct filter *f, bool streaming)
{
	end_work(f);
	f->working = true;
	f->streaming = streaming;
	f->by_text = false;
	f->error.status = OK;
	f->fresh.n = f->taken = 0;
	f->row_matches = false;
	f->keeps =
	    f->basis.made == app->marks.only.made || only_holds(app, app->part);
	f->basis.made = app->marks.only.made;
	f->basis.dates = app->marks.only.dates;
	f->basis.order = library_order(app->lib);
	f->basis.all_known = library_is_known(app->lib);
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
	if (!follows)
		return;
	asked->stand_in = app->post;
	filter_select_found(app);
}

static void
publish(struct app *app, struct filter *f)
{
	swap_items(f);
	f->published = true;
	if (!f->shown.n && !f->typed.len && f->basis.all_known)
		only_give_up(app);
	follow_items(app, f);
}

/* The row of the selected post, if the text was searched. */
static const struct item *
found_item(const struct app *app)
{
	const struct filter *f = &app->filters[PANE_DATES];

	if (!f->by_text || app->results.open)
		return NULL;
	for (size_t i = 0; i < f->shown.n; i++)
		if (f->shown.items[i].id == app->post)
			return &f->shown.items[i];
	return NULL;
}

void
filter_select_found(struct app *app)
{
	const struct item *item = found_item(app);

	if (item && item->part != app_first_paper)
		app_select_part(app, item->part);
}

static void
begin_text(struct app *app, struct filter *f)
{
	f->query = query_new(f->typed.str, &f->error);
	if (f->query) {
		f->finder = finder_new(app->lib, app->cat, f->query);
		finder_search_notes(f->finder, app->marks.journal);
	}
	f->by_text = f->query != NULL;
}

static bool
date_matches(struct app *app, struct filter *f, size_t id, struct strbuf *text)
{
	if (f->pattern) {
		strbuf_reset(text);
		rows_item_text(app, PANE_DATES, id, text);
	}
	if (!text_matches(f, text->str))
		return false;
	f->row_matches = true;
	return only_lets(app, PANE_DATES, id) || (f->keeps && id == app->post);
}

static void
try_rows(struct app *app, struct filter *f)
{
	struct strbuf text = STRBUF_INIT;

	for (int i = 0; i < ROWS_AT_ONCE && !sieve_done(&f->rows); i++) {
		size_t id = library_id_at(app->lib, f->rows.tried);
		bool yes = date_matches(app, f, id, &text);

		sieve_answer(&f->rows, yes);
		if (yes)
			add_item(&f->fresh, id, (uint32_t)app_first_paper);
	}
	strbuf_release(&text);
	if (!sieve_done(&f->rows))
		return;
	if (!f->row_matches && f->pattern)
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
		const struct find *find = &finds[f->taken];

		if ((!to->n || to->items[to->n - 1].id != find->id) &&
		    only_lets(app, PANE_DATES, find->id))
			add_item(to, find->id, find->part);
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
	    f->basis.dates != app->marks.only.dates ||
	    f->basis.all_known != library_is_known(app->lib);
}

bool
filter_step(struct app *app, bool idle)
{
	struct filter *f = &app->filters[PANE_DATES];

	if (!is_on(app, f))
		f->published = false;
	if (!is_on(app, f) || filter_trouble(f) || app->results.open)
		return false;
	if (f->basis.made != app->marks.only.made)
		begin_dates(app, f, true);
	else if (f->working && f->basis.order != library_order(app->lib))
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

	f->error.status = OK;
	pattern_free(f->pattern);
	f->pattern = *typed ? pattern_new(typed, &f->error) : NULL;
	strbuf_reset(&f->typed);
	strbuf_adds(&f->typed, typed);
	end_work(f);
	if (!f->pattern) {
		f->shown.n = 0;
		f->changes++;
		return;
	}
	f->working = true;
	if (pane == PANE_DATES)
		begin_dates(app, f, true);
}
