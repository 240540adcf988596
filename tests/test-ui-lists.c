// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the lists show and where one comes in them, on a terminal in memory with
 * a journal: filters from the reader and from a list, what Esc puts away, days
 * found by text, where one begins, the way from one unread paper to the next,
 * totals of papers that stand on several days, rows of results, the plot of a
 * search, and what keys do to a notice.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "room.h"
#include "unicode.h"

/* Three days of 2025; "Often" stands on two of them, and of twelve January days
 * before them each has one paper. */
static void
open_room(struct room *d, int rows, int cols)
{
	char name[32];

	room_open(d);
	files_put(&d->files, "lib/2025-09-12-a.md",
	    PAPER("1", "Apple", "2509.00001") PAPER("2", "Bread", "2509.00002")
		PAPER("3", "Often", "2509.00003"));
	files_put(&d->files, "lib/2025-09-11-a.md",
	    PAPER("1", "Cherry", "2509.00004") PAPER("2", "Date", "2509.00005")
		PAPER("3", "Bread again", "2509.00006"));
	files_put(&d->files, "lib/2025-09-10-a.md",
	    PAPER("1", "Elder", "2509.00007")
		PAPER("2", "Often", "2509.00003"));
	for (int day = 10; day < 22; day++) {
		snprintf(name, sizeof(name), "lib/2025-01-%d-a.md", day);
		files_put(&d->files, name, PAPER("1", "Winter", "2501.00001"));
	}
	room_enter_marked(d, rows, cols);
	stage_settle(&d->stage);
}

/* ---- From the reader ---------------------------------------------------- */

/* What is being read stays, and the status line says what is hidden. */
static void
test_unread_only_from_the_reader(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>jm<Enter>U");
	SHOWS(&d, "unread papers only");
	SHOWS(&d, "Bread");
	assert_int_equal(d.stage.app.part, 1);
	assert_int_equal(d.stage.app.focus, PANE_READER);
	stage_type(&d.stage, "j");
	SHOWS(&d, "unread, 0 hidden");
	/* From paper to paper it is the unread ones, from day to day too. */
	stage_type(&d.stage, "}");
	stage_type(&d.stage, "{");
	SHOWS(&d, "unread, 1 hidden");
	stage_type(&d.stage, "KJ");
	SHOWS(&d, "Often");
	assert_int_equal(d.stage.app.part, 2);
	stage_type(&d.stage, "U");
	SHOWS(&d, "all papers");
	stage_type(&d.stage, "j");
	HIDES(&d, "hidden");
	room_close(&d);
}

/* Beside the reader, in the header of the list: what is read is not counted. */
static void
test_starred_only_from_the_reader(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 120);
	stage_type(&d.stage, "<Enter>*jj<Enter>F");
	assert_int_equal(d.stage.app.part, 2);
	SHOWS(&d, "starred -/1");
	SHOWS(&d, "1 hidden");
	stage_type(&d.stage, "K");
	assert_int_equal(d.stage.app.part, 0);
	SHOWS(&d, "starred 1/2");
	room_close(&d);
}

static void
test_filter_from_the_reader(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter>foften");
	SHOWS(&d, "1 of 3");
	assert_int_equal(d.stage.app.part, 2);
	assert_int_equal(d.stage.app.focus, PANE_READER);
	stage_type(&d.stage, "<Esc>");
	assert_int_equal(d.stage.app.part, 0);
	stage_type(&d.stage, "foften<Enter>");
	SHOWS(&d, "filter, 2 hidden");
	stage_type(&d.stage, "K");
	assert_int_equal(d.stage.app.part, 2);
	room_close(&d);
}

static void
test_results_are_not_filtered(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "Sbread<Enter><Enter>");
	assert_int_equal(d.stage.app.focus, PANE_READER);
	stage_type(&d.stage, "U");
	SHOWS(&d, "results are not filtered");
	stage_type(&d.stage, "f");
	SHOWS(&d, "results are not filtered");
	room_close(&d);
}

/* ---- Esc ---------------------------------------------------------------- */

