// SPDX-License-Identifier: GPL-3.0-or-later
/* The results of a search of the whole library: a row that names the paper,
 * with its matches if there are any in the title, below it a row for each other
 * line with a match. Only rows in sight are looked at. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "model/query-token.h"
#include "ui/excerpt.h"
#include "ui/paint.h"
#include "ui/pane.h"
#include "ui/results.h"

enum {
	SECTION_COLS = 14,     /* at most, of a section's name */
	SECTION_SHARE = 5,     /* else this part of the width */
	DATE_COLS = 11,        /* with a blank */
	BEFORE_TITLE_MAX = 64, /* bytes, of its number */
};

static struct viewport *
results_view(struct app *app)
{
	struct results *r = &app->results;

	return r->now ? &r->now->view : &r->nothing;
}

static void
results_arrange(struct app *app, const struct rect *rect)
{
	if (app->results.now)
		hunt_arrange(app->results.now, (size_t)rect_height(rect));
	results_follow(app);
}

static void
results_move(struct app *app, long by)
{
	if (app->results.now)
		hunt_move(app->results.now, by);
}

static void
results_step_paper(struct app *app, long by)
{
	struct hunt *h = app->results.now;

	if (h && !hunt_move_paper(h, by))
		results_say_end(app, by, false);
}

static void
results_step_day(struct app *app, long by)
{
	struct hunt *h = app->results.now;

	if (h && !hunt_move_post(h, by))
		results_say_end(app, by, true);
}

static void
results_go(struct app *app, size_t row)
{
	if (app->results.now)
		hunt_go(app->results.now, row);
}

static const char *
section_name(const struct found *found, const struct found_line *line,
    struct card_section *section)
{
	if (line->section == FOUND_NOTE)
		return _("Note");
	if (line->section < 0)
		return "";
	card_section(
	    &found->card, &found->part, (uint32_t)line->section, section);
	return section->heading;
}

/* The line's section and text; for the first of a paper, its title, too. */
static void
results_row_text(struct app *app, size_t row, struct strbuf *out)
{
	struct hunt *h = app->results.now;
	const struct found_line *line;
	struct card_section section;
	const struct found *found;
	struct hunt_row at;

	if (row >= hunt_rows(h))
		return;
	at = hunt_row(h, row);
	found = at.line < 0 ? NULL : hunt_look(h, at.find);
	if (!found || (size_t)at.line >= found->n_lines)
		return;
	line = &found->lines[at.line];
	if (at.line == 0 && !at.names)
		strbuf_printf(out, "%s\n", found->part.title);
	strbuf_printf(out, "%s\n", section_name(found, line, &section));
	strbuf_add(out, found_text(found, line, NULL) + line->begin,
	    line->end - line->begin);
}

/* ---- Rows --------------------------------------------------------------- */

/* What is marked in a line: what is searched for within the results, else
 * what was found. */
static void
take_marks(struct app *app, const struct found *found,
    const struct found_line *line, struct row_matches *marks)
{
	uint32_t len = line->end - line->begin;

	marks->n = 0;
	marks->style = STYLE_MATCH_CURRENT;
	if (search_in_results(app))
		marks->n = search_find_all(&app->search,
		    found_text(found, line, NULL) + line->begin, len,
		    marks->items, ROW_MATCHES_MAX);
	if (marks->n)
		return;
	marks->style = STYLE_MATCH;
	for (uint32_t i = 0; i < line->n && marks->n < ROW_MATCHES_MAX; i++) {
		struct match m = found->matches[line->first + i];

		m.begin -= line->begin;
		m.end = m.end - line->begin < len ? m.end - line->begin : len;
		marks->items[marks->n++] = m;
	}
}

/* Leaves out the first bytes of a row's text. */
static void
skip_marks(struct row_matches *marks, uint32_t skip)
{
	size_t n = 0;

	for (size_t i = 0; i < marks->n; i++) {
		struct match m = marks->items[i];

		if (m.end <= skip)
			continue;
		m.begin = m.begin > skip ? m.begin - skip : 0;
		m.end -= skip;
		marks->items[n++] = m;
	}
	marks->n = n;
}

/* The line from its byte `skip` on, cut around its first match. */
static void
draw_text(struct app *app, const struct found *found,
    const struct found_line *line, uint32_t skip, struct cell at)
{
	const char *text = found_text(found, line, NULL) + line->begin + skip;
	size_t len = line->end - line->begin - skip;
	size_t room = at.limit > at.col ? (size_t)(at.limit - at.col) : 0;
	struct row_matches marks;
	struct excerpt e;

	take_marks(app, found, line, &marks);
	skip_marks(&marks, skip);
	e = excerpt_cut(text, len, marks.n ? marks.items[0].begin : 0,
	    marks.n ? marks.items[0].end : 0, room);
	if (e.begin)
		at.col = paint_text(app->term, at.row, at.col, at.limit,
		    EXCERPT_MORE, STYLE_DIM);
	at.col = paint_marked(app->term,
	    &(struct marked_text){text, e.begin, e.end,
		{marks.items, marks.n, marks.style, marks.n}},
	    at);
	if (e.end < len)
		paint_text(app->term, at.row, at.col, at.limit, EXCERPT_MORE,
		    STYLE_DIM);
}

