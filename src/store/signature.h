// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Signatures: which texts can hold a word, told from a few bits. A signature
 * is a Bloom filter (B. Bloom, 1970) of the grams of a text: each sets
 * SIGNATURE_HASHES bits. A text whose signature lacks a bit of the word's
 * certainly does not hold the word, whatever the case of its letters.
 *
 * Grams are cut from runs of ASCII letters and digits, Hangul syllables and
 * ideographs: any two neighbours of which one at least is not ASCII, and any
 * three of ASCII. All other characters only part the runs, so that a word of
 * them has no grams, and nothing is known of it.
 */
#ifndef NONMUN_STORE_SIGNATURE_H
#define NONMUN_STORE_SIGNATURE_H

#include <stddef.h>
#include <stdint.h>

/* Measured with parts of 2 KB that have 340 different grams each: when 3 bits
 * of 4096 are set for each, two words leave one half of a percent of the texts
 * that do not hold them; 2 bits leave 0.7, 4 in every way more. */
enum {
	SIGNATURE_BITS = 8192, /* before it is folded; a power of 2 */
	SIGNATURE_BITS_MIN = 512,
	SIGNATURE_WORDS = SIGNATURE_BITS / 64,
	SIGNATURE_HASHES = 3,
};

/* Adds the grams of a text to a signature of SIGNATURE_WORDS words. */
void signature_add(uint64_t *bits, const char *text, size_t len);

/* How many of its bits are set. */
size_t signature_weight(const uint64_t *bits);

/* The number of bits, a power of 2, that signatures with `weight` bits set on
 * average may be folded to without becoming too full to tell anything. */
size_t signature_room(double weight);

/* Folds a signature to `room` bits. */
void signature_fold(uint64_t *bits, size_t room);

/* What words ask of a signature: the grams of all, each but once. More than
 * QUERY_GRAMS_MAX would add nothing. */
enum { QUERY_GRAMS_MAX = 32 };
struct signature_query {
	uint64_t grams[QUERY_GRAMS_MAX];
	size_t n;
};

void signature_query_add(
    struct signature_query *query, const char *word, size_t len);

/* The bit that a gram of a query sets by its `i`th hash, among `room`. */
size_t signature_bit(uint64_t gram, int i, size_t room);

/* Turns a square of 64 by 64 bits around: bit i of word j becomes bit j of
 * word i. */
void signature_transpose(uint64_t square[64]);

#endif
