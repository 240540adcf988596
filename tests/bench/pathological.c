// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How time and memory grow with digests that make parsers slow: each kind at
 * three sizes, the next ten times the one before, read and laid out in a
 * process of its own. The last column is the exponent of growth between the
 * larger two: 1.0 is linear. Arguments: the bytes of the largest, and a part of
 * the names.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../hostile/pathologies.h"
#include "layout/flow.h"
#include "model/post.h"

enum { SIZES = 3, SECONDS_MAX = 120, WIDTH = 80 };

struct growth {
	double seconds[SIZES];
	double megabytes; /* of the largest */
};

static double
processor_time(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What the reader does before it can show all of a digest. */
static void
read_and_lay_out(const struct strbuf *text)
{
	const struct flow_options options = {
	    .width = WIDTH, .link_numbers = true};
	struct post *post = post_parse("a.md", text->str, text->len);
	struct flow flow;

	flow_init(&flow);
	for (size_t i = 0; i < post->n_parts; i++)
		flow_layout(&flow, post, &post->parts[i], &options);
	flow_release(&flow);
	post_free(post);
}

static void
measure_child(const struct pathology *p, size_t bytes, int to)
{
	struct strbuf text = STRBUF_INIT;
	struct rusage usage;
	double figures[2];
	double begin;

	alarm(SECONDS_MAX);
	pathology_write(&text, p, bytes);
	begin = processor_time();
	read_and_lay_out(&text);
	figures[0] = processor_time() - begin;
	getrusage(RUSAGE_SELF, &usage);
	figures[1] = (double)usage.ru_maxrss / 1024;
	_exit(write(to, figures, sizeof(figures)) != sizeof(figures));
}

/* Seconds, or more than are waited for. */
static double
measure(const struct pathology *p, size_t bytes, double *megabytes)
{
	double figures[2] = {SECONDS_MAX, 0};
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0 || (pid = fork()) < 0) {
		perror("pathological");
		exit(1);
	}
	if (pid == 0)
		measure_child(p, bytes, ends[1]);
	close(ends[1]);
	if (read(ends[0], figures, sizeof(figures)) != sizeof(figures))
		figures[0] = SECONDS_MAX;
	close(ends[0]);
	waitpid(pid, NULL, 0);
	*megabytes = figures[1];
	return figures[0];
}

static void
print_row(const struct pathology *p, size_t largest)
{
	struct growth g;

	g.seconds[0] = measure(p, largest / 100, &g.megabytes);
	g.seconds[1] = measure(p, largest / 10, &g.megabytes);
	g.seconds[2] = measure(p, largest, &g.megabytes);
	printf("%-30s %9.1f %9.1f %9.1f %8.1f %6.2f\n", p->name,
	    g.seconds[0] * 1e3, g.seconds[1] * 1e3, g.seconds[2] * 1e3,
	    g.megabytes, log10(g.seconds[2] / g.seconds[1]));
	fflush(stdout);
}

int
main(int argc, char *argv[])
{
	size_t largest = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "en_US.UTF-8");
	printf("%-30s %9zu %9zu %9zu %8s %6s\n", "bytes", largest / 100,
	    largest / 10, largest, "", "");
	printf("%-30s %9s %9s %9s %8s %6s\n", "", "ms", "ms", "ms", "MB",
	    "growth");
	for (size_t i = 0; i < n_pathologies; i++)
		if (argc < 3 || strstr(pathologies[i].name, argv[2]))
			print_row(&pathologies[i], largest);
	return 0;
}
