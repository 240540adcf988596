// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Front matter as it is found in the world. Each example is the start of a
 * file and the text below it: what is read from the one must leave the other
 * alone, to the byte.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model/front.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define BOM "\xEF\xBB\xBF"

/* `faults` is a line for each: its line and the start of its message. */
static const struct row {
	const char *name, *front, *below;
	const char *title, *date, *tags, *url, *faults;
} rows[] = {
    /* As it should be. */
    {"the primary form",
	"---\nlayout: post\ntitle: \"Daily Papers — 2025-09-22\"\n"
	"date: 2025-09-22 08:15:00\ntags: [papers, hugginface]\n"
	"categories: []\n---\n",
	"\n# 1. [T](u)\n", "Daily Papers — 2025-09-22", "2025-09-22 08:15:00",
	"papers|hugginface", "", ""},
    {"with a byte order mark", BOM "---\ntitle: T\n---\n", "x", "T", "", "", "",
	""},
    {"with CRLF", "---\r\ntitle: T\r\ndate: 2025-01-02\r\n---\r\n", "\r\nx",
	"T", "2025-01-02", "", "", ""},
    {"blanks behind the fences", "---  \ntitle: T\n--- \t\n", "x", "T", "", "",
	"", ""},
    {"closed by dots", "---\ntitle: T\n...\n", "---\n", "T", "", "", "", ""},
    {"a fence as the last line of the file", "---\ntitle: T\n---", "", "T", "",
	"", "", ""},
    {"empty", "---\n---\n", "x", NULL, "", "", "", ""},
    {"only comments", "---\n# nothing yet\n---\n", "x", NULL, "", "", "", ""},
    {"JSON in YAML's clothes",
	"---\n{\"title\": \"T\", \"tags\": [\"a\"]}\n---\n", "x", "T", "", "a",
	"", ""},
    {"keys in capitals and in quotes",
	"---\nTitle: T\n\"Date\": 2025-1-2\n---\n", "x", "T", "2025-01-02", "",
	"", ""},

    /* None at all. */
    {"no front matter", "", "# 1. [T](u)\n", NULL, "", "", "", ""},
    {"an empty file", "", "", NULL, "", "", "", ""},
    {"a byte order mark alone", "", BOM, NULL, "", "", "", ""},
    {"a fence alone", "", "---", NULL, "", "", "", ""},
    {"a rule of Markdown", "", "---\n\n# 1. [T](u)\n\n---\n", NULL, "", "", "",
	""},
    {"a rule, and text with a colon", "", "---\nGoal: read more.\n\nx\n", NULL,
	"", "", "", ""},
    {"four hyphens", "", "----\ntitle: T\n----\n", NULL, "", "", "", ""},
    {"a blank line first", "", "\n---\ntitle: T\n---\n", NULL, "", "", "", ""},

    /* Values. */
    {"a stray quote at the end",
	"---\ntitle: Daily Papers — 2025-09-12\"\n---\n", "x",
	"Daily Papers — 2025-09-12", "", "", "", ""},
    {"quotes in pairs stay", "---\ntitle: On \"truth\"\n---\n", "x",
	"On \"truth\"", "", "", "", ""},
    {"a title in single quotes", "---\ntitle: 'It''s \"it\"'\n---\n", "x",
	"It's \"it\"", "", "", "", ""},
    {"a folded title",
	"---\ntitle: >-\n  Two\n  lines\ndate: 2025-01-02\n---\n", "x",
	"Two lines", "2025-01-02", "", "", ""},
    {"a literal title", "---\ntitle: |\n  Two\n  lines\n---\n", "x",
	"Two lines", "", "", "", ""},
    {"a title over two lines", "---\ntitle: Two\n  lines\n---\n", "x",
	"Two lines", "", "", "", ""},
    {"a title that is nothing", "---\ntitle:\ntags: [a]\n---\n", "x", NULL, "",
	"a", "", ""},
    {"a title that is null", "---\ntitle: null\ntags: ~\n---\n", "x", NULL, "",
	"", "", ""},
    {"a title that is the word null", "---\ntitle: 'null'\n---\n", "x", "null",
	"", "", "", ""},
    {"a title that YAML takes for a list", "---\ntitle: [Review]\n---\n", "x",
	"Review", "", "", "", ""},
    {"a title with controls", "---\ntitle: \"a\\e[31m\\u202Eb\\0c\"\n---\n",
	"x", "a␛[31m\uFFFDb␀c", "", "", "", ""},
    {"a title is composed", "---\ntitle: \u1112\u1161\u11AB\n---\n", "x", "한",
	"", "", "", ""},
    {"the first of two titles", "---\ntitle: A\ntitle: B\n---\n", "x", "A", "",
	"", "", ""},
    {"a nested title is another's", "---\nseries:\n  title: S\ntitle: T\n---\n",
	"x", "T", "", "", "", ""},
    {"an odd zone", "---\ndate: 2024-02-01 12:40:11 +/-0000\n---\n", "x", NULL,
	"2024-02-01 12:40:11", "", "", ""},
    {"a date in quotes, with T and zone",
	"---\ndate: \"2026-03-12T09:00:00+08:00\"\n---\n", "x", NULL,
	"2026-03-12 09:00:00", "", "", ""},
    {"a day that is not", "---\ndate: 2025-02-30\n---\n", "x", NULL, "", "", "",
	""},
    {"published, but not where it is a yes", "---\npublished: true\n---\n", "x",
	NULL, "", "", "", ""},
    {"the date before the day of publishing",
	"---\npublished: 2025-01-01\ndate: 2025-01-02\n---\n", "x", NULL,
	"2025-01-02", "", "", ""},
    {"published where there is no date", "---\npublished: 2026-03-01\n---\n",
	"x", NULL, "2026-03-01", "", "", ""},
    {"tags as a list", "---\ntags:\n  - a b\n  - \"c, d\"\n  -\n---\n", "x",
	NULL, "", "a b|c, d", "", ""},
    {"tags as words", "---\ntags: formatting  code\n---\n", "x", NULL, "",
	"formatting|code", "", ""},
    {"tags with commas", "---\ntags: large models, 비전 ,, x\n---\n", "x", NULL,
	"", "large models|비전|x", "", ""},
    {"tags in a mapping are no tags", "---\ntags: {a: b}\n---\n", "x", NULL, "",
	"", "", ""},
    {"aliases are not followed", "---\na: &x A\ntitle: *x\n---\n", "x", NULL,
	"", "", "", ""},

    /* The paper that a post is about. */
    {"an arXiv URL",
	"---\narxiv_url: \"https://arxiv.org/abs/2607.25230v1\"\n---\n", "x",
	NULL, "", "", "https://arxiv.org/abs/2607.25230v1", ""},
    {"an identifier", "---\narxiv_id: 2607.25230v1\n---\n", "x", NULL, "", "",
	"https://arxiv.org/abs/2607.25230v1", ""},
    {"an identifier of the old style",
	"---\narxiv: arXiv:hep-th/9901001\n---\n", "x", NULL, "", "",
	"https://arxiv.org/abs/hep-th/9901001", ""},
    {"the better key wins, wherever it stands",
	"---\nlink: https://arxiv.org/abs/2501.00001\n"
	"paper_url: https://hf.co/papers/2501.00002\n"
	"arxiv_id: 2501.00003\n---\n",
	"x", NULL, "", "", "https://hf.co/papers/2501.00002", ""},
    {"a link to something else",
	"---\nlink: https://example.org/abs/2501.00001\n"
	"url: javascript:alert(1)\npaper: ../2501.00001.pdf\n---\n",
	"x", NULL, "", "", "", ""},

    /* What YAML rejects, and a person reads. */
    {"a colon in the title",
	"---\ntitle: Foo: bar\ndate: 2025-01-02\ntags: [a, b]\n---\n", "x",
	"Foo: bar", "2025-01-02", "a|b", "", "2 YAML"},
    {"brackets before the title",
	"---\ntitle: [Paper Review] DDIM\ntags: [a]\n"
	"---\n",
	"x", "[Paper Review] DDIM", "", "a", "", "2 YAML"},
    {"a quote that is not closed",
	"---\ntitle: \"Foo\ndate: 2025-01-02\ntags:\n- a\n- b\n---\n", "x",
	"Foo", "2025-01-02", "a|b", "", "2 YAML"},
    {"a quote that only the next one closes",
	"---\ntitle: \"Foo\ndate: 2025-01-02\ntags:\n- a\n- \"b\"\n---\n", "x",
	"Foo", "2025-01-02", "a|b", "", "6 YAML"},
    {"a tab", "---\ndate: 2025-01-02\ntitle: T\n\ttags: [a]\n---\n", "x",
	"T tags: [a]", "2025-01-02", "", "", "4 YAML"},
    {"text behind a quote", "---\ntitle: \"Foo\" and bar\n---\n", "x",
	"\"Foo\" and bar", "", "", "", "2 YAML"},
    {"a title that begins with a star", "---\ntitle: **Foo** # x\n---\n", "x",
	"**Foo**", "", "", "", "2 YAML"},
    {"a template", "---\ntitle: @foo\ndate: 2025-01-02\n---\n", "x", "@foo",
	"2025-01-02", "", "", "2 YAML"},
    {"a fault behind the values",
	"---\ntitle: >-\n  Two\n  lines\nx: y: z\n---\n", "x", "Two lines", "",
	"", "", "5 YAML"},
    {"a fault before a folded title",
	"---\nx: y: z\ntitle: >-\n  Two\n  lines\ntags: [a, 'b, c'] # d\n---\n",
	"x", "Two lines", "", "a|b, c", "", "2 YAML"},
    {"a link in a broken block",
	"---\nx: y: z\npaper: https://arxiv.org/abs/2501.00002\n---\n", "x",
	NULL, "", "", "https://arxiv.org/abs/2501.00002", "2 YAML"},
    {"not UTF-8",
	"---\ntitle: a\xFF"
	"b\n---\n",
	"x",
	"a\uFFFD"
	"b",
	"", "", "", "2 YAML"},

    /* Left open. */
    {"left open, then a blank line", "---\ntitle: T\ndate: 2025-01-02\n",
	"\n# 1. [A](u)\n\n- Goal: x\n", "T", "2025-01-02", "", "",
	"1 front matter is not closed"},
    {"left open, a rule further down", "---\ntitle: T\n",
	"\nSome text.\n\n---\n\nMore.\n", "T", "", "", "",
	"1 front matter is not closed"},
    {"left open, headings and a rule", "---\ntitle: T\n",
	"\n# 1. [A](u)\n\n## Method\n\n---\n", "T", "", "", "",
	"1 front matter is not closed"},
    {"left open, tags of several lines", "---\ntags:\n- a\n- b\ntitle: T\n",
	"\n- not a tag\n", "T", "", "a|b", "", "1 front matter is not closed"},
    {"left open and wrong as well", "---\ntitle: A: b\n", "\n# 1. [A](u)\n",
	"A: b", "", "", "", "1 front matter is not closed\n2 YAML"},
    {"cut off within", "---\nlayout: post\ntitle: T", "", "T", "", "", "",
	"1 front matter is not closed"},
    {"a blank line and comments are no Markdown",
	"---\ntitle: T\n\n# for search engines\ndescription: D\n\n# x: "
	"y\n---\n",
	"x", "T", "", "", "", ""},

    /* TOML. */
    {"TOML",
	"+++\ndraft = false\ndate = \"2026-03-12T09:00:00+08:00\"\n"
	"title = \"A \\\"q\\\" | 每日\" # c\ntags = [\"a\", \"b, c\"]\n+++\n",
	"\nx", "A \"q\" | 每日", "2026-03-12 09:00:00", "a|b, c", "", ""},
    {"TOML with a mark and CRLF",
	BOM "+++\r\ntitle='T'\r\ndate=2025-01-02\r\n"
	    "tags = [\r\n  'a',\r\n  'b',\r\n]\r\n"
	    "+++\r\n",
	"\r\nx", "T", "2025-01-02", "a|b", "", ""},
    {"TOML left open", "+++\ntitle = \"T\"\n", "\n# 1. [A](u)\n", "T", "", "",
	"", "1 front matter is not closed"},
    {"three plus signs", "", "+++\nwords\n+++\n", NULL, "", "", "", ""},
};

