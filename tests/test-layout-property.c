// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What must hold of every flow (see layout/flow.h), tried on thousands of
 * made-up digests and plain paragraphs, at widths from 1 to 200. The same
 * texts on every run: the generator starts from fixed seeds.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/width.h"
#include "layout-check.h"
#include "layout/flow.h"
#include "model/post.h"
#include "trials.h"
#include "unicode.h"

static const unsigned widths[] = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 20, 33, 40, 79, 80, 120, 200};

enum { WIDTHS = sizeof(widths) / sizeof(widths[0]) };

static const char *const words[] = {"a", "of", "model", "Transformer", "본",
    "연구는", "모델을", "비전-언어-행동", "학습률(learning", "rate)을",
    "하이퍼파라미터최적화기법들에서", "論文", "データ、", "。", "e\xCC\x81",
    "q\xCC\x81\xCC\xA3\xCC\x88", "\xCC\x81", "👨‍👩‍👧‍👦",
    "👍🏽", "🇰🇷🇫🇷", "✈️", "שלום", "مرحبا", "각", "ㅅㅇㅊ",
    "\xEF\xBF\xBD", "\xE2\x80\x8B", "\xC2\xA0", "\xE3\x80\x80", "x\xC2\xADy",
    "0.5B", "$x^2$", "&amp;", "&lt;p>", "GPT-4의", "(예:", "…", "—",
    "https://example.org/a/long/path?query=1",
    "Donaudampfschifffahrtsgesellschaftskapitaen",
    "Goal:", "핵심 기여:", "**굵게**", "*emph*", "`code  span`",
    "[link](http://x/1)", "[**긴** 링크](http://x/2)", "![그림](y.png)",
    "![](z)", "<http://auto/>", "<br>", "**[a](http://x/3)\xCC\x81**",
    "**Label**:", "\\\n"};

static const char *const openings[] = {"", "", "", "- ", "- ", "  - ", "    - ",
    "1. ", "98. ", "> ", "> > ", "> - ", "    ", "| ",
    "| a | b |\n|---|---|\n| ", "- > ", "- - - ", "\n# ", "\n## ", "\n### 2. ",
    "\n# 3. [t](http://x/3)\n", "\n---\n\n", "\n```\n", "-\n", "<!-- x -->",
    "\n"};

static const char *
choose(unsigned *seed, const char *const *from, size_t n)
{
	return from[trials_random(seed, n)];
}

#define CHOOSE(seed, from) \
	choose((seed), (from), sizeof(from) / sizeof((from)[0]))

/* A digest: mostly nonsense, sometimes in the primary form. */
static void
make_digest(struct strbuf *out, unsigned *seed)
{
	size_t lines = 1 + trials_random(seed, 14);

	strbuf_reset(out);
	if (trials_random(seed, 2))
		strbuf_adds(out,
		    "# 1. [A *Title* 제목](http://arxiv.org/abs/"
		    "2509.09372)\n");
	for (size_t i = 0; i < lines; i++) {
		size_t n = trials_random(seed, 12);
		strbuf_adds(out, CHOOSE(seed, openings));
		while (n--) {
			strbuf_adds(out, CHOOSE(seed, words));
			if (trials_random(seed, 4))
				strbuf_addc(out, ' ');
		}
		strbuf_addc(out, '\n');
	}
}

static void
check_post(const struct post *post, unsigned width, unsigned *seed)
{
	static const struct flow_remark remarks[] = {
	    {"also", "2025-09-10, 2025-09-15"},
	    {"note", "한국어 메모는 여러 줄일 수 있다.\n\nTwo\n"}};
	struct flow_options options = {.width = width,
	    .wrap = trials_random(seed, 2) ? WRAP_WORD : WRAP_ANY,
	    .link_numbers = trials_random(seed, 2),
	    .remarks = remarks,
	    .n_remarks = trials_random(seed, 3)};

	layout_check_post(post, &options);
}

/* A table, perhaps in something else: some rows have too few cells, some too
 * many. */
static void
make_table(struct strbuf *out, unsigned *seed)
{
	static const char *const margins[] = {"", "", "> ", "> > ", ">"};
	static const char *const delimiters[] = {"---", ":-:", "-:", ":--"};
	const char *margin = CHOOSE(seed, margins);
	size_t columns = 1 + trials_random(seed, 6);
	size_t rows = trials_random(seed, 5);

	strbuf_reset(out);
	for (size_t row = 0; row < rows + 2; row++) {
		size_t n = row < 2 ? columns : trials_random(seed, 8);

		strbuf_adds(out, margin);
		for (size_t i = 0; i < n; i++) {
			size_t some = trials_random(
			    seed, trials_random(seed, 4) ? 4 : 30);

			strbuf_adds(out, "| ");
			if (row == 1)
				strbuf_adds(out, CHOOSE(seed, delimiters));
			for (; row != 1 && some; some--) {
				strbuf_adds(out, CHOOSE(seed, words));
				strbuf_pad(out, ' ', trials_random(seed, 3));
				if (out->str[out->len - 1] == '\n')
					strbuf_truncate(out, out->len - 1);
			}
		}
		strbuf_adds(out, "|\n");
	}
}

