// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * YAML 1.1 as a walk over its scalars: each is told with the way to it, so a
 * reader of front matter or of a configuration compares keys and builds no
 * tree. Only the first document is read. Aliases are not expanded and anchors
 * mean nothing, so a small text never becomes a large one.
 */
#ifndef NONMUN_BASE_YAML_H
#define NONMUN_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

enum { YAML_WALK_DEPTH = 64, YAML_WALK_DIRECTIVES = 100 };

/* One step of the way from the root of the document to a scalar. */
struct yaml_step {
	const char *key; /* of a mapping ("" where it is no scalar); NULL in a
			    sequence */
	size_t index;    /* in a sequence, from 0 */
};

/* A scalar that is not a key. Borrowed for the time of the call; the text is
 * valid UTF-8 but not clean. */
struct yaml_scalar {
	const struct yaml_step *path;
	size_t depth;     /* steps in `path`; 0: the document is this scalar */
	const char *text; /* NUL-terminated, may hold NUL bytes */
	size_t len;
	unsigned line; /* 1-based, of its start */
	bool plain;    /* without quotes and no block: may mean null, true… */
};

struct yaml_visitor {
	void (*scalar)(void *ctx, const struct yaml_scalar *scalar);
	void *ctx;
};

/* Walks over `len` bytes of UTF-8. ERR_SYNTAX with the line when they are not
 * YAML, ERR_LIMIT when they nest deeper than YAML_WALK_DEPTH or have more than
 * YAML_WALK_DIRECTIVES; what stands before the fault has been visited by then,
 * but of the latter nothing. `err` names no path. */
enum status yaml_walk(const char *bytes, size_t len,
    const struct yaml_visitor *visitor, struct error *err);

#endif
