// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Markdown into nodes: see markdown.h and node.h. cmark parses; its tree is
 * walked once by its iterator, and our tree grows beside it (tree.h). What each
 * kind of cmark's nodes becomes stands in the table `kinds`. Pipe tables, which
 * cmark does not know, are found first (markdown-table.c), and their cells read
 * as a second document.
 */
#include <config.h>

#include "model/markdown.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "model/html.h"
#include "model/markdown-build.h"
#include "model/mend-inline.h"
#include "model/mend.h"

/* ---- cmark -------------------------------------------------------------- */

static void *
take(size_t n, size_t size)
{
	return mem_alloc(mem_product(n, size));
}

/* Reads Markdown, out of memory that does not fail: by itself cmark would end
 * the program without giving the terminal back first. */
cmark_node *
markdown_read(const struct strbuf *text)
{
	static const struct cmark_mem memory = {take, mem_realloc, free};
	cmark_parser *parser = cmark_parser_new_with_mem(
	    CMARK_OPT_DEFAULT, (struct cmark_mem *)(uintptr_t)&memory);
	cmark_node *doc;

	cmark_parser_feed(parser, text->str, text->len);
	doc = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	if (!doc)
		mem_die();
	cmark_consolidate_text_nodes(doc);
	return doc;
}

static unsigned
line_of(const struct markdown_builder *b, cmark_node *cm)
{
	return b->first_line + (unsigned)cmark_node_get_start_line(cm) - 1;
}

static const char *
clean_url(struct markdown_builder *b, const char *url)
{
	struct strbuf raw = STRBUF_INIT;
	struct strbuf clean = STRBUF_INIT;
	const char *s;

	strbuf_adds(&raw, url ? url : "");
	mend_restore(&raw, 0);
	utf8_clean(&clean, raw.str, raw.len, UTF8_CLEAN_LINE);
	s = arena_strndup(b->tree.arena, clean.str, clean.len);
	strbuf_release(&raw);
	strbuf_release(&clean);
	return s;
}

/* What is done on entering each kind of cmark's nodes. */

static void
enter_block(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	struct node *n = tree_open(&b->tree, kind);

	n->line = line_of(b, cm);
	if (kind == NODE_HEADING)
		n->level = (unsigned char)cmark_node_get_heading_level(cm);
}

static void
enter_list(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	struct node *list;

	enter_block(b, cm, kind);
	list = tree_top(&b->tree)->node;
	list->ordered = cmark_node_get_list_type(cm) == CMARK_ORDERED_LIST;
	list->tight = cmark_node_get_list_tight(cm);
	list->number = cmark_node_get_list_start(cm);
}

static void
enter_item(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	const struct tree_level *list = tree_top(&b->tree);
	int number = list->last ? list->last->number + 1 : list->node->number;

	enter_block(b, cm, kind);
	tree_top(&b->tree)->node->number = number;
}

static void
enter_code(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	const char *s = cmark_node_get_literal(cm);

	tree_add_leaf(&b->tree, kind, s, strlen(s), UTF8_CLEAN_LINES)->line =
	    line_of(b, cm);
}

static void
enter_rule(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	tree_add(&b->tree, kind)->line = line_of(b, cm);
}

static void
enter_html_block(
    struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	struct strbuf readable = STRBUF_INIT;
	const char *html = cmark_node_get_literal(cm);

	html_block_text(&readable, html, strlen(html));
	if (readable.len) {
		const char *p = readable.str;

		enter_block(b, cm, kind);
		for (;;) {
			const char *lf = strchr(p, '\n');
			tree_add_text(
			    &b->tree, p, lf ? (size_t)(lf - p) : strlen(p));
			if (!lf)
				break;
			tree_add_break(&b->tree);
			p = lf + 1;
		}
		tree_close(&b->tree);
	}
	strbuf_release(&readable);
}

static void
enter_text(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	const char *s = cmark_node_get_literal(cm);

	(void)kind;
	tree_add_text(&b->tree, s, strlen(s));
}

static void
enter_verbatim(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	const char *s = cmark_node_get_literal(cm);

	tree_add_leaf(&b->tree, kind, s, strlen(s), UTF8_CLEAN_LINE);
}

static void
enter_softbreak(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	(void)cm;
	(void)kind;
	tree_add_text(&b->tree, " ", 1);
}

