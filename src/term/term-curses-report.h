// SPDX-License-Identifier: GPL-3.0-or-later
/* What the description of a terminal says, without taking that over. */
#ifndef NONMUN_TERM_TERM_CURSES_REPORT_H
#define NONMUN_TERM_TERM_CURSES_REPORT_H

#include <stdbool.h>

/* Whether there is a description of $TERM by which the cursor can be placed;
 * how many colours it has goes to `*colours`. To be called without a screen. */
bool curses_describes(int *colours);

#endif
