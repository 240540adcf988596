// SPDX-License-Identifier: GPL-3.0-or-later
/* How the command line speaks of papers: what is a REF, which paper of a post
 * it means, and the REF that a paper is listed under. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cmd/ref.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

enum { NO_REF = -1 };

static void
test_kinds(void **state)
{
	static const struct {
		const char *word;
		int kind;
	} rows[] = {
	    {"2025-09-12", REF_DAY},
	    {"2025-09-12/3", REF_NUMBER},
	    {"2025-09-12/0", REF_NUMBER},
	    {"2509.09372", REF_ARXIV},
	    {"2509.09372v2", REF_ARXIV},
	    {"arxiv:2509.09372", REF_ARXIV},
	    {"hep-th/9901001", REF_ARXIV},
	    {"https://arxiv.org/pdf/2509.09372", REF_ARXIV},
	    {"https://example.org/paper", REF_KEY},
	    {"HTTP://example.org/paper", REF_KEY},
	    {"2025-09-12-papers.md#3", REF_KEY},
	    {"", NO_REF},
	    {"3", NO_REF},
	    {"2025-13-12", NO_REF},
	    {"2025-02-30", NO_REF},
	    {"2025-9-12", NO_REF},
	    {"2025-09-12/", NO_REF},
	    {"2025-09-12/x", NO_REF},
	    {"2025-09-12/3x", NO_REF},
	    {"2025-09-12/-3", NO_REF},
	    {"2025-09-12/99999999999999999999", NO_REF},
	    {"2025-09-12x", NO_REF},
	    {"ftp://example.org/paper", NO_REF},
	    {"bananas", NO_REF},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct ref ref;
		int kind =
		    ref_parse(&ref, rows[i].word) ? (int)ref.kind : NO_REF;
		if (kind != rows[i].kind)
			fail_msg("\"%s\": %d", rows[i].word, kind);
		ref_release(&ref);
	}
}

static const char digest[] = "---\ndate: 2025-09-12\n---\n\n"
			     "# 1. [A](https://arxiv.org/abs/2509.00001v3)\n\n"
			     "# 2. [B](https://example.org/b)\n\n"
			     "# [C](https://example.org/c)\n\n"
			     "# 5. [D](https://arxiv.org/abs/2509.00004)\n\n"
			     "# [E](https://example.org/e)\n\n"
			     "# 2. [F](https://example.org/f)\n";

/* The titles of all papers that a REF means. */
static void
find_titles(const struct post *post, const char *word, char *titles)
{
	struct ref ref;

	if (!ref_parse(&ref, word))
		fail_msg("%s is no REF", word);
	for (size_t i = ref_find(&ref, post, 0); i < post->n_papers;
	     i = ref_find(&ref, post, i + 1))
		strcat(titles, post->papers[i].title);
	ref_release(&ref);
}

static void
test_finding(void **state)
{
	static const struct {
		const char *word, *titles;
	} rows[] = {
	    {"2025-09-12/1", "A"},
	    {"2025-09-12/2", "BF"}, /* given twice */
	    {"2025-09-12/3", "C"},  /* by its place */
	    {"2025-09-12/4", ""},   /* that place is number 5 */
	    {"2025-09-12/5", "D"},  /* as written, not E's place */
	    {"2025-09-12/0", ""},
	    {"2025-09-12/7", ""},
	    {"2509.00001", "A"},
	    {"2509.00001v1", "A"},
	    {"https://huggingface.co/papers/2509.00004", "D"},
	    {"https://example.org/e", "E"},
	    {"https://example.org/", ""},
	    {"2509.00002", ""},
	};
	struct post *post = post_parse("a.md", digest, strlen(digest));

	(void)state;
	assert_int_equal(post->n_papers, 6);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char titles[16] = "";

		find_titles(post, rows[i].word, titles);
		if (strcmp(titles, rows[i].titles) != 0)
			fail_msg("%s: \"%s\"", rows[i].word, titles);
	}
	post_free(post);
}

static void
test_text(void **state)
{
	struct post *post = post_parse("a.md", digest, strlen(digest));
	const struct entry dated = {.path = "a.md", .date = post->date};
	const struct entry undated = {.path = "a.md"};
	const struct entry late = {
	    .path = "09-15/2025-09-15.md", .date = post->date};
	const struct entry elsewhere = {
	    .path = "2025-09-16.md", .date = post->date};
	struct strbuf text = STRBUF_INIT;

	(void)state;
	ref_text(&dated, post, &post->papers[0], &text);
	assert_string_equal(text.str, "2025-09-12/1");
	strbuf_reset(&text);
	ref_text(&dated, post, &post->papers[2], &text);
	assert_string_equal(text.str, "2025-09-12/3");
	strbuf_reset(&text);
	ref_text(&late, post, &post->papers[2], &text);
	assert_string_equal(text.str, "2025-09-12/3");
	strbuf_reset(&text);
	ref_text(&elsewhere, post, &post->papers[0], &text);
	assert_string_equal(text.str, "2509.00001");
	strbuf_reset(&text);
	ref_text(&undated, post, &post->papers[0], &text);
	assert_string_equal(text.str, "2509.00001");
	strbuf_reset(&text);
	ref_text(&undated, post, &post->papers[1], &text);
	assert_string_equal(text.str, "https://example.org/b");
	strbuf_release(&text);
	post_free(post);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_kinds),
	    cmocka_unit_test(test_finding),
	    cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests_name("cmd-ref", tests, NULL, NULL);
}
