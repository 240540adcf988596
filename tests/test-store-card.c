// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A card says of a post all that the post says of itself; and a card that is
 * damaged is either noticed or harmless to read.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "model-check.h"
#include "model-digest.h"
#include "store/card.h"

enum { DIGESTS = 300, DAMAGES = 20000 };

/* Whether all of its pieces are. */
static bool
is_text(const struct card *card)
{
	bool ok = true;

	for (uint32_t i = 0; i <= card->n_parts; i++)
		ok = card_piece_is_text(card, i) && ok;
	return ok;
}

/* All of a card is in its pieces, one behind the other, and the text of each
 * part in its own. */
static void
assert_pieces(const struct card *card)
{
	const unsigned char *at = card->bytes;
	struct card_part p;
	size_t size;

	for (uint32_t i = 0; i <= card->n_parts; i++) {
		const char *piece = card_piece(card, i, &size);

		assert_ptr_equal(piece, at);
		at += size;
		if (i == CARD_FRONT)
			continue;
		card_part(card, i - 1, &p);
		assert_ptr_equal(piece, card->text + p.begin);
		assert_true(size >= p.end - p.begin);
	}
	assert_ptr_equal(at, card->bytes + card->size);
}

static void
assert_same_string(const char *a, const char *b)
{
	if (a && b)
		assert_string_equal(a, b);
	else
		assert_true(!a && !b);
}

static void
assert_same_part(const struct card *card, uint32_t i, const struct paper *p)
{
	struct card_part part;
	struct card_section s;

	card_part(card, i, &part);
	assert_int_equal(part.kind, p->kind);
	assert_int_equal(part.number, p->number);
	assert_same_string(part.title, p->title);
	assert_same_string(part.url, p->url);
	assert_same_string(part.arxiv, p->arxiv);
	assert_same_string(part.key, p->key);
	assert_int_equal(part.line, p->line);
	assert_int_equal(part.begin, p->begin);
	assert_int_equal(part.end, p->end);
	assert_int_equal(part.index, i);
	assert_int_equal(part.n_sections, p->n_sections);
	for (uint32_t k = 0; k < part.n_sections; k++) {
		card_section(card, &part, k, &s);
		assert_string_equal(s.heading, p->sections[k].heading);
		assert_int_equal(s.kind, p->sections[k].kind);
		assert_int_equal(s.begin, p->sections[k].begin);
		assert_int_equal(s.end, p->sections[k].end);
	}
}

static void
assert_same(const struct card *card, const struct post *post)
{
	assert_int_equal(date_compare(&card->date, &post->date), 0);
	assert_same_string(card->title, post->title);
	assert_int_equal(card->text_len, post->text_len);
	if (post->text_len)
		assert_memory_equal(card->text, post->text, post->text_len);
	assert_int_equal(card->n_papers, post->n_papers);
	assert_int_equal(card->n_tags, post->n_tags);
	for (uint32_t i = 0; i < card->n_tags; i++)
		assert_string_equal(card_tag(card, i), post->tags[i]);
	assert_int_equal(card->n_parts, post->n_parts);
	for (uint32_t i = 0; i < card->n_parts; i++)
		assert_same_part(card, i, &post->parts[i]);
}

/* Writes the card of a digest behind what `out` holds, and looks at it. */
static void
assert_kept(struct strbuf *out, const struct strbuf *src)
{
	struct post *post = post_parse("2026-01-31-x.md", src->str, src->len);
	size_t start = out->len;
	struct card card;

	card_write(out, post);
	assert_int_equal(out->len % 8, 0);
	assert_true(card_open(&card, out->str + start, out->len - start));
	assert_true(is_text(&card));
	assert_int_equal(card.size, out->len - start);
	assert_pieces(&card);
	assert_same(&card, post);
	post_free(post);
}

static void
test_says_the_same(void **state)
{
	struct digest d = DIGEST_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (uint32_t seed = 1; seed <= DIGESTS; seed++) {
		digest_write(&d, seed);
		assert_kept(&out, &d.src);
	}
	strbuf_release(&out);
	digest_release(&d);
}

static void
test_empty_post(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct strbuf src = STRBUF_INIT;

	(void)state;
	assert_kept(&out, &src);
	strbuf_adds(&src, "no paper\n");
	assert_kept(&out, &src);
	strbuf_release(&src);
	strbuf_release(&out);
}

