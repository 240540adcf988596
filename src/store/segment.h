// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A segment: an immutable file of cards, of at most about SEGMENT_SIZE bytes.
 *
 * - header: magic, sizes, where all else is; with its own checksum
 * - cards: as store/card.h says, each with a checksum of its front in its
 *   record
 * - index: a row for each bit of a signature (store/signature.h), a column for
 *   each part; none when there are few parts
 * - texts: a checksum of the text of each part
 * - keys: the hash of the key of each part (store/key.h), 0 for one that is no
 *   paper; all under one checksum
 * - directory: a record for each card, a checksum for each row of the index,
 *   and strings, all under one checksum
 *
 * All is in the byte order and layout of the machine that wrote it; another
 * one takes it for foreign. Opening reads and checks the header and the
 * directory: to know all posts, no card and no row is touched. All else is read
 * from the file, which stays open, when it is needed, and checked then. So a
 * file that shrinks or changes meanwhile, or a disk that fails, is damage like
 * any other; one that somebody has removed can still be read.
 */
#ifndef NONMUN_STORE_SEGMENT_H
#define NONMUN_STORE_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "model/library.h"
#include "store/card.h"
#include "store/shelf.h"
#include "store/signature.h"

#define SEGMENT_ENDING ".cards"

enum {
	SEGMENT_SIZE = 16 * 1024 * 1024,
	SEGMENT_COLUMNS_MAX = 8192,
	/* Fewer are sooner searched than the rows that would index them. */
	SEGMENT_COLUMNS_MIN = 256,
};

/* What a segment knows of a card. Strings are borrowed from the segment. */
struct segment_item {
	uint32_t root;    /* of the library's roots, the one it was found by */
	const char *path; /* below that root; "" when it is the root itself */
	struct facts facts;
	/* The file was written to while it was read, or just before: it may
	 * have changed again without its stamp showing it. */
	bool fresh;
};

struct segment;

/* Opens a segment of the shelf, for the caller to close. ERR_SYNTAX when it is
 * damaged, old or another library's; ERR_MISSING and ERR_IO as
 * shelf_open_file says, ERR_IO also when so many files are open that digests
 * could not be. `*segment` is NULL then. */
enum status segment_open(
    const struct shelf *shelf, const char *name, struct segment **segment);
void segment_close(struct segment *segment);

size_t segment_count(const struct segment *segment);
void segment_item(
    const struct segment *segment, size_t i, struct segment_item *item);
size_t segment_card_size(const struct segment *segment, size_t i);

/* Reads the front of a card into room->card; its parts' texts are not there.
 * False when it is damaged: then nothing in the room is to be used. */
bool segment_card(struct segment *segment, size_t i, struct card_room *room);

/* Reads the text of a part of the card that is in the room; that of parts after
 * it need not be there any more. False when it is damaged. */
bool segment_text(
    struct segment *segment, size_t i, struct card_room *room, uint32_t part);

/* The hashes of the keys of a card's parts, `*n` of them, without a look at the
 * card; good until the segment is closed. NULL when those of this segment are
 * damaged. */
const uint64_t *segment_keys(struct segment *segment, size_t i, size_t *n);

/* The columns of the parts of a card, as many as it has parts. */
size_t segment_columns(const struct segment *segment);
void segment_card_columns(
    const struct segment *segment, size_t i, size_t *first, size_t *n);

/* The words of a bitmap of the columns. */
size_t segment_map_words(const struct segment *segment);

/* Clears in `map`, a bitmap of the columns, those whose part certainly does
 * not hold what is asked for. False when the index is damaged: then the map
 * says nothing. */
bool segment_match(const struct segment *segment,
    const struct signature_query *query, uint64_t *map);

#endif
