// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Patterns: the first line is what was typed, the rest the text. Matches lie
 * within the text one behind the other, and where there is one, all that the
 * pattern says it needs is in the text.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "model/needs.h"
#include "model/pattern.h"

enum { MATCHES_MAX = 50 }; /* that are looked for */

/* Letters that are equal but for case, made the same. */
static void
add_folded(struct strbuf *out, const char *s, size_t len)
{
	for (size_t n; len; s += n, len -= n) {
		char buf[4];
		uint32_t c;

		n = utf8_decode(s, len, &c);
		c = uc_tolower(uc_toupper(c));
		strbuf_add(out, buf, utf8_encode(buf, c));
	}
}

static bool
is_met(const struct need *need, const char *folded)
{
	struct strbuf text = STRBUF_INIT;
	bool met = false;

	for (size_t i = 0; i < need->n && !met; i++) {
		strbuf_reset(&text);
		add_folded(&text, need->texts[i], strlen(need->texts[i]));
		met = strstr(folded, text.str) != NULL;
	}
	strbuf_release(&text);
	return met;
}

static void
check_needs(const struct pattern *pattern, const struct strbuf *text)
{
	const struct needs *needs = pattern_needs(pattern);
	struct strbuf folded = STRBUF_INIT;

	add_folded(&folded, text->str, text->len);
	for (size_t i = 0; i < needs->n; i++)
		assert_true(is_met(&needs->items[i], folded.str));
	strbuf_release(&folded);
}

static void
check_matches(const struct pattern *pattern, const struct strbuf *text)
{
	struct match m = {0, 0};
	struct error err;
	uint32_t from = 0;
	size_t n = 0;

	/* What is read beyond its end is noticed. */
	char *exact = mem_alloc(text->len + 1);

	memcpy(exact, text->str, text->len);
	while (n < MATCHES_MAX &&
	    pattern_find(pattern, exact, text->len, from, &m, &err) == OK) {
		assert_true(m.begin >= from && m.begin < m.end);
		assert_true(m.end <= text->len);
		assert_int_equal(
		    utf8_floor(exact, text->len, m.begin), m.begin);
		assert_int_equal(utf8_floor(exact, text->len, m.end), m.end);
		from = m.end;
		n++;
	}
	free(exact);
	if (n)
		check_needs(pattern, text);
}

/* All at once are the same as one after the other. */
static void
check_all(const struct pattern *pattern, const struct strbuf *text)
{
	struct match all[MATCHES_MAX], m = {0, 0};
	struct error err;
	size_t n =
	    pattern_find_all(pattern, text->str, text->len, all, MATCHES_MAX);

	assert_true(n <= MATCHES_MAX);
	for (size_t i = 0; i < n; i++) {
		if (pattern_find(
			pattern, text->str, text->len, m.end, &m, &err) != OK)
			return;
		assert_int_equal(m.begin, all[i].begin);
		assert_int_equal(m.end, all[i].end);
	}
}

static void
check(const struct pattern_text *texts, size_t n, const struct strbuf *text)
{
	struct error err = {.msg = ""};
	struct pattern *pattern = pattern_new_any(texts, n, &err);

	if (pattern) {
		check_matches(pattern, text);
		check_all(pattern, text);
	} else {
		assert_true(err.status == ERR_SYNTAX && err.msg[0]);
	}
	fuzz_assert_line(err.msg);
	pattern_free(pattern);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	unsigned how = fuzz_take_last(&f);
	struct strbuf text = STRBUF_INIT;
	struct pattern_text texts[2];
	char *typed[2], *rest;
	size_t len;

	typed[0] = fuzz_take_line(&f, &len);
	typed[1] = how & 16 ? fuzz_take_line(&f, &len) : NULL;
	rest = fuzz_take_rest(&f, &len);
	utf8_clean(&text, rest, len, UTF8_CLEAN_LINES);
	texts[0] = (struct pattern_text){typed[0], how & 3};
	texts[1] = (struct pattern_text){typed[1], how >> 2 & 3};
	check(texts, typed[1] ? 2 : 1, &text);
	strbuf_release(&text);
	free(typed[0]);
	free(typed[1]);
	free(rest);
	return 0;
}
