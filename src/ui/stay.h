// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Staying on the same section while going from paper to paper: from the
 * Limitations of one to the Limitations of the next. It is switched on by a
 * key, and the reader's header says so as long as it is. Where a paper has no
 * such section it is shown from its start, and the next one is tried again.
 */
#ifndef NONMUN_UI_STAY_H
#define NONMUN_UI_STAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/post.h"

struct app;

/* A member of struct axis. */
struct stay {
	bool on;
	/* The section that is stayed on: NULL: the start of the paper. */
	enum section_kind kind;
	char *heading;
	/* Where the last step led to: as long as the reader is there, that is
	 * still the section, also in a paper that has none. */
	size_t post, part;
	uint32_t at;
};

void stay_release(struct stay *stay);

/* To be called before another paper is selected, and after that. */
void stay_before(struct app *app);
void stay_after(struct app *app);

#endif
