// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which commands open a URL. $BROWSER is a list separated by colons, tried in
 * order; each is split into words without a shell (blanks separate, quotes '
 * and " group, a backslash takes the next character as it is, but not within
 * '), where %s is the URL, %c a colon and %% a percent sign; without %s the
 * URL is the last word. A colon in quotes or after a backslash separates
 * nothing. A final word "&" asks for the background. Source: the BROWSER
 * convention (http://www.catb.org/~esr/BROWSER/). Without $BROWSER: xdg-open,
 * open.
 */
#ifndef NONMUN_BASE_BROWSER_H
#define NONMUN_BASE_BROWSER_H

#include <stdbool.h>
#include <stddef.h>

struct browser_command {
	char **argv;     /* ends in NULL */
	bool background; /* graphical: start it and go on */
};

struct browser_commands {
	struct browser_command *items;
	size_t n, cap;
};

/* What decides. */
struct browser_env {
	const char *browser; /* $BROWSER, or NULL */
	bool display;        /* a graphical session is at hand */
};
struct browser_env browser_env_get(void);

/* The commands to try for `url`, in order; none when it does not begin with
 * http:// or https://. The URL is always part of one word, and never of the
 * program's name. `out` is overwritten; the caller releases it. */
void browser_commands(struct browser_commands *out,
    const struct browser_env *env, const char *url);
void browser_commands_release(struct browser_commands *cmds);

/* The words of a variable that holds one command, as $EDITOR does, and behind
 * them `last`: told apart in the same way, but % and : are characters like
 * others. Ends in NULL; NULL itself when there is no command. */
char **browser_words(const char *command, const char *last);
void browser_words_free(char **words);

#endif
