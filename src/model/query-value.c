// SPDX-License-Identifier: GPL-3.0-or-later
/* Values of fields: see query-value.h. */
#include <config.h>

#include "model/query-value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/mem.h"
#include "model/identifier.h"

enum { DAY_LENGTH_MAX = 10, AGO_DIGITS_MAX = 6 };

static size_t
count_digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* How many of year, month and day `s` consists of; 0: it is something else. */
static int
count_parts(const char *s)
{
	size_t n = count_digits(s);
	int parts = 1;

	if (n == 8 && !s[n])
		return 3;
	if (n != 4)
		return 0;
	for (s += n; *s && parts < 3; s += 1 + n) {
		n = strchr("-/.", *s) ? count_digits(s + 1) : 0;
		if (n < 1 || n > 2)
			return 0;
		parts++;
	}
	return *s ? 0 : parts;
}

/* Reads `s` with month and day behind it, as far as they are not 0. */
static bool
read_day(struct date *out, const char *s, int month, int day)
{
	char buf[DAY_LENGTH_MAX + 16];
	char sep = s[4] ? s[4] : '-';

	if (month)
		snprintf(
		    buf, sizeof(buf), "%.10s%c%d%c%d", s, sep, month, sep, day);
	else if (day)
		snprintf(buf, sizeof(buf), "%.10s%c%d", s, sep, day);
	else
		snprintf(buf, sizeof(buf), "%.10s", s);
	return date_parse(out, buf);
}

static const struct {
	const char *word;
	long ago;
} day_words[] = {{"today", 0}, {"yesterday", 1}, {"7d", 7}};
enum { N_DAY_WORDS = sizeof(day_words) / sizeof(day_words[0]) };

const char *
query_day_word(size_t i)
{
	return i < N_DAY_WORDS ? day_words[i].word : NULL;
}

/* How many days ago `s` says that a day was; -1 when it is something else. */
static long
days_ago(const char *s)
{
	size_t n = count_digits(s);

	for (size_t i = 0; i < N_DAY_WORDS; i++)
		if (!strcasecmp(s, day_words[i].word))
			return day_words[i].ago;
	if (!n || n > AGO_DIGITS_MAX || strcasecmp(s + n, "d") != 0)
		return -1;
	return strtol(s, NULL, 10);
}

/* The day so many days ago, where the user is; none before the year 1. */
static struct date
day_before_now(long days)
{
	struct date today = DATE_NONE;
	time_t now = time(NULL);

	if (now != (time_t)-1)
		today = date_of_time(now);
	return today.year ? date_of_day_number(date_day_number(&today) - days)
			  : today;
}

bool
query_read_days(const char *s, struct date *first, struct date *last)
{
	long ago = days_ago(s);

	if (ago >= 0) {
		*first = *last = day_before_now(ago);
		return first->year != 0;
	}
	switch (count_parts(s)) {
	case 1:
		return read_day(first, s, 1, 1) && read_day(last, s, 12, 31);
	case 2:
		for (int day = 31; day >= 28; day--)
			if (read_day(last, s, 0, day))
				return read_day(first, s, 0, 1);
		return false;
	case 3:
		return read_day(first, s, 0, 0) && read_day(last, s, 0, 0);
	default:
		return false;
	}
}

char *
query_read_arxiv(const char *s)
{
	struct arxiv_id id;
	size_t len;
	char *start;

	if (arxiv_parse_id(&id, s) || arxiv_parse_url(&id, s))
		return mem_strdup(id.id);
	if (!strncasecmp(s, "arxiv:", 6))
		s += 6;
	len = strlen(s);
	start = mem_strdup(s);
	/* The version may be about to be typed. */
	if (len && s[len - 1] == 'v') {
		start[len - 1] = '\0';
		if (!arxiv_parse_id(&id, start))
			start[len - 1] = 'v';
	}
	return start;
}
