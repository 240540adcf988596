// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The folders and files beyond which nothing is read. They are kept as they
 * really are, without symbolic links, and so is what is compared with them:
 * neither "..", nor a link that leads out, nor a name that merely begins alike
 * passes. Bounds that were never set hold everything.
 */
#ifndef NONMUN_BASE_BOUNDS_H
#define NONMUN_BASE_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

struct bounds {
	bool set;
	char **paths; /* owned */
	size_t n, cap;
};

#define BOUNDS_INIT               \
	{                         \
		false, NULL, 0, 0 \
	}

void bounds_release(struct bounds *bounds);

/* From now on only this is within, and what was added before. A path that is
 * not there counts as it is written. */
void bounds_add(struct bounds *bounds, const char *path);

/* OK when the path leads to one of them or into it, or to nothing at all: then
 * opening it says so. ERR_REFUSED when it leads elsewhere, ERR_IO when nobody
 * can say where: links may lead through paths too long to be told, and still
 * be opened. `bounds` may be NULL: none are set. */
enum status
bounds_check(const struct bounds *bounds, const char *path, struct error *err);

/* Whether the path is there and within; "-", standard input, is where it was
 * added. */
bool bounds_hold(const struct bounds *bounds, const char *path);

#endif
