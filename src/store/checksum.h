// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A checksum against accidents: torn writes and flipped bits, not against
 * anybody's will. A change within one aligned word of 8 bytes is always seen,
 * any other but for one in 2^64.
 */
#ifndef NONMUN_STORE_CHECKSUM_H
#define NONMUN_STORE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* Of `len` bytes; not the same on machines of another byte order. */
uint64_t checksum(const void *bytes, size_t len);

#endif
