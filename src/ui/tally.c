// SPDX-License-Identifier: GPL-3.0-or-later
/* Counts of marks by post: see tally.h. */
#include <config.h>

#include "ui/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "store/key.h"
#include "ui/app.h"

enum {
	SLOTS_MIN = 256,
	POSTS_PER_STEP = 512,
	PASS_MS = 200, /* from one pass to the next, while posts are read */
};

/* A paper of the journal or the library, by the hash of its key. */
struct slot {
	uint64_t key;
	uint32_t mark; /* one more than its number in the journal; 0: none */
	/* The last pass that counted it, 0: none, and as what. */
	unsigned pass : 30, read : 1, starred : 1;
};

struct counted {
	unsigned long stamp; /* of the tally then; 0: never */
	bool known;
	uint32_t papers, unread, starred;
};

struct tally {
	struct slot *slots; /* open addressing; a power of two of them */
	size_t n, cap;
	struct hash_secret secret;
	size_t taken; /* from the journal */

	struct counted *posts; /* by id */
	size_t n_posts;
	unsigned long stamp;

	struct tally_counts total; /* each paper once */
	size_t standing;           /* each as often as it stands in a post */
	unsigned pass;             /* the number of the last one; 0: none */
	size_t next;               /* the post to be counted next */
	bool passing;
	unsigned long passed; /* stamp of the last whole pass; 0: none */
	int64_t begun;        /* the last pass, ms */
};

struct tally *
tally_new(void)
{
	struct tally *t = mem_alloc(sizeof(*t));

	t->stamp = 1;
	hash_secret_draw(&t->secret);
	return t;
}

void
tally_free(struct tally *t)
{
	if (!t)
		return;
	free(t->slots);
	free(t->posts);
	free(t);
}

/* ---- From hashes to marks ----------------------------------------------- */

static bool
is_free(const struct slot *s)
{
	return !s->mark && !s->pass;
}

static struct slot *
find_slot(const struct tally *t, uint64_t key)
{
	size_t i = hash_slot(&t->secret, key, t->cap);

	while (!is_free(&t->slots[i]) && t->slots[i].key != key)
		i = (i + 1) & (t->cap - 1);
	return &t->slots[i];
}

static void
grow(struct tally *t)
{
	struct slot *old = t->slots;
	size_t n = t->cap;

	t->cap = n ? mem_product(n, 2) : SLOTS_MIN;
	t->slots = mem_alloc(mem_product(t->cap, sizeof(*t->slots)));
	for (size_t i = 0; i < n; i++)
		if (!is_free(&old[i]))
			*find_slot(t, old[i].key) = old[i];
	free(old);
}

/* The slot of a key, perhaps a free one, which is taken then. */
static struct slot *
take_slot(struct tally *t, uint64_t key)
{
	struct slot *s;

	if (t->n * 2 >= t->cap)
		grow(t);
	s = find_slot(t, key);
	if (is_free(s))
		t->n++;
	s->key = key;
	return s;
}

/* Takes over the papers that the journal has come to know. */
static void
take_marks(struct tally *t, const struct journal *journal)
{
	for (; t->taken < journal_count(journal); t->taken++)
		take_slot(t, key_hash(journal_at(journal, t->taken)->key))
		    ->mark = (uint32_t)t->taken + 1;
}

static const struct mark *
mark_of(const struct app *app, uint64_t key)
{
	struct tally *t = app->marks.tally;
	const struct slot *s;

	take_marks(t, app->marks.journal);
	if (!t->cap)
		return NULL;
	s = find_slot(t, key);
	return s->mark ? journal_at(app->marks.journal, s->mark - 1) : NULL;
}

bool
tally_is_read(const struct app *app, uint64_t key)
{
	const struct mark *mark = mark_of(app, key);

	return mark && mark->read;
}

bool
tally_is_starred(const struct app *app, uint64_t key)
{
	const struct mark *mark = mark_of(app, key);

	return mark && mark->starred;
}

/* ---- Counting ----------------------------------------------------------- */

static struct counted
count_papers(const struct app *app, size_t id)
{
	struct counted c = {.stamp = app->marks.tally->stamp};
	size_t n;
	const uint64_t *keys = occurrences_post(app->marks.also, id, &n);

	if (!keys)
		return c;
	c.known = true;
	for (size_t i = 0; i < n; i++) {
		const struct mark *mark;

		if (!keys[i])
			continue;
		mark = mark_of(app, keys[i]);
		c.papers++;
		c.unread += !(mark && mark->read);
		c.starred += mark && mark->starred;
	}
	return c;
}

