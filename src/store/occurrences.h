// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which papers stand in which posts of the library as it stands now: for each
 * post the keys of its papers, for each key the posts it occurs in. Keys are
 * known by their hashes (store/key.h).
 *
 * It is filled in steps of about a millisecond: from the catalogue, which has
 * all keys together; from the posts that the catalogue reads; and by reading
 * what neither will ever give. It follows the library: a post is what its
 * entry's version says, and one without a row is not in it.
 */
#ifndef NONMUN_STORE_OCCURRENCES_H
#define NONMUN_STORE_OCCURRENCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/library.h"
#include "store/catalogue.h"

struct occurrences;

/* A paper in a post: the index of the part, as in post.parts. */
struct occurrence {
	size_t id;
	uint32_t part;
};

/* Both are borrowed and outlive it; `cat` may be NULL. Until it is freed, it is
 * the one who is told what the catalogue reads (catalogue_watch). Does no work
 * yet. */
struct occurrences *occurrences_new(struct library *lib, struct catalogue *cat);
void occurrences_free(struct occurrences *o);

/* Does one step. False when there is nothing to do for now: all that can be
 * known is, or waits for steps of the catalogue. Costs nothing then, and may
 * be asked as often as one likes; best before each step of an open catalogue.
 * May read a post, and so change the order of the library. */
bool occurrences_step(struct occurrences *o);

/* The occurrences of a key, those of the newest post first, and in a post in
 * the order of its parts; `*n` is 0 where it is not known to occur. Posts that
 * have changed and were not read since are left out. Borrowed until it is
 * asked again, or until the next step. */
const struct occurrence *
occurrences_of(struct occurrences *o, uint64_t key, size_t *n);

/* The keys of a post, by part; 0 for a part that is no paper. `*n` is the
 * number of parts. NULL while they are not known. While a post that has changed
 * is yet to be read again, they are those it had before. Borrowed until the
 * next step, of this or of the catalogue. */
const uint64_t *
occurrences_post(const struct occurrences *o, size_t id, size_t *n);

/* How many posts are known. */
size_t occurrences_known(const struct occurrences *o);

/* Changes whenever what is known of any post changes. The order of occurrences
 * changes with library_order as well. */
unsigned long occurrences_generation(const struct occurrences *o);

#endif
