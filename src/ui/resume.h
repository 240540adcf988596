// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where one stopped, kept in the journal: while reading, the line at the top
 * of the reader, as a place in the paper's text, whatever the width; else the
 * row of a list. It is written when one leaves a paper, when the program ends,
 * however it is told to, and while one moves every five seconds; never while
 * nothing happens. The program opens there again.
 *
 * The line is the place of the paper, by its key, so that it is the same
 * wherever the paper stands. Beside these the journal has two places of each
 * library, under names that are no paper's (ui/resume-name.h):
 *
 *     nonmun:at:LIBRARY place PANE PART POST/KEY
 *     nonmun:newest:LIBRARY place 0 0 POST
 *
 * The first is where one stopped: PANE as in enum stop_pane, PART the part that
 * was selected, counted from 1, and KEY its key; in the lists PART is 0, and
 * /KEY missing, for a post's first paper. No post's name has a slash. It stays
 * the same while one moves in a paper. The second is the newest post there was.
 *
 * Older journals have one such place for all libraries: "nonmun:dates",
 * "nonmun:papers" (the offset is the part's index) or the paper's own, which
 * was latest; and "nonmun:newest". They count where no library has one.
 */
#ifndef NONMUN_UI_RESUME_H
#define NONMUN_UI_RESUME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

struct app;
struct paper;

/* In files: a number never changes its meaning. */
enum stop_pane {
	STOP_DATES = 0,
	STOP_PAPERS = 1,
	STOP_READER = 2,
	STOP_NOWHERE, /* nothing to come back to; never written */
};

/* A member of struct app. */
struct resume {
	struct strbuf at, newest; /* this library's names in the journal */
	enum stop_pane pane;      /* where one is */
	struct strbuf post, key;  /* "": nowhere yet; no part is told */
	uint32_t part;            /* counted from 1 */
	uint32_t section, offset; /* in the paper: see struct mark_place */
	bool dirty;               /* it is not written yet */
	int64_t written;          /* when it was last, ms; 0: never */
	bool later;   /* to be opened when all of the journal is known */
	bool pending; /* to be opened when the paper is found */
	bool told;    /* what is new since last time was said */
};

void resume_init(struct resume *resume);
void resume_release(struct resume *resume);

/* Opens where one stopped, if that is in this library. To be called once,
 * before anything is drawn. */
void resume_open(struct app *app);

/* Takes note of where one is. To be called once a round of the loop. */
void resume_check(struct app *app);

/* Writes where one is, at once: when the program ends. */
void resume_keep(struct app *app);

/* A key was pressed: nothing is opened later any more. */
void resume_stop(struct app *app);

/* Milliseconds until resume_check has something to write; -1: nothing. */
int resume_wait(const struct app *app);

/* Where in a part's text reading begins: where it stopped last, else at its
 * begin; there, too, when it was read to the end. */
uint32_t resume_begin(const struct app *app, const struct paper *part);

/* Within: what the library's places are called, found out once; and opening
 * what could not be at the start, which also says what is new. */
void resume_find_names(struct app *app);
void resume_open_later(struct app *app);

#endif
