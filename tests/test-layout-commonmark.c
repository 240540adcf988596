// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The examples of the CommonMark specification (tests/commonmark/examples),
 * through parser and layout: what holds of every flow holds of these, at every
 * width, and what is seen is the text that cmark finds in them.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "layout-check.h"
#include "layout/flow.h"
#include "model/post.h"
#include "unicode.h"

enum { EXAMPLES = 652 };

/* Before each example, so that it is not taken for front matter. */
static const char before[] = "Before.\n\n";

static void
unescape(struct strbuf *out, const char *s, const char *end)
{
	for (; s < end; s++)
		if (*s != '\\')
			strbuf_addc(out, *s);
		else if (*++s == 'n')
			strbuf_addc(out, '\n');
		else
			strbuf_addc(out, *s == 't' ? '\t' : *s);
}

static void
read_examples(struct strbuf *examples)
{
	const char *dir = getenv("srcdir");
	struct strbuf path = STRBUF_INIT, file = STRBUF_INIT;
	struct error err;
	size_t n = 0;

	strbuf_printf(&path, "%s/tests/commonmark/examples", dir ? dir : ".");
	if (file_read(path.str, &file, &err) != OK)
		fail_msg("%s: %s", path.str, err.msg);
	for (const char *p = file.str; *p;) {
		const char *end = strchr(p, '\n');

		if (strncmp(p, "%%", 2) != 0) {
			assert_true(n < EXAMPLES);
			strbuf_init(&examples[n]);
			strbuf_adds(&examples[n], before);
			unescape(&examples[n++], p, end);
		}
		p = end + 1;
	}
	assert_int_equal(n, EXAMPLES);
	strbuf_release(&path);
	strbuf_release(&file);
}

static int
set_up(void **state)
{
	*state = calloc(EXAMPLES, sizeof(struct strbuf));
	assert_non_null(*state);
	read_examples(*state);
	return 0;
}

static int
tear_down(void **state)
{
	struct strbuf *examples = *state;

	for (size_t i = 0; i < EXAMPLES; i++)
		strbuf_release(&examples[i]);
	free(examples);
	return 0;
}

static void
every_flow_is_sound(void **state)
{
	static const unsigned widths[] = {1, 2, 7, 40, 80, 200};
	const struct strbuf *examples = *state;
	size_t flows = 0;

	for (size_t i = 0; i < EXAMPLES; i++) {
		struct post *post =
		    post_parse("a.md", examples[i].str, examples[i].len);

		for (size_t w = 0; w < sizeof(widths) / sizeof(*widths); w++) {
			struct flow_options options = {.width = widths[w],
			    .wrap = i % 2 ? WRAP_WORD : WRAP_ANY,
			    .link_numbers = w % 2};

			layout_check_post(post, &options);
			flows++;
		}
		post_free(post);
	}
	printf("# %d examples, %zu flows\n", EXAMPLES, flows);
}

/* Text without what lines are broken at. */
static void
add_without_blanks(struct strbuf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!strchr(" \n\t", s[i]))
			strbuf_addc(out, s[i]);
}

/* The text that cmark finds, cleaned as all text is; false if it is not to be
 * compared, since there is HTML in it. */
static bool
add_expected(struct strbuf *out, const struct strbuf *example)
{
	cmark_node *doc =
	    cmark_parse_document(example->str, example->len, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(doc);
	struct strbuf text = STRBUF_INIT;
	struct strbuf clean = STRBUF_INIT;
	bool html = false;

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		const char *s = cmark_node_get_literal(node);

		html = html || type == CMARK_NODE_HTML_BLOCK ||
		    type == CMARK_NODE_HTML_INLINE;
		if (s)
			strbuf_adds(&text, s);
	}
	utf8_clean(&clean, text.str, text.len, UTF8_CLEAN_LINES);
	add_without_blanks(out, clean.str, clean.len);
	strbuf_release(&text);
	strbuf_release(&clean);
	cmark_iter_free(iter);
	cmark_node_free(doc);
	return !html;
}

/* What of a post's text is seen, without what is only drawn beside it. */
static void
add_seen(struct strbuf *out, const struct post *post)
{
	const struct flow_options options = {.width = 200};
	struct flow flow;

	flow_init(&flow);
	for (size_t i = 0; i < post->n_parts; i++) {
		flow_layout(&flow, post, &post->parts[i], &options);
		for (size_t k = 0; k < flow.n_spans; k++) {
			const struct span *span = &flow.spans[k];
			size_t len;
			const char *s = flow_span_text(post, span, &len);

			if (span->begin < span->end)
				add_without_blanks(out, s, len);
		}
	}
	flow_release(&flow);
}

/* There is no difference, but for HTML, which is made readable (model/html.h):
 * what is made of it test-model-markdown.c looks at. */
static void
what_is_seen_is_the_text(void **state)
{
	const struct strbuf *examples = *state;
	size_t compared = 0;

	for (size_t i = 0; i < EXAMPLES; i++) {
		struct post *post =
		    post_parse("a.md", examples[i].str, examples[i].len);
		struct strbuf seen = STRBUF_INIT, expected = STRBUF_INIT;

		add_seen(&seen, post);
		if (add_expected(&expected, &examples[i])) {
			if (strcmp(seen.str, expected.str) != 0)
				fail_msg("example %zu: \"%s\", not \"%s\"",
				    i + 1, seen.str, expected.str);
			compared++;
		}
		strbuf_release(&seen);
		strbuf_release(&expected);
		post_free(post);
	}
	assert_true(compared > EXAMPLES / 2);
	printf("# %zu of %d examples are compared, the others have HTML\n",
	    compared, EXAMPLES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_flow_is_sound),
	    cmocka_unit_test(what_is_seen_is_the_text),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
