// SPDX-License-Identifier: GPL-3.0-or-later
/* What the library has on a day, for the calendar. Days and months are
 * numbered as in model/date.h. */
#ifndef NONMUN_UI_CALENDAR_DAYS_H
#define NONMUN_UI_CALENDAR_DAYS_H

#include <stdbool.h>
#include <stddef.h>

struct app;

struct calendar_day {
	size_t row;   /* of its first post, in the library; if it has any */
	size_t posts; /* which follow each other */
	size_t papers, unread;
	bool papers_known, unread_known; /* of all its posts */
};

/* Looks the day up in the library. */
void calendar_day(struct app *app, long day, struct calendar_day *out);

/* The same for all days of a month. A paper that stands on several of them
 * counts once, as soon as it is known which papers these are. */
void calendar_month(struct app *app, long month, struct calendar_day *out);

/* From the first day of the oldest post's month to the last day of the newest
 * one's. */
struct calendar_span {
	long first, last;
	bool dated; /* false: no post has a date */
};
struct calendar_span calendar_span(struct app *app);

/* The nearest day after (`step` 1) or before (-1) that has a post; the same
 * where there is none. */
long calendar_next_digest(struct app *app, long day, int step);

long calendar_month_of(long day);

/* Rows of weeks that a month takes: 4 to 6. */
int calendar_weeks(long month);

#endif
