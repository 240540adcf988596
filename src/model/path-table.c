// SPDX-License-Identifier: GPL-3.0-or-later
/* Paths to numbers: see path-table.h. Open addressing, at most half full. */
#include <config.h>

#include "model/path-table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS_MIN = 64 };

static uint32_t
hash_of(const struct path_table *table, const char *path, size_t len)
{
	return (uint32_t)hash_secretly(&table->secret, path, len);
}

void
path_table_release(struct path_table *table)
{
	free(table->slots);
	*table = (struct path_table){.n = 0};
}

static void
put(struct path_table *table, struct path_slot slot)
{
	size_t mask = table->n_slots - 1;
	size_t i = slot.hash & mask;

	while (table->slots[i].above)
		i = (i + 1) & mask;
	table->slots[i] = slot;
	table->n++;
}

static void
grow(struct path_table *table)
{
	struct path_table bigger = {.secret = table->secret};

	if (!table->n_slots)
		hash_secret_draw(&bigger.secret);
	bigger.n_slots =
	    table->n_slots ? mem_product(table->n_slots, 2) : SLOTS_MIN;
	bigger.slots =
	    mem_alloc(mem_product(bigger.n_slots, sizeof(*bigger.slots)));
	for (size_t i = 0; i < table->n_slots; i++)
		if (table->slots[i].above)
			put(&bigger, table->slots[i]);
	free(table->slots);
	*table = bigger;
}

void
path_table_add(struct path_table *table, const char *path, uint32_t number)
{
	if (table->n >= table->n_slots / 2)
		grow(table);
	put(table,
	    (struct path_slot){hash_of(table, path, strlen(path)), number + 1});
}

uint32_t
path_table_find(const struct path_table *table, const char *path, size_t len,
    path_of_fn *path_of, const void *ctx)
{
	size_t mask = table->n_slots - 1;
	const struct path_slot *slot;
	const char *other;
	uint32_t hash;

	if (!table->n_slots)
		return PATH_NONE;
	hash = hash_of(table, path, len);
	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		slot = &table->slots[i];
		if (!slot->above)
			return PATH_NONE;
		if (slot->hash != hash)
			continue;
		other = path_of(ctx, slot->above - 1);
		if (!strncmp(other, path, len) && !other[len])
			return slot->above - 1;
	}
}
