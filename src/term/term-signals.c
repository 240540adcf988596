// SPDX-License-Identifier: GPL-3.0-or-later
/* Signals that concern a terminal: see term-signals.h. */
#include <config.h>

#include "term/term-signals.h"

#include <stddef.h>
#include <sys/select.h>
#include <time.h>

static const struct {
	int number;
	unsigned meaning;
} signals_taken[TERM_SIGNALS] = {
    {SIGHUP, TERM_SIGNAL_END},
    {SIGINT, TERM_SIGNAL_END},
    {SIGTERM, TERM_SIGNAL_END},
    {SIGWINCH, TERM_SIGNAL_SIZE},
    {SIGTSTP, TERM_SIGNAL_STOP},
    {SIGCONT, TERM_SIGNAL_CONTINUED},
};

static void
do_nothing(int sig)
{
	(void)sig;
}

/* No other signal interrupts the handler: each is delivered once a wait. */
static void
install(size_t i)
{
	struct sigaction act = {.sa_handler = do_nothing};

	act.sa_flags = (int)SA_RESETHAND;
	sigfillset(&act.sa_mask);
	sigaction(signals_taken[i].number, &act, NULL);
}

void
term_signals_take(struct term_signals *signals)
{
	sigset_t block;

	signals->seen = 0;
	signals->waited = false;
	sigemptyset(&block);
	for (size_t i = 0; i < TERM_SIGNALS; i++)
		sigaddset(&block, signals_taken[i].number);
	sigprocmask(SIG_BLOCK, &block, &signals->old_mask);
	signals->wait_mask = signals->old_mask;
	for (size_t i = 0; i < TERM_SIGNALS; i++) {
		int number = signals_taken[i].number;
		sigaction(number, NULL, &signals->old[i]);
		signals->taken[i] = signals->old[i].sa_handler != SIG_IGN;
		if (!signals->taken[i])
			continue;
		install(i);
		sigdelset(&signals->wait_mask, number);
	}
}

/* What waits to be let through is dropped by it. */
static void
ignore(int number)
{
	struct sigaction act = {.sa_handler = SIG_IGN};

	sigemptyset(&act.sa_mask);
	sigaction(number, &act, NULL);
}

void
term_signals_give_back(struct term_signals *signals)
{
	for (size_t i = 0; i < TERM_SIGNALS; i++) {
		if (signals_taken[i].meaning == TERM_SIGNAL_END)
			ignore(signals_taken[i].number);
		sigaction(signals_taken[i].number, &signals->old[i], NULL);
	}
	sigprocmask(SIG_SETMASK, &signals->old_mask, NULL);
}

/* Notes which handlers have run, and installs them again. */
static void
collect(struct term_signals *signals)
{
	struct sigaction now;

	for (size_t i = 0; i < TERM_SIGNALS; i++) {
		if (!signals->taken[i])
			continue;
		sigaction(signals_taken[i].number, NULL, &now);
		if (now.sa_handler == do_nothing)
			continue;
		signals->seen |= signals_taken[i].meaning;
		install(i);
	}
}

/* Whether any is waiting to be let through. */
static bool
is_any_pending(const struct term_signals *signals)
{
	sigset_t pending;

	if (sigpending(&pending) != 0)
		return true;
	for (size_t i = 0; i < TERM_SIGNALS; i++)
		if (signals->taken[i] &&
		    sigismember(&pending, signals_taken[i].number) == 1)
			return true;
	return false;
}

/* Asked for each key: mostly there is nothing, and it costs one call. */
unsigned
term_signals_poll(struct term_signals *signals)
{
	struct timespec none = {0};
	unsigned seen;

	/* First those that interrupted a wait: without its handler the next
	 * of them would end the program. */
	if (signals->waited)
		collect(signals);
	signals->waited = false;
	if (is_any_pending(signals)) {
		pselect(0, NULL, NULL, NULL, &none, &signals->wait_mask);
		collect(signals);
	}
	seen = signals->seen;
	signals->seen = 0;
	return seen;
}

/* The handler stays: a second signal would end the program else. */
void
term_signals_let_end(struct term_signals *signals, void (*handler)(int))
{
	struct sigaction act = {.sa_handler = handler};
	sigset_t end;

	/* Those whose handler is gone are known by that, which ends here. */
	collect(signals);
	sigfillset(&act.sa_mask);
	sigemptyset(&end);
	for (size_t i = 0; i < TERM_SIGNALS; i++) {
		if (!signals->taken[i] ||
		    signals_taken[i].meaning != TERM_SIGNAL_END)
			continue;
		sigaction(signals_taken[i].number, &act, NULL);
		sigaddset(&end, signals_taken[i].number);
	}
	sigprocmask(SIG_UNBLOCK, &end, NULL);
}

void
term_signals_hold(struct term_signals *signals)
{
	sigset_t end;

	sigemptyset(&end);
	for (size_t i = 0; i < TERM_SIGNALS; i++)
		if (signals_taken[i].meaning == TERM_SIGNAL_END)
			sigaddset(&end, signals_taken[i].number);
	sigprocmask(SIG_BLOCK, &end, NULL);
	for (size_t i = 0; i < TERM_SIGNALS; i++)
		if (signals->taken[i] &&
		    signals_taken[i].meaning == TERM_SIGNAL_END)
			install(i);
}

void
term_signals_note_end(struct term_signals *signals)
{
	signals->seen |= TERM_SIGNAL_END;
}

bool
term_signals_is_end(const struct term_signals *signals)
{
	return (signals->seen & TERM_SIGNAL_END) != 0;
}

bool
term_signals_wait(struct term_signals *signals, int fd, int timeout_ms)
{
	struct timespec time = {
	    .tv_sec = timeout_ms / 1000,
	    .tv_nsec = timeout_ms % 1000 * 1000000L,
	};
	fd_set set;

	signals->waited = true;
	FD_ZERO(&set);
	FD_SET(fd, &set);
	return pselect(fd + 1, &set, NULL, NULL, timeout_ms < 0 ? NULL : &time,
		   &signals->wait_mask) > 0;
}

/* Of signals that wait to be let through the one with the lowest number comes
 * first: those that ask to end come before the one that stops, and keep it from
 * being let through. */
void
term_signals_stop(struct term_signals *signals)
{
	struct sigaction stop = {.sa_handler = SIG_DFL};
	struct timespec none = {0};

	for (size_t i = 0; i < TERM_SIGNALS; i++)
		if (signals_taken[i].number == SIGTSTP && !signals->taken[i])
			return;
	if (term_signals_is_end(signals))
		return;
	sigemptyset(&stop.sa_mask);
	sigaction(SIGTSTP, &stop, NULL);
	kill(0, SIGTSTP);
	pselect(0, NULL, NULL, NULL, &none, &signals->wait_mask);
	ignore(SIGTSTP);
	/* That it goes on is known already; that the rest came is kept. */
	signals->waited = true;
	signals->seen |= term_signals_poll(signals);
	signals->seen &= ~(unsigned)(TERM_SIGNAL_STOP | TERM_SIGNAL_CONTINUED);
}
