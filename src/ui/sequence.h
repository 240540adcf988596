// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys that mean something together, as in "gy". A key that also means
 * something alone does that at once; should the rest of a sequence follow right
 * after it, what it did to where one is is taken back. One that means nothing
 * alone waits for the next key as long as it takes. After a moment without
 * one, the status line says what may follow.
 */
#ifndef NONMUN_UI_SEQUENCE_H
#define NONMUN_UI_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "ui/keys.h"
#include "ui/standing.h"
#include "ui/viewport.h"

struct app;
struct action;

/* What was typed of a sequence, and where one was before. */
struct sequence {
	uint32_t keys[KEYS_MAX];
	size_t n;      /* 0: nothing */
	int64_t since; /* when the last of them was typed, ms */
	bool alone;    /* they mean something without more keys, too */
	bool acted;    /* some of them already did */
	bool told;     /* what may follow is shown */
	struct standing before;
	struct viewport view; /* of the focused pane */
};

/* Takes a key before it is acted upon. False: it means what it means alone.
 * True: it goes on with a sequence, and `*action` is what that means, with all
 * put back as it was before the first key; NULL: it is not at its end. */
bool sequence_take(struct app *app, uint32_t key, const struct action **action);

/* Whether a key is bound here, alone, as the first of a sequence, or as the
 * next of the one that is being typed. */
bool sequence_knows(struct app *app, uint32_t key);

/* Whether what was typed may yet become a sequence. */
bool sequence_is_open(const struct app *app);

/* Forgets what was typed. */
void sequence_forget(struct app *app);

/* How long until sequence_due would be true, ms; -1: for ever. */
int sequence_wait(const struct app *app);

/* Whether it is time, once, to draw what may follow. */
bool sequence_due(struct app *app);

/* Appends the sequences that begin with what was typed, as many as fit into
 * `room` cells, where that is to be shown. */
void sequence_text(struct app *app, struct strbuf *out, int room);

#endif
