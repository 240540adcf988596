// SPDX-License-Identifier: GPL-3.0-or-later
/* Patterns: what finds what, in a table; where a search begins and ends; and
 * that no expression, however it is made, takes for ever. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "matches.h"
#include "model/pattern.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct pattern_row {
	const char *name, *typed, *text, *want;
} patterns[] = {
    {"literal", "vision", "vision revision", "|vision|vision"},
    {"case is ignored", "vla", "VLA vla Vla", "|VLA|vla|Vla"},
    {"unless there is a capital", "Vla", "VLA vla Vla", "|Vla"},
    {"a capital of any script", "Ж", "ж Ж", "|Ж"},
    {"case of any script is ignored", "ж", "ж Ж", "|ж|Ж"},
    {"Korean", "비전-언어", "새 비전-언어 모델", "|비전-언어"},
    {"typed in jamo", "\u1112\u1161\u11AB", "한글", "|한"},
    {"signs are only signs", ".*[a](b)+?{2}^$|\\d#-/~",
	"x.*[a](b)+?{2}^$|\\d#-/~", "|.*[a](b)+?{2}^$|\\d#-/~"},
    {"a point is a point", "a.b", "axb a.b", "|a.b"},
    {"\\E is nothing special", "\\Ea\\Q", "x\\Ea\\Q", "|\\Ea\\Q"},
    {"a blank is any run of blanks and line ends", "a b",
	"a b a  b a\nb a \n b ab", "|a b|a  b|a\nb|a \n b"},
    {"blanks typed twice are one", "a  b", "a b", "|a b"},
    {"a wide blank is a blank", "a\u3000b", "a b", "|a b"},
    {"blanks at the end count", "a ", "ab a c", "|a "},
    {"a tilde within", "a~", "a~", "|a~"},
    {"expression", "~a.c", "abc axc ac", "|abc|axc"},
    {"expression without regard to case", "~a.c", "ABC", "|ABC"},
    {"expression with a capital", "~A.c", "ABC Abc", "|Abc"},
    {"classes are no capitals", "~\\Sb\\W", "aB. cb-", "|aB.|cb-"},
    {"properties are no capitals", "~\\p{Hangul}x", "가X", "|가X"},
    {"nor are their short names", "~\\pLx", "aX", "|aX"},
    {"a capital after a class", "~\\SB", "aB ab", "|aB"},
    {"words of any script", "~\\b\\w+\\b", "비전 model", "|비전|model"},
    {"digits of any script", "~\\d+", "12 ٣٤", "|12|٣٤"},
    {"lines", "~^- .*$", "- a\nb\n- c", "|- a|- c"},
    {"a point stops at the end of a line", "~a.*", "ab\ncd", "|ab"},
    {"empty matches are passed over", "~x*", "axxb", "|xx"},
    {"only empty matches", "~^|$|\\b", "a b", ""},
    {"alternatives", "~a|가", "b가a", "|가|a"},
    {"characters, not bytes", "~^.$", "가", "|가"},
    {"context before the start counts", "~(?<=a)b", "ab", "|b"},
    {"a match that begins late", "~a\\Kb", "ab", "|b"},
    {"a consonant finds syllables that begin with it", "ㄱ",
	"가 힣 깋 까 각ㄱ\u1100나", "|가|깋|각|ㄱ|\u1100"},
    {"a doubled one is one of its own", "ㄲ", "가까ㄲㄱ낳", "|까|ㄲ"},
    {"initials", "ㄱㅎㅎㅅ", "강화학습 경험학술 강화 학습",
	"|강화학습|경험학술"},
    {"initials typed as conjoining jamo", "\u1100\u1112", "강화 ㄱㅎ",
	"|강화|ㄱㅎ"},
    {"initials with blanks", "ㄱㅎ ㅎㅅ", "강화학습 강화\n학습", "|강화\n학습"},
    {"initials among syllables and letters", "ㄱ화 gpt", "강화 GPT 문화 GPT",
	"|강화 GPT"},
    {"two initials that became one letter", "ㄳ", "ㄳ 검색 갃 ㄱㅅ 가사 까싸",
	"|ㄳ|검색|ㄱㅅ|가사"},
    {"such a letter within initials", "ㅎㅄㄷ", "화보상당 ㅎㅄㄷ 화보당",
	"|화보상당|ㅎㅄㄷ"},
    {"all letters that are two initials", "ㄵㄶㄺㄻㄼㄽㄾㄿㅀ",
	"나자나하라가라마라바라사라타라파라하",
	"|나자나하라가라마라바라사라타라파라하"},
    {"a vowel alone is itself", "ㅏ", "아 ㅏ", "|ㅏ"},
    {"a final alone is itself", "\u11A8", "각 ㄱ x\u11A8", "|\u11A8"},
    {"an open syllable may be unfinished", "하", "하 한 핳 해 흐 학",
	"|하|한|핳|학"},
    {"the last one only", "하하", "하하 하한 한하", "|하하|하한"},
    {"a closed one may get a second consonant", "강화학스",
	"강화학습 강화 학습", "|강화학습"},
    {"none but those that are typed so", "각", "각 갃 갂 간 가", "|각|갃"},
    {"with ㄴ", "안", "안앉않암", "|안|앉|않"},
    {"with ㄹ", "갈", "갈갉갊갋갌갍갎갏감간", "|갈|갉|갊|갋|갌|갍|갎|갏"},
    {"with ㅂ", "갑", "갑값갓", "|갑|값"},
    {"a second consonant is not more than it is", "값", "갑값", "|값"},
    {"a vowel does not become another", "고", "고 과 곡 곽", "|고|곡"},
    {"a blank finishes it", "하 ", "한 하 ", "|하 "},
    {"so does a sign", "하.", "한. 하.", "|하."},
    {"typed apart, whole in the text", "cafe\u0301", "café cafe", "|café"},
    {"a jamo more makes a syllable", "\u1112\u1161\u11ABㄱ", "한글 하늘",
	"|한글"},
    {"soft breaks are blanks", "강화 학습", "강화\n학습", "|강화\n학습"},
    {"a sharp s", "ß", "ß ẞ ss", "|ß|ẞ"},
    {"a sharp S", "ẞ", "ß ẞ SS", "|ẞ"},
    {"a sigma", "σ", "Σσς", "|Σ|σ|ς"},
    {"a sigma at the end of a word", "λόγος", "ΛΌΓΟΣ", "|ΛΌΓΟΣ"},
    {"a dotless i is no i", "ı", "ı i I İ", "|ı"},
    {"an i is no dotless one", "i", "ı i I İ", "|i|I"},
    {"a long s", "s", "s S ſ", "|s|S|ſ"},
    {"the kelvin is a K", "\u212A", "k K", "|K"},
    {"letters of other scripts have cases, too", "жλ", "ЖΛ жλ", "|ЖΛ|жλ"},
    {"ideographs", "强化", "强化学习", "|强化"},
    {"an expression in jamo", "~[\u1100\u1161-\u1112\u1161]", "가하힣",
	"|가|하"},
    {"an expression knows no initials", "~ㄱ", "가ㄱ", "|ㄱ"},
    {"nor anything unfinished", "~하$", "한\n하", "|하"},
    {"an expression with a long way to go", "~(?:x|z)*y$", "xxzy\nxy",
	"|xxzy|xy"},
    {"an expression that says how to be compiled", "~(*NO_JIT)(?i)mo+",
	"MOO mo", "|MOO|mo"},
    {"nothing there", "zebra", "abc", ""},
    {"an empty text", "a", "", ""},
};

static void
test_pattern(void **state)
{
	const struct pattern_row *row = *state;
	struct error err = {.status = OK};
	struct pattern *p = pattern_new(row->typed, &err);
	struct strbuf found = STRBUF_INIT;

	if (!p)
		fail_msg("%s", err.msg);
	matches_add(&found, p, row->text);
	assert_string_equal(found.str, row->want);
	strbuf_release(&found);
	pattern_free(p);
}

static void
patterns_that_are_none_are_told(void **state)
{
	static const struct {
		const char *typed, *why;
	} rows[] = {
	    {"", "the pattern is empty"},
	    {"~", "the pattern is empty"},
	    {"  \t", "the pattern is empty"},
	    /* Counted is what was typed behind the "~". */
	    {"~(", ", 1 character after the ~"},
	    {"~가(", ", 2 characters after the ~"},
	    {"~[a", ", 2 characters after the ~"},
	    {"~\\C", ""},
	    {"~\\", ""},
	    {"~(?<n>a)(?<n>b)", ""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct error err = {.status = OK};
		struct pattern *p = pattern_new(rows[i].typed, &err);

		pattern_free(p);
		assert_null(p);
		assert_int_equal(err.status, ERR_SYNTAX);
		assert_non_null(strstr(err.msg, rows[i].why));
	}
}

