// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where one stopped, kept in the journal: while reading, the line at the top
 * of the reader, as a place in the paper's text, whatever the width; else the
 * row of a list. It is written when one leaves a paper, when the program ends,
 * however it is told to, and while one moves every five seconds; never while
 * nothing happens. The program opens there again.
 *
 * Beside the marks of papers the journal then has places under three names
 * that are no paper's: "nonmun:dates" and "nonmun:papers", where one stopped
 * in that list (the offset is the part's index), and "nonmun:newest", the
 * newest post there was.
 */
#ifndef NONMUN_UI_RESUME_H
#define NONMUN_UI_RESUME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

struct app;
struct paper;

/* A member of struct app. */
struct resume {
	struct strbuf key, post; /* where one is, as a place in the journal */
	uint32_t section, offset;
	bool dirty;      /* it is not written yet */
	int64_t written; /* when it was last, ms; 0: never */
	bool pending;    /* it is to be opened when the post is found */
	bool told;       /* what is new since last time was said */
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

#endif
