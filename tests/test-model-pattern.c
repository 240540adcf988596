// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Patterns: what finds what, in tables; on random texts beside a slow matcher
 * that goes by letters; several at once; what every match needs; and that no
 * expression, however it is made, takes for ever.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/needs.h"
#include "model/pattern.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* All that matches, each between | and |. */
static void
add_matches(struct strbuf *out, const struct pattern *p, const char *text)
{
	size_t len = strlen(text);
	struct error err = {.status = OK};
	struct match m;
	size_t at = 0;
	enum status status;

	while ((status = pattern_find(p, text, len, at, &m, &err)) == OK) {
		assert_true(m.begin >= at && m.begin < m.end && m.end <= len);
		strbuf_addc(out, '|');
		strbuf_add(out, text + m.begin, m.end - m.begin);
		at = m.end;
	}
	assert_int_equal(status, ERR_MISSING);
}

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
	add_matches(&found, p, row->text);
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
	for (int i = 0; i < 20000; i++)
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
	add_matches(&found, p, text);
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

/* ---- Several at once ---------------------------------------------------- */

enum { TEXTS_MAX = 3 };

static const struct any_row {
	const char *name;
	const char *typed[TEXTS_MAX];
	const char *text, *want;
} anys[] = {
    {"either", {"model", "강화"}, "강화 model", "|강화|model"},
    {"each by its own case", {"Model", "vision"}, "model Model VISION",
	"|Model|VISION"},
    {"the first where both begin", {"ab", "abc"}, "abc", "|ab"},
    {"in the order they were given", {"abc", "ab"}, "abc", "|abc"},
    {"an expression before a text", {"~ab", "abc"}, "abc", "|ab"},
    {"a text before an expression", {"abc", "~ab"}, "abc", "|abc"},
    {"texts around an expression", {"a", "~x+", "xxb"}, "xxb a", "|xx|a"},
    {"whichever comes first", {"zz", "~b+", "a"}, "a bb zz a", "|a|bb|zz|a"},
    {"the nearer one, though later in order", {"~c", "b"}, "bcb", "|b|c|b"},
    {"alternatives stay apart", {"~a|b", "cd"}, "acd b", "|a|cd|b"},
    {"a comment ends with its own", {"~(?x) b # note", "c"}, "b c", "|b|c"},
    {"a quotation, too", {"~\\Qa.b", "c+"}, "a.b c+ axb", "|a.b|c+"},
    {"options, too", {"~(?i)m", "Mo"}, "M Mo", "|M|M"},
    {"groups have their own numbers", {"~(a)\\1", "~(b)(c)\\2"}, "aa bcc bcb",
	"|aa|bcc"},
    {"and names", {"~(?<n>a)", "~(?<n>b)\\k<n>"}, "a bb", "|a|bb"},
    {"lines are the expression's", {"~^a$", "b"}, "a\nb a", "|a|b"},
    {"only the last may be unfinished", {"하", "ㄱ"}, "한 가", "|한|가"},
    {"a match that begins late is as late", {"~a\\Kb", "ab"}, "ab b", "|ab"},
    {"signs", {"(", "[a"}, "([a", "|(|[a"},
};

static size_t
as_texts(struct pattern_text texts[TEXTS_MAX], const char *const *typed)
{
	size_t n = 0;

	for (; n < TEXTS_MAX && typed[n]; n++)
		texts[n] = (struct pattern_text){typed[n], PATTERN_TYPED};
	return n;
}

static void
test_any(void **state)
{
	const struct any_row *row = *state;
	struct pattern_text texts[TEXTS_MAX];
	struct error err = {.status = OK};
	struct pattern *p =
	    pattern_new_any(texts, as_texts(texts, row->typed), &err);
	struct strbuf found = STRBUF_INIT;

	if (!p)
		fail_msg("%s", err.msg);
	add_matches(&found, p, row->text);
	assert_string_equal(found.str, row->want);
	strbuf_release(&found);
	pattern_free(p);
}

