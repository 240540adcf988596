// SPDX-License-Identifier: GPL-3.0-or-later
/* One section of many papers: stepping, scrolling and paging through them. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "axis-room.h"
#include "unicode.h"

static void
test_stepping_from_paper_to_paper(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "L]");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	ROW_SHOWS(&r, AXIS_HEADER, "2/3");
	assert_int_equal(r.stage.app.part, 2);
	/* From within a paper, back is to its own beginning. */
	stage_type(&r.stage, "5j[");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	ROW_SHOWS(&r, AXIS_TEXT, "limit3 1:");
	stage_type(&r.stage, "J");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	stage_type(&r.stage, "J");
	SHOWS(&r, "last paper");
	stage_type(&r.stage, "2K");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	stage_type(&r.stage, "K");
	SHOWS(&r, "first paper");
	/* The last line is the last of the window. */
	stage_type(&r.stage, "G");
	ROW_SHOWS(&r, AXIS_HEADER, "3/3");
	ROW_SHOWS(&r, AXIS_NAME, "  3 Three");
	ROW_SHOWS(&r, 24 - 2, "limit4 12:");
	stage_type(&r.stage, "2G");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	stage_type(&r.stage, "g");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	room_close(&r);
}

/* Where there is room for all papers, none of them moves. */
static void
test_where_all_fit_it_only_selects(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 60, 100);
	stage_type(&r.stage, "L]");
	ROW_SHOWS(&r, AXIS_NAME, "  1 One");
	SHOWS(&r, "> 3 Three");
	ROW_SHOWS(&r, AXIS_HEADER, "2/3");
	assert_int_equal(r.stage.app.part, 2);
	/* Nor is there anything to scroll. */
	stage_type(&r.stage, "jj<PgDn>kG");
	ROW_SHOWS(&r, AXIS_NAME, "  1 One");
	SHOWS(&r, "  3 Three");
	SHOWS(&r, "> 4 Four");
	stage_type(&r.stage, "]");
	SHOWS(&r, "last paper");
	/* Into the one that is selected, and back to it. */
	stage_type(&r.stage, "<Enter>");
	ROW_SHOWS(&r, 0, "2026-01-02");
	SHOWS(&r, "limit4 1:");
	stage_type(&r.stage, "h");
	SHOWS(&r, "> 4 Four");
	stage_type(&r.stage, "[");
	SHOWS(&r, "> 3 Three");
	stage_type(&r.stage, "[");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	room_close(&r);
}

static void
test_digits_go_to_papers(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, "L2");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	ROW_SHOWS(&r, AXIS_HEADER, "2/3");
	stage_type(&r.stage, "<wait:500>3");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	stage_type(&r.stage, "<wait:500>9");
	SHOWS(&r, "there is no paper 9");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	/* With a key right after it, it was a count, from where one was. */
	stage_type(&r.stage, "<wait:500>2j<wait:500>k3");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	ROW_SHOWS(&r, AXIS_TEXT, "limit4 1:");
	stage_type(&r.stage, "j");
	SHOWS(&r, "limit4 5:");
	HIDES(&r, "limit4 4:");
	stage_type(&r.stage, "2K");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	room_close(&r);
}

/* A key that begins a sequence does something, too, and takes it back. */
static void
test_a_sequence_leaves_one_where_one_is(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, "L]4jgi");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	ROW_SHOWS(&r, AXIS_TEXT, "limit3 5:");
	SHOWS(&r, "2601.00003");
	room_close(&r);
}

/* The paper's name stays in the first row, over its text. */
static void
test_lines_scroll_under_the_name(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, "Ljj");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	ROW_SHOWS(&r, AXIS_TEXT, "limit1 3:");
	stage_type(&r.stage, "k");
	ROW_SHOWS(&r, AXIS_TEXT, "limit1 2:");
	stage_type(&r.stage, "10j");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	ROW_SHOWS(&r, AXIS_TEXT, "limit1 12:");
	ROW_SHOWS(&r, AXIS_TEXT + 2, "  3 Three");
	/* The blank row between them, and then the next paper. */
	stage_type(&r.stage, "2j");
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	ROW_SHOWS(&r, AXIS_TEXT, "  3 Three");
	stage_type(&r.stage, "j");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	ROW_SHOWS(&r, AXIS_TEXT, "limit3 1:");
	/* To the end and not further: that fills the window. */
	stage_type(&r.stage, "500j");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	ROW_SHOWS(&r, 10, "limit4 12:");
	stage_type(&r.stage, "500k");
	ROW_SHOWS(&r, AXIS_TEXT, "limit1 1:");
	room_close(&r);
}

/* Every line comes into sight when one pages through. */
static void
test_pages_leave_nothing_out(void **state)
{
	struct room r;
	bool seen[5][AXIS_LINES + 1] = {{false}};
	char words[32];

	(void)state;
	axis_room_open(&r, 9, 60);
	stage_type(&r.stage, "L");
	for (int page = 0; page < 40; page++) {
		for (int p = 1; p <= 4; p++)
			for (int i = 1; i <= AXIS_LINES; i++) {
				snprintf(
				    words, sizeof(words), "limit%d %d:", p, i);
				if (stage_shows(&r.stage, words))
					seen[p][i] = true;
			}
		stage_type(&r.stage, "<Space>");
	}
	for (int p = 1; p <= 4; p++)
		for (int i = 1; i <= AXIS_LINES; i++)
			assert_int_equal(seen[p][i], p != 2);
	room_close(&r);
}

static void
test_the_next_day(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "L}");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  1 of 1 paper ");
	ROW_SHOWS(&r, AXIS_NAME, "> 9 Nine");
	ROW_SHOWS(&r, 0, "2026-01-01");
	stage_type(&r.stage, "{");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  3 of 4 papers");
	stage_type(&r.stage, "{");
	SHOWS(&r, "newest day");
	/* Back to where it was opened. */
	stage_type(&r.stage, "}q");
	assert_int_equal(r.stage.app.focus, PANE_DATES);
	SHOWS(&r, "> 2026-01-02");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_stepping_from_paper_to_paper),
	    cmocka_unit_test(test_where_all_fit_it_only_selects),
	    cmocka_unit_test(test_digits_go_to_papers),
	    cmocka_unit_test(test_a_sequence_leaves_one_where_one_is),
	    cmocka_unit_test(test_lines_scroll_under_the_name),
	    cmocka_unit_test(test_pages_leave_nothing_out),
	    cmocka_unit_test(test_the_next_day),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
