// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Libraries whose papers stand in several posts, and what a look at every post
 * says of them, for tests of what is known of that. Failures end the running
 * cmocka test.
 */
#ifndef NONMUN_TESTS_RECUR_H
#define NONMUN_TESTS_RECUR_H

#include <stddef.h>
#include <stdint.h>

#include "store-desk.h"
#include "store/occurrences.h"

/* Few posts keep no catalogue, and many do. */
enum { RECUR_FEW = 6, RECUR_MANY = 40 };

struct recur_paper {
	size_t id;
	uint32_t part;
	char *key; /* NULL: no paper */
};

struct recur_papers {
	struct recur_paper *items;
	size_t n, cap;
};

/* All parts of all posts as they are parsed, in the order of rows. */
struct recur_papers recur_read(struct library *lib);
void recur_free(struct recur_papers *all);

/* Asserts that all is known, and right. Returns how many papers stand in
 * another place as well. */
size_t recur_assert_right(struct occurrences *o, struct library *lib);

/* Does all the work of both, as it is done while no key waits. A catalogue that
 * comes to rest looks at the library once more only when it is asked again. */
void recur_run(struct reading *r, struct occurrences *o);

/* Looks whether files changed, to the end. */
void recur_refresh(struct library *lib);

/* Writes a digest of some of thirty papers; some have no URL, some stand in it
 * twice, and some digests have an introduction. Or `n` of those. */
void recur_write(struct desk *desk, const char *name, unsigned *seed);
void recur_fill(struct desk *desk, size_t n);

/* The post's id in the library. */
size_t recur_id(struct reading *r, struct desk *desk, const char *name);

#endif