static void
test_tables(void **state)
{
	struct strbuf digest = STRBUF_INIT;
	size_t tables = 0;

	(void)state;
	for (uint32_t i = 0; i < trials_count(3000, 3000, 300); i++) {
		unsigned seed = i;
		struct post *post;

		make_table(&digest, &seed);
		post = post_parse("a.md", digest.str, digest.len);
		tables += post->n_blocks && post->blocks[0]->kind == NODE_TABLE;
		for (size_t w = i % 3; w < WIDTHS; w += 3)
			check_post(post, widths[w], &seed);
		post_free(post);
	}
	assert_true(tables > 0);
	strbuf_release(&digest);
}

static void
test_digests(void **state)
{
	struct strbuf digest = STRBUF_INIT;

	(void)state;
	for (uint32_t i = 0; i < trials_count(3000, 3000, 300); i++) {
		unsigned seed = i;
		struct post *post;

		make_digest(&digest, &seed);
		post = post_parse("a.md", digest.str, digest.len);
		for (size_t w = i % 3; w < WIDTHS; w += 3)
			check_post(post, widths[w], &seed);
		post_free(post);
	}
	strbuf_release(&digest);
}

/* Plain text as a post of one paragraph, without the parser. */
struct plain {
	struct node paragraph;
	struct node *blocks[1];
	struct paper part;
	struct post post;
};

static void
make_plain(struct plain *plain, const struct strbuf *text)
{
	memset(plain, 0, sizeof(*plain));
	plain->paragraph.kind = NODE_PARAGRAPH;
	plain->paragraph.end = (uint32_t)text->len;
	plain->blocks[0] = &plain->paragraph;
	plain->part.kind = PART_PREAMBLE;
	plain->part.preamble.to = 1;
	plain->part.end = (uint32_t)text->len;
	plain->post.text = text->str;
	plain->post.text_len = (uint32_t)text->len;
	plain->post.blocks = plain->blocks;
	plain->post.n_blocks = 1;
	plain->post.parts = &plain->part;
	plain->post.n_parts = 1;
}

/* Words of the table that are no Markdown and hold no line feed. */
static void
make_words(struct strbuf *out, unsigned *seed)
{
	strbuf_reset(out);
	for (size_t n = trials_random(seed, 40); n; n--) {
		const char *word = CHOOSE(seed, words);
		if (strpbrk(word, "*`[]<>!&\\\n"))
			continue;
		utf8_clean(out, word, strlen(word), UTF8_CLEAN_LINE);
		strbuf_pad(out, ' ', trials_random(seed, 3));
	}
	strbuf_adds(out, "end");
}

static size_t
without_blanks(const char *text, size_t begin, size_t end)
{
	for (;;) {
		if (end > begin && text[end - 1] == ' ')
			end--;
		else if (end > begin + 2 &&
		    memcmp(text + end - 3, "\xE3\x80\x80", 3) == 0)
			end -= 3;
		else
			return end;
	}
}

/* Wrapping anywhere that UAX #14 allows fills every line: it ends where that
 * allows, unless it holds no such place; and what stands between there and the
 * next one had no room. */
static void
check_full(const struct flow *flow, const char *text, const char *may_break)
{
	for (size_t i = 0; i + 1 < flow->n_lines; i++) {
		size_t begin = flow->lines[i].begin;
		size_t end = flow->lines[i].end;
		size_t next = end + 1;
		size_t stop = flow->lines[flow->n_lines - 1].end;

		if (!may_break[end]) {
			for (size_t j = begin + 1; j < end; j++)
				assert_true(!may_break[j] ||
				    width_text(text + begin, j - begin) == 0 ||
				    without_blanks(text, begin, j) == begin);
			continue;
		}
		while (next < stop && !may_break[next])
			next++;
		next = without_blanks(text, begin, next);
		assert_true(
		    width_text(text + begin, next - begin) > flow->width);
	}
}

/* Where UAX #14 allows a break that is not inside a grapheme. */
static void
find_breaks(const struct strbuf *text, char *may_break)
{
	const uint8_t *s = (const uint8_t *)text->str;
	char *starts = mem_alloc(text->len);

	u8_possible_linebreaks(s, text->len, "UTF-8", may_break);
	u8_grapheme_breaks(s, text->len, starts);
	for (size_t i = 0; i < text->len; i++)
		may_break[i] = may_break[i] == UC_BREAK_POSSIBLE && starts[i];
	free(starts);
}

