// SPDX-License-Identifier: GPL-3.0-or-later
/* Small helpers for drawing rows. Columns are cells; `limit` is the first
 * column that is not drawn on. Text is clean. */
#ifndef NONMUN_UI_PAINT_H
#define NONMUN_UI_PAINT_H

#include "layout/style.h"
#include "term/term.h"
#include "ui/frame.h"

/* Where on a row is drawn, and in which style. */
struct cell {
	int row, col, limit;
	enum style style;
};

/* Draws text; where it does not fit, ".." shows that it goes on. Returns the
 * column after it. */
int paint_text(struct term *term, int row, int col, int limit, const char *text,
    enum style style);

/* Draws text so that it ends before `limit`, but not before column `col`.
 * Returns its first column. */
int paint_right(struct term *term, int row, int col, int limit,
    const char *text, enum style style);

/* The header line of a pane: `left` cut to make room for `right`. */
void paint_pane_header(struct term *term, const struct rect *rect,
    const char *left, const char *right, bool focused);

/* One or more lines of plain text in a pane, for what is not a list. */
void paint_notice(struct term *term, const struct rect *rect, const char *text,
    enum style style);

#endif
