// SPDX-License-Identifier: GPL-3.0-or-later
/* Small helpers for drawing rows. Columns are cells; `limit` is the first
 * column that is not drawn on. Text is clean. */
#ifndef NONMUN_UI_PAINT_H
#define NONMUN_UI_PAINT_H

#include <stddef.h>

#include "layout/style.h"
#include "model/pattern.h"
#include "term/term.h"
#include "ui/frame.h"

struct app;

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

/* Ranges of a text that stand out in it, in its order and apart. */
struct marked {
	const struct match *items;
	size_t n;
	enum style style;
	size_t current; /* the one that is STYLE_MATCH_CURRENT; n: none */
};

/* What was found in the text of a row, or of the few rows of a paper. */
enum { ROW_MATCHES_MAX = 64 };
struct row_matches {
	struct match items[ROW_MATCHES_MAX];
	size_t n;
	enum style style;
};

/* Bytes [begin, end) of a text; the offsets of its marks are those of the
 * whole. */
struct marked_text {
	const char *text;
	size_t begin, end;
	struct marked marks;
};

/* Draws it, what is not marked in `at.style`. Returns the column after it. */
int
paint_marked(struct term *term, const struct marked_text *text, struct cell at);

/* What begins a row that names a paper: ">" where it is selected, and its signs
 * (marks_add_signs). Returns the column of its name. */
int paint_signs(
    const struct app *app, const char *key, bool selected, struct cell at);

/* What ends it (marks_add_more_signs) in the post `id`, before `at.limit`.
 * Returns the limit of the name. */
int paint_more_signs(
    const struct app *app, const char *key, size_t id, struct cell at);

/* Puts the cursor on a row of a pane, counted from the one below its header. */
void paint_cursor(struct term *term, const struct rect *rect, size_t row);

/* The header line of a pane: `left` cut to make room for `right`. */
void paint_pane_header(struct term *term, const struct rect *rect,
    const char *left, const char *right, bool focused);

/* One or more lines of plain text in a pane, for what is not a list. */
void paint_notice(struct term *term, const struct rect *rect, const char *text,
    enum style style);

#endif
