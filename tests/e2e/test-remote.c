// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where people really read: on another machine, by ssh (a server of our own on
 * the loopback interface, with keys made for the test), and inside tmux and GNU
 * screen there. Skipped, with a word, where one of them is missing.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "server.h"

#define ENTER "\r"

enum { PATH_SIZE = SERVER_PATH_SIZE, ARGS = 16 };

/* Reads a paper from its beginning and leaves. */
static void
read_on(struct stage *s)
{
	stage_see(s, "First Paper");
	stage_type(s, ENTER);
	stage_type(s, ENTER);
	stage_see(s, "Introduction");
	stage_type(s, "J");
	stage_see(s, "Second Paper");
	stage_type(s, "?");
	stage_see(s, "Moving");
	stage_type(s, "q");
	stage_see(s, "Second Paper");
	stage_type(s, "Q");
}

/* ---- ssh ---------------------------------------------------------------- */

/* What a login shell is to run: the program on the scene's folder. */
static void
remote_command(const struct scene *scene, struct strbuf *out)
{
	strbuf_printf(out,
	    "env LC_ALL=%s XDG_CONFIG_HOME='%s/c' XDG_STATE_HOME='%s/s' "
	    "XDG_CACHE_HOME='%s/k' '%s' '%s'",
	    getenv("LC_ALL") ? getenv("LC_ALL") : "C.UTF-8", scene->dir,
	    scene->dir, scene->dir, getenv("NONMUN_PROGRAM"), scene->dir);
}

static struct stage *
log_in(struct scene *scene, const struct server *server, const char *ssh)
{
	struct strbuf command = STRBUF_INIT;
	const char *args[ARGS] = {NULL};
	size_t n = server_options(server, "-p", args);
	struct play play = {
	    .program = ssh, .args = args, .input = -1, .output = -1};

	remote_command(scene, &command);
	args[n++] = "-tt";
	args[n++] = "127.0.0.1";
	args[n] = command.str;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	strbuf_release(&command);
	return &scene->stage;
}

static void
is_read_through_ssh(void **state)
{
	struct scene *scene = *state;
	char ssh[PATH_SIZE];
	struct server server;
	struct stage *s;

	server_need("ssh", ssh);
	digests_small(scene);
	server_start(&server, scene, "");
	s = log_in(scene, &server, ssh);
	read_on(s);
	assert_int_equal(stage_end(s), 0);
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
}

/* ---- Terminals in terminals --------------------------------------------- */

static void
is_read_inside_tmux(void **state)
{
	struct scene *scene = *state;
	char tmux[PATH_SIZE], socket[PATH_SIZE];
	const char *args[] = {
	    "-S", socket, "-f", "/dev/null", "new-session", NULL, NULL};
	struct play play = {.args = args, .input = -1, .output = -1};
	struct strbuf command = STRBUF_INIT;

	play.program = server_need("tmux", tmux);
	digests_small(scene);
	snprintf(socket, sizeof(socket), "%s/tmux", scene->dir);
	remote_command(scene, &command);
	args[5] = command.str;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	read_on(&scene->stage);
	assert_int_equal(stage_end(&scene->stage), 0);
	strbuf_release(&command);
}

static void
is_read_inside_screen(void **state)
{
	struct scene *scene = *state;
	char screen[PATH_SIZE];
	const char *args[] = {
	    "-c", "/dev/null", "-U", "/bin/sh", "-c", NULL, NULL};
	struct play play = {.args = args, .input = -1, .output = -1};
	struct strbuf command = STRBUF_INIT;

	play.program = server_need("screen", screen);
	digests_small(scene);
	scene_env(scene, "SCREENDIR=%s/screens", scene->dir);
	remote_command(scene, &command);
	args[5] = command.str;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	read_on(&scene->stage);
	assert_int_equal(stage_end(&scene->stage), 0);
	strbuf_release(&command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(is_read_through_ssh),
	    SCENE(is_read_inside_tmux),
	    SCENE(is_read_inside_screen),
	};

	return cmocka_run_group_tests_name("remote", tests, NULL, NULL);
}
