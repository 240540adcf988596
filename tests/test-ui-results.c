// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching the whole library, on a terminal in memory: results as rows, the
 * way into the exact place and back, what is kept when a search is abandoned,
 * and what happens when the library changes under the results.
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
#include "ui/loop.h"
#include "unicode.h"

/* Three days, the newest first; "needle" is in two papers of the first day and
 * in one of the last. */
static const char newest[] =
    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\n"
    "## Introduction\n\n- The needle is here.\n- In the haystack, a needle.\n\n"
    "## Method\n\nNothing.\n\n## Results\n\nThe last needle.\n\n"
    "# 2. [Two](https://arxiv.org/abs/2601.00002)\n\n"
    "## Introduction\n\nNothing here.\n\n"
    "# 3. [Three](https://arxiv.org/abs/2601.00003)\n\n"
    "## Introduction\n\nA needle in three.\n";
static const char middle[] = "# 1. [Four](https://arxiv.org/abs/2601.00004)\n\n"
			     "## Introduction\n\nHay.\n";
static const char oldest[] =
    "# 1. [Five](https://arxiv.org/abs/2601.00005)\n\n"
    "## Introduction\n\nHay.\n\n"
    "# 2. [Six](https://arxiv.org/abs/2601.00006)\n\n"
    "## Introduction\n\nHay.\n\n## Limitations\n\nThe old needle.\n";

static void
fixture_open(struct room *f, int rows, int cols)
{
	room_open(f);
	files_put(&f->files, "2026-02-03-x.md", newest);
	files_put(&f->files, "2026-02-02-x.md", middle);
	files_put(&f->files, "2026-02-01-x.md", oldest);
	room_enter(f, rows, cols);
	stage_settle(&f->stage);
}

static void
test_results_are_grouped_by_paper(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle");
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	assert_true(stage_shows(&f.stage, "2026-02-03   1 One"));
	assert_true(stage_shows(&f.stage, "> Introduction"));
	assert_true(stage_shows(&f.stage, "In the haystack, a needle."));
	assert_true(stage_shows(&f.stage, "The last needle."));
	assert_true(stage_shows(&f.stage, "2026-02-03   3 Three"));
	assert_true(stage_shows(&f.stage, "2026-02-01   2 Six"));
	assert_true(stage_shows(&f.stage, "Limitations"));
	assert_false(stage_shows(&f.stage, "Two"));
	room_close(&f);
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
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "S~one|haystack|three|six<Enter>");
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	assert_true(stage_shows(&f.stage, "2026-02-03 > 1 One"));
	assert_int_equal(count_rows(&f.stage, "One"), 1);
	assert_int_equal(count_rows(&f.stage, "Three"), 1);
	assert_int_equal(count_rows(&f.stage, "Six"), 1);
	stage_type(&f.stage, "j");
	assert_true(stage_shows(&f.stage, "> Introduction   In the haystack"));
	stage_type(&f.stage, "j");
	assert_true(stage_shows(&f.stage, "2026-02-03 > 3 Three"));
	stage_type(&f.stage, "J");
	assert_true(stage_shows(&f.stage, "2026-02-01 > 2 Six"));
	stage_type(&f.stage, "j");
	assert_true(stage_shows(&f.stage, "2026-02-01 > 2 Six"));
	stage_type(&f.stage, "k");
	assert_true(
	    stage_shows(&f.stage, "> Introduction   A needle in three"));
	stage_type(&f.stage, "KK");
	assert_true(stage_shows(&f.stage, "2026-02-03 > 1 One"));
	stage_type(&f.stage, "G<Enter>");
	assert_int_equal(f.stage.app.focus, PANE_READER);
	assert_true(stage_shows(&f.stage, "1/1"));
	/* On from one paper found to the next, and back to its last line. */
	stage_type(&f.stage, "Nh");
	assert_true(
	    stage_shows(&f.stage, "> Introduction   A needle in three"));
	/* A paper that was found by a field only has the one row, too. */
	stage_type(&f.stage, "Stitle:six<Enter>");
	assert_int_equal(count_rows(&f.stage, "Six"), 1);
	room_close(&f);
}

