// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Finding a paper's authors: see authors.h. What says who they are is, in a
 * paper of the digest,
 *
 *  1. a line or bold word "Authors:" and the list behind it,
 *  2. a section with that heading, of one paragraph,
 *  3. else a first paragraph all in italics, if most papers of the post have
 *     one that reads as a list of names,
 *  4. or the front matter of a post that is about one paper.
 *
 * Two different lists are of two papers, and so none is taken.
 */
#include <config.h>

#include "model/authors.h"

#include <string.h>
#include <strings.h>

/* As many papers are asked what the post's habits are, of lists of no more
 * bytes. */
enum {
	WIDE_COLON_BYTES = 3,
	HABIT_PAPERS = 32,
	HABIT_BYTES = 64 * 1024,
	DEPTH_MAX = 16, /* of blocks in blocks; a list and its item are two */
};

/* What a digest calls them, before a colon or as a heading. */
static const char *const labels[] = {"authors", "author", "author(s)",
    "paper authors", "论文作者", "論文作者", "作者", "저자", "저자들",
    "논문 저자", "著者"};

struct search {
	const struct post *post;
	struct authors *out;
	bool several; /* lists that differ */
};

static bool
is_colon(const char *s, size_t len, size_t *n)
{
	*n = len && *s == ':' ? 1 : WIDE_COLON_BYTES;
	return (len && *s == ':') || (len >= 3 && memcmp(s, "：", 3) == 0);
}

/* Bytes of the label at `s`, its colon included; 0 where there is none. */
static size_t
label_bytes(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		size_t n = strlen(labels[i]);
		size_t colon;

		if (n >= len || strncasecmp(s, labels[i], n) != 0)
			continue;
		while (n < len && s[n] == ' ')
			n++;
		if (is_colon(s + n, len - n, &colon))
			return n + colon;
	}
	return 0;
}

static bool
same(const struct authors *a, const struct authors *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->names[i], b->names[i]) != 0)
			return false;
	return true;
}

/* Takes the list that is the bytes [begin, end) of the text, if it is one. */
static void
take(struct search *s, uint32_t begin, uint32_t end)
{
	struct authors found;

	authors_init(&found);
	if (!authors_parse(&found, s->post->text + begin, end - begin))
		return;
	if (!s->out->n) {
		*s->out = found;
		return;
	}
	s->several = s->several || !same(s->out, &found);
	authors_release(&found);
}

/* Whether a bold word is a label, with its colon inside or behind. */
static bool
is_label(const struct search *s, const struct node *strong, uint32_t end)
{
	const char *text = s->post->text;
	size_t n;

	if (strong->end > strong->begin && text[strong->end - 1] == ':')
		return true;
	if (strong->end - strong->begin >= WIDE_COLON_BYTES &&
	    is_colon(
		text + strong->end - WIDE_COLON_BYTES, WIDE_COLON_BYTES, &n))
		return true;
	return is_colon(text + strong->end, end - strong->end, &n);
}

/* Whether a node ends the line before it: a break, or a bold label. So does all
 * that begins another list, that none is read once for each before it. */
static bool
ends_line(const struct search *s, const struct node *n, uint32_t end)
{
	if (n->kind == NODE_BREAK)
		return true;
	return n->kind == NODE_STRONG &&
	    (is_label(s, n, end) ||
		label_bytes(s->post->text + n->begin, end - n->begin));
}

/* Where the line ends that goes on at `from`, in an inline node or behind it.
 */
static uint32_t
line_end(
    const struct search *s, const struct node *n, uint32_t from, uint32_t end)
{
	for (n = n->next; n; n = n->next)
		if (n->begin >= from && ends_line(s, n, end))
			return n->begin;
	return end;
}

/* Looks at each place of a paragraph where a label may stand. */
static void
look_paragraph(struct search *s, const struct node *paragraph)
{
	bool start = true;

	for (const struct node *n = paragraph->child; n; n = n->next) {
		const char *text = s->post->text + n->begin;
		uint32_t end = paragraph->end;
		uint32_t label = 0;

		if (start || n->kind == NODE_STRONG)
			label = (uint32_t)label_bytes(text, end - n->begin);
		if (label)
			take(s, n->begin + label,
			    line_end(s, n, n->begin + label, end));
		start = n->kind == NODE_BREAK;
	}
}

/* Looks at a block and the blocks in it, down to a depth below which nobody is
 * named: lists may be nested as deep as a digest likes. */
static void
look_block(struct search *s, const struct node *block, unsigned depth)
{
	if (block->kind == NODE_PARAGRAPH)
		look_paragraph(s, block);
	if (depth == DEPTH_MAX ||
	    (block->kind != NODE_LIST && block->kind != NODE_ITEM &&
		block->kind != NODE_QUOTE))
		return;
	for (const struct node *n = block->child; n; n = n->next)
		look_block(s, n, depth + 1);
}

static void
look_section(struct search *s, const struct section *section)
{
	const struct post *post = s->post;
	const struct node *block;

	if (section->head.from == section->head.to ||
	    section->blocks.to != section->blocks.from + 1)
		return;
	block = post->blocks[section->blocks.from];
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcasecmp(section->heading, labels[i]) == 0 &&
		    block->kind == NODE_PARAGRAPH)
			take(s, block->begin, block->end);
}

/* The paper's first paragraph, if it is all in italics; else NULL. */
static const struct node *
italics(const struct post *post, const struct paper *paper)
{
	const struct node *block;

	if (paper->preamble.from >= paper->preamble.to)
		return NULL;
	block = post->blocks[paper->preamble.from];
	return block->kind == NODE_PARAGRAPH && block->child &&
		block->child->kind == NODE_EMPH && !block->child->next
	    ? block
	    : NULL;
}

bool
authors_are_in_italics(const struct post *post)
{
	struct authors authors;
	size_t n = 0, lists = 0;
	size_t papers =
	    post->n_papers < HABIT_PAPERS ? post->n_papers : HABIT_PAPERS;

	authors_init(&authors);
	for (size_t i = 0; i < papers; i++) {
		const struct node *block = italics(post, &post->papers[i]);

		if (!block || block->end - block->begin > HABIT_BYTES ||
		    !authors_parse(&authors, post->text + block->begin,
			block->end - block->begin))
			continue;
		n++;
		lists += authors.n > 1;
	}
	authors_release(&authors);
	return n > 1 && lists && n * 2 > papers;
}

void
authors_find(
    struct authors *out, const struct post *post, const struct paper *paper)
{
	struct search s = {.post = post, .out = out};
	const struct node *block = italics(post, paper);

	authors_release(out);
	for (uint32_t i = paper->head.to;
	     i < post->n_blocks && post->blocks[i]->begin < paper->end; i++)
		look_block(&s, post->blocks[i], 0);
	for (size_t i = 0; i < paper->n_sections; i++)
		look_section(&s, &paper->sections[i]);
	if (s.several)
		authors_release(out);
	else if (!out->n && post->paper_authors && post->n_papers == 1)
		authors_parse(
		    out, post->paper_authors, strlen(post->paper_authors));
	else if (!out->n && block && post->italics_are_names)
		take(&s, block->begin, block->end);
}
