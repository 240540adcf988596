// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The walk over YAML by example: text in; out, a line for each scalar: its way,
 * "=", what it says, and "@" with its line. And JSON, which goes the other
 * way.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/json.h"
#include "base/strbuf.h"
#include "base/yaml.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
note_scalar(void *ctx, const struct yaml_scalar *scalar)
{
	struct strbuf *out = ctx;

	for (size_t i = 0; i < scalar->depth; i++) {
		const struct yaml_step *step = &scalar->path[i];
		if (step->key)
			strbuf_printf(out, "/%s", step->key);
		else
			strbuf_printf(out, "/%zu", step->index);
	}
	strbuf_printf(out, "%s", scalar->plain ? "=" : "='");
	strbuf_add(out, scalar->text, scalar->len);
	strbuf_printf(out, "@%u\n", scalar->line);
}

/* Walks over a copy of exactly `len` bytes, so that a look beyond them shows
 * where memory is checked. */
static enum status
walk(struct strbuf *out, const char *text, size_t len, struct error *err)
{
	struct yaml_visitor visitor = {note_scalar, out};
	char *exact = malloc(len ? len : 1);
	enum status status;

	assert_non_null(exact);
	memcpy(exact, text, len);
	status = yaml_walk(exact, len, &visitor, err);
	free(exact);
	return status;
}

static const struct row {
	const char *name, *text, *want;
	enum status status;
	unsigned line; /* of the fault */
} rows[] = {
    {"nothing", "", "", OK, 0},
    {"only a comment", "# none\n", "", OK, 0},
    {"one scalar", "hello\n", "=hello@1\n", OK, 0},
    {"a mapping", "a: 1\nb: two words\n", "/a=1@1\n/b=two words@2\n", OK, 0},
    {"CRLF", "a: 1\r\nb: 2\r\n", "/a=1@1\n/b=2@2\n", OK, 0},
    {"quotes", "a: 'x'\nb: \"y\\tz\"\n", "/a='x@1\n/b='y\tz@2\n", OK, 0},
    {"an empty value", "a:\nb: ''\n", "/a=@1\n/b='@2\n", OK, 0},
    {"sequences", "t: [x, y]\nu:\n- z\n-\n",
	"/t/0=x@1\n/t/1=y@1\n"
	"/u/0=z@3\n/u/1=@4\n",
	OK, 0},
    {"nesting", "a:\n  b:\n    - c: 1\n      d: 2\n    - 3\ne: 4\n",
	"/a/b/0/c=1@3\n/a/b/0/d=2@4\n/a/b/1=3@5\n/e=4@6\n", OK, 0},
    {"block scalars", "a: >-\n  one\n  two\nb: |\n  three\n  four\n",
	"/a='one two@1\n/b='three\nfour\n@4\n", OK, 0},
    {"aliases are not expanded", "a: &x [1, 2]\nb: *x\nc: 3\n",
	"/a/0=1@1\n/a/1=2@1\n/c=3@3\n", OK, 0},
    {"a list as a key is passed over", "? [1, {2: 3}]\n: v\nb: 4\n",
	"/=v@2\n/b=4@3\n", OK, 0},
    {"an alias as a key", "a: &x 1\n*x : 2\nb: 3\n", "/a=1@1\n/=2@2\n/b=3@3\n",
	OK, 0},
    {"tags mean nothing", "a: !!binary x\nb: !own y\n", "/a=x@1\n/b=y@2\n", OK,
	0},
    {"a key that comes twice", "a: 1\na: 2\n", "/a=1@1\n/a=2@2\n", OK, 0},
    {"a NUL in a string", "a: \"x\\0y\"\n", NULL, OK, 0},
    {"a second colon", "a: 1\nb: c: d\n", "/a=1@1\n/b=c@2\n", ERR_SYNTAX, 2},
    {"a tab", "x: 0\na: 1\n\tb: 2\n", "/x=0@1\n", ERR_SYNTAX, 3},
    {"a quote left open is told where it opens", "a: 1\nb: \"x\nc: 2\nd: 3\n",
	"/a=1@1\n", ERR_SYNTAX, 2},
    {"so it is behind what is not ASCII", "가: 1\nb: \"x\nc: 라마바사\n",
	"/가=1@1\n", ERR_SYNTAX, 2},
    {"only line feeds make lines of the file",
	"# x\xE2\x80\xA8\na: 1\r\nb: 2\r\rc: 3\n", "/a=1@2\n/b=2@3\n/c=3@3\n",
	OK, 0},
    {"text behind a list", "a: 1\nb: [x] y\n", "/a=1@1\n/b/0=x@2\n", ERR_SYNTAX,
	2},
    {"not UTF-8", "a: 1\nb: \xFF\n", NULL, ERR_SYNTAX, 2},
    {"a control character", "a: 1\n\nb: \x01\n", NULL, ERR_SYNTAX, 3},
    {"an alias of nothing known", "a: *x\nb: 1\n", "/b=1@2\n", OK, 0},
    {"a second document", "a: 1\n---\nb: 2\n", "/a=1@1\n", ERR_SYNTAX, 2},
    {"an unknown directive", "%YAML 9.9\n---\na: 1\n", NULL, ERR_SYNTAX, 1},
    {"what looks like UTF-16",
	"\xFF\xFE"
	"a\0:\0",
	NULL, ERR_SYNTAX, 1},
};

