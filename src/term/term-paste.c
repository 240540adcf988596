// SPDX-License-Identifier: GPL-3.0-or-later
/* Bracketed paste: see term-paste.h. */
#include <config.h>

#include "term/term-paste.h"

#include "term/term.h"

static const char end[] = "\033[201~";

uint32_t
term_paste_follow(struct term_paste *paste, uint32_t key)
{
	if (key == TERM_KEY_PASTE_BEGIN || key == TERM_KEY_PASTE_END)
		*paste = (struct term_paste){.on = key == TERM_KEY_PASTE_BEGIN};
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
