// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Signals that concern a terminal, without a global variable. While they are
 * taken they are blocked, but for the moments in which term_signals_wait
 * waits; each has a handler that does nothing and is dropped by the system as
 * it runs (SA_RESETHAND), so that a handler which is gone tells of a signal.
 * Those ignored when the program started stay ignored (nohup).
 */
#ifndef NONMUN_TERM_TERM_SIGNALS_H
#define NONMUN_TERM_TERM_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* What a signal asks for; any number together. */
enum {
	TERM_SIGNAL_END = 1 << 0,       /* the program shall end */
	TERM_SIGNAL_SIZE = 1 << 1,      /* the size may have changed */
	TERM_SIGNAL_STOP = 1 << 2,      /* the program shall stop */
	TERM_SIGNAL_CONTINUED = 1 << 3, /* it was stopped and goes on */
};

enum { TERM_SIGNALS = 6 };

struct term_signals {
	struct sigaction old[TERM_SIGNALS];
	bool taken[TERM_SIGNALS]; /* false: it is ignored */
	sigset_t old_mask;
	sigset_t wait_mask;
	unsigned seen; /* and not told yet */
	bool waited;   /* some may have come since they were collected */
};

void term_signals_take(struct term_signals *signals);

/* Dispositions and mask become what they were before. One that asks to end, and
 * came by now, is dropped: this is the end. */
void term_signals_give_back(struct term_signals *signals);

/* While output may block, because nobody reads it: from here on a signal that
 * asks to end is delivered to `handler`, which has to see to it that what
 * blocks fails. */
void term_signals_let_end(struct term_signals *signals, void (*handler)(int));

/* No longer. Only from here on can it be seen for good whether the handler has
 * run: if so, that it is to end is to be noted. */
void term_signals_hold(struct term_signals *signals);
void term_signals_note_end(struct term_signals *signals);

/* Whether one that asks to end was noted, and term_signals_poll has yet to tell
 * of it. */
bool term_signals_is_end(const struct term_signals *signals);

/* What signals have asked for since this was last called, without waiting. */
unsigned term_signals_poll(struct term_signals *signals);

/* Waits until `fd` is readable, a signal comes or `timeout_ms` have passed
 * (-1: for ever). Whether it is readable. */
bool term_signals_wait(struct term_signals *signals, int fd, int timeout_ms);

/* Stops the process group and returns when this process is continued; at once
 * when stopping was ignored from the start, or it is told to end: stopped, it
 * could not. */
void term_signals_stop(struct term_signals *signals);

#endif
