// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Queries: which of a few papers they find, what is wrong with others, and
 * what they would be with the other keyboard layout on.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model/query-token.h"
#include "model/query-value.h"
#include "model/query.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* ---- What is found ------------------------------------------------------ */

static const struct paper_row {
	char name;
	struct date date;
	const char *tags[3];
	size_t n_tags;
	const char *title, *arxiv, *text;
} papers[] = {
    {'A', {2025, 9, 30, 8, 15, 0}, {"papers", "Vision"}, 2, "Robots that see",
	"2509.09372",
	"강화\n학습으로 로봇이 본다. A robot: see foo:bar, title:x."},
    {'B', {2025, 10, 1, -1, -1, -1}, {"papers"}, 1, "SimpleVLA: 강화 학습",
	"2509.09674", "VLA models at low 비용; say \"so\", 5\" wide."},
    {'C', {2024, 12, 31, 23, 59, 59}, {NULL}, 0, "Old things", NULL,
	"학습 한계와 강화; Denoising diffusion. foo : bar"},
    {'D', {0, 0, 0, -1, -1, -1}, {"math"}, 1, "Groups", "math.GT/0309136",
	"a\nb c, ㄱㅎ"},
};

static bool
allows(const struct query *q, const struct paper_row *paper)
{
	if (!query_allows_day(q, &paper->date) ||
	    !query_allows_tags(q, paper->tags, paper->n_tags) ||
	    !query_allows_paper(q, paper->title, paper->arxiv))
		return false;
	for (size_t i = 0; i < query_patterns(q); i++) {
		struct match m;

		if (pattern_find(query_pattern(q, i), paper->text,
			strlen(paper->text), 0, &m, NULL) != OK)
			return false;
	}
	for (size_t i = 0; i < query_exclusions(q); i++) {
		struct match m;

		if (pattern_find(query_exclusion(q, i), paper->text,
			strlen(paper->text), 0, &m, NULL) == OK)
			return false;
	}
	return true;
}

