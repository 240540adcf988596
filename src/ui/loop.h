// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The loop: draw what is stale, wait for a key or for work, act. Background
 * work is done in steps of a few milliseconds, and only while no key waits.
 */
#ifndef NONMUN_UI_LOOP_H
#define NONMUN_UI_LOOP_H

#include "ui/app.h"

/* Runs until the user quits or the terminal is gone. */
void loop_run(struct app *app);

/* One round of the loop: draws, then waits up to `wait_ms` for a key or for
 * background work (-1: as long as it takes), and acts. */
void loop_step(struct app *app, int wait_ms);

#endif
