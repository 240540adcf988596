// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a query consists of, for the files it is made in. All its terms must
 * hold. A term is a text, or any of several; the excluded ones hold where none
 * of them matches. What days are asked for are the two they are between.
 */
#ifndef NONMUN_MODEL_QUERY_TERMS_H
#define NONMUN_MODEL_QUERY_TERMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "model/date.h"
#include "model/pattern.h"
#include "model/query-token.h"

/* A text to be found, or how an identifier begins. */
struct word {
	char *typed;
	unsigned how; /* see struct pattern_text */
};

struct term {
	struct word *words; /* any of them; of FIELD_SECTION but one */
	size_t n, cap;
	struct pattern *pattern; /* of them all; of FIELD_ARXIV NULL */
};

struct terms {
	struct term *items;
	size_t n, cap;
};

/* What expressions in fields were given up for; asking makes no other
 * difference to a query. */
struct trouble {
	size_t n;
	struct error error; /* the last one */
};

struct query {
	struct terms wanted[QUERY_FIELDS], excluded[QUERY_FIELDS];
	struct pattern *any;         /* of two wanted texts or more */
	struct pattern *any_in_note; /* of two or more */
	struct date before, after;   /* year 0: none */
	struct trouble *trouble;
};

/* Reads clean text into an empty query; false with `err` as query_new has it.
 * What was read until then is there to be freed. */
bool
query_read(struct query *q, const char *typed, size_t len, struct error *err);

#endif
