// SPDX-License-Identifier: GPL-3.0-or-later
/* The tree of a post while it grows, in reading order, and its text. This is
 * the point at which text from outside becomes clean. */
#ifndef NONMUN_MODEL_TREE_H
#define NONMUN_MODEL_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/node.h"

/* Where new nodes are hung: below `node`, after `last`. */
struct tree_level {
	struct node *node;
	struct node *last;
};

struct tree {
	struct arena *arena;
	struct strbuf text;        /* clean, of all nodes */
	struct strbuf raw;         /* of the text node that is being read */
	struct tree_level *levels; /* the open nodes; the first is no block,
				      but what the blocks hang below */
	size_t depth, cap;
};

/* Starts a tree in `arena`, whose text will have about `len` bytes. */
void tree_init(struct tree *tree, struct arena *arena, size_t len);

/* Forgets the text and what else is not in the arena. */
void tree_release(struct tree *tree);

/* Adds a node without children. */
struct node *tree_add(struct tree *tree, enum node_kind kind);

/* Adds a node, below which those to come are hung until it is closed; then its
 * range is known, and a block of inlines puts the line feed after it. */
struct node *tree_open(struct tree *tree, enum node_kind kind);
void tree_close(struct tree *tree);

/* The level that nodes are hung at. Borrowed until the next call. */
struct tree_level *tree_top(struct tree *tree);

/* Adds a node without children, with `len` bytes of text from outside. */
struct node *tree_add_leaf(struct tree *tree, enum node_kind kind,
    const char *s, size_t len, enum utf8_clean how);

/* Adds text from outside; up to the next node, all of it is one NODE_TEXT. */
void tree_add_text(struct tree *tree, const char *s, size_t len);

void tree_add_break(struct tree *tree);

/* Whether what is added next begins a line of the text. */
bool tree_at_line_start(const struct tree *tree);

#endif
