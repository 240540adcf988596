// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A table of the keys of posts, by their hashes (store/key.h): from a post,
 * which is a number, to its keys, and from a key to the posts that have it.
 * It takes 16 bytes for each key, and 4 more for its place to be found by.
 */
#ifndef NONMUN_STORE_KEY_TABLE_H
#define NONMUN_STORE_KEY_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

struct key_range;

struct key_table {
	struct key_range *posts; /* by id: their slots */
	size_t n_posts;
	/* By slot: */
	uint64_t *keys;
	uint32_t *ids;  /* whose it is, or was */
	uint32_t *next; /* the next one in its chain */
	size_t n, cap;
	size_t unused;     /* slots that no post has any more */
	uint32_t *buckets; /* the first slot of each chain */
	size_t n_buckets;  /* a power of 2 */
	struct hash_secret secret;
};

void key_table_init(struct key_table *table);
void key_table_release(struct key_table *table);

/* Makes room for `n` more keys at once, and for posts with ids below `n_ids`.
 */
void key_table_reserve(struct key_table *table, size_t n, size_t n_ids);

/* Takes away the keys of a post. Its place for `n` others is returned: to be
 * filled in, then key_table_end is to be called with the same id and `n` before
 * anything else. A key of 0 is that of no paper, and is not found. */
uint64_t *key_table_begin(struct key_table *table, size_t id, size_t n);
void key_table_end(struct key_table *table, size_t id, size_t n);

/* The keys of a post, `*n` of them, which is 0 for one that was never put in;
 * never NULL. Borrowed until the table is changed. */
const uint64_t *
key_table_post(const struct key_table *table, size_t id, size_t *n);

/* Where a key stands: begins with KEY_FOUND_NONE, and goes on to the next one
 * with each call, in no order; false when there are no more. */
struct key_found {
	size_t id;
	uint32_t index; /* among the keys of the post */
	uint32_t slot;
};
#define KEY_FOUND_NONE ((struct key_found){0, 0, UINT32_MAX})
bool key_table_find(
    const struct key_table *table, uint64_t key, struct key_found *found);

#endif
