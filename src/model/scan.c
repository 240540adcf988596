// SPDX-License-Identifier: GPL-3.0-or-later
/* Finding digests: see scan.h. One path has the folder and, behind it, each
 * name in turn. */
#include <config.h>

#include "model/scan.h"

#include <dirent.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

struct scan {
	DIR *dir;
	struct strbuf path;
	size_t len; /* bytes of `path` before the name */
	int error;  /* errno of what kept it from being read to its end */
};

static bool
is_left_out(const char *name)
{
	for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++)
		if (!strcmp(name, left_out[i]))
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

/* Asks the system what stands at the path, through links; `*linked` when it
 * is a link. */
static enum kind
kind_by_stat(const char *path, const char *name, enum kind kind, bool *linked)
{
	struct stat st;

	if (kind == KIND_UNKNOWN) {
		if (lstat(path, &st) != 0)
			return KIND_NONE;
		if (!S_ISLNK(st.st_mode))
			return kind_of_mode(st.st_mode);
	}
	*linked = true;
	if (stat(path, &st) != 0)
		return scan_is_markdown(name) ? KIND_FILE : KIND_NONE;
	return kind_of_mode(st.st_mode);
}

struct scan *
scan_open(const char *path, struct stat *st, struct error *err)
{
	DIR *dir = opendir(path);
	struct scan *scan;
	int why;

	if (!dir || fstat(dirfd(dir), st) != 0) {
		why = errno;
		error_set_errno(err, path, "cannot read folder", why);
		if (dir)
			closedir(dir);
		errno = why;
		return NULL;
	}
	scan = mem_alloc(sizeof(*scan));
	scan->dir = dir;
	strbuf_init(&scan->path);
	strbuf_adds(&scan->path, path);
	if (scan->path.len && path[scan->path.len - 1] != '/')
		strbuf_addc(&scan->path, '/');
	scan->len = scan->path.len;
	return scan;
}

void
scan_close(struct scan *scan)
{
	if (!scan)
		return;
	closedir(scan->dir);
	strbuf_release(&scan->path);
	free(scan);
}

enum scan_kind
scan_next(struct scan *scan)
{
	const struct dirent *d = (errno = 0, readdir(scan->dir));
	bool linked = false;
	enum kind kind;

	if (!d) {
		scan->error = errno;
		return SCAN_END;
	}
	kind = kind_of_entry(d);
	if (d->d_name[0] == '.' || kind == KIND_NONE ||
	    (kind == KIND_FILE && !scan_is_markdown(d->d_name)))
		return SCAN_NOTHING;
	strbuf_truncate(&scan->path, scan->len);
	strbuf_adds(&scan->path, d->d_name);
	if (kind == KIND_LINK || kind == KIND_UNKNOWN)
		kind = kind_by_stat(scan->path.str, d->d_name, kind, &linked);
	if (kind == KIND_FILE && scan_is_markdown(d->d_name))
		return SCAN_FILE;
	if (kind == KIND_FOLDER && !is_left_out(d->d_name))
		return linked ? SCAN_LINKED_FOLDER : SCAN_FOLDER;
	return SCAN_NOTHING;
}

const char *
scan_path(const struct scan *scan)
{
	return scan->path.str;
}

enum status
scan_status(const struct scan *scan, struct error *err)
{
	struct strbuf folder = STRBUF_INIT;

	if (!scan->error)
		return OK;
	strbuf_add(&folder, scan->path.str, scan->len);
	error_set_errno(err, folder.str, "cannot read folder", scan->error);
	strbuf_release(&folder);
	return ERR_IO;
}
