// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A library whose files change under it, and one that is remembered. Times are
 * set, not waited for: after each change every folder that was written to gets
 * a time of its own, long ago, so that it is the time that shows the change and
 * not how fresh it is.
 */
#include <config.h>

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model/library.h"
#include "model/scan.h"
#include "files.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

#define OTHER "# [C](https://arxiv.org/abs/2509.00003)\n\nOther words.\n"

enum { LONG_AGO = 1000000000, STEPS_MAX = 100000 };

/* ---- Time --------------------------------------------------------------- */

/* Gives what is at the path the time `tick` seconds after long ago. */
static void
set_time(const char *path, int tick)
{
	struct timespec times[2] = {{LONG_AGO + tick, 0}, {LONG_AGO + tick, 0}};

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void
set_time_of(struct files *files, const char *name, int tick)
{
	set_time(files_path(files, name), tick);
}

/* Writes a file as if at that time, in a folder that shows it. */
static void
put_at(struct files *files, const char *name, const char *text, int tick)
{
	char *slash;
	char *folder;

	files_put(files, name, text);
	set_time_of(files, name, tick);
	folder = strdup(files_path(files, name));
	assert_non_null(folder);
	while ((slash = strrchr(folder, '/')) &&
	    (size_t)(slash - folder) >= files->root.len) {
		*slash = '\0';
		set_time(folder, tick);
	}
	free(folder);
}

static void
remove_at(struct files *files, const char *name, int tick)
{
	char *slash;

	assert_int_equal(remove(files_path(files, name)), 0);
	slash = strrchr(files->path.str, '/');
	*slash = '\0';
	set_time(files->path.str, tick);
}

static void
move_at(struct files *files, const char *from, const char *to, int tick)
{
	char *old = strdup(files_path(files, from));

	assert_non_null(old);
	assert_int_equal(rename(old, files_path(files, to)), 0);
	*strrchr(old, '/') = '\0';
	set_time(old, tick);
	*strrchr(files->path.str, '/') = '\0';
	set_time(files->path.str, tick);
	free(old);
}

/* ---- Looking ------------------------------------------------------------ */

/* Looks at all, `n` at a time. */
static void
look_by(struct library *lib, size_t n)
{
	library_refresh_begin(lib, true);
	for (int i = 0; i < STEPS_MAX; i++)
		if (!library_refresh_step(lib, n))
			return;
	fail_msg("it never comes to an end");
}

/* Begins to look at all, and does not come to the end. */
static void
look_a_little(struct files *files, size_t n)
{
	library_refresh_begin(files->lib, true);
	library_refresh_step(files->lib, n);
}

static void
look(struct files *files)
{
	look_by(files->lib, 7);
}

/* `want`: how many were added, changed, removed and renamed. */
static void
assert_news(const struct library *lib, const char *want)
{
	size_t c[4] = {0};
	size_t n;
	const struct library_change *list = library_refresh_list(lib, &n);
	char got[64];

	for (size_t i = 0; i < n; i++)
		c[list[i].what]++;
	snprintf(got, sizeof(got), "+%zu *%zu -%zu >%zu", c[POST_ADDED],
	    c[POST_CHANGED], c[POST_REMOVED], c[POST_RENAMED]);
	assert_string_equal(got, want);
}

static void
assert_changes(const struct files *files, const char *want)
{
	assert_news(files->lib, want);
}

static void
look_for(struct files *files, const char *want)
{
	look(files);
	assert_changes(files, want);
}

static void
read_all(struct library *lib)
{
	for (size_t row = 0; row < library_count(lib); row++)
		post_free(library_read(lib, library_id_at(lib, row)));
}

/* Adds everything and looks, so that all stamps are known. */
static void
settle(struct files *files)
{
	files_add_all(files);
	look_for(files, "+0 *0 -0 >0");
}

static const struct entry *
entry_of(struct files *files, const char *name)
{
	return library_entry(files->lib, files_id(files, name));
}

static const char *
first_words(struct library *lib, size_t id)
{
	const struct post *post = library_post(lib, id);

	return post && post->n_papers ? post->papers[0].title : "";
}

/* ---- What happens to files ---------------------------------------------- */

static void
nothing_that_changed_is_nothing_new(void **state)
{
	struct files *files = *state;
	unsigned order;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	put_at(files, "sub/2025-01-02.md", DIGEST, 1);
	settle(files);
	read_all(files->lib);
	order = library_order(files->lib);
	look_for(files, "+0 *0 -0 >0");
	assert_int_equal(library_order(files->lib), order);
	assert_int_equal(entry_of(files, "2025-01-01.md")->version, 0);
	assert_int_equal(library_totals(files->lib).known, 2);
}

static void
a_new_post_has_a_row(void **state)
{
	struct files *files = *state;
	size_t old;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	settle(files);
	old = files_id(files, "2025-01-01.md");
	put_at(files, "2025-01-02.md", DIGEST, 2);
	put_at(files, "new/deep/2024-12-31.md", DIGEST, 2);
	put_at(files, "notes.txt", "x", 2);
	look_for(files, "+2 *0 -0 >0");
	files_assert_rows(files,
	    "2025-01-02 2025-01-02.md\n2025-01-01 2025-01-01.md\n"
	    "2024-12-31 new/deep/2024-12-31.md\n");
	assert_int_equal(files_id(files, "2025-01-01.md"), old);
	assert_int_equal(library_row_of(files->lib, old), 1);
	assert_int_equal(library_totals(files->lib).posts, 3);
	look_for(files, "+0 *0 -0 >0");
}

static void
a_post_written_again_is_read_again(void **state)
{
	struct files *files = *state;
	unsigned long loads;
	size_t id;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	settle(files);
	id = files_id(files, "2025-01-01.md");
	assert_string_equal(first_words(files->lib, id), "A");
	loads = library_loads(files->lib);
	put_at(files, "2025-01-01.md", OTHER, 2);
	look_for(files, "+0 *1 -0 >0");
	assert_int_equal(library_entry(files->lib, id)->state, ENTRY_UNREAD);
	assert_int_equal(library_entry(files->lib, id)->version, 1);
	assert_int_not_equal(library_loads(files->lib), loads);
	assert_int_equal(library_totals(files->lib).known, 0);
	assert_int_equal(library_totals(files->lib).papers, 0);
	assert_string_equal(first_words(files->lib, id), "C");
	assert_int_equal(library_totals(files->lib).papers, 1);
	look_for(files, "+0 *0 -0 >0");
}

/* As many programs do: under another name first. */
static void
a_post_replaced_by_another_file_is_the_same_post(void **state)
{
	struct files *files = *state;
	size_t id;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	settle(files);
	id = files_id(files, "2025-01-01.md");
	library_post(files->lib, id);
	put_at(files, "2025-01-01.md.tmp", OTHER, 2);
	move_at(files, "2025-01-01.md.tmp", "2025-01-01.md", 2);
	look_for(files, "+0 *1 -0 >0");
	assert_int_equal(files_id(files, "2025-01-01.md"), id);
	assert_string_equal(first_words(files->lib, id), "C");
}

static void
a_file_that_changed_before_it_was_read_is_no_news(void **state)
{
	struct files *files = *state;
	size_t id;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	settle(files);
	put_at(files, "2025-01-01.md", OTHER, 2);
	look_for(files, "+0 *0 -0 >0");
	id = files_id(files, "2025-01-01.md");
	assert_string_equal(first_words(files->lib, id), "C");
	look_for(files, "+0 *0 -0 >0");
}

/* Nobody looked in between: reading it again shows it. */
static void
a_change_is_seen_by_reading_too(void **state)
{
	struct files *files = *state;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	files_add_all(files);
	post_free(library_read(files->lib, 0));
	put_at(files, "2025-01-01.md", OTHER, 2);
	library_refresh_begin(files->lib, false);
	post_free(library_read(files->lib, 0));
	assert_changes(files, "+0 *1 -0 >0");
	assert_int_equal(library_entry(files->lib, 0)->version, 1);
	assert_int_equal(library_totals(files->lib).papers, 1);
	look_for(files, "+0 *0 -0 >0");
}

static void
a_post_that_went_has_no_row(void **state)
{
	struct files *files = *state;
	size_t id, other;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	put_at(files, "2025-01-02.md", DIGEST, 1);
	settle(files);
	read_all(files->lib);
	id = files_id(files, "2025-01-02.md");
	other = files_id(files, "2025-01-01.md");
	remove_at(files, "2025-01-02.md", 2);
	look_for(files, "+0 *0 -1 >0");
	files_assert_rows(files, "2025-01-01 2025-01-01.md\n");
	assert_true(library_entry(files->lib, id)->gone);
	assert_int_equal(library_row_of(files->lib, id), SIZE_MAX);
	assert_int_equal(library_row_of(files->lib, other), 0);
	assert_int_equal(library_ids(files->lib), 2);
	assert_int_equal(library_totals(files->lib).papers, 2);
	/* It comes back as what it was. */
	put_at(files, "2025-01-02.md", OTHER, 3);
	look_for(files, "+1 *0 -0 >0");
	assert_int_equal(files_id(files, "2025-01-02.md"), id);
	assert_false(library_entry(files->lib, id)->gone);
	assert_int_equal(library_row_of(files->lib, id), 0);
	assert_string_equal(first_words(files->lib, id), "C");
}

static void
what_is_held_stays_until_another_is(void **state)
{
	struct files *files = *state;
	const struct post *post;
	size_t id, other;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	put_at(files, "2025-01-02.md", DIGEST, 1);
	settle(files);
	id = files_id(files, "2025-01-02.md");
	other = files_id(files, "2025-01-01.md");
	library_hold(files->lib, id);
	post = library_post(files->lib, id);
	remove_at(files, "2025-01-02.md", 2);
	look_for(files, "+0 *0 -1 >0");
	assert_int_equal(library_count(files->lib), 2);
	assert_true(library_entry(files->lib, id)->gone);
	assert_ptr_equal(library_post(files->lib, id), post);
	assert_string_equal(post->papers[0].title, "A");
	look_for(files, "+0 *0 -0 >0");
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
		put_at(files, name, DIGEST, 1);
	}
	settle(files);
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

	put_at(files, "2025-01-01.md", DIGEST, 1);
	settle(files);
	id = files_id(files, "2025-01-01.md");
	library_hold(files->lib, id);
	library_post(files->lib, id);
	remove_at(files, "2025-01-01.md", 2);
	look_for(files, "+0 *0 -1 >0");
	put_at(files, "2025-01-01.md", OTHER, 3);
	look_for(files, "+1 *0 -0 >0");
	assert_int_equal(library_count(files->lib), 1);
	assert_false(library_entry(files->lib, id)->gone);
	assert_string_equal(first_words(files->lib, id), "C");
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

	put_at(files, "in/2025-01-01.md", DIGEST, 1);
	put_at(files, "in/2025-01-02.md", OTHER, 1);
	put_at(files, "done/2025-01-03.md", DIGEST "\n", 1);
	settle(files);
	read_all(files->lib);
	id = files_id(files, "in/2025-01-01.md");
	move_at(files, "in/2025-01-01.md", "done/2025-01-01.md", 2);
	look_for(files, "+0 *0 -0 >1");
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
	look_for(files, "+0 *0 -0 >0");
}

