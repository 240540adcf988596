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

#include "base/bounds.h"
#include "base/file.h"
#include "base/status.h"
#include "model/post.h"

struct library;

enum entry_state {
	ENTRY_UNREAD, /* nothing but the name is known */
	ENTRY_KNOWN,  /* the fields below are right: parsed, or learned */
	ENTRY_BAD,    /* could not be read: `error` says why */
};

/* What the library knows of one post. Borrowed; read only. */
struct entry {
	const char *path; /* as given to the system */
	const char *name; /* clean file name, for people */
	struct date date; /* of the name until known */
	enum entry_state state;
	bool gone;         /* no longer there: it has no row, unless held */
	unsigned version;  /* grows when the file was seen to have changed */
	size_t n_papers;   /* ENTRY_KNOWN */
	const char *title; /* ENTRY_KNOWN; may be NULL */
	const struct error *error; /* ENTRY_BAD; else NULL */
	/* The file's, when what is known was read from it; size -1: not a
	 * file, or not looked at yet. */
	struct file_stamp stamp;
};

/* What is known of a post without parsing it, from the catalogue. */
struct facts {
	struct date date;
	const char *title; /* copied; may be NULL */
	size_t n_papers;
	struct file_stamp stamp;
};

struct library *library_new(void);
void library_free(struct library *lib);

/* Nothing is read from now on but what is within; what is not gets a row that
 * says so. Borrowed for the life of the library. */
void library_bind(struct library *lib, const struct bounds *bounds);

/* Adds a file, a folder (recursively; hidden files, build output and what is
 * not Markdown left out), or "-" for standard input. What cannot be read is
 * added as a bad entry; fails only with ERR_MISSING for a path that does not
 * exist. */
enum status
library_add(struct library *lib, const char *path, struct error *err);

/* The paths that were added, in that order; borrowed. */
size_t library_roots(const struct library *lib);
const char *library_root(const struct library *lib, size_t i);

/* What was known of a library when it was open last: its folders, and its
 * posts in the order of their rows. */
struct known_folder {
	const char *path;        /* as library_add would make it */
	struct file_stamp stamp; /* size 0: the time alone counts */
	bool unread; /* it is another path to one that was read, or cannot be
			read: whatever its stamp, refreshing finds out */
};
struct known_post {
	const char *path;
	bool known; /* the facts are, too */
	struct facts facts;
};
struct library_memory {
	size_t n_folders, n_posts;
	/* How many of the posts are known, and their papers, for the totals;
	 * where both are 0 they are counted as entries are made. */
	size_t n_known, n_papers;
	void (*folder)(void *ctx, size_t i, struct known_folder *folder);
	void (*post)(void *ctx, size_t i, struct known_post *post);
	void *ctx;
};

/* Takes over a library from memory, in place of library_add for each of the
 * roots (which are remembered) and library_sort, without looking at any file
 * but the folders themselves. False, with nothing changed, when one of them is
 * no longer as it was. Costs next to nothing for posts nobody asks for: an
 * entry is made when it is first asked for. `memory` and what it gives are
 * borrowed for the life of the library. Refreshing finds what else changed. */
bool library_adopt(struct library *lib, const char *const *roots, size_t n,
    const struct library_memory *memory);

/* The folders, to be remembered; false for one that is gone. Of one that was
 * not read, or so soon after it was written to that it may have changed again,
 * the stamp is that of no folder. */
size_t library_folders(const struct library *lib);
bool library_folder(
    const struct library *lib, size_t i, struct known_folder *folder);

/* Puts the entries in order; to be called when paths have been added. */
void library_sort(struct library *lib);

/* Rows; and ids that were ever given out, those that are gone included. */
size_t library_count(const struct library *lib);
size_t library_ids(const struct library *lib);
size_t library_id_at(const struct library *lib, size_t row);
/* SIZE_MAX where it has none. */
size_t library_row_of(const struct library *lib, size_t id);
const struct entry *library_entry(const struct library *lib, size_t id);