static void
each_of_several_must_be_a_pattern(void **state)
{
	static const char *const typed[][TEXTS_MAX] = {
	    {"~(", "a"},
	    {"~a", "b", "~c)"},
	    {"~(a", "b", "~c)"},
	    {"a", "~b\\", "c"},
	    {"~[a", "]"},
	    {"a", "~(?#", "b)"},
	    {"~(?<n>a)(?<n>b)", "c"},
	    {"a", " "},
	    {"~", "a"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(typed); i++) {
		struct pattern_text texts[TEXTS_MAX];
		struct error err = {.status = OK};

		assert_null(
		    pattern_new_any(texts, as_texts(texts, typed[i]), &err));
		assert_int_equal(err.status, ERR_SYNTAX);
		assert_true(err.msg[0] != '\0');
	}
}

static void
one_of_several_without_end_is_stopped(void **state)
{
	static const struct pattern_text texts[] = {
	    {"강화", PATTERN_TYPED}, {"~(x+x+)+y", PATTERN_TYPED}};
	struct pattern *p = pattern_new_any(texts, LENGTH(texts), NULL);
	struct strbuf text = STRBUF_INIT;
	struct error err = {.status = OK};
	struct match m;

	(void)state;
	assert_non_null(p);
	strbuf_adds(&text, "강화");
	strbuf_pad(&text, 'x', 5000);
	strbuf_adds(&text, " y");
	assert_int_equal(pattern_find(p, text.str, text.len, 0, &m, &err), OK);
	assert_int_equal(m.end, 6);
	assert_int_equal(
	    pattern_find(p, text.str, text.len, m.end, &m, &err), ERR_LIMIT);
	assert_non_null(strstr(err.msg, "too long"));
	strbuf_release(&text);
	pattern_free(p);
}

/* ---- Needs -------------------------------------------------------------- */

/* All needs, each behind "|", with "," between the texts that will do. */
static void
add_needs(struct strbuf *out, const struct pattern *p)
{
	const struct needs *needs = pattern_needs(p);

	for (size_t i = 0; i < needs->n; i++)
		for (size_t k = 0; k < needs->items[i].n; k++)
			strbuf_printf(out, "%s%s", k ? "," : "|",
			    needs->items[i].texts[k]);
}

static const struct need_row {
	const char *typed;
	unsigned how;
	const char *want;
} needs_of_texts[] = {
    {"vision", PATTERN_TYPED, "|vision"},
    {"Vision-Language  Action", PATTERN_TYPED, "|vision-language|action"},
    {" a b ", PATTERN_TYPED, "|a|b"},
    {"a ab a", PATTERN_TYPED, "|a|ab"},
    {"강화 학습", PATTERN_FINISHED, "|강화|학습"},
    {"강화 학습", PATTERN_TYPED, "|강화|학습,학슶"},
    {"강화 학습 ", PATTERN_TYPED, "|강화|학습"},
    {"찮안", PATTERN_TYPED, "|찮안,찮앉,찮않"},
    {"비용", PATTERN_TYPED, "|비용"},
    {"비요", PATTERN_TYPED,
	"|비요,비욕,비욖,비욗,비욘,비욙,비욚,비욛,비욜,비욝,비욞,비욟,비욠,"
	"비욡,비욢,비욣,비욤,비욥,비욦,비욧,비욨,비용,비욪,비욫,비욬,비욭,"
	"비욮,비욯"},
    {"하", PATTERN_TYPED, ""},
    {"\u1112\u1161\u11BC", PATTERN_TYPED, "|항"},
    {"ㄱㅎ", PATTERN_TYPED, ""},
    {"ㄱㅎ", PATTERN_VERBATIM, "|ㄱㅎ"},
    {"강ㅎ학x", PATTERN_TYPED, "|강|학x"},
    {"aㄳb", PATTERN_TYPED, "|a|b"},
    {"ㅏ", PATTERN_TYPED, "|ㅏ"},
    {"~vision", PATTERN_TYPED, "|vision"},
    {"~vision", PATTERN_VERBATIM, "|~vision"},
};

static void
needs_are_what_every_match_holds(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(needs_of_texts); i++) {
		const struct need_row *row = &needs_of_texts[i];
		struct pattern_text text = {row->typed, row->how};
		struct pattern *p = pattern_new_any(&text, 1, NULL);
		struct strbuf all = STRBUF_INIT;

		assert_non_null(p);
		add_needs(&all, p);
		assert_string_equal(all.str, row->want);
		strbuf_release(&all);
		pattern_free(p);
	}
}

