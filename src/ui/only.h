// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Lists of unread or starred papers only: what the filters (ui/filter.h) let
 * through beside the text that was typed. In the list of dates, a post with
 * any such paper is let through.
 *
 * What is in a list stays there when it becomes read, until the list is made
 * anew: that of papers with another day, that of dates when one comes back to
 * it. What is being read when they are asked for stays as well. Where there are
 * no such papers at all, that is said, and all are listed.
 */
#ifndef NONMUN_UI_ONLY_H
#define NONMUN_UI_ONLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "ui/frame.h"

struct app;

enum {
	ONLY_UNREAD = 1 << 0,
	ONLY_STARRED = 1 << 1,
};

/* A member of struct marks. */
struct only {
	unsigned what;       /* a set of the above; 0: all */
	unsigned long made;  /* grows when lists are to be made anew */
	unsigned long dates; /* the same for that of dates, which may keep the
				selected post */
	unsigned before;     /* `what`, before it was changed last */
	struct {
		bool on;
		unsigned long made;
		size_t post, part;
	} held; /* what was read then, while that is `made` */
};

/* Whether an item is let through: a post's id, or the index of a part in the
 * selected post. */
bool only_lets(struct app *app, enum pane_id pane, size_t item);

/* Whether a part of the selected post is not let through, but kept since it was
 * being read. */
bool only_holds(const struct app *app, size_t part);

/* The list of papers is that of another day: nothing is kept any more. */
void only_let_go(struct app *app);

/* There are none: goes back to what was listed before, and says so. */
void only_give_up(struct app *app);

/* Dates are looked at again. */
void only_come_back(struct app *app);

/* Lets all through again; false when it did. */
bool only_clear(struct app *app);

/* "unread", "starred", both or nothing; appended. */
void only_label(const struct app *app, struct strbuf *out);

#endif
