// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Waiting for a key of a terminal that has a keyboard and gets signals, however
 * its keys are read: what comes first, what a signal is as a key, and when the
 * terminal is gone. Once it is, nothing but TERM_KEY_HANGUP comes any more.
 */
#ifndef NONMUN_TERM_WAIT_H
#define NONMUN_TERM_WAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "term/term-ops.h"
#include "term/term-signals.h"
#include "term/term-tty.h"

struct term_wait {
	/* Borrowed. */
	struct term *term;
	const struct term_tty *tty;
	struct term_signals *signals;

	/* A key that is here already, or TERM_KEY_NONE; sets `starved` to 0
	 * when it read so much as a byte. */
	uint32_t (*read)(struct term *term);
	/* Takes over the size that the terminal has now; false when it is the
	 * one it had. */
	bool (*resize)(struct term *term);

	bool check_size; /* it may have changed without a signal */
	bool gone;
	unsigned starved; /* times the keyboard was readable without a byte */
};

/* As term_key of term.h: the next key, within so many milliseconds; negative:
 * however long it takes. */
uint32_t term_wait_key(struct term_wait *wait, int timeout_ms);

#endif