static void
add_faults(struct strbuf *out, const struct fault *fault, const char *want)
{
	for (; fault; fault = fault->next) {
		size_t n = strcspn(want, "\n");
		char line[300];

		snprintf(line, sizeof(line), "%u %s", fault->line, fault->msg);
		strbuf_printf(
		    out, "%s%.*s", out->len ? "\n" : "", (int)n, line);
		want += n + (want[n] == '\n');
	}
}

static void
add_date(struct strbuf *out, const struct date *date)
{
	char buf[DATE_BUF_SIZE];

	strbuf_adds(out, date_text(date, buf));
	if (date->hour >= 0)
		strbuf_printf(out, " %02d:%02d:%02d", date->hour, date->minute,
		    date->second);
}

/* Parses a copy of exactly `len` bytes, so that a look beyond them shows where
 * memory is checked. */
static size_t
parse(struct front *front, struct arena *arena, const struct strbuf *text,
    struct fault **faults)
{
	char *exact = malloc(text->len ? text->len : 1);
	size_t size;

	assert_non_null(exact);
	memcpy(exact, text->str, text->len);
	size = front_parse(front, arena, exact, text->len, faults);
	free(exact);
	return size;
}

static void
assert_values(const struct front *front, const struct row *row)
{
	struct strbuf date = STRBUF_INIT;
	struct strbuf tags = STRBUF_INIT;

	if (row->title) {
		assert_non_null(front->title);
		assert_string_equal(front->title, row->title);
	} else {
		assert_null(front->title);
	}
	add_date(&date, &front->date);
	assert_string_equal(date.str, row->date);
	for (size_t i = 0; i < front->n_tags; i++)
		strbuf_printf(&tags, "%s%s", i ? "|" : "", front->tags[i]);
	assert_string_equal(tags.str, row->tags);
	assert_string_equal(front->paper_url ? front->paper_url : "", row->url);
	strbuf_release(&date);
	strbuf_release(&tags);
}

