// SPDX-License-Identifier: GPL-3.0-or-later
/* See segment-seal.h; the formats are store/segment-format.h and store/card.c.
 * Sums are made in the order in which they stand in each other. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "segment-seal.h"

#include <string.h>

#include "store/card.h"
#include "store/checksum.h"

/* Offsets in a card, of an offset and a number each. */
enum {
	PARTS_AT = 24,
	SECTIONS_AT = 32,
	TAGS_AT = 40,
	STRINGS_AT = 48,
	TEXT_AT = 56
};

/* ---- Numbers ------------------------------------------------------------ */

struct segment_header
seal_header(const struct strbuf *all)
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

bool
seal_record(const struct strbuf *all, size_t i, struct segment_record *record)
{
	const struct segment_header h = seal_header(all);
	const struct segment_record *records =
	    at(all, h.records_at, h.n_records, sizeof(*records));

	if (!records || i >= h.n_records)
		return false;
	memcpy(record, records + i, sizeof(*record));
	return true;
}

/* Adds what a card has at one of the offsets. */
static void
add_span(struct fields *fields, const struct strbuf *all, size_t card,
    size_t span, const char *widths)
{
	size_t place = (size_t)fields_number(all, card + span, 4);
	size_t n = (size_t)fields_number(all, card + span + 4, 4);

	fields_add(fields, card + place, n, widths);
}

static void
add_card(struct fields *fields, const struct strbuf *all, size_t card)
{
	fields_add(fields, card, 1, "442111111444444444444");
	add_span(fields, all, card, PARTS_AT, "44444444444");
	add_span(fields, all, card, SECTIONS_AT, "4444");
	add_span(fields, all, card, TAGS_AT, "4");
	add_span(fields, all, card, STRINGS_AT, "1");
	add_span(fields, all, card, TEXT_AT, "1");
}

struct fields
seal_fields(const struct strbuf *all, size_t card)
{
	const struct segment_header h = seal_header(all);
	struct fields fields = {.n = 0};
	struct segment_record r;

	fields_add(&fields, 0, 1,
	    "844448888888"
	    "4444"
	    "888");
	fields_add(&fields, (size_t)h.records_at, h.n_records,
	    "888888"
	    "44444444"
	    "2111111");
	if (h.n_records && seal_record(all, card % h.n_records, &r))
		add_card(&fields, all, (size_t)r.at);
	fields_add(&fields, (size_t)h.index_at,
	    (size_t)(h.texts_at - h.index_at) / 8, "8");
	fields_add(&fields, (size_t)h.texts_at, h.n_columns, "8");
	fields_add(&fields, (size_t)h.keys_at, h.n_columns, "8");
	fields_add(&fields, (size_t)h.sums_at, h.n_rows, "8");
	fields_add(&fields, (size_t)h.strings_at,
	    all->len - (size_t)h.strings_at, "1");
	return fields;
}

/* ---- Sums --------------------------------------------------------------- */

static uint64_t
sum_piece(const struct card *card, uint32_t piece, size_t *size)
{
	const void *bytes = card_piece(card, piece, size);

	return checksum(bytes, *size);
}

/* A card's, as it was before any sums were put in: they may stand in it. */
static void
sum_card(const struct strbuf *all, const struct strbuf *was,
    struct segment_record *r, bool fronts)
{
	const struct segment_header h = seal_header(was);
	uint64_t *texts = at(all, h.texts_at, h.n_columns, 8);
	const void *bytes = at(was, r->at, r->size, 1);
	bool opened;
	struct card card;
	size_t size;

	if (!bytes)
		return;
	opened = card_open(&card, bytes, (size_t)r->size);
	if (opened && fronts) {
		card_piece(&card, CARD_FRONT, &size);
		r->front = size;
	}
	if (r->front <= r->size)
		r->sum = checksum(bytes, (size_t)r->front);
	for (uint32_t i = 0; texts && opened && i < card.n_parts; i++)
		if ((uint64_t)r->first_column + i < h.n_columns)
			texts[r->first_column + i] =
			    sum_piece(&card, i + 1, &size);
}

static void
sum_rows(const struct strbuf *all)
{
	const struct segment_header h = seal_header(all);
	size_t words = (h.n_columns + (size_t)63) / 64;
	uint64_t *sums = at(all, h.sums_at, h.n_rows, 8);
	const uint64_t *rows =
	    words ? at(all, h.index_at, h.n_rows, words * 8) : NULL;

	for (size_t i = 0; sums && rows && i < h.n_rows; i++)
		sums[i] = checksum(rows + i * words, words * 8);
}

void
seal(struct strbuf *all, bool fronts)
{
	struct segment_header h = seal_header(all);
	struct segment_record *records =
	    at(all, h.records_at, h.n_records, sizeof(*records));
	struct strbuf was = STRBUF_INIT;
	const void *keys;

	strbuf_add(&was, all->str, all->len);
	for (size_t i = 0; records && i < h.n_records; i++)
		sum_card(all, &was, &records[i], fronts);
	strbuf_release(&was);
	sum_rows(all);
	h = seal_header(all);
	keys = at(all, h.keys_at, h.n_columns, 8);
	if (keys)
		h.keys_sum = checksum(keys, (size_t)h.n_columns * 8);
	if (h.records_at <= all->len)
		h.directory_sum = checksum(
		    all->str + h.records_at, all->len - (size_t)h.records_at);
	h.header_sum =
	    checksum(&h, offsetof(struct segment_header, header_sum));
	memcpy(all->str, &h, sizeof(h));
}
