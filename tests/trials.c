// SPDX-License-Identifier: GPL-3.0-or-later
/* See trials.h. */
#include <config.h>

#include "trials.h"

#include <stdbool.h>
#include <stdlib.h>

static bool
is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

size_t
trials_count(size_t full, size_t sanitized, size_t watched)
{
	return is_set("NONMUN_WRAPPER")  ? watched
	    : is_set("NONMUN_SANITIZED") ? sanitized
					 : full;
}

size_t
trials_wanted(size_t full, size_t sanitized, size_t watched)
{
	if (is_set("NONMUN_TRIALS"))
		return strtoul(getenv("NONMUN_TRIALS"), NULL, 10);
	return trials_count(full, sanitized, watched);
}

size_t
trials_random(unsigned *seed, size_t n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 8) % n;
}
