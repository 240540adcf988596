// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching the library: see finder.h. Rows are gone through from the newest
 * on; whatever happens to them meanwhile, each post is searched once for each
 * of its versions (finder-finds.h), and what was found is put in order again
 * before a step ends.
 */
#include <config.h>

#include "store/finder.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "model/needs.h"
#include "store/finder-cards.h"
#include "store/finder-finds.h"
#include "store/finder-found.h"
#include "store/finder-match.h"
#include "store/key.h"

enum {
	STEP_US = 1000,
	ROWS_PER_LOOK = 64, /* rows passed over between looks at the clock */
	/* Parts, or attempts at their fields, that may take too long, of one
	 * search. */
	LIMITS_MAX = 10,
};

struct finder {
	struct library *lib;
	struct catalogue *cat; /* may be NULL */
	struct query *query;
	struct finder_notes notes;
	struct finder_cards cards;
	struct finder_matcher matcher;
	struct probe *probe; /* NULL: none that is good now */
	unsigned long generation;
	struct needs needs; /* of all patterns */

	size_t row; /* all rows above it are searched */
	unsigned order;
	struct finder_finds finds;
	bool over; /* given up */
	size_t n_limits;
	size_t n_field_limits; /* of those, in fields: see query_limits */
	struct error error;
};

/* ---- Beginning and end -------------------------------------------------- */

struct finder *
finder_new(struct library *lib, struct catalogue *cat, struct query *query)
{
	struct finder *f = mem_alloc(sizeof(*f));

	f->lib = lib;
	f->cat = cat;
	f->query = query;
	f->n_field_limits = query_limits(query, NULL);
	f->order = library_order(lib);
	finder_finds_init(&f->finds, lib);
	finder_cards_init(&f->cards, lib, cat);
	finder_notes_init(&f->notes, query);
	finder_matcher_init(&f->matcher, query, &f->notes);
	for (size_t i = 0; i < query_patterns(query); i++)
		needs_add_all(
		    &f->needs, pattern_needs(query_pattern(query, i)));
	return f;
}

void
finder_free(struct finder *f)
{
	if (!f)
		return;
	probe_free(f->probe);
	finder_matcher_release(&f->matcher);
	finder_notes_release(&f->notes);
	finder_cards_release(&f->cards);
	needs_release(&f->needs);
	finder_finds_release(&f->finds);
	free(f);
}

void
finder_search_notes(struct finder *f, struct journal *journal)
{
	f->notes.journal = journal;
}

/* ---- The library -------------------------------------------------------- */

static void
follow_order(struct finder *f)
{
	if (f->order == library_order(f->lib))
		return;
	f->order = library_order(f->lib);
	f->row = 0;
	f->finds.disorder = true;
}

/* Follows what happened to the library since the last step. */
static void
follow_library(struct finder *f)
{
	follow_order(f);
	if (f->row >= library_count(f->lib) && finder_finds_check(&f->finds))
		f->row = 0;
	if (f->finds.disorder)
		finder_finds_sort(&f->finds);
}

/* ---- Searching ---------------------------------------------------------- */

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

static void
note_limits(struct finder *f, size_t n, const struct error *err)
{
	if (!f->n_limits)
		f->error = *err;
	f->n_limits += n;
	f->over = f->n_limits >= LIMITS_MAX;
}

/* Parts that an expression in a field took too long for are left out, too. Each
 * attempt counts: all of one post are made within one step. */
static void
note_field_limits(struct finder *f)
{
	struct error err;
	size_t n = query_limits(f->query, &err);

	if (n > f->n_field_limits)
		note_limits(f, n - f->n_field_limits, &err);
	f->n_field_limits = n;
}

static void
search_part(struct finder *f, const struct card *card, struct find find)
{
	struct card_part part;
	struct counter counter = {
	    card->text, &part, 0, false, &f->matcher, &find};
	struct finder_visitor visitor = {count_match, count_noted, &counter};
	enum status status;
	struct error err;
	bool taken;

	card_part(card, find.part, &part);
	taken = finder_matcher_takes_part(&f->matcher, card, &part);
	note_field_limits(f);
	if (!taken)
		return;
	status = finder_matcher_search(&f->matcher, card, &visitor, &err);
	if (status == ERR_LIMIT)
		note_limits(f, 1, &err);
	if (status != OK)
		return;
	find.key = part.kind == PART_PAPER ? key_hash(part.key) : 0;
	if (!find.n_matches) {
		find.n_lines = 1;
		find.on_title =
		    is_on_title(card->text, &part, f->matcher.ranges[0].begin);
	}
	finder_finds_add(&f->finds, find);
}

/* The index knows nothing of notes. */
static bool
probe_allows(
    const struct finder *f, const struct card *card, size_t id, uint32_t i)
{
	struct card_part part;

	if (!f->probe || probe_part(f->probe, id, i))
		return true;
	if (!f->notes.n)
		return false;
	card_part(card, i, &part);
	return part.kind == PART_PAPER && finder_notes_on(&f->notes, part.key);
}

