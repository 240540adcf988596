// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A window of `height` rows onto `count` rows: where it begins, and which row
 * the cursor is on. Pure arithmetic; all rows count from 0. After every
 * function: top and cursor are less than count, or 0.
 */
#ifndef NONMUN_UI_VIEWPORT_H
#define NONMUN_UI_VIEWPORT_H

#include <stdbool.h>
#include <stddef.h>

struct viewport {
	size_t count, height;
	size_t top, cursor;
};

/* Takes a new size; the cursor's row stays, and stays in sight. */
void viewport_resize(struct viewport *v, size_t count, size_t height);

/* For lists: moves the cursor by `by` rows, or to a row; the window follows. */
void viewport_move(struct viewport *v, long by);
void viewport_go(struct viewport *v, size_t row);

/* For text: moves the window by `by` rows, at most until the last row is the
 * window's last. A window that is beyond that already (viewport_show) never
 * moves further down. */
void viewport_scroll(struct viewport *v, long by);

/* Whether the window is farther down than the last row needs. */
bool viewport_is_past_end(const struct viewport *v);

/* Moves the window up, if it is farther down than the last row needs. */
void viewport_fill(struct viewport *v);

/* Puts a row at the top, even when there is nothing to fill the window. */
void viewport_show(struct viewport *v, size_t row);

/* Moves the window, if it must, so that `row` is in it, a third from its top.
 */
void viewport_reveal(struct viewport *v, size_t row);

/* How much has been seen when the window's last row has: 0 to 100. */
unsigned viewport_percent(const struct viewport *v);

#endif
