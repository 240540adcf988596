// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Exports: entries in each format as a whole, keys that stay, and files that
 * are never written over. What TeX asks for is in test-store-tex.c.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "files.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "model-check.h"
#include "store/export.h"

/* ---- Whole entries ------------------------------------------------------ */

static const char digest[] =
    "---\ntitle: Daily & Weekly\ndate: 2026-02-03\ntags: [ai, \"a, b*\"]\n"
    "---\n\n"
    "# 1. [VLA_1: A Study of Ünits](https://arxiv.org/abs/2509.01234v2)\n\n"
    "Authors: Kurt Gödel, Maria de la Cruz et al.\n\n## Method\n\nText.\n\n"
    "# 2. [On the Old Style](https://arxiv.org/abs/math.GT/9909136)\n\n"
    "## Method\n\nText.\n\n"
    "# 3. [\\*Bold\\* [and] "
    "`co|de`](https://example.org/a_(b)?q=1&amp;copy;=한)\n\n"
    "## Method\n\nText.\n\n"
    "# 4. [A Script](javascript:alert(1))\n\n## Method\n\nText.\n";

struct entries {
	struct post *post;
	struct export_paper papers[4];
	struct strbuf text;
};

static int
set_up(void **state)
{
	struct entries *e = calloc(1, sizeof(*e));

	if (!e)
		return -1;
	strbuf_init(&e->text);
	e->post = post_parse("lib/2026-02-03-x.md", digest, strlen(digest));
	assert_int_equal(e->post->n_papers, 4);
	for (size_t i = 0; i < 4; i++)
		export_paper_init(&e->papers[i], e->post, &e->post->papers[i]);
	*state = e;
	return 0;
}

static int
tear_down(void **state)
{
	struct entries *e = *state;

	for (size_t i = 0; i < 4; i++)
		export_paper_release(&e->papers[i]);
	post_free(e->post);
	strbuf_release(&e->text);
	free(e);
	return 0;
}

/* Asserts what a paper becomes. */
static void
assert_entry(
    struct entries *e, enum export_format format, size_t i, const char *want)
{
	strbuf_reset(&e->text);
	export_add(format, &e->papers[i], &e->text);
	assert_string_equal(e->text.str, want);
}

static void
test_bibtex(void **state)
{
	struct entries *e = *state;

	e->papers[0].note = "50% of\n\n it_works";
	assert_entry(e, EXPORT_BIBTEX, 0,
	    "@misc{godel2025-2509.01234,\n"
	    "  author        = {G{\\\"o}del, Kurt and de la Cruz, Maria and "
	    "others},\n"
	    "  title         = {{VLA\\_1}: A Study of {\\\"U}nits},\n"
	    "  year          = {2025},\n"
	    "  month         = sep,\n"
	    "  eprint        = {2509.01234},\n"
	    "  archivePrefix = {arXiv},\n"
	    "  url           = {https://arxiv.org/abs/2509.01234v2},\n"
	    "  keywords      = {ai, a  b*},\n"
	    "  annote        = {Digest of 2026-02-03. 50\\% of it\\_works}\n"
	    "}\n\n");
	e->papers[1].n_tags = 0;
	assert_entry(e, EXPORT_BIBTEX, 1,
	    "@misc{old1999-math.GT-9909136,\n"
	    "  key           = {old},\n"
	    "  title         = {On the Old Style},\n"
	    "  year          = {1999},\n"
	    "  month         = sep,\n"
	    "  eprint        = {math.GT/9909136},\n"
	    "  archivePrefix = {arXiv},\n"
	    "  primaryClass  = {math.GT},\n"
	    "  url           = {https://arxiv.org/abs/math.GT/9909136},\n"
	    "  annote        = {Digest of 2026-02-03}\n"
	    "}\n\n");
}

static void
test_ris(void **state)
{
	struct entries *e = *state;

	e->papers[0].note = "two\nlines\nER  - no";
	assert_entry(e, EXPORT_RIS, 0,
	    "TY  - UNPB\r\n"
	    "ID  - godel2025-2509.01234\r\n"
	    "TI  - VLA_1: A Study of Ünits\r\n"
	    "AU  - Gödel, Kurt\r\n"
	    "AU  - de la Cruz, Maria\r\n"
	    "PY  - 2025\r\n"
	    "DA  - 2025/09//\r\n"
	    "PB  - arXiv\r\n"
	    "AN  - arXiv:2509.01234\r\n"
	    "UR  - https://arxiv.org/abs/2509.01234v2\r\n"
	    "KW  - ai\r\n"
	    "KW  - a, b\r\n"
	    "N1  - Digest of 2026-02-03\r\n"
	    "N1  - two lines ER  - no\r\n"
	    "ER  - \r\n");
	strbuf_reset(&e->text);
	export_add(EXPORT_RIS, &e->papers[2], &e->text);
	assert_non_null(strstr(e->text.str, "TY  - ELEC\r\n"));
	assert_non_null(strstr(e->text.str,
	    "UR  - https://example.org/a_%28b%29?q=1&copy;=%ED%95%9C\r\n"));
}

