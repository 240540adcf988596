// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The user's configuration: a YAML file of options by their names, of looks
 * under "colors" and of keys under "keys":
 *
 *	width: 90
 *	library: [~/digests, ~/papers]
 *	colors:
 *	  title: bold cyan
 *	keys:
 *	  reader:
 *	    <C-t>: next-paper
 *	    Z: [zotero-add, "%{url}"]
 *
 * What is wrong in it is collected as messages with file and line; the rest
 * applies. What keys and their actions mean is not known here: they are kept
 * as they were written.
 */
#ifndef NONMUN_CONF_CONFIG_H
#define NONMUN_CONF_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "conf/look.h"
#include "conf/option.h"
#include "conf/settings.h"

/* A line under "keys". All owned. */
struct key_line {
	char *context; /* "all", or the name of a pane */
	char *keys;    /* as in the table of actions: "gx", "<C-t>" */
	char **words;  /* an action's name; of a program, its arguments */
	size_t n_words, cap_words;
	bool program; /* written as a list */
	unsigned line;
};

struct config {
	char *path; /* of the file, "" when none was read */
	struct settings settings;
	unsigned lines[OPTIONS]; /* where an option is given; 0: it is not */
	struct look looks[STYLES];
	unsigned look_lines[STYLES]; /* likewise */
	struct key_line *keys;       /* in the order of the file */
	size_t n_keys, cap_keys;
	struct strbuf problems; /* a line each, "file:line: what" */
	size_t n_problems;
};

/* Everything at its default. */
void config_init(struct config *config);
void config_release(struct config *config);

/* Reads the file; a `path` that does not exist is fine where `optional`, and a
 * pipe is not waited for there. What is wrong is added to the problems. */
void config_read(struct config *config, const char *path, bool optional);

/* Adds a problem: of a line of the file, or of none (0). */
void config_complain(struct config *config, unsigned line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The looks in effect: those of the theme, and over them the user's. */
void config_looks(const struct config *config, struct look looks[STYLES]);

/* Appends options and looks as a file that config_read reads, with comments in
 * the user's language that say what each is for and what is allowed. */
void config_print(const struct config *config, struct strbuf *out);

/* Appends a text in the double quotes of YAML. */
void config_quote(const char *text, struct strbuf *out);

#endif
