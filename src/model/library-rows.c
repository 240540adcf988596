// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The order of a library: see library-rows.h. Dates are packed into numbers
 * and sorted by their bytes, least first (LSD radix sort, Knuth 5.2.5): names
 * are compared only within a day. In a sorted list a row is found by halving;
 * the way back, from ids to rows, is made anew when somebody asks.
 */
#include <config.h>

#include "model/library-rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DIGITS = 8, VALUES = 256 };

struct key {
	uint64_t date;
	uint32_t id;
};

/* Grows as the day gets older, and is largest for none; a missing time is
 * midnight's, as in date_compare. */
static uint64_t
key_of(const struct date *d)
{
	uint64_t n;

	if (!d->year)
		return UINT64_MAX;
	n = ((uint64_t)d->year << 9 | (uint64_t)d->month << 5 |
		(uint64_t)d->day)
	    << 17;
	if (d->hour >= 0)
		n |= (uint64_t)d->hour << 12 | (uint64_t)d->minute << 6 |
		    (uint64_t)d->second;
	return ~n & UINT64_MAX >> 1;
}

static int
compare_names(const struct item *a, const struct item *b)
{
	int order = strcmp(a->entry.name, b->entry.name);

	return order ? order : strcmp(a->entry.path, b->entry.path);
}

static int
compare_items(const struct item *a, const struct item *b)
{
	int order = date_compare(&b->entry.date, &a->entry.date);

	return order ? order : compare_names(a, b);
}

static void
changed(struct library *lib)
{
	lib->rows->stale = true;
	lib->order++;
}

/* ---- Sorting ------------------------------------------------------------ */

/* Sorts by one byte of the date, from `from` to `to`. */
static void
sort_by_byte(const struct key *from, struct key *to, size_t n, unsigned shift,
    const size_t counts[VALUES])
{
	size_t starts[VALUES];
	size_t at = 0;

	for (size_t i = 0; i < VALUES; i++) {
		starts[i] = at;
		at += counts[i];
	}
	for (size_t i = 0; i < n; i++)
		to[starts[from[i].date >> shift & (VALUES - 1)]++] = from[i];
}

/* Sorts by date; `other` is as large as `keys`. Returns which of them has the
 * result. */
static struct key *
sort_by_date(struct key *keys, struct key *other, size_t n)
{
	size_t counts[DIGITS][VALUES] = {{0}};

	for (size_t i = 0; i < n; i++)
		for (unsigned d = 0; d < DIGITS; d++)
			counts[d][keys[i].date >> d * 8 & (VALUES - 1)]++;
	for (unsigned d = 0; d < DIGITS; d++) {
		struct key *from = keys;

		/* All have the same byte there. */
		if (counts[d][keys[0].date >> d * 8 & (VALUES - 1)] == n)
			continue;
		sort_by_byte(from, other, n, d * 8, counts[d]);
		keys = other;
		other = from;
	}
	return keys;
}

static int
compare_pointers(const void *a, const void *b)
{
	const struct item *const *x = a;
	const struct item *const *y = b;

	return compare_names(*x, *y);
}

/* Puts the rows of one day in the order of their names. */
static void
sort_names(struct library *lib, uint32_t *ids, size_t n)
{
	const struct item **items = mem_alloc(mem_product(n, sizeof(*items)));

	for (size_t i = 0; i < n; i++)
		items[i] = items_get(lib, ids[i]);
	qsort(items, n, sizeof(*items), compare_pointers);
	for (size_t i = 0; i < n; i++)
		ids[i] = items[i]->id;
	free(items);
}

void
rows_sort(struct library *lib)
{
	struct rows *rows = lib->rows;
	size_t n = rows->n;
	struct key *keys = mem_alloc(mem_product(n, 2 * sizeof(*keys)));
	struct key *sorted;

	for (size_t i = 0; i < n; i++) {
		const struct item *item = items_get(lib, rows->ids[i]);
		keys[i] = (struct key){key_of(&item->entry.date), item->id};
	}
	sorted = n ? sort_by_date(keys, keys + n, n) : keys;
	for (size_t i = 0; i < n; i++)
		rows->ids[i] = sorted[i].id;
	for (size_t i = 0, next; i < n; i = next) {
		for (next = i + 1; next < n; next++)
			if (sorted[next].date != sorted[i].date)
				break;
		if (next > i + 1)
			sort_names(lib, rows->ids + i, next - i);
	}
	free(keys);
	rows->sorted = true;
	changed(lib);
}

