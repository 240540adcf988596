// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Drawing the calendar: see calendar.h. A month is a title, its weeks, and a
 * blank row; time goes downwards. Where a day's column is wide enough, its
 * number and its counts share a row, else a week takes two. Where there are not
 * rows enough for one week, first the title goes, then the counts.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/app.h"
#include "ui/calendar-days.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/pane.h"

enum {
	DAYS = 7,
	DAY_COLS_MAX = 13,
	DAY_COLS_ONE = 10,   /* from here on, a week takes one row */
	DAY_COLS_MARK = 4,   /* below, the cursor alone marks the day */
	DAY_COLS_UNREAD = 6, /* below, there is no room for "7/25" */
	COLS_WEEKDAY =
	    28,      /* of the pane; below, its header has the date only */
	AROUND = 12, /* months looked at to fill the window */
};

struct layout {
	int day_cols;
	int week_rows;
	int title_rows; /* 0 where there is room for one week only */
	int indent;     /* of the first column */
	int height;     /* rows below the names of the weekdays */
};

static struct layout
layout_of(const struct rect *rect)
{
	struct layout l;

	/* The last one needs no blank behind it. */
	l.day_cols = (rect->cols + 1) / DAYS;
	if (l.day_cols > DAY_COLS_MAX)
		l.day_cols = DAY_COLS_MAX;
	l.height = rect_height(rect) - 1;
	l.week_rows = l.day_cols >= DAY_COLS_ONE || l.height < 2 ? 1 : 2;
	l.title_rows = l.height > l.week_rows ? 1 : 0;
	l.indent = rect->col;
	return l;
}

static int
month_rows(const struct layout *l, long month)
{
	return l->title_rows + calendar_weeks(month) * l->week_rows + 1;
}

/* ---- The window --------------------------------------------------------- */

/* Months from the top one to this one: rows that they take. */
static int
rows_to(const struct layout *l, long top, long month)
{
	int rows = -1; /* the blank one at the end may be missing */

	for (long m = top; m <= month; m++)
		rows += month_rows(l, m);
	return rows;
}

/* Weeks of the day's month that must go for its own to be in sight. */
static int
weeks_above(const struct layout *l, long day)
{
	long first = date_month_begin(calendar_month_of(day));
	int week = (int)((day - first + date_day_of_week(first)) / DAYS);
	int room = (l->height - l->title_rows) / l->week_rows;

	return room > 0 && week >= room ? week - room + 1 : 0;
}

static void
calendar_arrange(struct app *app, const struct rect *rect)
{
	struct calendar *c = &app->calendar;
	struct layout l = layout_of(rect);
	long month = calendar_month_of(c->day);
	long oldest = calendar_month_of(calendar_span(app).first);

	/* In a window of another size, as when it was opened. */
	if (c->rows != rect->rows || c->cols != rect->cols)
		c->top = 0;
	c->rows = rect->rows;
	c->cols = rect->cols;
	if (c->top < month - AROUND)
		c->top = month - AROUND;
	if (c->top < oldest)
		c->top = oldest;
	if (c->top > month)
		c->top = month;
	while (c->top < month && rows_to(&l, c->top, month) > l.height)
		c->top++;
	c->skip = c->top == month ? weeks_above(&l, c->day) : 0;
}

static void
calendar_move(struct app *app, long by)
{
	calendar_days(app, 0, (int)by * DAYS);
}

static void
calendar_go(struct app *app, size_t row)
{
	struct calendar_span span = calendar_span(app);

	app->calendar.day = row ? span.last : span.first;
}

/* Days are no rows. */
static struct viewport *
calendar_view(struct app *app)
{
	app->calendar.nothing = (struct viewport){0, 0, 0, 0};
	return &app->calendar.nothing;
}

/* ---- Drawing ------------------------------------------------------------ */

/* "7/25": unread and all; as much of it as is known and has room. */
static void
counts_text(const struct calendar_day *day, int cols, struct strbuf *out)
{
	if (!day->posts)
		return;
	if (!day->papers_known)
		strbuf_addc(out, '.');
	else if (!day->unread_known)
		strbuf_printf(out, "%zu", day->papers);
	else if (cols >= DAY_COLS_UNREAD)
		strbuf_printf(out, "%zu/%zu", day->unread, day->papers);
	else
		strbuf_printf(out, "%zu", day->unread);
}

/* Bright where there is something to read, dim where there is nothing. */
static enum style
day_style(const struct calendar_day *day)
{
	if (!day->posts)
		return STYLE_DIM;
	return day->unread_known && !day->unread ? STYLE_NORMAL : STYLE_STRONG;
}

