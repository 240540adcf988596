// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Layout by example: Markdown in, rows of the screen out. The examples are a
 * table; each is a test of its own. Below it, what text alone cannot say:
 * styles, link numbers, and finding lines again.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "laid.h"
#include "unicode.h"

#define HEAD "# 1. [Title](https://arxiv.org/abs/2509.09372)\n\n"
#define HEAD_ROWS "Title\nhttps://arxiv.org/abs/2509.09372\n"

static const struct example {
	const char *name;
	unsigned width;
	const char *markdown;
	const char *rows;
	bool link_numbers;
	enum wrap_mode wrap;
} examples[] = {
    {"a paper: title, URL, preamble, sections", 40,
	HEAD "Before.\n\n## Method\n\nText.\n\n## Results\n- One\n",
	HEAD_ROWS "\nBefore.\n\nMethod\nText.\n\nResults\n- One\n", false,
	WRAP_WORD},
    {"an empty section keeps its distance", 40,
	HEAD "## Method\n\n## Results\n\nGood.\n",
	HEAD_ROWS "\nMethod\n\nResults\nGood.\n", false, WRAP_WORD},
    {"a title is wrapped at words, a URL anywhere", 16,
	"# 12. [Attention Is All You Need](https://arxiv.org/abs/"
	"1706.03762)\n",
	"Attention Is All\nYou Need\nhttps://arxiv.or\ng/abs/1706.03762\n",
	false, WRAP_WORD},
    {"a title of two lines without its number", 40,
	"\\[7\\] [One\\\nTwo](https://arxiv.org/abs/2509.09372)\n===\n",
	"One\nTwo\nhttps://arxiv.org/abs/2509.09372\n", false, WRAP_WORD},
    {"paragraphs", 20, "one two three four five six\n\nseven\n",
	"one two three four\nfive six\n\nseven\n", false, WRAP_WORD},
    {"a hard line break", 20, "one\\\ntwo  \nthree\nfour\n",
	"one\ntwo\nthree four\n", false, WRAP_WORD},
    {"a word longer than the line", 5, "abcdefghijkl mn\n",
	"abcde\nfghij\nkl mn\n", false, WRAP_WORD},
    {"a tight list", 14, "- one two three four\n- five\n",
	"- one two\n  three four\n- five\n", false, WRAP_WORD},
    {"a loose list", 20, "- one\n\n- two\n\n  more\n",
	"- one\n\n- two\n\n  more\n", false, WRAP_WORD},
    {"numbers are right-aligned", 12, "8. eight\n9. nine\n10. ten and more\n",
	" 8. eight\n 9. nine\n10. ten and\n    more\n", false, WRAP_WORD},
    {"nested lists", 20, "- a\n  1. b\n     - c\n  2. d\n- e\n",
	"- a\n  1. b\n     - c\n  2. d\n- e\n", false, WRAP_WORD},
    {"an empty item shows its mark", 20, "- a\n-\n- c\n", "- a\n-\n- c\n",
	false, WRAP_WORD},
    {"items within items at once", 20, "- - - a\n    - b\n",
	"- - - a\n    - b\n", false, WRAP_WORD},
    {"indentation stops at half the width", 8, "- a\n  - b\n    - c d e f\n",
	"- a\n  - b\n    c d\n    e f\n", false, WRAP_WORD},
    {"no room for a mark at all", 2, "- ab\n", "ab\n", false, WRAP_WORD},
    {"a quote has its bar on every line", 12,
	"> one two three\n>\n> four\n\nafter\n",
	"| one two\n| three\n|\n| four\n\nafter\n", false, WRAP_WORD},
    {"quotes and lists in each other", 20, "> - a b c d e f g h i j\n\n- > q\n",
	"| - a b c d e f g h\n|   i j\n\n- | q\n", false, WRAP_WORD},
    {"a quote in a tight list", 20, "- a\n- > q\n", "- a\n- | q\n", false,
	WRAP_WORD},
    {"a quote of nothing but links has no bar", 20,
	"> [a](http://x), [b](http://y)\n\n> [a](http://x) says\n",
	"a, b\n\n| a says\n", false, WRAP_WORD},
    {"code is not wrapped at words", 24, "```\nif (x)\n\n  y();\n```\n",
	"  if (x)\n\n    y();\n", false, WRAP_WORD},
    {"a long line of code goes on after a mark", 14,
	"```\n0123456789 abc  def\n```\n", "  0123456789 \\\n  abc  def\n",
	false, WRAP_WORD},
    {"code just as wide as the line", 14, "```\n0123456789ab\n```\n",
	"  0123456789ab\n", false, WRAP_WORD},
    {"code in a narrow pane has no indent", 8, "```\nabcdefghij\n```\n",
	"abcdefg\\\nhij\n", false, WRAP_WORD},
    {"code in two columns has no mark", 2, "```\nabcde\n```\n", "ab\ncd\ne\n",
	false, WRAP_WORD},
    {"code in an item", 24, "- a\n\n  ```\n  b\n  ```\n", "- a\n\n    b\n",
	false, WRAP_WORD},
    {"a rule fills a narrow pane", 7, "a\n\n---\n\nb\n", "a\n\n-------\n\nb\n",
	false, WRAP_WORD},
    {"a rule is no longer than forty", 60, "a\n\n***\n",
	"a\n\n----------------------------------------\n", false, WRAP_WORD},
    {"an image is its alternative text", 40, "![a curve](c.png), ![](d)\n",
	"[image: a curve], [image]\n", false, WRAP_WORD},
    {"Korean words stay whole", 16, "우리는 언어 모델을 제안한다\n",
	"우리는 언어\n모델을 제안한다\n", false, WRAP_WORD},
    {"Korean words are parted on demand", 16, "우리는 언어 모델을 제안한다\n",
	"우리는 언어 모델\n을 제안한다\n", false, WRAP_ANY},
    {"a Korean word is parted where the gap is over a third", 12,
	"우리는 모델을 제안한다\n", "우리는 모델\n을 제안한다\n", false,
	WRAP_WORD},
    {"a long Korean word is parted", 14, "이 사전학습모델들은\n",
	"이 사전학습모\n델들은\n", false, WRAP_WORD},
    {"a particle stays with what it follows", 12, "모델의 VLA를\n",
	"모델의 VLA를\n", false, WRAP_WORD},
    {"a particle takes its word along", 11, "그 모델 GPT의\n",
	"그 모델\nGPT의\n", false, WRAP_WORD},
    {"a Korean word may be parted after a hyphen", 7, "비전-언어모\n",
	"비전-\n언어모\n", false, WRAP_WORD},
    {"a wide character does not fit into one cell", 1, "a한b\n", "a\n?\nb\n",
	false, WRAP_WORD},
    {"nor does a wide blank that text of no width follows", 1,
	"a \u200B\u3000\u200Bb\n", "a\n\u200B?\u200B\nb\n", false, WRAP_WORD},
    {"a wide character at the right edge", 3, "한글\n", "한\n글\n", false,
	WRAP_WORD},
    {"a combining mark takes no room", 3, "q\xCC\x81x\xCC\x81st\n",
	"q\xCC\x81x\xCC\x81s\nt\n", false, WRAP_WORD},
    {"a family wider than the line is parted between its members", 5,
	"👨‍👩‍👧\n", "👨‍👩‍\n👧\n", false, WRAP_WORD},
    {"numbers of links", 40,
	"See [a](http://x/1), [b](http://x/2) and "
	"[c](http://x/1).\n",
	"See a[1], b[2] and c[1].\n\n[1] http://x/1\n[2] http://x/2\n", true,
	WRAP_WORD},
    {"a link that says where it leads is not listed", 40,
	"<http://x/1> or [b](http://x/2)\n",
	"http://x/1[1] or b[2]\n\n[2] http://x/2\n", true, WRAP_WORD},
    {"a number stays with its link", 7, "ab [cdef](http://x/1)\n",
	"ab\ncdef[1]\n\n[1] htt\np://x/1\n", true, WRAP_WORD},
    {"an image within a link", 40, "[![logo](http://x/i)](http://x/1)\n",
	"[image: logo][1]\n\n[1] http://x/1\n", true, WRAP_WORD},
};

