// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Names on a shelf, by a clock that stands still: however many files are made
 * in one moment, none takes the place of another.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "store-desk.h"
#include "store/shelf.h"

enum { FILES = 12 };

/* In place of the system's, where programs may do that; where not, the names
 * differ by their times. */
int
clock_gettime(clockid_t id, struct timespec *now)
{
	(void)id;
	*now = (struct timespec){1700000000, 5};
	return 0;
}

static void
open_shelf(struct desk *desk, struct shelf *shelf)
{
	const char *root = desk->posts.str;

	assert_true(shelf_init(shelf, desk->cache.str, &root, 1));
	assert_true(shelf_open(shelf, true));
}

static size_t
count_files(struct desk *desk, const char *ending)
{
	char *files = desk_files(desk, ending);
	size_t n = 0;

	for (const char *p = files; *p; p++)
		n += *p == '\n';
	free(files);
	return n;
}

/* Each is kept before the next is made: the temporary name is free again. */
static void
test_one_after_the_other(void **state)
{
	struct desk *desk = *state;
	char name[SHELF_NAME_SIZE];
	struct shelf shelf;

	open_shelf(desk, &shelf);
	for (size_t i = 1; i <= FILES; i++) {
		int fd = shelf_create(&shelf, ".cards", name);

		assert_true(fd >= 0);
		close(fd);
		assert_true(shelf_keep(&shelf, name, name));
		assert_int_equal(count_files(desk, ".cards"), i);
	}
	assert_int_equal(count_files(desk, ""), FILES);
	shelf_release(&shelf);
}

static void
test_all_at_once(void **state)
{
	struct desk *desk = *state;
	char names[FILES][SHELF_NAME_SIZE];
	struct shelf shelves[2];

	open_shelf(desk, &shelves[0]);
	open_shelf(desk, &shelves[1]);
	for (size_t i = 0; i < FILES; i++) {
		int fd = shelf_create(&shelves[i % 2], ".cards", names[i]);

		assert_true(fd >= 0);
		close(fd);
	}
	assert_int_equal(count_files(desk, ".part"), FILES);
	assert_int_equal(count_files(desk, ".cards"), 0);
	shelf_drop(&shelves[0], names[0]);
	for (size_t i = 1; i < FILES; i++)
		assert_true(shelf_keep(&shelves[i % 2], names[i], names[i]));
	assert_int_equal(count_files(desk, ".cards"), FILES - 1);
	assert_int_equal(count_files(desk, ""), FILES - 1);
	shelf_release(&shelves[0]);
	shelf_release(&shelves[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_one_after_the_other),
	    DESK_TEST(test_all_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
