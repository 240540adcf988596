// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The program in locales as people have them: Korean and English ones, which
 * are compiled where they are not installed, and all that goes wrong with
 * them: none at all, one that is not there, one of another charset. The
 * screens are those of tests/screens, where they were written down without a
 * locale and without a terminal.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../tongue.h"
#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "script.h"

#define ENTER "\r"

static const char question[] = "\033[6n";

/* The program's interface in English and in Korean. */
#define DATES "Dates"
#define NALJJA "\xEB\x82\xA0\xEC\xA7\x9C"

static void
skip_without(const char *what)
{
	print_message("# no %s here\n", what);
	skip();
}

/* Whether this build and its catalogues speak Korean. */
static bool
speaks_korean(void)
{
#if ENABLE_NLS
	const char *folder = getenv("NONMUN_LOCALEDIR");
	struct strbuf path = STRBUF_INIT;
	bool yes;

	strbuf_printf(
	    &path, "%s/ko/LC_MESSAGES/nonmun.mo", folder ? folder : "po");
	yes = access(path.str, R_OK) == 0;
	strbuf_release(&path);
	return yes;
#else
	return false;
#endif
}

/* The environment of the program: one locale, and nothing of this test's. */
static void
wish(struct scene *scene, const char *setting, const char *locpath)
{
	scene_env(scene, "LC_ALL");
	scene_env(scene, "LANG");
	scene_env(scene, "LANGUAGE");
	if (locpath && *locpath)
		scene_env(scene, "LOCPATH=%s", locpath);
	scene_env(scene, "%s", setting);
}

/* LC_ALL=`name`, or the test is skipped where there is no such locale. */
static void
live_in(struct scene *scene, const char *name)
{
	struct strbuf folder = STRBUF_INIT;
	struct strbuf setting = STRBUF_INIT;
	bool there = tongue_has_locale(name, &folder);

	strbuf_printf(&setting, "LC_ALL=%s", name);
	wish(scene, setting.str, folder.str);
	strbuf_release(&setting);
	strbuf_release(&folder);
	if (!there)
		skip_without(name);
}

/* Screens as they are written down */

static void
korean_screens(void **state)
{
	struct scene *scene = *state;

	if (!speaks_korean())
		skip_without("Korean");
	live_in(scene, "ko_KR.UTF-8");
	assert_true(script_play(scene, "korean-80x24.screen", 24, 80) > 9);
}

static void
korean_screens_of_120_columns(void **state)
{
	struct scene *scene = *state;

	if (!speaks_korean())
		skip_without("Korean");
	live_in(scene, "ko_KR.UTF-8");
	assert_true(script_play(scene, "korean-120x40.screen", 40, 120) > 9);
}

static void
english_screens(void **state)
{
	struct scene *scene = *state;

	live_in(scene, "en_US.UTF-8");
	assert_true(script_play(scene, "marks-80x24.screen", 24, 80) > 3);
}

static void
english_screens_of_120_columns(void **state)
{
	struct scene *scene = *state;

	live_in(scene, "en_US.UTF-8");
	assert_true(script_play(scene, "marks-120x40.screen", 40, 120) > 3);
}

/* Dates */

static void
write_post(struct scene *scene, const char *day, const char *title, int papers)
{
	struct strbuf name = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	strbuf_printf(&name, "%s-post.md", day);
	strbuf_printf(&text, "---\ntitle: %s\ndate: %s\n---\n\n", title, day);
	for (int i = 1; i <= papers; i++)
		strbuf_printf(&text,
		    "# %d. [Paper %d](https://arxiv.org/abs/2509.%05d)\n\n"
		    "## Method\n\nText.\n\n",
		    i, i, i);
	scene_write(scene, name.str, text.str);
	strbuf_release(&text);
	strbuf_release(&name);
}

/* Two days whose names are as different in width as names can be. */
static struct stage *
play_two_months(struct scene *scene, const char *format, int rows, int cols)
{
	const char *args[] = {NULL, scene->dir, NULL};
	struct strbuf option = STRBUF_INIT;
	struct stage *s;

	strbuf_printf(&option, "--date-format=%s", format);
	args[0] = option.str;
	write_post(scene, "2026-09-30", "September", 3);
	write_post(scene, "2026-10-01", "October", 12);
	s = scene_play_with(scene, rows, cols, args);
	strbuf_release(&option);
	return s;
}

