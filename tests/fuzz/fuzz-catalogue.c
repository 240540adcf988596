// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A segment of the catalogue that somebody else wrote: a small one is put
 * together, changed as the input says, and, where it says so, given checksums
 * that are right again. Whatever is in it then, what it gives is well formed
 * and stands within it.
 *
 * A change is a byte for what it is made to, two for where in it, one for how
 * many bytes, and these.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "../folder.h"
#include "fuzz.h"
#include "model/pattern.h"
#include "../store-desk.h"
#include "store/checksum.h"
#include "store/key.h"
#include "store/segment-format.h"
#include "store/segment.h"

#define DIGEST                                                          \
	"---\ntitle: Digest 한\ntags: [a, 나]\n---\n\nBefore.\n\n"    \
	"# 1. [Robots 로봇](https://arxiv.org/abs/2509.00001)\n\n## " \
	"Method\n\n"                                                    \
	"Text 글.\n\n# 2. [B](https://x/y)\n\nIntro.\n\n## Results\n\nMore.\n"

/* The one root that is everywhere and always the same. */
static const char root[] = "/";

enum { CARDS = 2, ROWS = SIGNATURE_BITS_MIN };

/* ---- Putting together --------------------------------------------------- */

static void
add(struct strbuf *out, const void *bytes, size_t len)
{
	strbuf_add(out, bytes, len);
}

static void
add_card(struct strbuf *out, struct segment_record *r, const char *digest)
{
	struct post *post = post_parse("a.md", digest, strlen(digest));
	struct strbuf bytes = STRBUF_INIT;

	card_write(&bytes, post);
	r->at = out->len;
	r->size = bytes.len;
	r->n_columns = (uint32_t)post->n_parts;
	r->n_papers = (uint32_t)post->n_papers;
	post_free(post);
	add(out, bytes.str, bytes.len);
	strbuf_release(&bytes);
}

/* All but the sums. Returns the size of the first card. */
static size_t
compose(struct strbuf *out)
{
	struct segment_header h = {.version = SEGMENT_VERSION,
	    .order = SEGMENT_ORDER,
	    .header_size = sizeof(h),
	    .record_size = sizeof(struct segment_record),
	    .n_records = CARDS,
	    .n_rows = ROWS,
	    .key_size = sizeof(root)};
	struct segment_record records[CARDS] = {
	    {.path = sizeof(root), .title = sizeof(root), .year = 2026},
	    {.path = sizeof(root), .title = SEGMENT_NO_STRING}};

	memcpy(h.magic, SEGMENT_MAGIC, sizeof(h.magic));
	strbuf_pad(out, '\0', sizeof(h));
	add_card(out, &records[0], DIGEST);
	add_card(out, &records[1], "# [C](https://x/z)\n\nOne.\n");
	records[1].first_column = records[0].n_columns;
	h.n_columns = records[0].n_columns + records[1].n_columns;
	h.index_at = out->len;
	strbuf_pad(out, '\xFF', (size_t)ROWS * 8);
	h.texts_at = out->len;
	strbuf_pad(out, '\0', (size_t)h.n_columns * 8);
	h.keys_at = out->len;
	strbuf_pad(out, '\1', (size_t)h.n_columns * 8);
	h.records_at = out->len;
	add(out, records, sizeof(records));
	h.sums_at = out->len;
	strbuf_pad(out, '\0', (size_t)ROWS * 8);
	h.strings_at = out->len;
	add(out, root, sizeof(root));
	add(out, "a.md", sizeof("a.md"));
	h.file_size = out->len;
	memcpy(out->str, &h, sizeof(h));
	return (size_t)records[0].size;
}

/* ---- Sums --------------------------------------------------------------- */

/* As it is now: where things overlap, a sum may change it. */
static struct segment_header
header_of(const struct strbuf *all)
{
	struct segment_header h;

	memcpy(&h, all->str, sizeof(h));
	return h;
}

/* What stands at a place, if that is within the file; else NULL. */
static void *
at(const struct strbuf *all, uint64_t place, uint64_t n, size_t size)
{
	return place % 8 == 0 && place <= all->len &&
		n <= (all->len - place) / size
	    ? all->str + place
	    : NULL;
}

static uint64_t
sum_piece(const struct card *card, uint32_t piece)
{
	size_t size;
	const void *bytes = card_piece(card, piece, &size);

	return checksum(bytes, size);
}

