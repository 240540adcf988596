// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Hangul syllables and their letters, beside Unicode's own normalization; and
 * text typed with the other keyboard layout on, there and back.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/hangul.h"
#include "model/layout-keys.h"
#include "trials.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

enum { FIRST = 0xAC00, LAST = 0xD7A3 };

static void
syllables_are_taken_apart_as_unicode_does(void **state)
{
	struct hangul_syllable parts;

	(void)state;
	for (uint32_t c = FIRST; c <= LAST; c++) {
		uint32_t nfd[4];
		size_t n = LENGTH(nfd);

		u32_normalize(UNINORM_NFD, &c, 1, nfd, &n);
		assert_true(hangul_split(&parts, c));
		assert_int_equal(0x1100 + parts.initial, nfd[0]);
		assert_int_equal(0x1161 + parts.vowel, nfd[1]);
		assert_int_equal(parts.final ? 3 : 2, n);
		if (parts.final)
			assert_int_equal(0x11A7 + parts.final, nfd[2]);
		assert_int_equal(hangul_join(parts), c);
	}
	assert_false(hangul_split(&parts, FIRST - 1));
	assert_false(hangul_split(&parts, LAST + 1));
	assert_false(hangul_split(&parts, 0x3131));
}

/* The letters are those that Unicode says are compatible with the parts. */
static uint32_t
part_of_letter(uint32_t letter)
{
	uint32_t part[4];
	size_t n = LENGTH(part);

	u32_normalize(UNINORM_NFKD, &letter, 1, part, &n);
	assert_int_equal(n, 1);
	return part[0];
}

static void
letters_are_those_of_the_parts(void **state)
{
	(void)state;
	for (int i = 0; i < HANGUL_INITIALS; i++) {
		uint32_t letter = hangul_initial_letter(i);

		assert_int_equal(part_of_letter(letter), 0x1100 + i);
		assert_int_equal(hangul_initial_of(letter), i);
		assert_int_equal(
		    hangul_letter(HANGUL_INITIAL_BASE + (uint32_t)i), letter);
	}
	for (int i = 0; i < HANGUL_VOWELS; i++) {
		uint32_t letter = hangul_vowel_letter(i);

		assert_int_equal(part_of_letter(letter), 0x1161 + i);
		assert_int_equal(hangul_vowel_of(letter), i);
		assert_int_equal(hangul_initial_of(letter), -1);
		assert_int_equal(hangul_final_of(letter), -1);
	}
}

static void
finals_stand_below_as_their_letters(void **state)
{
	static const char syllables[] =
	    "각갂갃간갅갆갇갈갉갊갋갌갍갎갏감갑값갓갔강갖갗갘같갚갛";
	static const char letters[] =
	    "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

	(void)state;
	assert_int_equal(hangul_final_letter(0), 0);
	assert_int_equal(hangul_final_of(0), -1);
	assert_int_equal(hangul_final_of(u'ㄸ'), -1);
	for (size_t i = 0; i < sizeof(letters) - 1; i += 3) {
		struct hangul_syllable parts;
		uint32_t syllable, letter;

		utf8_decode(syllables + i, 3, &syllable);
		utf8_decode(letters + i, 3, &letter);
		assert_true(hangul_split(&parts, syllable));
		assert_int_equal(hangul_final_letter(parts.final), letter);
		assert_int_equal(hangul_final_of(letter), parts.final);
	}
}

static void
what_is_no_letter_of_today_is_none(void **state)
{
	static const uint32_t none[] = {
	    'a', FIRST, 0x1113, 0x1161, 0x11A8, 0x3130, 0x3164, 0x3165, 0xFFA1};

	(void)state;
	for (size_t i = 0; i < LENGTH(none); i++)
		assert_int_equal(hangul_letter(none[i]), 0);
	assert_int_equal(hangul_letter(u'ㄱ'), u'ㄱ');
	assert_int_equal(hangul_letter(u'ㅣ'), u'ㅣ');
}

/* ---- The other layout --------------------------------------------------- */

static const struct keys_row {
	const char *keys, *hangul;
} rows[] = {
    {"ekgus", "다현"},
    {"gksrmf", "한글"},
    {"dkssudgktpdy", "안녕하세요"},
    {"rkdghk gkrtmq", "강화 학습"},
    {"dksk", "아나"},
    {"dksck", "안차"},
    {"dkswk", "안자"},
    {"dkswsk", "앉나"},
    {"dkfrek", "앍다"},
    {"rkqtdl", "값이"},
    {"rkqtl", "갑시"},
    {"dho", "왜"},
    {"dnpqtkdlxm", "웹사이트"},
    {"rhksfus", "관련"},
    {"dmltk", "의사"},
    {"Rkcl", "까치"},
    {"rkRk", "가까"},
    {"dlTek", "있다"},
    {"Eksrjt", "딴것"},
    {"rkEk", "가따"},
    {"rkrk", "가가"},
    {"rkrrk", "각가"},
    {"vP", "폐"},
    {"2ckdnjs-3", "2차원-3"},
};