/* The cell before `col` ends something, and nothing stands in the one at it. */
static void
assert_ends_before(struct stage *s, int row, int col)
{
	VTermPos last = {row, col - 1}, next = {row, col};
	VTermScreenCell cell = screen_cell(s, last);

	if (!cell.chars[0] || cell.chars[0] == ' ')
		stage_fail(s, "ends before the column", __FILE__, __LINE__);
	cell = screen_cell(s, next);
	if (cell.chars[0] && cell.chars[0] != ' ')
		stage_fail(s, "goes on in the column", __FILE__, __LINE__);
}

static void
korean_dates_stand_in_columns(void **state)
{
	static const struct {
		const char *format, *october, *september;
		int rows, cols, pane;
	} cases[] = {
	    /* 23 cells, three less as these are three shorter than days are
	     * mostly; unless more is needed: signs, day, blank, counts. */
	    {"%b %d %a", "> 10월 01 목", "  9월 30 수", 24, 80, 20},
	    {"%Y년 %b %d일 %a요일", "> 2026년 10월 01일 목요일",
		"  2026년 9월 30일 수요일", 24, 80, 2 + 23 + 1 + 6},
	    {"%Y년 %b %d일 %a요일", "> 2026년 10월 01일 목요일",
		"  2026년 9월 30일 수요일", 40, 120, 2 + 23 + 1 + 6},
	};
	struct scene *scene = *state;

	if (!speaks_korean())
		skip_without("Korean");
	live_in(scene, "ko_KR.UTF-8");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct stage *s = play_two_months(
		    scene, cases[i].format, cases[i].rows, cases[i].cols);

		stage_see_row(s, 2, cases[i].october);
		stage_see_row(s, 2, "12/12");
		stage_see_row(s, 3, cases[i].september);
		stage_see_row(s, 3, " 3/3");
		stage_settle(s);
		assert_ends_before(s, 2, cases[i].pane);
		assert_ends_before(s, 3, cases[i].pane);
	}
}

static void
korean_titles_stand_in_a_column(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	if (!speaks_korean())
		skip_without("Korean");
	live_in(scene, "ko_KR.UTF-8");
	s = play_two_months(scene, "%b %d", 24, 50);
	stage_see_row(s, 2, "> 10월 01  October");
	stage_see_row(s, 3, "  9월 30   September");
}

static void
english_dates(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	live_in(scene, "en_US.UTF-8");
	s = play_two_months(scene, "%a %d %b", 24, 80);
	stage_see_row(s, 2, "> Thu 01 Oct  12/12");
	stage_see_row(s, 3, "  Wed 30 Sep    3/3");
}

/* What the terminal is asked */

static struct stage *
play_mute(struct scene *scene)
{
	static const char post[] =
	    "---\ntitle: Signs\ndate: 2025-09-12\n---\n\n"
	    "# 1. [One \xC3\x97 Two](https://arxiv.org/abs/2509.00001)\n\n"
	    "## Method\n\nText.\n";
	struct stage *s;

	scene_write(scene, "2025-09-12-signs.md", post);
	scene->mute = true;
	s = scene_play(scene, 24, 80);
	stage_see(s, "One \xC3\x97 Two");
	stage_settle(s);
	return s;
}

static void
a_korean_terminal_is_asked(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	live_in(scene, "ko_KR.UTF-8");
	s = play_mute(scene);
	assert_non_null(strstr(s->record.str, question));
	stage_type(s, "\033[1;3R");
	stage_see(s, "One x Two");
}

/* The terminal is where the user is, the locale is missing where the program
 * is. */
static void
a_korean_terminal_far_away_is_asked(void **state)
{
	struct scene *scene = *state;

	wish(scene, "LANG=ko_KR.UTF-8", scene->dir);
	assert_non_null(strstr(play_mute(scene)->record.str, question));
}

static void
an_english_terminal_is_not_asked(void **state)
{
	struct scene *scene = *state;

	live_in(scene, "en_US.UTF-8");
	assert_null(strstr(play_mute(scene)->record.str, question));
}

