// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Posts as they are found in the world and the papers and sections that a
 * reader sees in them. An outline is written one part a line:
 *
 *     paper 3 "Title" https://arxiv.org/abs/1 @12
 *         Introduction @14
 *
 * with the line of the file after "@", and "preamble" and "trailer" for what
 * stands before and after the papers.
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
write_part(struct strbuf *out, const struct paper *p)
{
	if (p->kind == PART_PREAMBLE)
		strbuf_adds(out, "preamble");
	else if (p->kind == PART_TRAILER)
		strbuf_adds(out, "trailer");
	else
		strbuf_adds(out, "paper");
	if (p->number >= 0)
		strbuf_printf(out, " %d", p->number);
	if (p->kind == PART_PAPER)
		strbuf_printf(
		    out, " \"%s\" %s", p->title, p->url ? p->url : "-");
	strbuf_printf(out, " @%u\n", p->line);
	for (size_t i = 0; i < p->n_sections; i++)
		strbuf_printf(out, "    %s @%u\n", p->sections[i].heading,
		    p->sections[i].line);
}

static void
assert_outline(const char *src, const char *expected)
{
	struct strbuf outline = STRBUF_INIT;
	struct post *post = parse(src);

	for (size_t i = 0; i < post->n_parts; i++)
		write_part(&outline, &post->parts[i]);
	if (strcmp(outline.str, expected) != 0)
		fail_msg("source:\n%s\nexpected:\n%s\nbut is:\n%s", src,
		    expected, outline.str);
	strbuf_release(&outline);
	post_free(post);
}

#define URL(n) "https://arxiv.org/abs/2601.0000" #n
#define LINK(n) "](" URL(n) ")"

static void
test_primary_form(void **state)
{
	(void)state;
	assert_outline("---\n"
		       "layout: post\n"
		       "title: Daily\n"
		       "---\n"
		       "\n"
		       "# 1. [첫 논문" LINK(1) "\n"
		       "\n"
		       "> [Alphaxiv](https://www.alphaxiv.org/x)\n"
		       "\n"
		       "## Introduction\n"
		       "- Goal: a\n"
		       "## Method  \n"
		       "b\n"
		       "# 2. [Second" LINK(2) "\n"
		       "## Introduction\n"
		       "### Deeper\n"
		       "## Results\n",
	    "paper 1 \"첫 논문\" " URL(1) " @6\n"
	    "    Introduction @10\n"
	    "    Method @12\n"
	    "paper 2 \"Second\" " URL(2) " @14\n"
	    "    Introduction @15\n"
	    "    Results @17\n");
}

