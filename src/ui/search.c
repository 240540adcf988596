// SPDX-License-Identifier: GPL-3.0-or-later
/* Searching: see search.h. What is searched for, the matches in a part, and
 * going on from one to the next. The prompt is in search-prompt.c. */
#include <config.h>

#include "ui/search.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/query.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/rows.h"
#include "ui/search-part.h"

/* More in one paper, and at once, than anybody steps through; bounds, not
 * promises. A pattern is bounded from match to match alone: what the processor
 * may take for all of a text is far more than one needs that is merely long. */
enum {
	MATCHES_MAX = 100000,
	REPEATS_MAX = 1000,
	CPU_MS = 250,
	CPU_MS_PER_MIB = 250,
	CALLS_PER_LOOK = 4, /* of pattern_find */
};

/* One of the two. */
struct sought {
	struct pattern *pattern;
	struct query *query;
	char *typed; /* the query */
};

struct sought *
search_sought_new(const char *typed, struct error *err)
{
	struct pattern *pattern = pattern_new(typed, err);
	struct sought *sought;

	if (!pattern)
		return NULL;
	sought = mem_alloc(sizeof(*sought));
	sought->pattern = pattern;
	return sought;
}

static struct sought *
sought_new_query(const char *typed)
{
	struct query *query = query_new(typed, NULL);
	struct sought *sought;

	if (!query)
		return NULL;
	sought = mem_alloc(sizeof(*sought));
	sought->query = query;
	sought->typed = mem_strdup(typed);
	return sought;
}

void
search_sought_free(struct sought *sought)
{
	if (!sought)
		return;
	pattern_free(sought->pattern);
	query_free(sought->query);
	free(sought->typed);
	free(sought);
}

void
search_init(struct search *s)
{
	memset(s, 0, sizeof(*s));
	strbuf_init(&s->offer);
}

void
search_release(struct search *s)
{
	if (s->origin.sought != s->sought)
		search_sought_free(s->origin.sought);
	search_sought_free(s->sought);
	free(s->matches);
	sieve_release(&s->rows);
	strbuf_release(&s->offer);
	search_init(s);
}

void
search_set_sought(struct search *s, struct sought *sought)
{
	if (s->sought != s->origin.sought)
		search_sought_free(s->sought);
	s->sought = sought;
	s->pattern = !sought ? NULL
	    : sought->query  ? query_any(sought->query)
			     : sought->pattern;
	s->found = false;
	s->n = s->current = 0;
	s->basis.pane = PANES;
	s->seek.step = 0;
	s->offered = false;
	strbuf_reset(&s->offer);
}

/* A text in which one match after the other is found; the rest begins at 0. */
struct text {
	const char *str;
	size_t len, from;
	unsigned calls; /* of pattern_find */
	clock_t begun;  /* the processor's time at the first */
};

/* The next match; false when there is none. What takes too long, for one match
 * or for all of a text, is the search's error: then nothing more is found, in
 * any text. */
static bool
find_next(struct search *s, struct text *t, struct match *m)
{
	const clock_t ms = CLOCKS_PER_SEC / 1000;
	clock_t most =
	    (clock_t)(CPU_MS + (t->len >> 10) * CPU_MS_PER_MIB / 1024);
	struct error err;
	enum status status;

	if (!s->pattern || s->error.status != OK)
		return false;
	if (!t->calls)
		t->begun = clock();
	if (++t->calls % CALLS_PER_LOOK == 0 &&
	    clock() - t->begun > most * ms) {
		error_set(&s->error, ERR_LIMIT, NULL, 0,
		    "the pattern takes too long to match");
		return false;
	}
	status = pattern_find(s->pattern, t->str, t->len, t->from, m, &err);
	if (status == OK)
		t->from = m->end;
	else if (status == ERR_LIMIT)
		s->error = err;
	return status == OK;
}

size_t
search_find_all(struct search *s, const char *text, size_t len,
    struct match *matches, size_t most)
{
	struct text t = {.str = text, .len = len};
	size_t n = 0;

	while (n < most && find_next(s, &t, &matches[n]))
		n++;
	return n;
}

