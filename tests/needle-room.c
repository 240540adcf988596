// SPDX-License-Identifier: GPL-3.0-or-later
/* See needle-room.h. */
#include <config.h>

#include "needle-room.h"

const char needle_newest[] =
    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\n"
    "## Introduction\n\n- The needle is here.\n- In the haystack, a needle.\n\n"
    "## Method\n\nNothing.\n\n## Results\n\nThe last needle.\n\n"
    "# 2. [Two](https://arxiv.org/abs/2601.00002)\n\n"
    "## Introduction\n\nNothing here.\n\n"
    "# 3. [Three](https://arxiv.org/abs/2601.00003)\n\n"
    "## Introduction\n\nA needle in three.\n";
const char needle_middle[] = "# 1. [Four](https://arxiv.org/abs/2601.00004)\n\n"
			     "## Introduction\n\nHay.\n";
const char needle_oldest[] =
    "# 1. [Five](https://arxiv.org/abs/2601.00005)\n\n"
    "## Introduction\n\nHay.\n\n"
    "# 2. [Six](https://arxiv.org/abs/2601.00006)\n\n"
    "## Introduction\n\nHay.\n\n## Limitations\n\nThe old needle.\n";

void
needle_room_open(struct room *room, int rows, int cols)
{
	needle_room_open_with(room, rows, cols, NULL);
}

void
needle_room_open_with(
    struct room *room, int rows, int cols, const char *markdown)
{
	room_open(room);
	files_put(&room->files, "2026-02-03-x.md", needle_newest);
	files_put(&room->files, "2026-02-02-x.md", needle_middle);
	files_put(&room->files, "2026-02-01-x.md", needle_oldest);
	if (markdown)
		files_put(&room->files, "2026-02-04-x.md", markdown);
	room_enter(room, rows, cols);
	stage_settle(&room->stage);
}

bool
needle_in_sight(const struct stage *s)
{
	int rows, cols;

	term_size(s->term, &rows, &cols);
	for (int y = 0; y < rows; y++)
		for (int x = 0; x < cols; x++) {
			enum style style;

			term_memory_cell(s->term, y, x, &style);
			if (style == STYLE_MATCH_CURRENT)
				return true;
		}
	return false;
}
