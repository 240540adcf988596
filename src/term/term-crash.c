// SPDX-License-Identifier: GPL-3.0-or-later
/* The end of a program that ends itself: see term-crash.h. */
#include <config.h>

#include "term/term-crash.h"

#include <stddef.h>
#include <unistd.h>

enum { PATIENCE_S = 1 };

/* A handler that is called but once lets the next signal end the program, also
 * one of its own, or have another handler that it took. That of SIGABRT stays:
 * the signal comes before abort, and by it. */
static const struct {
	int number;
	int flags;
} crashes[] = {
    {SIGABRT, SA_SIGINFO},
    {SIGQUIT, (int)(SA_SIGINFO | SA_RESETHAND)},
    {SIGSEGV, (int)(SA_SIGINFO | SA_RESETHAND | SA_NODEFER)},
    {SIGBUS, (int)(SA_SIGINFO | SA_RESETHAND | SA_NODEFER)},
    {SIGFPE, (int)(SA_SIGINFO | SA_RESETHAND | SA_NODEFER)},
    {SIGILL, (int)(SA_SIGINFO | SA_RESETHAND | SA_NODEFER)},
};
enum { N_CRASHES = sizeof(crashes) / sizeof(crashes[0]) };

static void
let_end(int sig)
{
	struct sigaction act = {.sa_handler = SIG_DFL};

	sigemptyset(&act.sa_mask);
	sigaction(sig, &act, NULL);
}

void
term_crash_take(void (*give_back)(int sig, siginfo_t *info, void *at))
{
	for (size_t i = 0; i < N_CRASHES; i++) {
		struct sigaction act;

		if (sigaction(crashes[i].number, NULL, &act) != 0 ||
		    (act.sa_flags & SA_SIGINFO) || act.sa_handler != SIG_DFL)
			continue;
		act.sa_sigaction = give_back;
		act.sa_flags = crashes[i].flags;
		sigemptyset(&act.sa_mask);
		sigaction(crashes[i].number, &act, NULL);
	}
}

void
term_crash_hurry(int sig)
{
	sigset_t set;

	/* Some systems leave SA_SIGINFO to what SA_RESETHAND has put back, so
	 * that it looks like somebody's. */
	if (sig != SIGABRT)
		let_end(sig);
	let_end(SIGALRM);
	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	alarm(PATIENCE_S);
}

void
term_crash_go_on(int sig, const siginfo_t *info)
{
	if (sig == SIGABRT && info->si_pid == getpid())
		return;
	let_end(sig);
	raise(sig);
}

void
term_crash_release(void (*give_back)(int sig, siginfo_t *info, void *at))
{
	for (size_t i = 0; i < N_CRASHES; i++) {
		struct sigaction act;

		if (sigaction(crashes[i].number, NULL, &act) == 0 &&
		    (act.sa_flags & SA_SIGINFO) &&
		    act.sa_sigaction == give_back)
			let_end(crashes[i].number);
	}
}
