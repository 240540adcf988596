// SPDX-License-Identifier: GPL-3.0-or-later
/* Merging and sweeping: see catalogue-state.h. Every day adds a small segment;
 * when there are more than SMALL_MAX of them they become one, which in turn is
 * one of the small ones until it has SMALL_SIZE bytes or SMALL_COLUMNS columns:
 * so a new day costs the writing of half a megabyte at most, and the number of
 * segments stays a few more than the size of the library asks for. Several
 * small ones always fit into one segment, so that each merge of them makes
 * fewer; it would never end else. One that is dead for the most part, or whose
 * index or keys are damaged, is written anew. */
#include <config.h>

#include "store/catalogue-state.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"

enum {
	SMALL_SIZE = SEGMENT_SIZE / 4,
	SMALL_COLUMNS = SEGMENT_COLUMNS_MAX / 4,
	SMALL_MAX = 8,
};

/* ---- What to merge ------------------------------------------------------ */

static bool
is_small(const struct volume *v)
{
	return v->live && v->live_size < SMALL_SIZE &&
	    segment_columns(v->segment) < SMALL_COLUMNS;
}

static bool
is_poor(const struct volume *v)
{
	return v->live && (v->worn || v->live_size < v->size / 2);
}

/* Picks volumes as long as they make no more than one segment. */
static void
pick(struct catalogue *cat, bool (*wanted)(const struct volume *))
{
	uint64_t size = 0;
	size_t columns = 0;

	for (size_t i = 0; i < cat->n_volumes; i++) {
		struct volume *v = cat->volumes[i];

		if (!wanted(v))
			continue;
		size += v->live_size;
		columns += segment_columns(v->segment);
		if (cat->n_merged &&
		    (size > SEGMENT_SIZE || columns > SEGMENT_COLUMNS_MAX))
			break;
		cat->merged[cat->n_merged++] = v;
	}
	cat->volume = cat->card = 0;
}

static bool
pick_volumes(struct catalogue *cat)
{
	size_t n_small = 0;
	size_t n_poor = 0;

	for (size_t i = 0; i < cat->n_volumes; i++) {
		n_small += is_small(cat->volumes[i]);
		n_poor += is_poor(cat->volumes[i]);
	}
	if (cat->stuck || (n_small <= SMALL_MAX && !n_poor))
		return false;
	cat->merged =
	    mem_alloc(mem_product(cat->n_volumes, sizeof(struct volume *)));
	cat->n_merged = 0;
	pick(cat, n_small > SMALL_MAX ? is_small : is_poor);
	return true;
}

/* ---- Merging ------------------------------------------------------------ */

/* Copies a card that is alive. */
static void
copy_card(struct catalogue *cat, struct volume *volume, size_t i)
{
	size_t id = volume->ids[i];
	struct segment_item item;

	if (!catalogue_card(cat, id, &cat->room))
		return;
	segment_item(volume->segment, i, &item);
	/* It may have been moved since. */
	if (catalogue_split_path(cat, library_entry(cat->lib, id)->path, &item))
		catalogue_put(cat, id, &item, &cat->room.card);
}

static void
copy_some(struct catalogue *cat, struct volume *volume)
{
	size_t n = segment_count(volume->segment);
	int64_t end = clock_now_us() + CATALOGUE_STEP_US;
	bool more = true;

	for (; cat->card < n && more && !cat->stuck; cat->card++) {
		if (volume->ids[cat->card] == CARD_DEAD)
			continue;
		copy_card(cat, volume, cat->card);
		more = clock_now_us() < end;
	}
	if (cat->card < n)
		return;
	cat->volume++;
	cat->card = 0;
}

static void
end_merge(struct catalogue *cat)
{
	for (size_t i = 0; i < cat->n_merged && !cat->stuck; i++)
		catalogue_drop_volume(cat, cat->merged[i], true);
	free(cat->merged);
	cat->merged = NULL;
}

bool
catalogue_merge(struct catalogue *cat)
{
	if (!cat->merged)
		return pick_volumes(cat);
	if (cat->volume < cat->n_merged && !cat->stuck)
		copy_some(cat, cat->merged[cat->volume]);
	else if (!catalogue_finish_some(cat))
		end_merge(cat);
	return true;
}

/* ---- Sweeping ----------------------------------------------------------- */

bool
catalogue_sweep(struct catalogue *cat)
{
	for (size_t i = cat->n_volumes; i-- > 0;)
		if (!cat->volumes[i]->live)
			catalogue_drop_volume(cat, cat->volumes[i], true);
	if (cat->shelf.fd >= 0 && !cat->swept)
		shelf_sweep(&cat->shelf);
	cat->swept = cat->shelf.fd >= 0;
	return false;
}
