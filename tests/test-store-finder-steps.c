// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The steps of a search: no key waits for all parts of a long post, and
 * whatever happens between two steps, what is found is what a search finds
 * that is not interrupted. The clock goes by only when it is looked at.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "store-desk.h"
#include "store/finder.h"

enum {
	PAPERS = 200,
	LAST_WORDS = 10, /* papers at the end that have them */
	SECOND = 1000000,
};

/* In place of the system's. `pace` is how far it goes between two looks, in
 * microseconds: 0, a step does all there is to do; a second, as little as it
 * can. */
struct still_clock {
	int64_t now, pace;
};
static struct still_clock still;

int64_t
clock_now_us(void)
{
	return still.now += still.pace;
}

struct place {
	struct desk *desk;
	struct reading reading;
	struct query *query;
	struct finder *finder;
};

/* A digest of many papers, each of which says the word, and its number; longer
 * than what is read of the cache at once. */
#define MUCH "Much is said of it here, and of what was said of it before. "
static void
write_long(struct desk *desk, const char *name, const char *word, int minute)
{
	struct strbuf text = STRBUF_INIT;

	for (int i = 1; i <= PAPERS; i++)
		strbuf_printf(&text,
		    "# %d. [Title](https://arxiv.org/abs/2601.%05d)\n\n"
		    "The %s of %d%s.\n" MUCH MUCH MUCH MUCH "\n\n",
		    i, i, word, i, i > PAPERS - LAST_WORDS ? ", a zebra" : "");
	desk_write(desk, name, text.str, minute);
	strbuf_release(&text);
}

static struct place
open_place(struct desk *desk, bool cached)
{
	struct place p = {.desk = desk};

	still.pace = 0;
	write_long(desk, "2026-01-02.md", "quagga", 0);
	desk_write(desk, "2026-01-01.md", "An older quagga.\n", 0);
	p.reading = desk_start(desk, cached);
	return p;
}

static void
close_place(struct place *p)
{
	finder_free(p->finder);
	query_free(p->query);
	desk_close(&p->reading);
}

static struct finder *
begin(struct place *p)
{
	return finder_new(p->reading.lib, p->reading.cat, p->query);
}

static void
search(struct place *p, const char *typed)
{
	struct error err;

	p->query = query_new(typed, &err);
	assert_non_null(p->query);
	p->finder = begin(p);
}

/* Goes on in steps as small as there are; returns how many there were, `n` at
 * most. */
static size_t
go_on(struct place *p, size_t n)
{
	size_t steps = 0;
	bool more = true;

	still.pace = SECOND;
	for (; more && steps < n; steps++)
		more = finder_step(p->finder);
	still.pace = 0;
	return steps;
}

static void
assert_same(const struct find *a, const struct find *b)
{
	assert_int_equal(a->id, b->id);
	assert_int_equal(a->version, b->version);
	assert_int_equal(a->part, b->part);
	assert_int_equal(a->key, b->key);
	assert_int_equal(a->n_matches, b->n_matches);
	assert_int_equal(a->first_line, b->first_line);
}

/* Ends the search; asserts that `parts` are found, those that another finds
 * that begins now, and does all in one step. */
static void
end(struct place *p, size_t parts)
{
	const struct find *found, *wanted;
	struct finder *whole = begin(p);
	struct find_totals a, b;
	size_t n, n_wanted;

	assert_true(go_on(p, SIZE_MAX) > 0);
	/* What has changed in posts that were searched is asked for again. */
	assert_true(go_on(p, SIZE_MAX) > 0);
	assert_false(finder_step(whole));
	found = finder_finds(p->finder, &n);
	wanted = finder_finds(whole, &n_wanted);
	assert_int_equal(n, parts);
	assert_int_equal(n_wanted, parts);
	for (size_t i = 0; i < n; i++)
		assert_same(&found[i], &wanted[i]);
	a = finder_totals(p->finder);
	b = finder_totals(whole);
	assert_int_equal(a.papers, b.papers);
	assert_int_equal(a.matches, b.matches);
	assert_int_equal(a.posts_searched, b.posts_searched);
	assert_int_equal(a.posts_bad, b.posts_bad);
	finder_free(whole);
}

static void
refresh(struct place *p)
{
	library_refresh_begin(p->reading.lib, true);
	while (library_refresh_step(p->reading.lib, 100))
		continue;
}

static size_t
count(const struct place *p)
{
	size_t n;

	finder_finds(p->finder, &n);
	return n;
}

/* ---- How much a step does ----------------------------------------------- */

static void
check_small_steps(struct desk *desk, bool cached)
{
	struct place p = open_place(desk, cached);

	search(&p, "quagga");
	assert_int_equal(go_on(&p, PAPERS - 1), PAPERS - 1);
	/* They are shown together. */
	assert_int_equal(count(&p), 0);
	assert_int_equal(finder_totals(p.finder).posts_searched, 0);
	go_on(&p, 1);
	assert_int_equal(count(&p), PAPERS);
	end(&p, PAPERS + 1);
	close_place(&p);
}

static void
test_a_step_is_over_after_a_part(void **state)
{
	check_small_steps(*state, true);
}

static void
test_so_it_is_without_a_cache(void **state)
{
	check_small_steps(*state, false);
}

