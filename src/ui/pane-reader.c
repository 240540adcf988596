// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The reader: the selected part as flowing text. What stays at the top of the
 * window is an offset of the text, not a line, so that another width shows the
 * same words.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "model/identifier.h"
#include "ui/action.h"
#include "ui/paint.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/rows.h"
#include "ui/search.h"
#include "ui/step.h"

static struct viewport *
reader_view(struct app *app)
{
	reader_update(app);
	return &app->reader.view;
}

/* Several lines may have the anchor's offset, since decoration and blank lines
 * have that of the text after them. The text itself is the last of them; only
 * at the very top all of them are meant. */
static void
follow_anchor(struct reader *r)
{
	size_t line = flow_line_at(&r->flow, r->anchor);

	if (r->flow.n_lines && r->anchor <= r->flow.lines[0].begin)
		line = 0;
	viewport_show(&r->view, line);
}

static void
lay_out(struct app *app, const struct post *post, unsigned width)
{
	struct reader *r = &app->reader;
	struct flow_options options = {
	    .width = width, .wrap = app_wrap(app), .link_numbers = true};

	remarks_make(app, &r->remarks, app->post, &post->parts[app->part]);
	options.remarks = r->remarks.items;
	options.n_remarks = r->remarks.n;
	r->marks = marks_changes(app);
	flow_layout(&r->flow, post, &post->parts[app->part], &options);
	r->loads = library_loads(app->lib);
	r->view.count = r->flow.n_lines;
	follow_anchor(r);
}

/* Whether the selected part is what is laid out. */
static bool
is_laid_out(const struct app *app)
{
	const struct reader *r = &app->reader;

	return r->flow.n_lines && r->post_id == app->post &&
	    r->part == app->part;
}

void
reader_update(struct app *app)
{
	struct reader *r = &app->reader;
	const struct post *post = app_post(app);
	const struct rect *rect = &app->frame.panes[PANE_READER];
	size_t height = rect_visible(rect) ? (size_t)rect_height(rect)
					   : app->reader.view.height;
	bool resized, fills;
	unsigned width;

	if (!post || app->part >= post->n_parts) {
		flow_release(&r->flow);
		r->view = (struct viewport){0, 0, 0, 0};
		return;
	}
	width = rect_visible(rect) ? app_text_width(app, (unsigned)rect->cols)
	    : r->flow.width        ? r->flow.width
				   : 80;
	resized = width != r->flow.width || height != r->view.height;
	fills = resized || !is_laid_out(app) || !viewport_is_past_end(&r->view);
	r->view.height = height;
	if (!is_laid_out(app) || r->loads != library_loads(app->lib)) {
		r->post_id = app->post;
		r->part = app->part;
		r->anchor = places_get(&app->places, app->post, app->part,
		    resume_begin(app, &post->parts[app->part]));
		r->ended = false;
		lay_out(app, post, width);
	} else if (width != r->flow.width || r->marks != marks_changes(app)) {
		lay_out(app, post, width);
	}
	if (resized)
		follow_anchor(r);
	/* A larger window shows more, not a blank below the end. */
	if (fills)
		viewport_fill(&r->view);
}

/* What is at the top now is what is to stay there. */
static void
keep_top(struct app *app)
{
	struct reader *r = &app->reader;

	if (!r->flow.n_lines)
		return;
	r->ended = r->ended && r->anchor == flow_place(&r->flow, r->view.top);
	r->anchor = flow_place(&r->flow, r->view.top);
	places_set(&app->places, r->post_id, r->part, r->anchor);
}

uint32_t
reader_anchor(struct app *app)
{
	reader_update(app);
	return app->reader.anchor;
}

struct place
reader_place(struct app *app)
{
	struct reader *r = &app->reader;
	size_t line;

	reader_update(app);
	line = flow_line_at(&r->flow, r->anchor);
	return (struct place){
	    r->anchor, line > r->view.top ? (uint32_t)(line - r->view.top) : 0};
}

