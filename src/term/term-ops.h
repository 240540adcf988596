// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What stands behind term.h, for the kinds of terminals only: each has a table
 * of operations, and begins with a struct term that points to it. Text reaches
 * an operation as cells that lie on the screen whole.
 */
#ifndef NONMUN_TERM_TERM_OPS_H
#define NONMUN_TERM_TERM_OPS_H

#include "term/term-cells.h"
#include "term/term-link.h"
#include "term/term-wishes.h"
#include "term/term.h"

/* Rows [top, bottom), all of them on the screen, move up by `by` rows (< 0:
 * down), less than their number. */
struct term_scroll {
	int top, bottom, by;
};

struct term_ops {
	void (*close)(struct term *term); /* frees `term` too */
	uint32_t (*key)(struct term *term, int timeout_ms);
	int64_t (*now)(const struct term *term); /* NULL: the system's */
	/* Draws a cell whose `drawn` and `width` are the same, 1 or 2. Never
	 * upon one half of a wide one only. */
	void (*put)(struct term *term, int row, int col,
	    const struct term_cell *cell, enum style style);
	/* The same for `n` > 0 blank cells. */
	void (*blank)(
	    struct term *term, int row, int col, int n, enum style style);
	/* Scrolls what has been drawn. */
	void (*scroll)(struct term *term, const struct term_scroll *scroll);
	/* `scrolled` is NULL or a way to come nearer to what has been drawn by
	 * scrolling what is shown. Shows the links, too. */
	void (*flush)(struct term *term, const struct term_scroll *scrolled);
	void (*redraw)(struct term *term);
	void (*leave)(struct term *term);
	void (*enter)(struct term *term);
	void (*suspend)(struct term *term);
	/* Takes the wishes of `term`, which have changed, to the terminal. */
	void (*wish)(struct term *term);
	/* As term_copy, for a text that is not too long. */
	const char *(*copy)(struct term *term, const char *text, size_t len);
};

struct term {
	const struct term_ops *ops;
	int rows, cols;             /* see term_set_size */
	bool *right_half;           /* for each cell drawn: of a wide one */
	int cursor_row, cursor_col; /* on the screen */
	bool away;                  /* left and not entered again */
	struct term_scroll scroll;  /* since the last flush; by 0: none */
	struct term_links links;
	struct term_wishes wishes;
	struct term_mouse mouse; /* what it did last */
};

/* Takes note of the size, at least 1x1, at first and whenever it changes; all
 * that was drawn is blank then. */
void term_set_size(struct term *term, int rows, int cols);

/* Releases what the common part holds. */
void term_release(struct term *term);

/* The key for a character as typed: one for each guise of Backspace (8, 127)
 * and of Enter (10, 13). */
uint32_t term_key_of_char(uint32_t c);

#endif
