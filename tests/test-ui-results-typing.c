// SPDX-License-Identifier: GPL-3.0-or-later
/* A search of the whole library while it is typed: what is found and said
 * meanwhile, and what is there again when it is abandoned. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "needle-room.h"
#include "unicode.h"

/* Every keystroke is another search. */
static void
test_results_follow_what_is_typed(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Shay");
	SHOWS(&r, "4 matches in 4 papers");
	stage_type(&r.stage, "stack");
	SHOWS(&r, "1 match in 1 paper");
	stage_type(&r.stage, "<C-u>title:Six needle");
	SHOWS(&r, "1 match in 1 paper");
	SHOWS(&r, "2 Six");
	stage_type(&r.stage, "<C-u>title:Two");
	SHOWS(&r, "1 paper");
	stage_type(&r.stage, "<C-u>nowhere");
	SHOWS(&r, "Nothing found for nowhere");
	room_close(&r);
}

static void
test_abandoned_search_leaves_no_trace(void **state)
{
	struct room r;
	struct app *app = &r.stage.app;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "j/02<Enter>Sneedle<Esc>");
	assert_int_equal(app->focus, PANE_DATES);
	assert_false(app->results.open);
	assert_string_equal(room_selected(&r), "2026-02-02-x.md");
	/* Neither of the search that was active. */
	stage_type(&r.stage, "n");
	assert_string_equal(room_selected(&r), "2026-02-01-x.md");
	/* Nor of the text that was taken back. */
	stage_type(&r.stage, "Sne<Backspace><Backspace>");
	assert_int_equal(app->focus, PANE_DATES);
	stage_type(&r.stage, "needle<Backspace><C-u><Backspace>");
	assert_false(app->prompt.open);
	assert_int_equal(app->focus, PANE_DATES);
	room_close(&r);
}

static void
test_results_before_come_back(void **state)
{
	struct room r;
	struct app *app = &r.stage.app;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter>jjSHay<Esc>");
	SHOWS(&r, "5 matches in 3 papers");
	SHOWS(&r, "> Results        The last");
	/* From reading, too: one reads on. */
	stage_type(&r.stage, "<Enter>Shay<Esc>");
	assert_int_equal(app->focus, PANE_READER);
	SHOWS(&r, "3/3");
	/* What was left is brought back by Enter alone. */
	stage_type(&r.stage, "qq");
	assert_int_equal(app->focus, PANE_DATES);
	stage_type(&r.stage, "S<Enter>");
	SHOWS(&r, "> Results        The last");
	stage_type(&r.stage, "S<Up>");
	assert_string_equal(app->prompt.text.str, "needle");
	room_close(&r);
}

static void
test_nothing_to_bring_back(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "S<Enter>");
	SHOWS(&r, "nothing has been searched for yet");
	assert_int_equal(r.stage.app.focus, PANE_DATES);
	room_close(&r);
}

/* The help names S: it works there. Esc leads back there, whoever went into the
 * results comes back to where the help was opened. */
static void
test_search_from_the_help(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "l?Sneedle<Esc>");
	assert_int_equal(r.stage.app.focus, PANE_HELP);
	stage_type(&r.stage, "Sneedle<Enter>");
	SHOWS(&r, "5 matches in 3 papers");
	stage_type(&r.stage, "<Enter>");
	assert_int_equal(r.stage.app.focus, PANE_READER);
	/* From within the results, too. */
	stage_type(&r.stage, "?Sold<Enter>");
	SHOWS(&r, "1 match in 1 paper");
	stage_type(&r.stage, "h");
	assert_int_equal(r.stage.app.focus, PANE_PAPERS);
	assert_string_equal(room_selected(&r), "2026-02-03-x.md");
	room_close(&r);
}

/* What is wrong is said at once, and what was found stays meanwhile. */
static void
test_errors_are_said_while_typing(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 100);
	stage_type(&r.stage, "Sneedle before:");
	stage_type(&r.stage, "<C-u>~needle|");
	SHOWS(&r, "in");
	stage_type(&r.stage, "<C-u>tag:");
	SHOWS(&r, "tag: wants a word");
	stage_type(&r.stage, "<C-u>needle<Enter>S~(");
	assert_non_null(strstr(r.stage.app.results.error.msg, "parenthes"));
	SHOWS(&r, "parenthes");
	SHOWS(&r, "5 matches in 3 papers");
	stage_type(&r.stage, "<Enter>");
	assert_true(r.stage.app.message_is_error);
	SHOWS(&r, "5 matches in 3 papers");
	room_close(&r);
}

static void
test_other_layout_is_offered(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sㅜㄷㄷ읻");
	SHOWS(&r, "Tab: search \"needle\"");
	stage_type(&r.stage, "<Tab>");
	assert_string_equal(r.stage.app.prompt.text.str, "needle");
	SHOWS(&r, "5 matches in 3 papers");
	/* After Enter, too. */
	stage_type(&r.stage, "<C-u>ㅜㄷㄷ읻<Enter><Tab>");
	SHOWS(&r, "5 matches in 3 papers");
	stage_type(&r.stage, "S<Up>");
	assert_string_equal(r.stage.app.prompt.text.str, "needle");
	/* What names no field is told of. */
	stage_type(&r.stage, "<C-u>auther:needle");
	SHOWS(&r, "there is no field auther:");
	stage_type(&r.stage, "<C-u>");
	SHOWS(&r, "section: title: tag: note: arxiv:");
	/* Not where that would not be found either. */
	stage_type(&r.stage, "<C-u>ㅋㅌㅊㅍㅋㅌㅊㅍ");
	SHOWS(&r, "Nothing found for");
	HIDES(&r, "Tab");
	room_close(&r);
}

static void
test_other_layout_is_offered_in_panes(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "<Enter>/쏙ㄷㄷ");
	SHOWS(&r, "no match; Tab: \"three\"");
	stage_type(&r.stage, "<Tab>");
	SHOWS(&r, "> 3 Three");
	stage_type(&r.stage, "<Esc><Enter>/ㅜㄷㄷ읻<Tab><Enter>");
	SHOWS(&r, "1/3");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_results_follow_what_is_typed),
	    cmocka_unit_test(test_abandoned_search_leaves_no_trace),
	    cmocka_unit_test(test_results_before_come_back),
	    cmocka_unit_test(test_nothing_to_bring_back),
	    cmocka_unit_test(test_search_from_the_help),
	    cmocka_unit_test(test_errors_are_said_while_typing),
	    cmocka_unit_test(test_other_layout_is_offered),
	    cmocka_unit_test(test_other_layout_is_offered_in_panes),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
