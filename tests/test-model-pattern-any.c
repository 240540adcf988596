// SPDX-License-Identifier: GPL-3.0-or-later
/* Several patterns looked for at once; and what every match of one, or of any
 * of several, needs. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "matches.h"
#include "model/needs.h"
#include "model/pattern.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

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
	matches_add(&found, p, row->text);
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

static int
run_rows(void)
{
	struct CMUnitTest tests[LENGTH(anys)];

	for (size_t i = 0; i < LENGTH(anys); i++)
		tests[i] = (struct CMUnitTest){anys[i].name, test_any, NULL,
		    NULL, (void *)(uintptr_t)&anys[i]};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_of_several_must_be_a_pattern),
	    cmocka_unit_test(one_of_several_without_end_is_stopped),
	    cmocka_unit_test(needs_are_what_every_match_holds),
	    cmocka_unit_test(of_several_any_will_do),
	};

	if (!unicode_is_there())
		return 0;
	return run_rows() + cmocka_run_group_tests(tests, NULL, NULL);
}
