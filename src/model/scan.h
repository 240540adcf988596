// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Finding digests: reading the names in a folder, one at a time. Files are not
 * opened, and where the system tells the type of a name nothing is asked about
 * it. Left out are hidden names and what other programs put there
 * (node_modules, _site, build...).
 */
#ifndef NONMUN_MODEL_SCAN_H
#define NONMUN_MODEL_SCAN_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/status.h"

/* How far below a folder that was named its folders are read. */
enum { SCAN_DEPTH_MAX = 64 };

/* What a name stands for, links followed. */
enum scan_kind {
	SCAN_END,     /* no name is left */
	SCAN_NOTHING, /* nothing that belongs to a library */
	SCAN_FILE,    /* a Markdown file; or what is named like one and leads
			 nowhere: reading it says why */
	SCAN_FOLDER,
	SCAN_LINKED_FOLDER, /* by a symbolic link */
};

struct scan;

/* Opens a folder, with what fstat says of it before any name is read. NULL
 * with `err` when it cannot be read; errno says why. */
struct scan *scan_open(const char *path, struct stat *st, struct error *err);
void scan_close(struct scan *scan); /* NULL is fine */

/* Goes to the next name, in no order. */
enum scan_kind scan_next(struct scan *scan);

/* The folder's path as given, "/" and the name last read, in the bytes of the
 * file system; borrowed until the next is. */
const char *scan_path(const struct scan *scan);

/* OK, or why the end came before all names were read. */
enum status scan_status(const struct scan *scan, struct error *err);

/* Whether the name ends as those of Markdown files do. */
bool scan_is_markdown(const char *name);

#endif
