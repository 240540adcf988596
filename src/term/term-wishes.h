// SPDX-License-Identifier: GPL-3.0-or-later
/* What the user wishes of the terminal, as far as it can. */
#ifndef NONMUN_TERM_TERM_WISHES_H
#define NONMUN_TERM_TERM_WISHES_H

#include <stdbool.h>

#include "conf/look.h"
#include "conf/settings.h"

struct term_wishes {
	struct look looks[STYLES];
	enum auto_choice links;     /* "auto": where it is known to take them */
	enum auto_choice clipboard; /* "auto": not where it takes none */
	bool mouse;
	bool wide_signs; /* signs of ambiguous width take two cells */
	struct rights rights;
	bool ask_about_them; /* ask the terminal whether they do */
};

/* The wishes that settings mean; looks are left as they are. */
void
term_wishes_take(struct term_wishes *wishes, const struct settings *settings);

#endif
