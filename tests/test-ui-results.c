// SPDX-License-Identifier: GPL-3.0-or-later
/* Searching the whole library, on a terminal in memory: results as rows, moving
 * among them, and the screen that they are shown on. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "needle-room.h"
#include "trials.h"
#include "unicode.h"

static void
test_results_are_grouped_by_paper(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle");
	SHOWS(&r, "5 matches in 3 papers");
	SHOWS(&r, "2026-02-03   1 One");
	SHOWS(&r, "> Introduction");
	SHOWS(&r, "In the haystack, a needle.");
	SHOWS(&r, "The last needle.");
	SHOWS(&r, "2026-02-03   3 Three");
	SHOWS(&r, "2026-02-01   2 Six");
	SHOWS(&r, "Limitations");
	HIDES(&r, "Two");
	room_close(&r);
}

/* How many rows of the screen hold a text. */
static size_t
count_rows(struct stage *s, const char *text)
{
	struct strbuf screen = STRBUF_INIT;
	size_t n = 0;

	term_memory_text(s->term, &screen, false);
	for (const char *at = screen.str; (at = strstr(at, text)); n++)
		at += strcspn(at, "\n");
	strbuf_release(&screen);
	return n;
}

/* In the row that names the paper, which can be selected then. */
static void
test_title_that_matches_stands_once(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "S~one|haystack|three|six<Enter>");
	SHOWS(&r, "5 matches in 3 papers");
	SHOWS(&r, "2026-02-03 > 1 One");
	assert_int_equal(count_rows(&r.stage, "One"), 1);
	assert_int_equal(count_rows(&r.stage, "Three"), 1);
	assert_int_equal(count_rows(&r.stage, "Six"), 1);
	stage_type(&r.stage, "j");
	SHOWS(&r, "> Introduction   In the haystack");
	stage_type(&r.stage, "j");
	SHOWS(&r, "2026-02-03 > 3 Three");
	stage_type(&r.stage, "J");
	SHOWS(&r, "2026-02-01 > 2 Six");
	stage_type(&r.stage, "j");
	SHOWS(&r, "2026-02-01 > 2 Six");
	stage_type(&r.stage, "k");
	SHOWS(&r, "> Introduction   A needle in three");
	stage_type(&r.stage, "KK");
	SHOWS(&r, "2026-02-03 > 1 One");
	stage_type(&r.stage, "G<Enter>");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	SHOWS(&r, "1/1");
	/* On from one paper found to the next, and back to its last line. */
	stage_type(&r.stage, "Nh");
	SHOWS(&r, "> Introduction   A needle in three");
	/* A paper that was found by a field only has the one row, too. */
	stage_type(&r.stage, "Stitle:six<Enter>");
	assert_int_equal(count_rows(&r.stage, "Six"), 1);
	room_close(&r);
}

/* The match in a line too long for the row is in sight all the same. */
static void
test_line_is_cut_around_its_match(void **state)
{
	struct room r;
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_adds(&text, "# 1. [Long](http://a)\n\n## Method\n\n");
	for (int i = 0; i < 50; i++)
		strbuf_adds(&text, "긴 줄 ");
	strbuf_adds(&text, "바늘쌈지 ");
	for (int i = 0; i < 50; i++)
		strbuf_adds(&text, "긴 줄 ");
	needle_room_open_with(&r, 15, 40, text.str);
	stage_type(&r.stage, "S바늘쌈지");
	SHOWS(&r, "긴 줄 바늘쌈지 긴 줄");
	strbuf_release(&text);
	room_close(&r);
}

static void
test_search_within_results(void **state)
{
	struct room r;
	struct app *app = &r.stage.app;

	(void)state;
	needle_room_open(&r, 24, 80);
	/* Without one, n goes from result to result. */
	stage_type(&r.stage, "Sneedle<Enter>nn");
	SHOWS(&r, "> Results        The last");
	stage_type(&r.stage, "N/old<Enter>");
	SHOWS(&r, "> Limitations    The old");
	SHOWS(&r, "1/1");
	stage_type(&r.stage, "/introduction<Enter>");
	SHOWS(&r, "1/3");
	stage_type(&r.stage, "N");
	SHOWS(&r, "> Introduction   A needle");
	/* Esc puts away one thing at a time. */
	stage_type(&r.stage, "<Esc>");
	assert_int_equal(app->focus, PANE_RESULTS);
	stage_type(&r.stage, "<Esc>");
	assert_int_equal(app->focus, PANE_DATES);
	room_close(&r);
}

