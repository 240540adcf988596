// SPDX-License-Identifier: GPL-3.0-or-later
/* What is found wrong with a post. Each example is a digest and the faults it
 * has, as "line: start of the message" each; no more and no fewer. */
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
#include "model/check.h"
#include "trials.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define URL(n) "](https://arxiv.org/abs/2602.0000" #n ")\n\n"

static const struct row {
	const char *name, *digest;
	const char *faults[6]; /* up to the first NULL */
} rows[] = {
    {"an empty file", "", {NULL}},
    {"text without papers", "# Hello\n\nNo papers today.\n", {NULL}},
    {"nothing wrong", "# 1. [A" URL(1) "# 2. [B" URL(2), {NULL}},
    {"papers without numbers", "# [A" URL(1) "# [B" URL(2), {NULL}},
    {"numbers from 0", "# 0. [A" URL(1) "# 1. [B" URL(2), {NULL}},
    {"front matter that is not closed", "---\ntitle: T\n\n# 1. [A" URL(1),
	{"1: front matter is not closed"}},
    {"a byte that is not UTF-8", "# 1. [A" URL(1) "text \xB0\xA1\n",
	{"3: this is not UTF-8"}},
    {"one number missing", "# 1. [A" URL(1) "# 3. [B" URL(2),
	{"3: number 3 follows, but 2 is missing"}},
    {"several numbers missing", "# 1. [A" URL(1) "# 5. [B" URL(2),
	{"3: number 5 follows, but 2 to 4 are missing"}},
    {"the first number missing", "# 2. [A" URL(1),
	{"1: number 2 follows, but 1 is missing"}},
    {"a number twice", "# 1. [A" URL(1) "# 1. [B" URL(2) "# 2. [C" URL(3),
	{"3: number 1 is given again, after line 1"}},
    {"numbers in disorder", "# 1. [A" URL(1) "# 3. [B" URL(2) "# 2. [C" URL(3),
	{"3: number 3 follows", "5: number 2 stands after 3"}},
    {"a paper twice, in two versions",
	"# 1. [A](https://arxiv.org/abs/2602.00001)\n\n"
	"# 2. [B](https://huggingface.co/papers/2602.00001)\n",
	{"3: the same paper as on line 1: arxiv:2602.00001"}},
    {"a section that most papers have",
	"# 1. [A" URL(1) "## Method\n\nx\n\n"
			 "# 2. [B" URL(2) "## Method\n\nx\n\n"
					  "# 3. [C" URL(3) "## Results\n\nx\n",
	{"13: the section \"Method\" is missing"}},
    {"one kind under two names",
	"# 1. [A" URL(1) "## Method\n\nx\n\n"
			 "# 2. [B" URL(2) "## Method\n\nx\n\n"
					  "# 3. [C" URL(3) "## 방법\n\nx\n",
	{NULL}},
    {"a section that half of the papers have",
	"# 1. [A" URL(1) "## Method\n\nx\n\n"
			 "# 2. [B" URL(2) "## Method\n\nx\n\n"
					  "# 3. [C" URL(
					      3) "## Results\n\nx\n\n"
						 "# 4. [D" URL(
						     4) "## Results\n\nx\n",
	{NULL}},
    {"too few papers to tell what is usual",
	"# 1. [A" URL(1) "## Method\n\nx\n\n# 2. [B" URL(2) "## End\n\nx\n",
	{NULL}},
};

static void
check_row(const struct row *row)
{
	struct post *post =
	    post_parse("2026-02-03.md", row->digest, strlen(row->digest));
	struct arena arena = ARENA_INIT;
	const struct fault *fault = post_check(post, &arena);
	char text[256];
	size_t n = 0;

	for (; fault; fault = fault->next, n++) {
		snprintf(text, sizeof(text), "%u: %s", fault->line, fault->msg);
		if (n >= LENGTH(row->faults) || !row->faults[n])
			fail_msg("%s: also \"%s\"", row->name, text);
		if (strncmp(text, row->faults[n], strlen(row->faults[n])) != 0)
			fail_msg("%s: \"%s\", not \"%s\"", row->name, text,
			    row->faults[n]);
	}
	if (n < LENGTH(row->faults) && row->faults[n])
		fail_msg("%s: no \"%s\"", row->name, row->faults[n]);
	arena_release(&arena);
	post_free(post);
}

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		check_row(&rows[i]);
}

