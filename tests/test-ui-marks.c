// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Marks in the interface, on a terminal in memory with a journal on disk: what
 * becomes read and when, stars, taking marks back, the next unread paper,
 * lists of unread and starred papers, papers that stand on several days, what
 * another program marks, and a journal that cannot be written.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "room.h"
#include "unicode.h"

/* A paper of `n` lines. */
static void
add_long(struct strbuf *out, const char *title, const char *id, int n)
{
	strbuf_printf(
	    out, "# 1. [%s](https://arxiv.org/abs/%s)\n\n", title, id);
	strbuf_adds(out, "## Method\n\n");
	for (int i = 1; i <= n; i++)
		strbuf_printf(out, "- 줄 %d\n", i);
	strbuf_adds(out, "\n");
}

/* Three days; "Often" stands on all of them, and "Long" has forty lines. */
static void
open_room(struct room *d, int rows, int cols)
{
	struct strbuf text = STRBUF_INIT;

	room_open(d);
	add_long(&text, "Long", "2509.00001", 40);
	strbuf_adds(&text, PAPER("2", "Short", "2509.00002"));
	strbuf_adds(&text, PAPER("3", "Often", "2509.00003"));
	files_put(&d->files, "lib/2025-09-12-a.md", text.str);
	files_put(&d->files, "lib/2025-09-11-a.md",
	    PAPER("1", "Often", "2509.00003")
		PAPER("2", "Elder", "2509.00004"));
	files_put(&d->files, "lib/2025-09-10-a.md",
	    PAPER("1", "Eldest", "2509.00005")
		PAPER("2", "Often", "2509.00003"));
	strbuf_release(&text);
	room_enter_marked(d, rows, cols);
}

/* How many lines of the journal hold the text. */
static size_t
journal_lines(struct room *d, const char *text)
{
	struct strbuf all = STRBUF_INIT;
	struct error err;
	size_t n = 0;

	if (file_read(files_path(&d->files, "state/journal"), &all, &err) == OK)
		for (char *p = all.str; (p = strstr(p, text)); p++)
			n++;
	strbuf_release(&all);
	return n;
}

/* ---- Read, starred, and back -------------------------------------------- */

static void
test_read_and_starred_are_shown_and_on_disk(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	SHOWS(&d, "5 papers  5 unread");
	SHOWS(&d, "2025-09-12 Fri    3/3");
	stage_type(&d.stage, "<Enter>jm");
	assert_int_equal(journal_lines(&d, " arxiv:2509.00002 read"), 1);
	SHOWS(&d, "read: Short");
	SHOWS(&d, ">   2 Short");
	SHOWS(&d, " N  1 Long");
	stage_type(&d.stage, "*");
	assert_int_equal(journal_lines(&d, " arxiv:2509.00002 star"), 1);
	SHOWS(&d, "starred: Short");
	SHOWS(&d, "> * 2 Short");
	stage_type(&d.stage, "m*");
	SHOWS(&d, ">N  2 Short");
	assert_int_equal(journal_lines(&d, " arxiv:2509.00002 unread"), 1);
	assert_int_equal(journal_lines(&d, " arxiv:2509.00002 unstar"), 1);
	room_close(&d);
}

/* What is read under one day is read under all. */
static void
test_counts_follow_the_paper(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>Gmq");
	SHOWS(&d, "2025-09-12 Fri    2/3");
	SHOWS(&d, "2025-09-11 Thu    1/2");
	SHOWS(&d, "2025-09-10 Wed    1/2");
	SHOWS(&d, "5 papers  4 unread");
	room_close(&d);
}

static void
test_a_day_is_taken_back_at_once(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>m*qM");
	SHOWS(&d, "2 papers read; . takes that back");
	SHOWS(&d, "2025-09-12 Fri    0/3");
	stage_type(&d.stage, "M");
	SHOWS(&d, "read already");
	stage_type(&d.stage, ".");
	SHOWS(&d, "2 papers back to unread");
	SHOWS(&d, "2025-09-12 Fri    2/3");
	stage_type(&d.stage, ".");
	SHOWS(&d, "back to no star: Long");
	HIDES(&d, "*");
	stage_type(&d.stage, ".");
	SHOWS(&d, "back to unread: Long");
	SHOWS(&d, "2025-09-12 Fri    3/3");
	stage_type(&d.stage, ".");
	SHOWS(&d, "no mark to take back");
	room_close(&d);
}

