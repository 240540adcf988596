// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Bracketed paste: what comes between TERM_KEY_PASTE_BEGIN and _END is text. A
 * paste ends as it should however slowly the characters of its end come, and
 * between whatever pauses. Should its end be lost, a ^C that is typed stands
 * for it, and for no more: a keyboard that stayed text for ever would be none.
 * Not every terminal keeps a ^C out of what is pasted, so one counts as typed
 * only where nothing comes for a while before it and nothing after it; in a
 * text that comes in pieces it would have to be such a piece all by itself.
 */
#ifndef NONMUN_TERM_TERM_PASTE_H
#define NONMUN_TERM_TERM_PASTE_H

#include <stdbool.h>
#include <stdint.h>

/* Longer than what is sent in one go is under way in pieces. */
enum { TERM_PASTE_ALONE_MS = 500 };

struct term_paste {
	bool on;
	unsigned ended; /* characters of its end that came one by one */
	bool paused;    /* there was nothing to read after the last key... */
	int64_t since;  /* ...at this time, by term_tty_now */
};

/* What a key is, given those before it; TERM_KEY_NONE: nothing, for it may
 * belong to the end. Of other control sequences in a paste the first characters
 * are dropped likewise. */
uint32_t term_paste_follow(struct term_paste *paste, uint32_t key);

/* There is nothing to read now. */
void term_paste_pause(struct term_paste *paste, int64_t now);

/* Whether the key that came now, not followed yet, is one that somebody typed
 * to end the paste, if nothing more comes for TERM_PASTE_ALONE_MS. */
bool
term_paste_may_end(const struct term_paste *paste, uint32_t key, int64_t now);

#endif
