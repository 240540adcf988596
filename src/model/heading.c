// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Headings of papers: see heading.h. "# 3. [Title](url)" in all its variants:
 * "3\.", "[3]", emphasis around the link, signs before it.
 */
#include <config.h>

#include "model/heading.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

#include "base/strbuf.h"
#include "base/utf8.h"

const char *
heading_plain(struct post *post, uint32_t begin, uint32_t end)
{
	struct strbuf sb = STRBUF_INIT;
	char *out;
	size_t n = 0;

	/* Two nodes that are clean may join to what is not in NFC. */
	utf8_clean(&sb, post->text + begin, end - begin, UTF8_CLEAN_LINE);
	out = arena_alloc(&post->arena, sb.len + 1);
	for (size_t i = 0; i < sb.len; i++)
		if (sb.str[i] != ' ' || (n && out[n - 1] != ' '))
			out[n++] = sb.str[i];
	while (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	strbuf_release(&sb);
	return out;
}

static bool
is_web_url(const char *url)
{
	return url &&
	    (strncasecmp(url, "http://", 7) == 0 ||
		strncasecmp(url, "https://", 8) == 0);
}

/* Whether the text holds a letter: then it is more than a number. */
static bool
has_letter(const char *s, size_t len)
{
	uint32_t c;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &c);
		if (uc_is_alpha(c))
			return true;
	}
	return false;
}

/* The number in what stands before a title: "3.", "[3]", "#3"; else -1. */
static int
number_in(const char *s, size_t len)
{
	long n = 0;
	size_t i = 0;

	while (i < len && !isdigit((unsigned char)s[i]))
		i++;
	if (i >= len)
		return -1;
	for (; i < len && isdigit((unsigned char)s[i]); i++)
		if ((n = n * 10 + s[i] - '0') > 1000000)
			return -1;
	return (int)n;
}

/* The bytes of a number with its point or brackets at the start of a heading
 * that is no link: "3. ", "3) ", "[3] "; else 0. */
static size_t
number_len(const char *s, size_t len)
{
	size_t i = 0;
	bool bracket = len && s[0] == '[';

	i += bracket;
	while (i < len && isdigit((unsigned char)s[i]))
		i++;
	if (i == (size_t)bracket || i >= len ||
	    !strchr(bracket ? "]" : ".):", s[i]))
		return 0;
	i++;
	if (i < len && s[i] != ' ')
		return 0;
	while (i < len && s[i] == ' ')
		i++;
	return i;
}

/* The link that a heading consists of, but for numbers and signs before it. */
static const struct node *
title_link(const struct post *post, const struct node *head)
{
	const struct node *n = head->child;
	const struct node *rest = NULL; /* after emphasis that was entered */

	while (n) {
		if (n->kind == NODE_LINK)
			return is_web_url(n->url) ? n : NULL;
		if (n->kind == NODE_STRONG || n->kind == NODE_EMPH) {
			rest = n->next ? n->next : rest;
			n = n->child;
		} else if (has_letter(
			       post->text + n->begin, n->end - n->begin)) {
			return NULL;
		} else {
			n = n->next;
		}
		if (!n) {
			n = rest;
			rest = NULL;
		}
	}
	return NULL;
}

static void
read_heading(struct post *post, struct heading *h, const struct node *head)
{
	const struct node *link = title_link(post, head);
	const char *s = post->text + head->begin;
	size_t skip;

	if (link) {
		h->number = number_in(s, link->begin - head->begin);
		h->title = heading_plain(post, link->begin, link->end);
		h->url = link->url;
		return;
	}
	skip = number_len(s, head->end - head->begin);
	h->number = number_in(s, skip);
	h->title = heading_plain(post, head->begin + (uint32_t)skip, head->end);
}

struct heading *
headings_find(struct post *post, uint32_t *n)
{
	struct heading *all;

	*n = 0;
	for (uint32_t i = 0; i < post->n_blocks; i++)
		*n += post->blocks[i]->kind == NODE_HEADING;
	all = arena_alloc(&post->arena, (*n + 1) * sizeof(*all));
	*n = 0;
	for (uint32_t i = 0; i < post->n_blocks; i++) {
		const struct node *b = post->blocks[i];
		struct heading *h = &all[*n];

		if (b->kind != NODE_HEADING)
			continue;
		h->block = i;
		h->level = b->level;
		read_heading(post, h, b);
		(*n)++;
	}
	return all;
}