static void
a_file_of_another_name_is_of_another_day(void **state)
{
	struct files *files = *state;
	size_t id;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	put_at(files, "2025-01-02.md", OTHER, 2);
	settle(files);
	read_all(files->lib);
	id = files_id(files, "2025-01-01.md");
	move_at(files, "2025-01-01.md", "2025-01-03.md", 3);
	look_for(files, "+0 *0 -0 >1");
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

	put_at(files, "a/x.md", DIGEST, 1);
	put_at(files, "a/y.md", DIGEST, 1);
	settle(files);
	move_at(files, "a/x.md", "a/v.md", 2);
	move_at(files, "a/y.md", "a/w.md", 2);
	look_for(files, "+2 *0 -2 >0");
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
		put_at(files, name, DIGEST, 1);
	}
	settle(files);
	read_all(files->lib);
	for (int i = 0; i < 10; i++) {
		snprintf(
		    name, sizeof(name), "old/%d/2025-01-%02d.md", i % 2, i + 1);
		ids[i] = files_id(files, name);
	}
	library_hold(files->lib, ids[4]);
	move_at(files, "old", "new", 2);
	look_for(files, "+0 *0 -0 >10");
	for (int i = 0; i < 10; i++) {
		snprintf(
		    name, sizeof(name), "new/%d/2025-01-%02d.md", i % 2, i + 1);
		assert_int_equal(files_id(files, name), ids[i]);
	}
	assert_int_equal(library_count(files->lib), 10);
	assert_int_equal(library_totals(files->lib).known, 10);
	/* And its files are still looked after. */
	put_at(files, "new/0/2025-01-01.md", OTHER, 3);
	remove_at(files, "new/1/2025-01-02.md", 3);
	look_for(files, "+0 *1 -1 >0");
}

