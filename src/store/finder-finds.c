// SPDX-License-Identifier: GPL-3.0-or-later
/* What was found, and where: see finder-finds.h. */
#include <config.h>

#include "store/finder-finds.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What is known of a post, by id. */
struct finder_seen {
	bool done, bad, gone;
	bool placed; /* while finds are put in order: it has a row */
	unsigned version;
	size_t first, n; /* its finds */
};

void
finder_finds_init(struct finder_finds *f, struct library *lib)
{
	memset(f, 0, sizeof(*f));
	f->lib = lib;
}

void
finder_finds_release(struct finder_finds *f)
{
	free(f->items);
	free(f->seen);
	key_set_release(&f->papers);
	finder_finds_init(f, NULL);
}

static struct finder_seen *
seen_of(struct finder_finds *f, size_t id)
{
	size_t n = f->n_seen;

	if (id < n)
		return &f->seen[id];
	f->n_seen = id + 1 > n * 2 ? id + 1 : n * 2;
	if (f->n_seen < library_count(f->lib))
		f->n_seen = library_count(f->lib);
	f->seen =
	    mem_realloc(f->seen, mem_product(f->n_seen, sizeof(*f->seen)));
	memset(f->seen + n, 0, (f->n_seen - n) * sizeof(*f->seen));
	return &f->seen[id];
}

bool
finder_finds_have(const struct finder_finds *f, size_t id)
{
	return id < f->n_seen && f->seen[id].done;
}

static void
place(struct finder_finds *f, struct find find)
{
	find.first_line = f->totals.lines;
	find.titles = f->totals.titles;
	f->items = mem_grow(f->items, f->n, &f->cap, sizeof(*f->items));
	f->items[f->n++] = find;
	f->totals.parts++;
	f->totals.matches += find.n_matches;
	f->totals.lines += find.n_lines;
	f->totals.titles += find.on_title;
}

void
finder_finds_add(struct finder_finds *f, const struct finder_post *post)
{
	struct finder_seen *seen = seen_of(f, post->id);
	size_t row;

	*seen = (struct finder_seen){.done = true,
	    .bad = library_entry(f->lib, post->id)->state == ENTRY_BAD,
	    .gone = post->gone,
	    .version = post->version,
	    .first = f->n,
	    .n = post->n};
	f->totals.posts_searched++;
	f->totals.posts_bad += seen->bad;
	if (!post->n)
		return;
	for (size_t i = 0; i < post->n; i++) {
		place(f, post->items[i]);
		f->totals.papers += key_set_add(&f->papers, post->items[i].key);
	}
	row = library_row_of(f->lib, post->id);
	if (row < f->last)
		f->disorder = true;
	else
		f->last = row;
}

/* Its finds are left out when they are put in order. */
static void
forget(struct finder_finds *f, struct finder_seen *seen)
{
	if (!seen->done)
		return;
	f->totals.posts_searched--;
	f->totals.posts_bad -= seen->bad;
	*seen = (struct finder_seen){.done = false};
	f->disorder = true;
}

bool
finder_finds_check(struct finder_finds *f)
{
	bool any = false;

	for (size_t id = 0; id < f->n_seen; id++) {
		struct finder_seen *seen = &f->seen[id];
		const struct entry *entry;

		if (!seen->done)
			continue;
		entry = library_entry(f->lib, id);
		if (seen->version == entry->version &&
		    seen->gone == entry->gone)
			continue;
		forget(f, seen);
		any = true;
	}
	return any;
}

static void
forget_unplaced(struct finder_finds *f)
{
	for (size_t id = 0; id < f->n_seen; id++) {
		if (!f->seen[id].placed)
			forget(f, &f->seen[id]);
		f->seen[id].placed = false;
	}
}

static void
count_papers(struct finder_finds *f)
{
	key_set_clear(&f->papers);
	f->totals.papers = 0;
	for (size_t i = 0; i < f->n; i++)
		f->totals.papers += key_set_add(&f->papers, f->items[i].key);
}

void
finder_finds_sort(struct finder_finds *f)
{
	struct find *old = f->items;
	size_t n = f->n;

	f->items = NULL;
	f->n = f->cap = f->last = 0;
	f->totals.parts = f->totals.matches = 0;
	f->totals.lines = f->totals.titles = 0;
	for (size_t row = 0; row < library_count(f->lib); row++) {
		struct finder_seen *seen =
		    seen_of(f, library_id_at(f->lib, row));
		size_t first = f->n;

		for (size_t i = 0; i < seen->n; i++)
			place(f, old[seen->first + i]);
		seen->first = first;
		seen->placed = true;
		if (seen->n)
			f->last = row;
	}
	free(old);
	/* Order makes no difference to it. */
	if (f->n != n)
		count_papers(f);
	forget_unplaced(f);
	f->disorder = false;
	f->sorts++;
}