/* Each category of papers is numbered by itself. */
static void
test_series(void **state)
{
	static const char digest[] =
	    "## Vision\n\n"
	    "### 1. [A" URL(1) "x\n\n"
			       "### 2. [B" URL(2) "x\n\n"
						  "## Language\n\n"
						  "### 1. [C" URL(
						      3) "x\n\n"
							 "### 3. [D" URL(
							     4) "x\n";
	struct post *post = post_parse("a.md", digest, strlen(digest));
	struct arena arena = ARENA_INIT;
	const struct fault *fault = post_check(post, &arena);

	(void)state;
	assert_int_equal(post->n_papers, 4);
	assert_non_null(fault);
	assert_string_equal(fault->msg, "number 3 follows, but 2 is missing");
	assert_null(fault->next);
	arena_release(&arena);
	post_free(post);
}

/* Each paper that lacks a section is told so: with a heading of a megabyte,
 * that would be more than there is memory for. */
static void
test_a_long_heading_is_cut(void **state)
{
	struct strbuf digest = STRBUF_INIT;
	struct arena arena = ARENA_INIT;
	const struct fault *fault;
	struct post *post;

	(void)state;
	strbuf_adds(&digest, "# 1. [A" URL(1) "## Method");
	for (int i = 0; i < 500; i++)
		strbuf_adds(&digest, "가");
	strbuf_adds(&digest,
	    "\n\nx\n\n# 2. [B" URL(2) "## Method\n\nx\n\n# 3. [C" URL(3));
	post = post_parse("a.md", digest.str, digest.len);
	fault = post_check(post, &arena);
	assert_non_null(fault);
	assert_non_null(strstr(fault->msg, "\"Method가가"));
	assert_non_null(strstr(fault->msg, "가...\" is missing"));
	assert_true(strlen(fault->msg) < 250);
	assert_null(fault->next);
	arena_release(&arena);
	post_free(post);
	strbuf_release(&digest);
}

/* Appends a paper, with its number wherever the unit has a "%". */
static void
add_unit(struct strbuf *src, const char *unit, int number)
{
	for (; *unit; unit++)
		if (*unit == '%')
			strbuf_printf(src, "%d", number);
		else
			strbuf_addc(src, *unit);
}

/* Many papers cost no more than their number, whatever is wrong with them:
 * quadratic work would not end. */
static void
test_many_papers(void **state)
{
	static const char *const units[] = {
	    "# 1. [A](http://a)\n\n",     /* all the same */
	    "# %. [A](http://a/%)\n\n",   /* nothing wrong */
	    "# [A](http://a)\n## S%\n\n", /* a section each */
	};
	int papers = (int)trials_count(60000, 60000, 6000);

	(void)state;
	for (size_t i = 0; i < LENGTH(units); i++) {
		struct arena arena = ARENA_INIT;
		struct strbuf src = STRBUF_INIT;
		const struct fault *fault;
		struct post *post;

		for (int k = 1; k <= papers; k++)
			add_unit(&src, units[i], k);
		post = post_parse("a.md", src.str, src.len);
		assert_int_equal(post->n_papers, papers);
		fault = post_check(post, &arena);
		assert_int_equal(fault == NULL, i == 1);
		arena_release(&arena);
		post_free(post);
		strbuf_release(&src);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_series),
	    cmocka_unit_test(test_a_long_heading_is_cut),
	    cmocka_unit_test(test_many_papers),
	};

	return cmocka_run_group_tests_name("model-check", tests, NULL, NULL);
}