static void
one_name_in_two_folders_is_two_posts(void **state)
{
	struct files *files = *state;
	size_t a, b;

	put_at(files, "a/2025-01-01.md", DIGEST, 1);
	put_at(files, "b/2025-01-01.md", OTHER, 1);
	settle(files);
	read_all(files->lib);
	a = files_id(files, "a/2025-01-01.md");
	b = files_id(files, "b/2025-01-01.md");
	put_at(files, "b/2025-01-01.md", DIGEST, 2);
	look_for(files, "+0 *1 -0 >0");
	assert_int_equal(library_entry(files->lib, a)->version, 0);
	assert_int_equal(library_entry(files->lib, b)->version, 1);
	remove_at(files, "a/2025-01-01.md", 3);
	look_for(files, "+0 *0 -1 >0");
	assert_true(library_entry(files->lib, a)->gone);
	assert_false(library_entry(files->lib, b)->gone);
}

static void
a_bad_post_is_tried_again_when_its_file_is_another(void **state)
{
	struct files *files = *state;
	size_t id;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	/* A hole: too large to read. */
	assert_int_equal(truncate(files->path.str, 0), 0);
	assert_int_equal(
	    truncate(files_path(files, "2025-01-01.md"), 80 * 1024 * 1024), 0);
	files_link(files, "nowhere", "2025-01-02.md");
	settle(files);
	read_all(files->lib);
	id = files_id(files, "2025-01-01.md");
	assert_int_equal(library_entry(files->lib, id)->state, ENTRY_BAD);
	look_for(files, "+0 *0 -0 >0");
	put_at(files, "2025-01-01.md", DIGEST, 2);
	put_at(files, "nowhere", OTHER, 2);
	look_for(files, "+0 *2 -0 >0");
	assert_null(library_entry(files->lib, id)->error);
	read_all(files->lib);
	assert_int_equal(library_totals(files->lib).papers, 3);
}

