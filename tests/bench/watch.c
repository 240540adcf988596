// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Measures the reader by what is to be seen on its screen: see job.h for the
 * arguments and table.h for the rows.
 *
 * KIND is `fill` (MB/s, of KEYS bytes, until the catalogue is complete, beside
 * the anchor run to its end), `keys` (ms from a key to its effect, TIMES keys,
 * or, if KEYS is given, until the catalogue is complete; three rows: half of
 * them, 99 of 100, all), `search` (ms from typing KEYS after S to the last
 * count, beside the anchor run to its end), `memory` (MiB that the program
 * alone uses, at most, while it searches for KEYS) or `idle` (how often it
 * wakes in TIMES idle seconds, per second; and a row named KEYS, of the
 * processor time it takes). The last three wait for a complete catalogue first.
 */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "glass.h"
#include "job.h"
#include "table.h"

enum {
	THINK_MIN_MS = 3, /* between keys */
	THINK_MAX_MS = 30,
	QUIET_MS = 200,
	SETTLE_MS = 3000, /* from a complete catalogue to idleness, at most */
};

/* What is to be seen */

static bool
row_has(const struct glass *g, int row, const char *text)
{
	struct strbuf line = STRBUF_INIT;
	bool yes;

	glass_row(g, row, &line);
	yes = strstr(line.str, text) != NULL;
	strbuf_release(&line);
	return yes;
}

static bool
is_drawn(const struct glass *g, const void *ctx)
{
	(void)ctx;
	return row_has(g, -1, "help");
}

/* "10000 posts  131234 papers" without a "reading 12%". */
static bool
is_filled(const struct glass *g, const void *ctx)
{
	(void)ctx;
	return row_has(g, 0, " paper") && !row_has(g, 0, "%");
}

/* "Results: word   123 matches in 45 papers" without a "searching 12%". */
static bool
is_found(const struct glass *g, const void *word)
{
	char head[256];

	snprintf(head, sizeof(head), "Results: %s ", (const char *)word);
	return row_has(g, 1, head) && row_has(g, 1, " in ") &&
	    !row_has(g, 1, "%");
}

static bool
has_prompt(const struct glass *g, const void *ctx)
{
	(void)ctx;
	return row_has(g, -1, "search all:");
}

static double
ms_since(int64_t start, int64_t now)
{
	return (double)(now - start) / 1000;
}

/* Kinds */

static void
measure_fill(const struct job *job)
{
	double mb = atof(job->keys) / 1e6;
	struct glass g;
	double ours;

	glass_open(&g, job->program);
	ours = ms_since(g.line.started, glass_wait(&g, is_filled, NULL));
	glass_close(&g);
	table_print(&(struct row){job->what, job->budget, "MB/s",
	    mb * 1000 / ours, mb * 1000 / job_run(job->anchor)});
}

/* Keys and where their effect is seen: a row (from the bottom if negative)
 * that becomes another. */
static const struct {
	const char *key;
	int row;
	bool timed;
} strokes[] = {
    {"j", 1, true},
    {"J", 1, true},
    {"k", 1, true},
    {"j", 1, true},
    {"j", 1, true},
    {" ", 1, true},
    {"/", -1, true},
    {"e", -1, true},
    {"n", -1, true},
    {"\177", -1, true},
    /* The escape key waits for what might follow it. */
    {"\033", -1, false},
};

struct change {
	int row;
	struct strbuf before;
};

static bool
has_changed(const struct glass *g, const void *ctx)
{
	const struct change *change = ctx;
	struct strbuf line = STRBUF_INIT;
	bool yes;

	glass_row(g, change->row, &line);
	yes = strcmp(line.str, change->before.str) != 0;
	strbuf_release(&line);
	return yes;
}

/* What a person does between keys, so that they come at any moment of the
 * program's work. */
static void
think(struct glass *g, unsigned *seed)
{
	int64_t until;

	*seed = *seed * 1103515245 + 12345;
	until = line_now() +
	    (THINK_MIN_MS +
		(int64_t)(*seed >> 16) % (THINK_MAX_MS - THINK_MIN_MS)) *
		1000;
	while (line_now() < until)
		glass_look(g, (int)((until - line_now()) / 1000) + 1);
}

static double
time_of_key(struct glass *g, const char *key, int row)
{
	struct change change = {row, STRBUF_INIT};
	int64_t start;
	double ms;

	glass_row(g, row, &change.before);
	start = line_now();
	glass_type(g, key);
	ms = ms_since(start, glass_wait(g, has_changed, &change));
	strbuf_release(&change.before);
	return ms;
}

static void
print_share(
    const struct job *job, const char *name, double *ms, size_t n, double share)
{
	char what[80];

	snprintf(what, sizeof(what), "%s, %s", job->what, name);
	table_print(&(struct row){what, share == 0.99 ? job->budget : "-", "ms",
	    table_quantile(ms, n, share), 0});
}

