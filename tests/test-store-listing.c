// SPDX-License-Identifier: GPL-3.0-or-later
/* Listings: a library that is remembered is the one that was written down, and
 * one that was damaged or is another's is not remembered at all. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "store-desk.h"
#include "store/listing.h"
#include "trials.h"

enum { POSTS = 40, PAPERS = 2 };

/* Makes all times of the folder such that they can be relied on. */
static void
age_folder(const char *path)
{
	struct timespec times[2] = {{1700000000, 7}, {1700000000, 7}};

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static struct reading
build(struct desk *desk)
{
	struct reading r;

	desk_fill(desk, POSTS, PAPERS);
	age_folder(desk->posts.str);
	r = desk_open(desk, false);
	desk_run(&r);
	listing_write(desk->cache.str, r.lib);
	return r;
}

static struct listing *
open_listing(struct desk *desk)
{
	const char *root = desk->posts.str;

	return listing_open(desk->cache.str, &root, 1);
}

/* ---- What is remembered ------------------------------------------------- */

static void
check_post(
    const struct library_memory *memory, const struct library *lib, size_t row)
{
	const struct entry *entry = library_entry(lib, library_id_at(lib, row));
	struct known_post post;

	memory->post(memory->ctx, row, &post);
	assert_string_equal(post.path, entry->path);
	assert_true(post.known);
	assert_string_equal(post.facts.title, entry->title);
	assert_int_equal(post.facts.n_papers, PAPERS);
	assert_int_equal(date_compare(&post.facts.date, &entry->date), 0);
	assert_true(file_stamp_equal(&post.facts.stamp, &entry->stamp));
}

static void
test_what_was_written_is_remembered(void **state)
{
	struct desk *desk = *state;
	struct reading r = build(desk);
	struct listing *listing = open_listing(desk);
	const struct library_memory *memory;
	struct known_folder folder;

	assert_non_null(listing);
	memory = listing_memory(listing);
	assert_int_equal(memory->n_posts, POSTS);
	for (size_t row = 0; row < POSTS; row++)
		check_post(memory, r.lib, row);
	assert_int_equal(memory->n_folders, 1);
	memory->folder(memory->ctx, 0, &folder);
	assert_string_equal(folder.path, desk->posts.str);
	assert_int_equal(folder.stamp.sec, 1700000000);
	desk_close(&r);
	listing_free(listing);
}

static void
test_posts_not_read_are_known_by_name(void **state)
{
	struct desk *desk = *state;
	struct listing *listing;
	const struct library_memory *memory;
	struct known_post post;
	struct reading r;

	desk_fill(desk, POSTS, PAPERS);
	age_folder(desk->posts.str);
	r = desk_open(desk, false);
	listing_write(desk->cache.str, r.lib);
	listing = open_listing(desk);
	assert_non_null(listing);
	memory = listing_memory(listing);
	memory->post(memory->ctx, 0, &post);
	assert_false(post.known);
	assert_string_equal(
	    post.path, library_entry(r.lib, library_id_at(r.lib, 0))->path);
	assert_int_equal(post.facts.date.year, 2025);
	desk_close(&r);
	listing_free(listing);
}

static void
test_a_library_adopts_it(void **state)
{
	struct desk *desk = *state;
	struct reading r = build(desk);
	struct listing *listing = open_listing(desk);
	struct library *lib = library_new();
	const char *root = desk->posts.str;

	assert_non_null(listing);
	assert_true(library_adopt(lib, &root, 1, listing_memory(listing)));
	assert_int_equal(library_count(lib), POSTS);
	for (size_t row = 0; row < POSTS; row++) {
		const struct entry *a =
		    library_entry(lib, library_id_at(lib, row));
		const struct entry *b =
		    library_entry(r.lib, library_id_at(r.lib, row));
		assert_string_equal(a->path, b->path);
		assert_string_equal(a->title, b->title);
		assert_int_equal(a->n_papers, b->n_papers);
	}
	library_free(lib);
	desk_close(&r);
	listing_free(listing);
}

static void
test_a_folder_that_changed_is_noticed(void **state)
{
	struct desk *desk = *state;
	struct reading r = build(desk);
	struct library *lib = library_new();
	const char *root = desk->posts.str;
	struct listing *listing;

	desk_close(&r);
	desk_write(desk, "2026-01-01-new.md", "# New\n", 5000);
	listing = open_listing(desk);
	assert_non_null(listing);
	assert_false(library_adopt(lib, &root, 1, listing_memory(listing)));
	assert_int_equal(library_count(lib), 0);
	library_free(lib);
	listing_free(listing);
}

static void
test_the_same_again_is_not_written_again(void **state)
{
	struct desk *desk = *state;
	struct reading r = build(desk);
	char *path = desk_file(desk, "listing");
	struct stat before, after;

	assert_int_equal(stat(path, &before), 0);
	listing_write(desk->cache.str, r.lib);
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	desk_close(&r);
	free(path);
}

/* ---- Odd folders -------------------------------------------------------- */

static void
put_folder(struct desk *desk, const char *name, const char *post)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/%s", name, post);
	assert_int_equal(mkdir(desk_path(desk, name), 0700), 0);
	desk_write(desk, path.str, "# 1. A\n\nb\n", 77);
	age_folder(desk_path(desk, name));
	strbuf_release(&path);
}

