// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Mending Markdown: titles broken over lines become whole, what is not broken
 * stays as it is, TeX and emphasis before Korean endings read as they were
 * meant, and the number of lines never changes.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model-check.h"
#include "model/mend.h"
#include "model/mend-inline.h"
#include "trials.h"

struct pair {
	const char *src, *expected;
};

/* Mended, with what stands for other characters put back. */
static char *
mended(const char *src, size_t len)
{
	struct strbuf out = STRBUF_INIT;

	mend_markdown(&out, src, len);
	mend_restore(&out, 0);
	return strbuf_detach(&out);
}

static void
assert_mended(const char *src, const char *expected)
{
	char *out = mended(src, strlen(src));

	if (strcmp(out, expected) != 0)
		fail_msg("source:\n%s\nexpected:\n%s\nbut is:\n%s", src,
		    expected, out);
	free(out);
}

static void
assert_tree(const char *src, const char *expected)
{
	struct strbuf tree = STRBUF_INIT;
	struct arena arena = ARENA_INIT;
	struct markdown md;

	markdown_parse(&md, &arena, src, strlen(src), 1);
	check_tree(&md);
	check_write_tree(&tree, &md);
	if (strcmp(tree.str, expected) != 0)
		fail_msg("source:   %s\nexpected: %s\nbut is:   %s", src,
		    expected, tree.str);
	strbuf_release(&tree);
	arena_release(&arena);
}

static void
test_broken_titles(void **state)
{
	static const struct pair pairs[] = {
	    {"# 1. [A long\ntitle](http://x)\n\nText\n",
		"# 1. [A long title](http://x)\n\n\nText\n"},
	    {"# 1. [A long\n   title of\n\tthree](http://x)",
		"# 1. [A long title of three](http://x)\n\n"},
	    {"### 2\\. [A long  \n\n  title](http://x)\n",
		"### 2\\. [A long title](http://x)\n\n\n"},
	    {"# [1] [A\nB](http://x)\n", "# [1] [A B](http://x)\n\n"},
	    {"# [A]\n(http://x)\n", "# [A](http://x)\n\n"},
	    {"# [A\nB]\n\n  (https://x)\nT\n", "# [A B](https://x)\n\n\n\nT\n"},
	    {"# [Sets [a, b] and\n[c]](http://x)\n",
		"# [Sets [a, b] and [c]](http://x)\n\n"},
	    {"# [On [0,\n1) a](http://x)\n", "# [On [0, 1) a](http://x)\n\n"},
	    {"# [A \\] not\nB](http://x)\n", "# [A \\] not B](http://x)\n\n"},
	    {"# [On <think>\nand `f()`](http://x)\n",
		"# [On <think> and `f()`](http://x)\n\n"},
	    {"# [A\r\nB](http://x)\r\nT\r\n", "# [A B](http://x)\n\nT\n"},
	    {"# [A\rB](http://x)\rT\r", "# [A B](http://x)\n\nT\n"},
	    {"# [한국어로 쓴\n제목](http://x) 끝\n",
		"# [한국어로 쓴 제목](http://x) 끝\n\n"},
	    {NULL, NULL},
	};

	(void)state;
	for (const struct pair *p = pairs; p->src; p++)
		assert_mended(p->src, p->expected);
}

