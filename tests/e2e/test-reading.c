// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Reading on a real terminal: from the dates to the papers to the text, moving
 * about, searching, and sizes that change.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"

#define ENTER "\r"
#define ESC "\033"

static struct stage *
play_small(void **state, int rows, int cols)
{
	digests_small(*state);
	return scene_play(*state, rows, cols);
}

/* A row without its number and column without a text: where the focus is. */
static void
assert_cursor_at(struct stage *s, const char *text)
{
	VTermPos at = {0, 0};

	stage_settle(s);
	assert_true(screen_find(s, text, 0, &at));
	assert_int_equal(screen_cursor(s).row, at.row);
	assert_int_equal(screen_cursor(s).col, at.col);
}

/* The same for a paper in a list, read or not. */
static void
assert_cursor_on_paper(struct stage *s, const char *text)
{
	enum { MARKS = sizeof(">N") - 1 };
	VTermPos at = {0, 0};

	stage_settle(s);
	assert_true(screen_find(s, text, 0, &at));
	assert_int_equal(screen_cursor(s).row, at.row);
	assert_int_equal(screen_cursor(s).col, at.col - MARKS);
}

static void
starts_on_the_samples(void **state)
{
	struct stage *s = scene_play_with(*state, 24, 80, NULL);

	stage_see_row(s, 0, "sample digests");
	stage_see(s, "2026-01-19 Mon");
	assert_true(s->alternate);
	assert_false(s->cursor_hidden);
}

static void
walks_into_and_back_out(void **state)
{
	struct stage *s = play_small(state, 40, 120);

	stage_see_row(s, 0, "2 posts  4 papers");
	assert_cursor_at(s, "> 2025-09-12 Fri");
	stage_type(s, ENTER);
	assert_cursor_on_paper(s, "  1 First Paper");
	stage_type(s, "j");
	assert_cursor_on_paper(s, "  2 Second Paper");
	stage_see(s, "여기에도 비전-언어 모델이 있다.");
	stage_type(s, ENTER);
	stage_see_row(s, 39, "q back");
	stage_type(s, "h");
	assert_cursor_on_paper(s, "  2 Second Paper");
	stage_type(s, "q");
	assert_cursor_at(s, "> 2025-09-12 Fri");
	stage_type(s, "j");
	stage_see(s, "The day before.");
}

static void
three_panes_when_wide(void **state)
{
	struct stage *s = play_small(state, 40, 120);

	stage_see_row(s, 1, "Dates");
	stage_see_row(s, 1, "Testing Digest");
	stage_see_row(s, 1, "1 First Paper");
	stage_see(s, "2 Second Paper");
	stage_see(s, "두 번째 비전-언어 문장이다.");
}

static void
two_panes_in_between(void **state)
{
	struct stage *s = play_small(state, 24, 80);

	stage_see_row(s, 1, "Dates");
	stage_see(s, "2 Second Paper");
	assert_false(screen_has(s, "Method"));
	stage_type(s, ENTER);
	stage_see(s, "두 번째 비전-언어 문장이다.");
	stage_see(s, "2 Second Paper");
	stage_miss(s, "Dates");
}

static void
one_pane_when_narrow(void **state)
{
	struct stage *s = play_small(state, 15, 40);

	stage_see_row(s, 1, "Dates");
	assert_false(screen_has(s, "Paper"));
	stage_type(s, ENTER);
	stage_see(s, "2 Second Paper");
	assert_false(screen_has(s, "Dates"));
	assert_false(screen_has(s, "Introduction"));
	stage_type(s, ENTER);
	stage_see(s, "Introduction");
	assert_false(screen_has(s, "2 Second Paper"));
}

/* As a slow line delivers it: characters come in pieces. */
static void
type_by_bytes(struct stage *s, const char *keys)
{
	for (; *keys; keys++) {
		const char byte[] = {*keys, '\0'};

		stage_type(s, byte);
		stage_settle(s);
	}
}

