// SPDX-License-Identifier: GPL-3.0-or-later
/* A set of keys: see keys.h. */
#include <config.h>

#include "cmd/keys.h"

#include <string.h>

void
keys_init(struct keys *keys)
{
	*keys = (struct keys){.text = STRBUF_INIT};
}

void
keys_release(struct keys *keys)
{
	strbuf_release(&keys->text);
	path_table_release(&keys->table);
	keys_init(keys);
}

static const char *
key_at(const void *ctx, uint32_t number)
{
	const struct keys *keys = ctx;

	return keys->text.str + number;
}

bool
keys_add(struct keys *keys, const char *key)
{
	size_t len = strlen(key);

	if (keys->text.len >= PATH_NONE ||
	    path_table_find(&keys->table, key, len, key_at, keys) != PATH_NONE)
		return false;
	path_table_add(&keys->table, key, (uint32_t)keys->text.len);
	strbuf_add(&keys->text, key, len + 1);
	keys->n++;
	return true;
}
