// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Output that may have to wait for somebody to read it: for a line that is
 * stalled, in the midst of whatever is sent, for ever. All that is sent to the
 * terminal is sent between term_gate_open and term_gate_shut. A signal that
 * asks to end cuts it short there: standard output becomes /dev/null, so that
 * what blocks fails and what follows is lost. Before the program ends it joins
 * the terminal again to give it back, if that takes anything.
 */
#ifndef NONMUN_TERM_TERM_GATE_H
#define NONMUN_TERM_TERM_GATE_H

#include <stdbool.h>

#include "term/term-signals.h"
#include "term/term-tty.h"

/* From here on, what is sent may be cut short. */
void term_gate_open(struct term_signals *signals);

/* No longer. If it was, or the terminal is gone, that is a signal to end. */
void term_gate_shut(struct term_signals *signals);

/* Whether standard output is no terminal any more. */
bool term_gate_is_cut(void);

/* Makes standard output the terminal again, with room in it to say good-bye;
 * what nobody has read is dropped where there is none else. False when it takes
 * nothing even so, for less than half a second: then it has the settings that
 * it was found with, and output stays cut. */
bool term_gate_rejoin(const struct term_tty *tty);

#endif