static void
test_a_note_is_shown_and_taken_back(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	assert_true(
	    marks_set_note(&d.stage.app, "arxiv:2509.00001", "다시 읽을 것"));
	stage_type(&d.stage, "<Enter>");
	SHOWS(&d, "note 다시 읽을 것");
	stage_type(&d.stage, ".");
	SHOWS(&d, "back to no note: Long");
	HIDES(&d, "note 다시");
	room_close(&d);
}

static void
test_marks_outlive_the_program(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>m*q");
	room_leave(&d);
	room_enter_marked(&d, 24, 80);
	SHOWS(&d, "2025-09-12 Fri    2/3");
	SHOWS(&d, "* 1 Long");
	room_close(&d);
}

static void
test_marks_of_another_program_are_seen(void **state)
{
	struct room d;
	struct journal *other;
	struct mark value = {.key = "", .note = "", .read = true};
	struct error err;

	(void)state;
	open_room(&d, 24, 80);
	SHOWS(&d, "5 unread");
	other = journal_open(d.state.str, "other", &err);
	assert_int_equal(
	    journal_mark(other, "arxiv:2509.00004", MARK_READ, &value, &err),
	    OK);
	journal_close(other, &err);
	stage_type(&d.stage, "<wait:3000>");
	SHOWS(&d, "4 unread");
	SHOWS(&d, "2025-09-11 Thu    1/2");
	room_close(&d);
}

/* ---- What was seen ------------------------------------------------------ */

static void
test_read_when_its_end_was_on_the_screen(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter><Space><wait:9000>");
	assert_int_equal(journal_lines(&d, "00001 read"), 0);
	stage_type(&d.stage, "<Space>");
	SHOWS(&d, "줄 40");
	assert_int_equal(journal_lines(&d, "00001 read"), 1);
	SHOWS(&d, "4 unread");
	/* Marked unread on purpose, it stays so. */
	stage_type(&d.stage, "mkj<wait:9000>");
	SHOWS(&d, "5 unread");
	room_close(&d);
}

/* The first digit of a count shows a section for a moment. */
static void
test_a_count_reads_nothing(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct room d;

	(void)state;
	room_open(&d);
	add_long(&text, "Long", "2509.00001", 40);
	strbuf_adds(&text, "## Conclusion\n\nThe end.\n");
	files_put(&d.files, "lib/2025-09-12-a.md", text.str);
	strbuf_release(&text);
	room_enter_marked(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter>j");
	stage_type(&d.stage, "2");
	SHOWS(&d, "The end.");
	stage_type(&d.stage, "j");
	HIDES(&d, "The end.");
	assert_int_equal(journal_lines(&d, "00001 read"), 0);
	/* Alone, it is where one went; what was jumped over was not read. */
	stage_type(&d.stage, "2<wait:1000>");
	SHOWS(&d, "The end.");
	assert_int_equal(journal_lines(&d, "00001 read"), 0);
	stage_type(&d.stage, "<wait:3000>");
	assert_int_equal(journal_lines(&d, "00001 read"), 1);
	room_close(&d);
}

/* Its end comes into sight by itself when the window grows. */
static void
test_a_window_that_grows_takes_a_moment(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter>jj");
	stage_type(&d.stage, "<resize:80x60>");
	SHOWS(&d, "줄 40");
	assert_int_equal(journal_lines(&d, "00001 read"), 0);
	stage_type(&d.stage, "<wait:3000>");
	assert_int_equal(journal_lines(&d, "00001 read"), 1);
	room_close(&d);
}

/* To the end, back up a line and on: most of it was not seen. */
static void
test_what_is_jumped_over_is_not_read(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 16, 80);
	stage_type(&d.stage, "<Enter><Enter>");
	stage_type(&d.stage, "G");
	SHOWS(&d, "줄 40");
	stage_type(&d.stage, "k");
	stage_type(&d.stage, "j");
	stage_type(&d.stage, "JK");
	assert_int_equal(journal_lines(&d, "00001 read"), 0);
	room_close(&d);
}

