// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading posts, and writing their cards: see catalogue-state.h. Of the
 * writing, only what is finished counts; when it fails once, it is not tried
 * again: what the library needs to know is read all the same. */
#include <config.h>

#include "store/catalogue-state.h"

#include <time.h>

#include "base/mem.h"

enum { SCAN_STEP = 2048 /* rows */ };

/* ---- Writing ------------------------------------------------------------ */

/* Drops what is being written; nothing will be from now on. */
static void
stop_writing(struct catalogue *cat)
{
	segment_writer_free(cat->writer);
	cat->writer = NULL;
	cat->n_pending = 0;
	cat->stuck = true;
}

static bool
begin(struct catalogue *cat)
{
	if (!cat->writer && shelf_open(&cat->shelf, true))
		cat->writer = segment_writer_new(&cat->shelf);
	return cat->writer != NULL;
}

bool
catalogue_put(struct catalogue *cat, size_t id, const struct segment_item *item,
    const struct card *card)
{
	if (cat->stuck)
		return false;
	if (!begin(cat) || !segment_writer_add(cat->writer, item, card)) {
		stop_writing(cat);
		return false;
	}
	cat->pending = mem_grow(cat->pending, cat->n_pending, &cat->cap_pending,
	    sizeof(*cat->pending));
	cat->pending[cat->n_pending++] =
	    (struct pending){id, library_entry(cat->lib, id)->version};
	return true;
}

/* Takes into use what was written. When that cannot be read, or somebody has
 * put something else in its place, nor would be what is written next: what
 * there is already stays in use. */
static void
adopt(struct catalogue *cat)
{
	struct volume *volume =
	    catalogue_open_volume(cat, segment_writer_name(cat->writer));

	cat->stuck =
	    !volume || segment_count(volume->segment) != cat->n_pending;
	for (size_t i = 0; !cat->stuck && i < cat->n_pending; i++) {
		const struct pending *p = &cat->pending[i];
		if (library_entry(cat->lib, p->id)->version == p->version)
			catalogue_attach(cat, volume, (uint32_t)i, p);
	}
	cat->n_pending = 0;
	segment_writer_free(cat->writer);
	cat->writer = NULL;
}

bool
catalogue_finish_some(struct catalogue *cat)
{
	if (!cat->writer)
		return false;
	switch (segment_writer_finish(cat->writer)) {
	case SEGMENT_UNFINISHED:
		return true;
	case SEGMENT_FINISHED:
		adopt(cat);
		return false;
	case SEGMENT_FAILED:
		break;
	}
	stop_writing(cat);
	return false;
}

/* ---- Reading ------------------------------------------------------------ */

static void
keep(struct catalogue *cat, size_t id, const struct post *post, bool fresh)
{
	const struct entry *entry = library_entry(cat->lib, id);
	struct segment_item item = {.facts = {.date = entry->date,
					.title = entry->title,
					.n_papers = entry->n_papers,
					.stamp = entry->stamp},
	    .fresh = fresh};
	struct card card;

	if (!cat->looked || cat->stuck || entry->stamp.size < 0 ||
	    !catalogue_split_path(cat, entry->path, &item))
		return;
	strbuf_reset(&cat->card_bytes);
	card_write(&cat->card_bytes, post);
	if (card_open(&card, cat->card_bytes.str, cat->card_bytes.len))
		catalogue_put(cat, id, &item, &card);
}

/* Reading tells the stamp of the file somewhere between the two times. */
static struct post *
read_timed(struct catalogue *cat, size_t id, bool *fresh)
{
	struct timespec begin, end;
	bool timed = clock_gettime(CLOCK_REALTIME, &begin) == 0;
	struct post *post = library_read(cat->lib, id);

	timed = timed && clock_gettime(CLOCK_REALTIME, &end) == 0;
	*fresh = !timed ||
	    file_stamp_is_fresh(
		&library_entry(cat->lib, id)->stamp, &begin, &end);
	return post;
}

static void
read_post(struct catalogue *cat, size_t id)
{
	bool fresh;
	struct post *post = read_timed(cat, id, &fresh);

	cat->worked = true;
	if (post)
		keep(cat, id, post, fresh);
	if (post && cat->watcher.read)
		cat->watcher.read(cat->watcher.ctx, id, post);
	post_free(post);
	catalogue_place(cat, id)->settled =
	    library_entry(cat->lib, id)->version + 1;
	if (cat->todo)
		cat->todo--;
}

/* Moves `*row` to the first post at or behind it, of `n` rows, that is to be
 * read. */
static bool
find_row(const struct catalogue *cat, size_t *row, size_t n)
{
	for (; *row < n; ++*row)
		if (catalogue_needs(cat, library_id_at(cat->lib, *row)))
			return true;
	return false;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Posts that move when they are read may push others up to rows that were
 * passed: then the rows are passed once more. */
static bool
go_on_from_top(struct catalogue *cat)
{
	bool moved = cat->order != library_order(cat->lib);

	cat->order = library_order(cat->lib);
	cat->row = 0;
	if (!moved)
		cat->todo = 0;
	return moved;
}

bool
catalogue_read(struct catalogue *cat)
{
	size_t n = library_count(cat->lib);
	size_t row = cat->from;

	if (cat->writer && segment_writer_is_full(cat->writer))
		return catalogue_finish_some(cat) || true;
	if (!cat->todo)
		return false;
	if (!find_row(cat, &row, smaller(cat->to, n))) {
		size_t end = smaller(cat->row + SCAN_STEP, n);
		if (!find_row(cat, &cat->row, end))
			return end < n || go_on_from_top(cat);
		row = cat->row;
	}
	read_post(cat, library_id_at(cat->lib, row));
	return true;
}
