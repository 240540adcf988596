// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The same short reading on every terminal that people come with: it starts,
 * moves, searches, is left as it was found, and on the way sends nothing that
 * drawing a screen does not need. Skipped for those whose description is not
 * installed.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "stream.h"

#define ENTER "\r"

/* Whether there is a description of the terminal where ncurses looks for it. */
static bool
is_described(const char *name)
{
	static const char *const folders[] = {"/etc/terminfo", "/lib/terminfo",
	    "/usr/lib/terminfo", "/usr/share/terminfo",
	    "/usr/local/share/terminfo", "/usr/share/lib/terminfo"};
	char path[256];

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		/* By the first letter, or its code where names have no case. */
		snprintf(
		    path, sizeof(path), "%s/%c/%s", folders[i], name[0], name);
		if (access(path, R_OK) == 0)
			return true;
		snprintf(path, sizeof(path), "%s/%x/%s", folders[i],
		    (unsigned char)name[0], name);
		if (access(path, R_OK) == 0)
			return true;
	}
	return false;
}

static void
assert_decent(struct stage *s)
{
	char *objection = stream_objection(&s->record);

	if (objection)
		fail_msg("%s", objection);
	free(objection);
}

static void
assert_ends_well(struct stage *s)
{
	int status;

	stage_type(s, "Q");
	status = stage_end(s);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
	assert_false(s->cursor_hidden);
	assert_true(stream_modes_restored(&s->record));
}

/* Links are sequences that are tested elsewhere. */
static void
switch_links_off(struct scene *scene)
{
	char path[SCENE_PATH_SIZE + 16];

	snprintf(path, sizeof(path), "%s/config", scene->dir);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/config/nonmun", scene->dir);
	mkdir(path, 0700);
	scene_write(scene, "config/nonmun/config.yaml", "hyperlinks: off\n");
	scene_env(scene, "XDG_CONFIG_HOME=%s/config", scene->dir);
}

static void
read_on(void **state, const char *name)
{
	struct scene *scene = *state;
	struct stage *s;

	if (!is_described(name)) {
		print_message("no description of %s\n", name);
		skip();
	}
	digests_small(scene);
	switch_links_off(scene);
	scene_env(scene, "TERM=%s", name);
	s = scene_play(scene, 24, 80);
	stage_see(s, "First Paper");
	stage_settle(s);
	stage_type(s, ENTER);
	stage_type(s, ENTER);
	stage_see(s, "Introduction");
	stage_type(s, "J");
	stage_see(s, "Second Paper");
	stage_type(s, "\033[B");
	stage_type(s, "/Introduction" ENTER);
	stage_see(s, "1/1");
	stage_type(s, "?");
	stage_see(s, "Moving");
	stage_type(s, "q");
	stage_see(s, "Second Paper");
	stage_resize(s, 15, 40);
	stage_see(s, "Second Paper");
	stage_settle(s);
	assert_decent(s);
	assert_ends_well(s);
}

#define ON(function, name)                 \
	static void function(void **state) \
	{                                  \
		read_on(state, name);      \
	}

ON(xterm, "xterm-256color")
ON(screen, "screen-256color")
ON(tmux, "tmux-256color")
ON(linux_console, "linux")
ON(vt100, "vt100")
ON(vt220, "vt220")
ON(foot, "foot")
ON(alacritty, "alacritty")
ON(kitty, "kitty")
ON(st, "st-256color")
ON(rxvt, "rxvt-unicode-256color")
ON(direct_colour, "xterm-direct")
ON(eight_colours, "xterm")

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(xterm),
	    SCENE(screen),
	    SCENE(tmux),
	    SCENE(linux_console),
	    SCENE(vt100),
	    SCENE(vt220),
	    SCENE(foot),
	    SCENE(alacritty),
	    SCENE(kitty),
	    SCENE(st),
	    SCENE(rxvt),
	    SCENE(direct_colour),
	    SCENE(eight_colours),
	};

	return cmocka_run_group_tests_name("terminals", tests, NULL, NULL);
}
