// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The command line: which command it names, its options and its operands. One
 * table says for each option which commands take it, and makes their help.
 */
#ifndef NONMUN_CMD_OPTIONS_H
#define NONMUN_CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/usage.h"
#include "conf/option.h"
#include "model/date.h"
#include "store/timeline.h"
#include "store/export.h"

struct command;

/* The width of lines that are as long as there is room. */
enum { WIDTH_MAX = 65535, WIDTH_ROOM };

/* Strings are borrowed from argv. */
struct options {
	const struct command *command; /* NULL: the reader */
	const char *program;           /* argv[0], or NULL */
	char **operands;               /* in argv */
	size_t n_operands;
	const char **paths; /* of -L */
	size_t n_paths, cap_paths;
	size_t n_own;     /* of them, how many are not bound */
	bool restricted;  /* what follows on the line is the reader's */
	const char *home; /* a folder for config, state, cache; or NULL */
	bool help, version;
	const char *config; /* a file; NULL: where it is by default */
	bool print_config;
	const char *given[OPTIONS]; /* values of the configuration's options,
				       which its own are; NULL: not given */
	bool json;
	enum export_format export_format;
	bool starred, unread;
	const char *search; /* a query; NULL: none */
	bool print, pdf;
	struct date since, until; /* days, both included; year 0: not given */
	bool count;               /* rather than show what is found... */
	enum timeline_unit count_by; /* ...by this */
	const char *section;         /* NULL: all of them */
	enum auto_choice color;      /* on or off whatever the terminal is */
	unsigned width;              /* cells, or WIDTH_ROOM; 0: not given */
};

/* Reads the command line. False after complaining about wrong usage. To be
 * released in either case. The order of argv may change. */
bool options_parse(struct options *options, int argc, char **argv);
void options_release(struct options *options);

/* Puts the values that are given over those of the configuration. */
void options_apply(const struct options *options, struct settings *settings);

/* Whether the posts of a day are asked for, by --since and --until. */
bool options_take_day(const struct options *options, const struct date *day);

/* Adds a row for each option that the command (NULL: the reader) takes. */
void options_help(const struct command *command, const struct usage *usage);

#endif
