// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * $BROWSER by example: the list in; out, the commands to try, one a line, each
 * word in <>, and "&" after those that run in the background.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/browser.h"
#include "base/strbuf.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const char url[] = "https://arxiv.org/abs/2509.09372";
#define U "<https://arxiv.org/abs/2509.09372>"

struct example {
	const char *browser;
	const char *commands;
};

static void
list_commands(
    struct strbuf *out, const char *browser, bool display, const char *address)
{
	const struct browser_env env = {.browser = browser, .display = display};
	struct browser_commands cmds;

	browser_commands(&cmds, &env, address);
	for (size_t i = 0; i < cmds.n; i++) {
		for (char **word = cmds.items[i].argv; *word; word++)
			strbuf_printf(out, "<%s>", *word);
		strbuf_adds(out, cmds.items[i].background ? "&\n" : "\n");
	}
	browser_commands_release(&cmds);
}

static void
assert_commands(const struct example *examples, size_t n, bool display)
{
	for (size_t i = 0; i < n; i++) {
		struct strbuf out = STRBUF_INIT;

		list_commands(&out, examples[i].browser, display, url);
		assert_string_equal(out.str, examples[i].commands);
		strbuf_release(&out);
	}
}

static void
words_are_split_without_a_shell(void **state)
{
	static const struct example examples[] = {
	    {"rec", "<rec>" U "\n"},
	    {"  rec \t -x  ", "<rec><-x>" U "\n"},
	    {"rec 'a b' \"c d\" e\\ f", "<rec><a b><c d><e f>" U "\n"},
	    {"rec a'b'\"c\"d", "<rec><abcd>" U "\n"},
	    {"rec '' \"\"", "<rec><><>" U "\n"},
	    {"rec '\\' \"\\\"\"", "<rec><\\><\">" U "\n"},
	    {"rec 'open", "<rec><open>" U "\n"},
	    {"rec \\", "<rec><\\>" U "\n"},
	    {"rec $HOME `id` $(id) ; | > *",
		"<rec><$HOME><`id`><$(id)><;><|><>><*>" U "\n"},
	};

	(void)state;
	assert_commands(examples, LENGTH(examples), false);
}

static void
percent_signs_stand_for_things(void **state)
{
	static const struct example examples[] = {
	    {"rec --x %s", "<rec><--x>" U "\n"},
	    {"rec %s -y", "<rec>" U "<-y>\n"},
	    {"rec --url=%s", "<rec><--url=https://arxiv.org/abs/2509.09372>\n"},
	    {"rec '%s' \"%s\"", "<rec>" U U "\n"},
	    {"rec 100%% a%cb", "<rec><100%><a:b>" U "\n"},
	    {"rec %% %%s", "<rec><%><%s>" U "\n"},
	    {"rec \\%s", "<rec><%s>" U "\n"},
	    {"rec %d %", "<rec><%d><%>" U "\n"},
	};

	(void)state;
	assert_commands(examples, LENGTH(examples), false);
}

static void
colons_separate_what_is_tried_in_order(void **state)
{
	static const struct example examples[] = {
	    {"rec --x %s:other", "<rec><--x>" U "\n<other>" U "\n"},
	    {":a::b:", "<a>" U "\n<b>" U "\n"},
	    {"a: :b", "<a>" U "\n<b>" U "\n"},
	    {"rec 'a:b' c\\:d:other", "<rec><a:b><c:d>" U "\n<other>" U "\n"},
	};

	(void)state;
	assert_commands(examples, LENGTH(examples), false);
}

static void
without_a_browser_the_desktop_is_asked(void **state)
{
	static const struct example examples[] = {
	    {NULL, "<xdg-open>" U "&\n<open>" U "&\n"},
	    {"", "<xdg-open>" U "&\n<open>" U "&\n"},
	    {" : ", "<xdg-open>" U "&\n<open>" U "&\n"},
	};

	(void)state;
	assert_commands(examples, LENGTH(examples), true);
}

