// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A shelf: the folder below $XDG_CACHE_HOME/nonmun that holds what is kept of
 * one library, which is known by the real paths of its roots. Only files that
 * the user owns, in a folder that nobody else may write to, are looked at; a
 * file is written under a temporary name and then put into its place.
 */
#ifndef NONMUN_STORE_SHELF_H
#define NONMUN_STORE_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/strbuf.h"

/* Fewer posts than this are sooner read than looked up; libraries of more
 * roots are a choice of files made for once. */
enum { SHELF_POSTS_MIN = 32, SHELF_ROOTS_MAX = 16 };

/* Bytes; many times what any file of a shelf has. A larger one is foreign, and
 * costs no more than a look at its size. */
enum { SHELF_FILE_MAX = 512 * 1024 * 1024 };

struct shelf {
	char *folder;      /* the one that all shelves are in */
	char *path;        /* of this one */
	struct strbuf key; /* real paths of the roots, each with its NUL */
	int fd;            /* of the shelf; -1 while it is not open */
};

/* Finds the shelf of the library with these roots; looks at nothing in it.
 * False when the library can have none: a root is no file or folder, or there
 * are too many. To be released in either case. */
bool shelf_init(struct shelf *shelf, const char *folder,
    const char *const *roots, size_t n);
void shelf_release(struct shelf *shelf);

/* Opens the shelf, unless it is open; `create`: makes it if need be. False
 * when it is not there or not to be trusted. */
bool shelf_open(struct shelf *shelf, bool create);

/* Marks the shelf as used, at most once a day. */
void shelf_touch(struct shelf *shelf);

/* Opens a file of an open shelf, to be read from `*fd`, which is the caller's
 * to close; `*size` is how many bytes it has. ERR_MISSING when it is not there,
 * ERR_SYNTAX when it is empty, larger than SHELF_FILE_MAX, not the user's own
 * or no file, ERR_IO when the system has no room for it now or cannot read it:
 * another time it may. `*fd` is -1 then.
 *
 * Files of a shelf are read, never mapped: of a mapped file that somebody
 * truncates, or whose disk fails, the next look ends the program. */
enum status shelf_open_file(
    const struct shelf *shelf, const char *name, int *fd, uint64_t *size);

/* Creates a file that is to have a new name, which is written to `name`:
 * "TIME-PROCESS-COUNTER" and the ending, so that later ones sort after earlier
 * ones. Until then it has a temporary name, which keeps everybody else from
 * taking that one. Returns its descriptor, -1 when that cannot be done. */
enum { SHELF_NAME_SIZE = 80 };
int shelf_create(
    const struct shelf *shelf, const char *ending, char name[SHELF_NAME_SIZE]);

/* Gives a file that was created as `name` the name `as`, its own or another;
 * a file that had it is replaced. */
bool shelf_keep(const struct shelf *shelf, const char *name, const char *as);

/* Removes a file that was created as `name` and was not kept. */
void shelf_drop(const struct shelf *shelf, const char *name);

/* Removes a file. */
void shelf_remove(const struct shelf *shelf, const char *name);

/* The names in the shelf that end in `ending`, newest first; to be freed one
 * by one, and then the list. */
char **shelf_list(const struct shelf *shelf, const char *ending, size_t *n);

/* Removes what writers that ended too soon have left on this shelf, and other
 * shelves that were not used for half a year. */
void shelf_sweep(const struct shelf *shelf);

#endif
