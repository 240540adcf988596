// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is handed on to other programs, of every paper of a digest: whatever is
 * written there stays a value in the format it is written in, and no part of
 * the file's form.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "fuzz.h"
#include "model/post.h"
#include "store/export.h"

/* As BibTeX counts braces, the entry's own is the first and the last. */
static void
check_bibtex(const struct strbuf *out)
{
	const char *last = strrchr(out->str, '}');
	long depth = 1;

	assert_int_equal(strncmp(out->str, "@misc{", 6), 0);
	assert_non_null(last);
	for (const char *s = out->str + 6; s < last; s++) {
		depth += *s == '{';
		depth -= *s == '}';
		assert_true(depth > 0);
	}
	assert_int_equal(strspn(last, "}\n"), strlen(last));
	depth--;
	assert_int_equal(depth, 0);
	fuzz_assert_clean(out->str, out->len, true);
}

/* Every line has a tag; the record ends once. */
static void
check_ris(const struct strbuf *out)
{
	const char *line = out->str;
	const char *end = NULL;

	assert_int_equal(strncmp(line, "TY  - ", 6), 0);
	while ((end = strstr(line, "\r\n"))) {
		assert_true(end >= line + 5);
		assert_int_equal(strncmp(line + 2, "  -", 3), 0);
		fuzz_assert_clean(line, (size_t)(end - line), false);
		assert_true(!!strncmp(line, "ER", 2) != !end[2]);
		line = end + 2;
	}
	assert_int_equal(*line, '\0');
}

static void
check_json(const struct strbuf *out)
{
	assert_true(out->len > 2 && out->str[0] == '{');
	assert_int_equal(strcmp(out->str + out->len - 2, "}\n"), 0);
	fuzz_assert_clean(out->str, out->len - 1, false);
}

static void
check_markdown(const struct strbuf *out)
{
	assert_int_equal(strncmp(out->str, "- ", 2), 0);
	assert_int_equal(out->str[out->len - 1], '\n');
	fuzz_assert_clean(out->str, out->len, true);
}

static void
check_citation(const struct export_paper *p)
{
	struct strbuf out = STRBUF_INIT;

	export_add_citation(p, &out);
	fuzz_assert_clean(out.str, out.len, false);
	strbuf_reset(&out);
	export_add_citekey(p, &out);
	assert_true(out.len > 0);
	assert_int_equal(strspn(out.str,
			     "abcdefghijklmnopqrstuvwxyz"
			     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."),
	    out.len);
	strbuf_release(&out);
}

static void
check_paper(const struct post *post, const struct paper *paper)
{
	static void (*const checks[EXPORT_FORMATS])(const struct strbuf *) = {
	    [EXPORT_BIBTEX] = check_bibtex,
	    [EXPORT_RIS] = check_ris,
	    [EXPORT_MARKDOWN] = check_markdown,
	    [EXPORT_JSON] = check_json};
	struct strbuf out = STRBUF_INIT;
	struct export_paper p;

	export_paper_init(&p, post, paper);
	/* A note is the reader's, but may have been copied from anywhere. */
	p.note = paper->n_sections ? paper->title : "";
	for (int i = 0; i < EXPORT_FORMATS; i++) {
		strbuf_reset(&out);
		export_add((enum export_format)i, &p, &out);
		checks[i](&out);
	}
	check_citation(&p);
	export_paper_release(&p);
	strbuf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	size_t len;
	char *bytes = fuzz_take_rest(&f, &len);
	struct post *post = post_parse("a/2026-01-31-x.md", bytes, len);

	for (size_t i = 0; i < post->n_papers; i++)
		check_paper(post, &post->papers[i]);
	post_free(post);
	free(bytes);
	return 0;
}
