// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Writing a segment: cards go to a file under a temporary name as they come;
 * what is kept in memory meanwhile is their records, and the signatures and
 * keys of their parts. Finishing adds index and directory, in steps, and gives
 * the file its name: until then it does not exist for anybody.
 */
#ifndef NONMUN_STORE_SEGMENT_WRITE_H
#define NONMUN_STORE_SEGMENT_WRITE_H

#include <stdbool.h>

#include "store/segment.h"

struct segment_writer;

/* Begins a segment on an open shelf (borrowed). NULL when no file can be
 * made. */
struct segment_writer *segment_writer_new(const struct shelf *shelf);

/* Drops what is not finished. */
void segment_writer_free(struct segment_writer *writer);

/* Adds a card; strings are copied. False when it cannot be written: then
 * nothing more is to be done with the writer but to free it. */
bool segment_writer_add(struct segment_writer *writer,
    const struct segment_item *item, const struct card *card);

/* Whether it has as many cards as it should. */
bool segment_writer_is_full(const struct segment_writer *writer);

enum segment_finish {
	SEGMENT_UNFINISHED, /* there is more to do */
	SEGMENT_FINISHED,   /* the file has its name */
	SEGMENT_FAILED,     /* it could not be written */
};

/* Finishes for about a millisecond. */
enum segment_finish segment_writer_finish(struct segment_writer *writer);

/* The name of the finished file. Borrowed. */
const char *segment_writer_name(const struct segment_writer *writer);

#endif
