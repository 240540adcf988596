// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * UTF-8 and clean text. What is true of every text is tried on thousands of
 * made ones, from a generator that always starts the same.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "base/utf8-run.h"
#include "base/utf8.h"
#include "odd-text.h"
#include "trials.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* Table 3-7 of the Unicode standard by example: first what is well formed,
 * then all the ways in which it is not. */
static void
utf8_decodes_only_what_is_well_formed(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t c;
		size_t len;
	} rows[] = {
	    {"A", 'A', 1},
	    {"\x7F", 0x7F, 1},
	    {"\xC2\x80", 0x80, 2},
	    {"\xDF\xBF", 0x7FF, 2},
	    {"\xE0\xA0\x80", 0x800, 3},
	    {"\xED\x9F\xBF", 0xD7FF, 3},
	    {"\xEE\x80\x80", 0xE000, 3},
	    {"\xEA\xB0\x80", 0xAC00, 3},
	    {"\xF0\x90\x80\x80", 0x10000, 4},
	    {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
	    /* Lone continuation, overlong, surrogates, beyond Unicode. */
	    {"\x80", UTF8_REPLACEMENT, 1},
	    {"\xC0\x80", UTF8_REPLACEMENT, 1},
	    {"\xC1\xBF", UTF8_REPLACEMENT, 1},
	    {"\xE0\x80\x80", UTF8_REPLACEMENT, 1},
	    {"\xED\xA0\x80", UTF8_REPLACEMENT, 1},
	    {"\xF0\x80\x80\x80", UTF8_REPLACEMENT, 1},
	    {"\xF4\x90\x80\x80", UTF8_REPLACEMENT, 1},
	    {"\xF5\x80\x80\x80", UTF8_REPLACEMENT, 1},
	    {"\xFE", UTF8_REPLACEMENT, 1},
	    {"\xFF", UTF8_REPLACEMENT, 1},
	    /* Cut short: the whole ill-formed part is one replacement. */
	    {"\xE2\x82", UTF8_REPLACEMENT, 2},
	    {"\xF0\x9F\x98", UTF8_REPLACEMENT, 3},
	    {"\xE2\x82"
	     "A",
		UTF8_REPLACEMENT, 2},
	    {"\xF0\x9F"
	     "A",
		UTF8_REPLACEMENT, 2},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		uint32_t c;
		size_t len =
		    utf8_decode(rows[i].bytes, strlen(rows[i].bytes), &c);
		if (c != rows[i].c || len != rows[i].len)
			fail_msg("row %zu: U+%04X of %zu bytes", i, (unsigned)c,
			    len);
	}
}

/* Behind and before every number of other bytes, since several are looked at
 * together. */
static void
utf8_valid_ends_where_it_is_ill_formed(void **state)
{
	static const struct {
		const char *bytes;
		bool valid;
	} rows[] = {
	    {"\x7F", true},
	    {"\xC2\x80", true},
	    {"\xE0\xA0\x80", true},
	    {"\xED\x9F\xBF", true},
	    {"\xEA\xB0\x80", true},
	    {"\xEF\xBF\xBD", true},
	    {"\xF4\x8F\xBF\xBF", true},
	    {"\x80", false},
	    {"\xC0\x80", false},
	    {"\xC1\xBF", false},
	    {"\xE0\x9F\xBF", false},
	    {"\xED\xA0\x80", false},
	    {"\xF0\x8F\xBF\xBF", false},
	    {"\xF4\x90\x80\x80", false},
	    {"\xF5\x80\x80\x80", false},
	    {"\xFF", false},
	    {"\xC3", false},
	    {"\xE2\x82", false},
	    {"\xEF\xBF", false},
	    {"\xF0\x9F\x98", false},
	};
	static const char *const others[] = {"a", "가", "é"};

	(void)state;
	for (size_t at = 0; at < LENGTH(rows) * 40 * 20 * 3; at++) {
		size_t row = at % LENGTH(rows);
		size_t after = at / LENGTH(rows) % 40;
		size_t before = at / LENGTH(rows) / 40 % 20;
		const char *other = others[at / LENGTH(rows) / 40 / 20];
		struct strbuf sb = STRBUF_INIT;
		size_t begin, want;

		while (before--)
			strbuf_adds(&sb, other);
		begin = sb.len;
		strbuf_adds(&sb, rows[row].bytes);
		while (after--)
			strbuf_adds(&sb, other);
		want = rows[row].valid ? sb.len : begin;
		if (utf8_valid(sb.str, sb.len) != want)
			fail_msg("row %zu at byte %zu of %zu: %zu", row, begin,
			    sb.len, utf8_valid(sb.str, sb.len));
		strbuf_release(&sb);
	}
}