/* Every keystroke is another search. */
static void
test_results_follow_what_is_typed(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Shay");
	assert_true(stage_shows(&f.stage, "4 matches in 4 papers"));
	stage_type(&f.stage, "stack");
	assert_true(stage_shows(&f.stage, "1 match in 1 paper"));
	stage_type(&f.stage, "<C-u>title:Six needle");
	assert_true(stage_shows(&f.stage, "1 match in 1 paper"));
	assert_true(stage_shows(&f.stage, "2 Six"));
	stage_type(&f.stage, "<C-u>title:Two");
	assert_true(stage_shows(&f.stage, "1 paper"));
	stage_type(&f.stage, "<C-u>nowhere");
	assert_true(stage_shows(&f.stage, "Nothing found for nowhere"));
	room_close(&f);
}

static void
test_enter_goes_to_the_place_and_back(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "j<Enter><Enter>");
	assert_string_equal(room_selected(&f), "2026-02-02-x.md");
	stage_type(&f.stage, "Sneedle<Enter>jjj<Enter>");
	assert_int_equal(app->focus, PANE_READER);
	assert_string_equal(room_selected(&f), "2026-02-03-x.md");
	assert_int_equal(app->part, 2);
	assert_true(stage_shows(&f.stage, "1/1"));
	stage_type(&f.stage, "h");
	assert_int_equal(app->focus, PANE_RESULTS);
	assert_int_equal(app->results.now->spot.part, 2);
	assert_true(stage_shows(&f.stage, "> Introduction   A needle in"));
	stage_type(&f.stage, "jlq");
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	assert_true(stage_shows(&f.stage, "> Limitations"));
	/* And out of the results, to where one was before. */
	stage_type(&f.stage, "h");
	assert_int_equal(app->focus, PANE_READER);
	assert_string_equal(room_selected(&f), "2026-02-02-x.md");
	assert_true(stage_shows(&f.stage, "Hay."));
	assert_null(app->search.pattern);
	room_close(&f);
}

/* The line chosen among several, with its match the current one; n goes on. */
static void
test_match_in_question_is_current(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter>j<Enter>");
	assert_true(stage_shows(&f.stage, "2/3"));
	stage_type(&f.stage, "hj<Enter>");
	assert_true(stage_shows(&f.stage, "3/3"));
	stage_type(&f.stage, "n");
	assert_true(stage_shows(&f.stage, "next match: Three"));
	room_close(&f);
}

/* From the last match of a paper n goes to the next paper that was found,
 * whichever day it is of, and h to its result. */
static void
test_matches_are_walked_from_paper_to_paper(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter>j<Enter>nn");
	assert_true(stage_shows(&f.stage, "next match: Three"));
	stage_type(&f.stage, "n");
	assert_true(stage_shows(&f.stage, "next match: Six"));
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	stage_type(&f.stage, "n");
	assert_true(stage_shows(&f.stage, "last match found"));
	stage_type(&f.stage, "h");
	assert_true(stage_shows(&f.stage, "> Limitations    The old needle."));
	stage_type(&f.stage, "<Enter>NN");
	assert_true(stage_shows(&f.stage, "previous match: One"));
	assert_true(stage_shows(&f.stage, "3/3"));
	stage_type(&f.stage, "h");
	assert_true(stage_shows(&f.stage, "> Results        The last"));
	stage_type(&f.stage, "<Enter>NNN");
	assert_true(stage_shows(&f.stage, "first match found"));
	assert_true(stage_shows(&f.stage, "1/3"));
	/* A paper in which nothing was found is no dead end. */
	stage_type(&f.stage, "}n");
	assert_true(stage_shows(&f.stage, "next match: Three"));
	room_close(&f);
}

/* Another search while reading is one of the post. */
static void
test_another_search_stays_in_the_post(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter><Enter>/nothing<Enter>n");
	assert_true(stage_shows(&f.stage, "next match: Two"));
	stage_type(&f.stage, "n");
	assert_true(stage_shows(&f.stage, "around the post: One"));
	room_close(&f);
}

static bool
shows_current_match(const struct stage *s)
{
	int rows, cols;

	term_size(s->term, &rows, &cols);
	for (int y = 0; y < rows; y++)
		for (int x = 0; x < cols; x++) {
			enum style style;

			term_memory_cell(s->term, y, x, &style);
			if (style == STYLE_MATCH_CURRENT)
				return true;
		}
	return false;
}

