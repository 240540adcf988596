// SPDX-License-Identifier: GPL-3.0-or-later
/* The end of a program that ends itself: see term-crash.h. */
#include <config.h>

#include "term/term-crash.h"

#include <signal.h>
#include <stddef.h>

/* A handler that is called but once lets the next signal end the program. That
 * of SIGABRT stays: the signal comes before abort, and by it. */
static const struct {
	int number;
	int flags;
} crashes[] = {
    {SIGABRT, 0},
    {SIGSEGV, (int)SA_RESETHAND},
    {SIGBUS, (int)SA_RESETHAND},
    {SIGFPE, (int)SA_RESETHAND},
    {SIGILL, (int)SA_RESETHAND},
};

/* Replaces a handler, if it is this one. */
static void
replace(size_t i, void (*old)(int), void (*new)(int), int flags)
{
	struct sigaction act;

	if (sigaction(crashes[i].number, NULL, &act) != 0 ||
	    (act.sa_flags & SA_SIGINFO) || act.sa_handler != old)
		return;
	act.sa_handler = new;
	act.sa_flags = flags;
	sigemptyset(&act.sa_mask);
	sigaction(crashes[i].number, &act, NULL);
}

void
term_crash_take(void (*give_back)(int sig))
{
	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		replace(i, SIG_DFL, give_back, crashes[i].flags);
}

void
term_crash_go_on(int sig)
{
	if (sig != SIGABRT)
		raise(sig);
}

void
term_crash_release(void (*give_back)(int sig))
{
	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		replace(i, give_back, SIG_DFL, 0);
}
