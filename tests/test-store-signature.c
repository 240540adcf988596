// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Signatures: that none ever denies what a pattern would find, over all
 * characters there are and over words cut out of the sample digests; and that
 * they deny most of what is not there, or they would be of no use.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model-check.h"
#include "model/pattern.h"
#include "model/post.h"
#include "store-desk.h"
#include "store/signature.h"
#include "trials.h"

/* ---- Help --------------------------------------------------------------- */

static bool
may_hold(const uint64_t *bits, size_t room, const struct signature_query *q)
{
	for (size_t i = 0; i < q->n; i++)
		for (int j = 0; j < SIGNATURE_HASHES; j++) {
			size_t bit = signature_bit(q->grams[i], j, room);
			if (!(bits[bit / 64] >> bit % 64 & 1))
				return false;
		}
	return true;
}

/* Whether the signature of `text` admits `word`. */
static bool
admits(const char *text, const char *word)
{
	uint64_t bits[SIGNATURE_WORDS] = {0};
	struct signature_query query = {.n = 0};

	signature_add(bits, text, strlen(text));
	signature_query_add(&query, word, strlen(word));
	return may_hold(bits, SIGNATURE_BITS, &query);
}

static size_t
grams(const char *word)
{
	struct signature_query query = {.n = 0};

	signature_query_add(&query, word, strlen(word));
	return query.n;
}

/* ---- Characters --------------------------------------------------------- */

/* All characters that text can hold, each on a line. */
static char *
all_characters(size_t *len)
{
	struct strbuf out = STRBUF_INIT;
	char buf[4];

	for (uint32_t c = 0x21; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		strbuf_add(&out, buf, utf8_encode(buf, c));
		strbuf_addc(&out, '\n');
	}
	*len = out.len;
	return strbuf_detach(&out);
}

/* Asserts that every text in which a pattern finds the letter is one that its
 * grams are not denied in. */
static void
check_equals(const char *all, size_t len, const char *letter)
{
	struct error err;
	struct pattern *p = pattern_new(letter, &err);
	struct match match = {0, 0};
	size_t n = 0;

	assert_non_null(p);
	while (pattern_find(p, all, len, match.end, &match, &err) == OK) {
		struct strbuf text = STRBUF_INIT;
		struct strbuf word = STRBUF_INIT;

		strbuf_printf(&text, "가x%.*sy나",
		    (int)(match.end - match.begin), all + match.begin);
		strbuf_printf(&word, "가x%sy나", letter);
		assert_true(admits(text.str, word.str));
		strbuf_release(&text);
		strbuf_release(&word);
		n++;
	}
	assert_true(n > 0);
	pattern_free(p);
}

static void
test_equal_characters_give_equal_grams(void **state)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	size_t len;
	char *all = all_characters(&len);

	(void)state;
	for (size_t i = 0; letters[i]; i++) {
		char letter[2] = {letters[i], '\0'};
		check_equals(all, len, letter);
	}
	free(all);
}

/* Syllables and ideographs equal nothing but themselves: an expression for all
 * of a block finds no character out of it. */
static void
test_other_letters_have_no_case(void **state)
{
	static const struct {
		const char *typed;
		uint32_t first, last;
	} blocks[] = {
	    {"~[\\x{ac00}-\\x{d7a3}]", 0xAC00, 0xD7A3},
	    {"~[\\x{3400}-\\x{4dbf}]", 0x3400, 0x4DBF},
	    {"~[\\x{4e00}-\\x{9fff}]", 0x4E00, 0x9FFF},
	    {"~[\\x{f900}-\\x{faff}]", 0xF900, 0xFAFF},
	    {"~[\\x{20000}-\\x{3ffff}]", 0x20000, 0x3FFFF},
	};
	size_t len;
	char *all = all_characters(&len);

	(void)state;
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		struct error err;
		struct pattern *p = pattern_new(blocks[i].typed, &err);
		struct match match = {0, 0};
		size_t n = 0;

		assert_non_null(p);
		while (
		    pattern_find(p, all, len, match.end, &match, &err) == OK) {
			uint32_t c;
			utf8_decode(all + match.begin, 4, &c);
			assert_in_range(c, blocks[i].first, blocks[i].last);
			n++;
		}
		assert_int_equal(n, blocks[i].last - blocks[i].first + 1);
		pattern_free(p);
	}
	free(all);
}

/* ---- Grams -------------------------------------------------------------- */

