// SPDX-License-Identifier: GPL-3.0-or-later
/* The cache folder: see cache.h. */
#include <config.h>

#include "cmd/cache.h"

#include <stdlib.h>

bool
cache_folder(struct strbuf *out)
{
	const char *cache = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");

	if (cache && *cache == '/')
		strbuf_printf(out, "%s/" PACKAGE, cache);
	else if (home && *home == '/')
		strbuf_printf(out, "%s/.cache/" PACKAGE, home);
	else
		return false;
	return true;
}
