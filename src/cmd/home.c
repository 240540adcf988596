// SPDX-License-Identifier: GPL-3.0-or-later
/* The folders of the program: see home.h. */
#include <config.h>

#include "cmd/home.h"

#include <stdlib.h>

/* Where a kind of files is, as the specification has it and below a folder of
 * the program's own. */
struct place {
	const char *variable, *in_home, *in_own;
};
static const struct place cache = {"XDG_CACHE_HOME", ".cache", "/cache"};
static const struct place state = {"XDG_STATE_HOME", ".local/state", "/state"};
static const struct place config = {"XDG_CONFIG_HOME", ".config", ""};

static bool
add_folder(struct strbuf *out, const struct place *place)
{
	const char *own = getenv("NONMUN_HOME");
	const char *folder = getenv(place->variable);
	const char *home = getenv("HOME");

	if (own && *own == '/')
		strbuf_printf(out, "%s%s", own, place->in_own);
	else if (folder && *folder == '/')
		strbuf_printf(out, "%s/" PACKAGE, folder);
	else if (home && *home == '/')
		strbuf_printf(out, "%s/%s/" PACKAGE, home, place->in_home);
	else
		return false;
	return true;
}

bool
home_cache_folder(struct strbuf *out)
{
	return add_folder(out, &cache);
}

bool
home_state_folder(struct strbuf *out)
{
	return add_folder(out, &state);
}

bool
home_config_file(struct strbuf *out)
{
	if (!add_folder(out, &config))
		return false;
	strbuf_adds(out, "/config.yaml");
	return true;
}