static void
what_can_only_be_drawn_goes_to_the_background(void **state)
{
	static const struct example always[] = {
	    {"w3m", "<w3m>" U "\n"},
	    {"/usr/bin/lynx -nocolor", "</usr/bin/lynx><-nocolor>" U "\n"},
	    {"firefox", "<firefox>" U "&\n"},
	    {"/opt/x/google-chrome %s", "</opt/x/google-chrome>" U "&\n"},
	    {"w3m &", "<w3m>" U "&\n"},
	    {"rec %s &:other %s", "<rec>" U "&\n<other>" U},
	    {"w3m '&'", "<w3m><&>" U "\n"},
	    {"w3m & -x", "<w3m><&><-x>" U "\n"},
	};
	static const struct example by_display[] = {
	    {"script", "<script>" U},
	    {"xdg-open", "<xdg-open>" U},
	};

	(void)state;
	for (int display = 0; display < 2; display++) {
		struct strbuf out = STRBUF_INIT;

		for (size_t i = 0; i < LENGTH(always); i++) {
			size_t len = strlen(always[i].commands);

			strbuf_reset(&out);
			list_commands(&out, always[i].browser, display, url);
			assert_true(out.len >= len);
			assert_memory_equal(out.str, always[i].commands, len);
		}
		for (size_t i = 0; i < LENGTH(by_display); i++) {
			strbuf_reset(&out);
			list_commands(
			    &out, by_display[i].browser, display, url);
			assert_int_equal(
			    strstr(out.str, "&\n") != NULL, display);
		}
		strbuf_release(&out);
	}
}

static void
a_url_is_never_more_than_a_word(void **state)
{
	static const struct example urls[] = {
	    {"https://a/$(touch x)\"; touch y",
		"<rec><https://a/$(touch x)\"; touch y>\n"},
	    {"https://a/%s%c'\\ :b", "<rec><https://a/%s%c'\\ :b>\n"},
	    {"HTTP://A/", "<rec><HTTP://A/>\n"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(urls); i++) {
		struct strbuf out = STRBUF_INIT;

		list_commands(&out, "rec %s", false, urls[i].browser);
		assert_string_equal(out.str, urls[i].commands);
		strbuf_release(&out);
	}
}

static void
what_is_no_web_address_opens_nothing(void **state)
{
	static const char *const urls[] = {"-oProxy=x", "",
	    "file:///etc/passwd", "javascript:x", " https://a", "https:/a",
	    "httpx://a"};

	(void)state;
	for (size_t i = 0; i < LENGTH(urls); i++) {
		struct strbuf out = STRBUF_INIT;

		list_commands(&out, "rec %s:other", true, urls[i]);
		list_commands(&out, NULL, true, urls[i]);
		assert_string_equal(out.str, "");
		strbuf_release(&out);
	}
}

static void
a_url_is_never_the_program(void **state)
{
	static const struct example examples[] = {
	    {"%s:rec", "<rec>" U "\n"},
	    {"./%s -x:rec", "<rec>" U "\n"},
	    {"'' %s:&:rec", "<rec>" U "\n"},
	};

	(void)state;
	assert_commands(examples, LENGTH(examples), false);
}

static void
one_command_is_no_list(void **state)
{
	static const struct {
		const char *command, *want; /* "": none */
	} rows[] = {
	    {"vi", "<vi><f>"},
	    {"  code --wait ", "<code><--wait><f>"},
	    {"vim -c ':set tw=50%s' \"a b\" c\\ d",
		"<vim><-c><:set tw=50%s><a b><c d><f>"},
	    {"emacs:x $HOME `id`; &", "<emacs:x><$HOME><`id`;><&><f>"},
	    {"'unclosed one", "<unclosed one><f>"},
	    {"", ""},
	    {" \t", ""},
	    {"'' x", ""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char **words = browser_words(rows[i].command, "f");
		struct strbuf out = STRBUF_INIT;

		for (size_t k = 0; words && words[k]; k++)
			strbuf_printf(&out, "<%s>", words[k]);
		assert_string_equal(out.str, rows[i].want);
		strbuf_release(&out);
		browser_words_free(words);
	}
}

static void
the_environment_decides(void **state)
{
	(void)state;
	unsetenv("DISPLAY");
	unsetenv("WAYLAND_DISPLAY");
	setenv("BROWSER", "w3m", 1);
	assert_string_equal(browser_env_get().browser, "w3m");
	unsetenv("BROWSER");
	assert_null(browser_env_get().browser);
#ifndef __APPLE__
	assert_false(browser_env_get().display);
#endif
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	assert_true(browser_env_get().display);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_split_without_a_shell),
	    cmocka_unit_test(percent_signs_stand_for_things),
	    cmocka_unit_test(colons_separate_what_is_tried_in_order),
	    cmocka_unit_test(without_a_browser_the_desktop_is_asked),
	    cmocka_unit_test(what_can_only_be_drawn_goes_to_the_background),
	    cmocka_unit_test(a_url_is_never_more_than_a_word),
	    cmocka_unit_test(what_is_no_web_address_opens_nothing),
	    cmocka_unit_test(a_url_is_never_the_program),
	    cmocka_unit_test(one_command_is_no_list),
	    cmocka_unit_test(the_environment_decides),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
