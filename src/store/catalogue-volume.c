// SPDX-License-Identifier: GPL-3.0-or-later
/* Places and volumes: see catalogue-state.h. */
#include <config.h>

#include "store/catalogue-state.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ---- Places ------------------------------------------------------------- */

struct place *
catalogue_place(struct catalogue *cat, size_t id)
{
	size_t n = library_ids(cat->lib);

	if (id >= cat->n_places) {
		cat->places = mem_realloc(
		    cat->places, mem_product(n, sizeof(*cat->places)));
		memset(cat->places + cat->n_places, 0,
		    (n - cat->n_places) * sizeof(*cat->places));
		cat->n_places = n;
	}
	return &cat->places[id];
}

bool
catalogue_is_current(const struct catalogue *cat, size_t id)
{
	const struct entry *entry;

	if (id >= cat->n_places || !cat->places[id].volume)
		return false;
	entry = library_entry(cat->lib, id);
	return entry->version == cat->places[id].version &&
	    entry->state != ENTRY_BAD;
}

bool
catalogue_needs(const struct catalogue *cat, size_t id)
{
	const struct entry *entry = library_entry(cat->lib, id);

	if (entry->state != ENTRY_KNOWN)
		return entry->state == ENTRY_UNREAD;
	if (!cat->looked || cat->stuck || catalogue_is_current(cat, id))
		return false;
	return id >= cat->n_places ||
	    cat->places[id].settled != entry->version + 1;
}

bool
catalogue_split_path(
    const struct catalogue *cat, const char *path, struct segment_item *item)
{
	for (size_t i = 0; i < library_roots(cat->lib); i++) {
		const char *root = library_root(cat->lib, i);
		size_t len = strlen(root);

		if (!len || strncmp(path, root, len) != 0)
			continue;
		if (path[len] && root[len - 1] != '/' && path[len++] != '/')
			continue;
		item->root = (uint32_t)i;
		item->path = path + len;
		return true;
	}
	return false;
}

/* ---- Volumes ------------------------------------------------------------ */

struct volume *
catalogue_open_volume(struct catalogue *cat, const char *name)
{
	struct segment *segment;
	enum status status = segment_open(&cat->shelf, name, &segment);
	struct volume *volume;
	size_t n;

	if (status == ERR_SYNTAX)
		shelf_remove(&cat->shelf, name);
	if (status != OK)
		return NULL;
	volume = mem_alloc(sizeof(*volume));
	n = segment_count(segment);
	volume->segment = segment;
	volume->name = mem_strdup(name);
	volume->ids = mem_alloc(mem_product(n + 1, sizeof(*volume->ids)));
	for (size_t i = 0; i < n; i++) {
		volume->ids[i] = CARD_DEAD;
		volume->size += segment_card_size(segment, i);
	}
	cat->volumes = mem_grow(cat->volumes, cat->n_volumes, &cat->cap_volumes,
	    sizeof(struct volume *));
	volume->number = cat->n_volumes;
	cat->volumes[cat->n_volumes++] = volume;
	cat->generation++;
	return volume;
}

void
catalogue_drop_volume(struct catalogue *cat, struct volume *volume, bool remove)
{
	for (size_t c = 0; volume->live; c++)
		if (volume->ids[c] != CARD_DEAD)
			catalogue_detach(cat, volume->ids[c]);
	cat->n_volumes--;
	for (size_t i = volume->number; i < cat->n_volumes; i++) {
		cat->volumes[i] = cat->volumes[i + 1];
		cat->volumes[i]->number = i;
	}
	cat->generation++;
	if (remove)
		shelf_remove(&cat->shelf, volume->name);
	segment_close(volume->segment);
	free(volume->name);
	free(volume->ids);
	free(volume);
}

void
catalogue_attach(struct catalogue *cat, struct volume *volume, uint32_t card,
    const struct pending *whose)
{
	struct place *place = catalogue_place(cat, whose->id);

	if (place->volume)
		catalogue_detach(cat, whose->id);
	place->volume = volume;
	place->card = card;
	place->version = whose->version;
	volume->ids[card] = (uint32_t)whose->id;
	volume->live++;
	volume->live_size += segment_card_size(volume->segment, card);
	cat->generation++;
}

void
catalogue_detach(struct catalogue *cat, size_t id)
{
	struct place *place = &cat->places[id];
	struct volume *volume = place->volume;

	volume->ids[place->card] = CARD_DEAD;
	volume->live--;
	volume->live_size -= segment_card_size(volume->segment, place->card);
	place->volume = NULL;
	place->settled = 0;
	cat->generation++;
}
