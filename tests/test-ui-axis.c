// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * One section of many papers, on a terminal in memory: which papers are there
 * and in which order, going into a paper and back to the same spot, searching;
 * and staying on the same section from paper to paper.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "axis-room.h"
#include "unicode.h"

/* ---- What is there ------------------------------------------------------ */

static void
test_papers_without_the_section_are_left_out(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 60, 100);
	stage_type(&r.stage, "L");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  3 of 4 papers");
	ROW_SHOWS(&r, AXIS_HEADER, "1/3");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	ROW_SHOWS(&r, AXIS_TEXT, "limit1 1:");
	SHOWS(&r, "limit1 12:");
	HIDES(&r, "goal");
	HIDES(&r, "2 Two");
	/* Whatever language the heading is in. */
	SHOWS(&r, "  3 Three");
	SHOWS(&r, "limit3 1:");
	HIDES(&r, "한계점");
	SHOWS(&r, "  4 Four");
	SHOWS(&r, "limit4 12:");
	HIDES(&r, "data");
	room_close(&r);
}

static void
test_it_is_the_section_that_is_read(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	/* The second section of the third paper; in Korean there. */
	stage_type(&r.stage, "<Enter>jj<Enter>2<wait:500>L");
	ROW_SHOWS(&r, AXIS_HEADER, "한계점  3 of 4 papers");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	stage_type(&r.stage, "q");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	assert_int_equal(r.stage.app.part, 2);
	/* Headings of no known kind go by their text. */
	stage_type(&r.stage, "3<wait:500>L");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  3 of 4 papers");
	SHOWS(&r, "> 3 Three");
	stage_type(&r.stage, "[");
	SHOWS(&r, "> 2 Two");
	/* From a list it is the one that was there last. */
	stage_type(&r.stage, "qhkkL");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  3 of 4 papers");
	SHOWS(&r, "> 2 Two");
	room_close(&r);
}

static void
test_other_sections_in_their_order(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "L]<Tab>");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  3 of 4 papers");
	SHOWS(&r, "> 3 Three");
	/* That of a single paper is passed over. */
	stage_type(&r.stage, "<Tab>");
	ROW_SHOWS(&r, AXIS_HEADER, "Introduction  4 of 4 papers");
	SHOWS(&r, "> 3 Three");
	stage_type(&r.stage, "<BackTab>");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  3 of 4");
	stage_type(&r.stage, "2<BackTab>");
	ROW_SHOWS(&r, AXIS_HEADER, "Introduction  4 of 4");
	room_close(&r);
}

static void
test_a_day_without_it_shows_what_most_have(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	files_put(&r.files, "2026-01-02.md", DIGEST);
	files_put(&r.files, "2026-01-01.md",
	    "# 1. [A](https://arxiv.org/abs/2601.00001)\n\nText.\n");
	room_enter(&r, 24, 80);
	stage_settle(&r.stage);
	stage_type(&r.stage, "L");
	ROW_SHOWS(&r, AXIS_HEADER, "Method  2 of 2 papers");
	stage_type(&r.stage, "qjL");
	assert_int_equal(r.stage.app.focus, PANE_DATES);
	SHOWS(&r, "no sections here");
	room_close(&r);
}

/* ---- There and back ----------------------------------------------------- */

static void
test_into_the_paper_and_back_to_the_spot(void **state)
{
	struct room r;
	struct strbuf before, after;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, "L]7j");
	before = stage_row(&r.stage, AXIS_TEXT);
	ROW_SHOWS(&r, AXIS_TEXT, "limit3 8:");
	stage_type(&r.stage, "<Enter>");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	assert_int_equal(r.stage.app.part, 2);
	/* The same line is the first one there. */
	ROW_SHOWS(&r, 2, "limit3 8:");
	stage_type(&r.stage, "jJ}h");
	assert_int_equal(r.stage.app.focus, PANE_AXIS);
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	after = stage_row(&r.stage, AXIS_TEXT);
	assert_string_equal(before.str, after.str);
	assert_int_equal(r.stage.app.part, 2);
	strbuf_release(&before);
	strbuf_release(&after);
	/* From its beginning, to the section's. */
	stage_type(&r.stage, "]l");
	assert_int_equal(r.stage.app.part, 3);
	ROW_SHOWS(&r, 2, "Limitations");
	stage_type(&r.stage, "q");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	/* And from there to where all began. */
	stage_type(&r.stage, "q");
	assert_int_equal(r.stage.app.focus, PANE_DATES);
	room_close(&r);
}

