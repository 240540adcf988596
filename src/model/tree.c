// SPDX-License-Identifier: GPL-3.0-or-later
/* A growing tree: see tree.h. It may be as deep as a digest likes, so what is
 * open stands in an array. */
#include <config.h>

#include "model/tree.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/mend-inline.h"

void
tree_init(struct tree *tree, struct arena *arena, size_t len)
{
	*tree = (struct tree){.arena = arena};
	strbuf_init(&tree->text);
	strbuf_init(&tree->raw);
	strbuf_reserve(&tree->text, len);
	tree->levels = mem_grow(NULL, 0, &tree->cap, sizeof(*tree->levels));
	tree->levels[0] =
	    (struct tree_level){arena_alloc(arena, sizeof(struct node)), NULL};
}

void
tree_release(struct tree *tree)
{
	free(tree->levels);
	strbuf_release(&tree->text);
	strbuf_release(&tree->raw);
}

struct tree_level *
tree_top(struct tree *tree)
{
	return &tree->levels[tree->depth];
}

static struct node *
hang_node(struct tree *tree, enum node_kind kind)
{
	struct tree_level *up = tree_top(tree);
	struct node *n = arena_alloc(tree->arena, sizeof(*n));

	n->kind = kind;
	n->begin = n->end = (uint32_t)tree->text.len;
	if (up->last)
		up->last->next = n;
	else
		up->node->child = n;
	up->last = n;
	return n;
}

/* Appends text from outside, clean. What stands for other characters is put
 * back first, since it may be composed with what follows it. */
static void
add_clean(struct tree *tree, enum utf8_clean how)
{
	struct strbuf *raw = &tree->raw;

	mend_restore(raw, 0);
	utf8_clean(&tree->text, raw->str, raw->len, how);
	strbuf_reset(raw);
}

/* Ends the text node that is being read, if any. */
static void
flush_text(struct tree *tree)
{
	struct node *n;

	/* It may be nothing but a stand-in for nothing. */
	mend_restore(&tree->raw, 0);
	if (!tree->raw.len)
		return;
	n = hang_node(tree, NODE_TEXT);
	add_clean(tree, UTF8_CLEAN_LINE);
	n->end = (uint32_t)tree->text.len;
}

struct node *
tree_add(struct tree *tree, enum node_kind kind)
{
	flush_text(tree);
	return hang_node(tree, kind);
}

struct node *
tree_open(struct tree *tree, enum node_kind kind)
{
	struct node *n = tree_add(tree, kind);

	tree->levels = mem_grow(
	    tree->levels, tree->depth + 1, &tree->cap, sizeof(*tree->levels));
	tree->levels[++tree->depth] = (struct tree_level){n, NULL};
	return n;
}

void
tree_close(struct tree *tree)
{
	struct node *n = tree_top(tree)->node;

	flush_text(tree);
	n->end = (uint32_t)tree->text.len;
	if (n->kind == NODE_PARAGRAPH || n->kind == NODE_HEADING ||
	    n->kind == NODE_TABLE_CELL)
		strbuf_addc(&tree->text, '\n');
	tree->depth--;
}

struct node *
tree_add_leaf(struct tree *tree, enum node_kind kind, const char *s, size_t len,
    enum utf8_clean how)
{
	struct node *n = tree_add(tree, kind);

	strbuf_add(&tree->raw, s, len);
	add_clean(tree, how);
	n->end = (uint32_t)tree->text.len;
	return n;
}

void
tree_add_text(struct tree *tree, const char *s, size_t len)
{
	strbuf_add(&tree->raw, s, len);
}

void
tree_add_break(struct tree *tree)
{
	struct node *n = tree_add(tree, NODE_BREAK);

	strbuf_addc(&tree->text, '\n');
	n->end = (uint32_t)tree->text.len;
}

bool
tree_at_line_start(const struct tree *tree)
{
	const struct strbuf *text = &tree->text;

	return !tree->raw.len &&
	    (!text->len || text->str[text->len - 1] == '\n');
}