static void
test_what_is_too_short_asks_for_nothing(void **state)
{
	(void)state;
	assert_int_equal(grams(""), 0);
	assert_int_equal(grams("ab"), 0);
	assert_int_equal(grams("강"), 0);
	assert_int_equal(grams("x-y-z"), 0);
	assert_int_equal(grams("ㄱㅎㅎㅅ"), 0);
	assert_int_equal(grams("прив"), 0);
	assert_int_equal(grams("abc"), 1);
	assert_int_equal(grams("강화"), 1);
	assert_int_equal(grams("強化"), 1);
	assert_int_equal(grams("a강"), 1);
	assert_int_equal(grams("AbCabc"), 3); /* abc, bca, cab */
}

static void
test_words_that_are_not_there_are_denied(void **state)
{
	const char *text = "강화 학습으로 reward 모델을 policy와 함께";

	(void)state;
	assert_true(admits(text, "강화"));
	assert_true(admits(text, "학습으로"));
	assert_true(admits(text, "REWARD"));
	assert_true(admits(text, "Policy와"));
	assert_false(admits(text, "화강"));
	assert_false(admits(text, "화학"));
	assert_false(admits(text, "강학"));
	assert_false(admits(text, "rewards"));
	assert_false(admits(text, "policy를"));
	assert_false(admits(text, "wardmod"));
}

static void
test_long_words_ask_for_no_more_than_there_is_room(void **state)
{
	struct strbuf word = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 400; i++)
		strbuf_printf(&word, "%d", i * i);
	assert_int_equal(grams(word.str), QUERY_GRAMS_MAX);
	assert_true(admits(word.str, word.str));
	strbuf_release(&word);
}

/* ---- Bits --------------------------------------------------------------- */

static void
test_transpose(void **state)
{
	uint64_t square[64], turned[64];
	unsigned seed = 5;

	(void)state;
	for (int i = 0; i < 64; i++) {
		square[i] = 0;
		for (int j = 0; j < 64; j++)
			square[i] |= (uint64_t)trials_random(&seed, 2) << j;
	}
	memcpy(turned, square, sizeof(turned));
	signature_transpose(turned);
	for (int i = 0; i < 64; i++)
		for (int j = 0; j < 64; j++)
			assert_int_equal(
			    turned[i] >> j & 1, square[j] >> i & 1);
}

static void
test_room_follows_what_is_in_it(void **state)
{
	(void)state;
	assert_int_equal(signature_room(0), SIGNATURE_BITS_MIN);
	assert_int_equal(signature_room(10), SIGNATURE_BITS_MIN);
	assert_int_equal(signature_room(SIGNATURE_BITS), SIGNATURE_BITS);
	/* 340 grams of a part of 2 KB. */
	assert_int_equal(signature_room(340 * 3 * 0.94), 4096);
}

/* ---- The samples -------------------------------------------------------- */

struct part {
	char *text;
	size_t len;
	uint64_t bits[SIGNATURE_WORDS];
};

struct samples {
	struct part *parts;
	size_t n, cap;
};

static void
add_parts(struct samples *samples, const char *path)
{
	struct error err;
	struct post *post = check_load(path, &err);

	assert_non_null(post);
	for (size_t i = 0; i < post->n_parts; i++) {
		const struct paper *p = &post->parts[i];
		struct part *part;

		samples->parts = mem_grow(samples->parts, samples->n,
		    &samples->cap, sizeof(*samples->parts));
		part = &samples->parts[samples->n++];
		memset(part, 0, sizeof(*part));
		part->len = p->end - p->begin;
		part->text = mem_strndup(post->text + p->begin, part->len);
		signature_add(part->bits, part->text, part->len);
	}
	post_free(post);
}

static int
read_samples(void **state)
{
	struct samples *samples = mem_alloc(sizeof(*samples));
	const char *data = getenv("NONMUN_DATADIR");
	struct strbuf path = STRBUF_INIT;
	const struct dirent *d;
	DIR *dir;

	strbuf_printf(&path, "%s/digests", data ? data : "data");
	dir = opendir(path.str);
	assert_non_null(dir);
	while ((d = readdir(dir))) {
		size_t len = path.len;
		if (d->d_name[0] == '.')
			continue;
		strbuf_printf(&path, "/%s", d->d_name);
		add_parts(samples, path.str);
		strbuf_truncate(&path, len);
	}
	closedir(dir);
	strbuf_release(&path);
	assert_true(samples->n > 20);
	*state = samples;
	return 0;
}

static int
free_samples(void **state)
{
	struct samples *samples = *state;

	for (size_t i = 0; i < samples->n; i++)
		free(samples->parts[i].text);
	free(samples->parts);
	free(samples);
	return 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n';
}

