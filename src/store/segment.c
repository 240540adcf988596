// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading segments: see segment.h. Checksums notice accidents; every offset is
 * checked against its bounds all the same, when the segment is opened, so that
 * what is read later cannot lead out of the file. Nothing is looked at but in
 * memory of our own, and there only behind its checksum: whatever happens to
 * the file meanwhile, what was right stays so. */
#include <config.h>

#include "store/segment.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "store/checksum.h"
#include "store/facts.h"
#include "store/segment-format.h"

enum {
	READ_AHEAD = 32 * 1024, /* of a card's texts that are read at once */
};

struct segment {
	int fd;
	struct segment_header header;
	unsigned char *directory; /* what follows is within it */
	const struct segment_record *records;
	const uint64_t *sums; /* of the rows */
	const char *strings;
	size_t strings_size;
	/* By column; NULL until they are needed. */
	uint64_t *texts, *keys;
	/* For each card, and for each column: 1 when its front, or its text,
	 * was seen to be UTF-8. */
	unsigned char *fronts_seen, *texts_seen;
};

/* ---- Opening ------------------------------------------------------------ */

static bool
is_header(const struct segment_header *h, uint64_t size)
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
has_bounds(const struct segment_header *h, uint64_t size)
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
	const struct segment_header *h = &s->header;

	return r->at % 8 == 0 && r->at >= sizeof(*h) && r->at <= h->index_at &&
	    r->size <= h->index_at - r->at && r->front <= r->size &&
	    is_string(s, r->path) &&
	    (r->title == SEGMENT_NO_STRING || is_string(s, r->title)) &&
	    r->n_columns <= h->n_columns - r->first_column;
}

/* Whether all records are such, each with columns of its own, and say what a
 * post can be. */
static bool
are_records(const struct segment *s)
{
	uint32_t column = 0;

	for (size_t i = 0; i < s->header.n_records; i++) {
		const struct segment_record *r = &s->records[i];
		struct segment_item item;

		if (r->first_column != column || !is_record(s, r))
			return false;
		segment_item(s, i, &item);
		if (!facts_are_sound(&item.facts))
			return false;
		column += r->n_columns;
	}
	return column == s->header.n_columns;
}

static bool
is_directory(struct segment *s, size_t size, const struct strbuf *key)
{
	const struct segment_header *h = &s->header;
	const unsigned char *at = s->directory;

	if (checksum(at, size) != h->directory_sum)
		return false;
	s->records = (const void *)at;
	s->sums = (const void *)(at + (h->sums_at - h->records_at));
	s->strings = (const char *)(at + (h->strings_at - h->records_at));
	s->strings_size = size - (size_t)(h->strings_at - h->records_at);
	if (h->key_size != key->len || s->strings_size <= key->len ||
	    memcmp(s->strings, key->str, key->len) != 0 ||
	    s->strings[s->strings_size - 1])
		return false;
	return are_records(s);
}

/* Reads header and directory of a file of so many bytes. */
static enum status
read_directory(struct segment *s, uint64_t file_size, const struct strbuf *key)
{
	struct segment_header *h = &s->header;
	size_t size;

	if (file_size < sizeof(*h))
		return ERR_SYNTAX;
	if (!file_read_at(s->fd, h, sizeof(*h), 0))
		return ERR_IO;
	if (!is_header(h, file_size) || !has_bounds(h, file_size))
		return ERR_SYNTAX;
	size = (size_t)(file_size - h->records_at);
	s->directory = mem_alloc(size);
	if (!file_read_at(s->fd, s->directory, size, (off_t)h->records_at))
		return ERR_IO;
	return is_directory(s, size, key) ? OK : ERR_SYNTAX;
}

/* Whether it may stay open: of what descriptors there are, digests need some,
 * too. */
static bool
may_stay_open(int fd)
{
	long most = sysconf(_SC_OPEN_MAX);

	return most < 0 || fd < most / 2;
}

enum status
segment_open(
    const struct shelf *shelf, const char *name, struct segment **segment)
{
	struct segment *s = mem_alloc(sizeof(*s));
	uint64_t size;
	enum status status = shelf_open_file(shelf, name, &s->fd, &size);

	*segment = NULL;
	if (status == OK)
		status = may_stay_open(s->fd)
		    ? read_directory(s, size, &shelf->key)
		    : ERR_IO;
	if (status != OK) {
		segment_close(s);
		return status;
	}
	s->fronts_seen = mem_alloc((size_t)s->header.n_records + 1);
	s->texts_seen = mem_alloc((size_t)s->header.n_columns + 1);
	*segment = s;
	return OK;
}

void
segment_close(struct segment *segment)
{
	if (!segment)
		return;
	if (segment->fd >= 0)
		close(segment->fd);
	free(segment->directory);
	free(segment->texts);
	free(segment->keys);
	free(segment->fronts_seen);
	free(segment->texts_seen);
	free(segment);
}

/* Reads something that the segment has for each column. NULL when it cannot be
 * read. */