static void
draw_day(struct app *app, const struct layout *l, long number, struct cell at)
{
	struct date date = date_of_day_number(number);
	bool selected = number == app->calendar.day;
	struct strbuf text = STRBUF_INIT;
	struct calendar_day day;

	calendar_day(app, number, &day);
	at.style = selected ? STYLE_SELECTED : day_style(&day);
	for (int row = 0; selected && row < l->week_rows; row++)
		term_fill(app->term, at.row + row, at.col, at.limit, at.style);
	if (l->day_cols >= DAY_COLS_MARK)
		strbuf_addc(&text, selected ? '>' : ' ');
	strbuf_printf(&text, "%2d", date.day);
	paint_text(app->term, at.row, at.col, at.limit, text.str, at.style);
	if (selected)
		term_cursor(app->term, at.row, at.col);
	strbuf_reset(&text);
	counts_text(&day, l->day_cols, &text);
	if (l->day_cols >= DAY_COLS_ONE)
		paint_text(app->term, at.row, at.col + 4, at.limit, text.str,
		    at.style);
	else if (l->week_rows > 1)
		paint_right(app->term, at.row + 1, at.col, at.limit, text.str,
		    at.style);
	strbuf_release(&text);
}

/* The days of a month in the week of a Monday. */
static void
draw_week(
    struct app *app, const struct layout *l, long month, long monday, int row)
{
	for (int i = 0; i < DAYS; i++) {
		int col = l->indent + i * l->day_cols;
		struct cell at = {
		    row, col, col + l->day_cols - 1, STYLE_NORMAL};

		if (calendar_month_of(monday + i) == month)
			draw_day(app, l, monday + i, at);
	}
}

/* "2025-09  480 papers, 30 unread", of the days that are known. */
static void
month_text(struct app *app, long month, struct strbuf *out)
{
	struct calendar_day all;

	calendar_month(app, month, &all);
	strbuf_printf(out, "%04ld-%02ld", month / 12, month % 12 + 1);
	if (!all.posts || !all.papers_known)
		return;
	strbuf_printf(out, ngettext("  %zu paper", "  %zu papers", all.papers),
	    all.papers);
	if (all.unread_known)
		strbuf_printf(out, _("  %zu unread"), all.unread);
}

/* Draws what there is room for; returns the row below. */
static int
draw_month(struct app *app, const struct rect *rect, long month, int row)
{
	struct layout l = layout_of(rect);
	long first = date_month_begin(month);
	long monday = first - date_day_of_week(first);
	int end = rect->row + rect->rows;
	struct strbuf text = STRBUF_INIT;

	month_text(app, month, &text);
	if (l.title_rows)
		paint_text(app->term, row, rect->col + 1,
		    rect->col + rect->cols, text.str, STYLE_HEADING);
	strbuf_release(&text);
	row += l.title_rows;
	for (int week = month == app->calendar.top ? app->calendar.skip : 0;
	     week < calendar_weeks(month); week++) {
		if (row + l.week_rows > end)
			return end;
		draw_week(app, &l, month, monday + week * DAYS, row);
		row += l.week_rows;
	}
	return row + 1;
}

static void
draw_weekdays(struct app *app, const struct rect *rect)
{
	struct layout l = layout_of(rect);
	/* Where the figures begin. */
	int before = l.day_cols >= DAY_COLS_MARK ? 1 : 0;

	for (int i = 0; i < DAYS; i++) {
		int x = l.indent + i * l.day_cols;
		const char *name = app->day_names.days[i];

		/* As much of the name as leaves a column its blank. */
		term_put(app->term, rect->row + 1, x + before, x + l.day_cols,
		    name,
		    width_fit(name, strlen(name), l.day_cols > 4 ? 3 : 2, NULL),
		    STYLE_DIM);
	}
}

static void
calendar_draw(struct app *app, const struct rect *rect, bool focused)
{
	struct calendar_span span = calendar_span(app);
	struct strbuf right = STRBUF_INIT;
	struct date date = date_of_day_number(app->calendar.day);
	char buf[DATE_BUF_SIZE];
	int row = rect->row + 2;

	strbuf_adds(&right, date_text(&date, buf));
	if (rect->cols >= COLS_WEEKDAY)
		strbuf_printf(&right, " %s", date_weekday(&date));
	paint_pane_header(app->term, rect,
	    layout_of(rect).day_cols >= DAY_COLS_UNREAD
		? _("Calendar  unread/papers")
		: _("Calendar  unread"),
	    right.str, focused);
	strbuf_release(&right);
	if (rect_height(rect) < 2)
		return;
	draw_weekdays(app, rect);
	for (long month = app->calendar.top;
	     month <= calendar_month_of(span.last) &&
	     row < rect->row + rect->rows;
	     month++)
		row = draw_month(app, rect, month, row);
}

const struct pane_ops pane_calendar = {
    .arrange = calendar_arrange,
    .draw = calendar_draw,
    .move = calendar_move,
    .go = calendar_go,
    .into = calendar_into,
    .back = calendar_leave,
    .view = calendar_view,
};
