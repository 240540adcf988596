// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The catalogue over real folders: what it gives is always what the digests
 * say, whatever became of its files.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "store-desk.h"
#include "store/catalogue.h"

static size_t
find(struct reading *r, struct desk *desk, const char *name)
{
	size_t id = SIZE_MAX;

	assert_true(library_find(r->lib, desk_path(desk, name), &id));
	return id;
}

/* Asserts that the post's card speaks of `word`. */
static void
assert_card_has(struct reading *r, size_t id, const char *word)
{
	struct card_room room;

	card_room_init(&room);
	assert_true(catalogue_card(r->cat, id, &room));
	assert_non_null(strstr(room.card.text, word));
	card_room_release(&room);
}

/* ---- Building and opening ----------------------------------------------- */

static void
test_without_a_folder_the_library_learns(void **state)
{
	struct desk *desk = *state;
	struct card_room room;
	struct reading r;

	card_room_init(&room);
	r = desk_start(desk, false);
	assert_int_equal(library_totals(r.lib).known, DESK_POSTS);
	assert_int_equal(
	    library_totals(r.lib).papers, DESK_POSTS * DESK_PAPERS);
	assert_int_equal(catalogue_progress(r.cat).done, DESK_POSTS);
	assert_false(catalogue_card(r.cat, 0, &room));
	card_room_release(&room);
	desk_close(&r);
	assert_int_equal(access(desk->cache.str, F_OK), -1);
}

static void
test_every_post_gets_a_card(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	r = desk_start(desk, true);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	assert_int_equal(catalogue_progress(r.cat).done, DESK_POSTS);
	assert_false(catalogue_step(r.cat) && catalogue_step(r.cat) &&
	    catalogue_step(r.cat) && catalogue_step(r.cat) &&
	    catalogue_step(r.cat) && catalogue_step(r.cat));
	desk_close(&r);
}

/* Other words in a digest whose size and time stay as they were: whoever shows
 * the old ones has not read it. */
static void
test_a_warm_start_reads_no_digest(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	char *before, *after;

	desk_write(desk, "2024-05-05-secret.md",
	    "# 1. [A](https://a.org/1)\n\nApples.\n", 9);
	desk_build(desk);
	before = desk_files(desk, "");
	desk_write(desk, "2024-05-05-secret.md",
	    "# 1. [A](https://a.org/1)\n\nOrange.\n", 9);
	r = desk_start(desk, true);
	assert_card_has(&r, find(&r, desk, "2024-05-05-secret.md"), "Apples");
	assert_int_equal(library_totals(r.lib).known, DESK_POSTS + 1);
	assert_int_equal(
	    library_totals(r.lib).papers, DESK_POSTS * DESK_PAPERS + 1);
	desk_close(&r);
	after = desk_files(desk, "");
	assert_string_equal(after, before);
	free(before);
	free(after);
}

static void
test_another_spelling_of_the_root_has_the_same_cards(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct error err;
	char *before, *after;

	desk_build(desk);
	before = desk_files(desk, ".cards");
	assert_int_equal(chdir(desk->posts.str), 0);
	r.lib = library_new();
	assert_int_equal(library_add(r.lib, "../posts/", &err), OK);
	library_sort(r.lib);
	r.cat = catalogue_new(r.lib, desk->cache.str);
	desk_run(&r);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	desk_close(&r);
	assert_int_equal(chdir("/"), 0);
	after = desk_files(desk, ".cards");
	assert_string_equal(after, before);
	free(before);
	free(after);
}

static void
test_a_small_library_leaves_nothing(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	desk_fill(desk, 5, DESK_PAPERS);
	r = desk_start(desk, true);
	assert_int_equal(library_totals(r.lib).known, 5);
	desk_close(&r);
	assert_int_equal(access(desk->cache.str, F_OK), -1);
}

static void
test_posts_in_sight_come_first(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	r = desk_open(desk, false);
	catalogue_prefer(r.cat, 30, 35);
	while (library_totals(r.lib).known < 5)
		assert_true(catalogue_step(r.cat));
	for (size_t row = 30; row < 35; row++)
		assert_int_equal(
		    library_entry(r.lib, library_id_at(r.lib, row))->state,
		    ENTRY_KNOWN);
	desk_close(&r);
}

/* What was read until the program ended need not be read again. */
static void
test_ending_early_keeps_what_was_read(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	r = desk_open(desk, true);
	while (library_totals(r.lib).known < 20)
		assert_true(catalogue_step(r.cat));
	desk_close(&r);
	r = desk_open(desk, true);
	while (library_totals(r.lib).known < 20)
		assert_true(catalogue_step(r.cat));
	assert_int_equal(desk_check(desk, &r), 20);
	desk_close(&r);
}

