// SPDX-License-Identifier: GPL-3.0-or-later
/* Colours that a terminal has, for those that are wished. */
#ifndef NONMUN_TERM_TERM_COLOUR_H
#define NONMUN_TERM_TERM_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

/* From here on a terminal takes red, green and blue themselves. */
enum { COLOURS_DIRECT = 1 << 24 };

/* What comes nearest to a colour (see conf/look.h) on a terminal of 8, 16, 88,
 * 256 or COLOURS_DIRECT colours: the number that it goes by there, -1 for the
 * terminal's own. Distances are weighed as the eye sees them, roughly. */
int term_colour(int32_t colour, int colours);

/* Whether colours are wanted: not where NO_COLOR is set, to any text
 * (https://no-color.org). */
bool term_wants_colour(void);

#endif
