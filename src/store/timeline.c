// SPDX-License-Identifier: GPL-3.0-or-later
/* Finds by weeks and months: see timeline.h. Weeks and months are numbered
 * through, so that a bin is found by subtracting. */
#include <config.h>

#include "store/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/date.h"
#include "store/key-set.h"

void
timeline_init(struct timeline *t)
{
	memset(t, 0, sizeof(*t));
}

void
timeline_release(struct timeline *t)
{
	free(t->bins);
	timeline_init(t);
}

/* ---- Weeks and months --------------------------------------------------- */

static long
divide(long a, long b)
{
	return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* The number of the week or month of a day. */
static long
number_of(enum timeline_unit unit, const struct date *d)
{
	if (unit == TIMELINE_MONTH)
		return date_month_number(d);
	/* The first day of all was a Thursday. */
	return divide(date_day_number(d) + 3, 7);
}

static long
first_day(enum timeline_unit unit, long number)
{
	return unit == TIMELINE_WEEK ? number * 7 - 3
				     : date_month_begin(number);
}

/* ---- Counting ----------------------------------------------------------- */

/* Weeks or months from the oldest post's to the newest one's. */
struct extent {
	long first, last; /* none while first > last */
};

static struct extent
extent_of(struct library *lib, enum timeline_unit unit)
{
	struct extent e = {1, 0};

	for (size_t row = 0; row < library_count(lib); row++) {
		size_t id = library_id_at(lib, row);
		const struct date *d = &library_entry(lib, id)->date;
		long number;

		if (!d->year)
			continue;
		number = number_of(unit, d);
		if (e.first > e.last)
			e.first = e.last = number;
		e.first = number < e.first ? number : e.first;
		e.last = number > e.last ? number : e.last;
	}
	return e;
}

static void
make_bins(struct timeline *t, struct extent e)
{
	for (long number = e.last; number >= e.first; number--) {
		t->bins = mem_grow(t->bins, t->n, &t->cap, sizeof(*t->bins));
		t->bins[t->n++] =
		    (struct bin){.first = first_day(t->unit, number),
			.last = first_day(t->unit, number + 1) - 1};
	}
}

/* The bin of a post; NULL where its date is not known. */
static struct bin *
bin_of(const struct timeline *t, struct library *lib, size_t id, long newest)
{
	const struct date *d = &library_entry(lib, id)->date;
	size_t i = d->year ? (size_t)(newest - number_of(t->unit, d)) : t->n;

	return i < t->n ? &t->bins[i] : NULL;
}

static void
count_posts(struct timeline *t, struct library *lib, long newest)
{
	for (size_t row = 0; row < library_count(lib); row++) {
		struct bin *bin =
		    bin_of(t, lib, library_id_at(lib, row), newest);

		if (bin)
			bin->posts++;
	}
}

/* Whether a paper was not counted in a bin yet: the key tells one from the
 * other, and the bin, whose day is mixed into it. */
static bool
is_new(struct key_set *seen, const struct bin *bin, uint64_t key)
{
	uint64_t day = bin ? (uint64_t)bin->first + 1 : 0;

	if (!key)
		return true;
	key ^= day * UINT64_C(0x9E3779B97F4A7C15);
	return key_set_add(seen, key);
}

static void
count_find(struct timeline *t, struct bin *bin, const struct find *find,
    size_t index, struct key_set *seen)
{
	bool new = is_new(seen, bin, find->key);

	if (!bin) {
		t->undated_papers += new;
		return;
	}
	if (!bin->papers)
		bin->find = index;
	bin->papers += new;
	bin->matches += find->n_matches;
	if (bin->papers > t->papers_max)
		t->papers_max = bin->papers;
	if (bin->matches > t->matches_max)
		t->matches_max = bin->matches;
}

void
timeline_count(struct timeline *t, struct library *lib,
    const struct find *finds, size_t n, enum timeline_unit unit)
{
	struct extent e = extent_of(lib, unit);
	struct bin *bins = t->bins;
	struct key_set seen = {.n = 0};
	size_t cap = t->cap;

	timeline_init(t);
	t->bins = bins;
	t->cap = cap;
	t->unit = unit;
	make_bins(t, e);
	count_posts(t, lib, e.last);
	for (size_t i = 0; i < n; i++)
		/* One that is gone waits to be dropped from what was found. */
		if (!library_entry(lib, finds[i].id)->gone)
			count_find(t, bin_of(t, lib, finds[i].id, e.last),
			    &finds[i], i, &seen);
	key_set_release(&seen);
}

/* ---- Names -------------------------------------------------------------- */

void
timeline_label(
    const struct timeline *t, const struct bin *bin, struct strbuf *out)
{
	struct date d = date_of_day_number(bin->first);
	int year;
	int week;

	if (t->unit == TIMELINE_MONTH) {
		strbuf_printf(out, "%04d-%02d", d.year, d.month);
		return;
	}
	week = date_week(bin->first, &year);
	strbuf_printf(out, "%04d-W%02d", year, week);
}

const char *
timeline_unit_name(enum timeline_unit unit)
{
	static const char *const names[TIMELINE_UNITS] = {
	    [TIMELINE_WEEK] = N_("week"), [TIMELINE_MONTH] = N_("month")};

	return names[unit];
}