static void
too_long_a_text_is_said_to_be(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct error err = {.status = OK};

	(void)state;
	strbuf_pad(&text, 'x', 1 << 20);
	assert_null(pattern_new(text.str, &err));
	assert_int_equal(err.status, ERR_SYNTAX);
	assert_string_equal(err.msg, "the pattern is too long");
	strbuf_release(&text);
}

static void
the_search_starts_where_it_is_told(void **state)
{
	static const char text[] = "ab ab ab";
	struct pattern *p = pattern_new("~\\bab", NULL);
	struct match m;

	(void)state;
	assert_non_null(p);
	assert_int_equal(pattern_find(p, text, 8, 1, &m, NULL), OK);
	assert_int_equal(m.begin, 3);
	/* The end of the text is where it is told, too. */
	assert_int_equal(pattern_find(p, text, 7, 4, &m, NULL), ERR_MISSING);
	assert_int_equal(pattern_find(p, text, 8, 8, &m, NULL), ERR_MISSING);
	pattern_free(p);
}

/* As many as there is room for, in order. */
static void
all_matches_are_found_at_once(void **state)
{
	struct pattern *p = pattern_new("ab", NULL);
	struct match found[3];

	(void)state;
	assert_non_null(p);
	assert_int_equal(pattern_find_all(p, "ab.ab", 5, found, 3), 2);
	assert_int_equal(found[0].end, 2);
	assert_int_equal(found[1].begin, 3);
	assert_int_equal(pattern_find_all(p, "abababab", 8, found, 3), 3);
	assert_int_equal(found[2].begin, 4);
	assert_int_equal(pattern_find_all(p, "ba", 2, found, 3), 0);
	assert_true(pattern_matches(p, "..ab", 4));
	assert_false(pattern_matches(p, "..ab", 3));
	pattern_free(p);
}

