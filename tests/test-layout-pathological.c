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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(large_ones_come_to_an_end),
	    cmocka_unit_test(small_ones_are_laid_out_soundly),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
