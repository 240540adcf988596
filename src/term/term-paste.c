// SPDX-License-Identifier: GPL-3.0-or-later
/* Bracketed paste: see term-paste.h. */
#include <config.h>

#include "term/term-paste.h"

#include "term/term.h"

enum { INTERRUPT = 3 };

static const char end[] = "\033[201~";

uint32_t
term_paste_follow(struct term_paste *paste, uint32_t key)
{
	if (key == TERM_KEY_PASTE_BEGIN || key == TERM_KEY_PASTE_END)
		*paste = (struct term_paste){.on = key == TERM_KEY_PASTE_BEGIN};
	paste->paused = false;
	if (!paste->on)
		return key;
	if (key != (uint32_t)end[paste->ended])
		paste->ended = 0;
	if (key != (uint32_t)end[paste->ended])
		return key;
	if (end[++paste->ended])
		return TERM_KEY_NONE;
	*paste = (struct term_paste){.on = false};
	return TERM_KEY_PASTE_END;
}

void
term_paste_pause(struct term_paste *paste, int64_t now)
{
	if (!paste->paused)
		paste->since = now;
	paste->paused = true;
}

bool
term_paste_may_end(const struct term_paste *paste, uint32_t key, int64_t now)
{
	return paste->on && key == INTERRUPT && paste->paused &&
	    now - paste->since >= TERM_PASTE_ALONE_MS;
}
