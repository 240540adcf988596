// SPDX-License-Identifier: GPL-3.0-or-later
/* A table of keys: see key-table.h. The keys of a post stand together in one
 * array of slots. A slot whose key is not 0 is in the chain of its bucket. New
 * keys take the place of old ones where there are no more of them, else one at
 * the end; when most slots are unused, all are packed. */
#include <config.h>

#include "store/key-table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	SLOTS_MIN = 64,    /* also of buckets; a power of 2 */
	UNUSED_MIN = 4096, /* slots; fewer are left as they are */
};

#define NO_SLOT UINT32_MAX

struct key_range {
	uint32_t first, n;
};

/* ---- Chains ------------------------------------------------------------- */

static uint32_t *
bucket_of(const struct key_table *t, uint64_t key)
{
	return &t->buckets[hash_slot(&t->secret, key, t->n_buckets)];
}

static void
link_range(struct key_table *t, struct key_range range)
{
	for (uint32_t i = range.first; i < range.first + range.n; i++) {
		uint32_t *bucket;

		if (!t->keys[i])
			continue;
		bucket = bucket_of(t, t->keys[i]);
		t->next[i] = *bucket;
		*bucket = i;
	}
}

/* Takes the slots of the range out of a chain. */
static void
thin_chain(struct key_table *t, uint32_t *at, struct key_range range)
{
	while (*at != NO_SLOT) {
		uint32_t slot = *at;

		if (slot - range.first >= range.n) {
			at = &t->next[slot];
			continue;
		}
		*at = t->next[slot];
		t->keys[slot] = 0;
	}
}

/* Passes each chain once, however often a post has the same key. */
static void
unlink_range(struct key_table *t, struct key_range range)
{
	for (uint32_t i = range.first; i < range.first + range.n; i++)
		if (t->keys[i])
			thin_chain(t, bucket_of(t, t->keys[i]), range);
}

/* Makes `n` buckets at least, and all chains anew. */
static void
make_buckets(struct key_table *t, size_t n)
{
	while (t->n_buckets < n)
		t->n_buckets *= 2;
	t->buckets = mem_realloc(
	    t->buckets, mem_product(t->n_buckets, sizeof(*t->buckets)));
	for (size_t i = 0; i < t->n_buckets; i++)
		t->buckets[i] = NO_SLOT;
	for (size_t id = 0; id < t->n_posts; id++)
		link_range(t, t->posts[id]);
}

/* ---- Slots -------------------------------------------------------------- */

static void
resize(struct key_table *t, size_t cap)
{
	t->keys = mem_realloc(t->keys, mem_product(cap, sizeof(*t->keys)));
	t->ids = mem_realloc(t->ids, mem_product(cap, sizeof(*t->ids)));
	t->next = mem_realloc(t->next, mem_product(cap, sizeof(*t->next)));
	t->cap = cap;
}

/* Leaves out the slots that no post has. */
static void
pack(struct key_table *t)
{
	uint64_t *old = t->keys;

	t->keys = mem_alloc(mem_product(t->cap, sizeof(*t->keys)));
	t->n = t->unused = 0;
	for (size_t id = 0; id < t->n_posts; id++) {
		struct key_range *p = &t->posts[id];

		memcpy(t->keys + t->n, old + p->first, p->n * sizeof(*t->keys));
		p->first = (uint32_t)t->n;
		for (uint32_t i = 0; i < p->n; i++)
			t->ids[t->n++] = (uint32_t)id;
	}
	free(old);
	make_buckets(t, 0);
}

static void
make_room(struct key_table *t, size_t n)
{
	size_t cap = t->cap;

	while (cap < t->n + n)
		cap *= 2;
	if (cap != t->cap)
		resize(t, cap);
	if (t->n_buckets < t->n + n)
		make_buckets(t, t->n + n);
}

static void
add_posts(struct key_table *t, size_t n)
{
	if (n <= t->n_posts)
		return;
	t->posts = mem_realloc(t->posts, mem_product(n, sizeof(*t->posts)));
	memset(t->posts + t->n_posts, 0, (n - t->n_posts) * sizeof(*t->posts));
	t->n_posts = n;
}

/* ---- What others call --------------------------------------------------- */

void
key_table_init(struct key_table *table)
{
	*table = (struct key_table){.n_buckets = SLOTS_MIN};
	hash_secret_draw(&table->secret);
	resize(table, SLOTS_MIN);
	make_buckets(table, SLOTS_MIN);
}

void
key_table_release(struct key_table *table)
{
	free(table->posts);
	free(table->keys);
	free(table->ids);
	free(table->next);
	free(table->buckets);
	*table = (struct key_table){.n = 0};
}

void
key_table_reserve(struct key_table *table, size_t n, size_t n_ids)
{
	add_posts(table, n_ids);
	make_room(table, n);
}

uint64_t *
key_table_begin(struct key_table *table, size_t id, size_t n)
{
	struct key_range *p;

	if (id >= table->n_posts)
		add_posts(table, id + 1 + id / 2);
	p = &table->posts[id];
	unlink_range(table, *p);
	table->unused += p->n;
	if (n <= p->n) {
		table->unused -= n;
		p->n = 0;
		return table->keys + p->first;
	}
	p->n = 0;
	if (table->unused >= UNUSED_MIN && table->unused > table->n / 2)
		pack(table);
	make_room(table, n);
	p->first = (uint32_t)table->n;
	table->n += n;
	return table->keys + p->first;
}

void
key_table_end(struct key_table *table, size_t id, size_t n)
{
	struct key_range *p = &table->posts[id];

	p->n = (uint32_t)n;
	for (size_t i = 0; i < n; i++)
		table->ids[p->first + i] = (uint32_t)id;
	link_range(table, *p);
}

const uint64_t *
key_table_post(const struct key_table *table, size_t id, size_t *n)
{
	*n = 0;
	if (id >= table->n_posts)
		return table->keys;
	*n = table->posts[id].n;
	return table->keys + table->posts[id].first;
}

bool
key_table_find(
    const struct key_table *table, uint64_t key, struct key_found *found)
{
	uint32_t slot = found->slot == NO_SLOT ? *bucket_of(table, key)
					       : table->next[found->slot];

	while (slot != NO_SLOT && table->keys[slot] != key)
		slot = table->next[slot];
	if (slot == NO_SLOT)
		return false;
	found->slot = slot;
	found->id = table->ids[slot];
	found->index = slot - table->posts[found->id].first;
	return true;
}
