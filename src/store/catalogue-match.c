// SPDX-License-Identifier: GPL-3.0-or-later
/* Looking at what is on the shelf and in the library: see catalogue-state.h. A
 * card is the post's when the stamp it was made with is that of the file: as
 * the library has it when it knows the post, else as it is now. */
#include <config.h>

#include "store/catalogue-state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"

enum { CHECK_STEP = 2048 /* posts; no file is looked at */ };

/* ---- What is on the shelf ----------------------------------------------- */

bool
catalogue_look(struct catalogue *cat)
{
	if (!cat->looked) {
		cat->looked = true;
		cat->volume = cat->card = 0;
		if (!shelf_open(&cat->shelf, false))
			return false;
		shelf_touch(&cat->shelf);
		cat->names =
		    shelf_list(&cat->shelf, SEGMENT_ENDING, &cat->n_names);
	} else if (cat->name < cat->n_names) {
		catalogue_open_volume(cat, cat->names[cat->name]);
		free(cat->names[cat->name++]);
	}
	return cat->name < cat->n_names;
}

/* ---- Whose the cards are ------------------------------------------------ */

static const char *
join_path(struct catalogue *cat, const struct segment_item *item)
{
	const char *root;

	if (item->root >= library_roots(cat->lib))
		return NULL;
	root = library_root(cat->lib, item->root);
	strbuf_set(&cat->path, root);
	if (*item->path && *root && root[strlen(root) - 1] != '/')
		strbuf_addc(&cat->path, '/');
	strbuf_adds(&cat->path, item->path);
	return cat->path.str;
}

/* Whether the file of the entry is the one that the stamp was taken of. */
static bool
is_same_file(const struct entry *entry, const struct file_stamp *stamp)
{
	struct file_stamp now;

	if (entry->state == ENTRY_KNOWN)
		return entry->stamp.size >= 0 &&
		    file_stamp_equal(&entry->stamp, stamp);
	return entry->state == ENTRY_UNREAD && file_stamp(entry->path, &now) &&
	    file_stamp_equal(&now, stamp);
}

static void
match_card(struct catalogue *cat, struct volume *volume, size_t card)
{
	struct segment_item item;
	const struct entry *entry;
	struct pending whose;
	const char *path;

	segment_item(volume->segment, card, &item);
	path = join_path(cat, &item);
	if (item.fresh || !path || !library_find(cat->lib, path, &whose.id) ||
	    catalogue_is_current(cat, whose.id))
		return;
	entry = library_entry(cat->lib, whose.id);
	if (!is_same_file(entry, &item.facts.stamp))
		return;
	if (entry->state == ENTRY_UNREAD)
		library_learn(cat->lib, whose.id, &item.facts);
	whose.version = library_entry(cat->lib, whose.id)->version;
	catalogue_attach(cat, volume, (uint32_t)card, &whose);
}

bool
catalogue_match(struct catalogue *cat)
{
	int64_t end = clock_now_us() + CATALOGUE_STEP_US;
	struct volume *volume;
	size_t n;

	if (cat->volume >= cat->n_volumes)
		return false;
	volume = cat->volumes[cat->volume];
	n = segment_count(volume->segment);
	/* A card may ask for the stamp of a file, which takes its time where
	 * files are far away. */
	while (cat->card < n) {
		match_card(cat, volume, cat->card++);
		if (clock_now_us() >= end)
			break;
	}
	if (cat->card >= n) {
		cat->volume++;
		cat->card = 0;
	}
	return true;
}

/* ---- What has changed in the library ------------------------------------ */

static void
check_post(struct catalogue *cat, size_t id)
{
	bool here = library_row_of(cat->lib, id) != SIZE_MAX;

	if (id < cat->n_places && cat->places[id].volume &&
	    (!here || !catalogue_is_current(cat, id)))
		catalogue_detach(cat, id);
	if (here && catalogue_needs(cat, id))
		cat->counted++;
}

bool
catalogue_check(struct catalogue *cat)
{
	size_t n = library_ids(cat->lib);

	if (cat->id == 0)
		cat->worked = false;
	for (int i = 0; i < CHECK_STEP && cat->id < n; i++)
		check_post(cat, cat->id++);
	if (cat->id < n)
		return true;
	cat->todo = cat->counted;
	cat->counted = cat->id = cat->row = 0;
	cat->order = library_order(cat->lib);
	return false;
}
