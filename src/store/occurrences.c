// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which papers stand in which posts: see occurrences.h. A post is known by the
 * version that its entry had. Whether the library has changed is seen from what
 * it and the catalogue count; only then all posts are passed, once.
 */
#include <config.h>

#include "store/occurrences.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/key-table.h"
#include "store/key.h"

enum {
	STEP_US = 1000,
	IDS_PER_LOOK = 128, /* posts passed between looks at the clock */
	RESERVED_MAX = 1024 * 1024, /* keys, on the word of a cache */
};

/* What tells that another pass is worth it. */
struct signs {
	unsigned long library, catalogue;
	bool rest; /* the catalogue would not do more */
};

/* What the last answer was given to, and for how long it holds. */
struct asked {
	uint64_t key; /* 0: nothing yet */
	unsigned long generation, library;
	unsigned order;
	size_t n;
};

/* An occurrence, and what it is ordered by. */
struct ranked {
	size_t row;
	struct occurrence item;
};

struct occurrences {
	struct library *lib;
	struct catalogue *cat; /* may be NULL */
	struct key_table table;
	unsigned *versions; /* by id: one more than the entry's; 0: not known */
	size_t n_versions, n_known;
	unsigned long generation;

	bool passed;
	size_t id;      /* the next one to be passed; 0: no pass is begun */
	size_t waiting; /* posts that the catalogue is to read, in this pass */
	struct signs signs; /* when it began */

	struct asked asked;
	struct ranked *ranked; /* the last answer, with and without rows */
	struct occurrence *found;
	size_t ranked_cap, found_cap;
};

/* ---- Posts -------------------------------------------------------------- */

static unsigned *
version_of(struct occurrences *o, size_t id)
{
	size_t n = library_ids(o->lib);

	if (id >= o->n_versions) {
		o->versions = mem_realloc(
		    o->versions, mem_product(n, sizeof(*o->versions)));
		memset(o->versions + o->n_versions, 0,
		    (n - o->n_versions) * sizeof(*o->versions));
		o->n_versions = n;
	}
	return &o->versions[id];
}

static void
end_post(struct occurrences *o, size_t id, size_t n)
{
	unsigned *version = version_of(o, id);

	key_table_end(&o->table, id, n);
	o->n_known += !*version;
	*version = library_entry(o->lib, id)->version + 1;
	o->generation++;
}

static void
take_keys(struct occurrences *o, size_t id, const uint64_t *keys, size_t n)
{
	uint64_t *to = key_table_begin(&o->table, id, n);

	for (size_t i = 0; i < n; i++)
		to[i] = keys[i];
	end_post(o, id, n);
}

static void
take_card(struct occurrences *o, size_t id, const struct card *card)
{
	uint64_t *to = key_table_begin(&o->table, id, card->n_parts);

	for (uint32_t i = 0; i < card->n_parts; i++) {
		struct card_part part;

		card_part(card, i, &part);
		to[i] = part.kind == PART_PAPER ? key_hash(part.key) : 0;
	}
	end_post(o, id, card->n_parts);
}

static void
take_post(void *ctx, size_t id, const struct post *post)
{
	struct occurrences *o = ctx;
	uint64_t *to = key_table_begin(&o->table, id, post->n_parts);

	for (size_t i = 0; i < post->n_parts; i++) {
		const struct paper *part = &post->parts[i];

		to[i] = part->kind == PART_PAPER ? key_hash(part->key) : 0;
	}
	end_post(o, id, post->n_parts);
}

static void
forget_post(struct occurrences *o, size_t id)
{
	unsigned *version = version_of(o, id);

	if (!*version)
		return;
	take_keys(o, id, NULL, 0);
	*version = 0;
	o->n_known--;
}

/* ---- Passing ------------------------------------------------------------ */

static bool
is_current(const struct occurrences *o, size_t id)
{
	return id < o->n_versions &&
	    o->versions[id] == library_entry(o->lib, id)->version + 1;
}

/* Reads a post that nobody else is going to read. */
static void
read_post(struct occurrences *o, size_t id)
{
	struct post *post = library_read(o->lib, id);

	if (post)
		take_post(o, id, post);
	else
		take_keys(o, id, NULL, 0);
	post_free(post);
}

static bool
take_from_card(struct occurrences *o, size_t id)
{
	struct card_room room;
	bool ok;

	card_room_init(&room);
	ok = catalogue_card_open(o->cat, id, &room);
	if (ok)
		take_card(o, id, &room.card);
	card_room_release(&room);
	return ok;
}

/* Takes what the catalogue has of a post. Where its keys are damaged, cards are
 * still sooner looked at than digests read. */
static bool
take_catalogued(struct occurrences *o, size_t id)
{
	const uint64_t *keys;
	size_t n;

	if (!o->cat)
		return false;
	keys = catalogue_keys(o->cat, id, &n);
	if (!keys)
		return take_from_card(o, id);
	take_keys(o, id, keys, n);
	return true;
}

