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
#include "store/finder-cards.h"
#include "store/finder-finds.h"
#include "store/finder-found.h"
#include "store/finder-match.h"

enum {
	STEP_US = 1000,
	ROWS_PER_LOOK = 64, /* rows passed over between looks at the clock */
	LIMITS_MAX = 10,    /* parts that may take too long, of one search */
};

struct finder {
	struct library *lib;
	struct catalogue *cat; /* may be NULL */
	struct query *query;
	struct finder_cards cards;
	struct finder_matcher matcher;
	struct probe *probe; /* NULL: none that is good now */
	unsigned long generation;
	const char **words; /* of all patterns; borrowed from them */
	size_t n_words, cap_words;

	size_t row; /* all rows above it are searched */
	unsigned order;
	struct finder_finds finds;
	bool over; /* given up */
	size_t n_limits;
	size_t n_field_limits; /* of those, in fields: see query_limits */
	struct error error;
};

/* ---- Beginning and end -------------------------------------------------- */

static void
take_words(struct finder *f)
{
	for (size_t i = 0; i < query_patterns(f->query); i++) {
		size_t n;
		const char *const *words =
		    pattern_words(query_pattern(f->query, i), &n);

		for (size_t k = 0; k < n; k++) {
			f->words = mem_grow(f->words, f->n_words, &f->cap_words,
			    sizeof(*f->words));
			f->words[f->n_words++] = words[k];
		}
	}
}

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
	finder_matcher_init(&f->matcher, query);
	take_words(f);
	return f;
}

void
finder_free(struct finder *f)
{
	if (!f)
		return;
	probe_free(f->probe);
	finder_matcher_release(&f->matcher);
	finder_cards_release(&f->cards);
	free(f->words);
	finder_finds_release(&f->finds);
	free(f);
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
	uint32_t last; /* where the match before begins */
	struct find *find;
};

static void
count_match(void *ctx, struct match match)
{
	struct counter *c = ctx;

	if (!c->find->n_matches++ ||
	    memchr(c->text + c->last, '\n', match.begin - c->last))
		c->find->n_lines++;
	c->last = match.begin;
}

static void
note_limit(struct finder *f, const struct error *err)
{
	if (!f->n_limits++)
		f->error = *err;
	f->over = f->n_limits >= LIMITS_MAX;
}

/* Parts that an expression in a field took too long for are left out, too. */
static void
note_field_limits(struct finder *f)
{
	struct error err;
	size_t n = query_limits(f->query, &err);

	if (n > f->n_field_limits)
		note_limit(f, &err);
	f->n_field_limits = n;
}

static void
search_part(struct finder *f, const struct card *card, struct find find)
{
	struct counter counter = {card->text, 0, &find};
	struct finder_visitor visitor = {count_match, &counter};
	struct card_part part;
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
		note_limit(f, &err);
	if (status != OK)
		return;
	if (!find.n_matches)
		find.n_lines = 1;
	finder_finds_add(&f->finds, find);
}

static bool
probe_allows(const struct finder *f, size_t id, uint32_t part)
{
	return !f->probe || probe_part(f->probe, id, part);
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
		if (probe_allows(f, id, find.part))
			search_part(f, card, find);
}

/* Whether it can be told without its card that nothing is found in a post. One
 * that is gone and still in sight is not read: there is nothing to read. */
static bool
is_ruled_out(const struct finder *f, size_t id, const struct entry *entry)
{
	return entry->gone || (f->probe && !probe_post(f->probe, id)) ||
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
	if (worth && finder_cards_get(&f->cards, id, &card))
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
	if (!f->cat || !f->n_words)
		return;
	if (f->probe && f->generation == catalogue_generation(f->cat))
		return;
	probe_free(f->probe);
	f->generation = catalogue_generation(f->cat);
	f->probe = probe_new(f->cat, f->words, f->n_words);
}

bool
finder_step(struct finder *f)
{
	int64_t end = clock_now_us() + STEP_US;
	size_t passed = 0;
	bool more = true;

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
	    finder_cards_get(&f->cards, find->id, &found->card) &&
	    found_fill(found, &f->matcher, find->part);
}
