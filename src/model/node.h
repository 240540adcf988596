// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The Markdown tree of a post, after cmark: plain data, in the post's arena.
 *
 * Every visible character of a post stands once, clean, in the post's text
 * (struct post.text), in reading order. A node does not hold text but the
 * range [begin, end) of that text, in bytes, which it and its children cover.
 * So a search, a place to come back to and a row on the screen all speak of
 * the same offsets, at any width.
 *
 * In the text, a soft line break is a space, a hard one a line feed, and every
 * block ends with a line feed that belongs to no inline node.
 */
#ifndef NONMUN_MODEL_NODE_H
#define NONMUN_MODEL_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind {
	/* Blocks. The ones with children say of which kind. */
	NODE_PARAGRAPH,  /* inlines */
	NODE_HEADING,    /* inlines; level 1..6 */
	NODE_LIST,       /* items; ordered, tight */
	NODE_ITEM,       /* blocks; number (ordered lists) */
	NODE_QUOTE,      /* blocks */
	NODE_CODE,       /* verbatim lines, no children; each ends in a LF */
	NODE_TABLE,      /* rows, the header first */
	NODE_TABLE_ROW,  /* cells; as many as there are columns, or fewer */
	NODE_TABLE_CELL, /* inlines; align */
	NODE_RULE,       /* no text */
	/* Inlines. */
	NODE_TEXT,
	NODE_VERBATIM, /* `code` */
	NODE_EMPH,     /* inlines */
	NODE_STRONG,   /* inlines */
	NODE_LINK,     /* inlines; url */
	NODE_IMAGE,    /* inlines: the alternative text; url */
	NODE_BREAK,    /* a hard line break; its text is "\n" */
	NODE_KINDS
};

enum node_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct node {
	enum node_kind kind;
	bool ordered, tight; /* NODE_LIST */
	unsigned char level; /* NODE_HEADING */
	unsigned char align; /* NODE_TABLE_CELL: its column's node_align */
	int number;          /* NODE_ITEM of an ordered list */
	unsigned line;       /* 1-based line of the file; blocks only */
	uint32_t begin, end; /* bytes of the post's text */
	const char *url;     /* clean, maybe ""; NODE_LINK and NODE_IMAGE */
	struct node *child, *next;
};

#endif