static void
test_lines_are_full(void **state)
{
	struct strbuf text = STRBUF_INIT;
	char may_break[8192];

	(void)state;
	for (uint32_t i = 0; i < trials_count(2000, 2000, 200); i++) {
		unsigned seed = i;
		struct flow_options options = {
		    .width = 12 + i % 80, .wrap = WRAP_ANY};
		struct plain plain;
		struct flow flow;

		make_words(&text, &seed);
		assert_true(text.len < sizeof(may_break));
		make_plain(&plain, &text);
		flow_init(&flow);
		flow_layout(&flow, &plain.post, &plain.part, &options);
		find_breaks(&text, may_break);
		check_full(&flow, text.str, may_break);
		flow_release(&flow);
	}
	strbuf_release(&text);
}

static void
check_text(const char *s, size_t times)
{
	struct strbuf text = STRBUF_INIT;
	unsigned seed = 0;
	struct plain plain;

	while (times--)
		strbuf_adds(&text, s);
	make_plain(&plain, &text);
	for (int kind = NODE_PARAGRAPH; kind < NODE_KINDS; kind++) {
		plain.paragraph.kind = (enum node_kind)kind;
		if (kind == NODE_LIST || kind == NODE_ITEM ||
		    kind == NODE_QUOTE || kind == NODE_RULE ||
		    kind == NODE_TABLE || kind == NODE_TABLE_ROW)
			continue; /* have no text of their own */
		for (size_t i = 0; i < WIDTHS; i += 2)
			check_post(&plain.post, widths[i], &seed);
	}
	strbuf_release(&text);
}

static void
test_monotonous_texts(void **state)
{
	static const char *const pieces[] = {"a", " ", "\n", " \n", "가",
	    "\xCC\x81", "e\xCC\x81\xCC\xA3", "👨‍", "👍🏽", "🇰🇷",
	    "\xE1\x84\x80", "\xE1\x85\xA1", "\xE2\x80\x8B", "\xC2\xA0",
	    "\xE3\x80\x80", "ש", "\xEF\xBF\xBD", "-", "/", "(", "a ",
	    " \xCC\x81"};

	(void)state;
	check_text("", 1);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		check_text(pieces[i], 1);
		check_text(pieces[i], trials_count(400, 400, 100));
	}
}

/* A tree of blocks in each other, `deep` levels of lists and quotes, with a
 * word in the innermost. */
static void
nest(struct node *nodes, size_t deep, uint32_t end)
{
	static const enum node_kind kinds[] = {
	    NODE_LIST, NODE_ITEM, NODE_QUOTE, NODE_LIST, NODE_ITEM};

	for (size_t i = 0; i < deep; i++) {
		nodes[i].kind = kinds[i % 5];
		nodes[i].ordered = i % 2;
		nodes[i].number = (int)i;
		nodes[i].end = end;
		nodes[i].child = &nodes[i + 1];
	}
	nodes[deep].kind = NODE_PARAGRAPH;
	nodes[deep].end = end;
}

static void
test_deep_nesting(void **state)
{
	enum { DEEP = 50000 };
	struct node *nodes = mem_alloc((DEEP + 1) * sizeof(*nodes));
	struct strbuf text = STRBUF_INIT;
	unsigned seed = 0;
	struct plain plain;

	(void)state;
	strbuf_adds(&text, "깊은 곳의 deeply nested 글\n");
	make_plain(&plain, &text);
	nest(nodes, DEEP, (uint32_t)text.len);
	plain.blocks[0] = nodes;
	for (size_t i = 0; i < WIDTHS; i++)
		check_post(&plain.post, widths[i], &seed);
	for (size_t i = 0; i < DEEP; i++)
		nodes[i].kind = i ? NODE_EMPH : NODE_PARAGRAPH;
	for (size_t i = 0; i < WIDTHS; i++)
		check_post(&plain.post, widths[i], &seed);
	strbuf_release(&text);
	free(nodes);
}

/* Nodes of every kind without text and children, and with odd children. */
static void
test_empty_nodes(void **state)
{
	struct strbuf text = STRBUF_INIT;
	unsigned seed = 0;

	(void)state;
	strbuf_adds(&text, "x\n");
	for (int outer = 0; outer < NODE_KINDS; outer++)
		for (int inner = 0; inner < NODE_KINDS; inner++) {
			struct node child = {
			    .kind = (enum node_kind)inner, .url = ""};
			struct plain plain;

			make_plain(&plain, &text);
			plain.paragraph.kind = (enum node_kind)outer;
			plain.paragraph.url = "";
			plain.paragraph.end = 0;
			plain.paragraph.child = &child;
			plain.part.end = 0;
			for (size_t i = 0; i < WIDTHS; i++)
				check_post(&plain.post, widths[i], &seed);
		}
	strbuf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_digests),
	    cmocka_unit_test(test_tables),
	    cmocka_unit_test(test_lines_are_full),
	    cmocka_unit_test(test_monotonous_texts),
	    cmocka_unit_test(test_deep_nesting),
	    cmocka_unit_test(test_empty_nodes),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
