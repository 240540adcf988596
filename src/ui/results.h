// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching the whole library from within the reader: the prompt of S, the
 * results it brings, and the way from there into a paper and back. While
 * results are open, they and the reader are the panes there are; where one was
 * before is remembered, and left as it was. The last results stay after that,
 * to be brought back.
 */
#ifndef NONMUN_UI_RESULTS_H
#define NONMUN_UI_RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/hunt.h"
#include "ui/prompt.h"
#include "ui/search.h"
#include "ui/standing.h"

struct app;

struct results {
	bool open;
	struct hunt *now;    /* shown, or shown last; NULL: none yet */
	struct hunt *before; /* while the prompt is open: what was `now` */
	bool was_open;       /* and whether it was shown */
	struct standing asked_from; /* where the prompt was opened */
	struct search asked_search; /* what was searched for then... */
	bool kept;                  /* ...if it is there */
	struct standing entered_from;
	struct search search; /* what was searched for there */
	struct history history;
	struct error error; /* of what is being typed; else OK */

	/* The selected result, as it was selected in the other panes. */
	const struct hunt *followed; /* NULL: it was not */
	struct spot spot;

	/* Nothing was found, but this may be, typed with the other layout. */
	struct hunt *other;
	bool other_tried;
	struct viewport nothing; /* while there is no hunt */
	int64_t checked;         /* when the library was looked at last, ms */
};

void results_init(struct results *r);
void results_release(struct results *r);

/* Begins to search papers and the notes on them; as hunt_new otherwise. */
struct hunt *
results_hunt(const struct app *app, const char *typed, struct error *err);

/* Searches on for about a millisecond; false when there is nothing to do. */
bool results_step(struct app *app);

/* Searches until there is something to be shown, or a few milliseconds. */
void results_hurry(struct app *app);

/* Selects the result under the cursor in the other panes, unless it is; where
 * the reader is in sight, it shows the match. */
void results_follow(struct app *app);

/* Opens the results that there are. */
void results_enter(struct app *app);

/* Goes into the selected result; comes back to the results from reading; goes
 * back to where one was before them. */
void results_read(struct app *app);
void results_return(struct app *app);
void results_leave(struct app *app);

/* Closes them while one reads; the lists show what is read, and filters that
 * would hide it are put away, too. What is done is said. */
void results_put_away(struct app *app);

/* While reading, goes on to the next paper found (`step` 1), or the one before
 * (-1), and selects it in the results, too; false when there is none. */
bool results_next(struct app *app, int step);

/* The same for the next one that is unread, whatever posts lie between. There
 * must be a journal. */
bool results_next_unread(struct app *app);

/* Whether what is read is one of the papers found. Then: goes on to another of
 * them, from the first match in it; says so if none comes after it; selects one
 * in the results. */
bool results_are_read(struct app *app);
void results_step_read(struct app *app, long by);
bool results_say_last(struct app *app);
void results_select(struct app *app, size_t id, size_t part);

/* Says that nothing more was found that way: no more papers or days. */
void results_say_end(struct app *app, long by, bool day);

/* Whether the search is over, and found nothing. */
bool results_are_none(const struct app *app);

/* What to search for instead, if nothing was found but that would be; NULL if
 * not. Borrowed. And to do so. */
const char *results_offer(struct app *app);
void results_take_offer(struct app *app);

#endif
