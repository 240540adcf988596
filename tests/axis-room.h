// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Digests for tests of one section of many papers, and the interface on them.
 * On 2026-01-02 there are four papers, of these sections:
 *
 *   One    Introduction Limitations
 *   Two    Introduction Datasets
 *   Three  Introduction 한계점 Datasets
 *   Four   Introduction Limitations Datasets Remarks
 *
 * and on the day before one more, Nine: Introduction Limitations. What stands
 * in a section is found nowhere else: "limit3 1:" is the first line of Three's
 * limitations, and so with "goal", "data" and "remark".
 */
#ifndef NONMUN_TESTS_AXIS_ROOM_H
#define NONMUN_TESTS_AXIS_ROOM_H

#include "room.h"

/* Rows of the screen: the pane's header, the name of the selected paper, the
 * first one of its text. */
enum { AXIS_HEADER = 1, AXIS_NAME = 2, AXIS_TEXT = 3 };

/* Of each of those limitations. */
enum { AXIS_LINES = 12 };

/* Makes the folder with both days, and opens the interface on it; to be closed
 * with room_close. */
void axis_room_open(struct room *room, int rows, int cols);

/* Writes 2026-01-02 anew; a preface that is not "" stands before Three's
 * limitations. */
void axis_put_day(struct room *room, const char *preface);

/* Writes a day of one paper by its number, with those limitations. */
void
axis_put_paper(struct room *room, const char *name, int n, const char *text);

/* Append a paper's title, and a section of `lines` items: "WORD 1: ...". */
void axis_add_title(struct strbuf *out, int n, const char *title);
void axis_add_section(
    struct strbuf *out, const char *heading, const char *word, int lines);

#endif