/* Of several texts something of any one will do; of each what says most. */
static void
of_several_any_will_do(void **state)
{
	static const struct pattern_text texts[] = {
	    {"robot arm", PATTERN_TYPED}, {"강화 ", PATTERN_TYPED},
	    {"~vision.*x", PATTERN_TYPED}, {"ㄱㄴ", PATTERN_TYPED}};
	struct strbuf all = STRBUF_INIT;
	struct pattern *p;

	(void)state;
	p = pattern_new_any(texts, 3, NULL);
	assert_non_null(p);
	add_needs(&all, p);
	assert_string_equal(all.str, "|robot,강화,vision");
	pattern_free(p);
	strbuf_reset(&all);
	p = pattern_new_any(texts, 4, NULL);
	assert_non_null(p);
	add_needs(&all, p);
	assert_string_equal(all.str, "");
	pattern_free(p);
	strbuf_release(&all);
}

/* ---- Beside a slow matcher ---------------------------------------------- */

enum { CHARS_MAX = 40 };

struct chars {
	uint32_t c[CHARS_MAX];
	size_t at[CHARS_MAX + 1]; /* where each begins, in bytes */
	size_t n;
	struct strbuf text;
};

/* Always the same numbers. */
static unsigned
next_random(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

/* What the texts and patterns are made of; few, so that they often meet. No
 * conjoining jamo, which would become syllables. */
static const uint32_t alphabet[] = {'a', 'A', 'b', '.', ' ', ' ', '\n', u'ㄱ',
    u'ㅅ', u'ㄳ', u'ㅏ', u'가', u'각', u'갃', u'간', u'깋', u'까', u'사', u'삿',
    u'섲', u'샤', u'나', u'고', u'과', u'é', u'Σ', u'ς'};

static void
make_chars(struct chars *out, uint64_t *seed, unsigned max)
{
	out->n = 1 + next_random(seed, max);
	strbuf_init(&out->text);
	for (size_t i = 0; i < out->n; i++) {
		char buf[4];

		out->c[i] = alphabet[next_random(seed, LENGTH(alphabet))];
		out->at[i] = out->text.len;
		strbuf_add(&out->text, buf, utf8_encode(buf, out->c[i]));
	}
	out->at[out->n] = out->text.len;
}

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\n';
}

static uint32_t
folded(uint32_t c)
{
	return c == 'A' ? 'a' : c == u'Σ' || c == u'ς' ? u'σ' : c;
}

static bool
begins_with(uint32_t c, uint32_t consonant)
{
	uint32_t first = consonant == u'ㄱ' ? u'가' : u'사';

	return c == consonant || (c >= first && c < first + 21 * 28);
}

/* Whether `c` is what the last character `p` of a pattern may become. */
static bool
completes(uint32_t p, uint32_t c)
{
	switch (p) {
	case u'가':
	case u'까':
	case u'사':
	case u'샤':
	case u'나':
	case u'고':
	case u'과':
		return c >= p && c < p + 28;
	case u'각':
		return c == u'각' || c == u'갃';
	case u'간':
		return c == u'간';
	default:
		return false;
	}
}

/* The characters of `t` that match those of `p` from `i` and `k` on, up to
 * where they end; 0: none do. */
