// SPDX-License-Identifier: GPL-3.0-or-later
/* Hashes: see hash.h. */
#include <config.h>

#include "base/hash.h"

uint64_t
hash_text(const char *s)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);

	for (; *s; s++)
		hash = (hash ^ (unsigned char)*s) * UINT64_C(0x100000001B3);
	return hash ? hash : 1;
}
