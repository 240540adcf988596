// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A command line that is still being typed, read as far as it makes sense:
 * which command, what was given before, and what the last word is to be.
 */
#ifndef NONMUN_CMD_COMPLETE_TYPED_H
#define NONMUN_CMD_COMPLETE_TYPED_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/known.h"
#include "cmd/options.h"
#include "conf/option.h"

/* An option, of a command or of the configuration; both NULL: none. */
struct named {
	const struct known *known;
	const struct conf_option *configured;
};

struct typed {
	struct options options; /* what was given so far */
	const char *operand;    /* the first one, or NULL */
	size_t n_operands;      /* before the last word */
	bool no_options;        /* they have ended, by "--" */
	const char *word;       /* the last one */
	struct named option;    /* whose value the word ends in, if any */
	size_t value;           /* where that value begins in the word */
	char **owned;           /* paths that were written with "~" */
	size_t n_owned, cap_owned;
};

/* Reads the words behind the program's name (borrowed); the last one is what
 * is being typed. To be released. */
void typed_read(struct typed *line, const struct options *options,
    char *const *words, size_t n);
void typed_release(struct typed *line);

/* Who takes the options that stand here, of enum command_bit. */
unsigned typed_taker(const struct typed *line);

#endif