static void
utf8_encodes_what_it_decodes(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char buf[4];
		uint32_t back;
		size_t len;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		len = utf8_encode(buf, c);
		if (utf8_decode(buf, len, &back) != len || back != c)
			fail_msg("U+%04X", (unsigned)c);
	}
}

static void
utf8_floor_never_cuts_a_character(void **state)
{
	static const char s[] = "a\xEA\xB0\x80z"; /* a, Hangul, z */
	static const size_t want[] = {0, 1, 1, 1, 4, 5, 5};

	(void)state;
	for (size_t at = 0; at < LENGTH(want); at++)
		assert_int_equal(utf8_floor(s, 5, at), want[at]);
}

static const struct clean_row {
	const char *name, *text, *line, *lines;
	size_t len; /* 0: as long as it is */
} clean_rows[] = {
    {"plain text", "Vision 2.0", "Vision 2.0", "Vision 2.0", 0},
    {"Korean", "비전-언어 모델", "비전-언어 모델", "비전-언어 모델", 0},
    {"line ends", "a\nb\r\nc", "a b  c", "a\nb\nc", 0},
    {"tabs go to every fourth place", "a\tb\n\tc", "a b  c", "a   b\n    c", 0},
    {"tabs count characters", "가\tb", "가 b", "가   b", 0},
    {"escape sequences", "\033[31mred", "␛[31mred", "␛[31mred", 0},
    {"OSC and BEL", "\033]0;t\a", "␛]0;t␇", "␛]0;t␇", 0},
    {"NUL", "a\0b", "a␀b", "a␀b", 3},
    {"DEL", "a\x7F", "a␡", "a␡", 0},
    {"C1 as UTF-8",
	"a\xC2\x9B"
	"31m",
	"a\uFFFD"
	"31m",
	"a\uFFFD"
	"31m",
	0},
    {"C1 as a byte",
	"a\x9B"
	"31m",
	"a\uFFFD"
	"31m",
	"a\uFFFD"
	"31m",
	0},
    {"bidirectional overrides", "a\u202Eb\u2066c", "a\uFFFDb\uFFFDc",
	"a\uFFFDb\uFFFDc", 0},
    {"other format controls", "a\u206Ab\uFFF9c\uFFFB", "a\uFFFDb\uFFFDc\uFFFD",
	"a\uFFFDb\uFFFDc\uFFFD", 0},
    {"tags", "a\U000E0041\U000E007Fb", "a\uFFFD\uFFFDb", "a\uFFFD\uFFFDb", 0},
    {"noncharacters", "\uFFFE\uFDD0\U0010FFFFz", "\uFFFD\uFFFD\uFFFDz",
	"\uFFFD\uFFFD\uFFFDz", 0},
    {"line separators are blanks", "a\u2028b\u2029c", "a b c", "a b c", 0},
    {"surrogates", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD",
	0},
    {"a cut character", "a\xEA\xB0", "a\uFFFD", "a\uFFFD", 0},
    {"Hangul jamo are composed", "\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글",
	"한글", 0},
    {"combining marks are composed", "e\u0301t", "ét", "ét", 0},
    {"a mark after a control keeps to it", "\x01\u0301", "␁\u0301", "␁\u0301",
	0},
    {"nothing", "", "", "", 0},
};

static void
clean_text_is_what_a_person_may_see(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(clean_rows); i++) {
		const struct clean_row *row = &clean_rows[i];
		size_t len = row->len ? row->len : strlen(row->text);
		struct strbuf out = STRBUF_INIT;

		utf8_clean(&out, row->text, len, UTF8_CLEAN_LINE);
		if (strcmp(out.str, row->line) != 0)
			fail_msg("%s: \"%s\"", row->name, out.str);
		strbuf_reset(&out);
		utf8_clean(&out, row->text, len, UTF8_CLEAN_LINES);
		if (strcmp(out.str, row->lines) != 0)
			fail_msg("%s, lines: \"%s\"", row->name, out.str);
		strbuf_release(&out);
	}
}

/* A base and `n` times a mark, in `pieces` calls. */
static void
clean_marks(struct strbuf *out, const char *mark, size_t n, size_t pieces)
{
	strbuf_reset(out);
	utf8_clean(out, "x", 1, UTF8_CLEAN_LINE);
	for (size_t k = 0; k < pieces; k++) {
		struct strbuf text = STRBUF_INIT;

		for (size_t i = 0; i < n / pieces; i++)
			strbuf_adds(&text, mark);
		utf8_clean(out, text.str, text.len, UTF8_CLEAN_LINE);
		strbuf_release(&text);
	}
	utf8_clean(out, "y", 1, UTF8_CLEAN_LINE);
}

/* Thirty marks are as many as any writing may need (UAX #15); of a tower one
 * stand-in tells, however it was put up. */
