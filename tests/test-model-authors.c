// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Who wrote a paper: lists that are names, lists that are not, and where in a
 * digest they are looked for. What is doubtful must give nobody.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model-check.h"
#include "model/authors.h"

/* The names with "|" between them, and "+" where there are others. */
static void
write_authors(struct strbuf *out, const struct authors *a)
{
	for (size_t i = 0; i < a->n; i++)
		strbuf_printf(out, "%s%s", i ? "|" : "", a->names[i]);
	strbuf_adds(out, a->others ? "+" : "");
}

/* Asserts that a list is read as these names; "" if it must be refused. */
static void
assert_list(const char *list, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct authors a;

	authors_init(&a);
	assert_int_equal(authors_parse(&a, list, strlen(list)), *want != '\0');
	write_authors(&got, &a);
	assert_string_equal(got.str, want);
	authors_release(&a);
	strbuf_release(&got);
}

static void
test_lists_of_names(void **state)
{
	(void)state;
	assert_list("Ada Lovelace", "Ada Lovelace");
	assert_list("Ada Lovelace, Alan Turing", "Ada Lovelace|Alan Turing");
	assert_list("Ada Lovelace,Alan Turing", "Ada Lovelace|Alan Turing");
	assert_list("Ada Lovelace and Alan Turing", "Ada Lovelace|Alan Turing");
	assert_list("A. Lovelace, B. Z. Turing, and C. Shannon",
	    "A. Lovelace|B. Z. Turing|C. Shannon");
	assert_list("Ada Lovelace; Alan Turing & Claude E Shannon",
	    "Ada Lovelace|Alan Turing|Claude E Shannon");
	assert_list(
	    "  Ada   Lovelace ,\nAlan Turing ", "Ada Lovelace|Alan Turing");
	assert_list("Maria Garcia de la Banda, Anton van den Hengel",
	    "Maria Garcia de la Banda|Anton van den Hengel");
	assert_list("Ji-Rong Wen, Seán O’Neill, Łukasz Kaiser, Zoë \"Z\" Wu",
	    "Ji-Rong Wen|Seán O’Neill|Łukasz Kaiser|Zoë \"Z\" Wu");
	assert_list(
	    "Martin King, Jr., Ada Lovelace", "Martin King Jr.|Ada Lovelace");
	assert_list("DeepSeek-AI, Daya Guo, Dejian Yang",
	    "DeepSeek-AI|Daya Guo|Dejian Yang");
	assert_list("Qwen Team", "Qwen Team");
	assert_list("김철수, 이영희", "김철수|이영희");
	assert_list("张三、李四光", "张三|李四光");
	assert_list("伊恩·古德费洛, 张三", "伊恩·古德费洛|张三");
}

static void
test_lists_that_go_on(void **state)
{
	(void)state;
	assert_list("Ada Lovelace et al.", "Ada Lovelace+");
	assert_list("Ada Lovelace, et al", "Ada Lovelace+");
	assert_list("Ada Lovelace, Alan Turing, and others",
	    "Ada Lovelace|Alan Turing+");
	assert_list("Ada Lovelace, Alan Turing and 12 more",
	    "Ada Lovelace|Alan Turing+");
	assert_list("Ada Lovelace, ...", "Ada Lovelace+");
	assert_list("Ada Lovelace, Alan Turing 等 (CMU, UCSD)",
	    "Ada Lovelace|Alan Turing+");
	assert_list("Ada Lovelace 等（清华大学，智谱AI）", "Ada Lovelace+");
	assert_list("张三等", "张三+");
	assert_list("김철수 외 3명", "김철수+");
	assert_list("Ada Lovelace 외", "Ada Lovelace+");
	assert_list("Ada Lovelace (MIT, CSAIL), Alan Turing (NPL)",
	    "Ada Lovelace|Alan Turing");
}

static void
test_lists_that_are_none(void **state)
{
	static const char *const lists[] = {"", " ", ",", "Unknown",
	    "Anonymous", "OpenAI", "et al.", "See the paper", "Not provided",
	    "Stanford University", "Ada Lovelace, Stanford University",
	    "Google Research", "Li, Rui, Wang, Bo", "Smith, J., Doe, K.",
	    "songdj, tianyumyum", "Ada Lovelace, songdj",
	    "Martin King, Jr., Jr.", "Martin King Jr., Sr.",
	    "this paper was written by its authors", "Ada Lovelace: a life",
	    "Ada Lovelace^1, Alan Turing^2", "Ada Lovelace1, Alan Turing2",
	    "Ada Lovelace, 2025", "Ada Lovelace (MIT", "Ada Lovelace) MIT",
	    "Ada Lovelace et al., Alan Turing", "https://example.org/authors",
	    "Ada Lovelace / Alan Turing", "未显式提供/请参阅论文页面", "未提供",
	    "佚名", "清华大学", "智谱AI", "미상", "논문 참조", "서울대학교",
	    "机器学习研究组", "An Introduction to the Theory of",
	    "We Propose a new Framework"};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		assert_list(lists[i], "");
}

