// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How a query meets a card. Fields say which parts are searched, and which
 * ranges of their text: the whole part, or those of its sections that are
 * asked for, each by itself, or what is left without those that are excluded.
 * All patterns must match somewhere in them, or in the note on the paper where
 * no sections are asked for, and none that is excluded may; what is found is
 * where any of the first does.
 *
 * A range is searched as the reader searches a part: its text without what
 * stands around it, from match to match.
 */
#ifndef NONMUN_STORE_FINDER_MATCH_H
#define NONMUN_STORE_FINDER_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "model/query.h"
#include "store/card.h"
#include "store/finder-notes.h"

struct finder_matcher {
	struct query *query; /* borrowed */
	struct match
	    *ranges; /* of the part at hand: bytes of the post's text */
	size_t n_ranges, cap_ranges;
	const struct finder_notes *notes; /* borrowed */
	const struct finder_note *note;   /* on the part at hand, or NULL */
	const char **tags;                /* of the card at hand */
	size_t cap_tags;
};

void finder_matcher_init(struct finder_matcher *m, struct query *query,
    const struct finder_notes *notes);
void finder_matcher_release(struct finder_matcher *m);

/* Whether the post may hold what is asked for; `date` is its day. */
bool finder_matcher_takes_post(
    struct finder_matcher *m, const struct card *card, const struct date *date);

/* Whether the part may, by its fields; sets m->ranges and m->note. */
bool finder_matcher_takes_part(struct finder_matcher *m,
    const struct card *card, const struct card_part *part);

/* Told of each match in the ranges, in order; bytes of the post's text. Then of
 * those in the note, bytes of that. */
struct finder_visitor {
	void (*match)(void *ctx, struct match match);
	void (*noted)(void *ctx, struct match match);
	void *ctx;
};

/* Searches m->ranges and m->note. OK when all patterns match and none that is
 * excluded does (matches are told of then), ERR_MISSING when not; ERR_LIMIT
 * with `err` when matching took too long, which may be after some matches. */
enum status
finder_matcher_search(struct finder_matcher *m, const struct card *card,
    const struct finder_visitor *visitor, struct error *err);

#endif
