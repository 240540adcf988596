// SPDX-License-Identifier: GPL-3.0-or-later
/* The whole screen: header, panes and status line. */
#ifndef NONMUN_UI_SCREEN_H
#define NONMUN_UI_SCREEN_H

#include "ui/app.h"

/* Where the panes are now, for the terminal's present size. */
void screen_arrange(struct app *app);

/* Draws everything and sends what has changed. */
void screen_draw(struct app *app);

/* The terminal's size, and how the user wishes it to be used. */
struct frame_space screen_space(const struct app *app);

#endif
