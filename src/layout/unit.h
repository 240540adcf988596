// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a line is filled with: graphemes, the smallest pieces that are kept
 * whole. A grapheme wider than a whole line cannot be: where each of its
 * characters fits, they are units of their own; else it is a hole, which takes
 * one cell and is drawn as UNIT_HOLE.
 */
#ifndef NONMUN_LAYOUT_UNIT_H
#define NONMUN_LAYOUT_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#define UNIT_HOLE "?"

struct unit {
	size_t end; /* where the next one begins */
	unsigned cells;
	bool blank; /* may go unseen at the end of a line */
	bool hole;
};

struct units {
	const char *text;   /* borrowed */
	const char *starts; /* borrowed; per byte: 1 where a grapheme begins */
	size_t len;         /* bytes */
	unsigned room;      /* cells of a whole line */
	size_t split_begin, split_end; /* the last grapheme taken apart */
};

/* The unit at the byte `pos` < len, where a unit begins. */
struct unit unit_at(struct units *units, size_t pos);

/* Whether the unit [pos, end) of `text` is a blank. */
bool unit_is_blank(const char *text, size_t pos, size_t end);

#endif
