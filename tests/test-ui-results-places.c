// SPDX-License-Identifier: GPL-3.0-or-later
/* From a result into the exact place of a paper, on to other matches, and back
 * to where one was. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "needle-room.h"
#include "unicode.h"

static void
test_enter_goes_to_the_place_and_back(void **state)
{
	struct room r;
	struct app *app = &r.stage.app;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "j<Enter><Enter>");
	assert_string_equal(room_selected(&r), "2026-02-02-x.md");
	stage_type(&r.stage, "Sneedle<Enter>jjj<Enter>");
	assert_int_equal(app->focus, PANE_READER);
	assert_string_equal(room_selected(&r), "2026-02-03-x.md");
	assert_int_equal(app->part, 2);
	SHOWS(&r, "1/1");
	stage_type(&r.stage, "h");
	assert_int_equal(app->focus, PANE_RESULTS);
	assert_int_equal(app->results.now->spot.part, 2);
	SHOWS(&r, "> Introduction   A needle in");
	stage_type(&r.stage, "jlq");
	assert_string_equal(room_selected(&r), "2026-02-01-x.md");
	SHOWS(&r, "> Limitations");
	/* And out of the results, to where one was before. */
	stage_type(&r.stage, "h");
	assert_int_equal(app->focus, PANE_READER);
	assert_string_equal(room_selected(&r), "2026-02-02-x.md");
	SHOWS(&r, "Hay.");
	assert_null(app->search.pattern);
	room_close(&r);
}

/* The line chosen among several, with its match the current one; n goes on. */
static void
test_match_in_question_is_current(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter>j<Enter>");
	SHOWS(&r, "2/3");
	stage_type(&r.stage, "hj<Enter>");
	SHOWS(&r, "3/3");
	stage_type(&r.stage, "n");
	SHOWS(&r, "next match: Three");
	room_close(&r);
}

/* From the last match of a paper n goes to the next paper that was found,
 * whichever day it is of, and h to its result. */
static void
test_matches_are_walked_from_paper_to_paper(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter>j<Enter>nn");
	SHOWS(&r, "next match: Three");
	stage_type(&r.stage, "n");
	SHOWS(&r, "next match: Six");
	assert_string_equal(room_selected(&r), "2026-02-01-x.md");
	stage_type(&r.stage, "n");
	SHOWS(&r, "last match found");
	stage_type(&r.stage, "h");
	SHOWS(&r, "> Limitations    The old needle.");
	stage_type(&r.stage, "<Enter>NN");
	SHOWS(&r, "previous match: One");
	SHOWS(&r, "3/3");
	stage_type(&r.stage, "h");
	SHOWS(&r, "> Results        The last");
	stage_type(&r.stage, "<Enter>NNN");
	SHOWS(&r, "first match found");
	SHOWS(&r, "1/3");
	/* A paper in which nothing was found is no dead end. */
	stage_type(&r.stage, "}n");
	SHOWS(&r, "next match: Three");
	room_close(&r);
}

/* Another search while reading is one of the post. */
static void
test_another_search_stays_in_the_post(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter><Enter>/nothing<Enter>n");
	SHOWS(&r, "next match: Two");
	stage_type(&r.stage, "n");
	SHOWS(&r, "around the post: One");
	room_close(&r);
}

/* However far down, and however small the screen. */
static void
test_match_is_in_sight(void **state)
{
	static const char *const sizes[] = {"<resize:120x40>", "<resize:80x24>",
	    "<resize:40x15>", "<resize:20x5>"};
	struct room r;
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_adds(&text, "# 1. [Long](http://a)\n\n## Introduction\n\n");
	for (int i = 0; i < 300; i++)
		strbuf_printf(&text, "Line %d%s of it.\n\n", i,
		    i == 211 ? " with the bodkin" : "");
	needle_room_open_with(&r, 24, 80, text.str);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		stage_type(&r.stage, sizes[i]);
		stage_type(&r.stage, "Sbodkin<Enter><Enter>");
		assert_int_equal(r.stage.app.focus, PANE_READER);
		assert_true(needle_in_sight(&r.stage));
		stage_type(&r.stage, "ghh");
		assert_int_equal(r.stage.app.focus, PANE_DATES);
	}
	strbuf_release(&text);
	room_close(&r);
}

