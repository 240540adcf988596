// SPDX-License-Identifier: GPL-3.0-or-later
/* Sets of hashes: see key-set.h. Half of the slots at least are free. */
#include <config.h>

#include "store/key-set.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS_MIN = 64 };

void
key_set_release(struct key_set *set)
{
	free(set->slots);
	*set = (struct key_set){.n = 0};
}

void
key_set_clear(struct key_set *set)
{
	if (set->n)
		memset(set->slots, 0, set->cap * sizeof(*set->slots));
	set->n = 0;
}

/* The slot that has the key, or would. */
static uint64_t *
slot_of(const struct key_set *set, uint64_t key)
{
	size_t i = hash_slot(&set->secret, key, set->cap);

	while (set->slots[i] && set->slots[i] != key)
		i = (i + 1) & (set->cap - 1);
	return &set->slots[i];
}

static void
grow(struct key_set *set)
{
	struct key_set old = *set;

	if (!old.cap)
		hash_secret_draw(&set->secret);
	set->cap = old.cap ? mem_product(old.cap, 2) : SLOTS_MIN;
	set->slots = mem_alloc(mem_product(set->cap, sizeof(*set->slots)));
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i])
			*slot_of(set, old.slots[i]) = old.slots[i];
	free(old.slots);
}

bool
key_set_add(struct key_set *set, uint64_t key)
{
	uint64_t *slot;

	if (!key)
		return true;
	if (set->n * 2 >= set->cap)
		grow(set);
	slot = slot_of(set, key);
	if (*slot)
		return false;
	*slot = key;
	set->n++;
	return true;
}
