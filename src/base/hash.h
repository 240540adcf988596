// SPDX-License-Identifier: GPL-3.0-or-later
/* Hashes of texts. They are kept in files: what is a text's hash today is its
 * hash for ever. */
#ifndef NONMUN_BASE_HASH_H
#define NONMUN_BASE_HASH_H

#include <stdint.h>

/* FNV-1a of 64 bits (draft-eastlake-fnv), but never 0. */
uint64_t hash_text(const char *s);

#endif
