// SPDX-License-Identifier: GPL-3.0-or-later
/* The pane of the plot: rows and bars of what plot.h counts. Of a row, the
 * label and the number stand first, so that the bars begin below each other. */
#include <config.h>

#include "base/i18n.h"
#include "ui/plot.h"

#include <stdio.h>

#include "base/width.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/pane.h"

enum {
	LABEL_COLS = 9, /* "2025-W37" */
	NUMBER_MIN = 7, /* right-aligned, and a blank */
	DAY_COLS = 7,   /* "09-08", of a week, where there is room */
	WIDE = 50,      /* columns, from here on there is more room */
	BAR_MAX = 512,
};

static struct viewport *
plot_view(struct app *app)
{
	return &app->plot.view;
}

static void
plot_arrange(struct app *app, const struct rect *rect)
{
	struct viewport *v = &app->plot.view;

	if (!app->results.now)
		return;
	plot_update(app);
	viewport_resize(v, app->plot.n_rows, (size_t)rect_height(rect));
}

static void
plot_move(struct app *app, long by)
{
	app->plot.moved = true;
	viewport_move(&app->plot.view, by);
}

static void
plot_go(struct app *app, size_t row)
{
	app->plot.moved = true;
	viewport_go(&app->plot.view, row);
}

/* ---- Drawing ------------------------------------------------------------ */

/* What the bars are the length of: of a search for no text, papers. */
static size_t
value_of(const struct timeline *t, const struct bin *bin)
{
	return t->matches_max ? bin->matches : bin->papers;
}

static size_t
value_max(const struct timeline *t)
{
	return t->matches_max ? t->matches_max : t->papers_max;
}

static int
digits_of(size_t n)
{
	int digits = 1;

	for (; n > 9; n /= 10)
		digits++;
	return digits;
}

/* "14 in 7": matches in papers, these below each other; the one that the bar
 * shows where that is all, or there is little room. */
static void
number_text(const struct plot *plot, const struct rect *rect,
    const struct bin *bin, struct strbuf *out)
{
	const struct timeline *t = &plot->timeline;

	strbuf_printf(out, "%zu", value_of(t, bin));
	if (bin->matches && rect->cols >= WIDE)
		strbuf_printf(
		    out, _(" in %*zu"), digits_of(t->papers_max), bin->papers);
}

/* Cells around the number of papers. */
static int
in_cols(void)
{
	char text[64];
	int len = snprintf(text, sizeof(text), _(" in %*zu"), 1, (size_t)0);

	if (len < 0 || (size_t)len >= sizeof(text))
		return 0;
	return (int)width_text(text, (size_t)len) - 1;
}

/* Its cells at most, and a blank. */
static int
number_cols(const struct plot *plot, const struct rect *rect)
{
	const struct timeline *t = &plot->timeline;
	int cols = digits_of(value_max(t)) + 1;

	if (t->matches_max && rect->cols >= WIDE)
		cols += in_cols() + digits_of(t->papers_max);
	return cols < NUMBER_MIN ? NUMBER_MIN : cols;
}

static int
bar_column(const struct plot *plot, const struct rect *rect)
{
	bool days = plot->unit == TIMELINE_WEEK && rect->cols >= WIDE;

	return rect->col + 2 + LABEL_COLS + (days ? DAY_COLS : 0) +
	    number_cols(plot, rect);
}

static int
bar_room(const struct plot *plot, const struct rect *rect)
{
	int room = rect->col + rect->cols - bar_column(plot, rect);

	return room < 1 ? 1 : room > BAR_MAX ? BAR_MAX : room;
}

/* What one cell of a bar stands for: the least of 1, 2, 5, 10, 20... with which
 * all bars have room. */
static size_t
scale_of(const struct plot *plot, const struct rect *rect)
{
	static const size_t steps[] = {1, 2, 5};
	size_t max = value_max(&plot->timeline);
	size_t room = (size_t)bar_room(plot, rect);
	size_t scale = 1;

	for (size_t ten = 1, i = 0; (max + scale - 1) / scale > room;) {
		i = (i + 1) % 3;
		ten *= i ? 1 : 10;
		scale = steps[i] * ten;
	}
	return scale;
}

/* What stands in place of a bar in a time without a digest. */
static void
add_gap(const struct plot *plot, size_t n, struct strbuf *out)
{
	if (n <= 1)
		strbuf_adds(out, _("no digest"));
	else if (plot->unit == TIMELINE_WEEK)
		strbuf_printf(out, _("no digest for %zu weeks"), n);
	else
		strbuf_printf(out, _("no digest for %zu months"), n);
}

static void
draw_bar(struct app *app, const struct rect *rect, size_t row, int y)
{
	const struct plot *plot = &app->plot;
	const struct bin *bin = plot_bin(plot, row);
	size_t scale = scale_of(plot, rect);
	int x = bar_column(plot, rect);
	struct strbuf bar = STRBUF_INIT;

	if (!bin->posts)
		add_gap(plot, plot->rows[row].n, &bar);
	strbuf_pad(
	    &bar, '#', (value_of(&plot->timeline, bin) + scale - 1) / scale);
	paint_text(app->term, y, x, rect->col + rect->cols, bar.str,
	    bin->posts ? STYLE_NORMAL : STYLE_DIM);
	strbuf_release(&bar);
}

