// SPDX-License-Identifier: GPL-3.0-or-later
/* Finding digests: see scan.h. One path grows and shrinks as the walk goes
 * down and up. Folders are known by device and inode: once a link was followed
 * none is read a second time, so that links neither lead in circles nor make
 * many posts of one. Without links no folder can come twice, and no time goes
 * into looking. */
#include <config.h>

#include "model/scan.h"

#include <dirent.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/strbuf.h"

static const char *const endings[] = {".md", ".markdown", ".mdown", ".mkd"};

/* Folders of what was built, fetched or copied from elsewhere. */
static const char *const left_out[] = {"_site", "_build", "build", "dist",
    "target", "public", "node_modules", "bower_components", "vendor", "venv",
    "site-packages", "__pycache__"};

enum kind {
	KIND_UNKNOWN,
	KIND_FILE,
	KIND_FOLDER,
	KIND_LINK,
	KIND_NONE, /* of no use: a device, a pipe, a link to nothing */
};

/* What makes a folder the same folder. */
struct identity {
	dev_t dev;
	ino_t ino;
};

struct scan {
	const struct scan_visitor *visitor;
	struct strbuf path;
	size_t depth;
	bool linked; /* a link to a folder was followed */
	struct identity *seen;
	size_t n_seen, cap_seen;
};

static bool
is_one_of(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(name, list[i]))
			return true;
	return false;
}

bool
scan_is_markdown(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (!dot || dot == name)
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (!strcasecmp(dot, endings[i]))
			return true;
	return false;
}

static enum kind
kind_of_mode(mode_t mode)
{
	return S_ISREG(mode) ? KIND_FILE
	    : S_ISDIR(mode)  ? KIND_FOLDER
			     : KIND_NONE;
}

/* What the folder itself says about a name in it. */
static enum kind
kind_of_entry(const struct dirent *d)
{
#ifdef DT_UNKNOWN
	switch (d->d_type) {
	case DT_REG:
		return KIND_FILE;
	case DT_DIR:
		return KIND_FOLDER;
	case DT_LNK:
		return KIND_LINK;
	case DT_UNKNOWN:
		return KIND_UNKNOWN;
	default:
		return KIND_NONE;
	}
#else
	(void)d;
	return KIND_UNKNOWN;
#endif
}

/* Whether the folder is to be read, which it is then known to be. */
static bool
see_folder(struct scan *s, const struct stat *st)
{
	for (size_t i = 0; s->linked && i < s->n_seen; i++)
		if (s->seen[i].dev == st->st_dev &&
		    s->seen[i].ino == st->st_ino)
			return false;
	s->seen = mem_grow(s->seen, s->n_seen, &s->cap_seen, sizeof(*s->seen));
	s->seen[s->n_seen++] = (struct identity){st->st_dev, st->st_ino};
	return true;
}

/* Asks the system what stands at the path, through links. */
static enum kind
kind_by_stat(struct scan *s, const char *name, enum kind kind)
{
	struct stat st;

	if (kind == KIND_UNKNOWN) {
		if (lstat(s->path.str, &st) != 0)
			return KIND_NONE;
		if (!S_ISLNK(st.st_mode))
			return kind_of_mode(st.st_mode);
	}
	/* A digest that leads nowhere is told of: reading it says why. */
	if (stat(s->path.str, &st) != 0)
		return scan_is_markdown(name) ? KIND_FILE : KIND_NONE;
	s->linked = s->linked || S_ISDIR(st.st_mode);
	return kind_of_mode(st.st_mode);
}

static void
tell_bad(struct scan *s, const struct error *err)
{
	s->visitor->bad(s->visitor->ctx, s->path.str, err);
}

static void walk(struct scan *s);

static void
visit_name(struct scan *s, const struct dirent *d)
{
	const char *name = d->d_name;
	size_t len = s->path.len;
	enum kind kind = kind_of_entry(d);

	if (name[0] == '.' || kind == KIND_NONE ||
	    (kind == KIND_FILE && !scan_is_markdown(name)))
		return;
	if (len && s->path.str[len - 1] != '/')
		strbuf_addc(&s->path, '/');
	strbuf_adds(&s->path, name);
	if (kind == KIND_LINK || kind == KIND_UNKNOWN)
		kind = kind_by_stat(s, name, kind);
	if (kind == KIND_FILE && scan_is_markdown(name))
		s->visitor->file(s->visitor->ctx, s->path.str);
	else if (kind == KIND_FOLDER &&
	    !is_one_of(name, left_out, sizeof(left_out) / sizeof(left_out[0])))
		walk(s);
	strbuf_truncate(&s->path, len);
}

static void
read_names(struct scan *s, DIR *dir)
{
	struct error err;
	struct dirent *d;

	while ((errno = 0, d = readdir(dir)))
		visit_name(s, d);
	if (errno) {
		error_set_errno(&err, s->path.str, "cannot read folder", errno);
		tell_bad(s, &err);
	}
}

/* Reads the folder at the path and those below it. */
static void
walk(struct scan *s)
{
	struct error err;
	struct stat st;
	DIR *dir;

	if (s->depth == SCAN_DEPTH_MAX) {
		error_set(&err, ERR_LIMIT, s->path.str, 0,
		    "more than %d folders deep", SCAN_DEPTH_MAX);
		tell_bad(s, &err);
		return;
	}
	dir = opendir(s->path.str);
	if (!dir || fstat(dirfd(dir), &st) != 0) {
		error_set_errno(&err, s->path.str, "cannot read folder", errno);
		tell_bad(s, &err);
	} else if (see_folder(s, &st)) {
		s->depth++;
		read_names(s, dir);
		s->depth--;
	}
	if (dir)
		closedir(dir);
}

void
scan_folder(const char *path, const struct scan_visitor *visitor)
{
	struct scan s = {.visitor = visitor, .path = STRBUF_INIT};

	strbuf_adds(&s.path, path);
	walk(&s);
	strbuf_release(&s.path);
	free(s.seen);
}
