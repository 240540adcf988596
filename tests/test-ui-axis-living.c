// SPDX-License-Identifier: GPL-3.0-or-later
/* One section of many papers whose digests change while it is read. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "axis-room.h"
#include "unicode.h"

/* Longer than the program waits before it looks at files. */
#define LATER "<wait:2000>"

static void
test_the_same_words_in_a_changed_digest(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, LATER "L]6j");
	ROW_SHOWS(&r, AXIS_TEXT, "limit3 7:");
	axis_put_day(&r, "A paragraph that was not there before.");
	stage_type(&r.stage, LATER);
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	SHOWS(&r, "limit3 7:");
	/* Half of it is there, and then all. */
	files_put(&r.files, "2026-01-02.md",
	    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\n"
	    "## Limitations\n\nNone.\n");
	stage_type(&r.stage, LATER);
	ROW_SHOWS(&r, AXIS_NAME, "> 1 One");
	ROW_SHOWS(&r, AXIS_HEADER, "1 of 1 paper");
	axis_put_day(&r, "");
	stage_type(&r.stage, LATER);
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	SHOWS(&r, "limit3 7:");
	room_close(&r);
}

/* What is read can be read on. */
static void
test_a_digest_that_is_removed(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	stage_type(&r.stage, LATER "L]4j");
	files_remove(&r.files, "2026-01-02.md");
	stage_type(&r.stage, LATER);
	ROW_SHOWS(&r, AXIS_NAME, "> 3 Three");
	ROW_SHOWS(&r, AXIS_TEXT, "limit3 5:");
	stage_type(&r.stage, "]<Enter>");
	SHOWS(&r, "limit4 1:");
	stage_type(&r.stage, "qqj");
	SHOWS(&r, "> 2026-01-01");
	room_close(&r);
}

static void
test_what_is_found_comes_and_goes(void **state)
{
	struct room r;

	(void)state;
	axis_room_open(&r, 12, 80);
	axis_put_paper(&r, "2025-12-31.md", 8, "limit8 2: the oldest.");
	axis_put_paper(&r, "2026-01-04.md", 7, "limit7 2: the newest.");
	stage_type(&r.stage, LATER "S~limit[789] 2:<Enter>L]");
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  3 of 3 found papers");
	ROW_SHOWS(&r, AXIS_NAME, "> 2026-01-01  9 Nine");
	/* Above it. */
	files_remove(&r.files, "2026-01-04.md");
	stage_type(&r.stage, LATER LATER);
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  2 of 2 found papers");
	ROW_SHOWS(&r, AXIS_NAME, "> 2026-01-01  9 Nine");
	axis_put_paper(&r, "2026-01-03.md", 6, "limit7 2: once more.");
	axis_put_paper(&r, "2026-01-05.md", 7, "limit7 2: and again.");
	stage_type(&r.stage, LATER LATER);
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  4 of 4 found papers");
	ROW_SHOWS(&r, AXIS_NAME, "> 2026-01-01  9 Nine");
	/* The paper itself: the next one is there. */
	files_remove(&r.files, "2026-01-01.md");
	stage_type(&r.stage, LATER LATER);
	ROW_SHOWS(&r, AXIS_HEADER, "Limitations  3 of 3 found papers");
	SHOWS(&r, "> 2025-12-31  8 Paper");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_same_words_in_a_changed_digest),
	    cmocka_unit_test(test_a_digest_that_is_removed),
	    cmocka_unit_test(test_what_is_found_comes_and_goes),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
