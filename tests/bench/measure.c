// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Measures a program beside an anchor, taking turns, by the bytes it sends:
 * see job.h for the arguments and table.h for the rows.
 *
 * KIND is `start` (ms until the word KEYS, the last of the first screen, is
 * there; the time that ALSO runs is added to the anchor's), `run` (ms to the
 * end; KEYS, unless it is empty, is a file that the output of both goes to),
 * `keys` (bytes sent for KEYS, typed TIMES times), `pages` (the same, typed
 * until nothing moves any more: bytes in all) or `idle` (bytes sent in TIMES
 * seconds, no anchor). Times are medians. The last three type $PRELUDE to the
 * program first.
 */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "job.h"
#include "line.h"
#include "table.h"

enum {
	QUIET_MS = 150, /* after a first screen */
	KEY_MS = 25,    /* after a key */
	PATIENCE_MS = 10000,
	END_MS = 300,   /* before a key is taken to move nothing */
	END_BYTES = 40, /* what a key that moves nothing may send: a bell */
};

static void
print_row(const struct job *job, const char *unit, double ours, double anchor)
{
	table_print(&(struct row){job->what, job->budget, unit, ours, anchor});
}

/* Runs both by turns and prints the medians of what `measure` says, ms. */
static void
take_turns(
    const struct job *job, double (*measure)(const struct job *, char **))
{
	double ours[JOB_TIMES_MAX], anchor[JOB_TIMES_MAX];
	size_t n = (size_t)job->times;

	/* Once for the caches. */
	if (n > 1) {
		measure(job, job->program);
		measure(job, job->anchor);
	}
	for (size_t i = 0; i < n; i++) {
		ours[i] = measure(job, job->program);
		anchor[i] = measure(job, job->anchor);
	}
	print_row(job, "ms", table_quantile(ours, n, 0.5),
	    table_quantile(anchor, n, 0.5));
}

static double
first_screen(const struct job *job, char **argv)
{
	struct line line = line_open(argv);
	int64_t drawn = line_wait(&line, job->keys, PATIENCE_MS);

	if (!drawn)
		table_complain("nothing was drawn");
	line_close(&line);
	return (double)(drawn - line.started) / 1000 +
	    (argv == job->anchor && *job->also ? job_run(job->also) : 0);
}

static void
measure_start(const struct job *job)
{
	take_turns(job, first_screen);
}

static double
whole_run(const struct job *job, char **argv)
{
	return *job->keys ? job_run_into(argv, job->keys) : job_run(argv);
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
			table_complain(
			    "a key moved nothing: the text is too short");
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

	print_row(job, "bytes", (double)bytes, 0);
	line_close(&line);
}

static const struct job_kind kinds[] = {
    {"start", measure_start},
    {"run", measure_run},
    {"keys", measure_keys},
    {"pages", measure_pages},
    {"idle", measure_idle},
};

int
main(int argc, char *argv[])
{
	struct job job = job_parse(argc, argv);

	return job_do(&job, kinds, sizeof(kinds) / sizeof(kinds[0]));
}
