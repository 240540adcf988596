// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The texts of --help, wrapped for where they are read: rows of a word and what
 * it means, and paragraphs. The texts are the program's own, in
 * whatever language; columns are cells.
 */
#ifndef NONMUN_CMD_USAGE_H
#define NONMUN_CMD_USAGE_H

#include "base/strbuf.h"
#include "cmd/out.h"

struct usage {
	struct strbuf *out; /* borrowed */
	size_t columns;     /* that no line exceeds, if its words let it */
};

/* Texts for the terminal that `out` is, or $COLUMNS wide; at most 80 columns,
 * and those if nothing is known. */
void usage_init(struct usage *usage, struct out *out);

/* Adds `name` and, from the column on, `text`; below the name, where there is
 * not much room beside it. */
void usage_add_row(const struct usage *usage, const char *name, size_t column,
    const char *text);

/* Adds paragraphs, which end in a line end each and have empty lines between
 * them as in `text`. One that begins with a blank stays as it is. */
void usage_add_text(const struct usage *usage, const char *text);

#endif
