// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Themes: a look for each style. In all of them attributes alone tell apart
 * what stands side by side, but for decoration, which has its signs; colour
 * comes on top, where the terminal has it and the user wants it.
 */
#ifndef NONMUN_CONF_THEME_H
#define NONMUN_CONF_THEME_H

#include "conf/look.h"
#include "conf/settings.h"

struct look theme_look(enum theme theme, enum style style);

#endif