static void
a_link_whose_file_went_is_a_row_that_says_so(void **state)
{
	struct files *files = *state;
	size_t id;

	put_at(files, "store/x.txt", DIGEST, 1);
	put_at(files, "lib/y.md", DIGEST, 1);
	files_link(files, "../store/x.txt", "lib/2025-01-01.md");
	set_time_of(files, "lib", 1);
	files_add(files, "lib");
	look(files);
	id = files_id(files, "lib/2025-01-01.md");
	library_post(files->lib, id);
	remove_at(files, "store/x.txt", 2);
	look(files);
	look(files);
	assert_int_equal(library_count(files->lib), 2);
	assert_null(library_post(files->lib, id));
	assert_int_equal(library_entry(files->lib, id)->state, ENTRY_BAD);
	put_at(files, "store/x.txt", OTHER, 3);
	look(files);
	assert_string_equal(first_words(files->lib, id), "C");
}

/* ---- What happens to folders -------------------------------------------- */

static void
a_folder_that_went_and_came_back(void **state)
{
	struct files *files = *state;
	size_t id;

	put_at(files, "lib/a/2025-01-01.md", DIGEST, 1);
	put_at(files, "lib/2025-01-02.md", DIGEST, 1);
	files_add(files, "lib");
	look(files);
	id = files_id(files, "lib/a/2025-01-01.md");
	/* The library's own folder: an unmounted disk, say. */
	move_at(files, "lib", "away", 2);
	look_for(files, "+0 *0 -2 >0");
	assert_int_equal(library_count(files->lib), 0);
	look_for(files, "+0 *0 -0 >0");
	move_at(files, "away", "lib", 3);
	look_for(files, "+2 *0 -0 >0");
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

	put_at(files, "notes.txt", DIGEST, 1);
	files_add(files, "notes.txt");
	look(files);
	id = files_id(files, "notes.txt");
	library_post(files->lib, id);
	put_at(files, "notes.txt", OTHER, 2);
	look_for(files, "+0 *1 -0 >0");
	remove_at(files, "notes.txt", 3);
	look_for(files, "+0 *0 -1 >0");
	assert_int_equal(library_count(files->lib), 0);
	put_at(files, "notes.txt", DIGEST, 4);
	look_for(files, "+1 *0 -0 >0");
	assert_int_equal(files_id(files, "notes.txt"), id);
	/* A folder in its place has what is in it. */
	remove_at(files, "notes.txt", 5);
	put_at(files, "notes.txt/2025-01-01.md", DIGEST, 6);
	look(files);
	files_assert_rows(files, "2025-01-01 notes.txt/2025-01-01.md\n");
}

static void
a_folder_by_two_ways_is_read_by_the_one_that_is_left(void **state)
{
	struct files *files = *state;

	put_at(files, "real/2025-01-01.md", DIGEST, 1);
	put_at(files, "lib/2025-01-02.md", DIGEST, 1);
	files_link(files, "../real", "lib/one");
	files_link(files, "../real", "lib/two");
	set_time_of(files, "lib", 1);
	files_add(files, "lib");
	look(files);
	assert_int_equal(library_count(files->lib), 2);
	remove_at(files,
	    library_find(files->lib, files_path(files, "lib/one/2025-01-01.md"),
		&(size_t){0})
		? "lib/one"
		: "lib/two",
	    2);
	look(files);
	assert_int_equal(library_count(files->lib), 2);
	look_for(files, "+0 *0 -0 >0");
}