/* Sees to it that a post is known; true when that took time. */
static bool
pass_post(struct occurrences *o, size_t id)
{
	bool here = library_row_of(o->lib, id) != SIZE_MAX;

	if (!here)
		forget_post(o, id);
	if (!here || is_current(o, id) || take_catalogued(o, id))
		return false;
	if (o->cat && catalogue_will_read(o->cat, id)) {
		o->waiting++;
		return false;
	}
	read_post(o, id);
	return true;
}

static struct signs
look(const struct occurrences *o)
{
	struct signs signs = {.library = library_changes(o->lib), .rest = true};

	if (o->cat) {
		signs.catalogue = catalogue_generation(o->cat);
		signs.rest = catalogue_is_at_rest(o->cat);
	}
	return signs;
}

/* Whether a pass would find something to do. */
static bool
is_worth_it(struct occurrences *o)
{
	struct signs now = look(o);

	o->signs.rest &= now.rest;
	return !o->passed || now.library != o->signs.library ||
	    (o->waiting &&
		(now.catalogue != o->signs.catalogue ||
		    now.rest != o->signs.rest));
}

static void
begin_pass(struct occurrences *o)
{
	size_t papers = library_totals(o->lib).papers;

	o->signs = look(o);
	o->passed = false;
	o->waiting = 0;
	if (!o->n_known)
		key_table_reserve(&o->table,
		    papers < RESERVED_MAX ? papers : RESERVED_MAX,
		    library_ids(o->lib));
}

bool
occurrences_step(struct occurrences *o)
{
	int64_t end = clock_now_us() + STEP_US;
	bool more = true;

	if (o->cat && !catalogue_is_open(o->cat))
		return false;
	if (!o->id && !is_worth_it(o))
		return false;
	if (!o->id)
		begin_pass(o);
	while (more && o->id < library_ids(o->lib)) {
		bool worked = pass_post(o, o->id++);

		if (worked || o->id % IDS_PER_LOOK == 0)
			more = clock_now_us() < end;
	}
	if (o->id < library_ids(o->lib))
		return true;
	o->id = 0;
	o->passed = true;
	return is_worth_it(o);
}

/* ---- Beginning and end -------------------------------------------------- */

struct occurrences *
occurrences_new(struct library *lib, struct catalogue *cat)
{
	struct occurrences *o = mem_alloc(sizeof(*o));
	const struct catalogue_watcher watcher = {take_post, o};

	o->lib = lib;
	o->cat = cat;
	key_table_init(&o->table);
	if (cat)
		catalogue_watch(cat, &watcher);
	return o;
}

void
occurrences_free(struct occurrences *o)
{
	if (!o)
		return;
	if (o->cat)
		catalogue_watch(o->cat, NULL);
	key_table_release(&o->table);
	free(o->versions);
	free(o->ranked);
	free(o->found);
	free(o);
}

/* ---- Asking ------------------------------------------------------------- */

static int
compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a;
	const struct ranked *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->item.part > y->item.part) - (x->item.part < y->item.part);
}

/* Collects the occurrences of a key in any order. */
static size_t
collect(struct occurrences *o, uint64_t key)
{
	struct key_found found = KEY_FOUND_NONE;
	size_t n = 0;

	while (key && key_table_find(&o->table, key, &found)) {
		size_t row = library_row_of(o->lib, found.id);

		if (row == SIZE_MAX || !is_current(o, found.id))
			continue;
		o->ranked =
		    mem_grow(o->ranked, n, &o->ranked_cap, sizeof(*o->ranked));
		o->ranked[n++] = (struct ranked){row, {found.id, found.index}};
	}
	return n;
}

static void
answer(struct occurrences *o, uint64_t key)
{
	size_t n = collect(o, key);

	if (n > 1)
		qsort(o->ranked, n, sizeof(*o->ranked), compare_ranked);
	for (size_t i = 0; i < n; i++) {
		o->found =
		    mem_grow(o->found, i, &o->found_cap, sizeof(*o->found));
		o->found[i] = o->ranked[i].item;
	}
	o->asked = (struct asked){key, o->generation, library_changes(o->lib),
	    library_order(o->lib), n};
}

const struct occurrence *
occurrences_of(struct occurrences *o, uint64_t key, size_t *n)
{
	const struct asked *asked = &o->asked;

	/* What stands in every post is asked for once for each row of a screen,
	 * and has ten thousand answers. */
	if (!key || asked->key != key || asked->generation != o->generation ||
	    asked->library != library_changes(o->lib) ||
	    asked->order != library_order(o->lib))
		answer(o, key);
	*n = asked->n;
	return o->found;
}

const uint64_t *
occurrences_post(const struct occurrences *o, size_t id, size_t *n)
{
	bool known = id < o->n_versions && o->versions[id];

	*n = 0;
	return known ? key_table_post(&o->table, id, n) : NULL;
}

size_t
occurrences_known(const struct occurrences *o)
{
	return o->n_known;
}

unsigned long
occurrences_generation(const struct occurrences *o)
{
	return o->generation;
}