/* A library from what was written of the one that is there. */
static struct library *
adopt_again(struct desk *desk, struct listing **listing)
{
	const char *root = desk->posts.str;
	struct reading r = desk_open(desk, false);
	struct library *lib = library_new();

	desk_run(&r);
	listing_write(desk->cache.str, r.lib);
	desk_close(&r);
	*listing = open_listing(desk);
	assert_non_null(*listing);
	assert_true(library_adopt(lib, &root, 1, listing_memory(*listing)));
	return lib;
}

static void
refresh(struct library *lib)
{
	library_refresh_begin(lib, true);
	while (library_refresh_step(lib, 16))
		continue;
}

static void
test_a_second_path_to_a_folder(void **state)
{
	struct desk *desk = *state;
	struct listing *listing;
	struct library *lib;
	struct strbuf link = STRBUF_INIT;

	desk_fill(desk, POSTS, PAPERS);
	put_folder(desk, "below", "2026-01-01-one.md");
	strbuf_adds(&link, desk_path(desk, "zwilling"));
	assert_int_equal(symlink(desk_path(desk, "below"), link.str), 0);
	age_folder(desk->posts.str);
	lib = adopt_again(desk, &listing);
	assert_int_equal(library_count(lib), POSTS + 1);
	refresh(lib);
	assert_int_equal(library_count(lib), POSTS + 1);
	/* What the link leads to now is another folder. */
	assert_int_equal(mkdir(desk_path(desk, ".hidden"), 0700), 0);
	desk_write(desk, ".hidden/2026-01-02-two.md", "# 1. B\n\nc\n", 78);
	assert_int_equal(unlink(link.str), 0);
	assert_int_equal(symlink(desk_path(desk, ".hidden"), link.str), 0);
	refresh(lib);
	assert_int_equal(library_count(lib), POSTS + 2);
	library_free(lib);
	listing_free(listing);
	strbuf_release(&link);
}

static void
test_a_folder_that_cannot_be_read(void **state)
{
	struct desk *desk = *state;
	struct listing *listing;
	struct library *lib;

	if (geteuid() == 0)
		skip(); /* root may read everything */
	desk_fill(desk, POSTS, PAPERS);
	put_folder(desk, "below", "2026-01-01-one.md");
	age_folder(desk->posts.str);
	assert_int_equal(chmod(desk_path(desk, "below"), 0), 0);
	lib = adopt_again(desk, &listing);
	/* The row that says so comes with the first look. */
	assert_int_equal(library_count(lib), POSTS);
	refresh(lib);
	assert_int_equal(library_count(lib), POSTS + 1);
	assert_int_equal(chmod(desk_path(desk, "below"), 0700), 0);
	refresh(lib);
	assert_int_equal(library_count(lib), POSTS + 1);
	for (size_t row = 0; row <= POSTS; row++)
		assert_true(
		    library_entry(lib, library_id_at(lib, row))->state !=
		    ENTRY_BAD);
	library_free(lib);
	listing_free(listing);
}

/* Folders, and posts that cannot be read: where each of these is looked for
 * among all of those, the program takes minutes to end. */
