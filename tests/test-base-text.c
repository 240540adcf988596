// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The ground everything stands on: strings that grow, JSON, cells and
 * graphemes, arenas and errors.
 */
#include <config.h>

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/width.h"
#include "odd-text.h"
#include "trials.h"
#include "unicode.h"

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

/* ---- JSON --------------------------------------------------------------- */

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
	unsigned seed = 20260208;

	(void)state;
	for (size_t i = 0; i < trials_count(20000, 20000, 1000); i++) {
		struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;
		struct strbuf out = STRBUF_INIT;
		struct json json = JSON_INIT(&out);

		odd_text_add(&text, &seed);
		add_json_string(&want, text.str, text.len);
		json_text(&json, text.str, text.len);
		assert_string_equal(out.str, want.str);
		strbuf_release(&out);
		strbuf_release(&want);
		strbuf_release(&text);
	}
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

/* However little room there is. */
static void
an_error_ends_with_a_whole_character(void **state)
{
	struct error err;
	char buf[16];

	(void)state;
	error_set(&err, ERR_IO, "가나", 12, "%s", "다라");
	for (size_t size = 1; size <= sizeof(buf); size++) {
		size_t len = strlen(error_text(&err, buf, size));

		assert_true(len < size);
		assert_true(len + 3 >= size);
		assert_int_equal(utf8_valid(buf, len), len);
	}
}

/* With a secret of zeros, as CPython 3.11 computes them (PYTHONHASHSEED=0). */
static void
secret_hashes_are_those_of_siphash(void **state)
{
	static const struct hash_secret zeros = {{0, 0}};

	(void)state;
	assert_true(
	    hash_secretly(&zeros, "a", 1) == UINT64_C(0x407448D2B89B1813));
	assert_true(
	    hash_secretly(&zeros, "foobar", 6) == UINT64_C(0x7738AE0A5DF09B34));
	assert_true(hash_secretly(&zeros, "12345678", 8) ==
	    UINT64_C(0x3489982430560A87));
	assert_true(hash_secretly(&zeros, "https://a.org/1", 15) ==
	    UINT64_C(0x8FECB5CA5634859E));
}

static void
no_two_secrets_are_alike(void **state)
{
	struct hash_secret secrets[2];

	(void)state;
	hash_secret_draw(&secrets[0]);
	hash_secret_draw(&secrets[1]);
	assert_true(secrets[0].words[0] != secrets[1].words[0]);
	assert_true(secrets[0].words[1] != secrets[1].words[1]);
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
	    cmocka_unit_test(json_escapes_what_it_must),
	    cmocka_unit_test(numbers_are_written_in_full),
	    cmocka_unit_test(width_is_counted_in_cells),
	    cmocka_unit_test(graphemes_are_what_a_reader_calls_a_character),
	    cmocka_unit_test(nothing_wide_is_cut_in_half),
	    cmocka_unit_test(arena_memory_is_zero_aligned_and_apart),
	    cmocka_unit_test(arena_takes_blocks_of_any_size),
	    cmocka_unit_test(errors_say_where_and_what),
	    cmocka_unit_test(errors_are_clean_and_cut_at_a_character),
	    cmocka_unit_test(an_error_ends_with_a_whole_character),
	    cmocka_unit_test(secret_hashes_are_those_of_siphash),
	    cmocka_unit_test(no_two_secrets_are_alike),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
