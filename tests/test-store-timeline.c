// SPDX-License-Identifier: GPL-3.0-or-later
/* What was found, by weeks and months: nothing is counted twice or lost, and
 * days fall into the week and month that a calendar has them in. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "files.h"
#include "model-check.h"
#include "store/timeline.h"

struct scene {
	struct files files; /* and the library */
	struct query *query;
	struct finder *finder;
	struct timeline timeline;
	int last_id; /* of the papers */
};

static int
set_up(void **state)
{
	struct scene *s = mem_alloc(sizeof(*s));

	files_open(&s->files);
	timeline_init(&s->timeline);
	*state = s;
	return 0;
}

static int
tear_down(void **state)
{
	struct scene *s = *state;

	finder_free(s->finder);
	query_free(s->query);
	timeline_release(&s->timeline);
	files_close(&s->files);
	free(s);
	return 0;
}

/* The paper `id` in which the word stands so many times, beside its title. */
static void
put_paper(struct scene *s, const char *name, int id, int n)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_printf(
	    &text, "# 1. [Title](https://arxiv.org/abs/2601.%05d)\n\n", id);
	for (int i = 0; i < n; i++)
		strbuf_adds(&text, "word ");
	strbuf_adds(&text, "end\n");
	files_put(&s->files, name, text.str);
	strbuf_release(&text);
}

/* Another paper each time. */
static void
put_words(struct scene *s, const char *name, int n)
{
	put_paper(s, name, ++s->last_id, n);
}

static void
count(struct scene *s, const char *typed, enum timeline_unit unit)
{
	struct library *lib = s->files.lib;
	const struct find *finds;
	size_t n;

	if (!library_count(lib))
		files_add_all(&s->files);
	finder_free(s->finder);
	query_free(s->query);
	s->query = query_new(typed, NULL);
	assert_non_null(s->query);
	s->finder = finder_new(lib, NULL, s->query);
	while (finder_step(s->finder))
		continue;
	finds = finder_finds(s->finder, &n);
	timeline_count(&s->timeline, lib, finds, n, unit);
}

static void
assert_bin(struct scene *s, size_t i, const char *label, size_t posts,
    size_t papers, size_t matches)
{
	const struct bin *bin = &s->timeline.bins[i];
	struct strbuf text = STRBUF_INIT;

	assert_true(i < s->timeline.n);
	timeline_label(&s->timeline, bin, &text);
	assert_string_equal(text.str, label);
	assert_int_equal(bin->posts, posts);
	assert_int_equal(bin->papers, papers);
	assert_int_equal(bin->matches, matches);
	strbuf_release(&text);
}

/* The last days of 2024 are of the first week of 2025. */
static void
test_weeks(void **state)
{
	struct scene *s = *state;

	put_words(s, "2024-12-22.md", 1); /* a Sunday */
	put_words(s, "2024-12-30.md", 2);
	put_words(s, "2025-01-05.md", 3);
	put_words(s, "2025-01-06.md", 0);
	count(s, "word", TIMELINE_WEEK);
	assert_int_equal(s->timeline.n, 4);
	assert_bin(s, 0, "2025-W02", 1, 0, 0);
	assert_bin(s, 1, "2025-W01", 2, 2, 5);
	assert_bin(s, 2, "2024-W52", 0, 0, 0);
	assert_bin(s, 3, "2024-W51", 1, 1, 1);
	assert_int_equal(s->timeline.matches_max, 5);
}

static void
test_months(void **state)
{
	struct scene *s = *state;

	put_words(s, "2024-02-29.md", 1);
	put_words(s, "2023-12-31.md", 2);
	put_words(s, "2023-12-01.md", 4);
	count(s, "word", TIMELINE_MONTH);
	assert_int_equal(s->timeline.n, 3);
	assert_bin(s, 0, "2024-02", 1, 1, 1);
	assert_bin(s, 1, "2024-01", 0, 0, 0);
	assert_bin(s, 2, "2023-12", 2, 2, 6);
	assert_int_equal(
	    s->timeline.bins[0].last, s->timeline.bins[0].first + 28);
}

/* A paper that stands on several days of a week, or month, is one of it; its
 * matches are all there. */
static void
test_papers_count_once(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2025-03-05.md", 1, 1);
	put_paper(s, "2025-03-04.md", 1, 2);
	put_paper(s, "2025-03-03.md", 2, 4);
	put_paper(s, "2025-02-28.md", 1, 8);
	count(s, "word", TIMELINE_WEEK);
	assert_bin(s, 0, "2025-W10", 3, 2, 7);
	assert_bin(s, 1, "2025-W09", 1, 1, 8);
	assert_int_equal(s->timeline.papers_max, 2);
	count(s, "word", TIMELINE_MONTH);
	assert_bin(s, 0, "2025-03", 3, 2, 7);
	assert_bin(s, 1, "2025-02", 1, 1, 8);
}

/* The newest find of a bin is where one goes from it. */
static void
test_newest_find(void **state)
{
	struct scene *s = *state;
	const struct find *finds;
	size_t n;

	put_words(s, "2025-03-03.md", 1);
	put_words(s, "2025-02-02.md", 1);
	put_words(s, "2025-02-27.md", 1);
	count(s, "word", TIMELINE_MONTH);
	finds = finder_finds(s->finder, &n);
	assert_int_equal(n, 3);
	assert_string_equal(
	    library_entry(s->files.lib, finds[s->timeline.bins[1].find].id)
		->name,
	    "2025-02-27.md");
}

/* Counted by months as by weeks, it is the same; a search for no text finds
 * papers without matches. */
static void
test_totals(void **state)
{
	struct scene *s = *state;
	char name[32];

	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof(name), "20%02d-%02d-%02d.md", 10 + i % 7,
		    1 + i * 5 % 12, 1 + i * 11 % 28);
		put_words(s, name, i % 4);
	}
	for (enum timeline_unit unit = 0; unit < TIMELINE_UNITS; unit++) {
		struct find_totals t;
		size_t posts = 0, papers = 0, matches = 0;

		count(s, "word", unit);
		t = finder_totals(s->finder);
		for (size_t i = 0; i < s->timeline.n; i++) {
			posts += s->timeline.bins[i].posts;
			papers += s->timeline.bins[i].papers;
			matches += s->timeline.bins[i].matches;
		}
		assert_int_equal(posts, library_count(s->files.lib));
		assert_int_equal(papers, t.parts);
		assert_int_equal(matches, t.matches);
		assert_true(matches > 0);
		count(s, "title:title", unit);
		assert_int_equal(s->timeline.matches_max, 0);
		assert_true(s->timeline.papers_max > 0);
	}
}

static void
test_empty_library(void **state)
{
	struct scene *s = *state;

	count(s, "word", TIMELINE_WEEK);
	assert_int_equal(s->timeline.n, 0);
}

int
main(void)
{
#define WITH_SCENE(test) \
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SCENE(test_weeks),
	    WITH_SCENE(test_months),
	    WITH_SCENE(test_papers_count_once),
	    WITH_SCENE(test_newest_find),
	    WITH_SCENE(test_totals),
	    WITH_SCENE(test_empty_library),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("timeline", tests, NULL, NULL);
}