/* Counts a post, whatever was counted of it before. */
static const struct counted *
recount(const struct app *app, size_t id)
{
	struct tally *t = app->marks.tally;
	struct counted *c;

	if (id >= t->n_posts) {
		size_t n = library_ids(app->lib);

		t->posts =
		    mem_realloc(t->posts, mem_product(n, sizeof(*t->posts)));
		memset(t->posts + t->n_posts, 0,
		    (n - t->n_posts) * sizeof(*t->posts));
		t->n_posts = n;
	}
	c = &t->posts[id];
	*c = count_papers(app, id);
	return c;
}

static const struct counted *
counts_of(const struct app *app, size_t id)
{
	const struct tally *t = app->marks.tally;

	if (id < t->n_posts && t->posts[id].stamp == t->stamp)
		return &t->posts[id];
	return recount(app, id);
}

bool
tally_post(const struct app *app, size_t id, struct tally_counts *counts)
{
	const struct counted *c;

	if (!app->marks.journal || !app->marks.also ||
	    id >= library_ids(app->lib))
		return false;
	c = counts_of(app, id);
	*counts = (struct tally_counts){c->papers, c->unread, c->starred};
	return c->known;
}

/* Puts a paper into the totals, or what it has become in place of what it was.
 */
static void
count_once(struct app *app, uint64_t key)
{
	struct tally *t = app->marks.tally;
	const struct mark *mark = mark_of(app, key);
	struct slot *s = take_slot(t, key);

	if (s->pass == t->pass) {
		t->total.papers--;
		t->total.unread -= !s->read;
		t->total.starred -= s->starred;
	}
	s->pass = t->pass;
	s->read = mark && mark->read;
	s->starred = mark && mark->starred;
	t->total.papers++;
	t->total.unread += !s->read;
	t->total.starred += s->starred;
}

void
tally_change(struct app *app)
{
	app->marks.tally->stamp++;
}

void
tally_change_key(struct app *app, const char *key)
{
	struct tally *t = app->marks.tally;
	uint64_t hash = key_hash(key);
	size_t n;
	const struct occurrence *at;

	if (!app->marks.also)
		return;
	at = occurrences_of(app->marks.also, hash, &n);
	for (size_t i = 0; i < n; i++)
		if (at[i].id < t->n_posts)
			t->posts[at[i].id].stamp = 0;
	if (t->pass && t->cap && find_slot(t, hash)->pass == t->pass)
		count_once(app, hash);
}

/* ---- The whole library -------------------------------------------------- */

static void
begin_pass(struct app *app)
{
	struct tally *t = app->marks.tally;

	t->passing = true;
	t->next = 0;
	t->begun = term_now(app->term);
	t->passed = t->stamp;
	t->total = (struct tally_counts){0, 0, 0};
	t->standing = 0;
	t->pass++;
}

static void
pass_post(struct app *app, size_t id)
{
	size_t n;
	const uint64_t *keys;

	app->marks.tally->standing += counts_of(app, id)->papers;
	keys = occurrences_post(app->marks.also, id, &n);
	for (size_t i = 0; keys && i < n; i++)
		if (keys[i])
			count_once(app, keys[i]);
}

/* While posts are read one after another, each changes something: the totals
 * are of no use yet. */
static bool
is_due(const struct app *app)
{
	const struct tally *t = app->marks.tally;

	return t->passed != t->stamp &&
	    (library_is_known(app->lib) || !t->begun ||
		term_now(app->term) - t->begun >= PASS_MS);
}

bool
tally_step(struct app *app)
{
	struct tally *t = app->marks.tally;
	size_t end;

	if (!app->marks.also || !app->marks.known)
		return false;
	if (!t->passing) {
		if (!is_due(app))
			return false;
		begin_pass(app);
	}
	end = t->next + POSTS_PER_STEP;
	for (; t->next < end && t->next < library_ids(app->lib); t->next++)
		pass_post(app, t->next);
	if (t->next < library_ids(app->lib))
		return true;
	t->passing = false;
	app->stale = app->stale || library_is_known(app->lib);
	app->progress = true;
	return t->passed != t->stamp;
}

bool
tally_total(const struct app *app, struct tally_counts *counts)
{
	const struct tally *t = app->marks.tally;

	if (!app->marks.journal || !app->marks.known || !t->passed ||
	    t->passing || !library_is_known(app->lib))
		return false;
	*counts = t->total;
	/* What stands where is not known yet of posts that are yet to be read,
	 * but how many papers they have is. */
	if (t->standing < library_totals(app->lib).papers)
		counts->papers = library_totals(app->lib).papers;
	return true;
}
