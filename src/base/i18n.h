// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Translation, by gettext: _() translates where it stands, N_() marks a text
 * that is translated later, where it is shown. Texts for programs (JSON, the
 * journal, names of options and actions) are never marked. Without gettext
 * everything is English. A text is a whole sentence, never glued of words; what
 * depends on a number takes ngettext; columns are padded by cells, not by the
 * format. Where messages are made (app_say, app_complain, out_complain,
 * error_set) they are translated by their format: callers write plain English.
 *
 * And the locale, which says in which language, and how characters are drawn:
 * it is set once, before anything is said.
 */
#ifndef NONMUN_BASE_I18N_H
#define NONMUN_BASE_I18N_H

#include <stdbool.h>

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

/* Takes the locale from the environment (LC_ALL, LC_CTYPE, LC_MESSAGES, LANG,
 * LANGUAGE), and translations from `folder`, or from $NONMUN_LOCALEDIR. A
 * locale that says nothing about characters, or is not installed, gets those
 * of Unicode if the system has them; one that names another charset is
 * respected. May set LANGUAGE, for itself and what it starts. Returns
 * i18n_is_utf8(). */
bool i18n_start(const char *folder);

/* Whether every character can be drawn. */
bool i18n_is_utf8(void);

/* The locale that the environment asks for in a category, such as "LC_CTYPE",
 * installed or not; "" when it asks for none. Borrowed from the environment. */
const char *i18n_wished(const char *category);

#endif
