// SPDX-License-Identifier: GPL-3.0-or-later
/* The checksum: see checksum.h. Each step is that of FNV-1a (Fowler, Noll and
 * Vo: xor, then multiply by an odd number), on words of 8 bytes, with a
 * rotation so that high bits come down again; four lanes, as in Collet's
 * xxHash, keep the multiplier busy. A step is one-to-one in the lane and in
 * the word, and so is the end in each lane: one changed word cannot be lost. */
#include <config.h>

#include "store/checksum.h"

#include <string.h>

static uint64_t
step(uint64_t lane, uint64_t word)
{
	lane = (lane ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return lane << 29 | lane >> 35;
}

static uint64_t
load(const unsigned char *p, size_t len)
{
	uint64_t word = 0;

	memcpy(&word, p, len);
	return word;
}

uint64_t
checksum(const void *bytes, size_t len)
{
	const unsigned char *p = bytes;
	uint64_t lane[4] = {1, 2, 3, 4};
	uint64_t sum = len;
	size_t left = len;

	/* Written out, since compilers leave the loop a loop: half the time. */
	for (; left >= 32; left -= 32, p += 32) {
		lane[0] = step(lane[0], load(p, 8));
		lane[1] = step(lane[1], load(p + 8, 8));
		lane[2] = step(lane[2], load(p + 16, 8));
		lane[3] = step(lane[3], load(p + 24, 8));
	}
	for (; left >= 8; left -= 8, p += 8)
		lane[0] = step(lane[0], load(p, 8));
	lane[1] = step(lane[1], load(p, left));
	for (int i = 0; i < 4; i++)
		sum = step(sum, lane[i]);
	return sum ^ sum >> 32;
}