static void
test_row(void **state)
{
	const struct row *row = *state;
	struct arena arena = ARENA_INIT;
	struct strbuf text = STRBUF_INIT;
	struct strbuf said = STRBUF_INIT;
	struct fault *faults = NULL;
	struct front front;

	strbuf_adds(&text, row->front);
	strbuf_adds(&text, row->below);
	assert_int_equal(
	    parse(&front, &arena, &text, &faults), strlen(row->front));
	assert_values(&front, row);
	add_faults(&said, faults, row->faults);
	assert_string_equal(said.str, row->faults);
	strbuf_release(&said);
	strbuf_release(&text);
	arena_release(&arena);
}

static void
faults_are_appended(void **state)
{
	struct arena arena = ARENA_INIT;
	struct fault before = {9, "before", NULL};
	struct fault *faults = &before;
	struct strbuf text = STRBUF_INIT;
	struct front front;

	(void)state;
	strbuf_adds(&text, "---\ntitle: a: b\n---\n");
	parse(&front, &arena, &text, &faults);
	assert_ptr_equal(faults, &before);
	assert_non_null(before.next);
	assert_int_equal(before.next->line, 2);
	strbuf_release(&text);
	arena_release(&arena);
}

/* Whatever an upload or an editor did to it: each example cut at every byte,
 * and with every byte replaced, is read without harm and never swallows more
 * than there is. */
