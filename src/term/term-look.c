// SPDX-License-Identifier: GPL-3.0-or-later
/* How each style looks: see term-look.h. Reverse video is for what is selected,
 * what frames the panes and what was found; a second attribute tells these
 * apart where one lies upon another. Colour is rare, and decoration is left
 * plain: each change of looks costs a slow line some fifteen bytes. */
#include <config.h>

#include "term/term-look.h"

#include <stdlib.h>

const struct look looks[STYLES] = {
    [STYLE_NORMAL] = {0, LOOK_DEFAULT},
    [STYLE_TITLE] = {LOOK_BOLD, LOOK_DEFAULT},
    [STYLE_HEADING] = {LOOK_BOLD | LOOK_UNDERLINE, LOOK_DEFAULT},
    [STYLE_LABEL] = {LOOK_BOLD, LOOK_DEFAULT},
    [STYLE_EMPH] = {LOOK_ITALIC, LOOK_DEFAULT},
    [STYLE_STRONG] = {LOOK_BOLD, LOOK_DEFAULT},
    [STYLE_CODE] = {LOOK_BOLD, LOOK_MAGENTA},
    [STYLE_LINK] = {LOOK_UNDERLINE, LOOK_DEFAULT},
    [STYLE_URL] = {LOOK_UNDERLINE, LOOK_DEFAULT},
    [STYLE_QUOTE] = {LOOK_DIM, LOOK_DEFAULT},
    [STYLE_READ] = {LOOK_DIM, LOOK_DEFAULT},
    [STYLE_DIM] = {0, LOOK_DEFAULT},
    [STYLE_BAR] = {LOOK_REVERSE, LOOK_DEFAULT},
    [STYLE_PANE] = {LOOK_REVERSE, LOOK_DEFAULT},
    [STYLE_PANE_FOCUS] = {LOOK_REVERSE | LOOK_BOLD, LOOK_DEFAULT},
    [STYLE_SELECTED] = {LOOK_REVERSE, LOOK_DEFAULT},
    [STYLE_SELECTED_OTHER] = {LOOK_BOLD, LOOK_DEFAULT},
    [STYLE_MATCH] = {LOOK_REVERSE | LOOK_UNDERLINE, LOOK_DEFAULT},
    [STYLE_MATCH_CURRENT] = {LOOK_REVERSE | LOOK_BOLD, LOOK_YELLOW_ON_BLACK},
    [STYLE_ERROR] = {LOOK_REVERSE | LOOK_BOLD, LOOK_RED},
};

bool
look_wants_colour(void)
{
	const char *no_color = getenv("NO_COLOR");

	return !no_color || !no_color[0];
}
