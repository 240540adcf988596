// SPDX-License-Identifier: GPL-3.0-or-later
/* Invariants of the model and its texts: see model-check.h. Trees are walked
 * without recursion, since some tests nest them ten thousand levels deep. */
#include <config.h>

#include "model-check.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <uninorm.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

enum holds {
	HOLDS_NOTHING,
	HOLDS_INLINES,
	HOLDS_BLOCKS,
	HOLDS_ITEMS,
	HOLDS_ROWS,
	HOLDS_CELLS
};

static const struct {
	const char *name;
	bool is_block;
	enum holds holds;
} kinds[NODE_KINDS] = {
    [NODE_PARAGRAPH] = {"p", true, HOLDS_INLINES},
    [NODE_HEADING] = {"h", true, HOLDS_INLINES},
    [NODE_LIST] = {"ul", true, HOLDS_ITEMS},
    [NODE_ITEM] = {"li", true, HOLDS_BLOCKS},
    [NODE_QUOTE] = {"quote", true, HOLDS_BLOCKS},
    [NODE_CODE] = {"code", true, HOLDS_NOTHING},
    [NODE_TABLE] = {"table", true, HOLDS_ROWS},
    [NODE_TABLE_ROW] = {"tr", true, HOLDS_CELLS},
    [NODE_TABLE_CELL] = {"td", true, HOLDS_INLINES},
    [NODE_RULE] = {"rule", true, HOLDS_NOTHING},
    [NODE_TEXT] = {"'", false, HOLDS_NOTHING},
    [NODE_VERBATIM] = {"`", false, HOLDS_NOTHING},
    [NODE_EMPH] = {"*", false, HOLDS_INLINES},
    [NODE_STRONG] = {"**", false, HOLDS_INLINES},
    [NODE_LINK] = {"link", false, HOLDS_INLINES},
    [NODE_IMAGE] = {"image", false, HOLDS_INLINES},
    [NODE_BREAK] = {"/", false, HOLDS_NOTHING},
};

/* The way from a top-level block to a node. */
struct walk {
	const struct node **up;
	size_t depth, cap;
};

static void
walk_down(struct walk *w, const struct node *n)
{
	w->up = mem_grow(w->up, w->depth, &w->cap, sizeof(*w->up));
	w->up[w->depth++] = n;
}

/* Calls `enter` and `leave` for `top` and all below it, in reading order. */
static void
walk_tree(const struct node *top,
    void (*enter)(void *, const struct node *, const struct node *),
    void (*leave)(void *, const struct node *), void *ctx)
{
	struct walk w = {NULL, 0, 0};
	const struct node *n = top;

	while (n) {
		enter(ctx, n, w.depth ? w.up[w.depth - 1] : NULL);
		if (n->child) {
			walk_down(&w, n);
			n = n->child;
			continue;
		}
		leave(ctx, n);
		while (n != top && !n->next) {
			n = w.up[--w.depth];
			leave(ctx, n);
		}
		n = n == top ? NULL : n->next;
	}
	free(w.up);
}

/* Writing. */

struct writer {
	struct strbuf *out;
	const char *text;
};

static void
write_text(struct writer *w, const struct node *n)
{
	for (uint32_t i = n->begin; i < n->end; i++)
		if (w->text[i] == '\n')
			strbuf_adds(w->out, "\\n");
		else
			strbuf_addc(w->out, w->text[i]);
}

static void
write_name(struct writer *w, const struct node *n, const struct node *up)
{
	bool ordered = n->kind == NODE_LIST && n->ordered;

	strbuf_adds(w->out, ordered ? "ol" : kinds[n->kind].name);
	if (n->kind == NODE_HEADING)
		strbuf_printf(w->out, "%d", n->level);
	if (n->kind == NODE_TABLE_CELL && n->align)
		strbuf_addc(w->out, " <^>"[n->align]);
	if (n->kind == NODE_LIST && !n->tight)
		strbuf_addc(w->out, '~');
	if (n->kind == NODE_ITEM && up && up->ordered)
		strbuf_printf(w->out, "%d", n->number);
	if (n->kind == NODE_LINK || n->kind == NODE_IMAGE)
		strbuf_printf(w->out, "(%s)", n->url);
}

