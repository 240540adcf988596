// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What regular expressions need: some in tables; and expressions that chance
 * writes, with texts made to match them: wherever the pattern matches, all its
 * needs are met. $NONMUN_SEED asks for other expressions.
 */
#include <config.h>

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
#include "model/regex-needs.h"
#include "trials.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* ---- Tables ------------------------------------------------------------- */

/* All needs, each behind "|", with "," between the texts that will do. */
static void
check_needs(const char *expr, const char *want)
{
	struct needs needs = {.n = 0};
	struct strbuf all = STRBUF_INIT;

	regex_needs(&needs, expr, strlen(expr));
	for (size_t i = 0; i < needs.n; i++)
		for (size_t k = 0; k < needs.items[i].n; k++)
			strbuf_printf(&all, "%s%s", k ? "," : "|",
			    needs.items[i].texts[k]);
	if (strcmp(all.str, want))
		fail_msg("<%s>: <%s>, wanted <%s>", expr, all.str, want);
	strbuf_release(&all);
	needs_release(&needs);
}

static const struct expr_row {
	const char *expr, *want;
} understood[] = {
    {"d(iffusion|enois)", "|diffusion,denois"},
    {"foo.*bar|baz", "|foo,baz"},
    {"foo.*bar", "|foo|bar"},
    {"foo|", ""},
    {"foo|.", ""},
    {"(foo|)bar", "|bar"},
    {"강화 ?학습[을를]", "|강화 학습을,강화 학습를,강화학습을,강화학습를"},
    {"Diffusion", "|diffusion"},
    {"[dD]enois", "|denois"},
    {"[a-d]enois", "|enois"},
    {"[^d]enois", "|enois"},
    {"ab[c-]d", "|abcd,ab-d"},
    {"ab[-c]d", "|ab-d,abcd"},
    {"ab[\\]\\w]d", "|ab|d"},
    {"colou?r", "|colour,color"},
    {"colou??r", "|colour,color"},
    {"colou{0,1}r", "|colour,color"},
    {"colou*r", "|colo|r"},
    {"colou{0,}r", "|colo|r"},
    {"colou{0}r", "|colo|r"},
    {"colou+r", "|colou|ur"},
    {"colou++r", "|colou|ur"},
    {"colou{2,3}r", "|colou|ur"},
    {"colou{1}r", "|colour"},
    {"(ab|cd)+ef", "|ab,cd|abef,cdef"},
    {"(ab.)+ef", "|ab|ef"},
    {"(a(b(c|d)|e)f)", "|abcf,abdf,aef"},
    {"\\bab\\b|^cd$", "|ab,cd"},
    {"a\\.b\\-c", "|a.b-c"},
    {"ab\\d\\pL\\p{Hangul}cd", "|ab|cd"},
    {"(?i)ab(?-i:c|d)", "|abc,abd"},
    {"robots?", "|robot"},
    {"ab c#d", "|ab c#d"},
    {"ab]c}", "|ab]c}"},
    {"", ""},
    {".*", ""},
};

static void
what_is_needed(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(understood); i++)
		check_needs(understood[i].expr, understood[i].want);
}

static void
of_what_is_not_understood_nothing_is_needed(void **state)
{
	static const char *const exprs[] = {"abc(?=d)", "abc(?!d)", "(?<=a)bcd",
	    "(?<!a)bcd", "(?<name>abc)", "(?P<n>abc)", "(?'n'abc)", "(?>abc)",
	    "(?|abc)", "(?#abc)def", "(?x)a b c", "(?ix:abc)", "(?^)abc",
	    "(abc)\\1", "(abc)\\g1", "\\k<n>abc", "(abc)(?1)", "(?R)abc",
	    "(?(1)abc|def)", "(?C1)abc", "(*ACCEPT)abc", "(*UTF)abc", "abc(*F)",
	    "\\Qabc\\Edef", "\\Eabc", "\\x61bcd", "\\o{141}bcd", "\\141bcd",
	    "\\0abc", "\\cAabc", "\\N{U+61}bcd", "[[:alpha:]]bcd", "[[:<:]]bcd",
	    "[]a]bcd", "[^]a]bcd", "[\\Qa\\E]bcd", "[\\x61]bcd", "abc{,3}",
	    "abc{ 1}", "abc{x}", "{abc", "abc{2}{3}", "abc+*", "(abc", "abc)",
	    "[abc", "abc\\", "abc\\p{L", "*abc", "\\Cabc"};

	(void)state;
	for (size_t i = 0; i < LENGTH(exprs); i++)
		check_needs(exprs[i], "");
}

