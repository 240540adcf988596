// SPDX-License-Identifier: GPL-3.0-or-later
/* Listings: see listing.h. A header, a record for each folder and post, and
 * strings, in the byte order and layout of the machine, all under checksums.
 * Paths stand there as the library has them, so that they can be used as they
 * are: the listing is of use for the same spelling of the roots only. */
#include <config.h>

#include "store/listing.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/checksum.h"
#include "store/facts.h"
#include "store/shelf.h"

#define LISTING_NAME "listing"
#define LISTING_MAGIC "nonmunLS"
#define NO_STRING UINT32_MAX

enum {
	LISTING_VERSION = 2,
	LISTING_ORDER = 0x01020304,
};

struct header {
	char magic[8];
	uint32_t version, order;
	uint32_t header_size, post_size;
	uint64_t file_size;
	uint32_t n_folders, n_posts;
	uint32_t n_known, n_papers; /* of those posts */
	uint32_t key_size;   /* the strings begin with the library's key, */
	uint32_t n_roots;    /* and these as they were given */
	uint64_t body_sum;   /* of all behind the header */
	uint64_t header_sum; /* of all above */
};

struct folder_record {
	int64_t size, sec;
	int32_t nsec;
	uint32_t path;
};

struct post_record {
	int64_t size, sec;
	int32_t nsec;
	uint32_t known;
	uint32_t path, title;
	uint32_t n_papers;
	int16_t year;
	int8_t month, day, hour, minute, second;
	int8_t unused[5];
};

_Static_assert(sizeof(struct header) == 72, "no padding");
_Static_assert(sizeof(struct folder_record) == 24, "no padding");
_Static_assert(sizeof(struct post_record) == 48, "no padding");

struct listing {
	struct header header;
	unsigned char *body; /* what is behind it; NULL: nothing yet */
	const struct folder_record *folders;
	const struct post_record *posts;
	const char *strings;
	size_t strings_size;
	struct library_memory memory;
};

/* ---- What it remembers -------------------------------------------------- */

/* A title is looked at when it is asked for: patterns search it, and are told
 * that it is UTF-8. */
static const char *
title_of(const struct listing *l, const struct post_record *r)
{
	const char *title =
	    r->title == NO_STRING ? NULL : l->strings + r->title;
	size_t len = title ? strlen(title) : 0;

	return utf8_valid(title ? title : "", len) == len ? title : NULL;
}

static struct date
date_of(const struct post_record *r)
{
	return (struct date){
	    r->year, r->month, r->day, r->hour, r->minute, r->second};
}

static void
tell_folder(void *ctx, size_t i, struct known_folder *folder)
{
	const struct listing *l = ctx;
	const struct folder_record *r = &l->folders[i];

	folder->path = l->strings + r->path;
	folder->stamp = (struct file_stamp){r->size, r->sec, r->nsec};
	folder->unread = r->size < 0;
}

static void
tell_post(void *ctx, size_t i, struct known_post *post)
{
	const struct listing *l = ctx;
	const struct post_record *r = &l->posts[i];

	post->path = l->strings + r->path;
	post->known = r->known;
	post->facts = (struct facts){
	    .date = date_of(r),
	    .title = title_of(l, r),
	    .n_papers = r->n_papers,
	    .stamp = {r->size, r->sec, r->nsec},
	};
}

const struct library_memory *
listing_memory(const struct listing *listing)
{
	return &listing->memory;
}

/* ---- Opening ------------------------------------------------------------ */

static bool
is_header(const struct header *h, uint64_t size)
{
	return size >= sizeof(*h) &&
	    !memcmp(h->magic, LISTING_MAGIC, sizeof(h->magic)) &&
	    h->version == LISTING_VERSION && h->order == LISTING_ORDER &&
	    h->header_size == sizeof(*h) &&
	    h->post_size == sizeof(struct post_record) &&
	    h->file_size == size &&
	    h->header_sum == checksum(h, offsetof(struct header, header_sum)) &&
	    (size - sizeof(*h)) / sizeof(struct folder_record) >=
	    h->n_folders &&
	    (size - sizeof(*h) - h->n_folders * sizeof(struct folder_record)) /
		sizeof(struct post_record) >=
	    h->n_posts;
}

/* Whether the listing is of this library, with its roots spelled as now. */
static bool
is_of(const struct listing *l, const struct strbuf *key,
    const char *const *roots, size_t n)
{
	const struct header *h = &l->header;
	size_t at = key->len;

	if (h->key_size != key->len || h->n_roots != n ||
	    l->strings_size <= key->len || l->strings[l->strings_size - 1] ||
	    memcmp(l->strings, key->str, key->len) != 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (at >= l->strings_size ||
		    strcmp(l->strings + at, roots[i]) != 0)
			return false;
		at += strlen(roots[i]) + 1;
	}
	return true;
}

