// SPDX-License-Identifier: GPL-3.0-or-later
/* Searching in the reader, the lists and the help: where it goes on, what Esc
 * brings back, what is said of a pattern, and that none takes for ever. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "room.h"
#include "unicode.h"

static void
test_search_goes_on_in_next_paper(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	stage_type(&f.stage, "<Enter>/needle is in<Enter>");
	/* Found although a line ends within it. */
	assert_true(stage_shows(&f.stage, "1/1"));
	stage_type(&f.stage, "/needle<Enter>");
	assert_int_equal(app->part, 0);
	stage_type(&f.stage, "n");
	assert_int_equal(app->part, 1);
	assert_true(stage_shows(&f.stage, "next match: Two"));
	stage_type(&f.stage, "n");
	assert_int_equal(app->part, 0);
	assert_true(stage_shows(&f.stage, "around the post: One"));
	stage_type(&f.stage, "N");
	assert_int_equal(app->part, 1);
	room_close(&f);
}

/* Were a count not to end where the search goes around, it could go around a
 * post of many papers thousands of times. */
static void
test_search_count_ends_where_it_goes_around(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	stage_type(&f.stage, "<Enter>/needle<Enter>99n");
	assert_int_equal(app->part, 0);
	assert_true(stage_shows(&f.stage, "around the post: One"));
	stage_type(&f.stage, "98N");
	assert_int_equal(app->part, 1);
	stage_type(&f.stage, "h/o<Enter>99n");
	assert_true(stage_shows(&f.stage, "> 1 One"));
	stage_type(&f.stage, "98N");
	assert_true(stage_shows(&f.stage, "> 2 Two"));
	room_close(&f);
}

/* Nor is a pattern that takes too long in one paper tried on all others. */
static void
test_slow_search_ends(void **state)
{
	static const char post[] =
	    "# 1. [One](http://a)\n\n## X\n\nx\n\n"
	    "# 2. [Two](http://b)\n\n## X\n\n"
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n\n"
	    "# 3. [Three](http://c)\n\n## X\n\naa\n";
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, post);
	stage_type(&f.stage, "<Enter>/~^(a+)+$<Enter>n");
	assert_int_equal(f.stage.app.part, 0);
	assert_true(stage_shows(&f.stage, "too long"));
	room_close(&f);
}

/* Nor does one key wait for thousands of matches of which each is slow. */
static void
test_many_slow_matches_end(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct room f;

	(void)state;
	strbuf_adds(&text, "# 1. [One](http://a)\n\n## X\n\n");
	for (int i = 0; i < 80000; i++)
		strbuf_adds(&text, i % 40 ? "aaaaaaaaaaaaaaaa b\n" : "x\n");
	room_open_post(&f, 24, 80, text.str);
	stage_type(&f.stage, "<Enter>/~(a+)+c|x<Enter>");
	assert_true(stage_shows(&f.stage, "too long"));
	assert_true(f.stage.app.search.n < 2000);
	strbuf_release(&text);
	room_close(&f);
}

static void
test_search_escape_returns(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;
	uint32_t before;

	(void)state;
	room_open_post(&f, 8, 40, room_two_papers);
	stage_type(&f.stage, "<Enter>jj");
	before = app->reader.anchor;
	stage_type(&f.stage, "/Numbers");
	assert_true(app->reader.anchor != before);
	assert_true(stage_shows(&f.stage, "Numbers."));
	stage_type(&f.stage, "<Esc>");
	assert_int_equal(app->reader.anchor, before);
	assert_null(app->search.pattern);
	room_close(&f);
}

static void
test_search_says_what_is_wrong(void **state)
{
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	stage_type(&f.stage, "<Enter>/~(");
	assert_non_null(strstr(f.stage.app.search.error.msg, "parenthes"));
	stage_type(&f.stage, "<Enter>");
	assert_true(f.stage.app.message_is_error);
	stage_type(&f.stage, "<Esc>");
	assert_false(stage_shows(&f.stage, "parenthes"));
	stage_type(&f.stage, "/nowhere to be found");
	assert_true(stage_shows(&f.stage, "no match"));
	room_close(&f);
}

static void
test_search_escape_keeps_the_search_before(void **state)
{
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	stage_type(&f.stage, "<Enter>/needle<Enter>/x<Esc>");
	assert_true(stage_shows(&f.stage, "1/1"));
	stage_type(&f.stage, "n");
	assert_true(stage_shows(&f.stage, "next match: Two"));
	stage_type(&f.stage, "/x<Backspace><Enter>");
	assert_true(stage_shows(&f.stage, "around the post: One"));
	stage_type(&f.stage, "/~(<Enter>n");
	assert_true(stage_shows(&f.stage, "next match: Two"));
	room_close(&f);
}

/* A pattern that takes too long for one row is not tried on all others. */
static void
test_slow_list_search_ends(void **state)
{
	static const char post[] =
	    "---\ntitle: "
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	    "aaaaaaaa!\n---\ntext\n";
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, post);
	stage_type(&f.stage, "h/~(a+)+$");
	assert_true(stage_shows(&f.stage, "too long"));
	stage_type(&f.stage, "<Esc>");
	assert_false(stage_shows(&f.stage, "too long"));
	room_close(&f);
}

static void
test_paste_is_searched_for_as_a_whole(void **state)
{
	struct room f;
	const struct prompt *p = &f.stage.app.prompt;
	struct strbuf keys = STRBUF_INIT;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	stage_type(&f.stage, "<Enter>/<PasteBegin>the<Enter>needle");
	assert_null(f.stage.app.search.pattern);
	stage_type(&f.stage, "<PasteEnd>");
	assert_true(stage_shows(&f.stage, "1/1"));
	strbuf_pad(&keys, 'x', PROMPT_MAX + 1);
	stage_type(&f.stage, keys.str);
	assert_int_equal(p->text.len, PROMPT_MAX);
	strbuf_release(&keys);
	room_close(&f);
}

static void
test_list_search(void **state)
{
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	stage_type(&f.stage, "/tw");
	assert_true(stage_shows(&f.stage, "> 2 Two"));
	assert_true(stage_shows(&f.stage, "1/1"));
	stage_type(&f.stage, "<Esc>");
	assert_true(stage_shows(&f.stage, "> 1 One"));
	room_close(&f);
}

/* Rows at the end of the help are gone to as any others are, though they
 * cannot be the first in sight. */
static void
test_help_is_searched_to_its_end(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, NULL);
	stage_type(&s, "?/quit<Enter>");
	assert_true(stage_shows(&s, "1/2"));
	stage_type(&s, "n");
	assert_true(stage_shows(&s, "2/2"));
	stage_type(&s, "n");
	assert_true(stage_shows(&s, "search went on from the first row"));
	assert_true(stage_shows(&s, "1/2"));
	stage_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_search_goes_on_in_next_paper),
	    cmocka_unit_test(test_search_count_ends_where_it_goes_around),
	    cmocka_unit_test(test_slow_search_ends),
	    cmocka_unit_test(test_many_slow_matches_end),
	    cmocka_unit_test(test_search_escape_returns),
	    cmocka_unit_test(test_search_says_what_is_wrong),
	    cmocka_unit_test(test_search_escape_keeps_the_search_before),
	    cmocka_unit_test(test_slow_list_search_ends),
	    cmocka_unit_test(test_paste_is_searched_for_as_a_whole),
	    cmocka_unit_test(test_list_search),
	    cmocka_unit_test(test_help_is_searched_to_its_end),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
