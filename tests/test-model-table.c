// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Pipe tables as GitHub Flavored Markdown has them, and what people and
 * machines write instead: sources and the trees that they become, in the
 * notation of model-check.h; "td<", "td^" and "td>" are cells whose column is
 * aligned left, centred, right.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model-check.h"
#include "model/markdown.h"
#include "trials.h"

struct parsed {
	struct arena arena;
	struct markdown md;
};

static void
parse(struct parsed *p, const struct strbuf *src)
{
	p->arena = (struct arena)ARENA_INIT;
	markdown_parse(&p->md, &p->arena, src->str, src->len, 1);
	check_tree(&p->md);
}

static void
assert_tree(const char *text, const char *expected)
{
	struct strbuf src = STRBUF_INIT;
	struct strbuf tree = STRBUF_INIT;
	struct parsed p;

	strbuf_adds(&src, text);
	parse(&p, &src);
	check_write_tree(&tree, &p.md);
	if (strcmp(tree.str, expected) != 0)
		fail_msg("source:   %s\nexpected: %s\nbut is:   %s", text,
		    expected, tree.str);
	strbuf_release(&src);
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
		assert_tree(pairs->src, pairs->tree);
}

static void
test_which_lines_are_tables(void **state)
{
	static const struct pair pairs[] = {
	    {"| a | b |\n|---|:-:|\n| 1 | 2 |\n",
		"table{tr{td{'a'} td^{'b'}} tr{td{'1'} td^{'2'}}}"},
	    {"a | b\n--- | ---\n1 | 2",
		"table{tr{td{'a'} td{'b'}} tr{td{'1'} td{'2'}}}"},
	    {"| a |\n|---|\n", "table{tr{td{'a'}}}"},
	    {"| a |\r\n|---|\r\n| 1 |\r\n", "table{tr{td{'a'}} tr{td{'1'}}}"},
	    {"| a | b |\n| 1 | 2 |\n", "p{'| a | b | | 1 | 2 |'}"},
	    {"a\n|---|\n", "p{'a |---|'}"},
	    {"| a |\n|-x-|\n", "p{'| a | |-x-|'}"},
	    {"| a |\n| : |\n", "p{'| a | | : |'}"},
	    {"| a |\n\n|---|\n", "p{'| a |'} p{'|---|'}"},
	    {"| a |\n|---|\n| 1 |\n\ntext\n",
		"table{tr{td{'a'}} tr{td{'1'}}} p{'text'}"},
	    {"| a |\n|---|\n| 1 |\n\ntext\n| b |\n|---|\n| 2 |\n",
		"table{tr{td{'a'}} tr{td{'1'}}} p{'text'} "
		"table{tr{td{'b'}} tr{td{'2'}}}"},
	    {"|\n-|\n\ntext\n|\n|-\n", "table{tr{}} p{'text'} table{tr{}}"},
	    {"| a |\n|---|\n> b\n", "table{tr{td{'a'}}} quote{p{'b'}}"},
	    {"| a |\n|---|\ntext\n", "table{tr{td{'a'}} tr{td{'text'}}}"},
	    {"```\n| a |\n|---|\n```\n", "code{\"| a |\\n|---|\\n\"}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_alignment(void **state)
{
	(void)state;
	assert_tree("|a|b|c|d|\n|:-|:-:|-:|-|\n|1|2|3|4|\n",
	    "table{tr{td<{'a'} td^{'b'} td>{'c'} td{'d'}} "
	    "tr{td<{'1'} td^{'2'} td>{'3'} td{'4'}}}");
}

/* In lists, in quotes, and below a line of text that forgot the blank line. */
static void
test_surroundings(void **state)
{
	static const struct pair pairs[] = {
	    {"> | a |\n> |---|\n> | 1 |\n",
		"quote{table{tr{td{'a'}} tr{td{'1'}}}}"},
	    {"- | a |\n  |---|\n  | 1 |\n",
		"ul{li{table{tr{td{'a'}} tr{td{'1'}}}}}"},
	    {"1. b:\n\n   | a |\n   |---|\n",
		"ol~{li1{p{'b:'} table{tr{td{'a'}}}}}"},
	    {"- > a | b\n  > --|--\n  > 1 | 2\n",
		"ul{li{quote{table{tr{td{'a'} td{'b'}} "
		"tr{td{'1'} td{'2'}}}}}}"},
	    {"결과는 *다음*과\n같다:\n| a |\n|---|\n| 1 |\n",
		"p{'결과는 ' *{'다음'} '과 같다:'} "
		"table{tr{td{'a'}} tr{td{'1'}}}"},
	    {"| a |\n|---|\n\n| b |\n|---|\n",
		"table{tr{td{'a'}}} table{tr{td{'b'}}}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

/* A row may have fewer cells than there are columns; what it has beyond the
 * last one is not lost. */
static void
test_ragged_rows(void **state)
{
	static const struct pair pairs[] = {
	    {"|a|b|\n|-|-|\n|1|\n", "table{tr{td{'a'} td{'b'}} tr{td{'1'}}}"},
	    {"|a|b|\n|-|-|\n|\n", "table{tr{td{'a'} td{'b'}} tr{}}"},
	    {"|a|b|\n|-|-|\n||2|\n",
		"table{tr{td{'a'} td{'b'}} tr{td{} td{'2'}}}"},
	    {"|a|b|\n|-|-|\n|1|2|3|\n",
		"table{tr{td{'a'} td{'b'}} tr{td{'1'} td{'2|3'}}}"},
	    {"|a|b|\n|-|-|\n|1|2| |  |\n",
		"table{tr{td{'a'} td{'b'}} tr{td{'1'} td{'2'}}}"},
	    {"|a|b|\n|-|\n|1|2|\n",
		"table{tr{td{'a'} td{'b'}} tr{td{'1'} td{'2'}}}"},
	    {"|a|\n|-|-:|\n|1|2|\n", "table{tr{td{'a'}} tr{td{'1'} td>{'2'}}}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

static void
test_pipes(void **state)
{
	static const struct pair pairs[] = {
	    {"|a|b|\n|-|-|\n|x\\|y|z|\n",
		"table{tr{td{'a'} td{'b'}} tr{td{'x|y'} td{'z'}}}"},
	    {"|a|b|\n|-|-|\n|`x\\|y`|z|\n",
		"table{tr{td{'a'} td{'b'}} tr{td{`x|y`} td{'z'}}}"},
	    {"|a|b|\n|-|-|\n|`x|y`|\n",
		"table{tr{td{'a'} td{'b'}} tr{td{'`x'} td{'y`'}}}"},
	    {"|a|b|\n|-|-|\n|1|`x|y`|\n",
		"table{tr{td{'a'} td{'b'}} tr{td{'1'} td{`x|y`}}}"},
	    {"|a|\n|-|\n|x \\|\n", "table{tr{td{'a'}} tr{td{'x |'}}}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

/* A cell holds inlines, whatever it looks like, and each its own. */
static void
test_cells(void **state)
{
	static const struct pair pairs[] = {
	    {"|**a**|[b](http://x)|\n|-|-|\n",
		"table{tr{td{**{'a'}} td{link(http://x){'b'}}}}"},
	    {"|*a|b*|\n|-|-|\n", "table{tr{td{'*a'} td{'b*'}}}"},
	    {"|a|\n|-|\n|# b|\n|- c|\n|> d|\n|1. e|\n|---|\n",
		"table{tr{td{'a'}} tr{td{'# b'}} tr{td{'- c'}} "
		"tr{td{'> d'}} tr{td{'1. e'}} tr{td{'---'}}}"},
	    {"|a|\n|-|\n|b #|\n|#|\n|## ##|\n|c\\|\n",
		"table{tr{td{'a'}} tr{td{'b #'}} tr{td{'#'}} "
		"tr{td{'## ##'}} tr{td{'c|'}}}"},
	    {"|a|\n|-|\n|b<br>c|\n|<br>d<br><br>e<br>|\n",
		"table{tr{td{'a'}} tr{td{'b' / 'c'}} "
		"tr{td{'d' / 'e' /}}}"},
	    {"|a|\n|-|\n|[b][c]|\n\n[c]: http://x\n",
		"table{tr{td{'a'}} tr{td{link(http://x){'b'}}}}"},
	    {NULL, NULL},
	};

	(void)state;
	assert_trees(pairs);
}

/* The text has a line for each cell; rows know their line of the file. */
static void
test_text_and_lines(void **state)
{
	struct strbuf src = STRBUF_INIT;
	const struct node *row;
	struct parsed p;

	(void)state;
	strbuf_adds(
	    &src, "표:\n| 모델 | *점수* |\n|---|---|\n| 가 | 1 |\n| 나 |\n");
	parse(&p, &src);
	assert_string_equal(p.md.text, "표:\n모델\n점수\n가\n1\n나\n");
	assert_int_equal(p.md.blocks[0]->line, 1);
	assert_int_equal(p.md.blocks[1]->line, 2);
	row = p.md.blocks[1]->child;
	assert_int_equal(row->line, 2);
	assert_int_equal(row->next->line, 4);
	assert_int_equal(row->next->child->line, 4);
	assert_int_equal(row->next->next->line, 5);
	assert_memory_equal(p.md.text + row->next->begin, "가\n1\n",
	    row->next->end - row->next->begin);
	strbuf_release(&src);
	arena_release(&p.arena);
}

static void
repeat(struct strbuf *out, const char *s, size_t n)
{
	while (n--)
		strbuf_adds(out, s);
}

/* As many columns, rows, tables and definitions as anybody could write: each
 * row has the cells that it was given, not those that it could have had. */
static void
test_enormous(void **state)
{
	uint32_t n = trials_count(20000, 5000, 1000);
	struct strbuf src = STRBUF_INIT;
	uint32_t cells = 0;
	struct parsed p;

	(void)state;
	repeat(&src, "|a", n);
	strbuf_addc(&src, '\n');
	repeat(&src, "|-", n);
	strbuf_addc(&src, '\n');
	repeat(&src, "|1|\n", n);
	for (uint32_t i = 0; i < n; i++)
		strbuf_printf(&src, "\n|a|\n|-|\n|[b][%u]|\n\n[%u]: /x\n",
		    (unsigned)i, (unsigned)i);
	parse(&p, &src);
	assert_int_equal(p.md.n_blocks, n + 1);
	for (const struct node *r = p.md.blocks[0]->child; r; r = r->next)
		for (const struct node *c = r->child; c; c = c->next)
			cells++;
	assert_int_equal(cells, 2 * n);
	assert_string_equal(
	    p.md.blocks[n]->child->next->child->child->url, "/x");
	strbuf_release(&src);
	arena_release(&p.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_which_lines_are_tables),
	    cmocka_unit_test(test_alignment),
	    cmocka_unit_test(test_surroundings),
	    cmocka_unit_test(test_ragged_rows),
	    cmocka_unit_test(test_pipes),
	    cmocka_unit_test(test_cells),
	    cmocka_unit_test(test_text_and_lines),
	    cmocka_unit_test(test_enormous),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