/* ---- One by one --------------------------------------------------------- */

void
rows_append(struct library *lib, struct item *item)
{
	struct rows *rows = lib->rows;

	rows->ids =
	    mem_grow(rows->ids, rows->n, &rows->cap, sizeof(*rows->ids));
	rows->ids[rows->n++] = item->id;
	rows->sorted = false;
	changed(lib);
}

/* The first row of [from, to) that does not come before the item. */
static size_t
lower_bound(
    const struct library *lib, const struct item *item, size_t from, size_t to)
{
	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (compare_items(items_get(lib, lib->rows->ids[mid]), item) <
		    0)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

size_t
rows_find(const struct library *lib, const struct item *item)
{
	const struct rows *rows = lib->rows;
	size_t row = rows->sorted ? lower_bound(lib, item, 0, rows->n) : 0;

	/* Until it is sorted, or where memory had another order than ours. */
	if (row >= rows->n || rows->ids[row] != item->id)
		for (row = 0; row < rows->n; row++)
			if (rows->ids[row] == item->id)
				break;
	return row;
}

void
rows_move(struct library *lib, size_t row)
{
	struct rows *rows = lib->rows;
	uint32_t id = rows->ids[row];
	const struct item *item = items_get(lib, id);
	size_t to = row;

	if (!rows->sorted)
		return;
	if (row && compare_items(items_get(lib, rows->ids[row - 1]), item) > 0)
		to = lower_bound(lib, item, 0, row);
	else
		to = lower_bound(lib, item, row + 1, rows->n) - 1;
	if (to == row)
		return;
	if (to < row)
		memmove(rows->ids + to + 1, rows->ids + to,
		    (row - to) * sizeof(*rows->ids));
	else
		memmove(rows->ids + row, rows->ids + row + 1,
		    (to - row) * sizeof(*rows->ids));
	rows->ids[to] = id;
	changed(lib);
}

void
rows_insert(struct library *lib, struct item *item)
{
	bool sorted = lib->rows->sorted;

	rows_append(lib, item);
	lib->rows->sorted = sorted;
	rows_move(lib, lib->rows->n - 1);
}

void
rows_remove(struct library *lib, size_t row)
{
	struct rows *rows = lib->rows;

	rows->n--;
	memmove(rows->ids + row, rows->ids + row + 1,
	    (rows->n - row) * sizeof(*rows->ids));
	changed(lib);
}

void
rows_filter(struct library *lib)
{
	struct rows *rows = lib->rows;
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct item *item = items_peek(lib, rows->ids[i]);

		if (!item || item->listed)
			rows->ids[n++] = rows->ids[i];
	}
	rows->n = n;
	changed(lib);
}

/* ---- Asking ------------------------------------------------------------- */

static void
number_rows(struct rows *rows, size_t n_ids)
{
	if (n_ids > rows->cap_ids) {
		rows->cap_ids = n_ids + n_ids / 2;
		rows->row_of = mem_realloc(rows->row_of,
		    mem_product(rows->cap_ids, sizeof(*rows->row_of)));
	}
	for (size_t id = 0; id < n_ids; id++)
		rows->row_of[id] = NONE;
	for (size_t row = 0; row < rows->n; row++)
		rows->row_of[rows->ids[row]] = (uint32_t)row;
	rows->n_numbered = n_ids;
	rows->stale = false;
}

size_t
library_row_of(const struct library *lib, size_t id)
{
	struct rows *rows = lib->rows;
	uint32_t row;

	if (rows->stale)
		number_rows(rows, lib->n);
	if (id >= rows->n_numbered)
		return SIZE_MAX;
	row = rows->row_of[id];
	return row == NONE ? SIZE_MAX : row;
}

size_t
library_id_at(const struct library *lib, size_t row)
{
	return lib->rows->ids[row];
}

size_t
library_count(const struct library *lib)
{
	return lib->rows->n;
}

unsigned
library_order(const struct library *lib)
{
	return lib->order;
}

void
library_sort(struct library *lib)
{
	rows_sort(lib);
}