/* Whichever of the two folders is looked at first. */
static void
a_folder_moved_from_one_root_to_another_keeps_its_posts(void **state)
{
	static const char *const ways[][2] = {{"A/x", "B/x"}, {"B/x", "A/x"}};
	struct files *files = *state;
	char name[32];
	size_t id;

	put_at(files, "A/2025-01-01.md", OTHER, 1);
	put_at(files, "B/2025-01-02.md", OTHER, 1);
	put_at(files, "A/x/2025-01-03.md", DIGEST, 1);
	put_at(files, "A/x/y/2025-01-04.md", DIGEST, 2);
	set_time_of(files, "A/x", 1);
	set_time_of(files, "A", 1);
	for (size_t i = 0; i < LENGTH(ways); i++) {
		library_free(files->lib);
		files->lib = library_new();
		files_add(files, "A");
		files_add(files, "B");
		look_for(files, "+0 *0 -0 >0");
		snprintf(name, sizeof(name), "%s/y/2025-01-04.md", ways[i][0]);
		id = files_id(files, name);
		move_at(files, ways[i][0], ways[i][1], 2 + (int)i);
		look_for(files, "+0 *0 -0 >2");
		assert_int_equal(library_count(files->lib), 4);
		snprintf(name, sizeof(name), "%s/y/2025-01-04.md", ways[i][1]);
		assert_int_equal(files_id(files, name), id);
		look_for(files, "+0 *0 -0 >0");
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

	put_at(files, "A/x/2025-01-03.md", DIGEST, 1);
	assert_int_equal(mkdir(files_path(files, "B"), 0777), 0);
	set_time_of(files, "B", 1);
	for (int n = 0; n < 20; n++) {
		const char *from = ways[n % 2][0], *to = ways[n % 2][1];

		library_free(files->lib);
		files->lib = library_new();
		files_add(files, "A");
		files_add(files, "B");
		look_for(files, "+0 *0 -0 >0");
		look_a_little(files, (size_t)n / 2);
		snprintf(name, sizeof(name), "%s/2025-01-03.md", from);
		id = files_id(files, name);
		move_at(files, from, to, 2 + n);
		snprintf(name, sizeof(name), "%s/2025-01-04.md", from);
		put_at(files, name, OTHER, 2 + n);
		look_for(files, "+1 *0 -0 >1");
		assert_int_equal(library_count(files->lib), 2);
		snprintf(name, sizeof(name), "%s/2025-01-03.md", to);
		assert_int_equal(files_id(files, name), id);
		snprintf(name, sizeof(name), "%s/2025-01-04.md", from);
		remove_at(files, name, 2 + n);
		remove_at(files, from, 2 + n);
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
	put_at(files, name.str, DIGEST, 1);
	settle(files);
	assert_int_equal(library_count(files->lib), 1);
	remove_at(files, name.str, 2);
	strbuf_truncate(&name, name.len - strlen("2025-01-01.md"));
	strbuf_adds(&name, "d/d/2025-01-02.md");
	put_at(files, name.str, DIGEST, 3);
	look_for(files, "+0 *0 -1 >0");
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
	put_at(files, "a/2025-01-01.md", DIGEST, 1);
	put_at(files, "2025-01-02.md", DIGEST, 1);
	settle(files);
	assert_int_equal(chmod(files_path(files, "a"), 0), 0);
	set_time(files->root.str, 2);
	look(files);
	look(files);
	assert_int_equal(library_count(files->lib), 2);
	assert_int_equal(entry_of(files, "a")->state, ENTRY_BAD);
	assert_int_equal(chmod(files_path(files, "a"), 0700), 0);
	look(files);
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
	put_at(files, "2025-01-01.md", DIGEST, 1);
	assert_int_equal(chmod(files_path(files, "2025-01-01.md"), 0), 0);
	settle(files);
	id = files_id(files, "2025-01-01.md");
	assert_null(library_post(files->lib, id));
	look_for(files, "+0 *0 -0 >0");
	assert_int_equal(chmod(files_path(files, "2025-01-01.md"), 0600), 0);
	look_for(files, "+0 *1 -0 >0");
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
	settle(files);
	files_put(files, "2025-01-02.md", DIGEST);
	assert_int_equal(utimensat(AT_FDCWD, files->root.str, now, 0), 0);
	look_for(files, "+1 *0 -0 >0");
}

/* ---- In steps ----------------------------------------------------------- */

static void
looks_that_are_broken_off_come_to_all(void **state)
{
	struct files *files = *state;
	char name[48];

	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof(name), "%d/2025-01-%02d.md", i % 10,
		    i % 28 + 1);
		put_at(files, name, DIGEST, 1);
	}
	settle(files);
	read_all(files->lib);
	put_at(files, "3/2025-01-04.md", OTHER, 2);
	put_at(files, "8/2025-02-01.md", OTHER, 2);
	for (int i = 0; i < 100; i++) {
		library_refresh_begin(files->lib, false);
		library_refresh_step(files->lib, 5);
	}
	read_all(files->lib);
	assert_int_equal(entry_of(files, "3/2025-01-04.md")->n_papers, 1);
	assert_int_equal(entry_of(files, "8/2025-02-01.md")->n_papers, 1);
}

