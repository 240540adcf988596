// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Drawing and keys, on the terminal in memory: what is drawn through term.h
 * ends in the same cells on every kind of terminal.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/width.h"
#include "term/term-memory.h"
#include "trials.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static int
put(struct term *term, int row, int col, int limit, const char *text)
{
	return term_put(
	    term, row, col, limit, text, strlen(text), STYLE_NORMAL);
}

/* Flushes and compares the whole screen, rows ending in line feeds. */
static void
assert_screen(struct term *term, const char *expected)
{
	struct strbuf text = STRBUF_INIT;

	term_flush(term);
	term_memory_text(term, &text, false);
	assert_string_equal(text.str, expected);
	strbuf_release(&text);
}

static void
assert_styled(struct term *term, const char *expected)
{
	struct strbuf text = STRBUF_INIT;

	term_flush(term);
	term_memory_text(term, &text, true);
	assert_string_equal(text.str, expected);
	strbuf_release(&text);
}

/* Drawing */

static void
text_is_drawn_where_it_is_put(void **state)
{
	struct term *term = term_open_memory(3, 10);

	(void)state;
	assert_int_equal(put(term, 0, 0, 10, "abc"), 3);
	assert_int_equal(put(term, 1, 2, 10, "한글"), 6);
	assert_screen(term, "abc\n  한글\n\n");
	term_close(term);
}

static void
text_ends_at_the_limit(void **state)
{
	struct term *term = term_open_memory(3, 10);

	(void)state;
	assert_int_equal(put(term, 0, 2, 5, "abcdef"), 5);
	assert_int_equal(put(term, 1, 6, 99, "abcdef"), 10);
	assert_int_equal(put(term, 2, 7, 5, "abcdef"), 7);
	assert_screen(term, "  abc\n      abcd\n\n");
	term_close(term);
}

static void
wide_character_that_does_not_fit_is_a_space(void **state)
{
	struct term *term = term_open_memory(1, 10);

	(void)state;
	put(term, 0, 0, 10, "##########");
	assert_int_equal(put(term, 0, 0, 3, "한글"), 3);
	assert_screen(term, "한 #######\n");
	term_close(term);
}

static void
text_left_of_the_screen_is_cut(void **state)
{
	struct term *term = term_open_memory(1, 10);

	(void)state;
	assert_int_equal(put(term, 0, -3, 10, "한글abc"), 4);
	assert_screen(term, " abc\n");
	assert_int_equal(put(term, 5, 0, 10, "abc"), 0);
	assert_int_equal(put(term, -1, 0, 10, "abc"), 0);
	assert_screen(term, " abc\n");
	term_close(term);
}

static void
half_covered_wide_character_goes_whole(void **state)
{
	struct term *term = term_open_memory(3, 6);

	(void)state;
	for (int row = 0; row < 3; row++)
		put(term, row, 1, 6, "한글");
	put(term, 0, 2, 6, "x");
	put(term, 1, 3, 6, "y");
	put(term, 2, 2, 6, "中");
	assert_screen(term, "  x글\n 한y\n  中\n");
	term_close(term);
}

static void
combining_marks_stay_with_their_letter(void **state)
{
	struct term *term = term_open_memory(1, 10);
	enum style style;

	(void)state;
	assert_int_equal(put(term, 0, 0, 10, "e\xCC\x81x"), 2);
	term_flush(term);
	assert_string_equal(term_memory_cell(term, 0, 0, &style), "e\xCC\x81");
	assert_string_equal(term_memory_cell(term, 0, 1, &style), "x");
	term_close(term);
}

static void
mark_without_a_letter_is_dropped(void **state)
{
	struct term *term = term_open_memory(1, 10);

	(void)state;
	assert_int_equal(put(term, 0, 0, 10, "\xCC\x81x"), 1);
	assert_screen(term, "x\n");
	term_close(term);
}

static void
controls_are_drawn_as_stand_ins(void **state)
{
	struct term *term = term_open_memory(2, 20);

	(void)state;
	assert_int_equal(put(term, 0, 0, 20, "a\x1B[2J\x07z"), 7);
	assert_int_equal(put(term, 1, 0, 20, "a\xC2\x9Bz\x7F\xFF"), 5);
	assert_screen(term, "a␛[2J␇z\na\xEF\xBF\xBDz␡\xEF\xBF\xBD\n");
	term_close(term);
}