/* The day of a find, or the name of its file. */
static void
draw_day(struct app *app, const struct entry *entry, struct cell at)
{
	char date[DATE_BUF_SIZE];

	paint_text(app->term, at.row, at.col, at.col + DATE_COLS - 1,
	    entry_day(entry, date),
	    at.style == STYLE_NORMAL ? STYLE_DIM : at.style);
}

/* How many matches there are, "3x"; the cell where that begins. */
static int
draw_count(struct app *app, const struct find *find, struct cell at)
{
	char count[24] = "";

	if (find->n_matches)
		snprintf(
		    count, sizeof(count), "%ux", (unsigned)find->n_matches);
	return paint_right(app->term, at.row, at.col, at.limit, count,
	    at.style == STYLE_NORMAL ? STYLE_DIM : at.style);
}

/* Where a title begins in a heading's text; `len` where it does not stand
 * there as it is, or behind more than a number and the like. */
static size_t
title_begin(const char *text, size_t len, const char *title)
{
	size_t n = strlen(title);

	for (size_t i = 0; i <= BEFORE_TITLE_MAX && i + n <= len; i++)
		if (memcmp(text + i, title, n) == 0)
			return i;
	return len;
}

/* A title with matches, numbered as the others are, however its digest does
 * it. */
static void
draw_title(struct app *app, const struct found *found,
    const struct found_line *line, struct cell at)
{
	const char *text = found_text(found, line, NULL) + line->begin;
	size_t len = line->end - line->begin;
	size_t skip = title_begin(text, len, found->part.title);
	char number[16];

	if (skip == len) {
		skip = 0;
	} else if (found->part.number >= 0) {
		snprintf(number, sizeof(number), "%d ", found->part.number);
		at.col = paint_text(
		    app->term, at.row, at.col, at.limit, number, at.style);
	}
	draw_text(app, found, line, (uint32_t)skip, at);
}

/* The name of a paper whose title has no match. */
static void
draw_name(struct app *app, const struct entry *entry, const struct found *found,
    struct cell at)
{
	struct strbuf text = STRBUF_INIT;

	if (!found)
		strbuf_adds(
		    &text, entry->gone ? _("(removed)") : _("(changed)"));
	else if (found->part.number >= 0)
		strbuf_printf(&text, "%d ", found->part.number);
	if (found)
		strbuf_adds(&text, found->part.title);
	paint_text(app->term, at.row, at.col, at.limit, text.str, at.style);
	strbuf_release(&text);
}

/* `at.style` is that of the cursor's row, or normal. */
static void
draw_paper(struct app *app, struct hunt_row row, struct cell at)
{
	struct hunt *h = app->results.now;
	const struct find *find = hunt_find(h, row.find);
	const struct entry *entry = library_entry(app->lib, find->id);
	const struct found *found = hunt_look(h, row.find);
	const char *key = found && find->key ? found->part.key : NULL;

	draw_day(app, entry, at);
	at.col += DATE_COLS;
	at.col = paint_signs(app, key, at.style != STYLE_NORMAL, at);
	at.limit = draw_count(app, find, at) - 1;
	if (key)
		at.limit = paint_more_signs(app, key, find->id, at);
	if (at.style == STYLE_NORMAL)
		at.style = STYLE_HEADING;
	if (found && row.line >= 0)
		draw_title(app, found, &found->lines[row.line], at);
	else
		draw_name(app, entry, found, at);
}

static void
draw_line(struct app *app, const struct rect *rect, struct hunt_row row,
    struct cell at)
{
	const struct found *found = hunt_look(app->results.now, row.find);
	bool selected = at.style != STYLE_NORMAL;
	int cols = rect->cols / SECTION_SHARE;
	const struct found_line *line;
	struct card_section section;

	cols = cols < SECTION_COLS ? cols : SECTION_COLS;
	at.col = paint_text(app->term, at.row, at.col, at.limit,
	    selected ? "> " : "  ", at.style);
	if (!found || (size_t)row.line >= found->n_lines)
		return;
	line = &found->lines[row.line];
	/* What stands before the first section has the whole width. */
	if (line->section != FOUND_NO_SECTION) {
		paint_text(app->term, at.row, at.col, at.col + cols,
		    section_name(found, line, &section),
		    selected ? at.style : STYLE_LABEL);
		at.col += cols + 1;
	}
	draw_text(app, found, line, 0, at);
}

