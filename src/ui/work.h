// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is done while no key waits, a millisecond at a time: what was just asked
 * for first, then reading the digests, then looking whether any has changed.
 */
#ifndef NONMUN_UI_WORK_H
#define NONMUN_UI_WORK_H

#include <stdbool.h>

struct app;

/* Works for a few milliseconds; false when nothing is left to do. */
bool work(struct app *app);

/* Before the screen is drawn after a key: what it asked for, as far as that is
 * found at once. */
void work_hurry(struct app *app);

/* Milliseconds until there may be something to do again; -1: only when a key
 * comes. */
int work_wait(const struct app *app);

/* The shorter one of two such times. */
int work_sooner(int a, int b);

#endif