static void
test_papers_with_a_note_have_a_sign(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>");
	HIDES(&d, " +");
	stage_type(&d.stage, "aremember<Enter>");
	SHOWS(&d, ">N  1 Long");
	stage_assert_shows(&d.stage, " + ");
	HIDES(&d, "+=");
	/* One that stands on several days has both. */
	stage_type(&d.stage, "Gaagain<Enter>");
	SHOWS(&d, " +=");
	stage_type(&d.stage, "S제안<Enter>");
	SHOWS(&d, " +=");
	stage_type(&d.stage, "q..");
	HIDES(&d, " +");
	room_close(&d);
}

static void
test_a_short_paper_takes_a_moment(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>j<wait:9000>");
	SHOWS(&d, "제안 방법. Short.");
	assert_int_equal(journal_lines(&d, "read"), 0);
	stage_type(&d.stage, "<Enter>KJ");
	assert_int_equal(journal_lines(&d, "read"), 0);
	stage_type(&d.stage, "<wait:3000>");
	assert_int_equal(journal_lines(&d, "00002 read"), 1);
	assert_int_equal(journal_lines(&d, "00003 read"), 0);
	room_close(&d);
}

/* ---- The next unread paper ---------------------------------------------- */

static void
test_next_unread_goes_through_the_days(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	/* "Often" is read under any day. */
	stage_type(&d.stage, "<Enter>Gmgu");
	SHOWS(&d, ">N  2 Short");
	stage_type(&d.stage, "u");
	SHOWS(&d, ">N  2 Elder");
	stage_type(&d.stage, "u");
	SHOWS(&d, ">N  1 Eldest");
	stage_type(&d.stage, "u");
	SHOWS(&d, ">N  1 Long");
	SHOWS(&d, "on from the newest day");
	stage_type(&d.stage, "mumumum");
	SHOWS(&d, "0 unread");
	stage_type(&d.stage, "u");
	SHOWS(&d, "no paper is unread");
	room_close(&d);
}

/* ---- Lists of unread and starred papers --------------------------------- */

static void
test_unread_only(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "jMkU");
	SHOWS(&d, "> 2025-09-12");
	HIDES(&d, "2025-09-11");
	SHOWS(&d, "unread 1/2");
	SHOWS(&d, "1 hidden");
	HIDES(&d, "Often");
	/* What becomes read stays until the list is another one. */
	stage_type(&d.stage, "<Enter>m");
	SHOWS(&d, ">   1 Long");
	stage_type(&d.stage, "j");
	SHOWS(&d, "    1 Long");
	stage_type(&d.stage, "mq");
	SHOWS(&d, "> 2025-09-12 Fri    0/3");
	stage_type(&d.stage, "j");
	SHOWS(&d, "> 2025-09-10 Wed    1/2");
	stage_type(&d.stage, "<Enter>q");
	HIDES(&d, "2025-09-12");
	stage_type(&d.stage, "U");
	SHOWS(&d, "all papers");
	SHOWS(&d, "2025-09-12");
	SHOWS(&d, "2025-09-11");
	room_close(&d);
}

static void
test_starred_only_with_a_text(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>G*qjj<Enter>g*qF");
	SHOWS(&d, "starred 3/3");
	SHOWS(&d, "0 hidden");
	SHOWS(&d, "N* 1 Eldest");
	SHOWS(&d, "N* 2 Often");
	stage_type(&d.stage, "f09-12<Enter>");
	SHOWS(&d, "starred: 09-12");
	SHOWS(&d, "> 2025-09-12");
	HIDES(&d, "2025-09-10 ");
	HIDES(&d, "Short");
	/* One thing at a time is put away. */
	stage_type(&d.stage, "<Esc>");
	SHOWS(&d, "starred 3/3");
	stage_type(&d.stage, "<Esc>");
	HIDES(&d, "starred");
	room_close(&d);
}

/* The calendar shows all days; the one that is gone to is shown. */
static void
test_a_hidden_day_is_gone_to_from_the_calendar(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter>*qFc<Left><Enter>");
	SHOWS(&d, "filter put away");
	stage_type(&d.stage, "q");
	SHOWS(&d, "> 2025-09-11");
	stage_type(&d.stage, "f09-12<Enter>c<Left><Enter>q");
	SHOWS(&d, "> 2025-09-11");
	room_close(&d);
}

/* ---- On other days ------------------------------------------------------ */

