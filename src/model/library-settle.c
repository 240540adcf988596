// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What came and went: see library-settle.h. A file is taken for moved when one
 * with its stamp and its name came elsewhere, or when of all that went and all
 * that came it alone has that stamp. It keeps its entry then, under the new
 * path; the entry made for that is given up.
 */
#include <config.h>

#include "model/library-settle.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/library-posts.h"
#include "model/library-rows.h"

/* Beyond so many new rows, all are put in order at once. */
enum { FEW = 64 };

/* One that came or went, to be compared with the others. */
struct mover {
	struct item *item;
	bool came;
};

void
settle_note(
    struct library *lib, const struct item *item, int what, size_t n_papers)
{
	struct refresh *r = &lib->refresh;
	struct library_change change = {.id = item->id, .n_papers = n_papers};

	if (item->is_folder)
		return;
	change.what = what;
	r->list = mem_grow(r->list, r->n, &r->cap, sizeof(*r->list));
	r->list[r->n++] = change;
}

void
settle_come(struct library *lib, struct item *item)
{
	item->lost = false;
	if (item->listed && !item->entry.gone)
		return;
	if (lib->adding) {
		items_set_listed(lib, item, true);
		rows_append(lib, item);
	} else if (!item->coming) {
		item->coming = true;
		numbers_add(&lib->refresh.came, item->id);
	}
}

void
settle_lose(struct library *lib, struct item *item)
{
	item->coming = false;
	if (!item->listed || item->entry.gone || item->lost)
		return;
	item->lost = true;
	numbers_add(&lib->refresh.lost, item->id);
}

/* ---- What was moved ----------------------------------------------------- */

static int
compare_stamps(const struct mover *a, const struct mover *b)
{
	const struct file_stamp *x = &a->item->entry.stamp;
	const struct file_stamp *y = &b->item->entry.stamp;

	if (x->sec != y->sec)
		return x->sec < y->sec ? -1 : 1;
	if (x->nsec != y->nsec)
		return x->nsec < y->nsec ? -1 : 1;
	return (x->size > y->size) - (x->size < y->size);
}

/* Those that went before those that came, each in the order of their paths. */
static int
compare_movers(const void *a, const void *b)
{
	const struct mover *x = a;
	const struct mover *y = b;
	int order = compare_stamps(x, y);

	if (!order)
		order = strcmp(x->item->entry.name, y->item->entry.name);
	if (!order)
		order = x->came - y->came;
	return order ? order : strcmp(x->item->entry.path, y->item->entry.path);
}

static bool
are_many(const struct library *lib)
{
	return lib->refresh.came.n > FEW || !lib->rows->sorted;
}

/* Gives the entry of one that went the path of one that came. Of many, the
 * rows are put in order when all came: see add_coming. */
static void
move(struct library *lib, struct item *item, struct item *new)
{
	bool many = are_many(lib);
	size_t row = many ? 0 : rows_find(lib, item);
	bool same_name = !strcmp(item->entry.name, new->entry.name);
	struct date date = item->entry.date;
	struct date named = items_date_of_path(item->entry.path);

	items_set_path(lib, item, new->entry.path);
	path_table_add(&lib->paths, item->entry.path, item->id);
	if (!same_name)
		posts_forget(lib, item);
	else if (date_compare(&date, &named) != 0)
		item->entry.date = date; /* it was not the path's */
	item->folder = new->folder;
	item->pass = new->pass;
	item->filed = true;
	numbers_add(&lib->folders[item->folder].files, item->id);
	item->lost = false;
	new->entry.path = new->entry.name = "";
	new->entry.gone = true;
	new->coming = new->filed = false;
	new->folder = NONE;
	if (!many)
		rows_move(lib, row);
	settle_note(lib, item, POST_RENAMED, item->entry.n_papers);
}

/* How many of the movers have the stamp of the first, and the same name. */
static size_t
run_length(const struct mover *m, size_t n, bool by_name)
{
	size_t len = 1;

	while (len < n && compare_stamps(&m[0], &m[len]) == 0 &&
	    (!by_name ||
		!strcmp(m[0].item->entry.name, m[len].item->entry.name)))
		len++;
	return len;
}

/* Of those with one stamp and name, the first that went is the first that
 * came, and so on. */
static void
match_names(struct library *lib, struct mover *m, size_t n)
{
	size_t came = 0;

	while (came < n && !m[came].came)
		came++;
	for (size_t i = 0; i < n && !m[i].came && came + i < n; i++)
		move(lib, m[i].item, m[came + i].item);
}

