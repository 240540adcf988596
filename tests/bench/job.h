// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What one measurement is asked to do, the same for all programs here:
 *
 *     KIND WHAT BUDGET TIMES KEYS PROGRAM... [-- ANCHOR... [-- ALSO...]]
 *
 * WHAT and BUDGET are for the row of the table, the rest is as KIND wants it.
 */
#ifndef NONMUN_BENCH_JOB_H
#define NONMUN_BENCH_JOB_H

struct job {
	const char *kind, *what, *budget;
	int times;
	const char *keys;
	char **program, **anchor, **also; /* the last two end in NULL at once
					     where there are none */
};

enum { JOB_TIMES_MAX = 1001 };

/* Cuts the arguments in place. Ends the program where they are wrong. */
struct job job_parse(int argc, char *argv[]);

struct job_kind {
	const char *name;
	void (*measure)(const struct job *job);
};

/* Does what the kind, one of `kinds`, says. */
int job_do(const struct job *job, const struct job_kind *kinds, int n);

/* Runs a program to its end, its output thrown away; ms. Ends this one where
 * that fails. */
double job_run(char **argv);

/* The same, with its output in a file. */
double job_run_into(char **argv, const char *file);

#endif
