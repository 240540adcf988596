// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Staying at the same words when the selected post's file was written anew. A
 * file may be seen half written: then the post as it was is kept, and the place
 * in it, until all of it is there or the reader has gone elsewhere.
 */
#ifndef NONMUN_UI_MEMENTO_H
#define NONMUN_UI_MEMENTO_H

#include <stddef.h>
#include <stdint.h>

#include "ui/refind.h"

struct app;

struct memento {
	size_t id;         /* of the post that was selected last */
	unsigned version;  /* of it, then */
	struct post *post; /* as it was; NULL: there is nothing to find again */
	struct position spot;
	uint32_t above;        /* as in struct place */
	struct position shown; /* what is shown instead */
};

/* Goes to the same words when the selected post, which is held, is another
 * version of it than last time. To be called before and after its file is
 * looked at, and before it is drawn. */
void memento_follow(struct app *app);

void memento_release(struct memento *memento);

#endif
