// SPDX-License-Identifier: GPL-3.0-or-later
/* Folders of a library that come, go, move, are shut and reached by two ways,
 * and changes that hardly show. See living.h about time. */
#include <config.h>

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "living.h"
#include "model/library.h"
#include "model/scan.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
a_folder_that_went_and_came_back(void **state)
{
	struct files *files = *state;
	size_t id;

	living_put(files, "lib/a/2025-01-01.md", DIGEST, 1);
	living_put(files, "lib/2025-01-02.md", DIGEST, 1);
	files_add(files, "lib");
	living_look(files);
	id = files_id(files, "lib/a/2025-01-01.md");
	/* The library's own folder: an unmounted disk, say. */
	living_move(files, "lib", "away", 2);
	living_look_for(files, "+0 *0 -2 >0");
	assert_int_equal(library_count(files->lib), 0);
	living_look_for(files, "+0 *0 -0 >0");
	living_move(files, "away", "lib", 3);
	living_look_for(files, "+2 *0 -0 >0");
	assert_int_equal(files_id(files, "lib/a/2025-01-01.md"), id);
	files_assert_rows(files,
	    "2025-01-02 lib/2025-01-02.md\n"
	    "2025-01-01 lib/a/2025-01-01.md\n");
}

static void
a_file_that_was_named_comes_and_goes(void **state)
{
	struct files *files = *state;
	size_t id;

	living_put(files, "notes.txt", DIGEST, 1);
	files_add(files, "notes.txt");
	living_look(files);
	id = files_id(files, "notes.txt");
	library_post(files->lib, id);
	living_put(files, "notes.txt", LIVING_OTHER, 2);
	living_look_for(files, "+0 *1 -0 >0");
	living_remove(files, "notes.txt", 3);
	living_look_for(files, "+0 *0 -1 >0");
	assert_int_equal(library_count(files->lib), 0);
	living_put(files, "notes.txt", DIGEST, 4);
	living_look_for(files, "+1 *0 -0 >0");
	assert_int_equal(files_id(files, "notes.txt"), id);
	/* A folder in its place has what is in it. */
	living_remove(files, "notes.txt", 5);
	living_put(files, "notes.txt/2025-01-01.md", DIGEST, 6);
	living_look(files);
	files_assert_rows(files, "2025-01-01 notes.txt/2025-01-01.md\n");
}

static void
a_folder_by_two_ways_is_read_by_the_one_that_is_left(void **state)
{
	struct files *files = *state;

	living_put(files, "real/2025-01-01.md", DIGEST, 1);
	living_put(files, "lib/2025-01-02.md", DIGEST, 1);
	files_link(files, "../real", "lib/one");
	files_link(files, "../real", "lib/two");
	living_set_time_of(files, "lib", 1);
	files_add(files, "lib");
	living_look(files);
	assert_int_equal(library_count(files->lib), 2);
	living_remove(files,
	    library_find(files->lib, files_path(files, "lib/one/2025-01-01.md"),
		&(size_t){0})
		? "lib/one"
		: "lib/two",
	    2);
	living_look(files);
	assert_int_equal(library_count(files->lib), 2);
	living_look_for(files, "+0 *0 -0 >0");
}

/* Whichever of the two folders is looked at first. */
static void
a_folder_moved_from_one_root_to_another_keeps_its_posts(void **state)
{
	static const char *const ways[][2] = {{"A/x", "B/x"}, {"B/x", "A/x"}};
	struct files *files = *state;
	char name[32];
	size_t id;

	living_put(files, "A/2025-01-01.md", LIVING_OTHER, 1);
	living_put(files, "B/2025-01-02.md", LIVING_OTHER, 1);
	living_put(files, "A/x/2025-01-03.md", DIGEST, 1);
	living_put(files, "A/x/y/2025-01-04.md", DIGEST, 2);
	living_set_time_of(files, "A/x", 1);
	living_set_time_of(files, "A", 1);
	for (size_t i = 0; i < LENGTH(ways); i++) {
		library_free(files->lib);
		files->lib = library_new();
		files_add(files, "A");
		files_add(files, "B");
		living_look_for(files, "+0 *0 -0 >0");
		snprintf(name, sizeof(name), "%s/y/2025-01-04.md", ways[i][0]);
		id = files_id(files, name);
		living_move(files, ways[i][0], ways[i][1], 2 + (int)i);
		living_look_for(files, "+0 *0 -0 >2");
		assert_int_equal(library_count(files->lib), 4);
		snprintf(name, sizeof(name), "%s/y/2025-01-04.md", ways[i][1]);
		assert_int_equal(files_id(files, name), id);
		living_look_for(files, "+0 *0 -0 >0");
	}
}

