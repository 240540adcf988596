// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Labels: paragraphs that begin with "**Method:** ..." or "Method: ...", which
 * are sections in posts whose papers hold no headings, if most papers have
 * them.
 */
#ifndef NONMUN_MODEL_LABELS_H
#define NONMUN_MODEL_LABELS_H

#include <stddef.h>

#include "model/post.h"

struct label {
	const char *text; /* without the colon; in the post's arena */
	size_t papers;    /* in how many papers it stands */
	const struct paper *last;
};

struct labels {
	struct label *items;
	size_t n, cap;
	size_t n_papers;
};

#define LABELS_INIT           \
	{                     \
		NULL, 0, 0, 0 \
	}

/* Counts the labels of the paragraphs of all papers. */
void labels_count(struct labels *labels, struct post *post);
void labels_release(struct labels *labels);

/* The label of a block, if most papers have it; else NULL. Borrowed. */
const char *labels_recurring(
    const struct labels *labels, const struct post *post, uint32_t block);

#endif