static void
measure_keys(const struct job *job)
{
	const size_t n_strokes = sizeof(strokes) / sizeof(strokes[0]);
	bool filling = *job->keys;
	unsigned seed = 20250912;
	double ms[JOB_TIMES_MAX];
	struct glass g;
	size_t n = 0;

	glass_open(&g, job->program);
	glass_wait(&g, filling ? is_drawn : is_filled, NULL);
	for (size_t i = 0;
	     n < (size_t)job->times && !(filling && is_filled(&g, NULL)); i++) {
		size_t at = i % n_strokes;
		double took;

		think(&g, &seed);
		took = time_of_key(&g, strokes[at].key, strokes[at].row);
		if (strokes[at].timed)
			ms[n++] = took;
	}
	glass_close(&g);
	if (n < 100)
		printf("%s: only %zu keys were typed in that time\n", job->what,
		    n);
	if (!n)
		return;
	print_share(job, "half of them", ms, n, 0.5);
	print_share(job, "99 of 100", ms, n, 0.99);
	print_share(job, "all", ms, n, 1);
}

/* The reader with a complete catalogue and S typed. */
static void
open_search(struct glass *g, const struct job *job)
{
	glass_open(g, job->program);
	glass_wait(g, is_filled, NULL);
	glass_type(g, "S");
	glass_wait(g, has_prompt, NULL);
}

static void
measure_search(const struct job *job)
{
	double ours[JOB_TIMES_MAX], anchor[JOB_TIMES_MAX];
	size_t n = (size_t)job->times;

	job_run(job->anchor);
	for (size_t i = 0; i < n; i++) {
		struct glass g;
		int64_t start;

		open_search(&g, job);
		start = line_now();
		glass_type(&g, job->keys);
		ours[i] = ms_since(start, glass_wait(&g, is_found, job->keys));
		glass_close(&g);
		anchor[i] = job_run(job->anchor);
	}
	table_print(&(struct row){job->what, job->budget, "ms",
	    table_quantile(ours, n, 0.5), table_quantile(anchor, n, 0.5)});
}

/* A number of /proc/PID/status; -1 where there is none. */
static long
process_number(const struct glass *g, const char *name)
{
	char path[64], line[256];
	long number = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%ld/status", (long)g->line.pid);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, name, strlen(name)) == 0)
			number = atol(line + strlen(name));
	if (file)
		fclose(file);
	return number;
}

static void
measure_memory(const struct job *job)
{
	struct glass g;
	long most = -1;
	bool found;

	open_search(&g, job);
	glass_type(&g, job->keys);
	do {
		long now = process_number(&g, "RssAnon:");

		most = now > most ? now : most;
		found = is_found(&g, job->keys);
		glass_look(&g, found ? QUIET_MS : 1);
	} while (!found);
	glass_close(&g);
	if (most < 0)
		printf("%s: not measured on this system\n", job->what);
	else
		table_print(&(struct row){
		    job->what, job->budget, "MiB", (double)most / 1024, 0});
}

/* Processor time that the program has used, ms; -1 where it cannot be known.
 * The name before it, in brackets, may hold anything but a line's end. */
static double
process_time(const struct glass *g)
{
	unsigned long user, system;
	char path[64], line[1024];
	const char *rest = NULL;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)g->line.pid);
	file = fopen(path, "r");
	if (file && fgets(line, sizeof(line), file))
		rest = strrchr(line, ')');
	if (file)
		fclose(file);
	if (!rest ||
	    sscanf(rest,
		") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
		&system) != 2)
		return -1;
	return (double)(user + system) * 1000 / (double)sysconf(_SC_CLK_TCK);
}

/* A program that never sleeps does not wake either: hence the second row. */
static void
measure_idle(const struct job *job)
{
	static const char name[] = "voluntary_ctxt_switches:";
	int64_t until;
	struct glass g;
	double wakes, busy;

	glass_open(&g, job->program);
	glass_wait(&g, is_filled, NULL);
	until = line_now() + SETTLE_MS * 1000;
	while (line_now() < until)
		glass_look(&g, QUIET_MS);
	wakes = (double)process_number(&g, name);
	busy = process_time(&g);
	until = line_now() + (int64_t)job->times * 1000000;
	while (line_now() < until)
		glass_look(&g, (int)((until - line_now()) / 1000) + 1);
	if (wakes < 0 || busy < 0) {
		printf("%s: not measured on this system\n", job->what);
	} else {
		wakes = (double)process_number(&g, name) - wakes;
		busy = process_time(&g) - busy;
		table_print(&(struct row){
		    job->what, job->budget, "/s", wakes / job->times, 0});
		table_print(&(struct row){
		    job->keys, "10     of 1000", "ms/s", busy / job->times, 0});
	}
	glass_close(&g);
}

static const struct job_kind kinds[] = {
    {"fill", measure_fill},
    {"keys", measure_keys},
    {"search", measure_search},
    {"memory", measure_memory},
    {"idle", measure_idle},
};

int
main(int argc, char *argv[])
{
	struct job job = job_parse(argc, argv);

	return job_do(&job, kinds, sizeof(kinds) / sizeof(kinds[0]));
}
