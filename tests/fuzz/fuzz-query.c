// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Queries: the first line is what was typed, the second the title of a paper,
 * and the rest a text that all of its patterns are looked for in. A query that
 * is read is read from its clean text, too, and as typed on the other layout.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "model/query-token.h"
#include "model/query.h"

static void
check_pattern(const struct pattern *pattern, const struct strbuf *text)
{
	struct match m;
	struct error err;

	if (pattern_find(pattern, text->str, text->len, 0, &m, &err) == OK)
		assert_true(m.begin < m.end && m.end <= text->len);
}

static void
check_patterns(const struct query *q, const struct strbuf *text)
{
	const struct pattern *any = query_any(q);

	assert_true(!any == !query_patterns(q));
	for (size_t i = 0; i < query_patterns(q); i++)
		check_pattern(query_pattern(q, i), text);
	for (size_t i = 0; i < query_note_patterns(q); i++)
		check_pattern(query_note_pattern(q, i), text);
	if (any)
		check_pattern(any, text);
	if (query_any_in_note(q))
		check_pattern(query_any_in_note(q), text);
}

static void
check_fields(const struct query *q, const char *title)
{
	static const struct date days[] = {DATE_NONE, {1, 1, 1, -1, -1, -1},
	    {2026, 1, 31, 8, 15, 0}, {9999, 12, 31, -1, -1, -1}};
	const char *tags[] = {title, "vision"};

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		query_allows_day(q, &days[i]);
	assert_true(query_has_tags(q) || query_allows_tags(q, NULL, 0));
	query_allows_tags(q, tags, 2);
	query_allows_paper(q, title, NULL);
	query_allows_paper(q, title, "2509.09372");
	assert_true(query_has_sections(q) || query_excludes_sections(q) ||
	    query_allows_section(q, 0, title));
	for (int kind = 0; kind < SECTION_KINDS; kind++)
		query_allows_section(q, (enum section_kind)kind, title);
	query_limits(q, NULL);
}

/* Tokens stand in the text, one behind the other. */
static void
check_tokens(const struct strbuf *typed)
{
	struct query_token token;
	size_t at = 0;
	size_t before = 0;

	while (query_token_next(&token, typed->str, typed->len, &at)) {
		assert_in_range(token.field, 0, QUERY_FIELDS - 1);
		assert_true(token.begin >= before && token.begin <= token.end);
		assert_true(token.end <= typed->len && at <= typed->len);
		assert_true(at > before);
		before = at;
	}
	free(query_no_field(typed->str));
}

static void
check_layout(const struct strbuf *typed)
{
	char *other = query_other_layout(typed->str);
	struct query *q;
	struct error err;

	if (!other)
		return;
	fuzz_assert_line(other);
	q = query_new(other, &err);
	query_free(q);
	free(other);
}

static void
check(const char *typed, const char *title, const struct strbuf *text)
{
	struct error err = {.msg = ""};
	struct query *q = query_new(typed, &err);

	if (q) {
		check_patterns(q, text);
		check_fields(q, title);
	} else {
		assert_true(err.msg[0]);
	}
	fuzz_assert_line(err.msg);
	query_free(q);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	struct strbuf text = STRBUF_INIT, clean = STRBUF_INIT,
		      title = STRBUF_INIT;
	size_t len;
	char *typed = fuzz_take_line(&f, &len);
	char *line, *rest;

	utf8_clean(&clean, typed, strlen(typed), UTF8_CLEAN_LINE);
	line = fuzz_take_line(&f, &len);
	utf8_clean(&title, line, len, UTF8_CLEAN_LINE);
	rest = fuzz_take_rest(&f, &len);
	utf8_clean(&text, rest, len, UTF8_CLEAN_LINES);
	check(typed, title.str, &text);
	check(clean.str, title.str, &text);
	check_tokens(&clean);
	check_layout(&clean);
	strbuf_release(&text);
	strbuf_release(&clean);
	strbuf_release(&title);
	free(typed);
	free(line);
	free(rest);
	return 0;
}