static void
test_other_days_are_told_and_gone_to(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 120);
	stage_type(&d.stage, "<Enter>G");
	SHOWS(&d, "also 2025-09-10, 2025-09-11");
	stage_type(&d.stage, "r");
	SHOWS(&d, "> 2025-09-11");
	SHOWS(&d, ">N  1 Often");
	SHOWS(&d, "also 2025-09-10, 2025-09-12");
	stage_type(&d.stage, "r");
	SHOWS(&d, "> 2025-09-10");
	stage_type(&d.stage, "r");
	SHOWS(&d, "> 2025-09-12");
	SHOWS(&d, ">N  3 Often");
	stage_type(&d.stage, "kr");
	SHOWS(&d, "stands on no other day");
	SHOWS(&d, ">N  2 Short");
	HIDES(&d, "also");
	room_close(&d);
}

/* Where it goes is shown, whatever hides it. */
static void
test_other_day_behind_a_filter(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "f09-12<Enter><Enter>Gr");
	SHOWS(&d, "filter put away");
	stage_type(&d.stage, "q");
	SHOWS(&d, "> 2025-09-11");
	room_close(&d);
}

/* ---- Trouble ------------------------------------------------------------ */

static void
test_what_cannot_be_written_is_told_and_tried_again(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	/* What is in the folder's place is none. */
	files_put(&d.files, "state", "");
	stage_type(&d.stage, "<Enter>m");
	SHOWS(&d, "not saved yet: ");
	SHOWS(&d, ">   1 Long");
	stage_type(&d.stage, "j");
	SHOWS(&d, "not saved");
	files_remove(&d.files, "state");
	stage_type(&d.stage, "<wait:5000>");
	SHOWS(&d, "saved now");
	assert_int_equal(journal_lines(&d, "00001 read"), 1);
	stage_type(&d.stage, "k");
	HIDES(&d, "not saved");
	room_close(&d);
}

/* Its name is longer than one in the journal may be. */
static void
test_what_cannot_be_marked_keeps_nothing_back(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	strbuf_adds(&text, "# 1. [Far](https://example.org/");
	for (int i = 0; i < JOURNAL_KEY_MAX; i++)
		strbuf_addc(&text, 'x');
	strbuf_adds(&text, ")\n\n## Method\n\na\n\nb\n\n");
	strbuf_adds(&text, PAPER("2", "Behind", "2509.00009"));
	room_leave(&d);
	files_put(&d.files, "lib/2025-09-13-a.md", text.str);
	room_enter_marked(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter>j<wait:9000>h");
	HIDES(&d, "not saved");
	stage_type(&d.stage, "M");
	SHOWS(&d, "too long");
	SHOWS(&d, "    2 Behind");
	assert_int_equal(journal_lines(&d, " arxiv:2509.00009 read"), 1);
	strbuf_release(&text);
	room_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_read_and_starred_are_shown_and_on_disk),
	    cmocka_unit_test(test_counts_follow_the_paper),
	    cmocka_unit_test(test_a_day_is_taken_back_at_once),
	    cmocka_unit_test(test_a_note_is_shown_and_taken_back),
	    cmocka_unit_test(test_marks_outlive_the_program),
	    cmocka_unit_test(test_marks_of_another_program_are_seen),
	    cmocka_unit_test(test_read_when_its_end_was_on_the_screen),
	    cmocka_unit_test(test_a_count_reads_nothing),
	    cmocka_unit_test(test_a_window_that_grows_takes_a_moment),
	    cmocka_unit_test(test_what_is_jumped_over_is_not_read),
	    cmocka_unit_test(test_papers_with_a_note_have_a_sign),
	    cmocka_unit_test(test_a_short_paper_takes_a_moment),
	    cmocka_unit_test(test_next_unread_goes_through_the_days),
	    cmocka_unit_test(test_unread_only),
	    cmocka_unit_test(test_starred_only_with_a_text),
	    cmocka_unit_test(test_a_hidden_day_is_gone_to_from_the_calendar),
	    cmocka_unit_test(test_other_days_are_told_and_gone_to),
	    cmocka_unit_test(test_other_day_behind_a_filter),
	    cmocka_unit_test(
		test_what_cannot_be_written_is_told_and_tried_again),
	    cmocka_unit_test(test_what_cannot_be_marked_keeps_nothing_back),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
