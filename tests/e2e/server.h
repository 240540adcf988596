// SPDX-License-Identifier: GPL-3.0-or-later
/* An ssh server of a test's own, on the loopback interface, with keys made for
 * it in the scene's folder. Where it cannot be had, the test is skipped with a
 * word. */
#ifndef NONMUN_E2E_SERVER_H
#define NONMUN_E2E_SERVER_H

#include "scene.h"

enum { SERVER_PATH_SIZE = SCENE_PATH_SIZE + 64 };

struct server {
	unsigned port;
	char key[SERVER_PATH_SIZE]; /* of the user; also in "user" */
	char hosts[SERVER_PATH_SIZE + 32];
	char number[16]; /* of the port */
};

/* The path of a program, where servers are found, too; NULL: there is none. */
const char *server_find(const char *name, char path[SERVER_PATH_SIZE]);

/* The same, but skips the test where there is none. */
const char *server_need(const char *name, char path[SERVER_PATH_SIZE]);

/* Starts it; the scene's end ends it. `more` is added to its settings. */
void server_start(struct server *server, struct scene *scene, const char *more);

/* The options that a client needs, behind its name: 12 words at most. */
size_t server_options(
    const struct server *server, const char *port_option, const char **args);

#endif
