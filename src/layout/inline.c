// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Inline nodes: see inline.h. The tree is walked with a stack of our own, for
 * it may be deep. Text is not taken from the nodes one by one; rather, whenever
 * the walk enters or leaves one, what lies between there and where it was last
 * is added in the style of the node it was in. So no byte can be missed.
 */
#include <config.h>

#include "layout/inline.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

struct frame {
	const struct node *node;
	const struct node *next; /* child to enter */
	enum style style;
	uint32_t link;
};

struct walk {
	const struct inline_context *context;
	struct para *para;
	uint32_t at, end; /* bytes of the post's text */
	struct frame *frames;
	size_t n_frames, cap_frames;
};

static void enter_link(struct walk *, struct frame *);
static void leave_link(struct walk *, const struct frame *);
static void enter_image(struct walk *, struct frame *);
static void leave_image(struct walk *, const struct frame *);

/* What the kinds do; STYLE_NORMAL: keeps the style that it stands in. */
static const struct inline_kind {
	enum style style;
	void (*enter)(struct walk *, struct frame *);
	void (*leave)(struct walk *, const struct frame *);
} inline_kinds[NODE_KINDS] = {
    [NODE_VERBATIM] = {STYLE_CODE, NULL, NULL},
    [NODE_EMPH] = {STYLE_EMPH, NULL, NULL},
    [NODE_STRONG] = {STYLE_STRONG, NULL, NULL},
    [NODE_LINK] = {STYLE_LINK, enter_link, leave_link},
    [NODE_IMAGE] = {STYLE_NORMAL, enter_image, leave_image},
};

/* Adds the text up to `to`, in the style of `frame`. */
static void
advance(struct walk *w, const struct frame *frame, uint32_t to)
{
	struct run run = {
	    .begin = w->at, .style = frame->style, .link = frame->link};

	if (to > w->end)
		to = w->end;
	if (to <= w->at)
		return;
	para_add_text(w->para, w->context->text, &run, to - w->at);
	w->at = to;
}

static void
add_decor(
    struct walk *w, const struct frame *frame, const char *str, bool glued)
{
	struct run run = {.str = str,
	    .link = frame->link,
	    .glued = glued,
	    .style = w->context->plain ? w->context->style : STYLE_DIM};

	/* Nothing may come between a letter and its accent. */
	if (w->at < w->end) {
		size_t n =
		    para_zero_width(w->context->text + w->at, w->end - w->at);
		advance(w, frame, w->at + (uint32_t)n);
	}
	run.begin = w->at;
	para_add_decor(w->para, &run);
}

static void
add_number(struct walk *w, const struct frame *frame)
{
	if (frame->link && w->context->link_numbers)
		add_decor(w, frame, links_label(w->context->links, frame->link),
		    true);
}

/* Whether the node's text is not its URL. */
static bool
hides_url(const struct walk *w, const struct node *node)
{
	size_t len = node->end - node->begin;

	return strlen(node->url) != len ||
	    memcmp(w->context->text + node->begin, node->url, len) != 0;
}

static void
enter_link(struct walk *w, struct frame *frame)
{
	const struct node *node = frame->node;

	if (node->url)
		frame->link = links_number(
		    w->context->links, node->url, hides_url(w, node));
}

static void
leave_link(struct walk *w, const struct frame *frame)
{
	add_number(w, frame);
}

static void
enter_image(struct walk *w, struct frame *frame)
{
	const struct node *node = frame->node;

	/* An image that is a link's text leads where the link does. */
	if (!frame->link)
		frame->link = links_number(w->context->links, node->url, true);
	add_decor(w, frame,
	    node->begin < node->end ? _("[image: ") : _("[image"), false);
}

static void
leave_image(struct walk *w, const struct frame *frame)
{
	const struct frame *parent = &w->frames[w->n_frames - 1];

	add_decor(w, frame, "]", true);
	if (!parent->link)
		add_number(w, frame);
}

static void
enter(struct walk *w, const struct node *node, const struct frame *parent)
{
	const struct inline_kind *kind = &inline_kinds[node->kind];
	struct frame frame = {.node = node,
	    .next = node->child,
	    .style = parent->style,
	    .link = parent->link};

	advance(w, parent, node->begin);
	if (kind->style != STYLE_NORMAL && !w->context->plain)
		frame.style = kind->style;
	if (kind->enter)
		kind->enter(w, &frame);
	w->frames =
	    mem_grow(w->frames, w->n_frames, &w->cap_frames, sizeof(frame));
	w->frames[w->n_frames++] = frame;
}

static void
leave(struct walk *w)
{
	struct frame frame = w->frames[--w->n_frames];
	const struct inline_kind *kind = &inline_kinds[frame.node->kind];

	advance(w, &frame, frame.node->end);
	if (w->n_frames && kind->leave)
		kind->leave(w, &frame);
}

void
inline_add(struct para *para, const struct node *block,
    const struct inline_context *context)
{
	struct walk w = {.context = context,
	    .para = para,
	    .at = block->begin,
	    .end = block->end};
	struct frame root = {.style = context->style};

	enter(&w, block, &root);
	while (w.n_frames) {
		struct frame *top = &w.frames[w.n_frames - 1];
		const struct node *next = top->next;

		if (next) {
			struct frame parent = *top;
			top->next = next->next;
			enter(&w, next, &parent);
		} else {
			leave(&w);
		}
	}
	free(w.frames);
}
