// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A paper becomes read when its end has been on the screen while one was
 * reading, that is, in the reader with the focus: at once when one has moved
 * there by lines or pages, was told that it is the end, or goes on to the next
 * paper; else, where all of it fits on the screen, the window has grown, or one
 * has jumped over some of it, when it has stood there for a moment. It becomes
 * so once for each time that it is opened: whoever marks it unread then means
 * it.
 */
#ifndef NONMUN_UI_SEEN_H
#define NONMUN_UI_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;

/* A member of struct app. */
struct seen {
	bool reading;      /* the rest means something */
	size_t post, part; /* what is read */
	size_t top;        /* the first line that is shown of it */
	unsigned width;    /* of its text */
	int rows;          /* of the window */
	bool moved;        /* since then, by what was in sight */
	bool jumped;       /* over lines that were not */
	bool done;         /* its end was seen */
	int64_t since;     /* when it was opened or resized, or the jump, ms */
};

/* Looks at what is on the screen. To be called once a round of the loop. */
void seen_check(struct app *app);

/* To be called before one goes on to the next paper. */
void seen_leave(struct app *app);

/* Milliseconds until it is to be called again; -1: not before a key comes. */
int seen_wait(const struct app *app);

#endif
