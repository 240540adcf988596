// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The catalogue as its own files see it: which volume (a segment that is open,
 * and what of it is alive) has the card of which post. A card is alive when a
 * post's place leads to it and it says so back; it stays so for as long as the
 * version of the post's entry is the one it was made from.
 *
 * - catalogue.c: what others call, and which phase comes next
 * - catalogue-volume.c: places and volumes
 * - catalogue-match.c: the shelf and the library are looked at
 * - catalogue-write.c: posts are read, and their cards written
 * - catalogue-merge.c: segments are merged and swept
 * - catalogue-probe.c: the index is asked
 */
#ifndef NONMUN_STORE_CATALOGUE_STATE_H
#define NONMUN_STORE_CATALOGUE_STATE_H

#include "store/catalogue.h"
#include "store/segment-write.h"
#include "store/segment.h"
#include "store/shelf.h"

#define CARD_DEAD UINT32_MAX

/* What a step should take, where it is one of many small things. */
enum { CATALOGUE_STEP_US = 1000 };

struct volume {
	struct segment *segment;
	char *name;
	size_t number;            /* its place in the list of volumes */
	uint32_t *ids;            /* by card: whose it is; CARD_DEAD */
	size_t live;              /* cards */
	uint64_t size, live_size; /* bytes of all cards, and of those alive */
	bool worn;                /* its index or its keys are damaged */
};

/* Where the card of a post is. */
struct place {
	struct volume *volume; /* NULL: there is none */
	uint32_t card;
	unsigned version; /* of the entry, when it was made or found */
	/* One more than the version for which nothing is left to be done. */
	unsigned settled;
};

/* A card that is being written. */
struct pending {
	size_t id;
	unsigned version;
};

enum phase {
	PHASE_LOOK,   /* open what is on the shelf */
	PHASE_MATCH,  /* see which cards are those of files as they are */
	PHASE_CHECK,  /* see what has changed in the library */
	PHASE_READ,   /* read what has no card */
	PHASE_FINISH, /* end the segment that is being written */
	PHASE_MERGE,  /* make one segment of several */
	PHASE_SWEEP,  /* remove what is of no use to anybody */
	PHASE_REST,   /* all is done */
};

struct catalogue {
	struct library *lib;
	struct shelf shelf;
	bool has_shelf; /* else the library learns, and no more */
	bool looked;    /* the shelf was looked at: cards are kept */
	bool stuck;     /* nothing can be written, or read back */
	bool swept;
	bool worked; /* posts were read since the library was checked */
	enum phase phase;
	unsigned long generation;
	struct catalogue_watcher watcher; /* `read` NULL: none */

	struct place *places; /* by id */
	size_t n_places;
	struct volume **volumes; /* newest first, then those of this run */
	size_t n_volumes, cap_volumes;

	char **names; /* still to be opened */
	size_t n_names, name;
	size_t volume, card; /* the next one to be matched or copied */
	struct strbuf path;

	size_t id;       /* the next one to be checked */
	size_t row;      /* those before it need no reading, */
	unsigned order;  /* if the order is still this one */
	size_t from, to; /* rows in sight */
	size_t todo;     /* posts that need reading */
	size_t counted;  /* the same, while checking */

	struct segment_writer *writer;
	struct pending *pending; /* what is in it, in order */
	size_t n_pending, cap_pending;
	struct strbuf card_bytes;
	struct card_room room;  /* for a card that is copied */
	struct volume **merged; /* what is being merged; NULL: nothing */
	size_t n_merged;
};

/* ---- Places and volumes (catalogue-volume.c) ---------------------------- */

/* The place of a post; good until posts are added to the library. */
struct place *catalogue_place(struct catalogue *cat, size_t id);

/* Whether the post's card is that of its file as far as the library knows. */
bool catalogue_is_current(const struct catalogue *cat, size_t id);

/* Whether the post is to be read: for the library, or for its card. */
bool catalogue_needs(const struct catalogue *cat, size_t id);

/* Opens a segment as a volume without any card alive. NULL when it cannot be;
 * one that is damaged or foreign is removed, but not one that cannot be read
 * for want of something. */
struct volume *catalogue_open_volume(struct catalogue *cat, const char *name);

/* Takes a volume off the list; `remove`: also its file off the shelf. */
void catalogue_drop_volume(
    struct catalogue *cat, struct volume *volume, bool remove);

void catalogue_attach(struct catalogue *cat, struct volume *volume,
    uint32_t card, const struct pending *whose);
void catalogue_detach(struct catalogue *cat, size_t id);

/* ---- Writing (catalogue-write.c) ---------------------------------------- */

/* Writes a card to the segment that is being written, which is begun if need
 * be. False when nothing can be written any more. */
bool catalogue_put(struct catalogue *cat, size_t id,
    const struct segment_item *item, const struct card *card);

/* Finishes the segment for a step; false when there is none any more. */
bool catalogue_finish_some(struct catalogue *cat);

/* ---- What is done in each phase: false when it is over ------------------ */

bool catalogue_look(struct catalogue *cat);
bool catalogue_match(struct catalogue *cat);
bool catalogue_check(struct catalogue *cat);
bool catalogue_read(struct catalogue *cat);
bool catalogue_merge(struct catalogue *cat);
bool catalogue_sweep(struct catalogue *cat);

/* The first root that the path is below, and what is below that: a library
 * that is found by another spelling of its roots has the same cards. False
 * when it is below none of them. */
bool catalogue_split_path(
    const struct catalogue *cat, const char *path, struct segment_item *item);

#endif