static void
nesting_is_bounded(void **state)
{
	struct strbuf expr = STRBUF_INIT;
	struct needs needs = {.n = 0};

	(void)state;
	strbuf_pad(&expr, '(', 100000);
	strbuf_adds(&expr, "abc");
	strbuf_pad(&expr, ')', 100000);
	regex_needs(&needs, expr.str, expr.len);
	assert_int_equal(needs.n, 0);
	strbuf_release(&expr);
}

/* However many ways there are to match, few texts are kept. */
static void
what_is_kept_is_bounded(void **state)
{
	struct strbuf expr = STRBUF_INIT;
	struct needs needs = {.n = 0};

	(void)state;
	for (int i = 0; i < 2000; i++)
		strbuf_printf(&expr, "(ab%d|cd%d?)e", i, i);
	regex_needs(&needs, expr.str, expr.len);
	assert_int_equal(needs.n, NEEDS_MAX);
	for (size_t i = 0; i < needs.n; i++)
		assert_in_range(needs.items[i].n, 1, NEED_TEXTS);
	needs_release(&needs);
	strbuf_release(&expr);
}

/* ---- By chance ---------------------------------------------------------- */

enum { EXPRESSIONS = 30000, TEXTS = 4, DEPTH = 4 };

/* An expression, and a text that it is likely to match. */
struct making {
	unsigned seed;
	struct strbuf expr, text;
	int depth;
};

static unsigned
below(struct making *m, unsigned n)
{
	return (unsigned)trials_random(&m->seed, n);
}

/* Each with what equals it when case is ignored; few, so that they meet. */
static const struct letter {
	uint32_t c, other;
} letters[] = {{'a', 'A'}, {'b', 'B'}, {'k', 0x212A}, {'s', 0x017F}, {'s', 'S'},
    {u'가', u'가'}, {u'나', u'나'}, {u'é', u'É'}, {u'σ', u'ς'}, {u'σ', u'Σ'},
    {'1', '1'}, {'-', '-'}, {' ', ' '}, {'}', '}'}, {']', ']'}};

static void
add_c(struct strbuf *out, uint32_t c)
{
	char buf[4];

	strbuf_add(out, buf, utf8_encode(buf, c));
}

static void
add_letter(struct making *m)
{
	const struct letter *l = &letters[below(m, LENGTH(letters))];
	unsigned how = below(m, 8);

	add_c(&m->expr, how == 1 ? l->other : l->c);
	add_c(&m->text, how == 2 ? l->other : l->c);
}

/* An item as it is written, and what it may match. */
static const struct item {
	const char *expr, *text;
} items[] = {{".", "a"}, {".", "나"}, {"\\d", "1"}, {"\\w", "가"}, {"\\s", " "},
    {"\\S", "b"}, {"\\b", ""}, {"\\B", ""}, {"^", ""}, {"$", ""}, {"\\K", ""},
    {"\\.", "."}, {"\\-", "-"}, {"\\가", "가"}, {"\\pL", "a"},
    {"\\p{Hangul}", "나"}, {"\\P{L}", "-"}, {"\\N", "a"}, {"\\R", "\n"},
    {"\\X", "e"}, {"\\n", "\n"}, {"[ab]", "b"}, {"[kS]", "s"}, {"[a-k]", "B"},
    {"[^a]", "b"}, {"[a-]", "-"}, {"[-a]", "-"}, {"[\\d-]", "-"},
    {"[\\]a]", "]"}, {"[]a]", "]"}, {"[^]a]", "b"}, {"[[:alpha:]]", "a"},
    {"[a[:digit:]]", "1"}, {"[\\Qa]\\E]", "]"}, {"[a\\-s]", "-"},
    {"[가나]", "나"}, {"[abks1가나é-]", "é"}, {"[가-나]", "다"},
    {"[\\x61-]", "a"}, {"(?i)", ""}, {"(?-i)", ""}, {"(?x)", ""},
    {"(?s-m)", ""}, {"(?xx)", ""}, {"(?^)", ""}, {"(?#a(b)", ""},
    {"\\Qa.b\\E", "a.b"}, {"\\Q", ""}, {"\\E", ""}, {"\\x61", "a"},
    {"\\x{61}", "a"}, {"\\141", "a"}, {"\\N{U+61}", "a"}, {"\\1", "a"},
    {"(?1)", "a"}, {"(?R)", ""}, {"(?(1)a|b)", "a"}, {"(*ACCEPT)", ""},
    {"(*SKIP)", ""}, {"(*F)|", ""}, {"(?C1)", ""}, {"{", "{"}, {"a{", "a{"},
    {"{,2}", "{,2}"}, {"#", "#"}, {"[", "["}, {"[[:<:]]", ""}, {"\\<", "<"},
    {"()", ""}, {"(|a)", ""}, {"\\G", ""}, {"\\A", ""}, {"\\z", ""}};