/* However far down, and however small the screen. */
static void
test_match_is_in_sight(void **state)
{
	static const char *const sizes[] = {"<resize:120x40>", "<resize:80x24>",
	    "<resize:40x15>", "<resize:20x5>"};
	struct room f;
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_adds(&text, "# 1. [Long](http://a)\n\n## Introduction\n\n");
	for (int i = 0; i < 300; i++)
		strbuf_printf(&text, "Line %d%s of it.\n\n", i,
		    i == 211 ? " with the needle" : "");
	fixture_open(&f, 24, 80);
	files_put(&f.files, "2026-02-04-x.md", text.str);
	room_leave(&f);
	room_enter(&f, 24, 80);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		stage_type(&f.stage, sizes[i]);
		stage_type(&f.stage, "Sneedle<Enter><Enter>");
		assert_int_equal(f.stage.app.focus, PANE_READER);
		assert_true(shows_current_match(&f.stage));
		stage_type(&f.stage, "ghh");
		assert_int_equal(f.stage.app.focus, PANE_DATES);
	}
	strbuf_release(&text);
	room_close(&f);
}

/* Out of the results, one reads on where one was, even in the paper that the
 * search went through. */
static void
test_place_is_kept(void **state)
{
	struct room f;
	const struct reader *r = &f.stage.app.reader;
	struct strbuf text = STRBUF_INIT;
	size_t top;

	(void)state;
	strbuf_adds(&text, "# 1. [Long](http://a)\n\n## Introduction\n\n");
	for (int i = 0; i < 100; i++)
		strbuf_printf(&text, "Line %d%s.\n\n", i,
		    i == 7 || i == 90 ? " with a pin" : "");
	fixture_open(&f, 24, 80);
	files_put(&f.files, "2026-02-04-x.md", text.str);
	room_leave(&f);
	room_enter(&f, 24, 80);
	stage_type(&f.stage, "<Enter><Enter>50j");
	top = r->view.top;
	stage_type(&f.stage, "Spin<Enter>j<Enter>h<Enter>Gg");
	assert_true(r->view.top != top);
	stage_type(&f.stage, "hh");
	assert_int_equal(r->view.top, top);
	stage_type(&f.stage, "Spin<Esc>");
	assert_int_equal(r->view.top, top);
	strbuf_release(&text);
	room_close(&f);
}

/* The match in a line too long for the row is in sight all the same. */
static void
test_line_is_cut_around_its_match(void **state)
{
	struct room f;
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_adds(&text, "# 1. [Long](http://a)\n\n## Method\n\n");
	for (int i = 0; i < 50; i++)
		strbuf_adds(&text, "긴 줄 ");
	strbuf_adds(&text, "바늘쌈지 ");
	for (int i = 0; i < 50; i++)
		strbuf_adds(&text, "긴 줄 ");
	fixture_open(&f, 15, 40);
	files_put(&f.files, "2026-02-04-x.md", text.str);
	room_leave(&f);
	room_enter(&f, 15, 40);
	stage_type(&f.stage, "S바늘쌈지");
	assert_true(stage_shows(&f.stage, "긴 줄 바늘쌈지 긴 줄"));
	strbuf_release(&text);
	room_close(&f);
}

static void
test_abandoned_search_leaves_no_trace(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "j/02<Enter>Sneedle<Esc>");
	assert_int_equal(app->focus, PANE_DATES);
	assert_false(app->results.open);
	assert_string_equal(room_selected(&f), "2026-02-02-x.md");
	/* Neither of the search that was active. */
	stage_type(&f.stage, "n");
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	/* Nor of the text that was taken back. */
	stage_type(&f.stage, "Sne<Backspace><Backspace>");
	assert_int_equal(app->focus, PANE_DATES);
	stage_type(&f.stage, "needle<Backspace><C-u><Backspace>");
	assert_false(app->prompt.open);
	assert_int_equal(app->focus, PANE_DATES);
	room_close(&f);
}