/* The nearest thing first: matches, then filters, the near list's before that
 * of marks before the other list's. */
static void
test_esc_puts_the_nearest_away(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "f2025-09<Enter><Enter>fbread<Enter>U<Enter>");
	stage_type(&d.stage, "/방법<Enter>");
	SHOWS(&d, "1/1");
	stage_type(&d.stage, "<Esc>");
	HIDES(&d, "1/1");
	SHOWS(&d, "unread, filter, 2 hidden");
	stage_type(&d.stage, "<Esc>");
	SHOWS(&d, "filter off: all papers");
	stage_type(&d.stage, "<Esc>");
	SHOWS(&d, "all papers");
	stage_type(&d.stage, "j");
	SHOWS(&d, "filter, 12 days hidden");
	stage_type(&d.stage, "<Esc>");
	SHOWS(&d, "filter off: all days");
	stage_type(&d.stage, "j");
	HIDES(&d, "hidden");
	assert_int_equal(d.stage.app.focus, PANE_READER);
	room_close(&d);
}

/* It says so until the next key; what is not seen does not cost an Esc. */
static void
test_no_match_goes_with_the_next_key(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "fSep<Esc>f2025-09<Enter>/nowhere<Enter>");
	SHOWS(&d, "no match");
	stage_type(&d.stage, "j");
	HIDES(&d, "no match");
	SHOWS(&d, "filter: 2025-09");
	stage_type(&d.stage, "<Esc>");
	HIDES(&d, "filter: 2025-09");
	stage_type(&d.stage, "<Enter><Enter>/nowhere<Enter>");
	SHOWS(&d, "no match");
	stage_type(&d.stage, "k");
	HIDES(&d, "no match");
	/* While it is said, it is what Esc puts away. */
	stage_type(&d.stage, "qU/nowhere<Enter><Esc>");
	HIDES(&d, "no match");
	SHOWS(&d, "unread 1/3");
	room_close(&d);
}

/* ---- Days found by text ------------------------------------------------- */

static void
test_the_paper_that_was_found_is_selected(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "fbread<Enter>");
	SHOWS(&d, "in text: bread");
	SHOWS(&d, ">N  2 Bread");
	stage_type(&d.stage, "j");
	SHOWS(&d, ">N  3 Bread again");
	/* Another one may be gone to; from day to day, what was found is. */
	stage_type(&d.stage, "<Enter>kqkj");
	SHOWS(&d, ">N  3 Bread again");
	stage_type(&d.stage, "<Enter>k{");
	assert_int_equal(d.stage.app.part, 1);
	room_close(&d);
}

/* Esc brings back what was selected. */
static void
test_what_was_selected_comes_back(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>jjqfbread<Esc>");
	SHOWS(&d, ">N  3 Often");
	room_close(&d);
}

/* ---- No such papers ----------------------------------------------------- */

static void
test_without_a_star_nothing_is_hidden(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "F");
	SHOWS(&d, "no paper is starred; * stars one");
	SHOWS(&d, "2025-09-11");
	stage_type(&d.stage, "<Enter>m*qUF");
	SHOWS(&d, "no unread paper is starred");
	SHOWS(&d, "2025-09-11");
	SHOWS(&d, "unread ");
	room_close(&d);
}

/* From a day without stars to the nearest one that has some. */
static void
test_to_the_nearest_day_with_a_star(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>*qGF");
	SHOWS(&d, "> 2025-09-12 Fri    1/3");
	SHOWS(&d, "starred 1/1");
	SHOWS(&d, "14 hidden");
	/* The last star goes: the day stays, but is not counted. */
	stage_type(&d.stage, "<Enter>*q");
	SHOWS(&d, "> 2025-09-12 Fri    0/3");
	SHOWS(&d, "starred 0 of 15");
	room_close(&d);
}

/* ---- The start ---------------------------------------------------------- */

