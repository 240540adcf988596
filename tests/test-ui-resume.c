// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where one stopped: the program opens there again, at any width and however
 * it ended, and keeps the place while one moves, not while one does not. On a
 * terminal in memory, with a journal on disk.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "room.h"
#include "unicode.h"

/* A paper whose sections have so many words, each with a number of its own. */
static void
add_paper(struct strbuf *out, int number, const char *id)
{
	static const char *const sections[] = {
	    "Introduction", "Method", "Results"};
	int word = 0;

	strbuf_printf(out, "# %d. [Paper %d](https://arxiv.org/abs/%s)\n\n",
	    number, number, id);
	for (size_t i = 0; i < 3; i++) {
		strbuf_printf(out, "## %s\n\n", sections[i]);
		for (int n = 0; n < 300; n++)
			strbuf_printf(out, "낱말%d-%04d%s", number, ++word,
			    n % 25 == 24 ? ".\n\n" : " ");
	}
}

static void
put_day(struct room *d, const char *name, const char *a, const char *b)
{
	struct strbuf text = STRBUF_INIT;

	add_paper(&text, 1, a);
	add_paper(&text, 2, b);
	files_put(&d->files, name, text.str);
	strbuf_release(&text);
}

static void
open_room(struct room *d, int rows, int cols)
{
	room_open(d);
	put_day(d, "lib/2025-09-12-a.md", "2509.00001", "2509.00002");
	put_day(d, "lib/2025-09-11-a.md", "2509.00003", "2509.00004");
	room_enter_marked(d, rows, cols);
}

/* Begins again where the program has ended. */
static void
come_back(struct room *d)
{
	room_leave(d);
	room_enter_marked(d, 24, 80);
}

/* The row of the screen at `row`, from column `col` on. */
static void
read_row(struct room *d, int row, int col, struct strbuf *out)
{
	int rows, cols;

	strbuf_reset(out);
	term_size(d->stage.term, &rows, &cols);
	for (; col < cols; col++) {
		enum style style;

		strbuf_adds(
		    out, term_memory_cell(d->stage.term, row, col, &style));
	}
	while (out->len && out->str[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
}

/* The first word of a row. */
static char *
first_word(struct room *d, int row, int col)
{
	struct strbuf text = STRBUF_INIT;

	read_row(d, row, col, &text);
	strbuf_truncate(&text, strcspn(text.str, " "));
	return strbuf_detach(&text);
}

static size_t
journal_bytes(struct room *d)
{
	struct strbuf all = STRBUF_INIT;
	struct error err;
	size_t n;

	(void)file_read(files_path(&d->files, "state/journal"), &all, &err);
	n = all.len;
	strbuf_release(&all);
	return n;
}

/* Reads to the middle of the second paper of the second day at 120 columns,
 * ends the program by `end`; then the same line is at the top at 40. */
static void
check_same_line(const char *end)
{
	struct room d;
	struct strbuf row = STRBUF_INIT;
	char *word;

	open_room(&d, 30, 120);
	stage_type(&d.stage, "j<Enter>j<Enter>z]]7j");
	word = first_word(&d, 2, 0);
	assert_non_null(strstr(word, "낱말2-"));
	stage_type(&d.stage, end);
	assert_true(d.stage.app.quit);
	room_leave(&d);
	room_enter_marked(&d, 20, 40);
	SHOWS(&d, "2025-09-11");
	read_row(&d, 2, 0, &row);
	assert_non_null(strstr(row.str, word));
	/* One is reading, and not for the first time. */
	SHOWS(&d, "2 Paper 2");
	stage_type(&d.stage, "q");
	SHOWS(&d, ">N  2 Paper 2");
	free(word);
	strbuf_release(&row);
	room_close(&d);
}

static void
test_same_line_after_quitting(void **state)
{
	(void)state;
	check_same_line("Q");
}

static void
test_same_line_after_hanging_up(void **state)
{
	(void)state;
	check_same_line("<hangup>");
}

/* From any line to any width, and then from there. */
static void
test_same_words_at_every_width(void **state)
{
	static const int widths[] = {120, 40, 77, 23, 101, 60};
	struct room d;

	(void)state;
	open_room(&d, 30, 120);
	stage_type(&d.stage, "<Enter><Enter>z");
	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		struct strbuf row = STRBUF_INIT;
		char *word = NULL;

		stage_type(&d.stage, "<Space>j");
		while (!word || strlen(word) < strlen("낱말1-0001")) {
			free(word);
			stage_type(&d.stage, "j");
			word = first_word(&d, 2, 0);
		}
		stage_type(&d.stage, "Q");
		room_leave(&d);
		room_enter_marked(&d, 20, widths[i]);
		stage_type(&d.stage, widths[i] >= 110 ? "z" : "");
		read_row(&d, 2, 0, &row);
		if (!strstr(row.str, word))
			fail_msg("%d columns: %s is not in %s", widths[i], word,
			    row.str);
		strbuf_release(&row);
		free(word);
	}
	room_close(&d);
}

/* Killed, it loses no more than five seconds; and nothing is written while
 * nobody moves. */
static void
test_the_place_is_kept_while_moving(void **state)
{
	struct room d;
	size_t before;
	char *word;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter><Space><Space><wait:6000>");
	word = first_word(&d, 2, 0);
	before = journal_bytes(&d);
	assert_true(before > 0);
	stage_type(&d.stage, "<wait:60000>");
	assert_int_equal(journal_bytes(&d), before);
	/* Another program finds what is there while this one still runs. */
	{
		struct stage other;

		stage_open_marked(&other, 24, 80, d.lib.str, d.state.str);
		stage_settle(&other);
		assert_true(stage_shows(&other, word));
		stage_close(&other);
	}
	stage_type(&d.stage, "j<wait:6000>");
	assert_true(journal_bytes(&d) > before);
	free(word);
	room_close(&d);
}

static void
test_moving_writes_little(void **state)
{
	struct room d;
	size_t before;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter>j<wait:6000>");
	before = journal_bytes(&d);
	/* Twenty seconds of moving. */
	for (int i = 0; i < 40; i++)
		stage_type(&d.stage, "jk<wait:500>j");
	assert_true(journal_bytes(&d) > before);
	assert_true(journal_bytes(&d) - before < 6 * 120);
	room_close(&d);
}

/* Each paper is opened where one was in it, unless it was read. */
static void
test_every_paper_has_its_place(void **state)
{
	struct room d;
	char *word;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter><Space>");
	word = first_word(&d, 2, 0);
	stage_type(&d.stage, "J<Space>qqQ");
	come_back(&d);
	stage_type(&d.stage, "<Enter>g<Enter>");
	SHOWS(&d, word);
	HIDES(&d, "1-0001");
	stage_type(&d.stage, "G<wait:3000>qqQ");
	come_back(&d);
	stage_type(&d.stage, "<Enter>g<Enter>");
	SHOWS(&d, "1-0001");
	free(word);
	room_close(&d);
}

/* Where all of a paper fits, all of it is shown, whatever is done there. */
static void
test_no_blank_below_the_end(void **state)
{
	static const char *const keys[] = {"", "*", "2j", "]]]J", "*"};
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter>J4<Space>");
	stage_type(&d.stage, "K4<Space>Q");
	room_leave(&d);
	room_enter_marked(&d, 300, 120);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		stage_type(&d.stage, keys[i]);
		SHOWS(&d, d.stage.app.part ? "2-0001" : "1-0001");
		SHOWS(&d, d.stage.app.part ? "2-0900" : "1-0900");
	}
	assert_int_equal(d.stage.app.part, 1);
	room_close(&d);
}

