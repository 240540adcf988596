// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a post says of itself and of its papers: keys, dates, kinds of sections,
 * which part of it an offset of its text is in, and that all of it is clean.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model-check.h"

static struct post *
parse(const char *src)
{
	struct post *post =
	    post_parse("digests/2026-01-31-daily.md", src, strlen(src));

	check_post(post);
	return post;
}

static void
test_keys(void **state)
{
	static const struct {
		const char *url, *key, *arxiv;
	} urls[] = {
	    {"https://arxiv.org/abs/2509.09372v3", "arxiv:2509.09372",
		"2509.09372"},
	    {"http://arxiv.org/pdf/2509.09372.pdf", "arxiv:2509.09372",
		"2509.09372"},
	    {"https://huggingface.co/papers/2509.09372", "arxiv:2509.09372",
		"2509.09372"},
	    {"https://arxiv.org/abs/hep-th/9901001v1", "arxiv:hep-th/9901001",
		"hep-th/9901001"},
	    {"https://openreview.net/forum?id=x",
		"https://openreview.net/forum?id=x", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		struct strbuf src = STRBUF_INIT;
		struct post *post;

		strbuf_printf(&src, "# 1. [A](%s)\n", urls[i].url);
		post = parse(src.str);
		assert_int_equal(post->n_papers, 1);
		assert_string_equal(post->papers[0].url, urls[i].url);
		assert_string_equal(post->papers[0].key, urls[i].key);
		if (urls[i].arxiv)
			assert_string_equal(
			    post->papers[0].arxiv, urls[i].arxiv);
		else
			assert_null(post->papers[0].arxiv);
		post_free(post);
		strbuf_release(&src);
	}
}

/* The text around papers has a key of its own, by the name of the file. */
static void
test_keys_of_parts(void **state)
{
	struct post *post =
	    parse("a\n\n## [A](https://arxiv.org/abs/2601.00001)\n### Method\n"
		  "# End\nb\n");

	(void)state;
	assert_int_equal(post->n_parts, 3);
	assert_string_equal(post->parts[0].key, "2026-01-31-daily.md#1");
	assert_string_equal(post->parts[2].key, "2026-01-31-daily.md#3");
	post_free(post);
}

static void
assert_date(const char *path, const char *src, const char *expected)
{
	struct post *post = post_parse(path, src, strlen(src));
	char buf[DATE_BUF_SIZE];

	assert_string_equal(date_text(&post->date, buf), expected);
	post_free(post);
}

static void
test_dates(void **state)
{
	(void)state;
	assert_date(
	    "a/2026-01-30-x.md", "---\ndate: 2026-01-31\n---\n", "2026-01-31");
	assert_date("a/2026-01-30-x.md", "---\ntitle: x\n---\n", "2026-01-30");
	assert_date("2025-01-01/x.md", "# 2026-01-29 논문\n", "2026-01-29");
	assert_date("x.md", "# Papers\n# 2026-01-29\n", "");
}

static void
test_kinds(void **state)
{
	static const struct {
		const char *heading;
		enum section_kind kind;
	} headings[] = {
	    {"Introduction", SECTION_INTRODUCTION},
	    {"1. introduction and goal", SECTION_INTRODUCTION},
	    {"🔬 Main Methodology", SECTION_METHOD},
	    {"Methods", SECTION_METHOD},
	    {"Experimental Results", SECTION_RESULTS},
	    {"Limitations & Future Work", SECTION_LIMITATIONS},
	    {"Conclusions", SECTION_CONCLUSION},
	    {"Related Work", SECTION_BACKGROUND},
	    {"Abstract", SECTION_ABSTRACT},
	    {"3. 제안 방법", SECTION_METHOD},
	    {"실험 결과", SECTION_RESULTS},
	    {"한계점", SECTION_LIMITATIONS},
	    {"🛠️ 方法", SECTION_METHOD},
	    {"结论", SECTION_CONCLUSION},
	    {"はじめに", SECTION_INTRODUCTION},
	    {"Authors", SECTION_OTHER},
	    {"", SECTION_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++) {
		struct strbuf src = STRBUF_INIT;
		struct post *post;

		strbuf_printf(&src,
		    "# [A](https://arxiv.org/abs/2601.00001)\n## %s\n",
		    headings[i].heading);
		post = parse(src.str);
		assert_int_equal(post->papers[0].n_sections, 1);
		assert_string_equal(
		    post->papers[0].sections[0].heading, headings[i].heading);
		if (post->papers[0].sections[0].kind != headings[i].kind)
			fail_msg("\"%s\" is taken for %s", headings[i].heading,
			    section_kind_name(
				post->papers[0].sections[0].kind));
		post_free(post);
		strbuf_release(&src);
	}
}

static void
test_places(void **state)
{
	struct post *post =
	    parse("before\n\n# [A](https://arxiv.org/abs/2601.00001)\nlead\n"
		  "## Method\nabc\n# [B](https://arxiv.org/abs/2601.00002)\n");
	const struct paper *a = &post->papers[0];
	uint32_t abc = (uint32_t)(strstr(post->text, "abc") - post->text);

	(void)state;
	assert_ptr_equal(paper_section_at(a, abc), &a->sections[0]);
	assert_null(paper_section_at(a, a->begin));
	post_free(post);
}

/* Nothing in a digest reaches the terminal as a command. */
static void
test_hostile(void **state)
{
	struct post *post = parse(
	    "---\n"
	    "title: \"a\\e[31mb\\u202Ec\"\n"
	    "tags: [\"x\\x9by\", \"z\\a\"]\n"
	    "---\n"
	    "# 1. [A&#27;[2J\x1b]0;t\x07](https://arxiv.org/abs/2601.00001)\n"
	    "## M&#x9b;\xc2\x9b\xe2\x80\xae\n"
	    "# 2. [B](https://a/\x1b[31m&#27;)\n");

	(void)state;
	assert_string_equal(post->title, "a␛[31mb\uFFFDc");
	assert_string_equal(post->tags[0], "x\uFFFDy");
	assert_string_equal(post->papers[0].title, "A␛[2J␛]0;t␇");
	assert_string_equal(
	    post->papers[0].sections[0].heading, "M\uFFFD\uFFFD\uFFFD");
	assert_string_equal(post->papers[1].url, "https://a/␛[31m␛");
	assert_string_equal(post->papers[1].key, "https://a/␛[31m␛");
	post_free(post);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_keys_of_parts),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_hostile),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("post", tests, NULL, NULL);
}