static void
what_is_to_be_first_is_first(void **state)
{
	struct files *files = *state;
	char name[48];
	size_t id;

	for (int i = 0; i < 28; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i + 1);
		put_at(files, name, DIGEST, 1);
	}
	settle(files);
	read_all(files->lib);
	id = files_id(files, "2025-01-17.md");
	put_at(files, "2025-01-17.md", OTHER, 2);
	library_refresh_begin(files->lib, true);
	library_refresh_first(files->lib, &id, 1);
	library_refresh_step(files->lib, 1);
	assert_changes(files, "+0 *1 -0 >0");
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

	put_at(files, "2025-01-01.md", DIGEST, 1);
	settle(files);
	assert_int_equal(library_row_of(files->lib, 0), 0);
	for (int i = 0; i < 500; i++) {
		snprintf(name, sizeof(name), "%d/2025-02-%02d.md", i / 28,
		    i % 28 + 1);
		put_at(files, name, DIGEST, 2);
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

		put_at(files, "a/x.md", DIGEST, tick);
		put_at(files, "b/x.md", DIGEST, tick);
		put_at(files, "c/y.md", OTHER, tick);
		library_free(files->lib);
		files->lib = library_new();
		settle(files);
		for (int i = 0; i < 2; i++) {
			tick += 2;
			move_at(files, "a/x.md", "c/x.md", tick);
			look_a_little(files, n);
			move_at(files, "c/x.md", "a/x.md", tick + 1);
			look_a_little(files, n);
		}
		move_at(files, "a/x.md", "c/x.md", 10);
		remove_at(files, "b/x.md", 10);
		look(files);
		files_assert_rows(files, "c/x.md\nc/y.md\n");
		remove_at(files, "c/x.md", 11);
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
		put_at(files, name, DIGEST, 1);
	}
	settle(files);
	for (int n = 0; n < 40; n++) {
		read_all(files->lib);
		look_a_little(files, (size_t)n);
		for (size_t f = 0; f < LENGTH(folders); f++) {
			snprintf(name, sizeof(name), "%s/x.md", folders[f]);
			put_at(files, name, OTHER, 2 + n);
			snprintf(name, sizeof(name), "%s/%d.md", folders[f], n);
			put_at(files, name, DIGEST, 2 + n);
			snprintf(
			    name, sizeof(name), "%s/%d/y.md", folders[f], n);
			put_at(files, name, DIGEST, 2 + n);
		}
		look_for(files, "+8 *4 -0 >0");
	}
}

/* ---- Any changes -------------------------------------------------------- */

/* Numbers that look like chance and are the same every time. */
static unsigned
chance(unsigned *seed, unsigned n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

static const char *
some_name(unsigned *seed, bool folder)
{
	static const char *const folders[] = {"a", "b", "a/c", "b/d", "a/c/e"};
	static const char *const files[] = {"2025-01-01.md", "2025-01-02.md",
	    "a/2025-01-03.md", "a/x.md", "b/2025-01-01.md", "b/y.md",
	    "a/c/2025-01-05.md", "b/d/2025-01-06.md", "a/c/e/z.md",
	    "a/c/e/2025-01-01.md"};

	return folder ? folders[chance(seed, LENGTH(folders))]
		      : files[chance(seed, LENGTH(files))];
}

/* Whatever it is, it may not be possible: then it is nothing. */
static void
do_something(struct files *files, unsigned *seed, int tick)
{
	bool folder = chance(seed, 3) == 0;
	char *from = strdup(files_path(files, some_name(seed, folder)));
	char *to = strdup(files_path(files, some_name(seed, folder)));
	char text[64];
	FILE *f;

	assert_non_null(from);
	assert_non_null(to);
	switch (chance(seed, 5)) {
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
		snprintf(text, sizeof(text), "# [%d](https://x.org/%u)\n", tick,
		    chance(seed, 1000));
		fputs(text, f);
		fclose(f);
		set_time(from, tick);
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
		    st.st_mtime > LONG_AGO + 1000000)
			set_time_of(files, folders[i], tick);
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
	read_all(fresh);
	read_all(files->lib);
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
		    first_words(fresh, library_id_at(fresh, row)),
		    first_words(files->lib, library_id_at(files->lib, row)));
	strbuf_release(&want);
	strbuf_release(&got);
	library_free(fresh);
}

static void
live_through_anything(struct files *files, unsigned seed)
{
	for (int tick = 1; tick <= 400; tick++) {
		for (unsigned n = chance(&seed, 6); n; n--)
			do_something(files, &seed, tick);
		set_folder_times(files, tick);
		/* A look that comes to no end, and more happens. */
		if (chance(&seed, 2)) {
			look_a_little(files, chance(&seed, 40));
			count_without_row(files->lib);
			continue;
		}
		look_by(files->lib, 1 + chance(&seed, 9));
		assert_as_fresh(files);
	}
}

static void
whatever_happens_it_is_as_if_opened_anew(void **state)
{
	struct files *files = *state;

	set_time(files->root.str, 0);
	files_add_all(files);
	live_through_anything(files, 20250912);
}

static void
whatever_happens_to_two_folders_it_is_as_if_opened_anew(void **state)
{
	struct files *files = *state;

	assert_int_equal(mkdir(files_path(files, "b"), 0777), 0);
	set_time_of(files, "b", 0);
	files_add(files, "b");
	assert_int_equal(mkdir(files_path(files, "a"), 0777), 0);
	set_time_of(files, "a", 0);
	files_add(files, "a");
	live_through_anything(files, 20260101);
}

/* ---- Memory ------------------------------------------------------------- */

/* What a library would remember of itself, and how often it was asked. */
struct diary {
	struct library *lib;
	bool known;
	size_t asked;
};

static void
tell_folder(void *ctx, size_t i, struct known_folder *folder)
{
	library_folder(((struct diary *)ctx)->lib, i, folder);
}

static void
tell_post(void *ctx, size_t i, struct known_post *post)
{
	struct diary *diary = ctx;
	const struct entry *e =
	    library_entry(diary->lib, library_id_at(diary->lib, i));

	diary->asked++;
	post->path = e->path;
	post->known = diary->known;
	post->facts = (struct facts){e->date, e->title, e->n_papers, e->stamp};
}

