// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a finder has its cards from: the catalogue, or the digests themselves
 * while it has none. A few of those that were read are kept, so that what is
 * found in them can be shown again and again. */
#ifndef NONMUN_STORE_FINDER_CARDS_H
#define NONMUN_STORE_FINDER_CARDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/library.h"
#include "store/card.h"
#include "store/catalogue.h"

/* Bytes of cards that are kept; more only where a single one has more. */
enum { FINDER_KEPT_MAX = 4 * 1024 * 1024 };

/* A place for the card of one post that was read. */
struct finder_kept {
	size_t id;
	unsigned version;
	struct strbuf bytes; /* empty: none is kept */
};

struct finder_cards {
	struct library *lib;
	struct catalogue *cat; /* may be NULL */
	struct finder_kept *kept;
	size_t size; /* of the memory of all that are kept, in bytes */
	size_t next; /* place to be emptied */

	/* The one asked for last, so that a post of many parts is not opened
	 * for each of them. */
	struct card card;
	struct card_room room; /* for those of the catalogue */
	size_t id;
	unsigned version;         /* of the post's entry, then */
	unsigned long generation; /* of the catalogue, then */
	bool opened;
	bool whole; /* the text of all its parts may be read */
};

/* `lib` and `cat` are borrowed. */
void finder_cards_init(
    struct finder_cards *cards, struct library *lib, struct catalogue *cat);
void finder_cards_release(struct finder_cards *cards);

/* The card of a post as it is now, good until the next is asked for or the
 * next step of the catalogue; false when the post is bad. May read the post,
 * and so change the order of the library. */
bool finder_cards_get(struct finder_cards *cards, size_t id, struct card *card);

/* The same for who needs the text of few of its parts: that of a part may be
 * read when finder_cards_text was called for it. Where it turns out to be
 * damaged, that makes the card anew; it fails as above. */
bool
finder_cards_open(struct finder_cards *cards, size_t id, struct card *card);
bool finder_cards_text(
    struct finder_cards *cards, size_t id, uint32_t part, struct card *card);

#endif
