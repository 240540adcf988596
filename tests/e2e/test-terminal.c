// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Manners on a real terminal: it is given back as it was found, however the
 * program ends; nothing is sent or lost; and where there is no terminal to be
 * had, a word says what to do.
 */
#include <config.h>

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "stream.h"

#define ENTER "\r"
#define SUSPEND "\032"
#define INTERRUPT "\003"

enum { SILENCE_MS = 1500 };

static struct stage *
play_small(void **state)
{
	struct stage *s;

	digests_small(*state);
	s = scene_play(*state, 24, 80);
	stage_see(s, "First Paper");
	stage_settle(s);
	return s;
}

static void
assert_restored(struct stage *s)
{
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
	assert_false(s->cursor_hidden);
	assert_true(stream_modes_restored(&s->record));
}

static void
assert_ends_well(struct stage *s)
{
	int status = stage_end(s);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_restored(s);
}

static void
takes_the_terminal(void **state)
{
	struct stage *s = play_small(state);

	assert_true(s->alternate);
	assert_false(stage_settings_restored(s));
}

static void
q_quits_from_the_dates(void **state)
{
	struct stage *s = play_small(state);

	stage_type(s, ENTER ENTER "qqq");
	assert_ends_well(s);
}

static void
capital_q_quits_from_anywhere(void **state)
{
	struct stage *s = play_small(state);

	stage_type(s, ENTER ENTER "Q");
	assert_ends_well(s);
}

static void
interrupt_quits(void **state)
{
	struct stage *s = play_small(state);

	stage_type(s, INTERRUPT);
	assert_ends_well(s);
}

static void
termination_restores_the_terminal(void **state)
{
	struct stage *s = play_small(state);

	stage_signal(s, SIGTERM);
	stage_end(s);
	assert_restored(s);
}

static void
hangup_signal_ends_it(void **state)
{
	struct stage *s = play_small(state);

	stage_signal(s, SIGHUP);
	stage_end(s);
	assert_restored(s);
}

/* No signal tells it: that the line is dead shows only when it is read. */
static void
dead_line_ends_it(void **state)
{
	struct stage *s = play_small(state);

	stage_hang_up(s);
	stage_end(s);
}

static void
suspends_and_goes_on(void **state)
{
	struct stage *s = play_small(state);
	char *before, *after;

	stage_type(s, ENTER ENTER);
	stage_see(s, "세 번째");
	stage_settle(s);
	before = screen_panes(s);
	stage_type(s, SUSPEND);
	stage_stop(s);
	assert_restored(s);
	stage_continue(s);
	stage_see(s, "세 번째");
	stage_settle(s);
	after = screen_panes(s);
	assert_string_equal(before, after);
	assert_true(s->alternate);
	stage_type(s, "J");
	stage_see(s, "여기에도");
	stage_type(s, "Q");
	assert_ends_well(s);
	free(before);
	free(after);
}

/* As `kill -TSTP` and `fg` do, to another size. */
static void
suspended_by_signal_and_resized_meanwhile(void **state)
{
	struct stage *s = play_small(state);

	stage_signal(s, SIGTSTP);
	stage_stop(s);
	assert_restored(s);
	stage_resize(s, 40, 120);
	stage_continue(s);
	stage_see_row(s, 39, "? help");
	stage_see_row(s, 1, "1 First Paper");
	stage_type(s, "Q");
	assert_ends_well(s);
}

static void
silent_when_idle(void **state)
{
	struct stage *s = play_small(state);

	assert_int_equal(stage_listen(s, SILENCE_MS), 0);
	stage_type(s, ENTER ENTER "j");
	stage_see(s, "세 번째");
	/* All of it was on the screen. */
	stage_see_row(s, 0, "3 unread");
	stage_settle(s);
	assert_int_equal(stage_listen(s, SILENCE_MS), 0);
}

static void
no_key_of_a_burst_is_lost(void **state)
{
	struct stage *s;
	char keys[501];

	memset(keys, 'j', 500);
	keys[500] = '\0';
	digests_rows(*state);
	s = scene_play(*state, 24, 80);
	stage_type(s, ENTER ENTER "]");
	stage_see_row(s, 2, "Introduction");
	stage_settle(s);
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	stage_type(s, keys);
	stage_see_row(s, 2, "row 0501");
	stage_settle(s);
	assert_true(screen_row_has(s, 2, "row 0501"));
}

