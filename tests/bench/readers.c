// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How many readers one host carries: so many of them at once, each on a
 * terminal of its own, restricted, of one account and on one library.
 *
 *     readers COUNT SECONDS PROGRAM LIBRARY
 *
 * prints what a first screen takes when they are all there, what each has to
 * itself of the memory, and what they cost while nobody types, as Linux tells
 * it below /proc. Elsewhere it says that it cannot.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#if HAVE_PTY_H
#include <pty.h>
#elif HAVE_UTIL_H
#include <util.h>
#elif HAVE_LIBUTIL_H
#include <libutil.h>
#endif

#include "table.h"

enum {
	COUNT_MAX = 1000,
	AGAIN = 21,
	QUIET_MS = 2000,
	PATIENCE_MS = 120000,
	AWAY_MS = 125000
};

struct reader {
	pid_t pid;
	int fd;
};

/* What the system tells of one, or of all of them. */
struct costs {
	double private_kb, shared_kb; /* its own; its share of all */
	double cpu_ms;
	double wakes;
};

struct host {
	char home[32];
	char *program, *library;
	struct reader readers[COUNT_MAX];
	size_t n;
};

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static struct reader
start(const struct host *host)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	struct reader r;
	char home[64];

	snprintf(home, sizeof(home), "--home=%s", host->home);
	r.pid = forkpty(&r.fd, NULL, NULL, &size);
	if (r.pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execl(host->program, host->program, home, "-L", host->library,
		    "--restricted", (char *)NULL);
		_exit(127);
	}
	if (r.pid < 0)
		table_complain("no terminal or process is left");
	fcntl(r.fd, F_SETFD, FD_CLOEXEC);
	return r;
}

/* Reads what has come within `ms`; false when nothing has. */
static bool
hear(const struct reader *r, int ms, char *buf, size_t size)
{
	struct pollfd on = {.fd = r->fd, .events = POLLIN};
	ssize_t n = poll(&on, 1, ms) > 0 ? read(r->fd, buf, size - 1) : 0;

	buf[n > 0 ? n : 0] = '\0';
	return n > 0;
}

/* Waits for the first screen, which has the status line's hints; ms. */
static double
wait_for_screen(const struct reader *r, double since)
{
	char text[16384] = "";
	size_t len = 0;

	while (len < sizeof(text) - 1 && !strstr(text, "help")) {
		if (!hear(r, PATIENCE_MS, text + len, sizeof(text) - len))
			table_complain("a reader shows nothing");
		len += strlen(text + len);
	}
	return now_ms() - since;
}

static void
end(const struct reader *r)
{
	close(r->fd);
	while (waitpid(r->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

/* The sum of the numbers behind a word at the beginning of lines. */
static double
sum_of(const char *file, pid_t pid, const char *word)
{
	char path[64], line[256];
	double sum = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%ld/%s", (long)pid, file);
	f = fopen(path, "r");
	if (!f)
		table_complain("this system does not tell what readers cost");
	while (fgets(line, sizeof(line), f))
		if (strncmp(line, word, strlen(word)) == 0)
			sum += strtod(line + strlen(word), NULL);
	fclose(f);
	return sum;
}

static struct costs
costs_of(const struct host *host)
{
	struct costs all = {0, 0, 0, 0};

	for (size_t i = 0; i < host->n; i++) {
		pid_t pid = host->readers[i].pid;

		all.private_kb += sum_of("smaps_rollup", pid, "Private_Clean:");
		all.private_kb += sum_of("smaps_rollup", pid, "Private_Dirty:");
		all.shared_kb += sum_of("smaps_rollup", pid, "Pss:");
		all.cpu_ms += sum_of("schedstat", pid, "") / 1e6;
		all.wakes += sum_of("status", pid, "voluntary_ctxt_switches:");
	}
	return all;
}

/* Hears all of them for so long. */
static void
idle(const struct host *host, double ms)
{
	const double until = now_ms() + ms;
	char text[4096];

	while (now_ms() < until) {
		for (size_t i = 0; i < host->n; i++)
			while (hear(&host->readers[i], 0, text, sizeof(text)))
				continue;
		poll(NULL, 0, 20);
	}
}

/* Until they have done what there is to do of themselves. */
static void
settle(const struct host *host)
{
	/* What is done while nobody types goes on. */
	const double share = 0.05 + 0.005 * (double)host->n;
	struct costs before = costs_of(host), after;

	for (int ms = 0; ms < PATIENCE_MS; ms += QUIET_MS) {
		idle(host, QUIET_MS);
		after = costs_of(host);
		if (after.cpu_ms - before.cpu_ms < QUIET_MS * share)
			return;
		before = after;
	}
}

static void
print(const char *what, const char *budget, const char *unit, double ours)
{
	const struct row row = {
	    .what = what, .budget = budget, .unit = unit, .ours = ours};

	table_print(&row);
}

/* One more each time, beside those who are there. */
static void
measure_screens(const struct host *host)
{
	double times[AGAIN];

	for (size_t i = 0; i < AGAIN; i++) {
		double since = now_ms();
		struct reader r = start(host);

		times[i] = wait_for_screen(&r, since);
		end(&r);
	}
	print("one more: first screen, median", "100", "ms",
	    table_quantile(times, AGAIN, 0.5));
	print("and the slowest of 21", "-", "ms",
	    table_quantile(times, AGAIN, 1.0));
}

static void
measure_memory(const struct host *host)
{
	const struct costs now = costs_of(host);
	const double n = (double)host->n;

	print("memory of its own, each", "16", "MB", now.private_kb / 1024 / n);
	print("with its share of what is shared", "-", "MB",
	    now.shared_kb / 1024 / n);
}

static void
measure_idleness(const struct host *host, int seconds, const char *what)
{
	struct costs before = costs_of(host), after;

	idle(host, seconds * 1e3);
	after = costs_of(host);
	print(
	    what, "-", "%", (after.cpu_ms - before.cpu_ms) / (seconds * 10.0));
	print("wake-ups a second, each", "-", "",
	    (after.wakes - before.wakes) / (double)host->n / seconds);
}

/* So many files may be open. */
static void
make_room(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

static void
remove_home(const char *home)
{
	pid_t pid = fork();

	if (pid == 0)
		execlp("rm", "rm", "-rf", home, (char *)NULL);
	waitpid(pid, NULL, 0);
}

int
main(int argc, char *argv[])
{
	static struct host host = {.home = "/tmp/nonmun-readers-XXXXXX"};
	int seconds;
	size_t n = argc == 5 ? strtoul(argv[1], NULL, 10) : 0;

	if (!n || n > COUNT_MAX)
		table_complain("usage: readers COUNT SECONDS PROGRAM LIBRARY");
	host.program = argv[3];
	host.library = argv[4];
	if (!mkdtemp(host.home))
		table_complain("no folder can be made");
	make_room();
	for (size_t i = 0; i < n; i++) {
		double since = now_ms();

		host.readers[i] = start(&host);
		wait_for_screen(&host.readers[i], since);
		host.n++;
		/* The first one makes what the others find. */
		if (!i)
			settle(&host);
	}
	settle(&host);
	measure_screens(&host);
	settle(&host);
	measure_memory(&host);
	seconds = (int)strtol(argv[2], NULL, 10);
	measure_idleness(&host, seconds, "processor, all, without a key");
	idle(&host, AWAY_MS);
	measure_idleness(&host, seconds, "and after two minutes without one");
	for (size_t i = 0; i < host.n; i++)
		end(&host.readers[i]);
	remove_home(host.home);
	return 0;
}
