// SPDX-License-Identifier: GPL-3.0-or-later
/* Walking over the library for the batch commands. Each post is parsed, shown
 * to a visitor and dropped, so that a library of any size takes little room. */
#ifndef NONMUN_CMD_FIND_H
#define NONMUN_CMD_FIND_H

#include <stdbool.h>

#include "cmd/ref.h"
#include "model/library.h"

struct catalogue;

struct hit {
	const struct entry *entry;
	const struct post *post;   /* until the visitor returns */
	const struct paper *paper; /* NULL: the post as a whole */
};

struct visitor {
	/* False: no more is wanted. */
	bool (*visit)(void *ctx, const struct hit *hit);
	/* A post that could not be read; may be NULL. */
	void (*bad)(void *ctx, const struct entry *entry);
	void *ctx;
};

/* Visits all posts as a whole, newest first. */
void find_posts(struct library *lib, const struct visitor *visitor);

/* Visits what a REF means: the posts of a day, the papers of that number of a
 * day's posts, or the paper in the newest post that has it. Posts that could
 * not be read are told of only when they might have been meant. Where the
 * catalogue (may be NULL) knows most of the posts, it is brought up to date and
 * asked where the paper stands, in place of reading all posts. */
void find_ref(struct library *lib, struct catalogue *cat, const struct ref *ref,
    const struct visitor *visitor);

/* Says on standard error why a post could not be read. */
void find_complain(const struct entry *entry);

/* The same of all posts that could not be read; false when there are none. */
bool find_complain_all(struct library *lib);

#endif
