// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The posts of a library: see library-posts.h. The few that are kept parsed
 * are dropped by how long ago they were asked for; the one that is held never
 * is for others. They are measured by their arenas, which have all that is in
 * a post. The stamp of what is known of a post is that of the very bytes that
 * were read.
 */
#include <config.h>

#include "model/library-posts.h"

#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "model/bulk.h"
#include "model/library-rows.h"
#include "model/library-settle.h"

/* ---- What is learned ---------------------------------------------------- */

static void
set_title(struct library *lib, struct item *item, const char *title)
{
	const char *old = item->entry.title;

	if (!title)
		item->entry.title = NULL;
	else if (!old || strcmp(old, title) != 0)
		item->entry.title = arena_strdup(&lib->arena, title);
}

/* The day the file was last written, when nothing else gives one. */
static struct date
date_of_file(const struct item *item)
{
	struct file_stamp stamp = item->entry.stamp;
	const struct date none = DATE_NONE;

	if (item->bytes ||
	    (stamp.size < 0 && !file_stamp(item->entry.path, &stamp)))
		return none;
	return date_of_time((time_t)stamp.sec);
}

static void
set_date(struct library *lib, struct item *item, const struct date *date)
{
	struct date now = *date;
	size_t row;

	if (!now.year)
		now = items_date_of_path(item->entry.path);
	if (!now.year)
		now = date_of_file(item);
	if (!item->listed || date_compare(&now, &item->entry.date) == 0) {
		item->entry.date = now;
		return;
	}
	row = rows_find(lib, item);
	item->entry.date = now;
	rows_move(lib, row);
}

static void
learn(struct library *lib, struct item *item, const struct facts *facts)
{
	items_set_state(lib, item, ENTRY_KNOWN, facts->n_papers);
	set_title(lib, item, facts->title);
	set_date(lib, item, &facts->date);
}

void
library_learn(struct library *lib, size_t id, const struct facts *facts)
{
	struct item *item = items_get(lib, id);

	if (item->entry.state != ENTRY_UNREAD || item->bytes)
		return;
	item->entry.stamp = facts->stamp;
	item->looked = facts->stamp.size >= 0;
	learn(lib, item, facts);
}

void
posts_forget(struct library *lib, struct item *item)
{
	item->entry.version++;
	lib->changes++;
	items_set_state(lib, item, ENTRY_UNREAD, 0);
	posts_drop(lib, item->id);
}

/* ---- Reading ------------------------------------------------------------ */

/* The file's stamp as it is read now. */
static void
see_stamp(
    struct library *lib, struct item *item, const struct file_stamp *stamp)
{
	size_t n_papers = item->entry.n_papers;

	if (item->entry.state == ENTRY_KNOWN && item->looked &&
	    !file_stamp_equal(stamp, &item->entry.stamp)) {
		posts_forget(lib, item);
		settle_note(lib, item, POST_CHANGED, n_papers);
	}
	item->entry.stamp = *stamp;
	item->looked = true;
}

static struct post *
parse_kept(const struct item *item, struct error *err)
{
	const char *name = item->entry.name;

	if (bulk_check(name, item->bytes, item->n_bytes, err) != OK)
		return NULL;
	return post_parse(name, item->bytes, item->n_bytes);
}

/* Reads the bytes of a file, unless it is out of bounds or too large. */
static enum status
read_bytes(const struct library *lib, const char *path, struct strbuf *bytes,
    struct file_stamp *stamp, struct error *err)
{
	enum status status = bounds_check(lib->bounds, path, err);

	*stamp = (struct file_stamp)FILE_STAMP_NONE;
	if (status == OK && file_stamp(path, stamp))
		status = bulk_check_size(path, stamp->size, err);
	if (status == OK)
		status = file_read_stamped(path, bytes, stamp, err);
	if (status == OK)
		status = bulk_check(path, bytes->str, bytes->len, err);
	return status;
}

/* Reads the file and parses it; NULL with `err` when it cannot be read. */
static struct post *
load(struct library *lib, struct item *item, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	struct post *post = NULL;
	struct file_stamp stamp;
	enum status status;

	if (item->bytes)
		return parse_kept(item, err);
	status = read_bytes(lib, item->entry.path, &bytes, &stamp, err);
	if (stamp.size < 0)
		file_stamp(item->entry.path, &stamp);
	see_stamp(lib, item, &stamp);
	if (status == OK)
		post = post_parse(item->entry.path, bytes.str, bytes.len);
	else
		item->shut = access(item->entry.path, R_OK) != 0;
	strbuf_release(&bytes);
	return post;
}