static void
test_one_begins_on_a_day_with_papers(void **state)
{
	struct room d;

	(void)state;
	room_open(&d);
	files_put(&d.files, "lib/2025-09-14-a.md", "# Nothing today\n");
	files_put(&d.files, "lib/2025-09-13-a.md", "");
	files_put(
	    &d.files, "lib/2025-09-12-a.md", PAPER("1", "Apple", "2509.00001"));
	files_put(
	    &d.files, "lib/2025-09-11-a.md", PAPER("1", "Bread", "2509.00002"));
	room_enter_marked(&d, 24, 80);
	stage_settle(&d.stage);
	SHOWS(&d, "> 2025-09-12");
	SHOWS(&d, "3/4");
	room_leave(&d);
	/* Where none has any, on the newest. */
	files_remove(&d.files, "lib/2025-09-12-a.md");
	files_remove(&d.files, "lib/2025-09-11-a.md");
	room_enter(&d, 24, 80);
	stage_settle(&d.stage);
	assert_string_equal(room_selected(&d), "2025-09-14-a.md");
	room_close(&d);
}

/* ---- The next unread paper ---------------------------------------------- */

static void
test_next_unread_ends_before_the_paper(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "u");
	assert_int_equal(d.stage.app.focus, PANE_PAPERS);
	SHOWS(&d, ">N  1 Apple");
	stage_type(&d.stage, "<Enter>u");
	assert_int_equal(d.stage.app.focus, PANE_READER);
	assert_int_equal(d.stage.app.part, 1);
	/* To another day, too. */
	stage_type(&d.stage, "qqGMu");
	assert_int_equal(d.stage.app.focus, PANE_PAPERS);
	SHOWS(&d, ">N  1 Apple");
	room_close(&d);
}

/* Those above are not left behind; passed by once, they are not met again. */
static void
test_next_unread_goes_around_the_day(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>Gu");
	SHOWS(&d, ">N  1 Apple");
	SHOWS(&d, "on from the top of the day");
	stage_type(&d.stage, "u");
	SHOWS(&d, ">N  2 Bread");
	stage_type(&d.stage, "u");
	SHOWS(&d, ">N  1 Cherry");
	stage_type(&d.stage, "uu");
	SHOWS(&d, ">N  3 Bread again");
	stage_type(&d.stage, "u");
	SHOWS(&d, ">N  1 Elder");
	room_close(&d);
}

/* ---- Totals ------------------------------------------------------------- */

/* Nine papers, of which "Often" stands on two days and "Winter" on twelve. */
static void
test_a_paper_counts_once_in_the_total(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	SHOWS(&d, "8 papers  8 unread");
	stage_type(&d.stage, "<Enter>Gm");
	SHOWS(&d, "8 papers  7 unread");
	stage_type(&d.stage, "m");
	SHOWS(&d, "8 papers  8 unread");
	stage_type(&d.stage, "q");
	SHOWS(&d, "2025-09-12 Fri    3/3");
	SHOWS(&d, "2025-09-10 Wed    2/2");
	/* Once it is gone from one of its days, it still counts. */
	files_remove(&d.files, "lib/2025-09-10-a.md");
	stage_type(&d.stage, "R<wait:3000>");
	SHOWS(&d, "7 papers  7 unread");
	room_close(&d);
}

/* So it does among what was found, where each of its days is a place. */
static void
test_a_paper_counts_once_in_results(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "Soften<Enter>");
	SHOWS(&d, "4 matches in 1 paper, 2 places  1/2");
	stage_type(&d.stage, "J");
	SHOWS(&d, "2 places  2/2");
	stage_type(&d.stage, "Stitle:~often|apple<Enter>");
	SHOWS(&d, "2 papers, 3 places  1/3");
	stage_type(&d.stage, "Sapple<Enter>");
	SHOWS(&d, "2 matches in 1 paper  1/1");
	room_close(&d);
}

/* And in what the calendar says of a month; on each of its days it stands. */
static void
test_a_paper_counts_once_in_a_month(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 40, 80);
	stage_type(&d.stage, "c");
	SHOWS(&d, "2025-09  7 papers  7 unread");
	SHOWS(&d, "12 3/3");
	SHOWS(&d, "10 2/2");
	stage_type(&d.stage, "q<Enter>Gmc");
	SHOWS(&d, "2025-09  7 papers  6 unread");
	SHOWS(&d, "10 1/2");
	stage_type(&d.stage, "gg");
	SHOWS(&d, "2025-01  1 paper  1 unread");
	room_close(&d);
}

