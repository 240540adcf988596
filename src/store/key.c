// SPDX-License-Identifier: GPL-3.0-or-later
/* Hashes of keys: see key.h. 0 stands for what is no paper. */
#include <config.h>

#include "store/key.h"

#include "base/hash.h"

uint64_t
key_hash(const char *key)
{
	return hash_text(key);
}
