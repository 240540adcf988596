// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Measures a program beside an anchor, taking turns, and prints one row of a
 * table: what, the program's figure, the anchor's, their ratio, the budget.
 *
 *     measure KIND WHAT BUDGET TIMES KEYS PROGRAM... -- ANCHOR...
 *
 * KIND is `start` (ms until the word KEYS, the last of the first screen, is
 * there), `run` (ms to the end), `keys` (bytes sent for KEYS, typed TIMES
 * times), `pages` (the same, typed until nothing moves any more: bytes in
 * all) or `idle` (bytes sent in TIMES seconds, no anchor). Times are medians.
 * The last three type $PRELUDE to the program first.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "line.h"

enum {
	QUIET_MS = 150, /* after a first screen */
	KEY_MS = 25,    /* after a key */
	PATIENCE_MS = 10000,
	END_MS = 300,   /* before a key is taken to move nothing */
	END_BYTES = 40, /* what a key that moves nothing may send: a bell */
	ROUNDS_MAX = 1001,
};

struct job {
	const char *what, *budget;
	int times;
	const char *keys;
	char **program, **anchor;
};

static void
complain(const char *what)
{
	fprintf(stderr, "measure: %s\n", what);
	exit(2);
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
	qsort(values, (size_t)n, sizeof(*values), by_value);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void
print_row(const struct job *job, const char *unit, double ours, double anchor)
{
	printf("%-34s %9.2f %9.2f %-6s %6.2fx   %s\n", job->what, ours, anchor,
	    unit, anchor > 0 ? ours / anchor : 0.0, job->budget);
}

/* Runs both by turns and prints the medians of what `measure` says, ms. */
static void
take_turns(
    const struct job *job, double (*measure)(const struct job *, char **))
{
	double ours[ROUNDS_MAX], anchor[ROUNDS_MAX];

	/* Once for the caches. */
	measure(job, job->program);
	measure(job, job->anchor);
	for (int i = 0; i < job->times; i++) {
		ours[i] = measure(job, job->program);
		anchor[i] = measure(job, job->anchor);
	}
	print_row(
	    job, "ms", median(ours, job->times), median(anchor, job->times));
}

static double
first_screen(const struct job *job, char **argv)
{
	struct line line = line_open(argv);
	int64_t drawn = line_wait(&line, job->keys, PATIENCE_MS);

	if (!drawn)
		complain("nothing was drawn");
	line_close(&line);
	return (double)(drawn - line.started) / 1000;
}

static void
measure_start(const struct job *job)
{
	take_turns(job, first_screen);
}

static double
whole_run(const struct job *job, char **argv)
{
	(void)job;
	int64_t start = line_now();
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		complain(argv[0]);
	return (double)(line_now() - start) / 1000;
}

static void
measure_run(const struct job *job)
{
	take_turns(job, whole_run);
}

/* Starts a program, waits for its first screen and types the prelude. */
static struct line
begin(char **argv, const char *prelude)
{
	struct line line = line_open(argv);

	line_count(&line, QUIET_MS, PATIENCE_MS);
	if (prelude && *prelude) {
		line_type(&line, prelude);
		line_count(&line, QUIET_MS, PATIENCE_MS);
	}
	return line;
}

/* Bytes sent for one typing of the keys. */
static double
bytes_of_keys(const struct job *job, char **argv, const char *prelude)
{
	struct line line = begin(argv, prelude);
	size_t bytes = 0;

	for (int i = 0; i < job->times; i++) {
		size_t n;

		line_type(&line, job->keys);
		n = line_count(&line, KEY_MS, END_MS);
		if (n < 2) /* a bell at most */
			complain("a key moved nothing: the text is too short");
		bytes += n;
	}
	line_close(&line);
	return (double)bytes / job->times;
}

static void
measure_keys(const struct job *job)
{
	double ours = bytes_of_keys(job, job->program, getenv("PRELUDE"));

	print_row(job, "bytes", ours, bytes_of_keys(job, job->anchor, NULL));
}

/* Bytes sent while going through the whole text. */
static double
bytes_of_pages(const struct job *job, char **argv, const char *prelude)
{
	struct line line = begin(argv, prelude);
	size_t bytes = 0;
	size_t n;

	do {
		line_type(&line, job->keys);
		n = line_count(&line, KEY_MS, END_MS);
		bytes += n;
	} while (n > END_BYTES);
	line_close(&line);
	return (double)bytes;
}

static void
measure_pages(const struct job *job)
{
	double ours = bytes_of_pages(job, job->program, getenv("PRELUDE"));

	print_row(job, "bytes", ours, bytes_of_pages(job, job->anchor, NULL));
}

static void
measure_idle(const struct job *job)
{
	struct line line = begin(job->program, getenv("PRELUDE"));
	size_t bytes = line_count(&line, job->times * 1000, job->times * 1000);

	printf("%-34s %9zu %9s %-6s %7s   %s\n", job->what, bytes, "-", "bytes",
	    "-", job->budget);
	line_close(&line);
}

static const struct {
	const char *name;
	void (*measure)(const struct job *job);
} kinds[] = {
    {"start", measure_start},
    {"run", measure_run},
    {"keys", measure_keys},
    {"pages", measure_pages},
    {"idle", measure_idle},
};

int
main(int argc, char *argv[])
{
	struct job job;

	if (argc < 7)
		complain("usage: measure KIND WHAT BUDGET TIMES KEYS "
			 "PROGRAM... [-- ANCHOR...]");
	job = (struct job){.what = argv[2],
	    .budget = argv[3],
	    .times = atoi(argv[4]),
	    .keys = argv[5],
	    .program = argv + 6};
	job.anchor = job.program;
	while (*job.anchor && strcmp(*job.anchor, "--") != 0)
		job.anchor++;
	if (*job.anchor)
		*job.anchor++ = NULL;
	if (job.times < 1 || job.times > ROUNDS_MAX)
		complain("TIMES is not a number that will do");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(argv[1], kinds[i].name) == 0) {
			kinds[i].measure(&job);
			return 0;
		}
	complain("there is no such kind of measurement");
}
