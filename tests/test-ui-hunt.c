// SPDX-License-Identifier: GPL-3.0-or-later
/* Results as rows of a model, while the search goes on. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "needle-room.h"
#include "unicode.h"

/* However far the search has come: rows only come at the end, the cursor stays
 * on its item, and rows and finds agree. */
static void
test_rows_stream_in(void **state)
{
	struct room r;
	struct hunt *h;
	size_t before = 0, finds;
	struct spot spot;

	(void)state;
	room_open(&r);
	for (int i = 0; i < 300; i++) {
		char name[32];

		snprintf(name, sizeof(name), "20%02d-01-%02d-x.md", i / 28,
		    i % 28 + 1);
		files_put(
		    &r.files, name, i % 3 ? needle_newest : needle_middle);
	}
	room_enter(&r, 24, 80);
	h = hunt_new(r.stage.lib, NULL, "needle", NULL);
	while (hunt_step(h)) {
		size_t rows = hunt_rows(h);

		assert_true(rows >= before);
		hunt_arrange(h, 10);
		if (!before && rows) {
			hunt_go(h, 3);
			spot = h->spot;
		}
		before = rows;
	}
	assert_int_equal(h->spot.id, spot.id);
	assert_int_equal(h->spot.line, spot.line);
	assert_int_equal(hunt_totals(h).parts, 400);
	assert_int_equal(hunt_totals(h).matches, 800);
	finds = 0;
	for (size_t row = 0; row < hunt_rows(h); row++) {
		struct hunt_row at = hunt_row(h, row);

		if (at.line < 0)
			assert_int_equal(hunt_row_of_find(h, at.find), row);
		else
			assert_true(
			    (size_t)at.line < hunt_find(h, at.find)->n_lines);
		finds += at.line < 0;
	}
	assert_int_equal(finds, 400);
	hunt_free(h);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows_stream_in),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
