// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Terminals with little room, in English and in Korean: what is typed stays in
 * sight in every prompt, the day under the cursor in the calendar, and what a
 * row of the plot says of a time without digests.
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

#include "base/width.h"
#include "room.h"
#include "tongue.h"
#include "trials.h"
#include "ui/calendar-days.h"
#include "unicode.h"

struct size {
	int cols, rows;
};

static void
resize(struct stage *s, const struct size *size)
{
	char keys[32];

	snprintf(keys, sizeof(keys), "<resize:%dx%d>", size->cols, size->rows);
	stage_type(s, keys);
}

/* False where the program cannot speak Korean here. */
static bool
speak_korean(void)
{
	const char *folder = getenv("NONMUN_LOCALEDIR");

	return tongue_speak(folder ? folder : "po", "ko");
}

/* The cells [from, to) of a row. The caller releases. */
static struct strbuf
cells(struct stage *s, int row, int from, int to)
{
	struct strbuf text = STRBUF_INIT;
	enum style style;

	for (int col = from; col < to; col++)
		strbuf_adds(&text, term_memory_cell(s->term, row, col, &style));
	return text;
}

/* ---- Prompts ------------------------------------------------------------ */

/* All of them, where what stands beside them differs. */
static const char *const prompts[] = {"/", "S", "f", "e", ":", "<Enter>/",
    "<Enter>f", "<Enter>e", "<Enter>a", "<Enter><Enter>/", "<Enter><Enter>a",
    "<Enter><Enter>e", "SOften<Enter>e", "SOften<Enter>/", "?/"};

static const struct size sizes[] = {
    {20, 5}, {20, 6}, {27, 7}, {30, 8}, {40, 15}, {50, 15}, {80, 24}};

static void
open_room(struct room *r)
{
	room_open(r);
	files_put(&r->files, "lib/2026-01-19-a.md",
	    PAPER("1", "First", "2509.00001")
		PAPER("2", "Often", "2509.00003"));
	files_put(&r->files, "lib/2025-12-01-a.md",
	    PAPER("1", "Often", "2509.00003"));
	room_enter_marked(r, 24, 80);
}

/* Of what was typed, that which has room in half of the row stands before the
 * cursor; where that is the whole of it, behind the prompt's name. */
static void
assert_typed(struct stage *s, const struct size *size, const char *typed)
{
	size_t room = (size_t)size->cols / 2 - 2;
	struct strbuf before;
	int row, col;

	term_memory_cursor(s->term, &row, &col);
	assert_int_equal(row, size->rows - 1);
	while (width_text(typed, strlen(typed)) > room)
		typed += width_next_grapheme(typed, strlen(typed));
	before = cells(s, row, 0, col);
	if (before.len < strlen(typed) ||
	    strcmp(before.str + before.len - strlen(typed), typed) != 0)
		fail_msg("%dx%d: no \"%s\" at the end of \"%s\"", size->cols,
		    size->rows, typed, before.str);
	strbuf_release(&before);
}

/* And its beginning, with the cursor on that. */
static void
assert_beginning(struct stage *s, const struct size *size)
{
	struct strbuf behind;
	int row, col;

	stage_type(s, "<Home>");
	term_memory_cursor(s->term, &row, &col);
	assert_true(col <= size->cols / 2);
	behind = cells(s, row, col, col + 8);
	assert_string_equal(behind.str, "abcdefgh");
	strbuf_release(&behind);
}

static void
type_into_all(struct room *r, const struct size *size)
{
	static const char *const texts[] = {"x", "xy.bib", "~(", "set th",
	    "가나다라마바사아자차카타파하",
	    "abcdefghijklmnopqrstuvwxyz0123456789"};

	for (size_t i = 0; i < sizeof(prompts) / sizeof(*prompts); i++) {
		resize(&r->stage, size);
		stage_type(&r->stage, prompts[i]);
		assert_true(r->stage.app.prompt.open);
		for (size_t k = 0; k < sizeof(texts) / sizeof(*texts); k++) {
			stage_type(&r->stage, "<C-u>");
			stage_type(&r->stage, texts[k]);
			assert_typed(&r->stage, size, texts[k]);
		}
		assert_beginning(&r->stage, size);
		stage_type(&r->stage, "<Esc><Esc>hhh");
	}
}

static void
type_at_all_sizes(void)
{
	size_t step = trials_count(1, 2, 4);
	struct room r;

	open_room(&r);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i += step)
		type_into_all(&r, &sizes[i]);
	room_close(&r);
}

static void
test_what_is_typed_is_seen(void **state)
{
	(void)state;
	type_at_all_sizes();
	if (speak_korean())
		type_at_all_sizes();
	tongue_rest();
}

/* What is said beside it gives way first, then the prompt's name; both show
 * that they go on. */
