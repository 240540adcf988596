// SPDX-License-Identifier: GPL-3.0-or-later
/* The library: see library.h. Entries never move once they are added; the
 * order is a separate list of them, and each knows its row. A hash table of
 * paths keeps a file that was named twice from being two entries. The few
 * posts that are kept parsed are dropped by how long ago they were asked for.
 */
#include <config.h>

#include "model/library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/scan.h"

struct item {
	struct entry entry;
	size_t id, row;
	const char *bytes; /* of what can be read but once; else NULL */
	size_t n_bytes;
};

/* A parsed post that is kept; `asked` is when, by the library's count. */
struct kept {
	struct post *post;
	size_t id;
	unsigned long asked;
};

struct library {
	struct arena arena;  /* items, their strings and errors */
	struct item **items; /* by id */
	struct item **rows;
	size_t n, items_cap, rows_cap;
	struct item **slots; /* by path; n_slots is 0 or a power of two */
	size_t n_slots;
	struct kept kept[LIBRARY_KEEP];
	unsigned long asked, loads;
	unsigned order;
	struct library_totals totals;
};

struct library *
library_new(void)
{
	struct library *lib = mem_alloc(sizeof(*lib));

	return lib;
}

void
library_free(struct library *lib)
{
	if (!lib)
		return;
	for (size_t i = 0; i < LIBRARY_KEEP; i++)
		post_free(lib->kept[i].post);
	free(lib->slots);
	free(lib->rows);
	free(lib->items);
	arena_release(&lib->arena);
	free(lib);
}

