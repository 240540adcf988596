// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where the reader was, per part of each post, as offsets of the post's text;
 * and which part of each post was selected. For this run of the program only.
 */
#ifndef NONMUN_UI_PLACES_H
#define NONMUN_UI_PLACES_H

#include <stddef.h>
#include <stdint.h>

/* What is at the top of the reader: an offset of the post's text, and how many
 * of the lines above it: blank ones and decoration, or text, to fill the
 * window. */
struct place {
	uint32_t at;
	uint32_t above;
};

struct place_entry;

struct places {
	struct place_entry *slots; /* open addressing; a power of two of them */
	size_t n, cap;
};

#define PLACES_INIT        \
	{                  \
		NULL, 0, 0 \
	}

/* The place for `part` of a post that was kept last; else `otherwise`. */
uint32_t places_get(
    const struct places *places, size_t post, size_t part, uint32_t otherwise);
void places_set(struct places *places, size_t post, size_t part, uint32_t at);
/* Forgets all places in a post, the selected part too. */
void places_forget(struct places *places, size_t post);
void places_release(struct places *places);

/* Not a part: under it the post's selected part is kept. */
static const size_t places_selected = SIZE_MAX;

#endif
