// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Filters of the lists, on a terminal in memory: what they show, where the
 * selection goes and comes back to, and that movement knows only what is
 * shown. Then the models beneath: which rows match, and what of a line is
 * shown.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/width.h"
#include "room.h"
#include "ui/excerpt.h"
#include "ui/sieve.h"
#include "unicode.h"

static const char papers[] =
    "# 1. [A robot walks](http://a)\n\n## Method\n\nLegs.\n\n"
    "# 2. [Seeing](http://b)\n\n## Method\n\nEyes.\n\n"
    "# 3. [Robots that see](http://c)\n\n## Method\n\nBoth.\n\n"
    "# 4. [Hearing](http://d)\n\n## Method\n\nEars, and another robot.\n";
static const char other[] =
    "# 1. [Language](http://e)\n\n## Method\n\nWords.\n";

/* Nine days of January and three of February, the newest with robots. */
static void
fixture_open(struct room *f, int rows, int cols)
{
	char name[32];

	room_open(f);
	for (int day = 1; day <= 9; day++) {
		snprintf(name, sizeof(name), "2026-01-%02d-x.md", day);
		files_put(&f->files, name, day == 5 ? papers : other);
	}
	for (int day = 1; day <= 3; day++) {
		snprintf(name, sizeof(name), "2026-02-%02d-x.md", day);
		files_put(&f->files, name, day == 3 ? papers : other);
	}
	room_enter(f, rows, cols);
	stage_settle(&f->stage);
}

static void
test_dates_are_filtered_as_one_types(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "f01-0");
	assert_true(stage_shows(&f.stage, "filter: 01-0"));
	assert_true(stage_shows(&f.stage, "1/9 of 12"));
	assert_true(stage_shows(&f.stage, "2026-01-09"));
	assert_false(stage_shows(&f.stage, "2026-02-"));
	stage_type(&f.stage, "3");
	assert_true(stage_shows(&f.stage, "1/1 of 12"));
	assert_true(stage_shows(&f.stage, "> 2026-01-03"));
	/* Weekdays are part of what is shown. */
	stage_type(&f.stage, "<C-u>tue");
	assert_true(stage_shows(&f.stage, "> 2026-02-03 Tue"));
	assert_false(stage_shows(&f.stage, "Mon"));
	room_close(&f);
}

/* The nearest row stands in for what is hidden, which comes back as soon as it
 * is shown again, and with Esc. */
static void
test_selection_is_not_lost(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "jjjj");
	assert_string_equal(room_selected(&f), "2026-01-08-x.md");
	stage_type(&f.stage, "f01-05");
	assert_true(stage_shows(&f.stage, "> 2026-01-05"));
	stage_type(&f.stage, "<Backspace>");
	assert_true(stage_shows(&f.stage, "> 2026-01-08"));
	stage_type(&f.stage, "2<Esc>");
	assert_true(stage_shows(&f.stage, "> 2026-01-08"));
	assert_true(stage_shows(&f.stage, "5/12"));
	/* Nothing at all: what is read stays. */
	stage_type(&f.stage, "f1999-12");
	assert_true(stage_shows(&f.stage, "Nothing matches."));
	assert_true(stage_shows(&f.stage, "no match"));
	assert_string_equal(room_selected(&f), "2026-01-08-x.md");
	stage_type(&f.stage, "<Enter>jkJK}{gG<Esc>");
	assert_string_equal(room_selected(&f), "2026-01-08-x.md");
	room_close(&f);
}

/* In a narrow pane what is typed has precedence over how many there are
 * without it. */
static void
test_filter_is_shown_in_a_narrow_pane(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "f2026-01-0");
	assert_true(stage_shows(&f.stage, "filter: 2026-01-0   1/9 "));
	stage_type(&f.stage, "<C-u>2026");
	assert_true(stage_shows(&f.stage, "filter: 2026 1/12 of 12"));
	room_close(&f);
}

static void
test_nothing_matches_a_filter(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "f1999-12<Enter>}");
	assert_true(stage_shows(&f.stage, "no day matches the filter"));
	stage_type(&f.stage, "<Esc><Enter>fnowhere<Enter>J");
	assert_true(stage_shows(&f.stage, "no paper matches the filter"));
	room_close(&f);
}

