// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading segments: see segment.h. Checksums notice accidents; every offset is
 * checked against its bounds all the same, when the segment is opened, so that
 * what is read later cannot lead out of the file. */
#include <config.h>

#include "store/segment.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/checksum.h"
#include "store/segment-format.h"

struct segment {
	const unsigned char *bytes;
	size_t size;
	const struct segment_header *header;
	const struct segment_record *records;
	const uint64_t *sums; /* of the rows */
	const char *strings;
	size_t strings_size;
	const uint64_t *texts; /* sums, by column */
	/* For each card, and for each column: 1 when its front, or its text,
	 * was right. */
	unsigned char *fronts_seen, *texts_seen;
	bool keys_seen; /* the keys were right */
};

/* ---- Opening ------------------------------------------------------------ */

static bool
is_header(const struct segment_header *h, size_t size)
{
	return !memcmp(h->magic, SEGMENT_MAGIC, sizeof(h->magic)) &&
	    h->version == SEGMENT_VERSION && h->order == SEGMENT_ORDER &&
	    h->header_size == sizeof(struct segment_header) &&
	    h->record_size == sizeof(struct segment_record) &&
	    h->file_size == size &&
	    h->header_sum ==
	    checksum(h, offsetof(struct segment_header, header_sum));
}

/* Whether `n` things of `size` bytes stand at `at` and end at `end`. */
static bool
fits(uint64_t at, uint64_t n, uint64_t size, uint64_t end)
{
	return at % 8 == 0 && at <= end && n <= (end - at) / size &&
	    at + n * size == end;
}

static size_t
row_words(const struct segment_header *h)
{
	return (h->n_columns + 63) / 64;
}

static bool
has_bounds(const struct segment_header *h, size_t size)
{
	bool room = h->n_rows == 0 ||
	    (h->n_rows >= SIGNATURE_BITS_MIN && h->n_rows <= SIGNATURE_BITS &&
		(h->n_rows & (h->n_rows - 1)) == 0);

	return room && h->n_columns <= UINT32_MAX - 64 &&
	    h->index_at >= sizeof(*h) && h->strings_at <= size &&
	    fits(h->index_at, (uint64_t)h->n_rows * row_words(h), 8,
		h->texts_at) &&
	    fits(h->texts_at, h->n_columns, 8, h->keys_at) &&
	    fits(h->keys_at, h->n_columns, 8, h->records_at) &&
	    fits(h->records_at, h->n_records, sizeof(struct segment_record),
		h->sums_at) &&
	    fits(h->sums_at, h->n_rows, 8, h->strings_at);
}

static bool
is_string(const struct segment *s, uint32_t at)
{
	return at < s->strings_size;
}

static bool
is_record(const struct segment *s, const struct segment_record *r)
{
	const struct segment_header *h = s->header;

	return r->at % 8 == 0 && r->at >= sizeof(*h) && r->at <= h->index_at &&
	    r->size <= h->index_at - r->at && is_string(s, r->path) &&
	    (r->title == SEGMENT_NO_STRING || is_string(s, r->title)) &&
	    r->first_column <= h->n_columns &&
	    r->n_columns <= h->n_columns - r->first_column;
}

static bool
is_directory(struct segment *s, const struct strbuf *key)
{
	const struct segment_header *h = s->header;
	size_t at = (size_t)h->records_at;

	if (checksum(s->bytes + at, s->size - at) != h->directory_sum)
		return false;
	s->records = (const void *)(s->bytes + at);
	s->sums = (const void *)(s->bytes + h->sums_at);
	s->texts = (const void *)(s->bytes + h->texts_at);
	s->strings = (const char *)(s->bytes + h->strings_at);
	s->strings_size = s->size - (size_t)h->strings_at;
	if (h->key_size != key->len || s->strings_size <= key->len ||
	    memcmp(s->strings, key->str, key->len) != 0 ||
	    s->strings[s->strings_size - 1])
		return false;
	for (size_t i = 0; i < h->n_records; i++)
		if (!is_record(s, &s->records[i]))
			return false;
	return true;
}

