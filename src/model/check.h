// SPDX-License-Identifier: GPL-3.0-or-later
/* What is not as it should be in a post: beyond the faults that parsing has
 * found, what a look at all its papers together tells. */
#ifndef NONMUN_MODEL_CHECK_H
#define NONMUN_MODEL_CHECK_H

#include "base/arena.h"
#include "model/post.h"

/*
 * All faults of a post by line, its own included: repeated numbers, gaps in
 * the numbering, sections missing that most papers of the post have, papers
 * without a URL, and papers that stand twice. NULL when there are none. The
 * list is in `arena`, but may point into the post.
 */
const struct fault *post_check(const struct post *post, struct arena *arena);

#endif
