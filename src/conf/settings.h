// SPDX-License-Identifier: GPL-3.0-or-later
/* The values of all options, a field each, as option-list.h names them. */
#ifndef NONMUN_CONF_SETTINGS_H
#define NONMUN_CONF_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/rights.h"

struct text_list {
	char **texts; /* owned */
	size_t n, cap;
};

/* What the words of the choices stand for, in their order. */
enum auto_choice { AUTO_AUTO, AUTO_OFF, AUTO_ON };
enum ambiguous { AMBIGUOUS_AUTO, AMBIGUOUS_ONE, AMBIGUOUS_TWO, AMBIGUOUS_ASK };
enum theme {
	THEME_DEFAULT,
	THEME_MONO,
	THEME_CONTRAST,
	THEME_SOLARIZED,
	THEMES
};
enum wrapping { WRAPPING_WORD, WRAPPING_ANY };

/* Fields by the kind of their option. */
#define SETTING_FLAG bool
#define SETTING_NUMBER unsigned
#define SETTING_CHOICE unsigned
#define SETTING_TEXT char *           /* owned */
#define SETTING_LIST struct text_list /* owned */

struct settings {
#define SECTION(title)
#define OPTION(kind, field, name, effect, help, ...) SETTING_##kind field;
#include "conf/option-list.h"
#undef SECTION
#undef OPTION
	struct rights rights; /* of the start: no option, nobody changes them */
};

/* All options at their defaults, with all rights. */
void settings_init(struct settings *settings);
void settings_release(struct settings *settings);

#endif
