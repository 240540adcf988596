// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching the whole library, in steps, newest post first. What is found is
 * what a pass over the parsed text of every post would find; the catalogue
 * only makes it fast, and posts it does not have are read for it.
 *
 * Of each part that the query's fields allow, all of its patterns must match
 * in the text, or in the sections that are asked for (each by itself: no match
 * goes beyond its end). Matches are counted as the reader finds them: of any of
 * the patterns, from the first on, none within another.
 *
 * A note on a paper is as much searched as its text: of several patterns one
 * may match in the note and the others in the text. What is found in a note
 * comes after what is found in the text.
 *
 * The library may change meanwhile. A finder that is asked again, when it had
 * searched everything, searches what is new or has changed, and drops what is
 * gone.
 */
#ifndef NONMUN_STORE_FINDER_H
#define NONMUN_STORE_FINDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/library.h"
#include "model/query.h"
#include "store/catalogue.h"

struct finder;
struct journal;

/* A part of a post in which the query was found. */
struct find {
	size_t id;          /* the post's, in the library */
	unsigned version;   /* of its entry, then */
	uint32_t part;      /* index in the post */
	uint64_t key;       /* hash of the paper's (store/key.h); 0: no paper */
	uint32_t n_matches; /* 0: the query asks for no text */
	uint32_t n_lines;   /* where matches begin; 1 if n_matches is 0 */
	bool on_title;      /* the first of them is the paper's title */
	size_t first_line;  /* sum of n_lines of all finds before it */
	size_t titles;      /* of those, how many are on_title */
};

struct find_totals {
	size_t parts, matches, lines, titles;
	size_t papers; /* each once, in however many posts it was found; what
			  stands around papers counts, too */
	size_t posts_searched, posts; /* how far it has come */
	size_t posts_bad;             /* could not be read */
};

/* Begins to search; `query` and `cat` (may be NULL) are borrowed for as long
 * as the finder lives. Does no work yet. */
struct finder *
finder_new(struct library *lib, struct catalogue *cat, struct query *query);
void finder_free(struct finder *finder);

/* Has the notes of a journal searched with the papers, as they are when the
 * search begins: to be called before that. `journal` (NULL: no notes) is
 * borrowed until then, and made to be read to its end. */
void finder_search_notes(struct finder *finder, struct journal *journal);

/* Searches on for about a millisecond, longer only where a regular expression
 * is slow in a single part (pattern_find bounds that), or a post has to be
 * read; false when all is searched (for now), or given up. What is found in a
 * post is there when all of it was searched. */
bool finder_step(struct finder *finder);

/* Found so far, newest post first. Borrowed until the next step. */
const struct find *finder_finds(const struct finder *finder, size_t *n);
struct find_totals finder_totals(const struct finder *finder);

/* Changes when finds were dropped or moved by a step; else it only has added
 * some behind those that were there. */
unsigned long finder_changes(const struct finder *finder);

/* What was given up: OK if nothing, else ERR_LIMIT. Parts that a pattern takes
 * too long in are left out; after some of them the search ends. */
const struct error *finder_error(const struct finder *finder);

/* For found_line.section. */
enum {
	FOUND_NO_SECTION = -1, /* before the first */
	FOUND_NOTE = -2,       /* in the note on the paper */
};

/* One line of a post's text, or of a note, that holds matches. */
struct found_line {
	uint32_t begin, end; /* in found_text, without its LF */
	uint32_t first, n;   /* matches that begin in it, in found.matches;
				the last may go beyond its end */
	int section;         /* index in the part, or one of the above */
};

/* A find, looked at closely: everything needed to show it. */
struct found {
	struct card card; /* good until the next step of finder or catalogue,
			     or the next look; of its text, only that of
			     the part is to be read */
	struct card_part part;
	char *note;            /* on it, where that matters; else NULL */
	struct match *matches; /* offsets in the found_text of their line */
	size_t n_matches, cap_matches;
	struct found_line *lines; /* at least one */
	size_t n_lines, cap_lines;
};

void found_init(struct found *found);
void found_release(struct found *found);

/* What a line of it is part of: the post's text, or the note. `*end` (may be
 * NULL) is where the paper ends there. Borrowed. */
const char *found_text(
    const struct found *found, const struct found_line *line, uint32_t *end);

/* Looks closely at a find; false when its post changed or went since. What was
 * found before is overwritten. */
bool finder_look(
    struct finder *finder, const struct find *find, struct found *found);

#endif
