// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Wrapping: a paragraph becomes lines of a page. Lines break where UAX #14
 * allows it (https://www.unicode.org/reports/tr14/), at graphemes inside what
 * is longer than a line, and always at a line feed. Blanks where a line breaks
 * are not drawn, but are in its range. The work is linear in the text.
 */
#ifndef NONMUN_LAYOUT_WRAP_H
#define NONMUN_LAYOUT_WRAP_H

#include "layout/flow.h"
#include "layout/page.h"
#include "layout/para.h"

/* Puts the paragraph on the page, where it has anything to show. */
void wrap_para(struct page *page, struct para *para, enum wrap_mode mode);

#endif
