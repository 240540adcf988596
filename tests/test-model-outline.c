// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Posts as they are found in the world and the papers and sections that a
 * reader sees in them. An outline is written one part a line:
 *
 *     paper 3 "Title" https://arxiv.org/abs/1 @12
 *         Introduction @14
 *
 * with the line of the file after "@", and "preamble" and "trailer" for what
 * stands before and after the papers. In sources and outlines, "URL1" is that
 * of a first paper, and so on.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model-check.h"

static void
expand(struct strbuf *out, const char *s)
{
	const char *url;

	while ((url = strstr(s, "URL"))) {
		strbuf_add(out, s, (size_t)(url - s));
		strbuf_printf(out, "https://arxiv.org/abs/2601.0000%c", url[3]);
		s = url + 4;
	}
	strbuf_adds(out, s);
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
	struct strbuf source = STRBUF_INIT;
	struct strbuf wanted = STRBUF_INIT;
	struct strbuf outline = STRBUF_INIT;
	struct post *post;

	expand(&source, src);
	expand(&wanted, expected);
	post = post_parse("x.md", source.str, source.len);
	check_post(post);
	for (size_t i = 0; i < post->n_parts; i++)
		write_part(&outline, &post->parts[i]);
	if (strcmp(outline.str, wanted.str) != 0)
		fail_msg("source:\n%s\nexpected:\n%s\nbut is:\n%s", source.str,
		    wanted.str, outline.str);
	post_free(post);
	strbuf_release(&source);
	strbuf_release(&wanted);
	strbuf_release(&outline);
}