static const struct query_row {
	const char *typed, *want;
} queries[] = {
    /* words */
    {"강화", "AC"},
    {"강화 학습", "AC"},
    {"학습 강화", "AC"},
    {"강화 robot", "A"},
    {"강화 nowhere", ""},
    {"  robot  ", "A"},
    {"\t강화\u3000학습", "AC"},
    {"vla", "B"},
    {"Vla", ""},
    {"VLA 비용", "B"},
    /* the last may be unfinished, and no other */
    {"비요", "B"},
    {"비요 ", ""},
    {"비요 vla", ""},
    {"vla 비요", "B"},
    {"비요 before:2026", ""},
    /* initials */
    {"ㄱㅎ", "ACD"},
    {"ㄱㅎ robot", "A"},
    {"ㄱㅎ ㅎㅅ", "AC"},
    /* phrases */
    {"\"강화 학습\"", "A"},
    {"\"강화  학습\"", "A"},
    {"\"학습 강화\"", ""},
    {"“강화 학습”", "A"},
    {"”강화 학습“", "A"},
    {"\"강화 학습”", "A"},
    {"\"강화 학습", "A"},
    {"\"강화 학스", "A"},
    {"\"강화 학스\"", ""},
    {"\"ㄱㅎ\"", "D"},
    {"\"~a\"", ""},
    {"\"a b\"c", "D"},
    {"c\"a", ""},
    {"5\"", "B"},
    {"\"title:x\"", "A"},
    {"\"\" robot", "A"},
    {"\" \" robot", "A"},
    {"robot \"", "A"},
    /* what must not be there */
    {"강화 -robot", "C"},
    {"-robot 강화", "C"},
    {"-강화", "BD"},
    {"-robot -vla", "CD"},
    {"-\"강화 학습\"", "BCD"},
    {"-ㄱㅎ", "B"},
    {"-foo:bar", "BCD"},
    {"-~robot|diff", "BD"},
    {"-title:~Robot|Old", "BD"},
    {"-tag:vision", "BCD"},
    {"tag:papers -TAG:vision", "B"},
    {"-arxiv:2509", "CD"},
    {"-before:2025-10", "B"},
    {"-after:2025-09-30", "AC"},
    {"-after:2025-09", "AC"},
    {"-before:2025-09-30 -after:2025-09-30", "A"},
    {"low -", "B"},
    {"- low", "B"},
    {"low -title: -\"\"", "B"},
    {"--", ""},
    {"low \"-\"", ""},
    /* any of several */
    {"robot OR diffusion", "AC"},
    {"robot | diffusion", "AC"},
    {"강화 robot OR nowhere", "A"},
    {"robot OR nowhere 강화", "A"},
    {"강화 robot OR diffusion -foo:bar", "C"},
    {"vla OR robot OR diffusion", "ABC"},
    {"robot OR vla 강화 OR wide", "AB"},
    {"robot OR \"a b\"", "AD"},
    {"robot OR ~diff.sion|zzz", "AC"},
    {"tag:vision OR tag:math", "AD"},
    {"tag:papers tag:vision OR tag:math", "A"},
    {"title:robot OR title:old", "AC"},
    {"arxiv:2509.09372 OR arxiv:math.GT", "AD"},
    {"robot or", ""},
    {"\"OR\"", ""},
    {"robot \"|\"", ""},
    /* unknown fields are text */
    {"foo:bar", "A"},
    {"foo:", "A"},
    {"foo :", "AC"},
    {":", "AC"},
    /* expressions */
    {"~d(iffusion|enois)", "C"},
    {"강화 ~d(iffusion|enois)", "C"},
    {"robot ~d(iffusion|enois)", ""},
    {"~강화\\s+학습", "A"},
    {"~a b|VLA models", "B"},
    {"~a\\sb|robot: see", "AD"},
    {"robot ~", "A"},
    {"a~b", ""},
    /* titles */
    {"title:robot", "A"},
    {"title:robots see", "A"},
    {"title:robots c", ""},
    {"title:\"robots that\"", "A"},
    {"title:“that see”", "A"},
    {"TITLE:see", "A"},
    {"title:s title:v", "B"},
    {"title:See", ""},
    {"title:ㄱㅎ", "B"},
    {"title:강화 학습", ""},
    {"title:~^(robots|old) th", "AC"},
    {"vla title:강화", "B"},
    {"title: vla", "B"},
    {"vla title:", "B"},
    {"vla title:\"", "B"},
    {"vla title:~", "B"},
    {"vla title:\"\"", "B"},
    {"xtitle:robot", ""},
    /* tags */
    {"tag:vision", "A"},
    {"tag:papers", "AB"},
    {"tag:papers tag:vision", "A"},
    {"tag:VISION", ""},
    {"tag:pape vla", "B"},
    {"tag:x", ""},
    /* identifiers */
    {"arxiv:2509.09372", "A"},
    {"arxiv:2509.09372v2", "A"},
    {"arxiv:2509.09372v", "A"},
    {"arXiv:2509.09", "AB"},
    {"arxiv:2509", "AB"},
    {"arxiv:09372", ""},
    {"arxiv:arXiv:2509.09372", "A"},
    {"arxiv:https://arxiv.org/abs/2509.09372v1", "A"},
    {"arxiv:https://huggingface.co/papers/2509.09674", "B"},
    {"arxiv:math.gt", "D"},
    {"arxiv:math.GT/0309136v1", "D"},
    {"arxiv:2509 vla", "B"},
    {"arxiv:2509.09372 arxiv:2509.09674", ""},
    {"vla arxiv:", "B"},
    /* days */
    {"before:2025-10-01", "AC"},
    {"before:2025-10", "AC"},
    {"before:2025-10-02", "ABC"},
    {"before:2025", "C"},
    {"before:2026", "ABC"},
    {"after:2025-09-30", "B"},
    {"after:2025-09-29", "AB"},
    {"after:2025-09", "B"},
    {"after:2024", "AB"},
    {"after:2024-12", "AB"},
    {"after:2024-12-30", "ABC"},
    {"after:2025", ""},
    {"After:2025/9/29 BEFORE:2025.10", "A"},
    {"after:20250929 before:20251001", "A"},
    {"before:2026 before:2025", "C"},
    {"before:2025 before:2026", "C"},
    {"after:2024 after:2025-09-30", "B"},
    {"after:2025-09-30 after:2024", "B"},
    {"after:\"2025-09-30\"", "B"},
    {"after:2024-02", "ABC"},
    {"before: vla", "B"},
    {"ㄱㅎ before:2026", "AC"},
    {"ㄱㅎ tag:papers", "A"},
};

