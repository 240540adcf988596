// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Looking whether a library is still as it was: see library.h. There are two
 * rounds, of the places (roots and folders) and of the files, which take
 * turns, so that neither waits for the other however long it is. A look that
 * begins anew goes on with both where they were, and starts again with one
 * that was finished.
 */
#include <config.h>

#include <unistd.h>

#include "model/library-folders.h"
#include "model/library-items.h"
#include "model/library-posts.h"
#include "model/library-reading.h"
#include "model/library-settle.h"

/* Beside looking at one file: reading so many names, making so many entries.
 */
enum { NAMES_PER_STEP = 4, MADE_PER_STEP = 8 };

static void
round_begin(struct round *round, size_t n, bool all)
{
	if (!all && round->left)
		return;
	round->left = round->n = n;
}

/* Which of `n` is next. */
static size_t
round_next(struct round *round, size_t n)
{
	/* What was added meanwhile is in the way to those at the beginning. */
	if (round->at + round->left > round->n)
		round->left += n - round->n;
	round->n = n;
	round->left--;
	if (round->at >= n)
		round->at = 0;
	return round->at++;
}

void
library_refresh_begin(struct library *lib, bool all)
{
	struct refresh *r = &lib->refresh;

	if (lib->memory.n_posts && !lib->n_made)
		folders_connect(lib);
	r->n = 0;
	r->n_first = r->at_first = 0;
	round_begin(&r->places, lib->n_roots + lib->n_folders, all);
	round_begin(&r->files, lib->n, all);
}

void
library_refresh_first(struct library *lib, const size_t *ids, size_t n)
{
	struct refresh *r = &lib->refresh;

	for (size_t i = 0; i < n && r->n_first < LIBRARY_FIRST_MAX; i++)
		r->first[r->n_first++] = ids[i];
}

static void
look_at_place(struct library *lib)
{
	size_t at =
	    round_next(&lib->refresh.places, lib->n_roots + lib->n_folders);

	if (at >= lib->n_roots)
		folders_look(lib, (uint32_t)(at - lib->n_roots));
	else if (!lib->roots[at].stream)
		folders_look_root(lib, &lib->roots[at]);
}

/* The file is not there. Its folder says whether its name still is; should it
 * be, as a link that leads nowhere, the post is another one. */
static void
miss_file(struct library *lib, struct item *item)
{
	size_t n_papers = item->entry.n_papers;

	if (!item->missed) {
		item->missed = true;
		item->missed_pass = item->pass;
		if (item->folder != NONE)
			folders_queue(lib, item->folder);
	} else if (item->pass != item->missed_pass &&
	    item->entry.state == ENTRY_KNOWN) {
		posts_forget(lib, item);
		settle_note(lib, item, POST_CHANGED, n_papers);
	}
}

static bool
is_another(const struct item *item, const struct file_stamp *stamp)
{
	return !file_stamp_equal(stamp, &item->entry.stamp) ||
	    (item->shut && access(item->entry.path, R_OK) == 0);
}

static void
look_at_file(struct library *lib, struct item *item)
{
	size_t n_papers = item->entry.n_papers;
	struct file_stamp stamp;

	if (!item->listed || item->entry.gone || item->lost || item->bytes ||
	    item->is_folder)
		return;
	if (!file_stamp(item->entry.path, &stamp)) {
		miss_file(lib, item);
		return;
	}
	if (item->looked && item->entry.state != ENTRY_UNREAD &&
	    is_another(item, &stamp)) {
		posts_forget(lib, item);
		settle_note(lib, item, POST_CHANGED, n_papers);
	}
	item->entry.stamp = stamp;
	item->looked = true;
	item->missed = false;
}

static void
look_at_next_file(struct library *lib)
{
	size_t at = round_next(&lib->refresh.files, lib->n);

	look_at_file(lib, items_get(lib, at));
}

/* Goes on reading the folder that is being read, or the next in the queue;
 * false when there is none. */
static bool
read_on(struct library *lib)
{
	struct refresh *r = &lib->refresh;

	if (!r->reading.scan) {
		if (!lib->queue.n)
			return false;
		/* What is in a folder must be known to see what is not. */
		if (items_make(lib, MADE_PER_STEP))
			return true;
		return reading_begin(lib, &r->reading);
	}
	for (int i = 0; i < NAMES_PER_STEP; i++)
		if (!reading_step(lib, &r->reading))
			break;
	return true;
}

/* Does about as much as looking at one file; false when all was looked at. */
static bool
look(struct library *lib)
{
	struct refresh *r = &lib->refresh;

	if (r->at_first < r->n_first) {
		size_t id = r->first[r->at_first++];

		if (id < lib->n)
			look_at_file(lib, items_get(lib, id));
		return true;
	}
	if (read_on(lib))
		return true;
	if (!r->places.left && settle_step(lib))
		return true;
	r->turn = !r->turn;
	if (r->places.left && (r->turn || !r->files.left))
		look_at_place(lib);
	else if (r->files.left)
		look_at_next_file(lib);
	else
		return false;
	return true;
}

bool
library_refresh_step(struct library *lib, size_t n)
{
	for (; n; n--)
		if (!look(lib))
			return false;
	return true;
}

const struct library_change *
library_refresh_list(const struct library *lib, size_t *n)
{
	*n = lib->refresh.n;
	return lib->refresh.list;
}
