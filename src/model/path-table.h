// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A hash table from paths to numbers. It keeps hashes and numbers only; the
 * paths are its owner's, who tells them when they are to be compared. A number
 * whose path has changed since is not found by its old one, and may be added
 * again by its new one.
 */
#ifndef NONMUN_MODEL_PATH_TABLE_H
#define NONMUN_MODEL_PATH_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

enum { PATH_NONE = 0x7FFFFFFF };

struct path_slot {
	uint32_t hash;
	uint32_t above; /* the number + 1; 0: empty */
};

/* Zero bytes are an empty one. */
struct path_table {
	struct path_slot *slots;
	size_t n, n_slots;         /* n_slots: 0 or a power of two */
	struct hash_secret secret; /* once there are slots */
};

/* The path of a number; `ctx` is the caller's. */
typedef const char *path_of_fn(const void *ctx, uint32_t number);

void path_table_release(struct path_table *table);
void
path_table_add(struct path_table *table, const char *path, uint32_t number);

/* The number whose path is the `len` bytes at `path`; PATH_NONE if none is. */
uint32_t path_table_find(const struct path_table *table, const char *path,
    size_t len, path_of_fn *path_of, const void *ctx);

#endif