static void
add_match(struct search *s, struct match m)
{
	s->matches = mem_grow(s->matches, s->n, &s->cap, sizeof(*s->matches));
	s->matches[s->n++] = m;
}

void
search_find_in_part(struct app *app)
{
	struct search *s = &app->search;
	const struct post *post = app_post(app);
	const struct paper *part = app_part(app);
	struct text t = {0};
	struct match m;

	s->n = 0;
	s->error.status = OK;
	s->post = app->post;
	s->part = app->part;
	s->found = true;
	if (part) {
		t.str = post->text + part->begin;
		t.len = part->end - part->begin;
	}
	while (part && s->n < MATCHES_MAX && find_next(s, &t, &m)) {
		m.begin += part->begin;
		m.end += part->begin;
		add_match(s, m);
	}
	s->current = s->n;
}

void
search_find_if_needed(struct app *app)
{
	struct search *s = &app->search;

	if (!s->found || s->post != app->post || s->part != app->part)
		search_find_in_part(app);
}

const struct match *
search_matches(struct app *app, size_t *n, size_t *current)
{
	struct search *s = &app->search;

	*n = *current = 0;
	if (!s->pattern || s->pane != PANE_READER)
		return NULL;
	search_find_if_needed(app);
	*n = s->n;
	*current = s->current;
	return s->matches;
}

size_t
search_match_from(const struct search *s, uint32_t at)
{
	size_t i = 0;

	while (i < s->n && s->matches[i].begin < at)
		i++;
	return i;
}

void
search_show_match(struct app *app, size_t index)
{
	app->search.current = index;
	reader_reveal(app, app->search.matches[index].begin);
}

void
search_query(struct app *app, const char *typed, uint32_t at)
{
	struct search *s = &app->search;

	if (!s->sought || !s->sought->typed ||
	    strcmp(s->sought->typed, typed) != 0)
		search_set_sought(s, sought_new_query(typed));
	s->pane = PANE_READER;
	s->error.status = OK;
	search_find_in_part(app);
	if (s->n) {
		size_t i = search_match_from(s, at);
		search_show_match(app, i < s->n ? i : 0);
	}
}

/* Whether one sees that something is searched for: a match, or that there is
 * none, or what is wrong. */
static bool
is_shown(const struct search *s)
{
	if (s->error.status != OK || (s->pattern && s->age < 2))
		return true;
	return s->pane == PANE_READER ? s->n > 0 : s->rows.hits > 0;
}

bool
search_put_away(struct app *app)
{
	bool shown = is_shown(&app->search);

	search_set_sought(&app->search, NULL);
	app->search.error.status = OK;
	return shown;
}

void
search_key(struct app *app)
{
	struct search *s = &app->search;

	s->age += s->age < 2;
}

/* The match to go on from: the current one if it is in sight, else what is at
 * the window's edge. Returns an index, perhaps n or SIZE_MAX for "outside". */
static size_t
next_index(struct app *app, int step)
{
	struct search *s = &app->search;
	const struct reader *r = &app->reader;
	size_t edge = search_match_from(s, reader_anchor(app));

	if (s->current < s->n) {
		size_t line =
		    flow_line_at(&r->flow, s->matches[s->current].begin);
		if (line >= r->view.top && line < r->view.top + r->view.height)
			return s->current + (size_t)step;
	}
	return step > 0 ? edge : edge - 1;
}

/* Goes on in the next parts that have a match, of those in the list; false when
 * it went around the post for it, or none has. */