static void
searches_korean_as_typed(void **state)
{
	struct stage *s = play_small(state, 24, 80);
	char *before, *after;
	VTermPos first, second;

	stage_type(s, ENTER ENTER);
	stage_see(s, "세 번째 비전-언어 문장이다.");
	stage_settle(s);
	before = screen_panes(s);
	type_by_bytes(s, "/비전-언어");
	stage_see_row(s, 23, "/비전-언어");
	stage_see_row(s, 23, "1/3");
	assert_true(screen_find(s, "비전-언어", 0, &first));
	assert_true(screen_find(s, "비전-언어", 1, &second));
	assert_true(screen_is_reversed(s, first, 9));
	assert_true(screen_is_underlined(s, second, 9));
	assert_false(screen_is_underlined(s, first, 1));
	stage_type(s, ESC);
	stage_see_row(s, 23, "q back");
	stage_settle(s);
	after = screen_panes(s);
	assert_string_equal(before, after);
	assert_false(screen_is_reversed(s, first, 1));
	assert_false(screen_is_reversed(s, second, 1));
	free(before);
	free(after);
}

static void
goes_on_to_matches_of_the_next_paper(void **state)
{
	struct stage *s = play_small(state, 24, 80);
	VTermPos at;

	stage_type(s, ENTER ENTER);
	stage_see(s, "세 번째 비전-언어 문장이다.");
	stage_type(s, "/비전-언어" ENTER);
	stage_see_row(s, 23, "1/3");
	stage_type(s, "n");
	stage_see_row(s, 23, "2/3");
	assert_true(screen_find(s, "비전-언어", 1, &at));
	assert_true(screen_is_reversed(s, at, 9));
	stage_type(s, "n");
	stage_see_row(s, 23, "3/3");
	stage_type(s, "n");
	stage_see(s, "여기에도 비전-언어 모델이 있다.");
	stage_see_row(s, 23, "next match");
	stage_see_row(s, 23, "Second Paper");
	stage_see_row(s, 23, "1/1");
	stage_type(s, "N");
	stage_see_row(s, 23, "3/3");
}

static void
esc_alone_ends_the_prompt(void **state)
{
	struct stage *s = play_small(state, 24, 80);

	stage_see(s, "2025-09-11");
	stage_type(s, "/2025-09-11");
	stage_see(s, "> 2025-09-11");
	stage_type(s, ESC);
	stage_see(s, "> 2025-09-12");
	stage_miss(s, "/2025-09-11");
}

/* The first word of the text's top row. */
static void
top_word(struct stage *s, char word[16])
{
	struct strbuf row = STRBUF_INIT;
	const char *at;

	stage_settle(s);
	screen_row(s, 2, &row);
	at = strstr(row.str, "낱말");
	if (!at)
		stage_fail(s, "no word in the top row", __FILE__, __LINE__);
	snprintf(word, 16, "%.10s", at);
	strbuf_release(&row);
}

static void
same_words_at_the_top_after_resizes(void **state)
{
	struct stage *s;
	char word[16], again[16];

	digests_words(*state);
	s = scene_play(*state, 40, 120);
	stage_type(s, ENTER ENTER);
	stage_see(s, "낱말0001");
	stage_type(s, "z  jj");
	top_word(s, word);
	assert_string_not_equal(word, "낱말0001");
	stage_resize(s, 20, 40);
	stage_see_row(s, 2, word);
	/* So large a screen holds all that follows, and more before it. */
	stage_resize(s, 60, 200);
	stage_see(s, word);
	stage_resize(s, 40, 120);
	stage_see_row(s, 2, word);
	top_word(s, again);
	assert_string_equal(word, again);
}

static void
survives_many_resizes(void **state)
{
	struct stage *s;
	uint32_t random = 20250912;
	char word[16];

	digests_words(*state);
	s = scene_play(*state, 24, 80);
	stage_type(s, ENTER ENTER);
	stage_see(s, "낱말0001");
	stage_type(s, "jjjjjjjjjj");
	top_word(s, word);
	for (int i = 0; i < 200; i++) {
		random = random * 1664525 + 1013904223;
		stage_resize(s, 2 + (int)(random >> 8) % 60,
		    2 + (int)(random >> 16) % 200);
		/* Some come while the last one is being drawn. */
		if (random >> 31)
			stage_settle(s);
		assert_false(s->ended);
	}
	stage_resize(s, 24, 80);
	stage_see_row(s, 2, word);
	stage_type(s, "Q");
	assert_int_equal(stage_end(s), 0);
}

