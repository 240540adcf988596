// SPDX-License-Identifier: GPL-3.0-or-later
/* The plot of a search: see plot.h. Of a row, the label and the number stand
 * first, so that the bars begin below each other. */
#include <config.h>

#include "ui/plot.h"

#include <stdio.h>
#include <string.h>

#include "base/width.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/pane.h"

enum {
	LABEL_COLS = 9,  /* "2025-W37" */
	NUMBER_COLS = 7, /* right-aligned, and a blank */
	DAY_COLS = 7,    /* "09-08", of a week, where there is room */
	DAY_FROM = 50,   /* columns */
	BAR_MAX = 512,
};

void
plot_init(struct plot *plot)
{
	memset(plot, 0, sizeof(*plot));
	timeline_init(&plot->timeline);
}

void
plot_release(struct plot *plot)
{
	timeline_release(&plot->timeline);
}

/* ---- What is shown ------------------------------------------------------ */

static bool
is_current(const struct app *app)
{
	const struct plot *plot = &app->plot;
	const struct hunt *h = app->results.now;

	return plot->made && plot->hunt == h &&
	    plot->n_finds == hunt_totals(h).parts &&
	    plot->changes == finder_changes(h->finder) &&
	    plot->order == library_order(app->lib) &&
	    plot->timeline.unit == plot->unit;
}

/* Counts anew where what was found has changed; the cursor stays on its days.
 */
static void
update(struct app *app)
{
	struct plot *plot = &app->plot;
	struct hunt *h = app->results.now;
	struct viewport *v = &plot->view;
	const struct find *finds;
	long day = 0;
	size_t n, row;

	if (is_current(app))
		return;
	if (v->cursor < plot->timeline.n)
		day = plot->timeline.bins[v->cursor].last;
	finds = finder_finds(h->finder, &n);
	timeline_count(&plot->timeline, app->lib, finds, n, plot->unit);
	for (row = 0; plot->made && row + 1 < plot->timeline.n &&
	     plot->timeline.bins[row].first > day;
	     row++)
		continue;
	viewport_resize(v, plot->timeline.n, v->height);
	viewport_go(v, row);
	plot->hunt = h;
	plot->n_finds = hunt_totals(h).parts;
	plot->changes = finder_changes(h->finder);
	plot->order = library_order(app->lib);
	plot->made = true;
}

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
	update(app);
	viewport_resize(v, app->plot.timeline.n, (size_t)rect_height(rect));
}

static void
plot_move(struct app *app, long by)
{
	viewport_move(&app->plot.view, by);
}

static void
plot_go(struct app *app, size_t row)
{
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
bar_column(const struct plot *plot, const struct rect *rect)
{
	bool days = plot->unit == TIMELINE_WEEK && rect->cols >= DAY_FROM;

	return rect->col + 2 + LABEL_COLS + NUMBER_COLS + (days ? DAY_COLS : 0);
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

static void
draw_bar(struct app *app, const struct rect *rect, const struct bin *bin, int y)
{
	const struct plot *plot = &app->plot;
	size_t scale = scale_of(plot, rect);
	int x = bar_column(plot, rect);
	struct strbuf bar = STRBUF_INIT;

	if (!bin->posts)
		strbuf_adds(&bar, "no digest");
	strbuf_pad(
	    &bar, '#', (value_of(&plot->timeline, bin) + scale - 1) / scale);
	term_put(app->term, y, x, rect->col + rect->cols, bar.str, bar.len,
	    bin->posts ? STYLE_NORMAL : STYLE_DIM);
	strbuf_release(&bar);
}

static void
row_label(const struct plot *plot, const struct rect *rect,
    const struct bin *bin, struct strbuf *out)
{
	struct date d = date_of_day_number(bin->first);

	timeline_label(&plot->timeline, bin, out);
	if (plot->unit == TIMELINE_WEEK && rect->cols >= DAY_FROM)
		strbuf_printf(out, "  %02d-%02d", d.month, d.day);
}

static void
draw_row(struct app *app, const struct rect *rect, size_t row)
{
	const struct plot *plot = &app->plot;
	const struct bin *bin = &plot->timeline.bins[row];
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
	strbuf_printf(&text, "%zu", value_of(&plot->timeline, bin));
	if (bin->posts)
		paint_right(
		    app->term, y, end - NUMBER_COLS, end, text.str, style);
	draw_bar(app, rect, bin, y);
	strbuf_release(&text);
}

/* "per week, # = 10 matches": one of them stands for so many, at most. Where
 * there is little room, the rows' names say of what time they are. */
static void
scale_text(const struct plot *plot, const struct rect *rect, struct strbuf *out)
{
	size_t scale = scale_of(plot, rect);
	bool matches = plot->timeline.matches_max > 0;

	if (rect->cols >= DAY_FROM)
		strbuf_printf(out, "per %s, ", timeline_unit_name(plot->unit));
	strbuf_printf(out, "# = %zu %s%s", scale, matches ? "match" : "paper",
	    scale == 1    ? ""
		: matches ? "es"
			  : "s");
}

static void
totals_text(const struct hunt *h, struct strbuf *out)
{
	struct find_totals t = hunt_totals(h);

	if (h->searching)
		strbuf_printf(out, "searching %u%%  ", hunt_percent(h));
	if (t.matches)
		strbuf_printf(out, "%zu in ", t.matches);
	strbuf_printf(out, "%zu paper%s", t.parts, t.parts == 1 ? "" : "s");
}

static void
draw_header(struct app *app, const struct rect *rect, bool focused)
{
	const struct plot *plot = &app->plot;
	const struct hunt *h = app->results.now;
	struct strbuf left = STRBUF_INIT;
	struct strbuf right = STRBUF_INIT;

	if (h) {
		strbuf_printf(&left, "%s  ", h->typed);
		scale_text(plot, rect, &left);
		totals_text(h, &right);
	}
	if (plot->timeline.undated_papers)
		strbuf_printf(&right, ", %zu without a date",
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
		paint_notice(app->term, rect, "None of the digests has a date.",
		    STYLE_DIM);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++)
		draw_row(app, rect, i);
	if (focused)
		term_cursor(app->term,
		    rect->row + 1 + (int)(v->cursor - v->top), rect->col);
}

/* ---- Actions ------------------------------------------------------------ */

void
plot_open(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	if (!app->results.now) {
		app_say(app, "nothing has been searched for yet; S searches");
		return;
	}
	app->plot.from = app->focus;
	/* What has not been searched yet is searched for open results. */
	app->plot.entered = !app->results.open;
	if (app->plot.entered)
		results_enter(app);
	app->plot.made = false;
	app->plot.view.cursor = app->plot.view.top = 0;
	pane_focus(app, PANE_PLOT);
}

void
plot_turn(struct app *app, int count, int arg)
{
	struct plot *plot = &app->plot;

	(void)count;
	(void)arg;
	plot->unit = (plot->unit + 1) % TIMELINE_UNITS;
	app_say(app, "per %s", timeline_unit_name(plot->unit));
}

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

	update(app);
	if (!plot->timeline.n)
		return;
	bin = &plot->timeline.bins[plot->view.cursor];
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

	if (row < plot->timeline.n)
		row_label(plot, rect, &plot->timeline.bins[row], out);
}

const struct pane_ops pane_plot = {
    .name = "Plot",
    .arrange = plot_arrange,
    .draw = plot_draw,
    .move = plot_move,
    .go = plot_go,
    .into = plot_into,
    .back = plot_leave,
    .view = plot_view,
    .row_text = plot_row_text,
};