/* As long as there is time, a step goes on. */
static void
test_a_step_does_what_it_can(void **state)
{
	struct place p = open_place(*state, true);

	search(&p, "quagga");
	assert_false(finder_step(p.finder));
	assert_int_equal(count(&p), PAPERS + 1);
	close_place(&p);
}

/* Nothing is done for parts in which by the index nothing can be found. */
static void
test_the_last_parts_alone(void **state)
{
	struct place p = open_place(*state, true);

	search(&p, "zebra");
	assert_in_range(go_on(&p, SIZE_MAX), LAST_WORDS, PAPERS / 4);
	end(&p, LAST_WORDS);
	close_place(&p);
}

/* ---- What happens between two steps ------------------------------------- */

static void
test_other_posts_are_looked_at(void **state)
{
	struct place p = open_place(*state, true);
	struct found found;
	struct find other;

	search(&p, "older");
	end(&p, 1);
	other = *finder_finds(p.finder, &(size_t){0});
	finder_free(p.finder);
	query_free(p.query);
	search(&p, "quagga");
	found_init(&found);
	for (int i = 0; i < PAPERS / 2; i++) {
		go_on(&p, 1);
		assert_true(finder_look(p.finder, &other, &found));
	}
	found_release(&found);
	end(&p, PAPERS + 1);
	close_place(&p);
}

static void
check_change(struct desk *desk, bool cached)
{
	struct place p = open_place(desk, cached);

	search(&p, "quagga");
	go_on(&p, PAPERS / 2);
	desk_write(p.desk, "2026-01-02.md", "One quagga now.\n", 5);
	refresh(&p);
	go_on(&p, 2);
	assert_int_equal(count(&p), 1);
	end(&p, 2);
	close_place(&p);
}

static void
test_the_post_changes(void **state)
{
	check_change(*state, true);
}

static void
test_the_post_changes_without_a_cache(void **state)
{
	check_change(*state, false);
}

/* Nobody needs the rest of it. */
static void
test_the_post_goes(void **state)
{
	struct place p = open_place(*state, true);

	search(&p, "quagga");
	go_on(&p, PAPERS / 2);
	assert_int_equal(remove(desk_path(p.desk, "2026-01-02.md")), 0);
	refresh(&p);
	assert_in_range(go_on(&p, SIZE_MAX), 1, PAPERS / 4);
	assert_int_equal(count(&p), 1);
	end(&p, 1);
	close_place(&p);
}

/* The post has another row, then; what it was searched for so far stays. */
static void
test_a_newer_post_comes(void **state)
{
	struct place p = open_place(*state, true);

	search(&p, "quagga");
	go_on(&p, PAPERS / 2);
	write_long(p.desk, "2026-01-03.md", "quagga", 5);
	refresh(&p);
	go_on(&p, PAPERS / 2 + 1);
	assert_int_equal(count(&p), PAPERS);
	end(&p, PAPERS * 2 + 1);
	close_place(&p);
}

/* Puts other words where those of the last papers are in the cache. */
static void
damage_last(struct desk *desk)
{
	struct strbuf bytes = STRBUF_INIT;
	char *path = desk_file(desk, ".cards");
	struct error err;
	FILE *file;
	size_t at = 0;

	assert_int_equal(file_read(path, &bytes, &err), OK);
	while (at + 5 < bytes.len && memcmp(bytes.str + at, "zebra", 5) != 0)
		at++;
	assert_true(at + 5 < bytes.len);
	file = fopen(path, "r+b");
	assert_non_null(file);
	assert_int_equal(fseek(file, (long)at, SEEK_SET), 0);
	assert_int_equal(fwrite("camel", 1, 5, file), 5);
	assert_int_equal(fclose(file), 0);
	free(path);
	strbuf_release(&bytes);
}

/* So the digest is read, which says something else: as if nothing had been
 * found in what the cache had. */
static void
test_the_cache_is_damaged(void **state)
{
	struct place p = open_place(*state, true);

	search(&p, "quagga");
	go_on(&p, PAPERS / 2);
	damage_last(p.desk);
	write_long(p.desk, "2026-01-02.md", "okapi!", 0);
	assert_false(finder_step(p.finder));
	assert_int_equal(count(&p), 1);
	end(&p, 1);
	close_place(&p);
}

static void
test_the_cache_is_filled(void **state)
{
	struct place p = open_place(*state, false);

	desk_close(&p.reading);
	p.reading = desk_open(p.desk, true);
	search(&p, "quagga");
	go_on(&p, PAPERS / 2);
	desk_run(&p.reading);
	end(&p, PAPERS + 1);
	close_place(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST_FILLED(test_a_step_is_over_after_a_part),
	    DESK_TEST_FILLED(test_so_it_is_without_a_cache),
	    DESK_TEST_FILLED(test_a_step_does_what_it_can),
	    DESK_TEST_FILLED(test_the_last_parts_alone),
	    DESK_TEST_FILLED(test_other_posts_are_looked_at),
	    DESK_TEST_FILLED(test_the_post_changes),
	    DESK_TEST_FILLED(test_the_post_changes_without_a_cache),
	    DESK_TEST_FILLED(test_the_post_goes),
	    DESK_TEST_FILLED(test_a_newer_post_comes),
	    DESK_TEST_FILLED(test_the_cache_is_damaged),
	    DESK_TEST_FILLED(test_the_cache_is_filled),
	};

	return cmocka_run_group_tests_name("steps", tests, NULL, NULL);
}