void
reader_set_place(struct app *app, struct place place)
{
	struct reader *r = &app->reader;

	reader_update(app);
	if (!r->flow.n_lines)
		return;
	r->anchor = place.at;
	places_set(&app->places, app->post, app->part, place.at);
	follow_anchor(r);
	for (; place.above && r->view.top &&
	     flow_place(&r->flow, r->view.top - 1) == place.at;
	     place.above--)
		r->view.top--;
	/* The rest of them was text, there to fill the window. */
	if (place.above)
		viewport_fill(&r->view);
}

void
reader_reveal(struct app *app, uint32_t at)
{
	struct reader *r = &app->reader;
	size_t top;

	reader_update(app);
	top = r->view.top;
	viewport_reveal(&r->view, flow_line_at(&r->flow, at));
	if (r->view.top != top)
		keep_top(app);
}

static void
reader_move(struct app *app, long by)
{
	reader_update(app);
	viewport_scroll(&app->reader.view, by);
	keep_top(app);
}

static void
reader_go(struct app *app, size_t row)
{
	struct viewport *v = reader_view(app);

	v->top = 0;
	viewport_scroll(v, row > 1000000000 ? 1000000000 : (long)row);
	keep_top(app);
}

bool
reader_go_section(struct app *app, long section)
{
	const struct paper *part = app_part(app);

	reader_update(app);
	if (!part || section >= (long)part->n_sections)
		return false;
	viewport_show(&app->reader.view,
	    section < 0 ? 0
			: flow_section_line(&app->reader.flow, (int)section));
	keep_top(app);
	return true;
}

long
reader_section(struct app *app)
{
	struct reader *r = &app->reader;

	reader_update(app);
	return r->flow.n_lines ? r->flow.lines[r->view.top].section : -1;
}

/* The text of a span, matches made visible. */
static void
draw_text(struct app *app, const struct span *span, struct cell at)
{
	struct marked_text text = {app_post(app)->text, span->begin, span->end,
	    {.style = STYLE_MATCH}};

	text.marks.items =
	    search_matches(app, &text.marks.n, &text.marks.current);
	at.style = span->style;
	paint_marked(app->term, &text, at);
}

/* Where a span leads to, should a browser be given it. */
static const char *
span_url(struct app *app, const struct span *span)
{
	const struct paper *part = app_part(app);
	const char *url = NULL;

	if (span->link)
		url = app->reader.flow.links[span->link - 1].url;
	else if (span->style == STYLE_TITLE || span->style == STYLE_URL)
		url = part ? part->url : NULL;
	return url && !url_objection(url) ? url : NULL;
}

static void
draw_line(struct app *app, const struct flow_line *line, int y, int x)
{
	const struct rect *rect = &app->frame.panes[PANE_READER];
	int limit = rect->col + rect->cols;

	for (unsigned i = 0; i < line->n_spans; i++) {
		const struct span *span =
		    &app->reader.flow.spans[line->first_span + i];
		int at = x + (int)span->col;

		if (span->str)
			term_put(app->term, y, at, limit, span->str,
			    strlen(span->str), span->style);
		else
			draw_text(app, span, (struct cell){y, at, limit, 0});
		term_link(app->term, y, at,
		    at + (int)span->cells < limit ? at + (int)span->cells
						  : limit,
		    span_url(app, span));
	}
}

/* Whether the list of papers shows the one that is read. */
static bool
is_listed(struct app *app)
{
	return rect_visible(&app->frame.panes[PANE_PAPERS]) &&
	    rows_count(app, PANE_PAPERS);
}

/* The signs of the list of papers, unless they are there to be seen. At the
 * right, nothing else moves when they change. */
static void
add_signs(struct app *app, const struct paper *part, struct strbuf *out)
{
	struct strbuf signs = STRBUF_INIT;

	if (part->kind == PART_PAPER && !is_listed(app))
		marks_add_signs(app, part->key, &signs);
	for (size_t i = 0; i < signs.len; i++)
		if (signs.str[i] != ' ')
			strbuf_addc(out, signs.str[i]);
	if (out->len && part->n_sections)
		strbuf_addc(out, ' ');
	strbuf_release(&signs);
}

