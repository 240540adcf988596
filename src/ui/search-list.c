// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching the rows of a list: see search.h. There may be very many of them,
 * so they are tried a few at a time and the answers kept: what a key does at
 * once is to try as many as it may take.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/pane.h"
#include "ui/rows.h"
#include "ui/search.h"

enum {
	ROWS_AT_ONCE = 64,
	KEY_MS = 3, /* what a key may take for them */
};

bool
search_text_matches(struct search *s, const char *text)
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
	return app->search.pane == pane &&
	    search_text_matches(&app->search, text);
}

static struct search_basis
basis_now(struct app *app)
{
	struct search_basis b = {.pane = app->search.pane};

	if (b.pane == PANE_DATES) {
		b.changes = library_order(app->lib);
		b.all_known = library_is_known(app->lib);
	} else if (b.pane == PANE_PAPERS) {
		b.post = app->post;
		b.loads = library_loads(app->lib);
	} else if (b.pane == PANE_RESULTS) {
		b.list = app->results.now;
		b.changes = app->results.now ? app->results.now->changes : 0;
	} else if (b.pane == PANE_AXIS) {
		b.changes = app->axis.changes;
	} else {
		b.cols = app->frame.cols;
	}
	b.filtered = rows_changes(app, b.pane);
	return b;
}

static bool
basis_equal(const struct search_basis *a, const struct search_basis *b)
{
	return a->pane == b->pane && a->post == b->post && a->list == b->list &&
	    a->changes == b->changes && a->loads == b->loads &&
	    a->filtered == b->filtered && a->cols == b->cols &&
	    a->all_known == b->all_known;
}

/* Begins again when the rows are no longer those that were tried. */
static void
check_basis(struct app *app)
{
	struct search *s = &app->search;
	struct search_basis now = basis_now(app);
	size_t rows = pane_get(s->pane)->view(app)->count;

	if (!basis_equal(&s->basis, &now) || rows < s->rows.rows) {
		s->basis = now;
		sieve_begin(&s->rows, rows);
	} else if (rows > s->rows.rows) {
		sieve_grow(&s->rows, rows);
	}
}

static void
try_rows(struct app *app)
{
	struct search *s = &app->search;
	const struct pane_ops *ops = pane_get(s->pane);
	struct strbuf text = STRBUF_INIT;

	for (int i = 0; i < ROWS_AT_ONCE && !sieve_done(&s->rows); i++) {
		strbuf_reset(&text);
		ops->row_text(app, s->rows.tried, &text);
		sieve_answer(&s->rows, search_text_matches(s, text.str));
	}
	strbuf_release(&text);
}

/* The row that is sought, if it is known; the number of rows if not, or if
 * there is none. */
static size_t
sought_row(struct search *s)
{
	const struct sieve *rows = &s->rows;
	struct search_seek *seek = &s->seek;
	size_t row = rows->rows;

	if (!seek->around) {
		if (seek->step < 0 && rows->tried <= seek->from)
			return row;
		row = sieve_next(rows, seek->from, seek->step);
		seek->around = row == rows->rows && sieve_done(rows);
	}
	if (seek->around && sieve_done(rows) && rows->rows)
		row = sieve_next(
		    rows, seek->step > 0 ? 0 : rows->rows - 1, seek->step);
	return row;
}

/* Goes to the row that is sought as soon as it is known; false while it is
 * not. */
static bool
settle_seek(struct app *app)
{
	struct search *s = &app->search;
	struct search_seek seek;
	size_t row;

	if (!s->seek.step)
		return true;
	row = sought_row(s);
	if (row == s->rows.rows && !sieve_done(&s->rows))
		return false;
	seek = s->seek;
	s->seek.step = 0;
	app->stale = true;
	if (row < s->rows.rows)
		pane_get(s->pane)->go(app, row);
	if (seek.typed)
		return true;
	if (row == s->rows.rows) {
		app_complain(app, "no match");
		s->age = 1;
	} else if (seek.around)
		app_say(app,
		    seek.step > 0 ? N_("search went on from the first row")
				  : N_("search went on from the last row"));
	return true;
}

/* Tries rows for as long as a key may take, or until the row is known. */
static bool
seek_row(struct app *app, struct search_seek seek)
{
	struct search *s = &app->search;
	int64_t until = term_now(app->term) + KEY_MS;

	s->seek = seek;
	check_basis(app);
	while (!settle_seek(app)) {
		if (term_now(app->term) >= until)
			return false;
		try_rows(app);
	}
	return true;
}

void
search_list_first(struct app *app, size_t from)
{
	seek_row(app, (struct search_seek){1, from, false, true});
}

bool
search_list_next(struct app *app, int step)
{
	struct search *s = &app->search;
	const struct viewport *v = pane_get(app->focus)->view(app);
	size_t at = v->cursor;
	struct search_seek seek = {step, at + (size_t)step, false, false};

	if (!v->count)
		return false;
	seek.around = step < 0 && at == 0;
	if (!seek_row(app, seek))
		return false;
	return s->rows.hits && (step > 0 ? v->cursor > at : v->cursor < at);
}

bool
search_step(struct app *app)
{
	struct search *s = &app->search;

	if (!s->pattern || s->pane != app->focus ||
	    !pane_get(s->pane)->row_text)
		return false;
	check_basis(app);
	if (sieve_done(&s->rows))
		return false;
	try_rows(app);
	settle_seek(app);
	app->stale = app->stale || sieve_done(&s->rows);
	return true;
}

void
search_list_status(struct app *app, struct strbuf *out)
{
	struct search *s = &app->search;
	const struct viewport *v = pane_get(s->pane)->view(app);

	check_basis(app);
	if (s->rows.hits)
		strbuf_printf(out, "%zu/%zu%s", sieve_rank(&s->rows, v->cursor),
		    s->rows.hits, sieve_done(&s->rows) ? "" : "..");
	else if (sieve_done(&s->rows))
		search_no_match(app, out);
}
