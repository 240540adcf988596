// SPDX-License-Identifier: GPL-3.0-or-later
/* The interface on a folder of digests that a test writes and changes. Failures
 * end the running cmocka test. */
#ifndef NONMUN_TESTS_ROOM_H
#define NONMUN_TESTS_ROOM_H

#include "files.h"
#include "stage.h"

/* A paper of a digest. */
#define PAPER(number, title, id)                                      \
	"# " number ". [" title "](https://arxiv.org/abs/" id ")\n\n" \
	"## Method\n\n제안 방법. " title ".\n\n"

struct room {
	struct files files;
	struct stage stage;
	struct strbuf lib, state; /* folders within it, see below */
};

/* Makes the folder; nothing is in it yet. */
void room_open(struct room *room);

/* Makes the folder with one post in it, and opens the interface on that. */
#define ROOM_POST "2026-02-03-x.md"
void
room_open_post(struct room *room, int rows, int cols, const char *markdown);

/* A digest of two papers, both with a needle in them. */
extern const char room_two_papers[];

/* Opens the interface on what is in the folder, and closes it. */
void room_enter(struct room *room, int rows, int cols);
void room_leave(struct room *room);

/* The same with a journal, in `state` in the folder; digests are in `lib`. */
void room_enter_marked(struct room *room, int rows, int cols);

/* Leaves, and removes the folder. */
void room_close(struct room *room);

/* The name of the file that the selected post is of. Borrowed. */
const char *room_selected(const struct room *room);

#define SHOWS(room, text) assert_true(stage_shows(&(room)->stage, text))
#define HIDES(room, text) assert_false(stage_shows(&(room)->stage, text))
#define ROW_SHOWS(room, y, text) stage_assert_row(&(room)->stage, y, text)

#endif
