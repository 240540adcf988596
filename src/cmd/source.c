// SPDX-License-Identifier: GPL-3.0-or-later
/* Which digests are read: see source.h. */
#include <config.h>

#include "cmd/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "cmd/out.h"
#include "cmd/samples.h"

static void
add_path(struct source *s, const char *path, size_t len)
{
	s->paths = mem_grow(s->paths, s->n, &s->cap, sizeof(*s->paths));
	s->paths[s->n++] = mem_strndup(path, len);
}

/* Adds the paths of a list that colons separate; empty ones are none. */
static void
add_list(struct source *s, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, ":");

		if (len)
			add_path(s, list, len);
		list += len + (list[len] == ':');
	}
}

/* Adds a path of the configuration, which may begin with the home folder. */
static void
add_configured(struct source *s, const char *path)
{
	const char *home = getenv("HOME");
	struct strbuf whole = STRBUF_INIT;
	bool in_home = path[0] == '~' && home && *home;

	if (in_home)
		strbuf_adds(&whole, home);
	strbuf_adds(&whole, path + in_home);
	add_path(s, whole.str, whole.len);
	strbuf_release(&whole);
}

static void
add_samples(struct source *s, const char *program)
{
	char *folder = samples_folder(program);

	add_path(s, folder, strlen(folder));
	free(folder);
	s->samples = true;
}

/* Whether the operands are paths, as those of the reader are. */
static bool
operands_are_paths(const struct options *o)
{
	return !o->command || o->command->operands == OPERANDS_FILES;
}

/* What only the reader has named. */
static void
add_readers(struct source *s, const struct options *o)
{
	for (size_t i = o->n_own; i < o->n_paths; i++)
		add_path(s, o->paths[i], strlen(o->paths[i]));
	for (size_t i = 0; operands_are_paths(o) && i < o->n_operands; i++)
		add_path(s, o->operands[i], strlen(o->operands[i]));
}

static void
drop_paths(struct source *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->paths[i]);
	s->n = 0;
}

/* What is there so far are the bounds; the reader may have chosen from it. */
static void
set_bounds(struct source *s, const struct options *o)
{
	struct source chosen = {.bounds = BOUNDS_INIT};

	for (size_t i = 0; i < s->n; i++)
		bounds_add(&s->bounds, s->paths[i]);
	add_readers(&chosen, o);
	if (!chosen.n)
		return;
	drop_paths(s);
	free(s->paths);
	s->paths = chosen.paths;
	s->n = chosen.n;
	s->cap = chosen.cap;
	s->samples = false;
}

void
source_init(
    struct source *s, const struct options *o, const struct settings *settings)
{
	const bool restricted = settings->rights.restricted;
	const char *list = restricted ? NULL : getenv("NONMUN_PATH");

	*s = (struct source){.bounds = BOUNDS_INIT};
	for (size_t i = 0; i < o->n_own; i++)
		add_path(s, o->paths[i], strlen(o->paths[i]));
	if (!restricted)
		add_readers(s, o);
	if (!s->n && list)
		add_list(s, list);
	for (size_t i = 0, n = s->n; !n && i < settings->library.n; i++)
		add_configured(s, settings->library.texts[i]);
	if (!s->n)
		add_samples(s, o->program);
	if (restricted)
		set_bounds(s, o);
}

void
source_release(struct source *s)
{
	drop_paths(s);
	free(s->paths);
	bounds_release(&s->bounds);
	*s = (struct source){.bounds = BOUNDS_INIT};
}

bool
source_bind(const struct source *s, struct library *lib)
{
	bool fine = true;

	library_bind(lib, &s->bounds);
	for (size_t i = 0; i < s->n; i++) {
		if (bounds_hold(&s->bounds, s->paths[i]))
			continue;
		out_complain("%s: restricted: only the library is read, which "
			     "the configuration names, or -L before "
			     "--restricted",
		    s->paths[i]);
		fine = false;
	}
	return fine;
}

/* Whether a path is a word that might have been meant for a command. */
static bool
looks_like_command(const struct options *o, const char *path)
{
	return !o->command && o->n_operands && !strchr(path, '/') &&
	    strcmp(path, o->operands[0]) == 0;
}

static void
complain_path(const struct source *s, const struct options *o, const char *path,
    const struct error *err)
{
	if (s->samples)
		out_complain("no library is named, and there are no sample "
			     "digests in %s; name one: nonmun PATH",
		    path);
	else if (looks_like_command(o, path))
		out_complain("%s: unknown command or file", path);
	else
		out_complain_error(err);
}

bool
source_open(
    const struct source *s, const struct options *o, struct library *lib)
{
	struct error err = {.status = OK};
	bool fine = source_bind(s, lib);

	for (size_t i = 0; fine && i < s->n; i++) {
		if (library_add(lib, s->paths[i], &err) == OK)
			continue;
		complain_path(s, o, s->paths[i], &err);
		fine = false;
	}
	library_sort(lib);
	return fine;
}

/* Bytes of `path` that are the home folder. */
static size_t
home_length(const char *path)
{
	const char *home = getenv("HOME");
	size_t len = home ? strlen(home) : 0;

	while (len && home[len - 1] == '/')
		len--;
	return len && strncmp(path, home, len) == 0 &&
		(path[len] == '/' || !path[len])
	    ? len
	    : 0;
}

static void
add_name(struct strbuf *out, const char *path)
{
	size_t home = home_length(path);
	size_t len = strlen(path + home);

	if (strcmp(path, "-") == 0) {
		strbuf_adds(out, "standard input");
		return;
	}
	if (home)
		strbuf_addc(out, '~');
	while (len > 1 && path[home + len - 1] == '/')
		len--;
	utf8_clean(out, path + home, len, UTF8_CLEAN_LINE);
}

void
source_name(const struct source *s, struct strbuf *out)
{
	if (s->samples) {
		strbuf_adds(out, _("sample digests"));
		return;
	}
	for (size_t i = 0; i < s->n; i++) {
		if (i)
			strbuf_adds(out, ", ");
		add_name(out, s->paths[i]);
	}
}