static void
draw_header(struct app *app, const struct rect *rect, bool focused)
{
	const struct paper *part = app_part(app);
	struct strbuf left = STRBUF_INIT;
	struct strbuf right = STRBUF_INIT;
	long section = reader_section(app);

	if (part) {
		if (part->number >= 0)
			strbuf_printf(&left, "%d ", part->number);
		strbuf_adds(&left, part->title);
		add_signs(app, part, &right);
		/* The number alone: a name would be sent again with every
		 * line that begins a section. */
		if (part->n_sections)
			strbuf_printf(&right,
			    app->axis.stay.on ? _("stay %ld/%zu") : "%ld/%zu",
			    section + 1, part->n_sections);
	}
	paint_pane_header(app->term, rect, left.str, right.str, focused);
	strbuf_release(&left);
	strbuf_release(&right);
}

static void
say_end(struct app *app)
{
	char key[KEYS_LABEL_SIZE], page[KEYS_LABEL_SIZE];

	if (results_are_read(app) ? results_say_last(app) : step_say_last(app))
		return;
	app_say(app, "end of the paper; %s or %s: the next",
	    app_key_label(app, ACT_NEXT_PAPER, key, sizeof(key)),
	    app_key_label(app, ACT_NEXT_PAGE, page, sizeof(page)));
}

static void
reader_step_paper(struct app *app, long by)
{
	if (results_are_read(app))
		results_step_read(app, by);
	else
		step_paper(app, by);
}

/* Goes on to the next paper, from its beginning. */
static void
read_on(struct app *app)
{
	size_t post = app->post, part = app->part;

	seen_leave(app);
	reader_step_paper(app, 1);
	if ((app->post != post || app->part != part) && !app->axis.stay.on)
		reader_go_section(app, -1);
}

/* A page keeps a row in sight, but not a blank one. Past the last page one goes
 * on to the next paper, the second time that is asked for. */
static void
reader_page(struct app *app, long by)
{
	struct reader *r = &app->reader;
	struct viewport *v = reader_view(app);
	size_t top = v->top;
	long height = (long)v->height;

	reader_move(app, by * (height > 1 ? height - 1 : 1));
	if (by > 0 && v->top == top && r->ended) {
		read_on(app);
	} else if (by > 0 && v->top == top) {
		r->ended = true;
		say_end(app);
	} else if (by > 0 && !r->flow.lines[v->top].n_spans) {
		reader_move(app, 1);
	}
}

static void
reader_arrange(struct app *app, const struct rect *rect)
{
	(void)rect;
	reader_update(app);
}

/* Where the same text is only farther up or down, over the full width, the
 * terminal may scroll it. */
static void
hint_scroll(struct app *app, const struct rect *rect)
{
	struct reader *r = &app->reader;
	struct shown now = {
	    r->post_id, r->part, r->view.top, r->flow.width, rect_height(rect)};
	const struct shown *old = &r->shown;

	if (rect->cols == app->frame.cols && old->rows == now.rows &&
	    old->post_id == now.post_id && old->part == now.part &&
	    old->width == now.width && old->top != now.top)
		term_scroll_hint(app->term, rect->row + 1,
		    rect->row + rect->rows,
		    (int)((long)now.top - (long)old->top));
	r->shown = now;
}

static void
reader_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct reader *r = &app->reader;
	const struct viewport *v = &r->view;

	/* What is selected is none of what was found. */
	if (results_are_none(app) && !focused) {
		paint_pane_header(app->term, rect, "", "", focused);
		app->reader.shown.rows = 0;
		return;
	}
	hint_scroll(app, rect);
	draw_header(app, rect, focused);
	if (!v->count && !rect_visible(&app->frame.panes[PANE_PAPERS]))
		pane_draw_nothing(app, rect);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++)
		draw_line(app, &r->flow.lines[i],
		    rect->row + 1 + (int)(i - v->top), rect->col);
	if (focused)
		term_cursor(
		    app->term, rect->row + rect_height(rect), rect->col);
}

const struct pane_ops pane_reader = {
    .arrange = reader_arrange,
    .draw = reader_draw,
    .move = reader_move,
    .go = reader_go,
    .page = reader_page,
    .step = {[STEP_PAPER] = reader_step_paper},
    .view = reader_view,
};
