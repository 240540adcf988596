// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Translation, by gettext: _() translates where it stands, N_() marks a text
 * that is translated later, where it is shown. Texts for programs (JSON, the
 * journal, names of options and actions) are never marked. Without gettext
 * everything is English.
 */
#ifndef NONMUN_BASE_I18N_H
#define NONMUN_BASE_I18N_H

#if ENABLE_NLS
#include <libintl.h>
#else
#define gettext(text) (text)
#define ngettext(one, many, n) ((n) == 1 ? (one) : (many))
#endif

/* The same with a word for translators before the text, where one English
 * text means two things: C_("mark", "read"). */
#define C_(context, text) i18n_in_context(context "\004" text, text)

static inline const char *
i18n_in_context(const char *id, const char *text)
{
	const char *translated = gettext(id);

	return translated == id ? text : translated;
}

#define _(text) gettext(text)
#define N_(text) text

#endif
