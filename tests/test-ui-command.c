// SPDX-License-Identifier: GPL-3.0-or-later
/* The command line: every action by its name, counts, rows, completion,
 * history, options. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "room.h"
#include "ui/action.h"
#include "ui/pane.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

#define LONG_LINE                                                         \
	"one two three four five six seven eight nine ten eleven twelve " \
	"thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"

static const char post[] =
    PAPER("1", "One", "2601.00001") PAPER("2", "Two", "2601.00002")
	PAPER("3", "Three", "2601.00003") "## Results\n\n" LONG_LINE
					  " " LONG_LINE "\n";

/* The way to each pane, from the papers. */
static const char *const ways[PANES] = {
    [PANE_DATES] = "h",
    [PANE_PAPERS] = "",
    [PANE_READER] = "<Enter>",
    [PANE_RESULTS] = "SMethod<Enter>",
    [PANE_AXIS] = "L",
    [PANE_CALENDAR] = "c",
    [PANE_PLOT] = "SMethod<Enter>T",
    [PANE_HELP] = "?",
};

static struct stage *
enter(struct room *r)
{
	room_open_post(r, 40, 100, post);
	return &r->stage;
}

/* Types a command into the pane. Two folders away is no repository. */
static void
run_in(struct room *r, enum pane_id pane, const char *name)
{
	struct strbuf keys = STRBUF_INIT;
	struct stage *s = enter(r);

	stage_type(s, ways[pane]);
	assert_int_equal(s->app.focus, pane);
	strbuf_printf(&keys, ":%s<Enter>", name);
	stage_type(s, keys.str);
	strbuf_release(&keys);
}

/* And no action runs where it is not. */
static void
every_action_is_reached_by_its_name(void **state)
{
	(void)state;
	for (enum action_id id = 0; id < ACTIONS; id++)
		for (enum pane_id pane = 0; pane < PANES; pane++) {
			const struct action *action = action_get(id);
			bool here = action->contexts & pane_context(pane);
			struct room r;
			struct stage *s = &r.stage;
			char refusal[80];

			snprintf(refusal, sizeof(refusal),
			    "%s is not there in this pane", action->name);
			run_in(&r, pane, action->name);
			if (here)
				assert_string_not_equal(
				    s->app.message.str, refusal);
			else
				assert_string_equal(
				    s->app.message.str, refusal);
			assert_null(strstr(s->app.message.str, "may be"));
			assert_null(
			    strstr(s->app.message.str, "there is no command"));
			room_close(&r);
		}
}

static void
commands_act(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, ":last<Enter>");
	assert_int_equal(s->app.part, 2);
	stage_type(s, ":2 previous-line<Enter>");
	assert_int_equal(s->app.part, 0);
	stage_type(s, ":2next-line<Enter>");
	assert_int_equal(s->app.part, 2);
	stage_type(s, ": previous-line <Enter>");
	assert_int_equal(s->app.part, 1);
	stage_type(s, ":<Enter>");
	assert_int_equal(s->app.part, 1);
	/* One that opens a prompt itself. */
	stage_type(s, ":search<Enter>Two");
	assert_true(s->app.prompt.open);
	stage_type(s, "<Esc>:quit<Enter>");
	assert_true(s->app.quit);
	room_close(&r);
}

static void
a_number_goes_to_that_row(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, ":3<Enter>");
	assert_int_equal(s->app.part, 2);
	stage_type(s, ":1<Enter>");
	assert_int_equal(s->app.part, 0);
	stage_type(s, ":99999999999999999999<Enter>");
	assert_int_equal(s->app.part, 2);
	stage_type(s, ":0<Enter>");
	assert_int_equal(s->app.part, 0);
	room_close(&r);
}

static void
a_name_need_not_be_whole(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, ":las<Enter>");
	assert_int_equal(s->app.part, 2);
	stage_type(s, ":previous-l<Enter>");
	assert_int_equal(s->app.part, 1);
	stage_type(s, ":next-p<Enter>");
	stage_assert_shows(s, "next-p may be next-page next-paper next-pane");
	assert_int_equal(s->app.part, 1);
	stage_type(s, ":frobnicate<Enter>");
	stage_assert_shows(s, "there is no command frobnicate");
	assert_null(strstr(s->app.message.str, "did you mean"));
	stage_type(s, ":exprot<Enter>");
	stage_assert_shows(
	    s, "there is no command exprot; did you mean export?");
	/* Whole, though others begin so. */
	stage_type(s, ":open<Enter>");
	assert_null(strstr(s->app.message.str, "may be"));
	room_close(&r);
}