static void
small_screen_says_so_and_grows_back(void **state)
{
	struct stage *s = play_small(state);

	stage_resize(s, 4, 19);
	stage_see(s, "20x5");
	assert_false(screen_has(s, "Dates"));
	stage_resize(s, 5, 20);
	stage_see(s, "2025-09-12");
	stage_resize(s, 24, 80);
	stage_see(s, "First Paper");
	stage_type(s, "Q");
	assert_ends_well(s);
}

/* A word on standard error, no drawing, status 2. */
static void
assert_refuses(struct stage *s)
{
	int status = stage_end(s);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 2);
	assert_non_null(strstr(s->record.str, "nonmun show"));
	assert_null(strchr(s->record.str, '\033'));
	assert_true(stage_settings_restored(s));
}

static void
refuses_a_dumb_terminal(void **state)
{
	struct scene *scene = *state;

	digests_small(scene);
	scene_env(scene, "TERM=dumb");
	assert_refuses(scene_play(scene, 24, 80));
}

static void
refuses_an_unknown_terminal(void **state)
{
	struct scene *scene = *state;

	digests_small(scene);
	scene_env(scene, "TERM=nonsense");
	assert_refuses(scene_play(scene, 24, 80));
	assert_non_null(strstr(scene->stage.record.str, "nonsense"));
}

static void
refuses_without_a_name_for_the_terminal(void **state)
{
	struct scene *scene = *state;

	digests_small(scene);
	scene_env(scene, "TERM");
	assert_refuses(scene_play(scene, 24, 80));
}

static void
refuses_output_that_is_no_terminal(void **state)
{
	struct scene *scene = *state;

	digests_small(scene);
	scene->output = open("/dev/null", O_WRONLY);
	assert_true(scene->output >= 0);
	assert_refuses(scene_play(scene, 24, 80));
}

static void
plain_terminals_do(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	digests_small(scene);
	scene_env(scene, "TERM=vt100");
	s = scene_play(scene, 24, 80);
	stage_see(s, "1 First Paper");
	stage_type(s, ENTER ENTER);
	stage_see(s, "두 번째 비전-언어 문장이다.");
	stage_type(s, "Q");
	assert_ends_well(s);
}

static void
korean_in_the_c_locale(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		print_message("no locale C.UTF-8\n");
		skip();
	}
	digests_small(scene);
	scene_env(scene, "LC_ALL=C");
	s = scene_play(scene, 24, 80);
	stage_type(s, ENTER ENTER);
	stage_see(s, "두 번째 비전-언어 문장이다.");
}

static void
digest_through_a_pipe_keys_from_the_terminal(void **state)
{
	static const char digest[] =
	    "# 1. [Piped Paper](https://arxiv.org/abs/2509.00001)\n\n"
	    "## Introduction\n\nThrough the pipe.\n\n"
	    "# 2. [Other Paper](https://arxiv.org/abs/2509.00002)\n\n"
	    "## Introduction\n\nAfter it.\n";
	const char *const args[] = {"-", NULL};
	struct scene *scene = *state;
	ssize_t len = (ssize_t)(sizeof(digest) - 1);
	struct stage *s;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	scene->input = ends[0];
	assert_int_equal(write(ends[1], digest, (size_t)len), len);
	close(ends[1]);
	s = scene_play_with(scene, 24, 80, args);
	stage_see(s, "1 Piped Paper");
	stage_see(s, "Through the pipe.");
	stage_type(s, "j");
	stage_see(s, "After it.");
	stage_type(s, "Q");
	assert_ends_well(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(takes_the_terminal),
	    SCENE(q_quits_from_the_dates),
	    SCENE(capital_q_quits_from_anywhere),
	    SCENE(interrupt_quits),
	    SCENE(termination_restores_the_terminal),
	    SCENE(hangup_signal_ends_it),
	    SCENE(dead_line_ends_it),
	    SCENE(suspends_and_goes_on),
	    SCENE(suspended_by_signal_and_resized_meanwhile),
	    SCENE(silent_when_idle),
	    SCENE(no_key_of_a_burst_is_lost),
	    SCENE(small_screen_says_so_and_grows_back),
	    SCENE(refuses_a_dumb_terminal),
	    SCENE(refuses_an_unknown_terminal),
	    SCENE(refuses_without_a_name_for_the_terminal),
	    SCENE(refuses_output_that_is_no_terminal),
	    SCENE(plain_terminals_do),
	    SCENE(korean_in_the_c_locale),
	    SCENE(digest_through_a_pipe_keys_from_the_terminal),
	};

	return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}