/* ---- Digests that change ------------------------------------------------ */

static void
test_changes_between_two_runs(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct strbuf to = STRBUF_INIT;

	desk_build(desk);
	desk_write(desk, "2025-01-01-n0.md", "# 1. New\n\nRewritten.\n", 900);
	desk_write(desk, "2026-01-01-new.md", "# 1. Added\n\nFresh.\n", 901);
	assert_int_equal(remove(desk_path(desk, "2025-01-02-n1.md")), 0);
	strbuf_adds(&to, desk_path(desk, "2025-01-03-moved.md"));
	assert_int_equal(
	    rename(desk_path(desk, "2025-01-03-n2.md"), to.str), 0);
	r = desk_start(desk, true);
	assert_int_equal(library_count(r.lib), DESK_POSTS);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	assert_card_has(&r, find(&r, desk, "2025-01-01-n0.md"), "Rewritten.");
	assert_card_has(&r, find(&r, desk, "2026-01-01-new.md"), "Fresh.");
	desk_close(&r);
	strbuf_release(&to);
}

static void
refresh(struct reading *r)
{
	library_refresh_begin(r->lib, true);
	while (library_refresh_step(r->lib, 16))
		continue;
}

static void
test_changes_while_it_runs(void **state)
{
	struct desk *desk = *state;
	unsigned long generation;
	struct reading r;
	struct card_room room;
	size_t id;

	r = desk_start(desk, true);
	id = find(&r, desk, "2025-01-01-n0.md");
	generation = catalogue_generation(r.cat);
	desk_write(desk, "2025-01-01-n0.md", "# 1. New\n\nRewritten.\n", 900);
	desk_write(desk, "2026-01-01-new.md", "# 1. Added\n\nFresh.\n", 901);
	assert_int_equal(remove(desk_path(desk, "2025-01-02-n1.md")), 0);
	refresh(&r);
	card_room_init(&room);
	assert_false(catalogue_card(r.cat, id, &room));
	card_room_release(&room);
	desk_run(&r);
	assert_true(catalogue_generation(r.cat) != generation);
	assert_card_has(&r, id, "Rewritten.");
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	desk_close(&r);
}

/* One that was read already, while the segment it is in is being written. */
static void
test_changes_while_it_builds(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	r = desk_open(desk, true);
	while (library_totals(r.lib).known < DESK_POSTS - 2)
		assert_true(catalogue_step(r.cat));
	for (size_t row = 0; row < 3; row++) {
		const struct entry *e =
		    library_entry(r.lib, library_id_at(r.lib, row));
		desk_write(desk, e->name, "# 1. New\n\nRewritten.\n", 900);
	}
	refresh(&r);
	desk_run(&r);
	assert_card_has(&r, library_id_at(r.lib, 0), "Rewritten.");
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	desk_close(&r);
}

/* A file system that tells but seconds: a digest that is read in the second it
 * was written in may be written again, with the same size and time. */
static void
test_what_was_written_just_now_is_read_again(void **state)
{
	struct desk *desk = *state;
	long now = (long)time(NULL) + 1;
	struct reading r;

	desk_write_at(desk, "2026-01-01-new.md", "# 1. A\n\nFirst.\n", now);
	desk_build(desk);
	desk_write_at(desk, "2026-01-01-new.md", "# 1. A\n\nAgain.\n", now);
	r = desk_start(desk, true);
	assert_card_has(&r, find(&r, desk, "2026-01-01-new.md"), "Again.");
	desk_close(&r);
}

/* A digest a day, each in a run of its own: the segments are merged now and
 * then, and none of the cards is lost. */
static void
test_many_days_make_few_files(void **state)
{
	struct desk *desk = *state;
	size_t most = 0;
	char name[64];

	for (int day = 0; day < 40; day++) {
		char *text = desk_digest(1000 + (size_t)day, DESK_PAPERS, 3);
		struct reading r;
		size_t n = 0;
		char *files;

		snprintf(name, sizeof(name), "2026-%02d-%02d-day.md",
		    day / 28 + 1, day % 28 + 1);
		desk_write(desk, name, text, 1000 + day);
		free(text);
		r = desk_open(desk, true);
		desk_run(&r);
		assert_int_equal(
		    desk_check(desk, &r), (size_t)DESK_POSTS + (size_t)day + 1);
		desk_close(&r);
		files = desk_files(desk, "");
		for (const char *p = files; *p; p++)
			n += *p == '\n';
		most = n > most ? n : most;
		free(files);
	}
	assert_true(most > 2);
	assert_true(most <= 10);
}

