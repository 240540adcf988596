// SPDX-License-Identifier: GPL-3.0-or-later
/* Standard output as commands write it: all of it, or a complaint. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "cmd/out.h"

enum { BYTES = 1024 * 1024, TICK_US = 10000, FAR_END = 100, BACK_END = 101 };

/* Somebody reads what is in the pipe, now and then only. */
static void
read_some(int sig)
{
	char buf[32768];
	int why = errno;
	ssize_t n = read(FAR_END, buf, sizeof(buf));

	if (n > 0 && write(BACK_END, buf, (size_t)n) != n)
		_exit(99);
	(void)sig;
	errno = why;
}

/* Writes much to the end of a pipe; its exit status is the process's. */
static _Noreturn void
write_much(int end)
{
	const struct itimerval often = {{0, TICK_US}, {0, TICK_US}};
	struct sigaction act = {.sa_handler = read_some};
	struct out out;

	dup2(end, STDOUT_FILENO);
	sigemptyset(&act.sa_mask);
	sigaction(SIGALRM, &act, NULL);
	out_init(&out);
	strbuf_pad(&out.text, 'x', BYTES);
	setitimer(ITIMER_REAL, &often, NULL);
	_exit((int)out_close(&out, EXIT_DONE));
}

/* As some programs leave the pipe or terminal that they share with this one. */
static void
a_pipe_that_does_not_block(void **state)
{
	FILE *back = tmpfile();
	int ends[2], status;
	off_t full = 0;
	pid_t pid;

	(void)state;
	assert_non_null(back);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	while (write(ends[1], "", 1) == 1)
		full++;
	assert_int_equal(errno, EAGAIN);
	assert_int_equal(dup2(ends[0], FAR_END), FAR_END);
	assert_int_equal(dup2(fileno(back), BACK_END), BACK_END);
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (!pid)
		write_much(ends[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), EXIT_DONE);
	/* The last of it is still in the pipe, which was full all the time. */
	assert_true(lseek(BACK_END, 0, SEEK_END) >= BYTES);
	assert_true(lseek(BACK_END, 0, SEEK_END) <= BYTES + full);
	close(ends[0]);
	close(ends[1]);
	fclose(back);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pipe_that_does_not_block),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
