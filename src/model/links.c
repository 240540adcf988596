// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Links to papers: see links.h. Nodes are walked without recursion, since
 * lists and quotes may be nested as deep as a digest likes.
 */
#include <config.h>

#include "model/links.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/identifier.h"

struct search {
	struct post *post;
	const char *first;  /* the first paper's URL */
	struct arxiv_id id; /* and its identifier */
	bool different;     /* another paper has been seen */
};

static void
see_url(struct search *s, const char *url)
{
	struct arxiv_id id;

	if (!arxiv_parse_url(&id, url))
		return;
	if (!s->first) {
		s->first = url;
		s->id = id;
	} else if (strcmp(id.id, s->id.id) != 0) {
		s->different = true;
	}
}

/* The bytes of the URL at the start of a text: visible ASCII, without the
 * punctuation of the sentence around it. */
static size_t
url_len(const char *s, const char *end)
{
	size_t len = 0;

	while (s + len < end && s[len] > ' ' && s[len] < 0x7F &&
	    !strchr(")>]\"'", s[len]))
		len++;
	while (len && strchr(".,;:!?", s[len - 1]))
		len--;
	return len;
}

/* "arXiv: https://arxiv.org/abs/2508.20751." */
static void
see_text(struct search *s, const struct node *n)
{
	const char *p = s->post->text + n->begin;
	const char *end = s->post->text + n->end;

	while (end - p > 8 && (p = memchr(p, 'h', (size_t)(end - p)))) {
		size_t len;

		if (strncmp(p, "http://", 7) != 0 &&
		    strncmp(p, "https://", 8) != 0) {
			p++;
			continue;
		}
		len = url_len(p, end);
		see_url(s, arena_strndup(&s->post->arena, p, len));
		p += len;
	}
}

static void
see_node(struct search *s, const struct node *n)
{
	if (n->kind == NODE_LINK)
		see_url(s, n->url);
	else if (n->kind == NODE_TEXT)
		see_text(s, n);
}

static void
search_blocks(struct search *s, uint32_t from, uint32_t to)
{
	const struct node **stack = NULL;
	size_t depth = 0, cap = 0;

	for (uint32_t i = from; i < to; i++) {
		const struct node *n = s->post->blocks[i]->child;

		while (n || depth) {
			if (!n) {
				n = stack[--depth];
				continue;
			}
			see_node(s, n);
			if (n->child) {
				stack = mem_grow(
				    stack, depth, &cap, sizeof(*stack));
				stack[depth++] = n->next;
				n = n->child;
			} else {
				n = n->next;
			}
		}
	}
	free(stack);
}

const char *
links_first_paper(struct post *post, uint32_t from, uint32_t to)
{
	struct search s = {.post = post};

	search_blocks(&s, from, to);
	return s.first;
}

const char *
links_only_paper(struct post *post, uint32_t from, uint32_t to)
{
	struct search s = {.post = post};

	search_blocks(&s, from, to);
	return s.different ? NULL : s.first;
}
