// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Going to the next unread paper: further down the day, then from its first
 * paper to where one began, then through the older days, then from the newest
 * on. So whoever begins in the middle of a day leaves none of it behind, and
 * whoever passes papers by does not come by them again. Most days need no look,
 * since their unread papers are counted; days that were never read are read, a
 * few at a time. From the list of dates one comes into that of papers, to the
 * selected paper if that is unread; else the focus stays.
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

	/* The way through a day: where it began, and how far it has come. One
	 * who is elsewhere begins anew. */
	size_t post, begun, last; /* a post; parts */
	bool around;              /* past the end of the day */
};

/* Goes on; false when there is nothing to do. A key ends the search. */
bool unread_step(struct app *app);
void unread_stop(struct app *app);

#endif
