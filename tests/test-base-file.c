// SPDX-License-Identifier: GPL-3.0-or-later
/* Telling whether a file may have changed since it was read: the cases in which
 * its stamp alone cannot tell. And writing, all or with a reason. */
#include <config.h>

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/file.h"

enum { MS = 1000000 };

/* The stamp is that of second 100. */
static void
what_was_written_just_now_is_fresh(void **state)
{
	static const struct {
		const char *what;
		int32_t nsec;
		struct timespec begin, end;
		bool fresh;
	} rows[] = {
	    {"the same instant", MS, {100, MS}, {100, MS}, true},
	    {"some milliseconds ago", MS, {100, 50 * MS}, {100, 51 * MS}, true},
	    {"a second ago", MS, {101, MS}, {101, 2 * MS}, false},
	    {"just now, and reading took long", MS, {100, 2 * MS}, {105, 0},
		true},
	    {"while it was read", MS, {98, 0}, {102, 0}, true},
	    {"long ago, and reading took long", MS, {110, 0}, {120, 0}, false},
	    {"by a clock a little ahead", MS, {99, 990 * MS}, {99, 991 * MS},
		true},
	    {"by a clock far ahead", MS, {50, 0}, {51, 0}, false},
	    {"a second ago, in whole seconds", 0, {101, MS}, {101, MS}, true},
	    {"two seconds ago, in whole seconds", 0, {102, 0}, {108, 0}, true},
	    {"three seconds ago, in whole seconds", 0, {103, 0}, {103, 0},
		false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct file_stamp stamp = {1, 100, rows[i].nsec};

		if (file_stamp_is_fresh(&stamp, &rows[i].begin, &rows[i].end) !=
		    rows[i].fresh)
			fail_msg("written %s", rows[i].what);
	}
}

/* A file may say that it was written at any time; sanitizers see to it that it
 * can be subtracted. */
static void
what_was_written_at_the_ends_of_time_is_not_fresh(void **state)
{
	static const int64_t ends[] = {INT64_MIN, INT64_MAX};
	static const struct timespec now = {100, 0};

	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct file_stamp stamp = {1, ends[i], MS};

		assert_false(file_stamp_is_fresh(&stamp, &now, &now));
	}
}

static void
what_is_written_is_read(void **state)
{
	FILE *file = tmpfile();
	struct strbuf text = STRBUF_INIT;
	struct strbuf back = STRBUF_INIT;
	struct error err;

	(void)state;
	assert_non_null(file);
	for (int i = 0; i < 100000; i++)
		strbuf_add_number(&text, i);
	assert_int_equal(file_write(fileno(file), text.str, text.len), 0);
	assert_int_equal(fseek(file, 0, SEEK_SET), 0);
	assert_int_equal(file_read_fd(fileno(file), "it", &back, &err), OK);
	assert_int_equal(back.len, text.len);
	assert_memory_equal(back.str, text.str, text.len);
	fclose(file);
	strbuf_release(&text);
	strbuf_release(&back);
}

static void
what_cannot_be_written_is_told(void **state)
{
	FILE *full = fopen("/dev/full", "w");

	(void)state;
	assert_int_equal(file_write(-1, "x", 1), EBADF);
	assert_int_equal(file_write(-1, "", 0), 0);
	if (!full)
		return;
	assert_int_equal(file_write(fileno(full), "x", 1), ENOSPC);
	fclose(full);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_written_just_now_is_fresh),
	    cmocka_unit_test(what_was_written_at_the_ends_of_time_is_not_fresh),
	    cmocka_unit_test(what_is_written_is_read),
	    cmocka_unit_test(what_cannot_be_written_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
