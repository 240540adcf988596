// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys of papers as numbers. What a key is says struct paper: "arxiv:ID", else
 * the URL, else "post-file#N". Wherever papers are compared or counted, it is
 * by the hash of their keys; of a hundred thousand papers, two different ones
 * have the same hash once in some thousand million libraries.
 */
#ifndef NONMUN_STORE_KEY_H
#define NONMUN_STORE_KEY_H

#include <stdint.h>

/* The same on every machine, and never 0. FNV-1a of 64 bits, as in
 * draft-eastlake-fnv. */
uint64_t key_hash(const char *key);

#endif