static void
test_what_gives_way_says_so(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	stage_type(&r.stage, "<resize:40x15><Enter>e<C-u>x");
	ROW_SHOWS(&r, 14, "export to: x  ");
	ROW_SHOWS(&r, 14, "must end in");
	ROW_SHOWS(&r, 14, "..");
	stage_type(&r.stage, "<Esc>h<resize:30x8>e");
	ROW_SHOWS(&r, 7, "export 2 ");
	ROW_SHOWS(&r, 7, ".. ");
	ROW_SHOWS(&r, 7, "-01-19.bib");
	stage_type(&r.stage, "<Esc><resize:20x6>/zzzzzzzz");
	ROW_SHOWS(&r, 5, "/zzzzzzzz   no");
	ROW_SHOWS(&r, 5, "..");
	room_close(&r);
}

/* ---- The calendar ------------------------------------------------------- */

/* The day under the cursor is there in figures. */
static void
assert_day(struct stage *s, const struct size *size)
{
	struct date date = date_of_day_number(s->app.calendar.day);
	struct strbuf text;
	enum style style;
	char day[16];
	int row, col;

	snprintf(day, sizeof(day), "%2d", date.day);
	term_memory_cursor(s->term, &row, &col);
	text = cells(s, row, col, col + 3);
	term_memory_cell(s->term, row, col, &style);
	if (style != STYLE_SELECTED || !strstr(text.str, day))
		fail_msg("%dx%d: no day %s at the cursor but \"%s\"",
		    size->cols, size->rows, day, text.str);
	strbuf_release(&text);
}

static void
test_the_day_is_seen(void **state)
{
	static const struct size all[] = {{20, 5}, {20, 6}, {20, 7}, {20, 8},
	    {21, 6}, {26, 6}, {27, 6}, {30, 5}, {30, 8}, {40, 6}, {48, 6},
	    {80, 5}, {80, 6}, {80, 24}, {120, 40}};
	static const char *const days[] = {"l", "l", "k", "h", "h", "h", "h",
	    "h", "h", "h", "k", "k", "k", "k", "k", "k", "j", "gg", "G"};
	size_t step = trials_count(1, 2, 4);
	struct room r;

	(void)state;
	open_room(&r);
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i += step) {
		resize(&r.stage, &all[i]);
		stage_type(&r.stage, "c");
		assert_day(&r.stage, &all[i]);
		for (size_t k = 0; k < sizeof(days) / sizeof(*days); k++) {
			stage_type(&r.stage, days[k]);
			assert_day(&r.stage, &all[i]);
		}
		stage_type(&r.stage, "q");
	}
	room_close(&r);
}

/* With the months above the day's, however small the terminal was meanwhile. */
static void
test_the_calendar_fills_its_window_again(void **state)
{
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;
	struct room r;

	(void)state;
	open_room(&r);
	stage_type(&r.stage, "<resize:120x40>c");
	term_memory_text(r.stage.term, &before, false);
	assert_non_null(strstr(before.str, "2025-12  "));
	stage_type(&r.stage, "<resize:40x9>");
	HIDES(&r, "2025-12  ");
	stage_type(&r.stage, "<resize:120x40>");
	term_memory_text(r.stage.term, &after, false);
	assert_string_equal(after.str, before.str);
	strbuf_release(&before);
	strbuf_release(&after);
	room_close(&r);
}

/* ---- The plot ----------------------------------------------------------- */

/* Two digests with eleven weeks between them, of which a row tells. */
static void
open_plot(struct room *r, const struct size *size)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_adds(&text, PAPER("1", "One", "2509.00001"));
	for (int i = 0; i < 120; i++)
		strbuf_adds(&text, "needle ");
	room_open(r);
	files_put(&r->files, "2025-12-22-a.md", text.str);
	files_put(&r->files, "2025-09-29-a.md", text.str);
	room_enter(r, size->rows, size->cols);
	strbuf_release(&text);
	stage_settle(&r->stage);
	stage_type(&r->stage, "Sneedle<Enter>T");
}

/* The row, in which `says` stands, ends with `end`. */
static void
assert_gap(const struct size *size, const char *says, const char *end)
{
	struct room r;
	struct strbuf row;

	open_plot(&r, size);
	ROW_SHOWS(&r, 3, says);
	row = stage_row(&r.stage, 3);
	assert_true(row.len > strlen(end));
	assert_string_equal(row.str + row.len - strlen(end), end);
	strbuf_release(&row);
	room_close(&r);
}

static void
test_a_time_without_digests_says_so(void **state)
{
	static const struct size s30 = {30, 10}, s40 = {40, 15}, s50 = {50, 15},
				 s80 = {80, 24};

	(void)state;
	assert_gap(&s40, "no digest", " for 11 weeks");
	assert_gap(&s30, "no digest", "..");
	if (speak_korean()) {
		assert_gap(&s80, "없음", " 11주");
		assert_gap(&s50, "없음", " 11주");
		assert_gap(&s40, "없음", " 11주");
	}
	tongue_rest();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_is_typed_is_seen),
	    cmocka_unit_test(test_what_gives_way_says_so),
	    cmocka_unit_test(test_the_day_is_seen),
	    cmocka_unit_test(test_the_calendar_fills_its_window_again),
	    cmocka_unit_test(test_a_time_without_digests_says_so),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