/* Sequences that some terminals join to one glyph and others do not. */
static void
emoji_sequences_cannot_move_what_follows(void **state)
{
	static const char *const sequences[] = {
	    "\U0001F468\u200D\U0001F469\u200D\U0001F467", /* a family */
	    "\u2764\uFE0F",                               /* red heart */
	    "\U0001F44D\U0001F3FD",                       /* skin tone */
	    "\U0001F1F0\U0001F1F7",                       /* flag */
	    "1\uFE0F\u20E3",                              /* keycap */
	};
	struct term *term = term_open_memory(1, 20);

	(void)state;
	for (size_t i = 0; i < LENGTH(sequences); i++) {
		struct strbuf text = STRBUF_INIT;
		int width = (int)width_text(sequences[i], strlen(sequences[i]));

		assert_int_equal(put(term, 0, 0, 20, sequences[i]), width);
		term_flush(term);
		term_memory_text(term, &text, false);
		assert_null(strstr(text.str, "\u200D"));
		assert_null(strstr(text.str, "\uFE0F"));
		assert_null(strstr(text.str, "\U0001F3FD"));
		assert_null(strstr(text.str, "\U0001F1F0"));
		strbuf_release(&text);
		term_fill(term, 0, 0, 20, STYLE_NORMAL);
	}
	put(term, 0, 0, 20, "\U0001F1F0\U0001F1F7|");
	assert_screen(term, "KR|\n");
	term_close(term);
}

/* A character of one of the kinds that digests and attacks are made of. */
static uint32_t
random_char(unsigned *seed)
{
	static const uint32_t ranges[][2] = {{0x20, 0x7E}, {0x00, 0x1F},
	    {0x7F, 0x9F}, {0xAC00, 0xD7A3}, {0x1100, 0x11FF}, {0x0300, 0x036F},
	    {0x4E00, 0x9FFF}, {0x200B, 0x206F}, {0x0590, 0x06FF},
	    {0x1F1E6, 0x1F6FF}, {0xFE00, 0xFE0F}, {0xE0000, 0xE01EF},
	    {0xD7B0, 0xD7FF}, {0x0900, 0x0DFF}};
	const uint32_t *range = ranges[trials_random(seed, LENGTH(ranges))];

	return range[0] +
	    (uint32_t)trials_random(seed, range[1] - range[0] + 1);
}

/* Checks one row of cells: every cell clean and of the width it takes. */
static void
assert_row_is_sound(const struct term *term)
{
	int rows, cols;

	term_size(term, &rows, &cols);
	for (int col = 0; col < cols; col++) {
		const char *cell = term_memory_cell(term, 0, col, NULL);
		size_t len = strlen(cell);
		size_t width = width_text(cell, len);
		uint32_t c;

		assert_in_range(width, 1, 2);
		for (size_t i = 0; i < len;) {
			i += utf8_decode(cell + i, len - i, &c);
			assert_true(utf8_is_clean(c));
		}
		if (width == 2) {
			col++;
			assert_true(col < cols);
			assert_string_equal(
			    term_memory_cell(term, 0, col, NULL), "");
		}
	}
}

static void
any_text_gives_sound_cells(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		int cols = (int)trials_random(&seed, 60) + 1;
		struct term *term = term_open_memory(1, cols);
		struct strbuf text = STRBUF_INIT;
		char bytes[4];
		int end, width;

		for (size_t n = trials_random(&seed, 40); n > 0; n--)
			strbuf_add(&text, bytes,
			    utf8_encode(bytes, random_char(&seed)));
		width = (int)width_text(text.str, text.len);
		put(term, 0, 0, cols, "한글한글한글한글한글한글한글한글");
		end =
		    term_put(term, 0, 0, cols, text.str, text.len, STYLE_TITLE);
		assert_int_equal(end, width < cols ? width : cols);
		term_flush(term);
		assert_row_is_sound(term);
		strbuf_release(&text);
		term_close(term);
	}
}

