// SPDX-License-Identifier: GPL-3.0-or-later
/* A catalogue that may not read, or may not write, where it should: nothing is
 * lost, and what it gives is what the digests say. */
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
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "store-desk.h"
#include "store/catalogue.h"

/* ---- Where it cannot read ----------------------------------------------- */

/* From now on, no file can be opened; returns what was the limit before. */
static struct rlimit
forbid_files(void)
{
	struct rlimit was, limit;
	int fd = open("/", O_RDONLY);

	assert_true(fd >= 0);
	close(fd);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
	limit = was;
	limit.rlim_cur = (rlim_t)fd;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	return was;
}

static void
test_what_cannot_be_opened_now_is_not_removed(void **state)
{
	struct desk *desk = *state;
	struct rlimit limit;
	struct reading r;
	char *file;

	desk_build(desk);
	file = desk_file(desk, ".cards");
	r = desk_open(desk, true);
	assert_true(catalogue_step(r.cat)); /* has listed them */
	limit = forbid_files();
	catalogue_step(r.cat);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	assert_int_equal(access(file, F_OK), 0);
	desk_run(&r);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	desk_close(&r);
	free(file);
}

static bool
has_files(struct desk *desk, const char *ending)
{
	char *files = desk_files(desk, ending);
	bool any = *files;

	free(files);
	return any;
}

/* A merge whose result cannot be opened: those that were merged stay. */
static void
test_merging_without_descriptors_loses_nothing(void **state)
{
	enum { DAYS = 8 };
	struct desk *desk = *state;
	struct rlimit limit;
	struct reading r;
	char name[64];
	char *before, *after;

	desk_build(desk);
	for (int day = 0; day < DAYS; day++) {
		snprintf(name, sizeof(name), "2026-01-%02d-day.md", day + 1);
		desk_write(desk, name, "# 1. A\n\nb\n", 1000 + day);
		r = desk_open(desk, true);
		if (day == DAYS - 1)
			break;
		desk_run(&r);
		desk_close(&r);
	}
	/* Until it has written its own segment, and the merge has begun. */
	while (!has_files(desk, ".part") ||
	    desk_check(desk, &r) < DESK_POSTS + DAYS)
		assert_true(catalogue_step(r.cat));
	before = desk_files(desk, ".cards");
	limit = forbid_files();
	desk_run(&r);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS + DAYS);
	after = desk_files(desk, ".cards");
	assert_int_equal(strncmp(after, before, strlen(before)), 0);
	desk_close(&r);
	free(before);
	free(after);
	desk_assert_right(desk, DESK_POSTS + DAYS);
}

/* ---- Where it cannot write ---------------------------------------------- */

static void
test_a_folder_that_cannot_be_made(void **state)
{
	struct desk *desk = *state;
	struct reading r;

	strbuf_reset(&desk->cache);
	strbuf_printf(
	    &desk->cache, "%s/2025-01-01-n0.md/nonmun", desk->posts.str);
	r = desk_start(desk, true);
	assert_int_equal(library_totals(r.lib).known, DESK_POSTS);
	assert_int_equal(catalogue_progress(r.cat).done, DESK_POSTS);
	assert_int_equal(desk_check(desk, &r), 0);
	desk_close(&r);
}

static void
test_a_folder_that_others_may_write_to(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	char *file;

	desk_build(desk);
	file = desk_file(desk, ".cards");
	*strrchr(file, '/') = '\0';
	assert_int_equal(chmod(file, 0777), 0);
	r = desk_start(desk, true);
	assert_int_equal(library_totals(r.lib).known, DESK_POSTS);
	assert_int_equal(desk_check(desk, &r), 0);
	desk_close(&r);
	free(file);
}

static void
test_a_folder_that_can_only_be_read(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	char *file, *shelf;

	if (geteuid() == 0)
		skip(); /* root may write everywhere */
	desk_build(desk);
	file = desk_file(desk, ".cards");
	shelf = strdup(file);
	*strrchr(shelf, '/') = '\0';
	assert_int_equal(chmod(shelf, 0500), 0);
	desk_write(desk, "2026-01-01-new.md", "# 1. Added\n\nFresh.\n", 901);
	r = desk_start(desk, true);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	assert_int_equal(library_totals(r.lib).known, DESK_POSTS + 1);
	desk_close(&r);
	assert_int_equal(chmod(shelf, 0700), 0);
	free(file);
	free(shelf);
}

static void
test_a_folder_full_of_garbage(void **state)
{
	static const char *const names[] = {"0.cards", "z.cards", "listing",
	    "x.part", "00ff.cards", "empty.cards", "what is this"};
	struct desk *desk = *state;
	struct strbuf path = STRBUF_INIT;
	struct reading r;
	char *shelf;

	desk_build(desk);
	shelf = desk_file(desk, ".cards");
	*strrchr(shelf, '/') = '\0';
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		int fd;

		strbuf_reset(&path);
		strbuf_printf(&path, "%s/%s", shelf, names[i]);
		fd = open(path.str, O_WRONLY | O_CREAT, 0600);
		assert_true(fd >= 0);
		for (size_t j = 0; j < 100 * i; j++)
			assert_int_equal(write(fd, names[i], 4), 4);
		close(fd);
	}
	strbuf_reset(&path);
	strbuf_printf(&path, "%s/folder.cards", shelf);
	assert_int_equal(mkdir(path.str, 0700), 0);
	strbuf_reset(&path);
	strbuf_printf(&path, "%s/link.cards", shelf);
	assert_int_equal(symlink("/etc/passwd", path.str), 0);
	r = desk_start(desk, true);
	assert_int_equal(desk_check(desk, &r), DESK_POSTS);
	desk_close(&r);
	strbuf_release(&path);
	free(shelf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST_FILLED(test_what_cannot_be_opened_now_is_not_removed),
	    DESK_TEST_FILLED(test_merging_without_descriptors_loses_nothing),
	    DESK_TEST_FILLED(test_a_folder_that_cannot_be_made),
	    DESK_TEST_FILLED(test_a_folder_that_others_may_write_to),
	    DESK_TEST_FILLED(test_a_folder_that_can_only_be_read),
	    DESK_TEST_FILLED(test_a_folder_full_of_garbage),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
