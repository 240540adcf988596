// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How each style looks. Attributes alone tell apart what stands side by side,
 * but for decoration, which has its signs; colour comes on top, where the
 * terminal has it and the user wants it.
 */
#ifndef NONMUN_TERM_TERM_LOOK_H
#define NONMUN_TERM_TERM_LOOK_H

#include <stdbool.h>

#include "layout/style.h"

enum {
	LOOK_BOLD = 1 << 0,
	LOOK_UNDERLINE = 1 << 1,
	LOOK_REVERSE = 1 << 2,
	LOOK_DIM = 1 << 3,
	LOOK_ITALIC = 1 << 4, /* underlined where there is no italic */
	LOOK_BITS = 5,
};

/* Colours are the terminal's own, and of these only the ones that are easy to
 * read on a dark and on a light background alike. */
enum look_colour {
	LOOK_DEFAULT,
	LOOK_MAGENTA,
	LOOK_RED,
	LOOK_YELLOW_ON_BLACK, /* in reverse video: black on yellow */
	LOOK_COLOURS
};

struct look {
	unsigned attributes;
	enum look_colour colour;
};

extern const struct look looks[STYLES];

/* Whether colours are wanted: not where NO_COLOR is set, to any text
 * (https://no-color.org). */
bool look_wants_colour(void);

#endif
