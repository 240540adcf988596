// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Segments of the catalogue that somebody else writes: where their numbers
 * are, and checksums that are right whatever they say.
 */
#ifndef NONMUN_TESTS_FUZZ_SEGMENT_SEAL_H
#define NONMUN_TESTS_FUZZ_SEGMENT_SEAL_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "fields.h"
#include "store/segment-format.h"

/* As it is now; the file has room for one. */
struct segment_header seal_header(const struct strbuf *all);

/* The record of a card; false beyond the end. */
bool
seal_record(const struct strbuf *all, size_t i, struct segment_record *record);

/* The numbers of a segment that is right, and of one of its cards. */
struct fields seal_fields(const struct strbuf *all, size_t card);

/* Makes every sum that of what it stands for, as far as that is within the
 * file; and what a record says of the size of its card's front what the card
 * says, if `fronts`. */
void seal(struct strbuf *all, bool fronts);

#endif