static void
row_label(const struct plot *plot, const struct rect *rect,
    const struct bin *bin, struct strbuf *out)
{
	struct date d = date_of_day_number(bin->first);

	timeline_label(&plot->timeline, bin, out);
	if (plot->unit == TIMELINE_WEEK && rect->cols >= WIDE)
		strbuf_printf(out, "  %02d-%02d", d.month, d.day);
}

static void
draw_row(struct app *app, const struct rect *rect, size_t row)
{
	const struct plot *plot = &app->plot;
	const struct bin *bin = plot_bin(plot, row);
	bool selected = row == plot->view.cursor;
	enum style style = selected ? STYLE_SELECTED : STYLE_NORMAL;
	int y = rect->row + 1 + (int)(row - plot->view.top);
	int end = bar_column(plot, rect) - 1;
	struct strbuf text = STRBUF_INIT;

	strbuf_adds(&text, selected ? "> " : "  ");
	row_label(plot, rect, bin, &text);
	if (selected)
		term_fill(app->term, y, rect->col, end, style);
	paint_text(app->term, y, rect->col, end, text.str, style);
	strbuf_reset(&text);
	number_text(plot, rect, bin, &text);
	if (bin->posts)
		paint_right(app->term, y, end - number_cols(plot, rect), end,
		    text.str, style);
	draw_bar(app, rect, row, y);
	strbuf_release(&text);
}

/* "per week, # = 10 matches": one of them stands for so many, at most. Where
 * there is little room, the rows' names say of what time they are. */
static void
scale_text(const struct plot *plot, const struct rect *rect, struct strbuf *out)
{
	size_t scale = scale_of(plot, rect);
	bool matches = plot->timeline.matches_max > 0;

	if (rect->cols >= WIDE)
		strbuf_adds(out,
		    plot->unit == TIMELINE_WEEK ? _("per week, ")
						: _("per month, "));
	strbuf_printf(out,
	    matches ? ngettext("# = %zu match", "# = %zu matches", scale)
		    : ngettext("# = %zu paper", "# = %zu papers", scale),
	    scale);
}

static void
totals_text(const struct hunt *h, struct strbuf *out)
{
	struct find_totals t = hunt_totals(h);

	if (h->searching)
		strbuf_printf(out, _("searching %u%%  "), hunt_percent(h));
	if (t.matches)
		strbuf_printf(out,
		    ngettext("%zu in %zu paper", "%zu in %zu papers", t.papers),
		    t.matches, t.papers);
	else
		strbuf_printf(out,
		    ngettext("%zu paper", "%zu papers", t.papers), t.papers);
}

static void
draw_header(struct app *app, const struct rect *rect, bool focused)
{
	const struct plot *plot = &app->plot;
	const struct hunt *h = app->results.now;
	struct strbuf left = STRBUF_INIT;
	struct strbuf right = STRBUF_INIT;

	if (h) {
		strbuf_printf(&left, "%.*s  ", hunt_title_length(h), h->typed);
		scale_text(plot, rect, &left);
		totals_text(h, &right);
	}
	if (plot->timeline.undated_papers)
		strbuf_printf(&right, _(", %zu without a date"),
		    plot->timeline.undated_papers);
	paint_pane_header(app->term, rect, left.str, right.str, focused);
	strbuf_release(&left);
	strbuf_release(&right);
}

static void
plot_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct viewport *v = &app->plot.view;

	draw_header(app, rect, focused);
	if (!v->count)
		paint_notice(app->term, rect,
		    _("None of the digests has a date."), STYLE_DIM);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++)
		draw_row(app, rect, i);
	if (focused)
		paint_cursor(app->term, rect, v->cursor - v->top);
}

/* ---- Into and out of it ------------------------------------------------- */

static void
plot_leave(struct app *app)
{
	if (app->plot.entered)
		results_leave(app);
	app->focus = pane_still(app, app->plot.from);
}

/* To the results of the row's time. */
static void
plot_into(struct app *app)
{
	const struct plot *plot = &app->plot;
	struct hunt *h = app->results.now;
	const struct bin *bin;

	plot_update(app);
	if (!plot->n_rows)
		return;
	bin = plot_bin(plot, plot->view.cursor);
	if (!bin->papers) {
		app_say(app, "nothing was found here");
		return;
	}
	hunt_arrange(h, h->view.height);
	hunt_go(h, hunt_row_of_find(h, bin->find));
	results_return(app);
}

static void
plot_row_text(struct app *app, size_t row, struct strbuf *out)
{
	const struct plot *plot = &app->plot;
	const struct rect *rect = &app->frame.panes[PANE_PLOT];

	if (row < plot->n_rows)
		row_label(plot, rect, plot_bin(plot, row), out);
}

const struct pane_ops pane_plot = {
    .arrange = plot_arrange,
    .draw = plot_draw,
    .move = plot_move,
    .go = plot_go,
    .into = plot_into,
    .back = plot_leave,
    .view = plot_view,
    .row_text = plot_row_text,
};