enum { EXAMPLES = sizeof(examples) / sizeof(examples[0]) };

static void
test_example(void **state)
{
	const struct example *e = *state;
	struct flow_options options = {
	    e->width, e->wrap, e->link_numbers, NULL, 0};
	struct strbuf rows = STRBUF_INIT;
	struct laid laid;

	laid_open(&laid, e->markdown, &options);
	for (size_t i = 0; i < laid.flow.n_lines; i++)
		laid_add_row(&rows, &laid, i);
	assert_string_equal(rows.str, e->rows);
	strbuf_release(&rows);
	laid_close(&laid);
}

static const struct flow_options wide = {200, WRAP_WORD, false, NULL, 0};

/* The span that shows exactly `text`; fails when there is none. */
static const struct span *
find_span(const struct laid *laid, const char *text)
{
	for (size_t i = 0; i < laid->flow.n_spans; i++) {
		const struct span *span = &laid->flow.spans[i];
		size_t len;
		const char *s = flow_span_text(laid->post, span, &len);
		if (len == strlen(text) && memcmp(s, text, len) == 0)
			return span;
	}
	fail_msg("no span shows \"%s\"", text);
	return NULL;
}

static const struct look {
	const char *markdown;
	const char *text;
	enum style style;
} looks[] = {
    {HEAD, "Title", STYLE_TITLE},
    {HEAD, "https://arxiv.org/abs/2509.09372", STYLE_URL},
    {HEAD "## *Method*\n", "Method", STYLE_HEADING},
    {HEAD "## M\n\n#### Deep\n", "Deep", STYLE_STRONG},
    {"a *b* c\n", "b", STYLE_EMPH},
    {"a **b** c\n", "b", STYLE_STRONG},
    {"a **b *c* d**\n", "c", STYLE_EMPH},
    {"a `b` c\n", "b", STYLE_CODE},
    {"a **`b`** c\n", "b", STYLE_CODE},
    {"a [b](http://x) c\n", "b", STYLE_LINK},
    {"> a\n", "a", STYLE_QUOTE},
    {"> a\n\nb\n", "b", STYLE_NORMAL},
    {"> a\n", "|", STYLE_DIM},
    {"q**\xCC\x81x** b\n", "q\xCC\x81", STYLE_NORMAL},
    {"> a `b`\n", "b", STYLE_CODE},
    {"- a\n", "-", STYLE_DIM},
    {"```\na\n```\n", "a", STYLE_CODE},
    {"|a|b|\n|-|-|\n|c|d|\n", "b", STYLE_STRONG},
    {"|a|b|\n|-|-|\n|c|d|\n", "d", STYLE_NORMAL},
    {"|a|b|\n|-|-|\n|c|`d`|\n", "d", STYLE_CODE},
    {"> |a|b|\n> |-|-|\n> |c|d|\n", "d", STYLE_QUOTE},
    {"a\n\n***\n", "----------------------------------------", STYLE_DIM},
    {"- Goal: a\n", "Goal:", STYLE_LABEL},
    {"Goal: a\n", "Goal:", STYLE_LABEL},
    {"- **Goal:** a\n", "Goal:", STYLE_LABEL},
    {"- **Goal**: a\n", "Goal:", STYLE_LABEL},
    {"- Goal:[a](http://x)\n", "Goal:", STYLE_LABEL},
    {"- 핵심 기여: a\n", "핵심 기여:", STYLE_LABEL},
    {"- 목표： a\n", "목표：", STYLE_LABEL},
    {"- Pre-training/SFT: a\n", "Pre-training/SFT:", STYLE_LABEL},
    {"- Goal:\n", "Goal:", STYLE_LABEL},
    {"- https://x.org is\n", "https://x.org is", STYLE_NORMAL},
    {"- 12:30 is late\n", "12:30 is late", STYLE_NORMAL},
    {"- 12: is no word\n", "12: is no word", STYLE_NORMAL},
    {"- There are four words: a\n", "There are four words: a", STYLE_NORMAL},
    {"- One, two: a\n", "One, two: a", STYLE_NORMAL},
    {"- `Goal:` a\n", "Goal:", STYLE_CODE},
    {"- [Goal:](http://x) a\n", "Goal:", STYLE_LINK},
    {"- abcdefghijkl/abcdefghijkl: a\n", "abcdefghijkl/abcdefghijkl: a",
	STYLE_NORMAL},
};

