// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The listing: a small file beside the cards that remembers the folders and
 * posts of a library in their order, so that the next start needs to read
 * neither names nor posts before its first screen. Whether it is still true
 * is seen by the folders' times; whatever else changed, refreshing finds.
 */
#ifndef NONMUN_STORE_LISTING_H
#define NONMUN_STORE_LISTING_H

#include <stddef.h>

#include "model/library.h"

struct listing;

/* Opens the listing of the library with these roots, below `folder`; NULL when
 * there is none or it is damaged, foreign or old. To be freed after the
 * library that adopted it. */
struct listing *
listing_open(const char *folder, const char *const *roots, size_t n);
void listing_free(struct listing *listing);

/* What library_adopt takes. Borrowed. */
const struct library_memory *listing_memory(const struct listing *listing);

/* Writes the listing of a library, under another name first, unless the same
 * is there already. Folders that were not read (another path to one that was,
 * or without permission) are remembered as such, for refreshing to look at. A
 * folder that was written to within the last seconds might change again
 * without its time showing it: then, when the library is small or
 * not of files, and when it cannot be written, nothing is done. */
void listing_write(const char *folder, struct library *lib);

#endif