static void
test_primary_form(void **state)
{
	(void)state;
	assert_outline("---\n"
		       "layout: post\n"
		       "title: Daily\n"
		       "---\n"
		       "\n"
		       "# 1. [첫 논문](URL1)\n"
		       "\n"
		       "> [Alphaxiv](https://www.alphaxiv.org/x)\n"
		       "\n"
		       "## Introduction\n"
		       "- Goal: a\n"
		       "## Method  \n"
		       "b\n"
		       "# 2. [Second](URL2)\n"
		       "## Introduction\n"
		       "### Deeper\n"
		       "## Results\n",
	    "paper 1 \"첫 논문\" URL1 @6\n"
	    "    Introduction @10\n"
	    "    Method @12\n"
	    "paper 2 \"Second\" URL2 @14\n"
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
	    {"# [A](URL1)", "", "A"},
	    {"# 1. [A](URL1)", " 1", "A"},
	    {"# 12\\. [A](URL1)", " 12", "A"},
	    {"# 3) [A](URL1)", " 3", "A"},
	    {"# [4] [A](URL1)", " 4", "A"},
	    {"# #5 [A](URL1)", " 5", "A"},
	    {"# 0. [A](URL1)", " 0", "A"},
	    {"# 🔥 6. [A](URL1)", " 6", "A"},
	    {"# **7.** [A](URL1)", " 7", "A"},
	    {"# **8. [A](URL1)**", " 8", "A"},
	    {"# *[A](URL1)*", "", "A"},
	    {"# 9.[A](URL1)", " 9", "A"},
	    {"# 1. [A](URL1) ⭐", " 1", "A"},
	    {"# 99999999999. [A](URL1)", "", "A"},
	    {"# [On <think> and <s_1>](URL1)", "", "On <think> and <s_1>"},
	    {"# [A<br>B](URL1)", "", "A B"},
	    {"# [Sets [a, b] and [c]](URL1)", "", "Sets [a, b] and [c]"},
	    {"# [`code` and *emph* **strong**](URL1)", "",
		"code and emph strong"},
	    {"# [R&amp;D &lt;x&gt;](URL1)", "", "R&D <x>"},
	    {"# [$\\pi_{0.5}$: a $K^*$](URL1)", "", "$\\pi_{0.5}$: a $K^*$"},
	    {"# [A   long  title](URL1)", "", "A long title"},
	    {"# 1. [A\n  long\n\ntitle](URL1)", " 1", "A long title"},
	    {"# [2048](URL1)", "", "2048"},
	    {"# 1. [**Bold** title](URL1)", " 1", "Bold title"},
	    {"# 1. [A ] b](URL1)", " 1", "A ] b"},
	    {"# [A=`\u0338` *e*\u0301](URL1)", "", "A≠ é"},
	    {"# 1. [A [ b](URL1)", " 1", "A [ b"},
	    {"# [1] [A ] b](URL1)", " 1", "A ] b"},
	    {"# [Over [0, 1) and (0, 1]](URL1)", "", "Over [0, 1) and (0, 1]"},
	    {"# [The `a[0` and \\] of [$x_1$](URL1)", "",
		"The a[0 and ] of [$x_1$"},
	    {"# 1. [On [0,\n  1) a](URL1)", " 1", "On [0, 1) a"},
	    {"# [![logo](http://x/i.png) A](URL1)", "", "logo A"},
	    {"# 1. [A **(b)**를 c](URL1)", " 1", "A (b)를 c"},
	    {"# 1. [A](<URL1>)", " 1", "A"},
	    {"[A](URL1)\n===", "", "A"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		struct strbuf src = STRBUF_INIT;
		struct strbuf expected = STRBUF_INIT;

		strbuf_printf(&src, "%s\n\nText\n", titles[i].heading);
		strbuf_printf(&expected, "paper%s \"%s\" URL1 @1\n",
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
	assert_outline("### 1. [A](URL1)\nabout\n## Introduction\na\n"
		       "## Method\nb\n"
		       "### 2. [B](URL2)\n## Introduction\nc\n",
	    "paper 1 \"A\" URL1 @1\n"
	    "    Introduction @3\n    Method @5\n"
	    "paper 2 \"B\" URL2 @7\n"
	    "    Introduction @8\n");
	/* At the level of their sections. */
	assert_outline("## [A](URL1)\n## Introduction\n## Method\n"
		       "## [B](URL2)\n## Introduction\n",
	    "paper \"A\" URL1 @1\n"
	    "    Introduction @2\n    Method @3\n"
	    "paper \"B\" URL2 @4\n"
	    "    Introduction @5\n");
	/* Below a title and categories of the post. */
	assert_outline("# 데일리 논문\n\n머리말\n\n"
		       "## Vision\n"
		       "### [A](URL1)\n#### 방법\n#### 결과\n"
		       "### [B](URL2)\n#### 방법\n"
		       "## Language\nintro\n"
		       "### [C](URL3)\n#### 방법\n",
	    "preamble @1\n    Vision @5\n"
	    "paper \"A\" URL1 @6\n    방법 @7\n    결과 @8\n"
	    "paper \"B\" URL2 @9\n    방법 @10\n"
	    "paper \"C\" URL3 @13\n    방법 @14\n");
	/* A section that one paper has at too high a level is its own; other
	 * headings there are the post's. */
	assert_outline("# [A](URL1)\n## Introduction\n# Method\na\n"
		       "# [B](URL2)\n## Introduction\n# 마치며\n",
	    "paper \"A\" URL1 @1\n"
	    "    Introduction @2\n    Method @3\n"
	    "paper \"B\" URL2 @5\n    Introduction @6\n"
	    "trailer @7\n    마치며 @7\n");
	/* The level of most links counts, not that of a stray one. */
	assert_outline("# [Blog](https://example.org)\nhello\n"
		       "## [A](URL1)\n### Method\n"
		       "## [B](URL2)\n### Method\n",
	    "preamble @1\n    Blog @1\n"
	    "paper \"A\" URL1 @3\n    Method @4\n"
	    "paper \"B\" URL2 @5\n    Method @6\n");
}

static void
test_around(void **state)
{
	(void)state;
	assert_outline("안녕하세요.\n\n---\n\n"
		       "## 1. [A](URL1)\n### Method\na\n\n"
		       "---\n\n"
		       "# 마치며\n끝\n",
	    "preamble @1\n"
	    "paper 1 \"A\" URL1 @5\n    Method @6\n"
	    "trailer @9\n    마치며 @11\n");
	/* A rule alone is nothing to read before the papers. */
	assert_outline("---\n\n# [A](URL1)\n", "paper \"A\" URL1 @3\n");
	/* A category above a paper goes with it. */
	assert_outline("## [A](URL1)\na\n## [B](URL2)\nb\n"
		       "# Audio\n\n## [C](URL3)\nc\n",
	    "paper \"A\" URL1 @1\n"
	    "paper \"B\" URL2 @3\n"
	    "paper \"C\" URL3 @7\n");
}

/* As they are found: gaps, repetitions, no number, no section, no text. */
static void
test_kept_as_found(void **state)
{
	(void)state;
	assert_outline("# 3. [A](URL1)\n# 3. [A](URL1)\n"
		       "## Introduction\n## Introduction\n##\n"
		       "# 7. [](https://example.org/x)\n",
	    "paper 3 \"A\" URL1 @1\n"
	    "paper 3 \"A\" URL1 @2\n"
	    "    Introduction @3\n    Introduction @4\n     @5\n"
	    "paper 7 \"\" https://example.org/x @6\n");
}

/* Among numbered links, a number is enough, but for a section's heading. */
static void
test_forgotten_link(void **state)
{
	(void)state;
	assert_outline("# 1. [A](URL1)\n## 방법\n# 2. [B](URL2)\n## 방법\n"
		       "# 3. C\n## 방법\n# 4. Method\n",
	    "paper 1 \"A\" URL1 @1\n    방법 @2\n"
	    "paper 2 \"B\" URL2 @3\n    방법 @4\n"
	    "paper 3 \"C\" - @5\n    방법 @6\n    4. Method @7\n");
}

/* Headings that are no links, with the paper named below them. */
static void
test_numbered(void **state)
{
	(void)state;
	assert_outline("# 오늘의 논문\n\n"
		       "## 1. First paper\n\n"
		       "**链接**: [URL1](URL1)\n\n"
		       "### 方法\na\n"
		       "## 2. Second paper\n\n"
		       "링크: URL2, 코드는 없음\n"
		       "### 方法\nb\n"
		       "## [3] Third\n\n(URL3에서)\n",
	    "preamble @1\n    오늘의 논문 @1\n"
	    "paper 1 \"First paper\" URL1 @3\n    方法 @7\n"
	    "paper 2 \"Second paper\" URL2 @9\n    方法 @12\n"
	    "paper 3 \"Third\" URL3 @14\n");
	/* A number is asked for, and a paper. */
	assert_outline("a\n## Introduction\nURL1\n## Method\nURL2\n",
	    "preamble @1\n    Introduction @2\n    Method @4\n");
	assert_outline("## 1. Setup\na\n## 2. Use\nhttps://example.org\n",
	    "preamble @1\n    1. Setup @1\n    2. Use @3\n");
}

static void
test_labels(void **state)
{
	(void)state;
	assert_outline("## [A](URL1)\n**Authors:** x\n\n**방법:** a\n\nb\n\n"
		       "**Result**: c\n"
		       "## [B](URL2)\n**방법:** d\n\n**Result**: e\n"
		       "## [C](URL3)\n방법: f\n\nResult： g\n",
	    "paper \"A\" URL1 @1\n    방법 @4\n    Result @8\n"
	    "paper \"B\" URL2 @9\n    방법 @10\n    Result @12\n"
	    "paper \"C\" URL3 @13\n    방법 @14\n    Result @16\n");
	/* In one paper of three, a label is just text. */
	assert_outline("## [A](URL1)\nNote: x\n"
		       "## [B](URL2)\ny\n## [C](URL3)\nz\n",
	    "paper \"A\" URL1 @1\n"
	    "paper \"B\" URL2 @3\n"
	    "paper \"C\" URL3 @5\n");
	/* Where papers hold headings, these are the sections. */
	assert_outline("# [A](URL1)\n## Method\nGoal: x\n"
		       "# [B](URL2)\n## Method\nGoal: y\n",
	    "paper \"A\" URL1 @1\n    Method @2\n"
	    "paper \"B\" URL2 @4\n    Method @5\n");
}

static void
test_one_paper(void **state)
{
	(void)state;
	/* Named by the front matter. */
	assert_outline("---\ntitle: \"[Paper Review] DDIM\"\n"
		       "paper: URL1\n---\n# Intro\na\n# Method\nb\n",
	    "paper \"DDIM\" URL1 @5\n    Intro @5\n    Method @7\n");
	/* Named by its text, more than once. */
	assert_outline("# A paper\n\n논문: [arXiv](URL1), "
		       "[PDF](https://arxiv.org/pdf/2601.00001v2)\n\n"
		       "## Abstract\na\n## Method\nURL2\n",
	    "paper \"A paper\" URL1 @1\n    Abstract @5\n    Method @7\n");
	/* Two are named: about neither of them alone. */
	assert_outline("A talk about URL1 and URL2.\n", "preamble @1\n");
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
	assert_outline(
	    "# A\ntext\n## B\n## C\n", "preamble @1\n    B @3\n    C @4\n");
	assert_outline("```\n# [A](URL1)\n```\n", "preamble @1\n");
	assert_outline("> # [A](URL1)\n\n- # [B](URL2)\n", "preamble @1\n");
	assert_outline("# [mail](mailto:a@b.c)\n## [top](#top)\n",
	    "preamble @1\n    top @2\n");
}

/* The same post, whatever its line ends, mark and end. */
static void
test_bytes(void **state)
{
	static const char *const sources[] = {
	    "---\ntitle: x\n---\n# 1. [A](URL1)\n## Method\na",
	    "---\ntitle: x\n---\n# 1. [A](URL1)\n## Method\na\n",
	    "---\r\ntitle: x\r\n---\r\n# 1. [A](URL1)\r\n## Method\r\na",
	    "\xEF\xBB\xBF---\ntitle: x\n---\n# 1. [A](URL1)\n## Method\na",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		assert_outline(
		    sources[i], "paper 1 \"A\" URL1 @4\n    Method @5\n");
	assert_outline("\xEF\xBB\xBF# [A](URL1)\r\n", "paper \"A\" URL1 @1\n");
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
	    cmocka_unit_test(test_forgotten_link),
	    cmocka_unit_test(test_numbered),
	    cmocka_unit_test(test_labels),
	    cmocka_unit_test(test_one_paper),
	    cmocka_unit_test(test_no_papers),
	    cmocka_unit_test(test_bytes),
	    cmocka_unit_test(test_many_papers),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("outline", tests, NULL, NULL);
}