/* So many parts that segments are full of them long before they are large: no
 * more is done with those. */
static void
test_merging_ends_where_parts_are_many(void **state)
{
	enum { FULL = 2100, DIGESTS = 37 };
	struct desk *desk = *state;
	struct strbuf text = STRBUF_INIT;
	struct reading r;
	int steps = 0;
	char name[64];
	char *files;

	for (int i = 0; i < FULL; i++)
		strbuf_printf(
		    &text, "# %d. [A](https://a.org/)\n\nb\n\n", i + 1);
	for (int i = 0; i < DIGESTS; i++) {
		snprintf(
		    name, sizeof(name), "2025-%02d-01-%d.md", i % 12 + 1, i);
		desk_write(desk, name, text.str, i);
	}
	strbuf_release(&text);
	r = desk_open(desk, true);
	while (catalogue_step(r.cat))
		assert_true(++steps < 20000);
	files = desk_files(desk, "");
	desk_close(&r);
	/* Each has four of the digests, the last but one. */
	steps = 0;
	for (const char *p = files; *p; p++)
		steps += *p == '\n';
	assert_int_equal(steps, 10);
	free(files);
}

/* Every digest rewritten: nothing of the old cards is left on the disk. */
static void
test_dead_cards_are_reclaimed(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	char name[64];
	char *before, *after;

	desk_build(desk);
	before = desk_files(desk, ".cards");
	for (size_t i = 0; i < 28; i++) {
		char *text = desk_digest(i, DESK_PAPERS + 1, 99);
		snprintf(name, sizeof(name), "2025-01-%02zu-n%zu.md", i + 1, i);
		desk_write(desk, name, text, 2000 + (int)i);
		free(text);
	}
	r = desk_start(desk, true);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	desk_close(&r);
	after = desk_files(desk, ".cards");
	assert_null(strstr(after, before));
	free(before);
	free(after);
}

/* ---- Two at once -------------------------------------------------------- */

static void
test_two_instances_build_at_once(void **state)
{
	struct desk *desk = *state;
	struct reading a, b, c;
	bool more = true;

	a = desk_open(desk, true);
	b = desk_open(desk, true);
	while (more) {
		more = catalogue_step(a.cat);
		more = catalogue_step(b.cat) || more;
	}
	assert_int_equal(desk_check(desk, &a), DESK_POSTS);
	assert_int_equal(desk_check(desk, &b), DESK_POSTS);
	/* The third finds all of it twice, and removes what is too much while
	 * the others still use it. */
	c = desk_open(desk, true);
	desk_run(&c);
	assert_int_equal(desk_check(desk, &c), DESK_POSTS);
	assert_int_equal(desk_check(desk, &a), DESK_POSTS);
	assert_int_equal(desk_check(desk, &b), DESK_POSTS);
	desk_close(&a);
	desk_close(&b);
	desk_close(&c);
	{
		char *files = desk_files(desk, "");
		assert_non_null(strchr(files, '\n'));
		assert_string_equal(strchr(files, '\n'), "\n");
		free(files);
	}
}

static void
test_files_that_go_while_it_opens(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	char *file;

	desk_build(desk);
	file = desk_file(desk, ".cards");
	r = desk_open(desk, true);
	assert_true(catalogue_step(r.cat)); /* has listed them */
	assert_int_equal(remove(file), 0);
	desk_run(&r);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	desk_close(&r);
	free(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST_FILLED(test_without_a_folder_the_library_learns),
	    DESK_TEST_FILLED(test_every_post_gets_a_card),
	    DESK_TEST_FILLED(test_a_warm_start_reads_no_digest),
	    DESK_TEST_FILLED(
		test_another_spelling_of_the_root_has_the_same_cards),
	    DESK_TEST(test_a_small_library_leaves_nothing),
	    DESK_TEST_FILLED(test_posts_in_sight_come_first),
	    DESK_TEST_FILLED(test_ending_early_keeps_what_was_read),
	    DESK_TEST_FILLED(test_changes_between_two_runs),
	    DESK_TEST_FILLED(test_changes_while_it_runs),
	    DESK_TEST_FILLED(test_changes_while_it_builds),
	    DESK_TEST_FILLED(test_what_was_written_just_now_is_read_again),
	    DESK_TEST_FILLED(test_many_days_make_few_files),
	    DESK_TEST(test_merging_ends_where_parts_are_many),
	    DESK_TEST_FILLED(test_dead_cards_are_reclaimed),
	    DESK_TEST_FILLED(test_two_instances_build_at_once),
	    DESK_TEST_FILLED(test_files_that_go_while_it_opens),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
