// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Opening a paper's page through $BROWSER: which arguments a command gets, how
 * failures are told, that a text browser has the terminal and gives it back,
 * that a graphical one disturbs nothing, and that no URL does harm.
 */
#include <config.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"

#define ENTER "\r"
#define INTERRUPT "\003"
#define URL "https://arxiv.org/abs/2509.00001"

/* Writes how many arguments there are, and each, every one with a NUL. */
static const char recorder[] =
    "printf '%s\\0' \"$#\" \"$@\" >\"$D/recording\"\n"
    "mv \"$D/recording\" \"$D/recorded\"\n";

/* A text browser: draws, waits for a line, goes. */
static const char text_browser[] =
    "printf '\\033[2J\\033[HBROWSING %s\\r\\n' \"$1\"\n"
    "trap 'echo yes >\"$D/interrupted\"; exit 0' INT\n"
    "read -r line\n"
    "printf '%s' \"$line\" >\"$D/reading\"\n"
    "mv \"$D/reading\" \"$D/read\"\n";

/* A graphical one: noise on its outputs, and it stays for a while. */
static const char graphical_browser[] =
    "echo scribble; echo scribble >&2\n"
    "echo yes >\"$D/started\"\n"
    "while [ ! -e \"$D/close\" ]; do sleep 0.02; done\n"
    "exit 3\n";

static struct stage *
play_small(struct scene *scene, int rows, int cols)
{
	struct stage *s;

	digests_small(scene);
	s = scene_play(scene, rows, cols);
	stage_type(s, ENTER);
	stage_see(s, ">N  1 First Paper");
	return s;
}

static void
assert_recorded(struct scene *scene, const char *bytes, size_t len)
{
	struct strbuf recorded = STRBUF_INIT;

	scene_read(scene, "recorded", &recorded);
	assert_int_equal(recorded.len, len);
	assert_memory_equal(recorded.str, bytes, len);
	strbuf_release(&recorded);
}

static void
url_takes_the_place_of_percent_s(void **state)
{
	static const char expected[] = "2\0--x\0" URL;
	struct scene *scene = *state;
	struct stage *s;

	scene_script(scene, "rec", recorder);
	scene_env(scene, "BROWSER=rec --x %%s:other");
	s = play_small(scene, 24, 80);
	stage_type(s, "o");
	assert_recorded(scene, expected, sizeof(expected));
	stage_see_row(s, 23, "opened " URL);
	stage_see(s, ">N  1 First Paper");
}

static void
url_is_appended_otherwise(void **state)
{
	static const char expected[] = "2\0a b\0" URL;
	struct scene *scene = *state;

	scene_script(scene, "rec", recorder);
	scene_env(scene, "BROWSER=no-such-browser:rec 'a b'");
	stage_type(play_small(scene, 24, 80), "o");
	assert_recorded(scene, expected, sizeof(expected));
}

static void
capital_o_opens_the_pdf(void **state)
{
	static const char expected[] = "1\0https://arxiv.org/pdf/2509.00001";
	struct scene *scene = *state;

	scene_script(scene, "rec", recorder);
	scene_env(scene, "BROWSER=rec");
	stage_type(play_small(scene, 24, 80), "O");
	assert_recorded(scene, expected, sizeof(expected));
}

static void
without_a_browser_the_url_is_shown(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	scene_env(scene, "PATH=%s/bin", scene->dir);
	s = play_small(scene, 24, 80);
	stage_type(s, "o");
	stage_see_row(s, 23, URL);
	stage_see_row(s, 23, "$BROWSER");
}

static void
without_a_browser_on_a_narrow_screen(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	scene_env(scene, "PATH=%s/bin", scene->dir);
	s = play_small(scene, 15, 40);
	assert_false(screen_has(s, URL));
	stage_type(s, "o");
	stage_see(s, URL);
	stage_see_row(s, 14, "$BROWSER");
	stage_type(s, " ");
	stage_see(s, "2 Second Paper");
}

static void
failure_names_the_command(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	scene_script(scene, "failing", "exit 3");
	scene_env(scene, "BROWSER=failing --new");
	s = play_small(scene, 24, 80);
	stage_type(s, "o");
	stage_see_row(s, 23, "status 3");
	stage_see_row(s, 23, "failing --new");
	stage_see(s, ">N  1 First Paper");
}

static void
missing_command_is_named(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	scene_env(scene, "BROWSER=no-such-browser");
	s = play_small(scene, 24, 100);
	stage_type(s, "o");
	stage_see_row(s, 23, "no-such-browser");
	stage_see_row(s, 23, "$BROWSER");
}

