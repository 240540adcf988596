// SPDX-License-Identifier: GPL-3.0-or-later
/* When marks were made, and which of them count: clocks that disagree, go back,
 * or are out of order. */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "journal-desk.h"

static void
test_later_wins(void **state)
{
	struct journal *j;

	journal_desk_puts(*state, "journal",
	    AT "2.000Z b " A " unread\n" AT "1.000Z a " A " read\n" AT
	       "1.000Z a " A " star\n" AT "1.999Z a " A " unstar\n" AT
	       "3.000Z a " A " note \"new\"\n" AT "2.000Z a " A
	       " note \"old\"\n"
	    /* Of equal times the greater value. */
	    AT "5.000Z a " B " read\n" AT "5.000Z z " B " unread\n" AT
	       "5.000Z a " B " note \"b\"\n" AT "5.000Z a " B " note \"a\"\n" AT
	       "5.000Z a " B " place 1 9\n" AT "5.000Z a " B " place 2 1\n" AT
	       "5.000Z a " B " place 1 10\n");
	j = journal_desk_open(*state, NULL);
	assert_false(journal_get(j, A)->read);
	assert_false(journal_get(j, A)->starred);
	assert_string_equal(journal_get(j, A)->note, "new");
	assert_true(journal_get(j, B)->read);
	assert_string_equal(journal_get(j, B)->note, "b");
	assert_int_equal(journal_get(j, B)->place.section, 2);
	assert_int_equal(journal_get(j, B)->place.offset, 1);
	/* date -u -d 2026-01-31T08:15:02Z +%s */
	assert_int_equal(
	    journal_get(j, A)->at[MARK_READ], INT64_C(1769847302000));
	journal_desk_close(j);
}

static void
test_a_clock_that_goes_back(void **state)
{
	static const char before[] =
	    "2999-12-31T23:59:59.999Z laptop " A " read\n"
	    "2999-12-31T23:59:59.999Z laptop " B " place 7 7\n";
	struct strbuf text = STRBUF_INIT;
	struct journal *j;

	journal_desk_need_locks(*state);
	journal_desk_puts(*state, "journal", before);
	j = journal_desk_open(*state, NULL);
	journal_desk_read(j, A, false);
	assert_false(journal_get(j, A)->read);
	journal_desk_mark(
	    j, A, MARK_PLACE, &(struct mark){.place = {1, 1, ""}});
	assert_string_equal(journal_last_place(j)->key, A);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_false(journal_get(j, A)->read);
	assert_string_equal(journal_last_place(j)->key, A);
	journal_desk_close(j);
	journal_desk_get(*state, "journal", &text);
	assert_string_equal(text.str + strlen(before),
	    "3000-01-01T00:00:00.000Z laptop " A " unread\n"
	    "3000-01-01T00:00:00.000Z laptop " A " place 1 1\n");
	strbuf_release(&text);
}

/* Another program's mark is taken into account even if nobody has looked. */
static void
test_marks_of_two_programs_follow_each_other(void **state)
{
	struct journal *a = journal_desk_open(*state, NULL);
	struct journal *b = journal_desk_open(*state, NULL);

	for (int i = 0; i < 100; i++) {
		journal_desk_read(a, A, true);
		journal_desk_read(b, A, false);
		assert_false(journal_get(b, A)->read);
	}
	assert_true(journal_poll(a));
	assert_false(journal_get(a, A)->read);
	journal_desk_assert_equal(a, b);
	journal_desk_close(a);
	journal_desk_close(b);
	a = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(a).lines, 200);
	assert_false(journal_get(a, A)->read);
	journal_desk_close(a);
}

static void
test_the_end_of_time(void **state)
{
	struct journal *j;
	struct error err;

	journal_desk_puts(
	    *state, "journal", "9998-12-31T23:59:59.999Z laptop " A " read\n");
	j = journal_desk_open(*state, NULL);
	assert_int_equal(
	    journal_mark(j, A, MARK_READ, &(struct mark){.read = false}, &err),
	    ERR_LIMIT);
	assert_true(journal_get(j, A)->read);
	journal_desk_read(j, B, true);
	journal_desk_close(j);
}

/* Up to the millisecond before it, a mark can be followed by another. */
static void
test_shortly_before_the_end_of_time(void **state)
{
	struct journal *j;

	journal_desk_need_locks(*state);
	journal_desk_puts(
	    *state, "journal", "9998-12-31T23:59:59.998Z laptop " A " read\n");
	j = journal_desk_open(*state, NULL);
	journal_desk_read(j, A, false);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(j).lines, 2);
	assert_int_equal(journal_counts(j).broken, 0);
	assert_false(journal_get(j, A)->read);
	journal_desk_close(j);
}

/* What a clock that is out of order has written blocks nothing. */
static void
test_beyond_the_end_of_time(void **state)
{
	static const char beyond[] =
	    "9999-12-31T23:59:59.999Z laptop " A " read\n"
	    "9999-01-01T00:00:00.000Z laptop " A " place 7 7\n"
	    "9999-06-01T00:00:00.000Z laptop " A " note \"for ever\"\n";
	struct journal *j;
	struct error err;

	journal_desk_puts(*state, "journal-laptop", beyond);
	j = journal_desk_open(*state, NULL);
	assert_false(journal_get(j, A)->read);
	assert_int_equal(journal_counts(j).broken, 3);
	journal_desk_read(j, A, true);
	journal_desk_read(j, A, false);
	assert_int_equal(journal_mark(j, A, MARK_PLACE,
			     &(struct mark){.place = {1, 1, ""}}, &err),
	    OK);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_get(j, A)->place.section, 1);
	assert_string_equal(journal_get(j, A)->note, "");
	journal_desk_read(j, A, true);
	journal_desk_close(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_later_wins),
	    JOURNAL_TEST(test_a_clock_that_goes_back),
	    JOURNAL_TEST(test_marks_of_two_programs_follow_each_other),
	    JOURNAL_TEST(test_the_end_of_time),
	    JOURNAL_TEST(test_shortly_before_the_end_of_time),
	    JOURNAL_TEST(test_beyond_the_end_of_time),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
