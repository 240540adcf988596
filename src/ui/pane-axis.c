// SPDX-License-Identifier: GPL-3.0-or-later
/* One kind of section of many papers, drawn: see axis.h. The paper at the top
 * of the window is named in its first row, also when its name has been scrolled
 * out of it. */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "model/identifier.h"
#include "ui/app.h"
#include "ui/paint.h"
#include "ui/pane.h"

enum { INDENT = 2 }; /* of the text, under its paper's name */

static struct viewport *
axis_view(struct app *app)
{
	struct axis *a = &app->axis;

	a->view.count = a->list.n_items;
	a->view.top = a->view.cursor = a->item;
	return &a->view;
}

/* Other panes and actions are about what is selected here. */
static void
select_item(struct app *app)
{
	const struct axis *a = &app->axis;
	const struct axis_paper *paper;

	if (!a->list.n_items || app->focus != PANE_AXIS)
		return;
	paper = axis_list_paper(&a->list, a->item);
	if (app->post == paper->id && app->part == paper->part)
		return;
	app_select_post(app, paper->id);
	app_select_part(app, paper->part);
}

static void
axis_arrange(struct app *app, const struct rect *rect)
{
	unsigned cols =
	    rect->cols > 2 * INDENT ? (unsigned)rect->cols - INDENT : INDENT;

	axis_check(app);
	axis_resize(app, (size_t)rect_height(rect), app_text_width(app, cols));
	select_item(app);
}

static void
axis_move(struct app *app, long by)
{
	axis_scroll(app, by);
}

/* ---- Matches ------------------------------------------------------------ */

/* Offsets of the matches are those of the strip's text. */
static void
find_matches(
    struct search *s, const struct strip *strip, struct row_matches *found)
{
	found->style = STYLE_MATCH;
	found->n = strip->n_lines
	    ? search_find_all(s, strip->text, strip->end - strip->begin,
		  found->items, ROW_MATCHES_MAX)
	    : 0;
}

/* Shows a paper; the first match in it, if one is searched for. */
static void
axis_go(struct app *app, size_t item)
{
	struct axis *a = &app->axis;
	struct row_matches found;
	const struct strip *strip;
	size_t row;

	if (item + 1 >= a->list.n_items)
		axis_show_end(app);
	else
		axis_show_item(app, item);
	if (!a->list.n_items || app->search.pane != PANE_AXIS)
		return;
	item = a->item;
	strip = axis_strip(app, item);
	find_matches(&app->search, strip, &found);
	row = found.n
	    ? strip_row_at(strip, strip->begin + (uint32_t)found.items[0].begin)
	    : 0;
	if (row >= a->view.height && row > a->view.height / 3)
		axis_show_row(app, item, row - a->view.height / 3);
}

/* What a search finds in an item. */
static void
item_text(struct app *app, size_t item, struct strbuf *out)
{
	struct axis *a = &app->axis;
	const struct axis_paper *paper = axis_list_paper(&a->list, item);
	const struct axis_kind *kind = &a->list.kinds[a->list.kind];
	struct card_section s;
	struct card_part part;
	struct card card;

	if (!finder_cards_get(&a->cards, paper->id, &card) ||
	    paper->part >= card.n_parts)
		return;
	card_part(&card, paper->part, &part);
	strbuf_printf(out, "%s\n", part.title);
	for (uint32_t i = 0; i < part.n_sections; i++) {
		size_t skip;

		card_section(&card, &part, i, &s);
		if (!axis_kind_is(kind, s.kind, s.heading))
			continue;
		/* Headings are not shown. */
		skip = strlen(s.heading);
		if (s.begin + skip >= s.end ||
		    memcmp(card.text + s.begin, s.heading, skip) != 0 ||
		    card.text[s.begin + skip] != '\n')
			skip = 0;
		strbuf_add(
		    out, card.text + s.begin + skip, s.end - s.begin - skip);
	}
}

static void
axis_row_text(struct app *app, size_t row, struct strbuf *out)
{
	if (row < app->axis.list.n_items)
		item_text(app, row, out);
}

/* ---- Drawing ------------------------------------------------------------ */

static void
draw_text(struct app *app, const struct strip *strip, const struct span *span,
    const struct row_matches *found, struct cell at)
{
	struct marked_text text = {strip->text, span->begin - strip->begin,
	    span->end - strip->begin,
	    {found->items, found->n, found->style, found->n}};

	at.style = span->style;
	paint_marked(app->term, &text, at);
}

/* Makes cells lead where a browser may be sent to. */
static void
draw_link(struct app *app, const char *url, struct cell at)
{
	if (url && !url_objection(url))
		term_link(app->term, at.row, at.col, at.limit, url);
}

static void
draw_line(struct app *app, const struct strip *strip, size_t row,
    const struct row_matches *found, struct cell at)
{
	const struct flow_line *line = strip_line(strip, row);
	int left = at.col + INDENT;
	int limit = at.limit;

	for (unsigned i = 0; line && i < line->n_spans; i++) {
		const struct span *span =
		    &strip->flow.spans[line->first_span + i];

		at.col = left + (int)span->col;
		if (span->str)
			term_put(app->term, at.row, at.col, at.limit, span->str,
			    strlen(span->str), span->style);
		else
			draw_text(app, strip, span, found, at);
		if (!span->link)
			continue;
		if (at.limit > at.col + (int)span->cells)
			at.limit = at.col + (int)span->cells;
		draw_link(app, strip->flow.links[span->link - 1].url, at);
		at.limit = limit;
	}
	if (!line && strip->missing && row == 1)
		paint_text(app->term, at.row, left, at.limit,
		    library_entry(app->lib, strip->basis.id)->gone
			? _("(removed)")
			: _("(changed)"),
		    STYLE_DIM);
}