/* The size and the sum of a card's front, and those of its texts, as the card
 * was before any were put in: they may stand in it. */
static void
sum_card(const struct strbuf *all, const struct strbuf *was,
    struct segment_record *r)
{
	const struct segment_header h = header_of(was);
	uint64_t *texts = at(all, h.texts_at, h.n_columns, 8);
	const void *bytes = at(was, r->at, r->size, 1);
	struct card card;
	size_t front;

	if (!bytes || !card_open(&card, bytes, (size_t)r->size))
		return;
	card_piece(&card, CARD_FRONT, &front);
	r->front = front;
	r->sum = sum_piece(&card, CARD_FRONT);
	for (uint32_t i = 0; texts && i < card.n_parts; i++)
		if ((uint64_t)r->first_column + i < h.n_columns)
			texts[r->first_column + i] = sum_piece(&card, i + 1);
}

static void
sum_rows(const struct strbuf *all)
{
	const struct segment_header h = header_of(all);
	size_t words = (h.n_columns + (size_t)63) / 64;
	uint64_t *sums = at(all, h.sums_at, h.n_rows, 8);
	const uint64_t *rows =
	    words ? at(all, h.index_at, h.n_rows, words * 8) : NULL;

	for (size_t i = 0; sums && rows && i < h.n_rows; i++)
		sums[i] = checksum(rows + i * words, words * 8);
}

static void
sum_all(struct strbuf *all)
{
	struct segment_header h = header_of(all);
	struct segment_record *records =
	    at(all, h.records_at, h.n_records, sizeof(*records));
	const void *keys = at(all, h.keys_at, h.n_columns, 8);
	struct strbuf was = STRBUF_INIT;

	strbuf_add(&was, all->str, all->len);
	for (size_t i = 0; records && i < h.n_records; i++)
		sum_card(all, &was, &records[i]);
	strbuf_release(&was);
	sum_rows(all);
	if (keys)
		h.keys_sum = checksum(keys, (size_t)h.n_columns * 8);
	if (h.records_at <= all->len)
		h.directory_sum = checksum(
		    all->str + h.records_at, all->len - (size_t)h.records_at);
	h.header_sum =
	    checksum(&h, offsetof(struct segment_header, header_sum));
	memcpy(all->str, &h, sizeof(h));
}

/* ---- Changes ------------------------------------------------------------ */

/* Where a region of the untouched segment begins; the last one ends with it. */
static size_t
region(const struct segment_header *h, unsigned i)
{
	const uint64_t begins[] = {0, sizeof(*h), h->index_at, h->texts_at,
	    h->keys_at, h->records_at, h->sums_at, h->strings_at, h->file_size};

	return (size_t)begins[i];
}

enum { REGIONS = 8, END = 8 }; /* the end moves, too */

static void
change(struct strbuf *all, const struct segment_header *h, struct fuzz *f)
{
	unsigned i = fuzz_take(f) % (REGIONS + 1);
	size_t begin = region(h, i == END ? 0 : i);
	size_t end = i == END ? all->len : region(h, i + 1);
	size_t place = begin + fuzz_take_number(f, 2) % (end - begin + 1);
	size_t n = (size_t)1 << fuzz_take(f) % 4;
	uint64_t value = fuzz_take_number(f, n);

	if (i == END) {
		strbuf_truncate(all, place < all->len ? place : all->len);
		return;
	}
	for (place -= place % n; n > 0 && place < all->len; n--, place++) {
		all->str[place] = (char)(value & 0xFF);
		value >>= 8;
	}
}

/* ---- Use ---------------------------------------------------------------- */

/* A string of the card ends in it, and is text. */
static void
check_string(const struct card *card, const char *s)
{
	const char *bytes = (const char *)card->bytes;

	if (!s)
		return;
	assert_true(s >= bytes && s < bytes + card->size);
	assert_non_null(memchr(s, '\0', card->size - (size_t)(s - bytes)));
}

static void
check_part(const struct card *card, uint32_t i)
{
	struct card_part part;
	struct card_section section;

	card_part(card, i, &part);
	assert_in_range(part.kind, 0, PART_TRAILER);
	assert_true(part.begin <= part.end && part.end <= card->text_len);
	check_string(card, part.title);
	check_string(card, part.url);
	check_string(card, part.arxiv);
	check_string(card, part.key);
	for (uint32_t k = 0; k < part.n_sections; k++) {
		card_section(card, &part, k, &section);
		check_string(card, section.heading);
		assert_in_range(section.kind, 0, SECTION_KINDS - 1);
		assert_true(part.begin <= section.begin &&
		    section.begin <= section.end && section.end <= part.end);
	}
}

