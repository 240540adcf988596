// SPDX-License-Identifier: GPL-3.0-or-later
/* How wide the list of dates is beside the papers, by the option date-format,
 * and what its rows say where that is little. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "room.h"

enum { HEADER_ROW = 1, FIRST_ROW };

/* Two posts of a day, and one of the day before. */
static void
open_room(struct room *r)
{
	room_open(r);
	files_put(&r->files, "lib/2025-09-12-a.md",
	    "---\ntitle: Morning Papers\n---\n\n" PAPER(
		"1", "Apple", "2509.00001") PAPER("2", "Bread", "2509.00002"));
	files_put(&r->files, "lib/2025-09-12-b.md",
	    "---\ntitle: Evening Papers\n---\n\n" PAPER(
		"1", "Cherry", "2509.00003"));
	files_put(
	    &r->files, "lib/2025-09-11-a.md", PAPER("1", "Date", "2509.00004"));
	room_enter_marked(r, 24, 80);
	stage_settle(&r->stage);
}

static void
assert_begins(struct room *r, int y, const char *text)
{
	struct strbuf row = stage_row(&r->stage, y);

	if (strncmp(row.str, text, strlen(text)) != 0)
		fail_msg("\"%s\" does not begin with \"%s\"", row.str, text);
	strbuf_release(&row);
}

/* Where the papers begin, behind a column of their own. */
static void
assert_papers_at(struct room *r, size_t col)
{
	struct strbuf row = stage_row(&r->stage, HEADER_ROW);
	const char *papers = strstr(row.str, "Morning Papers");

	assert_non_null(papers);
	assert_int_equal(papers - row.str, col);
	strbuf_release(&row);
}

static void
test_room_is_what_dates_need(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	assert_papers_at(&r, 24);
	assert_begins(&r, FIRST_ROW, "> 2025-09-12 Fri    ");
	stage_type(&r.stage, ":set date-format=%m/%d<Enter>");
	/* The sign, the date, a blank, and room for the counts. */
	assert_papers_at(&r, 2 + 5 + 1 + 6 + 1);
	assert_begins(&r, FIRST_ROW, "> 09/12    ");
	stage_type(&r.stage, ":set date-format=%Y-%m-%d<Enter>");
	assert_papers_at(&r, 2 + 10 + 1 + 6 + 1);
	stage_type(&r.stage, ":set date-format=(%Y-%m-%d) %b<Enter>");
	assert_papers_at(&r, 2 + 16 + 1 + 6 + 1);
	room_close(&r);
}

/* Where titles have no room, each row has its date. */
static void
test_posts_of_a_day(void **state)
{
	struct room r;

	(void)state;
	open_room(&r);
	assert_begins(&r, FIRST_ROW + 1, "    Evening ");
	stage_type(&r.stage, ":set date-format=%m/%d<Enter>");
	assert_begins(&r, FIRST_ROW, "> 09/12    ");
	assert_begins(&r, FIRST_ROW + 1, "  09/12    ");
	assert_begins(&r, FIRST_ROW + 2, "  09/11    ");
	stage_type(&r.stage, ":set date-format=%d<Enter>");
	assert_begins(&r, FIRST_ROW, "> 12    ");
	assert_begins(&r, FIRST_ROW + 1, "  12    ");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_room_is_what_dates_need),
	    cmocka_unit_test(test_posts_of_a_day),
	};

	return cmocka_run_group_tests_name("dates", tests, NULL, NULL);
}
