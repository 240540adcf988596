// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Calendar dates of digests: a day, sometimes with a time. Times are kept as
 * written; a digest's day is the day its author wrote, in whatever zone.
 */
#ifndef NONMUN_MODEL_DATE_H
#define NONMUN_MODEL_DATE_H

#include <stdbool.h>
#include <time.h>

struct date {
	short year; /* 0: no date is known */
	signed char month, day;
	signed char hour, minute, second; /* -1: no time of day */
};

#define DATE_NONE                   \
	{                           \
		0, 0, 0, -1, -1, -1 \
	}

/* Reads a date at the start of `s`: YYYY-MM-DD, YYYY/MM/DD, YYYY.MM.DD or
 * YYYYMMDD, then perhaps a time (T or blanks, HH:MM[:SS]); zones are accepted
 * and ignored. False, and `*d` untouched, when there is no valid day. */
bool date_parse(struct date *d, const char *s);

/* Finds the first YYYY-MM-DD (or _ . / between, or 8 digits) in a name. */
bool date_find(struct date *d, const char *name);

/* A day counted from 1970-01-01, for arithmetic. */
long date_day_number(const struct date *d);

/* Whether both are days, and the same one, whatever the time. */
bool date_is_same_day(const struct date *a, const struct date *b);

/* The date of such a day, without a time; none before the year 1 or after
 * 9999. */
struct date date_of_day_number(long number);

/* The day that it is, where the user is, at a time; none likewise. */
struct date date_of_time(time_t t);

/* Monday is 0. */
int date_day_of_week(long number);

/* The week of the day by ISO 8601: weeks begin on Monday, and the first one of
 * a year is that of its first Thursday. `*year` is the year it belongs to. */
int date_week(long number, int *year);

/* <0, 0, >0; a date without a time is the start of its day; none is first. */
int date_compare(const struct date *a, const struct date *b);

/* Months are numbered through, by the year * 12 and 0 to 11: that of a date,
 * and the day number of the first day of one. */
long date_month_number(const struct date *d);
long date_month_begin(long month);

enum { DATE_BUF_SIZE = 32 };

/* "2025-09-12", or "" where none is known. Returns `buf`. */
char *date_text(const struct date *d, char buf[DATE_BUF_SIZE]);

/* English weekday of three letters, "" without a date. Borrowed. */
const char *date_weekday(const struct date *d);

#endif