static void
damage_does_no_harm(void **state)
{
	static const char bytes[] = "\0\n\xFF\"':-[#\t";

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		size_t len = strlen(rows[i].front);
		for (size_t at = 0; at < len; at++) {
			struct arena arena = ARENA_INIT;
			struct fault *faults = NULL;
			struct strbuf text = STRBUF_INIT;
			struct front front;

			strbuf_add(&text, rows[i].front, at);
			assert_true(
			    parse(&front, &arena, &text, &faults) <= text.len);
			strbuf_addc(&text, bytes[at % (sizeof(bytes) - 1)]);
			strbuf_adds(&text, rows[i].front + at + 1);
			strbuf_adds(&text, rows[i].below);
			assert_true(
			    parse(&front, &arena, &text, &faults) <= text.len);
			strbuf_release(&text);
			arena_release(&arena);
		}
	}
}

/* Each paper of a post is told with the post's tags and title. */
static void
a_hundred_thousand_tags_are_cut_with_a_fault(void **state)
{
	struct arena arena = ARENA_INIT;
	struct strbuf text = STRBUF_INIT;
	struct fault *faults = NULL;
	struct front front;
	size_t room = FRONT_TAGS_MAX;

	(void)state;
	strbuf_adds(&text, "---\ntags:\n");
	for (int i = 100000; i < 200000; i++)
		strbuf_printf(&text, "- t%d\n", i);
	strbuf_adds(&text, "---\n");
	assert_int_equal(parse(&front, &arena, &text, &faults), text.len);
	assert_int_equal(front.n_tags, room / sizeof("t100000"));
	assert_string_equal(front.tags[511], "t100511");
	assert_non_null(faults);
	assert_int_equal(faults->line, 1);
	assert_string_equal(faults->msg, "tags beyond 4096 bytes are left out");
	assert_null(faults->next);
	strbuf_release(&text);
	arena_release(&arena);
}

