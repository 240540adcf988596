// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the samples are: see samples.h. */
#include <config.h>

#include "cmd/samples.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* Seen from the program: in an installation with any usual prefix, and in a
 * build folder that is in the source. */
static const char *const beside[] = {"../share/" PACKAGE, "../data"};

/* The samples of what the program is in; NULL if there are none. */
static char *
find_beside(const char *program)
{
	struct strbuf path = STRBUF_INIT;
	char *real = NULL;
	char *slash;

	if (program && find_program(program, &path))
		real = realpath(path.str, NULL);
	slash = real ? strrchr(real, '/') : NULL;
	for (size_t i = 0; slash && i < sizeof(beside) / sizeof(beside[0]);
	     i++) {
		strbuf_reset(&path);
		strbuf_printf(&path, "%.*s/%s%s", (int)(slash - real), real,
		    beside[i], digests);
		if (access(path.str, R_OK) == 0) {
			free(real);
			return strbuf_detach(&path);
		}
	}
	free(real);
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
		found = find_beside(program);
	if (found) {
		strbuf_release(&path);
		return found;
	}
	return strbuf_detach(&path);
}
