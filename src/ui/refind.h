// SPDX-License-Identifier: GPL-3.0-or-later
/* Finding a place again in a post whose file was written anew. */
#ifndef NONMUN_UI_REFIND_H
#define NONMUN_UI_REFIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/post.h"

/* An offset of the post's text, and the part it is in. */
struct position {
	size_t part;
	uint32_t at;
};

/* The part of `now` that the part of `old` has become: the one with its key,
 * else with its number, else at its place. `*sure` is set where it is the same
 * paper, or the text around the papers still. `now` must have parts. */
size_t refind_part(
    const struct post *old, size_t part, const struct post *now, bool *sure);

/* Where the words at a spot are now: in that part the same words, those
 * nearest to where they were in their section; where they are no more, as far
 * into the section as they were. */
struct position refind_position(
    const struct post *old, struct position spot, const struct post *now);

#endif
