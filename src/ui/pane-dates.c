// SPDX-License-Identifier: GPL-3.0-or-later
/* The list of dates: one row a post, newest first. */
#include <config.h>

#include "base/i18n.h"
#include "conf/option.h"
#include "ui/day-label.h"
#include "ui/paint.h"
#include "ui/pane.h"
#include "ui/rows.h"
#include "ui/search.h"

/* SIGN_COLS stand before a date, GAP_COLS between it and a title. */
enum {
	COUNT_COLS = 4,
	MARKED_COLS = 6,
	SIGN_COLS = 2,
	GAP_COLS = 2,
	TITLE_MIN = 8,
	COLS_MOSTLY = 23, /* with dates as they are mostly; its header, too */
};

static struct viewport *
dates_view(struct app *app)
{
	return &app->dates;
}

static void
dates_arrange(struct app *app, const struct rect *rect)
{
	size_t row = rows_follow(app, PANE_DATES);

	viewport_resize(&app->dates, rows_count(app, PANE_DATES),
	    (size_t)rect_height(rect));
	viewport_go(&app->dates, row);
}

static void
dates_go(struct app *app, size_t row)
{
	viewport_go(&app->dates, row);
	if (app->dates.count)
		rows_select(app, PANE_DATES, app->dates.cursor);
}

static void
dates_move(struct app *app, long by)
{
	viewport_move(&app->dates, by);
	dates_go(app, app->dates.cursor);
}

static const struct entry *
entry_at(struct app *app, size_t row)
{
	return library_entry(app->lib, rows_item(app, PANE_DATES, row));
}

/* Whether the row above is of the same day. */
static bool
day_goes_on(struct app *app, size_t row)
{
	return row > 0 &&
	    date_is_same_day(
		&entry_at(app, row)->date, &entry_at(app, row - 1)->date);
}

static void
dates_row_text(struct app *app, size_t row, struct strbuf *out)
{
	if (row < rows_count(app, PANE_DATES))
		rows_item_text(
		    app, PANE_DATES, rows_item(app, PANE_DATES, row), out);
}

/* "23/25": of 25 papers 23 are unread; the former alone where both are too
 * wide. In a list of starred papers, so many are starred. */
static bool
marked_label(struct app *app, size_t id, int cols, struct strbuf *out)
{
	struct tally_counts c;
	size_t marked;

	if (!marks_are_known(app) || !tally_post(app, id, &c))
		return false;
	marked = app->marks.only.what == ONLY_STARRED ? c.starred : c.unread;
	strbuf_printf(out, "%zu/%zu", marked, c.papers);
	if (!c.papers || out->len > (size_t)cols) {
		strbuf_reset(out);
		strbuf_printf(out, "%zu", marked);
	}
	return true;
}

static int
cols_needed(const struct app *app, int count)
{
	return SIGN_COLS + day_label_cols(app) + 1 + count;
}

static int
max(int a, int b)
{
	return a > b ? a : b;
}

/* How much shorter the dates are than they would be if nothing was set. */
static int
cols_spared(const struct app *app)
{
	const char *usual = option_get(OPT_date_format)->initial_text;

	return max(0, day_format_cols(app, usual) - day_label_cols(app));
}

int
pane_dates_cols(const struct app *app)
{
	int wished = (int)app_settings(app)->dates_width;

	return wished ? max(wished, cols_needed(app, COUNT_COLS))
		      : max(COLS_MOSTLY - cols_spared(app),
			    cols_needed(app, MARKED_COLS));
}

/* The date comes first where there is little room. */
static int
count_cols(const struct app *app, const struct rect *rect)
{
	return app->marks.journal && rect->cols >= cols_needed(app, MARKED_COLS)
	    ? MARKED_COLS
	    : COUNT_COLS;
}