static void
test_results_before_come_back(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter>jjSHay<Esc>");
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	assert_true(stage_shows(&f.stage, "> Results        The last"));
	/* From reading, too: one reads on. */
	stage_type(&f.stage, "<Enter>Shay<Esc>");
	assert_int_equal(app->focus, PANE_READER);
	assert_true(stage_shows(&f.stage, "3/3"));
	/* What was left is brought back by Enter alone. */
	stage_type(&f.stage, "qq");
	assert_int_equal(app->focus, PANE_DATES);
	stage_type(&f.stage, "S<Enter>");
	assert_true(stage_shows(&f.stage, "> Results        The last"));
	stage_type(&f.stage, "S<Up>");
	assert_string_equal(app->prompt.text.str, "needle");
	room_close(&f);
}

static void
test_nothing_to_bring_back(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "S<Enter>");
	assert_true(stage_shows(&f.stage, "nothing has been searched for yet"));
	assert_int_equal(f.stage.app.focus, PANE_DATES);
	room_close(&f);
}

/* The help names S: it works there. Esc leads back there, whoever went into the
 * results comes back to where the help was opened. */
static void
test_search_from_the_help(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "l?Sneedle<Esc>");
	assert_int_equal(f.stage.app.focus, PANE_HELP);
	stage_type(&f.stage, "Sneedle<Enter>");
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	stage_type(&f.stage, "<Enter>");
	assert_int_equal(f.stage.app.focus, PANE_READER);
	/* From within the results, too. */
	stage_type(&f.stage, "?Sold<Enter>");
	assert_true(stage_shows(&f.stage, "1 match in 1 paper"));
	stage_type(&f.stage, "h");
	assert_int_equal(f.stage.app.focus, PANE_PAPERS);
	assert_string_equal(room_selected(&f), "2026-02-03-x.md");
	room_close(&f);
}

/* What is wrong is said at once, and what was found stays meanwhile. */
static void
test_errors_are_said_while_typing(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 100);
	stage_type(&f.stage, "Sneedle before:");
	stage_type(&f.stage, "<C-u>~needle|");
	assert_true(stage_shows(&f.stage, "in"));
	stage_type(&f.stage, "<C-u>tag:");
	assert_true(stage_shows(&f.stage, "tag: wants a word"));
	stage_type(&f.stage, "<C-u>needle<Enter>S~(");
	assert_non_null(strstr(f.stage.app.results.error.msg, "parenthes"));
	assert_true(stage_shows(&f.stage, "parenthes"));
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	stage_type(&f.stage, "<Enter>");
	assert_true(f.stage.app.message_is_error);
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	room_close(&f);
}

static void
test_other_layout_is_offered(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sㅜㄷㄷ읻");
	assert_true(stage_shows(&f.stage, "Tab: search \"needle\""));
	stage_type(&f.stage, "<Tab>");
	assert_string_equal(f.stage.app.prompt.text.str, "needle");
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	/* After Enter, too. */
	stage_type(&f.stage, "<C-u>ㅜㄷㄷ읻<Enter><Tab>");
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	stage_type(&f.stage, "S<Up>");
	assert_string_equal(f.stage.app.prompt.text.str, "needle");
	/* What names no field is told of. */
	stage_type(&f.stage, "<C-u>auther:needle");
	assert_true(stage_shows(&f.stage, "there is no field auther:"));
	stage_type(&f.stage, "<C-u>");
	assert_true(stage_shows(&f.stage, "section: title: tag: note: arxiv:"));
	/* Not where that would not be found either. */
	stage_type(&f.stage, "<C-u>ㅋㅌㅊㅍㅋㅌㅊㅍ");
	assert_true(stage_shows(&f.stage, "Nothing found for"));
	assert_false(stage_shows(&f.stage, "Tab"));
	room_close(&f);
}

static void
test_other_layout_is_offered_in_panes(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "<Enter>/쏙ㄷㄷ");
	assert_true(stage_shows(&f.stage, "no match; Tab: \"three\""));
	stage_type(&f.stage, "<Tab>");
	assert_true(stage_shows(&f.stage, "> 3 Three"));
	stage_type(&f.stage, "<Esc><Enter>/ㅜㄷㄷ읻<Tab><Enter>");
	assert_true(stage_shows(&f.stage, "1/3"));
	room_close(&f);
}

