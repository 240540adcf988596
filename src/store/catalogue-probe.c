// SPDX-License-Identifier: GPL-3.0-or-later
/* Probing the catalogue's index: see catalogue.h. What a segment has is found
 * when one of its posts is asked about first. A need of one text is asked for
 * with all others of that kind at once; of one with several, each is asked for
 * by itself, and any will do. Of a text without grams nothing is known, and so
 * of a need with such a one. */
#include <config.h>

#include "store/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/needs.h"
#include "store/catalogue-state.h"

/* What any one of is needed. */
struct choice {
	struct signature_query *queries;
	size_t n;
};

struct probe {
	struct catalogue *cat;
	unsigned long generation;
	struct signature_query query; /* all of this is needed, */
	struct choice *choices;       /* and of each of these something */
	size_t n_choices;
	/* By volume: a bitmap of the columns that can match; NULL while nobody
	 * has asked. */
	uint64_t **maps;
	size_t n_maps;
};

static void
add_choice(struct probe *probe, const struct need *need)
{
	struct choice *choice = &probe->choices[probe->n_choices];

	choice->queries =
	    mem_alloc(mem_product(need->n, sizeof(*choice->queries)));
	choice->n = need->n;
	for (size_t i = 0; i < need->n; i++) {
		const char *text = need->texts[i];

		signature_query_add(&choice->queries[i], text, strlen(text));
		if (!choice->queries[i].n) {
			free(choice->queries);
			return;
		}
	}
	probe->n_choices++;
}

static void
add_needs(struct probe *probe, const struct needs *needs)
{
	probe->choices =
	    mem_alloc(mem_product(needs->n + 1, sizeof(*probe->choices)));
	for (size_t i = 0; i < needs->n; i++) {
		const struct need *need = &needs->items[i];

		if (need->n > 1)
			add_choice(probe, need);
		else
			signature_query_add(&probe->query, need->texts[0],
			    strlen(need->texts[0]));
	}
}

struct probe *
probe_new(struct catalogue *cat, const struct needs *needs)
{
	struct probe *probe = mem_alloc(sizeof(*probe));

	probe->cat = cat;
	probe->generation = cat->generation;
	probe->n_maps = cat->n_volumes;
	probe->maps =
	    mem_alloc(mem_product(probe->n_maps + 1, sizeof(*probe->maps)));
	add_needs(probe, needs);
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
	for (size_t i = 0; i < probe->n_choices; i++)
		free(probe->choices[i].queries);
	free(probe->choices);
	free(probe);
}

static void
set_all(uint64_t *map, size_t n)
{
	memset(map, 0xFF, n * sizeof(*map));
}

/* Clears what matches none of the choice's queries. `room` is for two maps.
 * False when the index is damaged. */
static bool
match_choice(const struct segment *segment, const struct choice *choice,
    uint64_t *map, uint64_t *room)
{
	size_t n = segment_map_words(segment);
	uint64_t *one = room;
	uint64_t *any = room + n;

	memset(any, 0, n * sizeof(*any));
	for (size_t i = 0; i < choice->n; i++) {
		set_all(one, n);
		if (!segment_match(segment, &choice->queries[i], one))
			return false;
		for (size_t k = 0; k < n; k++)
			any[k] |= one[k];
	}
	for (size_t k = 0; k < n; k++)
		map[k] &= any[k];
	return true;
}

static bool
match_all(const struct probe *probe, const struct segment *segment,
    uint64_t *map, uint64_t *room)
{
	if (!segment_match(segment, &probe->query, map))
		return false;
	for (size_t i = 0; i < probe->n_choices; i++)
		if (!match_choice(segment, &probe->choices[i], map, room))
			return false;
	return true;
}

static uint64_t *
make_map(const struct probe *probe, struct volume *volume)
{
	size_t n = segment_map_words(volume->segment);
	uint64_t *map = mem_alloc(mem_product(n + 1, sizeof(*map)));
	uint64_t *room = mem_alloc(mem_product(2 * n + 1, sizeof(*room)));

	set_all(map, n);
	if (!match_all(probe, volume->segment, map, room)) {
		set_all(map, n);
		volume->worn = true;
	}
	free(room);
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

	if (probe->generation != cat->generation ||
	    (!probe->query.n && !probe->n_choices) ||
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
