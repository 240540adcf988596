// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a search must find, by brute force: every character of every part of
 * every post is compared with what was typed, as pattern.h and query.h say it.
 * Shares no code with the program's search but for cleaning text.
 */
#ifndef NONMUN_TESTS_SEARCH_ORACLE_H
#define NONMUN_TESTS_SEARCH_ORACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/pattern.h"
#include "model/post.h"

enum { ORACLE_TERMS = 4 };

/* One word, phrase or expression. */
struct oracle_term {
	char typed[400]; /* not clean yet */
	char other[400]; /* of an expression: "~typed|other"; or "" */
	bool phrase;     /* in quotes: lone consonants mean themselves */
	bool finished;   /* so does its last syllable */
	bool expression; /* "." is any character */
	bool excluded;   /* must not be there */
	bool either;     /* this will do instead of the term before it */
};

/* What is typed, in pieces. A field whose text is "" is not asked for. An
 * identifier is never excluded. */
struct oracle_query {
	struct oracle_term terms[ORACLE_TERMS];
	size_t n_terms;
	struct oracle_term section, title, tag, arxiv, note;
	struct date after, before; /* days between those; year 0: none */
};

/* A post as the oracle reads it. */
struct oracle_post {
	struct post *post;
	struct date date;
	uint32_t *chars, *folded; /* of the text */
	uint32_t *at;             /* bytes; one more than there are chars */
	size_t n;
	struct oracle_post *notes; /* by part, without a post; NULL: none */
};

void oracle_read(struct oracle_post *o, const char *path);
void oracle_release(struct oracle_post *o);

/* Takes the note on a part, clean text; "": there is none. */
void oracle_note(struct oracle_post *o, size_t part, const char *note);

/* The note on a part of the post, borrowed; NULL: there is none. */
const struct oracle_post *
oracle_note_on(const struct oracle_post *o, const struct paper *part);

/* A part in which the query is found; `matches` are the caller's to free. */
struct oracle_find {
	const struct paper *part;
	struct match *matches;
	size_t n_matches, cap;
	size_t n_noted; /* of them, the last ones: bytes of the note */
	size_t n_lines;
};

bool oracle_find(const struct oracle_post *o, const struct paper *part,
    const struct oracle_query *query, struct oracle_find *find);

#endif
