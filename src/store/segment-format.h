// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How segments look on disk, for the two files that read and write them. Each
 * structure is a multiple of 8 bytes and has no padding that the compiler
 * chose; offsets are from the beginning of the file, and multiples of 8.
 */
#ifndef NONMUN_STORE_SEGMENT_FORMAT_H
#define NONMUN_STORE_SEGMENT_FORMAT_H

#include <stdint.h>

#define SEGMENT_MAGIC "nonmunSG"

enum {
	SEGMENT_VERSION = 5, /* grows with any change of this file, of cards
				or of signatures */
	SEGMENT_ORDER = 0x01020304,
};

struct segment_header {
	char magic[8];
	uint32_t version, order;
	uint32_t header_size, record_size;
	uint64_t file_size;
	uint64_t index_at;   /* where the cards end */
	uint64_t texts_at;   /* of the parts' texts: a sum for each column */
	uint64_t keys_at;    /* of the parts: a hash for each column */
	uint64_t records_at; /* the directory begins */
	uint64_t sums_at;    /* of the rows of the index */
	uint64_t strings_at; /* to the end; the library's key comes first */
	uint32_t n_records, n_columns;
	uint32_t n_rows;   /* 0: there is no index */
	uint32_t key_size; /* the library's */
	uint64_t keys_sum;
	uint64_t directory_sum;
	uint64_t header_sum; /* of all above */
};

#define SEGMENT_NO_STRING UINT32_MAX

struct segment_record {
	uint64_t at, size; /* of the card */
	uint64_t front;    /* bytes of its front, */
	uint64_t sum;      /* and their checksum */
	int64_t stamp_size, stamp_sec;
	int32_t stamp_nsec;
	uint32_t n_papers;
	uint32_t path, title; /* in the strings */
	uint32_t root;
	uint32_t fresh;
	uint32_t first_column, n_columns;
	int16_t year;
	int8_t month, day, hour, minute, second;
	int8_t unused;
};

_Static_assert(sizeof(struct segment_header) == 120, "no padding");
_Static_assert(sizeof(struct segment_record) == 88, "no padding");

#endif
