// SPDX-License-Identifier: GPL-3.0-or-later
/* What is of one library: see resume-name.h. */
#include <config.h>

#include "ui/resume-name.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "model/library.h"
#include "store/journal.h"

/* What a root stands for, as a path; the caller frees. */
static char *
stands_for(struct library *lib, const char *root)
{
	const char *slash = strrchr(root, '/');
	size_t id;

	if (library_roots(lib) == 1 || strcmp(root, "-") == 0 ||
	    !library_find(lib, root, &id))
		return mem_strdup(root);
	if (!slash)
		return mem_strdup(".");
	return mem_strndup(root, slash > root ? (size_t)(slash - root) : 1);
}

/* The same without symbolic links, where it is there. Takes over `path`. */
static char *
make_real(char *path)
{
	char *real = strcmp(path, "-") != 0 ? realpath(path, NULL) : NULL;

	if (!real)
		return path;
	free(path);
	return real;
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts, and frees all but the first of equal ones; how many are left. */
static size_t
drop_doubles(char **paths, size_t n)
{
	size_t kept = 0;

	qsort(paths, n, sizeof(*paths), compare_paths);
	for (size_t i = 0; i < n; i++)
		if (kept && strcmp(paths[kept - 1], paths[i]) == 0)
			free(paths[i]);
		else
			paths[kept++] = paths[i];
	return kept;
}

void
resume_name(struct library *lib, struct strbuf *out)
{
	size_t n = library_roots(lib);
	char **paths = mem_alloc(mem_product(n + 1, sizeof(*paths)));
	struct strbuf all = STRBUF_INIT;

	for (size_t i = 0; i < n; i++)
		paths[i] = stands_for(lib, library_root(lib, i));
	/* Thousands of files are of few folders. */
	n = drop_doubles(paths, n);
	for (size_t i = 0; i < n; i++)
		paths[i] = make_real(paths[i]);
	n = drop_doubles(paths, n);
	for (size_t i = 0; i < n; i++) {
		strbuf_printf(&all, "%s\n", paths[i]);
		free(paths[i]);
	}
	free(paths);
	strbuf_printf(out, "%016" PRIx64, hash_text(all.str));
	strbuf_release(&all);
}

bool
resume_is_named(const struct journal *journal)
{
	for (size_t i = 0; i < journal_count(journal); i++) {
		const char *key = journal_at(journal, i)->key;

		if (strncmp(key, RESUME_AT, strlen(RESUME_AT)) == 0)
			return true;
	}
	return false;
}
