// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The mouse, where the option says so: a click selects, a second one at the
 * same place goes into what is selected, the wheel moves the pane that it is
 * on. With Shift the terminal keeps it for its own selection.
 */
#ifndef NONMUN_UI_MOUSE_H
#define NONMUN_UI_MOUSE_H

#include <stdbool.h>
#include <stdint.h>

struct app;

/* The last click. A member of struct app. */
struct mouse {
	int row, col;
	bool single; /* another one may make it double */
	int64_t at;  /* ms */
};

/* Does what the terminal's last TERM_KEY_MOUSE means. */
void mouse_act(struct app *app);

#endif
