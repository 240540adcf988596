// SPDX-License-Identifier: GPL-3.0-or-later
/* Values of fields: see query-value.h. */
#include <config.h>

#include "model/query-value.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "model/identifier.h"

enum { DAY_LENGTH_MAX = 10 };

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

bool
query_read_days(const char *s, struct date *first, struct date *last)
{
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