static void
test_markdown(void **state)
{
	struct entries *e = *state;

	e->papers[0].note = "# not a heading\n\n1. not *a* list";
	assert_entry(e, EXPORT_MARKDOWN, 0,
	    "- Kurt Gödel, Maria de la Cruz et al. "
	    "[VLA\\_1: A Study of Ünits](https://arxiv.org/abs/2509.01234v2). "
	    "arXiv:2509.01234v2, 2025 (digest of 2026-02-03)\n"
	    "  > \\# not a heading\n"
	    "  >\n"
	    "  > 1\\. not \\*a\\* list\n");
	strbuf_reset(&e->text);
	e->papers[3].title = "2) Two";
	export_add(EXPORT_MARKDOWN, &e->papers[3], &e->text);
	assert_memory_equal(e->text.str, "- 2\\) Two", strlen("- 2\\) Two"));
	strbuf_reset(&e->text);
	export_add_citation(&e->papers[1], &e->text);
	assert_string_equal(e->text.str,
	    "[On the Old Style](https://arxiv.org/abs/math.GT/9909136). "
	    "arXiv:math.GT/9909136, 1999");
}

/* What is written is read again as the same words and the same page. */
static void
test_markdown_says_what_was_meant(void **state)
{
	struct entries *e = *state;
	struct post *post;

	strbuf_adds(&e->text, "# ");
	export_add_citation(&e->papers[2], &e->text);
	post = post_parse("x.md", e->text.str, e->text.len);
	assert_non_null(strstr(post->text, "*Bold* [and] co|de. 2026"));
	assert_int_equal(post->blocks[0]->child->kind, NODE_LINK);
	assert_string_equal(post->blocks[0]->child->url,
	    "https://example.org/a_%28b%29?q=1&copy;=%ED%95%9C");
	post_free(post);
}

static void
test_links_are_pages_of_the_web(void **state)
{
	struct entries *e = *state;

	e->papers[2].url = "https://e.org/\"<a b>\\{}%zz%20";
	export_add(EXPORT_BIBTEX, &e->papers[2], &e->text);
	assert_non_null(strstr(
	    e->text.str, "{https://e.org/%22%3Ca%20b%3E%5C%7B%7D%25zz%20}"));
	for (int format = 0; format < EXPORT_JSON; format++) {
		strbuf_reset(&e->text);
		export_add((enum export_format)format, &e->papers[3], &e->text);
		assert_non_null(strstr(e->text.str, "A Script"));
		assert_null(strstr(e->text.str, "javascript"));
	}
}

static void
test_json(void **state)
{
	struct entries *e = *state;

	e->papers[0].starred = true;
	e->papers[0].note = "a \"note\"";
	assert_entry(e, EXPORT_JSON, 0,
	    "{\"date\":\"2026-02-03\",\"post\":\"2026-02-03-x.md\","
	    "\"post_title\":\"Daily & Weekly\",\"tags\":[\"ai\",\"a, b*\"],"
	    "\"number\":1,\"title\":\"VLA_1: A Study of Ünits\","
	    "\"authors\":[\"Kurt Gödel\",\"Maria de la Cruz\"],"
	    "\"more_authors\":true,\"year\":2025,"
	    "\"url\":\"https://arxiv.org/abs/2509.01234v2\","
	    "\"key\":\"arxiv:2509.01234\",\"arxiv\":\"2509.01234\","
	    "\"version\":2,\"sections\":[\"Method\"],\"read\":false,"
	    "\"starred\":true,\"note\":\"a \\\"note\\\"\","
	    "\"citekey\":\"godel2025-2509.01234\","
	    "\"file\":\"lib/2026-02-03-x.md\",\"line\":7}\n");
}

/* ---- Keys --------------------------------------------------------------- */