static void
test_left_alone(void **state)
{
	static const char *const sources[] = {
	    "",
	    "\n\n",
	    "# Title\nText [a](http://x)\n",
	    "# [A](http://x)\n(note)\n",
	    "# [A] and B\n(http://x)\n",
	    "# Results [Table 1]\n(accuracy in %)\n",
	    "# The interval [0, 1)\n\nSee [a](http://x)\n",
	    "# The interval (0, 1]\n(http://x)\n",
	    "# The interval [0, 1)\n\nSee [a\nb](http://x)\n",
	    "# [A] b (c)\n(d) [e\nf](http://x)\n",
	    "# [A\n# B](http://x)\n",
	    "# [A\n```\nB](http://x)\n```\n",
	    "# [A\n1\n2\n3\n4\n5\n6\n7](http://x)\n",
	    "# [never completed\n\nText\n",
	    "#[A\nB](http://x)\n",
	    "    # [A\nB](http://x)\n",
	    "A [b\nc](http://x)\n",
	    "# Title\n\n- [ ] to do\n(http://x)\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		assert_mended(sources[i], sources[i]);
}

#define TITLE "# [A\nB](http://x)\n"
#define WHOLE "# [A B](http://x)\n\n"

/* Within a fence nothing is touched; after it, titles are mended again. */
static void
test_fences(void **state)
{
	static const struct pair pairs[] = {
	    {"```\n" TITLE "```\n" TITLE, "```\n" TITLE "```\n" WHOLE},
	    {"~~~ c\n```\n" TITLE "~~~~\n" TITLE,
		"~~~ c\n```\n" TITLE "~~~~\n" WHOLE},
	    {"````\n```\n" TITLE "````\n" TITLE,
		"````\n```\n" TITLE "````\n" WHOLE},
	    {"```\n``` c\n" TITLE, "```\n``` c\n" TITLE},
	    {"```a`b\n" TITLE, "```a`b\n" WHOLE},
	    {"``\n" TITLE, "``\n" WHOLE},
	    {"```\n" TITLE, "```\n" TITLE},
	    {"- a\n  ```\n  # [b\n  c](d)\n  ```\n" TITLE,
		"- a\n  ```\n  # [b\n  c](d)\n  ```\n" WHOLE},
	    {"- ```\n  a\n  ```\n\n" TITLE, "- ```\n  a\n  ```\n\n" WHOLE},
	    {"1. ```\n   a\n   ```\n" TITLE, "1. ```\n   a\n   ```\n" WHOLE},
	    {"> ```\n> a\n> ```\n" TITLE, "> ```\n> a\n> ```\n" WHOLE},
	    {"> ```\n> a\n\n" TITLE, "> ```\n> a\n\n" WHOLE},
	    {"- ```\n  a\n\n" TITLE, "- ```\n  a\n\n" WHOLE},
	    {NULL, NULL},
	};

	(void)state;
	for (const struct pair *p = pairs; p->src; p++)
		assert_mended(p->src, p->expected);
}

static void
test_tex(void **state)
{
	static const struct pair pairs[] = {
	    {"$a_1 + b_2$ *c*", "p{'$a_1 + b_2$ ' *{'c'}}"},
	    {"손실 $\\mathcal{L}_{a}*x_{b}$과 $y$",
		"p{'손실 $\\mathcal{L}_{a}*x_{b}$과 $y$'}"},
	    {"$a \\\\ b$ $\\{c\\}$", "p{'$a \\\\ b$ $\\{c\\}$'}"},
	    {"$a<b>c$", "p{'$a<b>c$'}"},
	    {"$a\\$_b_\\$$", "p{'$a\\$_b_\\$$'}"},
	    {"$$a_1$$ *b*", "p{'$$a_1$$ ' *{'b'}}"},
	    {"$$\na_1\n=b_2\n$$\n", "p{'$$ a_1 =b_2 $$'}"},
	    {"$$\na_1\n\n*b*\n$$\n", "p{'$$ a_1'} p{*{'b'} ' $$'}"},
	    {"from $5 to *$10* now", "p{'from $5 to ' *{'$10'} ' now'}"},
	    {"costs $5 and *more* $", "p{'costs $5 and ' *{'more'} ' $'}"},
	    {"\\$a *b* c$", "p{'$a ' *{'b'} ' c$'}"},
	    {"a$ *b* $c", "p{'a$ ' *{'b'} ' $c'}"},
	    {"$a `b_$`", "p{'$a ' `b_$`}"},
	    {"[$a](u) [b$](v)", "p{link(u){'$a'} ' ' link(v){'b$'}}"},
	    {"# 1. [$\\pi_0$: *A*](http://x)",
		"h1{'1. ' link(http://x){'$\\pi_0$: ' *{'A'}}}"},
	    {"# [$x_1$ and\n$y_2$](http://x)",
		"h1{link(http://x){'$x_1$ and $y_2$'}}"},
	    {NULL, NULL},
	};

	(void)state;
	for (const struct pair *p = pairs; p->src; p++)
		assert_tree(p->src, p->expected);
}

/* Emphasis that ends in punctuation, before a Korean ending. */
static void
test_emphasis(void **state)
{
	static const struct pair pairs[] = {
	    {"**정확도(Accuracy)**를", "p{**{'정확도(Accuracy)'} '를'}"},
	    {"이것은**\"인용\"**이다", "p{'이것은' **{'\"인용\"'} '이다'}"},
	    {"**(a)**와 **(b)**를", "p{**{'(a)'} '와 ' **{'(b)'} '를'}"},
	    {"**`f()`**는 **50%**로", "p{**{`f()`} '는 ' **{'50%'} '로'}"},
	    {"**[a](http://x)**의", "p{**{link(http://x){'a'}} '의'}"},
	    {"**$x_{1}$**에", "p{**{'$x_{1}$'} '에'}"},
	    {"**“중요”**的 **「甲」**は",
		"p{**{'“중요”'} '的 ' **{'「甲」'} 'は'}"},
	    {"2**3, **결과(Result)**를", "p{'2**3, ' **{'결과(Result)'} '를'}"},
	    {"# [**A(B)**의 C](http://x)",
		"h1{link(http://x){**{'A(B)'} '의 C'}}"},
	    {"- **방법(Method)**: a", "ul{li{p{**{'방법(Method)'} ': a'}}}"},
	    /* What is none stays none. */
	    {"**(a)**b", "p{'**(a)**b'}"},
	    {"** (a)**를", "p{'** (a)**를'}"},
	    {"**(a) **를", "p{'**(a) **를'}"},
	    {"\\**(a)**를", "p{'**(a)**를'}"},
	    {"(a)**를 b", "p{'(a)**를 b'}"},
	    {"`**(a)**를`", "p{`**(a)**를`}"},
	    {"    **(a)**를", "code{\"**(a)**를\\n\"}"},
	    {"```\n**(a)**를\n```", "code{\"**(a)**를\\n\"}"},
	    {"[a](http://x/**(a)**를)", "p{link(http://x/**(a)**를){'a'}}"},
	    {"***(a)***를", "p{'***(a)***를'}"},
	    {NULL, NULL},
	};

	(void)state;
	for (const struct pair *p = pairs; p->src; p++)
		assert_tree(p->src, p->expected);
}

/* Lines by CommonMark's reckoning. */
static size_t
count_lines(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += s[i] == '\n' ||
		    (s[i] == '\r' && (i + 1 >= len || s[i + 1] != '\n'));
	return n;
}

/* Pieces that mending looks at, in any order. */
static const char *const pieces[] = {"\n", "\n", "\n", "\r\n", "\r", " ", "  ",
    "\t", "#", "# ", "## 1. ", "[", "]", "](", "](http://x)", "(", ")",
    "(http://y)", "```", "~~~", "`", "$", "$$", "\\", "\\$", "- ", "> ", "1. ",
    "**", "***", "a", "b_c", "가", "를", "제목", "“", "\xEF\xB7\x90",
    "\xEF\xB7", "\xEF", "|", "---", "<b>", "=", "!", "&amp;", "5"};

static void
make_source(struct strbuf *src, unsigned seed)
{
	size_t n = trials_random(&seed, 60);

	strbuf_reset(src);
	for (size_t i = 0; i < n; i++) {
		strbuf_adds(src,
		    pieces[trials_random(
			&seed, sizeof(pieces) / sizeof(*pieces))]);
		if (trials_random(&seed, 257) == 0)
			strbuf_addc(src, '\0');
	}
}

static void
test_lines_stay(void **state)
{
	enum { SOURCES = 20000 };
	struct strbuf src = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (unsigned seed = 1; seed <= SOURCES; seed++) {
		make_source(&src, seed);
		strbuf_reset(&out);
		mend_markdown(&out, src.str, src.len);
		if (count_lines(out.str, out.len) !=
		    count_lines(src.str, src.len))
			fail_msg("seed %u: the number of lines changed:\n%s",
			    (unsigned)seed, src.str);
	}
	strbuf_release(&src);
	strbuf_release(&out);
}

/* Nothing but blanks and line ends is lost or added. */
static void
squeeze(struct strbuf *out, const char *s, size_t len)
{
	strbuf_reset(out);
	for (size_t i = 0; i < len; i++)
		if (!strchr(" \t\r\n", s[i]) || !s[i])
			strbuf_addc(out, s[i]);
}

static void
test_characters_stay(void **state)
{
	enum { SOURCES = 20000 };
	struct strbuf src = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;

	(void)state;
	for (unsigned seed = 1; seed <= SOURCES; seed++) {
		make_source(&src, seed);
		/* Noncharacters in the source do not stay. */
		if (memchr(src.str, 0xEF, src.len))
			continue;
		strbuf_reset(&out);
		mend_markdown(&out, src.str, src.len);
		mend_restore(&out, 0);
		squeeze(&before, src.str, src.len);
		squeeze(&after, out.str, out.len);
		if (before.len != after.len ||
		    memcmp(before.str, after.str, before.len) != 0)
			fail_msg("seed %u:\n%s\nbecame:\n%s", (unsigned)seed,
			    src.str, out.str);
	}
	strbuf_release(&src);
	strbuf_release(&out);
	strbuf_release(&before);
	strbuf_release(&after);
}

/* A long line full of what is looked at costs no more than its length: with
 * quadratic work this would not end. */
static void
test_long_lines(void **state)
{
	static const char *const units[] = {"$", "$a", "**", "**(a)**를", "[",
	    "](", "# [a\n", "`", "```\n", "> ", "$$\n", "\xEF\xB7\x90", "\r"};
	enum { TIMES = 200000 };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct strbuf src = STRBUF_INIT;
		struct strbuf out = STRBUF_INIT;

		for (int k = 0; k < TIMES; k++)
			strbuf_adds(&src, units[i]);
		mend_markdown(&out, src.str, src.len);
		assert_int_equal(count_lines(out.str, out.len),
		    count_lines(src.str, src.len));
		strbuf_release(&src);
		strbuf_release(&out);
	}
}