/* A title of `n` times "가" behind `lead`, and the fault that it gives. */
static const char *
fault_of_title(
    struct front *front, struct arena *arena, const char *lead, int n)
{
	struct strbuf text = STRBUF_INIT;
	struct fault *faults = NULL;

	strbuf_printf(&text, "---\ntitle: %s", lead);
	for (int i = 0; i < n; i++)
		strbuf_adds(&text, "가");
	strbuf_adds(&text, "\ntags: [a, b]\n---\n");
	parse(front, arena, &text, &faults);
	strbuf_release(&text);
	return faults ? faults->msg : "";
}

static void
a_long_title_is_cut_between_characters(void **state)
{
	struct arena arena = ARENA_INIT;
	struct front front;
	size_t len;

	(void)state;
	assert_string_equal(fault_of_title(&front, &arena, "a", 1365), "");
	assert_int_equal(strlen(front.title), FRONT_TITLE_MAX);
	assert_string_equal(fault_of_title(&front, &arena, "", 1366),
	    "a title of more than 4096 bytes is cut");
	len = strlen(front.title);
	assert_true(len <= FRONT_TITLE_MAX);
	assert_string_equal(front.title + len - 6, "가...");
	assert_int_equal(front.n_tags, 2);
	arena_release(&arena);
}

static int
run_rows(void)
{
	struct CMUnitTest tests[LENGTH(rows)];

	for (size_t i = 0; i < LENGTH(rows); i++)
		tests[i] = (struct CMUnitTest){rows[i].name, test_row, NULL,
		    NULL, (void *)(uintptr_t)&rows[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(faults_are_appended),
	    cmocka_unit_test(damage_does_no_harm),
	    cmocka_unit_test(a_hundred_thousand_tags_are_cut_with_a_fault),
	    cmocka_unit_test(a_long_title_is_cut_between_characters),
	};

	return run_rows() + cmocka_run_group_tests(tests, NULL, NULL);
}