/* Of those with one stamp, if one went and one came, they are the same. */
static void
match_stamp(struct library *lib, struct mover *m, size_t n)
{
	struct item *went = NULL, *came = NULL;
	size_t n_went = 0, n_came = 0;

	for (size_t i = 0; i < n; i++) {
		if (m[i].came && m[i].item->coming) {
			came = m[i].item;
			n_came++;
		} else if (!m[i].came && m[i].item->lost) {
			went = m[i].item;
			n_went++;
		}
	}
	/* Empty files are too much alike. */
	if (n_went == 1 && n_came == 1 && went->entry.stamp.size > 0)
		move(lib, went, came);
}

static size_t
take_movers(struct library *lib, struct mover *movers)
{
	const struct refresh *r = &lib->refresh;
	size_t n = 0;

	for (size_t i = 0; i < r->lost.n; i++) {
		struct item *item = items_get(lib, r->lost.items[i]);
		if (item->lost && item->folder != NONE &&
		    item->entry.stamp.size >= 0)
			movers[n++] = (struct mover){item, false};
	}
	for (size_t i = 0; i < r->came.n; i++) {
		struct item *item = items_get(lib, r->came.items[i]);
		/* What is gone comes back as what it was. */
		if (item->coming && !item->entry.gone && item->folder != NONE &&
		    item->entry.stamp.size >= 0)
			movers[n++] = (struct mover){item, true};
	}
	return n;
}

/* One that came, went and came again is there twice. */
static size_t
drop_twice(struct mover *m, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!kept || m[kept - 1].item != m[i].item)
			m[kept++] = m[i];
	return kept;
}

static void
find_moved(struct library *lib)
{
	size_t most = lib->refresh.lost.n + lib->refresh.came.n;
	struct mover *movers = mem_alloc(mem_product(most, sizeof(*movers)));
	size_t n = take_movers(lib, movers);
	struct mover *end;
	size_t len, part;

	qsort(movers, n, sizeof(*movers), compare_movers);
	end = movers + drop_twice(movers, n);
	for (struct mover *m = movers; m < end; m += len) {
		len = run_length(m, (size_t)(end - m), false);
		for (size_t i = 0; i < len; i += part) {
			part = run_length(m + i, len - i, true);
			match_names(lib, m + i, part);
		}
		match_stamp(lib, m, len);
	}
	free(movers);
}

/* ---- Settling ----------------------------------------------------------- */

/* Takes the stamp of one that came, to see whether it is one that went, and
 * later whether it changed. */
static void
take_stamp(struct library *lib, struct item *item)
{
	struct file_stamp stamp;

	if (!item->coming || item->is_folder || item->bytes)
		return;
	file_stamp(item->entry.path, &stamp);
	if (item->entry.state != ENTRY_UNREAD &&
	    (item->entry.state == ENTRY_BAD ||
		!file_stamp_equal(&stamp, &item->entry.stamp)))
		posts_forget(lib, item);
	item->entry.stamp = stamp;
	item->looked = true;
}

static void
remove_lost(struct library *lib)
{
	const struct numbers *lost = &lib->refresh.lost;
	bool any = false;

	for (size_t i = 0; i < lost->n; i++) {
		struct item *item = items_get(lib, lost->items[i]);

		if (!item->lost)
			continue;
		item->lost = false;
		item->entry.gone = true;
		settle_note(lib, item, POST_REMOVED, item->entry.n_papers);
		if (item->id == lib->held)
			continue;
		items_set_listed(lib, item, false);
		posts_drop(lib, item->id);
		any = true;
	}
	if (any)
		rows_filter(lib);
}

static void
add_coming(struct library *lib)
{
	const struct numbers *came = &lib->refresh.came;
	bool many = are_many(lib);

	for (size_t i = 0; i < came->n; i++) {
		struct item *item = items_get(lib, came->items[i]);

		if (!item->coming)
			continue;
		item->coming = item->entry.gone = false;
		settle_note(lib, item, POST_ADDED, 0);
		if (item->listed)
			continue;
		items_set_listed(lib, item, true);
		if (many)
			rows_append(lib, item);
		else
			rows_insert(lib, item);
	}
	if (many)
		rows_sort(lib);
}

bool
settle_step(struct library *lib)
{
	struct refresh *r = &lib->refresh;

	if (r->stamped < r->came.n) {
		take_stamp(lib, items_get(lib, r->came.items[r->stamped++]));
		return true;
	}
	if (!r->came.n && !r->lost.n)
		return false;
	if (r->came.n && r->lost.n)
		find_moved(lib);
	if (r->lost.n)
		remove_lost(lib);
	if (r->came.n)
		add_coming(lib);
	r->came.n = r->lost.n = r->stamped = 0;
	return true;
}