static void
write_enter(void *ctx, const struct node *n, const struct node *up)
{
	struct writer *w = ctx;

	if (w->out->len && w->out->str[w->out->len - 1] != '{')
		strbuf_addc(w->out, ' ');
	write_name(w, n, up);
	if (n->kind == NODE_TEXT || n->kind == NODE_VERBATIM) {
		write_text(w, n);
		strbuf_adds(w->out, kinds[n->kind].name);
	} else if (n->kind == NODE_CODE) {
		strbuf_adds(w->out, "{\"");
		write_text(w, n);
		strbuf_adds(w->out, "\"}");
	} else if (kinds[n->kind].holds) {
		strbuf_addc(w->out, '{');
	}
}

static void
write_leave(void *ctx, const struct node *n)
{
	struct writer *w = ctx;

	if (kinds[n->kind].holds)
		strbuf_addc(w->out, '}');
}

void
check_write_tree(struct strbuf *out, const struct markdown *md)
{
	struct writer w = {out, md->text};

	for (uint32_t i = 0; i < md->n_blocks; i++)
		walk_tree(md->blocks[i], write_enter, write_leave, &w);
}

static struct markdown
markdown_of(const struct post *post)
{
	return (struct markdown){
	    post->blocks, post->n_blocks, post->text, post->text_len};
}

static void
write_part(struct strbuf *out, const struct paper *p)
{
	strbuf_printf(out, "\npart %d %d [%s] <%s> %s line %u, %u-%u", p->kind,
	    p->number, p->title, p->url ? p->url : "", p->key, p->line,
	    p->begin, p->end);
	for (size_t i = 0; i < p->n_sections; i++) {
		const struct section *s = &p->sections[i];
		strbuf_printf(out, "\nsection %d [%s] line %u, %u-%u", s->kind,
		    s->heading, s->line, s->begin, s->end);
	}
}

void
check_write_post(struct strbuf *out, const struct post *post)
{
	struct markdown md = markdown_of(post);

	strbuf_printf(out, "%s [%s] %d-%d-%d", post->path,
	    post->title ? post->title : "", post->date.year, post->date.month,
	    post->date.day);
	for (size_t i = 0; i < post->n_tags; i++)
		strbuf_printf(out, " #%s", post->tags[i]);
	for (size_t i = 0; i < post->n_parts; i++)
		write_part(out, &post->parts[i]);
	for (const struct fault *f = post->faults; f; f = f->next)
		strbuf_printf(out, "\nfault %u: %s", f->line, f->msg);
	strbuf_addc(out, '\n');
	check_write_tree(out, &md);
}

/* Checking text. */

static void
check_clean(const char *s, size_t len)
{
	uint32_t c;

	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		if (c == UTF8_REPLACEMENT && n != 3)
			fail_msg(
			    "not UTF-8 at byte %zu of: %.*s", i, (int)len, s);
		if (c != '\n' && !utf8_is_clean(c))
			fail_msg("U+%04X is in the text", (unsigned)c);
	}
}

static void
check_nfc(const char *s, size_t len)
{
	size_t n = 0;
	uint8_t *nfc;

	if (!len)
		return;
	nfc = u8_normalize(UNINORM_NFC, (const uint8_t *)s, len, NULL, &n);
	if (!nfc || n != len || memcmp(nfc, s, len) != 0)
		fail_msg("not in NFC: %.*s", (int)len, s);
	free(nfc);
}

static void
check_line(const char *s)
{
	if (!s)
		return;
	check_clean(s, strlen(s));
	check_nfc(s, strlen(s));
	assert_null(strchr(s, '\n'));
}

/* Checking trees. */