static void
test_look(void **state)
{
	const struct look *look = *state;
	struct laid laid;

	laid_open(&laid, look->markdown, &wide);
	assert_int_equal(find_span(&laid, look->text)->style, look->style);
	laid_close(&laid);
}

enum { LOOKS = sizeof(looks) / sizeof(looks[0]) };

static void
test_links_are_numbered(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(
	    &laid, "[a **b**](http://x) ![c](http://y) [d](http://x)\n", &wide);
	assert_int_equal(laid.flow.n_links, 2);
	assert_string_equal(laid.flow.links[0].url, "http://x");
	assert_string_equal(laid.flow.links[1].url, "http://y");
	assert_int_equal(find_span(&laid, "a ")->link, 1);
	assert_int_equal(find_span(&laid, "b")->link, 1);
	assert_int_equal(find_span(&laid, "c")->link, 2);
	assert_int_equal(find_span(&laid, "d")->link, 1);
	laid_close(&laid);
}

static void
test_many_links_keep_their_numbers(void **state)
{
	struct strbuf in = STRBUF_INIT;
	struct laid laid;
	char text[32];

	(void)state;
	for (int round = 0; round < 2; round++)
		for (int i = 1; i <= 300; i++)
			strbuf_printf(
			    &in, "[t%d-%d](http://x/%d)\n", i, round, i);
	laid_open(&laid, in.str, &wide);
	assert_int_equal(laid.flow.n_links, 300);
	for (int round = 0; round < 2; round++)
		for (int i = 1; i <= 300; i++) {
			snprintf(text, sizeof(text), "t%d-%d", i, round);
			assert_int_equal(find_span(&laid, text)->link, i);
		}
	strbuf_release(&in);
	laid_close(&laid);
}