/* What goes wrong */

static void
without_translations_it_is_english(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	live_in(scene, "ko_KR.UTF-8");
	scene_env(scene, "NONMUN_LOCALEDIR=%s", scene->dir);
	digests_small(scene);
	s = scene_play(scene, 24, 80);
	stage_see_row(s, 1, DATES);
	stage_see_row(s, 2, "> 2025-09-12 Fri");
	stage_see_row(s, 23, "j move");
}

/* A new server: no locale is named, or none that is there. Korean is text. */
static void
text_is_read_without_a_locale(void **state)
{
	static const char *const wishes[] = {"LC_ALL=", "LC_ALL=C",
	    "LC_ALL=POSIX", "LC_ALL=nonsense", "LANG=ko_KR.UTF-8",
	    "LC_CTYPE=UTF-8"};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip_without("C.UTF-8");
	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++) {
		struct scene *scene;
		struct stage *s;

		scene_tear_down(state);
		scene_set_up(state);
		scene = *state;
		wish(scene, wishes[i], NULL);
		digests_small(scene);
		s = scene_play(scene, 24, 80);
		stage_type(s, ENTER ENTER);
		stage_see(s, "두 번째 비전-언어 문장이다.");
	}
}

/* What the interface speaks where en_US.UTF-8 is all there is. */
static void
check_tongue(void **state, const char *setting, const char *word)
{
	struct strbuf folder = STRBUF_INIT;
	struct scene *scene;
	struct stage *s;
	bool made;

	if (!speaks_korean())
		skip_without("Korean");
	scene_tear_down(state);
	scene_set_up(state);
	scene = *state;
	made = tongue_make_locale("en_US.UTF-8", &folder);
	wish(scene, setting, folder.str);
	strbuf_release(&folder);
	if (!made)
		skip_without("localedef");
	digests_small(scene);
	s = scene_play(scene, 24, 80);
	stage_see_row(s, 1, word);
}

/* Whoever comes with a Korean locale reads Korean, installed or not. */
static void
a_missing_locale_still_names_the_language(void **state)
{
	check_tongue(state, "LANG=ko_KR.UTF-8", NALJJA);
	check_tongue(state, "LC_ALL=ko_KR", NALJJA);
	check_tongue(state, "LC_MESSAGES=ko_KR.eucKR", NALJJA);
	check_tongue(state, "LANG=fr_FR.UTF-8", DATES);
}

static void
languages_need_no_locale(void **state)
{
	check_tongue(state, "LANGUAGE=ko", NALJJA);
	check_tongue(state, "LANGUAGE=ko:en", NALJJA);
	check_tongue(state, "LANGUAGE=en", DATES);
}

/* Scripts set LC_ALL=C to read what programs say. */
static void
plain_c_is_english(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	wish(scene, "LC_ALL=C", NULL);
	scene_env(scene, "LANGUAGE=ko");
	digests_small(scene);
	s = scene_play(scene, 24, 80);
	stage_see_row(s, 1, DATES);
}

static void
another_charset_is_told_of(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	live_in(scene, "en_US.ISO-8859-1");
	digests_small(scene);
	s = scene_play(scene, 24, 80);
	stage_see_row(s, 23, "this locale has no UTF-8");
	stage_see_row(s, 2, "> 2025-09-12 Fri");
	stage_type(s, "j");
	stage_see_row(s, 23, "j move");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(korean_screens),
	    SCENE(korean_screens_of_120_columns),
	    SCENE(english_screens),
	    SCENE(english_screens_of_120_columns),
	    SCENE(korean_dates_stand_in_columns),
	    SCENE(korean_titles_stand_in_a_column),
	    SCENE(english_dates),
	    SCENE(a_korean_terminal_is_asked),
	    SCENE(a_korean_terminal_far_away_is_asked),
	    SCENE(an_english_terminal_is_not_asked),
	    SCENE(without_translations_it_is_english),
	    SCENE(text_is_read_without_a_locale),
	    SCENE(a_missing_locale_still_names_the_language),
	    SCENE(languages_need_no_locale),
	    SCENE(plain_c_is_english),
	    SCENE(another_charset_is_told_of),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
