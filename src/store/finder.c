// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching the library: see finder.h. Rows are gone through from the newest
 * on; whatever happens to them meanwhile, each post is searched once for each
 * of its versions (finder-finds.h), and what was found is put in order again
 * before a step ends. A step may end within a post, which the next goes on
 * with, wherever its row is then; all of its parts are searched in one card,
 * and where that changes, all are searched anew.
 */
#include <config.h>

#include "store/finder.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "model/needs.h"
#include "store/finder-cards.h"
#include "store/finder-count.h"
#include "store/finder-finds.h"
#include "store/finder-found.h"
#include "store/finder-match.h"

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

	bool busy;               /* a post is being searched: */
	struct finder_post post; /* that, and what was found so far */
	uint32_t part;           /* its next */
	bool whole;              /* its card is not the catalogue's */

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
	free(f->post.items);
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
	if (!f->busy && f->row >= library_count(f->lib) &&
	    finder_finds_check(&f->finds))
		f->row = 0;
	if (f->finds.disorder)
		finder_finds_sort(&f->finds);
}

/* ---- Searching ---------------------------------------------------------- */

static void
note_limits(struct finder *f, size_t n, const struct error *err)
{
	if (!f->n_limits)
		f->error = *err;
	f->n_limits += n;
	f->over = f->n_limits >= LIMITS_MAX;
}

/* Parts that an expression in a field took too long for are left out, too. Each
 * attempt counts: all of one part are made within one step. */
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
add_find(struct finder_post *post, struct find find)
{
	post->items =
	    mem_grow(post->items, post->n, &post->cap, sizeof(*post->items));
	post->items[post->n++] = find;
}

static void
search_part(struct finder *f, const struct card *card, struct find find)
{
	struct card_part part;
	enum status status;
	struct error err;
	bool taken;

	card_part(card, find.part, &part);
	taken = finder_matcher_takes_part(&f->matcher, card, &part);
	note_field_limits(f);
	if (!taken)
		return;
	status = finder_count(&f->matcher, card, &part, &find, &err);
	if (status == ERR_LIMIT)
		note_limits(f, 1, &err);
	if (status == OK)
		add_find(&f->post, find);
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

static void
begin_post(struct finder *f, size_t id)
{
	const struct entry *entry = library_entry(f->lib, id);

	f->busy = true;
	f->post.id = id;
	f->post.version = entry->version;
	f->post.gone = entry->gone;
	f->post.n = 0;
	f->part = 0;
	f->whole = f->cards.whole;
}

static void
end_post(struct finder *f)
{
	finder_finds_add(&f->finds, &f->post);
	f->busy = false;
}

/* Gives up what was found in the post so far; its row is come by again. */
static void
leave_post(struct finder *f)
{
	f->busy = false;
	f->row = 0;
}

/* Whether the post, and where its card comes from, are as they were when its
 * search began. */
static bool
is_same(const struct finder *f)
{
	const struct entry *entry = library_entry(f->lib, f->post.id);

	return entry->version == f->post.version &&
	    entry->gone == f->post.gone && f->cards.whole == f->whole;
}

/* Whether by date and tags the post may have something. */
static bool
takes_post(struct finder *f, const struct card *card)
{
	const struct entry *entry = library_entry(f->lib, f->post.id);
	const struct date *date = card->date.year ? &card->date : &entry->date;
	bool taken = finder_matcher_takes_post(&f->matcher, card, date);

	note_field_limits(f);
	return taken;
}

/* Searches parts of the post until all are searched, or the time is over. */
static void
search_parts(struct finder *f, struct card *card, int64_t end)
{
	struct find find = {.id = f->post.id, .version = f->post.version};
	bool more = true;

	for (; more && f->part < card->n_parts && !f->over; f->part++) {
		find.part = f->part;
		if (!probe_allows(f, card, find.id, find.part))
			continue;
		/* One that is damaged is made anew, and with it all others. */
		if (!finder_cards_text(&f->cards, find.id, find.part, card) ||
		    !is_same(f)) {
			leave_post(f);
			return;
		}
		search_part(f, card, find);
		more = clock_now_us() < end;
	}
	if (f->part >= card->n_parts || f->over)
		end_post(f);
}

/* Goes on with the post that is being searched. */
static void
search_on(struct finder *f, int64_t end)
{
	struct card card;

	if (finder_cards_open(&f->cards, f->post.id, &card) && is_same(f))
		search_parts(f, &card, end);
	else
		leave_post(f);
}

/* Searches a post if need be. True when that took time. */
static bool
search_row(struct finder *f, size_t row, int64_t end)
{
	size_t id = library_id_at(f->lib, row);
	bool worth, open;
	struct card card;

	if (finder_finds_have(&f->finds, id))
		return false;
	worth = !is_ruled_out(f, id, library_entry(f->lib, id));
	open = worth && finder_cards_open(&f->cards, id, &card);
	/* Reading a post may have shown that it changed. */
	begin_post(f, id);
	if (open && takes_post(f, &card))
		search_parts(f, &card, end);
	else
		end_post(f);
	return worth;
}

/* The same for the post that is being searched, or else the next. */
static bool
search_next(struct finder *f, int64_t end)
{
	bool worked = true;

	if (f->busy)
		search_on(f, end);
	else
		worked = search_row(f, f->row++, end);
	/* Reading a post may have moved it. */
	follow_order(f);
	return worked;
}

static bool
has_more(const struct finder *f)
{
	return !f->over && (f->busy || f->row < library_count(f->lib));
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
	if (has_more(f))
		renew_probe(f);
	while (more && has_more(f)) {
		bool worked = search_next(f, end);

		if (worked || ++passed % ROWS_PER_LOOK == 0)
			more = clock_now_us() < end;
	}
	if (f->finds.disorder)
		finder_finds_sort(&f->finds);
	return has_more(f);
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
