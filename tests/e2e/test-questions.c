// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the program asks of a real terminal: how wide signs of ambiguous width
 * are, which need not be answered, and the mouse; and what others have asked.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/wait.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "stream.h"

#define ENTER "\r"

static const char question[] = "\033[6n";

static const char post[] =
    "---\ntitle: Signs\ndate: 2025-09-12\n---\n\n"
    "# 1. [One \xC3\x97 Two](https://arxiv.org/abs/2509.00001)\n\n"
    "## Method\n\nText.\n\n"
    "# 2. [Second](https://arxiv.org/abs/2509.00002)\n\n## Method\n\nText.\n\n"
    "# 3. [Third](https://arxiv.org/abs/2509.00003)\n\n## Method\n\nText.\n";

#define AS_THEY_ARE "One \xC3\x97 Two"
#define LOOK_ALIKES "One x Two"

/* Plays with an option before a terminal that answers nothing by itself. */
static struct stage *
play(void **state, const char *option)
{
	struct scene *scene = *state;
	const char *const args[] = {option, scene->dir, NULL};
	struct stage *s;

	scene_write(scene, "2025-09-12-signs.md", post);
	scene->mute = true;
	s = scene_play_with(scene, 24, 80, args);
	stage_see(s, AS_THEY_ARE);
	stage_settle(s);
	return s;
}

static struct stage *
play_asking(void **state)
{
	struct stage *s = play(state, "--ambiguous-width=ask");

	assert_non_null(strstr(s->record.str, question));
	/* Nothing is left of the sign that was tried. */
	assert_false(screen_has(s, "\xC2\xB7"));
	return s;
}

static void
two_cells_are_believed(void **state)
{
	/* On the first row these are what Alt-F3 sends, too. */
	static const char *const answers[] = {"\033[1;3R", "\033[17;3R"};

	for (size_t i = 0; i < 2; i++) {
		struct stage *s = play_asking(state);

		stage_type(s, answers[i]);
		stage_see(s, LOOK_ALIKES);
		stage_miss(s, AS_THEY_ARE);
		/* New wishes do not undo it. */
		stage_type(s, ":set theme=mono" ENTER ":set theme" ENTER);
		stage_see(s, "theme=mono");
		assert_true(screen_has(s, LOOK_ALIKES));
	}
}

static void
one_cell_changes_nothing(void **state)
{
	static const char *const answers[] = {"\033[1;2R", "\033[17;2R"};

	for (size_t i = 0; i < 2; i++) {
		struct stage *s = play_asking(state);

		stage_type(s, answers[i]);
		stage_settle(s);
		assert_true(screen_has(s, AS_THEY_ARE));
		/* It was no key. */
		assert_false(screen_has(s, "does nothing"));
		/* What looks like another answer is none. */
		stage_type(s, "\033[1;3R\033[9;3R");
		stage_settle(s);
		assert_true(screen_has(s, AS_THEY_ARE));
	}
}

static void
nobody_waits_for_an_answer(void **state)
{
	struct stage *s = play_asking(state);

	stage_type(s, "j");
	stage_see(s, "2/3 2 Second");
	assert_true(screen_has(s, AS_THEY_ARE));
	/* Late, it counts all the same, and is no key. */
	stage_type(s, "\033[1;3R");
	stage_see(s, LOOK_ALIKES);
	stage_see(s, "2/3 2 Second");
}

static void
keys_around_an_answer_are_not_lost(void **state)
{
	struct stage *s = play_asking(state);

	stage_type(s, "j\033[1;3Rj");
	stage_see(s, "3/3 3 Third");
	stage_see(s, LOOK_ALIKES);
}

static void
who_is_not_concerned_is_not_asked(void **state)
{
	static const char *const options[] = {
	    "--ambiguous-width=auto", "--ambiguous-width=1"};

	for (size_t i = 0; i < 2; i++) {
		struct stage *s = play(state, options[i]);

		assert_null(strstr(s->record.str, question));
		stage_type(s, "\033[9;3R");
		stage_settle(s);
		assert_true(screen_has(s, AS_THEY_ARE));
	}
}

/* Types one after the other: the program sends nothing for any of them. */
static void
assert_no_keys(struct stage *s, const char *const *sequences, size_t n)
{
	size_t sent = s->record.len;

	for (size_t i = 0; i < n; i++) {
		stage_type(s, sequences[i]);
		stage_settle(s);
		assert_int_equal(s->record.len, sent);
	}
}

/* What some other program asked, and did not wait for: colours and the
 * clipboard (OSC), the title, a setting, what the terminal is called, what it
 * knows (DCS), and whether it shows pictures (APC). Keys of these letters mark,
 * open and pull. */