static void
styles_show(void **state)
{
	struct term *term = term_open_memory(3, 12);
	enum style style;

	(void)state;
	put(term, 0, 0, 12, "a");
	term_put(term, 0, 1, 12, "한글", 6, STYLE_TITLE);
	term_put(term, 0, 5, 12, "m", 1, STYLE_MATCH);
	put(term, 0, 6, 12, "z");
	term_fill(term, 1, 2, 5, STYLE_SELECTED);
	assert_styled(term, "a{title:한글}{match:m}z\n  {selected:   }\n\n");
	assert_string_equal(term_memory_cell(term, 0, 1, &style), "한");
	assert_int_equal(style, STYLE_TITLE);
	assert_string_equal(term_memory_cell(term, 0, 2, &style), "");
	term_close(term);
}

/* Flushing */

static void
nothing_shows_before_the_flush(void **state)
{
	struct term *term = term_open_memory(1, 5);

	(void)state;
	term_flush(term);
	put(term, 0, 0, 5, "abc");
	assert_string_equal(term_memory_cell(term, 0, 0, NULL), " ");
	assert_screen(term, "abc\n");
	term_close(term);
}

static void
only_changes_are_sent(void **state)
{
	struct term *term = term_open_memory(2, 5);
	size_t before;

	(void)state;
	put(term, 0, 0, 5, "abc");
	term_flush(term);
	before = term_memory_flushes(term);
	put(term, 0, 0, 5, "abc");
	term_flush(term);
	assert_int_equal(term_memory_flushes(term), before);
	term_cursor(term, 1, 2);
	term_flush(term);
	assert_int_equal(term_memory_flushes(term), before + 1);
	term_redraw(term);
	term_flush(term);
	assert_int_equal(term_memory_flushes(term), before + 2);
	assert_int_equal(term_memory_counts(term).redrawn, 1);
	term_close(term);
}

static void
cursor_stays_on_the_screen(void **state)
{
	struct term *term = term_open_memory(4, 9);
	int row, col;

	(void)state;
	term_cursor(term, 99, -5);
	term_flush(term);
	term_memory_cursor(term, &row, &col);
	assert_int_equal(row, 3);
	assert_int_equal(col, 0);
	term_close(term);
}

static void
scrolled_rows_move_along(void **state)
{
	static const char *const rows[] = {"head", "one", "two", "셋", "foot"};
	struct term *term = term_open_memory(5, 6);

	(void)state;
	for (int row = 0; row < 5; row++)
		put(term, row, 0, 6, rows[row]);
	term_scroll_hint(term, 1, 4, 1);
	assert_screen(term, "head\ntwo\n셋\n\nfoot\n");
	put(term, 2, 1, 6, "x");
	assert_screen(term, "head\ntwo\n x\n\nfoot\n");
	term_scroll_hint(term, 1, 4, -2);
	assert_screen(term, "head\n\n\ntwo\nfoot\n");
	/* What is more than the rows there are is no scroll. */
	term_scroll_hint(term, 1, 4, 3);
	term_scroll_hint(term, 3, 1, 1);
	assert_screen(term, "head\n\n\ntwo\nfoot\n");
	term_close(term);
}

static void
leaving_and_entering_sends_all_again(void **state)
{
	struct term *term = term_open_memory(1, 5);
	struct term_memory_counts counts;
	size_t before;

	(void)state;
	put(term, 0, 0, 5, "abc");
	term_flush(term);
	before = term_memory_flushes(term);
	term_leave(term);
	term_leave(term);
	term_flush(term);
	assert_int_equal(term_memory_flushes(term), before);
	term_enter(term);
	term_flush(term);
	assert_int_equal(term_memory_flushes(term), before + 1);
	term_suspend(term);
	counts = term_memory_counts(term);
	assert_int_equal(counts.left, 1);
	assert_int_equal(counts.entered, 1);
	assert_int_equal(counts.suspended, 1);
	term_close(term);
}

/* Keys */

static void
assert_keys(struct term *term, const uint32_t *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_int_equal(term_key(term, 0), keys[i]);
	assert_false(term_memory_idle(term));
	assert_int_equal(term_key(term, 0), TERM_KEY_NONE);
	assert_true(term_memory_idle(term));
}

