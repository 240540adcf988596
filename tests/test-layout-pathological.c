// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Digests that make parsers slow (tests/hostile/pathologies.c), of a size at
 * which what is not linear would take minutes: that they are read and laid out
 * at all is the test. How long it takes is told by `make pathological`.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "hostile/pathologies.h"
#include "layout-check.h"
#include "layout/flow.h"
#include "model/post.h"
#include "trials.h"
#include "unicode.h"

static struct post *
read_pathology(const struct pathology *p, size_t bytes)
{
	struct strbuf text = STRBUF_INIT;
	struct post *post;

	pathology_write(&text, p, bytes);
	post = post_parse("a.md", text.str, text.len);
	strbuf_release(&text);
	return post;
}

static void
large_ones_come_to_an_end(void **state)
{
	const struct flow_options options = {.width = 80, .link_numbers = true};
	size_t bytes = trials_count(200000, 20000, 2000);

	(void)state;
	for (size_t i = 0; i < n_pathologies; i++) {
		struct post *post = read_pathology(&pathologies[i], bytes);
		struct flow flow;

		flow_init(&flow);
		for (size_t k = 0; k < post->n_parts; k++)
			flow_layout(&flow, post, &post->parts[k], &options);
		flow_release(&flow);
		post_free(post);
	}
	printf("# %zu kinds, %zu bytes each\n", n_pathologies, bytes);
}

static void
small_ones_are_laid_out_soundly(void **state)
{
	static const unsigned widths[] = {1, 7, 80};

	(void)state;
	for (size_t i = 0; i < n_pathologies; i++) {
		struct post *post = read_pathology(
		    &pathologies[i], trials_count(2000, 500, 200));

		for (size_t w = 0; w < 3; w++) {
			const struct flow_options options = {
			    .width = widths[w]};

			layout_check_post(post, &options);
		}
		post_free(post);
	}
}

/* ---- Nearly as large as posts may be ------------------------------------ */

/* Signs within links and between them, in a quote of nothing else. */
static void
add_quoted_links(struct strbuf *out, size_t bytes)
{
	strbuf_adds(out, "> ");
	while (out->len < bytes) {
		strbuf_adds(out, "[");
		strbuf_pad(out, ',', 40);
		strbuf_adds(out, "](x),");
	}
}

/* A number as long as the title that begins like it. */
static void
add_long_number(struct strbuf *out, size_t bytes)
{
	strbuf_adds(out, "# ");
	strbuf_pad(out, '1', bytes / 2);
	strbuf_adds(out, " [");
	strbuf_pad(out, '1', bytes / 2);
	strbuf_adds(out, "a](http://x)\n");
}

/* URLs of which a simple hash (FNV-1a) is the same for all. */
static void
add_colliding_links(struct strbuf *out, size_t bytes)
{
	static const char *const halves[] = {
	    "i5nurhj7mrm6g15go3tsnc1usktn06z1ugmslr585mf43e6woj0nj45q2",
	    "tj2f74yz1e8rjvqz8oa42pl9f80cszov1j67a1q7p1uqwjs3r5lq7h82n"};
	enum { PIECE = 3, PIECES = 19 };

	for (size_t i = 0; out->len < bytes; i++) {
		strbuf_adds(out, "[a](http://a/");
		for (size_t k = 0; k < PIECES; k++)
			strbuf_add(out, halves[i >> k & 1] + k * PIECE, PIECE);
		strbuf_adds(out, ") ");
	}
}

/* What took hours, or minutes, when work grew with the square of this. */
static void
no_work_grows_with_the_square(void **state)
{
	static void (*const adds[])(struct strbuf *, size_t) = {
	    add_quoted_links, add_long_number, add_colliding_links};
	const struct flow_options options = {.width = 80, .link_numbers = true};
	size_t bytes = trials_count(20000000, 1000000, 20000);

	(void)state;
	for (size_t i = 0; i < sizeof(adds) / sizeof(adds[0]); i++) {
		struct strbuf text = STRBUF_INIT;
		struct post *post;
		struct flow flow;

		adds[i](&text, bytes);
		post = post_parse("a.md", text.str, text.len);
		assert_int_equal(post->n_parts, 1);
		flow_init(&flow);
		flow_layout(&flow, post, &post->parts[0], &options);
		assert_int_equal(
		    flow.lines[flow.n_lines - 1].end, post->text_len);
		flow_release(&flow);
		post_free(post);
		strbuf_release(&text);
	}
}

/* Each level of a quote has a bar on each of its lines, but not by the
 * thousand. */
static void
deep_quotes_have_so_many_bars(void **state)
{
	enum { LEVELS = 1000, LINES = 100, BARS_MAX = 32 };
	const struct flow_options options = {.width = 2 * LEVELS + 100};
	struct strbuf text = STRBUF_INIT;
	struct post *post;
	struct flow flow;

	(void)state;
	strbuf_pad(&text, '>', LEVELS);
	for (int i = 0; i < LINES; i++)
		strbuf_adds(&text, i + 1 < LINES ? "a\\\n" : "a\n");
	post = post_parse("a.md", text.str, text.len);
	flow_init(&flow);
	flow_layout(&flow, post, &post->parts[0], &options);
	assert_int_equal(flow.n_lines, LINES);
	assert_true(flow.n_spans > (size_t)LINES * 2);
	assert_true(flow.n_spans <= (size_t)LINES * (BARS_MAX + 1));
	flow_release(&flow);
	post_free(post);
	strbuf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(large_ones_come_to_an_end),
	    cmocka_unit_test(small_ones_are_laid_out_soundly),
	    cmocka_unit_test(no_work_grows_with_the_square),
	    cmocka_unit_test(deep_quotes_have_so_many_bars),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
