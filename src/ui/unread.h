// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Going to the next unread paper: further down the day, then through the older
 * days, then from the newest on. Most days need no look, since their unread
 * papers are counted; days that were never read are read, a few at a time.
 */
#ifndef NONMUN_UI_UNREAD_H
#define NONMUN_UI_UNREAD_H

#include <stdbool.h>
#include <stddef.h>

struct app;

/* A member of struct marks. */
struct unread_seek {
	bool on;
	size_t passed; /* rows of dates below the selected one, and around */
};

/* Goes on; false when there is nothing to do. A key ends the search. */
bool unread_step(struct app *app);
void unread_stop(struct app *app);

#endif