/* Searches the parts of a post. */
static void
search_card(struct finder *f, size_t id, const struct card *card)
{
	const struct entry *entry = library_entry(f->lib, id);
	struct find find = {.id = id, .version = entry->version};
	const struct date *date = card->date.year ? &card->date : &entry->date;
	bool taken = finder_matcher_takes_post(&f->matcher, card, date);

	note_field_limits(f);
	if (!taken)
		return;
	for (find.part = 0; find.part < card->n_parts && !f->over; find.part++)
		if (probe_allows(f, card, id, find.part))
			search_part(f, card, find);
}

/* Gets the card of a post, of which those parts may be read that the index
 * allows. */
static bool
get_card(struct finder *f, size_t id, struct card *card)
{
	bool ok = finder_cards_open(&f->cards, id, card);

	for (uint32_t i = 0; ok && i < card->n_parts; i++)
		if (probe_allows(f, card, id, i))
			ok = finder_cards_text(&f->cards, id, i, card);
	return ok;
}

/* Whether there may be notes to be searched on papers of a post. */
static bool
may_have_notes(const struct finder *f, size_t id)
{
	const uint64_t *keys;
	size_t n;

	if (!f->notes.n)
		return false;
	keys = f->cat ? catalogue_keys(f->cat, id, &n) : NULL;
	return !keys || finder_notes_on_any(&f->notes, keys, n);
}

/* Whether neither text nor notes of a post can hold what is searched for. */
static bool
holds_nothing(const struct finder *f, size_t id)
{
	bool by_text = f->probe && !probe_post(f->probe, id);

	return (by_text || query_note_patterns(f->query)) &&
	    !may_have_notes(f, id);
}

/* Whether it can be told without its card that nothing is found in a post. One
 * that is gone and still in sight is not read: there is nothing to read. */
static bool
is_ruled_out(const struct finder *f, size_t id, const struct entry *entry)
{
	return entry->gone || holds_nothing(f, id) ||
	    (entry->state == ENTRY_KNOWN &&
		!query_allows_day(f->query, &entry->date));
}

/* Searches a post if need be. True when that took time. */
static bool
search_row(struct finder *f, size_t row)
{
	size_t id = library_id_at(f->lib, row);
	struct card card;
	bool worth;

	if (!finder_finds_begin(&f->finds, row))
		return false;
	worth = !is_ruled_out(f, id, library_entry(f->lib, id));
	if (worth && get_card(f, id, &card))
		search_card(f, id, &card);
	/* Reading a post may have moved it. */
	finder_finds_end(&f->finds, library_row_of(f->lib, id));
	follow_order(f);
	return worth;
}

/* Makes the catalogue's index of use, for as long as it is good. */
static void
renew_probe(struct finder *f)
{
	if (!f->cat || !f->needs.n)
		return;
	if (f->probe && f->generation == catalogue_generation(f->cat))
		return;
	probe_free(f->probe);
	f->generation = catalogue_generation(f->cat);
	f->probe = probe_new(f->cat, &f->needs);
}

bool
finder_step(struct finder *f)
{
	int64_t end = clock_now_us() + STEP_US;
	size_t passed = 0;
	bool more = true;

	while (finder_notes_step(&f->notes))
		if (clock_now_us() >= end)
			return true;
	follow_library(f);
	if (!f->over && f->row < library_count(f->lib))
		renew_probe(f);
	while (more && f->row < library_count(f->lib) && !f->over) {
		bool worked = search_row(f, f->row++);

		if (worked || ++passed % ROWS_PER_LOOK == 0)
			more = clock_now_us() < end;
	}
	if (f->finds.disorder)
		finder_finds_sort(&f->finds);
	return f->row < library_count(f->lib) && !f->over;
}

/* ---- What was found ----------------------------------------------------- */

const struct find *
finder_finds(const struct finder *f, size_t *n)
{
	*n = f->finds.n;
	return f->finds.items;
}

struct find_totals
finder_totals(const struct finder *f)
{
	struct find_totals totals = f->finds.totals;

	totals.posts = library_count(f->lib);
	return totals;
}

unsigned long
finder_changes(const struct finder *f)
{
	return f->finds.sorts;
}

const struct error *
finder_error(const struct finder *f)
{
	return &f->error;
}

bool
finder_look(struct finder *f, const struct find *find, struct found *found)
{
	const struct entry *entry = library_entry(f->lib, find->id);

	return !entry->gone && entry->version == find->version &&
	    finder_cards_open(&f->cards, find->id, &found->card) &&
	    find->part < found->card.n_parts &&
	    finder_cards_text(&f->cards, find->id, find->part, &found->card) &&
	    found_fill(found, &f->matcher, find->part);
}