/* Whatever is looked at first. */
static void
a_folder_moved_to_another_root_may_be_replaced(void **state)
{
	static const char *const ways[][2] = {{"A/x", "B/x"}, {"B/x", "A/x"}};
	struct files *files = *state;
	char name[32];
	size_t id;

	living_put(files, "A/x/2025-01-03.md", DIGEST, 1);
	assert_int_equal(mkdir(files_path(files, "B"), 0777), 0);
	living_set_time_of(files, "B", 1);
	for (int n = 0; n < 20; n++) {
		const char *from = ways[n % 2][0], *to = ways[n % 2][1];

		library_free(files->lib);
		files->lib = library_new();
		files_add(files, "A");
		files_add(files, "B");
		living_look_for(files, "+0 *0 -0 >0");
		living_look_a_little(files, (size_t)n / 2);
		snprintf(name, sizeof(name), "%s/2025-01-03.md", from);
		id = files_id(files, name);
		living_move(files, from, to, 2 + n);
		snprintf(name, sizeof(name), "%s/2025-01-04.md", from);
		living_put(files, name, LIVING_OTHER, 2 + n);
		living_look_for(files, "+1 *0 -0 >1");
		assert_int_equal(library_count(files->lib), 2);
		snprintf(name, sizeof(name), "%s/2025-01-03.md", to);
		assert_int_equal(files_id(files, name), id);
		snprintf(name, sizeof(name), "%s/2025-01-04.md", from);
		living_remove(files, name, 2 + n);
		living_remove(files, from, 2 + n);
	}
}

static void
a_deep_tree_is_looked_after_to_its_end(void **state)
{
	struct files *files = *state;
	struct strbuf name = STRBUF_INIT;

	for (int i = 0; i < SCAN_DEPTH_MAX - 1; i++)
		strbuf_adds(&name, "d/");
	strbuf_adds(&name, "2025-01-01.md");
	living_put(files, name.str, DIGEST, 1);
	living_settle(files);
	assert_int_equal(library_count(files->lib), 1);
	living_remove(files, name.str, 2);
	strbuf_truncate(&name, name.len - strlen("2025-01-01.md"));
	strbuf_adds(&name, "d/d/2025-01-02.md");
	living_put(files, name.str, DIGEST, 3);
	living_look_for(files, "+0 *0 -1 >0");
	/* Too deep by one: a row says so. */
	assert_int_equal(library_count(files->lib), 1);
	assert_int_equal(
	    library_entry(files->lib, library_id_at(files->lib, 0))->state,
	    ENTRY_BAD);
	strbuf_release(&name);
}

static void
a_folder_shut_and_opened_again(void **state)
{
	struct files *files = *state;

	if (geteuid() == 0) {
		print_message("the superuser can read everything\n");
		skip();
	}
	living_put(files, "a/2025-01-01.md", DIGEST, 1);
	living_put(files, "2025-01-02.md", DIGEST, 1);
	living_settle(files);
	assert_int_equal(chmod(files_path(files, "a"), 0), 0);
	living_set_time(files->root.str, 2);
	living_look(files);
	living_look(files);
	assert_int_equal(library_count(files->lib), 2);
	assert_int_equal(living_entry(files, "a")->state, ENTRY_BAD);
	assert_int_equal(chmod(files_path(files, "a"), 0700), 0);
	living_look(files);
	files_assert_rows(
	    files, "2025-01-02 2025-01-02.md\n2025-01-01 a/2025-01-01.md\n");
}

static void
a_file_shut_and_opened_again(void **state)
{
	struct files *files = *state;
	size_t id;

	if (geteuid() == 0) {
		print_message("the superuser can read everything\n");
		skip();
	}
	living_put(files, "2025-01-01.md", DIGEST, 1);
	assert_int_equal(chmod(files_path(files, "2025-01-01.md"), 0), 0);
	living_settle(files);
	id = files_id(files, "2025-01-01.md");
	assert_null(library_post(files->lib, id));
	living_look_for(files, "+0 *0 -0 >0");
	assert_int_equal(chmod(files_path(files, "2025-01-01.md"), 0600), 0);
	living_look_for(files, "+0 *1 -0 >0");
	assert_non_null(library_post(files->lib, id));
}

/* A folder whose time cannot tell any more is read again. */
static void
a_change_within_one_tick_of_the_clock_is_seen(void **state)
{
	struct files *files = *state;
	struct timespec now[2];

	files_put(files, "2025-01-01.md", DIGEST);
	clock_gettime(CLOCK_REALTIME, &now[0]);
	now[1] = now[0];
	assert_int_equal(utimensat(AT_FDCWD, files->root.str, now, 0), 0);
	living_settle(files);
	files_put(files, "2025-01-02.md", DIGEST);
	assert_int_equal(utimensat(AT_FDCWD, files->root.str, now, 0), 0);
	living_look_for(files, "+1 *0 -0 >0");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    FILES_TEST(a_folder_that_went_and_came_back),
	    FILES_TEST(a_file_that_was_named_comes_and_goes),
	    FILES_TEST(a_folder_by_two_ways_is_read_by_the_one_that_is_left),
	    FILES_TEST(a_folder_moved_from_one_root_to_another_keeps_its_posts),
	    FILES_TEST(a_folder_moved_to_another_root_may_be_replaced),
	    FILES_TEST(a_deep_tree_is_looked_after_to_its_end),
	    FILES_TEST(a_folder_shut_and_opened_again),
	    FILES_TEST(a_file_shut_and_opened_again),
	    FILES_TEST(a_change_within_one_tick_of_the_clock_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
