// SPDX-License-Identifier: GPL-3.0-or-later
/* What is found in one part, counted: the numbers of struct find (finder.h)
 * are filled in here. Which lines they are is finder-found.h's. */
#ifndef NONMUN_STORE_FINDER_COUNT_H
#define NONMUN_STORE_FINDER_COUNT_H

#include "store/finder-match.h"
#include "store/finder.h"

/* Searches a part that the matcher has taken; sets key, n_matches, n_lines and
 * on_title of a find in which they are 0. Status and `err` are those of
 * finder_matcher_search. */
enum status finder_count(struct finder_matcher *m, const struct card *card,
    const struct card_part *part, struct find *find, struct error *err);

#endif
