// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the batch commands say: results to standard output, through one buffer
 * whose errors are kept until out_close, and complaints to standard error. A
 * reader that has gone away (EPIPE) is not an error, but there is no point in
 * writing on: out_is_over says so.
 */
#ifndef NONMUN_CMD_OUT_H
#define NONMUN_CMD_OUT_H

#include <stdbool.h>

#include "base/status.h"
#include "base/strbuf.h"

/* How a run of the program ends. */
enum exit_status {
	EXIT_DONE = 0,
	EXIT_PROBLEM = 1, /* nothing found, or a problem reported */
	EXIT_USAGE = 2,   /* wrong usage, or it cannot run */
};

struct out {
	struct strbuf text; /* not written yet; to be appended to */
	bool terminal;      /* standard output is one */
	bool held;          /* out_check writes nothing for now */
	bool full;          /* so much was held that no more should be */
	int errnum;         /* of the write that failed; 0: none has */
};

void out_init(struct out *out);

/* To be called now and then: writes the text if it is much, or if somebody
 * is watching. */
void out_check(struct out *out);

/* Columns of the terminal that standard output is; 0 where it is none. */
unsigned out_columns(const struct out *out);

/* Whether nothing that is still added would be read. */
bool out_is_over(const struct out *out);

/* Whether it should be added to: it is not over, and not held and full. */
bool out_has_room(const struct out *out);

/* Writes what is left and frees. Returns `status`, or EXIT_USAGE after saying
 * so when something could not be written. */
enum exit_status out_close(struct out *out, enum exit_status status);

/* Writes "nonmun: ..." and a line end to standard error. The format is
 * translated here; the message may hold any bytes and is cleaned. */
void out_complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The same for an error, with the file and line that it is about. */
void out_complain_error(const struct error *err);

#endif
