// SPDX-License-Identifier: GPL-3.0-or-later
/* What a top-level heading of a post says: a number, a title, a link. */
#ifndef NONMUN_MODEL_HEADING_H
#define NONMUN_MODEL_HEADING_H

#include <stdbool.h>
#include <stdint.h>

#include "model/post.h"

struct heading {
	uint32_t block;    /* index in post.blocks */
	unsigned level;    /* 1..6 */
	int number;        /* before the title; -1: none */
	const char *title; /* plain, one line, without the number */
	const char *url;   /* of the link that the title is; else NULL */
	bool is_paper;     /* set by outline_build */
};

/* All top-level headings, in order; `*n` is their number. In the post's
 * arena. */
struct heading *headings_find(struct post *post, uint32_t *n);

/* The post's text [begin, end) as one line, blanks folded. In its arena. */
const char *heading_plain(struct post *post, uint32_t begin, uint32_t end);

#endif