static void
test_query(void **state)
{
	const struct query_row *row = *state;
	struct error err = {.status = OK};
	struct query *q = query_new(row->typed, &err);
	char found[LENGTH(papers) + 1] = "";
	size_t n = 0;

	if (!q)
		fail_msg("%s", err.msg);
	for (size_t i = 0; i < LENGTH(papers); i++)
		if (allows(q, &papers[i]))
			found[n++] = papers[i].name;
	assert_string_equal(found, row->want);
	query_free(q);
}

static void
queries_that_are_none_are_told(void **state)
{
	static const struct {
		const char *typed, *why;
	} rows[] = {
	    {"", "the query is empty"},
	    {" \t\u3000", "the query is empty"},
	    {"\"\"", "the query is empty"},
	    {"\"", "the query is empty"},
	    {"~", "the query is empty"},
	    {"title:", "title: wants a word"},
	    {"Tag:\"", "tag: wants a word"},
	    {"tag:~", "tag: wants a word"},
	    {"note:", "note: wants a word"},
	    {"section: ", "section: wants a section's name"},
	    {"arxiv:", "arxiv: wants an identifier like 2509.09372"},
	    {"section: tag:\"\" before:", "before: wants a day like 2025"},
	    {"~(", "parenthes"},
	    {"robot ~(", "parenthes"},
	    {"robot title:~(", "1 character after the ~"},
	    {"before:2", "before: wants a day like 2025-10-01"},
	    {"Before:20", "before: wants a day like 2025-10-01"},
	    {"after:202", "after: wants a day like 2025-10-01"},
	    {"after:2025-", "after: wants a day"},
	    {"after:2025-10-", "after: wants a day"},
	    {"after:2025-13", "after: wants a day"},
	    {"after:2025-02-29", "after: wants a day"},
	    {"after:2025-10-01x", "after: wants a day"},
	    {"after:2025-10-01-1", "after: wants a day"},
	    {"after:2025-123", "after: wants a day"},
	    {"after:0000", "after: wants a day"},
	    {"after:yester", "after: wants a day"},
	    {"after:-1d", "after: wants a day"},
	    {"after:1234567d", "after: wants a day"},
	    {"after:999999d", "after: wants a day"},
	    {"after:7days", "month, year, today or 7d"},
	    {"before:~2025", "before: wants a day"},
	    {"after:\"2025-09 \"", "after: wants a day"},
	    {"-after:lately", "after: wants a day"},
	    {"-", "the query is empty"},
	    {"-\"\" - -~", "the query is empty"},
	    {"-title:", "title: wants a word"},
	    {"robot -~(", "parenthes"},
	    {"OR", "OR wants a word before it"},
	    {"| robot", "OR wants a word before it"},
	    {"title: OR robot", "OR wants a word before it"},
	    {"robot OR", "OR wants a word behind it"},
	    {"robot OR title:", "OR wants a word behind it"},
	    {"robot OR -", "OR wants a word behind it"},
	    {"robot OR OR vla", "OR wants a word before it"},
	    {"robot OR title:vla", "OR joins words, or values of one field"},
	    {"title:robot OR vla", "OR joins words, or values of one field"},
	    {"section:method OR vla", "OR joins words"},
	    {"before:2025 OR before:2024", "OR joins words"},
	    {"robot OR -vla", "OR cannot join what - excludes"},
	    {"-robot OR vla", "OR cannot join what - excludes"},
	    {"-tag:a OR -tag:b", "OR cannot join what - excludes"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct error err = {.status = OK};

		assert_null(query_new(rows[i].typed, &err));
		assert_int_equal(err.status, ERR_SYNTAX);
		if (!strstr(err.msg, rows[i].why))
			fail_msg("%s: %s", rows[i].typed, err.msg);
	}
}

/* ---- Sections ----------------------------------------------------------- */

static void
sections_are_found_by_kind_or_heading(void **state)
{
	static const struct {
		const char *typed;
		enum section_kind kind;
		const char *heading;
		bool want;
	} rows[] = {
	    {"section:results", SECTION_RESULTS, "실험 결과", true},
	    {"section:결과", SECTION_RESULTS, "Results", true},
	    {"section:experiments", SECTION_RESULTS, "Results", true},
	    {"section:Results", SECTION_METHOD, "Method", false},
	    {"section:res", SECTION_RESULTS, "실험 결과", true},
	    {"section:LIM", SECTION_LIMITATIONS, "한계", true},
	    {"section:ablation", SECTION_OTHER, "An ablation study", true},
	    {"section:ablation", SECTION_RESULTS, "Results", false},
	    {"section:\"ablation study\"", SECTION_OTHER, "An ablation study",
		true},
	    {"section:ㅂㄹ", SECTION_OTHER, "1. 부록", true},
	    {"section:~^an? ", SECTION_OTHER, "An ablation study", true},
	    {"section:method section:results", SECTION_RESULTS, "x", true},
	    {"section:method section:results", SECTION_METHOD, "x", true},
	    {"section:method section:results", SECTION_CONCLUSION, "x", false},
	    {"section:method OR section:results", SECTION_RESULTS, "x", true},
	    {"section:method OR section:results", SECTION_CONCLUSION, "x",
		false},
	    {"section:results -section:ablation", SECTION_RESULTS, "Results",
		true},
	    {"section:results -section:ablation", SECTION_RESULTS, "Ablation",
		false},
	    {"section:results", SECTION_OTHER, "", false},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct query *q = query_new(rows[i].typed, NULL);

		assert_non_null(q);
		assert_true(query_has_sections(q));
		if (query_allows_section(q, rows[i].kind, rows[i].heading) !=
		    rows[i].want)
			fail_msg("%s: %s", rows[i].typed, rows[i].heading);
		query_free(q);
	}
}

static void
all_sections_are_searched_but_those_excluded(void **state)
{
	struct query *q =
	    query_new("robot -section:results -section:ablation", NULL);

	(void)state;
	assert_non_null(q);
	assert_false(query_has_sections(q));
	assert_true(query_excludes_sections(q));
	assert_false(query_allows_section(q, SECTION_RESULTS, "실험 결과"));
	assert_false(query_allows_section(q, SECTION_OTHER, "An ablation"));
	assert_true(query_allows_section(q, SECTION_METHOD, "Method"));
	assert_true(query_allows_section(q, SECTION_OTHER, ""));
	query_free(q);
}

static void
all_sections_are_searched_unless_some_are_named(void **state)
{
	struct query *q = query_new("robot section: tag:x", NULL);

	(void)state;
	assert_non_null(q);
	assert_false(query_has_sections(q));
	assert_true(query_allows_section(q, SECTION_OTHER, ""));
	assert_true(query_has_tags(q));
	query_free(q);
	q = query_new("robot", NULL);
	assert_false(query_has_tags(q));
	assert_true(query_allows_tags(q, NULL, 0));
	assert_true(query_allows_paper(q, NULL, NULL));
	query_free(q);
}

/* ---- Days --------------------------------------------------------------- */

/* The number of the day that is today here. */
static long
today(void)
{
	time_t now = time(NULL);
	struct date day = DATE_NONE;
	struct tm tm;

	assert_non_null(localtime_r(&now, &tm));
	day.year = (short)(tm.tm_year + 1900);
	day.month = (signed char)(tm.tm_mon + 1);
	day.day = (signed char)tm.tm_mday;
	return date_day_number(&day);
}

static void
days_are_told_from_today(void **state)
{
	static const struct {
		const char *typed;
		long ago;
	} rows[] = {{"today", 0}, {"Yesterday", 1}, {"0d", 0}, {"7d", 7},
	    {"1D", 1}, {"400d", 400}};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct date first, last;
		long before = today();

		assert_true(query_read_days(rows[i].typed, &first, &last));
		assert_int_equal(date_compare(&first, &last), 0);
		assert_in_range(
		    date_day_number(&first) + rows[i].ago, before, today());
	}
}

