// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The ground everything stands on: strings that grow, UTF-8 and clean text,
 * cells and graphemes, arenas and errors. What is true of every text is tried
 * on thousands of made ones, from a generator that always starts the same.
 */
#include <config.h>

#include <errno.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "base/utf8-run.h"
#include "base/utf8.h"
#include "base/width.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* ---- Strings ------------------------------------------------------------ */

static void
strbuf_holds_what_was_added(void **state)
{
	struct strbuf sb = STRBUF_INIT;

	(void)state;
	assert_string_equal(sb.str, "");
	strbuf_adds(&sb, "ab");
	strbuf_add(&sb, "c\0d", 3);
	strbuf_addc(&sb, '!');
	strbuf_pad(&sb, '-', 3);
	strbuf_printf(&sb, "%d%s", 42, "x");
	assert_int_equal(sb.len, 12);
	assert_memory_equal(sb.str, "abc\0d!---42x", 13);
	strbuf_release(&sb);
	assert_string_equal(sb.str, "");
}

static void
strbuf_grows_without_losing_a_byte(void **state)
{
	struct strbuf sb = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 100000; i++)
		strbuf_addc(&sb, (char)('a' + i % 26));
	assert_int_equal(sb.len, 100000);
	assert_int_equal(sb.str[sb.len], 0);
	for (int i = 0; i < 100000; i++)
		if (sb.str[i] != 'a' + i % 26)
			fail_msg("byte %d is lost", i);
	strbuf_release(&sb);
}

