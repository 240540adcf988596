// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A library full of control codes (tests/hostile): everything the program sends
 * is recorded and judged byte by byte, on screens of several sizes and for the
 * commands.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "../hostile/judge.h"
#include "../hostile/library.h"
#include "../hostile/table.h"
#include "../trials.h"
#include "scene.h"
#include "stream.h"
#include "strings.h"

#define ENTER "\r"

static void
assert_harmless(struct stage *s)
{
	char *objection = stream_objection(&s->record);

	if (objection)
		fail_msg("the terminal was sent %s", objection);
}

/* The judge must see what it is there for. */
static void
judge_objects_to_each_evil(void **state)
{
	static const char *const evils[] = {"a\007b", "a\177b", "a\302\233b",
	    "a\233b", "\033]0;x\007", "\033]52;c;eA==\033\\", "\033P1$tx\033\\",
	    "\033[6n", "\033[21t", "\033c", "\342\200\256", "\342\201\246",
	    "\300\200", "a\033"};
	struct strbuf bytes = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(evils) / sizeof(evils[0]); i++) {
		char *objection;

		strbuf_reset(&bytes);
		strbuf_adds(&bytes, evils[i]);
		objection = stream_objection(&bytes);
		assert_non_null(objection);
		free(objection);
	}
	strbuf_reset(&bytes);
	strbuf_adds(&bytes,
	    "\033[?1049h\033[22;0;0t\033[1;24r\033(B\033[m"
	    "\033[4;1H한글\033[K\b\r\n\033[?25h");
	assert_null(stream_objection(&bytes));
	strbuf_release(&bytes);
}

/* Types keys one after the other, each drawn before the next. */
static void
walk(struct stage *s, const char *keys)
{
	for (; *keys; keys++) {
		const char key[] = {*keys, '\0'};

		stage_type(s, key);
		stage_settle(s);
	}
}

static const char *
library_of(struct scene *scene, struct strbuf *path)
{
	strbuf_reset(path);
	strbuf_printf(path, "%s/lib", scene->dir);
	return path->str;
}

/* Every day that has an attack, from the list into the reader and on. */
static size_t
walk_everywhere(struct scene *scene, int rows, int cols, size_t days)
{
	struct strbuf path = STRBUF_INIT;
	const char *args[] = {library_of(scene, &path), NULL};
	struct stage *s;

	scene_env(scene, "BROWSER=no-such-browser");
	s = scene_play_with(scene, rows, cols, args);
	stage_see(s, "2026-");
	walk(s, "g" ENTER "?q/52;c" ENTER "nq");
	stage_see(s, "F");
	for (size_t i = 0; i < days; i++)
		walk(s, ENTER ENTER "J  o1ozG}");
	walk(s, "SFitem" ENTER "jj" ENTER "q\033");
	stage_resize(s, rows + 3, cols + 7);
	stage_settle(s);
	walk(s, "Q");
	assert_int_equal(stage_end(s), 0);
	assert_harmless(s);
	strbuf_release(&path);
	return s->record.len;
}

/* A thing for each attack takes long: only some are tried, unless
 * NONMUN_ALL_ATTACKS is set. */
static size_t
some(size_t n)
{
	return getenv("NONMUN_ALL_ATTACKS") ? n : trials_count(n / 4, 12, 12);
}

static void
screens_hold_no_control_codes(void **state)
{
	static const int sizes[][2] = {{15, 40}, {24, 80}, {40, 120}};
	struct scene *scene = *state;
	struct attacks attacks;
	size_t bytes = 0;

	attacks_read(&attacks);
	hostile_library(scene->dir, &attacks);
	for (size_t i = 0; i < 3; i++)
		bytes += walk_everywhere(
		    scene, sizes[i][0], sizes[i][1], i ? 8 : some(attacks.n));
	printf("# %zu attacks on the screen: %zu bytes judged\n", attacks.n,
	    bytes);
	attacks_release(&attacks);
}

/* Starts the program, which may go on or end at once, and ends it. */
static void
look_in(struct scene *scene, const char *const *args)
{
	struct stage *s = scene_play_with(scene, 10, 100, args);

	stage_type(s, "Q");
	stage_end(s);
	assert_true(s->record.len > 0);
	assert_harmless(s);
}

/* The library's name in the header, one that does not exist, and a terminal
 * that is not known. */
static void
names_on_the_command_line(void **state)
{
	struct scene *scene = *state;
	struct attacks attacks;
	size_t step;

	attacks_read(&attacks);
	step = 3 * attacks.n / some(attacks.n);
	for (size_t i = 0; i < attacks.n; i += step) {
		struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
		const char *const args[] = {
		    (strbuf_printf(&path, "%s/", scene->dir),
			hostile_name(&path, &attacks.items[i]),
			strbuf_adds(&path, ".md"), path.str),
		    NULL};

		look_in(scene, args);
		strbuf_adds(&text, "# Just text\n\ntext\n");
		hostile_write(path.str, &text);
		look_in(scene, args);
		strbuf_release(&path);
		strbuf_release(&text);
	}
	attacks_release(&attacks);
}