/* Out of the results, one reads on where one was, even in the paper that the
 * search went through. */
static void
test_place_is_kept(void **state)
{
	struct room r;
	const struct reader *reader = &r.stage.app.reader;
	struct strbuf text = STRBUF_INIT;
	size_t top;

	(void)state;
	strbuf_adds(&text, "# 1. [Long](http://a)\n\n## Introduction\n\n");
	for (int i = 0; i < 100; i++)
		strbuf_printf(&text, "Line %d%s.\n\n", i,
		    i == 7 || i == 90 ? " with a pin" : "");
	needle_room_open_with(&r, 24, 80, text.str);
	stage_type(&r.stage, "<Enter><Enter>50j");
	top = reader->view.top;
	stage_type(&r.stage, "Spin<Enter>j<Enter>h<Enter>Gg");
	assert_true(reader->view.top != top);
	stage_type(&r.stage, "hh");
	assert_int_equal(reader->view.top, top);
	stage_type(&r.stage, "Spin<Esc>");
	assert_int_equal(reader->view.top, top);
	strbuf_release(&text);
	room_close(&r);
}

/* From the text, whose place is found in the lists then. */
static void
check_put_away_while_reading(int rows, int cols)
{
	struct room r;
	struct app *app = &r.stage.app;

	needle_room_open(&r, rows, cols);
	stage_type(&r.stage, "Sneedle<Enter>G<Enter>");
	assert_int_equal(app->focus, PANE_READER);
	assert_true(needle_in_sight(&r.stage));
	stage_type(&r.stage, "<Esc>");
	assert_false(needle_in_sight(&r.stage));
	stage_type(&r.stage, "<Esc>");
	SHOWS(&r, "results put away");
	HIDES(&r, "matches");
	assert_int_equal(app->focus, PANE_READER);
	SHOWS(&r, "The old needle.");
	/* From paper to paper is through the day again. */
	stage_type(&r.stage, "K");
	SHOWS(&r, "Five");
	assert_string_equal(room_selected(&r), "2026-02-01-x.md");
	stage_type(&r.stage, "Jh");
	assert_int_equal(app->focus, PANE_PAPERS);
	SHOWS(&r, "> 2 Six");
	stage_type(&r.stage, "h");
	SHOWS(&r, "> 2026-02-01");
	stage_type(&r.stage, "S<Enter>");
	SHOWS(&r, "5 matches in 3 papers");
	room_close(&r);
}

static void
test_esc_puts_results_away_while_reading(void **state)
{
	(void)state;
	check_put_away_while_reading(40, 120);
	check_put_away_while_reading(24, 80);
	check_put_away_while_reading(15, 40);
}

/* What is read stays, whatever was listed before. */
static void
test_esc_keeps_what_is_read(void **state)
{
	struct room r;
	struct app *app = &r.stage.app;

	(void)state;
	needle_room_open(&r, 40, 120);
	stage_type(&r.stage, "f02-02<Enter>Sneedle<Enter>G<Enter><Esc><Esc>");
	SHOWS(&r, "results and filter put away");
	SHOWS(&r, "> 2026-02-01");
	SHOWS(&r, "The old needle.");
	assert_int_equal(app->focus, PANE_READER);
	assert_int_equal(app->part, 1);
	/* A filter that lets it through stays. */
	stage_type(&r.stage, "hhf~02-0[12]<Enter>");
	stage_type(&r.stage, "Sneedle<Enter>G<Enter><Esc><Esc>");
	SHOWS(&r, "results put away");
	HIDES(&r, "2026-02-03");
	stage_type(&r.stage, "<Esc>");
	SHOWS(&r, "2026-02-03");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_enter_goes_to_the_place_and_back),
	    cmocka_unit_test(test_match_in_question_is_current),
	    cmocka_unit_test(test_matches_are_walked_from_paper_to_paper),
	    cmocka_unit_test(test_another_search_stays_in_the_post),
	    cmocka_unit_test(test_match_is_in_sight),
	    cmocka_unit_test(test_place_is_kept),
	    cmocka_unit_test(test_esc_puts_results_away_while_reading),
	    cmocka_unit_test(test_esc_keeps_what_is_read),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