static void
tab_completes(void **state)
{
	static const struct {
		const char *typed, *completed;
	} cases[] = {
	    {"las", "last"},
	    {"half", "half-page-"},
	    {"half-page-d", "half-page-down"},
	    {"3 half-page-d", "3 half-page-down"},
	    {"xyz", "xyz"},
	    {"set wid", "set width="},
	    {"set mou", "set mouse="},
	    {"set mouse=of", "set mouse=off"},
	    {"set theme=so", "set theme=solarized"},
	    {"set nothing=o", "set nothing=o"},
	};
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		stage_type(s, ":");
		stage_type(s, cases[i].typed);
		stage_type(s, "<Tab>");
		assert_string_equal(s->app.prompt.text.str, cases[i].completed);
		stage_type(s, "<Esc>");
	}
	room_close(&r);
}

static void
what_is_typed_is_explained(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, ":half");
	stage_assert_shows(s, "half-page-down half-page-up");
	stage_type(s, "-page-d");
	stage_assert_shows(s, action_get(ACT_HALF_PAGE_DOWN)->help);
	room_close(&r);
}

static void
commands_have_a_history_of_their_own(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "/Two<Enter><Esc>:last<Enter>:first<Enter>:<Up>");
	assert_string_equal(s->app.prompt.text.str, "first");
	stage_type(s, "<Up>");
	assert_string_equal(s->app.prompt.text.str, "last");
	stage_type(s, "<Up>");
	assert_string_equal(s->app.prompt.text.str, "last");
	stage_type(s, "<Enter>");
	assert_int_equal(s->app.part, 2);
	stage_type(s, "/<Up>");
	assert_string_equal(s->app.prompt.text.str, "Two");
	room_close(&r);
}

static void
esc_leaves_all_as_it_was(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, ":last<Esc>");
	assert_int_equal(s->app.part, 0);
	assert_false(s->app.prompt.open);
	room_close(&r);
}

/* Options */

static void
width_lays_out_anew(void **state)
{
	struct room r;
	struct stage *s = enter(&r);
	size_t lines;

	(void)state;
	stage_type(s, "G<Enter>");
	lines = s->app.reader.flow.n_lines;
	stage_type(s, ":set width=30<Enter>");
	assert_true(s->app.reader.flow.n_lines > lines);
	stage_type(s, ":set width<Enter>");
	stage_assert_shows(s, "width=30");
	stage_type(s, ":set width=100<Enter>");
	assert_int_equal(s->app.reader.flow.n_lines, lines);
	room_close(&r);
}

static void
the_axis_is_laid_out_anew(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "G<Enter>:axis<Enter><Tab>");
	assert_int_equal(s->app.focus, PANE_AXIS);
	stage_assert_shows(s, "one two three four five six seven eight nine");
	stage_type(s, ":set width=30<Enter>");
	assert_false(stage_shows(s, "one two three four five six seven eight"));
	stage_assert_shows(s, "one two three");
	room_close(&r);
}

static void
what_cannot_be_set_is_told(void **state)
{
	static const struct {
		const char *typed, *told;
	} cases[] = {
	    {"set widht=60", "there is no option widht; did you mean width?"},
	    {"set bananas=3", "there is no option bananas"},
	    {"set width=wide",
		"width: \"wide\" is not allowed; allowed: 0 to 1000"},
	    {"set width=1001",
		"width: \"1001\" is not allowed; allowed: 0 to 1000"},
	    {"set library=/a",
		"library counts at the start: set it in the configuration"},
	    {"set", "set what? Tab shows the options"},
	    {"set ", "set what? Tab shows the options"},
	    {"set mouse", "mouse=off"},
	    {"set theme", "theme=default"},
	    {"set width = 70 ", ""},
	    {"set width", "width=70"},
	    {"set width 72", ""},
	    {"set width", "width=72"},
	};
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		stage_type(s, ":");
		stage_type(s, cases[i].typed);
		stage_type(s, "<Enter>");
		assert_string_equal(s->app.message.str, cases[i].told);
	}
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_action_is_reached_by_its_name),
	    cmocka_unit_test(commands_act),
	    cmocka_unit_test(a_number_goes_to_that_row),
	    cmocka_unit_test(a_name_need_not_be_whole),
	    cmocka_unit_test(tab_completes),
	    cmocka_unit_test(what_is_typed_is_explained),
	    cmocka_unit_test(commands_have_a_history_of_their_own),
	    cmocka_unit_test(esc_leaves_all_as_it_was),
	    cmocka_unit_test(width_lays_out_anew),
	    cmocka_unit_test(the_axis_is_laid_out_anew),
	    cmocka_unit_test(what_cannot_be_set_is_told),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