static void
assert_key_begins(struct entries *e, size_t i, const char *want)
{
	strbuf_reset(&e->text);
	export_add_citekey(&e->papers[i], &e->text);
	assert_int_equal(strncmp(e->text.str, want, strlen(want)), 0);
	assert_int_equal(strspn(e->text.str,
			     "abcdefghijklmnopqrstuvwxyz"
			     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."),
	    e->text.len);
}

static void
test_keys_say_who_and_when(void **state)
{
	struct entries *e = *state;

	assert_key_begins(e, 2, "bold2026-");
	e->papers[1].title = "논문 읽기";
	assert_key_begins(e, 1, "paper1999-math.GT-9909136");
	e->papers[1].title = "What Is \"It\"?";
	assert_key_begins(e, 1, "what1999-");
	e->papers[3].date.year = 0;
	assert_key_begins(e, 3, "script-");
}

/* The keys of all papers, each on a line, taken from a whole export. */
static void
test_keys_do_not_depend_on_their_neighbours(void **state)
{
	struct entries *e = *state;

	for (size_t i = 0; i < 4; i++) {
		struct exporter *x = exporter_new(EXPORT_BIBTEX);
		struct strbuf alone = STRBUF_INIT;

		export_add(EXPORT_BIBTEX, &e->papers[i], &alone);
		strbuf_reset(&e->text);
		for (size_t k = 4; k-- > 0;)
			assert_true(exporter_add(x, &e->papers[k], &e->text));
		assert_non_null(strstr(e->text.str, alone.str));
		strbuf_release(&alone);
		exporter_free(x);
	}
}

static void
test_keys_of_pages_differ(void **state)
{
	struct entries *e = *state;
	struct strbuf other = STRBUF_INIT;

	export_add_citekey(&e->papers[2], &e->text);
	e->papers[2].key = "https://example.org/another";
	export_add_citekey(&e->papers[2], &other);
	assert_string_not_equal(e->text.str, other.str);
	strbuf_release(&other);
}

static void
test_a_paper_is_written_once(void **state)
{
	struct entries *e = *state;
	struct exporter *x = exporter_new(EXPORT_RIS);
	size_t len;

	assert_false(exporter_has(x, e->papers[0].key));
	assert_true(exporter_add(x, &e->papers[0], &e->text));
	assert_true(exporter_has(x, e->papers[0].key));
	len = e->text.len;
	e->papers[0].date.year = 2024;
	assert_false(exporter_add(x, &e->papers[0], &e->text));
	assert_int_equal(e->text.len, len);
	assert_int_equal(exporter_count(x), 1);
	exporter_free(x);
	exporter_free(NULL);
}

/* ---- Formats and files -------------------------------------------------- */

static void
test_formats_by_name(void **state)
{
	static const struct {
		const char *name;
		enum export_format format;
	} names[] = {
	    {"bibtex", EXPORT_BIBTEX},
	    {"bib", EXPORT_BIBTEX},
	    {"ris", EXPORT_RIS},
	    {"markdown", EXPORT_MARKDOWN},
	    {"md", EXPORT_MARKDOWN},
	    {"json", EXPORT_JSON},
	    {"jsonl", EXPORT_JSON},
	};
	enum export_format format;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_true(export_find_format(&format, names[i].name));
		assert_int_equal(format, names[i].format);
	}
	assert_false(export_find_format(&format, "xml"));
	assert_false(export_find_format(&format, ".md"));
	assert_false(export_find_format(&format, ""));
	assert_true(export_guess_format(&format, "/a.ris/papers.BIB"));
	assert_int_equal(format, EXPORT_BIBTEX);
	assert_true(export_guess_format(&format, "x.ris"));
	assert_int_equal(format, EXPORT_RIS);
	assert_true(export_guess_format(&format, "x.markdown"));
	assert_int_equal(format, EXPORT_MARKDOWN);
	assert_true(export_guess_format(&format, "x.jsonl"));
	assert_int_equal(format, EXPORT_JSON);
	assert_false(export_guess_format(&format, "dir.bib/x"));
	assert_false(export_guess_format(&format, ".bib"));
}

static const struct rights all = {false};

static void
test_files_are_never_written_over(void **state)
{
	struct files *files = *state;
	struct strbuf text = STRBUF_INIT, got = STRBUF_INIT;
	struct error err;

	strbuf_adds(&text, "new");
	files_put(files, "old.bib", "old");
	files_link(files, "nowhere", "link.bib");
	assert_int_equal(
	    export_create_file(all, files_path(files, "new.bib"), &text, &err),
	    OK);
	assert_int_equal(
	    file_read(files_path(files, "new.bib"), &got, &err), OK);
	assert_string_equal(got.str, "new");
	strbuf_reset(&got);
	assert_int_equal(
	    export_create_file(all, files_path(files, "old.bib"), &text, &err),
	    ERR_REFUSED);
	assert_int_equal(
	    file_read(files_path(files, "old.bib"), &got, &err), OK);
	assert_string_equal(got.str, "old");
	assert_int_equal(
	    export_create_file(all, files_path(files, "link.bib"), &text, &err),
	    ERR_REFUSED);
	assert_int_equal(
	    export_create_file(all, files_path(files, "no/x.bib"), &text, &err),
	    ERR_IO);
	strbuf_release(&text);
	strbuf_release(&got);
}

#define ENTRY_TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ENTRY_TEST(test_bibtex),
	    ENTRY_TEST(test_ris),
	    ENTRY_TEST(test_markdown),
	    ENTRY_TEST(test_markdown_says_what_was_meant),
	    ENTRY_TEST(test_links_are_pages_of_the_web),
	    ENTRY_TEST(test_json),
	    ENTRY_TEST(test_keys_say_who_and_when),
	    ENTRY_TEST(test_keys_do_not_depend_on_their_neighbours),
	    ENTRY_TEST(test_keys_of_pages_differ),
	    ENTRY_TEST(test_a_paper_is_written_once),
	    cmocka_unit_test(test_formats_by_name),
	    FILES_TEST(test_files_are_never_written_over),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
