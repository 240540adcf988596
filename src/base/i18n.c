// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The locale at the start: see i18n.h. A locale that is asked for and not
 * installed, the ordinary case on a new server, still says which language its
 * user reads; gettext takes that from LANGUAGE, but only in a locale that is
 * not "C", so another one carries it. Only categories that are used are set:
 * each costs files to open.
 */
#include <config.h>

#include "base/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/strbuf.h"

const char *
i18n_wished(const char *category)
{
	const char *const names[] = {"LC_ALL", category, "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *name = getenv(names[i]);

		if (name && *name)
			return name;
	}
	return "";
}

bool
i18n_is_utf8(void)
{
	const char *codeset = nl_langinfo(CODESET);

	return strcasecmp(codeset, "UTF-8") == 0 ||
	    strcasecmp(codeset, "utf8") == 0;
}

#if ENABLE_NLS

/* "C", "POSIX", "C.UTF-8": no language in particular. */
static bool
is_neutral(const char *locale)
{
	return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0 ||
	    strncmp(locale, "C.", 2) == 0;
}

static bool
is_english(const char *languages)
{
	return strncmp(languages, "en", 2) == 0;
}

/* Lets LANGUAGE count. C.UTF-8 does so in some versions of the GNU C library
 * only, and is what is left where nothing is installed. */
static void
carry_languages(void)
{
	if (!setlocale(LC_MESSAGES, "en_US.UTF-8"))
		setlocale(LC_MESSAGES, "C.UTF-8");
}

/* "ko_KR.UTF-8", which is not installed, still says "ko_KR". */
static void
name_language(const char *locale)
{
	struct strbuf language = STRBUF_INIT;

	strbuf_add(&language, locale, strcspn(locale, ".@"));
	setenv("LANGUAGE", language.str, 1);
	strbuf_release(&language);
}

/* English is what stands in the sources: translations of it would be looked
 * for in half a dozen files. */
static void
set_language(void)
{
	const char *wished = i18n_wished("LC_MESSAGES");
	const char *languages = getenv("LANGUAGE");
	bool installed = setlocale(LC_MESSAGES, "") != NULL;

	if (!languages || !*languages) {
		if (is_neutral(wished) || is_english(wished))
			setlocale(LC_MESSAGES, "C");
		if (installed || is_neutral(wished) || is_english(wished))
			return;
		name_language(wished);
		carry_languages();
	} else if (!installed || !*wished || strncmp(wished, "C.", 2) == 0) {
		carry_languages();
	}
}

static void
set_up_texts(const char *folder)
{
	const char *other = getenv("NONMUN_LOCALEDIR");

	set_language();
	bindtextdomain(PACKAGE, other && *other ? other : folder);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
}

#else

static void
set_up_texts(const char *folder)
{
	(void)folder;
	setlocale(LC_MESSAGES, "");
}

#endif

bool
i18n_start(const char *folder)
{
	static const char *const fallbacks[] = {
	    "C.UTF-8", "C.utf8", "en_US.UTF-8"};
	const char *name;

	setlocale(LC_CTYPE, "");
	set_up_texts(folder);
	if (i18n_is_utf8())
		return true;
	name = setlocale(LC_CTYPE, NULL);
	if (name && strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0)
		return false;
	for (size_t i = 0; i < sizeof(fallbacks) / sizeof(*fallbacks); i++)
		if (setlocale(LC_CTYPE, fallbacks[i]) && i18n_is_utf8())
			return true;
	return false;
}
