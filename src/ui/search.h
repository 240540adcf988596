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
#include "ui/frame.h"
#include "ui/places.h"

struct app;

/* Where things were when the prompt was opened, to come back to by Esc, and
 * what was searched for then. */
struct search_origin {
	size_t post, part, row;
	struct place place;
	struct pattern *pattern; /* NULL while the prompt is closed */
	enum pane_id pane;
	size_t current;
};

struct search {
	struct pattern *pattern; /* NULL: nothing is searched for */
	enum pane_id pane;       /* whose text it searches */
	struct search_origin origin;

	/* The matches in one part (for the reader): offsets of post.text. */
	struct match *matches;
	size_t n, cap;
	size_t current;     /* index in `matches`; n: none */
	size_t post, part;  /* what they were found in */
	bool found;         /* they were looked for */
	struct error error; /* why the pattern is not one; else OK */
};

void search_init(struct search *s);
void search_release(struct search *s);

/* What the prompt did: searches for what is typed, accepts, or comes back. */
void search_typed(struct app *app);
void search_accept(struct app *app);
void search_cancel(struct app *app);

/* The matches in the part that the reader shows, found now if need be. */
const struct match *search_matches(struct app *app, size_t *n, size_t *current);

/* "3/17", "no match" or what is wrong with the pattern, for the status line;
 * appended. Nothing when nothing is searched for in the focused pane. */
void search_status(struct app *app, struct strbuf *out);

/* Whether a list's row matches: then it is drawn so. */
bool search_matches_row(struct app *app, enum pane_id pane, const char *text);

#endif