static struct stage *
play_text_browser(struct scene *scene)
{
	struct stage *s;

	scene_script(scene, "textual", text_browser);
	scene_env(scene, "BROWSER=textual");
	s = play_small(scene, 24, 80);
	stage_type(s, ENTER);
	stage_see_row(s, 23, "q back");
	stage_settle(s);
	return s;
}

static void
text_browser_gets_the_terminal_and_gives_it_back(void **state)
{
	struct scene *scene = *state;
	struct stage *s = play_text_browser(scene);
	struct strbuf line = STRBUF_INIT;
	char *before = screen_panes(s);
	char *after;

	stage_type(s, "o");
	stage_see(s, "BROWSING " URL);
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
	stage_type(s, "a line\n");
	stage_see(s, "1 First Paper");
	scene_read(scene, "read", &line);
	assert_string_equal(line.str, "a line");
	stage_settle(s);
	assert_true(s->alternate);
	after = screen_panes(s);
	assert_string_equal(before, after);
	stage_type(s, "J");
	stage_see(s, "여기에도");
	stage_type(s, "Q");
	assert_int_equal(stage_end(s), 0);
	assert_true(stage_settings_restored(s));
	strbuf_release(&line);
	free(before);
	free(after);
}

static void
interrupt_is_the_text_browsers(void **state)
{
	struct scene *scene = *state;
	struct stage *s = play_text_browser(scene);
	struct strbuf yes = STRBUF_INIT;

	stage_type(s, "o");
	stage_see(s, "BROWSING " URL);
	stage_settle(s);
	stage_type(s, INTERRUPT);
	stage_see(s, "1 First Paper");
	scene_read(scene, "interrupted", &yes);
	stage_type(s, "J");
	stage_see(s, "여기에도");
	strbuf_release(&yes);
}

static void
suspended_together_with_the_text_browser(void **state)
{
	struct scene *scene = *state;
	struct stage *s = play_text_browser(scene);

	stage_type(s, "o");
	stage_see(s, "BROWSING " URL);
	stage_settle(s);
	stage_type(s, "\032");
	stage_stop(s);
	stage_continue(s);
	stage_type(s, "back\n");
	stage_see(s, "1 First Paper");
	assert_true(scene_has(scene, "read"));
}

static void
graphical_browser_disturbs_nothing(void **state)
{
	struct scene *scene = *state;
	struct strbuf started = STRBUF_INIT;
	struct stage *s;

	scene_script(scene, "graphical", graphical_browser);
	scene_env(scene, "BROWSER=graphical %%s &");
	s = play_small(scene, 24, 80);
	stage_type(s, "o");
	scene_read(scene, "started", &started);
	stage_type(s, "j");
	stage_see(s, ">N  2 Second Paper");
	stage_settle(s);
	assert_null(strstr(s->record.str, "scribble"));
	scene_write(scene, "close", "");
	stage_see_row(s, 23, "status 3");
	stage_see_row(s, 23, "graphical");
	strbuf_release(&started);
}

static void
dangerous_urls_open_nothing_and_say_why(void **state)
{
	/* What is no paper's URL is a link all the same, with a number. */
	static const struct {
		const char *url, *key;
	} evils[] = {
	    {"https://a/$(touch x)\"; touch y", "o"},
	    {"-oProxy=x", "1o"},
	    {"javascript:alert(1)", "1o"},
	    {"file:///etc/passwd", "1o"},
	};
	struct scene *scene = *state;

	scene_script(scene, "rec", recorder);
	scene_env(scene, "BROWSER=rec");
	for (size_t i = 0; i < sizeof(evils) / sizeof(evils[0]); i++) {
		struct stage *s;

		digests_url(scene, evils[i].url);
		s = scene_play(scene, 24, 100);
		stage_see(s, "Long Paper");
		stage_type(s, ENTER);
		stage_type(s, evils[i].key);
		stage_see_row(s, 23, "not opened");
		stage_type(s, "Q");
		assert_int_equal(stage_end(s), 0);
		assert_false(scene_has(scene, "recorded"));
	}
}

/* What a shell would run is but a part of the one argument. */
static void
no_shell_reads_the_url(void **state)
{
	struct scene *scene = *state;
	struct strbuf url = STRBUF_INIT;
	struct strbuf expected = STRBUF_INIT;
	struct stage *s;

	strbuf_printf(&url,
	    "https://a/x;touch${IFS}%s/x;'|&%%s%%c&touch${IFS}%s/y", scene->dir,
	    scene->dir);
	scene_script(scene, "rec", recorder);
	scene_env(scene, "BROWSER=rec");
	digests_url(scene, url.str);
	s = scene_play(scene, 24, 100);
	stage_see(s, "Long Paper");
	stage_type(s, ENTER "o");
	strbuf_add(&expected, "1\0", 2);
	strbuf_add(&expected, url.str, url.len + 1);
	assert_recorded(scene, expected.str, expected.len);
	assert_false(scene_has(scene, "x"));
	assert_false(scene_has(scene, "y"));
	strbuf_release(&url);
	strbuf_release(&expected);
}

