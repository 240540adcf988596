// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Rendering: see render.h. The table of renderers says what each kind of block
 * does when the walk enters it and when it leaves it. The walk keeps its own
 * stack, for lists and quotes may be nested thousands deep.
 */
#include <config.h>

#include "layout/render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "layout/inline.h"
#include "layout/table.h"
#include "layout/wrap.h"

enum {
	BULLET_CELLS = 2,
	CODE_INDENT = 2,
	CODE_ROOM_MIN = 10, /* cells that code must have beside its indent */
	RULE_CELLS_MAX = 40,
};

struct frame {
	const struct node *node;
	const struct node *next;   /* child to enter */
	struct page_margin margin; /* before it was entered */
	size_t n_lines;            /* then */
	bool tight;                /* no blank lines between its children */
	int digits;                /* of a list's longest number */
};

static void paragraph_enter(struct render *, struct frame *);
static void heading_enter(struct render *, struct frame *);
static void list_enter(struct render *, struct frame *);
static void item_enter(struct render *, struct frame *);
static void item_leave(struct render *, const struct frame *);
static void quote_enter(struct render *, struct frame *);
static void quote_leave(struct render *, const struct frame *);
static void verbatim_enter(struct render *, struct frame *);
static void table_enter(struct render *, struct frame *);
static void rows_enter(struct render *, struct frame *);
static void rule_enter(struct render *, struct frame *);

static const struct renderer {
	void (*enter)(struct render *, struct frame *);
	void (*leave)(struct render *, const struct frame *);
	bool holds_blocks;
} renderers[NODE_KINDS] = {
    [NODE_PARAGRAPH] = {paragraph_enter, NULL, false},
    [NODE_HEADING] = {heading_enter, NULL, false},
    [NODE_LIST] = {list_enter, NULL, true},
    [NODE_ITEM] = {item_enter, item_leave, true},
    [NODE_QUOTE] = {quote_enter, quote_leave, true},
    [NODE_CODE] = {verbatim_enter, NULL, false},
    [NODE_TABLE] = {table_enter, NULL, false},
    /* Out of a table: paragraphs. */
    [NODE_TABLE_ROW] = {rows_enter, NULL, true},
    [NODE_TABLE_CELL] = {paragraph_enter, NULL, false},
    [NODE_RULE] = {rule_enter, NULL, false},
    /* Inlines that stand among blocks: a paragraph of their own. */
    [NODE_TEXT] = {paragraph_enter, NULL, false},
    [NODE_VERBATIM] = {paragraph_enter, NULL, false},
    [NODE_EMPH] = {paragraph_enter, NULL, false},
    [NODE_STRONG] = {paragraph_enter, NULL, false},
    [NODE_LINK] = {paragraph_enter, NULL, false},
    [NODE_IMAGE] = {paragraph_enter, NULL, false},
    [NODE_BREAK] = {paragraph_enter, NULL, false},
};

void
render_init(struct render *r, struct flow *flow, const struct post *post,
    const struct flow_options *options)
{
	memset(r, 0, sizeof(*r));
	r->post = post;
	r->options = options;
	r->heading = STYLE_HEADING;
	page_init(&r->page, flow);
	para_init(&r->para);
	links_init(&r->links, flow);
}

void
render_release(struct render *r)
{
	page_release(&r->page);
	para_release(&r->para);
	links_release(&r->links);
}

void
render_text(struct render *r, const struct node *node, enum style style)
{
	struct inline_context context = {
	    .text = r->post->text,
	    .links = &r->links,
	    .style = style,
	    .plain = node->kind == NODE_HEADING,
	    .link_numbers = r->options->link_numbers,
	};

	inline_add(&r->para, node, &context);
}

static void
add_inlines(struct render *r, const struct node *node, enum style style)
{
	para_start(&r->para, node->begin, FILL_WORDS);
	render_text(r, node, style);
}

static void
paragraph_enter(struct render *r, struct frame *frame)
{
	add_inlines(r, frame->node, r->quotes ? STYLE_QUOTE : STYLE_NORMAL);
	para_mark_label(&r->para);
	wrap_para(&r->page, &r->para, r->options->wrap);
}

static void
heading_enter(struct render *r, struct frame *frame)
{
	add_inlines(r, frame->node, r->heading);
	wrap_para(&r->page, &r->para, r->options->wrap);
	if (r->page.flow->n_lines > frame->n_lines)
		page_join(&r->page);
}

static void
list_enter(struct render *r, struct frame *frame)
{
	(void)r;
	frame->tight = frame->node->tight;
	for (const struct node *n = frame->node->child; n; n = n->next) {
		int digits = snprintf(NULL, 0, "%d", n->number);
		if (digits > frame->digits)
			frame->digits = digits;
	}
}

/* "7.", as far to the right as the list's longest number reaches. */
static const char *
number_mark(struct render *r, const struct frame *list, int number)
{
	char buf[32];

	snprintf(buf, sizeof(buf), "%*d.", list->digits, number);
	return arena_strdup(&r->page.flow->arena, buf);
}

