// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing segments: see segment-write.h. The signatures stand one after the
 * other in memory, as the parts came, and across in the file, a row for each
 * of their bits: a band of 64 rows at a time is turned around. */
#include <config.h>

#include "store/segment-write.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "store/checksum.h"
#include "store/key.h"
#include "store/segment-format.h"

enum {
	BUFFER_SIZE = 256 * 1024, /* a power of 2 */
	CHUNK_COLUMNS = 512,      /* signatures that are allocated together */
	WEIGH_COLUMNS = 8,   /* every one of how many signatures is weighed */
	FOLD_COLUMNS = 1024, /* that are folded in a step */
	STEP_BANDS = 16,     /* that are written in a step */
};

enum stage { STAGE_FOLD, STAGE_ROWS, STAGE_END };

struct segment_writer {
	const struct shelf *shelf;
	int fd;
	char name[SHELF_NAME_SIZE];
	bool kept;         /* it has its name */
	struct strbuf out; /* not written yet */
	uint64_t at;       /* bytes of the file, those in `out` included */
	struct segment_record *records;
	size_t n_records, records_cap;
	struct strbuf strings;
	uint64_t **chunks;
	size_t n_chunks, chunks_cap;
	uint64_t *keys, *texts; /* by column */
	size_t keys_cap, texts_cap;
	size_t n_columns;
	size_t weight; /* bits set in those signatures that were weighed */
	enum stage stage;
	size_t done; /* of the stage: columns, or bands */
	size_t room; /* bits of a folded signature */
	uint64_t index_at, texts_at, keys_at;
	uint64_t *sums;
};

struct segment_writer *
segment_writer_new(const struct shelf *shelf)
{
	struct segment_writer *w = mem_alloc(sizeof(*w));

	strbuf_init(&w->out);
	strbuf_init(&w->strings);
	w->shelf = shelf;
	w->fd = shelf_create(shelf, SEGMENT_ENDING, w->name);
	if (w->fd < 0) {
		free(w);
		return NULL;
	}
	strbuf_reserve(&w->out, BUFFER_SIZE);
	w->keys = mem_grow(NULL, 0, &w->keys_cap, sizeof(*w->keys));
	w->texts = mem_grow(NULL, 0, &w->texts_cap, sizeof(*w->texts));
	strbuf_pad(&w->out, '\0', sizeof(struct segment_header));
	w->at = w->out.len;
	strbuf_add(&w->strings, shelf->key.str, shelf->key.len);
	return w;
}

void
segment_writer_free(struct segment_writer *writer)
{
	if (!writer)
		return;
	close(writer->fd);
	if (!writer->kept)
		shelf_drop(writer->shelf, writer->name);
	for (size_t i = 0; i < writer->n_chunks; i++)
		free(writer->chunks[i]);
	free(writer->chunks);
	free(writer->keys);
	free(writer->texts);
	free(writer->records);
	free(writer->sums);
	strbuf_release(&writer->strings);
	strbuf_release(&writer->out);
	free(writer);
}

/* ---- The file ----------------------------------------------------------- */

static bool
flush(struct segment_writer *w)
{
	bool ok = file_write(w->fd, w->out.str, w->out.len) == 0;

	strbuf_reset(&w->out);
	return ok;
}

/* Only whole buffers are written before the end: what is written at once and at
 * a multiple of its size, a system may keep as one piece, which is sooner
 * copied by a search. */
static bool
put(struct segment_writer *w, const void *bytes, size_t len)
{
	const char *from = bytes;

	w->at += len;
	while (len) {
		size_t room = BUFFER_SIZE - w->out.len;
		size_t n = len < room ? len : room;

		strbuf_add(&w->out, from, n);
		from += n;
		len -= n;
		if (n == room && !flush(w))
			return false;
	}
	return true;
}

/* ---- Cards -------------------------------------------------------------- */

static uint64_t *
signature_at(const struct segment_writer *w, size_t column)
{
	return w->chunks[column / CHUNK_COLUMNS] +
	    column % CHUNK_COLUMNS * SIGNATURE_WORDS;
}

