// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Looking at a library in steps, broken off anywhere; and any changes, in any
 * order: what it then knows is what one that was opened just now would. See
 * living.h about time.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#include "living.h"
#include "model/library.h"
#include "trials.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* ---- In steps ----------------------------------------------------------- */

static void
looks_that_are_broken_off_come_to_all(void **state)
{
	struct files *files = *state;
	char name[48];

	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof(name), "%d/2025-01-%02d.md", i % 10,
		    i % 28 + 1);
		living_put(files, name, DIGEST, 1);
	}
	living_settle(files);
	living_read_all(files->lib);
	living_put(files, "3/2025-01-04.md", LIVING_OTHER, 2);
	living_put(files, "8/2025-02-01.md", LIVING_OTHER, 2);
	for (int i = 0; i < 100; i++) {
		library_refresh_begin(files->lib, false);
		library_refresh_step(files->lib, 5);
	}
	living_read_all(files->lib);
	assert_int_equal(living_entry(files, "3/2025-01-04.md")->n_papers, 1);
	assert_int_equal(living_entry(files, "8/2025-02-01.md")->n_papers, 1);
}

static void
what_is_to_be_first_is_first(void **state)
{
	struct files *files = *state;
	char name[48];
	size_t id;

	for (int i = 0; i < 28; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i + 1);
		living_put(files, name, DIGEST, 1);
	}
	living_settle(files);
	living_read_all(files->lib);
	id = files_id(files, "2025-01-17.md");
	living_put(files, "2025-01-17.md", LIVING_OTHER, 2);
	library_refresh_begin(files->lib, true);
	library_refresh_first(files->lib, &id, 1);
	library_refresh_step(files->lib, 1);
	living_assert_changes(files, "+0 *1 -0 >0");
}

/* Asks every id for its row, as they may be at any time. */
static size_t
count_without_row(const struct library *lib)
{
	size_t n = 0;

	for (size_t id = 0; id < library_ids(lib); id++) {
		size_t row = library_row_of(lib, id);

		n += row == SIZE_MAX;
		if (row != SIZE_MAX)
			assert_int_equal(library_id_at(lib, row), id);
	}
	assert_int_equal(library_row_of(lib, library_ids(lib)), SIZE_MAX);
	return n;
}

/* While a look is under way there are ids that have no row yet. */
static void
every_id_may_be_asked_for_its_row_at_any_time(void **state)
{
	struct files *files = *state;
	char name[48];
	size_t n_without = 0;
	bool more = true;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_settle(files);
	assert_int_equal(library_row_of(files->lib, 0), 0);
	for (int i = 0; i < 500; i++) {
		snprintf(name, sizeof(name), "%d/2025-02-%02d.md", i / 28,
		    i % 28 + 1);
		living_put(files, name, DIGEST, 2);
	}
	library_refresh_begin(files->lib, true);
	while (more) {
		more = library_refresh_step(files->lib, 1);
		n_without += count_without_row(files->lib);
	}
	assert_true(n_without > 0);
	assert_int_equal(library_count(files->lib), 501);
}

/* Two that went are alike, and one that came did so twice while nothing was
 * settled: it is one of them, and not both. */
static void
what_came_twice_in_one_look_came_once(void **state)
{
	struct files *files = *state;

	for (size_t n = 1; n < 40; n++) {
		int tick = 1;

		living_put(files, "a/x.md", DIGEST, tick);
		living_put(files, "b/x.md", DIGEST, tick);
		living_put(files, "c/y.md", LIVING_OTHER, tick);
		library_free(files->lib);
		files->lib = library_new();
		living_settle(files);
		for (int i = 0; i < 2; i++) {
			tick += 2;
			living_move(files, "a/x.md", "c/x.md", tick);
			living_look_a_little(files, n);
			living_move(files, "c/x.md", "a/x.md", tick + 1);
			living_look_a_little(files, n);
		}
		living_move(files, "a/x.md", "c/x.md", 10);
		living_remove(files, "b/x.md", 10);
		living_look(files);
		files_assert_rows(files, "c/x.md\nc/y.md\n");
		living_remove(files, "c/x.md", 11);
	}
}

/* Wherever the look before came to, and though the lists of what is looked at
 * grow meanwhile. */
static void
a_look_at_all_misses_nothing(void **state)
{
	static const char *const folders[] = {"a", "b", "c", "d"};
	struct files *files = *state;
	char name[48];

	for (size_t f = 0; f < LENGTH(folders); f++) {
		snprintf(name, sizeof(name), "%s/x.md", folders[f]);
		living_put(files, name, DIGEST, 1);
	}
	living_settle(files);
	for (int n = 0; n < 40; n++) {
		living_read_all(files->lib);
		living_look_a_little(files, (size_t)n);
		for (size_t f = 0; f < LENGTH(folders); f++) {
			snprintf(name, sizeof(name), "%s/x.md", folders[f]);
			living_put(files, name, LIVING_OTHER, 2 + n);
			snprintf(name, sizeof(name), "%s/%d.md", folders[f], n);
			living_put(files, name, DIGEST, 2 + n);
			snprintf(
			    name, sizeof(name), "%s/%d/y.md", folders[f], n);
			living_put(files, name, DIGEST, 2 + n);
		}
		living_look_for(files, "+8 *4 -0 >0");
	}
}

