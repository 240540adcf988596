// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The notes that a finder searches with the papers they are on: those in which
 * anything of its query matches, as they were when the search began. They are
 * few beside the papers, and are looked through first; all other papers are
 * then searched as if there were no notes.
 */
#ifndef NONMUN_STORE_FINDER_NOTES_H
#define NONMUN_STORE_FINDER_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/query.h"

struct journal;

struct finder_note {
	uint64_t hash; /* of the key */
	char *key;     /* the paper's */
	char *text;    /* clean, may have several lines */
	size_t len;
};

struct finder_notes {
	struct journal
	    *journal; /* borrowed; NULL: it has been looked through */
	const struct query *query; /* borrowed */
	size_t next;               /* mark of the journal to be looked at */
	struct finder_note *items; /* in order, once the journal is through */
	size_t n, cap;
};

void finder_notes_init(struct finder_notes *notes, const struct query *query);
void finder_notes_release(struct finder_notes *notes);

/* Looks at the next notes of the journal, reading that to its end first; takes
 * a few microseconds, longer where it must be read, or where an expression is
 * slow in a note. False when there is nothing more to do: only then may the
 * functions below be called. */
bool finder_notes_step(struct finder_notes *notes);

/* The note on a paper; NULL when nothing of the query matches in it, or there
 * is none. Borrowed. */
const struct finder_note *
finder_notes_on(const struct finder_notes *notes, const char *key);

/* Whether there is one on any of the papers with these hashes of keys. */
bool finder_notes_on_any(
    const struct finder_notes *notes, const uint64_t *hashes, size_t n);

#endif