/* ---- Results ------------------------------------------------------------ */

/* Which of them, how often each has it, and what stands on other days, too. */
static void
test_results_say_where_one_is(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 120);
	stage_type(&d.stage, "S~elder|often<Enter>");
	SHOWS(&d, "papers, 3 places  1/3");
	SHOWS(&d, "= 2x");
	stage_type(&d.stage, "J");
	SHOWS(&d, "places  2/3");
	stage_type(&d.stage, "GJ");
	SHOWS(&d, "this is the last paper that was found");
	stage_type(&d.stage, "Snowhere<Enter>J");
	SHOWS(&d, "nothing was found");
	room_close(&d);
}

/* ---- The plot ----------------------------------------------------------- */

/* Between them are thirty-two weeks without a digest, which have one row. */
static void
test_the_plot_begins_where_something_was_found(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "Swinter<Enter>T");
	SHOWS(&d, "> 2025-W04  01-20");
	stage_type(&d.stage, "k");
	SHOWS(&d, "> 2025-W36  09-01");
	SHOWS(&d, "no digest for 32 weeks");
	stage_type(&d.stage, "k");
	SHOWS(&d, "> 2025-W37");
	/* At the selected result, and so back to where one was. */
	stage_type(&d.stage, "qGT");
	SHOWS(&d, "> 2025-W02  01-06");
	stage_type(&d.stage, "k<Enter>T");
	SHOWS(&d, "> 2025-W03  01-13");
	/* Seven days of that week, each with a title and a line of one paper.
	 */
	SHOWS(&d, "14 in 1 ");
	room_close(&d);
}

/* ---- Notices ------------------------------------------------------------ */

static void
show_notice(struct room *d)
{
	notice_show(&d->stage.app, "word", "one\ntwo");
	d->stage.app.stale = true;
	stage_settle(&d->stage);
	SHOWS(d, "(any key)");
}

static void
test_a_key_that_ends_a_notice_acts(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>");
	show_notice(&d);
	stage_type(&d.stage, "J");
	HIDES(&d, "any key");
	SHOWS(&d, ">N  2 Bread");
	/* These only end it. */
	show_notice(&d);
	stage_type(&d.stage, "q");
	SHOWS(&d, ">N  2 Bread");
	show_notice(&d);
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, ">N  2 Bread");
	show_notice(&d);
	stage_type(&d.stage, "gi");
	SHOWS(&d, "2509.00002");
	room_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_unread_only_from_the_reader),
	    cmocka_unit_test(test_starred_only_from_the_reader),
	    cmocka_unit_test(test_filter_from_the_reader),
	    cmocka_unit_test(test_results_are_not_filtered),
	    cmocka_unit_test(test_esc_puts_the_nearest_away),
	    cmocka_unit_test(test_no_match_goes_with_the_next_key),
	    cmocka_unit_test(test_the_paper_that_was_found_is_selected),
	    cmocka_unit_test(test_what_was_selected_comes_back),
	    cmocka_unit_test(test_without_a_star_nothing_is_hidden),
	    cmocka_unit_test(test_to_the_nearest_day_with_a_star),
	    cmocka_unit_test(test_one_begins_on_a_day_with_papers),
	    cmocka_unit_test(test_next_unread_ends_before_the_paper),
	    cmocka_unit_test(test_next_unread_goes_around_the_day),
	    cmocka_unit_test(test_a_paper_counts_once_in_the_total),
	    cmocka_unit_test(test_a_paper_counts_once_in_results),
	    cmocka_unit_test(test_a_paper_counts_once_in_a_month),
	    cmocka_unit_test(test_results_say_where_one_is),
	    cmocka_unit_test(test_the_plot_begins_where_something_was_found),
	    cmocka_unit_test(test_a_key_that_ends_a_notice_acts),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
