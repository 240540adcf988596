// SPDX-License-Identifier: GPL-3.0-or-later
/* The entries of a library: see library-items.h. What is not asked for is not
 * made: neither the entry of an adopted post, nor the table of paths. */
#include <config.h>

#include "model/library-items.h"

#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/library-folders.h"

enum { BLOCK = 256 };

void
numbers_add(struct numbers *numbers, uint32_t number)
{
	numbers->items = mem_grow(
	    numbers->items, numbers->n, &numbers->cap, sizeof(*numbers->items));
	numbers->items[numbers->n++] = number;
}

/* ---- Names and dates ---------------------------------------------------- */

struct date
items_date_of_path(const char *path)
{
	struct date date = DATE_NONE;
	size_t i = strlen(path);

	/* The nearest first; "2025/09/12" are three of those. */
	while (i > 0) {
		while (i > 0 && path[i - 1] != '/')
			i--;
		if (date_find(&date, path + i))
			break;
		while (i > 0 && path[i - 1] == '/')
			i--;
	}
	return date;
}

/* Whether text is clean as it stands, as nearly all file names are. */
static bool
is_plain_ascii(const char *s)
{
	while (*s >= 0x20 && *s < 0x7F)
		s++;
	return !*s;
}

/* The last part of the path, for people. */
static const char *
clean_name(struct library *lib, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash && slash[1] ? slash + 1 : path;
	struct strbuf clean = STRBUF_INIT;
	const char *name;

	if (is_plain_ascii(base))
		return base;
	utf8_clean(&clean, base, strlen(base), UTF8_CLEAN_LINE);
	name = arena_strdup(&lib->arena, clean.str);
	strbuf_release(&clean);
	return name;
}

void
items_set_path(struct library *lib, struct item *item, const char *path)
{
	item->entry.path = path;
	item->entry.name = clean_name(lib, path);
	item->entry.date = items_date_of_path(path);
}

/* ---- By id -------------------------------------------------------------- */

/* A place for the item; zeroed when it is not made. */
static struct item *
place_of(struct library *lib, size_t id)
{
	size_t b = id / BLOCK;

	while (b >= lib->n_blocks) {
		lib->blocks = mem_grow(lib->blocks, lib->n_blocks,
		    &lib->cap_blocks, sizeof(*lib->blocks));
		lib->blocks[lib->n_blocks++] = NULL;
	}
	if (!lib->blocks[b])
		lib->blocks[b] = mem_alloc(BLOCK * sizeof(**lib->blocks));
	return &lib->blocks[b][id % BLOCK];
}

/* An adopted post, as memory has it. */
static void
make(struct library *lib, struct item *item, size_t id)
{
	struct known_post known = {.known = false};

	lib->memory.post(lib->memory.ctx, id, &known);
	item->id = (uint32_t)id;
	items_set_path(lib, item, known.path);
	item->entry.stamp = (struct file_stamp)FILE_STAMP_NONE;
	item->listed = true;
	folders_file(lib, item);
	if (!known.known)
		return;
	if (known.facts.date.year)
		item->entry.date = known.facts.date;
	item->entry.title = known.facts.title;
	item->entry.stamp = known.facts.stamp;
	item->looked = known.facts.stamp.size >= 0;
	if (lib->counted) {
		item->entry.state = ENTRY_KNOWN;
		item->entry.n_papers = known.facts.n_papers;
	} else {
		items_set_state(lib, item, ENTRY_KNOWN, known.facts.n_papers);
	}
}

struct item *
items_peek(const struct library *lib, size_t id)
{
	size_t b = id / BLOCK;
	struct item *item;

	if (b >= lib->n_blocks || !lib->blocks[b])
		return NULL;
	item = &lib->blocks[b][id % BLOCK];
	return item->entry.path ? item : NULL;
}

struct item *
items_get(const struct library *lib, size_t id)
{
	struct item *item = items_peek(lib, id);

	if (!item) {
		/* That it is made only now is not to be noticed. */
		struct library *mine = (struct library *)(uintptr_t)lib;

		item = place_of(mine, id);
		make(mine, item, id);
	}
	return item;
}

bool
items_make(struct library *lib, size_t n)
{
	for (; n && lib->n_made < lib->memory.n_posts; n--)
		items_get(lib, lib->n_made++);
	return lib->n_made < lib->memory.n_posts;
}

struct item *
items_add(struct library *lib, const char *path)
{
	struct item *item = place_of(lib, lib->n);

	item->id = (uint32_t)lib->n++;
	item->folder = NONE;
	item->entry.stamp = (struct file_stamp)FILE_STAMP_NONE;
	items_set_path(lib, item, arena_strdup(&lib->arena, path));
	return item;
}

/* ---- By path ------------------------------------------------------------ */

static const char *
path_of(const void *ctx, uint32_t id)
{
	const struct library *lib = ctx;
	const struct item *item = items_peek(lib, id);
	struct known_post known;

	if (item)
		return item->entry.path;
	lib->memory.post(lib->memory.ctx, id, &known);
	return known.path;
}

struct item *
items_find(struct library *lib, const char *path)
{
	uint32_t id;

	for (; lib->n_hashed < lib->n; lib->n_hashed++)
		path_table_add(&lib->paths,
		    path_of(lib, (uint32_t)lib->n_hashed),
		    (uint32_t)lib->n_hashed);
	id = path_table_find(&lib->paths, path, strlen(path), path_of, lib);
	return id == NONE ? NULL : items_get(lib, id);
}

bool
library_find(struct library *lib, const char *path, size_t *id)
{
	const struct item *item = items_find(lib, path);

	if (item)
		*id = item->id;
	return item != NULL;
}

/* ---- What is known of an item ------------------------------------------- */

/* Adds an item to the totals, or takes it out of them. */
static void
count(struct library_totals *totals, const struct entry *e, bool more)
{
	size_t known = e->state != ENTRY_UNREAD;

	if (more) {
		totals->posts++;
		totals->known += known;
		totals->papers += e->n_papers;
	} else {
		totals->posts--;
		totals->known -= known;
		totals->papers -= e->n_papers;
	}
}

void
items_set_listed(struct library *lib, struct item *item, bool listed)
{
	if (item->listed != listed) {
		count(&lib->totals, &item->entry, listed);
		lib->changes++;
	}
	item->listed = listed;
}

void
items_set_state(struct library *lib, struct item *item, enum entry_state state,
    size_t n_papers)
{
	if (item->listed)
		count(&lib->totals, &item->entry, false);
	item->entry.state = state;
	item->entry.n_papers = n_papers;
	item->entry.error = state == ENTRY_BAD ? item->why : NULL;
	item->shut = item->shut && state == ENTRY_BAD;
	if (item->listed)
		count(&lib->totals, &item->entry, true);
}

void
items_set_bad(struct library *lib, struct item *item, const struct error *err)
{
	if (!item->why)
		item->why = arena_alloc(&lib->arena, sizeof(*item->why));
	*item->why = *err;
	items_set_state(lib, item, ENTRY_BAD, 0);
}
