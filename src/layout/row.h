// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows: what of a paragraph goes on one line, and drawing it. Positions are
 * bytes of the paragraph's own text. */
#ifndef NONMUN_LAYOUT_ROW_H
#define NONMUN_LAYOUT_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/page.h"
#include "layout/para.h"

struct row {
	size_t begin, end; /* what is drawn */
	size_t next;       /* where the next row begins */
	bool marked; /* a mark says that this is not the text's line end */
	size_t hole_begin, hole_end; /* see unit.h; both 0: there is none */
};

/* Draws the row on the open line of the page. */
void
row_draw(const struct row *row, const struct para *para, struct page *page);

/* The end of text[begin, end) without the blanks there. */
size_t row_trim(const char *text, size_t begin, size_t end);

#endif