/* The id of the entry whose path this is; false when there is none. */
bool library_find(struct library *lib, const char *path, size_t *id);

/* Takes over what is known of a post that is ENTRY_UNREAD. May change the
 * order. */
void library_learn(struct library *lib, size_t id, const struct facts *facts);

/* The parsed post, loading it if need be. NULL when it is bad (see its entry),
 * and when it is gone and its text was not kept (entry.gone, and no error).
 * Borrowed until library_post is asked for another post: keep ids and offsets,
 * not pointers. Of those asked for last, LIBRARY_KEEP are kept, as far as they
 * take no more than so many bytes; the very last and the one that is held stay,
 * whatever they take. May change the order. */
enum { LIBRARY_KEEP = 8, LIBRARY_KEEP_BYTES = 64 * 1024 * 1024 };
const struct post *library_post(struct library *lib, size_t id);

/* Changes whenever library_post has loaded a post, and so may have dropped
 * another: what was made of one is to be made anew. */
unsigned long library_loads(const struct library *lib);

/* A parsed post that the caller owns and frees: for batch commands that look
 * at every post once. NULL when bad, or when it is gone. */
struct post *library_read(struct library *lib, size_t id);

/* Changes whenever rows were added, removed or moved. */
unsigned library_order(const struct library *lib);

/* Changes whenever a post has come or gone, or was seen to have changed; not
 * when rows only moved, or a post was read. */
unsigned long library_changes(const struct library *lib);

/* ---- A library that lives ----------------------------------------------- */

/* Begins to look whether folders and files are still as they were: folders by
 * their times, files by size and time. Does nothing itself. Begun again before
 * all was looked at, it goes on where it was, unless `all` are to be looked at
 * from now on. */
void library_refresh_begin(struct library *lib, bool all);

/* These posts are looked at before all others, in this look; `ids` is copied,
 * as far as there is room. */
enum { LIBRARY_FIRST_MAX = 256 };
void library_refresh_first(struct library *lib, const size_t *ids, size_t n);

/* Looks at about `n` more of them; false when all were looked at. What is
 * found takes effect as soon as all folders were looked at: a new post has a
 * row; one that is gone loses its row; one that was moved to another path
 * (same stamp and name, or same stamp alone among those that went and came)
 * keeps its id. Of one that changed, what was known is forgotten at once
 * (ENTRY_UNREAD, a new version; date and title stay till it is read again) and
 * it is dropped when it was kept parsed. */
bool library_refresh_step(struct library *lib, size_t n);

/* What was seen to have happened to posts since library_refresh_begin, in the
 * order it was seen. Borrowed until the next step, or until a post is read. */
struct library_change {
	size_t id;
	enum { POST_ADDED, POST_CHANGED, POST_REMOVED, POST_RENAMED } what;
	size_t n_papers; /* it was known to have before */
};
const struct library_change *
library_refresh_list(const struct library *lib, size_t *n);

/* One post that keeps its row and its parsed text even when its file goes,
 * until another is held: the one that is being read. SIZE_MAX: none. */
void library_hold(struct library *lib, size_t id);

/* The parsed text of the held post as it was before its file changed, to find
 * places in it again. The caller's from now on, to be freed with post_free;
 * NULL where there is none. */
struct post *library_former(struct library *lib);

/* Totals over the entries known so far. */
struct library_totals {
	size_t posts, papers;
	size_t known; /* posts that are no longer ENTRY_UNREAD */
};
struct library_totals library_totals(const struct library *lib);

/* Whether all of them are known. */
bool library_is_known(const struct library *lib);

/* "2025-09-12", or the file's name where there is no date. Borrowed from `buf`
 * or the entry. */
const char *entry_day(const struct entry *entry, char buf[DATE_BUF_SIZE]);

/* The date that the names of its file and folders tell, or none. */
struct date entry_date_named(const struct entry *entry);

#endif
