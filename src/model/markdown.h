// SPDX-License-Identifier: GPL-3.0-or-later
/* Markdown into nodes: the only place that knows cmark. */
#ifndef NONMUN_MODEL_MARKDOWN_H
#define NONMUN_MODEL_MARKDOWN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/node.h"

struct markdown {
	struct node **blocks; /* the top-level blocks */
	uint32_t n_blocks;
	const char *text; /* see node.h */
	uint32_t text_len;
};

/* Parses `len` bytes of Markdown, at most 1 GiB, into `arena`. Lines are
 * counted from `first_line`. Never fails: all text is Markdown. */
void markdown_parse(struct markdown *out, struct arena *arena, const char *src,
    size_t len, unsigned first_line);

#endif
