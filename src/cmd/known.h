// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The options that commands have of their own, one table: which commands take
 * one, what its value is and what it does. The reader of the command line,
 * --help and the completions are made from it.
 */
#ifndef NONMUN_CMD_KNOWN_H
#define NONMUN_CMD_KNOWN_H

#include <stddef.h>

#include "cmd/options.h"

/* What the value of an option may be. */
enum known_values {
	VALUES_NONE, /* nothing that could be listed */
	VALUES_FILES,
	VALUES_FORMATS,
	VALUES_EXPORTS, /* formats of export */
	VALUES_COLORS,
	VALUES_UNITS,    /* of time */
	VALUES_SECTIONS, /* these, and headings of the library */
	VALUES_DAYS,     /* these, and days of the library */
	VALUES_QUERY,
};

struct known {
	const char *name;
	char letter;       /* 0: none */
	const char *value; /* what stands for its value; NULL: it has none */
	const char *help;
	unsigned takers; /* enum command_bit */
	enum known_values values;
	/* Returns what is wrong with the value, or NULL. NULL itself where
	 * there is no value: then a flag is set, at this offset. */
	const char *(*set)(struct options *o, const char *value);
	size_t flag;
};

/* Their number is no more than this. */
enum { KNOWN_MAX = 24 };

/* The option with this index; NULL behind the last. */
const struct known *known_at(size_t i);

/* Does what an option says; its value is NULL where it has none. Returns what
 * is wrong with that (to be translated), or NULL. */
const char *
known_set(const struct known *known, struct options *o, const char *value);

/* The i-th of the words that such values may be; NULL behind the last. */
const char *known_word(enum known_values values, size_t i);

#endif