/* What may stand before the link of a title, and in it. */
static void
test_titles(void **state)
{
	static const struct {
		const char *heading, *number, *title;
	} titles[] = {
	    {"# [A" LINK(1), "", "A"},
	    {"# 1. [A" LINK(1), " 1", "A"},
	    {"# 12\\. [A" LINK(1), " 12", "A"},
	    {"# 3) [A" LINK(1), " 3", "A"},
	    {"# [4] [A" LINK(1), " 4", "A"},
	    {"# #5 [A" LINK(1), " 5", "A"},
	    {"# 0. [A" LINK(1), " 0", "A"},
	    {"# 🔥 6. [A" LINK(1), " 6", "A"},
	    {"# **7.** [A" LINK(1), " 7", "A"},
	    {"# **8. [A" LINK(1) "**", " 8", "A"},
	    {"# *[A" LINK(1) "*", "", "A"},
	    {"# 9.[A" LINK(1), " 9", "A"},
	    {"# 1. [A" LINK(1) " ⭐", " 1", "A"},
	    {"# 99999999999. [A" LINK(1), "", "A"},
	    {"# [On <think> and <s_1>" LINK(1), "", "On <think> and <s_1>"},
	    {"# [A<br>B" LINK(1), "", "A B"},
	    {"# [Sets [a, b] and [c]" LINK(1), "", "Sets [a, b] and [c]"},
	    {"# [`code` and *emph* **strong**" LINK(1), "",
		"code and emph strong"},
	    {"# [R&amp;D &lt;x&gt;" LINK(1), "", "R&D <x>"},
	    {"# [$\\pi_{0.5}$: a $K^*$" LINK(1), "", "$\\pi_{0.5}$: a $K^*$"},
	    {"# [A   long  title" LINK(1), "", "A long title"},
	    {"# 1. [A\n  long\n\ntitle" LINK(1), " 1", "A long title"},
	    {"# [2048" LINK(1), "", "2048"},
	    {"# 1. [**Bold** title" LINK(1), " 1", "Bold title"},
	    {"# 1. [A ] b" LINK(1), " 1", "A ] b"},
	    {"# 1. [A [ b" LINK(1), " 1", "A [ b"},
	    {"# 1. [A **(b)**를 c" LINK(1), " 1", "A (b)를 c"},
	    {"# 1. [A](<" URL(1) ">)", " 1", "A"},
	    {"1. [A" LINK(1) "\n---", " 1", "A"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		struct strbuf src = STRBUF_INIT;
		struct strbuf expected = STRBUF_INIT;

		strbuf_printf(&src, "%s\n\nText\n", titles[i].heading);
		strbuf_printf(&expected, "paper%s \"%s\" " URL(1) " @1\n",
		    titles[i].number, titles[i].title);
		assert_outline(src.str, expected.str);
		strbuf_release(&src);
		strbuf_release(&expected);
	}
}

static void
test_levels(void **state)
{
	(void)state;
	/* Deeper than their sections. */
	assert_outline("### 1. [A" LINK(1) "\nabout\n## Introduction\na\n"
		       "## Method\nb\n"
		       "### 2. [B" LINK(2) "\n## Introduction\nc\n",
	    "paper 1 \"A\" " URL(1) " @1\n"
	    "    Introduction @3\n    Method @5\n"
	    "paper 2 \"B\" " URL(2) " @7\n"
	    "    Introduction @8\n");
	/* At the level of their sections. */
	assert_outline("## [A" LINK(1) "\n## Introduction\n## Method\n"
		       "## [B" LINK(2) "\n## Introduction\n",
	    "paper \"A\" " URL(1) " @1\n"
	    "    Introduction @2\n    Method @3\n"
	    "paper \"B\" " URL(2) " @4\n"
	    "    Introduction @5\n");
	/* Below a title and categories of the post. */
	assert_outline("# 데일리 논문\n\n머리말\n\n"
		       "## Vision\n"
		       "### [A" LINK(1) "\n#### 방법\n#### 결과\n"
		       "### [B" LINK(2) "\n#### 방법\n"
		       "## Language\nintro\n"
		       "### [C" LINK(3) "\n#### 방법\n",
	    "preamble @1\n    Vision @5\n"
	    "paper \"A\" " URL(1) " @6\n    방법 @7\n    결과 @8\n"
	    "paper \"B\" " URL(2) " @9\n    방법 @10\n"
	    "paper \"C\" " URL(3) " @13\n    방법 @14\n");
	/* The level of most links counts, not that of a stray one. */
	assert_outline("# [Blog](https://example.org)\nhello\n"
		       "## [A" LINK(1) "\n### Method\n"
		       "## [B" LINK(2) "\n### Method\n",
	    "preamble @1\n"
	    "paper \"A\" " URL(1) " @3\n    Method @4\n"
	    "paper \"B\" " URL(2) " @5\n    Method @6\n");
}

static void
test_around(void **state)
{
	(void)state;
	assert_outline("안녕하세요.\n\n---\n\n"
		       "## 1. [A" LINK(1) "\n### Method\na\n\n"
		       "---\n\n"
		       "# 마치며\n끝\n",
	    "preamble @1\n"
	    "paper 1 \"A\" " URL(1) " @5\n    Method @6\n"
	    "trailer @9\n    마치며 @11\n");
	/* A rule alone is nothing to read before the papers. */
	assert_outline("---\n\n# [A" LINK(1) "\n",
	    "paper \"A\" " URL(1) " @3\n");
	/* A category above a paper goes with it. */
	assert_outline("## [A" LINK(1) "\na\n## [B" LINK(2) "\nb\n"
		       "# Audio\n\n## [C" LINK(3) "\nc\n",
	    "paper \"A\" " URL(1) " @1\n"
	    "paper \"B\" " URL(2) " @3\n"
	    "paper \"C\" " URL(3) " @7\n");
}

/* As they are found: gaps, repetitions, no number, no section, no text. */
static void
test_kept_as_found(void **state)
{
	(void)state;
	assert_outline("# 3. [A" LINK(1) "\n# 3. [A" LINK(1) "\n"
		       "## Introduction\n## Introduction\n##\n"
		       "# 7. [](https://example.org/x)\n",
	    "paper 3 \"A\" " URL(1) " @1\n"
	    "paper 3 \"A\" " URL(1) " @2\n"
	    "    Introduction @3\n    Introduction @4\n     @5\n"
	    "paper 7 \"\" https://example.org/x @6\n");
}

/* Headings that are no links, with the paper named below them. */
static void
test_numbered(void **state)
{
	(void)state;
	assert_outline("# 오늘의 논문\n\n"
		       "## 1. First paper\n\n"
		       "**链接**: [" URL(1) "](" URL(1) ")\n\n"
		       "### 方法\na\n"
		       "## 2. Second paper\n\n"
		       "링크: " URL(2) ", 코드는 없음\n"
		       "### 方法\nb\n"
		       "## [3] Third\n\n(" URL(3) "에서)\n",
	    "preamble @1\n"
	    "paper 1 \"First paper\" " URL(1) " @3\n    方法 @7\n"
	    "paper 2 \"Second paper\" " URL(2) " @9\n    方法 @12\n"
	    "paper 3 \"Third\" " URL(3) " @14\n");
	/* A number is asked for, and a paper. */
	assert_outline("## Introduction\n" URL(1) "\n## Method\n" URL(2) "\n",
	    "preamble @1\n    Introduction @1\n    Method @3\n");
	assert_outline("## 1. Setup\na\n## 2. Use\nhttps://example.org\n",
	    "preamble @1\n    1. Setup @1\n    2. Use @3\n");
}

static void
test_labels(void **state)
{
	(void)state;
	assert_outline("## [A" LINK(1) "\n**Authors:** x\n\n**방법:** a\n\nb\n\n"
		       "**Result**: c\n"
		       "## [B" LINK(2) "\n**방법:** d\n\n**Result**: e\n"
		       "## [C" LINK(3) "\n방법: f\n\nResult： g\n",
	    "paper \"A\" " URL(1) " @1\n    방법 @4\n    Result @8\n"
	    "paper \"B\" " URL(2) " @9\n    방법 @10\n    Result @12\n"
	    "paper \"C\" " URL(3) " @13\n    방법 @14\n    Result @16\n");
	/* In one paper of three, a label is just text. */
	assert_outline("## [A" LINK(1) "\nNote: x\n"
		       "## [B" LINK(2) "\ny\n## [C" LINK(3) "\nz\n",
	    "paper \"A\" " URL(1) " @1\n"
	    "paper \"B\" " URL(2) " @3\n"
	    "paper \"C\" " URL(3) " @5\n");
	/* Where papers hold headings, these are the sections. */
	assert_outline("# [A" LINK(1) "\n## Method\nGoal: x\n"
		       "# [B" LINK(2) "\n## Method\nGoal: y\n",
	    "paper \"A\" " URL(1) " @1\n    Method @2\n"
	    "paper \"B\" " URL(2) " @4\n    Method @5\n");
}

static void
test_one_paper(void **state)
{
	(void)state;
	/* Named by the front matter. */
	assert_outline("---\ntitle: \"[Paper Review] DDIM\"\n"
		       "paper: " URL(1) "\n---\n# Intro\na\n# Method\nb\n",
	    "paper \"DDIM\" " URL(1) " @5\n    Intro @5\n    Method @7\n");
	/* Named by its text, more than once. */
	assert_outline("# A paper\n\n논문: [arXiv](" URL(1) "), "
		       "[PDF](https://arxiv.org/pdf/2601.00001v2)\n\n"
		       "## Abstract\na\n## Method\n" URL(2) "\n",
	    "paper \"A paper\" " URL(1)
	    " @1\n    Abstract @5\n    Method @7\n");
	/* Two are named: about neither of them alone. */
	assert_outline("A talk about " URL(1) " and " URL(2) ".\n",
	    "preamble @1\n");
}

static void
test_no_papers(void **state)
{
	(void)state;
	assert_outline("", "");
	assert_outline("\n\n", "");
	assert_outline("\xEF\xBB\xBF", "");
	assert_outline("---\ntitle: x\n---\n", "");
	assert_outline("뭐요\n", "preamble @1\n");
	assert_outline("# A\ntext\n## B\n## C\n",
	    "preamble @1\n    B @3\n    C @4\n");
	assert_outline("```\n# [A" LINK(1) "\n```\n", "preamble @1\n");
	assert_outline("> # [A" LINK(1) "\n\n- # [B" LINK(2) "\n",
	    "preamble @1\n");
	assert_outline("# [mail](mailto:a@b.c)\n## [top](#top)\n",
	    "preamble @1\n    top @2\n");
}

/* The same post, whatever its line ends, mark and end. */
static void
test_bytes(void **state)
{
	static const char *const sources[] = {
	    "---\ntitle: x\n---\n# 1. [A" LINK(1) "\n## Method\na",
	    "---\ntitle: x\n---\n# 1. [A" LINK(1) "\n## Method\na\n",
	    "---\r\ntitle: x\r\n---\r\n# 1. [A" LINK(1) "\r\n## Method\r\na",
	    "\xEF\xBB\xBF---\ntitle: x\n---\n# 1. [A" LINK(1) "\n## Method\na",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		assert_outline(sources[i],
		    "paper 1 \"A\" " URL(1) " @4\n    Method @5\n");
	assert_outline("\xEF\xBB\xBF# [A" LINK(1) "\r\n",
	    "paper \"A\" " URL(1) " @1\n");
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
	struct post *post = parse("a\n\n## [A" LINK(1) "\n# End\nb\n");

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
	assert_date("a/2026-01-30-x.md", "---\ndate: 2026-01-31\n---\n",
	    "2026-01-31");
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

		strbuf_printf(&src, "# [A" LINK(1) "\n## %s\n",
		    headings[i].heading);
		post = parse(src.str);
		assert_int_equal(post->papers[0].n_sections, 1);
		assert_string_equal(post->papers[0].sections[0].heading,
		    headings[i].heading);
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
	struct post *post = parse("before\n\n# [A" LINK(1) "\nlead\n"
				  "## Method\nabc\n# [B" LINK(2) "\n");
	const struct paper *a = &post->papers[0];
	uint32_t abc = (uint32_t)(strstr(post->text, "abc") - post->text);

	(void)state;
	assert_ptr_equal(post_part_at(post, 0), &post->parts[0]);
	assert_ptr_equal(post_part_at(post, abc), a);
	assert_ptr_equal(post_part_at(post, abc + 4), &post->papers[1]);
	assert_ptr_equal(post_part_at(post, UINT32_MAX), &post->papers[1]);
	assert_ptr_equal(paper_section_at(a, abc), &a->sections[0]);
	assert_null(paper_section_at(a, a->begin));
	post_free(post);
	post = parse("");
	assert_null(post_part_at(post, 0));
	post_free(post);
}

/* Nothing in a digest reaches the terminal as a command. */
static void
test_hostile(void **state)
{
	struct post *post = parse("---\n"
				  "title: \"a\\e[31mb\\u202Ec\"\n"
				  "tags: [\"x\\x9by\", \"z\\a\"]\n"
				  "---\n"
				  "# 1. [A&#27;[2J\x1b]0;t\x07" LINK(1) "\n"
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

static void
test_load(void **state)
{
	struct error err = {OK, 0, "", ""};

	(void)state;
	assert_null(post_load("/nonexistent/2026-01-31-x.md", &err));
	assert_int_equal(err.status, ERR_IO);
	assert_string_equal(err.path, "/nonexistent/2026-01-31-x.md");
	post_free(NULL);
}

/* Many papers cost no more than their number: quadratic work would not end. */
static void
test_many_papers(void **state)
{
	enum { PAPERS = 60000 };
	struct strbuf src = STRBUF_INIT;
	struct post *post;

	(void)state;
	for (int i = 0; i < PAPERS; i++)
		strbuf_adds(&src, "# [a](http://b)\n## c\n");
	post = post_parse("x.md", src.str, src.len);
	assert_int_equal(post->n_papers, PAPERS);
	assert_int_equal(post->papers[PAPERS - 1].n_sections, 1);
	post_free(post);
	strbuf_release(&src);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_primary_form),
	    cmocka_unit_test(test_titles),
	    cmocka_unit_test(test_levels),
	    cmocka_unit_test(test_around),
	    cmocka_unit_test(test_kept_as_found),
	    cmocka_unit_test(test_numbered),
	    cmocka_unit_test(test_labels),
	    cmocka_unit_test(test_one_paper),
	    cmocka_unit_test(test_no_papers),
	    cmocka_unit_test(test_bytes),
	    cmocka_unit_test(test_keys),
	    cmocka_unit_test(test_keys_of_parts),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_hostile),
	    cmocka_unit_test(test_load),
	    cmocka_unit_test(test_many_papers),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("post", tests, NULL, NULL);
}
