// SPDX-License-Identifier: GPL-3.0-or-later
/* Calendar dates: see date.h. The proleptic Gregorian calendar throughout. */
#include <config.h>

#include "model/date.h"

#include <stdint.h>
#include <string.h>

#include "base/i18n.h"

/* Years a digest's name may speak of; other digits are not dates. */
enum { NAME_YEAR_MIN = 1900, NAME_YEAR_MAX = 2199 };

/* Years that there are. */
enum { YEAR_MIN = 1, YEAR_MAX = 9999 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Reads between `min` and `max` digits, no further digit behind them when
 * fewer than `max` would do. Returns the place after them or NULL. */
static const char *
read_digits(const char *s, int min, int max, int *value)
{
	int n = 0;

	*value = 0;
	while (n < max && is_digit(s[n]))
		*value = *value * 10 + (s[n++] - '0');
	return n < min ? NULL : s + n;
}

static int
days_in_month(int year, int month)
{
	static const signed char days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* Reads the day, with one of the bytes of `separators` twice or none at all.
 * Returns the place after it, or NULL when there is no valid day. */
static const char *
read_day(struct date *d, const char *s, const char *separators)
{
	const char *p;
	int year, month, day;
	char sep;
	int min;

	p = read_digits(s, 4, 4, &year);
	if (!p || !*p)
		return NULL;
	sep = strchr(separators, *p) ? *p++ : '\0';
	min = sep ? 1 : 2;
	p = read_digits(p, min, 2, &month);
	if (!p || (sep && *p++ != sep))
		return NULL;
	p = read_digits(p, min, 2, &day);
	if (!p || is_digit(*p))
		return NULL;
	if (year < 1 || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month))
		return NULL;
	*d = (struct date){
	    (short)year, (signed char)month, (signed char)day, -1, -1, -1};
	return p;
}

/* Reads HH:MM[:SS]; what is not a time of day is left alone. */
static void
read_time(struct date *d, const char *s)
{
	int hour, minute, second = 0;
	const char *p = read_digits(s, 1, 2, &hour);

	if (!p || *p++ != ':')
		return;
	p = read_digits(p, 2, 2, &minute);
	if (!p || is_digit(*p))
		return;
	if (*p == ':' && (!read_digits(p + 1, 2, 2, &second) || second > 60))
		second = 0;
	if (hour > 23 || minute > 59)
		return;
	d->hour = (signed char)hour;
	d->minute = (signed char)minute;
	d->second = (signed char)second;
}

bool
date_parse(struct date *d, const char *s)
{
	const char *p = read_day(d, s, "-/.");

	if (!p)
		return false;
	if (*p == 'T' || *p == 't') {
		read_time(d, p + 1);
	} else if (is_blank(*p)) {
		while (is_blank(*p))
			p++;
		read_time(d, p);
	}
	return true;
}

bool
date_find(struct date *d, const char *name)
{
	struct date found;

	for (const char *p = name; *p; p++) {
		if (!is_digit(*p) || (p > name && is_digit(p[-1])))
			continue;
		if (!read_day(&found, p, "-_./"))
			continue;
		if (found.year < NAME_YEAR_MIN || found.year > NAME_YEAR_MAX)
			continue;
		*d = found;
		return true;
	}
	return false;
}

long
date_day_number(const struct date *d)
{
	/* Years begin in March here, so that a leap day is their last one and
	 * the months before it follow one straight line: 153 days in five. */
	long year = d->year - (d->month <= 2);
	long month = (d->month + 9) % 12;
	long leaps = year / 4 - year / 100 + year / 400;

	return 365 * year + leaps + (153 * month + 2) / 5 + d->day - 719469;
}

bool
date_is_same_day(const struct date *a, const struct date *b)
{
	return a->year && b->year && date_day_number(a) == date_day_number(b);
}

long
date_month_number(const struct date *d)
{
	return d->year * 12L + d->month - 1;
}

long
date_month_begin(long month)
{
	struct date d = DATE_NONE;

	d.year = (short)(month / 12);
	d.month = (signed char)(month % 12 + 1);
	d.day = 1;
	return date_day_number(&d);
}

/* The way back: four hundred years are always as long. */
struct date
date_of_day_number(long number)
{
	struct date d = DATE_NONE;
	long days = number + 719468;
	long era = (days >= 0 ? days : days - 146096) / 146097;
	long day = days - era * 146097;
	long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	long month;

	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	day -= (153 * month + 2) / 5;
	year += era * 400 + (month >= 10);
	if (year < YEAR_MIN || year > YEAR_MAX)
		return d;
	d.year = (short)year;
	d.month = (signed char)(month < 10 ? month + 3 : month - 9);
	d.day = (signed char)(day + 1);
	return d;
}

struct date
date_of_time(time_t t)
{
	struct date d = DATE_NONE;
	struct tm tm;

	if (!localtime_r(&t, &tm) || tm.tm_year < YEAR_MIN - 1900 ||
	    tm.tm_year > YEAR_MAX - 1900)
		return d;
	d.year = (short)(tm.tm_year + 1900);
	d.month = (signed char)(tm.tm_mon + 1);
	d.day = (signed char)tm.tm_mday;
	return d;
}

int
date_day_of_week(long number)
{
	long day = (number + 3) % 7; /* the first day of all was a Thursday */

	return (int)(day < 0 ? day + 7 : day);
}

int
date_week(long number, int *year)
{
	long thursday = number - date_day_of_week(number) + 3;
	struct date d = date_of_day_number(thursday);
	struct date first = {d.year, 1, 1, -1, -1, -1};

	*year = d.year;
	return (int)((thursday - date_day_number(&first)) / 7) + 1;
}

/* A number that grows with the date; a missing time is midnight's. */
static int64_t
order_of(const struct date *d)
{
	int64_t order = ((d->year * 16 + d->month) * 32 + d->day) * 64;

	if (d->hour < 0)
		return order * 64 * 64;
	return ((order + d->hour) * 64 + d->minute) * 64 + d->second;
}

int
date_compare(const struct date *a, const struct date *b)
{
	int64_t x, y;

	if (!a->year || !b->year)
		return (a->year != 0) - (b->year != 0);
	x = order_of(a);
	y = order_of(b);
	return (x > y) - (x < y);
}

/* Writes the last `n` digits of a number; the place behind them. */
static char *
put_digits(char *at, int number, int n)
{
	unsigned left = (unsigned)number;

	for (int i = n - 1; i >= 0; i--, left /= 10)
		at[i] = (char)('0' + left % 10);
	return at + n;
}

char *
date_text(const struct date *d, char buf[DATE_BUF_SIZE])
{
	char *at = buf;

	if (d->year) {
		at = put_digits(at, d->year, 4);
		*at++ = '-';
		at = put_digits(at, d->month, 2);
		*at++ = '-';
		at = put_digits(at, d->day, 2);
	}
	*at = '\0';
	return buf;
}

const char *
date_weekday(const struct date *d)
{
	static const char *const names[] = {N_("Thu"), N_("Fri"), N_("Sat"),
	    N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed")};
	long number;

	if (!d->year)
		return "";
	number = date_day_number(d) % 7;
	return _(names[number < 0 ? number + 7 : number]);
}
