// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A scene: a stage with a folder of its own, in which a test lays out digests
 * and scripts, and which is gone after the test. Each test case is set up and
 * torn down with SCENE(function).
 */
#ifndef NONMUN_E2E_SCENE_H
#define NONMUN_E2E_SCENE_H

#include <sys/types.h>

#include "base/strbuf.h"
#include "stage.h"

enum { SCENE_PATH_SIZE = 512, SCENE_ENV_MAX = 16 };

struct scene {
	struct stage stage;
	char dir[SCENE_PATH_SIZE];    /* holds `bin`, first of the PATH */
	char *env[SCENE_ENV_MAX + 1]; /* for the program; ends in NULL */
	size_t n_env;
	int input, output; /* in place of the terminal; -1: the terminal */
	bool mute;         /* the terminal answers no question by itself */
	pid_t server;      /* 0: none */
};

#define SCENE(function) \
	cmocka_unit_test_setup_teardown(function, scene_set_up, scene_tear_down)

int scene_set_up(void **state);
int scene_tear_down(void **state);

/* Writes a file into the folder. */
void scene_write(struct scene *scene, const char *name, const char *text);

/* Writes `bin/NAME`, a script for sh that runs `body`; its variable D is the
 * scene's folder. */
void scene_script(struct scene *scene, const char *name, const char *body);

/* Waits until there is a file of that name in the folder and appends it. */
void scene_read(struct scene *scene, const char *name, struct strbuf *out);

/* Whether there is a file of that name. */
bool scene_has(const struct scene *scene, const char *name);

/* A setting of the program's environment: NAME=VALUE, or NAME to unset. */
void scene_env(struct scene *scene, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Starts the program on the scene's folder, ending what was on stage before;
 * or with other arguments (ending in NULL). */
struct stage *scene_play(struct scene *scene, int rows, int cols);
struct stage *scene_play_with(
    struct scene *scene, int rows, int cols, const char *const *args);

/* Serves a page of HTML to whoever asks, on 127.0.0.1, until the scene is torn
 * down. Returns the port; 0 when that is impossible. */
unsigned scene_serve(struct scene *scene, const char *html);

#endif
