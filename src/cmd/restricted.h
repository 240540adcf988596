// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Restricted use, by --restricted or $NONMUN_RESTRICTED: what must be known
 * before anything else is done, the environment that is left, and what the
 * process gives up. What stands before --restricted on the command line is the
 * administrator's, what stands behind it the reader's; where the variable says
 * it, all of the line is the reader's.
 */
#ifndef NONMUN_CMD_RESTRICTED_H
#define NONMUN_CMD_RESTRICTED_H

#include <stdbool.h>

#include "base/confine.h"
#include "cmd/options.h"
#include "conf/settings.h"

/* Whether the variable is set, be it to nothing, but not to 0. */
bool restricted_by_environment(void);

/* Whether that is so, or a word is --restricted, or may be short for it: to be
 * asked before any text is translated, that is, before options are read. Where
 * the answer depends on what these are, it is yes. */
bool restricted_is_asked(int argc, char *const argv[]);

/* Before the locale is set: leaves of the environment a few variables, and of
 * them no value that could be a path; HOME is that of the user database. Lets
 * the terminal's keyboard neither suspend nor quit the program. */
void restricted_clean(void);

/* Gives up what is not needed; once the configuration has been read. */
struct confined restricted_confine(
    const struct options *options, const struct settings *settings);

#endif
