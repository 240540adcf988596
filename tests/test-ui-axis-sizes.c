// SPDX-License-Identifier: GPL-3.0-or-later
/* One section of many papers, on screens that change their size. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "axis-room.h"
#include "unicode.h"

static void
test_the_same_words_at_another_width(void **state)
{
	struct room r;
	struct strbuf before, after;

	(void)state;
	axis_room_open(&r, 12, 120);
	stage_type(&r.stage, "L]4j");
	before = stage_row(&r.stage, AXIS_TEXT);
	ROW_SHOWS(&r, AXIS_TEXT, "limit3 5:");
	stage_type(&r.stage, "<resize:30x12>");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	SHOWS(&r, "limit3 5:");
	stage_type(&r.stage, "<resize:21x40><resize:200x50><resize:120x12>");
	after = stage_row(&r.stage, AXIS_TEXT);
	assert_string_equal(before.str, after.str);
	strbuf_release(&before);
	strbuf_release(&after);
	room_close(&r);
}

/* Takes a size: the n-th paper is selected still, and in sight. */
static void
resize(struct room *r, const char *size, int n)
{
	static const char *const position[] = {"1/3", "2/3", "3/3"};
	static const char *const name[] = {"> 1 One", "> 3 Three", "> 4 Four"};
	char keys[32];

	snprintf(keys, sizeof(keys), "<resize:%s>", size);
	stage_type(&r->stage, keys);
	ROW_SHOWS(r, AXIS_HEADER, position[n - 1]);
	SHOWS(r, name[n - 1]);
}

/* Whatever there is room for, before and after. */
static void
test_the_same_paper_at_any_size(void **state)
{
	static const char *const sizes[] = {"40x15", "120x40", "30x60",
	    "200x300", "20x5", "100x21", "60x44", "140x12"};
	enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };
	struct room r;
	char keys[32];

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "L");
	for (int i = 0; i < SIZES * SIZES * 3; i++) {
		int paper = i % 3 + 1;
		const char *from = sizes[i / 3 % SIZES];

		snprintf(keys, sizeof(keys), "<resize:%s>%dG", from, paper);
		stage_type(&r.stage, keys);
		resize(&r, sizes[i / 3 / SIZES], paper);
		resize(&r, from, paper);
	}
	room_close(&r);
}

/* So does the text at the top, while there is room for both. */
static void
test_the_same_text_at_the_top(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "L<Tab>]]<resize:80x12>");
	ROW_SHOWS(&r, AXIS_NAME, "  2 Two");
	ROW_SHOWS(&r, AXIS_NAME + 8, "> 4 Four");
	stage_type(&r.stage, "<resize:80x9>");
	SHOWS(&r, "> 4 Four");
	stage_type(&r.stage, "<resize:80x24>");
	ROW_SHOWS(&r, AXIS_NAME, "  2 Two");
	ROW_SHOWS(&r, AXIS_NAME + 8, "> 4 Four");
	room_close(&r);
}

/* A short one after a long one: the window is filled from above. */
static void
test_the_last_paper_is_short(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 9, 80);
	stage_type(&r.stage, "L<Tab>]]");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	/* Only a larger window has room for more. */
	stage_type(&r.stage, "<resize:60x8>");
	ROW_SHOWS(&r, AXIS_NAME, "> 4 Four");
	stage_type(&r.stage, "<resize:80x10>");
	ROW_SHOWS(&r, AXIS_NAME, "  3 Three");
	ROW_SHOWS(&r, AXIS_NAME + 4, "> 4 Four");
	ROW_SHOWS(&r, AXIS_HEADER, "3/3");
	/* That selects no other, nor does scrolling while it is in sight. */
	stage_type(&r.stage, "k");
	ROW_SHOWS(&r, AXIS_NAME + 5, "> 4 Four");
	ROW_SHOWS(&r, AXIS_HEADER, "3/3");
	stage_type(&r.stage, "[");
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	room_close(&r);
}

static void
test_any_size(void **state)
{
	struct room r;
	char keys[64];

	(void)state;
	axis_room_open(&r, 24, 80);
	stage_type(&r.stage, "L]]");
	for (int cols = 20; cols < 220; cols += 19)
		for (int rows = 5; rows < 300; rows += rows / 2) {
			snprintf(keys, sizeof(keys), "<resize:%dx%d>jj<PgDn>k",
			    cols, rows);
			stage_type(&r.stage, keys);
			stage_type(&r.stage, "]]");
			SHOWS(&r, "> 4 Four");
		}
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_same_words_at_another_width),
	    cmocka_unit_test(test_the_same_paper_at_any_size),
	    cmocka_unit_test(test_the_same_text_at_the_top),
	    cmocka_unit_test(test_the_last_paper_is_short),
	    cmocka_unit_test(test_any_size),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
