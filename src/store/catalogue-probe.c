// SPDX-License-Identifier: GPL-3.0-or-later
/* Probing the catalogue's index: see catalogue.h. What a segment has is found
 * when one of its posts is asked about first. */
#include <config.h>

#include "store/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/catalogue-state.h"

struct probe {
	struct catalogue *cat;
	unsigned long generation;
	struct signature_query query;
	/* By volume: a bitmap of the columns that can match; NULL while nobody
	 * has asked. */
	uint64_t **maps;
	size_t n_maps;
};

struct probe *
probe_new(struct catalogue *cat, const char *const *words, size_t n_words)
{
	struct probe *probe = mem_alloc(sizeof(*probe));

	probe->cat = cat;
	probe->generation = cat->generation;
	probe->n_maps = cat->n_volumes;
	probe->maps =
	    mem_alloc(mem_product(probe->n_maps + 1, sizeof(*probe->maps)));
	for (size_t i = 0; i < n_words; i++)
		signature_query_add(&probe->query, words[i], strlen(words[i]));
	return probe;
}

void
probe_free(struct probe *probe)
{
	if (!probe)
		return;
	for (size_t i = 0; i < probe->n_maps; i++)
		free(probe->maps[i]);
	free(probe->maps);
	free(probe);
}

static uint64_t *
make_map(const struct probe *probe, struct volume *volume)
{
	size_t size = segment_map_words(volume->segment) * sizeof(uint64_t);
	uint64_t *map = mem_alloc(size + 1);

	memset(map, 0xFF, size);
	if (!segment_match(volume->segment, &probe->query, map)) {
		memset(map, 0xFF, size);
		volume->worn = true;
	}
	return map;
}

/* The bitmap of the post's volume, and its columns there; NULL when nothing
 * is known of it. */
static const uint64_t *
find_map(const struct probe *probe, size_t id, size_t *first, size_t *n)
{
	const struct catalogue *cat = probe->cat;
	const struct place *place;
	size_t i;

	if (probe->generation != cat->generation || !probe->query.n ||
	    !catalogue_is_current(cat, id))
		return NULL;
	place = &cat->places[id];
	i = place->volume->number;
	if (!probe->maps[i])
		probe->maps[i] = make_map(probe, place->volume);
	segment_card_columns(place->volume->segment, place->card, first, n);
	return probe->maps[i];
}

bool
probe_part(const struct probe *probe, size_t id, uint32_t part)
{
	size_t first = 0;
	size_t n = 0;
	const uint64_t *map = find_map(probe, id, &first, &n);

	first += part;
	return !map || part >= n || (map[first / 64] >> first % 64 & 1);
}

bool
probe_post(const struct probe *probe, size_t id)
{
	size_t first = 0;
	size_t n = 0;
	const uint64_t *map = find_map(probe, id, &first, &n);

	for (size_t i = first; map && i < first + n; i++)
		if (map[i / 64] >> i % 64 & 1)
			return true;
	return !map;
}