static void
months_and_years_are_all_their_days(void **state)
{
	static const struct {
		const char *typed, *first, *last;
	} rows[] = {
	    {"2024", "2024-01-01", "2024-12-31"},
	    {"2024-02", "2024-02-01", "2024-02-29"},
	    {"2023-2", "2023-02-01", "2023-02-28"},
	    {"2025/04", "2025-04-01", "2025-04-30"},
	    {"20250412", "2025-04-12", "2025-04-12"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct date first, last;
		char day[DATE_BUF_SIZE];

		assert_true(query_read_days(rows[i].typed, &first, &last));
		assert_string_equal(date_text(&first, day), rows[i].first);
		assert_string_equal(date_text(&last, day), rows[i].last);
	}
}

/* ---- Names that are none ------------------------------------------------ */

static void
names_that_are_no_fields_are_noticed(void **state)
{
	static const struct {
		const char *typed, *want; /* NULL: nothing */
	} rows[] = {
	    {"author:kim", "author"},
	    {"-author:kim", "author"},
	    {"robot Year:2025 x:y", "Year"},
	    {"titel:\"a b\"", "titel"},
	    {"robot title:x", NULL},
	    {"TAG:x", NULL},
	    {"\"author:kim\"", NULL},
	    {"title:author:kim", NULL},
	    {"https://arxiv.org/abs/2509.09372", NULL},
	    {"author: kim", NULL},
	    {"author:", NULL},
	    {":x", NULL},
	    {"3:4 a-b:c", NULL},
	    {"~author:kim", NULL},
	    {"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char *name = query_no_field(rows[i].typed);

		if (rows[i].want)
			assert_string_equal(name ? name : "", rows[i].want);
		else
			assert_null(name);
		free(name);
	}
}

/* ---- All patterns at once ----------------------------------------------- */

static void
any_of_the_patterns_is_shown(void **state)
{
	static const struct {
		const char *typed, *text, *want;
	} rows[] = {
	    {"robot", "a robot", "|robot"},
	    {"robot 강화", "강화 robot", "|강화|robot"},
	    {"\"ㄱ\" 강", "ㄱ 가 강", "|ㄱ|강"},
	    {"학스 robot", "학습 robot 학스", "|robot|학스"},
	    {"robot ~a|b", "b a robot", "|b|a|robot"},
	    {"VLA x", "vla VLA X", "|VLA|X"},
	    {"title:robot vla", "robot vla", "|vla"},
	    {"robot -강화", "강화 robot", "|robot"},
	    {"robot OR 강화", "강화 robot", "|강화|robot"},
	    {"x robot OR vla", "vla x robot", "|vla|x|robot"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct query *q = query_new(rows[i].typed, NULL);
		size_t len = strlen(rows[i].text);
		struct strbuf found = STRBUF_INIT;
		struct match m = {0, 0};

		assert_non_null(q);
		while (pattern_find(query_any(q), rows[i].text, len, m.end, &m,
			   NULL) == OK) {
			strbuf_addc(&found, '|');
			strbuf_add(
			    &found, rows[i].text + m.begin, m.end - m.begin);
		}
		assert_string_equal(found.str, rows[i].want);
		strbuf_release(&found);
		query_free(q);
	}
}

/* In notes: what is typed for them, and the words, unless these are for
 * sections only. */
static void
some_of_the_patterns_are_for_notes(void **state)
{
	static const struct {
		const char *typed;
		size_t n_note, n_text;
		const char *want; /* NULL: nothing is looked for */
	} rows[] = {
	    {"robot", 0, 1, "robot"},
	    {"robot 강화", 0, 2, "강화"},
	    {"note:robot", 1, 0, "robot"},
	    {"note:robot 강화", 1, 1, "강화"},
	    {"NOTE:\"b c\" note:robot", 2, 0, "robot"},
	    {"section:method 강화 note:robot", 1, 1, "robot"},
	    {"section:method 강화", 0, 1, NULL},
	    {"title:robot", 0, 0, NULL},
	    {"robot -note:강화", 0, 1, "robot"},
	    {"-강화 -note:robot", 0, 0, NULL},
	    {"note:robot OR note:강화", 1, 0, "강화"},
	};
	static const char text[] = "강화 robot";

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct query *q = query_new(rows[i].typed, NULL);
		const struct pattern *any;
		struct match m;

		assert_non_null(q);
		assert_int_equal(query_note_patterns(q), rows[i].n_note);
		assert_int_equal(query_patterns(q), rows[i].n_text);
		any = query_any_in_note(q);
		if (!rows[i].want) {
			assert_null(any);
		} else {
			assert_int_equal(
			    pattern_find(any, text, strlen(text), 0, &m, NULL),
			    OK);
			assert_memory_equal(
			    text + m.begin, rows[i].want, strlen(rows[i].want));
		}
		query_free(q);
	}
}

static void
fields_alone_show_nothing(void **state)
{
	struct query *q = query_new("title:robot before:2025", NULL);

	(void)state;
	assert_non_null(q);
	assert_int_equal(query_patterns(q), 0);
	assert_null(query_any(q));
	query_free(q);
	q = query_new("robot", NULL);
	assert_ptr_equal(query_any(q), query_pattern(q, 0));
	query_free(q);
}

/* ---- The other keyboard layout ------------------------------------------ */

static void
the_other_layout_is_offered(void **state)
{
	static const struct {
		const char *typed, *want; /* NULL: nothing sensible */
	} rows[] = {
	    {"ㅇㅑㄹㄹㅕ냐ㅐㅜ", "diffusion"},
	    {"얄려냐ㅐㅜ ㅡㅐㅇ디", "diffusion model"},
	    {"ekgus", "다현"},
	    {"rkdghk  gkrtmq ", "강화  학습 "},
	    {"강화", "rkdghk"},
	    {"\u1100\u1161\u11BC화", "rkdghk"},
	    {"ㅠㄸㄲㅆ", "bert"},
	    {"Ekgus", "따현"},
	    {"\"rkdghk gkrtmq\"", "\"강화 학습\""},
	    {"“강화” 2", "“rkdghk” 2"},
	    {"title:ekgus", "title:다현"},
	    {"Tag:ㅍㅑ냐ㅐㅜ", "Tag:vision"},
	    {"note:ekgus", "note:다현"},
	    {"section:results ekgus", "section:results 다현"},
	    {"section:rufrhk", "section:결과"},
	    {"arxiv:2509.09372 ㅡㅐㅇ디", "arxiv:2509.09372 model"},
	    {"after:2025-09 ekgus", "after:2025-09 다현"},
	    {"샤싣:개ㅠㅐㅅ", "title:robot"},
	    {"model", NULL},
	    {"강화 model", NULL},
	    {"강화 ekgus", NULL},
	    {"2025", NULL},
	    {"", NULL},
	    {"强化", NULL},
	    {"café", NULL},
	    {"~ekgus", NULL},
	    {"ekgus ~a(b", "다현 ~a(b"},
	    {"ekgus OR rkdghk", "다현 OR 강화"},
	    {"-ekgus -tag:rkdghk", "-다현 -tag:강화"},
	    {"arxiv:math.GT", NULL},
	    {"section:results", NULL},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char *other = query_other_layout(rows[i].typed);

		if (!rows[i].want && other)
			fail_msg("%s: %s", rows[i].typed, other);
		if (rows[i].want) {
			assert_non_null(other);
			assert_string_equal(other, rows[i].want);
		}
		free(other);
	}
}

/* ---- All ---------------------------------------------------------------- */

static int
run_queries(void)
{
	struct CMUnitTest tests[LENGTH(queries)];

	for (size_t i = 0; i < LENGTH(queries); i++)
		tests[i] = (struct CMUnitTest){queries[i].typed, test_query,
		    NULL, NULL, (void *)(uintptr_t)&queries[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(queries_that_are_none_are_told),
	    cmocka_unit_test(sections_are_found_by_kind_or_heading),
	    cmocka_unit_test(all_sections_are_searched_but_those_excluded),
	    cmocka_unit_test(all_sections_are_searched_unless_some_are_named),
	    cmocka_unit_test(days_are_told_from_today),
	    cmocka_unit_test(months_and_years_are_all_their_days),
	    cmocka_unit_test(names_that_are_no_fields_are_noticed),
	    cmocka_unit_test(any_of_the_patterns_is_shown),
	    cmocka_unit_test(some_of_the_patterns_are_for_notes),
	    cmocka_unit_test(fields_alone_show_nothing),
	    cmocka_unit_test(the_other_layout_is_offered),
	};

	if (!unicode_is_there())
		return 0;
	return run_queries() + cmocka_run_group_tests(tests, NULL, NULL);
}
