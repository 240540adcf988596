// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun complete: what a shell may offer for the last word of a command line;
 * completions/ holds the scripts that ask. */
#ifndef NONMUN_CMD_COMPLETE_H
#define NONMUN_CMD_COMPLETE_H

#include "cmd/options.h"
#include "cmd/out.h"

/* Prints what may be offered (cmd/offers.h) for the last of the operands, the
 * words behind the program's name of another line. Nothing and EXIT_DONE: names
 * of files; EXIT_PROBLEM: nothing at all. From here on nothing is said on
 * standard error, where the command line stands. */
enum exit_status
complete_run(const struct options *options, const struct settings *settings);

#endif
