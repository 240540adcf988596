// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Markdown into nodes: see markdown.h and node.h. cmark parses; its tree is
 * walked once by its iterator, with a stack of our own parents beside it. What
 * each kind of cmark's nodes becomes stands in the table `kinds`. This is the
 * point at which text from outside becomes clean.
 */
#include <config.h>

#include "model/markdown.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/html.h"
#include "model/mend-inline.h"
#include "model/mend.h"
#include "model/table.h"

/* Where new nodes are hung: below `node`, after `last`. */
struct level {
	struct node *node;
	struct node *last;
};

struct builder {
	struct arena *arena;
	struct strbuf text;
	struct strbuf raw;   /* of the text node that is being read */
	struct level *stack; /* stack[0] is the document */
	size_t depth, cap;
	cmark_iter *iter;
	struct table_source source; /* mended, for what is kept verbatim */
	unsigned first_line;
};

static struct node *
hang_node(struct builder *b, enum node_kind kind)
{
	struct level *up = &b->stack[b->depth];
	struct node *n = arena_alloc(b->arena, sizeof(*n));

	n->kind = kind;
	n->begin = n->end = (uint32_t)b->text.len;
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
add_text(struct builder *b, struct strbuf *raw, enum utf8_clean how)
{
	mend_restore(raw, 0);
	utf8_clean(&b->text, raw->str, raw->len, how);
	strbuf_reset(raw);
}

/* Ends the text node that is being read, if any. */
static void
flush_text(struct builder *b)
{
	struct node *n;

	/* It may be nothing but a stand-in for nothing. */
	mend_restore(&b->raw, 0);
	if (!b->raw.len)
		return;
	n = hang_node(b, NODE_TEXT);
	add_text(b, &b->raw, UTF8_CLEAN_LINE);
	n->end = (uint32_t)b->text.len;
}

static struct node *
add_node(struct builder *b, enum node_kind kind)
{
	flush_text(b);
	return hang_node(b, kind);
}

static void
descend(struct builder *b, struct node *n)
{
	b->stack = mem_grow(b->stack, b->depth + 1, &b->cap, sizeof(*b->stack));
	b->stack[++b->depth] = (struct level){n, NULL};
}

/* A node with children ends: its range is known, and a block of inlines puts
 * the line feed after it. */
static void
ascend(struct builder *b)
{
	struct node *n = b->stack[b->depth].node;

	flush_text(b);
	n->end = (uint32_t)b->text.len;
	if (n->kind == NODE_PARAGRAPH || n->kind == NODE_HEADING)
		strbuf_addc(&b->text, '\n');
	b->depth--;
}

/* A node without children, with the text `s`. */
static struct node *
add_leaf(struct builder *b, enum node_kind kind, const char *s, size_t len,
    enum utf8_clean how)
{
	struct node *n = add_node(b, kind);

	strbuf_add(&b->raw, s, len);
	add_text(b, &b->raw, how);
	n->end = (uint32_t)b->text.len;
	return n;
}

/* All text up to the next node is one. */
static void
add_inline_text(struct builder *b, const char *s, size_t len)
{
	strbuf_add(&b->raw, s, len);
}

static void
add_break(struct builder *b)
{
	struct node *n = add_node(b, NODE_BREAK);

	strbuf_addc(&b->text, '\n');
	n->end = (uint32_t)b->text.len;
}

static unsigned
line_of(const struct builder *b, cmark_node *cm)
{
	return b->first_line + (unsigned)cmark_node_get_start_line(cm) - 1;
}

static const char *
clean_url(struct builder *b, const char *url)
{
	struct strbuf raw = STRBUF_INIT;
	struct strbuf clean = STRBUF_INIT;
	const char *s;

	strbuf_adds(&raw, url ? url : "");
	mend_restore(&raw, 0);
	utf8_clean(&clean, raw.str, raw.len, UTF8_CLEAN_LINE);
	s = arena_strndup(b->arena, clean.str, clean.len);
	strbuf_release(&raw);
	strbuf_release(&clean);
	return s;
}

/* What is done on entering each kind of cmark's nodes. */

static void
enter_block(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	struct node *n = add_node(b, kind);

	n->line = line_of(b, cm);
	if (kind == NODE_HEADING)
		n->level = (unsigned char)cmark_node_get_heading_level(cm);
	descend(b, n);
}

static void
enter_list(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	enter_block(b, cm, kind);
	b->stack[b->depth].node->ordered =
	    cmark_node_get_list_type(cm) == CMARK_ORDERED_LIST;
	b->stack[b->depth].node->tight = cmark_node_get_list_tight(cm);
	b->stack[b->depth].node->number = cmark_node_get_list_start(cm);
}

static void
enter_item(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	struct level *list = &b->stack[b->depth];
	int number = list->last ? list->last->number + 1 : list->node->number;

	enter_block(b, cm, kind);
	b->stack[b->depth].node->number = number;
}

static void
enter_code(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	const char *s = cmark_node_get_literal(cm);

	add_leaf(b, kind, s, strlen(s), UTF8_CLEAN_LINES)->line =
	    line_of(b, cm);
}

static void
enter_rule(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	add_node(b, kind)->line = line_of(b, cm);
}

static void
enter_html_block(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	struct strbuf readable = STRBUF_INIT;
	const char *html = cmark_node_get_literal(cm);

	html_block_text(&readable, html, strlen(html));
	if (readable.len) {
		const char *p = readable.str;

		enter_block(b, cm, kind);
		for (;;) {
			const char *lf = strchr(p, '\n');
			add_inline_text(
			    b, p, lf ? (size_t)(lf - p) : strlen(p));
			if (!lf)
				break;
			add_break(b);
			p = lf + 1;
		}
		ascend(b);
	}
	strbuf_release(&readable);
}

static void
enter_text(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	const char *s = cmark_node_get_literal(cm);

	(void)kind;
	add_inline_text(b, s, strlen(s));
}

static void
enter_verbatim(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	const char *s = cmark_node_get_literal(cm);

	add_leaf(b, kind, s, strlen(s), UTF8_CLEAN_LINE);
}

static void
enter_softbreak(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	(void)cm;
	(void)kind;
	add_inline_text(b, " ", 1);
}

static void
enter_linebreak(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	(void)cm;
	(void)kind;
	add_break(b);
}

static void
enter_inline(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	struct node *n = add_node(b, kind);

	if (kind == NODE_LINK || kind == NODE_IMAGE)
		n->url = clean_url(b, cmark_node_get_url(cm));
	descend(b, n);
}

/* How far the partner of a tag is looked for; beyond it, the tag is text. */
enum { PARTNER_REACH = 64 };

static bool
has_partner(cmark_node *cm)
{
	const char *tag = cmark_node_get_literal(cm);
	bool closes = tag[1] == '/';
	cmark_node *at = cm;

	for (int i = 0; i < PARTNER_REACH; i++) {
		const char *other;

		at = closes ? cmark_node_previous(at) : cmark_node_next(at);
		if (!at)
			return false;
		if (cmark_node_get_type(at) != CMARK_NODE_HTML_INLINE)
			continue;
		other = cmark_node_get_literal(at);
		if (closes ? html_is_pair(other, tag)
			   : html_is_pair(tag, other))
			return true;
	}
	return false;
}

static void
enter_html(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	const char *tag = cmark_node_get_literal(cm);
	size_t len = strlen(tag);
	enum html_meaning meaning = html_meaning(tag, len);
	struct strbuf alt = STRBUF_INIT;

	(void)kind;
	if (html_needs_partner(tag, len) && !has_partner(cm))
		meaning = HTML_TEXT;
	switch (meaning) {
	case HTML_TEXT:
		add_inline_text(b, tag, len);
		break;
	case HTML_BREAK:
	case HTML_ITEM:
		add_break(b);
		break;
	case HTML_SUB:
		add_inline_text(b, "_", 1);
		break;
	case HTML_SUP:
		add_inline_text(b, "^", 1);
		break;
	case HTML_CELL:
		add_inline_text(b, " ", 1);
		break;
	case HTML_IMAGE:
		html_alt(&alt, tag, len);
		add_inline_text(b, alt.str, alt.len);
		break;
	case HTML_NOTHING:
		break;
	}
	strbuf_release(&alt);
}

static void
enter_paragraph(struct builder *b, cmark_node *cm, enum node_kind kind)
{
	size_t first = (size_t)cmark_node_get_start_line(cm);
	size_t last = (size_t)cmark_node_get_end_line(cm);
	struct strbuf rows = STRBUF_INIT;

	if (!table_is(&b->source, first, last)) {
		enter_block(b, cm, kind);
		return;
	}
	table_rows(&rows, &b->source, first, last,
	    (size_t)cmark_node_get_start_column(cm));
	add_leaf(b, NODE_TABLE, rows.str, rows.len, UTF8_CLEAN_LINES)->line =
	    line_of(b, cm);
	strbuf_release(&rows);
	cmark_iter_reset(b->iter, cm, CMARK_EVENT_EXIT);
}

static const struct {
	void (*enter)(struct builder *, cmark_node *, enum node_kind);
	enum node_kind kind;
} kinds[] = {
    [CMARK_NODE_BLOCK_QUOTE] = {enter_block, NODE_QUOTE},
    [CMARK_NODE_LIST] = {enter_list, NODE_LIST},
    [CMARK_NODE_ITEM] = {enter_item, NODE_ITEM},
    [CMARK_NODE_CODE_BLOCK] = {enter_code, NODE_CODE},
    [CMARK_NODE_HTML_BLOCK] = {enter_html_block, NODE_PARAGRAPH},
    [CMARK_NODE_PARAGRAPH] = {enter_paragraph, NODE_PARAGRAPH},
    [CMARK_NODE_HEADING] = {enter_block, NODE_HEADING},
    [CMARK_NODE_THEMATIC_BREAK] = {enter_rule, NODE_RULE},
    [CMARK_NODE_TEXT] = {enter_text, NODE_TEXT},
    [CMARK_NODE_SOFTBREAK] = {enter_softbreak, NODE_TEXT},
    [CMARK_NODE_LINEBREAK] = {enter_linebreak, NODE_BREAK},
    [CMARK_NODE_CODE] = {enter_verbatim, NODE_VERBATIM},
    [CMARK_NODE_HTML_INLINE] = {enter_html, NODE_TEXT},
    [CMARK_NODE_EMPH] = {enter_inline, NODE_EMPH},
    [CMARK_NODE_STRONG] = {enter_inline, NODE_STRONG},
    [CMARK_NODE_LINK] = {enter_inline, NODE_LINK},
    [CMARK_NODE_IMAGE] = {enter_inline, NODE_IMAGE},
};

static void
enter(struct builder *b, cmark_node *cm)
{
	size_t type = (size_t)cmark_node_get_type(cm);

	if (type < sizeof(kinds) / sizeof(kinds[0]) && kinds[type].enter)
		kinds[type].enter(b, cm, kinds[type].kind);
}

static void
walk(struct builder *b, cmark_node *doc)
{
	cmark_event_type ev;

	b->iter = cmark_iter_new(doc);
	while ((ev = cmark_iter_next(b->iter)) != CMARK_EVENT_DONE) {
		cmark_node *cm = cmark_iter_get_node(b->iter);

		if (cm == doc)
			continue;
		if (ev == CMARK_EVENT_ENTER)
			enter(b, cm);
		else
			ascend(b);
	}
	cmark_iter_free(b->iter);
}

static void
finish(struct builder *b, struct markdown *out, const struct node *doc)
{
	uint32_t n = 0;

	for (struct node *k = doc->child; k; k = k->next)
		n++;
	out->n_blocks = n;
	out->blocks = arena_alloc(b->arena, mem_product(n + 1, sizeof(void *)));
	n = 0;
	for (struct node *k = doc->child; k; k = k->next)
		out->blocks[n++] = k;
	out->text = arena_strndup(b->arena, b->text.str, b->text.len);
	out->text_len = (uint32_t)b->text.len;
}

void
markdown_parse(struct markdown *out, struct arena *arena, const char *src,
    size_t len, unsigned first_line)
{
	struct strbuf repaired = STRBUF_INIT;
	struct strbuf mended = STRBUF_INIT;
	struct builder b = {.arena = arena, .first_line = first_line};
	struct node *root = arena_alloc(arena, sizeof(*root));
	cmark_node *doc;

	/* A stray byte in a link's title would keep cmark from seeing the
	 * link. */
	if (utf8_valid(src, len) < len) {
		utf8_repair(&repaired, src, len);
		src = repaired.str;
		len = repaired.len;
	}
	mend_markdown(&mended, src, len);
	strbuf_init(&b.text);
	strbuf_init(&b.raw);
	strbuf_reserve(&b.text, mended.len);
	b.source = (struct table_source){.text = mended.str, .len = mended.len};
	b.stack = mem_grow(NULL, 0, &b.cap, sizeof(*b.stack));
	b.stack[0] = (struct level){root, NULL};
	doc = cmark_parse_document(mended.str, mended.len, CMARK_OPT_DEFAULT);
	if (!doc)
		mem_die();
	cmark_consolidate_text_nodes(doc);
	walk(&b, doc);
	finish(&b, out, root);
	cmark_node_free(doc);
	free(b.stack);
	table_source_release(&b.source);
	strbuf_release(&b.text);
	strbuf_release(&b.raw);
	strbuf_release(&mended);
	strbuf_release(&repaired);
}
