// SPDX-License-Identifier: GPL-3.0-or-later
/* Cards for a finder: see finder-cards.h. Each post has but one place where
 * its card can be kept, by its id: neighbours in the library, which are shown
 * together, have ids that follow each other. When all places together have
 * more memory than they may, they are emptied one after the other. */
#include <config.h>

#include "store/finder-cards.h"

#include <stdlib.h>

#include "base/mem.h"

enum { KEPT = 128 };

void
finder_cards_init(
    struct finder_cards *cards, struct library *lib, struct catalogue *cat)
{
	*cards = (struct finder_cards){.lib = lib, .cat = cat};
	card_room_init(&cards->room);
}

void
finder_cards_release(struct finder_cards *cards)
{
	for (size_t i = 0; cards->kept && i < KEPT; i++)
		strbuf_release(&cards->kept[i].bytes);
	free(cards->kept);
	cards->kept = NULL;
	card_room_release(&cards->room);
}

static struct finder_kept *
place_of(struct finder_cards *cards, size_t id)
{
	if (!cards->kept) {
		cards->kept = mem_alloc(KEPT * sizeof(*cards->kept));
		for (size_t i = 0; i < KEPT; i++)
			strbuf_init(&cards->kept[i].bytes);
	}
	return &cards->kept[id % KEPT];
}

static void
empty(struct finder_cards *cards, struct finder_kept *k)
{
	cards->size -= k->bytes.cap;
	strbuf_release(&k->bytes);
}

/* Empties other places than this one, until all have no more than they may. */
static void
make_room(struct finder_cards *cards, const struct finder_kept *k)
{
	for (int i = 0; i < KEPT && cards->size > FINDER_KEPT_MAX; i++) {
		struct finder_kept *other = &cards->kept[cards->next];

		cards->next = (cards->next + 1) % KEPT;
		if (other != k)
			empty(cards, other);
	}
}

/* Reads the post into its place. */
static bool
read_card(struct finder_cards *cards, size_t id, struct finder_kept *k)
{
	struct post *post = library_read(cards->lib, id);

	empty(cards, k);
	cards->opened = false;
	if (!post)
		return false;
	card_write(&k->bytes, post);
	post_free(post);
	cards->size += k->bytes.cap;
	make_room(cards, k);
	k->id = id;
	k->version = library_entry(cards->lib, id)->version;
	return true;
}

/* Whether the card opened last is that of the post, and still there: the
 * catalogue has neither closed nor found anything since. */
static bool
is_opened(const struct finder_cards *cards, size_t id)
{
	return cards->opened && cards->id == id &&
	    cards->version == library_entry(cards->lib, id)->version &&
	    (!cards->cat ||
		cards->generation == catalogue_generation(cards->cat));
}

static bool
open_card(struct finder_cards *cards, size_t id, struct card *card)
{
	struct finder_kept *k;

	cards->whole = false;
	if (cards->cat && catalogue_card_open(cards->cat, id, &cards->room)) {
		*card = cards->room.card;
		return true;
	}
	cards->whole = true;
	k = place_of(cards, id);
	if ((!k->bytes.len || k->id != id ||
		k->version != library_entry(cards->lib, id)->version) &&
	    !read_card(cards, id, k))
		return false;
	return card_open(card, k->bytes.str, k->bytes.len);
}

bool
finder_cards_open(struct finder_cards *cards, size_t id, struct card *card)
{
	if (!is_opened(cards, id)) {
		cards->opened = open_card(cards, id, &cards->card);
		if (!cards->opened)
			return false;
		cards->id = id;
		cards->version = library_entry(cards->lib, id)->version;
		if (cards->cat)
			cards->generation = catalogue_generation(cards->cat);
	}
	*card = cards->card;
	return true;
}

bool
finder_cards_text(
    struct finder_cards *cards, size_t id, uint32_t part, struct card *card)
{
	return cards->whole ||
	    catalogue_text(cards->cat, id, &cards->room, part) ||
	    finder_cards_open(cards, id, card);
}

bool
finder_cards_get(struct finder_cards *cards, size_t id, struct card *card)
{
	bool ok = finder_cards_open(cards, id, card);

	for (uint32_t i = 0; ok && !cards->whole && i < card->n_parts; i++)
		ok = finder_cards_text(cards, id, i, card);
	cards->whole = ok;
	return ok;
}