static void
item_enter(struct render *r, struct frame *frame)
{
	const struct frame *list = frame - 1;

	frame->tight = list->tight;
	if (list->node && list->node->ordered)
		page_mark(&r->page, number_mark(r, list, frame->node->number),
		    (unsigned)list->digits + 2);
	else
		page_mark(&r->page, "-", BULLET_CELLS);
}

static void
item_leave(struct render *r, const struct frame *frame)
{
	/* An empty item shows its mark all the same. */
	if (r->page.n_marks && r->page.flow->n_lines == frame->n_lines)
		page_open_line(&r->page, frame->node->begin);
}

/* Whether a text is nothing but signs that stand between links. */
static bool
is_between_links(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!strchr(" \n|,;/-", text[i]))
			return false;
	return true;
}

/* Whether a quote is nothing but a line of links, perhaps with signs between
 * them: then nobody is quoted, and a bar would only be one sign more. */
static bool
is_line_of_links(const struct render *r, const struct node *quote)
{
	const struct node *line = quote->child;
	bool any = false;

	if (!line || line->next || line->kind != NODE_PARAGRAPH)
		return false;
	for (const struct node *n = line->child; n; n = n->next) {
		const char *text = r->post->text + n->begin;
		size_t len = n->end - n->begin;

		any = any || n->kind == NODE_LINK;
		if (n->kind != NODE_LINK &&
		    (n->kind != NODE_TEXT || !is_between_links(text, len)))
			return false;
	}
	return any;
}

static void
quote_enter(struct render *r, struct frame *frame)
{
	if (is_line_of_links(r, frame->node))
		return;
	page_bar(&r->page);
	r->quotes++;
}

static void
quote_leave(struct render *r, const struct frame *frame)
{
	if (!is_line_of_links(r, frame->node))
		r->quotes--;
}

static void
verbatim_enter(struct render *r, struct frame *frame)
{
	const struct node *node = frame->node;
	struct run run = {.begin = node->begin, .style = STYLE_CODE};

	if (page_room(&r->page) >= CODE_ROOM_MIN + CODE_INDENT)
		page_indent(&r->page, CODE_INDENT);
	para_start(&r->para, node->begin, FILL_VERBATIM);
	para_add_text(&r->para, r->post->text, &run, node->end - node->begin);
	wrap_para(&r->page, &r->para, r->options->wrap);
}

static void
table_enter(struct render *r, struct frame *frame)
{
	table_render(r, frame->node);
}

static void
rows_enter(struct render *r, struct frame *frame)
{
	(void)r;
	frame->tight = true;
}

void
render_rule(struct render *r, uint32_t at)
{
	static const char dashes[] = "----------------------------------------";
	unsigned room = page_next_room(&r->page);
	unsigned cells = room < RULE_CELLS_MAX ? room : RULE_CELLS_MAX;
	struct span span = {
	    .begin = at,
	    .end = at,
	    .str = dashes + RULE_CELLS_MAX - cells,
	    .cells = (uint16_t)cells,
	    .style = STYLE_DIM,
	};

	page_open_line(&r->page, at);
	page_put(&r->page, &span);
}

static void
rule_enter(struct render *r, struct frame *frame)
{
	render_rule(r, frame->node->begin);
}

struct walk {
	struct render *render;
	struct frame *frames; /* [0] stands for what the block is in */
	size_t n_frames, cap_frames;
};

static void
push(struct walk *w, const struct node *node)
{
	const struct page *page = &w->render->page;

	w->frames = mem_grow(
	    w->frames, w->n_frames, &w->cap_frames, sizeof(*w->frames));
	w->frames[w->n_frames++] = (struct frame){
	    .node = node,
	    .margin = page->margin,
	    .n_lines = page->flow->n_lines,
	};
}

static void
enter(struct walk *w, const struct node *node)
{
	const struct renderer *renderer = &renderers[node->kind];
	struct frame *frame;

	push(w, node);
	frame = &w->frames[w->n_frames - 1];
	if (renderer->holds_blocks)
		frame->next = node->child;
	renderer->enter(w->render, frame);
}

static void
leave(struct walk *w)
{
	const struct frame *frame = &w->frames[--w->n_frames];
	const struct renderer *renderer = &renderers[frame->node->kind];

	if (renderer->leave)
		renderer->leave(w->render, frame);
	w->render->page.margin = frame->margin;
}

void
render_block(struct render *r, const struct node *block)
{
	struct walk w = {.render = r};

	push(&w, NULL);
	page_gap(&r->page);
	enter(&w, block);
	while (w.n_frames > 1) {
		struct frame *top = &w.frames[w.n_frames - 1];
		const struct node *next = top->next;

		if (!next) {
			leave(&w);
			continue;
		}
		if (next != top->node->child && !top->tight)
			page_gap(&r->page);
		top->next = next->next;
		enter(&w, next);
	}
	free(w.frames);
}