static void
test_search_within_results(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	fixture_open(&f, 24, 80);
	/* Without one, n goes from result to result. */
	stage_type(&f.stage, "Sneedle<Enter>nn");
	assert_true(stage_shows(&f.stage, "> Results        The last"));
	stage_type(&f.stage, "N/old<Enter>");
	assert_true(stage_shows(&f.stage, "> Limitations    The old"));
	assert_true(stage_shows(&f.stage, "1/1"));
	stage_type(&f.stage, "/introduction<Enter>");
	assert_true(stage_shows(&f.stage, "1/3"));
	stage_type(&f.stage, "N");
	assert_true(stage_shows(&f.stage, "> Introduction   A needle"));
	/* Esc puts away one thing at a time. */
	stage_type(&f.stage, "<Esc>");
	assert_int_equal(app->focus, PANE_RESULTS);
	stage_type(&f.stage, "<Esc>");
	assert_int_equal(app->focus, PANE_DATES);
	room_close(&f);
}

static void
test_paper_to_paper_and_day_to_day(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter>jjK");
	assert_true(stage_shows(&f.stage, "> Introduction   The needle is"));
	stage_type(&f.stage, "J");
	assert_true(stage_shows(&f.stage, "> Introduction   A needle"));
	stage_type(&f.stage, "}");
	assert_true(stage_shows(&f.stage, "> Limitations"));
	stage_type(&f.stage, "}");
	assert_true(stage_shows(&f.stage, "last day that was found"));
	stage_type(&f.stage, "{");
	assert_true(stage_shows(&f.stage, "> Introduction   The needle is"));
	stage_type(&f.stage, "G");
	assert_true(stage_shows(&f.stage, "> Limitations"));
	stage_type(&f.stage, "g");
	assert_true(stage_shows(&f.stage, "> Introduction   The needle is"));
	room_close(&f);
}

/* On a wide screen the reader shows what is selected, at its place. */
static void
test_wide_screen_shows_the_paper(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 30, 120);
	stage_type(&f.stage, "Sold needle<Enter>");
	assert_true(stage_shows(&f.stage, "2 Six"));
	assert_true(stage_shows(&f.stage, "https://arxiv.org/abs/2601.00006"));
	assert_true(shows_current_match(&f.stage));
	stage_type(&f.stage, "<Tab>");
	assert_int_equal(f.stage.app.focus, PANE_READER);
	stage_type(&f.stage, "K<Tab>");
	assert_true(stage_shows(&f.stage, "https://arxiv.org/abs/2601.00006"));
	room_close(&f);
}

/* Keys that were typed ahead find their result. */
static void
test_keys_typed_ahead(void **state)
{
	struct room f;

	(void)state;
	room_open(&f);
	files_put(&f.files, "2026-02-03-x.md", newest);
	files_put(&f.files, "2026-02-01-x.md", oldest);
	room_enter(&f, 24, 80);
	stage_type(&f.stage, "Sold<Enter><Enter>");
	assert_int_equal(f.stage.app.focus, PANE_READER);
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	room_close(&f);
}

static void
test_nothing_is_sent_at_rest(void **state)
{
	struct room f;
	size_t sent;

	(void)state;
	fixture_open(&f, 24, 80);
	/* What may follow the g is told once. */
	stage_type(&f.stage, "Sneedle<Enter>g<wait:2000>");
	sent = term_memory_flushes(f.stage.term);
	stage_type(&f.stage, "<wait:5000>");
	assert_int_equal(term_memory_flushes(f.stage.term), sent);
	room_close(&f);
}

static void
test_selection_survives_sizes(void **state)
{
	static const char *const sizes[] = {"<resize:40x15>", "<resize:200x60>",
	    "<resize:20x5>", "<resize:10x3>", "<resize:80x24>"};
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter>jjj");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		stage_type(&f.stage, sizes[i]);
		assert_int_equal(f.stage.app.results.now->spot.part, 2);
	}
	assert_true(stage_shows(&f.stage, "> Introduction   A needle"));
	room_close(&f);
}

/* ---- A library that changes --------------------------------------------- */

