// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Between markdown.c, which walks cmark's nodes, and markdown-table.c, which
 * finds the tables among them: for these two alone.
 */
#ifndef NONMUN_MODEL_MARKDOWN_BUILD_H
#define NONMUN_MODEL_MARKDOWN_BUILD_H

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "model/table.h"
#include "model/tree.h"

/* A paragraph that is a table, or ends in one. */
struct markdown_table {
	cmark_node *paragraph;
	unsigned header; /* its line, from 1 */
	bool follows;    /* lines of text stand before it */
	size_t n_rows;
};

struct markdown_builder {
	struct tree tree;
	cmark_iter *iter;
	struct markdown_table *tables; /* that are still to come */
	size_t n_tables;
	cmark_node
	    *cell; /* the next of what table_write wrote, read by cmark */
	bool in_cell;
	unsigned first_line;
};

/* Reads Markdown. The caller frees the document. */
cmark_node *markdown_read(const struct strbuf *text);

/* Adds all that is in `top` to the tree. */
void markdown_walk(struct markdown_builder *b, cmark_node *top);

/* Finds the tables of `doc` and reads all their cells, so that what defines
 * links is read once; the caller frees. NULL where there are no tables. */
cmark_node *markdown_read_tables(
    struct markdown_builder *b, cmark_node *doc, struct table_source *source);

/* Adds the next table instead of `paragraph`, which it is or ends. False when
 * the paragraph is none. */
bool markdown_add_table(struct markdown_builder *b, cmark_node *paragraph);

#endif