/* ---- Any changes -------------------------------------------------------- */

static const char *
some_name(unsigned *seed, bool folder)
{
	static const char *const folders[] = {"a", "b", "a/c", "b/d", "a/c/e"};
	static const char *const files[] = {"2025-01-01.md", "2025-01-02.md",
	    "a/2025-01-03.md", "a/x.md", "b/2025-01-01.md", "b/y.md",
	    "a/c/2025-01-05.md", "b/d/2025-01-06.md", "a/c/e/z.md",
	    "a/c/e/2025-01-01.md"};

	return folder ? folders[trials_random(seed, LENGTH(folders))]
		      : files[trials_random(seed, LENGTH(files))];
}

/* Whatever it is, it may not be possible: then it is nothing. */
static void
do_something(struct files *files, unsigned *seed, int tick)
{
	bool folder = trials_random(seed, 3) == 0;
	char *from = strdup(files_path(files, some_name(seed, folder)));
	char *to = strdup(files_path(files, some_name(seed, folder)));
	char text[64];
	FILE *f;

	assert_non_null(from);
	assert_non_null(to);
	switch (trials_random(seed, 5)) {
	case 0:
		(void)rename(from, to);
		break;
	case 1:
		(void)remove(from);
		break;
	case 2:
		(void)mkdir(from, 0777);
		break;
	default:
		f = folder ? NULL : fopen(from, "w");
		if (!f)
			break;
		snprintf(text, sizeof(text), "# [%d](https://x.org/%zu)\n",
		    tick, trials_random(seed, 1000));
		fputs(text, f);
		fclose(f);
		living_set_time(from, tick);
	}
	free(from);
	free(to);
}

/* Gives each folder a time that tells of the round it was last changed in. */
static void
set_folder_times(struct files *files, int tick)
{
	static const char *const folders[] = {
	    "a/c/e", "a/c", "b/d", "a", "b", "."};
	struct stat st;

	for (size_t i = 0; i < LENGTH(folders); i++)
		if (stat(files_path(files, folders[i]), &st) == 0 &&
		    st.st_mtime > LIVING_LONG_AGO + 1000000)
			living_set_time_of(files, folders[i], tick);
}

/* What it knows is what a library that was opened just now would. */
static void
assert_as_fresh(struct files *files)
{
	struct library *fresh = library_new();
	struct strbuf want = STRBUF_INIT, got = STRBUF_INIT;
	struct library_totals a, b;

	/* Not all of them may be there now. */
	for (size_t i = 0; i < library_roots(files->lib); i++)
		library_add(fresh, library_root(files->lib, i), NULL);
	library_sort(fresh);
	living_read_all(fresh);
	living_read_all(files->lib);
	files_rows(files, fresh, &want);
	files_rows(files, files->lib, &got);
	assert_string_equal(got.str, want.str);
	a = library_totals(fresh);
	b = library_totals(files->lib);
	assert_int_equal(a.posts, b.posts);
	assert_int_equal(a.known, b.known);
	assert_int_equal(a.papers, b.papers);
	for (size_t row = 0; row < library_count(fresh); row++)
		assert_string_equal(
		    living_first_words(fresh, library_id_at(fresh, row)),
		    living_first_words(
			files->lib, library_id_at(files->lib, row)));
	strbuf_release(&want);
	strbuf_release(&got);
	library_free(fresh);
}

static void
live_through_anything(struct files *files, unsigned seed)
{
	for (int tick = 1; tick <= 400; tick++) {
		for (unsigned n = trials_random(&seed, 6); n; n--)
			do_something(files, &seed, tick);
		set_folder_times(files, tick);
		/* A look that comes to no end, and more happens. */
		if (trials_random(&seed, 2)) {
			living_look_a_little(files, trials_random(&seed, 40));
			count_without_row(files->lib);
			continue;
		}
		living_look_by(files->lib, 1 + trials_random(&seed, 9));
		assert_as_fresh(files);
	}
}

static void
whatever_happens_it_is_as_if_opened_anew(void **state)
{
	struct files *files = *state;

	living_set_time(files->root.str, 0);
	files_add_all(files);
	live_through_anything(files, 20250912);
}

static void
whatever_happens_to_two_folders_it_is_as_if_opened_anew(void **state)
{
	struct files *files = *state;

	assert_int_equal(mkdir(files_path(files, "b"), 0777), 0);
	living_set_time_of(files, "b", 0);
	files_add(files, "b");
	assert_int_equal(mkdir(files_path(files, "a"), 0777), 0);
	living_set_time_of(files, "a", 0);
	files_add(files, "a");
	live_through_anything(files, 20260101);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    FILES_TEST(looks_that_are_broken_off_come_to_all),
	    FILES_TEST(what_is_to_be_first_is_first),
	    FILES_TEST(every_id_may_be_asked_for_its_row_at_any_time),
	    FILES_TEST(what_came_twice_in_one_look_came_once),
	    FILES_TEST(a_look_at_all_misses_nothing),
	    FILES_TEST(whatever_happens_it_is_as_if_opened_anew),
	    FILES_TEST(whatever_happens_to_two_folders_it_is_as_if_opened_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
