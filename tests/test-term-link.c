// SPDX-License-Identifier: GPL-3.0-or-later
/* Links of cells and copies, on the terminal in memory. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "term/term-memory.h"
#include "unicode.h"

static const char here[] = "https://a.example/here";
static const char there[] = "https://a.example/there";

static void
put(struct term *term, int row, int col, const char *text)
{
	term_put(term, row, col, 99, text, strlen(text), STYLE_NORMAL);
}

/* Flushes and compares a row: for each cell ".", "h" or "t". */
static void
assert_links(struct term *term, int row, const char *expected)
{
	struct strbuf got = STRBUF_INIT;
	int rows, cols;

	term_flush(term);
	term_size(term, &rows, &cols);
	for (int col = 0; col < cols; col++) {
		const char *url = term_memory_link(term, row, col);

		strbuf_addc(&got,
		    !url                         ? '.'
			: strcmp(url, here) == 0 ? 'h'
						 : 't');
	}
	assert_string_equal(got.str, expected);
	strbuf_release(&got);
}

static void
cells_lead_where_they_were_said_to(void **state)
{
	struct term *term = term_open_memory(2, 8);

	(void)state;
	put(term, 0, 1, "abcdef");
	term_link(term, 0, 1, 4, here);
	term_link(term, 0, 4, 6, there);
	/* Of nothing that is off the screen. */
	term_link(term, 0, 7, 99, there);
	term_link(term, 1, -3, 1, here);
	term_link(term, 5, 0, 3, here);
	assert_links(term, 0, ".hhhtt.t");
	assert_links(term, 1, "h.......");
	term_close(term);
}

static void
drawing_over_a_link_ends_it(void **state)
{
	struct term *term = term_open_memory(1, 8);

	(void)state;
	put(term, 0, 0, "abcdefgh");
	term_link(term, 0, 0, 8, here);
	assert_links(term, 0, "hhhhhhhh");
	put(term, 0, 2, "x");
	assert_links(term, 0, "hh.hhhhh");
	term_fill(term, 0, 5, 7, STYLE_NORMAL);
	assert_links(term, 0, "hh.hh..h");
	term_link(term, 0, 0, 8, NULL);
	assert_links(term, 0, "........");
	term_close(term);
}

/* Of one hash (FNV-1a): found by trying some hundred million. */
static void
a_link_never_leads_where_another_one_does(void **state)
{
	static const char first[] = "https://a.org/qm0yxh5v0cvba";
	static const char second[] = "https://a.org/0it3q5wf1r4pl";
	struct term *term = term_open_memory(1, 4);

	(void)state;
	assert_true(hash_text(first) == hash_text(second));
	put(term, 0, 0, "ab");
	term_link(term, 0, 0, 1, first);
	term_link(term, 0, 1, 2, second);
	term_flush(term);
	assert_string_equal(term_memory_link(term, 0, 0), first);
	assert_null(term_memory_link(term, 0, 1));
	term_close(term);
}

static void
half_of_a_wide_character_takes_its_link_along(void **state)
{
	struct term *term = term_open_memory(1, 8);

	(void)state;
	put(term, 0, 0, "가나다라");
	term_link(term, 0, 0, 8, here);
	put(term, 0, 3, "xy");
	assert_links(term, 0, "hh....hh");
	term_close(term);
}

static void
links_move_with_what_is_scrolled(void **state)
{
	struct term *term = term_open_memory(3, 4);

	(void)state;
	put(term, 1, 0, "ab");
	term_link(term, 1, 0, 2, here);
	assert_links(term, 1, "hh..");
	term_scroll_hint(term, 0, 3, 1);
	assert_links(term, 0, "hh..");
	assert_links(term, 1, "....");
	term_scroll_hint(term, 0, 3, -2);
	assert_links(term, 2, "hh..");
	assert_links(term, 0, "....");
	term_close(term);
}

static void
a_link_alone_is_something_to_send(void **state)
{
	struct term *term = term_open_memory(1, 4);
	size_t flushes;

	(void)state;
	put(term, 0, 0, "ab");
	term_flush(term);
	flushes = term_memory_flushes(term);
	term_link(term, 0, 0, 2, here);
	term_flush(term);
	assert_int_equal(term_memory_flushes(term), flushes + 1);
	term_link(term, 0, 0, 2, here);
	term_flush(term);
	assert_int_equal(term_memory_flushes(term), flushes + 1);
	term_close(term);
}

static void
very_long_urls_are_no_links(void **state)
{
	struct term *term = term_open_memory(1, 4);
	struct strbuf url = STRBUF_INIT;

	(void)state;
	strbuf_adds(&url, "https://a.example/");
	strbuf_pad(&url, 'x', 4000);
	put(term, 0, 0, "ab");
	term_link(term, 0, 0, 2, url.str);
	assert_links(term, 0, "....");
	strbuf_release(&url);
	term_close(term);
}

/* Nobody reads so many; looking for each of them would take long. */
static void
so_many_links_are_enough(void **state)
{
	enum { ROWS = 100, COLS = 100, ENOUGH = 2048 };
	struct term *term = term_open_memory(ROWS, COLS);
	size_t n = 0;

	(void)state;
	for (int cell = 0; cell < ROWS * COLS; cell++) {
		struct strbuf url = STRBUF_INIT;
		int row = cell / COLS, col = cell % COLS;

		strbuf_printf(&url, "https://a.example/%d", cell);
		put(term, row, col, "a");
		term_link(term, row, col, col + 1, url.str);
		strbuf_release(&url);
	}
	term_flush(term);
	for (int cell = 0; cell < ROWS * COLS; cell++)
		n += term_memory_link(term, cell / COLS, cell % COLS) != NULL;
	assert_int_equal(n, ENOUGH);
	assert_string_equal(
	    term_memory_link(term, 0, 7), "https://a.example/7");
	term_close(term);
}

static void
copies_are_whole_or_refused(void **state)
{
	struct term *term = term_open_memory(1, 4);
	struct strbuf text = STRBUF_INIT;
	size_t len;

	(void)state;
	assert_null(term_memory_copy(term, &len));
	assert_null(term_copy(term, "a\nb", 3));
	assert_string_equal(term_memory_copy(term, &len), "a\nb");
	strbuf_pad(&text, 'x', TERM_COPY_MAX + 1);
	assert_non_null(term_copy(term, text.str, text.len));
	assert_string_equal(term_memory_copy(term, &len), "a\nb");
	assert_null(term_copy(term, text.str, text.len - 1));
	term_memory_copy(term, &len);
	assert_int_equal(len, TERM_COPY_MAX);
	assert_int_equal(term_memory_counts(term).copied, 2);
	strbuf_release(&text);
	term_close(term);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(cells_lead_where_they_were_said_to),
	    cmocka_unit_test(drawing_over_a_link_ends_it),
	    cmocka_unit_test(a_link_never_leads_where_another_one_does),
	    cmocka_unit_test(half_of_a_wide_character_takes_its_link_along),
	    cmocka_unit_test(links_move_with_what_is_scrolled),
	    cmocka_unit_test(a_link_alone_is_something_to_send),
	    cmocka_unit_test(very_long_urls_are_no_links),
	    cmocka_unit_test(so_many_links_are_enough),
	    cmocka_unit_test(copies_are_whole_or_refused),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