/* The day, where there are several; number and title. */
static void
name_text(struct app *app, const struct strip *strip, struct strbuf *out)
{
	const struct entry *entry = library_entry(app->lib, strip->basis.id);

	if (app->axis.source != AXIS_DAY) {
		char date[DATE_BUF_SIZE];

		strbuf_printf(out, "%s  ", entry_day(entry, date));
	}
	if (strip->number >= 0)
		strbuf_printf(out, "%d ", strip->number);
	if (strip->title)
		strbuf_adds(out, strip->title);
}

static void
draw_name(
    struct app *app, const struct strip *strip, bool selected, struct cell at)
{
	struct strbuf text = STRBUF_INIT;
	int col;

	at.style = selected ? STYLE_SELECTED : STYLE_HEADING;
	if (strip->title && search_text_matches(&app->search, strip->title) &&
	    !selected)
		at.style = STYLE_MATCH;
	if (selected)
		term_fill(app->term, at.row, at.col, at.limit, at.style);
	col = paint_signs(app, strip->key, selected, at);
	name_text(app, strip, &text);
	at.limit =
	    paint_text(app->term, at.row, col, at.limit, text.str, at.style);
	draw_link(app, strip->url, at);
	strbuf_release(&text);
}

static const char *
kind_name(const struct axis *a)
{
	return a->list.kind >= 0 ? a->list.kinds[a->list.kind].heading : "";
}

/* "9 of 12 papers": so many have the section. */
static void
counts_text(const struct axis *a, struct strbuf *out)
{
	size_t n = a->list.n_papers;

	if (a->source == AXIS_RESULTS)
		strbuf_printf(out,
		    ngettext(
			"%zu of %zu found paper", "%zu of %zu found papers", n),
		    a->list.n_items, n);
	else if (a->source == AXIS_STARRED)
		strbuf_printf(out,
		    ngettext("%zu of %zu starred paper",
			"%zu of %zu starred papers", n),
		    a->list.n_items, n);
	else
		strbuf_printf(out,
		    ngettext("%zu of %zu paper", "%zu of %zu papers", n),
		    a->list.n_items, n);
}

static void
draw_header(struct app *app, const struct rect *rect, bool focused)
{
	const struct axis *a = &app->axis;
	struct strbuf left = STRBUF_INIT;
	struct strbuf right = STRBUF_INIT;

	strbuf_printf(&left, "%s  ", kind_name(a));
	counts_text(a, &left);
	if (axis_is_growing(app))
		strbuf_adds(&left, _(" so far"));
	if (a->list.n_items)
		strbuf_printf(&right, "%zu/%zu", a->item + 1, a->list.n_items);
	paint_pane_header(app->term, rect, left.str, right.str, focused);
	strbuf_release(&left);
	strbuf_release(&right);
}

static void
draw_nothing(struct app *app, const struct rect *rect)
{
	const struct axis *a = &app->axis;
	struct strbuf text = STRBUF_INIT;

	if (!a->complete || a->renewing)
		return;
	strbuf_printf(&text, _("No paper here has a section %s"), kind_name(a));
	if (axis_list_common_kind(&a->list) >= 0)
		strbuf_adds(&text, _("; Tab: another section"));
	paint_notice(app->term, rect, text.str, STYLE_DIM);
	strbuf_release(&text);
}

/* The rows of an item that are in sight, from the `y`th of the window on, which
 * shows its row `row`. Returns the next. */
static size_t
draw_item(struct app *app, const struct rect *rect, struct axis_at at, size_t y)
{
	const struct axis *a = &app->axis;
	const struct strip *strip = axis_strip(app, at.item);
	bool selected = at.item == a->item;
	/* There is no room for a name where there is one row. */
	bool named = at.item == a->at.item && a->view.height > 1;
	struct cell cell = {0, rect->col, rect->col + rect->cols, STYLE_NORMAL};
	struct row_matches found;

	find_matches(&app->search, strip, &found);
	if (selected && app->search.pane == PANE_AXIS)
		found.style = STYLE_MATCH_CURRENT;
	for (; at.row < strip_rows(strip) && y < a->view.height; y++) {
		cell.row = rect->row + 1 + (int)y;
		if (at.row == 0 || (named && y == 0))
			draw_name(app, strip, selected, cell);
		else
			draw_line(app, strip, at.row, &found, cell);
		at.row++;
	}
	return y;
}

static void
axis_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct axis *a = &app->axis;
	struct axis_at at = a->at;
	size_t selected = 0; /* its row */
	size_t y = 0;

	draw_header(app, rect, focused);
	if (!a->list.n_items)
		draw_nothing(app, rect);
	for (; at.item < a->list.n_items && y < a->view.height; at.item++) {
		if (at.item == a->item)
			selected = y;
		y = draw_item(app, rect, at, y);
		at.row = 0;
	}
	if (focused)
		paint_cursor(app->term, rect, selected);
}

const struct pane_ops pane_axis = {
    .arrange = axis_arrange,
    .draw = axis_draw,
    .move = axis_move,
    .go = axis_go,
    .step = {[STEP_PAPER] = axis_step_paper,
	[STEP_SECTION] = axis_step_paper,
	[STEP_DAY] = axis_step_day},
    .go_nth = axis_go_nth,
    .into = axis_read,
    .back = axis_leave,
    .view = axis_view,
    .row_text = axis_row_text,
};
