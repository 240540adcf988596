// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Output that waits for its order. Where nothing is kept of a library, search
 * reads each post once, and only then knows all their days: what is found is
 * held back, and written in the order in which it stands in the end. When so
 * much is held that the output is full, no more is; what comes then has to be
 * looked at again in the end.
 */
#ifndef NONMUN_CMD_HOLD_H
#define NONMUN_CMD_HOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/out.h"
#include "store/finder.h"

struct held_post;

struct hold {
	struct out *out;         /* borrowed; NULL: nothing is held back */
	struct strbuf text;      /* after the end: what was held */
	struct held_post *posts; /* by id */
	size_t n;
};

/* Whatever is added to `out` from now on is held back. */
void hold_begin(struct hold *hold, struct out *out);

/* Whether the text of a find is held. */
bool hold_has(const struct hold *hold, const struct find *find);

/* What was added to the output from the byte `at` on is the text of this find;
 * dropped where the output is full. The finds of a post come one behind the
 * other, in order. */
void hold_add(struct hold *hold, const struct find *find, size_t at);

/* Nothing more is held back. */
void hold_end(struct hold *hold);

/* After the end: writes all that was held of this find's post. */
void hold_write(const struct hold *hold, const struct find *find);

void hold_release(struct hold *hold);

#endif
