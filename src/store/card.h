// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A card: what the catalogue keeps of one post. One run of bytes without
 * pointers, the same in a file and in memory, made from a parsed post
 * and looked at through a struct card, which checks every length and offset
 * first: a card may come from a file that somebody else wrote.
 *
 * A card holds the post's text (struct post.text) as it is, byte for byte: so
 * an offset in a card is the same place in the post.
 */
#ifndef NONMUN_STORE_CARD_H
#define NONMUN_STORE_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/post.h"

/* A section, a part and a post as they stand on a card. Borrowed from the
 * card's bytes; strings end in NUL. */
struct card_section {
	const char *heading;
	enum section_kind kind;
	uint32_t begin, end; /* bytes of the text */
};

struct card_part {
	enum part_kind kind;
	int number;
	const char *title, *url, *arxiv, *key; /* as in struct paper */
	unsigned line;
	uint32_t begin, end;
	uint32_t n_sections;
	uint32_t index; /* of the part in its post */
};

struct card {
	const unsigned char *bytes;
	size_t size; /* bytes; a multiple of 8 */
	struct date date;
	const char *title; /* may be NULL */
	const char *text;  /* no NUL at its end */
	uint32_t text_len;
	uint32_t n_parts, n_papers, n_tags;
};

/* Appends the card of a post to `out`, whose length must be a multiple of 8. */
void card_write(struct strbuf *out, const struct post *post);

/* A card that is read piece by piece into memory of its own, which is used
 * again for the next: its front first, then what its parts are asked for. */
struct card_room {
	struct card card;    /* once its front is there */
	struct strbuf bytes; /* as many as the card has; not all are set */
	size_t begin, end;   /* bytes of the card that were read at last */
};

void card_room_init(struct card_room *room);
void card_room_release(struct card_room *room);

/* Makes room for a card of `size` bytes, of which none was read. */
void card_room_begin(struct card_room *room, size_t size);

/* Looks at a card; `bytes` are aligned to 8. False when it is not well formed:
 * then nothing of it is to be used. A card that is has all its ranges within
 * its text, parts one behind the other, and so sections within their parts;
 * what its strings and text say is not looked at. */
bool card_open(struct card *card, const void *bytes, size_t size);

/* The same of a card of which only the first `front` bytes are there: its front
 * (below), or else false. */
bool card_open_front(
    struct card *card, const void *bytes, size_t size, size_t front);

/* An open card comes in pieces, each to be checked by itself before it is used:
 * all that stands before the text of the first part, then for each part its
 * text, with what stands behind it up to the next. */
enum { CARD_FRONT = 0 }; /* part i is piece i + 1 */

/* A piece's bytes, `*size` of them. */
const void *card_piece(const struct card *card, uint32_t piece, size_t *size);

/* Whether a piece's strings or text are UTF-8, and its ranges are of whole
 * characters, as patterns take for granted. Looks at all of it: to be asked
 * once of a card that somebody else may have written. */
bool card_piece_is_text(const struct card *card, uint32_t piece);

/* `i` is below card.n_parts, part.n_sections and card.n_tags. */
void card_part(const struct card *card, uint32_t i, struct card_part *part);
void card_section(const struct card *card, const struct card_part *part,
    uint32_t i, struct card_section *section);
const char *card_tag(const struct card *card, uint32_t i);

#endif
