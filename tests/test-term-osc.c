// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is sent to copy and to link, byte for byte, and which terminals it is
 * sent to.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "term/term-facts.h"
#include "term/term-osc.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
assert_copy(const char *text, size_t len, const char *expected)
{
	struct strbuf out = STRBUF_INIT;

	term_osc_copy(&out, text, len, false);
	assert_string_equal(out.str, expected);
	strbuf_release(&out);
}

/* The examples of RFC 4648, section 10, and all kinds of digits. */
static void
copies_are_in_base64(void **state)
{
	(void)state;
	assert_copy("", 0, "\033]52;c;\a");
	assert_copy("f", 1, "\033]52;c;Zg==\a");
	assert_copy("fo", 2, "\033]52;c;Zm8=\a");
	assert_copy("foo", 3, "\033]52;c;Zm9v\a");
	assert_copy("foob", 4, "\033]52;c;Zm9vYg==\a");
	assert_copy("fooba", 5, "\033]52;c;Zm9vYmE=\a");
	assert_copy("foobar", 6, "\033]52;c;Zm9vYmFy\a");
	assert_copy("\377\373\360\0\033\a", 6, "\033]52;c;//vwABsH\a");
}

/* Unwraps what screen is given, piece by piece. */
static void
unwrap(const char *s, struct strbuf *out)
{
	while (*s) {
		const char *end;

		assert_true(s[0] == '\033' && s[1] == 'P');
		end = strstr(s + 2, "\033\\");
		assert_non_null(end);
		/* What screen 3.9 and 4.0 had room for. */
		assert_true(end - s - 2 < 255);
		strbuf_add(out, s + 2, (size_t)(end - s - 2));
		s = end + 2;
	}
}

static void
screen_gets_a_copy_in_pieces(void **state)
{
	static const size_t sizes[] = {0, 1, 170, 171, 172, 400, 5000};
	char text[5000];

	(void)state;
	memset(text, 'x', sizeof(text));
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		struct strbuf plain = STRBUF_INIT;
		struct strbuf wrapped = STRBUF_INIT;
		struct strbuf unwrapped = STRBUF_INIT;

		term_osc_copy(&plain, text, sizes[i], false);
		term_osc_copy(&wrapped, text, sizes[i], true);
		unwrap(wrapped.str, &unwrapped);
		assert_string_equal(unwrapped.str, plain.str);
		strbuf_release(&plain);
		strbuf_release(&wrapped);
		strbuf_release(&unwrapped);
	}
}

static void
links_hold_nothing_but_a_uri(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	term_osc_link(&out, "https://a/\033\\\a한 %20;x", 0x12345678abcdef01);
	assert_string_equal(out.str,
	    "\033]8;id=abcdef01;https://a/%1B\\%07%ED%95%9C%20%20;x\033\\");
	strbuf_reset(&out);
	term_osc_link_end(&out);
	assert_string_equal(out.str, "\033]8;;\033\\");
	strbuf_release(&out);
}

/* An environment, "NAME=VALUE NAME=VALUE", and what follows from it. */
static const struct kind {
	const char *env;
	enum term_route route;
	bool links;
} kinds[] = {
    {"TERM=linux", TERM_ROUTE_NONE, false},
    {"TERM=vt100", TERM_ROUTE_NONE, false},
    {"TERM=vt220", TERM_ROUTE_NONE, false},
    {"TERM=dumb", TERM_ROUTE_NONE, false},
    {"TERM=eterm-color", TERM_ROUTE_NONE, false},
    {"TERM=xterm", TERM_ROUTE_PLAIN, false},
    {"TERM=xterm-256color", TERM_ROUTE_PLAIN, false},
    {"TERM=rxvt-unicode", TERM_ROUTE_PLAIN, false},
    {"TERM=xterm-kitty", TERM_ROUTE_PLAIN, true},
    {"TERM=foot", TERM_ROUTE_PLAIN, true},
    {"TERM=alacritty", TERM_ROUTE_PLAIN, true},
    /* What the window says. */
    {"TERM=xterm-256color VTE_VERSION=7600", TERM_ROUTE_NONE, true},
    {"TERM=xterm-256color VTE_VERSION=4400", TERM_ROUTE_NONE, false},
    {"TERM=xterm-256color KONSOLE_VERSION=220400", TERM_ROUTE_PLAIN, true},
    {"TERM=xterm-256color KONSOLE_VERSION=190800", TERM_ROUTE_PLAIN, false},
    {"TERM=xterm-256color WT_SESSION=x", TERM_ROUTE_PLAIN, true},
    {"TERM=xterm-256color TERM_PROGRAM=WezTerm", TERM_ROUTE_PLAIN, true},
    {"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", TERM_ROUTE_NONE, false},
    /* A console that was started from a window. */
    {"TERM=linux VTE_VERSION=7600", TERM_ROUTE_NONE, false},
    /* tmux, here or on the other side of ssh, and in a window. */
    {"TERM=screen TMUX=x", TERM_ROUTE_TMUX, false},
    {"TERM=tmux-256color TMUX=x VTE_VERSION=7600", TERM_ROUTE_TMUX, false},
    {"TERM=tmux-256color TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a",
	TERM_ROUTE_TMUX, false},
    {"TERM=tmux-256color TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4",
	TERM_ROUTE_TMUX, true},
    {"TERM=screen TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=next-3.5",
	TERM_ROUTE_TMUX, true},
    {"TERM=tmux-256color", TERM_ROUTE_PLAIN, false},
    /* GNU screen, likewise, and each within the other. */
    {"TERM=screen STY=x", TERM_ROUTE_SCREEN, false},
    {"TERM=xterm-kitty STY=x", TERM_ROUTE_SCREEN, false},
    {"TERM=screen.xterm-256color", TERM_ROUTE_SCREEN, false},
    {"TERM=screen STY=x VTE_VERSION=7600", TERM_ROUTE_SCREEN, false},
    {"TERM=screen STY=x TMUX=x", TERM_ROUTE_SCREEN, false},
    {"TERM=tmux-256color STY=x TMUX=x", TERM_ROUTE_TMUX, false},
};

static void
set_environment(const char *settings)
{
	static const char *const names[] = {"TERM", "TMUX", "STY",
	    "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION",
	    "KONSOLE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION"};

	for (size_t i = 0; i < LENGTH(names); i++)
		unsetenv(names[i]);
	while (*settings) {
		size_t name = strcspn(settings, "=");
		size_t end = strcspn(settings, " ");
		struct strbuf setting = STRBUF_INIT;

		strbuf_add(&setting, settings, end);
		setting.str[name] = '\0';
		setenv(setting.str, setting.str + name + 1, 1);
		strbuf_release(&setting);
		settings += end + (settings[end] == ' ');
	}
}

static void
terminals_get_what_they_take(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		struct term_facts facts;

		set_environment(kinds[i].env);
		facts = term_facts_get();
		if (term_facts_route(&facts) != kinds[i].route ||
		    term_facts_takes_links(&facts) != kinds[i].links)
			fail_msg("wrong about %s", kinds[i].env);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(copies_are_in_base64),
	    cmocka_unit_test(screen_gets_a_copy_in_pieces),
	    cmocka_unit_test(links_hold_nothing_but_a_uri),
	    cmocka_unit_test(terminals_get_what_they_take),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
