// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawing rows: see paint.h. */
#include <config.h>

#include "ui/paint.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/width.h"
#include "ui/app.h"

static const char more[] = "..";

int
paint_text(struct term *term, int row, int col, int limit, const char *text,
    enum style style)
{
	size_t len = strlen(text);
	size_t room = limit > col ? (size_t)(limit - col) : 0;
	size_t used, fits;

	if (width_fit(text, len, room, &used) == len)
		return term_put(term, row, col, limit, text, len, style);
	if (room <= sizeof(more) - 1)
		return term_put(term, row, col, limit, text, len, style);
	fits = width_fit(text, len, room - (sizeof(more) - 1), &used);
	col = term_put(term, row, col, limit, text, fits, style);
	return term_put(term, row, col, limit, more, sizeof(more) - 1, style);
}

int
paint_right(struct term *term, int row, int col, int limit, const char *text,
    enum style style)
{
	int cells = (int)width_text(text, strlen(text));
	int at = limit - cells > col ? limit - cells : col;

	paint_text(term, row, at, limit, text, style);
	return at;
}

/* The first mark that ends behind `at`. */
static size_t
mark_behind(const struct marked *marks, size_t at)
{
	size_t low = 0, high = marks->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (marks->items[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

int
paint_marked(struct term *term, const struct marked_text *text, struct cell at)
{
	const struct marked *m = &text->marks;
	size_t from = text->begin;
	size_t i = mark_behind(m, from);

	while (from < text->end) {
		bool inside = i < m->n && m->items[i].begin <= from;
		size_t to = i == m->n ? text->end
		    : inside          ? m->items[i].end
				      : m->items[i].begin;
		enum style style = !inside ? at.style
		    : i == m->current      ? STYLE_MATCH_CURRENT
					   : m->style;

		to = to < text->end ? to : text->end;
		at.col = term_put(term, at.row, at.col, at.limit,
		    text->text + from, to - from, style);
		from = to;
		i += inside;
	}
	return at.col;
}

int
paint_signs(
    const struct app *app, const char *key, bool selected, struct cell at)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addc(&text, selected ? '>' : ' ');
	marks_add_signs(app, key, &text);
	strbuf_addc(&text, ' ');
	at.col =
	    paint_text(app->term, at.row, at.col, at.limit, text.str, at.style);
	strbuf_release(&text);
	return at.col;
}

int
paint_more_signs(
    const struct app *app, const char *key, size_t id, struct cell at)
{
	struct strbuf text = STRBUF_INIT;

	marks_add_more_signs(app, key, id, &text);
	if (text.len)
		at.limit = paint_right(app->term, at.row, at.col, at.limit,
			       text.str, at.style) -
		    1;
	strbuf_release(&text);
	return at.limit;
}

void
paint_cursor(struct term *term, const struct rect *rect, size_t row)
{
	term_cursor(term, rect->row + 1 + (int)row, rect->col);
}

void
paint_pane_header(struct term *term, const struct rect *rect, const char *left,
    const char *right, bool focused)
{
	enum style style = focused ? STYLE_PANE_FOCUS : STYLE_PANE;
	int end = rect->col + rect->cols;
	int right_at = end;

	term_fill(term, rect->row, rect->col, end, style);
	if (*right)
		right_at = paint_right(term, rect->row,
			       rect->col + rect->cols / 2, end, right, style) -
		    1;
	paint_text(term, rect->row, rect->col, right_at, left, style);
}

void
paint_notice(struct term *term, const struct rect *rect, const char *text,
    enum style style)
{
	size_t len = strlen(text);
	size_t cols = rect->cols > 2 ? (size_t)rect->cols - 2 : 1;

	for (int i = 1; i < rect->rows && len; i++) {
		size_t n = width_fit(text, len, cols, NULL);
		size_t space = n;

		if (n == 0)
			return;
		while (n < len && space > 0 && text[space] != ' ')
			space--;
		if (n < len && space > 0)
			n = space;
		term_put(term, rect->row + i, rect->col + 1,
		    rect->col + rect->cols, text, n, style);
		text += n + (text[n] == ' ');
		len = strlen(text);
	}
}