static void
test_row(void **state)
{
	const struct row *row = *state;
	struct strbuf out = STRBUF_INIT;
	struct error err = {.status = OK};
	enum status status = walk(&out, row->text, strlen(row->text), &err);

	assert_int_equal(status, row->status);
	if (row->want)
		assert_string_equal(out.str, row->want);
	if (row->status != OK) {
		assert_int_equal(err.status, row->status);
		assert_int_equal(err.line, row->line);
		assert_true(err.msg[0] != '\0');
	}
	strbuf_release(&out);
}

static void
a_string_may_hold_nul(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_int_equal(walk(&out, "a: \"x\\0y\"", 9, NULL), OK);
	assert_int_equal(out.len, strlen("/a='x?y@1\n"));
	assert_memory_equal(out.str, "/a='x\0y@1\n", out.len);
	strbuf_release(&out);
}

/* `n` openings of a list around one scalar, and their closings. */
static void
add_nested(struct strbuf *out, size_t n)
{
	strbuf_pad(out, '[', n);
	strbuf_addc(out, 'x');
	strbuf_pad(out, ']', n);
}

static void
depth_is_bounded(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;
	struct error err;

	(void)state;
	add_nested(&text, YAML_WALK_DEPTH);
	assert_int_equal(walk(&out, text.str, text.len, &err), OK);
	assert_non_null(strstr(out.str, "/0=x@1"));
	strbuf_reset(&text);
	add_nested(&text, YAML_WALK_DEPTH + 1);
	assert_int_equal(walk(&out, text.str, text.len, &err), ERR_LIMIT);
	assert_int_equal(err.line, 1);
	strbuf_reset(&text);
	strbuf_pad(&text, '[', 200000);
	assert_int_not_equal(walk(&out, text.str, text.len, &err), OK);
	strbuf_release(&text);
	strbuf_release(&out);
}

/* To libyaml lines also end where ours do not. */
static void
directives_are_bounded(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;
	struct error err;

	(void)state;
	for (int i = 0; i < YAML_WALK_DIRECTIVES; i++)
		strbuf_printf(&text, "%%TAG !%d! x\r", i);
	strbuf_adds(&text, "---\na: !1!b c\n");
	assert_int_equal(walk(&out, text.str, text.len, &err), OK);
	assert_string_equal(out.str, "/a=c@2\n");
	strbuf_splice(&text, 0, 0, "%TAG !a! x\r", 11);
	assert_int_equal(walk(&out, text.str, text.len, &err), ERR_LIMIT);
	assert_int_equal(err.line, 1);
	assert_non_null(strstr(err.msg, "100 directives"));
	strbuf_release(&text);
	strbuf_release(&out);
}

static void
a_billion_laughs_stay_small(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	strbuf_adds(&text, "a0: &a0 ha\n");
	for (int i = 1; i < 30; i++)
		strbuf_printf(&text, "a%d: &a%d [*a%d, *a%d, *a%d]\n", i, i,
		    i - 1, i - 1, i - 1);
	assert_int_equal(walk(&out, text.str, text.len, NULL), OK);
	assert_string_equal(out.str, "/a0=ha@1\n");
	strbuf_release(&text);
	strbuf_release(&out);
}

