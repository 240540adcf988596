// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs the program ($NONMUN_PROGRAM) as a script does, and keeps what it says.
 * Failures end the running test. */
#ifndef NONMUN_TESTS_HOSTILE_RUN_H
#define NONMUN_TESTS_HOSTILE_RUN_H

#include "base/strbuf.h"

struct run {
	struct strbuf folder;   /* the program's working and home folder */
	struct strbuf out, err; /* of the last run */
	int status;             /* of the last run: as the program exited, or
				   -1: it was killed */
};

/* Makes the folder; removes it. */
void run_open(struct run *run);
void run_close(struct run *run);

/* Runs the program with arguments (after its name; ends in NULL) in the given
 * environment beside what is always set, "NAME=VALUE" (ends in NULL). It reads
 * nothing, and its home is the folder. */
void
run_program(struct run *run, const char *const *args, const char *const *env);

#endif
