// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The table of keys, against plain lists: whatever was put in, replaced and
 * taken away, each post has its keys, and each key its posts.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "store-desk.h"
#include "store/key-table.h"
#include "store/key.h"
#include "trials.h"

/* Enough for most slots to be unused many times, and packed. */
enum { POSTS = 700, KEYS_MAX = 40, KEYS = 900, ROUNDS = 3000 };

struct list {
	uint64_t keys[KEYS_MAX];
	size_t n;
};

/* Gives a post random keys; some are those of no paper. */
static void
put(struct key_table *table, struct list *lists, size_t id, unsigned *seed)
{
	struct list *list = &lists[id];
	uint64_t *to;

	list->n =
	    trials_random(seed, 4) ? trials_random(seed, KEYS_MAX + 1) : 0;
	for (size_t i = 0; i < list->n; i++)
		list->keys[i] = trials_random(seed, KEYS) * 4096;
	to = key_table_begin(table, id, list->n);
	for (size_t i = 0; i < list->n; i++)
		to[i] = list->keys[i];
	key_table_end(table, id, list->n);
}

static void
check_posts(const struct key_table *table, const struct list *lists)
{
	for (size_t id = 0; id < POSTS; id++) {
		size_t n;
		const uint64_t *keys = key_table_post(table, id, &n);

		assert_non_null(keys);
		assert_int_equal(n, lists[id].n);
		if (n)
			assert_memory_equal(
			    keys, lists[id].keys, n * sizeof(*keys));
	}
}

/* Every place where a key is found has it, none is found twice, and as many
 * are found as there are. */
static void
check_key(const struct key_table *table, const struct list *lists, uint64_t key)
{
	static const struct key_found none = KEY_FOUND_NONE;
	struct key_found found = none;
	unsigned char *seen = calloc(POSTS, KEYS_MAX);
	size_t n = 0;

	assert_non_null(seen);
	while (key_table_find(table, key, &found)) {
		size_t at = found.id * KEYS_MAX + found.index;

		assert_true(found.id < POSTS);
		assert_true(found.index < lists[found.id].n);
		assert_true(lists[found.id].keys[found.index] == key);
		assert_int_equal(seen[at]++, 0);
		n++;
	}
	for (size_t id = 0; id < POSTS; id++)
		for (size_t i = 0; i < lists[id].n; i++)
			n -= lists[id].keys[i] == key;
	assert_int_equal(n, 0);
	free(seen);
}

static void
test_posts_come_and_go(void **state)
{
	struct list *lists = calloc(POSTS, sizeof(*lists));
	struct key_table table;
	unsigned seed = 5;
	size_t unused = 0;
	size_t packed = 0;

	(void)state;
	assert_non_null(lists);
	key_table_init(&table);
	for (int i = 0; i < ROUNDS; i++) {
		size_t id = trials_random(&seed, POSTS);

		put(&table, lists, id, &seed);
		packed += table.unused < unused / 2;
		unused = table.unused;
		check_key(
		    &table, lists, (1 + trials_random(&seed, KEYS - 1)) * 4096);
		if (i % 100 == 0)
			check_posts(&table, lists);
	}
	check_posts(&table, lists);
	/* Most of the memory is not what nobody needs. */
	assert_true(packed > 1);
	assert_true(table.unused <= 4096 || table.unused <= table.n / 2);
	key_table_release(&table);
	free(lists);
}

static void
test_an_empty_table(void **state)
{
	struct key_found found = KEY_FOUND_NONE;
	struct key_table table;
	size_t n;

	(void)state;
	key_table_init(&table);
	assert_false(key_table_find(&table, 1, &found));
	assert_non_null(key_table_post(&table, 7, &n));
	assert_int_equal(n, 0);
	key_table_reserve(&table, 1000, 10);
	assert_false(key_table_find(&table, 1, &found));
	assert_non_null(key_table_post(&table, 7, &n));
	assert_int_equal(n, 0);
	key_table_release(&table);
}

/* A digest may have the same paper over and over, and be written anew. Where
 * the work grows with the square of it, this takes an hour. */
static void
test_the_same_key_without_end(void **state)
{
	enum { SAME = 2000000, SECONDS_MAX = 300 };
	struct key_found found = KEY_FOUND_NONE;
	struct key_table table;

	(void)state;
	key_table_init(&table);
	alarm(SECONDS_MAX);
	for (size_t round = 0; round < 2; round++)
		for (size_t id = 0; id < 2; id++) {
			uint64_t *to = key_table_begin(&table, id, SAME);

			for (size_t i = 0; i < SAME; i++)
				to[i] = 1 + round;
			key_table_end(&table, id, SAME);
		}
	for (size_t id = 0; id < 2; id++) {
		key_table_begin(&table, id, 0);
		key_table_end(&table, id, 0);
	}
	alarm(0);
	assert_false(key_table_find(&table, 1, &found));
	assert_false(key_table_find(&table, 2, &found));
	key_table_release(&table);
}

/* From the examples of draft-eastlake-fnv, which are those of its authors. */
static void
test_hashes_are_those_of_fnv(void **state)
{
	(void)state;
	assert_true(key_hash("") == UINT64_C(0xCBF29CE484222325));
	assert_true(key_hash("a") == UINT64_C(0xAF63DC4C8601EC8C));
	assert_true(key_hash("foobar") == UINT64_C(0x85944171F73967E8));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_posts_come_and_go),
	    cmocka_unit_test(test_an_empty_table),
	    cmocka_unit_test(test_the_same_key_without_end),
	    cmocka_unit_test(test_hashes_are_those_of_fnv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
