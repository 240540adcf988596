// SPDX-License-Identifier: GPL-3.0-or-later
/* Posts of a library whose files change under it: what is new, changed, gone,
 * moved or held meanwhile. See living.h about time. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>
#include <cmocka.h>

#include "living.h"
#include "model/library.h"

static void
nothing_that_changed_is_nothing_new(void **state)
{
	struct files *files = *state;
	unsigned order;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_put(files, "sub/2025-01-02.md", DIGEST, 1);
	living_settle(files);
	living_read_all(files->lib);
	order = library_order(files->lib);
	living_look_for(files, "+0 *0 -0 >0");
	assert_int_equal(library_order(files->lib), order);
	assert_int_equal(living_entry(files, "2025-01-01.md")->version, 0);
	assert_int_equal(library_totals(files->lib).known, 2);
}

static void
a_new_post_has_a_row(void **state)
{
	struct files *files = *state;
	size_t old;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_settle(files);
	old = files_id(files, "2025-01-01.md");
	living_put(files, "2025-01-02.md", DIGEST, 2);
	living_put(files, "new/deep/2024-12-31.md", DIGEST, 2);
	living_put(files, "notes.txt", "x", 2);
	living_look_for(files, "+2 *0 -0 >0");
	files_assert_rows(files,
	    "2025-01-02 2025-01-02.md\n2025-01-01 2025-01-01.md\n"
	    "2024-12-31 new/deep/2024-12-31.md\n");
	assert_int_equal(files_id(files, "2025-01-01.md"), old);
	assert_int_equal(library_row_of(files->lib, old), 1);
	assert_int_equal(library_totals(files->lib).posts, 3);
	living_look_for(files, "+0 *0 -0 >0");
}

static void
a_post_written_again_is_read_again(void **state)
{
	struct files *files = *state;
	unsigned long loads;
	size_t id;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_settle(files);
	id = files_id(files, "2025-01-01.md");
	assert_string_equal(living_first_words(files->lib, id), "A");
	loads = library_loads(files->lib);
	living_put(files, "2025-01-01.md", LIVING_OTHER, 2);
	living_look_for(files, "+0 *1 -0 >0");
	assert_int_equal(library_entry(files->lib, id)->state, ENTRY_UNREAD);
	assert_int_equal(library_entry(files->lib, id)->version, 1);
	assert_int_not_equal(library_loads(files->lib), loads);
	assert_int_equal(library_totals(files->lib).known, 0);
	assert_int_equal(library_totals(files->lib).papers, 0);
	assert_string_equal(living_first_words(files->lib, id), "C");
	assert_int_equal(library_totals(files->lib).papers, 1);
	living_look_for(files, "+0 *0 -0 >0");
}

/* As many programs do: under another name first. */
static void
a_post_replaced_by_another_file_is_the_same_post(void **state)
{
	struct files *files = *state;
	size_t id;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_settle(files);
	id = files_id(files, "2025-01-01.md");
	library_post(files->lib, id);
	living_put(files, "2025-01-01.md.tmp", LIVING_OTHER, 2);
	living_move(files, "2025-01-01.md.tmp", "2025-01-01.md", 2);
	living_look_for(files, "+0 *1 -0 >0");
	assert_int_equal(files_id(files, "2025-01-01.md"), id);
	assert_string_equal(living_first_words(files->lib, id), "C");
}

static void
a_file_that_changed_before_it_was_read_is_no_news(void **state)
{
	struct files *files = *state;
	size_t id;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_settle(files);
	living_put(files, "2025-01-01.md", LIVING_OTHER, 2);
	living_look_for(files, "+0 *0 -0 >0");
	id = files_id(files, "2025-01-01.md");
	assert_string_equal(living_first_words(files->lib, id), "C");
	living_look_for(files, "+0 *0 -0 >0");
}