/* The stretches in which an expression is tried must not show. */
static void
matches_far_apart_are_all_found(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct pattern *p = pattern_new("~가+나", NULL);
	size_t at = 0;
	struct match m;

	(void)state;
	assert_non_null(p);
	for (int i = 0; i < 200; i++) {
		strbuf_pad(&text, '.', (size_t)i);
		strbuf_adds(&text, "가가나");
	}
	for (int i = 0; i < 200; i++) {
		at += (size_t)i;
		assert_int_equal(pattern_find(p, text.str, text.len,
				     at - (size_t)i, &m, NULL),
		    OK);
		assert_int_equal(m.begin, at);
		assert_int_equal(m.end, at + 9);
		at += 9;
	}
	assert_int_equal(
	    pattern_find(p, text.str, text.len, at, &m, NULL), ERR_MISSING);
	strbuf_release(&text);
	pattern_free(p);
}

/* Nor in an expression that says where matching begins, or goes on. */
static void
where_to_go_on_is_up_to_the_expression(void **state)
{
	static const struct {
		const char *typed;
		bool found;
	} rows[] = {{"~\\Gnoun", false}, {"~(?:\\Gnoun|x)", false},
	    {"~\\Anoun", false}, {"~'(*COMMIT)x|noun", false},
	    {"~'[^']*'(*SKIP)(*FAIL)|noun", true}};
	struct strbuf text = STRBUF_INIT;
	size_t last;

	(void)state;
	strbuf_pad(&text, '.', 5000);
	strbuf_addc(&text, '\'');
	for (int i = 0; i < 1000; i++)
		strbuf_adds(&text, "noun ");
	strbuf_addc(&text, '\'');
	last = text.len;
	strbuf_adds(&text, "noun");
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct pattern *p = pattern_new(rows[i].typed, NULL);
		struct match m;

		assert_non_null(p);
		assert_int_equal(
		    pattern_find(p, text.str, text.len, 0, &m, NULL),
		    rows[i].found ? OK : ERR_MISSING);
		if (rows[i].found)
			assert_int_equal(m.begin, last);
		pattern_free(p);
	}
	strbuf_release(&text);
}

/* What takes many steps is found all the same, if it does not take for ever. */
static void
long_matches_are_found(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct pattern *p = pattern_new("~x(?:.|\\n)*?y", NULL);
	struct match m;

	(void)state;
	assert_non_null(p);
	strbuf_pad(&text, '.', 5000);
	for (int i = 0; i < 2500; i++)
		strbuf_adds(&text, "x\n");
	strbuf_addc(&text, 'y');
	assert_int_equal(pattern_find(p, text.str, text.len, 0, &m, NULL), OK);
	assert_int_equal(m.begin, 5000);
	assert_int_equal(m.end, text.len);
	strbuf_release(&text);
	pattern_free(p);
}

static void
patterns_without_end_are_stopped(void **state)
{
	static const char *const typed[] = {
	    "~(a+)+$", "~(a|a)*b", "~(?:a|aa)+$", "~(a*)*c|(a*)*d"};
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_pad(&text, 'a', 5000);
	strbuf_addc(&text, '!');
	for (size_t i = 0; i < LENGTH(typed); i++) {
		struct error err = {.status = OK};
		struct pattern *p = pattern_new(typed[i], &err);
		struct match m;
		enum status status;

		assert_non_null(p);
		status = pattern_find(p, text.str, text.len, 0, &m, &err);
		/* The library may be clever enough to see that nothing can
		 * match; it must not find anything, nor go on for ever. */
		if (status != ERR_MISSING) {
			assert_int_equal(status, ERR_LIMIT);
			assert_int_equal(err.status, ERR_LIMIT);
			assert_true(err.msg[0] != '\0');
		}
		pattern_free(p);
	}
	strbuf_release(&text);
}