/* Reads the header of a file of so many bytes, and what follows, if both are
 * right. */
static bool
read_body(struct listing *l, int fd, uint64_t file_size)
{
	struct header *h = &l->header;
	size_t size;

	if (!file_read_at(fd, h, sizeof(*h), 0) || !is_header(h, file_size))
		return false;
	size = (size_t)file_size - sizeof(*h);
	l->body = mem_alloc(size);
	return file_read_at(fd, l->body, size, sizeof(*h)) &&
	    checksum(l->body, size) == h->body_sum;
}

static void
find_records(struct listing *l)
{
	const struct header *h = &l->header;

	l->folders = (const void *)l->body;
	l->posts = (const void *)(l->folders + h->n_folders);
	l->strings = (const char *)(l->posts + h->n_posts);
	l->strings_size = (size_t)h->file_size - sizeof(*h) -
	    (size_t)((const unsigned char *)l->strings - l->body);
	l->memory = (struct library_memory){.n_folders = h->n_folders,
	    .n_posts = h->n_posts,
	    .n_known = h->n_known,
	    .n_papers = h->n_papers,
	    .folder = tell_folder,
	    .post = tell_post,
	    .ctx = l};
}

static bool
folders_are_sound(const struct listing *l)
{
	for (size_t i = 0; i < l->header.n_folders; i++)
		if (l->folders[i].path >= l->strings_size)
			return false;
	return true;
}

static bool
posts_are_sound(const struct listing *l)
{
	const struct header *h = &l->header;
	uint64_t papers = 0;
	uint32_t known = 0;

	for (size_t i = 0; i < h->n_posts; i++) {
		const struct post_record *r = &l->posts[i];
		struct facts facts = {
		    .date = date_of(r), .n_papers = r->n_papers};

		if (r->path >= l->strings_size ||
		    (r->title != NO_STRING && r->title >= l->strings_size) ||
		    r->known > 1 || !facts_are_sound(&facts))
			return false;
		known += r->known;
		papers += r->n_papers;
	}
	return known == h->n_known && papers == h->n_papers;
}

static bool
read_listing(struct listing *l, const struct shelf *shelf)
{
	uint64_t size;
	int fd;
	bool ok;

	if (shelf_open_file(shelf, LISTING_NAME, &fd, &size) != OK)
		return false;
	ok = read_body(l, fd, size);
	close(fd);
	if (ok)
		find_records(l);
	return ok;
}

struct listing *
listing_open(const char *folder, const char *const *roots, size_t n)
{
	struct listing *l = mem_alloc(sizeof(*l));
	struct shelf shelf;
	bool ok;

	ok = shelf_init(&shelf, folder, roots, n) &&
	    shelf_open(&shelf, false) && read_listing(l, &shelf) &&
	    is_of(l, &shelf.key, roots, n) && folders_are_sound(l) &&
	    posts_are_sound(l);
	shelf_release(&shelf);
	if (ok)
		return l;
	listing_free(l);
	return NULL;
}

void
listing_free(struct listing *listing)
{
	if (!listing)
		return;
	free(listing->body);
	free(listing);
}

/* ---- Writing ------------------------------------------------------------ */

/* What is put together of a listing. */
struct draft {
	struct strbuf records, strings;
	struct header header;
	uint32_t title;      /* the last one: mostly the next is the same */
	const char **unread; /* paths of folders, sorted; borrowed */
	size_t n_unread, cap_unread;
};

static uint32_t
add_string(struct draft *draft, const char *s)
{
	size_t at = draft->strings.len;

	if (!s)
		return NO_STRING;
	strbuf_add(&draft->strings, s, strlen(s) + 1);
	return (uint32_t)at;
}

static uint32_t
add_title(struct draft *draft, const char *title)
{
	if (!title || draft->title == NO_STRING ||
	    strcmp(draft->strings.str + draft->title, title) != 0)
		draft->title = add_string(draft, title);
	return draft->title;
}

static void
add_folder(struct draft *draft, const struct known_folder *folder)
{
	struct folder_record r;

	memset(&r, 0, sizeof(r));
	r.size = folder->stamp.size;
	r.sec = folder->stamp.sec;
	r.nsec = folder->stamp.nsec;
	r.path = add_string(draft, folder->path);
	strbuf_add(&draft->records, (const char *)&r, sizeof(r));
	draft->header.n_folders++;
	if (!folder->unread)
		return;
	draft->unread = mem_grow(draft->unread, draft->n_unread,
	    &draft->cap_unread, sizeof(*draft->unread));
	draft->unread[draft->n_unread++] = folder->path;
}

static int
compare_paths(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcmp(*x, *y);
}