/* New posts come above what is selected; it stays selected, where it is. */
static void
test_new_post_does_not_move_the_selection(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter>G");
	files_put(&f.files, "2026-02-05-x.md", newest);
	stage_type(&f.stage, "R<wait:3000>");
	assert_true(stage_shows(&f.stage, "9 matches in 3 papers, 5 places"));
	assert_true(stage_shows(&f.stage, "> Limitations"));
	assert_string_equal(room_selected(&f), "2026-02-01-x.md");
	stage_type(&f.stage, "<Enter>");
	assert_int_equal(app->focus, PANE_READER);
	assert_true(stage_shows(&f.stage, "The old needle."));
	room_close(&f);
}

static void
test_changed_and_removed_posts(void **state)
{
	struct room f;

	(void)state;
	fixture_open(&f, 24, 80);
	stage_type(&f.stage, "Sneedle<Enter>");
	files_remove(&f.files, "2026-02-01-x.md");
	files_put(&f.files, "2026-02-02-x.md", oldest);
	stage_type(&f.stage, "R<wait:3000>");
	assert_true(stage_shows(&f.stage, "2026-02-02   2 Six"));
	assert_false(stage_shows(&f.stage, "2026-02-01"));
	assert_true(stage_shows(&f.stage, "> Introduction   The needle is"));
	/* All that was found goes. */
	files_put(&f.files, "2026-02-03-x.md", middle);
	files_put(&f.files, "2026-02-02-x.md", middle);
	stage_type(&f.stage, "R<wait:3000>");
	assert_true(stage_shows(&f.stage, "Nothing found"));
	stage_type(&f.stage, "jkJK}{gGnN<Enter>o/x<Enter>h");
	assert_false(f.stage.app.quit);
	room_close(&f);
}

/* With a catalogue to learn from, the same is found. */
static void
test_with_a_catalogue(void **state)
{
	struct room f;
	struct catalogue *cat;

	(void)state;
	fixture_open(&f, 24, 80);
	room_leave(&f);
	room_enter(&f, 24, 80);
	cat = catalogue_new(f.stage.lib, NULL);
	f.stage.app.cat = cat;
	stage_settle(&f.stage);
	assert_true(stage_shows(&f.stage, "3 posts  6 papers"));
	stage_type(&f.stage, "Sneedle<Enter>G");
	assert_true(stage_shows(&f.stage, "5 matches in 3 papers"));
	files_put(&f.files, "2026-02-05-x.md", newest);
	stage_type(&f.stage, "R<wait:3000>");
	assert_true(stage_shows(&f.stage, "9 matches in 3 papers, 5 places"));
	assert_true(stage_shows(&f.stage, "> Limitations"));
	app_release(&f.stage.app);
	catalogue_free(cat);
	library_free(f.stage.lib);
	term_close(f.stage.term);
	config_release(&f.stage.config);
	files_close(&f.files);
	strbuf_release(&f.lib);
	strbuf_release(&f.state);
}

/* ---- Anything at all ---------------------------------------------------- */

/* A generator of its own: the same keys on every machine. */
static unsigned
next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33);
}

/* Some post comes, changes or goes. */
static void
disturb(struct files *files, unsigned r)
{
	static const char *const texts[] = {newest, middle, oldest, ""};
	char name[32];

	snprintf(name, sizeof(name), "2026-03-%02u-x.md", 1 + r % 5);
	files_put(files, name, texts[r / 5 % 4]);
	if (r / 20 % 3 == 0)
		files_remove(files, name);
}

/* No sequence of keys, sizes and changes of the library breaks anything. */
static void
test_random_keys(void **state)
{
	static const char *const keys[] = {"Sneedle", "Shay<Enter>", "Sn", "S",
	    "title:o", "<Enter>", "<Enter>", "<Esc>", "h", "l", "q", "j", "k",
	    "J", "K", "}", "{", "n", "N", "/e<Enter>", "/hay", "f0",
	    "fneedle<Enter>", "f<Enter>", "ftwo<Enter>", "z", "<Tab>", "g", "G",
	    "3j", "<Backspace>", "<C-u>", "<Up>", "Sㅜㄷㄷ읻", "R", "?",
	    "<wait:700>", "o", "]", "<Space>", "b", "<resize:120x30>",
	    "<resize:80x24>", "<resize:40x15>", "<resize:20x5>",
	    "<resize:9x3>"};
	struct room f;
	uint64_t seed = 20260205;

	(void)state;
	fixture_open(&f, 24, 80);
	f.stage.app.options.browser.browser = "true";
	for (int i = 0; i < 2500; i++) {
		unsigned r = next_random(&seed);

		/* q in the first pane ends the program: not wanted here. */
		if (f.stage.app.focus == PANE_DATES && !f.stage.app.prompt.open)
			stage_type(&f.stage, "<Enter>");
		if (r % 40 == 0)
			disturb(&f.files, r / 40);
		stage_type(
		    &f.stage, keys[r % (sizeof(keys) / sizeof(keys[0]))]);
	}
	assert_false(f.stage.app.quit);
	room_close(&f);
}