static void
test_paper_to_paper_and_day_to_day(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter>jjK");
	SHOWS(&r, "> Introduction   The needle is");
	stage_type(&r.stage, "J");
	SHOWS(&r, "> Introduction   A needle");
	stage_type(&r.stage, "}");
	SHOWS(&r, "> Limitations");
	stage_type(&r.stage, "}");
	SHOWS(&r, "last day that was found");
	stage_type(&r.stage, "{");
	SHOWS(&r, "> Introduction   The needle is");
	stage_type(&r.stage, "G");
	SHOWS(&r, "> Limitations");
	stage_type(&r.stage, "g");
	SHOWS(&r, "> Introduction   The needle is");
	room_close(&r);
}

/* On a wide screen the reader shows what is selected, at its place. */
static void
test_wide_screen_shows_the_paper(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 30, 120);
	stage_type(&r.stage, "Sold needle<Enter>");
	SHOWS(&r, "2 Six");
	SHOWS(&r, "https://arxiv.org/abs/2601.00006");
	assert_true(needle_in_sight(&r.stage));
	stage_type(&r.stage, "<Tab>");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	stage_type(&r.stage, "K<Tab>");
	SHOWS(&r, "https://arxiv.org/abs/2601.00006");
	room_close(&r);
}

static void
test_selection_survives_sizes(void **state)
{
	static const char *const sizes[] = {"<resize:40x15>", "<resize:200x60>",
	    "<resize:20x5>", "<resize:10x3>", "<resize:80x24>"};
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter>jjj");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		stage_type(&r.stage, sizes[i]);
		assert_int_equal(r.stage.app.results.now->spot.part, 2);
	}
	SHOWS(&r, "> Introduction   A needle");
	room_close(&r);
}

/* Keys that were typed ahead find their result. */
static void
test_keys_typed_ahead(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	files_put(&r.files, "2026-02-03-x.md", needle_newest);
	files_put(&r.files, "2026-02-01-x.md", needle_oldest);
	room_enter(&r, 24, 80);
	stage_type(&r.stage, "Sold<Enter><Enter>");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	assert_string_equal(room_selected(&r), "2026-02-01-x.md");
	room_close(&r);
}

/* What stands around the papers cannot be marked: no signs are put to it. */
static void
test_only_papers_have_signs(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	files_put(&r.files, "lib/" ROOM_POST,
	    "The needle before.\n\n" PAPER("1", "Needle", "2601.00001"));
	room_enter_marked(&r, 24, 80);
	stage_settle(&r.stage);
	stage_type(&r.stage, "Sneedle<Enter>j");
	SHOWS(&r, "2026-02-03 >N  1 Needle");
	SHOWS(&r, "2026-02-03     (start of the post)");
	room_close(&r);
}

/* Where a title begins in its heading is not looked for in all of it: with ones
 * this long, which begin alike at every place, that would take minutes. */
static void
test_long_numbers_come_to_an_end(void **state)
{
	size_t half = trials_count(10000000, 400000, 20000);
	struct strbuf text = STRBUF_INIT;
	struct room r;

	(void)state;
	strbuf_adds(&text, "# ");
	strbuf_pad(&text, '1', half);
	strbuf_adds(&text, " [");
	strbuf_pad(&text, '1', half);
	strbuf_adds(&text, "needle](http://a.example/)\n");
	room_open_post(&r, 24, 80, text.str);
	stage_type(&r.stage, "Sneedle<Enter>");
	SHOWS(&r, "1 match in 1 paper");
	ROW_SHOWS(&r, 2, "1needle");
	room_close(&r);
	strbuf_release(&text);
}

static void
test_nothing_is_sent_at_rest(void **state)
{
	struct room r;
	size_t sent;

	(void)state;
	needle_room_open(&r, 24, 80);
	/* What may follow the g is told once. */
	stage_type(&r.stage, "Sneedle<Enter>g<wait:2000>");
	sent = term_memory_flushes(r.stage.term);
	stage_type(&r.stage, "<wait:5000>");
	assert_int_equal(term_memory_flushes(r.stage.term), sent);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_results_are_grouped_by_paper),
	    cmocka_unit_test(test_title_that_matches_stands_once),
	    cmocka_unit_test(test_line_is_cut_around_its_match),
	    cmocka_unit_test(test_search_within_results),
	    cmocka_unit_test(test_paper_to_paper_and_day_to_day),
	    cmocka_unit_test(test_wide_screen_shows_the_paper),
	    cmocka_unit_test(test_selection_survives_sizes),
	    cmocka_unit_test(test_keys_typed_ahead),
	    cmocka_unit_test(test_only_papers_have_signs),
	    cmocka_unit_test(test_long_numbers_come_to_an_end),
	    cmocka_unit_test(test_nothing_is_sent_at_rest),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
