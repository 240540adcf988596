// SPDX-License-Identifier: GPL-3.0-or-later
/* Inline nodes: the text of a block becomes the runs of a paragraph. */
#ifndef NONMUN_LAYOUT_INLINE_H
#define NONMUN_LAYOUT_INLINE_H

#include <stdbool.h>

#include "layout/links.h"
#include "layout/para.h"
#include "model/node.h"

struct inline_context {
	const char *text; /* the post's */
	struct links *links;
	enum style style;  /* of text without a style of its own */
	bool plain;        /* all text is in that style */
	bool link_numbers; /* "[N]" after links */
};

/* Adds all text of `block`, whatever its children do not cover included. */
void inline_add(struct para *para, const struct node *block,
    const struct inline_context *context);

#endif
