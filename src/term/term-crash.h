// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The end of a program that ends itself, for want of memory (base/mem.h) or by
 * a fault of its own or of a library, or is made to by such a signal: first the
 * terminal is given back, so that what is said then can be read, and can be
 * typed after. A terminal that takes nothing does not keep it from ending.
 */
#ifndef NONMUN_TERM_TERM_CRASH_H
#define NONMUN_TERM_TERM_CRASH_H

#include <signal.h>

/* Has `give_back` called by signals that tell of such an end, unless somebody
 * has a handler already, such as a sanitizer. It does as little as it can, for
 * nothing is known of the state that the program is in. */
void term_crash_take(void (*give_back)(int sig, siginfo_t *info, void *at));

/* What `give_back` begins with: from here on there is a second left. Should it
 * crash itself, by another signal, it is called once more, unless it has been
 * released by then and something else was taken. */
void term_crash_hurry(int sig);

/* What `give_back` ends with: the program ends as it would have, or goes on to
 * abort if it is about to. */
void term_crash_go_on(int sig, const siginfo_t *info);

/* No longer; the same `give_back`. */
void term_crash_release(void (*give_back)(int sig, siginfo_t *info, void *at));

#endif
