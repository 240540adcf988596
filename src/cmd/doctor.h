// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * "nonmun doctor": what this terminal, this locale and this set-up can do, one
 * line for each, and what to do about what they cannot. What is known of the
 * terminal comes from the caller, since commands know none.
 */
#ifndef NONMUN_CMD_DOCTOR_H
#define NONMUN_CMD_DOCTOR_H

#include <stdbool.h>

#include "cmd/out.h"

struct job;

/* What there is to know of the terminal. Strings are borrowed. */
struct terminal_report {
	const char *name; /* $TERM; "": not set */
	bool attached;    /* standard output is a terminal */
	bool described;   /* its description is there, and usable */
	int rows, cols;
	int colours;        /* 0: none, or NO_COLOR is set */
	bool links;         /* real links are made */
	const char *copies; /* why nothing can be copied; NULL: it can */
	bool asks_widths;   /* it is asked how wide some signs are */
};

enum exit_status doctor_run(const struct job *job);

#endif
