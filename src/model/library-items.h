// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the files of the library share, and nobody else: the library itself and
 * its entries. Entries are made in blocks and never move; one that was adopted
 * (library-adopt.c) is made when it is first asked for.
 *
 * library.c          adding, asking
 * library-items.c    entries, by id and by path
 * library-rows.c     their order
 * library-folders.c  the folders
 * library-reading.c  the names in them
 * library-posts.c    reading posts, and keeping a few of them
 * library-adopt.c    a library from memory
 * library-refresh.c  looking whether all is as it was
 * library-settle.c   what to make of what came and went
 */
#ifndef NONMUN_MODEL_LIBRARY_ITEMS_H
#define NONMUN_MODEL_LIBRARY_ITEMS_H

#include "model/library.h"

#include <stdint.h>
#include <sys/types.h>

#include "model/path-table.h"
#include "model/scan.h"

/* No item, no folder. */
enum { NONE = PATH_NONE };

struct item {
	struct entry entry;
	uint32_t id;
	uint32_t folder;      /* its name is in; NONE: it was named by itself */
	uint32_t pass;        /* the reading of the folder that saw it last */
	uint32_t missed_pass; /* `pass` when its file was first missed */
	bool filed;           /* it is in its folder's list */
	bool listed;          /* it has a row */
	bool coming;          /* it was found, and is to have a row */
	bool lost;            /* it was not found again */
	bool looked;       /* its stamp was taken, even when there was none */
	bool missed;       /* its file was not there when it was looked at */
	bool shut;         /* ENTRY_BAD for want of permission */
	bool is_folder;    /* it stands for a folder that cannot be read */
	struct error *why; /* for entry.error; NULL: it was never bad */
	const char *bytes; /* of what can be read but once; else NULL */
	size_t n_bytes;
};

/* Numbers that are added at the end. */
struct numbers {
	uint32_t *items;
	size_t n, cap;
};

enum folder_state {
	FOLDER_NEW, /* it is to be read */
	FOLDER_READ,
	FOLDER_SHUT,    /* it could not be read: `row` says why */
	FOLDER_TWIN,    /* it is one that was read by another path */
	FOLDER_MISSING, /* it was there, and is looked for */
	FOLDER_GONE,    /* no name leads to it any more */
};

struct folder {
	const char *path;
	uint32_t parent;                    /* NONE: it was named by itself */
	uint32_t first_child, next_sibling; /* NONE: no more */
	uint32_t row;  /* the item that says why it could not be read */
	uint32_t pass; /* the reading of the parent that saw it last */
	unsigned depth;
	enum folder_state state;
	bool queued, racy; /* racy: read too soon after it was written to */
	dev_t dev;
	ino_t ino;
	struct file_stamp stamp; /* of before its names were read */
	struct numbers files;    /* items whose names are in it */
};

/* A path that was added. */
struct root {
	const char *path;
	uint32_t folder, item; /* what it stands for now; or NONE */
	bool stream;           /* read once, never looked at again */
};

/* The order: ids by row, and the other way round when it is asked for. */
struct rows {
	uint32_t *ids;
	size_t n, cap;
	bool sorted;
	uint32_t *row_of;           /* by id; NONE: it has no row */
	size_t n_numbered, cap_ids; /* later ids have no row yet */
	bool stale;                 /* `row_of` is of an earlier order */
};

/* A folder being read. */
struct reading {
	struct scan *scan; /* NULL: none is */
	uint32_t folder, pass;
	bool again; /* names may be known already */
};

/* A parsed post that is kept; `asked` is when, by the library's count. */
struct kept {
	struct post *post;
	size_t id;
	unsigned long asked;
};

/* Going round a list that may grow at its end: which is next, how many are left
 * to be looked at, and how long the list was. */
struct round {
	size_t at, left, n;
};

/* Where a look has come to; see library-refresh.c. */
struct refresh {
	size_t first[LIBRARY_FIRST_MAX];
	size_t n_first, at_first;
	struct round places; /* roots, then folders */
	struct round files;
	bool turn;
	struct reading reading;
	struct numbers came, lost; /* not settled yet */
	size_t stamped;            /* those of `came` whose stamp was taken */
	struct library_change *list;
	size_t n, cap;
};

struct library {
	struct arena arena; /* paths, names, errors */
	struct item **blocks;
	size_t n, n_blocks, cap_blocks; /* n: ids */
	struct path_table paths;        /* of the first n_hashed items */
	size_t n_hashed;
	struct rows *rows;
	struct library_totals totals;
	unsigned order;
	unsigned long changes;

	const struct bounds *bounds; /* borrowed; NULL: none */
	struct root *roots;
	size_t n_roots, cap_roots;
	struct folder *folders;
	size_t n_folders, cap_folders;
	struct path_table folder_paths; /* of the first n_folders_hashed */
	size_t n_folders_hashed;
	struct path_table identities; /* of folders: device and number */
	struct numbers queue;         /* folders to be read */
	size_t at_queue;
	uint32_t pass;
	bool linked; /* a link to a folder was followed */
	bool adding; /* what is found has a row at once */

	struct kept kept[LIBRARY_KEEP];
	unsigned long asked, loads;
	size_t held; /* SIZE_MAX: none */
	struct post *former;

	struct library_memory memory; /* ids below memory.n_posts are its */
	size_t n_made;        /* of them, all before this one are made */
	bool counted;         /* its posts are in the totals */
	uint32_t last_folder; /* in which the last one made was */
	struct refresh refresh;
};

void numbers_add(struct numbers *numbers, uint32_t number);

/* The item of an id, made now if need be. */
struct item *items_get(const struct library *lib, size_t id);

/* The same, or NULL while it is not made. */
struct item *items_peek(const struct library *lib, size_t id);

/* Makes up to `n` of those that are not; false when all are. */
bool items_make(struct library *lib, size_t n);

/* A new item without a row. */
struct item *items_add(struct library *lib, const char *path);

/* The item with the path, or NULL. */
struct item *items_find(struct library *lib, const char *path);

/* Gives an item the path, and the date and the name that are in it; the path
 * is in the arena. */
void items_set_path(struct library *lib, struct item *item, const char *path);

/* The date that a path speaks of: its last part, else a folder it is in. */
struct date items_date_of_path(const char *path);

/* Takes note of what an item turned out to be, for the totals. */
void items_set_state(struct library *lib, struct item *item,
    enum entry_state state, size_t n_papers);
void
items_set_bad(struct library *lib, struct item *item, const struct error *err);

/* Says that an item has or has lost its row, for the totals. */
void items_set_listed(struct library *lib, struct item *item, bool listed);

#endif
