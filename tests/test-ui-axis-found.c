// SPDX-License-Identifier: GPL-3.0-or-later
/* One section of the papers that were found, or starred, on many days. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "axis-room.h"
#include "unicode.h"

enum { DAYS = 20 };

static void
test_over_results_in_their_order(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "S~limit(3|9) 1:|goal2 1:<Enter>L");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  2 of 3 found papers");
	/* The cursor's row is of a paper without it: the next one. */
	ROW_SHOWS(&r, AXIS_NAME, "> 2026-01-02  3 Three");
	stage_type(&r.stage, "}");
	SHOWS(&r, "> 2026-01-01  9 Nine");
	SHOWS(&r, "limit9 1:");
	stage_type(&r.stage, "}");
	SHOWS(&r, "last day");
	stage_type(&r.stage, "<Enter>");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	ROW_SHOWS(&r, 0, "2026-01-01");
	stage_type(&r.stage, "h");
	SHOWS(&r, "> 2026-01-01  9 Nine");
	stage_type(&r.stage, "h");
	/* The results are where one has come to. */
	assert_int_equal(r.stage.app.focus, PANE_RESULTS);
	SHOWS(&r, "> Limitations    limit9 1:");
	/* And where one was, if one has not gone on. */
	stage_type(&r.stage, "gLL");
	SHOWS(&r, "> Introduction   goal2 1:");
	stage_type(&r.stage, "h");
	assert_int_equal(r.stage.app.focus, PANE_DATES);
	room_close(&r);
}

static void
test_another_search_from_there(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	/* From one over a day, and back to it. */
	stage_type(&r.stage, "L]Slimit9<Enter>");
	assert_int_equal(r.stage.app.focus, PANE_RESULTS);
	stage_type(&r.stage, "<Enter>h");
	assert_int_equal(r.stage.app.focus, PANE_RESULTS);
	stage_type(&r.stage, "h");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	/* From one over results: given up, or in their place. */
	stage_type(&r.stage, "qSlimit9<Enter>LSlimit3<Esc>");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  1 of 1 found paper");
	ROW_SHOWS(&r, AXIS_NAME, "9 Nine");
	stage_type(&r.stage, "Slimit3<Enter><Enter>h");
	assert_int_equal(r.stage.app.focus, PANE_RESULTS);
	SHOWS(&r, "Results: limit3");
	stage_type(&r.stage, "h");
	assert_int_equal(r.stage.app.focus, PANE_DATES);
	/* There is one of them: that over results takes the other's place. */
	stage_type(&r.stage, "LSlimit9<Enter>L");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  1 of 1 found paper");
	stage_type(&r.stage, "q");
	assert_int_equal(r.stage.app.focus, PANE_RESULTS);
	stage_type(&r.stage, "q");
	assert_int_equal(r.stage.app.focus, PANE_PAPERS);
	SHOWS(&r, "4 Four");
	room_close(&r);
}

/* The axis first, then the results that it is over. */
static void
test_esc_puts_it_away_while_reading(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "Slimit9<Enter>L<Enter><Esc>");
	SHOWS(&r, "one section of many papers put away");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	stage_type(&r.stage, "<Esc>");
	SHOWS(&r, "results put away");
	ROW_SHOWS(&r, 1, "9 Nine");
	stage_type(&r.stage, "hL<Enter><Esc>h");
	assert_int_equal(r.stage.app.focus, PANE_PAPERS);
	SHOWS(&r, "9 Nine");
	room_close(&r);
}

/* What was opened over it comes back to what is left. */
static void
test_it_is_gone_when_the_calendar_is_left(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "cSlimit<Enter>LcSgoal<Enter>q");
	assert_int_equal(r.stage.app.focus, PANE_CALENDAR);
	stage_type(&r.stage, "c");
	assert_int_equal(r.stage.app.focus, PANE_PAPERS);
	room_close(&r);
}