/* Nobody looked in between: reading it again shows it. */
static void
a_change_is_seen_by_reading_too(void **state)
{
	struct files *files = *state;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	files_add_all(files);
	post_free(library_read(files->lib, 0));
	living_put(files, "2025-01-01.md", LIVING_OTHER, 2);
	library_refresh_begin(files->lib, false);
	post_free(library_read(files->lib, 0));
	living_assert_changes(files, "+0 *1 -0 >0");
	assert_int_equal(library_entry(files->lib, 0)->version, 1);
	assert_int_equal(library_totals(files->lib).papers, 1);
	living_look_for(files, "+0 *0 -0 >0");
}

static void
a_post_that_went_has_no_row(void **state)
{
	struct files *files = *state;
	size_t id, other;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_put(files, "2025-01-02.md", DIGEST, 1);
	living_settle(files);
	living_read_all(files->lib);
	id = files_id(files, "2025-01-02.md");
	other = files_id(files, "2025-01-01.md");
	living_remove(files, "2025-01-02.md", 2);
	living_look_for(files, "+0 *0 -1 >0");
	files_assert_rows(files, "2025-01-01 2025-01-01.md\n");
	assert_true(library_entry(files->lib, id)->gone);
	assert_int_equal(library_row_of(files->lib, id), SIZE_MAX);
	assert_int_equal(library_row_of(files->lib, other), 0);
	assert_int_equal(library_ids(files->lib), 2);
	assert_int_equal(library_totals(files->lib).papers, 2);
	/* It comes back as what it was. */
	living_put(files, "2025-01-02.md", LIVING_OTHER, 3);
	living_look_for(files, "+1 *0 -0 >0");
	assert_int_equal(files_id(files, "2025-01-02.md"), id);
	assert_false(library_entry(files->lib, id)->gone);
	assert_int_equal(library_row_of(files->lib, id), 0);
	assert_string_equal(living_first_words(files->lib, id), "C");
}

static void
what_is_held_stays_until_another_is(void **state)
{
	struct files *files = *state;
	const struct post *post;
	size_t id, other;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_put(files, "2025-01-02.md", DIGEST, 1);
	living_settle(files);
	id = files_id(files, "2025-01-02.md");
	other = files_id(files, "2025-01-01.md");
	library_hold(files->lib, id);
	post = library_post(files->lib, id);
	living_remove(files, "2025-01-02.md", 2);
	living_look_for(files, "+0 *0 -1 >0");
	assert_int_equal(library_count(files->lib), 2);
	assert_true(library_entry(files->lib, id)->gone);
	assert_ptr_equal(library_post(files->lib, id), post);
	assert_string_equal(post->papers[0].title, "A");
	living_look_for(files, "+0 *0 -0 >0");
	library_hold(files->lib, other);
	files_assert_rows(files, "2025-01-01 2025-01-01.md\n");
	library_hold(files->lib, SIZE_MAX);
	assert_int_equal(library_count(files->lib), 1);
}

static void
what_is_held_is_kept_whatever_else_is_read(void **state)
{
	struct files *files = *state;
	const struct post *post;
	char name[32];

	for (int i = 0; i < 3 * LIBRARY_KEEP; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i + 1);
		living_put(files, name, DIGEST, 1);
	}
	living_settle(files);
	library_hold(files->lib, 0);
	post = library_post(files->lib, 0);
	for (size_t id = 1; id < library_ids(files->lib); id++)
		library_post(files->lib, id);
	assert_ptr_equal(library_post(files->lib, 0), post);
}

static void
what_was_held_and_came_back_is_the_same(void **state)
{
	struct files *files = *state;
	struct post *former;
	size_t id;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_settle(files);
	id = files_id(files, "2025-01-01.md");
	library_hold(files->lib, id);
	library_post(files->lib, id);
	living_remove(files, "2025-01-01.md", 2);
	living_look_for(files, "+0 *0 -1 >0");
	living_put(files, "2025-01-01.md", LIVING_OTHER, 3);
	living_look_for(files, "+1 *0 -0 >0");
	assert_int_equal(library_count(files->lib), 1);
	assert_false(library_entry(files->lib, id)->gone);
	assert_string_equal(living_first_words(files->lib, id), "C");
	former = library_former(files->lib);
	assert_non_null(former);
	assert_string_equal(former->papers[0].title, "A");
	post_free(former);
	assert_null(library_former(files->lib));
}