static uint64_t *
read_columns(const struct segment *s, uint64_t at)
{
	size_t size = (size_t)s->header.n_columns * sizeof(uint64_t);
	uint64_t *columns = mem_alloc(size);

	if (file_read_at(s->fd, columns, size, (off_t)at))
		return columns;
	free(columns);
	return NULL;
}

/* ---- Cards -------------------------------------------------------------- */

size_t
segment_count(const struct segment *segment)
{
	return segment->header.n_records;
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

/* Whether a piece of a card is right, and text: that is looked at once. */
static bool
piece_is_right(
    const struct card *card, uint32_t piece, uint64_t sum, unsigned char *seen)
{
	size_t size;
	const void *bytes = card_piece(card, piece, &size);

	if (checksum(bytes, size) != sum)
		return false;
	if (!*seen)
		*seen = card_piece_is_text(card, piece);
	return *seen;
}

bool
segment_card(struct segment *segment, size_t i, struct card_room *room)
{
	const struct segment_record *r = &segment->records[i];
	size_t front = (size_t)r->front;
	char *bytes;

	card_room_begin(room, (size_t)r->size);
	bytes = room->bytes.str;
	return file_read_at(segment->fd, bytes, front, (off_t)r->at) &&
	    checksum(bytes, front) == r->sum &&
	    card_open_front(&room->card, bytes, (size_t)r->size, front) &&
	    room->card.n_parts == r->n_columns &&
	    piece_is_right(
		&room->card, CARD_FRONT, r->sum, &segment->fronts_seen[i]);
}

/* Reads a piece of a card, and some of what is behind it. */
static bool
read_piece(const struct segment *segment, size_t i, struct card_room *room,
    uint32_t piece)
{
	const struct segment_record *r = &segment->records[i];
	size_t size;
	const unsigned char *bytes = card_piece(&room->card, piece, &size);
	size_t begin = (size_t)(bytes - room->card.bytes);
	size_t left = (size_t)r->size - begin;

	if (begin >= room->begin && begin + size <= room->end)
		return true;
	if (size < READ_AHEAD)
		size = left < READ_AHEAD ? left : READ_AHEAD;
	room->begin = begin;
	room->end = begin + size;
	if (file_read_at(segment->fd, room->bytes.str + begin, size,
		(off_t)(r->at + begin)))
		return true;
	room->end = begin;
	return false;
}

bool
segment_text(
    struct segment *segment, size_t i, struct card_room *room, uint32_t part)
{
	size_t column = (size_t)segment->records[i].first_column + part;

	if (!segment->texts)
		segment->texts =
		    read_columns(segment, segment->header.texts_at);
	return segment->texts && read_piece(segment, i, room, part + 1) &&
	    piece_is_right(&room->card, part + 1, segment->texts[column],
		&segment->texts_seen[column]);
}

/* ---- Keys --------------------------------------------------------------- */

/* The keys, if they are right. */
static uint64_t *
read_keys(const struct segment *segment)
{
	const struct segment_header *h = &segment->header;
	uint64_t *keys = read_columns(segment, h->keys_at);

	if (keys && checksum(keys, h->n_columns * sizeof(*keys)) == h->keys_sum)
		return keys;
	free(keys);
	return NULL;
}

const uint64_t *
segment_keys(struct segment *segment, size_t i, size_t *n)
{
	const struct segment_record *r = &segment->records[i];

	if (!segment->keys)
		segment->keys = read_keys(segment);
	if (!segment->keys)
		return NULL;
	*n = r->n_columns;
	return segment->keys + r->first_column;
}

/* ---- The index ---------------------------------------------------------- */

size_t
segment_columns(const struct segment *segment)
{
	return segment->header.n_columns;
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
	return row_words(&segment->header);
}

/* `bits` is room for a row. */
static bool
match_row(
    const struct segment *segment, size_t row, uint64_t *bits, uint64_t *map)
{
	const struct segment_header *h = &segment->header;
	size_t n = row_words(h);

	if (!file_read_at(
		segment->fd, bits, n * 8, (off_t)(h->index_at + row * n * 8)) ||
	    checksum(bits, n * 8) != segment->sums[row])
		return false;
	for (size_t i = 0; i < n; i++)
		map[i] &= bits[i];
	return true;
}

static bool
match_gram(
    const struct segment *segment, uint64_t gram, uint64_t *bits, uint64_t *map)
{
	size_t room = segment->header.n_rows;
	bool ok = true;

	for (int j = 0; ok && j < SIGNATURE_HASHES; j++)
		ok =
		    match_row(segment, signature_bit(gram, j, room), bits, map);
	return ok;
}

bool
segment_match(const struct segment *segment,
    const struct signature_query *query, uint64_t *map)
{
	uint64_t *bits;
	bool ok = true;

	if (!segment->header.n_rows || !query->n)
		return true;
	bits = mem_alloc(
	    mem_product(row_words(&segment->header) + 1, sizeof(*bits)));
	for (size_t i = 0; ok && i < query->n; i++)
		ok = match_gram(segment, query->grams[i], bits, map);
	free(bits);
	return ok;
}