static void
strbuf_splice_replaces_in_the_middle(void **state)
{
	static const struct {
		size_t at, cut;
		const char *s, *want;
	} rows[] = {
	    {0, 0, "", "abcdef"},
	    {0, 0, "X", "Xabcdef"},
	    {6, 0, "X", "abcdefX"},
	    {2, 2, "", "abef"},
	    {2, 2, "longer than it was", "ablonger than it wasef"},
	    {0, 6, "z", "z"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct strbuf sb = STRBUF_INIT;
		strbuf_adds(&sb, "abcdef");
		strbuf_splice(
		    &sb, rows[i].at, rows[i].cut, rows[i].s, strlen(rows[i].s));
		assert_string_equal(sb.str, rows[i].want);
		assert_int_equal(sb.len, strlen(rows[i].want));
		strbuf_release(&sb);
	}
}

static void
strbuf_detach_hands_its_memory_over(void **state)
{
	struct strbuf sb = STRBUF_INIT;
	char *empty = strbuf_detach(&sb);
	char *text;

	(void)state;
	assert_string_equal(empty, "");
	empty[0] = 'x'; /* it is really the caller's */
	free(empty);
	strbuf_adds(&sb, "text");
	text = strbuf_detach(&sb);
	assert_string_equal(text, "text");
	assert_int_equal(sb.len, 0);
	strbuf_adds(&sb, "new");
	assert_string_equal(text, "text");
	free(text);
	strbuf_release(&sb);
}

static void
strbuf_forgets_what_is_truncated(void **state)
{
	struct strbuf sb = STRBUF_INIT;

	(void)state;
	strbuf_truncate(&sb, 0);
	strbuf_adds(&sb, "abcdef");
	strbuf_truncate(&sb, 100);
	assert_string_equal(sb.str, "abcdef");
	strbuf_truncate(&sb, 2);
	assert_string_equal(sb.str, "ab");
	strbuf_reset(&sb);
	assert_string_equal(sb.str, "");
	strbuf_release(&sb);
}

/* ---- UTF-8 -------------------------------------------------------------- */

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

/* The next number of a generator (xorshift) that the caller seeds. */
static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void
add_random_text(struct strbuf *out, uint32_t *seed)
{
	static const char *const bits[] = {"a", "B ", "\t", "\n", "\r\n",
	    "\033", "\x9B", "\xC2\x9B", "\xED\xA0\x80", "\xF0\x9F", "가", "각",
	    "\u1100", "\u1161", "\u11A8", "\u0301", "\u0323", "e", "\u202E",
	    "\u200D", "\U0001F468", "\uFE0F", "שלום", "\u2028", "\u212B",
	    "\x7F", "漢"};
	unsigned n = next_random(seed) % 24;

	while (n--) {
		const char *bit = bits[next_random(seed) % LENGTH(bits)];
		strbuf_adds(out, bit);
		if (next_random(seed) % 16 == 0)
			strbuf_addc(out, (char)next_random(seed));
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
	uint32_t seed = 20250912;

	(void)state;
	for (int i = 0; i < 20000; i++) {
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

/* Long texts, mostly of what needs no look, so that it stands at every place
 * beside what does. None of the bits changes what is beside it. */
static void
add_long_text(struct strbuf *out, uint32_t *seed)
{
	static const char *const odd[] = {"\t", "\n", "\r", "\033", "\x7F",
	    "\x9B", "\xC2\x9B", "\xC0\xAF", "\xED\xA0\x80", "\xEA\xAF\xBF",
	    "\xED\x9E\xA4", "\xF0\x9F", "\xE2\x80", "\u202E", "\u2028",
	    "\uFFFD", "\U0001F468", "·", "é", "я", "ก", "’", "→"};
	static const char *const plain[] = {
	    "a", "B ", "\"", "\\", "가", "힣", "모델 ", "漢", "word"};
	unsigned n = next_random(seed) % 120;

	while (n--)
		strbuf_adds(out,
		    next_random(seed) % 16
			? plain[next_random(seed) % LENGTH(plain)]
			: odd[next_random(seed) % LENGTH(odd)]);
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
	uint32_t seed = 20260206;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct strbuf text = STRBUF_INIT;

		add_long_text(&text, &seed);
		if (text.len && next_random(&seed) % 2)
			text.str[next_random(&seed) % text.len] =
			    (char)next_random(&seed);
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

	(void)state;
	for (unsigned at = 0; at < 128 * 256 * LENGTH(last) * 2; at++) {
		unsigned bytes = at / 2 / LENGTH(last);
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

	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
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
	uint32_t seed = 20260207;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;
		struct strbuf out = STRBUF_INIT;

		add_long_text(&text, &seed);
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

/* What RFC 8259 wants, and what json.h says of the rest. */
static void
add_json_string(struct strbuf *out, const char *s, size_t len)
{
	strbuf_addc(out, '"');
	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t n = utf8_decode(s + i, len - i, &c);

		if (c == '"' || c == '\\')
			strbuf_printf(out, "\\%c", (int)c);
		else if (c == '\n' || c == '\r' || c == '\t')
			strbuf_adds(out,
			    c == '\n'       ? "\\n"
				: c == '\r' ? "\\r"
					    : "\\t");
		else if (c < 0x20 || c == 0x7F || c == 0x2028)
			strbuf_printf(out, "\\u%04x", (unsigned)c);
		else if (c == UTF8_REPLACEMENT)
			strbuf_adds(out, "\uFFFD");
		else
			strbuf_add(out, s + i, n);
		i += n;
	}
	strbuf_addc(out, '"');
}

static void
json_escapes_what_it_must(void **state)
{
	uint32_t seed = 20260208;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;
		struct strbuf out = STRBUF_INIT;
		struct json json = JSON_INIT(&out);

		add_long_text(&text, &seed);
		add_json_string(&want, text.str, text.len);
		json_text(&json, text.str, text.len);
		assert_string_equal(out.str, want.str);
		strbuf_release(&out);
		strbuf_release(&want);
		strbuf_release(&text);
	}
}

static void
numbers_are_written_in_full(void **state)
{
	static const struct {
		long long number;
		const char *want;
	} rows[] = {
	    {0, "0"},
	    {7, "7"},
	    {-10, "-10"},
	    {INT64_MAX, "9223372036854775807"},
	    {INT64_MIN, "-9223372036854775808"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct strbuf sb = STRBUF_INIT;

		strbuf_add_number(&sb, rows[i].number);
		assert_string_equal(sb.str, rows[i].want);
		strbuf_release(&sb);
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

/* ---- Cells and graphemes ------------------------------------------------ */

static void
width_is_counted_in_cells(void **state)
{
	static const struct {
		const char *text;
		size_t cells;
	} rows[] = {
	    {"", 0},
	    {"abc", 3},
	    {"비전", 4},
	    {"漢字 ab", 7},
	    {"e\u0323\u0302", 1},
	    {"\uFF21", 2},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(width_text(rows[i].text, strlen(rows[i].text)),
		    rows[i].cells);
}

static void
graphemes_are_what_a_reader_calls_a_character(void **state)
{
	static const struct {
		const char *text;
		size_t first, last; /* bytes of the first and last grapheme */
	} rows[] = {
	    {"ab", 1, 1},
	    {"비전", 3, 3},
	    {"e\u0323\u0302x", 5, 1},
	    {"xe\u0323\u0302", 1, 5},
	    {"\u1100\u1161\u11A8z", 9, 1},
	    {"\U0001F468\u200D\U0001F469\u200D\U0001F467!", 18, 1},
	    {"\U0001F1F0\U0001F1F7\U0001F1EF\U0001F1F5", 8, 8},
	    {"\r\n", 2, 2},
	};

	(void)state;
	assert_int_equal(width_next_grapheme("", 0), 0);
	assert_int_equal(width_prev_grapheme("", 0), 0);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const char *s = rows[i].text;
		assert_int_equal(
		    width_next_grapheme(s, strlen(s)), rows[i].first);
		assert_int_equal(
		    width_prev_grapheme(s, strlen(s)), rows[i].last);
	}
}

static void
nothing_wide_is_cut_in_half(void **state)
{
	static const struct {
		const char *text;
		size_t cells, bytes, used;
	} rows[] = {
	    {"abc", 0, 0, 0},
	    {"abc", 2, 2, 2},
	    {"abc", 9, 3, 3},
	    {"비전", 1, 0, 0},
	    {"비전", 2, 3, 2},
	    {"비전", 3, 3, 2},
	    {"비전", 4, 6, 4},
	    {"ae\u0323\u0302b", 2, 6, 2},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const char *s = rows[i].text;
		size_t used = 99;
		assert_int_equal(width_fit(s, strlen(s), rows[i].cells, &used),
		    rows[i].bytes);
		assert_int_equal(used, rows[i].used);
		assert_int_equal(width_fit(s, strlen(s), rows[i].cells, NULL),
		    rows[i].bytes);
	}
}

/* ---- Arenas ------------------------------------------------------------- */

static void
arena_memory_is_zero_aligned_and_apart(void **state)
{
	enum { N = 3000 };
	struct arena arena = ARENA_INIT;
	unsigned char **p = calloc(N, sizeof(*p));

	(void)state;
	assert_non_null(p);
	for (size_t i = 0; i < N; i++) {
		size_t size = i % 700;
		p[i] = arena_alloc(&arena, size);
		assert_non_null(p[i]);
		assert_int_equal((uintptr_t)p[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < size; k++)
			assert_int_equal(p[i][k], 0);
		memset(p[i], (int)(i % 251) + 1, size);
	}
	for (size_t i = 0; i < N; i++)
		for (size_t k = 0; k < i % 700; k++)
			if (p[i][k] != i % 251 + 1)
				fail_msg("block %zu was written over", i);
	free(p);
	arena_release(&arena);
}

static void
arena_takes_blocks_of_any_size(void **state)
{
	struct arena arena = ARENA_INIT;
	char *big = arena_alloc(&arena, 5000000);
	char *s = arena_strdup(&arena, "after");

	(void)state;
	memset(big, 'x', 5000000);
	assert_string_equal(s, "after");
	assert_string_equal(arena_strndup(&arena, "abc", 2), "ab");
	arena_release(&arena);
	assert_string_equal(arena_strdup(&arena, "again"), "again");
	arena_release(&arena);
	arena_release(&arena);
}

/* ---- Errors ------------------------------------------------------------- */

static void
errors_say_where_and_what(void **state)
{
	struct error err;
	char buf[900];

	(void)state;
	assert_int_equal(
	    error_set(&err, ERR_SYNTAX, "a.md", 3, "no %s", "title"),
	    ERR_SYNTAX);
	assert_string_equal(
	    error_text(&err, buf, sizeof(buf)), "a.md:3: no title");
	error_set(&err, ERR_IO, "a.md", 0, "gone");
	assert_string_equal(error_text(&err, buf, sizeof(buf)), "a.md: gone");
	error_set(&err, ERR_IO, NULL, 3, "gone");
	assert_string_equal(error_text(&err, buf, sizeof(buf)), "gone");
	assert_int_equal(
	    error_set_errno(&err, "a.md", "cannot open", ENOENT), ERR_IO);
	assert_non_null(strstr(err.msg, strerror(ENOENT)));
	assert_int_equal(error_set(NULL, ERR_LIMIT, NULL, 0, "x"), ERR_LIMIT);
}

static void
errors_are_clean_and_cut_at_a_character(void **state)
{
	struct error err;
	char path[3 * ERROR_PATH_SIZE + 1];

	(void)state;
	for (size_t i = 0; i + 3 < sizeof(path); i += 3)
		memcpy(path + i, "가", 4);
	error_set(&err, ERR_IO, path, 0, "%s", "\033[31m\nred");
	assert_string_equal(err.msg, "␛[31m red");
	assert_true(strlen(err.path) < ERROR_PATH_SIZE);
	assert_true(strlen(err.path) > ERROR_PATH_SIZE - 8);
	assert_string_equal(err.path + strlen(err.path) - 6, "가...");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(strbuf_holds_what_was_added),
	    cmocka_unit_test(strbuf_grows_without_losing_a_byte),
	    cmocka_unit_test(strbuf_splice_replaces_in_the_middle),
	    cmocka_unit_test(strbuf_detach_hands_its_memory_over),
	    cmocka_unit_test(strbuf_forgets_what_is_truncated),
	    cmocka_unit_test(utf8_decodes_only_what_is_well_formed),
	    cmocka_unit_test(utf8_valid_ends_where_it_is_ill_formed),
	    cmocka_unit_test(utf8_encodes_what_it_decodes),
	    cmocka_unit_test(utf8_floor_never_cuts_a_character),
	    cmocka_unit_test(clean_text_is_what_a_person_may_see),
	    cmocka_unit_test(any_bytes_become_clean_and_stay_as_they_are_then),
	    cmocka_unit_test(utf8_valid_agrees_with_decoding),
	    cmocka_unit_test(utf8_valid_knows_every_sequence),
	    cmocka_unit_test(plain_runs_hold_no_other_characters),
	    cmocka_unit_test(long_texts_become_what_their_bits_become),
	    cmocka_unit_test(json_escapes_what_it_must),
	    cmocka_unit_test(numbers_are_written_in_full),
	    cmocka_unit_test(cleaning_appends),
	    cmocka_unit_test(stand_ins_are_known),
	    cmocka_unit_test(width_is_counted_in_cells),
	    cmocka_unit_test(graphemes_are_what_a_reader_calls_a_character),
	    cmocka_unit_test(nothing_wide_is_cut_in_half),
	    cmocka_unit_test(arena_memory_is_zero_aligned_and_apart),
	    cmocka_unit_test(arena_takes_blocks_of_any_size),
	    cmocka_unit_test(errors_say_where_and_what),
	    cmocka_unit_test(errors_are_clean_and_cut_at_a_character),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8") &&
	    !setlocale(LC_CTYPE, "en_US.UTF-8")) {
		puts("1..0 # SKIP there is no UTF-8 locale");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
