// SPDX-License-Identifier: GPL-3.0-or-later
/* What is known of the terminal without taking it over. */
#ifndef NONMUN_TERM_TERM_REPORT_H
#define NONMUN_TERM_TERM_REPORT_H

#include <stdbool.h>

#include "term/term-wishes.h"

struct term_report {
	const char *name;   /* $TERM, "" when it is not set; borrowed */
	bool attached;      /* standard output is a terminal */
	bool described;     /* its description is there and will do */
	int rows, cols;     /* 0: not known */
	int colours;        /* 0: none, or they are not wanted */
	bool links;         /* would be sent */
	const char *copies; /* why they go nowhere, or NULL; as term_copy */
};

struct term_report term_report(const struct term_wishes *wishes);

#endif
