// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Drawing through curses: what term-curses.c does with its cells, its scrolling
 * and its picture of the screen. Cells are put into stdscr and curses finds out
 * what to send, unless links are on the screen, of which it knows nothing: then
 * term-paint.h does.
 */
#ifndef NONMUN_TERM_TERM_CURSES_SCREEN_H
#define NONMUN_TERM_TERM_CURSES_SCREEN_H

#include <stdbool.h>

#include "term/term-ops.h"

struct curses_screen {
	struct term term;
	bool all_new; /* the next flush can reuse nothing: no scroll */
	bool scrolls; /* the terminal can insert and delete rows */
	bool painted; /* past curses, since it was asked last... */
	int left_row, left_col; /* ...and left the cursor here */
	short pairs[STYLES];    /* of colours; 0: the terminal's own */
	unsigned long italic;   /* the attribute, or what stands for it */
};

/* Finds out what the terminal can do; curses has been started, and the wishes
 * are there. */
void curses_screen_init(struct curses_screen *screen);

/* Whether the terminal has a capability that is a string. */
bool curses_has(const char *name);

/* Makes curses' cursor the terminal's again, before something is written past
 * both. */
void curses_give_back(struct curses_screen *screen);

/* What endwin does, as far as that takes no memory: for want of that, curses
 * may have crashed in it. Once; curses does not know that it was. */
void curses_end_without_memory(void);

/* See struct term_ops; `term` is that of a struct curses_screen. */
void curses_put(struct term *term, int row, int col,
    const struct term_cell *cell, enum style style);
void curses_blank(struct term *term, int row, int col, int n, enum style style);
void curses_scroll(struct term *term, const struct term_scroll *scroll);
void curses_flush(struct term *term, const struct term_scroll *scrolled);
void curses_redraw(struct term *term);
void curses_wish(struct term *term);

#endif
