// SPDX-License-Identifier: GPL-3.0-or-later
/* Places by post and part: see places.h. */
#include <config.h>

#include "ui/places.h"

#include <stdlib.h>

#include "base/mem.h"

struct place_entry {
	size_t post, part;
	uint32_t at;
	unsigned char used;
};

static struct place_entry *
find(const struct places *places, size_t post, size_t part)
{
	size_t i = (post * 2654435761u) ^ (part * 40503u);

	for (;; i++) {
		struct place_entry *e = &places->slots[i & (places->cap - 1)];

		if (!e->used || (e->post == post && e->part == part))
			return e;
	}
}

static void
grow(struct places *places)
{
	struct places bigger = PLACES_INIT;

	bigger.cap = places->cap ? mem_product(places->cap, 2) : 64;
	bigger.slots =
	    mem_alloc(mem_product(bigger.cap, sizeof(*bigger.slots)));
	bigger.n = places->n;
	for (size_t i = 0; i < places->cap; i++) {
		const struct place_entry *e = &places->slots[i];

		if (e->used)
			*find(&bigger, e->post, e->part) = *e;
	}
	free(places->slots);
	*places = bigger;
}

uint32_t
places_get(
    const struct places *places, size_t post, size_t part, uint32_t otherwise)
{
	const struct place_entry *e;

	if (!places->cap)
		return otherwise;
	e = find(places, post, part);
	return e->used ? e->at : otherwise;
}

void
places_set(struct places *places, size_t post, size_t part, uint32_t at)
{
	struct place_entry *e;

	if (places->n * 2 >= places->cap)
		grow(places);
	e = find(places, post, part);
	places->n += !e->used;
	*e = (struct place_entry){post, part, at, 1};
}

void
places_forget(struct places *places, size_t post)
{
	struct places others = PLACES_INIT;

	for (size_t i = 0; i < places->cap; i++) {
		const struct place_entry *e = &places->slots[i];

		if (e->used && e->post != post)
			places_set(&others, e->post, e->part, e->at);
	}
	places_release(places);
	*places = others;
}

void
places_release(struct places *places)
{
	free(places->slots);
	*places = (struct places)PLACES_INIT;
}
