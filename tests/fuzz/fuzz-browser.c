// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * $BROWSER: the first line is its value, the second the URL. Whatever both are,
 * no command is run for what is no web address, none is named by the URL, and
 * the URL comes whole within single words.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <cmocka.h>

#include "base/browser.h"
#include "fuzz.h"

#define MARK "http://mark.example/"

static bool
is_web(const char *url)
{
	return !strncasecmp(url, "http://", 7) ||
	    !strncasecmp(url, "https://", 8);
}

/* Two words are the same but for the URL that stands in them. */
static bool
same_but_for(const char *word, const char *url, const char *marked)
{
	const char *at;
	size_t n;

	while ((at = strstr(marked, MARK))) {
		n = (size_t)(at - marked);
		if (strncmp(word, marked, n) != 0 ||
		    strncmp(word + n, url, strlen(url)) != 0)
			return false;
		word += n + strlen(url);
		marked = at + strlen(MARK);
	}
	return !strcmp(word, marked);
}

/* The same commands as for another URL: it is data and nothing else. */
static void
check_command(char **argv, const char *url, char **marked)
{
	bool has_url = false;

	assert_true(argv[0] && argv[0][0]);
	for (size_t i = 0; argv[i] || marked[i]; i++) {
		assert_true(argv[i] && marked[i]);
		assert_true(same_but_for(argv[i], url, marked[i]));
		has_url = has_url || strstr(argv[i], url);
	}
	assert_true(has_url);
	assert_string_equal(argv[0], marked[0]);
}

/* Whether the value, read without the mark, gives words that hold it. */
static bool
holds_mark(const char *value)
{
	struct browser_env env = {.browser = value};
	struct browser_commands cmds;
	bool holds = false;

	browser_commands(&cmds, &env, "http://x/");
	for (size_t i = 0; i < cmds.n; i++)
		for (char **word = cmds.items[i].argv; *word; word++)
			holds = holds || strstr(*word, MARK);
	browser_commands_release(&cmds);
	return holds;
}

static void
check_list(const char *value, const char *url)
{
	struct browser_env env = {.browser = value, .display = true};
	struct browser_commands cmds, marked;

	browser_commands(&cmds, &env, url);
	env.display = false;
	browser_commands(&marked, &env, MARK);
	assert_true(is_web(url) || cmds.n == 0);
	if (is_web(url) && !holds_mark(value)) {
		assert_int_equal(cmds.n, marked.n);
		for (size_t i = 0; i < cmds.n; i++)
			check_command(
			    cmds.items[i].argv, url, marked.items[i].argv);
	}
	browser_commands_release(&cmds);
	browser_commands_release(&marked);
}

static void
check_words(const char *value, const char *last)
{
	char **words = browser_words(value, last);
	size_t n = 0;

	while (words && words[n])
		n++;
	assert_true(!words || (n >= 2 && words[0][0]));
	if (words)
		assert_string_equal(words[n - 1], last);
	browser_words_free(words);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	size_t len;
	char *value = fuzz_take_line(&f, &len);
	char *url = fuzz_take_rest(&f, &len);

	check_list(value, url);
	check_words(value, url);
	free(value);
	free(url);
	return 0;
}
