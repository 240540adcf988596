// SPDX-License-Identifier: GPL-3.0-or-later
/* Days of the library: see calendar-days.h. Rows stand newest first, those
 * without a date last, so that a day is found by halving. */
#include <config.h>

#include "ui/calendar-days.h"

#include "store/key-set.h"
#include "ui/app.h"
#include "ui/marks.h"
#include "ui/tally.h"

/* False where the row has no date. */
static bool
day_of_row(struct app *app, size_t row, long *day)
{
	const struct date *d =
	    &library_entry(app->lib, library_id_at(app->lib, row))->date;

	if (!d->year)
		return false;
	*day = date_day_number(d);
	return true;
}

/* The first row of this day or an earlier one, or without a date. */
static size_t
row_from(struct app *app, long day)
{
	size_t low = 0;
	size_t high = library_count(app->lib);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		long at;

		if (day_of_row(app, mid, &at) && at > day)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void
calendar_day(struct app *app, long day, struct calendar_day *out)
{
	size_t n = library_count(app->lib);
	long at;

	*out = (struct calendar_day){.row = row_from(app, day),
	    .papers_known = true,
	    .unread_known = true};
	for (size_t row = out->row;
	     row < n && day_of_row(app, row, &at) && at == day; row++) {
		size_t id = library_id_at(app->lib, row);
		const struct entry *entry = library_entry(app->lib, id);
		size_t unread = 0;

		out->posts++;
		if (entry->state == ENTRY_KNOWN)
			out->papers += entry->n_papers;
		else if (entry->state == ENTRY_UNREAD)
			out->papers_known = false;
		if (marks_unread(app, id, &unread))
			out->unread += unread;
		else if (entry->state != ENTRY_BAD)
			out->unread_known = false;
	}
}

/* Counts the papers of a post that are not among those seen; false while it is
 * not known which they are. */
static bool
count_new(struct app *app, size_t id, struct key_set *seen,
    struct calendar_day *count)
{
	size_t n = 0;
	const uint64_t *keys = occurrences_post(app->marks.also, id, &n);

	for (size_t i = 0; keys && i < n; i++) {
		if (!keys[i] || !key_set_add(seen, keys[i]))
			continue;
		count->papers++;
		count->unread += !tally_is_read(app, keys[i]);
	}
	return keys != NULL;
}

/* Counts each paper of some rows once; false where that is not known. */
static bool
count_once(struct app *app, size_t row, size_t end, struct calendar_day *count)
{
	struct key_set seen = {.n = 0};
	bool known = app->marks.journal && app->marks.also;

	for (; known && row < end; row++) {
		size_t id = library_id_at(app->lib, row);

		known = library_entry(app->lib, id)->state == ENTRY_BAD ||
		    count_new(app, id, &seen, count);
	}
	key_set_release(&seen);
	return known;
}

void
calendar_month(struct app *app, long month, struct calendar_day *out)
{
	long first = date_month_begin(month);
	long behind = date_month_begin(month + 1);
	struct calendar_day once = {.papers = 0};

	*out = (struct calendar_day){.row = row_from(app, behind - 1),
	    .papers_known = true,
	    .unread_known = true};
	for (long number = first; number < behind; number++) {
		struct calendar_day day;

		calendar_day(app, number, &day);
		out->posts += day.posts;
		out->papers += day.papers;
		out->unread += day.unread;
		out->papers_known = out->papers_known && day.papers_known;
		out->unread_known = out->unread_known && day.unread_known;
	}
	if (!count_once(app, out->row, out->row + out->posts, &once))
		return;
	out->papers = once.papers;
	out->unread = once.unread;
}

struct calendar_span
calendar_span(struct app *app)
{
	struct calendar_span span = {0, 0, false};
	size_t n = library_count(app->lib);
	long newest = 0;
	long oldest = 0;

	span.dated = n && day_of_row(app, 0, &newest);
	if (!span.dated)
		return span;
	/* Every day is after this one. */
	day_of_row(app, row_from(app, date_month_begin(0)) - 1, &oldest);
	span.first = date_month_begin(calendar_month_of(oldest));
	span.last = date_month_begin(calendar_month_of(newest) + 1) - 1;
	return span;
}

long
calendar_next_digest(struct app *app, long day, int step)
{
	size_t row = row_from(app, step > 0 ? day : day - 1);
	long at = day;

	if (step > 0)
		return row && day_of_row(app, row - 1, &at) ? at : day;
	return row < library_count(app->lib) && day_of_row(app, row, &at) ? at
									  : day;
}

long
calendar_month_of(long day)
{
	struct date d = date_of_day_number(day);

	return date_month_number(&d);
}

int
calendar_weeks(long month)
{
	long first = date_month_begin(month);
	long last = date_month_begin(month + 1) - 1;

	return (int)((last - (first - date_day_of_week(first))) / 7) + 1;
}
