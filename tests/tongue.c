// SPDX-License-Identifier: GPL-3.0-or-later
/* See tongue.h. LANGUAGE counts only in a locale that is not "C", in some
 * systems neither in "C.UTF-8"; which ones there are differs. */
#include <config.h>

#include "tongue.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

static bool
is_installed(const char *name)
{
	char *before = mem_strdup(setlocale(LC_CTYPE, NULL));
	bool is = setlocale(LC_CTYPE, name) != NULL;

	setlocale(LC_CTYPE, before);
	free(before);
	return is;
}

/* Runs localedef; whether it did what it should is seen by what there is. */
static void
compile(const char *language, const char *charset, const char *path)
{
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execlp("localedef", "localedef", "-i", language, "-f", charset,
		    path, (char *)NULL);
		_exit(127);
	}
	if (pid > 0)
		waitpid(pid, NULL, 0);
}

/* Under another name first: another test may want the same now. */
static void
compile_into(const char *name, const char *folder)
{
	struct strbuf draft = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;
	struct strbuf language = STRBUF_INIT;
	size_t len = strcspn(name, ".");

	strbuf_add(&language, name, len);
	strbuf_printf(&draft, "%s-%ld", folder, (long)getpid());
	strbuf_printf(&path, "%s/%s", draft.str, name);
	mkdir(draft.str, 0700);
	compile(language.str, name + len + (name[len] == '.'), path.str);
	(void)!rename(draft.str, folder);
	strbuf_release(&language);
	strbuf_release(&path);
	strbuf_release(&draft);
}

bool
tongue_make_locale(const char *name, struct strbuf *folder)
{
	const char *cache = getenv("XDG_CACHE_HOME");
	struct strbuf proof = STRBUF_INIT;
	size_t before = folder->len;
	bool made;

	if (!cache)
		return false;
	mkdir(cache, 0700);
	strbuf_printf(folder, "%s/locales", cache);
	mkdir(folder->str + before, 0700);
	strbuf_printf(folder, "/%s", name);
	strbuf_printf(&proof, "%s/%s/LC_CTYPE", folder->str + before, name);
	if (access(proof.str, R_OK) < 0)
		compile_into(name, folder->str + before);
	made = access(proof.str, R_OK) == 0;
	if (!made)
		strbuf_truncate(folder, before);
	strbuf_release(&proof);
	return made;
}

bool
tongue_has_locale(const char *name, struct strbuf *folder)
{
	return is_installed(name) || tongue_make_locale(name, folder);
}

void
tongue_rest(void)
{
	unsetenv("LANGUAGE");
	unsetenv("LOCPATH");
	setlocale(LC_MESSAGES, "C");
}

#if ENABLE_NLS

static bool
speaks_in(const char *locale)
{
	return setlocale(LC_MESSAGES, locale) &&
	    strcmp(_("Dates"), "Dates") != 0;
}

static bool
speaks_in_made(const char *locale)
{
	struct strbuf folder = STRBUF_INIT;
	bool speaks = false;

	if (tongue_make_locale(locale, &folder)) {
		setenv("LOCPATH", folder.str, 1);
		speaks = speaks_in(locale);
	}
	strbuf_release(&folder);
	return speaks;
}

bool
tongue_speak(const char *folder, const char *language)
{
	static const char *const locales[] = {
	    "ko_KR.UTF-8", "C.UTF-8", "en_US.UTF-8"};

	setenv("LANGUAGE", language, 1);
	bindtextdomain(PACKAGE, folder);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	for (size_t i = 0; i < sizeof(locales) / sizeof(*locales); i++)
		if (speaks_in(locales[i]))
			return true;
	if (speaks_in_made(locales[0]))
		return true;
	tongue_rest();
	return false;
}

#else

bool
tongue_speak(const char *folder, const char *language)
{
	(void)folder;
	(void)language;
	return false;
}

#endif
