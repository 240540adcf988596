// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the lines of the journal amount to: for each paper and kind the mark
 * that wins. It does not depend on the order in which lines are put in, nor
 * on how often.
 */
#ifndef NONMUN_STORE_JOURNAL_MARKS_H
#define NONMUN_STORE_JOURNAL_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/path-table.h"
#include "store/journal-line.h"

/* What lines may take in memory where that is limited: beyond it no papers are
 * added, and no texts that are longer than those they replace. */
enum { MARKS_BYTES_MAX = 256 * 1024 * 1024 };

struct marks_item;

struct marks {
	struct arena arena;        /* keys and items */
	struct path_table table;   /* key -> index of items */
	struct marks_item **items; /* stay where they are */
	size_t n, cap;
	size_t bytes; /* of notes and posts */
	size_t read, starred, noted;
	uint64_t generation;
	const struct mark *last; /* the latest place; NULL: none */
};

void marks_init(struct marks *marks);
void marks_release(struct marks *marks);

/* The mark of a key, NULL if it has none. */
const struct mark *
marks_find(const struct marks *marks, const char *key, size_t len);
const struct mark *marks_at(const struct marks *marks, size_t i);

enum marks_fate {
	MARKS_SAME, /* it does not win over what is there */
	MARKS_CHANGED,
	MARKS_FULL, /* left out */
};

/* Puts in a line, which is a mark. `limited`: not if there would be too much.
 */
enum marks_fate
marks_put(struct marks *marks, const struct line *line, bool limited);

/* Whether the line is the very mark that won. */
bool marks_is_winner(const struct marks *marks, const struct line *line);

#endif
