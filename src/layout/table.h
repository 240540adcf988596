// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Tables: side by side where columns have room to be read (columns.h), else
 * each row as a record, its cells below each other with the header's words
 * before them. Either way all text is there, the header's too.
 *
 * A row whose cells take several lines is a band (flow.h). Blank lines set it
 * off from its neighbours.
 */
#ifndef NONMUN_LAYOUT_TABLE_H
#define NONMUN_LAYOUT_TABLE_H

#include "layout/render.h"

/* Puts a NODE_TABLE on the page. */
void table_render(struct render *r, const struct node *table);

#endif
