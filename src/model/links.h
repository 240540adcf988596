// SPDX-License-Identifier: GPL-3.0-or-later
/* The links to papers within a post's blocks. */
#ifndef NONMUN_MODEL_LINKS_H
#define NONMUN_MODEL_LINKS_H

#include "model/post.h"

/* The URL of the first link to a paper (see arxiv_parse_url), or the first one
 * written out as text, in the blocks [from, to); NULL where there is none. In
 * the post's arena. */
const char *links_first_paper(struct post *post, uint32_t from, uint32_t to);

/* The same, but NULL where different papers are linked to. */
const char *links_only_paper(struct post *post, uint32_t from, uint32_t to);

#endif