/* The checksum of a piece of a card, and how many bytes it has. */
static uint64_t
piece_sum(const struct card *card, uint32_t piece, uint64_t *size)
{
	size_t len;
	const void *bytes = card_piece(card, piece, &len);

	*size = len;
	return checksum(bytes, len);
}

static void
add_part(struct segment_writer *w, const struct card *card, uint32_t i)
{
	struct card_part part;
	uint64_t *bits;
	uint64_t size;

	if (w->n_columns / CHUNK_COLUMNS == w->n_chunks) {
		w->chunks = mem_grow(
		    w->chunks, w->n_chunks, &w->chunks_cap, sizeof(*w->chunks));
		w->chunks[w->n_chunks++] = mem_alloc(
		    sizeof(uint64_t) * SIGNATURE_WORDS * CHUNK_COLUMNS);
	}
	bits = signature_at(w, w->n_columns);
	card_part(card, i, &part);
	signature_add(bits, card->text + part.begin, part.end - part.begin);
	w->keys =
	    mem_grow(w->keys, w->n_columns, &w->keys_cap, sizeof(*w->keys));
	w->keys[w->n_columns] =
	    part.kind == PART_PAPER ? key_hash(part.key) : 0;
	w->texts =
	    mem_grow(w->texts, w->n_columns, &w->texts_cap, sizeof(*w->texts));
	w->texts[w->n_columns] = piece_sum(card, i + 1, &size);
	if (w->n_columns++ % WEIGH_COLUMNS == 0)
		w->weight += signature_weight(bits);
}

static uint32_t
add_string(struct segment_writer *w, const char *s)
{
	size_t at = w->strings.len;

	if (!s)
		return SEGMENT_NO_STRING;
	strbuf_add(&w->strings, s, strlen(s) + 1);
	return (uint32_t)at;
}

static void
fill_record(struct segment_writer *w, struct segment_record *r,
    const struct segment_item *item)
{
	const struct facts *facts = &item->facts;

	r->stamp_size = facts->stamp.size;
	r->stamp_sec = facts->stamp.sec;
	r->stamp_nsec = facts->stamp.nsec;
	r->n_papers = (uint32_t)facts->n_papers;
	r->path = add_string(w, item->path);
	r->title = add_string(w, facts->title);
	r->root = item->root;
	r->fresh = item->fresh;
	r->year = facts->date.year;
	r->month = facts->date.month;
	r->day = facts->date.day;
	r->hour = facts->date.hour;
	r->minute = facts->date.minute;
	r->second = facts->date.second;
}

bool
segment_writer_add(struct segment_writer *writer,
    const struct segment_item *item, const struct card *card)
{
	struct segment_record *r;

	writer->records = mem_grow(writer->records, writer->n_records,
	    &writer->records_cap, sizeof(*writer->records));
	r = &writer->records[writer->n_records++];
	memset(r, 0, sizeof(*r));
	fill_record(writer, r, item);
	r->at = writer->at;
	r->size = card->size;
	r->sum = piece_sum(card, CARD_FRONT, &r->front);
	r->first_column = (uint32_t)writer->n_columns;
	r->n_columns = card->n_parts;
	for (uint32_t i = 0; i < card->n_parts; i++)
		add_part(writer, card, i);
	return put(writer, card->bytes, card->size);
}

bool
segment_writer_is_full(const struct segment_writer *writer)
{
	return writer->at >= SEGMENT_SIZE ||
	    writer->n_columns >= SEGMENT_COLUMNS_MAX;
}

/* ---- Finishing ---------------------------------------------------------- */

static bool
fold_some(struct segment_writer *w)
{
	size_t end = w->done + FOLD_COLUMNS;

	if (w->done == 0) {
		w->index_at = w->at;
		if (w->n_columns >= SEGMENT_COLUMNS_MIN)
			w->room = signature_room((double)w->weight *
			    WEIGH_COLUMNS / (double)w->n_columns);
		w->sums = mem_alloc(sizeof(uint64_t) * (w->room + 1));
	}
	if (end > w->n_columns || !w->room)
		end = w->n_columns;
	for (; w->room && w->done < end; w->done++)
		signature_fold(signature_at(w, w->done), w->room);
	if (end == w->n_columns) {
		w->stage = STAGE_ROWS;
		w->done = 0;
	}
	return true;
}

