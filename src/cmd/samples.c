// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the samples are: see samples.h. That the data are at ../share/nonmun,
 * seen from the program, is so with every usual prefix. */
#include <config.h>

#include "cmd/samples.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/strbuf.h"

static const char digests[] = "/digests";

/* The program's path as the shell found it, in PATH if need be: appended. */
static bool
find_program(const char *program, struct strbuf *out)
{
	const char *path = getenv("PATH");

	if (strchr(program, '/')) {
		strbuf_adds(out, program);
		return true;
	}
	while (path && *path) {
		size_t len = strcspn(path, ":");

		strbuf_reset(out);
		strbuf_add(out, path, len);
		strbuf_printf(out, "/%s", program);
		if (len && access(out->str, X_OK) == 0)
			return true;
		path += len + (path[len] == ':');
	}
	return false;
}

/* The samples of an installation that the program is in; NULL if there are
 * none. */
static char *
beside(const char *program)
{
	struct strbuf path = STRBUF_INIT;
	char *real = NULL;
	char *slash;

	if (program && find_program(program, &path))
		real = realpath(path.str, NULL);
	strbuf_reset(&path);
	slash = real ? strrchr(real, '/') : NULL;
	if (slash)
		strbuf_printf(&path, "%.*s/../share/" PACKAGE "%s",
		    (int)(slash - real), real, digests);
	free(real);
	if (path.len && access(path.str, R_OK) == 0)
		return strbuf_detach(&path);
	strbuf_release(&path);
	return NULL;
}

char *
samples_folder(const char *program)
{
	const char *named = getenv("NONMUN_DATADIR");
	struct strbuf path = STRBUF_INIT;
	char *found = NULL;

	strbuf_printf(
	    &path, "%s%s", named && *named ? named : DATADIR, digests);
	if (!(named && *named) && access(path.str, R_OK) != 0)
		found = beside(program);
	if (found) {
		strbuf_release(&path);
		return found;
	}
	return strbuf_detach(&path);
}
