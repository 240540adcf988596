// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The columns of a table: what their cells need, and what they get of a line's
 * room. Every row is to have as few lines as the room allows; where even then
 * rows would be tall, or columns too narrow to read, a table is none for this
 * room.
 */
#ifndef NONMUN_LAYOUT_COLUMNS_H
#define NONMUN_LAYOUT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/para.h"

enum { COLUMN_GAP = 2 }; /* cells between columns */

/* In cells of the screen, but for `lines`. */
struct column {
	unsigned natural; /* of the longest line: more would stay empty */
	unsigned load;    /* of the fullest cell, were it one line */
	unsigned word;    /* of the longest word */
	unsigned lines;   /* that some cell has by its line breaks */
	unsigned width;   /* its share; at least 1 */
	unsigned left;    /* from where the table begins */
};

/* Takes note of what a cell of the column needs. */
void column_see(struct column *column, const struct para *cell);

/* Gives the columns their shares of `room`, `left` with them; false where that
 * does not make a readable table. */
bool columns_share(struct column *columns, size_t n, unsigned room);

#endif
