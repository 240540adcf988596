// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Painting a screen with links. Curses knows of none: it draws over cells that
 * have one and are right, and lets the terminal move them. So while there are
 * links on the screen, what differs from curses' picture of the screen is found
 * and sent here, cell by cell, and then put into that picture.
 */
#ifndef NONMUN_TERM_TERM_PAINT_H
#define NONMUN_TERM_TERM_PAINT_H

#include <stdbool.h>
#include <wchar.h>

#include "term/term-cells.h"
#include "term/term-ops.h"

/* What a cell holds, and how it looks: in the words of whoever draws. */
struct term_glyph {
	wchar_t chars[TERM_CELL_CHARS + 1];
	unsigned long attributes; /* 0: none */
	short pair;
	int width; /* 1 or 2; 0: the right half of a wide character */
};

/* What draws. Bytes go to standard output, through stdio. */
struct term_paint_ops {
	/* Reads `cols` cells of a row as they are shown, or as drawn. */
	void (*read)(int row, int cols, bool drawn, struct term_glyph *out);
	/* Moves the terminal's cursor from (y, x), -1 if that is not known. */
	void (*go)(int y, int x, int row, int col);
	/* Sets the attributes of what is sent from now on. */
	void (*look)(unsigned long attributes, short pair);
	/* A cell has been sent: it is shown as it was drawn. */
	void (*sent)(int row, int col);
	/* Erases from the cursor to the end of the row; false if that cannot
	 * be done. */
	bool (*erase)(int row, int col);
};

/* Whether rows of the screen have moved, links and all, so that scrolling first
 * leaves less to be sent. */
bool term_paint_moved(const struct term *term, const struct term_paint_ops *ops,
    struct term_scroll *out);

/* Sends what differs. `*y` and `*x` are where the terminal's cursor is, and
 * afterwards it is where the screen has it. */
void
term_paint(struct term *term, const struct term_paint_ops *ops, int *y, int *x);

#endif