static void
every_cut_of_a_document_is_survived(void **state)
{
	static const char text[] =
	    "a: &x [1, {b: 'c', ? [d] : e}]\nf: >-\n  g\n  h\n"
	    "i:\n- *x\n- j: \"\\u1234 k\"\n# l\n? m\n: n\n";

	size_t refused = 0;

	(void)state;
	for (size_t len = 0; len < sizeof(text); len++) {
		struct strbuf out = STRBUF_INIT;
		struct error err = {.line = 0};
		if (walk(&out, text, len, &err) != OK) {
			assert_in_range(err.line, 1, 10);
			refused++;
		}
		strbuf_release(&out);
	}
	/* Some are whole documents, and some cannot be. */
	assert_in_range(refused, 1, sizeof(text) - 1);
}

/* ---- JSON --------------------------------------------------------------- */

static void
json_puts_commas_where_they_belong(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json json = JSON_INIT(&out);

	(void)state;
	json_object_begin(&json);
	json_key(&json, "a");
	json_number(&json, -1);
	json_key(&json, "b");
	json_array_begin(&json);
	json_string(&json, "x");
	json_object_begin(&json);
	json_object_end(&json);
	json_array_begin(&json);
	json_array_end(&json);
	json_bool(&json, true);
	json_bool(&json, false);
	json_array_end(&json);
	json_key(&json, "c");
	json_string(&json, NULL);
	json_key(&json, "d");
	json_null(&json);
	json_object_end(&json);
	json_line_end(&json);
	json_object_begin(&json);
	json_object_end(&json);
	json_line_end(&json);
	assert_string_equal(out.str,
	    "{\"a\":-1,\"b\":[\"x\",{},[],true,false],\"c\":null,\"d\":null}\n"
	    "{}\n");
	strbuf_release(&out);
}

static void
json_escapes_what_must_not_stand_there(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		const char *want;
	} strings[] = {
	    {"", 0, "\"\""},
	    {"비전 model", 12, "\"비전 model\""},
	    {"a\"b\\c/", 6, "\"a\\\"b\\\\c/\""},
	    {"\b\f\n\r\t", 5, "\"\\b\\f\\n\\r\\t\""},
	    {"\0\x01\x1F\x7F", 4, "\"\\u0000\\u0001\\u001f\\u007f\""},
	    {"a\u2028b\u2029", 8, "\"a\\u2028b\\u2029\""},
	    {"\xFF"
	     "a\xED\xA0\x80",
		5, "\"\uFFFDa\uFFFD\uFFFD\uFFFD\""},
	    {"cut\xE2\x82", 5, "\"cut\uFFFD\""},
	    {"\uFFFD", 3, "\"\uFFFD\""},
	    {"\U0001F600", 4, "\"\U0001F600\""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(strings); i++) {
		struct strbuf out = STRBUF_INIT;
		struct json json = JSON_INIT(&out);
		json_text(&json, strings[i].text, strings[i].len);
		assert_string_equal(out.str, strings[i].want);
		strbuf_release(&out);
	}
}

static void
json_numbers_keep_every_digit(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json json = JSON_INIT(&out);

	(void)state;
	json_array_begin(&json);
	json_number(&json, INT64_MAX);
	json_number(&json, INT64_MIN);
	json_array_end(&json);
	assert_string_equal(
	    out.str, "[9223372036854775807,-9223372036854775808]");
	strbuf_release(&out);
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
	    cmocka_unit_test(a_string_may_hold_nul),
	    cmocka_unit_test(depth_is_bounded),
	    cmocka_unit_test(directives_are_bounded),
	    cmocka_unit_test(a_billion_laughs_stay_small),
	    cmocka_unit_test(every_cut_of_a_document_is_survived),
	    cmocka_unit_test(json_puts_commas_where_they_belong),
	    cmocka_unit_test(json_escapes_what_must_not_stand_there),
	    cmocka_unit_test(json_numbers_keep_every_digit),
	};

	return run_rows() + cmocka_run_group_tests(tests, NULL, NULL);
}