static void
draw_row(struct app *app, const struct rect *rect, size_t row, bool focused)
{
	struct hunt *h = app->results.now;
	struct hunt_row what = hunt_row(h, row);
	struct cell at = {rect->row + 1 + (int)(row - h->view.top), rect->col,
	    rect->col + rect->cols, STYLE_NORMAL};

	if (row == h->view.cursor)
		at.style = focused ? STYLE_SELECTED : STYLE_SELECTED_OTHER;
	if (at.style == STYLE_SELECTED)
		term_fill(app->term, at.row, at.col, at.limit, at.style);
	if (what.names)
		draw_paper(app, what, at);
	else
		draw_line(app, rect, what, at);
}

/* ---- The pane ----------------------------------------------------------- */

/* Two plurals: where a language has them, most finds are many. */
static void
matches_text(const struct find_totals *t, struct strbuf *out)
{
	if (!t->matches)
		strbuf_printf(out,
		    ngettext("%zu paper", "%zu papers", t->papers), t->papers);
	else if (t->matches == 1)
		strbuf_adds(out, _("1 match in 1 paper"));
	else
		strbuf_printf(out,
		    ngettext("%zu matches in %zu paper",
			"%zu matches in %zu papers", t->papers),
		    t->matches, t->papers);
}

/* "123 matches in 40 papers, 45 places  3/45  searching 34%", or shorter; each
 * day on which a paper stands is a place. */
static void
counts_text(const struct hunt *h, bool brief, struct strbuf *out)
{
	struct find_totals t = hunt_totals(h);

	if (brief)
		strbuf_printf(out, _("%zu in %zu"), t.matches, t.papers);
	else
		matches_text(&t, out);
	if (!brief && t.papers < t.parts)
		strbuf_printf(out, _(", %zu places"), t.parts);
	if (!brief && h->view.cursor < hunt_rows(h))
		strbuf_printf(out, "  %zu/%zu",
		    hunt_row(h, h->view.cursor).find + 1, t.parts);
	if (h->searching)
		strbuf_printf(out, brief ? "  %u%%" : _("  searching %u%%"),
		    hunt_percent(h));
}

static void
draw_header(struct app *app, const struct rect *rect, bool focused)
{
	const struct hunt *h = app->results.now;
	enum style style = focused ? STYLE_PANE_FOCUS : STYLE_PANE;
	int end = rect->col + rect->cols;
	struct strbuf text = STRBUF_INIT;
	int right = end;

	term_fill(app->term, rect->row, rect->col, end, style);
	if (h) {
		counts_text(h, false, &text);
		if (width_text(text.str, text.len) >
		    (size_t)rect->cols * 2 / 3) {
			strbuf_reset(&text);
			counts_text(h, true, &text);
		}
		right = paint_right(app->term, rect->row, rect->col, end,
			    text.str, style) -
		    1;
		strbuf_reset(&text);
		strbuf_printf(
		    &text, _("Results: %.*s"), hunt_title_length(h), h->typed);
	}
	paint_text(app->term, rect->row, rect->col, right, text.str, style);
	strbuf_release(&text);
}

static void
draw_nothing(struct app *app, const struct rect *rect)
{
	const struct hunt *h = app->results.now;
	const char *offer = results_offer(app);
	struct strbuf text = STRBUF_INIT;
	char *no_field;

	if (!h || h->searching)
		return;
	no_field = query_no_field(h->typed);
	strbuf_printf(
	    &text, _("Nothing found for %.*s"), hunt_title_length(h), h->typed);
	if (offer)
		strbuf_printf(&text, _("; Tab: search \"%s\""), offer);
	else if (no_field)
		strbuf_printf(&text, _("; there is no field %s:"), no_field);
	free(no_field);
	paint_notice(app->term, rect, text.str, STYLE_DIM);
	strbuf_release(&text);
}

static void
results_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct viewport *v = results_view(app);

	draw_header(app, rect, focused);
	if (!v->count)
		draw_nothing(app, rect);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++)
		draw_row(app, rect, i, focused);
	if (focused)
		paint_cursor(app->term, rect, v->cursor - v->top);
}

const struct pane_ops pane_results = {
    .arrange = results_arrange,
    .draw = results_draw,
    .move = results_move,
    .go = results_go,
    .step = {[STEP_PAPER] = results_step_paper, [STEP_DAY] = results_step_day},
    .into = results_read,
    .back = results_leave,
    .view = results_view,
    .row_text = results_row_text,
};