/* A library on the folder that remembers what another one knew. */
static struct library *
adopt(struct files *files, struct diary *diary)
{
	const char *const roots[] = {files->root.str};
	struct library_totals t = library_totals(files->lib);
	struct library_memory memory = {
	    .n_folders = library_folders(files->lib),
	    .n_posts = library_count(files->lib),
	    .n_known = diary->known ? t.known : 0,
	    .n_papers = diary->known ? t.papers : 0,
	    .folder = tell_folder,
	    .post = tell_post,
	    .ctx = diary};
	struct library *lib = library_new();

	diary->lib = files->lib;
	if (library_adopt(lib, roots, 1, &memory))
		return lib;
	library_free(lib);
	return NULL;
}

static void
put_some(struct files *files)
{
	put_at(files, "2025-01-01.md", "---\ntitle: T\n---\n" DIGEST, 1);
	put_at(files, "a/2025-01-02.md", DIGEST, 1);
	put_at(files, "a/b/2025-01-03.md", OTHER, 1);
	put_at(files, "a/b/x.md", "---\ndate: 2024-01-01\n---\n" DIGEST, 1);
	settle(files);
	read_all(files->lib);
	set_time(files->root.str, 1);
	look(files);
}

static void
a_library_is_remembered(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = true};
	struct library *lib;
	struct strbuf rows = STRBUF_INIT;
	size_t id;

	put_some(files);
	lib = adopt(files, &diary);
	assert_non_null(lib);
	assert_int_equal(library_count(lib), 4);
	assert_int_equal(library_totals(lib).known, 4);
	assert_int_equal(library_totals(lib).papers, 7);
	assert_int_equal(library_roots(lib), 1);
	assert_string_equal(library_root(lib, 0), files->root.str);
	/* The first screen needs one post. */
	assert_int_equal(diary.asked, 0);
	id = library_id_at(lib, 0);
	assert_string_equal(first_words(lib, id), "C");
	assert_int_equal(diary.asked, 1);
	assert_int_equal(library_row_of(lib, id), 0);
	files_rows(files, lib, &rows);
	assert_string_equal(rows.str,
	    "2025-01-03 a/b/2025-01-03.md\n2025-01-02 a/2025-01-02.md\n"
	    "2025-01-01 2025-01-01.md\n2024-01-01 a/b/x.md\n");
	assert_string_equal(
	    library_entry(lib, library_id_at(lib, 2))->title, "T");
	assert_int_equal(library_totals(lib).known, 4);
	assert_int_equal(library_totals(lib).papers, 7);
	assert_true(library_find(lib, files_path(files, "a/b/x.md"), &id));
	assert_int_equal(library_row_of(lib, id), 3);
	strbuf_release(&rows);
	library_free(lib);
}

static void
what_is_not_known_is_learned(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = false};
	struct library *lib;

	put_some(files);
	lib = adopt(files, &diary);
	assert_non_null(lib);
	assert_int_equal(library_totals(lib).posts, 4);
	assert_int_equal(library_totals(lib).known, 0);
	read_all(lib);
	assert_int_equal(library_totals(lib).known, 4);
	assert_int_equal(library_totals(lib).papers, 7);
	library_free(lib);
}

static void
what_was_remembered_is_looked_after(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = true};
	struct library *lib;
	size_t id;

	put_some(files);
	lib = adopt(files, &diary);
	assert_non_null(lib);
	look_by(lib, 3);
	assert_news(lib, "+0 *0 -0 >0");
	put_at(files, "2025-01-01.md", OTHER, 2);
	remove_at(files, "a/2025-01-02.md", 2);
	put_at(files, "a/b/2025-01-04.md", OTHER, 2);
	put_at(files, "a/c/2025-01-05.md", OTHER, 2);
	look_by(lib, 3);
	assert_news(lib, "+2 *1 -1 >0");
	assert_true(library_find(lib, files_path(files, "2025-01-01.md"), &id));
	assert_string_equal(first_words(lib, id), "C");
	read_all(lib);
	assert_int_equal(library_totals(lib).posts, 5);
	assert_int_equal(library_totals(lib).papers, 6);
	library_free(lib);
}

static void
another_library_is_not_taken_for_the_one_remembered(void **state)
{
	static const char *const streams[] = {"-"};
	struct files *files = *state;
	struct diary diary = {.known = true};
	struct library_memory memory = {
	    .folder = tell_folder, .post = tell_post, .ctx = &diary};
	struct library *lib = library_new();

	diary.lib = files->lib;
	put_some(files);
	memory.n_folders = library_folders(files->lib);
	memory.n_posts = library_count(files->lib);
	assert_false(library_adopt(lib, streams, 1, &memory));
	/* A folder that another file came into. */
	put_at(files, "a/b/2025-01-09.md", DIGEST, 5);
	assert_false(
	    library_adopt(lib, &(const char *){files->root.str}, 1, &memory));
	assert_int_equal(library_count(lib), 0);
	/* As if nothing had been tried. */
	assert_int_equal(library_add(lib, files->root.str, NULL), OK);
	library_sort(lib);
	assert_int_equal(library_count(lib), 5);
	library_free(lib);
}

