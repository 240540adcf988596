// SPDX-License-Identifier: GPL-3.0-or-later
/* Labels that stand for sections: see labels.h. */
#include <config.h>

#include "model/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/label.h"

enum { LABELS_MAX = 64 }; /* different ones; digests have a handful */

/* The label that a block begins with, as a range of the post's text. */
static size_t
block_label(const struct post *post, uint32_t block, const char **text)
{
	const struct node *n = post->blocks[block];
	size_t len;

	if (n->kind != NODE_PARAGRAPH || !n->child)
		return 0;
	*text = post->text + n->begin;
	len = label_length(*text, n->end - n->begin);
	if (!len)
		return 0;
	/* An East Asian colon, of three bytes, needs no blank after it. */
	if ((*text)[len - 1] != ':')
		return len - 3;
	return strchr(" \n", (*text)[len]) ? len - 1 : 0;
}

static struct label *
find(const struct labels *labels, const char *text, size_t len)
{
	for (size_t i = 0; i < labels->n; i++)
		if (strlen(labels->items[i].text) == len &&
		    memcmp(labels->items[i].text, text, len) == 0)
			return &labels->items[i];
	return NULL;
}

static void
see_label(struct labels *labels, struct post *post, const struct paper *paper,
    uint32_t block)
{
	const char *text = NULL;
	size_t len = block_label(post, block, &text);
	struct label *l = len ? find(labels, text, len) : NULL;

	if (!len || (!l && labels->n == LABELS_MAX))
		return;
	if (!l) {
		labels->items = mem_grow(labels->items, labels->n, &labels->cap,
		    sizeof(*labels->items));
		l = &labels->items[labels->n++];
		*l = (struct label){
		    arena_strndup(&post->arena, text, len), 0, NULL};
	}
	if (l->last != paper)
		l->papers++;
	l->last = paper;
}

void
labels_count(struct labels *labels, struct post *post)
{
	labels->n_papers = post->n_papers;
	for (size_t i = 0; i < post->n_papers; i++) {
		const struct paper *p = &post->papers[i];

		for (uint32_t b = p->preamble.from; b < p->preamble.to; b++)
			see_label(labels, post, p, b);
	}
}

void
labels_release(struct labels *labels)
{
	free(labels->items);
	*labels = (struct labels)LABELS_INIT;
}

const char *
labels_recurring(
    const struct labels *labels, const struct post *post, uint32_t block)
{
	const char *text = NULL;
	size_t len = block_label(post, block, &text);
	const struct label *l = len ? find(labels, text, len) : NULL;

	return l && l->papers * 2 > labels->n_papers ? l->text : NULL;
}
