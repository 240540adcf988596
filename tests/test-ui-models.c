// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of the interface that are pure: windows, frames, places, names of
 * keys, the table of actions, and the prompt. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "base/width.h"
#include "term/term.h"
#include "ui/action.h"
#include "ui/frame.h"
#include "ui/help.h"
#include "ui/keymap.h"
#include "ui/keys.h"
#include "ui/places.h"
#include "ui/prompt.h"
#include "ui/viewport.h"
#include "unicode.h"

static void
test_list_window_follows_cursor(void **state)
{
	struct viewport v = {0, 0, 0, 0};

	(void)state;
	viewport_resize(&v, 100, 10);
	viewport_move(&v, 9);
	assert_int_equal(v.top, 0);
	viewport_move(&v, 1);
	assert_int_equal(v.cursor, 10);
	assert_int_equal(v.top, 1);
	viewport_go(&v, 99);
	assert_int_equal(v.top, 90);
	viewport_move(&v, 1000);
	assert_int_equal(v.cursor, 99);
	viewport_move(&v, -1000);
	assert_int_equal(v.cursor, 0);
	assert_int_equal(v.top, 0);
}

static void
test_window_over_nothing(void **state)
{
	struct viewport v = {0, 0, 0, 0};

	(void)state;
	viewport_resize(&v, 0, 5);
	viewport_move(&v, 3);
	viewport_scroll(&v, 3);
	viewport_go(&v, 7);
	viewport_show(&v, 7);
	assert_int_equal(v.cursor, 0);
	assert_int_equal(v.top, 0);
	assert_int_equal(viewport_percent(&v), 100);
	/* No rows of it fit on the screen. */
	viewport_resize(&v, 3, 0);
	viewport_scroll(&v, 7);
	assert_int_equal(v.top, 2);
}

static void
test_text_window_stops_at_end(void **state)
{
	struct viewport v = {0, 0, 0, 0};

	(void)state;
	viewport_resize(&v, 30, 10);
	viewport_scroll(&v, 100);
	assert_int_equal(v.top, 20);
	assert_int_equal(viewport_percent(&v), 100);
	viewport_scroll(&v, -5);
	assert_int_equal(v.top, 15);
	/* A section may be shown at the top although little follows it; down
	 * does not jump back from there, up goes on. */
	viewport_show(&v, 28);
	viewport_scroll(&v, 1);
	assert_int_equal(v.top, 28);
	viewport_scroll(&v, -1);
	assert_int_equal(v.top, 27);
}

static void
test_window_reveals(void **state)
{
	struct viewport v = {0, 0, 0, 0};

	(void)state;
	viewport_resize(&v, 100, 9);
	viewport_reveal(&v, 8);
	assert_int_equal(v.top, 0);
	viewport_reveal(&v, 50);
	assert_true(v.top <= 50 && 50 < v.top + v.height);
	viewport_reveal(&v, 99);
	assert_int_equal(v.top, 91);
}

static void
test_smaller_window_keeps_cursor(void **state)
{
	struct viewport v = {0, 0, 0, 0};

	(void)state;
	viewport_resize(&v, 100, 50);
	viewport_go(&v, 40);
	viewport_resize(&v, 100, 5);
	assert_int_equal(v.cursor, 40);
	assert_true(v.top <= 40 && 40 < v.top + 5);
	viewport_resize(&v, 10, 5);
	assert_int_equal(v.cursor, 9);
}

/* Panes never overlap, never leave the screen, and the focused one is there. */
static void
check_frame(const struct frame_space *space, enum pane_id focus, unsigned what)
{
	static const enum pane_id from_left[] = {PANE_DATES, PANE_PAPERS,
	    PANE_RESULTS, PANE_READER, PANE_AXIS, PANE_CALENDAR, PANE_PLOT,
	    PANE_HELP};
	struct frame f;
	int used = 0;

	assert_int_equal(sizeof(from_left) / sizeof(from_left[0]), PANES);
	frame_arrange(&f, space, focus, what);
	assert_false(f.too_small);
	assert_true(rect_visible(&f.panes[focus]));
	for (int i = 0; i < PANES; i++) {
		const struct rect *r = &f.panes[from_left[i]];

		if (!rect_visible(r))
			continue;
		assert_true(r->col >= used);
		assert_true(r->col + r->cols <= space->cols);
		assert_int_equal(r->row, 1);
		assert_int_equal(r->rows, space->rows - 2);
		used = r->col + r->cols + 1;
	}
}