/* What stands in a group and makes it more than one; how often it matches
 * nothing by itself. */
static const struct opening {
	const char *open;
	bool silent;
} openings[] = {{"(", false}, {"(", false}, {"(", false}, {"(?:", false},
    {"(?:", false}, {"(?i:", false}, {"(?-i:", false}, {"(?s:", false},
    {"(?x:", false}, {"(?>", false}, {"(?|", false}, {"(?<n>", false},
    {"(?=", true}, {"(?!", true}, {"(?<=a|", true}, {"(*atomic:", false}};

static const struct quantifier {
	const char *sign;
	unsigned min, max;
} quantifiers[] = {{"?", 0, 1}, {"*", 0, 2}, {"+", 1, 3}, {"{0}", 0, 0},
    {"{1}", 1, 1}, {"{2}", 2, 2}, {"{0,1}", 0, 1}, {"{1,1}", 1, 1},
    {"{1,}", 1, 3}, {"{0,}", 0, 2}, {"{2,3}", 2, 3}, {"{,2}", 0, 2},
    {"{ 1, 2 }", 1, 2}, {"{0,2}{2}", 0, 4}, {"{1}{0,1}", 0, 1}, {"{00}", 0, 0},
    {"{01}", 1, 1}, {"{10}", 10, 10}};

static void add_alternatives(struct making *m);

static void
add_group(struct making *m)
{
	const struct opening *o = &openings[below(m, LENGTH(openings))];
	size_t len = m->text.len;

	strbuf_adds(&m->expr, o->open);
	add_alternatives(m);
	strbuf_addc(&m->expr, ')');
	if (o->silent)
		strbuf_truncate(&m->text, len);
}

static void
add_item(struct making *m)
{
	const struct item *item = &items[below(m, LENGTH(items))];

	strbuf_adds(&m->expr, item->expr);
	strbuf_adds(&m->text, item->text);
}

/* Puts a quantifier behind what stands last, whose text begins at `from`. */
static void
add_quantifier(struct making *m, size_t from)
{
	const struct quantifier *q =
	    &quantifiers[below(m, LENGTH(quantifiers))];
	unsigned times = q->min + below(m, q->max - q->min + 1);
	struct strbuf once = STRBUF_INIT;

	strbuf_adds(&m->expr, q->sign);
	strbuf_adds(&m->expr, (const char *[]){"", "", "?", "+"}[below(m, 4)]);
	strbuf_add(&once, m->text.str + from, m->text.len - from);
	strbuf_truncate(&m->text, from);
	for (; times > 0 && m->text.len < 500; times--)
		strbuf_add(&m->text, once.str, once.len);
	strbuf_release(&once);
}

static void
add_branch(struct making *m)
{
	for (unsigned n = below(m, 4); n > 0; n--) {
		size_t from = m->text.len;
		unsigned what = below(m, 16);

		for (unsigned k = below(m, 4); what < 8 && k > 0; k--) {
			add_letter(m);
			from = m->text.len;
		}
		if (what < 8)
			add_letter(m);
		else if (what < 13 && m->depth < DEPTH)
			add_group(m);
		else
			add_item(m);
		if (below(m, 3) == 0)
			add_quantifier(m, from);
	}
}

