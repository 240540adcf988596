// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A query taken apart into words, phrases and fields: what model/query.h says
 * of quotes, ":", "~", "-" and "OR" is decided here, and nothing of what they
 * mean.
 */
#ifndef NONMUN_MODEL_QUERY_TOKEN_H
#define NONMUN_MODEL_QUERY_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum query_field {
	FIELD_TEXT, /* none was named */
	FIELD_SECTION,
	FIELD_TITLE,
	FIELD_TAG,
	FIELD_NOTE,
	FIELD_ARXIV,
	FIELD_BEFORE,
	FIELD_AFTER,
	QUERY_FIELDS
};

struct query_token {
	enum query_field field;
	size_t begin,
	    end;       /* bytes of the value, without quotes; may be empty */
	bool either;   /* it is no value, but "OR" */
	bool excluded; /* "-" stands before it */
	bool quoted;
	bool regex;    /* the value begins with the "~" */
	bool finished; /* something follows, if only a blank or a quote */
};

/* Reads the token at or after `*at` of clean text and moves `*at` behind it;
 * false at the end. */
bool query_token_next(
    struct query_token *token, const char *s, size_t len, size_t *at);

/* The name that is typed before a colon, in front of a value, as if it were
 * that of a field, which it is not: "author" of "author:kim"; NULL where there
 * is none. It is searched for as text, which is hardly what was meant. The
 * caller frees. */
char *query_no_field(const char *typed);

/* "section", ...; "" for FIELD_TEXT. Borrowed. */
const char *query_field_name(enum query_field field);

#endif
