// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A digest full of control codes: everything the program sends is recorded and
 * judged byte by byte, on screens of several sizes and for the commands.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "scene.h"
#include "screen.h"
#include "stream.h"

#define ENTER "\r"
#define ESC "\033"

/* The same evils as bytes and as entities: a clipboard write (OSC 52), a
 * title (OSC 0), CSI as C1 in UTF-8 and as a bare byte, BEL, DEL, an override,
 * a device string, and text that is not UTF-8. */
#define EVIL                                                                   \
	"\033]52;c;aGFja2Vk\007 \033]0;owned\033\\ \302\233"                   \
	"2J \233"                                                              \
	"2J "                                                                  \
	"\033[31m \007 \177 \342\200\256override\342\201\246 \033P1$tx\033\\ " \
	"\377\300\200 &#27;]52;c;aGFja2Vk&#7; &#x9b;2J &#155;2J &#127; "       \
	"&#x202E;x &#8294; &#0; &#xD800; "

static const char hostile_post[] =
    "---\n"
    "title: \"Evil \\e]0;owned\\a \\x9b2J \\u202E title\"\n"
    "date: 2025-09-12\n"
    "tags: [\"\\e[2J\", \"papers\\a\"]\n"
    "\"\\e]0;key\\a\": x\n"
    "---\n\n"
    "Preamble " EVIL "\n\n"
    "# 1. [Bad " EVIL " one](https://a.example/\033]0;x\007\302\233)\n\n"
    "> quote " EVIL "\n\n"
    "## Head " EVIL "\n\n"
    "- Goal" EVIL ": item `code " EVIL "`\n\n"
    "```\nblock " EVIL "\n```\n\n"
    "| a | b" EVIL " |\n|---|---|\n| c | d |\n\n"
    "<details>" EVIL "<br title='" EVIL "'></details>\n\n"
    "[link " EVIL "](https://b.example/&#27;]0;x&#7; \"title " EVIL "\")\n"
    "![image " EVIL "](picture.png)\n\n"
    "# 2. [Bad two](<javascript:\033]0;x\007>)\n\n"
    "## Method\n\n" EVIL "\n";

static const char broken_post[] =
    "---\ntitle: [\"\\e]0;owned\\a\n" EVIL "\n---\n\n"
    "# 1. [Broken " EVIL "](https://c.example/x)\n\ntext " EVIL "\n";

static void
write_posts(struct scene *scene)
{
	scene_write(scene, "2025-09-12-bad.md", hostile_post);
	scene_write(scene, "2025-09-11-broken.md", broken_post);
	/* A name with ESC, BEL, C1 in both guises and an override. */
	scene_write(scene,
	    "name \033]0;owned\007 \302\233"
	    "2J \233"
	    "2J \342\200\256.md",
	    "# Just text\n\n" EVIL "\n");
}

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

static void
walk_everywhere(struct scene *scene, int rows, int cols)
{
	struct stage *s;

	scene_env(scene, "BROWSER=no-such-browser");
	s = scene_play(scene, rows, cols);
	stage_see(s, "2025-09-12");
	stage_settle(s);
	/* The file without a date has that of today and is the first. */
	walk(s, "jjkkj" ENTER "jjkkg");
	stage_see(s, "Evil");
	walk(s, ENTER);
	stage_see(s, "Preamble");
	walk(s, "hj" ENTER);
	stage_see(s, "Bad");
	walk(s, "o1o2oG  gzz/52;c" ENTER "nnnoJoKqq}" ENTER ENTER "  ?qqq");
	walk(s, "/owned" ENTER "nG");
	stage_resize(s, rows + 3, cols + 7);
	stage_settle(s);
	walk(s, "Q");
	assert_int_equal(stage_end(s), 0);
	assert_harmless(s);
}

static void
screens_hold_no_control_codes(void **state)
{
	write_posts(*state);
	walk_everywhere(*state, 15, 40);
	walk_everywhere(*state, 24, 80);
	walk_everywhere(*state, 40, 120);
}

/* The file's name in the header, and a name that does not exist. */
static void
names_on_the_command_line(void **state)
{
	const char *args[] = {NULL, NULL};
	struct scene *scene = *state;
	struct strbuf path = STRBUF_INIT;
	struct stage *s;

	write_posts(scene);
	strbuf_printf(&path,
	    "%s/name \033]0;owned\007 \302\233"
	    "2J \233"
	    "2J \342\200\256.md",
	    scene->dir);
	args[0] = path.str;
	s = scene_play_with(scene, 24, 150, args);
	stage_see(s, "Just text");
	stage_see_row(s, 0, "owned");
	stage_type(s, "Q");
	assert_int_equal(stage_end(s), 0);
	assert_harmless(s);
	strbuf_adds(&path, "-nowhere");
	args[0] = path.str;
	s = scene_play_with(scene, 24, 150, args);
	assert_int_not_equal(stage_end(s), 0);
	assert_harmless(s);
	strbuf_release(&path);
}

static void
commands_print_no_control_codes(void **state)
{
	struct scene *scene = *state;
	const char *const lines[][6] = {
	    {"list", "-L", scene->dir, NULL},
	    {"list", "-L", scene->dir, "--format=json", NULL},
	    {"show", "-L", scene->dir, "2025-09-12", NULL},
	    {"show", "-L", scene->dir, "--format=json", "2025-09-12", NULL},
	    {"show", "-L", scene->dir, "2025-09-11", NULL},
	    {"open", "-L", scene->dir, "--print", "2025-09-12/1", NULL},
	    {"open", "-L", scene->dir, "2025-09-12/2", NULL},
	    {"check", "-L", scene->dir, NULL},
	    {"show", "-L", scene->dir, "\033]0;x\007", NULL},
	    {"--\033]0;x\007", NULL},
	};

	write_posts(scene);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct stage *s = scene_play_with(scene, 24, 80, lines[i]);

		stage_end(s);
		assert_true(s->record.len > 0);
		assert_harmless(s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(judge_objects_to_each_evil),
	    SCENE(screens_hold_no_control_codes),
	    SCENE(names_on_the_command_line),
	    SCENE(commands_print_no_control_codes),
	};

	return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
