// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What running a program costs: prints the milliseconds of processor time, its
 * own and the system's for it, and the KiB of memory it had at most. Of three
 * runs the least counts. Its output is thrown away, and it may say that it has
 * found nothing.
 * Usage: cost PROGRAM [ARGUMENT]...
 */
#define _DEFAULT_SOURCE
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS = 3, SECONDS_MAX = 300 };

struct cost {
	double ms;
	long kib;
};

static void
run_child(char **argv)
{
	int fd = open("/dev/null", O_RDWR);

	if (fd < 0 || dup2(fd, STDIN_FILENO) < 0 ||
	    dup2(fd, STDOUT_FILENO) < 0 || dup2(fd, STDERR_FILENO) < 0)
		_exit(126);
	alarm(SECONDS_MAX);
	execvp(argv[0], argv);
	_exit(127);
}

static double
ms_of(const struct timeval *tv)
{
	return (double)tv->tv_sec * 1e3 + (double)tv->tv_usec / 1e3;
}

/* wait4, of BSD, is the one call that tells of a single child. */
static struct cost
run(char **argv)
{
	struct rusage usage = {0};
	struct cost cost;
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		run_child(argv);
	while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 2) {
		fprintf(stderr, "cost: %s did not end well\n", argv[0]);
		exit(1);
	}
	cost.ms = ms_of(&usage.ru_utime) + ms_of(&usage.ru_stime);
	cost.kib = usage.ru_maxrss;
#ifdef __APPLE__ /* in bytes there */
	cost.kib /= 1024;
#endif
	return cost;
}

int
main(int argc, char *argv[])
{
	struct cost least = {0, 0};

	if (argc < 2)
		return 2;
	for (int i = 0; i < RUNS; i++) {
		struct cost cost = run(argv + 1);

		if (!i || cost.ms < least.ms)
			least.ms = cost.ms;
		if (!i || cost.kib < least.kib)
			least.kib = cost.kib;
	}
	printf("%.1f %ld\n", least.ms, least.kib);
	return 0;
}