static void
test_many_folders_and_bad_posts(void **state)
{
	enum { SECONDS_MAX = 20, POSTS_A_FOLDER = 12 };
	const size_t n = trials_count(2000, 2000, 200);
	struct desk *desk = *state;
	struct strbuf bad = STRBUF_INIT;
	struct reading r;
	char name[64];

	strbuf_adds(&bad, desk_path(desk, "2025-01-01.md"));
	assert_int_equal(symlink("nowhere", bad.str), 0);
	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "below-%zu", i);
		assert_int_equal(mkdir(desk_path(desk, name), 0700), 0);
		age_folder(desk_path(desk, name));
	}
	for (size_t i = 1; i < n * POSTS_A_FOLDER; i++) {
		snprintf(name, sizeof(name), "2025-01-01-%zu.md", i);
		assert_int_equal(linkat(AT_FDCWD, bad.str, AT_FDCWD,
				     desk_path(desk, name), 0),
		    0);
	}
	strbuf_release(&bad);
	age_folder(desk->posts.str);
	r = desk_open(desk, false);
	desk_run(&r);
	assert_int_equal(library_count(r.lib), n * POSTS_A_FOLDER);
	assert_int_equal(library_folders(r.lib), n + 1);
	alarm(SECONDS_MAX);
	listing_write(desk->cache.str, r.lib);
	alarm(0);
	desk_close(&r);
}

/* ---- What is not -------------------------------------------------------- */

static void
test_none_for_small_libraries(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	desk_fill(desk, 6, PAPERS);
	age_folder(desk->posts.str);
	r = desk_open(desk, false);
	listing_write(desk->cache.str, r.lib);
	assert_null(open_listing(desk));
	assert_int_equal(access(desk->cache.str, F_OK), -1);
	desk_close(&r);
}

static void
test_none_while_the_folder_is_being_written_to(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	desk_fill(desk, POSTS, PAPERS);
	r = desk_open(desk, false);
	listing_write(desk->cache.str, r.lib);
	assert_null(open_listing(desk));
	desk_close(&r);
}

static void
test_none_for_other_roots(void **state)
{
	struct desk *desk = *state;
	struct reading r = build(desk);
	const char *roots[] = {desk->posts.str, desk->posts.str};
	const char *slash;
	struct strbuf spelled = STRBUF_INIT;

	desk_close(&r);
	assert_null(listing_open(desk->cache.str, roots, 2));
	assert_null(listing_open(desk->cache.str, roots, 0));
	assert_null(listing_open(NULL, roots, 1));
	/* The same folder, from which the paths would be others. */
	strbuf_printf(&spelled, "%s/", desk->posts.str);
	slash = spelled.str;
	assert_null(listing_open(desk->cache.str, &slash, 1));
	strbuf_release(&spelled);
}

static void
test_none_when_damaged(void **state)
{
	struct desk *desk = *state;
	struct reading r = build(desk);
	char *path = desk_file(desk, "listing");
	struct strbuf whole = STRBUF_INIT;
	struct listing *listing;
	unsigned seed = 1;
	struct error err;

	desk_close(&r);
	assert_int_equal(file_read(path, &whole, &err), OK);
	for (size_t i = 0; i < trials_count(1000, 100, 100); i++) {
		size_t at = i < 64 ? i : trials_random(&seed, whole.len);
		char change = (char)(1 + trials_random(&seed, 255));

		desk_put_file(path, whole.str, at);
		assert_null(open_listing(desk));
		whole.str[at] ^= change;
		desk_put_file(path, whole.str, whole.len);
		assert_null(open_listing(desk));
		whole.str[at] ^= change;
	}
	desk_put_file(path, whole.str, whole.len);
	listing = open_listing(desk);
	assert_non_null(listing);
	listing_free(listing);
	strbuf_release(&whole);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_what_was_written_is_remembered),
	    DESK_TEST(test_posts_not_read_are_known_by_name),
	    DESK_TEST(test_a_library_adopts_it),
	    DESK_TEST(test_a_folder_that_changed_is_noticed),
	    DESK_TEST(test_the_same_again_is_not_written_again),
	    DESK_TEST(test_a_second_path_to_a_folder),
	    DESK_TEST(test_a_folder_that_cannot_be_read),
	    DESK_TEST(test_many_folders_and_bad_posts),
	    DESK_TEST(test_none_for_small_libraries),
	    DESK_TEST(test_none_while_the_folder_is_being_written_to),
	    DESK_TEST(test_none_for_other_roots),
	    DESK_TEST(test_none_when_damaged),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