static void
test_accepted_filter_stays(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "f02-0<Enter>");
	assert_true(stage_shows(&f.stage, "filter: 02-0"));
	assert_true(stage_shows(&f.stage, "1/3 of 12"));
	/* Movement knows only the rows that are shown. */
	stage_type(&f.stage, "}}");
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	assert_true(stage_shows(&f.stage, "3/3 of 12"));
	stage_type(&f.stage, "}");
	assert_true(stage_shows(&f.stage, "oldest day"));
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	stage_type(&f.stage, "gG");
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	stage_type(&f.stage, "2G");
	assert_string_equal(room_selected(&f), "2026-02-02-x.md");
	stage_type(&f.stage, "<Enter>}");
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	/* What was there comes back with Esc, goes with Enter alone. */
	stage_type(&f.stage, "hf01<Esc>");
	assert_true(stage_shows(&f.stage, "filter: 02-0"));
	stage_type(&f.stage, "f<Enter>");
	assert_true(stage_shows(&f.stage, "Dates"));
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	stage_type(&f.stage, "f02-0<Enter><Esc>");
	assert_true(stage_shows(&f.stage, "Dates"));
	room_close(&f);
}

/* What is in no date and no title is looked for in the text. */
static void
test_days_are_found_by_text(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "5jfears<Enter>");
	assert_true(stage_shows(&f.stage, "in text: ears"));
	assert_true(stage_shows(&f.stage, "2/2 of 12"));
	assert_true(stage_shows(&f.stage, "2026-02-03"));
	assert_true(stage_shows(&f.stage, "> 2026-01-05"));
	assert_false(stage_shows(&f.stage, "2026-02-01"));
	stage_type(&f.stage, "ftitle:language before:2026-01-03<Enter>");
	assert_true(stage_shows(&f.stage, "in text: title:"));
	assert_true(stage_shows(&f.stage, ".. 1/2 "));
	room_close(&f);
}

static void
test_papers_are_filtered_by_title(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "<Enter>jfrobot");
	assert_true(stage_shows(&f.stage, "filter: robot"));
	assert_true(stage_shows(&f.stage, "2/2 of 4"));
	assert_true(stage_shows(&f.stage, "> 3 Robots that see"));
	assert_false(stage_shows(&f.stage, "2 Seeing"));
	stage_type(&f.stage, "<Enter>K");
	assert_int_equal(app->part, 0);
	stage_type(&f.stage, "J");
	assert_int_equal(app->part, 2);
	stage_type(&f.stage, "J");
	assert_true(stage_shows(&f.stage, "last paper of the day"));
	/* In the reader, too: n does not go to a paper that is hidden. */
	stage_type(&f.stage, "g<Enter>/robot<Enter>n");
	assert_int_equal(app->part, 2);
	stage_type(&f.stage, "n");
	assert_int_equal(app->part, 0);
	/* It holds for other days. */
	stage_type(&f.stage, "h}");
	assert_true(stage_shows(&f.stage, "0 of 1"));
	assert_true(stage_shows(&f.stage, "Language"));
	stage_type(&f.stage, "<Esc><Esc>");
	assert_true(stage_shows(&f.stage, "> 1 Language"));
	room_close(&f);
}

static void
test_search_in_a_filtered_list(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "f01-0<Enter>/sat<Enter>");
	/* 2026-01-03 alone: February's Saturdays are not there. */
	assert_true(stage_shows(&f.stage, "> 2026-01-03 Sat"));
	assert_true(stage_shows(&f.stage, "1/1"));
	room_close(&f);
}

/* In the list, where nothing is shown for it. */
static void
test_wrong_filter_says_so(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	/* What may yet become one is not wrong. */
	stage_type(&f.stage, "f02-0<Enter>f~");
	assert_true(stage_shows(&f.stage, "> 2026-02-03"));
	assert_false(stage_shows(&f.stage, "empty"));
	stage_type(&f.stage, "(");
	assert_true(stage_shows(&f.stage, "filter: ~("));
	assert_true(stage_shows(&f.stage, " missing closing"));
	assert_false(stage_shows(&f.stage, "2026-02-02"));
	assert_false(stage_shows(&f.stage, "Nothing matches."));
	stage_type(&f.stage, "<Enter>");
	assert_true(f.stage.app.message_is_error);
	assert_true(stage_shows(&f.stage, "filter: 02-0"));
	assert_true(stage_shows(&f.stage, "> 2026-02-03"));
	/* Nor do the papers' titles match what is none. */
	stage_type(&f.stage, "<Enter>f~(<Left><Right>");
	assert_true(stage_shows(&f.stage, "filter: ~("));
	assert_false(stage_shows(&f.stage, "2 Seeing"));
	stage_type(&f.stage, "<Backspace>[sS]ee");
	assert_true(stage_shows(&f.stage, "2 Seeing"));
	room_close(&f);
}

/* What is searched for in the text may be wrong as well. */
static void
test_wrong_query_says_so(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "fafter:2026-13");
	assert_true(stage_shows(&f.stage, " after: wants a day  "));
	assert_false(stage_shows(&f.stage, "Nothing matches."));
	stage_type(&f.stage, "<Backspace>");
	assert_true(stage_shows(&f.stage, "> 2026-02-03"));
	stage_type(&f.stage, "3");
	stage_type(&f.stage, "<Enter>");
	assert_true(f.stage.app.message_is_error);
	assert_true(stage_shows(&f.stage, "Dates"));
	/* Typed faster than it can be found out. */
	stage_type(&f.stage, "fafter:2026-13<Enter>");
	assert_true(stage_shows(&f.stage, " after: wants a day  "));
	room_close(&f);
}

