// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys and paths that somebody has chosen: all of them fall on one slot of a
 * table that finds slots by what everybody can compute. In these tables they
 * stand apart, in whichever way they were chosen.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "model/path-table.h"
#include "store/key-set.h"
#include "store/key-table.h"
#include "store/key.h"

/* As many texts, alike in so many low bits as any table of them has slots. Of
 * those that are not alike, a hundred do not come to stand in a row. */
enum { TEXTS = 500, ALIKE = 1023, ROW_MAX = 125, TEXT_SIZE = 32 };

typedef uint64_t hash_fn(const char *text);

static uint64_t
folded(const char *text)
{
	uint64_t hash = key_hash(text);

	return hash ^ hash >> 32;
}

static uint64_t
multiplied(const char *text)
{
	return key_hash(text) * UINT64_C(0x9E3779B97F4A7C15) >> 32;
}

/* Eight bytes a time, the way they are in memory. */
static uint64_t
by_words(const char *text)
{
	uint64_t hash = strlen(text), word;
	size_t left = strlen(text);

	for (; left >= sizeof(word); text += sizeof(word)) {
		memcpy(&word, text, sizeof(word));
		hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 32;
		left -= sizeof(word);
	}
	word = 0;
	memcpy(&word, text, left);
	return (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15) >> 32;
}

/* Texts that are alike to a hash. */
static void
choose(char texts[TEXTS][TEXT_SIZE], hash_fn *hash)
{
	for (unsigned i = 0, n = 0; n < TEXTS; i++) {
		snprintf(texts[n], TEXT_SIZE, "https://a.org/%u", i);
		n += !(hash(texts[n]) & ALIKE);
	}
}

/* The longest row of slots in use. */
static size_t
longest(const bool *used, size_t n)
{
	size_t most = 0, row = 0;

	for (size_t i = 0; i < 2 * n; i++) {
		row = used[i % n] ? row + 1 : 0;
		most = row > most ? row : most;
	}
	return most;
}

static void
a_set_of_keys(void **state)
{
	static bool used[4 * TEXTS];
	char texts[TEXTS][TEXT_SIZE];
	struct key_set set = {.n = 0};

	(void)state;
	choose(texts, folded);
	for (size_t i = 0; i < TEXTS; i++)
		assert_true(key_set_add(&set, key_hash(texts[i])));
	for (size_t i = 0; i < TEXTS; i++)
		assert_false(key_set_add(&set, key_hash(texts[i])));
	assert_in_range(set.cap, TEXTS, 4 * TEXTS);
	for (size_t i = 0; i < set.cap; i++)
		used[i] = set.slots[i];
	assert_in_range(longest(used, set.cap), 1, ROW_MAX);
	key_set_release(&set);
}

static void
a_table_of_keys(void **state)
{
	char texts[TEXTS][TEXT_SIZE];
	struct key_table table;
	uint64_t *keys;
	size_t most = 0;

	(void)state;
	choose(texts, multiplied);
	key_table_init(&table);
	keys = key_table_begin(&table, 0, TEXTS);
	for (size_t i = 0; i < TEXTS; i++)
		keys[i] = key_hash(texts[i]);
	key_table_end(&table, 0, TEXTS);
	for (size_t i = 0; i < table.n_buckets; i++) {
		size_t n = 0;

		for (uint32_t slot = table.buckets[i]; slot != UINT32_MAX;
		     slot = table.next[slot])
			n++;
		most = n > most ? n : most;
	}
	assert_in_range(most, 1, ROW_MAX);
	key_table_release(&table);
}

static const char *
text_of(const void *ctx, uint32_t number)
{
	return (const char *)ctx + number * TEXT_SIZE;
}

static void
a_table_of_paths(void **state)
{
	static bool used[4 * TEXTS];
	char texts[TEXTS][TEXT_SIZE];
	struct path_table table = {.n = 0};

	(void)state;
	choose(texts, by_words);
	for (uint32_t i = 0; i < TEXTS; i++)
		path_table_add(&table, texts[i], i);
	for (uint32_t i = 0; i < TEXTS; i++)
		assert_int_equal(path_table_find(&table, texts[i],
				     strlen(texts[i]), text_of, texts),
		    i);
	assert_in_range(table.n_slots, TEXTS, 4 * TEXTS);
	for (size_t i = 0; i < table.n_slots; i++)
		used[i] = table.slots[i].above;
	assert_in_range(longest(used, table.n_slots), 1, ROW_MAX);
	path_table_release(&table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_set_of_keys),
	    cmocka_unit_test(a_table_of_keys),
	    cmocka_unit_test(a_table_of_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