/* A URL over a great many lines costs no more than its length: with quadratic
 * work this would not end. */
static void
test_long_url(void **state)
{
	const struct flow_options narrow = {1, WRAP_WORD, true, NULL, 0};
	enum { LENGTH = 1000000 };
	struct strbuf in = STRBUF_INIT;
	struct laid laid;

	(void)state;
	strbuf_adds(&in, "[t](http://x/");
	strbuf_pad(&in, 'y', LENGTH);
	strbuf_adds(&in, ")\n");
	laid_open(&laid, in.str, &narrow);
	assert_true(laid.flow.n_lines > LENGTH);
	strbuf_release(&in);
	laid_close(&laid);
}

/* The text of the post that the line `line` begins with. */
static const char *
text_of_line(const struct laid *laid, size_t line)
{
	assert_true(line < laid->flow.n_lines);
	return laid->post->text + laid->flow.lines[line].begin;
}

static void
test_places(void **state)
{
	static const struct flow_options narrow = {
	    20, WRAP_WORD, true, NULL, 0};
	struct laid laid;
	const char *text;
	size_t line;

	(void)state;
	laid_open(&laid,
	    HEAD "[Preamble](http://x).\n\n## Method\n\n"
		 "One two three four five six seven.\n\n## Results\n",
	    &narrow);
	text = laid.post->text;
	line =
	    flow_line_at(&laid.flow, (uint32_t)(strstr(text, "five") - text));
	assert_memory_equal(text_of_line(&laid, line), "five six", 8);
	line =
	    flow_line_at(&laid.flow, (uint32_t)(strstr(text, "four") - text));
	assert_memory_equal(text_of_line(&laid, line), "One two", 7);
	assert_int_equal(flow_line_at(&laid.flow, 0), 0);

	assert_int_equal(flow_section_line(&laid.flow, -1), 0);
	line = flow_section_line(&laid.flow, 0);
	assert_memory_equal(text_of_line(&laid, line), "Method", 6);
	assert_int_equal(laid.flow.lines[line - 1].n_spans, 0);
	line = flow_section_line(&laid.flow, 1);
	assert_memory_equal(text_of_line(&laid, line), "Results", 7);
	line = flow_section_line(&laid.flow, 7);
	assert_int_equal(line, laid.flow.n_lines - 1);
	laid_close(&laid);
}

