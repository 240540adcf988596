// SPDX-License-Identifier: GPL-3.0-or-later
/* See pathologies.h. */
#include <config.h>

#include "pathologies.h"

#include <stdbool.h>
#include <string.h>

#define PAPER "# 1. [t](https://arxiv.org/abs/2601.00001)\n\n"
#define DAY "---\ndate: 2026-01-01\n"

const struct pathology pathologies[] = {
    {"strong in emphasis", "", "*a **a ", "b", " a** a*", ""},
    {"emphasis closed only", "", "a_ ", "", "", ""},
    {"emphasis opened only", "", "_a ", "", "", ""},
    {"emphasis that never fits", "", "*a_ ", "", "", ""},
    {"emphasis by threes", "a**b", "c* ", "", "", ""},
    {"emphasis, one long run", "", "*", "a", "*", ""},
    {"emphasis of runs", "", "***a", "", "", ""},
    {"Korean emphasis", "", "**“가”**는 ", "", "", ""},
    {"links closed only", "", "a]", "", "", ""},
    {"links opened only", "", "[a", "", "", ""},
    {"links and emphasis", "", "[ a_", "", "", ""},
    {"brackets and parentheses", "", "[ (](", "", "", ""},
    {"images in links", "", "![[]()", "", "", ""},
    {"nested brackets", "", "[", "a", "]", ""},
    {"nested links", "", "[", "a", "](b)", ""},
    {"nested images", "", "![", "a", "](b)", ""},
    {"links without an end", "", "[a](<b", "", "", ""},
    {"links without a parenthesis", "", "[a](b", "", "", ""},
    {"links with a long title", "[a](b \"", "c ", "\")", "", ""},
    {"links to parentheses", "[a](b", "(", "", ")", ")"},
    {"references", "", "[r#]: /u\n\n[r#] ", "", "", ""},
    {"references that collide", "", "[r#]: /u\n", "\n", "[q#] ", ""},
    {"one reference, many links", "[r]: /a-long-way-to-go\n\n", "[r] ", "", "",
	""},
    {"nested quotes", "", "> ", "a", "", ""},
    {"quotes in turn", "", "> a\n\n", "", "", ""},
    {"lists on one line", "", "- ", "a", "", ""},
    {"numbers on one line", "", "1. ", "a", "", ""},
    {"lists and quotes", "", "- > ", "a", "", ""},
    {"items", "", "- a\n", "", "", ""},
    {"items that end a paragraph", "", "a\n- b\n", "", "", ""},
    {"blank items", "", "-\n", "", "", ""},
    {"backticks", "", "`", "a", "", ""},
    {"backticks of two lengths", "", "`a``", "", "", ""},
    {"code spans", "", "`a` ", "", "", ""},
    {"fences", "", "```\n", "", "", ""},
    {"fences that differ", "", "```\n~~~~\n", "", "", ""},
    {"ampersands", "", "&", "", "", ""},
    {"entities", "", "&amp;&#27;", "", "", ""},
    {"entities that are none", "", "&amp", "", "", ""},
    {"backslashes", "", "\\", "", "", ""},
    {"NUL bytes", "", "a\xC0\x80", "", "", ""},
    {"angles", "", "<", "", "", ""},
    {"tags opened", "", "<b>", "", "", ""},
    {"tags in tags", "", "<b>", "a", "</b>", ""},
    {"tags without an end", "", "<a b=\"", "", "", ""},
    {"tags that begin blocks", "", "<details>\n", "", "", ""},
    {"summaries", "", "<details><summary>a</summary>b</details>\n\n", "", "",
	""},
    {"comments without an end", "", "a <!-- ", "", "", ""},
    {"declarations without an end", "", "a <!A ", "", "", ""},
    {"instructions without an end", "", "a <?a ", "", "", ""},
    {"CDATA without an end", "", "a <![CDATA[", "", "", ""},
    {"comments", "", "a<!-- b -->", "", "", ""},
    {"autolinks", "", "<https://a.example/#> ", "", "", ""},
    {"headings", "", "# a\n\n", "", "", ""},
    {"headings of setext", "", "a\n=\n", "", "", ""},
    {"a long setext heading", "", "a\n", "===\n", "", ""},
    {"rules", "", "---\n", "", "", ""},
    {"hard breaks", "", "a\\\n", "", "", ""},
    {"one long word", "", "a", "", "", ""},
    {"one long line", "", "a b ", "", "", ""},
    {"one long Korean line", "", "가나다 ", "", "", ""},
    {"Korean without a blank", "", "가나다", "", "", ""},
    {"tabs", "```\n", "\t", "\n```\n", "", ""},
    {"blanks", "a", " ", "b", "", ""},
    {"line feeds", "a", "\n", "b", "", ""},
    /* Ours. */
    {"papers", "", "# #. [t](https://arxiv.org/abs/2601.0#)\n\na\n\n", "", "",
	""},
    {"sections", PAPER, "## Method\n\na\n\n", "", "", ""},
    {"labels", PAPER, "**Method:** a\n\n", "", "", ""},
    {"titles broken over lines", "# 1. [", "a\n", "](https://a.example/)\n", "",
	""},
    {"titles that never end", "", "# 1. [a\n", "", "", ""},
    {"a number like its title", "# ", "1", " [", "1",
	"a](https://a.example/)\n"},
    {"headings of links", "# ", "[a](https://a.example/#) ", "\n", "", ""},
    {"dollars", "", "$", "", "", ""},
    {"dollars in turn", "", "a$ ", "", "", ""},
    {"formulas", "", "$a_1*b*$ ", "", "", ""},
    {"formulas of lines", "", "$$\na\n", "", "", ""},
    {"braces in a formula", "$", "{", "a", "}", "$"},
    {"TeX commands", "$", "\\frac", "$", "", ""},
    {"table rows", "| a | b |\n|---|---|\n", "| c | d |\n", "", "", ""},
    {"table columns", "|", "a|", "\n|", "-|", "\n"},
    {"table columns and rows", "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n",
	"|*a*|`b`|[c](d)|\\||e|\n", "", "", ""},
    {"pipes", "", "|", "", "", ""},
    {"pipes in lines", "", "|\n", "", "", ""},
    {"tables in turn", "", "|a|\n|-|\n|b|\n\n", "", "", ""},
    {"tables in quotes", "", "> |a|\n> |-|\n", "", "", ""},
    {"tables in lists", "", "- |a|\n  |-|\n", "", "", ""},
    {"delimiter rows", "", "|-|\n", "", "", ""},
    {"authors", PAPER "Authors: ", "A. B#, ", "\n", "", ""},
    {"links in a paper", PAPER "> ", "[Alphaxiv](https://a.example/#) ", "\n",
	"", ""},
    {"front matter, keys", DAY, "k#: v\n", "---\n\na\n", "", ""},
    {"front matter, brackets", DAY "tags: ", "[", "", "]", "\n---\n\na\n"},
    {"front matter, braces", DAY "tags: ", "{a: ", "", "}", "\n---\n\na\n"},
    {"front matter, tags", DAY "tags: [", "t#, ", "x]\n---\n\na\n", "", ""},
    {"front matter, tags of papers", DAY "tags: [", "t#, ", "x]\n---\n\n",
	"# #. [t](https://a.example/)\n\n", ""},
    {"front matter, no end", DAY, "a: b\n", "", "", ""},
    {"front matter, one line", DAY "title: \"", "a ", "\"\n---\n\na\n", "", ""},
    {"marks", "a", "\xCC\x81", "", "", ""},
    {"marks to be sorted", "a", "\xCC\x81\xCC\xA3", "", "", ""},
    {"marks in turn", "", "a\xCC\x81*\xCC\x81*", "", "", ""},
    {"joined signs", "", "\xF0\x9F\x91\xA8\xE2\x80\x8D", "", "", ""},
    {"flags", "", "\xF0\x9F\x87\xB0\xF0\x9F\x87\xB7", "", "", ""},
    {"Hangul vowels", "\xE1\x84\x80", "\xE1\x85\xA1", "", "", ""},
    {"controls", "", "\033[31m", "", "", ""},
    {"bytes that are no UTF-8", "", "\xFF\xC0", "", "", ""},
    {"Hebrew", "", "שלום ", "", "", ""},
};

const size_t n_pathologies = sizeof(pathologies) / sizeof(pathologies[0]);

static void
add_unit(struct strbuf *out, const char *unit, size_t number)
{
	/* A # in a row of headings is one. */
	bool numbered = unit[0] != '#' || unit[1] != ' ' || strchr(unit, '.');

	for (size_t i = 0; unit[i]; i++)
		if (unit[i] == '#' && i > 0 && numbered)
			strbuf_printf(out, "%zu", number);
		else
			strbuf_addc(out, unit[i]);
}

void
pathology_write(struct strbuf *out, const struct pathology *p, size_t bytes)
{
	size_t start = out->len;
	size_t room = bytes / (*p->back ? 2 : 1);
	size_t n = 0;

	strbuf_adds(out, p->head);
	for (; out->len - start < room; n++)
		add_unit(out, p->unit, n);
	strbuf_adds(out, p->turn);
	for (size_t i = 0; *p->back && i < n; i++)
		add_unit(out, p->back, i);
	strbuf_adds(out, p->tail);
}