/* Results are of the whole library, whatever the lists show. */
static void
test_results_know_no_filter(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "f02-0<Enter>Sears<Enter>j<Enter>");
	assert_string_equal(room_selected(&f), "2026-01-05-x.md");
	assert_int_equal(f.stage.app.part, 3);
	stage_type(&f.stage, "K");
	assert_string_equal(room_selected(&f), "2026-02-03-x.md");
	assert_int_equal(f.stage.app.part, 3);
	stage_type(&f.stage, "hh");
	assert_true(stage_shows(&f.stage, "filter: 02-0"));
	assert_string_equal(room_selected(&f), "2026-02-03-x.md");
	room_close(&f);
}

/* ---- Models ------------------------------------------------------------- */

static void
fill(struct sieve *s, size_t rows, size_t every)
{
	sieve_begin(s, rows);
	while (!sieve_done(s))
		sieve_answer(s, s->tried % every == 0);
}

static void
test_sieve(void **state)
{
	struct sieve s = SIEVE_INIT;

	(void)state;
	for (size_t rows = 0; rows < 70; rows++) {
		fill(&s, rows, 5);
		assert_int_equal(s.hits, (rows + 4) / 5);
		for (size_t row = 0; row < rows; row++) {
			size_t next = (row + 4) / 5 * 5;

			assert_int_equal(sieve_has(&s, row), row % 5 == 0);
			assert_int_equal(sieve_rank(&s, row), row / 5 + 1);
			assert_int_equal(sieve_next(&s, row, -1), row / 5 * 5);
			assert_int_equal(
			    sieve_next(&s, row, 1), next < rows ? next : rows);
		}
	}
	sieve_release(&s);
}

/* Far apart, half done, and then more. */
static void
test_sieve_grows(void **state)
{
	struct sieve s = SIEVE_INIT;

	(void)state;
	fill(&s, 1000, 999);
	assert_int_equal(sieve_next(&s, 1, 1), 999);
	assert_int_equal(sieve_next(&s, 998, -1), 0);
	sieve_grow(&s, 3000);
	assert_false(sieve_done(&s));
	assert_int_equal(sieve_next(&s, 1000, 1), 3000);
	while (!sieve_done(&s))
		sieve_answer(&s, s.tried == 2999);
	assert_int_equal(sieve_next(&s, 1000, 1), 2999);
	assert_int_equal(sieve_next(&s, 2998, -1), 999);
	assert_int_equal(s.hits, 3);
	/* Answers of the time before are forgotten. */
	fill(&s, 3000, 5000);
	assert_int_equal(sieve_next(&s, 1, 1), 3000);
	sieve_release(&s);
}

/* Wherever the match is: it is in what is shown, at graphemes' edges, and what
 * is shown fits with its marks. */
static void
test_excerpt(void **state)
{
	static const char *const words[] = {"word ", "긴말 ", "e\xCC\x81t ",
	    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 "};
	struct strbuf line = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < 200; i++)
		strbuf_adds(&line, words[i * 7 % 4]);
	for (size_t at = 0; at < line.len;
	     at += width_next_grapheme(line.str + at, line.len - at)) {
		size_t to =
		    at + width_next_grapheme(line.str + at, line.len - at);

		for (size_t cells = 12; cells < 60; cells += 7) {
			struct excerpt e =
			    excerpt_cut(line.str, line.len, at, to, cells);
			size_t marks = (e.begin > 0) + (e.end < line.len);

			assert_true(e.begin <= at && to <= e.end);
			assert_true(
			    width_text(line.str + e.begin, e.end - e.begin) +
				marks * EXCERPT_MORE_CELLS <=
			    cells);
		}
	}
	strbuf_release(&line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dates_are_filtered_as_one_types),
	    cmocka_unit_test(test_selection_is_not_lost),
	    cmocka_unit_test(test_filter_is_shown_in_a_narrow_pane),
	    cmocka_unit_test(test_nothing_matches_a_filter),
	    cmocka_unit_test(test_accepted_filter_stays),
	    cmocka_unit_test(test_days_are_found_by_text),
	    cmocka_unit_test(test_papers_are_filtered_by_title),
	    cmocka_unit_test(test_search_in_a_filtered_list),
	    cmocka_unit_test(test_wrong_filter_says_so),
	    cmocka_unit_test(test_wrong_query_says_so),
	    cmocka_unit_test(test_results_know_no_filter),
	    cmocka_unit_test(test_sieve),
	    cmocka_unit_test(test_sieve_grows),
	    cmocka_unit_test(test_excerpt),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