/* Asserts who the authors of the papers of a digest are, one paper a line. */
static void
assert_digest(const char *digest, const char *want)
{
	struct post *post = post_parse("2026-02-03.md", digest, strlen(digest));
	struct strbuf got = STRBUF_INIT;
	struct authors a;

	authors_init(&a);
	for (size_t i = 0; i < post->n_papers; i++) {
		authors_find(&a, post, &post->papers[i]);
		write_authors(&got, &a);
		strbuf_addc(&got, '\n');
	}
	assert_string_equal(got.str, want);
	authors_release(&a);
	strbuf_release(&got);
	post_free(post);
}

#define PAPER(n) \
	"# " n ". [Title " n "](https://arxiv.org/abs/2602.0000" n ")\n"

static void
test_labels(void **state)
{
	(void)state;
	assert_digest(
	    PAPER("1") "**Authors:** Ada Lovelace, Alan Turing\n\n" PAPER("2") "Authors: Alan Turing\n\n" PAPER(
		"3") "**作者**: Ada Lovelace 等 (MIT)  \n**链接**: "
		     "here\n\n" PAPER("4") "- **저자:** 김철수, 이영희\n- "
					   "**날짜:** 오늘\n\n" PAPER(
					       "5") "著"
						    "者"
						    "：A"
						    "da "
						    "Lov"
						    "ela"
						    "ce"
						    "\n"
						    "\n" PAPER(
							"6") "> **Author(s)**: "
							     "Ada Lovelace\n\n",
	    "Ada Lovelace|Alan Turing\nAlan Turing\nAda Lovelace+\n"
	    "김철수|이영희\nAda Lovelace\nAda Lovelace\n");
}

static void
test_labels_within_a_paragraph(void **state)
{
	(void)state;
	assert_digest(
	    PAPER("1") "**ArXiv ID:** 2602.00001\n**Authors:** Ada Lovelace\n"
		       "**Comment:** good\n\n" PAPER(
			   "2") "**Authors:** **Ada Lovelace**, Alan Turing  \n"
				"**Score**: 9\n\n" PAPER(
				    "3") "Its authors: Ada Lovelace, Alan "
					 "Turing\n\n",
	    "Ada Lovelace\nAda Lovelace|Alan Turing\n\n");
}

/* The list begins behind the colon, even if that is another label by itself. */
static void
test_label_in_pieces(void **state)
{
	(void)state;
	assert_digest(
	    PAPER("1") "Authors **:** Ada Lovelace, Alan Turing\n\n" PAPER(
		"2") "저자 **：** Ada Lovelace\n**Score**: 9\n\n",
	    "Ada Lovelace|Alan Turing\nAda Lovelace\n");
}

static void
test_a_section_of_its_own(void **state)
{
	(void)state;
	assert_digest(
	    PAPER("1") "## Authors\n\nAda Lovelace, Alan Turing\n\n## "
		       "Method\n\nM.\n\n" PAPER(
			   "2") "## Authors\n\nThey are from England.\n\n"
				"## Method\n\nM.\n\n",
	    "Ada Lovelace|Alan Turing\n\n");
}

/* A label that is bold in part ends the list before it, though nothing else
 * says so. */
static void
test_a_label_ends_a_list(void **state)
{
	(void)state;
	assert_digest(PAPER("1") "**Auth**ors: Ada Lovelace "
				 "**Auth**ors: Alan Turing\n\n" PAPER(
				     "2") "**Authors** : Ada Lovelace "
					  "**Authors** : Ada Lovelace\n\n",
	    "\nAda Lovelace\n");
}

/* Lists in lists, in numbers that a function calling itself for each of them
 * would not live through. */
static void
test_labels_within_lists(void **state)
{
	struct strbuf digest = STRBUF_INIT;

	(void)state;
	strbuf_adds(&digest, PAPER("1"));
	for (int i = 0; i < 5; i++)
		strbuf_adds(&digest, "- ");
	strbuf_adds(&digest, "Authors: Ada Lovelace\n\n" PAPER("2"));
	for (int i = 0; i < 400000; i++)
		strbuf_adds(&digest, "- ");
	strbuf_adds(&digest, "Authors: Ada Lovelace\n");
	assert_digest(digest.str, "Ada Lovelace\n\n");
	strbuf_release(&digest);
}

