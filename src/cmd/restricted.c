// SPDX-License-Identifier: GPL-3.0-or-later
/* Restricted use: see restricted.h. A variable may come from the reader, whose
 * ssh sends what the server accepts: LANGUAGE names files of translations, with
 * formats in them, TERMINFO what is sent to a terminal, TZ and LC_ALL files,
 * XDG_CONFIG_HOME a configuration of the reader's own. */
#include <config.h>

#include "cmd/restricted.h"

#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "cmd/home.h"
#include "cmd/source.h"

extern char **environ;

enum { VALUE_MAX = 128 };

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

static const char variable[] = "NONMUN_RESTRICTED";
static const char option[] = "--restricted";

/* What is left of the environment, and the signs besides letters and digits
 * that a value may be made of. */
static const struct {
	const char *name, *signs;
} left[] = {
    {"TERM", "+-._"},
    {"LANG", "@-._"},
    {"LC_ALL", "@-._"},
    {"LC_CTYPE", "@-._"},
    {"LC_MESSAGES", "@-._"},
    {"LANGUAGE", "@-._:"},
    {"TZ", "+-_,/"},
    {"COLORTERM", "-"},
    {"NO_COLOR", "-"},
    {"NONMUN_RESTRICTED", "-"},
};

/* ---- Whether it is ------------------------------------------------------ */

bool
restricted_by_environment(void)
{
	const char *value = getenv(variable);

	return value && strcmp(value, "0") != 0;
}

/* Whether a word ends the options. Behind one it may be that one's value. */
static bool
ends_options(char *const argv[], int i)
{
	return strcmp(argv[i], "--") == 0 && argv[i - 1][0] != '-';
}

bool
restricted_is_asked(int argc, char *const argv[])
{
	for (int i = 1; i < argc && !ends_options(argv, i); i++) {
		size_t len = strcspn(argv[i], "=");

		if (len > 2 && strncmp(argv[i], option, len) == 0)
			return true;
	}
	return restricted_by_environment();
}

/* ---- The environment ---------------------------------------------------- */

static bool
is_harmless(const char *value, const char *signs)
{
	struct strbuf all = STRBUF_INIT;
	size_t len = strlen(value);
	bool good;

	strbuf_printf(&all, LETTERS DIGITS "%s", signs);
	good = len <= VALUE_MAX && value[0] != '/' && value[0] != '.' &&
	    !strstr(value, "..") && strspn(value, all.str) == len;
	strbuf_release(&all);
	return good;
}

static bool
is_left(const char *name, const char *value)
{
	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		if (strcmp(name, left[i].name) == 0)
			return strcmp(name, variable) == 0 ||
			    is_harmless(value, left[i].signs);
	return false;
}

static void
clean_environment(void)
{
	for (size_t i = 0; environ && environ[i];) {
		const char *entry = environ[i];
		size_t len = strcspn(entry, "=");
		char *name = mem_strndup(entry, len);

		if (entry[len] && is_left(name, entry + len + 1))
			i++;
		else if (unsetenv(name) != 0 || environ[i] == entry)
			i++; /* it is none, and no one finds it */
		free(name);
	}
}

void
restricted_clean(void)
{
	const struct passwd *user = getpwuid(getuid());
	const struct sigaction ignore = {.sa_handler = SIG_IGN};

	clean_environment();
	if (user && user->pw_dir && user->pw_dir[0] == '/')
		setenv("HOME", user->pw_dir, 1);
	sigaction(SIGTSTP, &ignore, NULL);
	sigaction(SIGQUIT, &ignore, NULL);
}

/* ---- The process -------------------------------------------------------- */

/* Makes a folder with those above it, which cannot be done once it is the only
 * one that may be written to. */
static void
make_folder(const char *path)
{
	struct strbuf part = STRBUF_INIT;

	for (const char *end = path; *end;) {
		end += strspn(end, "/");
		end += strcspn(end, "/");
		strbuf_reset(&part);
		strbuf_add(&part, path, (size_t)(end - path));
		mkdir(part.str, 0700);
	}
	strbuf_release(&part);
}

struct confined
restricted_confine(
    const struct options *options, const struct settings *settings)
{
	struct strbuf state = STRBUF_INIT, cache = STRBUF_INIT;
	const char *own[2];
	struct confine_plan plan = {.write = own};
	struct confined confined;
	struct source source;

	source_init(&source, options, settings);
	plan.read = (const char *const *)source.bounds.paths;
	plan.n_read = source.bounds.n;
	if (home_state_folder(&state))
		own[plan.n_write++] = state.str;
	if (home_cache_folder(&cache))
		own[plan.n_write++] = cache.str;
	for (size_t i = 0; i < plan.n_write; i++)
		make_folder(own[i]);
	confined = confine(&plan);
	source_release(&source);
	strbuf_release(&state);
	strbuf_release(&cache);
	return confined;
}
