// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Papers as lines of text, for list: "REF  SIGNS TITLE  URL". A line's REF
 * names that paper alone: DAY/NUMBER, unless another paper of the day has the
 * number, too, or the post's name tells a day far from its own; then its
 * identifier or key. So lines are held until their day is over.
 */
#ifndef NONMUN_CMD_LINES_H
#define NONMUN_CMD_LINES_H

#include "base/arena.h"
#include "cmd/find.h"
#include "cmd/out.h"
#include "model/date.h"

struct line;
struct mark;

struct lines {
	struct out *out;  /* borrowed */
	unsigned columns; /* of a terminal; 0: lines are whole */
	struct date day;  /* of those that are held */
	struct line *held;
	size_t n, cap;
	struct arena arena; /* their texts */
};

void lines_init(struct lines *lines, struct out *out);
void lines_release(struct lines *lines);

/* Adds hit->paper. `mark` is what the journal knows of it; NULL: it gets no
 * line, and only has its number. Papers of a day follow each other, but
 * for those of posts whose names tell other days. */
void
lines_add(struct lines *lines, const struct hit *hit, const struct mark *mark);

/* Writes the lines that are held, as far as somebody reads them. */
void lines_flush(struct lines *lines);

#endif
