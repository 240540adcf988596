// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys typed with the Korean layout on act as the Latin ones on the same keys,
 * and are text in prompts. Sequences: what waits, what is shown to those who
 * wait, and what that costs.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "configure.h"
#include "model/layout-keys.h"
#include "room.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* The two-set layout, as it is printed on keyboards. */
static const struct {
	const char *letter;
	char key;
} keyboard[] = {
    {"ㅂ", 'q'},
    {"ㅈ", 'w'},
    {"ㄷ", 'e'},
    {"ㄱ", 'r'},
    {"ㅅ", 't'},
    {"ㅛ", 'y'},
    {"ㅕ", 'u'},
    {"ㅑ", 'i'},
    {"ㅐ", 'o'},
    {"ㅔ", 'p'},
    {"ㅁ", 'a'},
    {"ㄴ", 's'},
    {"ㅇ", 'd'},
    {"ㄹ", 'f'},
    {"ㅎ", 'g'},
    {"ㅗ", 'h'},
    {"ㅓ", 'j'},
    {"ㅏ", 'k'},
    {"ㅣ", 'l'},
    {"ㅋ", 'z'},
    {"ㅌ", 'x'},
    {"ㅊ", 'c'},
    {"ㅍ", 'v'},
    {"ㅠ", 'b'},
    {"ㅜ", 'n'},
    {"ㅡ", 'm'},
    {"ㅃ", 'Q'},
    {"ㅉ", 'W'},
    {"ㄸ", 'E'},
    {"ㄲ", 'R'},
    {"ㅆ", 'T'},
    {"ㅒ", 'O'},
    {"ㅖ", 'P'},
};

static uint32_t
character(const char *text)
{
	uint32_t c;

	assert_int_equal(utf8_decode(text, strlen(text), &c), strlen(text));
	return c;
}

/* The keys of a character, as a text. */
static void
assert_keys(const char *text, const char *keys)
{
	uint32_t letters[LAYOUT_LETTERS_MAX];
	size_t n = layout_letters(character(text), letters);

	assert_int_equal(n, strlen(keys));
	for (size_t i = 0; i < n; i++)
		assert_int_equal(layout_key(letters[i]), keys[i]);
}

static void
letters_are_their_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(keyboard); i++)
		assert_keys(
		    keyboard[i].letter, (const char[]){keyboard[i].key, 0});
	assert_keys("럼", "fja");
	assert_keys("효", "gy");
	assert_keys("뷁", "qnpfr");
	assert_keys("ㅘ", "hk");
	assert_keys("ㄳ", "rt");
	assert_keys("까", "Rk");
	/* Conjoining: an initial, a vowel, a final. */
	assert_keys("\u1112", "g");
	assert_keys("\u1169", "h");
	assert_keys("\u11AB", "s");
	assert_keys("j", "");
	assert_keys("한", "gks");
	assert_int_equal(layout_key('j'), 'j');
	assert_int_equal(layout_key('['), '[');
}

#define THREE                           \
	PAPER("1", "One", "2601.00001") \
	PAPER("2", "Two", "2601.00002") PAPER("3", "Three", "2601.00003")

static struct stage *
enter(struct room *r)
{
	room_open_post(r, 24, 100, THREE);
	return &r->stage;
}

static void
letters_act(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "ㅓㅓ");
	assert_int_equal(s->app.part, 2);
	stage_type(s, "ㅏ");
	assert_int_equal(s->app.part, 1);
	stage_type(s, "\u1163<wait:500>\u1165"); /* conjoining i, j */
	assert_int_equal(s->app.part, 2);
	/* With a count, and as a shifted one. */
	stage_type(s, "2ㅏ");
	assert_int_equal(s->app.part, 0);
	stage_type(s, "ㅣ");
	assert_int_equal(s->app.focus, PANE_READER);
	stage_type(s, "ㅗ");
	assert_int_equal(s->app.focus, PANE_PAPERS);
	stage_type(s, "ㅛ");
	stage_assert_shows(s, "copied https://arxiv.org/abs/2601.00001");
	stage_type(s, "ㅃ");
	assert_true(s->app.quit);
	room_close(&r);
}

static void
syllables_are_their_letters_in_order(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	/* ㅎ ㅓ: first, next. */
	stage_type(s, "ㅓ<wait:500>허");
	assert_int_equal(s->app.part, 1);
	/* What is behind a letter that opens a prompt is text in it. */
	stage_type(s, "럼");
	assert_true(s->app.prompt.open);
	assert_string_equal(s->app.prompt.text.str, "ㅓㅁ");
	/* Nothing acts behind one that quits. */
	stage_type(s, "<Esc>뻐");
	assert_true(s->app.quit);
	assert_int_equal(s->app.part, 1);
	room_close(&r);
}