/* Of two different lists, one must be somebody else's. */
static void
test_two_lists_are_none(void **state)
{
	(void)state;
	assert_digest(PAPER("1") "Authors: Ada Lovelace\n\nAuthors: Alan "
				 "Turing\n\n" PAPER(
				     "2") "Authors: Ada Lovelace\n\nAuthors: "
					  "Ada Lovelace\n\n",
	    "\nAda Lovelace\n");
}

static void
test_italics_that_most_papers_have(void **state)
{
	(void)state;
	assert_digest(
	    PAPER("1") "*Ada Lovelace,Alan Turing*\n\nText.\n\n" PAPER(
		"2") "*Claude Shannon*\n\nText.\n\n" PAPER("3") "*Under review "
								"at a "
								"journal*"
								"\n\nText.\n\n",
	    "Ada Lovelace|Alan Turing\nClaude Shannon\n\n");
	assert_digest(PAPER("1") "*Best Paper*\n\nText.\n\n" PAPER(
			  "2") "Text.\n\n" PAPER("3") "Text.\n\n",
	    "\n\n\n");
	assert_digest(PAPER("1") "*Computer Vision*\n\nText.\n\n" PAPER(
			  "2") "*Machine Learning*\n\nText.\n\n",
	    "\n\n");
	assert_digest(
	    PAPER("1") "*Computer Vision, Robotics*\n\nText.\n\n" PAPER(
		"2") "*Machine Learning*\n\nText.\n\n",
	    "\n\n");
}

/* A digest of two papers, both with a list in italics: one of Ada Lovelace and
 * so many times Alan Turing. Whether they are its authors. */
static bool
are_authors(int n)
{
	struct strbuf digest = STRBUF_INIT;
	struct authors a;
	struct post *post;
	bool found;

	strbuf_adds(&digest, PAPER("1") "*Ada Lovelace");
	for (int i = 0; i < n; i++)
		strbuf_adds(&digest, ", Alan Turing");
	strbuf_adds(&digest, "*\n\n" PAPER("2") "*Alan Turing*\n\n");
	post = post_parse("2026-01-31.md", digest.str, digest.len);
	authors_init(&a);
	authors_find(&a, post, &post->papers[0]);
	found = a.n == (size_t)n + 1;
	assert_true(found || !a.n);
	authors_release(&a);
	post_free(post);
	strbuf_release(&digest);
	return found;
}

/* What is usual is asked of the longest lists that there are, of thousands of
 * people, but not of books. */
static void
test_long_lists_in_italics(void **state)
{
	(void)state;
	assert_true(are_authors(4000));
	assert_false(are_authors(6000));
}

/* Who wrote the post is nobody's business here. */
static void
test_front_matter_of_one_paper(void **state)
{
	(void)state;
	assert_digest("---\narxiv_id: 2602.00001\nauthors: Ada Lovelace, "
		      "Alan Turing\n---\n\n## Summary\n\nText.\n",
	    "Ada Lovelace|Alan Turing\n");
	assert_digest("---\narxiv_id: 2602.00001\nauthors:\n- Ada Lovelace\n"
		      "- Alan Turing\n---\n\n## Summary\n\nText.\n",
	    "Ada Lovelace|Alan Turing\n");
	assert_digest("+++\narxiv_id = \"2602.00001\"\n"
		      "authors = \"Ada Lovelace\"\n+++\n\n"
		      "## Summary\n\nText.\n",
	    "Ada Lovelace\n");
	assert_digest("---\narxiv_id: 2602.00001\nauthors: Ada Lovelace\n"
		      "---\n\n" PAPER("1") "Authors: Alan Turing\n",
	    "Alan Turing\n");
	assert_digest(
	    "---\nauthors: Ada Lovelace\n---\n\n" PAPER("1") "Text.\n", "\n");
	assert_digest("---\narxiv_id: 2602.00001\nauthors: Ada Lovelace\n"
		      "---\n\n" PAPER("1") "Text.\n\n" PAPER("2") "Text.\n",
	    "\n\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lists_of_names),
	    cmocka_unit_test(test_lists_that_go_on),
	    cmocka_unit_test(test_lists_that_are_none),
	    cmocka_unit_test(test_labels),
	    cmocka_unit_test(test_labels_within_a_paragraph),
	    cmocka_unit_test(test_label_in_pieces),
	    cmocka_unit_test(test_a_label_ends_a_list),
	    cmocka_unit_test(test_labels_within_lists),
	    cmocka_unit_test(test_a_section_of_its_own),
	    cmocka_unit_test(test_two_lists_are_none),
	    cmocka_unit_test(test_italics_that_most_papers_have),
	    cmocka_unit_test(test_long_lists_in_italics),
	    cmocka_unit_test(test_front_matter_of_one_paper),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
