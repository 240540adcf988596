// SPDX-License-Identifier: GPL-3.0-or-later
/* What the cache says of posts: see facts.h. */
#include <config.h>

#include "store/facts.h"

#include <string.h>

#include "base/utf8.h"
#include "model/bulk.h"

enum { YEAR_MAX = 9999 };

static bool
is_within(int value, int least, int most)
{
	return value >= least && value <= most;
}

bool
facts_date_is_sound(const struct date *date)
{
	return !date->year ||
	    (is_within(date->year, 1, YEAR_MAX) &&
		is_within(date->month, 1, 12) && is_within(date->day, 1, 31) &&
		is_within(date->hour, -1, 23) &&
		is_within(date->minute, -1, 59) &&
		is_within(date->second, -1, 60));
}

bool
facts_are_sound(const struct facts *facts)
{
	size_t len = facts->title ? strlen(facts->title) : 0;

	return facts_date_is_sound(&facts->date) &&
	    (!len || utf8_valid(facts->title, len) == len) &&
	    facts->n_papers <= POST_SIGNS_MAX;
}