static void
test_stopped_in_a_list(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "j<Enter>jQ");
	come_back(&d);
	SHOWS(&d, ">N  2 Paper 2");
	stage_type(&d.stage, "q");
	SHOWS(&d, "> 2025-09-11");
	room_close(&d);
}

static void
test_what_is_new_is_told(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "<Enter><Enter><Space>Q");
	room_leave(&d);
	put_day(&d, "lib/2025-09-14-a.md", "2509.00011", "2509.00012");
	put_day(&d, "lib/2025-09-13-a.md", "2509.00013", "2509.00014");
	room_enter_marked(&d, 24, 80);
	/* One goes on reading, and knows. */
	SHOWS(&d, "2025-09-12 Fri");
	SHOWS(&d, "2 new posts since last time");
	stage_type(&d.stage, "Q");
	come_back(&d);
	HIDES(&d, "new posts");
	/* From a list, what is new is where one begins. */
	stage_type(&d.stage, "qqQ");
	room_leave(&d);
	put_day(&d, "lib/2025-09-15-a.md", "2509.00015", "2509.00016");
	room_enter_marked(&d, 24, 80);
	SHOWS(&d, "> 2025-09-15");
	SHOWS(&d, "1 new post since last time");
	room_close(&d);
}

/* The post was given another name, on another machine for instance. */
static void
test_found_by_its_key(void **state)
{
	struct room d;
	char *word;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "j<Enter>j<Enter><Space>");
	word = first_word(&d, 2, 0);
	stage_type(&d.stage, "Q");
	room_leave(&d);
	files_remove(&d.files, "lib/2025-09-11-a.md");
	put_day(&d, "lib/2025-09-11-other.md", "2509.00003", "2509.00004");
	room_enter_marked(&d, 24, 80);
	SHOWS(&d, word);
	SHOWS(&d, "2 Paper 2");
	free(word);
	room_close(&d);
}

