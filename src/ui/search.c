// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching: see search.h. Typing always starts again from where the prompt
 * was opened, so that a pattern that grows or shrinks finds what it would have
 * found had it been typed at once.
 */
#include <config.h>

#include "ui/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/pane.h"
#include "ui/reader.h"

/* More in one paper, and at once, than anybody steps through; bounds, not
 * promises. */
enum { MATCHES_MAX = 100000, REPEATS_MAX = 1000 };

void
search_init(struct search *s)
{
	memset(s, 0, sizeof(*s));
}

void
search_release(struct search *s)
{
	if (s->origin.pattern != s->pattern)
		pattern_free(s->origin.pattern);
	pattern_free(s->pattern);
	free(s->matches);
	search_init(s);
}

/* The pattern before is freed, unless it is yet to come back to. */
static void
set_pattern(struct search *s, struct pattern *pattern)
{
	if (s->pattern != s->origin.pattern)
		pattern_free(s->pattern);
	s->pattern = pattern;
	s->found = false;
	s->n = s->current = 0;
}

static void
add_match(struct search *s, struct match m)
{
	s->matches = mem_grow(s->matches, s->n, &s->cap, sizeof(*s->matches));
	s->matches[s->n++] = m;
}

/* Finds all matches of the selected part; none of them is the current one. */
static void
find_in_part(struct app *app)
{
	struct search *s = &app->search;
	const struct post *post = app_post(app);
	const struct paper *part = app_part(app);
	size_t from = 0;
	struct match m;

	s->n = 0;
	s->error.status = OK;
	s->post = app->post;
	s->part = app->part;
	s->found = true;
	while (part && s->pattern && s->n < MATCHES_MAX) {
		struct error err;
		size_t len = part->end - part->begin;
		enum status status = pattern_find(
		    s->pattern, post->text + part->begin, len, from, &m, &err);

		if (status == ERR_LIMIT)
			s->error = err;
		if (status != OK)
			break;
		from = m.end;
		m.begin += part->begin;
		m.end += part->begin;
		add_match(s, m);
	}
	s->current = s->n;
}

static void
find_if_needed(struct app *app)
{
	struct search *s = &app->search;

	if (!s->found || s->post != app->post || s->part != app->part)
		find_in_part(app);
}

const struct match *
search_matches(struct app *app, size_t *n, size_t *current)
{
	struct search *s = &app->search;

	*n = *current = 0;
	if (!s->pattern || s->pane != PANE_READER)
		return NULL;
	find_if_needed(app);
	*n = s->n;
	*current = s->current;
	return s->matches;
}

static bool
text_matches(struct search *s, const char *text)
{
	struct match m;
	struct error err;
	enum status status;

	/* One row that takes too long is enough: there may be thousands. */
	if (!s->pattern || s->error.status != OK)
		return false;
	status = pattern_find(s->pattern, text, strlen(text), 0, &m, &err);
	if (status == ERR_LIMIT)
		s->error = err;
	return status == OK;
}

bool
search_matches_row(struct app *app, enum pane_id pane, const char *text)
{
	return app->search.pane == pane && text_matches(&app->search, text);
}

static bool
row_matches(struct app *app, const struct pane_ops *ops, size_t row)
{
	struct strbuf text = STRBUF_INIT;
	bool yes;

	ops->row_text(app, row, &text);
	yes = text_matches(&app->search, text.str);
	strbuf_release(&text);
	return yes;
}

/* The first row at or after `from`, going by `step` and around, that matches;
 * the number of rows where none does. */
static size_t
next_row(struct app *app, const struct pane_ops *ops, size_t from, int step)
{
	size_t count = ops->view(app)->count;

	for (size_t i = 0; i < count; i++) {
		size_t row = step > 0 ? (from + i) % count
				      : (from + count - i % count) % count;
		if (row_matches(app, ops, row))
			return row;
	}
	return count;
}

/* The first match at or after an offset; the number of matches if none. */
static size_t
match_from(const struct search *s, uint32_t at)
{
	size_t i = 0;

	while (i < s->n && s->matches[i].begin < at)
		i++;
	return i;
}

