// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is known of terminals: see term-facts.h. Sources: the terminals' own
 * documentation; for links also "Hyperlinks in terminal emulators"
 * (https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda).
 */
#include <config.h>

#include "term/term-facts.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* Starts of the names of terminals that know nothing of a clipboard: consoles,
 * video terminals, those within editors. */
static const char *const copyless[] = {"linux", "vt", "ansi", "dumb", "cons",
    "sun", "hurd", "mach", "wsvt", "pcvt", "pccon", "rcons", "pcansi", "putty",
    "eterm", "emacs", "fbterm", "bterm", "9term", "wyse", "wy", "hp", "adm"};

/* Starts of the names of terminals that take links. */
static const char *const linking[] = {"xterm-kitty", "xterm-ghostty", "kitty",
    "foot", "alacritty", "wezterm", "ghostty", "contour", "mintty", "rio"};

/* Programs that take links, as they call themselves. */
static const char *const linking_programs[] = {
    "iTerm.app", "WezTerm", "vscode", "ghostty", "mintty", "rio"};

enum {
	VTE_LINKS = 5000,       /* 0.50; earlier ones could crash */
	KONSOLE_LINKS = 201200, /* 20.12 */
	TMUX_LINKS = 304,       /* 3.4 */
};

static const char *
variable(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "";
}

struct term_facts
term_facts_get(void)
{
	return (struct term_facts){
	    .term = variable("TERM"),
	    .tmux = variable("TMUX"),
	    .screen = variable("STY"),
	    .program = variable("TERM_PROGRAM"),
	    .version = variable("TERM_PROGRAM_VERSION"),
	    .vte = variable("VTE_VERSION"),
	    .konsole = variable("KONSOLE_VERSION"),
	    .kitty = variable("KITTY_WINDOW_ID"),
	    .windows = variable("WT_SESSION"),
	};
}

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

static bool
begins_with_one(const char *s, const char *const *with, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (begins(s, with[i]))
			return true;
	return false;
}

/* Where each runs within the other, only the terminal's name tells which of
 * them is the inner one. */
static bool
in_tmux(const struct term_facts *facts)
{
	return facts->tmux[0] &&
	    (!facts->screen[0] || begins(facts->term, "tmux"));
}

/* Also from another machine: no one else calls himself "screen.xterm". */
static bool
in_screen(const struct term_facts *facts)
{
	return !in_tmux(facts) &&
	    (facts->screen[0] || begins(facts->term, "screen."));
}

enum term_route
term_facts_route(const struct term_facts *facts)
{
	if (begins_with_one(facts->term, copyless, LENGTH(copyless)) &&
	    !begins(facts->term, "vte"))
		return TERM_ROUTE_NONE;
	if (in_tmux(facts))
		return TERM_ROUTE_TMUX;
	if (in_screen(facts))
		return TERM_ROUTE_SCREEN;
	if (facts->vte[0] || strcmp(facts->program, "Apple_Terminal") == 0)
		return TERM_ROUTE_NONE;
	return TERM_ROUTE_PLAIN;
}

/* "3.4" and "next-3.4" as 304; 0 where there is no such number. */
static long
tmux_version(const char *s)
{
	char *end;
	long major, minor = 0;

	s += strcspn(s, "0123456789");
	major = strtol(s, &end, 10);
	if (*end == '.')
		minor = strtol(end + 1, NULL, 10);
	return major < 100 && minor < 100 ? major * 100 + minor : 0;
}

bool
term_facts_takes_links(const struct term_facts *facts)
{
	if (in_tmux(facts))
		return strcmp(facts->program, "tmux") == 0 &&
		    tmux_version(facts->version) >= TMUX_LINKS;
	if (facts->screen[0] || begins(facts->term, "screen") ||
	    begins(facts->term, "tmux"))
		return false;
	if (begins_with_one(facts->term, linking, LENGTH(linking)))
		return true;
	/* What a window says of itself is passed on to whatever runs in it. */
	if (!begins(facts->term, "xterm") && !begins(facts->term, "vte"))
		return false;
	for (size_t i = 0; i < LENGTH(linking_programs); i++)
		if (strcmp(facts->program, linking_programs[i]) == 0)
			return true;
	return strtol(facts->vte, NULL, 10) >= VTE_LINKS ||
	    strtol(facts->konsole, NULL, 10) >= KONSOLE_LINKS ||
	    facts->kitty[0] || facts->windows[0];
}

bool
term_facts_makes_links(const struct term_facts *facts, enum auto_choice wish)
{
	return wish == AUTO_ON ||
	    (wish == AUTO_AUTO && term_facts_takes_links(facts));
}