static bool
next_part(struct app *app, int step)
{
	struct search *s = &app->search;
	const struct post *post = app_post(app);
	size_t n = post ? rows_count(app, PANE_PAPERS) : 0;
	size_t home = app->part;
	size_t row = rows_of(app, PANE_PAPERS, home);

	for (size_t i = 1; i <= n; i++) {
		size_t part = rows_item(
		    app, PANE_PAPERS, (row + (step > 0 ? i : n * 2 - i)) % n);
		bool around = step > 0 ? part <= home : part >= home;

		app_select_part(app, part);
		search_find_in_part(app);
		if (!s->n && s->error.status != OK)
			break;
		if (!s->n)
			continue;
		search_show_match(app, step > 0 ? 0 : s->n - 1);
		if (part == home)
			app_say(app,
			    step > 0
				? N_("no other paper of the post matches; from "
				     "the top again")
				: N_("no other paper of the post matches; from "
				     "the end again"));
		else
			app_say(app,
			    around         ? N_("around the post: %s")
				: step > 0 ? N_("next match: %s")
					   : N_("previous match: %s"),
			    post->parts[part].title);
		return !around;
	}
	app_select_part(app, home);
	app_complain(app, "%s",
	    s->error.status == OK ? _("no match in this post") : s->error.msg);
	return false;
}

bool
search_is_of_results(const struct app *app)
{
	const struct results *r = &app->results;
	const struct search *s = &app->search;
	const char *typed = s->pattern ? s->sought->typed : NULL;

	return r->open && r->now && typed && strcmp(typed, r->now->typed) == 0;
}

static void
say_last_found(struct app *app, int step)
{
	if (step < 0)
		app_say(app, "first match found");
	else if (app->results.now->searching)
		app_say(app, "last match found so far");
	else
		app_say(app, "last match found");
}

/* Goes on in the next paper of the results; false when there is none. */
static bool
next_found(struct app *app, int step)
{
	struct search *s = &app->search;
	const struct paper *part;

	if (!results_next(app, step)) {
		say_last_found(app, step);
		return false;
	}
	search_find_in_part(app);
	part = app_part(app);
	if (s->n)
		search_show_match(app, step > 0 ? 0 : s->n - 1);
	if (part)
		app_say(app,
		    step > 0 ? N_("next match: %s") : N_("previous match: %s"),
		    part->title);
	return true;
}

static bool
next_in_reader(struct app *app, int step)
{
	struct search *s = &app->search;
	size_t i;

	search_find_if_needed(app);
	i = next_index(app, step);
	if (i >= s->n)
		return search_is_of_results(app) ? next_found(app, step)
						 : next_part(app, step);
	search_show_match(app, i);
	return true;
}

/* What was put away by Esc is searched for again. */
static void
take_up_last(struct app *app)
{
	const struct history *h = &app->searches;

	if (app->results.open)
		search_set_sought(
		    &app->search, sought_new_query(app->results.now->typed));
	else if (h->n)
		search_set_sought(
		    &app->search, search_sought_new(h->lines[h->n - 1], NULL));
}

bool
search_in_results(const struct app *app)
{
	return app->search.pattern && app->search.pane == PANE_RESULTS;
}

void
search_next(struct app *app, int count, int arg)
{
	bool more = true;

	if (app->focus == PANE_RESULTS && !search_in_results(app)) {
		pane_get(PANE_RESULTS)->move(app, action_steps(count, arg));
		return;
	}
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
					       : search_list_next(app, arg));
	/* What has been said is not said twice. */
	app->search.age = app->message.len ? 1 : 0;
}

/* Whether a query that has nothing in the text has something in the note. */
static bool
matches_note(struct app *app)
{
	const struct sought *sought = app->search.sought;
	const struct paper *part = app_part(app);
	const char *note = part ? marks_note(app, part->key) : NULL;
	const struct pattern *any =
	    sought->query ? query_any_in_note(sought->query) : NULL;

	return note && any && pattern_matches(any, note, strlen(note));
}

void
search_status(struct app *app, struct strbuf *out)
{
	struct search *s = &app->search;

	if (s->error.status != OK) {
		strbuf_adds(out, s->error.msg);
		return;
	}
	if (!s->pattern || s->pane != app->focus)
		return;
	if (pane_get(s->pane)->row_text) {
		search_list_status(app, out);
		return;
	}
	search_find_if_needed(app);
	if (s->current < s->n)
		strbuf_printf(out, "%zu/%zu", s->current + 1, s->n);
	else if (s->n)
		strbuf_printf(out, "-/%zu", s->n);
	else if (matches_note(app))
		strbuf_adds(out, _("in the note"));
	else
		search_no_match(app, out);
}
