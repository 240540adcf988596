// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A notice: text over the whole screen, from its left edge to its right one, so
 * that it can be selected with the mouse and copied. Keys that lead on turn to
 * its next page, and from the last one back to what was there; those that lead
 * back out end it, and no more; any other key ends it and does what it always
 * does. Which these are is the reader's keys' to say.
 */
#ifndef NONMUN_UI_NOTICE_H
#define NONMUN_UI_NOTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

struct app;

struct notice {
	struct strbuf text; /* empty: there is none */
	size_t from, next;  /* offsets: of this page, of the next one */
};

void notice_init(struct notice *notice);
void notice_release(struct notice *notice);

/* Shows a clean text, which may have several lines, and what it is in the
 * status line: there as a whole, if there is room for it. */
void notice_show(struct app *app, const char *word, const char *text);

/* Whether there is one. */
bool notice_is_open(const struct app *app);

/* Takes a key: turns to the next page, or ends the notice. True when that was
 * all that the key meant. */
bool notice_key(struct app *app, uint32_t key);

void notice_draw(struct app *app);

#endif
