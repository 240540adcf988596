// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What stands behind term.h, for the kinds of terminals only: each has a table
 * of operations, and begins with a struct term that points to it. Text reaches
 * an operation as cells that lie on the screen whole.
 */
#ifndef NONMUN_TERM_TERM_OPS_H
#define NONMUN_TERM_TERM_OPS_H

#include "term/term-cells.h"
#include "term/term.h"

/* Rows [top, bottom), all of them on the screen, move up by `by` rows (< 0:
 * down), less than their number. */
struct term_scroll {
	int top, bottom, by;
};

struct term_ops {
	void (*close)(struct term *term); /* frees `term` too */
	uint32_t (*key)(struct term *term, int timeout_ms);
	int64_t (*now)(const struct term *term);
	/* Draws a cell whose `drawn` and `width` are the same, 1 or 2. */
	void (*put)(struct term *term, int row, int col,
	    const struct term_cell *cell, enum style style);
	/* Scrolls what has been drawn. */
	void (*scroll)(struct term *term, const struct term_scroll *scroll);
	/* `scrolled` is NULL or a way to come nearer to what has been drawn by
	 * scrolling what is shown. */
	void (*flush)(struct term *term, const struct term_scroll *scrolled);
	void (*redraw)(struct term *term);
	void (*leave)(struct term *term);
	void (*enter)(struct term *term);
	void (*suspend)(struct term *term);
};

struct term {
	const struct term_ops *ops;
	int rows, cols;             /* kept up to date by the kind */
	int cursor_row, cursor_col; /* on the screen */
	bool away;                  /* left and not entered again */
	struct term_scroll scroll;  /* since the last flush; by 0: none */
};

/* The key for a character as typed: one for each guise of Backspace (8, 127)
 * and of Enter (10, 13). */
uint32_t term_key_of_char(uint32_t c);

#endif