static void
check_card(const struct card *card)
{
	const char *bytes = (const char *)card->bytes;

	assert_true(card->text >= bytes &&
	    card->text + card->text_len <= bytes + card->size);
	check_string(card, card->title);
	for (uint32_t i = 0; i < card->n_tags; i++)
		check_string(card, card_tag(card, i));
	for (uint32_t i = 0; i < card->n_parts; i++)
		check_part(card, i);
}

/* A text that is right is searched. */
static void
search(const struct card *card, uint32_t i, const struct pattern *pattern)
{
	struct card_part part;
	struct match m;
	struct error err;

	card_part(card, i, &part);
	assert_int_equal(
	    utf8_valid(card->text + part.begin, part.end - part.begin),
	    part.end - part.begin);
	key_hash(part.key);
	if (pattern_find(pattern, card->text, part.end, part.begin, &m, &err) ==
	    OK)
		assert_true(m.begin >= part.begin && m.end <= part.end);
}

static void
use_card(struct segment *s, size_t i, const struct pattern *pattern)
{
	struct card_room room;

	card_room_init(&room);
	if (segment_card(s, i, &room)) {
		check_card(&room.card);
		for (uint32_t k = 0; k < room.card.n_parts; k++)
			if (segment_text(s, i, &room, k))
				search(&room.card, k, pattern);
	}
	card_room_release(&room);
}

static void
use_index(struct segment *s)
{
	struct signature_query query = {.n = 0};
	size_t words = segment_map_words(s);
	uint64_t *map = mem_alloc(words * sizeof(*map) + 1);

	signature_query_add(&query, "robots", 6);
	segment_match(s, &query, map);
	free(map);
}

/* Reads all there is; the sum makes sure of it. */
static uint64_t
use(struct segment *s)
{
	uint64_t sum = 0;
	struct error err;
	struct pattern *pattern = pattern_new("글", &err);

	for (size_t i = 0; i < segment_count(s); i++) {
		struct segment_item item;
		size_t first, n;
		const uint64_t *keys = segment_keys(s, i, &n);

		segment_item(s, i, &item);
		segment_card_columns(s, i, &first, &n);
		assert_true(first + n <= segment_columns(s));
		sum += strlen(item.path) + segment_card_size(s, i);
		for (size_t k = 0; keys && k < n; k++)
			sum += keys[k];
		use_card(s, i, pattern);
	}
	use_index(s);
	pattern_free(pattern);
	return sum;
}

/* The first card by itself, in just as many bytes: no sum protects it. */
static void
use_copy(const struct strbuf *all, size_t size)
{
	struct card card;
	char *exact;

	if (all->len < sizeof(struct segment_header) + size)
		return;
	exact = mem_alloc(size);
	memcpy(exact, all->str + sizeof(struct segment_header), size);
	if (card_open(&card, exact, size)) {
		check_card(&card);
		for (uint32_t k = 0; k <= card.n_parts; k++)
			card_piece_is_text(&card, k);
	}
	free(exact);
}

static void
open_segment(const struct strbuf *all)
{
	const char *const roots[] = {root};
	struct strbuf folder, path = STRBUF_INIT;
	struct segment *segment;
	struct shelf shelf;

	folder_make(&folder);
	assert_true(shelf_init(&shelf, folder.str, roots, 1));
	assert_true(shelf_open(&shelf, true));
	strbuf_printf(&path, "%s/x.cards", shelf.path);
	desk_put_file(path.str, all->str, all->len);
	if (segment_open(&shelf, "x.cards", &segment) == OK)
		use(segment);
	segment_close(segment);
	shelf_release(&shelf);
	strbuf_release(&path);
	folder_remove(&folder);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	bool mended = fuzz_take_last(&f) % 4 != 1;
	struct strbuf all = STRBUF_INIT;
	struct segment_header h;
	size_t card = compose(&all);

	h = header_of(&all);
	sum_all(&all);
	while (f.len)
		change(&all, &h, &f);
	if (all.len >= sizeof(h) && mended)
		sum_all(&all);
	open_segment(&all);
	use_copy(&all, card);
	strbuf_release(&all);
	return 0;
}
