// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Bracketed paste: what comes between TERM_KEY_PASTE_BEGIN and _END is text. A
 * paste ends as it should however slowly the characters of its end come, and
 * between whatever pauses: a keyboard that stayed text for ever would be none.
 */
#ifndef NONMUN_TERM_TERM_PASTE_H
#define NONMUN_TERM_TERM_PASTE_H

#include <stdbool.h>
#include <stdint.h>

struct term_paste {
	bool on;
	unsigned ended; /* characters of its end that came one by one */
};

/* What a key is, given those before it; TERM_KEY_NONE: nothing, for it may
 * belong to the end. Of other control sequences in a paste the first characters
 * are dropped likewise. */
uint32_t term_paste_follow(struct term_paste *paste, uint32_t key);

#endif
