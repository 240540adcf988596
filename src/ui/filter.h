// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Filters of the lists: rows that do not match what was typed are hidden. In
 * the list of papers, titles are matched; in that of dates, dates and titles,
 * and where no row has it there, the text of the digests is searched. That may
 * take a while: it is done in steps, and what was found shows as it is found.
 */
#ifndef NONMUN_UI_FILTER_H
#define NONMUN_UI_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "store/finder.h"
#include "ui/frame.h"
#include "ui/sieve.h"

struct app;

struct item {
	size_t id;     /* of a post, or index of a part */
	uint32_t part; /* of a post: where in it the text was found first;
			  app_first_paper: it was not */
};

struct items {
	struct item *items; /* in the order of their rows */
	size_t n, cap;
};

struct filter {
	struct strbuf typed; /* "": all is shown */
	struct pattern *pattern;
	struct error error; /* why it is not one; else OK */

	struct items shown;
	unsigned long changes; /* of `shown` */

	bool by_text;
	bool published;   /* `shown` has been found out (dates) */
	bool row_matches; /* some row has what was typed */
	bool keeps;       /* the selected post stays, whatever it is */
	/* What is being found out: by rows, then perhaps in the text. */
	bool working, streaming; /* streaming: what is found shows at once */
	struct items fresh;
	struct sieve rows;
	struct query *query;
	struct finder *finder;
	size_t taken; /* finds taken over */

	/* What that is made of. */
	struct {
		size_t post;
		unsigned version; /* of the post */
		unsigned long order, loads, marks;
		unsigned long made, dates; /* see ui/only.h */
		bool all_known;
	} basis;
};

/* The prompt for a filter is open for this list, and what was there before, to
 * come back to by Esc. */
struct filtering {
	enum pane_id pane;
	bool kept; /* `before` holds something */
	struct filter before;
	size_t post, part; /* selected then */
	size_t stand_in;   /* the post that was selected in its place */
};

void filter_init(struct filter *f);
void filter_release(struct filter *f);

/* The filter of a list, up to date as far as it is known; NULL when there is
 * none, or while results are shown. */
const struct filter *filter_of(struct app *app, enum pane_id pane);

/* Why it lets nothing through; NULL if nothing is wrong with it, or nothing is
 * typed yet. Borrowed. */
const char *filter_trouble(const struct filter *f);

/* Lets all through again; false when it did already. */
bool filter_clear(struct app *app, enum pane_id pane);

/* The same for one filter, that which is nearest to the pane with the focus,
 * and says so: the list's own, then that of marks, then the other list's. False
 * when there is none. */
bool filter_put_away(struct app *app);

/* Whether it is the lists that one moves in; says so where it is results or the
 * axis, which filters hide nothing of. */
bool filter_has_lists(struct app *app);

/* For the status line while one reads and the list of papers is not on the
 * screen: "unread, 22 hidden"; appended. */
void filter_say_hidden(struct app *app, struct strbuf *out);

/* Finds out some more of what is let through; false when there is nothing to
 * do. With `idle` a change of the library is followed, too. */
bool filter_step(struct app *app, bool idle);

/* Selects what of the selected post the filter was looking for: the first paper
 * in whose text it was found. Nothing happens where it was not. */
void filter_select_found(struct app *app);

/* Sets what is typed. What is wrong with it goes to the filter's error; then it
 * lets nothing through. The selection does not follow yet. */
void filter_set(struct app *app, enum pane_id pane, const char *typed);

/* Whether a filter is being typed. */
bool filter_is_asked(const struct app *app);

/* The header of a list with a filter, at its left what was typed and at its
 * right the position, in place of what is there; unchanged where there is none.
 * Where `cols` cells are too few for both, how many rows there are without the
 * filter, or how many are hidden, is left out. */
void filter_label(struct app *app, enum pane_id pane, int cols,
    struct strbuf *out, struct strbuf *right);

/* In a list without rows: says that nothing matches, or what is wrong. */
void filter_draw_nothing(
    struct app *app, enum pane_id pane, const struct rect *rect);

#endif
