// SPDX-License-Identifier: GPL-3.0-or-later
/* See fuzz-check.h. */
#include <config.h>

#include "fuzz-check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "../layout-check.h"
#include "../model-check.h"
#include "model/authors.h"
#include "model/pattern.h"
#include "fuzz.h"

static const struct flow_remark remarks[] = {{"also", "2025-09-10, 2025-09-15"},
    {"note", "한국어 메모는 여러 줄일 수 있다.\n\nTwo\n"}};

/* Most widths are those of terminals, some are at the limits. */
static unsigned
width_of(unsigned n)
{
	return n < 250 ? n + 1 : n < 253 ? 400 * (n - 249) : 65535 + n - 254;
}

static void
check_layout(const struct post *post, const struct fuzz_look *look)
{
	struct flow_options options = {.width = width_of(look->width),
	    .wrap = look->options & 1 ? WRAP_WORD : WRAP_ANY,
	    .link_numbers = look->options & 2,
	    .remarks = remarks,
	    .n_remarks = look->options >> 2 & 1 ? look->options >> 3 & 1 : 2};

	layout_check_post(post, &options);
}

static void
check_authors(const struct post *post)
{
	struct authors authors;

	authors_init(&authors);
	for (size_t i = 0; i < post->n_papers; i++) {
		authors_find(&authors, post, &post->papers[i]);
		for (size_t k = 0; k < authors.n; k++)
			fuzz_assert_line(authors.names[k]);
	}
	authors_release(&authors);
}

/* All that a pattern matches lies within the text, one match behind the other;
 * the first one is not behind `first`. */
static void
check_matches(
    const struct pattern *pattern, const struct post *post, uint32_t first)
{
	struct match m = {0, 0};
	struct error err;
	uint32_t from = 0;
	size_t n = 0;

	while (n < 100 &&
	    pattern_find(pattern, post->text, post->text_len, from, &m, &err) ==
		OK) {
		assert_true(m.begin >= from && m.end > m.begin);
		assert_true(m.end <= post->text_len);
		assert_int_equal(
		    utf8_floor(post->text, post->text_len, m.begin), m.begin);
		assert_true(n > 0 || m.begin <= first);
		from = m.end;
		n++;
	}
	assert_true(n > 0);
}

/* Bytes of blanks at the start of a text: a pattern begins behind them. */
static size_t
skip_blanks(const char *text)
{
	size_t len = strlen(text);
	size_t at = 0;

	while (at < len) {
		uint32_t c;
		size_t n = utf8_decode(text + at, len - at, &c);

		if (!uc_is_property_white_space(c))
			break;
		at += n;
	}
	return at;
}

/* What stands in the text is found there. */
static void
search(const struct post *post, uint32_t from, const char *text)
{
	struct pattern_text typed = {
	    .typed = text, .how = PATTERN_VERBATIM | PATTERN_FINISHED};
	struct error err;
	struct pattern *pattern = pattern_new_any(&typed, 1, &err);

	assert_non_null(pattern);
	check_matches(pattern, post, from);
	pattern_free(pattern);
}

static void
check_search(const struct post *post, const struct fuzz_look *look)
{
	size_t from = post->text_len ? look->from % post->text_len : 0;
	size_t to = from + look->len % 64;
	size_t blanks;
	char *text;

	to = to < post->text_len ? to : post->text_len;
	from = utf8_floor(post->text, post->text_len, from);
	to = utf8_floor(post->text, post->text_len, to);
	text = mem_strndup(post->text + from, to - from);
	blanks = skip_blanks(text);
	if (text[blanks])
		search(post, (uint32_t)(from + blanks), text);
	free(text);
}

void
fuzz_check_digest(const char *bytes, size_t len, const struct fuzz_look *look)
{
	struct post *post = post_parse("a/2026-01-31-x.md", bytes, len);

	check_post(post);
	check_layout(post, look);
	check_authors(post);
	check_search(post, look);
	post_free(post);
}
