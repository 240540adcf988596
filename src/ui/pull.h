// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Pulling: git pull --ff-only in the work tree that the library is in, beside
 * the reader, who goes on reading. Git has no terminal then and nobody to ask
 * for a password: what would need one fails, and the status line says so.
 */
#ifndef NONMUN_UI_PULL_H
#define NONMUN_UI_PULL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/strbuf.h"

struct app;

/* A member of struct app. */
struct pull {
	pid_t pid;         /* of git, which leads its own group; 0: none runs */
	int fd;            /* what it writes; -1: closed */
	struct strbuf out; /* what it wrote, as far as it is of interest */
	int64_t since;     /* when it was started, ms */
	bool offered;      /* the next P stops it */
	enum { PULL_RUNS, PULL_TOLD, PULL_KILLED } ending;
	int64_t told; /* when git was told to end, ms */
};

void pull_init(struct pull *pull);

/* Stops git, if it runs, and waits for its end, not much more than a second. */
void pull_release(struct pull *pull);

/* Looks after git: true when it has ended, and the status line says how it
 * went. Kills it when it was told to end and has not, within a second. To be
 * called once a round of the loop; never waits, and costs nothing while none
 * runs. */
bool pull_check(struct app *app);

/* How many milliseconds until pull_check is to be called again; -1: no need. */
int pull_wait(const struct app *app);

#endif
