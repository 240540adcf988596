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

/* Days between a file's name and its front matter that are nothing unusual. */
enum { NEAR_DAYS = 3 };

/* Posts that are held at once, to be put in order: those of one day, whose
 * files' names do not tell the time. */
enum { GROUP_MAX = 32 };

struct loaded {
	size_t id;
	struct post *post; /* NULL: bad */
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

static bool
is_same_day(const struct date *a, const struct date *b)
{
	return a->year && b->year && date_day_number(a) == date_day_number(b);
}

/* How many of the ids are of one day, at most GROUP_MAX. */
static size_t
group_length(const struct library *lib, const size_t *ids, size_t n)
{
	const struct date *day = &library_entry(lib, ids[0])->date;
	size_t len = 1;

	while (len < n && len < GROUP_MAX &&
	    is_same_day(day, &library_entry(lib, ids[len])->date))
		len++;
	return len;
}

/* Loads `n` posts and puts them in order. */
static void
load_group(struct library *lib, const size_t *ids, size_t n,
    struct loaded group[GROUP_MAX])
{
	for (size_t i = 0; i < n; i++)
		group[i] = (struct loaded){ids[i], library_read(lib, ids[i])};
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
visit_loaded(
    struct library *lib, const struct loaded *one, const struct visitor *v)
{
	struct hit hit = {library_entry(lib, one->id), one->post, NULL};

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

	if (s->by_day && !is_same_day(&hit.entry->date, &s->ref->day))
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

	return !entry->date.year || (days >= -NEAR_DAYS && days <= NEAR_DAYS);
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

void
find_ref(struct library *lib, const struct ref *ref, const struct visitor *v)
{
	struct search s = {.ref = ref,
	    .visitor = v,
	    .by_day = ref->kind == REF_DAY || ref->kind == REF_NUMBER};
	struct visitor inner = {visit_meant, tell_bad, &s};
	size_t n;
	size_t *ids = take_order(lib, &n);
	size_t first = s.by_day ? near_first(lib, ids, n, &ref->day) : n;

	walk(lib, ids, first, &inner);
	if (!s.found)
		walk(lib, ids + first, n - first, &inner);
	free(ids);
}

void
find_complain(const struct entry *entry)
{
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE];

	out_complain("%s", error_text(entry->error, text, sizeof(text)));
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