static bool
is_in_path(const char *program)
{
	const char *path = getenv("PATH");

	while (path && *path) {
		size_t len = strcspn(path, ":");
		struct strbuf file = STRBUF_INIT;
		bool found;

		strbuf_add(&file, path, len);
		strbuf_printf(&file, "/%s", program);
		found = access(file.str, X_OK) == 0;
		strbuf_release(&file);
		if (found)
			return true;
		path += len + (path[len] == ':');
	}
	return false;
}

/* A text browser that is asked by `quit` to end. */
static void
browse(void **state, const char *browser, const char *command, const char *quit)
{
	struct scene *scene = *state;
	char url[64];
	struct stage *s;
	unsigned port;

	if (!is_in_path(browser)) {
		print_message("%s is not installed\n", browser);
		skip();
	}
	port =
	    scene_serve(scene, "<title>A page</title><p>초록이 여기에 있다.");
	assert_int_not_equal(port, 0);
	snprintf(url, sizeof(url), "http://127.0.0.1:%u/abs/2509.00001", port);
	digests_url(scene, url);
	scene_env(scene, "BROWSER=%s", command);
	s = scene_play(scene, 24, 80);
	stage_see(s, "Long Paper");
	stage_type(s, ENTER ENTER "o");
	stage_see(s, "초록이 여기에 있다.");
	stage_type(s, quit);
	stage_see_row(s, 1, "1 Long Paper");
	stage_see_row(s, 23, "opened http://127.0.0.1");
	assert_false(screen_has(s, "초록이"));
	stage_type(s, "h");
	stage_see(s, ">N  1 Long Paper");
	stage_type(s, "Q");
	assert_int_equal(stage_end(s), 0);
	assert_true(stage_settings_restored(s));
}

static void
w3m_shows_the_page_and_comes_back(void **state)
{
	browse(state, "w3m", "w3m -no-proxy", "Q");
}

static void
lynx_shows_the_page_and_comes_back(void **state)
{
	browse(state, "lynx",
	    "lynx -display_charset=utf-8 -assume_charset=utf-8", "Q");
}

enum { THEFTS = 400 };

/* Leaves somebody behind who takes keys, one at a time. */
static const char thief[] =
    "(exec </dev/tty; echo yes >\"$D/stealing\"\n"
    "while [ -e \"$D/stealing\" ] && dd bs=1 count=1; do :; done\n"
    ") >/dev/null 2>&1 &\n";

/* Keys may be lost to it, but neither the program nor a signal for it. */
static void
a_thief_of_keys_is_survived(void **state)
{
	struct scene *scene = *state;
	struct strbuf said = STRBUF_INIT;
	struct stage *s;
	int status;

	scene_script(scene, "thief", thief);
	scene_env(scene, "BROWSER=thief");
	s = play_small(scene, 24, 80);
	stage_type(s, "o");
	scene_read(scene, "stealing", &said);
	strbuf_release(&said);
	for (int i = 0; i < THEFTS; i++) {
		stage_type(s, i % 2 ? "k" : "j");
		stage_listen(s, 2);
		assert_false(s->ended);
	}
	stage_signal(s, SIGTERM);
	status = stage_end(s);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(url_takes_the_place_of_percent_s),
	    SCENE(url_is_appended_otherwise),
	    SCENE(capital_o_opens_the_pdf),
	    SCENE(without_a_browser_the_url_is_shown),
	    SCENE(without_a_browser_on_a_narrow_screen),
	    SCENE(failure_names_the_command),
	    SCENE(missing_command_is_named),
	    SCENE(text_browser_gets_the_terminal_and_gives_it_back),
	    SCENE(interrupt_is_the_text_browsers),
	    SCENE(suspended_together_with_the_text_browser),
	    SCENE(graphical_browser_disturbs_nothing),
	    SCENE(dangerous_urls_open_nothing_and_say_why),
	    SCENE(no_shell_reads_the_url),
	    SCENE(w3m_shows_the_page_and_comes_back),
	    SCENE(lynx_shows_the_page_and_comes_back),
	    SCENE(a_thief_of_keys_is_survived),
	};

	return cmocka_run_group_tests_name("opening", tests, NULL, NULL);
}