/* Cuts some characters out of a word of the part, and turns the case of some
 * of its letters. */
static void
cut_word(const struct part *part, unsigned *seed, struct strbuf *word)
{
	size_t at =
	    utf8_floor(part->text, part->len, trials_random(seed, part->len));
	size_t most = 1 + trials_random(seed, 24);
	size_t end = at;

	strbuf_reset(word);
	while (end < part->len && end - at < most && !is_blank(part->text[end]))
		end++;
	end = utf8_floor(part->text, part->len, end);
	for (; at < end; at++) {
		char c = part->text[at];
		bool turn = trials_random(seed, 3) == 0;
		if (turn && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
			c ^= 0x20;
		strbuf_addc(word, c);
	}
}

static void
test_words_of_the_samples_are_never_denied(void **state)
{
	struct samples *samples = *state;
	struct strbuf word = STRBUF_INIT;
	size_t times = trials_count(20000, 2000, 2000);
	unsigned seed = 11;

	for (size_t i = 0; i < times; i++) {
		struct part *part =
		    &samples->parts[trials_random(&seed, samples->n)];
		struct signature_query query = {.n = 0};
		uint64_t bits[SIGNATURE_WORDS];

		if (!part->len)
			continue;
		cut_word(part, &seed, &word);
		signature_query_add(&query, word.str, word.len);
		for (size_t room = SIGNATURE_BITS; room >= SIGNATURE_BITS_MIN;
		     room /= 2) {
			memcpy(bits, part->bits, sizeof(bits));
			signature_fold(bits, room);
			assert_true(may_hold(bits, room, &query));
		}
	}
	strbuf_release(&word);
}

/* Two syllables that stand side by side somewhere. */
static void
cut_syllables(const struct samples *samples, unsigned *seed, char buf[7])
{
	for (;;) {
		const struct part *part =
		    &samples->parts[trials_random(seed, samples->n)];
		uint32_t a, b;
		size_t at;

		if (part->len < 6)
			continue;
		at = utf8_floor(
		    part->text, part->len, trials_random(seed, part->len - 5));
		if (at + 6 > part->len)
			continue;
		utf8_decode(part->text + at, 3, &a);
		utf8_decode(part->text + at + 3, 3, &b);
		memcpy(buf, part->text + at, 6);
		buf[6] = '\0';
		if (a >= 0xAC00 && a <= 0xD7A3 && b >= 0xAC00 && b <= 0xD7A3)
			return;
	}
}

/* At the size that a segment of these parts would choose, two words of two
 * syllables leave less than two in a hundred of the parts that lack one. */
static void
test_few_parts_are_left_in_vain(void **state)
{
	struct samples *samples = *state;
	size_t weight = 0;
	size_t wrong = 0;
	size_t lacking = 0;
	unsigned seed = 3;
	size_t room;

	for (size_t i = 0; i < samples->n; i++)
		weight += signature_weight(samples->parts[i].bits);
	room = signature_room((double)weight / (double)samples->n);
	for (size_t i = 0; i < samples->n; i++)
		signature_fold(samples->parts[i].bits, room);
	for (size_t i = 0; i < trials_count(300, 30, 30); i++) {
		struct signature_query query = {.n = 0};
		char a[7], b[7];

		cut_syllables(samples, &seed, a);
		cut_syllables(samples, &seed, b);
		signature_query_add(&query, a, 6);
		signature_query_add(&query, b, 6);
		for (size_t p = 0; p < samples->n; p++) {
			const struct part *part = &samples->parts[p];
			if (strstr(part->text, a) && strstr(part->text, b))
				continue;
			lacking++;
			wrong += may_hold(part->bits, room, &query);
		}
	}
	assert_true(wrong * 50 < lacking);
	assert_true(room < SIGNATURE_BITS);
}

int
main(void)
{
#define ON_SAMPLES(f) \
	cmocka_unit_test_setup_teardown(f, read_samples, free_samples)
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_equal_characters_give_equal_grams),
	    cmocka_unit_test(test_other_letters_have_no_case),
	    cmocka_unit_test(test_what_is_too_short_asks_for_nothing),
	    cmocka_unit_test(test_words_that_are_not_there_are_denied),
	    cmocka_unit_test(
		test_long_words_ask_for_no_more_than_there_is_room),
	    cmocka_unit_test(test_transpose),
	    cmocka_unit_test(test_room_follows_what_is_in_it),
	    ON_SAMPLES(test_words_of_the_samples_are_never_denied),
	    ON_SAMPLES(test_few_parts_are_left_in_vain),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
