// SPDX-License-Identifier: GPL-3.0-or-later
/* The catalogue: see catalogue.h. What is done next is told by its phase, in
 * the order of enum phase; each step does a little of one phase. When all are
 * over it rests until it is asked again: then it checks the library, which is
 * quick, and begins anew where something is to be done. */
#include <config.h>

#include "store/catalogue.h"

#include <stdlib.h>

#include "base/mem.h"
#include "store/catalogue-state.h"

struct catalogue *
catalogue_new(struct library *lib, const char *folder)
{
	struct catalogue *cat = mem_alloc(sizeof(*cat));
	size_t n = library_roots(lib);
	const char **roots = mem_alloc(mem_product(n + 1, sizeof(*roots)));

	for (size_t i = 0; i < n; i++)
		roots[i] = library_root(lib, i);
	cat->lib = lib;
	cat->has_shelf = shelf_init(&cat->shelf, folder, roots, n);
	cat->phase = PHASE_LOOK;
	strbuf_init(&cat->path);
	strbuf_init(&cat->card_bytes);
	card_room_init(&cat->room);
	free(roots);
	return cat;
}

void
catalogue_free(struct catalogue *cat)
{
	if (!cat)
		return;
	if (cat->writer && !cat->merged)
		while (catalogue_finish_some(cat))
			continue;
	segment_writer_free(cat->writer);
	while (cat->n_volumes)
		catalogue_drop_volume(
		    cat, cat->volumes[cat->n_volumes - 1], false);
	for (size_t i = cat->name; i < cat->n_names; i++)
		free(cat->names[i]);
	free(cat->names);
	free(cat->volumes);
	free(cat->merged);
	free(cat->pending);
	free(cat->places);
	strbuf_release(&cat->path);
	strbuf_release(&cat->card_bytes);
	card_room_release(&cat->room);
	shelf_release(&cat->shelf);
	free(cat);
}

/* Whether there is something to be had from the shelf, or to be put there. */
static bool
is_worth_it(const struct catalogue *cat)
{
	return cat->has_shelf && library_count(cat->lib) >= SHELF_POSTS_MIN;
}

bool
catalogue_step(struct catalogue *cat)
{
	static bool (*const work[])(struct catalogue *) = {
	    [PHASE_LOOK] = catalogue_look,
	    [PHASE_MATCH] = catalogue_match,
	    [PHASE_CHECK] = catalogue_check,
	    [PHASE_READ] = catalogue_read,
	    [PHASE_FINISH] = catalogue_finish_some,
	    [PHASE_MERGE] = catalogue_merge,
	    [PHASE_SWEEP] = catalogue_sweep,
	};

	if (cat->phase == PHASE_REST)
		cat->phase =
		    !cat->looked && is_worth_it(cat) ? PHASE_LOOK : PHASE_CHECK;
	if (cat->phase == PHASE_LOOK && !is_worth_it(cat))
		cat->phase = PHASE_CHECK;
	if (!work[cat->phase](cat))
		cat->phase++;
	/* While it worked the library may have changed once more. */
	if (cat->phase == PHASE_REST && cat->worked)
		cat->phase = PHASE_CHECK;
	return cat->phase != PHASE_REST;
}

bool
catalogue_keeps(const struct catalogue *cat)
{
	return is_worth_it(cat) && !cat->stuck;
}

bool
catalogue_is_open(const struct catalogue *cat)
{
	return cat->phase > PHASE_MATCH;
}

void
catalogue_prefer(struct catalogue *cat, size_t from, size_t to)
{
	cat->from = from;
	cat->to = to;
}

struct catalogue_progress
catalogue_progress(const struct catalogue *cat)
{
	size_t total = library_count(cat->lib);
	size_t todo = cat->todo < total ? cat->todo : total;

	return (struct catalogue_progress){total - todo, total};
}

bool
catalogue_card_open(struct catalogue *cat, size_t id, struct card_room *room)
{
	const struct place *place = catalogue_place(cat, id);

	if (!catalogue_is_current(cat, id))
		return false;
	if (segment_card(place->volume->segment, place->card, room))
		return true;
	catalogue_detach(cat, id);
	return false;
}

bool
catalogue_text(
    struct catalogue *cat, size_t id, struct card_room *room, uint32_t part)
{
	const struct place *place = catalogue_place(cat, id);

	if (segment_text(place->volume->segment, place->card, room, part))
		return true;
	catalogue_detach(cat, id);
	return false;
}

bool
catalogue_card(struct catalogue *cat, size_t id, struct card_room *room)
{
	bool ok = catalogue_card_open(cat, id, room);

	for (uint32_t i = 0; ok && i < room->card.n_parts; i++)
		ok = catalogue_text(cat, id, room, i);
	return ok;
}

const uint64_t *
catalogue_keys(struct catalogue *cat, size_t id, size_t *n)
{
	const struct place *place;
	const uint64_t *keys;

	if (!catalogue_is_current(cat, id))
		return NULL;
	place = &cat->places[id];
	keys = segment_keys(place->volume->segment, place->card, n);
	place->volume->worn |= !keys;
	return keys;
}

bool
catalogue_will_read(const struct catalogue *cat, size_t id)
{
	return library_row_of(cat->lib, id) != SIZE_MAX &&
	    catalogue_needs(cat, id);
}

bool
catalogue_is_at_rest(const struct catalogue *cat)
{
	return cat->phase == PHASE_REST;
}

void
catalogue_watch(struct catalogue *cat, const struct catalogue_watcher *watcher)
{
	cat->watcher =
	    watcher ? *watcher : (struct catalogue_watcher){.read = NULL};
}

unsigned long
catalogue_generation(const struct catalogue *cat)
{
	return cat->generation;
}
