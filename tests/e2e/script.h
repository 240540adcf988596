// SPDX-License-Identifier: GPL-3.0-or-later
/* Scripts of tests/screens (keys in, screens out; tests/test-ui-screens.c says
 * how they are written) played by the whole program on a real terminal. */
#ifndef NONMUN_E2E_SCRIPT_H
#define NONMUN_E2E_SCRIPT_H

#include "scene.h"

/* Plays a script on the sample digests, up to where it waits for time to pass;
 * fails the test at the first screen that is another. Returns how many screens
 * were seen. */
unsigned script_play(struct scene *scene, const char *name, int rows, int cols);

#endif