static void
commands_print_no_control_codes(void **state)
{
	static const char *const lines[][6] = {
	    {"list", NULL},
	    {"show", "2026-01-01", NULL},
	    {"show", "2026-03-26", NULL},
	    {"search", "Fitem", NULL},
	    {"check", NULL},
	    {"doctor", NULL},
	};
	struct scene *scene = *state;
	struct strbuf path = STRBUF_INIT;
	struct attacks attacks;

	attacks_read(&attacks);
	hostile_library(scene->dir, &attacks);
	scene_env(scene, "NONMUN_PATH=%s", library_of(scene, &path));
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct stage *s = scene_play_with(scene, 24, 80, lines[i]);

		stage_end(s);
		assert_true(s->record.len > 0);
		assert_harmless(s);
	}
	attacks_release(&attacks);
	strbuf_release(&path);
}

/* Every URL is one of the web, and nothing else is copied than clean text. */
static void
assert_strings_harmless(const struct strings *strings)
{
	const char *url = strings->urls.str;

	judge_assert("links", url, strings->urls.len, JUDGE_FEEDS);
	for (; *url; url += strcspn(url, "\n") + 1)
		if (strncmp(url, "https://", 8) != 0)
			fail_msg("a link to %.60s", url);
	judge_assert("copies", strings->copies.str, strings->copies.len,
	    JUDGE_FEEDS | JUDGE_TABS);
}

/* A key that hands all that a paper has to a program, which writes it down. */
static void
bind_recorder(struct scene *scene)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;

	scene_script(scene, "record", "printf '%s\\n' \"$@\" >>\"$D/record\"");
	strbuf_printf(&path, "%s/config/nonmun/config.yaml", scene->dir);
	strbuf_adds(&text,
	    "hyperlinks: on\nclipboard: on\nkeys:\n  all:\n    Z: [record, "
	    "\"x%{url}\", \"x%{title}\", \"x%{note}\", \"x%{key}\", "
	    "\"x%{bibtex}\"]\n");
	hostile_write(path.str, &text);
	scene_env(scene, "XDG_CONFIG_HOME=%s/config", scene->dir);
	strbuf_release(&path);
	strbuf_release(&text);
}

static void
links_copies_and_programs_get_clean_text(void **state)
{
	struct scene *scene = *state;
	struct strbuf path = STRBUF_INIT, record = STRBUF_INIT;
	struct attacks attacks;
	struct strings strings;
	struct stage *s;

	attacks_read(&attacks);
	hostile_library(scene->dir, &attacks);
	bind_recorder(scene);
	s = scene_play_with(scene, 40, 120,
	    (const char *const[]){library_of(scene, &path), NULL});
	stage_see(s, "2026-");
	walk(s, "g");
	for (size_t i = some(attacks.n); i; i--)
		walk(s, ENTER "gyYgyZJyYZJyYZ}");
	walk(s, "Q");
	assert_int_equal(stage_end(s), 0);
	strings_take(&strings, &s->record);
	assert_strings_harmless(&strings);
	strbuf_reset(&s->record);
	strbuf_add(&s->record, strings.rest.str, strings.rest.len);
	assert_harmless(s);
	scene_read(scene, "record", &record);
	judge_assert(
	    "arguments", record.str, record.len, JUDGE_FEEDS | JUDGE_TABS);
	printf("# %zu links, %zu copies, %zu bytes of arguments judged\n",
	    strings.n_urls, strings.n_copies, record.len);
	assert_true(strings.n_urls > 9 && strings.n_copies > 9);
	strings_release(&strings);
	strbuf_release(&path);
	strbuf_release(&record);
	attacks_release(&attacks);
}

/* Whatever TERM says: no terminal is the answer, and nothing is sent to it. */
static void
the_terminal_is_named_by_an_attack(void **state)
{
	struct scene *scene = *state;
	struct attacks attacks;
	size_t step;

	attacks_read(&attacks);
	step = 3 * attacks.n / some(attacks.n);
	scene_env(scene, "TERM=none");
	for (size_t i = 0; i < attacks.n; i += step) {
		struct stage *s;

		free(scene->env[--scene->n_env]);
		scene_env(scene, "TERM=x%s", attacks.items[i].bytes.str);
		s = scene_play(scene, 24, 80);
		assert_int_not_equal(stage_end(s), 0);
		assert_true(s->record.len > 0);
		assert_harmless(s);
	}
	attacks_release(&attacks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(judge_objects_to_each_evil),
	    SCENE(screens_hold_no_control_codes),
	    SCENE(names_on_the_command_line),
	    SCENE(commands_print_no_control_codes),
	    SCENE(links_copies_and_programs_get_clean_text),
	    SCENE(the_terminal_is_named_by_an_attack),
	};

	return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
