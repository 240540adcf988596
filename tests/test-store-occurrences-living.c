// SPDX-License-Identifier: GPL-3.0-or-later
/* Which papers stand in which posts of a library that changes: always what a
 * look at every post says. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#include "recur.h"
#include "store/key.h"
#include "trials.h"

static void
test_a_rewritten_post_has_other_papers(void **state)
{
	struct desk *desk = *state;
	const uint64_t old = key_hash("https://a.org/old");
	const uint64_t new = key_hash("https://a.org/new");
	struct reading r;
	struct occurrences *o;
	size_t id, n;

	recur_fill(desk, RECUR_FEW);
	desk_write(desk, "2026-01-01-a.md", "# 1. [A](https://a.org/old)\n", 9);
	desk_write(desk, "2026-01-02-b.md", "# 1. [A](https://a.org/old)\n", 9);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	recur_run(&r, o);
	id = recur_id(&r, desk, "2026-01-01-a.md");
	assert_int_equal(occurrences_of(o, old, &n)[1].id, id);
	assert_int_equal(n, 2);
	desk_write(desk, "2026-01-01-a.md",
	    "# 1. [B](https://a.org/new)\n\n# 2. [A](https://a.org/2)\n", 99);
	recur_refresh(r.lib);
	/* Of a post that is to be read again nothing is sure, but its old
	 * papers are shown until then. */
	occurrences_of(o, old, &n);
	assert_int_equal(n, 1);
	assert_true(occurrences_post(o, id, &n)[0] == old);
	recur_run(&r, o);
	assert_int_equal(occurrences_of(o, new, &n)->id, id);
	assert_int_equal(n, 1);
	recur_assert_right(o, r.lib);
	occurrences_free(o);
	desk_close(&r);
}

/* The file is the same, but its folder tells another day. */
static void
test_a_moved_post_stands_elsewhere(void **state)
{
	struct desk *desk = *state;
	const uint64_t key = key_hash("https://a.org/1");
	struct strbuf to = STRBUF_INIT;
	struct reading r;
	struct occurrences *o;
	size_t a, b, n;

	assert_int_equal(mkdir(desk_path(desk, "2025-01-01"), 0700), 0);
	assert_int_equal(mkdir(desk_path(desk, "2025-01-09"), 0700), 0);
	desk_write(desk, "2025-01-01/a.md", "# 1. [A](https://a.org/1)\n", 9);
	desk_write(desk, "2025-01-05-b.md", "# 1. [A](https://a.org/1)\n", 8);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	recur_run(&r, o);
	a = recur_id(&r, desk, "2025-01-01/a.md");
	b = recur_id(&r, desk, "2025-01-05-b.md");
	assert_int_equal(occurrences_of(o, key, &n)[0].id, b);
	assert_int_equal(occurrences_of(o, key, &n)[1].id, a);
	strbuf_adds(&to, desk_path(desk, "2025-01-09/a.md"));
	assert_int_equal(rename(desk_path(desk, "2025-01-01/a.md"), to.str), 0);
	recur_refresh(r.lib);
	assert_int_equal(recur_id(&r, desk, "2025-01-09/a.md"), a);
	assert_int_equal(occurrences_of(o, key, &n)[0].id, a);
	assert_int_equal(occurrences_of(o, key, &n)[1].id, b);
	occurrences_free(o);
	desk_close(&r);
	strbuf_release(&to);
}

static void
test_the_generation_tells_of_changes(void **state)
{
	struct desk *desk = *state;
	unsigned long generation;
	struct reading r;
	struct occurrences *o;

	recur_fill(desk, RECUR_MANY);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	recur_run(&r, o);
	generation = occurrences_generation(o);
	recur_refresh(r.lib);
	recur_run(&r, o);
	assert_int_equal(occurrences_generation(o), generation);
	assert_int_equal(remove(desk_path(desk, "2025-01-03-n2.md")), 0);
	recur_refresh(r.lib);
	recur_run(&r, o);
	assert_int_not_equal(occurrences_generation(o), generation);
	assert_int_equal(occurrences_known(o), RECUR_MANY - 1);
	recur_assert_right(o, r.lib);
	occurrences_free(o);
	desk_close(&r);
}

/* Something that happens to a library. */
static void
change(struct desk *desk, unsigned *seed)
{
	struct strbuf to = STRBUF_INIT;
	char from[64];
	char name[64];

	snprintf(from, sizeof(from), "2025-01-%02zu-n%zu.md",
	    trials_random(seed, 28) + 1, trials_random(seed, 3));
	snprintf(name, sizeof(name), "2025-0%zu-%02zu-n%zu.md",
	    trials_random(seed, 2) + 1, trials_random(seed, 28) + 1,
	    trials_random(seed, 3));
	switch (trials_random(seed, 4)) {
	case 0:
		remove(desk_path(desk, from));
		break;
	case 1:
		strbuf_adds(&to, desk_path(desk, name));
		rename(desk_path(desk, from), to.str);
		break;
	default:
		recur_write(desk, name, seed);
	}
	strbuf_release(&to);
}

/* Some steps of anything, in any order. */
static void
work_some(struct reading *r, struct occurrences *o, unsigned *seed)
{
	for (size_t i = trials_random(seed, 30); i > 0; i--)
		switch (trials_random(seed, 4)) {
		case 0:
			catalogue_step(r->cat);
			break;
		case 1:
			library_refresh_begin(r->lib, true);
			library_refresh_step(r->lib, 8);
			break;
		case 2:
			if (library_count(r->lib))
				library_post(r->lib,
				    library_id_at(r->lib,
					trials_random(
					    seed, library_count(r->lib))));
			break;
		default:
			occurrences_step(o);
		}
}

static void
check_changes(struct desk *desk, size_t n, size_t times)
{
	unsigned seed = (unsigned)n;
	struct reading r;
	struct occurrences *o;

	recur_fill(desk, n);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	for (size_t i = 0; i < times; i++) {
		for (size_t k = trials_random(&seed, 5); k > 0; k--) {
			change(desk, &seed);
			work_some(&r, o, &seed);
		}
		recur_refresh(r.lib);
		recur_run(&r, o);
		recur_assert_right(o, r.lib);
	}
	occurrences_free(o);
	desk_close(&r);
}

static void
test_many_changes(void **state)
{
	check_changes(*state, RECUR_MANY, trials_count(300, 20, 20));
}

/* About as many posts as make a catalogue worth it. */
static void
test_changes_of_a_small_library(void **state)
{
	check_changes(*state, 25, trials_count(300, 20, 20));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_a_rewritten_post_has_other_papers),
	    DESK_TEST(test_a_moved_post_stands_elsewhere),
	    DESK_TEST(test_the_generation_tells_of_changes),
	    DESK_TEST(test_many_changes),
	    DESK_TEST(test_changes_of_a_small_library),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
