// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What all terminals have in common: see term.h. Text is cut into cells and
 * clipped here, once, so that the kinds behind term-ops.h cannot differ in it
 * and never see a cell that is not on the screen.
 */
#include <config.h>

#include "term/term.h"

#include "term/term-ops.h"

void
term_close(struct term *term)
{
	if (term)
		term->ops->close(term);
}

void
term_size(const struct term *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

uint32_t
term_key(struct term *term, int timeout_ms)
{
	return term->ops->key(term, timeout_ms);
}

int64_t
term_now(const struct term *term)
{
	return term->ops->now(term);
}

uint32_t
term_key_of_char(uint32_t c)
{
	return c == 8 ? 127 : c == 10 ? 13 : c;
}

static void
put_blanks(struct term *term, int row, int col, int limit, enum style style)
{
	struct term_cell blank = term_cell_blank();

	for (col = col < 0 ? 0 : col; col < limit; col++)
		term->ops->put(term, row, col, &blank, style);
}

/* Draws a cell, or blanks for what of it is on the screen if not all is. */
static void
put_cell(struct term *term, int row, int col, int limit,
    const struct term_cell *cell, enum style style)
{
	int end = col + (int)cell->width;
	struct term_cell glyph = *cell;

	if (col >= 0 && end <= limit && cell->drawn) {
		glyph.width = cell->drawn;
		term->ops->put(term, row, col, &glyph, style);
		col += (int)cell->drawn;
	}
	put_blanks(term, row, col, end < limit ? end : limit, style);
}

int
term_put(struct term *term, int row, int col, int limit, const char *text,
    size_t len, enum style style)
{
	struct term_cell cell;
	size_t i = 0;

	if (limit > term->cols)
		limit = term->cols;
	if (row < 0 || row >= term->rows || col >= limit)
		return col;
	while (i < len && col < limit) {
		i += term_cell_next(text + i, len - i, &cell);
		put_cell(term, row, col, limit, &cell, style);
		col += (int)cell.width;
	}
	return col < limit ? col : limit;
}

void
term_fill(struct term *term, int row, int col, int limit, enum style style)
{
	if (limit > term->cols)
		limit = term->cols;
	if (row >= 0 && row < term->rows)
		put_blanks(term, row, col, limit, style);
}

static bool
is_real(const struct term_scroll *scroll)
{
	int height = scroll->bottom - scroll->top;

	return scroll->by != 0 && scroll->by < height && -scroll->by < height;
}

void
term_scroll_hint(struct term *term, int top, int bottom, int by)
{
	struct term_scroll scroll = {top, bottom, by};
	struct term_scroll *due = &term->scroll;

	scroll.top = top < 0 ? 0 : top;
	scroll.bottom = bottom > term->rows ? term->rows : bottom;
	if (!is_real(&scroll))
		return;
	term->ops->scroll(term, &scroll);
	/* Scrolls of the same rows add up; of several the last one counts. */
	if (due->top == scroll.top && due->bottom == scroll.bottom)
		scroll.by += due->by;
	*due = scroll;
}

static int
clamp(int value, int end)
{
	return value < 0 || end <= 0 ? 0 : value >= end ? end - 1 : value;
}

void
term_cursor(struct term *term, int row, int col)
{
	term->cursor_row = clamp(row, term->rows);
	term->cursor_col = clamp(col, term->cols);
}

void
term_flush(struct term *term)
{
	const struct term_scroll *due = &term->scroll;

	if (term->away)
		return;
	term->ops->flush(
	    term, is_real(due) && due->bottom <= term->rows ? due : NULL);
	term->scroll.by = 0;
}

void
term_redraw(struct term *term)
{
	term->ops->redraw(term);
}

void
term_leave(struct term *term)
{
	if (term->away)
		return;
	term->ops->leave(term);
	term->away = true;
}

void
term_enter(struct term *term)
{
	if (!term->away)
		return;
	term->ops->enter(term);
	term->away = false;
}

void
term_suspend(struct term *term)
{
	if (!term->away)
		term->ops->suspend(term);
}
