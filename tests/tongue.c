// SPDX-License-Identifier: GPL-3.0-or-later
/* See tongue.h. LANGUAGE counts only in a locale that is not "C"; which ones
 * there are differs between systems. */
#include <config.h>

#include "tongue.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

void
tongue_rest(void)
{
	unsetenv("LANGUAGE");
	setlocale(LC_MESSAGES, "C");
}

bool
tongue_speak(const char *folder, const char *language)
{
#if ENABLE_NLS
	static const char *const locales[] = {
	    "ko_KR.UTF-8", "C.UTF-8", "en_US.UTF-8"};

	setenv("LANGUAGE", language, 1);
	bindtextdomain(PACKAGE, folder);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	for (size_t i = 0; i < sizeof(locales) / sizeof(*locales); i++)
		if (setlocale(LC_MESSAGES, locales[i]) &&
		    strcmp(_("Dates"), "Dates") != 0)
			return true;
	tongue_rest();
#else
	(void)folder;
	(void)language;
#endif
	return false;
}
