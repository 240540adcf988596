// SPDX-License-Identifier: GPL-3.0-or-later
/* What the user wishes of the terminal: see term-wishes.h. */
#include <config.h>

#include "term/term-wishes.h"

#include <locale.h>
#include <stddef.h>
#include <string.h>

#include "base/i18n.h"

static bool
is_east_asian(const char *locale)
{
	static const char *const languages[] = {"ko", "ja", "zh"};

	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (locale && strncmp(locale, languages[i], 2) == 0)
			return true;
	return false;
}

/* Where terminals may draw such signs two cells wide. They stand before the
 * user, where another locale may be installed than here. */
static bool
locale_is_east_asian(void)
{
	return is_east_asian(setlocale(LC_CTYPE, NULL)) ||
	    is_east_asian(i18n_wished("LC_CTYPE")) ||
	    is_east_asian(i18n_wished("LC_MESSAGES"));
}

void
term_wishes_take(struct term_wishes *wishes, const struct settings *settings)
{
	wishes->links = settings->hyperlinks;
	wishes->clipboard = settings->clipboard;
	wishes->mouse = settings->mouse;
	wishes->rights = settings->rights;
	wishes->wide_signs = settings->ambiguous_width == AMBIGUOUS_TWO;
	wishes->ask_about_them = settings->ambiguous_width == AMBIGUOUS_ASK ||
	    (settings->ambiguous_width == AMBIGUOUS_AUTO &&
		locale_is_east_asian());
}
