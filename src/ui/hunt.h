// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A hunt: one search of the whole library and its results as rows. A paper in
 * which something was found is a row that names it, followed by one row for
 * each of its lines with a match. Where the first of those is its title, that
 * line is the row that names it. Rows are counted, not kept: only what is in
 * sight is looked at closely.
 *
 * The cursor's row is never one that has no line, unless there is no other.
 * The item on it is remembered (struct spot): when the library changes and the
 * rows move with it, the cursor is where that item went.
 */
#ifndef NONMUN_UI_HUNT_H
#define NONMUN_UI_HUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/finder.h"
#include "ui/viewport.h"

/* An item: a line with matches, counted from 0 within its part. */
struct spot {
	size_t id;
	uint32_t part, line;
};

/* What a row shows: a line with matches, or -1: it only names the paper. */
struct hunt_row {
	size_t find;
	long line;
	bool names; /* the paper */
};

struct hunt {
	char *typed;
	struct query *query;
	struct finder *finder;
	struct catalogue *cat; /* borrowed; may be NULL */
	unsigned long changes; /* of the finder, when the cursor was set */
	bool searching;
	bool told; /* that something was given up */
	struct viewport view;
	struct spot spot; /* on the cursor's row, while there are rows */
	struct found found;
	size_t looked_at;         /* the find that `found` is; SIZE_MAX: none */
	unsigned long generation; /* of the catalogue, then */
	bool looked_well;         /* and it was still as it had been found */
};

/* Begins to search for what was typed; NULL with `err` when that is no query.
 * `lib` and `cat` (may be NULL) are borrowed. Does no work yet. */
struct hunt *hunt_new(struct library *lib, struct catalogue *cat,
    const char *typed, struct error *err);
void hunt_free(struct hunt *hunt);

/* Searches on for about a millisecond; false when there is nothing to do. */
bool hunt_step(struct hunt *hunt);

/* The library may have changed: there is something to do again. */
void hunt_again(struct hunt *hunt);

/* What has been found; and how far the search has come, 0 to 100. */
struct find_totals hunt_totals(const struct hunt *hunt);
unsigned hunt_percent(const struct hunt *hunt);

const struct find *hunt_find(const struct hunt *hunt, size_t find);
size_t hunt_rows(const struct hunt *hunt);
struct hunt_row hunt_row(const struct hunt *hunt, size_t row);

/* The row that names the paper of the find. */
size_t hunt_row_of_find(const struct hunt *hunt, size_t find);

/* Takes the window's height and the present number of rows; the cursor stays
 * on its item. */
void hunt_arrange(struct hunt *hunt, size_t height);

/* Moves the cursor by rows, or to a row, on to the nearest line that is on its
 * way; or to the first line of a paper that many papers or posts on. False when
 * there are not as many. */
void hunt_move(struct hunt *hunt, long by);
void hunt_go(struct hunt *hunt, size_t row);
bool hunt_move_paper(struct hunt *hunt, long by);
bool hunt_move_post(struct hunt *hunt, long by);

/* Moves the cursor to the first line of the paper found after one, or the last
 * line of the one found before it (`step` -1); from a paper that was not found,
 * of the one on the cursor. False, and stays, when there is none. */
bool hunt_next_to(struct hunt *hunt, size_t id, size_t part, int step);

/* The same for the next paper after one that is wanted. */
bool hunt_next_wanted(struct hunt *hunt, size_t id, size_t part,
    bool (*wanted)(const void *ctx, const struct find *find), const void *ctx);

/* A find looked at closely; NULL when its post is no longer as it was. Borrowed
 * until another is asked for, or the next step. */
const struct found *hunt_look(struct hunt *hunt, size_t find);

/* Bytes of what was typed, for a title: without the blanks at its end, which
 * finish the last word. */
int hunt_title_length(const struct hunt *hunt);

#endif
