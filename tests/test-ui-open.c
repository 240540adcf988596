// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening a paper in a browser: what the browser is given, what is said where
 * it fails, and which addresses are refused. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <cmocka.h>

#include "base/file.h"
#include "room.h"
#include "ui/loop.h"
#include "unicode.h"

/* A browser that writes down its arguments, each on a line. */
static void
test_open(void **state)
{
	struct room f;
	char script[160], log[160], browser[512];
	struct strbuf got = STRBUF_INIT, text = STRBUF_INIT;
	struct error err;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	snprintf(script, sizeof(script), "%s", files_path(&f.files, "rec"));
	snprintf(log, sizeof(log), "%s", files_path(&f.files, "log"));
	snprintf(
	    browser, sizeof(browser), "/does/not/exist:%s --x %%s", script);
	strbuf_printf(&text, "#!/bin/sh\nprintf '%%s\\n' \"$@\" >'%s'\n", log);
	files_put(&f.files, "rec", text.str);
	chmod(script, 0700);
	f.stage.app.options.browser.browser = browser;
	stage_type(&f.stage, "jo");
	assert_int_equal(file_read(log, &got, &err), OK);
	assert_string_equal(got.str, "--x\nhttps://arxiv.org/abs/2601.00002\n");
	assert_int_equal(term_memory_counts(f.stage.term).left,
	    term_memory_counts(f.stage.term).entered);
	strbuf_release(&got);
	strbuf_release(&text);
	room_close(&f);
}

static void
test_failed_browser_is_named(void **state)
{
	struct room f;

	(void)state;
	room_open_post(&f, 24, 100, room_two_papers);
	f.stage.app.options.browser.browser = "false";
	stage_type(&f.stage, "o");
	assert_true(stage_shows(&f.stage, "failed with status 1: false https"));
	f.stage.app.options.browser.browser = "/no/such/browser";
	stage_type(&f.stage, "o");
	assert_true(stage_shows(&f.stage, "/no/such/browser"));
	room_close(&f);
}

/* Of browsers that were started one after the other none is left behind when
 * they have ended, and of each it is said that it failed. */
static void
test_browsers_are_followed_to_their_end(void **state)
{
	struct room f;
	struct strbuf text = STRBUF_INIT, command = STRBUF_INIT;
	char script[160], go[160];

	(void)state;
	room_open_post(&f, 24, 100, room_two_papers);
	snprintf(script, sizeof(script), "%s", files_path(&f.files, "wait"));
	snprintf(go, sizeof(go), "%s", files_path(&f.files, "go"));
	strbuf_printf(&text,
	    "#!/bin/sh\nwhile ! test -e '%s'; do sleep 0.01; done\nexit 3\n",
	    go);
	files_put(&f.files, "wait", text.str);
	chmod(script, 0700);
	strbuf_printf(&command, "%s %%s &", script);
	f.stage.app.options.browser.browser = command.str;
	stage_type(&f.stage, "ojo");
	assert_int_equal(f.stage.app.n_children, 2);
	files_put(&f.files, "go", "");
	while (f.stage.app.n_children)
		loop_step(&f.stage.app, 10);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	stage_settle(&f.stage);
	assert_true(stage_shows(&f.stage, "failed with status 3"));
	strbuf_release(&text);
	strbuf_release(&command);
	room_close(&f);
}

/* A message is not cut to show how many matches there are. */
static void
test_url_to_copy_is_whole(void **state)
{
	static const char digest[] =
	    "# 1. [A](https://arxiv.org/abs/2601.00001?a=not-so-long)\n\n"
	    "needle, needle\n";
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, digest);
	/* There is no command in this that could be run. */
	f.stage.app.options.browser.browser = "%s";
	stage_type(&f.stage, "<Enter>/needle<Enter>o");
	assert_true(stage_shows(&f.stage,
	    "no browser; set $BROWSER  "
	    "https://arxiv.org/abs/2601.00001?a=not-so-long"));
	room_close(&f);
}

static void
test_harmful_urls_are_refused(void **state)
{
	static const char digest[] =
	    "# 1. [A](<https://a/$(touch x)\"; touch y>)\n\ntext\n\n"
	    "# 2. [B](https://b/`id`)\n\ntext\n\n"
	    "# 3. [C](https://-oProxyCommand=x/)\n\ntext\n\n"
	    "# 4. [D](https://d/&#27;]52;c;x&#7;)\n\ntext\n\n"
	    "# 5. [E](https://e/\xE2\x80\xAE"
	    "cod)\n\ntext\n\n";
	struct room f;

	(void)state;
	room_open_post(&f, 24, 100, digest);
	f.stage.app.options.browser.browser = "true";
	assert_int_equal(app_post(&f.stage.app)->n_papers, 5);
	for (int i = 0; i < 5; i++) {
		stage_type(&f.stage, "o");
		assert_true(stage_shows(&f.stage, "not opened: "));
		assert_int_equal(term_memory_counts(f.stage.term).left, 0);
		stage_type(&f.stage, "J");
	}
	room_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_open),
	    cmocka_unit_test(test_failed_browser_is_named),
	    cmocka_unit_test(test_browsers_are_followed_to_their_end),
	    cmocka_unit_test(test_url_to_copy_is_whole),
	    cmocka_unit_test(test_harmful_urls_are_refused),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
