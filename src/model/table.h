// SPDX-License-Identifier: GPL-3.0-or-later
/* Pipe tables, which CommonMark takes for paragraphs: told from paragraphs by
 * their source, and kept as it has them. */
#ifndef NONMUN_MODEL_TABLE_H
#define NONMUN_MODEL_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/* A source by its lines, which end in LF. Starts with all but `text` and `len`
 * empty; the lines are found when first asked for. */
struct table_source {
	const char *text;
	size_t len;
	const char **lines; /* where each begins */
	size_t n_lines;
};

void table_source_release(struct table_source *source);

/* Whether the paragraph of the lines `first` to `last`, counted from 1, is a
 * table: its first line holds a pipe, its second is "| --- | :--: |". */
bool table_is(struct table_source *source, size_t first, size_t last);

/* Appends the rows of such a table, each with a LF, without what a quote or a
 * list puts before them; the first row begins at byte `column`, from 1, of its
 * line. */
void table_rows(struct strbuf *out, const struct table_source *source,
    size_t first, size_t last, size_t column);

#endif
