// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Three days to search in, and the interface on them: "needle" is in the first
 * and third of three papers of the newest day, not in the one of the middle
 * day, and in the second of two of the oldest; "hay" is in four.
 */
#ifndef NONMUN_TESTS_NEEDLE_ROOM_H
#define NONMUN_TESTS_NEEDLE_ROOM_H

#include <stdbool.h>

#include "room.h"

/* The digests of 2026-02-03, 02 and 01. */
extern const char needle_newest[], needle_middle[], needle_oldest[];

/* Makes the folder with these three, and opens the interface on it; to be
 * closed with room_close. */
void needle_room_open(struct room *room, int rows, int cols);

/* The same with one more post, of 2026-02-04, unless it is NULL. */
void needle_room_open_with(
    struct room *room, int rows, int cols, const char *markdown);

/* Whether the screen shows the match that one has come to. */
bool needle_in_sight(const struct stage *s);

#endif