static const struct frame_space ordinary = {
    .rows = 24, .cols = 80, .two_cols = 60, .three_cols = 110};

static void
test_frames(void **state)
{
	static const int dates[] = {0, 1, 23, 35, 1000};
	struct frame_space space = ordinary;

	(void)state;
	for (space.cols = FRAME_MIN_COLS; space.cols < 300; space.cols++)
		for (int i = 0; i < 5 * 5; i++) {
			space.papers_share = i / 5 * 20;
			space.dates_cols = dates[i % 5];
			for (unsigned j = 0; j < PANES * 4; j++)
				check_frame(
				    &space, (enum pane_id)(j / 4), j % 4);
		}
}

static int
dates_at(int cols, int wished)
{
	struct frame_space space = ordinary;
	struct frame f;

	space.cols = cols;
	space.dates_cols = wished;
	frame_arrange(&f, &space, PANE_DATES, 0);
	return f.panes[PANE_DATES].cols;
}

/* As wide as they need, but never most of the screen; alone, all of it. */
static void
test_dates_width(void **state)
{
	(void)state;
	assert_int_equal(dates_at(80, 0), 23);
	assert_int_equal(dates_at(120, 0), 23);
	assert_int_equal(dates_at(80, 34), 34);
	assert_int_equal(dates_at(120, 34), 34);
	assert_int_equal(dates_at(60, 34), 30);
	assert_int_equal(dates_at(120, 200), 40);
	assert_int_equal(dates_at(80, 1), 12);
	assert_int_equal(dates_at(50, 34), 50);
}

static int
panes_at(int cols, enum pane_id focus, unsigned what)
{
	struct frame_space space = ordinary;
	struct frame f;
	int n = 0;

	space.cols = cols;
	frame_arrange(&f, &space, focus, what);
	for (int i = 0; i < PANES; i++)
		n += rect_visible(&f.panes[i]);
	return n;
}

static void
test_number_of_panes(void **state)
{
	struct frame_space narrow = ordinary, flat = ordinary;
	struct frame f;

	(void)state;
	narrow.cols = 19;
	flat.rows = 4;
	assert_int_equal(panes_at(120, PANE_DATES, 0), 3);
	assert_int_equal(panes_at(120, PANE_READER, FRAME_FULL), 1);
	assert_int_equal(panes_at(80, PANE_DATES, 0), 2);
	assert_int_equal(panes_at(80, PANE_READER, 0), 2);
	assert_int_equal(panes_at(40, PANE_PAPERS, 0), 1);
	assert_int_equal(panes_at(120, PANE_HELP, 0), 1);
	assert_int_equal(panes_at(120, PANE_AXIS, 0), 1);
	assert_int_equal(panes_at(120, PANE_RESULTS, FRAME_RESULTS), 2);
	assert_int_equal(panes_at(120, PANE_READER, FRAME_RESULTS), 2);
	assert_int_equal(panes_at(80, PANE_RESULTS, FRAME_RESULTS), 1);
	frame_arrange(&f, &narrow, PANE_DATES, 0);
	assert_true(f.too_small);
	frame_arrange(&f, &flat, PANE_DATES, 0);
	assert_true(f.too_small);
}

static void
test_places(void **state)
{
	struct places p = PLACES_INIT;

	(void)state;
	assert_int_equal(places_get(&p, 1, 2, 77), 77);
	for (size_t i = 0; i < 1000; i++)
		places_set(&p, i, i % 7, (uint32_t)i * 3);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(places_get(&p, i, i % 7, 0), i * 3);
	places_set(&p, 5, 5, 1);
	assert_int_equal(places_get(&p, 5, 5, 0), 1);
	assert_int_equal(places_get(&p, 5, places_selected, 9), 9);
	places_release(&p);
}

