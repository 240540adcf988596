// SPDX-License-Identifier: GPL-3.0-or-later
/* What the user wishes of the terminal: see term-wishes.h. */
#include <config.h>

#include "term/term-wishes.h"

#include <locale.h>
#include <stddef.h>
#include <string.h>

/* Where terminals may draw such signs two cells wide. */
static bool
locale_is_east_asian(void)
{
	static const char *const languages[] = {"ko", "ja", "zh"};
	const char *locale = setlocale(LC_CTYPE, NULL);

	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (locale && strncmp(locale, languages[i], 2) == 0)
			return true;
	return false;
}

void
term_wishes_take(struct term_wishes *wishes, const struct settings *settings)
{
	wishes->links = settings->hyperlinks;
	wishes->clipboard = settings->clipboard;
	wishes->mouse = settings->mouse;
	wishes->wide_signs = settings->ambiguous_width == AMBIGUOUS_TWO;
	wishes->ask_about_them = settings->ambiguous_width == AMBIGUOUS_ASK ||
	    (settings->ambiguous_width == AMBIGUOUS_AUTO &&
		locale_is_east_asian());
}