static size_t
match_end(const struct chars *p, size_t i, const struct chars *t, size_t k)
{
	bool any_case = true;

	for (size_t j = 0; j < p->n; j++)
		any_case = any_case && p->c[j] != 'A' && p->c[j] != u'Σ';
	for (; i < p->n; i++, k++) {
		uint32_t c = p->c[i];

		if (k >= t->n)
			return 0;
		if (is_blank(c)) {
			if (!is_blank(t->c[k]))
				return 0;
			while (i + 1 < p->n && is_blank(p->c[i + 1]))
				i++;
			while (k + 1 < t->n && is_blank(t->c[k + 1]))
				k++;
		} else if (c == u'ㄳ' && t->c[k] != c) {
			if (k + 1 >= t->n || !begins_with(t->c[k], u'ㄱ') ||
			    !begins_with(t->c[++k], u'ㅅ'))
				return 0;
		} else if (!(c == t->c[k] ||
			       (any_case && folded(c) == folded(t->c[k])) ||
			       ((c == u'ㄱ' || c == u'ㅅ') &&
				   begins_with(t->c[k], c)) ||
			       (i + 1 == p->n && completes(c, t->c[k])))) {
			return 0;
		}
	}
	return k;
}

static void
add_slow_matches(
    struct strbuf *out, const struct chars *p, const struct chars *t)
{
	for (size_t k = 0; k < t->n;) {
		size_t end = match_end(p, 0, t, k);

		if (end) {
			strbuf_addc(out, '|');
			strbuf_add(
			    out, t->text.str + t->at[k], t->at[end] - t->at[k]);
			k = end;
		} else {
			k++;
		}
	}
}

static void
found_is_what_a_slow_matcher_finds(void **state)
{
	uint64_t seed = 3;
	size_t n_found = 0;

	(void)state;
	for (int i = 0; i < 6000; i++) {
		struct strbuf slow = STRBUF_INIT, found = STRBUF_INIT;
		struct pattern *p;
		struct chars typed, text;

		make_chars(&typed, &seed, 3);
		make_chars(&text, &seed, CHARS_MAX);
		p = pattern_new(typed.text.str, NULL);
		if (p) {
			add_matches(&found, p, text.text.str);
			add_slow_matches(&slow, &typed, &text);
			if (strcmp(found.str, slow.str))
				fail_msg("'%s' in '%s': '%s', not '%s'",
				    typed.text.str, text.text.str, found.str,
				    slow.str);
			n_found += found.len > 0;
		}
		pattern_free(p);
		strbuf_release(&typed.text);
		strbuf_release(&text.text);
		strbuf_release(&slow);
		strbuf_release(&found);
	}
	assert_true(n_found > 1000);
}

/* ---- All ---------------------------------------------------------------- */

static int
run_patterns(void)
{
	struct CMUnitTest tests[LENGTH(patterns) + LENGTH(anys)];
	size_t n = 0;

	for (size_t i = 0; i < LENGTH(patterns); i++)
		tests[n++] = (struct CMUnitTest){patterns[i].name, test_pattern,
		    NULL, NULL, (void *)(uintptr_t)&patterns[i]};
	for (size_t i = 0; i < LENGTH(anys); i++)
		tests[n++] = (struct CMUnitTest){anys[i].name, test_any, NULL,
		    NULL, (void *)(uintptr_t)&anys[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(patterns_that_are_none_are_told),
	    cmocka_unit_test(too_long_a_text_is_said_to_be),
	    cmocka_unit_test(the_search_starts_where_it_is_told),
	    cmocka_unit_test(matches_far_apart_are_all_found),
	    cmocka_unit_test(where_to_go_on_is_up_to_the_expression),
	    cmocka_unit_test(long_matches_are_found),
	    cmocka_unit_test(patterns_without_end_are_stopped),
	    cmocka_unit_test(one_pattern_without_end_is_said_to_be),
	    cmocka_unit_test(verbatim_text_means_itself),
	    cmocka_unit_test(finished_text_is_not_completed),
	    cmocka_unit_test(each_of_several_must_be_a_pattern),
	    cmocka_unit_test(one_of_several_without_end_is_stopped),
	    cmocka_unit_test(needs_are_what_every_match_holds),
	    cmocka_unit_test(of_several_any_will_do),
	    cmocka_unit_test(found_is_what_a_slow_matcher_finds),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8") &&
	    !setlocale(LC_CTYPE, "en_US.UTF-8")) {
		puts("1..0 # SKIP there is no UTF-8 locale");
		return 0;
	}
	return run_patterns() + cmocka_run_group_tests(tests, NULL, NULL);
}
