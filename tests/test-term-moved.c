// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows that have moved: what is scrolled so that less is to be sent. Each row
 * is a letter here. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "term/term-moved.h"
#include "term/term-ops.h"

enum { ROWS = 16 };

static bool
find(const char *shown, const char *drawn, struct term_scroll *out)
{
	uint64_t a[ROWS], b[ROWS];
	size_t n = strlen(shown);

	assert_int_equal(strlen(drawn), n);
	for (size_t i = 0; i < n; i++) {
		a[i] = (uint64_t)shown[i];
		b[i] = (uint64_t)drawn[i];
	}
	return term_moved_find(a, b, (int)n, out);
}

static void
assert_scroll(const char *shown, const char *drawn, struct term_scroll due)
{
	struct term_scroll scroll;

	assert_true(find(shown, drawn, &scroll));
	assert_int_equal(scroll.top, due.top);
	assert_int_equal(scroll.bottom, due.bottom);
	assert_int_equal(scroll.by, due.by);
}

static void
test_all_rows(void **state)
{
	(void)state;
	assert_scroll("abcdefgh", "bcdefghi", (struct term_scroll){0, 8, 1});
	assert_scroll("abcdefgh", "yzabcdef", (struct term_scroll){0, 8, -2});
}

/* Beside what is in the first rows and in the last one nothing has moved. */
static void
test_some_rows(void **state)
{
	(void)state;
	assert_scroll("abcdefgh", "zxdefgwh", (struct term_scroll){2, 7, 1});
	assert_scroll("abcdefgh", "zxycdefh", (struct term_scroll){2, 7, -1});
}

static void
test_the_most_rows(void **state)
{
	(void)state;
	assert_scroll(
	    "abcde12345678", "bcdez34567890", (struct term_scroll){5, 13, 2});
}

static void
test_what_is_not_worth_it(void **state)
{
	struct term_scroll scroll;

	(void)state;
	assert_false(find("abcdefgh", "abcdefgh", &scroll));
	assert_false(find("abcdefgh", "stuvwxyz", &scroll));
	assert_false(find("abcdefgh", "bzzzzzzz", &scroll));
	assert_false(find("a", "b", &scroll));
	/* Blank rows, which are as right where they are. */
	assert_false(find("a       ", "b       ", &scroll));
	/* As many would become wrong as right. */
	assert_false(find("abcdefgh", "cdcdefgh", &scroll));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_all_rows),
	    cmocka_unit_test(test_some_rows),
	    cmocka_unit_test(test_the_most_rows),
	    cmocka_unit_test(test_what_is_not_worth_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
