// SPDX-License-Identifier: GPL-3.0-or-later
/* The papers that were met already: a set of keys, in the order in which they
 * were added. Zero bytes are an empty one. */
#ifndef NONMUN_CMD_KEYS_H
#define NONMUN_CMD_KEYS_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "model/path-table.h"

struct keys {
	struct strbuf text;      /* each key with its NUL */
	struct path_table table; /* of where they begin */
	size_t n;
};

void keys_init(struct keys *keys);
void keys_release(struct keys *keys);

/* False when the key is there already. */
bool keys_add(struct keys *keys, const char *key);

#endif
