// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Pipe tables, which CommonMark takes for paragraphs: told from paragraphs by
 * their source, and cut into cells. What a table is says GitHub Flavored
 * Markdown (https://github.github.com/gfm/#tables-extension-), with three
 * deviations, so that nothing a reader could want is lost: a delimiter row may
 * have more or fewer cells than the header, lines before the header stay a
 * paragraph, and what a row has beyond its last column belongs to that column,
 * pipes included, where GFM drops it.
 */
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

/* Lines of a paragraph, counted from 1. The first begins at the byte `column`,
 * from 1, of its line. */
struct table_lines {
	size_t first, last;
	size_t column;
};

void table_source_release(struct table_source *source);

/* The header's line of the table that the paragraph is or ends in; 0: none. It
 * holds a pipe, and the next line is like "| --- | :--: |". */
size_t table_find(struct table_source *source, const struct table_lines *lines);

/* Appends the table as CommonMark in which cells are what they are in a table,
 * inlines apart from each other: "***" for each row, then its cells as
 * headings, whose level is 1 and the cell's enum node_align. Lines before the
 * `header` come first, as one heading of a level that no cell has, so that it
 * is none of the table before. Returns the number of rows. */
enum { TABLE_LINES_LEVEL = 6 };
size_t table_write(struct strbuf *out, const struct table_source *source,
    const struct table_lines *lines, size_t header);

/* Appends the lines that define links, which cells may refer to. */
void
table_write_definitions(struct strbuf *out, const struct table_source *source);

#endif
