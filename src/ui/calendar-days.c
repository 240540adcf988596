// SPDX-License-Identifier: GPL-3.0-or-later
/* Days of the library: see calendar-days.h. Rows stand newest first, those
 * without a date last, so that a day is found by halving. */
#include <config.h>

#include "ui/calendar-days.h"

#include "ui/app.h"
#include "ui/marks.h"

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