static void
count_label(struct app *app, size_t id, int cols, struct strbuf *out)
{
	const struct entry *e = library_entry(app->lib, id);

	if (e->state != ENTRY_KNOWN)
		strbuf_addc(out, e->state == ENTRY_BAD ? '!' : '.');
	else if (!marked_label(app, id, cols, out))
		strbuf_printf(out, "%zu", e->n_papers);
}

/* Date and, in a wide pane, title. Of several posts a day, only the first has
 * the date, where the others have room for what tells them apart: the title. */
static void
paint_label(
    struct app *app, size_t row, int y, int x, int limit, enum style style)
{
	const struct entry *e = entry_at(app, row);
	struct strbuf text = STRBUF_INIT;
	int title = x + day_label_cols(app) + GAP_COLS;
	bool has_room = limit - (x + GAP_COLS) >= TITLE_MIN;

	rows_date_label(app, e, &text);
	if (!has_room || !day_goes_on(app, row)) {
		paint_text(app->term, y, x, limit, text.str, style);
		x = title;
	} else if (limit - title >= TITLE_MIN) {
		x = title;
	} else {
		x += GAP_COLS;
	}
	if (e->date.year && limit - x >= TITLE_MIN)
		paint_text(app->term, y, x, limit, rows_date_title(e), style);
	strbuf_release(&text);
}

static bool
is_all_read(struct app *app, size_t id)
{
	struct tally_counts c;

	return marks_are_known(app) && tally_post(app, id, &c) && c.papers &&
	    !c.unread;
}

static void
draw_row(struct app *app, const struct rect *rect, size_t row, bool focused)
{
	const struct entry *e = entry_at(app, row);
	bool selected = row == app->dates.cursor;
	int y = rect->row + 1 + (int)(row - app->dates.top);
	int end = rect->col + rect->cols;
	int count_at = end - count_cols(app, rect);
	struct strbuf text = STRBUF_INIT;
	enum style style;
	int x;

	dates_row_text(app, row, &text);
	style = selected ? focused ? STYLE_SELECTED : STYLE_SELECTED_OTHER
	    : search_matches_row(app, PANE_DATES, text.str)     ? STYLE_MATCH
	    : e->state == ENTRY_BAD                             ? STYLE_ERROR
	    : is_all_read(app, rows_item(app, PANE_DATES, row)) ? STYLE_READ
								: STYLE_NORMAL;
	if (selected && focused)
		term_fill(app->term, y, rect->col, end, style);
	x = paint_text(
	    app->term, y, rect->col, end, selected ? "> " : "  ", style);
	paint_label(app, row, y, x, count_at - 1, style);
	strbuf_reset(&text);
	count_label(
	    app, rows_item(app, PANE_DATES, row), end - count_at, &text);
	paint_right(app->term, y, count_at, end, text.str, style);
	strbuf_release(&text);
}

static void
dates_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct viewport *v = &app->dates;
	struct strbuf left = STRBUF_INIT;
	struct strbuf right = STRBUF_INIT;

	strbuf_adds(&left, _("Dates"));
	if (v->count)
		strbuf_printf(&right, "%zu/%zu", v->cursor + 1, v->count);
	filter_label(app, PANE_DATES, rect->cols, &left, &right);
	paint_pane_header(app->term, rect, left.str, right.str, focused);
	strbuf_release(&left);
	strbuf_release(&right);
	if (!v->count && library_count(app->lib))
		filter_draw_nothing(app, PANE_DATES, rect);
	else if (!v->count)
		paint_notice(app->term, rect, _("There are no digests here."),
		    STYLE_DIM);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++)
		draw_row(app, rect, i, focused);
	if (focused)
		paint_cursor(app->term, rect, v->cursor - v->top);
}

const struct pane_ops pane_dates = {
    .arrange = dates_arrange,
    .draw = dates_draw,
    .move = dates_move,
    .go = dates_go,
    .into = pane_right,
    .view = dates_view,
    .row_text = dates_row_text,
};