static size_t
count_kind(const struct node *n, enum node_kind kind)
{
	size_t count = 0;

	for (; n; n = n->next)
		count += (n->kind == kind) + count_kind(n->child, kind);
	return count;
}

/* Two paragraphs of 300 images; in each, those that are too many are links
 * behind a "!". What was escaped, or is code, stays what it was. */
static void
test_too_many_images(void **state)
{
	struct strbuf src = STRBUF_INIT;
	struct arena arena = ARENA_INIT;
	struct markdown md;

	(void)state;
	for (int i = 0; i < 600; i++)
		strbuf_adds(&src, i == 300 ? "\n \t\n![a](b)\n" : "![a](b)\n");
	strbuf_adds(&src, "\\![c](d) `![e](f)`\n");
	markdown_parse(&md, &arena, src.str, src.len, 1);
	check_tree(&md);
	assert_int_equal(md.n_blocks, 2);
	assert_int_equal(count_kind(md.blocks[0]->child, NODE_IMAGE), 255);
	assert_int_equal(count_kind(md.blocks[0]->child, NODE_LINK), 45);
	assert_int_equal(count_kind(md.blocks[1]->child, NODE_IMAGE), 255);
	assert_int_equal(count_kind(md.blocks[1]->child, NODE_LINK), 46);
	assert_non_null(strstr(md.text, "!a !c ![e](f)\n"));
	strbuf_release(&src);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_broken_titles),
	    cmocka_unit_test(test_left_alone),
	    cmocka_unit_test(test_fences),
	    cmocka_unit_test(test_tex),
	    cmocka_unit_test(test_emphasis),
	    cmocka_unit_test(test_lines_stay),
	    cmocka_unit_test(test_characters_stay),
	    cmocka_unit_test(test_long_lines),
	    cmocka_unit_test(test_too_many_images),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("mend", tests, NULL, NULL);
}