/* False when a folder that was read has no time that can be relied on. */
static bool
add_folders(struct draft *draft, const struct library *lib)
{
	size_t n = library_folders(lib);
	struct known_folder folder;

	for (size_t i = 0; i < n; i++) {
		if (!library_folder(lib, i, &folder))
			continue;
		if (folder.stamp.size < 0 && !folder.unread)
			return false;
		add_folder(draft, &folder);
	}
	if (draft->n_unread)
		qsort(draft->unread, draft->n_unread, sizeof(*draft->unread),
		    compare_paths);
	return true;
}

/* Whether the entry is but the row that says why a folder cannot be read: the
 * folder itself is remembered, and will be looked at. */
static bool
is_of_folder(const struct draft *draft, const struct entry *entry)
{
	return entry->state == ENTRY_BAD && draft->n_unread &&
	    bsearch(&entry->path, draft->unread, draft->n_unread,
		sizeof(*draft->unread), compare_paths);
}

static void
add_post(struct draft *draft, const struct entry *entry)
{
	struct post_record r;

	memset(&r, 0, sizeof(r));
	r.known = entry->state == ENTRY_KNOWN && entry->stamp.size >= 0;
	r.size = entry->stamp.size;
	r.sec = entry->stamp.sec;
	r.nsec = entry->stamp.nsec;
	r.path = add_string(draft, entry->path);
	r.title = add_title(draft, r.known ? entry->title : NULL);
	r.n_papers = r.known ? (uint32_t)entry->n_papers : 0;
	r.year = entry->date.year;
	r.month = entry->date.month;
	r.day = entry->date.day;
	r.hour = entry->date.hour;
	r.minute = entry->date.minute;
	r.second = entry->date.second;
	strbuf_add(&draft->records, (const char *)&r, sizeof(r));
	draft->header.n_posts++;
	draft->header.n_known += r.known;
	draft->header.n_papers += r.n_papers;
}

/* Puts the listing together, in `draft->records`. */
static bool
compose(struct draft *draft, struct library *lib, const struct strbuf *key)
{
	struct header *h = &draft->header;
	struct strbuf *all = &draft->records;

	strbuf_add(&draft->strings, key->str, key->len);
	for (size_t i = 0; i < library_roots(lib); i++)
		add_string(draft, library_root(lib, i));
	strbuf_add(all, (const char *)h, sizeof(*h));
	if (!add_folders(draft, lib))
		return false;
	for (size_t i = 0; i < library_count(lib); i++) {
		const struct entry *entry =
		    library_entry(lib, library_id_at(lib, i));
		if (!entry->gone && !is_of_folder(draft, entry))
			add_post(draft, entry);
	}
	strbuf_add(all, draft->strings.str, draft->strings.len);
	memcpy(h->magic, LISTING_MAGIC, sizeof(h->magic));
	h->version = LISTING_VERSION;
	h->order = LISTING_ORDER;
	h->header_size = sizeof(*h);
	h->post_size = sizeof(struct post_record);
	h->file_size = all->len;
	h->key_size = (uint32_t)key->len;
	h->n_roots = (uint32_t)library_roots(lib);
	h->body_sum = checksum(all->str + sizeof(*h), all->len - sizeof(*h));
	h->header_sum = checksum(h, offsetof(struct header, header_sum));
	memcpy(all->str, h, sizeof(*h));
	return true;
}

/* Whether it stands on the shelf already. */
static bool
is_there(const struct shelf *shelf, const struct header *h)
{
	struct listing *l = mem_alloc(sizeof(*l));
	bool same =
	    read_listing(l, shelf) && !memcmp(&l->header, h, sizeof(*h));

	listing_free(l);
	return same;
}

static void
put_on_shelf(const struct shelf *shelf, const struct strbuf *all)
{
	char name[SHELF_NAME_SIZE];
	int fd = shelf_create(shelf, "", name);
	bool ok;

	if (fd < 0)
		return;
	ok = file_write(fd, all->str, all->len) == 0;
	close(fd);
	if (!ok || !shelf_keep(shelf, name, LISTING_NAME))
		shelf_drop(shelf, name);
}

static void
write_to(struct shelf *shelf, struct library *lib)
{
	struct draft draft = {
	    .records = STRBUF_INIT, .strings = STRBUF_INIT, .title = NO_STRING};

	if (compose(&draft, lib, &shelf->key) && shelf_open(shelf, true) &&
	    !is_there(shelf, &draft.header))
		put_on_shelf(shelf, &draft.records);
	strbuf_release(&draft.records);
	strbuf_release(&draft.strings);
	free(draft.unread);
}

void
listing_write(const char *folder, struct library *lib)
{
	size_t n = library_roots(lib);
	const char **roots = mem_alloc(mem_product(n + 1, sizeof(*roots)));
	struct shelf shelf;

	for (size_t i = 0; i < n; i++)
		roots[i] = library_root(lib, i);
	if (library_count(lib) >= SHELF_POSTS_MIN) {
		if (shelf_init(&shelf, folder, roots, n))
			write_to(&shelf, lib);
		shelf_release(&shelf);
	}
	free(roots);
}
