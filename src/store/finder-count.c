// SPDX-License-Identifier: GPL-3.0-or-later
/* Counting what is found in a part: see finder-count.h. */
#include <config.h>

#include "store/finder-count.h"

#include <string.h>

#include "store/key.h"

struct counter {
	const char *text;
	const struct card_part *part;
	uint32_t last; /* where the match before begins */
	bool noted;    /* in the note, there was one */
	const struct finder_matcher *matcher;
	struct find *find;
};

/* A paper's first line is its title. */
static bool
is_on_title(const char *text, const struct card_part *part, uint32_t at)
{
	return part->kind == PART_PAPER &&
	    !memchr(text + part->begin, '\n', at - part->begin);
}

static void
count_match(void *ctx, struct match match)
{
	struct counter *c = ctx;

	if (!c->find->n_matches)
		c->find->on_title = is_on_title(c->text, c->part, match.begin);
	if (!c->find->n_matches++ ||
	    memchr(c->text + c->last, '\n', match.begin - c->last))
		c->find->n_lines++;
	c->last = match.begin;
}

static void
count_noted(void *ctx, struct match match)
{
	struct counter *c = ctx;
	const struct finder_note *note = c->matcher->note;

	if (!c->noted ||
	    memchr(note->text + c->last, '\n', match.begin - c->last))
		c->find->n_lines++;
	c->find->n_matches++;
	c->noted = true;
	c->last = match.begin;
}

enum status
finder_count(struct finder_matcher *m, const struct card *card,
    const struct card_part *part, struct find *find, struct error *err)
{
	struct counter counter = {card->text, part, 0, false, m, find};
	struct finder_visitor visitor = {count_match, count_noted, &counter};
	enum status status = finder_matcher_search(m, card, &visitor, err);

	if (status != OK)
		return status;
	find->key = part->kind == PART_PAPER ? key_hash(part->key) : 0;
	if (!find->n_matches) {
		find->n_lines = 1;
		find->on_title =
		    is_on_title(card->text, part, m->ranges[0].begin);
	}
	return OK;
}