static void
test_key_names(void **state)
{
	char label[KEY_NAME_SIZE];
	uint32_t key;

	(void)state;
	assert_int_equal(key_parse("j k", &key), 1);
	assert_int_equal(key, 'j');
	assert_int_equal(key_parse("<C-d>", &key), 5);
	assert_int_equal(key, 4);
	assert_string_equal(key_label(key, label), "^D");
	assert_int_equal(key_parse("<PgDn>", &key), 6);
	assert_int_equal(key, TERM_KEY_PAGE_DOWN);
	assert_int_equal(key_parse("<Nonsense>", &key), 0);
	assert_int_equal(key_parse("ㅓ", &key), 3);
	assert_int_equal(key, 0x3153);
	assert_string_equal(key_label(key, label), "ㅓ");
}

/* Every key of the table can be read, and means one action in each pane. */
static void
test_actions_are_distinct(void **state)
{
	struct keymap map;

	(void)state;
	keymap_init(&map);
	for (enum action_id id = 0; id < ACTIONS; id++) {
		const struct action *a = action_get(id);
		const char *keys = a->keys;

		assert_non_null(a->run);
		assert_true(strlen(a->help) > 0);
		while (*keys) {
			uint32_t typed[KEYS_MAX];
			size_t n;
			size_t len = keys_parse(keys, typed, &n);

			assert_true(len > 0);
			for (unsigned c = 1; c < 1u << PANES; c <<= 1)
				if (a->contexts & c)
					assert_ptr_equal(keymap_find(&map,
							     typed, n, c, NULL),
					    a);
			keys += len + (keys[len] == ' ');
		}
	}
	keymap_release(&map);
}

/* At any usual width, no row is wider, and all words are there in their order.
 */
static void
test_help_lists_every_action(void **state)
{
	struct help_spot spot = {0};
	struct keymap map;

	(void)state;
	keymap_init(&map);
	for (size_t cols = 40; cols < 120; cols += 7) {
		struct strbuf all = STRBUF_INIT;
		size_t rows = help_rows(&map, cols);

		for (size_t i = 0; i < rows; i++) {
			struct strbuf row = STRBUF_INIT;
			const char *text;
			bool is_title;

			assert_true(
			    help_row(&map, &spot, i, cols, &row, &is_title));
			assert_true(width_text(row.str, row.len) <= cols);
			text = row.str + strspn(row.str, " ");
			strbuf_printf(&all, " %s", text);
			strbuf_release(&row);
		}
		for (enum action_id id = 0; id < ACTIONS; id++)
			assert_non_null(strstr(all.str, action_get(id)->help));
		strbuf_release(&all);
	}
	keymap_release(&map);
}

/* A row is the same wherever the one before it was, and on a screen of whatever
 * width. */
static void
test_help_in_any_order(void **state)
{
	static const size_t widths[] = {0, 1, 30, 80, 200};
	struct help_spot kept = {0};
	struct keymap map;

	(void)state;
	keymap_init(&map);
	for (size_t i = 0; i < 300; i++) {
		size_t cols =
		    widths[i / 9 % (sizeof(widths) / sizeof(*widths))];
		size_t rows = help_rows(&map, cols);
		size_t row = i * 37 % (rows + 2);
		struct strbuf there = STRBUF_INIT, anew = STRBUF_INIT;
		struct help_spot none = {0};
		bool is_title = false, is_title_anew = false;

		assert_int_equal(
		    help_row(&map, &kept, row, cols, &there, &is_title),
		    row < rows);
		assert_int_equal(
		    help_row(&map, &none, row, cols, &anew, &is_title_anew),
		    row < rows);
		assert_string_equal(there.str, anew.str);
		assert_int_equal(is_title, is_title_anew);
		strbuf_release(&there);
		strbuf_release(&anew);
	}
	keymap_release(&map);
}

/* Types a text, ASCII or not. */
static enum prompt_result
type(struct prompt *p, const char *text)
{
	enum prompt_result r = PROMPT_IGNORED;
	size_t len = strlen(text);

	for (size_t i = 0; i < len;) {
		uint32_t c;

		i += utf8_decode(text + i, len - i, &c);
		r = prompt_key(p, c);
	}
	return r;
}

