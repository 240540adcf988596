// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Finding digests in a folder and all the folders below it. Names are read,
 * files are not opened, and where the system tells the type of a name nothing
 * is asked about it.
 */
#ifndef NONMUN_MODEL_SCAN_H
#define NONMUN_MODEL_SCAN_H

#include <stdbool.h>

#include "base/status.h"

enum { SCAN_DEPTH_MAX = 64 };

/* Who is told. Paths are the folder's as given, "/" and what was found, in
 * the bytes of the file system; borrowed for the time of the call. */
struct scan_visitor {
	void (*file)(void *ctx, const char *path);
	/* A folder that could not be read, or not to its end. */
	void (*bad)(void *ctx, const char *path, const struct error *err);
	void *ctx;
};

/* Tells of every Markdown file in the folder `path` and below, in no order.
 * Left out are hidden names and what other programs put there (node_modules,
 * _site, build...), but never `path` itself. Links to files and folders are
 * followed; no folder is read twice. */
void scan_folder(const char *path, const struct scan_visitor *visitor);

/* Whether the name ends as those of Markdown files do. */
bool scan_is_markdown(const char *name);

#endif