static void
answers_to_other_programs_are_no_keys(void **state)
{
	static const char *const answers[] = {
	    "\033]11;rgb:ffff/ffff/ffff\033\\", "\033]52;c;b20q\007",
	    "\033]lSome*title\033\\", "\033P1$r0m\033\\",
	    "\033P>|XTerm(379)\033\\", "\033P1+r544e=6d\033\\",
	    "\033_Gi=31;OK\033\\"};
	struct stage *s = play(state, "--ambiguous-width=1");

	assert_no_keys(s, answers, sizeof(answers) / sizeof(answers[0]));
	stage_type(s, "j\033]11;?\007j");
	stage_see(s, "3/3 3 Third");
	/* Alone, such a character behind an Esc is a key. */
	stage_type(s, "\033P");
	stage_see(s, "nothing to pull");
}

/* The mouse */

static const char mouse_on[] = "1000h", mouse_off[] = "1000l";

/* How often a text is in what was sent. */
static unsigned
times_sent(const struct stage *s, const char *text)
{
	unsigned n = 0;

	for (const char *at = s->record.str; (at = strstr(at, text)); at++)
		n++;
	return n;
}

/* Whether the terminal was told to keep the mouse after it was asked for it. */
static bool
is_given_back(const struct stage *s)
{
	const char *off = NULL;

	for (const char *at = s->record.str; (at = strstr(at, mouse_off)); at++)
		off = at;
	return off && !strstr(off, mouse_on);
}

static void
assert_quits(struct stage *s)
{
	int status;

	stage_type(s, "Q");
	status = stage_end(s);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
the_mouse_is_asked_for_and_given_back(void **state)
{
	struct stage *s = play(state, "--mouse=on");

	assert_true(times_sent(s, mouse_on) > 0);
	/* As xterm tells it: row 4, column 6, counted from 1. */
	stage_type(s, "\033[<0;6;4M\033[<0;6;4m");
	stage_see(s, "2/3 2 Second");
	stage_type(s, "\033[<65;6;4M");
	stage_see(s, "3/3 3 Third");
	stage_type(s, "\033[<64;6;4M");
	stage_see(s, "1/3 1 One");
	assert_quits(s);
	assert_true(is_given_back(s));
	assert_true(stage_settings_restored(s));
}

static void
without_the_option_it_is_left_alone(void **state)
{
	struct stage *s = play(state, "--mouse=off");

	assert_quits(s);
	assert_int_equal(times_sent(s, mouse_on), 0);
}

/* Some program before this one asked for them, and did not take that back. In
 * the oldest form a letter stands for a column: here one that marks. */
static void
clicks_that_nobody_asked_for_are_no_keys(void **state)
{
	static const char *const clicks[] = {"\033[<0;5;6M", "\033[<0;5;6m",
	    "\033[<64;5;6M", "\033[32;5;6M", "\033[M MM"};
	struct stage *s = play(state, "--ambiguous-width=1");

	assert_no_keys(s, clicks, sizeof(clicks) / sizeof(clicks[0]));
	stage_type(s, "j");
	stage_see(s, "2/3 2 Second");
}

static void
it_is_set_while_the_program_runs(void **state)
{
	struct stage *s = play(state, "--mouse=off");

	stage_type(s, ":set mouse=on" ENTER);
	stage_settle(s);
	assert_int_equal(times_sent(s, mouse_on), 1);
	stage_type(s, "\033[<0;6;4M\033[<0;6;4m");
	stage_see(s, "2/3 2 Second");
	stage_type(s, ":set mouse=off" ENTER);
	stage_settle(s);
	assert_true(is_given_back(s));
	assert_quits(s);
	assert_int_equal(times_sent(s, mouse_on), 1);
}

static void
a_suspended_program_gives_it_back(void **state)
{
	struct stage *s = play(state, "--mouse=on");

	stage_type(s, "\032");
	stage_stop(s);
	for (int i = 0; i < 1000 && !is_given_back(s); i++)
		stage_listen(s, 10);
	assert_true(is_given_back(s));
	stage_continue(s);
	stage_see(s, AS_THEY_ARE);
	stage_settle(s);
	assert_false(is_given_back(s));
	stage_type(s, "\033[<0;6;4M\033[<0;6;4m");
	stage_see(s, "2/3 2 Second");
	assert_quits(s);
	assert_true(is_given_back(s));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(two_cells_are_believed),
	    SCENE(one_cell_changes_nothing),
	    SCENE(nobody_waits_for_an_answer),
	    SCENE(keys_around_an_answer_are_not_lost),
	    SCENE(who_is_not_concerned_is_not_asked),
	    SCENE(answers_to_other_programs_are_no_keys),
	    SCENE(the_mouse_is_asked_for_and_given_back),
	    SCENE(without_the_option_it_is_left_alone),
	    SCENE(clicks_that_nobody_asked_for_are_no_keys),
	    SCENE(it_is_set_while_the_program_runs),
	    SCENE(a_suspended_program_gives_it_back),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
