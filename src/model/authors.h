// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Who wrote a paper, where its digest says so: a line like "Authors: A, B and
 * C" (in English, Korean, Chinese or Japanese) near the paper's title. Digests
 * have no format for this, and a wrong author is worse than none: what does not
 * look like a list of names, whole, is not taken for one.
 */
#ifndef NONMUN_MODEL_AUTHORS_H
#define NONMUN_MODEL_AUTHORS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/post.h"

struct authors {
	char **names; /* as written ("Maria de la Cruz"), clean, in order */
	size_t n, cap;
	bool others; /* there are more, who are not named: "et al.", 等, 외 */
};

void authors_init(struct authors *authors);
void authors_release(struct authors *authors);

/* Finds the authors of a paper of the post, in place of those in `out`, which
 * is empty afterwards where the digest does not say. */
void authors_find(
    struct authors *out, const struct post *post, const struct paper *paper);

/* Whether names in italics are usual in the post: most of its first papers, and
 * at least two, begin with a paragraph of nothing else. */
bool authors_are_in_italics(const struct post *post);

/* Reads a list of names, whole: "A, B and C", "A; B", "A · B 외 3명". False,
 * with `out` empty, when it does not look like one. */
bool authors_parse(struct authors *out, const char *s, size_t len);

#endif