/* Reads every byte that a card says is its own. */
static size_t
read_all(const struct card *card)
{
	struct card_part p;
	struct card_section s;
	size_t n = strlen(card->title ? card->title : "");

	for (uint32_t i = 0; i < card->text_len; i++)
		n += card->text[i] != 0;
	for (uint32_t i = 0; i < card->n_tags; i++)
		n += strlen(card_tag(card, i));
	for (uint32_t i = 0; i < card->n_parts; i++) {
		card_part(card, i, &p);
		assert_true(p.begin <= p.end && p.end <= card->text_len);
		assert_in_range(p.kind, PART_PAPER, PART_TRAILER);
		n += strlen(p.title) + strlen(p.key ? p.key : "");
		n += strlen(p.url ? p.url : "");
		n += strlen(p.arxiv ? p.arxiv : "");
		for (uint32_t k = 0; k < p.n_sections; k++) {
			card_section(card, &p, k, &s);
			assert_true(p.begin <= s.begin && s.begin <= s.end &&
			    s.end <= p.end);
			assert_in_range(s.kind, 0, SECTION_KINDS - 1);
			n += strlen(s.heading);
		}
	}
	return n;
}

static void
sample_card(struct strbuf *out, uint32_t seed)
{
	struct digest d = DIGEST_INIT;
	struct post *post;

	digest_write(&d, seed);
	post = post_parse("x.md", d.src.str, d.src.len);
	strbuf_reset(out);
	card_write(out, post);
	post_free(post);
	digest_release(&d);
}

/* Memory of just that size, so that reading beyond it is noticed. */
static void
assert_harmless(const char *bytes, size_t size)
{
	char *exact = mem_alloc(size);
	struct card card;

	memcpy(exact, bytes, size);
	if (card_open(&card, exact, size)) {
		assert_true(read_all(&card) < 64 * size);
		assert_pieces(&card);
		is_text(&card);
	}
	free(exact);
}

static void
test_damaged(void **state)
{
	static const unsigned char odd[] = {0, 1, 0x7F, 0x80, 0xFF};
	struct strbuf card = STRBUF_INIT;
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < DAMAGES; i++) {
		size_t at;

		if (i % 500 == 0)
			sample_card(&card, (uint32_t)i + 1);
		/* Half of the damage where the numbers are. */
		at = digest_random(&seed) %
		    (i % 2 || card.len < 600 ? card.len : 600);
		char was = card.str[at];
		card.str[at] = (char)odd[digest_random(&seed) % sizeof(odd)];
		assert_harmless(card.str, card.len);
		card.str[at] = was;
	}
	strbuf_release(&card);
}

static void
test_torn(void **state)
{
	struct strbuf bytes = STRBUF_INIT;
	struct card card;

	(void)state;
	sample_card(&bytes, 3);
	assert_true(card_open(&card, bytes.str, bytes.len));
	for (size_t size = 0; size < bytes.len; size++)
		assert_false(card_open(&card, bytes.str, size));
	strbuf_pad(&bytes, '\0', 8);
	assert_false(card_open(&card, bytes.str, bytes.len));
	strbuf_release(&bytes);
}

/* How cards stand on disk: see card.c. */
enum { HEAD_SIZE = 64, PART_SIZE = 44, SECTION_SIZE = 16 };

/* A paper with two sections, and with the records of both exchanged. */
static void
test_sections_in_another_order(void **state)
{
	static const char src[] = "# 1. [A](https://a.org/1)\n\n"
				  "## Method\n\nOne.\n\n## Result\n\nTwo.\n";
	struct strbuf bytes = STRBUF_INIT;
	struct post *post = post_parse("x.md", src, sizeof(src) - 1);
	char first[SECTION_SIZE];
	struct card_section s;
	struct card_part part;
	struct card card;
	char *sections;

	(void)state;
	card_write(&bytes, post);
	assert_true(card_open(&card, bytes.str, bytes.len));
	assert_int_equal(card.n_parts, 1);
	card_part(&card, 0, &part);
	assert_int_equal(part.n_sections, 2);
	card_section(&card, &part, 1, &s);
	assert_string_equal(s.heading, "Result");
	sections = bytes.str + HEAD_SIZE + PART_SIZE;
	memcpy(first, sections, SECTION_SIZE);
	memcpy(sections, sections + SECTION_SIZE, SECTION_SIZE);
	memcpy(sections + SECTION_SIZE, first, SECTION_SIZE);
	assert_false(card_open(&card, bytes.str, bytes.len));
	/* Nor twice the same. */
	memcpy(sections + SECTION_SIZE, sections, SECTION_SIZE);
	assert_false(card_open(&card, bytes.str, bytes.len));
	post_free(post);
	strbuf_release(&bytes);
}

/* Two papers, with the records of both exchanged. */
static void
test_parts_in_another_order(void **state)
{
	static const char src[] = "# 1. [A](https://a.org/1)\n\nOne.\n\n"
				  "# 2. [B](https://a.org/2)\n\nTwo.\n";
	struct strbuf bytes = STRBUF_INIT;
	struct post *post = post_parse("x.md", src, sizeof(src) - 1);
	char first[PART_SIZE];
	struct card card;
	char *parts;

	(void)state;
	card_write(&bytes, post);
	assert_true(card_open(&card, bytes.str, bytes.len));
	assert_int_equal(card.n_parts, 2);
	parts = bytes.str + HEAD_SIZE;
	memcpy(first, parts, PART_SIZE);
	memcpy(parts, parts + PART_SIZE, PART_SIZE);
	memcpy(parts + PART_SIZE, first, PART_SIZE);
	assert_false(card_open(&card, bytes.str, bytes.len));
	post_free(post);
	strbuf_release(&bytes);
}