/* The text is that of one of them. */
static void
add_alternatives(struct making *m)
{
	unsigned n = below(m, 3) ? 1 : 1 + below(m, 4);
	size_t from = m->text.len;

	m->depth++;
	add_branch(m);
	for (unsigned i = 1; i < n; i++) {
		size_t behind = m->text.len;

		strbuf_addc(&m->expr, '|');
		add_branch(m);
		if (below(m, 2))
			strbuf_truncate(&m->text, behind);
		else
			strbuf_splice(&m->text, from, behind - from, "", 0);
	}
	m->depth--;
}

/* All letters that are equal but for case made the same. */
static void
add_folded(struct strbuf *out, const char *s)
{
	for (size_t len = strlen(s), i = 0; i < len;) {
		uint32_t c;

		i += utf8_decode(s + i, len - i, &c);
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		for (size_t k = 0; k < LENGTH(letters); k++)
			if (c == letters[k].other)
				c = letters[k].c;
		add_c(out, c);
	}
}

static bool
is_met(const struct need *need, const char *folded)
{
	bool met = false;

	for (size_t i = 0; i < need->n && !met; i++) {
		struct strbuf text = STRBUF_INIT;

		add_folded(&text, need->texts[i]);
		met = strstr(folded, text.str) != NULL;
		strbuf_release(&text);
	}
	return met;
}

/* Whether a text that matches told something, which then held. */
static bool
check_text(const struct pattern *p, const struct strbuf *expr, const char *text)
{
	const struct needs *needs = pattern_needs(p);
	struct strbuf folded = STRBUF_INIT;
	struct error err;
	struct match match;

	if (pattern_find(p, text, strlen(text), 0, &match, &err) != OK)
		return false;
	add_folded(&folded, text);
	for (size_t i = 0; i < needs->n; i++)
		if (!is_met(&needs->items[i], folded.str))
			fail_msg("<%s> matches <%s>, but not need %zu (%s...)",
			    expr->str, text, i, needs->items[i].texts[0]);
	strbuf_release(&folded);
	return needs->n > 0;
}

/* Some letters, or as often as not none. */
static void
add_noise(struct making *m, struct strbuf *out)
{
	for (unsigned n = below(m, 2) * below(m, 4); n > 0; n--)
		add_c(out, letters[below(m, LENGTH(letters))].c);
}

static unsigned
check_expression(struct making *m)
{
	struct strbuf noisy = STRBUF_INIT, clean = STRBUF_INIT;
	struct pattern *p;
	unsigned told = 0;

	strbuf_reset(&m->expr);
	strbuf_reset(&m->text);
	strbuf_addc(&m->expr, '~');
	add_alternatives(m);
	p = pattern_new(m->expr.str, NULL);
	for (int i = 0; p && i < TEXTS; i++) {
		strbuf_reset(&noisy);
		strbuf_reset(&clean);
		add_noise(m, &noisy);
		strbuf_add(&noisy, m->text.str, m->text.len);
		add_noise(m, &noisy);
		if (i > 1 && noisy.len)
			strbuf_splice(&noisy, below(m, (unsigned)noisy.len),
			    below(m, 2), "a", below(m, 2));
		utf8_clean(&clean, noisy.str, noisy.len, UTF8_CLEAN_LINES);
		told += check_text(p, &m->expr, clean.str);
	}
	pattern_free(p);
	strbuf_release(&noisy);
	strbuf_release(&clean);
	return told;
}

static void
whatever_matches_holds_what_is_needed(void **state)
{
	const char *seed = getenv("NONMUN_SEED");
	struct making m = {seed ? (unsigned)strtoul(seed, NULL, 10) : 1,
	    STRBUF_INIT, STRBUF_INIT, 0};
	size_t n = trials_count(EXPRESSIONS, EXPRESSIONS / 4, EXPRESSIONS / 40);
	unsigned told = 0;

	(void)state;
	for (size_t i = 0; i < n; i++)
		told += check_expression(&m);
	printf(
	    "# %zu expressions, %u matches that needed something\n", n, told);
	/* Else this would test little. */
	assert_true(told > n / 4);
	strbuf_release(&m.expr);
	strbuf_release(&m.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_needed),
	    cmocka_unit_test(of_what_is_not_understood_nothing_is_needed),
	    cmocka_unit_test(nesting_is_bounded),
	    cmocka_unit_test(what_is_kept_is_bounded),
	    cmocka_unit_test(whatever_matches_holds_what_is_needed),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests_name("needs", tests, NULL, NULL);
}