/* Writes the 64 rows of the signatures' word `band`. */
static bool
put_band(struct segment_writer *w, size_t band)
{
	size_t words = (w->n_columns + 63) / 64;
	uint64_t *rows = mem_alloc(sizeof(uint64_t) * words * 64);
	bool ok = true;

	for (size_t i = 0; i < words; i++) {
		uint64_t square[64] = {0};

		for (size_t j = 0; j < 64 && i * 64 + j < w->n_columns; j++)
			square[j] = signature_at(w, i * 64 + j)[band];
		signature_transpose(square);
		for (size_t j = 0; j < 64; j++)
			rows[j * words + i] = square[j];
	}
	for (size_t j = 0; j < 64 && ok; j++) {
		const uint64_t *row = rows + j * words;
		w->sums[band * 64 + j] = checksum(row, words * 8);
		ok = put(w, row, words * 8);
	}
	free(rows);
	return ok;
}

static bool
put_rows(struct segment_writer *w)
{
	size_t end = w->done + STEP_BANDS;
	bool ok = true;

	for (; ok && w->done < end && w->done < w->room / 64; w->done++)
		ok = put_band(w, w->done);
	if (w->done >= w->room / 64)
		w->stage = STAGE_END;
	return ok;
}

static void
fill_header(struct segment_writer *w, struct segment_header *h)
{
	memset(h, 0, sizeof(*h));
	memcpy(h->magic, SEGMENT_MAGIC, sizeof(h->magic));
	h->version = SEGMENT_VERSION;
	h->order = SEGMENT_ORDER;
	h->header_size = sizeof(*h);
	h->record_size = sizeof(struct segment_record);
	h->index_at = w->index_at;
	h->texts_at = w->texts_at;
	h->keys_at = w->keys_at;
	h->records_at = w->at;
	h->sums_at = h->records_at + w->n_records * sizeof(*w->records);
	h->strings_at = h->sums_at + w->room * sizeof(uint64_t);
	h->file_size = h->strings_at + w->strings.len;
	h->n_records = (uint32_t)w->n_records;
	h->n_columns = (uint32_t)w->n_columns;
	h->n_rows = (uint32_t)w->room;
	h->key_size = (uint32_t)w->shelf->key.len;
	h->keys_sum = checksum(w->keys, w->n_columns * sizeof(*w->keys));
}

/* The directory in one piece, for one checksum. */
static bool
put_directory(struct segment_writer *w, struct segment_header *h)
{
	struct strbuf all = STRBUF_INIT;
	bool ok;

	strbuf_add(
	    &all, (const char *)w->records, w->n_records * sizeof(*w->records));
	strbuf_add(&all, (const char *)w->sums, w->room * sizeof(uint64_t));
	strbuf_add(&all, w->strings.str, w->strings.len);
	h->directory_sum = checksum(all.str, all.len);
	h->header_sum =
	    checksum(h, offsetof(struct segment_header, header_sum));
	ok = put(w, all.str, all.len);
	strbuf_release(&all);
	return ok;
}

static bool
put_end(struct segment_writer *w)
{
	struct segment_header h;

	w->texts_at = w->at;
	if (!put(w, w->texts, w->n_columns * sizeof(*w->texts)))
		return false;
	w->keys_at = w->at;
	if (!put(w, w->keys, w->n_columns * sizeof(*w->keys)))
		return false;
	fill_header(w, &h);
	if (!put_directory(w, &h) || !flush(w) ||
	    pwrite(w->fd, &h, sizeof(h), 0) != (ssize_t)sizeof(h))
		return false;
	w->kept = shelf_keep(w->shelf, w->name, w->name);
	return w->kept;
}

enum segment_finish
segment_writer_finish(struct segment_writer *writer)
{
	static bool (*const stages[])(struct segment_writer *) = {
	    [STAGE_FOLD] = fold_some,
	    [STAGE_ROWS] = put_rows,
	    [STAGE_END] = put_end,
	};

	if (!stages[writer->stage](writer))
		return SEGMENT_FAILED;
	return writer->kept ? SEGMENT_FINISHED : SEGMENT_UNFINISHED;
}

const char *
segment_writer_name(const struct segment_writer *writer)
{
	return writer->name;
}