static void
a_moved_file_keeps_its_id(void **state)
{
	struct files *files = *state;
	const struct entry *e;
	size_t id;

	living_put(files, "in/2025-01-01.md", DIGEST, 1);
	living_put(files, "in/2025-01-02.md", LIVING_OTHER, 1);
	living_put(files, "done/2025-01-03.md", DIGEST "\n", 1);
	living_settle(files);
	living_read_all(files->lib);
	id = files_id(files, "in/2025-01-01.md");
	living_move(files, "in/2025-01-01.md", "done/2025-01-01.md", 2);
	living_look_for(files, "+0 *0 -0 >1");
	assert_int_equal(files_id(files, "done/2025-01-01.md"), id);
	e = library_entry(files->lib, id);
	assert_int_equal(e->state, ENTRY_KNOWN);
	assert_false(e->gone);
	assert_int_equal(e->n_papers, 2);
	assert_false(library_find(
	    files->lib, files_path(files, "in/2025-01-01.md"), &id));
	files_assert_rows(files,
	    "2025-01-03 done/2025-01-03.md\n2025-01-02 in/2025-01-02.md\n"
	    "2025-01-01 done/2025-01-01.md\n");
	living_look_for(files, "+0 *0 -0 >0");
}

static void
a_file_of_another_name_is_of_another_day(void **state)
{
	struct files *files = *state;
	size_t id;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_put(files, "2025-01-02.md", LIVING_OTHER, 2);
	living_settle(files);
	living_read_all(files->lib);
	id = files_id(files, "2025-01-01.md");
	living_move(files, "2025-01-01.md", "2025-01-03.md", 3);
	living_look_for(files, "+0 *0 -0 >1");
	assert_int_equal(files_id(files, "2025-01-03.md"), id);
	files_assert_rows(
	    files, "2025-01-03 2025-01-03.md\n2025-01-02 2025-01-02.md\n");
	post_free(library_read(files->lib, id));
	files_assert_rows(
	    files, "2025-01-03 2025-01-03.md\n2025-01-02 2025-01-02.md\n");
	assert_int_equal(library_totals(files->lib).known, 2);
}

/* Two that went and two that came with one stamp may be any of each other. */
static void
what_cannot_be_told_apart_is_not_taken_for_moved(void **state)
{
	struct files *files = *state;

	living_put(files, "a/x.md", DIGEST, 1);
	living_put(files, "a/y.md", DIGEST, 1);
	living_settle(files);
	living_move(files, "a/x.md", "a/v.md", 2);
	living_move(files, "a/y.md", "a/w.md", 2);
	living_look_for(files, "+2 *0 -2 >0");
	assert_int_equal(library_count(files->lib), 2);
}

static void
a_renamed_folder_keeps_all_ids(void **state)
{
	struct files *files = *state;
	char name[48];
	size_t ids[10];

	for (int i = 0; i < 10; i++) {
		/* Twins by stamp, told apart by their names. */
		snprintf(
		    name, sizeof(name), "old/%d/2025-01-%02d.md", i % 2, i + 1);
		living_put(files, name, DIGEST, 1);
	}
	living_settle(files);
	living_read_all(files->lib);
	for (int i = 0; i < 10; i++) {
		snprintf(
		    name, sizeof(name), "old/%d/2025-01-%02d.md", i % 2, i + 1);
		ids[i] = files_id(files, name);
	}
	library_hold(files->lib, ids[4]);
	living_move(files, "old", "new", 2);
	living_look_for(files, "+0 *0 -0 >10");
	for (int i = 0; i < 10; i++) {
		snprintf(
		    name, sizeof(name), "new/%d/2025-01-%02d.md", i % 2, i + 1);
		assert_int_equal(files_id(files, name), ids[i]);
	}
	assert_int_equal(library_count(files->lib), 10);
	assert_int_equal(library_totals(files->lib).known, 10);
	/* And its files are still looked after. */
	living_put(files, "new/0/2025-01-01.md", LIVING_OTHER, 3);
	living_remove(files, "new/1/2025-01-02.md", 3);
	living_look_for(files, "+0 *1 -1 >0");
}

