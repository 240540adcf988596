// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * From paper to paper while reading, on a terminal in memory: past the end of
 * one, through what was found, over the days of starred papers; what has become
 * read then; and what a page begins with.
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

/* Three days; "needle" is in One, Three and Six, "Often" stands on two days. */
static void
open_days(struct room *d, int rows, int cols)
{
	room_open(d);
	files_put(&d->files, "lib/2025-09-12-a.md",
	    PAPER("1", "One", "2509.00001") "The needle of One.\n\n" PAPER(
		"2", "Two", "2509.00002")
		PAPER("3", "Three", "2509.00003") "The needle of Three.\n\n");
	files_put(&d->files, "lib/2025-09-11-a.md",
	    PAPER("1", "Four", "2509.00004") PAPER("2", "Often", "2509.00005"));
	files_put(&d->files, "lib/2025-09-10-a.md",
	    PAPER("1", "Often", "2509.00005")
		PAPER("2", "Six", "2509.00006") "The needle of Six.\n\n");
	room_enter_marked(d, rows, cols);
}

/* Whether a paper is what the reader shows. */
#define READS(d, title)                                           \
	do {                                                      \
		assert_int_equal(d.stage.app.focus, PANE_READER); \
		SHOWS(&d, "제안 방법. " title ".");               \
	} while (0)

/* ---- Past the end ------------------------------------------------------- */

static void
test_space_goes_on_the_second_time(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter><Space>");
	SHOWS(&d, "end of the paper; J or Space: the next");
	READS(d, "One");
	stage_type(&d.stage, "<Space>");
	READS(d, "Two");
	HIDES(&d, "end of the paper");
	/* What is done meanwhile is no reason to ask again. */
	stage_type(&d.stage, "<Space>*<Space>");
	READS(d, "Three");
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "last paper of the day; } goes on");
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "last paper of the day; } goes on");
	READS(d, "Three");
	room_close(&d);
}

/* No key is named that would do nothing. */
static void
test_the_ends_of_the_library(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 24, 80);
	stage_type(&d.stage, "<Enter>K");
	SHOWS(&d, "first paper of the newest day");
	HIDES(&d, "goes back");
	stage_type(&d.stage, "}K");
	SHOWS(&d, "first paper of the day; { goes back");
	stage_type(&d.stage, "}<Enter>JJ");
	SHOWS(&d, "last paper of the oldest day");
	HIDES(&d, "goes on");
	stage_type(&d.stage, "<Space><Space>");
	SHOWS(&d, "last paper of the oldest day");
	stage_type(&d.stage, "qqf~-1[12]<Enter>");
	stage_type(&d.stage, "JJ");
	SHOWS(&d, "last paper of the oldest day in the list");
	stage_type(&d.stage, "{KKK");
	SHOWS(&d, "first paper of the newest day in the list");
	room_close(&d);
}

static void
test_the_ends_of_a_single_file(void **state)
{
	struct room r;

	(void)state;
	room_open_post(&r, 24, 80, room_two_papers);
	stage_type(&r.stage, "JJ");
	SHOWS(&r, "last paper");
	HIDES(&r, "day");
	stage_type(&r.stage, "KK");
	SHOWS(&r, "first paper");
	HIDES(&r, "day");
	room_close(&r);
}

/* A page to go back to begins again with that. */
static void
test_space_shows_the_end_again(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct room d;

	(void)state;
	room_open(&d);
	strbuf_adds(&text, PAPER("1", "One", "2509.00001"));
	for (int i = 1; i <= 40; i++)
		strbuf_printf(&text, "- line %d\n", i);
	strbuf_adds(&text, "\n" PAPER("2", "Two", "2509.00002"));
	files_put(&d.files, "lib/2025-09-12-a.md", text.str);
	strbuf_release(&text);
	room_enter_marked(&d, 24, 80);
	stage_type(&d.stage, "<Enter>j<Enter>qk<Enter><Space><Space><Space>");
	SHOWS(&d, "end of the paper");
	stage_type(&d.stage, "k<Space>");
	SHOWS(&d, "line 40");
	HIDES(&d, "end of the paper");
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "end of the paper");
	/* From its beginning, wherever one had been in it. */
	stage_type(&d.stage, "<Space>");
	READS(d, "Two");
	room_close(&d);
}

static void
test_the_end_that_was_told_is_read(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 24, 80);
	SHOWS(&d, "6 unread");
	stage_type(&d.stage, "<Enter><Enter>");
	SHOWS(&d, "6 unread");
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "5 unread");
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "5 unread");
	stage_type(&d.stage, "J");
	READS(d, "Three");
	SHOWS(&d, "4 unread");
	/* Back is not done with it. */
	stage_type(&d.stage, "K");
	SHOWS(&d, "4 unread");
	/* Marked unread on purpose, it stays so. */
	stage_type(&d.stage, "mJ");
	READS(d, "Three");
	SHOWS(&d, "5 unread");
	room_close(&d);
}

