// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching the focused pane as one types. In the reader, the matches are
 * ranges of the post's text within the shown part, so that they do not depend
 * on how its lines are wrapped; in the lists, rows whose text matches.
 */
#ifndef NONMUN_UI_SEARCH_H
#define NONMUN_UI_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/pattern.h"
#include "ui/axis-place.h"
#include "ui/frame.h"
#include "ui/places.h"
#include "ui/sieve.h"

struct app;

/* What is searched for: a pattern, or whatever a query finds. */
struct sought;

/* Where things were when the prompt was opened, to come back to by Esc, and
 * what was searched for then. */
struct search_origin {
	size_t post, part, row;
	struct place place;
	struct axis_place axis;
	struct sought *sought; /* NULL while the prompt is closed */
	enum pane_id pane;
	size_t current;
};

/* What the rows of a list depend on: when it changes, which of them match is
 * to be found out again. */
struct search_basis {
	enum pane_id pane; /* PANES: no list */
	size_t post;
	const void *list;
	unsigned long changes, loads, filtered;
	int cols;
	bool all_known;
};

/* A row to go to, as soon as it is known which one matches. */
struct search_seek {
	int step; /* 0: none */
	size_t from;
	bool around; /* the rows up to there had none */
	bool typed;  /* from the prompt: nothing is said */
};

struct search {
	struct sought *sought;
	const struct pattern
	    *pattern;      /* of it; NULL: nothing is searched for */
	enum pane_id pane; /* whose text it searches */
	struct search_origin origin;

	/* The rows of a list that match. */
	struct sieve rows;
	struct search_basis basis;
	struct search_seek seek;

	/* The matches in one part (for the reader): offsets of post.text. */
	struct match *matches;
	size_t n, cap;
	size_t current;      /* index in `matches`; n: none */
	size_t post, part;   /* what they were found in */
	bool found;          /* they were looked for */
	unsigned age;        /* keys since one searched; no more than 2 */
	struct error error;  /* why the pattern is not one; else OK */
	bool offered;        /* it was looked for: */
	struct strbuf offer; /* what would match, typed with the other
				keyboard layout; "": nothing */
};

void search_init(struct search *s);
void search_release(struct search *s);

/* Searches the reader's part for what the query finds, and makes the match at
 * `at` the current one. */
void search_query(struct app *app, const char *typed, uint32_t at);

/* Whether it is what the open results were searched for. */
bool search_is_of_results(const struct app *app);

/* Whether a search within the results is active. */
bool search_in_results(const struct app *app);

/* Puts the search away; false when nothing of it was on the screen. */
bool search_put_away(struct app *app);

/* A key was pressed: that nothing was found is no news any more. */
void search_key(struct app *app);

/* Tries some more rows of a list; false when there is nothing to do. */
bool search_step(struct app *app);

/* The matches in the part that the reader shows, found now if need be. */
const struct match *search_matches(struct app *app, size_t *n, size_t *current);

/* The first matches in a text, `most` of them or fewer; how many. What takes
 * too long is told by the search's error, and is not tried again. */
size_t search_find_all(struct search *search, const char *text, size_t len,
    struct match *matches, size_t most);

/* For rows of lists: search-list.c. Goes to the first row that matches, from
 * `from` on and around; or to the next one, saying so when it went around:
 * false when that is not known yet, or it did, or there is none. */
void search_list_first(struct app *app, size_t from);
bool search_list_next(struct app *app, int step);
void search_list_status(struct app *app, struct strbuf *out);
bool search_text_matches(struct search *s, const char *text);

/* The same text as typed with the other keyboard layout, if it would be found
 * where the search found nothing; NULL if not. Borrowed from the search. */
const char *search_offer(struct app *app);
void search_no_match(struct app *app, struct strbuf *out);

/* "3/17", right after searching "no match", or what is wrong with the pattern,
 * for the status line; appended. Nothing when nothing is searched for in the
 * focused pane. */
void search_status(struct app *app, struct strbuf *out);

/* Whether a list's row matches: then it is drawn so. */
bool search_matches_row(struct app *app, enum pane_id pane, const char *text);

#endif