static void
show_match(struct app *app, size_t index)
{
	app->search.current = index;
	reader_reveal(app, app->search.matches[index].begin);
}

static void
save_origin(struct app *app)
{
	struct search *s = &app->search;
	struct search_origin *o = &s->origin;

	if (s->pattern)
		find_if_needed(app);
	o->post = app->post;
	o->part = app->part;
	o->place = reader_place(app);
	o->pattern = s->pattern;
	o->pane = s->pane;
	o->current = s->current;
	o->row = pane_get(app->focus)->view(app)->cursor;
	if (app->focus == PANE_HELP)
		o->row = app->help.top;
}

static void
back_to_origin(struct app *app)
{
	const struct search_origin *o = &app->search.origin;

	app_select_post(app, o->post);
	app_select_part(app, o->part);
	reader_set_place(app, o->place);
	if (app->focus == PANE_HELP)
		pane_get(PANE_HELP)->go(app, o->row);
}

/* All is as it was before the prompt was opened. */
static void
restore_origin(struct app *app)
{
	struct search *s = &app->search;

	back_to_origin(app);
	set_pattern(s, s->origin.pattern);
	s->origin.pattern = NULL;
	s->pane = s->origin.pane;
	s->error.status = OK;
	if (!s->pattern)
		return;
	find_in_part(app);
	if (s->origin.current < s->n)
		s->current = s->origin.current;
}

void
search_open(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	save_origin(app);
	app->search.error.status = OK;
	prompt_open(&app->prompt, &app->searches);
}

/* The row to search from: dates may have been put in order since. */
static size_t
origin_row(const struct app *app)
{
	const struct search_origin *o = &app->search.origin;

	return app->focus == PANE_DATES && library_count(app->lib)
	    ? library_row_of(app->lib, o->post)
	    : o->row;
}

static void
show_first(struct app *app)
{
	struct search *s = &app->search;
	const struct pane_ops *ops = pane_get(s->pane);

	back_to_origin(app);
	if (ops->row_text) {
		size_t row = next_row(app, ops, origin_row(app), 1);
		if (row < ops->view(app)->count)
			ops->go(app, row);
		return;
	}
	find_in_part(app);
	if (s->n) {
		size_t i = match_from(s, s->origin.place.at);
		show_match(app, i < s->n ? i : 0);
	}
}

void
search_typed(struct app *app)
{
	struct search *s = &app->search;

	s->pane = app->focus;
	s->error.status = OK;
	set_pattern(s,
	    app->prompt.text.len ? pattern_new(app->prompt.text.str, &s->error)
				 : NULL);
	if (s->pattern)
		show_first(app);
	else
		back_to_origin(app);
}

void
search_accept(struct app *app)
{
	struct search *s = &app->search;

	if (s->error.status != OK) {
		app_complain(app, "%s", s->error.msg);
		restore_origin(app);
	} else if (!app->prompt.text.len) {
		restore_origin(app);
		search_next(app, 1, 1);
	} else {
		pattern_free(s->origin.pattern);
		s->origin.pattern = NULL;
	}
}

void
search_cancel(struct app *app)
{
	restore_origin(app);
}

void
search_clear(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	set_pattern(&app->search, NULL);
	app->search.error.status = OK;
}

/* Goes to the next row that matches; false when it went around for it, or there
 * is none: a count ends there, since beyond it would only repeat itself. */
static bool
next_in_list(struct app *app, int step)
{
	const struct pane_ops *ops = pane_get(app->focus);
	const struct viewport *v = ops->view(app);
	size_t at = app->focus == PANE_HELP ? v->top : v->cursor;
	size_t row;
	bool around;

	if (!v->count)
		return false;
	row =
	    next_row(app, ops, (at + v->count + (size_t)step) % v->count, step);
	if (row == v->count) {
		app_complain(app, "no match");
		return false;
	}
	around = step > 0 ? row <= at : row >= at;
	if (around)
		app_say(app, "search went on from the %s",
		    step > 0 ? "first row" : "last row");
	ops->go(app, row);
	return !around;
}