static void
test_of_another_library(void **state)
{
	struct room d;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "j<Enter>j<Enter><Space>Q");
	room_leave(&d);
	files_remove(&d.files, "lib/2025-09-11-a.md");
	room_enter_marked(&d, 24, 80);
	SHOWS(&d, "2025-09-12 Fri");
	SHOWS(&d, ">N  1 Paper 1");
	room_close(&d);
}

/* Another library, with a paper of this one, does not move what is read
 * here. */
static void
visit_other(struct room *d, const char *keys)
{
	struct stage other;

	put_day(d, "other/2025-10-01-b.md", "2509.00001", "2510.00002");
	put_day(d, "other/2025-10-02-b.md", "2510.00003", "2510.00004");
	stage_open_marked(
	    &other, 24, 80, files_path(&d->files, "other"), d->state.str);
	stage_settle(&other);
	stage_type(&other, keys);
	assert_true(other.app.quit);
	stage_close(&other);
}

static void
check_after_visit(const char *keys)
{
	struct room d;
	char *word;

	open_room(&d, 24, 80);
	stage_type(&d.stage, "j<Enter>j<Enter><Space>");
	word = first_word(&d, 2, 0);
	stage_type(&d.stage, "Q");
	room_leave(&d);
	visit_other(&d, keys);
	room_enter_marked(&d, 24, 80);
	SHOWS(&d, "2025-09-11");
	SHOWS(&d, "2 Paper 2");
	SHOWS(&d, word);
	HIDES(&d, "new post");
	free(word);
	room_close(&d);
}

static void
test_after_another_library_in_its_dates(void **state)
{
	(void)state;
	check_after_visit("jQ");
}

static void
test_after_another_library_in_a_shared_paper(void **state)
{
	(void)state;
	check_after_visit("j<Enter><Enter><Space>Q");
}

/* Out of the reader, the papers and the dates, and the same way back in. */
static void
test_leaving_pane_by_pane(void **state)
{
	struct room d;
	char *word;

	(void)state;
	open_room(&d, 24, 80);
	stage_type(&d.stage, "j<Enter>j<Enter><Space>");
	word = first_word(&d, 2, 0);
	stage_type(&d.stage, "qqq");
	assert_true(d.stage.app.quit);
	come_back(&d);
	SHOWS(&d, "> 2025-09-11");
	HIDES(&d, word);
	stage_type(&d.stage, "<Enter>");
	SHOWS(&d, ">N  2 Paper 2");
	stage_type(&d.stage, "<Enter>");
	SHOWS(&d, word);
	free(word);
	room_close(&d);
}

/* A journal in which no library has a place of its own. */
static void
test_older_journals(void **state)
{
	struct room d;

	(void)state;
	room_open(&d);
	put_day(&d, "lib/2025-09-12-a.md", "2509.00001", "2509.00002");
	put_day(&d, "lib/2025-09-11-a.md", "2509.00003", "2509.00004");
	files_put(&d.files, "state/journal",
	    "2026-01-31T08:15:00.001Z host nonmun:newest place 0 0 "
	    "2025-09-11-a.md\n"
	    "2026-01-31T08:15:00.002Z host nonmun:dates place 0 0 "
	    "2025-09-12-a.md\n"
	    "2026-01-31T08:15:00.003Z host arxiv:2509.00004 place 2 0 "
	    "2025-09-11-a.md\n");
	room_enter_marked(&d, 24, 80);
	SHOWS(&d, "2 Paper 2");
	SHOWS(&d, "낱말2-0301");
	HIDES(&d, "낱말2-0300");
	SHOWS(&d, "1 new post since last time");
	room_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same_line_after_quitting),
	    cmocka_unit_test(test_same_line_after_hanging_up),
	    cmocka_unit_test(test_same_words_at_every_width),
	    cmocka_unit_test(test_the_place_is_kept_while_moving),
	    cmocka_unit_test(test_moving_writes_little),
	    cmocka_unit_test(test_every_paper_has_its_place),
	    cmocka_unit_test(test_no_blank_below_the_end),
	    cmocka_unit_test(test_stopped_in_a_list),
	    cmocka_unit_test(test_what_is_new_is_told),
	    cmocka_unit_test(test_found_by_its_key),
	    cmocka_unit_test(test_of_another_library),
	    cmocka_unit_test(test_after_another_library_in_its_dates),
	    cmocka_unit_test(test_after_another_library_in_a_shared_paper),
	    cmocka_unit_test(test_leaving_pane_by_pane),
	    cmocka_unit_test(test_older_journals),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
