// SPDX-License-Identifier: GPL-3.0-or-later
/* What may be read: see bounds.h. */
#include <config.h>

#include "base/bounds.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
bounds_release(struct bounds *bounds)
{
	for (size_t i = 0; i < bounds->n; i++)
		free(bounds->paths[i]);
	free(bounds->paths);
	*bounds = (struct bounds)BOUNDS_INIT;
}

void
bounds_add(struct bounds *bounds, const char *path)
{
	char *real = realpath(path, NULL);

	bounds->set = true;
	bounds->paths = mem_grow(
	    bounds->paths, bounds->n, &bounds->cap, sizeof(*bounds->paths));
	bounds->paths[bounds->n++] = real ? real : mem_strdup(path);
}

/* Whether the path is the bound or below it; both are real. */
static bool
is_within(const char *path, const char *bound)
{
	size_t len = strlen(bound);

	if (!len || strncmp(path, bound, len) != 0)
		return false;
	return !path[len] || path[len] == '/' || bound[len - 1] == '/';
}

/* The bounds are set, and the path is real. */
static bool
hold_real(const struct bounds *bounds, const char *real)
{
	for (size_t i = 0; i < bounds->n; i++)
		if (is_within(real, bounds->paths[i]))
			return true;
	return false;
}

bool
bounds_hold(const struct bounds *bounds, const char *path)
{
	char *real;
	bool within;

	if (!bounds->set)
		return true;
	if (strcmp(path, "-") == 0)
		return hold_real(bounds, path);
	real = realpath(path, NULL);
	within = real && hold_real(bounds, real);
	free(real);
	return within;
}

enum status
bounds_check(const struct bounds *bounds, const char *path, struct error *err)
{
	char *real;
	bool within;

	if (!bounds || !bounds->set)
		return OK;
	real = realpath(path, NULL);
	if (!real && (errno == ENOENT || errno == ENOTDIR))
		return OK;
	if (!real)
		return error_set_errno(err, path, "cannot open", errno);
	within = hold_real(bounds, real);
	free(real);
	if (within)
		return OK;
	return error_set(err, ERR_REFUSED, path, 0,
	    "restricted: it leads out of the library");
}
