// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Hashes of texts. Those of hash_text are kept in files: what is a text's hash
 * today is its hash for ever. So it is known to everyone, and who writes a
 * digest can choose texts that all fall on one slot of a table. Where a table
 * looks for them there is therefore a secret in between, one of its own for
 * each table, which is nowhere written.
 */
#ifndef NONMUN_BASE_HASH_H
#define NONMUN_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a of 64 bits (draft-eastlake-fnv), but never 0. */
uint64_t hash_text(const char *s);

struct hash_secret {
	uint64_t words[2];
};

/* A secret that nobody can guess, from the system; where it gives none, one
 * that is at least not the same in every run. */
void hash_secret_draw(struct hash_secret *secret);

/* The hash of `len` bytes that only who knows the secret can foresee:
 * SipHash-1-3 (J.-P. Aumasson, D. J. Bernstein: SipHash: a fast short-input
 * PRF, 2012), the same on every machine. */
uint64_t
hash_secretly(const struct hash_secret *secret, const char *s, size_t len);

/* The slot of a number among `n`, a power of two up to 2^32: two different ones
 * have the same by chance only, whoever chose them, in at most two of `n` cases
 * (M. Dietzfelbinger and others: A reliable randomized algorithm for the
 * closest-pair problem, 1997). All bits of the number count. */
static inline size_t
hash_slot(const struct hash_secret *secret, uint64_t number, size_t n)
{
	uint64_t high = number * (secret->words[0] | 1) >> 32;

	return (size_t)(high * n >> 32);
}

#endif