/* More posts than the library keeps. */
static void
test_many_days_found(void **state)
{
	struct room r;
	struct strbuf text = STRBUF_INIT;
	char name[32], words[64];

	(void)state;
	room_open(&r);
	for (int i = 1; i <= DAYS; i++) {
		strbuf_reset(&text);
		axis_add_title(&text, i, "Paper");
		snprintf(words, sizeof(words), "limit%d", i);
		axis_add_section(&text, "Limitations", words, 3);
		snprintf(name, sizeof(name), "2026-01-%02d.md", i);
		files_put(&r.files, name, text.str);
	}
	strbuf_release(&text);
	room_enter(&r, 50, 80);
	stage_settle(&r.stage);
	stage_type(&r.stage, "Slimit<Enter>L");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  20 of 20 found papers");
	for (int round = 0; round < 2; round++) {
		for (int i = DAYS; i >= 1; i--) {
			snprintf(
			    words, sizeof(words), "> 2026-01-%02d  %d P", i, i);
			ROW_SHOWS(&r, AXIS_NAME, words);
			snprintf(words, sizeof(words), "limit%d 1:", i);
			ROW_SHOWS(&r, AXIS_TEXT, words);
			stage_type(&r.stage, "]");
		}
		stage_type(&r.stage, "g");
	}
	stage_type(&r.stage, "900j");
	ROW_SHOWS(&r, 48, "limit1 3:");
	room_close(&r);
}

static void
test_starred_papers_of_all_days(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_close(&r.stage);
	stage_open_marked(&r.stage, 24, 80, r.files.root.str, NULL);
	stage_settle(&r.stage);
	stage_type(&r.stage, "<Enter>j*jj*hj<Enter>*h");
	stage_type(&r.stage, "gFL");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  2 of 3 starred papers");
	ROW_SHOWS(&r, AXIS_NAME, ">N* 2026-01-02  4 Four");
	SHOWS(&r, " N* 2026-01-01  9 Nine");
	stage_type(&r.stage, "<Tab>");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  2 of 3 starred papers");
	/* From the list of papers it is about all stars, too. */
	stage_type(&r.stage, "q<Enter>L");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  2 of 3 starred papers");
	stage_type(&r.stage, "LFL");
	ROW_SHOWS(&r, AXIS_HEADER, "Datasets  3 of 4 papers");
	room_close(&r);
}

/* Of a paper that stands on several days, what the newest says. */
static void
test_a_paper_on_several_days_is_one(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	axis_put_paper(&r, "2026-01-03.md", 7, "limit7: the newest.");
	axis_put_paper(&r, "2026-01-02.md", 7, "limit7: the old one.");
	axis_put_paper(&r, "2026-01-01.md", 8, "limit8: another.");
	stage_open_marked(&r.stage, 12, 80, r.files.root.str, NULL);
	stage_settle(&r.stage);
	stage_type(&r.stage, "*2j*gFL");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  2 of 2 starred papers");
	SHOWS(&r, "limit7: the newest.");
	SHOWS(&r, "limit8: another.");
	HIDES(&r, "the old one");
	/* From that day it is the same paper, and back it stays that. */
	stage_type(&r.stage, "qS~limit[78]<Enter>jL");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  2 of 2 found papers");
	ROW_SHOWS(&r, AXIS_NAME, "2026-01-03  7 Paper");
	stage_type(&r.stage, "L");
	SHOWS(&r, "> Limitations    limit7: the old one.");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_over_results_in_their_order),
	    cmocka_unit_test(test_another_search_from_there),
	    cmocka_unit_test(test_esc_puts_it_away_while_reading),
	    cmocka_unit_test(test_it_is_gone_when_the_calendar_is_left),
	    cmocka_unit_test(test_many_days_found),
	    cmocka_unit_test(test_starred_papers_of_all_days),
	    cmocka_unit_test(test_a_paper_on_several_days_is_one),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
