// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * From text to cells, the same for every kind of terminal. Each character of
 * width_char 1 or 2 begins a cell, those of width 0 join the one before; so
 * the cells of a text are exactly width_text.
 *
 * What is put into a cell is chosen so that no terminal can take another
 * number of columns for it: characters that only change how their neighbours
 * look or join them together (variation selectors, zero-width joiners, skin
 * tones, regional indicators) are left out or drawn as plain letters.
 */
#ifndef NONMUN_TERM_TERM_CELLS_H
#define NONMUN_TERM_TERM_CELLS_H

#include <stddef.h>
#include <stdint.h>

/* A base character with combining ones; as many as X/Open curses promises. */
enum { TERM_CELL_CHARS = 5 };

struct term_cell {
	uint32_t chars[TERM_CELL_CHARS];
	unsigned n;     /* of chars; 0: nothing to draw */
	unsigned width; /* columns that its text takes: 0, 1 or 2 */
	unsigned drawn; /* columns that its characters take, at most `width`;
			   blanks make up the rest */
};

/* Takes the first cell off `len` > 0 bytes of text: returns how many bytes it
 * is. Only at the start of a text, where characters have nothing to join, can
 * its width be 0. */
size_t term_cell_next(const char *text, size_t len, struct term_cell *cell);

/* A blank of one column. */
struct term_cell term_cell_blank(void);

#endif
