// SPDX-License-Identifier: GPL-3.0-or-later
/* The list of a post's papers, with the text before and after them. */
#include <config.h>

#include "base/i18n.h"
#include "ui/paint.h"
#include "ui/pane.h"
#include "ui/rows.h"
#include "ui/search.h"

static struct viewport *
papers_view(struct app *app)
{
	return &app->papers;
}

static void
papers_arrange(struct app *app, const struct rect *rect)
{
	size_t row = rows_follow(app, PANE_PAPERS);

	viewport_resize(&app->papers, rows_count(app, PANE_PAPERS),
	    (size_t)rect_height(rect));
	viewport_go(&app->papers, row);
}

static void
papers_go(struct app *app, size_t row)
{
	viewport_go(&app->papers, row);
	if (app->papers.count)
		rows_select(app, PANE_PAPERS, app->papers.cursor);
}

static void
papers_move(struct app *app, long by)
{
	viewport_move(&app->papers, by);
	papers_go(app, app->papers.cursor);
}

static void
papers_row_text(struct app *app, size_t row, struct strbuf *out)
{
	if (row < rows_count(app, PANE_PAPERS))
		rows_item_text(
		    app, PANE_PAPERS, rows_item(app, PANE_PAPERS, row), out);
}

/* Cells of the largest number. */
static int
number_cols(const struct post *post)
{
	int max = 0;
	int cols = 1;

	for (size_t i = 0; i < post->n_papers; i++)
		if (post->papers[i].number > max)
			max = post->papers[i].number;
	for (; max > 9; max /= 10)
		cols++;
	return cols;
}

static enum style
row_style(struct app *app, const struct paper *part)
{
	if (search_matches_row(app, PANE_PAPERS, part->title))
		return STYLE_MATCH;
	if (part->kind != PART_PAPER)
		return STYLE_DIM;
	return marks_are_known(app) && marks_is_read(app, part->key)
	    ? STYLE_READ
	    : STYLE_NORMAL;
}

/* `cols`: of its number. */
static void
draw_row(struct app *app, const struct rect *rect, size_t row, int cols,
    bool focused)
{
	const struct post *post = app_post(app);
	const struct paper *part =
	    &post->parts[rows_item(app, PANE_PAPERS, row)];
	bool selected = row == app->papers.cursor;
	int y = rect->row + 1 + (int)(row - app->papers.top);
	int end = rect->col + rect->cols;
	struct strbuf text = STRBUF_INIT;
	enum style style;
	int col;

	style = selected ? focused ? STYLE_SELECTED : STYLE_SELECTED_OTHER
			 : row_style(app, part);
	if (selected && focused)
		term_fill(app->term, y, rect->col, end, style);
	if (part->number >= 0)
		strbuf_printf(&text, "%*d ", cols, part->number);
	else
		strbuf_pad(&text, ' ', (size_t)cols + 1);
	strbuf_adds(&text, part->title);
	end = paint_more_signs(
	    app, part->key, app->post, (struct cell){y, rect->col, end, style});
	col = paint_signs(app, part->kind == PART_PAPER ? part->key : NULL,
	    selected, (struct cell){y, rect->col, end, style});
	paint_text(app->term, y, col, end, text.str, style);
	strbuf_release(&text);
}

/* "3/25" of the papers; the text around them does not count. */
static void
position_label(const struct post *post, size_t part, struct strbuf *out)
{
	if (post->parts[part].kind == PART_PAPER)
		strbuf_printf(out, "%zu/%zu",
		    part - (size_t)(post->papers - post->parts) + 1,
		    post->n_papers);
	else
		strbuf_printf(out, "-/%zu", post->n_papers);
}

static void
papers_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct post *post = app_post(app);
	const struct viewport *v = &app->papers;
	int cols = post ? number_cols(post) : 0;
	struct strbuf left = STRBUF_INIT;
	struct strbuf right = STRBUF_INIT;

	strbuf_adds(&left, post && post->title ? post->title : _("Papers"));
	if (post && v->count)
		position_label(post, app->part, &right);
	filter_label(app, PANE_PAPERS, rect->cols, &left, &right);
	paint_pane_header(app->term, rect, left.str, right.str, focused);
	strbuf_release(&left);
	strbuf_release(&right);
	if (!v->count && post && post->n_parts)
		filter_draw_nothing(app, PANE_PAPERS, rect);
	else if (!v->count)
		pane_draw_nothing(app, rect);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++)
		draw_row(app, rect, i, cols, focused);
	if (focused)
		paint_cursor(app->term, rect, v->cursor - v->top);
}

const struct pane_ops pane_papers = {
    .arrange = papers_arrange,
    .draw = papers_draw,
    .move = papers_move,
    .go = papers_go,
    .into = pane_right,
    .view = papers_view,
    .row_text = papers_row_text,
};
