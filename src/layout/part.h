// SPDX-License-Identifier: GPL-3.0-or-later
/* Parts: a paper's title, URL, preamble and sections, in the order and with
 * the lines between them that a reader expects. */
#ifndef NONMUN_LAYOUT_PART_H
#define NONMUN_LAYOUT_PART_H

#include "layout/render.h"
#include "model/post.h"

/* Puts the whole part on the page. */
void part_render(struct render *r, const struct paper *part);

#endif
