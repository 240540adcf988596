// SPDX-License-Identifier: GPL-3.0-or-later
/* What was typed at the prompts comes back in the next run: from a file that
 * several may write to, that may be missing or odd, and that need not be kept.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#include "base/file.h"
#include "room.h"

#define FILE_NAME "state/history"

/* Opens the interface with a place for the history. */
static struct stage *
enter(struct room *r)
{
	room_enter(r, 24, 80);
	r->stage.app.options.state_folder = r->state.str;
	stage_settle(&r->stage);
	return &r->stage;
}

static struct stage *
open_room(struct room *r)
{
	room_open(r);
	files_put(&r->files, ROOM_POST, room_two_papers);
	return enter(r);
}

/* The file's text; "" where there is none. To be released. */
static void
read_back(struct room *r, struct strbuf *text)
{
	strbuf_init(text);
	(void)file_read(files_path(&r->files, FILE_NAME), text, NULL);
}

static void
assert_file(struct room *r, const char *want)
{
	struct strbuf text;

	read_back(r, &text);
	assert_string_equal(text.str, want);
	strbuf_release(&text);
}

static void
assert_typed(struct room *r, const char *keys, const char *want)
{
	stage_type(&r->stage, keys);
	assert_string_equal(r->stage.app.prompt.text.str, want);
	stage_type(&r->stage, "<C-g>");
}

static void
test_lines_come_back_in_the_next_run(void **state)
{
	struct room r;
	struct stage *s = open_room(&r);
	struct stat st;

	(void)state;
	stage_type(s, "Sneedle<Enter>q/two<Enter>:first<Enter>/one<Enter>");
	stage_type(s, "/never<C-g>/<Enter>");
	assert_file(&r, "S needle\n/ two\n: first\n/ one\n");
	assert_int_equal(stat(files_path(&r.files, FILE_NAME), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	room_leave(&r);
	enter(&r);
	assert_typed(&r, ":<Up>", "first");
	assert_typed(&r, "/<Up>", "one");
	assert_typed(&r, "/<Up><Up>", "two");
	assert_typed(&r, "/<Up><Up><Up>", "two");
	assert_typed(&r, "S<Up>", "needle");
	room_close(&r);
}

static void
test_other_prompts_are_not_kept(void **state)
{
	struct room r;
	struct stage *s = open_room(&r);

	(void)state;
	stage_type(s, "ftwo<Enter>");
	assert_file(&r, "");
	room_close(&r);
}

/* What another instance adds meanwhile stays, and is known in the next run. */
static void
test_two_may_write(void **state)
{
	struct room one, other = {.stage = {.journal = NULL}};

	(void)state;
	open_room(&one);
	room_open(&other);
	files_put(&other.files, ROOM_POST, room_two_papers);
	room_enter(&other, 24, 80);
	other.stage.app.options.state_folder = one.state.str;
	stage_type(&one.stage, "Sneedle<Enter>");
	stage_type(&other.stage, "Shaystack<Enter>");
	stage_type(&one.stage, "Snumbers<Enter>");
	room_close(&other);
	assert_file(&one, "S needle\nS haystack\nS numbers\n");
	room_leave(&one);
	enter(&one);
	assert_typed(&one, "S<Up><Up>", "haystack");
	room_close(&one);
}

/* Lines that are none are passed over; nothing in a line reaches the terminal
 * but text. */
static void
test_an_odd_file_does_no_harm(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	files_put(&r.files, ROOM_POST, room_two_papers);
	files_put(&r.files, FILE_NAME,
	    "\n/\n/ \nx y\nS\tz\n/ a\033[31mb\n/ c\r\n: fi");
	enter(&r);
	stage_type(&r.stage, "/<Up>");
	assert_null(strpbrk(r.stage.app.prompt.text.str, "\r\n"));
	stage_type(&r.stage, "<Up>");
	assert_null(strchr(r.stage.app.prompt.text.str, '\033'));
	assert_non_null(strstr(r.stage.app.prompt.text.str, "b"));
	stage_type(&r.stage, "<C-g>");
	assert_typed(&r, "S<Up>", "");
	assert_typed(&r, ":<Up>", "fi");
	/* Where the last line has no end, the next one is another all the same.
	 */
	stage_type(&r.stage, "/needle<Enter>");
	room_leave(&r);
	enter(&r);
	assert_typed(&r, ":<Up>", "fi");
	assert_typed(&r, "/<Up>", "needle");
	room_close(&r);
}

/* Only the last lines are kept, and once each. */
static void
test_a_long_file_is_cut_down(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct room r;
	size_t lines = 0;

	(void)state;
	room_open(&r);
	files_put(&r.files, ROOM_POST, room_two_papers);
	for (int i = 0; i < 5000; i++)
		strbuf_printf(&text, "/ line%d\n: first\n", i);
	files_put(&r.files, FILE_NAME, text.str);
	strbuf_release(&text);
	enter(&r);
	assert_typed(&r, "/<Up><Up>", "line4998");
	read_back(&r, &text);
	for (const char *p = text.str; (p = strchr(p, '\n')); p++)
		lines++;
	assert_int_equal(lines, HISTORY_MAX + 1);
	assert_non_null(strstr(text.str, "/ line4999\n"));
	assert_non_null(strstr(text.str, ": first\n"));
	assert_null(strstr(text.str, "line4000\n"));
	strbuf_release(&text);
	stage_type(&r.stage, "/needle<Enter>");
	room_leave(&r);
	enter(&r);
	assert_typed(&r, "/<Up>", "needle");
	assert_typed(&r, "/<Up><Up>", "line4999");
	room_close(&r);
}

/* Where there is no place for it, all is as ever in this run. */
static void
test_without_a_place(void **state)
{
	struct room r;
	struct stage *s;

	(void)state;
	room_open(&r);
	files_put(&r.files, ROOM_POST, room_two_papers);
	files_put(&r.files, "state", "no folder\n");
	s = enter(&r);
	stage_type(s, "Sneedle<Enter>");
	stage_assert_shows(s, "in 2 papers");
	assert_false(s->app.message_is_error);
	assert_typed(&r, "S<Up>", "needle");
	room_close(&r);
}

static void
test_it_need_not_be_kept(void **state)
{
	struct room r;
	struct stage *s;

	(void)state;
	room_open(&r);
	files_put(&r.files, ROOM_POST, room_two_papers);
	files_put(&r.files, FILE_NAME, "/ before\n");
	s = enter(&r);
	s->config.settings.history = false;
	assert_typed(&r, "/<Up>", "");
	stage_type(s, "/needle<Enter>");
	assert_typed(&r, "/<Up>", "needle");
	assert_file(&r, "/ before\n");
	/* From now on it is. */
	stage_type(s, ":set history=on<Enter>/one<Enter>");
	assert_file(&r, "/ before\n/ one\n");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lines_come_back_in_the_next_run),
	    cmocka_unit_test(test_other_prompts_are_not_kept),
	    cmocka_unit_test(test_two_may_write),
	    cmocka_unit_test(test_an_odd_file_does_no_harm),
	    cmocka_unit_test(test_a_long_file_is_cut_down),
	    cmocka_unit_test(test_without_a_place),
	    cmocka_unit_test(test_it_need_not_be_kept),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8") &&
	    !setlocale(LC_CTYPE, "en_US.UTF-8")) {
		puts("1..0 # SKIP no UTF-8 locale");
		return 0;
	}
	return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