/* A card that has the sections of one part for another's, too, would be looked
 * at as often as it has parts. */
static void
test_sections_of_two_parts(void **state)
{
	static const char src[] = "# 1. [A](https://a.org/1)\n\nOne.\n\n"
				  "# 2. [B](https://a.org/2)\n\n"
				  "## Method\n\nTwo.\n";
	struct strbuf bytes = STRBUF_INIT;
	struct post *post = post_parse("x.md", src, sizeof(src) - 1);
	uint32_t *first, *second, *section;
	struct card card;

	(void)state;
	card_write(&bytes, post);
	assert_true(card_open(&card, bytes.str, bytes.len));
	assert_int_equal(card.n_parts, 2);
	first = (uint32_t *)(void *)(bytes.str + HEAD_SIZE);
	second = first + PART_SIZE / sizeof(*first);
	section = second + PART_SIZE / sizeof(*first);
	/* Where a part begins and ends, its first section, and how many; all
	 * at one place, which both parts share with the section. */
	section[2] = section[3] = first[7] = first[8] = second[7];
	first[9] = 0;
	first[10] = 1;
	assert_false(card_open(&card, bytes.str, bytes.len));
	/* Nor one that nobody has. */
	first[10] = second[10] = 0;
	assert_false(card_open(&card, bytes.str, bytes.len));
	second[10] = 1;
	assert_true(card_open(&card, bytes.str, bytes.len));
	post_free(post);
	strbuf_release(&bytes);
}

/* Whether it opens with such a date. */
static bool
opens_on(struct strbuf *bytes, int16_t year, int month, int day)
{
	char *date = bytes->str + 8;
	struct card card;

	memcpy(date, &year, sizeof(year));
	date[2] = (char)month;
	date[3] = (char)day;
	return card_open(&card, bytes->str, bytes->len);
}

static void
test_dates_that_are_none(void **state)
{
	struct strbuf bytes = STRBUF_INIT;

	(void)state;
	sample_card(&bytes, 3);
	assert_true(opens_on(&bytes, 2025, 12, 31));
	assert_true(opens_on(&bytes, 0, 0, 0));
	assert_false(opens_on(&bytes, 2025, 13, 1));
	assert_false(opens_on(&bytes, 2025, -100, 1));
	assert_false(opens_on(&bytes, 2025, 1, 0));
	assert_false(opens_on(&bytes, -1, 1, 1));
	assert_false(opens_on(&bytes, 10000, 1, 1));
	strbuf_release(&bytes);
}

/* What a foreign card says may be no text, or be cut in the middle of one. */
static void
test_text_that_is_none(void **state)
{
	static const char src[] =
	    "# 1. [\xEA\xB0\x80](https://a.org/1)\n\n\xEA\xB0\x80\n";
	struct strbuf bytes = STRBUF_INIT;
	struct post *post = post_parse("x.md", src, sizeof(src) - 1);
	struct card card;
	size_t n = 0;

	(void)state;
	card_write(&bytes, post);
	assert_true(card_open(&card, bytes.str, bytes.len));
	assert_true(is_text(&card));
	for (size_t i = HEAD_SIZE; i < bytes.len; i++) {
		char was = bytes.str[i];

		if (was != (char)0xB0)
			continue;
		bytes.str[i] = 'x';
		assert_true(card_open(&card, bytes.str, bytes.len));
		assert_false(is_text(&card));
		bytes.str[i] = was;
		n++;
	}
	assert_true(n >= 2); /* in the title and in the text */
	post_free(post);
	strbuf_release(&bytes);
}

static void
test_foreign(void **state)
{
	uint64_t bytes[64];
	struct card card;

	(void)state;
	memset(bytes, 0, sizeof(bytes));
	assert_false(card_open(&card, bytes, sizeof(bytes)));
	memset(bytes, 0xFF, sizeof(bytes));
	assert_false(card_open(&card, bytes, sizeof(bytes)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_says_the_same),
	    cmocka_unit_test(test_empty_post),
	    cmocka_unit_test(test_damaged),
	    cmocka_unit_test(test_torn),
	    cmocka_unit_test(test_sections_in_another_order),
	    cmocka_unit_test(test_parts_in_another_order),
	    cmocka_unit_test(test_sections_of_two_parts),
	    cmocka_unit_test(test_dates_that_are_none),
	    cmocka_unit_test(test_text_that_is_none),
	    cmocka_unit_test(test_foreign),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