/* ---- The model ---------------------------------------------------------- */

/* However far the search has come: rows only come at the end, the cursor stays
 * on its item, and rows and finds agree. */
static void
test_rows_stream_in(void **state)
{
	struct room f;
	struct hunt *h;
	size_t before = 0, finds;
	struct spot spot;

	(void)state;
	room_open(&f);
	for (int i = 0; i < 300; i++) {
		char name[32];

		snprintf(name, sizeof(name), "20%02d-01-%02d-x.md", i / 28,
		    i % 28 + 1);
		files_put(&f.files, name, i % 3 ? newest : middle);
	}
	room_enter(&f, 24, 80);
	h = hunt_new(f.stage.lib, NULL, "needle", NULL);
	while (hunt_step(h)) {
		size_t rows = hunt_rows(h);

		assert_true(rows >= before);
		hunt_arrange(h, 10);
		if (!before && rows) {
			hunt_go(h, 3);
			spot = h->spot;
		}
		before = rows;
	}
	assert_int_equal(h->spot.id, spot.id);
	assert_int_equal(h->spot.line, spot.line);
	assert_int_equal(hunt_totals(h).parts, 400);
	assert_int_equal(hunt_totals(h).matches, 800);
	finds = 0;
	for (size_t row = 0; row < hunt_rows(h); row++) {
		struct hunt_row at = hunt_row(h, row);

		if (at.line < 0)
			assert_int_equal(hunt_row_of_find(h, at.find), row);
		else
			assert_true(
			    (size_t)at.line < hunt_find(h, at.find)->n_lines);
		finds += at.line < 0;
	}
	assert_int_equal(finds, 400);
	hunt_free(h);
	room_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_results_are_grouped_by_paper),
	    cmocka_unit_test(test_title_that_matches_stands_once),
	    cmocka_unit_test(test_results_follow_what_is_typed),
	    cmocka_unit_test(test_enter_goes_to_the_place_and_back),
	    cmocka_unit_test(test_match_in_question_is_current),
	    cmocka_unit_test(test_matches_are_walked_from_paper_to_paper),
	    cmocka_unit_test(test_another_search_stays_in_the_post),
	    cmocka_unit_test(test_match_is_in_sight),
	    cmocka_unit_test(test_place_is_kept),
	    cmocka_unit_test(test_line_is_cut_around_its_match),
	    cmocka_unit_test(test_abandoned_search_leaves_no_trace),
	    cmocka_unit_test(test_results_before_come_back),
	    cmocka_unit_test(test_nothing_to_bring_back),
	    cmocka_unit_test(test_search_from_the_help),
	    cmocka_unit_test(test_errors_are_said_while_typing),
	    cmocka_unit_test(test_other_layout_is_offered),
	    cmocka_unit_test(test_other_layout_is_offered_in_panes),
	    cmocka_unit_test(test_search_within_results),
	    cmocka_unit_test(test_paper_to_paper_and_day_to_day),
	    cmocka_unit_test(test_wide_screen_shows_the_paper),
	    cmocka_unit_test(test_keys_typed_ahead),
	    cmocka_unit_test(test_nothing_is_sent_at_rest),
	    cmocka_unit_test(test_selection_survives_sizes),
	    cmocka_unit_test(test_new_post_does_not_move_the_selection),
	    cmocka_unit_test(test_changed_and_removed_posts),
	    cmocka_unit_test(test_with_a_catalogue),
	    cmocka_unit_test(test_random_keys),
	    cmocka_unit_test(test_rows_stream_in),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
