// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Walking over the library: see find.h. A post's day is known for certain only
 * when it is parsed, and is hardly ever far from the one in its file's name:
 * so a day is looked for among the posts whose names say about that day, and
 * among all others only where that finds none.
 */
#include <config.h>

#include "cmd/find.h"

#include <stdlib.h>

#include "base/mem.h"
#include "cmd/out.h"
#include "store/catalogue.h"
#include "store/key.h"

/* Posts that are held at once, to be put in order: those of one day, whose
 * files' names do not tell the time. What is beyond so many bytes of several is
 * read once more when its turn comes. */
enum { GROUP_MAX = 32, GROUP_BYTES_MAX = 32 * 1024 * 1024 };

/* Of the posts, the part that must be known for papers to be looked up. */
enum { KNOWN_PART = 2 };

struct loaded {
	size_t id;
	struct post *post; /* NULL: bad, or to be read again */
};

/* The ids in order, newest first; the caller frees. Loading a post changes
 * what is known of its day only where its name has none, as a rule: such posts
 * are loaded first. */
static size_t *
take_order(struct library *lib, size_t *n)
{
	size_t *ids;

	for (size_t id = 0; id < library_ids(lib); id++) {
		const struct entry *entry = library_entry(lib, id);
		if (!entry->date.year && entry->state == ENTRY_UNREAD)
			post_free(library_read(lib, id));
	}
	*n = library_count(lib);
	ids = mem_alloc(mem_product(*n, sizeof(*ids)));
	for (size_t row = 0; row < *n; row++)
		ids[row] = library_id_at(lib, row);
	return ids;
}

/* How many of the ids are of one day, at most GROUP_MAX. */
static size_t
group_length(const struct library *lib, const size_t *ids, size_t n)
{
	const struct date *day = &library_entry(lib, ids[0])->date;
	size_t len = 1;

	while (len < n && len < GROUP_MAX &&
	    date_is_same_day(day, &library_entry(lib, ids[len])->date))
		len++;
	return len;
}

/* Loads `n` posts and puts them in order. */
static void
load_group(struct library *lib, const size_t *ids, size_t n,
    struct loaded group[GROUP_MAX])
{
	size_t held = 0;

	for (size_t i = 0; i < n; i++) {
		struct post *post = library_read(lib, ids[i]);
		size_t bytes = post ? post->text_len + post->arena.total : 0;

		group[i] = (struct loaded){ids[i], post};
		/* One alone needs no order. */
		if (n > 1 && held + bytes > GROUP_BYTES_MAX) {
			post_free(post);
			group[i].post = NULL;
			bytes = 0;
		}
		held += bytes;
	}
	for (size_t i = 1; i < n; i++) {
		struct loaded one = group[i];
		size_t row = library_row_of(lib, one.id);
		size_t k = i;

		for (; k > 0 && library_row_of(lib, group[k - 1].id) > row; k--)
			group[k] = group[k - 1];
		group[k] = one;
	}
}

static bool
visit_loaded(struct library *lib, struct loaded *one, const struct visitor *v)
{
	struct hit hit = {library_entry(lib, one->id), one->post, NULL};

	if (!one->post && hit.entry->state != ENTRY_BAD)
		hit.post = one->post = library_read(lib, one->id);
	if (one->post)
		return v->visit(v->ctx, &hit);
	if (v->bad)
		v->bad(v->ctx, hit.entry);
	return true;
}

static void
walk(struct library *lib, const size_t *ids, size_t n, const struct visitor *v)
{
	struct loaded group[GROUP_MAX];
	bool more = true;
	size_t len;

	for (; n > 0 && more; ids += len, n -= len) {
		len = group_length(lib, ids, n);
		load_group(lib, ids, len, group);
		for (size_t i = 0; i < len; i++) {
			more = more && visit_loaded(lib, &group[i], v);
			post_free(group[i].post);
		}
	}
}

void
find_posts(struct library *lib, const struct visitor *v)
{
	size_t n;
	size_t *ids = take_order(lib, &n);

	walk(lib, ids, n, v);
	free(ids);
}

/* ---- What a REF means --------------------------------------------------- */

struct search {
	const struct ref *ref;
	const struct visitor *visitor;
	bool by_day;
	bool found;
};

/* Visits what is meant in one post. */
static bool
visit_meant(void *ctx, const struct hit *whole)
{
	struct search *s = ctx;
	const struct visitor *v = s->visitor;
	const struct post *post = whole->post;
	struct hit hit = *whole;
	bool more = true;
	size_t i;

	if (s->by_day && !date_is_same_day(&hit.entry->date, &s->ref->day))
		return true;
	if (s->ref->kind == REF_DAY) {
		s->found = true;
		return v->visit(v->ctx, &hit);
	}
	for (i = ref_find(s->ref, post, 0); i < post->n_papers && more;
	     i = ref_find(s->ref, post, i + 1)) {
		s->found = true;
		hit.paper = &post->papers[i];
		more = v->visit(v->ctx, &hit) && s->by_day;
	}
	return more;
}