/* The match to go on from: the current one if it is in sight, else what is at
 * the window's edge. Returns an index, perhaps n or SIZE_MAX for "outside". */
static size_t
next_index(struct app *app, int step)
{
	struct search *s = &app->search;
	const struct reader *r = &app->reader;
	size_t edge = match_from(s, reader_anchor(app));

	if (s->current < s->n) {
		size_t line =
		    flow_line_at(&r->flow, s->matches[s->current].begin);
		if (line >= r->view.top && line < r->view.top + r->view.height)
			return s->current + (size_t)step;
	}
	return step > 0 ? edge : edge - 1;
}

/* Goes on in the next parts that have a match; false when it went around the
 * post for it, or none has. */
static bool
next_part(struct app *app, int step)
{
	struct search *s = &app->search;
	const struct post *post = app_post(app);
	size_t n = post ? post->n_parts : 0;
	size_t home = app->part;

	for (size_t i = 1; i <= n; i++) {
		size_t part = (home + (step > 0 ? i : n * 2 - i)) % n;
		bool around = step > 0 ? part <= home : part >= home;

		app_select_part(app, part);
		find_in_part(app);
		if (!s->n && s->error.status != OK)
			break;
		if (!s->n)
			continue;
		show_match(app, step > 0 ? 0 : s->n - 1);
		if (part == home)
			app_say(app, "no match in other papers; from the %s",
			    step > 0 ? "top again" : "end again");
		else
			app_say(app, "%s: %s",
			    around         ? "around the post"
				: step > 0 ? "next match"
					   : "previous match",
			    post->parts[part].title);
		return !around;
	}
	app_select_part(app, home);
	app_complain(app, "%s",
	    s->error.status == OK ? "no match in this post" : s->error.msg);
	return false;
}

static bool
next_in_reader(struct app *app, int step)
{
	struct search *s = &app->search;
	size_t i;

	find_if_needed(app);
	i = next_index(app, step);
	if (i >= s->n)
		return next_part(app, step);
	show_match(app, i);
	return true;
}

/* What was put away by Esc is searched for again. */
static void
take_up_last(struct app *app)
{
	const struct history *h = &app->searches;

	if (h->n)
		set_pattern(
		    &app->search, pattern_new(h->lines[h->n - 1], NULL));
}

void
search_next(struct app *app, int count, int arg)
{
	bool more = true;

	if (!app->search.pattern)
		take_up_last(app);
	if (!app->search.pattern) {
		app_complain(app, "nothing has been searched for yet");
		return;
	}
	app->search.pane = app->focus;
	for (int i = 0; more && i < (count > 0 ? count : 1); i++)
		more = i < REPEATS_MAX &&
		    (app->focus == PANE_READER ? next_in_reader(app, arg)
					       : next_in_list(app, arg));
}

static void
list_status(struct app *app, const struct pane_ops *ops, struct strbuf *out)
{
	const struct viewport *v = ops->view(app);
	size_t at = ops == pane_get(PANE_HELP) ? v->top : v->cursor;
	size_t n = 0, index = 0;

	for (size_t row = 0; row < v->count; row++)
		if (row_matches(app, ops, row)) {
			n++;
			index = row <= at ? n : index;
		}
	if (n)
		strbuf_printf(out, "%zu/%zu", index, n);
	else
		strbuf_adds(out, "no match");
}

void
search_status(struct app *app, struct strbuf *out)
{
	struct search *s = &app->search;
	const struct pane_ops *ops = pane_get(s->pane);

	if (s->error.status != OK) {
		strbuf_adds(out, s->error.msg);
		return;
	}
	if (!s->pattern || s->pane != app->focus)
		return;
	if (ops->row_text) {
		list_status(app, ops, out);
		return;
	}
	find_if_needed(app);
	if (s->current < s->n)
		strbuf_printf(out, "%zu/%zu", s->current + 1, s->n);
	else if (s->n)
		strbuf_printf(out, "-/%zu", s->n);
	else
		strbuf_adds(out, "no match");
}