static void
test_prompt_edits_graphemes(void **state)
{
	struct history h = {NULL, 0};
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, &h);
	/* A syllable of three jamo, a letter with an accent, a family. */
	type(&p, "\u1112\u1161\u11ABe\u0301\U0001F469\u200D\U0001F467");
	assert_int_equal(prompt_key(&p, 127), PROMPT_EDITED);
	assert_string_equal(p.text.str, "\u1112\u1161\u11ABe\u0301");
	prompt_key(&p, TERM_KEY_LEFT);
	prompt_key(&p, 127);
	assert_string_equal(p.text.str, "e\u0301");
	assert_int_equal(p.cursor, 0);
	prompt_key(&p, TERM_KEY_DELETE);
	assert_string_equal(p.text.str, "");
	prompt_release(&p);
	history_release(&h);
}

static void
test_prompt_words_and_ends(void **state)
{
	struct history h = {NULL, 0};
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, &h);
	type(&p, "강화 학습  ");
	prompt_key(&p, 'w' - 'a' + 1);
	assert_string_equal(p.text.str, "강화 ");
	prompt_key(&p, TERM_KEY_HOME);
	type(&p, "x");
	assert_string_equal(p.text.str, "x강화 ");
	prompt_key(&p, 'k' - 'a' + 1);
	assert_string_equal(p.text.str, "x");
	prompt_key(&p, TERM_KEY_END);
	prompt_key(&p, 'u' - 'a' + 1);
	assert_string_equal(p.text.str, "");
	assert_int_equal(prompt_key(&p, 127), PROMPT_CANCELLED);
	assert_false(p.open);
	prompt_release(&p);
	history_release(&h);
}

static void
test_prompt_history(void **state)
{
	struct history h = {NULL, 0};
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, &h);
	type(&p, "one\r");
	prompt_open(&p, &h);
	type(&p, "two\r");
	prompt_open(&p, &h);
	type(&p, "one\r");
	assert_int_equal(h.n, 2);
	prompt_open(&p, &h);
	type(&p, "th");
	prompt_key(&p, TERM_KEY_UP);
	assert_string_equal(p.text.str, "one");
	prompt_key(&p, TERM_KEY_UP);
	assert_string_equal(p.text.str, "two");
	prompt_key(&p, TERM_KEY_UP);
	assert_string_equal(p.text.str, "two");
	prompt_key(&p, TERM_KEY_DOWN);
	prompt_key(&p, TERM_KEY_DOWN);
	assert_string_equal(p.text.str, "th");
	prompt_release(&p);
	history_release(&h);
}

static void
test_prompt_takes_pasted_lines(void **state)
{
	struct history h = {NULL, 0};
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, &h);
	prompt_key(&p, TERM_KEY_PASTE_BEGIN);
	type(&p, "a\rb");
	prompt_key(&p, TERM_KEY_PASTE_END);
	assert_true(p.open);
	assert_string_equal(p.text.str, "a b");
	prompt_key(&p, 13);
	assert_false(p.open);
	prompt_release(&p);
	history_release(&h);
}

static void
test_prompt_refuses_controls(void **state)
{
	struct history h = {NULL, 0};
	struct prompt p;

	(void)state;
	prompt_init(&p);
	prompt_open(&p, &h);
	assert_int_equal(prompt_key(&p, 0x9B), PROMPT_IGNORED);
	assert_int_equal(prompt_key(&p, 0x202E), PROMPT_IGNORED);
	assert_int_equal(prompt_key(&p, 0x1C), PROMPT_IGNORED);
	assert_string_equal(p.text.str, "");
	prompt_release(&p);
	history_release(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_list_window_follows_cursor),
	    cmocka_unit_test(test_window_over_nothing),
	    cmocka_unit_test(test_text_window_stops_at_end),
	    cmocka_unit_test(test_window_reveals),
	    cmocka_unit_test(test_smaller_window_keeps_cursor),
	    cmocka_unit_test(test_frames),
	    cmocka_unit_test(test_dates_width),
	    cmocka_unit_test(test_number_of_panes),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_key_names),
	    cmocka_unit_test(test_actions_are_distinct),
	    cmocka_unit_test(test_help_lists_every_action),
	    cmocka_unit_test(test_help_in_any_order),
	    cmocka_unit_test(test_prompt_edits_graphemes),
	    cmocka_unit_test(test_prompt_words_and_ends),
	    cmocka_unit_test(test_prompt_history),
	    cmocka_unit_test(test_prompt_takes_pasted_lines),
	    cmocka_unit_test(test_prompt_refuses_controls),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
