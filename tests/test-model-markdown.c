// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Markdown into nodes and text: a source and the tree that a reader of
 * CommonMark expects from it, in the notation of model-check.h. Each tree is
 * also checked against what node.h promises of all trees.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "model-check.h"

struct parsed {
	struct arena arena;
	struct markdown md;
};

static void
parse(struct parsed *p, const char *src, size_t len)
{
	p->arena = (struct arena)ARENA_INIT;
	markdown_parse(&p->md, &p->arena, src, len, 1);
	check_tree(&p->md);
}

static void
assert_tree(const char *src, size_t len, const char *expected)
{
	struct strbuf tree = STRBUF_INIT;
	struct parsed p;

	parse(&p, src, len);
	check_write_tree(&tree, &p.md);
	if (strcmp(tree.str, expected) != 0)
		fail_msg("source:   %s\nexpected: %s\nbut is:   %s", src,
		    expected, tree.str);
	strbuf_release(&tree);
	arena_release(&p.arena);
}

struct pair {
	const char *src, *tree;
};

static void
assert_trees(const struct pair *pairs)
{
	for (; pairs->src; pairs++)
		assert_tree(pairs->src, strlen(pairs->src), pairs->tree);
}

static void
test_blocks(void **state)
{
	static const struct pair pairs[] = {
	    {"", ""},
	    {"\n \n\t\n", ""},
	    {"한 문단", "p{'한 문단'}"},
	    {"a\n\nb\n", "p{'a'} p{'b'}"},
	    {"# A\n## B ##\n###### F\n", "h1{'A'} h2{'B'} h6{'F'}"},
	    {"A\n=\nB\n-\n", "h1{'A'} h2{'B'}"},
	    {"#\n\n- \n", "h1{} ul{li{}}"},
	    {"#no heading", "p{'#no heading'}"},
	    {"---\n***\n", "rule rule"},
	    {"> a\n> > b\n", "quote{p{'a'} quote{p{'b'}}}"},
	    {"a\n[x]: /url\n", "p{'a [x]: /url'}"},
	    {"[x]: /url\n", ""},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_lists(void **state)
{
	static const struct pair pairs[] = {
	    {"- a\n- b\n", "ul{li{p{'a'}} li{p{'b'}}}"},
	    {"- a\n\n- b\n", "ul~{li{p{'a'}} li{p{'b'}}}"},
	    {"- a\n  - b\n    - c\n- d\n",
		"ul{li{p{'a'} ul{li{p{'b'} ul{li{p{'c'}}}}}} li{p{'d'}}}"},
	    {"7. a\n8. b\n3. c\n", "ol{li7{p{'a'}} li8{p{'b'}} li9{p{'c'}}}"},
	    {"0) a\n0) b\n", "ol{li0{p{'a'}} li1{p{'b'}}}"},
	    {"1. a\n\n   b\n", "ol~{li1{p{'a'} p{'b'}}}"},
	    {"- a\n\n      code\n", "ul~{li{p{'a'} code{\"code\\n\"}}}"},
	    {"- [ ] to do\n- [x] done\n",
		"ul{li{p{'[ ] to do'}} li{p{'[x] done'}}}"},
	    {"- a\n* b\n", "ul{li{p{'a'}}} ul{li{p{'b'}}}"},
	    {"- # A\n- > b\n", "ul{li{h1{'A'}} li{quote{p{'b'}}}}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_inlines(void **state)
{
	static const struct pair pairs[] = {
	    {"a *b* **c** d", "p{'a ' *{'b'} ' ' **{'c'} ' d'}"},
	    {"***a** b*", "p{*{**{'a'} ' b'}}"},
	    {"a_b_c 2*3*4", "p{'a_b_c 2' *{'3'} '4'}"},
	    {"`a  *b*`", "p{`a  *b*`}"},
	    {"`` a`b ``", "p{`a`b`}"},
	    {"a\nb", "p{'a b'}"},
	    {"a  \nb\\\nc", "p{'a' / 'b' / 'c'}"},
	    {"a  \n", "p{'a'}"},
	    {"\\*a\\* \\\\", "p{'*a* \\'}"},
	    {"~~a~~", "p{'~~a~~'}"},
	    {"&amp;&lt;&copy;&#xAC00;&#44032;&bogus;", "p{'&<©가가&bogus;'}"},
	    {"&nbsp;a", "p{'\u00A0a'}"},
	    {"**방법:** 본문", "p{**{'방법:'} ' 본문'}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_links(void **state)
{
	static const struct pair pairs[] = {
	    {"[a *b*](http://x/y)", "p{link(http://x/y){'a ' *{'b'}}}"},
	    {"[a](</x y> \"title\")", "p{link(/x y){'a'}}"},
	    {"[a]()", "p{link(){'a'}}"},
	    {"[](u)", "p{link(u){}}"},
	    {"[a][r]\n\n[r]: http://x", "p{link(http://x){'a'}}"},
	    {"<http://x/?a=1&b=2>",
		"p{link(http://x/?a=1&b=2){'http://x/?a=1&b=2'}}"},
	    {"<a@b.c>", "p{link(mailto:a@b.c){'a@b.c'}}"},
	    {"[a](/x?a&amp;b)", "p{link(/x?a&b){'a'}}"},
	    {"![그림 *1*](p.png)", "p{image(p.png){'그림 ' *{'1'}}}"},
	    {"![](p.png)", "p{image(p.png){}}"},
	    {"[![a](i)](u) b", "p{link(u){image(i){'a'}} ' b'}"},
	    {"[a[b]c](u)", "p{link(u){'a[b]c'}}"},
	    {"[a] b](u)", "p{'[a] b](u)'}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_code(void **state)
{
	static const struct pair pairs[] = {
	    {"    a\n     b\n", "code{\"a\\n b\\n\"}"},
	    {"```c\nint a;\n\n# b\n```\n", "code{\"int a;\\n\\n# b\\n\"}"},
	    {"~~~\n```\n~~~", "code{\"```\\n\"}"},
	    {"```\nnever closed", "code{\"never closed\\n\"}"},
	    {"```\n```\n", "code{\"\"}"},
	    {"```\na\tb\n\tc\n```", "code{\"a   b\\n    c\\n\"}"},
	    {"```\n&amp; \\* $x_1$\n```", "code{\"&amp; \\* $x_1$\\n\"}"},
	    {"- ```\n  a\n  ```\n", "ul{li{code{\"a\\n\"}}}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_inline_html(void **state)
{
	static const struct pair pairs[] = {
	    {"a<br>b<br/>c", "p{'a' / 'b' / 'c'}"},
	    {"H<sub>2</sub>O x<sup>2</sup>", "p{'H_2O x^2'}"},
	    {"a <b>c</b> d", "p{'a c d'}"},
	    {"a <!-- hidden --> b", "p{'a  b'}"},
	    {"the <think> token", "p{'the <think> token'}"},
	    {"a </think> b", "p{'a </think> b'}"},
	    {"never <b>closed", "p{'never <b>closed'}"},
	    {"<img src=\"x\" alt=\"a cat\"> b", "p{'a cat b'}"},
	    {"a < b > c", "p{'a < b > c'}"},
	    {"List<T> and <s_1>", "p{'List<T> and <s_1>'}"},
	    {"a <B CLASS=x>b</B>", "p{'a b'}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_html_blocks(void **state)
{
	static const struct pair pairs[] = {
	    {"<!-- more -->\n", ""},
	    {"<div>\na   b\n</div>\n", "p{'a b'}"},
	    {"<details><summary>더 보기</summary>\n본문\n</details>",
		"p{'더 보기' / '본문'}"},
	    {"<ul><li>a</li><li>b &amp; c</li></ul>", "p{'- a' / '- b & c'}"},
	    {"<p align=\"center\"><img src=\"a.png\" alt=\"그림\"></p>",
		"p{'그림'}"},
	    {"<table><tr><td>a</td><td>b</td></tr></table>", "p{'a  b'}"},
	    {"<div>a &#x1b;[31m</div>", "p{'a ␛[31m'}"},
	    {"<script>\nalert(1)\n</script>",
		"p{'<script>' / 'alert(1)' / '</script>'}"},
	    {"<pre>\na\n\nb\n</pre>", "p{'a' / 'b'}"},
	    {"<!-- never\n<b>a</b> <!-- closed\n",
		"p{'<!-- never' / 'a <!-- closed'}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

/* A large block costs no more than its length: with quadratic work this would
 * not end. */
static void
test_large_html_blocks(void **state)
{
	static const char *const units[] = {
	    "<!--", "<!-- a\n", "<", "<b ", "<b a='\">", "&", "<b>", " "};
	enum { TIMES = 200000 };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct strbuf src = STRBUF_INIT;
		struct parsed p;

		strbuf_adds(&src, "<div>x");
		for (int k = 0; k < TIMES; k++)
			strbuf_adds(&src, units[i]);
		parse(&p, src.str, src.len);
		assert_int_equal(p.md.n_blocks, 1);
		arena_release(&p.arena);
		strbuf_release(&src);
	}
}

/* Line ends and other bytes that editors put into files. */
static void
test_bytes(void **state)
{
	static const struct pair pairs[] = {
	    {"a\r\nb\r\n\r\nc  \r\nd\r\n", "p{'a b'} p{'c' / 'd'}"},
	    {"```\r\na\r\n\r\nb\r\n```\r\n", "code{\"a\\n\\nb\\n\"}"},
	    {"# a\r# b\r", "h1{'a'} h1{'b'}"},
	    {"```\ra\rb\r```\r", "code{\"a\\nb\\n\"}"},
	    {"a\rb\r\r| c |\r|---|\r", "p{'a b'} table{tr{td{'c'}}}"},
	    {"a\x1b[31mb\x07", "p{'a␛[31mb␇'}"},
	    {"a&#27;b&#x9b;c&#7;&#127;", "p{'a␛b\uFFFDc␇␡'}"},
	    {"a\xc2\x9b\xe2\x80\xae"
	     "b\xe2\x81\xa6",
		"p{'a\uFFFD\uFFFDb\uFFFD'}"},
	    {"&#x202e;&#8294;", "p{'\uFFFD\uFFFD'}"},
	    {"a\xff\xe2\x80 b", "p{'a\uFFFD\uFFFD b'}"},
	    {"`a\x1b`", "p{`a␛`}"},
	    {"[a](http://x/\x1b]0;)", "p{link(http://x/␛]0;){'a'}}"},
	    {"[a](http://x/&#27;&#x202e;)", "p{link(http://x/␛\uFFFD){'a'}}"},
	    {"![a\x1b](&#10;)", "p{image( ){'a␛'}}"},
	    {"a&#10;b&#13;c", "p{'a b c'}"},
	    {NULL, NULL},
	};
	static const char nul[] = "a\0b\n\n```\nc\0\n```\n| d |\n|-\0-|\n";

	(void)state;
	assert_trees(pairs);
	assert_tree(nul, sizeof(nul) - 1,
	    "p{'a\uFFFDb'} code{\"c\uFFFD\\n\"} p{'| d | |-\uFFFD-|'}");
}

/* Canonically equal spellings become the same text, across all that joins
 * pieces of it. */
static void
test_normal_form(void **state)
{
	static const struct pair pairs[] = {
	    {"\u1112\u1161\u11AB\u1100\u1173\u11AF", "p{'한글'}"},
	    {"e\u0301", "p{'é'}"},
	    {"e&#x301;", "p{'é'}"},
	    {"e<!-- -->\u0301", "p{'é'}"},
	    {"<x>\u0338", "p{'<x≯'}"},
	    {"$a=\u0338b$", "p{'$a≠b$'}"},
	    {"$a=\u0338_b$ c", "p{'$a≠_b$ c'}"},
	    {"`e\u0301`", "p{`é`}"},
	    {"[a](/e\u0301)", "p{link(/é){'a'}}"},
	    {"| e\u0301 |\n|---|", "table{tr{td{'é'}}}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

/* What stands for Markdown's signs inside TeX never shows. */
static void
test_stand_ins(void **state)
{
	static const struct pair pairs[] = {
	    {"$x_1 * y_2 * z$ *b*", "p{'$x_1 * y_2 * z$ ' *{'b'}}"},
	    {"$$\n\\frac{a}{b} \\\\\n= c_1\n$$\n",
		"p{'$$ \\frac{a}{b} \\\\ = c_1 $$'}"},
	    {"`$x_1$`", "p{`$x_1$`}"},
	    {"    $x_1$ $y_2$", "code{\"$x_1$ $y_2$\\n\"}"},
	    {"[$a_1$](http://x/$y_1$)", "p{link(http://x/$y_1$){'$a_1$'}}"},
	    {"<div>$a_1 <b> c$</div>", "p{'$a_1 <b> c$'}"},
	    {"\uFDD0a\uFDD3b\uFDDE", "p{'\uFFFDa\uFFFDb\uFFFD'}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
assert_line(const struct node *n, enum node_kind kind, unsigned line)
{
	assert_non_null(n);
	assert_int_equal(n->kind, kind);
	assert_int_equal(n->line, line);
}

static void
test_lines(void **state)
{
	static const char src[] = "# 1. [a\n\nb](http://x)\n" /* 11, 13 */
				  "\n"
				  "p\n" /* 15 */
				  "- a\n"
				  "  - b\n"
				  "\n"
				  "<div>\nc\n</div>\n" /* 19 */
				  "\n"
				  "```\nd\n```\n" /* 23 */
				  "---\n"         /* 26 */
				  "| e |\n|---|\n";
	static const struct {
		enum node_kind kind;
		unsigned line;
	} blocks[] = {{NODE_HEADING, 11}, {NODE_PARAGRAPH, 15}, {NODE_LIST, 16},
	    {NODE_PARAGRAPH, 19}, {NODE_CODE, 23}, {NODE_RULE, 26},
	    {NODE_TABLE, 27}};
	struct arena arena = ARENA_INIT;
	struct markdown md;

	(void)state;
	markdown_parse(&md, &arena, src, sizeof(src) - 1, 11);
	check_tree(&md);
	assert_int_equal(md.n_blocks, sizeof(blocks) / sizeof(blocks[0]));
	for (uint32_t i = 0; i < md.n_blocks; i++)
		assert_line(md.blocks[i], blocks[i].kind, blocks[i].line);
	assert_line(md.blocks[2]->child->child->next, NODE_LIST, 17);
	arena_release(&arena);
}

/* The text in reading order, with each block on its own line. */
static void
test_text(void **state)
{
	static const char src[] = "# 제목 *하나*\n"
				  "첫 줄\n둘째  \n셋째 [고리](http://x)\n\n"
				  "- 가\n- 나\n\n"
				  "---\n"
				  "```\n코드\n```\n";
	struct parsed p;

	(void)state;
	parse(&p, src, sizeof(src) - 1);
	assert_string_equal(p.md.text,
	    "제목 하나\n"
	    "첫 줄 둘째\n셋째 고리\n"
	    "가\n나\n"
	    "코드\n");
	arena_release(&p.arena);
}

static size_t
depth_of(const struct node *n)
{
	size_t depth = 0;

	for (; n; n = n->child)
		depth++;
	return depth;
}

/* `unit` `levels` times, then "x", then `after` as often. */
static void
assert_deep(const char *unit, const char *after, size_t depth)
{
	enum { LEVELS = 10000 };
	struct strbuf src = STRBUF_INIT;
	struct parsed p;

	for (int i = 0; i < LEVELS; i++)
		strbuf_adds(&src, unit);
	strbuf_adds(&src, "x");
	for (int i = 0; i < LEVELS; i++)
		strbuf_adds(&src, after);
	parse(&p, src.str, src.len);
	assert_true(depth_of(p.md.blocks[0]) >= depth * LEVELS);
	assert_non_null(strchr(p.md.text, 'x'));
	arena_release(&p.arena);
	strbuf_release(&src);
}

static void
test_deep(void **state)
{
	(void)state;
	assert_deep("> ", "", 1);
	assert_deep("- ", "", 2);
	assert_deep("*a **b ", "* b**", 0);
	assert_deep("**", "**", 1);
	assert_deep("[", "](u)", 0);
	assert_deep("![", "](u)", 0); /* see model/mend-images.h */
	assert_deep("<b>", "</b>", 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_blocks),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_inlines),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_code),
	    cmocka_unit_test(test_inline_html),
	    cmocka_unit_test(test_html_blocks),
	    cmocka_unit_test(test_large_html_blocks),
	    cmocka_unit_test(test_bytes),
	    cmocka_unit_test(test_normal_form),
	    cmocka_unit_test(test_stand_ins),
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_text),
	    cmocka_unit_test(test_deep),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
