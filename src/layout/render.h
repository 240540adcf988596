// SPDX-License-Identifier: GPL-3.0-or-later
/* Rendering: Markdown blocks are put on a page, each by its kind's renderer. */
#ifndef NONMUN_LAYOUT_RENDER_H
#define NONMUN_LAYOUT_RENDER_H

#include "layout/flow.h"
#include "layout/links.h"
#include "layout/page.h"
#include "layout/para.h"
#include "model/post.h"

struct render {
	const struct post *post;
	const struct flow_options *options;
	struct page page;
	struct para para; /* used by one block after the other */
	struct links links;
	enum style heading; /* that headings are in */
	unsigned quotes;    /* around the present block */
};

/* All three are borrowed until render_release. */
void render_init(struct render *r, struct flow *flow, const struct post *post,
    const struct flow_options *options);
void render_release(struct render *r);

/* Puts a block with all that is in it on the page, set off from what is above
 * it by a blank line. */
void render_block(struct render *r, const struct node *block);

/* Adds all text of `node` to the render's paragraph. */
void render_text(struct render *r, const struct node *node, enum style style);

/* Puts a rule on a line of its own, at the place `at` of the text. */
void render_rule(struct render *r, uint32_t at);

#endif