static void
zooms_the_reader(void **state)
{
	struct stage *s = play_small(state, 40, 120);

	stage_type(s, ENTER ENTER);
	stage_see_row(s, 39, "q back");
	stage_see(s, "Dates");
	stage_type(s, "z");
	stage_miss(s, "Dates");
	stage_see_row(s, 1, "1 First Paper");
	stage_type(s, "z");
	stage_see(s, "Dates");
}

static void
counts_repeat_keys(void **state)
{
	struct stage *s;

	digests_rows(*state);
	s = scene_play(*state, 15, 40);
	stage_type(s, ENTER ENTER);
	stage_see(s, "Introduction");
	stage_type(s, "]");
	stage_see_row(s, 2, "Introduction");
	stage_type(s, "10j");
	stage_settle(s);
	stage_type(s, "25j");
	stage_settle(s);
	stage_type(s, "5k");
	stage_see_row(s, 2, "row 0030");
}

static void
digits_go_to_sections(void **state)
{
	struct stage *s = play_small(state, 8, 80);

	stage_type(s, ENTER ENTER);
	stage_see_row(s, 1, "First Paper");
	stage_type(s, "2");
	stage_see_row(s, 1, "2/3");
	stage_see_row(s, 2, "Method");
}

static void
a_digit_without_a_section_says_so(void **state)
{
	struct stage *s = play_small(state, 8, 80);

	stage_type(s, ENTER ENTER);
	stage_see_row(s, 1, "First Paper");
	stage_type(s, "9");
	stage_see_row(s, 7, "no section 9");
}

static void
next_papers_and_days_from_the_reader(void **state)
{
	struct stage *s = play_small(state, 24, 80);

	stage_type(s, ENTER ENTER);
	stage_see(s, "세 번째");
	stage_type(s, "J");
	stage_see(s, "여기에도");
	stage_type(s, "J");
	stage_see(s, "Nothing of the kind.");
	stage_type(s, "J");
	stage_see_row(s, 23, "last paper");
	stage_type(s, "K");
	stage_see(s, "여기에도");
	stage_type(s, "}");
	stage_see(s, "The day before.");
	stage_type(s, "{");
	stage_see(s, "여기에도");
}

static void
help_lists_the_keys(void **state)
{
	struct stage *s = play_small(state, 100, 80);

	stage_see(s, "First Paper");
	stage_type(s, "?");
	stage_see(s, "next section");
	stage_see(s, "open the paper in $BROWSER");
	assert_false(screen_has(s, "First Paper"));
	stage_type(s, "q");
	stage_see(s, "First Paper");
	stage_miss(s, "next section");
}

static void
keys_of_the_keyboard_work(void **state)
{
	struct stage *s = play_small(state, 24, 80);

	stage_see(s, "> 2025-09-12");
	stage_type(s, ESC "OB"); /* Down, as xterm sends it in this mode */
	stage_see(s, "> 2025-09-11");
	stage_type(s, ESC "OA");
	stage_see(s, "> 2025-09-12");
	stage_type(s, ESC "OC");
	assert_cursor_on_paper(s, "  1 First Paper");
	stage_type(s, ESC "OF");
	assert_cursor_on_paper(s, "  3 Third Paper");
	stage_type(s, ESC "OH");
	assert_cursor_on_paper(s, "  1 First Paper");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(starts_on_the_samples),
	    SCENE(walks_into_and_back_out),
	    SCENE(three_panes_when_wide),
	    SCENE(two_panes_in_between),
	    SCENE(one_pane_when_narrow),
	    SCENE(searches_korean_as_typed),
	    SCENE(goes_on_to_matches_of_the_next_paper),
	    SCENE(esc_alone_ends_the_prompt),
	    SCENE(same_words_at_the_top_after_resizes),
	    SCENE(survives_many_resizes),
	    SCENE(zooms_the_reader),
	    SCENE(counts_repeat_keys),
	    SCENE(digits_go_to_sections),
	    SCENE(a_digit_without_a_section_says_so),
	    SCENE(next_papers_and_days_from_the_reader),
	    SCENE(help_lists_the_keys),
	    SCENE(keys_of_the_keyboard_work),
	};

	return cmocka_run_group_tests_name("reading", tests, NULL, NULL);
}