/* Between title and text, and no part of the text. */
static void
test_remarks_stand_under_the_title(void **state)
{
	static const struct flow_remark remarks[] = {
	    {"also", "2025-09-10, 2025-09-15"}, {"note", "one\ntwo"}};
	const struct flow_options options = {
	    .width = 24, .wrap = WRAP_WORD, .remarks = remarks, .n_remarks = 2};
	struct strbuf rows = STRBUF_INIT;
	struct laid laid;

	(void)state;
	laid_open(&laid, "# 1. [Title](http://x)\n\n## A\n\ntext\n", &options);
	for (size_t i = 0; i < laid.flow.n_lines; i++)
		laid_add_row(&rows, &laid, i);
	assert_string_equal(rows.str,
	    "Title\nhttp://x\nalso 2025-09-10,\n     2025-09-15\n"
	    "note one\n     two\n\nA\ntext\n");
	strbuf_release(&rows);
	laid_close(&laid);
}

static void
test_flow_is_laid_out_anew(void **state)
{
	const struct flow_options narrow = {8, WRAP_WORD, false, NULL, 0};
	struct strbuf rows = STRBUF_INIT;
	struct laid laid;

	(void)state;
	laid_open(&laid, "one two [three](http://x)\n", &wide);
	assert_int_equal(laid.flow.n_lines, 1);
	flow_layout(&laid.flow, laid.post, laid.post->parts, &narrow);
	assert_int_equal(laid.flow.n_lines, 2);
	assert_int_equal(laid.flow.n_links, 1);
	assert_int_equal(laid.flow.width, 8);
	laid_add_row(&rows, &laid, 1);
	assert_string_equal(rows.str, "three\n");
	strbuf_release(&rows);
	laid_close(&laid);
}

static void
test_width_is_at_least_one(void **state)
{
	const struct flow_options none = {0, WRAP_WORD, false, NULL, 0};
	struct laid laid;

	(void)state;
	laid_open(&laid, "ab\n", &none);
	assert_int_equal(laid.flow.n_lines, 2);
	assert_int_equal(laid.flow.width, 1);
	laid_close(&laid);
}

static const struct CMUnitTest others[] = {
    cmocka_unit_test(test_links_are_numbered),
    cmocka_unit_test(test_many_links_keep_their_numbers),
    cmocka_unit_test(test_long_url),
    cmocka_unit_test(test_places),
    cmocka_unit_test(test_remarks_stand_under_the_title),
    cmocka_unit_test(test_flow_is_laid_out_anew),
    cmocka_unit_test(test_width_is_at_least_one),
};

static int
run_examples(void)
{
	struct CMUnitTest tests[EXAMPLES];

	for (size_t i = 0; i < EXAMPLES; i++)
		tests[i] = (struct CMUnitTest){examples[i].name, test_example,
		    NULL, NULL, (void *)(uintptr_t)&examples[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

static int
run_looks(void)
{
	struct CMUnitTest tests[LOOKS];

	for (size_t i = 0; i < LOOKS; i++)
		tests[i] = (struct CMUnitTest){looks[i].text, test_look, NULL,
		    NULL, (void *)(uintptr_t)&looks[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int
main(void)
{
	if (!unicode_is_there())
		return 0;
	return run_examples() + run_looks() +
	    cmocka_run_group_tests(others, NULL, NULL);
}
