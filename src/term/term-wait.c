// SPDX-License-Identifier: GPL-3.0-or-later
/* Waiting for keys and signals: see term-wait.h. */
#include <config.h>

#include "term/term-wait.h"

enum { STARVED_MAX = 1000 };

/* What signals ask for, as a key. */
static uint32_t
read_signals(struct term_wait *w)
{
	unsigned seen = term_signals_poll(w->signals);
	bool redraw = false;

	if (seen & TERM_SIGNAL_END) {
		w->gone = true;
		return TERM_KEY_HANGUP;
	}
	if (seen & TERM_SIGNAL_STOP) {
		w->term->ops->suspend(w->term);
		redraw = true;
	} else if (seen & TERM_SIGNAL_CONTINUED) {
		w->term->ops->enter(w->term);
		redraw = true;
	}
	if (w->check_size || (seen & TERM_SIGNAL_SIZE)) {
		w->check_size = false;
		redraw = w->resize(w->term) || redraw;
	}
	return redraw ? TERM_KEY_RESIZE : TERM_KEY_NONE;
}

/* A terminal that is readable and has nothing to read is gone, unless it says
 * that it is not: then another program has taken the byte, though not for
 * ever. */
static uint32_t
wait_and_read(struct term_wait *w, int timeout_ms)
{
	uint32_t key;

	if (!term_signals_wait(w->signals, w->tty->fd, timeout_ms))
		return TERM_KEY_NONE;
	w->starved++;
	key = w->read(w->term);
	if (w->starved < 2 ||
	    (w->starved < STARVED_MAX && !term_tty_is_gone(w->tty)))
		return key;
	w->gone = true;
	return TERM_KEY_HANGUP;
}

uint32_t
term_wait_key(struct term_wait *w, int timeout_ms)
{
	int64_t end = term_tty_now() + timeout_ms;
	int64_t left = timeout_ms;
	uint32_t key;

	while (!w->gone) {
		key = read_signals(w);
		if (key == TERM_KEY_NONE)
			key = w->read(w->term);
		if (key != TERM_KEY_NONE)
			return key;
		if (timeout_ms > 0)
			left = end - term_tty_now();
		key = wait_and_read(
		    w, left > 0 || timeout_ms < 0 ? (int)left : 0);
		if (key != TERM_KEY_NONE || (timeout_ms >= 0 && left <= 0))
			return key;
	}
	return TERM_KEY_HANGUP;
}
