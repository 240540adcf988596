// SPDX-License-Identifier: GPL-3.0-or-later
/* The folders of the program: see home.h. */
#include <config.h>

#include "cmd/home.h"

#include <stdlib.h>

/* Below the folder that a variable names, else below one of the home folder. */
static bool
add_folder(struct strbuf *out, const char *variable, const char *in_home)
{
	const char *folder = getenv(variable);
	const char *home = getenv("HOME");

	if (folder && *folder == '/')
		strbuf_printf(out, "%s/" PACKAGE, folder);
	else if (home && *home == '/')
		strbuf_printf(out, "%s/%s/" PACKAGE, home, in_home);
	else
		return false;
	return true;
}

bool
home_cache_folder(struct strbuf *out)
{
	return add_folder(out, "XDG_CACHE_HOME", ".cache");
}

bool
home_state_folder(struct strbuf *out)
{
	return add_folder(out, "XDG_STATE_HOME", ".local/state");
}

bool
home_config_file(struct strbuf *out)
{
	if (!add_folder(out, "XDG_CONFIG_HOME", ".config"))
		return false;
	strbuf_adds(out, "/config.yaml");
	return true;
}
