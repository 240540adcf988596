// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys that mean something together, as in "gy". A key that also means
 * something alone does that at once; should the rest of a sequence follow right
 * after it, what it did to where one is is taken back.
 */
#ifndef NONMUN_UI_SEQUENCE_H
#define NONMUN_UI_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/keys.h"
#include "ui/results.h"
#include "ui/viewport.h"

struct app;
struct action;

/* What was typed of a sequence, and where one was before. */
struct sequence {
	uint32_t keys[KEYS_MAX];
	size_t n;      /* 0: nothing */
	int64_t since; /* when the last of them was typed, ms */
	struct standing before;
	struct viewport view; /* of the focused pane */
};

/* Takes a key before it is acted upon: the action of the sequence that it
 * completes, with all put back as it was before the first key; else NULL. */
const struct action *sequence_take(struct app *app, uint32_t key);

/* Whether what was typed may yet become a sequence. */
bool sequence_is_open(const struct app *app);

#endif
