// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening URLs in a browser; its actions are in handlers.h. */
#ifndef NONMUN_UI_OPENER_H
#define NONMUN_UI_OPENER_H

#include <stdbool.h>

#include "ui/app.h"

/* Looks whether programs that were started beside us have ended; says so if one
 * failed. True when there is something new on the screen. */
bool opener_check(struct app *app);

/* Forgets them; they go on. */
void opener_release(struct app *app);

/* Runs a program of the user's on the terminal, or beside it, and says how that
 * went. */
void opener_run(struct app *app, char *const argv[], bool beside);

#endif
