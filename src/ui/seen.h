// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A paper becomes read when its end has been on the screen while one was
 * reading, that is, in the reader with the focus: at once when one has moved
 * there; and where all of it fits on the screen, when it has stood there for a
 * moment. It becomes so once for each time that it is opened: whoever marks it
 * unread then means it.
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
	size_t top;        /* the first line that was shown of it */
	bool moved;        /* another one was since */
	bool done;         /* its end was seen */
	int64_t since;     /* when it was opened, ms */
};

/* Looks at what is on the screen. To be called once a round of the loop. */
void seen_check(struct app *app);

/* Milliseconds until it is to be called again; -1: not before a key comes. */
int seen_wait(const struct app *app);

#endif
