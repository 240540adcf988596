// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The folder that the journal is in, and the files of it; the interface keeps
 * its history there, too. The user may have put links in place of the folder
 * and of "journal", which are followed; what is written to must be the user's
 * own, and no link of somebody else.
 */
#ifndef NONMUN_STORE_JOURNAL_FOLDER_H
#define NONMUN_STORE_JOURNAL_FOLDER_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/status.h"

#define JOURNAL_NAME "journal"

/* Opens the folder; `create`: makes it and those above it, if need be. The
 * descriptor, or -1 with `err`: ERR_MISSING when it is not there. */
int folder_open(const char *path, bool create, struct error *err);

/* OK when marks may be written to this folder and the journal in it can be
 * opened, or made, as far as can be told without writing; `path` is for `err`.
 */
enum status folder_check(int folder, const char *path, struct error *err);

/* What is known of a file that is a journal by its name; false when there is
 * none, or it is not a regular file. */
bool folder_stat(int folder, const char *name, struct stat *st);

/* Opens one, with O_RDONLY, or O_RDWR and so on; it is a regular file then.
 * -1 with errno if that fails. */
int folder_open_file(int folder, const char *name, int flags);

/* Whether the path leads elsewhere now, or nowhere: the open folder was
 * renamed, removed, or is behind a link that was changed. */
bool folder_is_left(int folder, const char *path);

/* Whether the open file is the one that has the name now. */
bool folder_is_current(int folder, const char *name, int fd);

/* How a file was locked against all other writers. */
enum folder_lock {
	LOCK_HELD,
	LOCK_NONE, /* this system has no locks for this file */
	LOCK_BUSY, /* somebody else kept it for all of `ms` */
};

enum folder_lock folder_lock(int fd, int ms);
void folder_unlock(int fd);

#endif