static void
marks_do_not_tower(void **state)
{
	static const char *const marks[] = {"\u0332", "\u200B", "\u200D",
	    "\uFEFF", "\uFE0F", "\U000E0100", "\u20DD", "\u1161", "\u00AD",
	    "\u034F"};
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < LENGTH(marks); i++) {
		size_t len = strlen(marks[i]);

		clean_marks(&out, marks[i], 30, 1);
		assert_int_equal(out.len, 2 + 30 * len);
		for (size_t pieces = 1; pieces <= 100; pieces *= 10) {
			clean_marks(&out, marks[i], 3000, pieces);
			assert_true(out.len >= 2 + 30 * len + 3);
			assert_memory_equal(
			    out.str + 1 + 30 * len, "\uFFFD", 3);
		}
		clean_marks(&out, marks[i], 3000, 1);
		assert_int_equal(out.len, 2 + 30 * len + 3);
		strbuf_reset(&out);
		for (size_t n = 1; n <= 31; n++) {
			strbuf_adds(&out, marks[i]);
			assert_int_equal(
			    utf8_is_harmless(out.str, out.len), n <= 30);
		}
	}
	strbuf_release(&out);
}

static void
add_random_text(struct strbuf *out, unsigned *seed)
{
	static const char *const bits[] = {"a", "B ", "\t", "\n", "\r\n",
	    "\033", "\x9B", "\xC2\x9B", "\xED\xA0\x80", "\xF0\x9F", "가", "각",
	    "\u1100", "\u1161", "\u11A8", "\u0301", "\u0323", "e", "\u202E",
	    "\u200D", "\U0001F468", "\uFE0F", "שלום", "\u2028", "\u212B",
	    "\x7F", "漢"};
	size_t n = trials_random(seed, 24);

	while (n--) {
		const char *bit = bits[trials_random(seed, LENGTH(bits))];
		strbuf_adds(out, bit);
		if (trials_random(seed, 16) == 0)
			strbuf_addc(out, (char)trials_random(seed, 256));
	}
}

static void
assert_clean(const struct strbuf *text, const struct strbuf *from)
{
	for (size_t i = 0; i < text->len;) {
		uint32_t c;
		i += utf8_decode(text->str + i, text->len - i, &c);
		if (!utf8_is_clean(c))
			fail_msg("U+%04X from \"%s\"", (unsigned)c, from->str);
	}
}

static void
any_bytes_become_clean_and_stay_as_they_are_then(void **state)
{
	unsigned seed = 20250912;

	(void)state;
	for (size_t i = 0; i < trials_count(20000, 20000, 1000); i++) {
		struct strbuf text = STRBUF_INIT;
		struct strbuf once = STRBUF_INIT;
		struct strbuf twice = STRBUF_INIT;

		add_random_text(&text, &seed);
		utf8_clean(&once, text.str, text.len, UTF8_CLEAN_LINE);
		assert_clean(&once, &text);
		utf8_clean(&twice, once.str, once.len, UTF8_CLEAN_LINE);
		assert_string_equal(once.str, twice.str);
		strbuf_release(&twice);
		strbuf_release(&once);
		strbuf_release(&text);
	}
}

/* Bytes before the first that is not UTF-8. */
static size_t
valid_bytes(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t n = utf8_decode(s + i, len - i, &c);

		if (c == UTF8_REPLACEMENT &&
		    (n != 3 || memcmp(s + i, "\xEF\xBF\xBD", n) != 0))
			return i;
		i += n;
	}
	return len;
}

static void
assert_valid_as_decoded(const char *s, size_t len)
{
	size_t want = valid_bytes(s, len);
	size_t got = utf8_valid(s, len);

	if (got != want)
		fail_msg(
		    "%zu of %zu bytes, not %zu: \"%s\"", got, len, want, s);
}

static void
utf8_valid_agrees_with_decoding(void **state)
{
	unsigned seed = 20260206;

	(void)state;
	for (size_t i = 0; i < trials_count(20000, 20000, 1000); i++) {
		struct strbuf text = STRBUF_INIT;

		odd_text_add(&text, &seed);
		if (text.len && trials_random(&seed, 2))
			text.str[trials_random(&seed, text.len)] =
			    (char)trials_random(&seed, 256);
		assert_valid_as_decoded(text.str, text.len);
		strbuf_release(&text);
	}
}

/* Every lead byte with every second byte and the borders of further bytes,
 * within what is looked at together and across its end. */
static void
utf8_valid_knows_every_sequence(void **state)
{
	static const unsigned char last[] = {
	    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xED};
	char text[2 * UTF8_RUN + 1];
	size_t step = trials_count(1, 1, 37);

	(void)state;
	for (size_t at = 0; at < 128 * 256 * LENGTH(last) * 2; at += step) {
		size_t bytes = at / 2 / LENGTH(last);
		size_t begin = at % 2 ? UTF8_RUN / 2 : UTF8_RUN - 1;

		memset(text, ' ', sizeof(text));
		text[begin] = (char)(0x80 + bytes / 256);
		text[begin + 1] = (char)(bytes % 256);
		text[begin + 2] = (char)last[at / 2 % LENGTH(last)];
		text[sizeof(text) - 1] = '\0';
		assert_valid_as_decoded(text, sizeof(text) - 1);
	}
}