static void
enter_linebreak(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	(void)cm;
	(void)kind;
	tree_add_break(&b->tree);
}

static void
enter_inline(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	struct node *n = tree_open(&b->tree, kind);

	if (kind == NODE_LINK || kind == NODE_IMAGE)
		n->url = clean_url(b, cmark_node_get_url(cm));
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
enter_html(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
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
		tree_add_text(&b->tree, tag, len);
		break;
	case HTML_BREAK:
	case HTML_ITEM:
		/* A cell has no room for blank lines. */
		if (!b->in_cell || !tree_at_line_start(&b->tree))
			tree_add_break(&b->tree);
		break;
	case HTML_SUB:
		tree_add_text(&b->tree, "_", 1);
		break;
	case HTML_SUP:
		tree_add_text(&b->tree, "^", 1);
		break;
	case HTML_CELL:
		tree_add_text(&b->tree, " ", 1);
		break;
	case HTML_IMAGE:
		html_alt(&alt, tag, len);
		tree_add_text(&b->tree, alt.str, alt.len);
		break;
	case HTML_NOTHING:
		break;
	}
	strbuf_release(&alt);
}

static void
enter_paragraph(struct markdown_builder *b, cmark_node *cm, enum node_kind kind)
{
	if (markdown_add_table(b, cm))
		cmark_iter_reset(b->iter, cm, CMARK_EVENT_EXIT);
	else
		enter_block(b, cm, kind);
}

static const struct {
	void (*enter)(struct markdown_builder *, cmark_node *, enum node_kind);
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
enter(struct markdown_builder *b, cmark_node *cm)
{
	size_t type = (size_t)cmark_node_get_type(cm);

	if (type < sizeof(kinds) / sizeof(kinds[0]) && kinds[type].enter)
		kinds[type].enter(b, cm, kinds[type].kind);
}

void
markdown_walk(struct markdown_builder *b, cmark_node *top)
{
	cmark_iter *outer = b->iter;
	cmark_event_type ev;

	b->iter = cmark_iter_new(top);
	while ((ev = cmark_iter_next(b->iter)) != CMARK_EVENT_DONE) {
		cmark_node *cm = cmark_iter_get_node(b->iter);

		if (cm == top)
			continue;
		if (ev == CMARK_EVENT_ENTER)
			enter(b, cm);
		else
			tree_close(&b->tree);
	}
	cmark_iter_free(b->iter);
	b->iter = outer;
}

static void
finish(struct markdown_builder *b, struct markdown *out)
{
	const struct node *doc = b->tree.levels[0].node;
	uint32_t n = 0;

	for (struct node *k = doc->child; k; k = k->next)
		n++;
	out->n_blocks = n;
	out->blocks =
	    arena_alloc(b->tree.arena, mem_product(n + 1, sizeof(void *)));
	n = 0;
	for (struct node *k = doc->child; k; k = k->next)
		out->blocks[n++] = k;
	out->text =
	    arena_strndup(b->tree.arena, b->tree.text.str, b->tree.text.len);
	out->text_len = (uint32_t)b->tree.text.len;
}

void
markdown_parse(struct markdown *out, struct arena *arena, const char *src,
    size_t len, unsigned first_line)
{
	struct strbuf repaired = STRBUF_INIT;
	struct strbuf mended = STRBUF_INIT;
	struct markdown_builder b = {.first_line = first_line};
	struct table_source source = {0};
	struct markdown_table *tables;
	cmark_node *doc, *cells;

	/* A stray byte in a link's title would keep cmark from seeing the
	 * link. */
	if (utf8_valid(src, len) < len) {
		utf8_repair(&repaired, src, len);
		src = repaired.str;
		len = repaired.len;
	}
	mend_markdown(&mended, src, len);
	tree_init(&b.tree, arena, mended.len);
	source.text = mended.str;
	source.len = mended.len;
	doc = markdown_read(&mended);
	cells = markdown_read_tables(&b, doc, &source);
	tables = b.tables;
	b.cell = cells ? cmark_node_first_child(cells) : NULL;
	markdown_walk(&b, doc);
	finish(&b, out);
	if (cells)
		cmark_node_free(cells);
	cmark_node_free(doc);
	free(tables);
	tree_release(&b.tree);
	table_source_release(&source);
	strbuf_release(&mended);
	strbuf_release(&repaired);
}