static void
tell_bad(void *ctx, const struct entry *entry)
{
	const struct visitor *v = ((struct search *)ctx)->visitor;

	if (v->bad)
		v->bad(v->ctx, entry);
}

static bool
is_near(const struct entry *entry, const struct date *day)
{
	long days = date_day_number(&entry->date) - date_day_number(day);

	return !entry->date.year || (labs(days) <= REF_NEAR_DAYS);
}

/* Moves the ids of the entries near the day to the front, the others keep
 * their order behind them; returns how many they are. */
static size_t
near_first(
    const struct library *lib, size_t *ids, size_t n, const struct date *day)
{
	size_t *far = mem_alloc(mem_product(n, sizeof(*far)));
	size_t n_near = 0;

	for (size_t i = 0; i < n; i++) {
		if (is_near(library_entry(lib, ids[i]), day))
			ids[n_near++] = ids[i];
		else
			far[i - n_near] = ids[i];
	}
	for (size_t i = n_near; i < n; i++)
		ids[i] = far[i - n_near];
	free(far);
	return n_near;
}

static void
tell_all_bad(struct library *lib, const struct visitor *v)
{
	for (size_t row = 0; v->bad && row < library_count(lib); row++) {
		const struct entry *entry =
		    library_entry(lib, library_id_at(lib, row));

		if (entry->state == ENTRY_BAD)
			v->bad(v->ctx, entry);
	}
}

/* The hash of the key that a paper has which the REF means; 0: not known. */
static uint64_t
hash_of_ref(const struct ref *ref)
{
	struct strbuf key = STRBUF_INIT;
	uint64_t hash;

	if (ref->kind == REF_ARXIV)
		strbuf_printf(&key, "arxiv:%s", ref->arxiv.id);
	else if (ref->kind == REF_KEY)
		strbuf_adds(&key, ref->text.str);
	hash = key.len ? key_hash(key.str) : 0;
	strbuf_release(&key);
	return hash;
}

/* How many posts the catalogue knows the keys of. */
static size_t
count_known(struct library *lib, struct catalogue *cat)
{
	size_t known = 0, n;

	for (size_t row = 0; row < library_count(lib); row++)
		known += catalogue_keys(cat, library_id_at(lib, row), &n) != 0;
	return known;
}

/* Brings the catalogue up to date, if it knows most posts: else it is better
 * to read posts only until the paper is found. */
static bool
learn_all(struct library *lib, struct catalogue *cat)
{
	if (!cat || !catalogue_keeps(cat))
		return false;
	while (!catalogue_is_open(cat) && catalogue_step(cat))
		continue;
	if (count_known(lib, cat) < library_count(lib) / KNOWN_PART)
		return false;
	while (catalogue_step(cat))
		continue;
	return true;
}

static bool
has_key(struct catalogue *cat, size_t id, uint64_t hash)
{
	size_t n;
	const uint64_t *keys = catalogue_keys(cat, id, &n);

	for (size_t i = 0; keys && i < n; i++)
		if (keys[i] == hash)
			return true;
	return false;
}

/* Visits the paper in the newest post that the catalogue says it stands in.
 * False when it is to be looked for in all posts. */
static bool
look_up(struct library *lib, struct catalogue *cat, const struct visitor *inner,
    const struct search *s)
{
	uint64_t hash = hash_of_ref(s->ref);

	if (!hash || !learn_all(lib, cat))
		return false;
	for (size_t row = 0; row < library_count(lib); row++) {
		size_t id = library_id_at(lib, row);

		if (!has_key(cat, id, hash))
			continue;
		walk(lib, &id, 1, inner);
		return s->found;
	}
	/* A URL may be written in ways that keys are not. */
	if (s->ref->kind != REF_ARXIV)
		return false;
	tell_all_bad(lib, s->visitor);
	return true;
}

void
find_ref(struct library *lib, struct catalogue *cat, const struct ref *ref,
    const struct visitor *v)
{
	struct search s = {.ref = ref,
	    .visitor = v,
	    .by_day = ref->kind == REF_DAY || ref->kind == REF_NUMBER};
	struct visitor inner = {visit_meant, tell_bad, &s};
	size_t *ids;
	size_t n, first;

	if (look_up(lib, cat, &inner, &s))
		return;
	ids = take_order(lib, &n);
	first = s.by_day ? near_first(lib, ids, n, &ref->day) : n;
	walk(lib, ids, first, &inner);
	if (!s.found)
		walk(lib, ids + first, n - first, &inner);
	free(ids);
}

void
find_complain(const struct entry *entry)
{
	out_complain_error(entry->error);
}

bool
find_complain_all(struct library *lib)
{
	bool any = false;

	for (size_t row = 0; row < library_count(lib); row++) {
		const struct entry *entry =
		    library_entry(lib, library_id_at(lib, row));

		if (entry->state != ENTRY_BAD)
			continue;
		find_complain(entry);
		any = true;
	}
	return any;
}
