// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Queries cut out of texts at random, and changed as people change what they
 * look for: case, spelling, initials, unfinished syllables, other blanks, words
 * of the same part, or any of them, fields; or mistyped. Some must not be
 * there.
 */
#ifndef NONMUN_TESTS_SEARCH_TRIAL_H
#define NONMUN_TESTS_SEARCH_TRIAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "search-oracle.h"

/* A query as it is typed, and what it means. */
struct search_trial {
	struct strbuf typed;
	struct oracle_query query;
};

/* Makes up a query from `n` posts; `seed` goes on with it. */
void search_trial_make(struct search_trial *trial,
    const struct oracle_post *posts, size_t n, uint32_t *seed);

#endif
