// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How much a post may be. What Markdown makes many nodes of counts, however it
 * is written, and what it makes none of does not: so each text is repeated up
 * to the limit, and once more.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model/bulk.h"
#include "trials.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const int64_t mib = 1024 * 1024;

/* `signs`: of each repetition. */
static const struct row {
	const char *text;
	size_t signs;
} rows[] = {
    {"a\n", 1},
    {"a\n\n\n", 1},
    {"a\r", 1},
    {"a\r\n", 2},
    {"*a* ", 2},
    {"**a** ", 2},
    {"snake_case ", 1},
    {"`a` ", 2},
    {"[[", 2},
    {"[a](b) ", 2},
    {"<b>", 2},
    {"&lt;", 1},
    {"\\[", 2},
    {"|a", 1},
    {"> ", 1},
    {">>", 2},
    {" - ", 1},
    {"\t+ ", 1},
    {"1. ", 1},
    {"1) ", 1},
    {"- a\n", 2},
};

static enum status
check_repeated(const char *text, size_t times)
{
	struct strbuf all = STRBUF_INIT;
	enum status status;

	strbuf_adds(&all, "a ");
	for (size_t i = 0; i < times; i++)
		strbuf_adds(&all, text);
	status = bulk_check("it", all.str, all.len, NULL);
	strbuf_release(&all);
	return status;
}

static void
signs_are_counted_and_bounded(void **state)
{
	(void)state;
	for (size_t i = 0; i < trials_count(LENGTH(rows), LENGTH(rows), 2);
	     i++) {
		size_t times = POST_SIGNS_MAX / rows[i].signs;

		if (check_repeated(rows[i].text, times) != OK)
			fail_msg("%s: refused too early", rows[i].text);
		if (check_repeated(rows[i].text, times + 1) != ERR_LIMIT)
			fail_msg("%s: not refused", rows[i].text);
	}
}

static void
what_is_text_to_markdown_is_not_counted(void **state)
{
	static const char *const texts[] = {"논문", "word ", "well-known, ",
	    "a+b ", "1.5 ", "e.g. ", "(x) ", "--- ", "a = b; ", "\"q\" "};

	(void)state;
	for (size_t i = 0; i < trials_count(LENGTH(texts), LENGTH(texts), 1);
	     i++)
		if (check_repeated(texts[i], 2 * POST_SIGNS_MAX) != OK)
			fail_msg("%s: refused", texts[i]);
}

/* Digests as deep as `nesting` where blank lines stand in them, and how many
 * such lines each has. */
static const struct nest {
	const char *name;
	const char *head;
	const char *unit; /* `nesting` times */
	const char *tail;
	const char *blank;
} nests[] = {
    {"marks", "", "- ", "a\n", "\n"},
    {"other marks", "", "1. ", "a\n", "\n"},
    {"marks, in a quote", "> ", "* ", "a\n", ">\n"},
    {"blanks in the lines", "", "+ ", "a\n", "   \t\n"},
    {"columns", "- a\n", "  ", "- b\n", "\n"},
    {"tabs", "- a\n", "\t\t", "- b\n", "\n"},
    {"a line that goes on", "", "- ", "a\nb\nc\n", "\n"},
    {"CR", "", "- ", "a\rb\r", "\r"},
    {"CR LF", "", "- ", "a\r\nb\r\n", "\r\n"},
};

static enum status
check_nest(const struct nest *nest, size_t nesting, size_t blanks)
{
	struct strbuf all = STRBUF_INIT;
	struct error err = {.status = OK};
	enum status status;

	strbuf_adds(&all, nest->head);
	for (size_t i = 0; i < nesting; i++)
		strbuf_adds(&all, nest->unit);
	strbuf_adds(&all, nest->tail);
	for (size_t i = 0; i < blanks; i++)
		strbuf_adds(&all, nest->blank);
	status = bulk_check("it", all.str, all.len, &err);
	assert_true(status == OK || strstr(err.msg, "nested too deeply"));
	strbuf_release(&all);
	return status;
}

static void
lists_around_blank_lines_are_bounded(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(nests); i++) {
		if (check_nest(&nests[i], 20000, 1001) != ERR_LIMIT)
			fail_msg("%s: not refused", nests[i].name);
		if (check_nest(&nests[i], 4000, 1000) != OK)
			fail_msg("%s: refused too early", nests[i].name);
		if (check_nest(&nests[i], 4, 100000) != OK)
			fail_msg("%s: refused for its lines", nests[i].name);
	}
}

static void
lists_that_end_are_not_around_what_follows(void **state)
{
	static const struct nest nest = {"", "", "- ", "a\n\nb\n", "\n"};
	static const struct nest rules = {"", "", "-", "\n", "\n"};

	(void)state;
	assert_int_equal(check_nest(&nest, 20000, 100000), OK);
	assert_int_equal(check_nest(&rules, 20000, 100000), OK);
}

static void
bytes_are_bounded(void **state)
{
	struct error err;

	(void)state;
	assert_int_equal(bulk_check_size("it", POST_MIB_MAX * mib, NULL), OK);
	assert_int_equal(
	    bulk_check_size("it", POST_MIB_MAX * mib + 1, &err), ERR_LIMIT);
	assert_string_equal(err.path, "it");
	assert_non_null(strstr(err.msg, "24 MiB"));
	assert_int_equal(bulk_check_size("it", INT64_MAX, &err), ERR_LIMIT);
}

static void
a_refusal_names_file_and_limit(void **state)
{
	struct strbuf all = STRBUF_INIT;
	struct error err;

	(void)state;
	strbuf_pad(&all, '[', POST_SIGNS_MAX + 1);
	assert_int_equal(
	    bulk_check("a/b.md", all.str, all.len, &err), ERR_LIMIT);
	assert_string_equal(err.path, "a/b.md");
	assert_non_null(strstr(err.msg, "1000000"));
	strbuf_pad(&all, ' ', (size_t)(POST_MIB_MAX * mib));
	assert_int_equal(
	    bulk_check("a/b.md", all.str, all.len, &err), ERR_LIMIT);
	assert_non_null(strstr(err.msg, "24 MiB"));
	strbuf_release(&all);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(signs_are_counted_and_bounded),
	    cmocka_unit_test(what_is_text_to_markdown_is_not_counted),
	    cmocka_unit_test(lists_around_blank_lines_are_bounded),
	    cmocka_unit_test(lists_that_end_are_not_around_what_follows),
	    cmocka_unit_test(bytes_are_bounded),
	    cmocka_unit_test(a_refusal_names_file_and_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