/* The row that a page keeps in sight is not a blank one. */
static void
test_pages_begin_with_text(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct room d;
	char keys[32];

	(void)state;
	room_open(&d);
	strbuf_adds(&text, PAPER("1", "One", "2509.00001"));
	for (int i = 1; i <= 12; i++)
		strbuf_printf(&text, "## Heading %d\n\nText.\n\nMore.\n\n", i);
	files_put(&d.files, "lib/2025-09-12-a.md", text.str);
	strbuf_release(&text);
	room_enter_marked(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter>");
	for (int rows = 6; rows < 20; rows++) {
		const struct reader *r = &d.stage.app.reader;

		snprintf(keys, sizeof(keys), "<resize:80x%d>g", rows);
		stage_type(&d.stage, keys);
		for (int page = 0; page < 2; page++) {
			size_t top = r->view.top;

			stage_type(&d.stage, "<Space>");
			assert_true(r->view.top > top);
			assert_true(r->view.top <= top + r->view.height);
			assert_true(r->flow.lines[r->view.top].n_spans > 0);
		}
	}
	room_close(&d);
}

/* ---- Through what was found --------------------------------------------- */

static void
test_reading_results_goes_from_result_to_result(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 24, 80);
	stage_type(&d.stage, "Sneedle<Enter><Enter>");
	READS(d, "One");
	stage_type(&d.stage, "J");
	READS(d, "Three");
	stage_type(&d.stage, "J");
	READS(d, "Six");
	stage_type(&d.stage, "J");
	READS(d, "Six");
	SHOWS(&d, "this is the last paper that was found");
	stage_type(&d.stage, "K");
	READS(d, "Three");
	/* The results have come along. */
	stage_type(&d.stage, "h");
	assert_int_equal(d.stage.app.focus, PANE_RESULTS);
	SHOWS(&d, "> Method         The needle of Three.");
	stage_type(&d.stage, "<Enter><Space><Space>");
	READS(d, "Six");
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "this is the last paper that was found");
	stage_type(&d.stage, "2K");
	READS(d, "One");
	stage_type(&d.stage, "K");
	SHOWS(&d, "this is the first paper that was found");
	room_close(&d);
}

/* From what was not found one goes through its day. */
static void
test_astray_from_the_results(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 24, 80);
	stage_type(&d.stage, "Sneedle<Enter><Enter>}");
	READS(d, "Four");
	stage_type(&d.stage, "J");
	READS(d, "Often");
	stage_type(&d.stage, "J");
	SHOWS(&d, "last paper of the day");
	room_close(&d);
}

/* What was selected before has nothing to do with it. */
static void
test_nothing_found_shows_nothing(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 30, 140);
	SHOWS(&d, "제안 방법. One.");
	stage_type(&d.stage, "Snowhere");
	SHOWS(&d, "Nothing found for nowhere");
	HIDES(&d, "제안 방법. One.");
	stage_type(&d.stage, "<Enter><Tab>");
	assert_int_equal(d.stage.app.focus, PANE_RESULTS);
	stage_type(&d.stage, "Sneedle<Enter>");
	SHOWS(&d, "제안 방법. One.");
	room_close(&d);
}

/* ---- Over the days ------------------------------------------------------ */

static void
test_starred_papers_over_the_days(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 24, 80);
	/* Two and Three; no paper of the next day; Six. */
	stage_type(&d.stage, "<Enter>j*j*q2j<Enter>j*qg");
	stage_type(&d.stage, "F<Enter>g<Enter>");
	READS(d, "Two");
	stage_type(&d.stage, "J");
	READS(d, "Three");
	stage_type(&d.stage, "J");
	READS(d, "Six");
	stage_type(&d.stage, "J");
	READS(d, "Six");
	SHOWS(&d, "last starred paper");
	HIDES(&d, "of the day");
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "last starred paper");
	stage_type(&d.stage, "}");
	SHOWS(&d, "oldest day in the list");
	stage_type(&d.stage, "2K");
	READS(d, "Two");
	stage_type(&d.stage, "K");
	SHOWS(&d, "first starred paper");
	stage_type(&d.stage, "2J");
	READS(d, "Six");
	room_close(&d);
}

/* The paper that was selected in a day is not shown where it is hidden. */
static void
test_another_day_shows_what_is_listed(void **state)
{
	struct room d;

	(void)state;
	open_days(&d, 24, 80);
	stage_type(&d.stage, "<Enter>jj*gq2j<Enter>j*F<Enter>");
	READS(d, "Six");
	stage_type(&d.stage, "{");
	READS(d, "Three");
	room_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_space_goes_on_the_second_time),
	    cmocka_unit_test(test_the_ends_of_the_library),
	    cmocka_unit_test(test_the_ends_of_a_single_file),
	    cmocka_unit_test(test_space_shows_the_end_again),
	    cmocka_unit_test(test_the_end_that_was_told_is_read),
	    cmocka_unit_test(test_pages_begin_with_text),
	    cmocka_unit_test(test_reading_results_goes_from_result_to_result),
	    cmocka_unit_test(test_astray_from_the_results),
	    cmocka_unit_test(test_nothing_found_shows_nothing),
	    cmocka_unit_test(test_starred_papers_over_the_days),
	    cmocka_unit_test(test_another_day_shows_what_is_listed),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
