// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the values of a query's fields say: days (also for the command line),
 * and identifiers of papers of which only the beginning may be there.
 */
#ifndef NONMUN_MODEL_QUERY_VALUE_H
#define NONMUN_MODEL_QUERY_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/date.h"

/* Reads a day, month or year: 2025-10-01 (as date_parse has it, but with
 * nothing behind it), 2025-10, 2025; or a day as seen from here and now: today,
 * yesterday, or 7d, seven days ago. Gives its first and its last day. */
bool query_read_days(const char *s, struct date *first, struct date *last);

/* The i-th of the words for days as seen from here, as far as they can be
 * listed; NULL behind the last. */
const char *query_day_word(size_t i);

/* The beginning that an identifier must have for a value that is an arXiv
 * identifier, the URL of such a paper, or the beginning of an identifier; a
 * version does not count. The caller frees. */
char *query_read_arxiv(const char *s);

#endif
