// SPDX-License-Identifier: GPL-3.0-or-later
/* A find, looked at closely: struct found of finder.h is filled in here. */
#ifndef NONMUN_STORE_FINDER_FOUND_H
#define NONMUN_STORE_FINDER_FOUND_H

#include "store/finder-match.h"
#include "store/finder.h"

/* Fills in part, matches and lines of a part; found->card is its card. False
 * when nothing is found there. */
bool found_fill(struct found *found, struct finder_matcher *m, uint32_t part);

#endif
