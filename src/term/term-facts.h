// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the environment tells of the terminal, and what follows from it: how a
 * copy gets to it, and whether it takes links. Terminals are not asked, since
 * one that knows no answer would leave the program waiting; so this is about
 * what is known of their kinds. The terminal that counts is the innermost one,
 * such as tmux.
 */
#ifndef NONMUN_TERM_TERM_FACTS_H
#define NONMUN_TERM_TERM_FACTS_H

#include <stdbool.h>

#include "conf/settings.h"

/* Variables of the environment; "" where one is not set. */
struct term_facts {
	const char *term;    /* TERM */
	const char *tmux;    /* TMUX */
	const char *screen;  /* STY */
	const char *program; /* TERM_PROGRAM */
	const char *version; /* TERM_PROGRAM_VERSION */
	const char *vte;     /* VTE_VERSION */
	const char *konsole; /* KONSOLE_VERSION */
	const char *kitty;   /* KITTY_WINDOW_ID */
	const char *windows; /* WT_SESSION */
};

/* How a copy is sent. */
enum term_route {
	TERM_ROUTE_NONE, /* the terminal is known to take none */
	TERM_ROUTE_PLAIN,
	TERM_ROUTE_TMUX,   /* plain, should tmux be set to take it */
	TERM_ROUTE_SCREEN, /* wrapped, past GNU screen */
};

/* Borrows from the environment. */
struct term_facts term_facts_get(void);

enum term_route term_facts_route(const struct term_facts *facts);

/* Whether the terminal is known to understand links (OSC 8), or at least to
 * pass over them without a trace. */
bool term_facts_takes_links(const struct term_facts *facts);

/* Whether links are sent, as far as the user wishes it. */
bool
term_facts_makes_links(const struct term_facts *facts, enum auto_choice wish);

#endif