struct checker {
	const char *text;
	uint32_t at;   /* where the text of the next leaf begins */
	unsigned line; /* of the last block */
	const struct node *root;
};

/* Whether it is a block that stands among others of any kind. */
static bool
stands_alone(const struct node *n)
{
	return kinds[n->kind].is_block && n->kind != NODE_ITEM &&
	    n->kind != NODE_TABLE_ROW && n->kind != NODE_TABLE_CELL;
}

static bool
may_hold(const struct node *up, const struct node *n)
{
	if (!up)
		return stands_alone(n);
	switch (kinds[up->kind].holds) {
	case HOLDS_INLINES:
		return !kinds[n->kind].is_block;
	case HOLDS_ITEMS:
		return n->kind == NODE_ITEM;
	case HOLDS_ROWS:
		return n->kind == NODE_TABLE_ROW;
	case HOLDS_CELLS:
		return n->kind == NODE_TABLE_CELL;
	case HOLDS_BLOCKS:
		return stands_alone(n);
	case HOLDS_NOTHING:
		break;
	}
	return false;
}

static void
check_enter(void *ctx, const struct node *n, const struct node *up)
{
	struct checker *c = ctx;

	assert_in_range(n->kind, 0, NODE_KINDS - 1);
	assert_true(may_hold(up, n));
	assert_int_equal(n->begin, c->at);
	assert_true(n->end >= n->begin);
	if (kinds[n->kind].is_block) {
		assert_true(n->line >= c->line);
		c->line = n->line;
	}
	if (n->kind == NODE_HEADING)
		assert_in_range(n->level, 1, 6);
	if (n->kind == NODE_LINK || n->kind == NODE_IMAGE) {
		assert_non_null(n->url);
		check_line(n->url);
	}
	if (!kinds[n->kind].holds)
		c->at = n->end;
}

/* What a node without children has for text. */
static void
check_leaf(const struct checker *c, const struct node *n)
{
	const char *s = c->text + n->begin;
	size_t len = n->end - n->begin;

	check_nfc(s, len);
	if (n->kind == NODE_BREAK)
		assert_true(len == 1 && *s == '\n');
	else if (n->kind == NODE_RULE)
		assert_int_equal(len, 0);
	else if (n->kind == NODE_CODE)
		assert_true(!len || s[len - 1] == '\n');
	else
		assert_null(memchr(s, '\n', len));
}

static void
check_leave(void *ctx, const struct node *n)
{
	struct checker *c = ctx;

	assert_int_equal(n->end, c->at);
	if (!kinds[n->kind].holds)
		check_leaf(c, n);
	if (kinds[n->kind].is_block && kinds[n->kind].holds == HOLDS_INLINES)
		assert_int_equal(c->text[c->at++], '\n');
}

void
check_tree(const struct markdown *md)
{
	struct checker c = {md->text, 0, 1, NULL};

	check_clean(md->text, md->text_len);
	assert_int_equal(md->text[md->text_len], '\0');
	for (uint32_t i = 0; i < md->n_blocks; i++) {
		bool last = i + 1 == md->n_blocks;

		assert_ptr_equal(
		    md->blocks[i]->next, last ? NULL : md->blocks[i + 1]);
		walk_tree(md->blocks[i], check_enter, check_leave, &c);
	}
	assert_int_equal(c.at, md->text_len);
}

/* Checking posts. */

static uint32_t
text_at(const struct post *post, uint32_t block)
{
	return block < post->n_blocks ? post->blocks[block]->begin
				      : post->text_len;
}

/* Sections follow each other without a gap, from `block` on. Returns the block
 * after the last one. */