/* What was written just now may be written again without its time showing. */
static void
a_fresh_folder_cannot_be_remembered(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = true};

	files_put(files, "2025-01-01.md", DIGEST);
	files_add_all(files);
	assert_null(adopt(files, &diary));
}

static void
facts_are_learned_without_reading(void **state)
{
	struct files *files = *state;
	struct facts facts = {.date = {2024, 5, 6, -1, -1, -1},
	    .title = "From memory",
	    .n_papers = 9};
	const struct entry *e;
	size_t id;

	put_at(files, "2025-01-01.md", DIGEST, 1);
	put_at(files, "2025-01-02.md", DIGEST, 1);
	settle(files);
	id = files_id(files, "2025-01-02.md");
	e = library_entry(files->lib, id);
	facts.stamp = e->stamp;
	library_learn(files->lib, id, &facts);
	assert_int_equal(e->state, ENTRY_KNOWN);
	assert_string_equal(e->title, "From memory");
	assert_int_equal(library_totals(files->lib).papers, 9);
	files_assert_rows(
	    files, "2025-01-01 2025-01-01.md\n2024-05-06 2025-01-02.md\n");
	look_for(files, "+0 *0 -0 >0");
	/* Of what is known already, nothing is learned. */
	facts.n_papers = 1;
	library_learn(files->lib, id, &facts);
	assert_int_equal(e->n_papers, 9);
	put_at(files, "2025-01-02.md", OTHER, 2);
	look_for(files, "+0 *1 -0 >0");
	post_free(library_read(files->lib, id));
	files_assert_rows(
	    files, "2025-01-02 2025-01-02.md\n2025-01-01 2025-01-01.md\n");
}

/* Thousands whose front matter says another day than their names. */
static void
thousands_of_moved_days_end_in_order(void **state)
{
	enum { N = 3000 };
	struct files *files = *state;
	char name[32];
	unsigned seed = 7;

	for (int i = 0; i < N; i++) {
		snprintf(name, sizeof(name), "2025-%02d-%02d-%d.md", i % 12 + 1,
		    i % 28 + 1, i);
		files_put(files, name, "");
	}
	files_add_all(files);
	for (size_t id = 0; id < N; id++) {
		struct facts facts = {
		    .date = {(short)(2000 + chance(&seed, 20)),
			(signed char)(1 + chance(&seed, 12)),
			(signed char)(1 + chance(&seed, 28)), -1, -1, -1},
		    .stamp = FILE_STAMP_NONE};
		library_learn(files->lib, id, &facts);
	}
	for (size_t row = 0; row < N; row++) {
		size_t id = library_id_at(files->lib, row);
		const struct entry *b = library_entry(files->lib, id);
		const struct entry *a;
		int order;

		assert_int_equal(library_row_of(files->lib, id), row);
		if (!row)
			continue;
		a = library_entry(
		    files->lib, library_id_at(files->lib, row - 1));
		order = date_compare(&a->date, &b->date);
		assert_true(
		    order > 0 || (order == 0 && strcmp(a->name, b->name) < 0));
	}
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
	    FILES_TEST(a_folder_that_went_and_came_back),
	    FILES_TEST(a_file_that_was_named_comes_and_goes),
	    FILES_TEST(a_folder_by_two_ways_is_read_by_the_one_that_is_left),
	    FILES_TEST(a_folder_moved_from_one_root_to_another_keeps_its_posts),
	    FILES_TEST(a_folder_moved_to_another_root_may_be_replaced),
	    FILES_TEST(a_deep_tree_is_looked_after_to_its_end),
	    FILES_TEST(a_folder_shut_and_opened_again),
	    FILES_TEST(a_file_shut_and_opened_again),
	    FILES_TEST(a_change_within_one_tick_of_the_clock_is_seen),
	    FILES_TEST(looks_that_are_broken_off_come_to_all),
	    FILES_TEST(what_is_to_be_first_is_first),
	    FILES_TEST(every_id_may_be_asked_for_its_row_at_any_time),
	    FILES_TEST(what_came_twice_in_one_look_came_once),
	    FILES_TEST(a_look_at_all_misses_nothing),
	    FILES_TEST(whatever_happens_it_is_as_if_opened_anew),
	    FILES_TEST(whatever_happens_to_two_folders_it_is_as_if_opened_anew),
	    FILES_TEST(a_library_is_remembered),
	    FILES_TEST(what_is_not_known_is_learned),
	    FILES_TEST(what_was_remembered_is_looked_after),
	    FILES_TEST(another_library_is_not_taken_for_the_one_remembered),
	    FILES_TEST(a_fresh_folder_cannot_be_remembered),
	    FILES_TEST(facts_are_learned_without_reading),
	    FILES_TEST(thousands_of_moved_days_end_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