static void
keys_make_syllables_and_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const struct keys_row *row = &rows[i];
		struct strbuf out = STRBUF_INIT;

		assert_true(
		    layout_to_korean(&out, row->keys, strlen(row->keys)));
		assert_string_equal(out.str, row->hangul);
		strbuf_reset(&out);
		layout_to_latin(&out, row->hangul, strlen(row->hangul));
		assert_string_equal(out.str, row->keys);
		strbuf_release(&out);
	}
}

static void
letters_that_stay_alone_are_told(void **state)
{
	static const struct keys_row alone[] = {
	    {"r", "ㄱ"},
	    {"k", "ㅏ"},
	    {"rr", "ㄱㄱ"},
	    {"rkk", "가ㅏ"},
	    {"model", "ㅡㅐㅇ디"},
	    {"diffusion", "얄려냐ㅐㅜ"},
	    {"rk r", "가 ㄱ"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(alone); i++) {
		const struct keys_row *row = &alone[i];
		struct strbuf out = STRBUF_INIT;

		assert_false(
		    layout_to_korean(&out, row->keys, strlen(row->keys)));
		assert_string_equal(out.str, row->hangul);
		strbuf_release(&out);
	}
}

static void
letters_alone_have_keys_too(void **state)
{
	static const struct keys_row alone[] = {
	    {"diffusion", "ㅇㅑㄹㄹㅕ냐ㅐㅜ"},
	    {"rt", "ㄳ"},
	    {"hk", "ㅘ"},
	    {"r", "\u1100"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(alone); i++) {
		struct strbuf out = STRBUF_INIT;

		layout_to_latin(&out, alone[i].hangul, strlen(alone[i].hangul));
		assert_string_equal(out.str, alone[i].keys);
		strbuf_release(&out);
	}
}

static void
syllables_come_back_from_their_keys(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct strbuf text = STRBUF_INIT, keys = STRBUF_INIT;
		struct strbuf back = STRBUF_INIT;

		for (size_t n = trials_random(&seed, 8) + 1; n > 0; n--) {
			char buf[4];
			uint32_t c = FIRST +
			    (uint32_t)trials_random(&seed, LAST - FIRST + 1);

			strbuf_add(&text, buf, utf8_encode(buf, c));
		}
		assert_int_equal(layout_of(text.str, text.len), LAYOUT_KOREAN);
		layout_to_latin(&keys, text.str, text.len);
		assert_int_equal(layout_of(keys.str, keys.len), LAYOUT_LATIN);
		assert_true(layout_to_korean(&back, keys.str, keys.len));
		assert_string_equal(back.str, text.str);
		strbuf_release(&text);
		strbuf_release(&keys);
		strbuf_release(&back);
	}
}

static void
keys_come_back_from_what_they_make(void **state)
{
	static const char keyboard[] = "abcdefghijklmnopqrstuvwxyzQWERTOP 1-";
	unsigned seed = 2;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct strbuf keys = STRBUF_INIT, text = STRBUF_INIT;
		struct strbuf back = STRBUF_INIT;

		for (size_t n = trials_random(&seed, 16) + 1; n > 0; n--)
			strbuf_addc(&keys,
			    keyboard[trials_random(
				&seed, sizeof(keyboard) - 1)]);
		layout_to_korean(&text, keys.str, keys.len);
		layout_to_latin(&back, text.str, text.len);
		assert_string_equal(back.str, keys.str);
		strbuf_release(&keys);
		strbuf_release(&text);
		strbuf_release(&back);
	}
}

static void
the_layout_of_a_text_is_that_of_its_letters(void **state)
{
	static const struct {
		const char *text;
		enum layout want;
	} texts[] = {
	    {"", LAYOUT_ANY},
	    {"12, 3.4 - “”", LAYOUT_ANY},
	    {"GPT-4", LAYOUT_LATIN},
	    {"강화 (학습) 2", LAYOUT_KOREAN},
	    {"ㄱㅎ ㅏ ㄳ", LAYOUT_KOREAN},
	    {"GPT 모델", LAYOUT_NEITHER},
	    {"모델 GPT", LAYOUT_NEITHER},
	    {"café", LAYOUT_NEITHER},
	    {"强化", LAYOUT_NEITHER},
	    {"\u3165", LAYOUT_NEITHER},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++)
		assert_int_equal(
		    layout_of(texts[i].text, strlen(texts[i].text)),
		    texts[i].want);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(syllables_are_taken_apart_as_unicode_does),
	    cmocka_unit_test(letters_are_those_of_the_parts),
	    cmocka_unit_test(finals_stand_below_as_their_letters),
	    cmocka_unit_test(what_is_no_letter_of_today_is_none),
	    cmocka_unit_test(keys_make_syllables_and_back),
	    cmocka_unit_test(letters_that_stay_alone_are_told),
	    cmocka_unit_test(letters_alone_have_keys_too),
	    cmocka_unit_test(syllables_come_back_from_their_keys),
	    cmocka_unit_test(keys_come_back_from_what_they_make),
	    cmocka_unit_test(the_layout_of_a_text_is_that_of_its_letters),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
