// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Papers printed by the command show on a real terminal: with their looks,
 * without them where they are not wanted, and through the pager less.
 */
#include <config.h>

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

/* Plays a command of sh, in which $D is the folder of the digests. */
static struct stage *
play_shell(struct scene *scene, const char *command)
{
	const char *const args[] = {"-c", command, NULL};
	struct play play = {.program = "/bin/sh",
	    .args = args,
	    .env = (const char *const *)scene->env,
	    .input = -1,
	    .output = -1};

	stage_close(&scene->stage);
	stage_open(&scene->stage, &play, 30, 80);
	return &scene->stage;
}

static struct scene *
set_scene(void **state)
{
	struct scene *scene = *state;

	digests_small(scene);
	scene_env(scene, "D=%s", scene->dir);
	scene_env(scene, "TERM=xterm-256color");
	return scene;
}

static void
assert_ended(struct stage *s)
{
	int status = stage_end(s);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static VTermScreenCell
cell_of(struct stage *s, const char *text)
{
	VTermPos at = {0, 0};

	assert_true(screen_find(s, text, 0, &at));
	return screen_cell(s, at);
}

static void
shows_titles_bold(void **state)
{
	struct stage *s = play_shell(set_scene(state),
	    "\"$NONMUN_PROGRAM\" show -L \"$D\" 2025-09-12/1");

	assert_ended(s);
	assert_true(cell_of(s, "First Paper").attrs.bold);
	assert_true(cell_of(s, "Introduction").attrs.underline);
	assert_false(cell_of(s, "2509.00001").attrs.bold);
}

static void
assert_no_codes(struct stage *s)
{
	assert_ended(s);
	assert_true(screen_has(s, "First Paper"));
	assert_null(memchr(s->record.str, '\033', s->record.len));
}

static void
shows_plain_text_where_it_is_wanted(void **state)
{
	static const char show[] =
	    "\"$NONMUN_PROGRAM\" show -L \"$D\" 2025-09-12/1";
	struct scene *scene = set_scene(state);

	assert_no_codes(play_shell(scene,
	    "\"$NONMUN_PROGRAM\" show -L \"$D\" --color=never 2025-09-12/1"));
	scene_env(scene, "NO_COLOR=1");
	assert_no_codes(play_shell(scene, show));
	scene_env(scene, "NO_COLOR");
	scene_env(scene, "TERM=dumb");
	assert_no_codes(play_shell(scene, show));
}

static void
goes_through_less(void **state)
{
	struct scene *scene = set_scene(state);
	struct stage *s;

	if (system("command -v less >/dev/null") != 0) {
		print_message("less is not installed\n");
		skip();
	}
	scene_env(scene, "LESSCHARSET=utf-8");
	scene_env(scene, "LESS");
	s = play_shell(scene,
	    "\"$NONMUN_PROGRAM\" show -L \"$D\" --color=always "
	    "2025-09-12 2025-09-11 | less -R");
	stage_see(s, "First Paper");
	assert_true(cell_of(s, "First Paper").attrs.bold);
	assert_true(cell_of(s, "Introduction").attrs.underline);
	assert_true(screen_has(s, "비전-언어"));
	stage_type(s, "G");
	stage_see(s, "The day before.");
	assert_true(cell_of(s, "Older Paper").attrs.bold);
	assert_false(cell_of(s, "The day before.").attrs.bold);
	/* less shows what it does not pass on as ESC. */
	assert_false(screen_has(s, "ESC"));
	stage_type(s, "q");
	assert_ended(s);
}

/* Into a pipe goes what is counted alone, to be summed up. */
static void
heads_columns_on_a_terminal(void **state)
{
	struct scene *scene = set_scene(state);
	struct stage *s = play_shell(scene,
	    "\"$NONMUN_PROGRAM\" search -L \"$D\" --count-by=month paper");
	VTermPos at = {0, 0};

	assert_ended(s);
	stage_see_row(s, 0, "month");
	stage_see_row(s, 0, "matches papers posts");
	stage_see_row(s, 1, "all");
	assert_true(screen_find(s, "2025-09-01", 0, &at));
	assert_int_equal(at.row, 2);
	s = play_shell(scene,
	    "\"$NONMUN_PROGRAM\" search -L \"$D\" --count-by=month paper | "
	    "cat");
	assert_ended(s);
	assert_true(screen_has(s, "2025-09-01"));
	assert_false(screen_has(s, "matches"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(shows_titles_bold),
	    SCENE(shows_plain_text_where_it_is_wanted),
	    SCENE(goes_through_less),
	    SCENE(heads_columns_on_a_terminal),
	};

	return cmocka_run_group_tests_name("show", tests, NULL, NULL);
}