static void
keys_come_as_typed(void **state)
{
	static const uint32_t keys[] = {'j', 0x3153, 13, 27, 127, 4, '<',
	    TERM_KEY_PAGE_DOWN, TERM_KEY_BACKTAB, ' ', 9, 127, 13};
	struct term *term = term_open_memory(1, 1);

	(void)state;
	assert_true(term_memory_type(term,
	    "jㅓ<Enter><Esc><Backspace><C-d><lt><PgDn><BackTab><Space><Tab>"
	    "<C-h><C-j>"));
	assert_keys(term, keys, LENGTH(keys));
	term_close(term);
}

static void
unknown_names_type_nothing(void **state)
{
	static const char *const wrong[] = {"a<Nope>", "a<", "a<wait:>",
	    "a<wait:x>", "a<resize:80>", "a<resize:80x>", "a<resize:0x5>",
	    "a<resize:99999x5>", "a<>", "a<C-dd>"};
	struct term *term = term_open_memory(1, 1);

	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++)
		assert_false(term_memory_type(term, wrong[i]));
	assert_int_equal(term_key(term, 0), TERM_KEY_NONE);
	term_close(term);
}

static void
time_passes_as_told(void **state)
{
	struct term *term = term_open_memory(1, 1);
	int64_t start = term_now(term);

	(void)state;
	term_memory_type(term, "a<wait:100>b");
	assert_int_equal(term_key(term, -1), 'a');
	assert_int_equal(term_now(term) - start, 0);
	assert_int_equal(term_key(term, 30), TERM_KEY_NONE);
	assert_int_equal(term_now(term) - start, 30);
	assert_int_equal(term_key(term, 0), TERM_KEY_NONE);
	assert_int_equal(term_key(term, 500), 'b');
	assert_int_equal(term_now(term) - start, 100);
	assert_int_equal(term_key(term, 50), TERM_KEY_NONE);
	assert_int_equal(term_now(term) - start, 150);
	term_close(term);
}

static void
resize_gives_a_blank_screen_of_that_size(void **state)
{
	struct term *term = term_open_memory(2, 5);
	int rows, cols;

	(void)state;
	put(term, 1, 0, 5, "abc");
	term_cursor(term, 1, 4);
	term_flush(term);
	term_memory_type(term, "<resize:3x1>");
	assert_int_equal(term_key(term, 0), TERM_KEY_RESIZE);
	term_size(term, &rows, &cols);
	assert_int_equal(rows, 1);
	assert_int_equal(cols, 3);
	put(term, 0, 0, 99, "한글");
	assert_screen(term, "한\n");
	term_memory_cursor(term, &rows, &cols);
	assert_int_equal(rows, 0);
	assert_int_equal(cols, 2);
	term_close(term);
}

static void
hangup_is_for_ever(void **state)
{
	struct term *term = term_open_memory(1, 1);

	(void)state;
	term_memory_type(term, "a<hangup>b");
	assert_int_equal(term_key(term, 0), 'a');
	for (int i = 0; i < 3; i++)
		assert_int_equal(term_key(term, 0), TERM_KEY_HANGUP);
	term_close(term);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_drawn_where_it_is_put),
	    cmocka_unit_test(text_ends_at_the_limit),
	    cmocka_unit_test(wide_character_that_does_not_fit_is_a_space),
	    cmocka_unit_test(text_left_of_the_screen_is_cut),
	    cmocka_unit_test(half_covered_wide_character_goes_whole),
	    cmocka_unit_test(combining_marks_stay_with_their_letter),
	    cmocka_unit_test(mark_without_a_letter_is_dropped),
	    cmocka_unit_test(controls_are_drawn_as_stand_ins),
	    cmocka_unit_test(emoji_sequences_cannot_move_what_follows),
	    cmocka_unit_test(any_text_gives_sound_cells),
	    cmocka_unit_test(styles_show),
	    cmocka_unit_test(nothing_shows_before_the_flush),
	    cmocka_unit_test(only_changes_are_sent),
	    cmocka_unit_test(cursor_stays_on_the_screen),
	    cmocka_unit_test(scrolled_rows_move_along),
	    cmocka_unit_test(leaving_and_entering_sends_all_again),
	    cmocka_unit_test(keys_come_as_typed),
	    cmocka_unit_test(unknown_names_type_nothing),
	    cmocka_unit_test(time_passes_as_told),
	    cmocka_unit_test(resize_gives_a_blank_screen_of_that_size),
	    cmocka_unit_test(hangup_is_for_ever),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