/* From the reader once more, on another section. */
static void
test_from_the_reader_to_another_section(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "<Enter>L]<Enter>3<wait:500>L");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  3 of 4 papers");
	SHOWS(&r, "> 3 Three");
	stage_type(&r.stage, "q");
	assert_int_equal(r.stage.app.focus, PANE_PAPERS);
	assert_int_equal(r.stage.app.part, 0);
	room_close(&r);
}

static void
test_the_list_is_left_for_good(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "LqL<Esc>");
	assert_int_equal(r.stage.app.focus, PANE_DATES);
	stage_type(&r.stage, "<Enter><Enter>q");
	assert_int_equal(r.stage.app.focus, PANE_PAPERS);
	/* The same key leads there and back. */
	stage_type(&r.stage, "LL");
	assert_int_equal(r.stage.app.focus, PANE_PAPERS);
	room_close(&r);
}

/* ---- Searching ---------------------------------------------------------- */

static void
test_searching_within(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, "L3j/limit4 12");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	SHOWS(&r, "limit4 12:");
	SHOWS(&r, "1/1");
	stage_type(&r.stage, "<Esc>");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	ROW_SHOWS(&r, AXIS_TEXT, "limit1 4:");
	/* Only what is shown is searched. */
	stage_type(&r.stage, "/goal");
	SHOWS(&r, "no match");
	stage_type(&r.stage, "<C-u>Limitations");
	SHOWS(&r, "no match");
	stage_type(&r.stage, "<C-u>~limit[34] 7:<Enter>");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	SHOWS(&r, "limit3 7:");
	stage_type(&r.stage, "n");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	SHOWS(&r, "limit4 7:");
	stage_type(&r.stage, "N<Esc>");
	assert_int_equal(r.stage.app.focus, PANE_AXIS);
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	room_close(&r);
}

/* ---- Staying on the same section ---------------------------------------- */

static void
test_staying_on_the_same_section(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, "<Enter><Enter>2<wait:500>J");
	/* Not unless it is asked for. */
	ROW_SHOWS(&r, 2, "Two");
	stage_type(&r.stage, "K=");
	SHOWS(&r, "J and K stay on the same section");
	ROW_SHOWS(&r, 1, "stay 2/2");
	stage_type(&r.stage, "J");
	ROW_SHOWS(&r, 2, "Two");
	SHOWS(&r, "Limitations: not in this paper");
	/* That is still what is read. */
	stage_type(&r.stage, "J");
	ROW_SHOWS(&r, 2, "한계점");
	SHOWS(&r, "한계점: Three");
	stage_type(&r.stage, "]");
	ROW_SHOWS(&r, 2, "Datasets");
	stage_type(&r.stage, "J");
	ROW_SHOWS(&r, 2, "Datasets");
	ROW_SHOWS(&r, 1, "4 Four");
	/* From the start of one to the start of the other. */
	stage_type(&r.stage, "gK");
	ROW_SHOWS(&r, 2, "Three");
	stage_type(&r.stage, "=2<wait:500>J");
	HIDES(&r, "stay ");
	ROW_SHOWS(&r, 1, "4 Four");
	ROW_SHOWS(&r, 2, "Four");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_papers_without_the_section_are_left_out),
	    cmocka_unit_test(test_it_is_the_section_that_is_read),
	    cmocka_unit_test(test_other_sections_in_their_order),
	    cmocka_unit_test(test_a_day_without_it_shows_what_most_have),
	    cmocka_unit_test(test_into_the_paper_and_back_to_the_spot),
	    cmocka_unit_test(test_from_the_reader_to_another_section),
	    cmocka_unit_test(test_the_list_is_left_for_good),
	    cmocka_unit_test(test_searching_within),
	    cmocka_unit_test(test_staying_on_the_same_section),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