static void
one_pattern_without_end_is_said_to_be(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct error err = {.status = OK};
	struct pattern *p = pattern_new("~(x+x+)+y", &err);
	struct match m;

	(void)state;
	assert_non_null(p);
	strbuf_pad(&text, 'x', 5000);
	strbuf_adds(&text, " y");
	assert_int_equal(
	    pattern_find(p, text.str, text.len, 0, &m, &err), ERR_LIMIT);
	assert_non_null(strstr(err.msg, "too long"));
	strbuf_release(&text);
	pattern_free(p);
}

/* What must be matched in one go goes over a long run from each place, and none
 * of that counts as a step. What passes over long runs is not stopped. */
static void
runs_without_end_are_stopped(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct error err = {.status = OK};
	struct pattern *slow = pattern_new("~(*SKIP)[^xy]*[xy]", &err);
	struct pattern *quick = pattern_new("~a+(*SKIP)(*FAIL)|!", &err);
	struct match m;

	(void)state;
	assert_non_null(slow);
	assert_non_null(quick);
	strbuf_pad(&text, 'a', 400000);
	strbuf_addc(&text, '!');
	assert_int_equal(
	    pattern_find(slow, text.str, text.len, 0, &m, &err), ERR_LIMIT);
	assert_non_null(strstr(err.msg, "too long"));
	assert_int_equal(
	    pattern_find(quick, text.str, text.len, 0, &m, &err), OK);
	assert_int_equal(m.begin, 400000);
	strbuf_release(&text);
	pattern_free(slow);
	pattern_free(quick);
}

/* ---- Of a known kind ---------------------------------------------------- */

/* Finds with one pattern of that kind. */
static void
assert_finds_as(
    const char *typed, unsigned how, const char *text, const char *want)
{
	struct pattern_text one = {typed, how};
	struct error err = {.status = OK};
	struct pattern *p = pattern_new_any(&one, 1, &err);
	struct strbuf found = STRBUF_INIT;

	if (!p)
		fail_msg("%s: %s", typed, err.msg);
	matches_add(&found, p, text);
	assert_string_equal(found.str, want);
	strbuf_release(&found);
	pattern_free(p);
}

static void
verbatim_text_means_itself(void **state)
{
	(void)state;
	assert_finds_as("~a+", PATTERN_VERBATIM, "aa ~a+", "|~a+");
	assert_finds_as("ㄱㅎ", PATTERN_VERBATIM, "강화 ㄱㅎ", "|ㄱㅎ");
	assert_finds_as("ㄳ", PATTERN_VERBATIM, "가사 ㄱㅅ ㄳ", "|ㄳ");
	assert_finds_as("학스", PATTERN_VERBATIM, "학습 학스", "|학습|학스");
	assert_finds_as("vla x", PATTERN_VERBATIM, "VLA\nX", "|VLA\nX");
}

static void
finished_text_is_not_completed(void **state)
{
	(void)state;
	assert_finds_as("학스", PATTERN_FINISHED, "학습 학스", "|학스");
	assert_finds_as("각", PATTERN_FINISHED, "각 갃", "|각");
	assert_finds_as("ㄱㅎ", PATTERN_FINISHED, "강화", "|강화");
	assert_finds_as("~a+", PATTERN_FINISHED, "aa", "|aa");
}

static int
run_rows(void)
{
	struct CMUnitTest tests[LENGTH(patterns)];

	for (size_t i = 0; i < LENGTH(patterns); i++)
		tests[i] = (struct CMUnitTest){patterns[i].name, test_pattern,
		    NULL, NULL, (void *)(uintptr_t)&patterns[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(patterns_that_are_none_are_told),
	    cmocka_unit_test(too_long_a_text_is_said_to_be),
	    cmocka_unit_test(the_search_starts_where_it_is_told),
	    cmocka_unit_test(all_matches_are_found_at_once),
	    cmocka_unit_test(matches_far_apart_are_all_found),
	    cmocka_unit_test(where_to_go_on_is_up_to_the_expression),
	    cmocka_unit_test(long_matches_are_found),
	    cmocka_unit_test(patterns_without_end_are_stopped),
	    cmocka_unit_test(one_pattern_without_end_is_said_to_be),
	    cmocka_unit_test(runs_without_end_are_stopped),
	    cmocka_unit_test(verbatim_text_means_itself),
	    cmocka_unit_test(finished_text_is_not_completed),
	};

	if (!unicode_is_there())
		return 0;
	return run_rows() + cmocka_run_group_tests(tests, NULL, NULL);
}
