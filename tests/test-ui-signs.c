// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Terminals that draw signs of ambiguous width two cells wide: all digests are
 * read from end to end, and on no screen is there anything that such a
 * terminal would draw otherwise than intended.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "base/width.h"
#include "stage.h"
#include "term/term-signs.h"
#include "trials.h"

enum { ROWS = 24, COLS = 80 };

/* Columns of a character where the ambiguous ones take two. */
static unsigned
wide_width(uint32_t c)
{
	return term_sign_is_ambiguous(c) ? 2 : width_char(c);
}

/* Checks that the row is as wide as it is meant to be. */
static void
check_row(struct stage *s, int row)
{
	int col = 0;

	while (col < COLS) {
		enum style style;
		const char *cell = term_memory_cell(s->term, row, col, &style);
		unsigned width = 0;
		uint32_t c;

		for (size_t i = 0, n = strlen(cell); i < n;) {
			i += utf8_decode(cell + i, n - i, &c);
			width += wide_width(c);
			if (wide_width(c) != width_char(c))
				fail_msg("row %d, column %d: U+%04X", row, col,
				    (unsigned)c);
		}
		col += width ? (int)width : 1;
	}
	assert_int_equal(col, COLS);
}

static void
check_screen(struct stage *s)
{
	for (int row = 0; row < ROWS; row++)
		check_row(s, row);
}

/* The offset at the top, which stays the same at the end of a paper. */
static uint32_t
where(const struct stage *s)
{
	return s->app.reader.anchor;
}

static void
read_paper(struct stage *s)
{
	for (uint32_t before = UINT32_MAX; where(s) != before;) {
		before = where(s);
		check_screen(s);
		stage_type(s, "<PgDn>");
	}
	check_screen(s);
}

static void
read_all(const char *path)
{
	struct term_wishes wishes = {.wide_signs = true};
	struct stage s;
	size_t n;

	stage_open(&s, ROWS, COLS, path);
	term_wish(s.term, &wishes);
	stage_settle(&s);
	n = library_count(s.lib);
	for (size_t i = 0; i < n; i++) {
		size_t id = library_id_at(s.lib, i);
		const struct post *post = library_post(s.lib, id);

		for (size_t part = 0; post && part < post->n_parts; part++) {
			app_select_post(&s.app, id);
			app_select_part(&s.app, part);
			s.app.focus = PANE_PAPERS;
			s.app.stale = true;
			stage_settle(&s);
			check_screen(&s);
			stage_type(&s, "<Enter>");
			read_paper(&s);
			post = library_post(s.lib, id);
		}
	}
	stage_close(&s);
}

static void
samples_keep_their_columns(void **state)
{
	(void)state;
	read_all(NULL);
}

static void
real_digests_keep_their_columns(void **state)
{
	const char *corpus = getenv("NONMUN_CORPUS");
	static const char *const folders[] = {"primary", "variants", "wild"};
	size_t n = trials_count(sizeof(folders) / sizeof(folders[0]), 3, 1);

	(void)state;
	if (!corpus) {
		print_message("no NONMUN_CORPUS\n");
		skip();
	}
	for (size_t i = 0; i < n; i++) {
		struct strbuf path = STRBUF_INIT;

		strbuf_printf(&path, "%s/%s", corpus, folders[i]);
		read_all(path.str);
		strbuf_release(&path);
	}
}

static void
signs_have_look_alikes(void **state)
{
	static const struct {
		const char *sign, *drawn;
	} signs[] = {
	    {"\302\267", "."},         /* middle dot */
	    {"\342\200\224", "-"},     /* em dash */
	    {"\303\227", "x"},         /* times */
	    {"\342\200\234", "\""},    /* left double quotation mark */
	    {"\303\251", "e\314\201"}, /* e with acute: its accent stays */
	    {"\342\230\205", "*"},     /* star */
	    {"\354\225\210", "\354\225\210"}, /* Hangul is never ambiguous */
	    {"a", "a"},
	};
	struct term_wishes wishes = {.wide_signs = true};
	struct term *term = term_open_memory(2, 10);
	enum style style;

	(void)state;
	term_wish(term, &wishes);
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		term_put(term, 0, 0, 10, signs[i].sign, strlen(signs[i].sign),
		    STYLE_NORMAL);
		term_flush(term);
		assert_string_equal(
		    term_memory_cell(term, 0, 0, &style), signs[i].drawn);
	}
	term_close(term);
}

/* Whatever stands for an ambiguous sign is itself certain. */
static void
look_alikes_are_certain(void **state)
{
	size_t n = 0;

	(void)state;
	for (uint32_t c = 0x20; c < 0x20000; c++) {
		struct term_cell cell = {
		    .chars = {c}, .n = 1, .width = 1, .drawn = 1};

		if (!term_sign_is_ambiguous(c))
			continue;
		n++;
		term_sign_replace(&cell);
		assert_true(cell.n >= 1);
		assert_int_equal(wide_width(cell.chars[0]), 1);
		for (unsigned i = 1; i < cell.n; i++)
			assert_int_equal(wide_width(cell.chars[i]), 0);
	}
	assert_true(n > 500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(signs_have_look_alikes),
	    cmocka_unit_test(look_alikes_are_certain),
	    cmocka_unit_test(samples_keep_their_columns),
	    cmocka_unit_test(real_digests_keep_their_columns),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8") &&
	    !setlocale(LC_CTYPE, "en_US.UTF-8")) {
		fprintf(stderr, "no UTF-8 locale\n");
		return 77;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