static uint32_t
check_sections(const struct post *post, const struct paper *p, uint32_t block)
{
	for (size_t i = 0; i < p->n_sections; i++) {
		const struct section *s = &p->sections[i];

		assert_int_equal(s->head.from, block);
		assert_true(s->head.to - s->head.from <= 1);
		assert_int_equal(s->blocks.from, s->head.to);
		assert_true(s->blocks.to >= s->blocks.from);
		assert_int_equal(s->begin, text_at(post, s->head.from));
		assert_int_equal(s->end, text_at(post, s->blocks.to));
		assert_int_equal(s->line, post->blocks[block]->line);
		assert_in_range(s->kind, 0, SECTION_KINDS - 1);
		assert_non_null(s->heading);
		check_line(s->heading);
		if (s->end > s->begin)
			assert_ptr_equal(paper_section_at(p, s->begin), s);
		block = s->blocks.to;
	}
	return block;
}

static void
check_identity(const struct paper *p)
{
	check_line(p->title);
	check_line(p->url);
	check_line(p->key);
	assert_non_null(p->title);
	assert_non_null(p->key);
	assert_true(p->number >= -1);
	assert_true(p->line >= 1);
	if (p->arxiv)
		assert_string_equal(p->key + strlen("arxiv:"), p->arxiv);
	else if (p->url)
		assert_string_equal(p->key, p->url);
	if (p->kind != PART_PAPER)
		assert_null(p->url);
}

/* One part, from `block` on; returns the block after it. */
static uint32_t
check_part(const struct post *post, const struct paper *p, uint32_t block)
{
	assert_int_equal(p->lead.from, block);
	assert_true(p->lead.to >= p->lead.from);
	assert_int_equal(p->head.from, p->lead.to);
	assert_true(p->head.to - p->head.from <= 1);
	assert_int_equal(p->preamble.from, p->head.to);
	assert_true(p->preamble.to >= p->preamble.from);
	if (p->head.to > p->head.from)
		assert_int_equal(p->line, post->blocks[p->head.from]->line);
	block = check_sections(post, p, p->preamble.to);
	assert_int_equal(p->begin, text_at(post, p->lead.from));
	assert_int_equal(p->end, text_at(post, block));
	check_identity(p);
	return block;
}

/* A preamble, papers, a trailer: in this order. */
static void
check_kinds(const struct post *post)
{
	size_t papers = 0;

	for (size_t i = 0; i < post->n_parts; i++) {
		const struct paper *p = &post->parts[i];

		if (p->kind == PART_PREAMBLE)
			assert_int_equal(i, 0);
		else if (p->kind == PART_TRAILER)
			assert_int_equal(i, post->n_parts - 1);
		else
			assert_ptr_equal(p, &post->papers[papers++]);
	}
	assert_int_equal(papers, post->n_papers);
}

static void
check_matter(const struct post *post)
{
	unsigned line = 1;

	check_line(post->path);
	check_line(post->title);
	for (size_t i = 0; i < post->n_tags; i++)
		check_line(post->tags[i]);
	for (const struct fault *f = post->faults; f; f = f->next) {
		check_line(f->msg);
		assert_true(f->line >= line);
		line = f->line;
	}
}

void
check_post(const struct post *post)
{
	struct markdown md = markdown_of(post);
	uint32_t block = 0;

	check_matter(post);
	check_tree(&md);
	check_kinds(post);
	if (!post->n_parts) {
		assert_int_equal(post->text_len, 0);
		return;
	}
	/* Blocks without a text, a rule perhaps, may stand before all parts. */
	block = post->parts[0].lead.from;
	assert_int_equal(text_at(post, block), 0);
	for (size_t i = 0; i < post->n_parts; i++)
		block = check_part(post, &post->parts[i], block);
	assert_int_equal(block, post->n_blocks);
}

struct post *
check_load(const char *path, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	struct post *post = NULL;

	if (file_read(path, &bytes, err) == OK)
		post = post_parse(path, bytes.str, bytes.len);
	strbuf_release(&bytes);
	return post;
}

int
check_set_locale(void)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") ||
	    setlocale(LC_CTYPE, "en_US.UTF-8"))
		return 1;
	puts("1..0 # SKIP no UTF-8 locale");
	return 0;
}