/* The place of the path in the table: its item's, or an empty one. */
static struct item **
find_slot(struct library *lib, const char *path)
{
	uint32_t hash = 2166136261u; /* FNV-1a */
	size_t mask = lib->n_slots - 1;
	size_t i;

	for (const char *p = path; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 16777619u;
	for (i = hash & mask; lib->slots[i]; i = (i + 1) & mask)
		if (!strcmp(lib->slots[i]->entry.path, path))
			break;
	return &lib->slots[i];
}

/* Makes room for one more item: the table is never more than half full. */
static void
grow(struct library *lib)
{
	lib->items = mem_grow(
	    lib->items, lib->n, &lib->items_cap, sizeof(struct item *));
	lib->rows =
	    mem_grow(lib->rows, lib->n, &lib->rows_cap, sizeof(struct item *));
	if (lib->n < lib->n_slots / 2)
		return;
	free(lib->slots);
	lib->n_slots = lib->n_slots ? lib->n_slots * 2 : 64;
	lib->slots =
	    mem_alloc(mem_product(lib->n_slots, sizeof(struct item *)));
	for (size_t i = 0; i < lib->n; i++)
		*find_slot(lib, lib->items[i]->entry.path) = lib->items[i];
}

/* The date that the file's name speaks of, or the name of a folder it is in,
 * the nearest first; "2025/09/12" are three of those. */
static struct date
date_of_path(const char *path)
{
	struct date date = DATE_NONE;
	size_t i = strlen(path);

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

/* The last part of the path, for people. `path` is in the arena. */
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

/* Adds an entry, or finds the one that is there for the path. */
static struct item *
add_item(struct library *lib, const char *path)
{
	struct item **slot;
	struct item *item;

	grow(lib);
	slot = find_slot(lib, path);
	if (*slot)
		return *slot;
	item = arena_alloc(&lib->arena, sizeof(*item));
	item->entry.path = arena_strdup(&lib->arena, path);
	item->entry.name = clean_name(lib, item->entry.path);
	item->entry.date = date_of_path(path);
	item->id = item->row = lib->n;
	*slot = lib->items[lib->n] = lib->rows[lib->n] = item;
	lib->n++;
	lib->totals.posts++;
	return item;
}

/* ---- What is known of an entry ------------------------------------------ */

/* Takes note of what an entry turned out to be, for the totals. */
static void
set_state(struct library *lib, struct item *item, enum entry_state state,
    size_t n_papers)
{
	if (item->entry.state == ENTRY_UNREAD)
		lib->totals.known++;
	lib->totals.papers -= item->entry.n_papers;
	lib->totals.papers += n_papers;
	item->entry.state = state;
	item->entry.n_papers = n_papers;
}

static void
set_bad(struct library *lib, struct item *item, const struct error *err)
{
	struct error *copy = arena_alloc(&lib->arena, sizeof(*copy));

	*copy = *err;
	item->entry.error = copy;
	set_state(lib, item, ENTRY_BAD, 0);
}

static void
set_title(struct library *lib, struct item *item, const char *title)
{
	const char *old = item->entry.title;

	if (!title)
		item->entry.title = NULL;
	else if (!old || strcmp(old, title) != 0)
		item->entry.title = arena_strdup(&lib->arena, title);
}

/* ---- Order -------------------------------------------------------------- */

static int
compare_items(const struct item *a, const struct item *b)
{
	int order = date_compare(&b->entry.date, &a->entry.date);

	if (!order)
		order = strcmp(a->entry.name, b->entry.name);
	if (!order)
		order = strcmp(a->entry.path, b->entry.path);
	return order;
}

static int
compare_rows(const void *a, const void *b)
{
	const struct item *const *x = a;
	const struct item *const *y = b;

	return compare_items(*x, *y);
}

void
library_sort(struct library *lib)
{
	if (lib->n)
		qsort(lib->rows, lib->n, sizeof(*lib->rows), compare_rows);
	for (size_t i = 0; i < lib->n; i++)
		lib->rows[i]->row = i;
	lib->order++;
}

static void
put_at(struct library *lib, struct item *item, size_t row)
{
	lib->rows[row] = item;
	item->row = row;
}

/* Moves one item of a sorted list to where its date belongs now. */
static void
move_item(struct library *lib, struct item *item)
{
	size_t row = item->row;

	for (; row > 0 && compare_items(item, lib->rows[row - 1]) < 0; row--)
		put_at(lib, lib->rows[row - 1], row);
	for (; row + 1 < lib->n && compare_items(item, lib->rows[row + 1]) > 0;
	     row++)
		put_at(lib, lib->rows[row + 1], row);
	if (row != item->row)
		lib->order++;
	put_at(lib, item, row);
}

/* The day the file was last written, when nothing else gives one. */
static struct date
date_of_file(const struct item *item)
{
	struct date date = DATE_NONE;
	struct stat st;
	struct tm tm;

	if (item->bytes || stat(item->entry.path, &st) != 0 ||
	    !localtime_r(&st.st_mtime, &tm))
		return date;
	date.year = (short)(tm.tm_year + 1900);
	date.month = (signed char)(tm.tm_mon + 1);
	date.day = (signed char)tm.tm_mday;
	return date;
}

static void
set_date(struct library *lib, struct item *item, const struct date *date)
{
	struct date old = item->entry.date;

	if (date->year)
		item->entry.date = *date;
	else if (!old.year)
		item->entry.date = date_of_file(item);
	if (date_compare(&old, &item->entry.date) != 0)
		move_item(lib, item);
}

/* ---- Adding ------------------------------------------------------------- */

static void
add_file(void *ctx, const char *path)
{
	add_item(ctx, path);
}

static void
add_bad(void *ctx, const char *path, const struct error *err)
{
	struct item *item = add_item(ctx, path);

	set_bad(ctx, item, err);
}

/* Standard input, a pipe, a device: their bytes are kept, since they do not
 * come again. */
static void
add_stream(struct library *lib, const char *path, bool is_input)
{
	struct item *item = add_item(lib, path);
	struct strbuf bytes = STRBUF_INIT;
	enum status status;
	struct error err;

	if (item->bytes || item->entry.state == ENTRY_BAD)
		return;
	if (is_input)
		item->entry.name = "standard input";
	status = is_input
	    ? file_read_fd(STDIN_FILENO, item->entry.name, &bytes, &err)
	    : file_read(path, &bytes, &err);
	if (status != OK)
		set_bad(lib, item, &err);
	item->bytes = arena_strndup(&lib->arena, bytes.str, bytes.len);
	item->n_bytes = bytes.len;
	strbuf_release(&bytes);
}

enum status
library_add(struct library *lib, const char *path, struct error *err)
{
	struct scan_visitor visitor = {add_file, add_bad, lib};
	struct error why;
	struct stat st;

	if (!strcmp(path, "-")) {
		add_stream(lib, path, true);
	} else if (stat(path, &st) != 0) {
		int e = errno;
		if (e == ENOENT || e == ENOTDIR)
			return error_set(err, ERR_MISSING, path, 0, "%s",
			    "no such file or folder");
		error_set_errno(&why, path, "cannot open", e);
		add_bad(lib, path, &why);
	} else if (S_ISDIR(st.st_mode)) {
		scan_folder(path, &visitor);
	} else if (S_ISREG(st.st_mode)) {
		add_item(lib, path);
	} else {
		add_stream(lib, path, false);
	}
	return OK;
}

/* ---- Asking ------------------------------------------------------------- */

size_t
library_count(const struct library *lib)
{
	return lib->n;
}

size_t
library_id_at(const struct library *lib, size_t row)
{
	return lib->rows[row]->id;
}

size_t
library_row_of(const struct library *lib, size_t id)
{
	return lib->items[id]->row;
}

const struct entry *
library_entry(const struct library *lib, size_t id)
{
	return &lib->items[id]->entry;
}

unsigned
library_order(const struct library *lib)
{
	return lib->order;
}

struct library_totals
library_totals(const struct library *lib)
{
	return lib->totals;
}

/* ---- Posts -------------------------------------------------------------- */

struct post *
library_read(struct library *lib, size_t id)
{
	struct item *item = lib->items[id];
	struct post *post;
	struct error err;

	if (item->entry.state == ENTRY_BAD)
		return NULL;
	post = item->bytes
	    ? post_parse(item->entry.name, item->bytes, item->n_bytes)
	    : post_load(item->entry.path, &err);
	if (!post) {
		set_bad(lib, item, &err);
		return NULL;
	}
	set_state(lib, item, ENTRY_LOADED, post->n_papers);
	set_title(lib, item, post->title);
	set_date(lib, item, &post->date);
	return post;
}

/* The place of a post that is kept, or else the one to use for it: an empty
 * one, or that of the post not asked for the longest. */
static struct kept *
find_kept(struct library *lib, size_t id)
{
	struct kept *oldest = &lib->kept[0];

	for (size_t i = 0; i < LIBRARY_KEEP; i++) {
		struct kept *k = &lib->kept[i];
		if (k->post && k->id == id)
			return k;
		if (k->asked < oldest->asked)
			oldest = k;
	}
	return oldest;
}

const struct post *
library_post(struct library *lib, size_t id)
{
	struct kept *k = find_kept(lib, id);

	if (!k->post || k->id != id) {
		struct post *post = library_read(lib, id);
		if (!post)
			return NULL;
		post_free(k->post);
		k->post = post;
		k->id = id;
		lib->loads++;
	}
	k->asked = ++lib->asked;
	return k->post;
}

unsigned long
library_loads(const struct library *lib)
{
	return lib->loads;
}
