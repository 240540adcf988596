// SPDX-License-Identifier: GPL-3.0-or-later
/* A set of papers, by the hashes of their keys (store/key.h): to count each
 * once, in however many posts it stands. Zero bytes are an empty one. */
#ifndef NONMUN_STORE_KEY_SET_H
#define NONMUN_STORE_KEY_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"

struct key_set {
	uint64_t *slots;           /* open addressing; 0: free */
	size_t n, cap;             /* cap: a power of two, or 0 */
	struct hash_secret secret; /* once there are slots */
};

void key_set_release(struct key_set *set);

/* Takes all out again, and keeps the memory. */
void key_set_clear(struct key_set *set);

/* False when the key is there already. A key of 0, that of no paper, never is.
 */
bool key_set_add(struct key_set *set, uint64_t key);

#endif
