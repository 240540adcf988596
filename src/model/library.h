// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The library: the folders and files given to the program, as an ordered list
 * of posts, newest first. Scanning reads names only; a post is parsed when it
 * is asked for and dropped again when others have been asked for since.
 *
 * A post is spoken of by its id, which is stable for the life of the library;
 * its row is its present place in the order. What is learned about a post when
 * it is parsed (date, number of papers) stays after it was dropped.
 */
#ifndef NONMUN_MODEL_LIBRARY_H
#define NONMUN_MODEL_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "model/post.h"

struct library;

enum entry_state {
	ENTRY_UNREAD, /* nothing but the name is known */
	ENTRY_LOADED, /* was parsed: the fields below are right */
	ENTRY_BAD,    /* could not be read: `error` says why */
};

/* What the library knows of one post. Borrowed; read only. */
struct entry {
	const char *path; /* as given to the system */
	const char *name; /* clean file name, for people */
	struct date date; /* of the name until loaded */
	enum entry_state state;
	size_t n_papers;           /* ENTRY_LOADED */
	const char *title;         /* ENTRY_LOADED; may be NULL */
	const struct error *error; /* ENTRY_BAD; else NULL */
};

struct library *library_new(void);
void library_free(struct library *lib);

/* Adds a file, a folder (recursively; hidden files, build output and what is
 * not Markdown left out), or "-" for standard input. What cannot be read is
 * added as a bad entry; fails only with ERR_MISSING for a path that does not
 * exist. */
enum status
library_add(struct library *lib, const char *path, struct error *err);

/* Puts the entries in order; to be called when paths have been added. */
void library_sort(struct library *lib);

size_t library_count(const struct library *lib);
size_t library_id_at(const struct library *lib, size_t row);
size_t library_row_of(const struct library *lib, size_t id);
const struct entry *library_entry(const struct library *lib, size_t id);

/* The parsed post, loading it if need be; NULL when it is bad (see its entry).
 * Borrowed until library_post has been asked for LIBRARY_KEEP other posts:
 * keep ids and offsets, not pointers. May change the order. */
enum { LIBRARY_KEEP = 8 };
const struct post *library_post(struct library *lib, size_t id);

/* Changes whenever library_post has loaded a post, and so may have dropped
 * another: what was made of one is to be made anew. */
unsigned long library_loads(const struct library *lib);

/* A parsed post that the caller owns and frees: for batch commands that look
 * at every post once. NULL when bad. */
struct post *library_read(struct library *lib, size_t id);

/* Changes whenever the order of the rows has changed. */
unsigned library_order(const struct library *lib);

/* Totals over the entries parsed so far. */
struct library_totals {
	size_t posts, papers;
	size_t known; /* posts that are no longer ENTRY_UNREAD */
};
struct library_totals library_totals(const struct library *lib);

#endif