static bool
may_be_plain(uint32_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF) ||
	    (c >= 0xAC00 && c <= 0xD7A3);
}

static void
plain_runs_hold_no_other_characters(void **state)
{
	static const char syllables[] = "모델은 특히 plain \"text\"다.";
	char text[2 * UTF8_RUN];
	uint32_t step = (uint32_t)trials_count(1, 1, 19);

	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c += step) {
		size_t begin = UTF8_RUN - 2 + c % 2, n;

		memset(text, 'a', sizeof(text));
		n = utf8_encode(text + begin, c);
		if (utf8_run_plain(text, 0, sizeof(text), false) > begin &&
		    !may_be_plain(c))
			fail_msg("U+%04X of %zu bytes", (unsigned)c, n);
	}
	assert_int_equal(utf8_run_plain(syllables, 0, strlen(syllables), false),
	    strlen(syllables));
	assert_int_equal(utf8_run_plain("a\nb", 0, 3, true), 3);
	assert_true(utf8_run_plain("a\nb", 0, 3, false) < 2);
}

static bool
is_harmless(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t c;

		i += utf8_decode(s + i, len - i, &c);
		if (!utf8_is_clean(c) || c == UTF8_REPLACEMENT)
			return false;
	}
	return true;
}

/* Each line by itself, and of a line each character. */
static void
long_texts_become_what_their_bits_become(void **state)
{
	unsigned seed = 20260207;

	(void)state;
	for (size_t i = 0; i < trials_count(20000, 20000, 1000); i++) {
		struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;
		struct strbuf out = STRBUF_INIT;

		odd_text_add(&text, &seed);
		for (size_t k = 0; k < text.len;) {
			uint32_t c;
			size_t n = utf8_decode(text.str + k, text.len - k, &c);

			utf8_clean(&want, text.str + k, n, UTF8_CLEAN_LINE);
			k += n;
		}
		utf8_clean(&out, text.str, text.len, UTF8_CLEAN_LINE);
		assert_string_equal(out.str, want.str);
		assert_int_equal(utf8_is_harmless(text.str, text.len),
		    is_harmless(text.str, text.len));
		strbuf_reset(&want);
		strbuf_reset(&out);
		for (size_t k = 0; k < text.len;) {
			size_t n = strcspn(text.str + k, "\n");

			n += k + n < text.len;
			utf8_clean(&want, text.str + k, n, UTF8_CLEAN_LINES);
			k += n;
		}
		utf8_clean(&out, text.str, text.len, UTF8_CLEAN_LINES);
		assert_string_equal(out.str, want.str);
		strbuf_release(&out);
		strbuf_release(&want);
		strbuf_release(&text);
	}
}

static void
cleaning_appends(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	strbuf_adds(&out, "e");
	utf8_clean(&out, "\u0301", 2, UTF8_CLEAN_LINE);
	utf8_clean(&out, "x\n", 2, UTF8_CLEAN_LINES);
	/* What was there before is not touched. */
	assert_string_equal(out.str, "e\u0301x\n");
	strbuf_release(&out);
}

static void
stand_ins_are_known(void **state)
{
	(void)state;
	assert_true(utf8_is_stand_in(UTF8_REPLACEMENT));
	assert_true(utf8_is_stand_in(0x2400));
	assert_true(utf8_is_stand_in(0x241B));
	assert_true(utf8_is_stand_in(0x2421));
	assert_false(utf8_is_stand_in('?'));
	assert_false(utf8_is_stand_in(0xAC00));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(utf8_decodes_only_what_is_well_formed),
	    cmocka_unit_test(utf8_valid_ends_where_it_is_ill_formed),
	    cmocka_unit_test(utf8_encodes_what_it_decodes),
	    cmocka_unit_test(utf8_floor_never_cuts_a_character),
	    cmocka_unit_test(clean_text_is_what_a_person_may_see),
	    cmocka_unit_test(marks_do_not_tower),
	    cmocka_unit_test(any_bytes_become_clean_and_stay_as_they_are_then),
	    cmocka_unit_test(utf8_valid_agrees_with_decoding),
	    cmocka_unit_test(utf8_valid_knows_every_sequence),
	    cmocka_unit_test(plain_runs_hold_no_other_characters),
	    cmocka_unit_test(long_texts_become_what_their_bits_become),
	    cmocka_unit_test(cleaning_appends),
	    cmocka_unit_test(stand_ins_are_known),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
