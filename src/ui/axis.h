// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The section axis: one kind of section of many papers in one flow, as all the
 * Limitations of a day. The papers are those of a day's list, of the results of
 * a search, or of all days in the list of starred ones; those without such a
 * section are left out. Of a paper that stands in several posts, the newest one
 * of them counts.
 *
 * Which paper has which kinds is found out in steps, from cards, and kept; text
 * is laid out only near what is in sight.
 *
 * Scrolling selects the paper at the top of the window, and a step to another
 * paper puts that there, but the last one, when one goes to the end, as far
 * down as it reaches; only where all of them fit into the window it stays, and
 * the selected one is somewhere in it. Where that is is remembered as a place
 * in its text and the rows above it, and found again at another size, in a
 * changed digest, or when other papers come and go.
 */
#ifndef NONMUN_UI_AXIS_H
#define NONMUN_UI_AXIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/finder-cards.h"
#include "ui/axis-list.h"
#include "ui/axis-place.h"
#include "ui/axis-strip.h"
#include "ui/standing.h"
#include "ui/stay.h"
#include "ui/viewport.h"

struct app;

enum axis_source { AXIS_DAY, AXIS_RESULTS, AXIS_STARRED };

/* Strips that are kept: more than papers are in sight on any screen. */
enum { AXIS_STRIPS = 128 };

/* Where the window is, to be found again: the selected paper, and the words
 * there. */
enum { AXIS_WORDS = 48 };
struct axis_spot {
	struct strip_basis basis; /* of the strip that it was taken from */
	size_t row;               /* of its strip */
	size_t above;             /* rows of the window */
	bool first;               /* which are the first of all */
	uint32_t at;              /* bytes from the section's begin */
	uint32_t n_words;         /* bytes of `words`, the text from there on */
	char words[AXIS_WORDS];
	char *key; /* the paper's; NULL: no spot */
};

/* What the list was made of: when it changes, it is to be made anew. */
struct axis_basis {
	const void *hunt;
	size_t id;
	unsigned version;
	unsigned long changes, rows;
};

/* A post that is no longer one of those that the library keeps. */
struct axis_held {
	struct post *post;
	size_t id;
	unsigned version;
};

/* A member of struct app. */
struct axis {
	bool open;
	bool over_results; /* it was opened while results were */
	struct standing entered_from;
	enum axis_source source;
	size_t day; /* the post, where that is the source */

	/* The kind that was asked for last, also while no paper has it. */
	enum section_kind kind;
	char *heading; /* NULL: none was */

	struct axis_list list;
	struct axis_list fresh; /* to take its place when it is complete */
	bool renewing;          /* it is being made */
	size_t scanned; /* of the source's rows, for the one in making */
	bool complete;  /* all were */
	struct axis_basis basis;
	struct finder_cards cards;

	struct strip strips[AXIS_STRIPS];
	struct axis_held held;
	unsigned long shown;   /* grows with each kind that is shown */
	unsigned long changes; /* grows when the items are others */

	struct axis_at at; /* at the top of the window */
	size_t item;       /* the selected one: in sight */
	struct axis_spot spot;
	bool seeking; /* this paper, which is yet to come: */
	size_t seek_id, seek_part;
	unsigned width;       /* of the text */
	struct viewport view; /* of items; its height in rows */

	struct stay stay;
};

void axis_init(struct axis *axis, struct library *lib, struct catalogue *cat);
void axis_release(struct axis *axis);

/* Whether papers may yet be added to its list. */
bool axis_is_growing(const struct app *app);

/* Whether it is what the reader was entered from, and leads back to. */
bool axis_is_beneath(const struct app *app);

/* Where one is, to come back to; does nothing where that is no more. */
struct axis_place axis_place(const struct app *app);
void axis_set_place(struct app *app, const struct axis_place *place);

/* Goes into the selected paper, at that place; comes back from it; goes back
 * to where one was before, or forgets it, since one has gone elsewhere. */
void axis_read(struct app *app);
void axis_return(struct app *app);
void axis_leave(struct app *app);
void axis_close(struct app *app);

/* Goes through the papers of the selected day from now on. */
void axis_open_day(struct app *app);

/* axis-step.c. Goes that many papers on, or days, or to the n-th paper, from
 * 1. */
void axis_step_paper(struct app *app, long by);
void axis_step_day(struct app *app, long by);
void axis_go_nth(struct app *app, int n);

/* Looks at some more papers, or lays out what may be scrolled to next; false
 * when there is nothing to do. */
bool axis_step(struct app *app);

/* The same until there is something to be shown, or a few milliseconds. */
void axis_hurry(struct app *app);

/* ---- Within the axis ---------------------------------------------------- */

/* axis-scan.c. Makes the list anew when what it is made of has changed, as far
 * as that can be done at once. */
void axis_check(struct app *app);

/* Begins a list, with the kind that was asked for. */
void axis_begin(struct app *app);

/* Looks at some more papers for it; false when there is nothing to do. */
bool axis_scan(struct app *app);

/* axis-window.c. The strip of an item, laid out if need be. Borrowed until
 * another is asked for. */
const struct strip *axis_strip(struct app *app, size_t item);

/* Whether that needs no work. */
bool axis_has_strip(struct app *app, size_t item);

/* Takes a new size: rows of text, and cells. */
void axis_resize(struct app *app, size_t height, unsigned width);

/* Scrolls by rows; selects an item, and shows it from its row `row` on. */
void axis_scroll(struct app *app, long by);
void axis_show_item(struct app *app, size_t item);
void axis_show_end(struct app *app); /* the last item, no blank rows below */
void axis_show_row(struct app *app, size_t item, size_t row);

/* Goes to where the remembered place is now. */
void axis_find_spot(struct app *app);

#endif
