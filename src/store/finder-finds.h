// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a finder has found, and which posts it has searched, by id and version:
 * rows may move, and posts change, while it goes on. The finds of a post stand
 * together, in the order of its parts. Those of all posts stand in the order
 * of rows once finder_finds_sort has been called; until then `disorder` says
 * whether that is needed.
 */
#ifndef NONMUN_STORE_FINDER_FINDS_H
#define NONMUN_STORE_FINDER_FINDS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/library.h"
#include "store/finder.h"
#include "store/key-set.h"

struct finder_seen;

struct finder_finds {
	struct library *lib; /* borrowed */
	struct find *items;
	size_t n, cap;
	struct find_totals totals; /* all but `posts` */
	struct key_set papers;     /* that were counted */
	struct finder_seen *seen;  /* by id */
	size_t n_seen;
	size_t last; /* no row behind this one has finds */
	bool disorder;
	unsigned long sorts; /* how often they were put in order */
};

/* A post that was searched, as its entry was then, and what was found. */
struct finder_post {
	size_t id;
	unsigned version;
	bool gone;
	struct find *items; /* in the order of its parts */
	size_t n, cap;
};

void finder_finds_init(struct finder_finds *finds, struct library *lib);
void finder_finds_release(struct finder_finds *finds);

/* Whether a post was searched already. */
bool finder_finds_have(const struct finder_finds *finds, size_t id);

/* Adds one that was not. Its items are copied. */
void
finder_finds_add(struct finder_finds *finds, const struct finder_post *post);

/* Forgets the posts that have changed or gone since they were searched; false
 * when there are none. */
bool finder_finds_check(struct finder_finds *finds);

/* Puts all in the order that rows have now; forgets what has none. */
void finder_finds_sort(struct finder_finds *finds);

#endif
