// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What to make of entries that came and went: only when all folders were
 * looked at can one tell that a file was moved.
 */
#ifndef NONMUN_MODEL_LIBRARY_SETTLE_H
#define NONMUN_MODEL_LIBRARY_SETTLE_H

#include "model/library-items.h"

/* An item was found, or not found again. While paths are added it has a row at
 * once; else it is settled later. */
void settle_come(struct library *lib, struct item *item);
void settle_lose(struct library *lib, struct item *item);

/* Does about as much as looking at one file; false when nothing is left to be
 * settled. */
bool settle_step(struct library *lib);

/* Takes note of what happened, for library_refresh_list. */
void settle_note(
    struct library *lib, const struct item *item, int what, size_t n_papers);

#endif