static void
one_name_in_two_folders_is_two_posts(void **state)
{
	struct files *files = *state;
	size_t a, b;

	living_put(files, "a/2025-01-01.md", DIGEST, 1);
	living_put(files, "b/2025-01-01.md", LIVING_OTHER, 1);
	living_settle(files);
	living_read_all(files->lib);
	a = files_id(files, "a/2025-01-01.md");
	b = files_id(files, "b/2025-01-01.md");
	living_put(files, "b/2025-01-01.md", DIGEST, 2);
	living_look_for(files, "+0 *1 -0 >0");
	assert_int_equal(library_entry(files->lib, a)->version, 0);
	assert_int_equal(library_entry(files->lib, b)->version, 1);
	living_remove(files, "a/2025-01-01.md", 3);
	living_look_for(files, "+0 *0 -1 >0");
	assert_true(library_entry(files->lib, a)->gone);
	assert_false(library_entry(files->lib, b)->gone);
}

static void
a_bad_post_is_tried_again_when_its_file_is_another(void **state)
{
	struct files *files = *state;
	size_t id;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	/* A hole: too large to read. */
	assert_int_equal(truncate(files->path.str, 0), 0);
	assert_int_equal(
	    truncate(files_path(files, "2025-01-01.md"), 80 * 1024 * 1024), 0);
	files_link(files, "nowhere", "2025-01-02.md");
	living_settle(files);
	living_read_all(files->lib);
	id = files_id(files, "2025-01-01.md");
	assert_int_equal(library_entry(files->lib, id)->state, ENTRY_BAD);
	living_look_for(files, "+0 *0 -0 >0");
	living_put(files, "2025-01-01.md", DIGEST, 2);
	living_put(files, "nowhere", LIVING_OTHER, 2);
	living_look_for(files, "+0 *2 -0 >0");
	assert_null(library_entry(files->lib, id)->error);
	living_read_all(files->lib);
	assert_int_equal(library_totals(files->lib).papers, 3);
}

static void
a_link_whose_file_went_is_a_row_that_says_so(void **state)
{
	struct files *files = *state;
	size_t id;

	living_put(files, "store/x.txt", DIGEST, 1);
	living_put(files, "lib/y.md", DIGEST, 1);
	files_link(files, "../store/x.txt", "lib/2025-01-01.md");
	living_set_time_of(files, "lib", 1);
	files_add(files, "lib");
	living_look(files);
	id = files_id(files, "lib/2025-01-01.md");
	library_post(files->lib, id);
	living_remove(files, "store/x.txt", 2);
	living_look(files);
	living_look(files);
	assert_int_equal(library_count(files->lib), 2);
	assert_null(library_post(files->lib, id));
	assert_int_equal(library_entry(files->lib, id)->state, ENTRY_BAD);
	living_put(files, "store/x.txt", LIVING_OTHER, 3);
	living_look(files);
	assert_string_equal(living_first_words(files->lib, id), "C");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    FILES_TEST(nothing_that_changed_is_nothing_new),
	    FILES_TEST(a_new_post_has_a_row),
	    FILES_TEST(a_post_written_again_is_read_again),
	    FILES_TEST(a_post_replaced_by_another_file_is_the_same_post),
	    FILES_TEST(a_file_that_changed_before_it_was_read_is_no_news),
	    FILES_TEST(a_change_is_seen_by_reading_too),
	    FILES_TEST(a_post_that_went_has_no_row),
	    FILES_TEST(what_is_held_stays_until_another_is),
	    FILES_TEST(what_is_held_is_kept_whatever_else_is_read),
	    FILES_TEST(what_was_held_and_came_back_is_the_same),
	    FILES_TEST(a_moved_file_keeps_its_id),
	    FILES_TEST(a_file_of_another_name_is_of_another_day),
	    FILES_TEST(what_cannot_be_told_apart_is_not_taken_for_moved),
	    FILES_TEST(a_renamed_folder_keeps_all_ids),
	    FILES_TEST(one_name_in_two_folders_is_two_posts),
	    FILES_TEST(a_bad_post_is_tried_again_when_its_file_is_another),
	    FILES_TEST(a_link_whose_file_went_is_a_row_that_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
