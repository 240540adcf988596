// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What all terminals have in common: see term.h. Text is cut into cells and
 * clipped here, once, so that the kinds behind term-ops.h cannot differ in it
 * and never see a cell that is not on the screen.
 */
#include <config.h>

#include "term/term.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "term/term-ops.h"
#include "term/term-signs.h"
#include "term/term-tty.h"

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
	return term->ops->now ? term->ops->now(term) : term_tty_now();
}

uint32_t
term_key_of_char(uint32_t c)
{
	return c == 8 ? 127 : c == 10 ? 13 : c;
}

static int
clamp(int value, int end)
{
	return value < 0 ? 0 : value >= end ? end - 1 : value;
}

void
term_cursor(struct term *term, int row, int col)
{
	term->cursor_row = clamp(row, term->rows);
	term->cursor_col = clamp(col, term->cols);
}

void
term_set_size(struct term *term, int rows, int cols)
{
	size_t cells = mem_product((size_t)rows, (size_t)cols);

	free(term->right_half);
	term->right_half = mem_alloc(cells * sizeof(*term->right_half));
	term->rows = rows;
	term->cols = cols;
	term->scroll.by = 0;
	term_links_set_size(&term->links, rows, cols);
	term_cursor(term, term->cursor_row, term->cursor_col);
}

void
term_release(struct term *term)
{
	free(term->right_half);
	term->right_half = NULL;
	term_links_release(&term->links);
}

static bool *
right_half_at(const struct term *term, int row, int col)
{
	return &term->right_half[(size_t)row * (size_t)term->cols +
	    (size_t)col];
}

/* Makes room for `n` cells that are on the screen: a wide character that they
 * cover half of loses the other half, since curses does not see to that. */
static void
make_room(struct term *term, int row, int col, int n)
{
	bool *right = right_half_at(term, row, col);
	int from = right[0] ? col - 1 : col;
	int next = col + n;

	if (right[0])
		term->ops->blank(term, row, from, 1, STYLE_NORMAL);
	if (next < term->cols && right[n]) {
		term->ops->blank(term, row, next, 1, STYLE_NORMAL);
		right[n] = false;
		next++;
	}
	memset(right, 0, (size_t)n * sizeof(*right));
	term_links_put(&term->links,
	    &(struct term_run){.row = row, .col = from, .end = next}, NULL);
}

static void
put_blanks(struct term *term, int row, int col, int limit, enum style style)
{
	if (col < 0)
		col = 0;
	if (col >= limit)
		return;
	make_room(term, row, col, limit - col);
	term->ops->blank(term, row, col, limit - col, style);
}

static void
put_whole(struct term *term, int row, int col, const struct term_cell *cell,
    enum style style)
{
	make_room(term, row, col, (int)cell->width);
	term->ops->put(term, row, col, cell, style);
	if (cell->width == 2)
		*right_half_at(term, row, col + 1) = true;
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
		put_whole(term, row, col, &glyph, style);
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
		if (term->wishes.wide_signs)
			term_sign_replace(&cell);
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

void
term_link(struct term *term, int row, int col, int limit, const char *url)
{
	struct term_run run = {.row = row, .col = col, .end = limit};

	if (run.col < 0)
		run.col = 0;
	if (run.end > term->cols)
		run.end = term->cols;
	if (row >= 0 && row < term->rows)
		term_links_put(&term->links, &run, url);
}

static bool
is_real(const struct term_scroll *scroll)
{
	int height = scroll->bottom - scroll->top;

	return scroll->by != 0 && scroll->by < height && -scroll->by < height;
}

static void
scroll_halves(struct term *term, const struct term_scroll *scroll)
{
	bool up = scroll->by > 0;
	int gap = up ? scroll->by : -scroll->by;
	int stay = scroll->bottom - scroll->top - gap;
	bool *from = right_half_at(term, scroll->top + (up ? gap : 0), 0);
	bool *to = right_half_at(term, scroll->top + (up ? 0 : gap), 0);
	bool *freed = right_half_at(term, scroll->top + (up ? stay : 0), 0);
	size_t row = (size_t)term->cols * sizeof(*from);

	memmove(to, from, (size_t)stay * row);
	memset(freed, 0, (size_t)gap * row);
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
	scroll_halves(term, &scroll);
	term_links_scroll_drawn(&term->links, &scroll);
	term->ops->scroll(term, &scroll);
	/* Scrolls of the same rows add up; of several the last one counts. */
	if (due->top == scroll.top && due->bottom == scroll.bottom)
		scroll.by += due->by;
	*due = scroll;
}

void
term_flush(struct term *term)
{
	const struct term_scroll *due = &term->scroll;

	if (term->away)
		return;
	term->ops->flush(term, is_real(due) ? due : NULL);
	term_links_flush(&term->links);
	term->scroll.by = 0;
}

void
term_redraw(struct term *term)
{
	term->ops->redraw(term);
}

struct term_mouse
term_mouse(const struct term *term)
{
	return term->mouse;
}

void
term_wish(struct term *term, const struct term_wishes *wishes)
{
	term->wishes = *wishes;
	term->ops->wish(term);
	term_redraw(term);
}

const char *
term_copy(struct term *term, const char *text, size_t len)
{
	if (len > TERM_COPY_MAX)
		return N_("it is too long to be copied");
	return term->ops->copy(term, text, len);
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
