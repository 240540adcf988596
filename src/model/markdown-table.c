// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Pipe tables, which cmark does not know: see markdown-build.h. What is a table
 * was told by table.h, which also writes all cells as a document of headings,
 * so that cmark reads what is in them; here its nodes become rows and cells.
 */
#include <config.h>

#include "model/markdown-build.h"

#include "base/mem.h"

/* The block after `cm` in reading order. */
static cmark_node *
next_block(cmark_node *cm)
{
	cmark_node_type type = cmark_node_get_type(cm);

	if (cmark_node_first_child(cm) &&
	    (type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE ||
		type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM))
		return cmark_node_first_child(cm);
	while (cm && !cmark_node_next(cm))
		cm = cmark_node_parent(cm);
	return cm ? cmark_node_next(cm) : NULL;
}

cmark_node *
markdown_read_tables(
    struct markdown_builder *b, cmark_node *doc, struct table_source *source)
{
	struct strbuf cells = STRBUF_INIT;
	cmark_node *read;
	size_t cap = 0;

	for (cmark_node *cm = doc; cm; cm = next_block(cm)) {
		struct table_lines lines = {
		    (size_t)cmark_node_get_start_line(cm),
		    (size_t)cmark_node_get_end_line(cm),
		    (size_t)cmark_node_get_start_column(cm)};
		size_t header;

		if (cmark_node_get_type(cm) != CMARK_NODE_PARAGRAPH)
			continue;
		header = table_find(source, &lines);
		if (!header)
			continue;
		b->tables =
		    mem_grow(b->tables, b->n_tables, &cap, sizeof(*b->tables));
		b->tables[b->n_tables++] = (struct markdown_table){cm,
		    (unsigned)header, header > lines.first,
		    table_write(&cells, source, &lines, header)};
	}
	if (!b->n_tables)
		return NULL;
	table_write_definitions(&cells, source);
	read = markdown_read(&cells);
	strbuf_release(&cells);
	return read;
}

static struct node *
open_node(struct markdown_builder *b, enum node_kind kind, unsigned line)
{
	struct node *n = tree_open(&b->tree, kind);

	n->line = b->first_line + line - 1;
	return n;
}

/* Ends the node that was opened, with what the next cell holds. */
static void
close_with_cell(struct markdown_builder *b)
{
	b->in_cell = tree_top(&b->tree)->node->kind == NODE_TABLE_CELL;
	markdown_walk(b, b->cell);
	b->in_cell = false;
	b->cell = cmark_node_next(b->cell);
	tree_close(&b->tree);
}

/* The level of the heading that the next cell is; 0 when the row has ended. */
static int
cell_level(const struct markdown_builder *b)
{
	int level = b->cell ? cmark_node_get_heading_level(b->cell) : 0;

	return level == TABLE_LINES_LEVEL ? 0 : level;
}

static void
add_row(struct markdown_builder *b, unsigned line)
{
	int level;

	open_node(b, NODE_TABLE_ROW, line);
	b->cell = cmark_node_next(b->cell);
	while ((level = cell_level(b))) {
		open_node(b, NODE_TABLE_CELL, line)->align =
		    (unsigned char)(level - 1);
		close_with_cell(b);
	}
	tree_close(&b->tree);
}

static void
add_table(struct markdown_builder *b, const struct markdown_table *t)
{
	if (t->follows) {
		open_node(b, NODE_PARAGRAPH,
		    (unsigned)cmark_node_get_start_line(t->paragraph));
		close_with_cell(b);
	}
	open_node(b, NODE_TABLE, t->header);
	for (size_t i = 0; i < t->n_rows; i++)
		add_row(b, t->header + (unsigned)(i ? i + 1 : 0));
	tree_close(&b->tree);
}

bool
markdown_add_table(struct markdown_builder *b, cmark_node *paragraph)
{
	if (!b->n_tables || b->tables->paragraph != paragraph)
		return false;
	add_table(b, b->tables);
	b->tables++;
	b->n_tables--;
	return true;
}
