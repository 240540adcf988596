// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A catalogue whose writers were killed, or met a full disk: what they leave
 * does no harm, and whoever comes next has everything.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "store-desk.h"
#include "store/catalogue.h"
#include "trials.h"

/* So many that a segment is written in several pieces. */
enum { POSTS = 33, PAPERS = 40 };

static void
limit_file_size(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* A child that is killed after some steps, or by the system when it writes
 * beyond some byte of a file. */
static void
build_and_die(struct desk *desk, size_t steps, rlim_t bytes)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		struct rlimit none = {0, 0};
		struct reading r = desk_open(desk, true);

		setrlimit(RLIMIT_CORE, &none);
		signal(SIGXFSZ, SIG_DFL);
		limit_file_size(bytes);
		while (steps-- > 0 && catalogue_step(r.cat))
			continue;
		kill(getpid(), SIGKILL);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static void
test_killed_writers(void **state)
{
	struct desk *desk = *state;
	size_t times = trials_wanted(100, 8, 3);
	unsigned seed = 9;
	size_t size;
	struct stat st;
	char *path;

	desk_fill(desk, POSTS, PAPERS);
	desk_build(desk);
	path = desk_file(desk, ".cards");
	assert_int_equal(stat(path, &st), 0);
	size = (size_t)st.st_size;
	assert_true(size > 256 * 1024); /* written in several pieces */
	free(path);
	for (size_t i = 0; i < times; i++) {
		desk_clear(desk);
		build_and_die(desk, trials_random(&seed, 80), RLIM_INFINITY);
		desk_assert_right(desk, POSTS);
		desk_clear(desk);
		build_and_die(desk, 1000, trials_random(&seed, size));
		desk_assert_right(desk, POSTS);
	}
}

/* What a killed writer left is removed when it is old enough not to be that
 * of one which is still at work. */
static void
test_remains_are_swept(void **state)
{
	struct desk *desk = *state;
	struct timespec times[2] = {{time(NULL) - 2 * 60 * 60, 0}};
	char *path, *files;

	desk_fill(desk, POSTS, PAPERS);
	build_and_die(desk, 30, RLIM_INFINITY);
	desk_build(desk);
	path = desk_file(desk, ".part");
	times[1] = times[0];
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	/* There is nothing else to do for this one. */
	desk_build(desk);
	assert_int_equal(access(path, F_OK), -1);
	files = desk_files(desk, ".cards");
	assert_non_null(strchr(files, '\n'));
	free(files);
	free(path);
}

static void
test_a_full_disk(void **state)
{
	struct desk *desk = *state;
	size_t times = trials_wanted(60, 8, 4);
	unsigned seed = 4;

	desk_fill(desk, POSTS, PAPERS);
	signal(SIGXFSZ, SIG_IGN);
	for (size_t i = 0; i < times; i++) {
		struct reading r = desk_open(desk, true);
		char *files;

		limit_file_size(trials_random(&seed, 256 * 1024));
		desk_run(&r);
		assert_int_equal(library_totals(r.lib).known, POSTS);
		assert_int_equal(catalogue_progress(r.cat).done, POSTS);
		assert_int_equal(desk_check(desk, &r), 0);
		desk_close(&r);
		files = desk_files(desk, "");
		assert_string_equal(files, "");
		free(files);
	}
	limit_file_size(RLIM_INFINITY);
	desk_assert_right(desk, POSTS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_killed_writers),
	    DESK_TEST(test_remains_are_swept),
	    DESK_TEST(test_a_full_disk),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