struct post *
library_read(struct library *lib, size_t id)
{
	struct item *item = items_get(lib, id);
	struct facts facts;
	struct post *post;
	struct error err;

	/* What is known of one that is gone is all there is. */
	if (item->entry.state == ENTRY_BAD ||
	    (item->entry.gone && item->entry.state == ENTRY_KNOWN))
		return NULL;
	post = load(lib, item, &err);
	if (!post) {
		items_set_bad(lib, item, &err);
		return NULL;
	}
	facts = (struct facts){.date = post->date,
	    .title = post->title,
	    .n_papers = post->n_papers};
	learn(lib, item, &facts);
	return post;
}

/* ---- Keeping ------------------------------------------------------------ */

static struct kept *
find_kept(struct library *lib, size_t id)
{
	for (size_t i = 0; i < LIBRARY_KEEP; i++)
		if (lib->kept[i].post && lib->kept[i].id == id)
			return &lib->kept[i];
	return NULL;
}

/* Of the posts that may go the one not asked for the longest; `newest`, which
 * always stays, where none may. */
static struct kept *
find_oldest(struct library *lib, struct kept *newest)
{
	struct kept *oldest = newest;

	for (size_t i = 0; i < LIBRARY_KEEP; i++) {
		struct kept *k = &lib->kept[i];

		if (k->post && k != newest && k->id != lib->held &&
		    (oldest == newest || k->asked < oldest->asked))
			oldest = k;
	}
	return oldest;
}

/* An empty place, or one that is emptied. */
static struct kept *
choose_place(struct library *lib)
{
	struct kept *newest = &lib->kept[0];
	struct kept *oldest;

	for (size_t i = 0; i < LIBRARY_KEEP; i++) {
		struct kept *k = &lib->kept[i];

		if (!k->post)
			return k;
		if (k->asked > newest->asked)
			newest = k;
	}
	oldest = find_oldest(lib, newest);
	post_free(oldest->post);
	return oldest;
}

static size_t
count_bytes(const struct library *lib)
{
	size_t n = 0;

	for (size_t i = 0; i < LIBRARY_KEEP; i++)
		if (lib->kept[i].post)
			n += lib->kept[i].post->arena.total;
	return n;
}

/* Drops what is too much beside the post that was read just now. */
static void
bound_bytes(struct library *lib, struct kept *newest)
{
	struct kept *k;

	while (count_bytes(lib) > LIBRARY_KEEP_BYTES &&
	    (k = find_oldest(lib, newest)) != newest) {
		post_free(k->post);
		*k = (struct kept){NULL, 0, 0};
	}
}

const struct post *
library_post(struct library *lib, size_t id)
{
	struct kept *k = find_kept(lib, id);

	if (!k) {
		struct post *post = library_read(lib, id);

		if (!post)
			return NULL;
		k = choose_place(lib);
		k->post = post;
		k->id = id;
		lib->loads++;
		bound_bytes(lib, k);
	}
	k->asked = ++lib->asked;
	return k->post;
}

unsigned long
library_loads(const struct library *lib)
{
	return lib->loads;
}

void
posts_drop(struct library *lib, size_t id)
{
	struct kept *k = find_kept(lib, id);

	if (!k)
		return;
	if (id == lib->held) {
		post_free(lib->former);
		lib->former = k->post;
	} else {
		post_free(k->post);
	}
	*k = (struct kept){NULL, 0, 0};
	lib->loads++;
}

void
posts_release(struct library *lib)
{
	for (size_t i = 0; i < LIBRARY_KEEP; i++)
		post_free(lib->kept[i].post);
	post_free(lib->former);
}

/* ---- Holding ------------------------------------------------------------ */

void
library_hold(struct library *lib, size_t id)
{
	size_t old = lib->held;
	struct item *item;

	if (id == old)
		return;
	lib->held = id;
	post_free(lib->former);
	lib->former = NULL;
	item = old == SIZE_MAX ? NULL : items_get(lib, old);
	if (!item || !item->entry.gone || !item->listed)
		return;
	rows_remove(lib, rows_find(lib, item));
	items_set_listed(lib, item, false);
	posts_drop(lib, old);
}

struct post *
library_former(struct library *lib)
{
	struct post *post = lib->former;

	lib->former = NULL;
	return post;
}
