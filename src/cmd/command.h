// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The batch commands, in one table that dispatch, usage errors and --help are
 * made of. A command gets a library that is open already, writes its results
 * to an out, and says how the program ends.
 */
#ifndef NONMUN_CMD_COMMAND_H
#define NONMUN_CMD_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/confine.h"
#include "base/strbuf.h"
#include "cmd/doctor.h"
#include "cmd/options.h"
#include "cmd/out.h"
#include "conf/config.h"
#include "model/library.h"
#include "store/catalogue.h"

/* Bits by which the table of options names those who take one. */
enum command_bit {
	FOR_READER = 1,
	FOR_LIST = 2,
	FOR_SHOW = 4,
	FOR_OPEN = 8,
	FOR_CHECK = 16,
	FOR_SEARCH = 32,
	FOR_EXPORT = 64,
	FOR_MARK = 128,
	FOR_DOCTOR = 256,
	FOR_ALL = 511,
	FOR_COMPLETE = 512, /* takes no options */
};

/* What stands after the options. */
enum operands {
	OPERANDS_NONE,
	OPERANDS_ONE,   /* a REF */
	OPERANDS_SHOW,  /* REFs, or none if an option chooses papers */
	OPERANDS_REFS,  /* REFs, or none */
	OPERANDS_MARK,  /* how, and at least one REF */
	OPERANDS_WORDS, /* of a query, at least one */
	OPERANDS_FILES, /* the library, where there are any */
	OPERANDS_LINE,  /* another command line, whatever is in it */
};

/* What a command works with; all borrowed. */
struct job {
	const struct options *options;
	const struct config *config;
	const struct settings *settings; /* of the configuration */
	const struct terminal_report *terminal;
	const struct confined *confined; /* what the system refuses */
	struct library *lib;
	struct catalogue *catalogue; /* of the commands that remember */
	struct out *out;
};

struct command {
	const char *name;
	const char *usage; /* what follows the name */
	const char *help;  /* one line */
	enum command_bit bit;
	enum operands operands;
	bool remembers; /* the library is opened by struct memory */
	enum exit_status (*run)(const struct job *job);
};

/* The command of this name, or NULL. */
const struct command *command_find(const char *name);

/* The name of the command that a mistyped one may have been meant to be, or
 * NULL. */
const char *command_nearest(const char *name);

/* The command with this index; NULL behind the last. */
const struct command *command_at(size_t i);

/* Whether the operands are as many as the command takes; complains if not. */
bool command_check_operands(const struct options *options);

/* Adds the text of --help: of one command, or of the program (NULL). */
void command_help(const struct command *command, struct out *out);

/* Opens the library that is meant, and runs the command. */
enum exit_status
command_run(const struct options *options, const struct config *config,
    const struct terminal_report *terminal, const struct confined *confined);

#endif
