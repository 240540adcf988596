// SPDX-License-Identifier: GPL-3.0-or-later
/* What one measurement is asked to do: see job.h. */
#include <config.h>

#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "line.h"
#include "table.h"

/* Ends a command at its "--"; the next one begins after it. */
static char **
cut(char **argv)
{
	while (*argv && strcmp(*argv, "--") != 0)
		argv++;
	if (*argv)
		*argv++ = NULL;
	return argv;
}

struct job
job_parse(int argc, char *argv[])
{
	struct job job;

	if (argc < 7)
		table_complain("usage: KIND WHAT BUDGET TIMES KEYS "
			       "PROGRAM... [-- ANCHOR... [-- ALSO...]]");
	job = (struct job){.kind = argv[1],
	    .what = argv[2],
	    .budget = argv[3],
	    .times = atoi(argv[4]),
	    .keys = argv[5],
	    .program = argv + 6};
	job.anchor = cut(job.program);
	job.also = cut(job.anchor);
	if (job.times < 1 || job.times > JOB_TIMES_MAX)
		table_complain("TIMES is not a number that will do");
	return job;
}

int
job_do(const struct job *job, const struct job_kind *kinds, int n)
{
	for (int i = 0; i < n; i++)
		if (strcmp(job->kind, kinds[i].name) == 0) {
			kinds[i].measure(job);
			return 0;
		}
	table_complain("there is no such kind of measurement");
}

double
job_run(char **argv)
{
	return job_run_into(argv, "/dev/null");
}

double
job_run_into(char **argv, const char *file)
{
	int64_t start = line_now();
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		int fd = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0)
			_exit(126);
		line_fresh_cache();
		execvp(argv[0], argv);
		_exit(127);
	}
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		table_complain(argv[0]);
	return (double)(line_now() - start) / 1000;
}
