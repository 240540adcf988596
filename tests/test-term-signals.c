// SPDX-License-Identifier: GPL-3.0-or-later
/* Signals that concern a terminal: none is lost, at whatever moment it comes,
 * and those that were ignored stay so. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "term/term-signals.h"

enum { WAIT_MS = 10000 /* never waited for */ };

static void
end_output(int sig)
{
	(void)sig;
}

/* Something to wait for that never comes. */
struct silence {
	int ends[2];
};

static int
set_up(void **state)
{
	static const int numbers[] = {SIGHUP, SIGTERM, SIGWINCH};
	struct silence *silence = *state;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		signal(numbers[i], SIG_DFL);
	return pipe(silence->ends);
}

static int
tear_down(void **state)
{
	const struct silence *silence = *state;

	close(silence->ends[0]);
	close(silence->ends[1]);
	return 0;
}

static void
test_one_that_comes_between_waits(void **state)
{
	struct term_signals signals;
	unsigned seen;

	(void)state;
	term_signals_take(&signals);
	assert_int_equal(term_signals_poll(&signals), 0);
	kill(getpid(), SIGWINCH);
	kill(getpid(), SIGTERM);
	/* They may be told of one by one. */
	seen = term_signals_poll(&signals);
	seen |= term_signals_poll(&signals);
	assert_int_equal(seen, TERM_SIGNAL_SIZE | TERM_SIGNAL_END);
	assert_int_equal(term_signals_poll(&signals), 0);
	term_signals_give_back(&signals);
}

static void
test_one_that_ends_a_wait(void **state)
{
	const struct silence *silence = *state;
	struct term_signals signals;

	term_signals_take(&signals);
	kill(getpid(), SIGHUP);
	assert_false(term_signals_wait(&signals, silence->ends[0], WAIT_MS));
	assert_int_equal(term_signals_poll(&signals), TERM_SIGNAL_END);
	/* And once more. */
	kill(getpid(), SIGHUP);
	assert_false(term_signals_wait(&signals, silence->ends[0], WAIT_MS));
	assert_int_equal(term_signals_poll(&signals), TERM_SIGNAL_END);
	term_signals_give_back(&signals);
}

/* What ended a wait is not asked for before something is sent. */
static void
test_one_before_output(void **state)
{
	const struct silence *silence = *state;
	struct term_signals signals;

	term_signals_take(&signals);
	kill(getpid(), SIGHUP);
	assert_false(term_signals_wait(&signals, silence->ends[0], WAIT_MS));
	term_signals_let_end(&signals, end_output);
	term_signals_hold(&signals);
	assert_int_equal(term_signals_poll(&signals), TERM_SIGNAL_END);
	term_signals_give_back(&signals);
}

/* What comes while something is sent goes to the handler, and is told of by
 * whoever sees what that has done. */
static void
test_one_during_output(void **state)
{
	struct term_signals signals;

	(void)state;
	term_signals_take(&signals);
	term_signals_let_end(&signals, end_output);
	kill(getpid(), SIGTERM);
	kill(getpid(), SIGTERM);
	kill(getpid(), SIGWINCH);
	term_signals_hold(&signals);
	term_signals_note_end(&signals);
	assert_int_equal(
	    term_signals_poll(&signals), TERM_SIGNAL_SIZE | TERM_SIGNAL_END);
	/* It is taken as before. */
	kill(getpid(), SIGTERM);
	assert_int_equal(term_signals_poll(&signals), TERM_SIGNAL_END);
	term_signals_give_back(&signals);
}

static void
test_what_is_ignored_stays_so(void **state)
{
	struct term_signals signals;

	(void)state;
	signal(SIGHUP, SIG_IGN);
	term_signals_take(&signals);
	kill(getpid(), SIGHUP);
	assert_int_equal(term_signals_poll(&signals), 0);
	term_signals_let_end(&signals, end_output);
	kill(getpid(), SIGHUP);
	term_signals_hold(&signals);
	assert_int_equal(term_signals_poll(&signals), 0);
	term_signals_give_back(&signals);
}

/* Told to end, a process that is about to stop goes on, to see to that. */
static void
stop_told_to_end(bool noted)
{
	struct term_signals signals;

	setpgid(0, 0);
	term_signals_take(&signals);
	kill(getpid(), SIGTERM);
	if (noted) {
		term_signals_let_end(&signals, end_output);
		term_signals_hold(&signals);
		term_signals_note_end(&signals);
	}
	term_signals_stop(&signals);
	_exit(term_signals_poll(&signals) == TERM_SIGNAL_END ? 0 : 1);
}

/* Two that ask to end are as one: the second does not end the end. */
static void
test_one_more_at_the_end(void **state)
{
	struct term_signals signals;

	(void)state;
	term_signals_take(&signals);
	kill(getpid(), SIGTERM);
	assert_int_equal(term_signals_poll(&signals), TERM_SIGNAL_END);
	kill(getpid(), SIGHUP);
	term_signals_give_back(&signals);
	term_signals_take(&signals);
	assert_int_equal(term_signals_poll(&signals), 0);
	term_signals_give_back(&signals);
}

static void
test_one_before_it_stops(void **state)
{
	(void)state;
	for (int noted = 0; noted < 2; noted++) {
		pid_t pid = fork();
		int status = 0;

		if (pid == 0)
			stop_told_to_end(noted);
		assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
		if (WIFSTOPPED(status))
			kill(pid, SIGKILL);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
}

int
main(void)
{
#define TEST(f) \
	cmocka_unit_test_prestate_setup_teardown(f, set_up, tear_down, &silence)
	struct silence silence;
	const struct CMUnitTest tests[] = {
	    TEST(test_one_that_comes_between_waits),
	    TEST(test_one_that_ends_a_wait),
	    TEST(test_one_before_output),
	    TEST(test_one_during_output),
	    TEST(test_what_is_ignored_stays_so),
	    TEST(test_one_more_at_the_end),
	    TEST(test_one_before_it_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
