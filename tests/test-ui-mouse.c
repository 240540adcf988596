// SPDX-License-Identifier: GPL-3.0-or-later
/* The mouse: a click selects, a second one opens, the wheel moves; and where it
 * does nothing. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "room.h"
#include "unicode.h"

/* Three papers, the first with a text that is longer than the screen. */
static const char post[] =
    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\n## Method\n\n"
    "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni\n\nj\n\nk\n\nl\n\nm\n\nn\n\n"
    "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni\n\nj\n\nk\n\nl\n\nm\n\nn\n"
    "\n" PAPER("2", "Two", "2601.00002") PAPER("3", "Three", "2601.00003");

/* The screen has the papers at its left, their header on row 1. */
static struct stage *
enter(struct room *r)
{
	room_open_post(r, 24, 100, post);
	assert_int_equal(r->stage.app.focus, PANE_PAPERS);
	return &r->stage;
}

static void
a_click_selects(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "<press:4,5>");
	assert_int_equal(s->app.part, 2);
	assert_int_equal(s->app.focus, PANE_PAPERS);
	stage_type(s, "<wait:500><press:2,0>");
	assert_int_equal(s->app.part, 0);
	room_close(&r);
}

static void
a_double_click_opens(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "<press:3,5><wait:200><press:3,5>");
	assert_int_equal(s->app.part, 1);
	assert_int_equal(s->app.focus, PANE_READER);
	room_close(&r);
}

/* Too slow, or at two places; and a third is no second one. */
static void
two_clicks_need_not_be_a_double_one(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "<press:3,5><wait:500><press:3,5>");
	assert_int_equal(s->app.focus, PANE_PAPERS);
	stage_type(s, "<wait:500><press:3,5><press:4,5>");
	assert_int_equal(s->app.focus, PANE_PAPERS);
	assert_int_equal(s->app.part, 2);
	stage_type(s, "<wait:500><press:3,5><press:3,5>");
	assert_int_equal(s->app.focus, PANE_READER);
	stage_type(s, "h<press:3,5>");
	assert_int_equal(s->app.focus, PANE_PAPERS);
	room_close(&r);
}

static void
a_click_gives_the_focus(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "<press:6,80>");
	assert_int_equal(s->app.focus, PANE_READER);
	assert_int_equal(s->app.reader.view.top, 0);
	room_close(&r);
}

/* Neither headers nor what is below the last row, nor the bars; and nothing of
 * it harms off the screen. */
static void
elsewhere_a_click_does_nothing(void **state)
{
	static const char *const places[] = {"<press:0,5>", "<press:1,5>",
	    "<press:1,80><press:1,80>", "<press:10,5>", "<press:10,5>",
	    "<press:23,5>", "<press:999,999>", "<wheel-up:0,5>",
	    "<wheel-down:23,0>"};
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "j");
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		stage_type(s, places[i]);
		assert_int_equal(s->app.part, 1);
		assert_int_equal(s->app.focus, PANE_PAPERS);
	}
	room_close(&r);
}

static void
the_wheel_moves_where_it_is(void **state)
{
	struct room r;
	struct stage *s = enter(&r);
	size_t top;

	(void)state;
	stage_type(s, "<wheel-down:6,80>");
	top = s->app.reader.view.top;
	assert_true(top > 0);
	assert_int_equal(s->app.part, 0);
	stage_type(s, "<wheel-down:6,80>");
	assert_int_equal(s->app.reader.view.top, 2 * top);
	stage_type(s, "<wheel-up:6,80><wheel-up:6,80><wheel-up:6,80>");
	assert_int_equal(s->app.reader.view.top, 0);
	stage_type(s, "<wheel-down:6,5>");
	assert_int_equal(s->app.part, 2);
	room_close(&r);
}

static void
the_help_scrolls_and_is_not_selected(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "?<wheel-down:6,5>");
	assert_int_equal(s->app.help.top, 3);
	stage_type(s, "<press:8,5><press:8,5>");
	assert_int_equal(s->app.help.top, 3);
	assert_int_equal(s->app.focus, PANE_HELP);
	room_close(&r);
}

static void
nothing_happens_beside_a_prompt_or_a_notice(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "/T<press:4,5><wheel-down:6,5><press:6,80>");
	assert_true(s->app.prompt.open);
	assert_string_equal(s->app.prompt.text.str, "T");
	assert_int_equal(s->app.focus, PANE_PAPERS);
	stage_type(s, "<Esc>g");
	assert_int_equal(s->app.part, 0);
	stage_type(s, "<wait:500>YY");
	assert_true(notice_is_open(&s->app));
	stage_type(s, "<press:4,5><wheel-down:6,5>");
	assert_true(notice_is_open(&s->app));
	assert_int_equal(s->app.part, 0);
	room_close(&r);
}

/* It ends a sequence that is being typed. */
static void
a_click_is_between_keys(void **state)
{
	struct room r;
	struct stage *s = enter(&r);
	size_t len;

	(void)state;
	stage_type(s, "g<press:3,5>y");
	assert_string_equal(term_memory_copy(s->term, &len),
	    "https://arxiv.org/abs/2601.00002");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_click_selects),
	    cmocka_unit_test(a_double_click_opens),
	    cmocka_unit_test(two_clicks_need_not_be_a_double_one),
	    cmocka_unit_test(a_click_gives_the_focus),
	    cmocka_unit_test(elsewhere_a_click_does_nothing),
	    cmocka_unit_test(the_wheel_moves_where_it_is),
	    cmocka_unit_test(the_help_scrolls_and_is_not_selected),
	    cmocka_unit_test(nothing_happens_beside_a_prompt_or_a_notice),
	    cmocka_unit_test(a_click_is_between_keys),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