enum status
segment_open(
    const struct shelf *shelf, const char *name, struct segment **segment)
{
	struct segment *s = mem_alloc(sizeof(*s));
	enum status status = shelf_map(shelf, name, &s->bytes, &s->size);

	*segment = NULL;
	s->header = (const void *)s->bytes;
	if (status == OK &&
	    (s->size < sizeof(*s->header) || !is_header(s->header, s->size) ||
		!has_bounds(s->header, s->size) ||
		!is_directory(s, &shelf->key)))
		status = ERR_SYNTAX;
	if (status != OK) {
		segment_close(s);
		return status;
	}
	s->fronts_seen = mem_alloc((size_t)s->header->n_records + 1);
	s->texts_seen = mem_alloc((size_t)s->header->n_columns + 1);
	*segment = s;
	return OK;
}

void
segment_close(struct segment *segment)
{
	if (!segment)
		return;
	shelf_unmap(segment->bytes, segment->size);
	free(segment->fronts_seen);
	free(segment->texts_seen);
	free(segment);
}

/* ---- Cards -------------------------------------------------------------- */

size_t
segment_count(const struct segment *segment)
{
	return segment->header->n_records;
}

void
segment_item(const struct segment *segment, size_t i, struct segment_item *item)
{
	const struct segment_record *r = &segment->records[i];
	const char *strings = segment->strings;

	item->root = r->root;
	item->path = strings + r->path;
	item->fresh = r->fresh;
	item->facts = (struct facts){
	    .date = {r->year, r->month, r->day, r->hour, r->minute, r->second},
	    .title = r->title == SEGMENT_NO_STRING ? NULL : strings + r->title,
	    .n_papers = r->n_papers,
	    .stamp = {r->stamp_size, r->stamp_sec, r->stamp_nsec},
	};
}

size_t
segment_card_size(const struct segment *segment, size_t i)
{
	return (size_t)segment->records[i].size;
}

/* Whether a piece of a card is right: looked at once. */
static bool
piece_is_right(
    const struct card *card, uint32_t piece, uint64_t sum, unsigned char *seen)
{
	size_t size;
	const void *bytes = card_piece(card, piece, &size);

	if (!*seen)
		*seen = checksum(bytes, size) == sum &&
		    card_piece_is_text(card, piece);
	return *seen;
}

bool
segment_card(struct segment *segment, size_t i, struct card *card)
{
	const struct segment_record *r = &segment->records[i];

	return card_open(card, segment->bytes + r->at, (size_t)r->size) &&
	    card->n_parts == r->n_columns &&
	    piece_is_right(card, CARD_FRONT, r->sum, &segment->fronts_seen[i]);
}

bool
segment_text(
    struct segment *segment, size_t i, const struct card *card, uint32_t part)
{
	size_t column = (size_t)segment->records[i].first_column + part;

	return piece_is_right(card, part + 1, segment->texts[column],
	    &segment->texts_seen[column]);
}

/* ---- Keys --------------------------------------------------------------- */

const uint64_t *
segment_keys(struct segment *segment, size_t i, size_t *n)
{
	const struct segment_header *h = segment->header;
	const struct segment_record *r = &segment->records[i];
	const uint64_t *keys = (const void *)(segment->bytes + h->keys_at);

	if (!segment->keys_seen &&
	    checksum(keys, h->n_columns * sizeof(*keys)) != h->keys_sum)
		return NULL;
	segment->keys_seen = true;
	*n = r->n_columns;
	return keys + r->first_column;
}

/* ---- The index ---------------------------------------------------------- */

size_t
segment_columns(const struct segment *segment)
{
	return segment->header->n_columns;
}

void
segment_card_columns(
    const struct segment *segment, size_t i, size_t *first, size_t *n)
{
	*first = segment->records[i].first_column;
	*n = segment->records[i].n_columns;
}

size_t
segment_map_words(const struct segment *segment)
{
	return row_words(segment->header);
}

static bool
match_row(const struct segment *segment, size_t row, uint64_t *map)
{
	const struct segment_header *h = segment->header;
	size_t n = row_words(h);
	const uint64_t *bits = (const void *)(segment->bytes + h->index_at);

	bits += row * n;
	if (checksum(bits, n * 8) != segment->sums[row])
		return false;
	for (size_t i = 0; i < n; i++)
		map[i] &= bits[i];
	return true;
}

bool
segment_match(const struct segment *segment,
    const struct signature_query *query, uint64_t *map)
{
	size_t room = segment->header->n_rows;

	for (size_t i = 0; room && i < query->n; i++)
		for (int j = 0; j < SIGNATURE_HASHES; j++)
			if (!match_row(segment,
				signature_bit(query->grams[i], j, room), map))
				return false;
	return true;
}