static void
in_prompts_hangul_is_text(void **state)
{
	static const char *const prompts[] = {"/", "f", "S", "ㄹ", ":"};
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	for (size_t i = 0; i < LENGTH(prompts); i++) {
		stage_type(s, prompts[i]);
		stage_type(s, "ㅓ한ㅂ");
		assert_true(s->app.prompt.open);
		assert_string_equal(s->app.prompt.text.str, "ㅓ한ㅂ");
		stage_type(s, "<Esc>");
		assert_int_equal(s->app.part, 0);
	}
	room_close(&r);
}

static void
what_is_bound_itself_counts_first(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	configure_keys(
	    s, "keys: {all: {ㅓ: last, 허: next-paper, ㅋㅋ: help, j: open}}");
	stage_type(s, "ㅓ");
	assert_int_equal(s->app.part, 2);
	/* A syllable itself; then one of letters that are bound. */
	stage_type(s, "g<wait:500>허");
	assert_int_equal(s->app.part, 1);
	stage_type(s, "너");
	assert_int_equal(s->app.part, 2);
	stage_type(s, "ㅋㅋ");
	assert_int_equal(s->app.focus, PANE_HELP);
	room_close(&r);
}

static void
sequences_are_typed_in_hangul(void **state)
{
	static const char *const ways[] = {"gy", "ㅎㅛ", "효", "gㅛ", "ㅎy"};
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "j");
	for (size_t i = 0; i < LENGTH(ways); i++) {
		size_t len;

		stage_type(s, "<wait:500>ㅑ<wait:500>");
		stage_type(s, ways[i]);
		assert_non_null(strstr(term_memory_copy(s->term, &len),
		    "(https://arxiv.org/abs/2601.00002)"));
		assert_int_equal(term_memory_counts(s->term).copied, i + 1);
		assert_int_equal(s->app.part, 1);
	}
	room_close(&r);
}

/* Sequences */

static void
who_waits_is_told_what_may_follow(void **state)
{
	struct room r;
	struct stage *s = enter(&r);
	size_t sent;

	(void)state;
	stage_type(s, "g<wait:300>");
	assert_false(stage_shows(s, "gy copy a citation"));
	stage_type(s, "<wait:200>");
	stage_assert_shows(s,
	    "gy copy a citation of it in Markdown  gi copy "
	    "its arXiv identifier");
	/* Once, and until the next key. */
	sent = term_memory_flushes(s->term);
	stage_type(s, "<wait:5000>");
	assert_int_equal(term_memory_flushes(s->term), sent);
	stage_type(s, "j");
	assert_false(stage_shows(s, "gy copy"));
	stage_assert_shows(s, "move");
	room_close(&r);
}

/* Only the first g, which moves nothing here, and then what was copied. */
static void
quickly_typed_it_costs_nothing(void **state)
{
	struct room r;
	struct stage *s = enter(&r);
	size_t sent = term_memory_flushes(s->term);

	(void)state;
	stage_type(s, "g<wait:100>");
	assert_int_equal(term_memory_flushes(s->term), sent);
	stage_type(s, "y");
	assert_int_equal(term_memory_flushes(s->term), sent + 1);
	room_close(&r);
}

static void
a_key_without_a_meaning_waits(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	configure_keys(s, "keys: {papers: {x: none, xa: last, xj: help}}");
	stage_type(s, "x<wait:5000>");
	stage_assert_shows(s, "xa last row or line  xj this help");
	stage_type(s, "a");
	assert_int_equal(s->app.part, 2);
	assert_false(stage_shows(s, "xa last"));
	/* A key that goes on with nothing means itself; Esc only ends it. */
	stage_type(s, "x<wait:5000>k");
	assert_int_equal(s->app.part, 1);
	stage_type(s, "/Two<Enter>x<wait:500>");
	assert_non_null(s->app.search.pattern);
	stage_type(s, "<Esc>");
	assert_non_null(s->app.search.pattern);
	stage_type(s, "j");
	assert_int_equal(s->app.focus, PANE_PAPERS);
	stage_type(s, "<Esc>");
	assert_null(s->app.search.pattern);
	room_close(&r);
}

/* What stands in the midst of a sequence does not act by itself. */
static void
three_keys_are_one_sequence(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	configure_keys(s, "keys: {papers: {gab: help}}");
	stage_type(s, "jga");
	assert_false(s->app.prompt.open);
	stage_type(s, "b");
	assert_int_equal(s->app.focus, PANE_HELP);
	stage_type(s, "q");
	assert_int_equal(s->app.part, 1);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_are_their_keys),
	    cmocka_unit_test(letters_act),
	    cmocka_unit_test(syllables_are_their_letters_in_order),
	    cmocka_unit_test(in_prompts_hangul_is_text),
	    cmocka_unit_test(what_is_bound_itself_counts_first),
	    cmocka_unit_test(sequences_are_typed_in_hangul),
	    cmocka_unit_test(who_waits_is_told_what_may_follow),
	    cmocka_unit_test(quickly_typed_it_costs_nothing),
	    cmocka_unit_test(a_key_without_a_meaning_waits),
	    cmocka_unit_test(three_keys_are_one_sequence),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
