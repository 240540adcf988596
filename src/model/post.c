// SPDX-License-Identifier: GPL-3.0-or-later
/* A post from its bytes: see post.h. The way is straight: front matter, then
 * Markdown into nodes and text, then the outline of papers and sections. */
#include <config.h>

#include "model/post.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/authors.h"
#include "model/front.h"
#include "model/heading.h"
#include "model/markdown.h"
#include "model/outline.h"

static const char *
clean_path(struct arena *arena, const char *path)
{
	struct strbuf sb = STRBUF_INIT;
	const char *s;

	utf8_clean(&sb, path, strlen(path), UTF8_CLEAN_LINE);
	s = arena_strndup(arena, sb.str, sb.len);
	strbuf_release(&sb);
	return s;
}

static unsigned
count_lines(const char *bytes, size_t len)
{
	unsigned n = 0;

	for (const char *p = bytes;
	     (p = memchr(p, '\n', (size_t)(bytes + len - p))); p++)
		n++;
	return n;
}

/* Takes note of the first place that is not UTF-8. */
static void
check_encoding(struct post *post, const char *bytes, size_t len)
{
	size_t valid = utf8_valid(bytes, len);
	struct fault **at = &post->faults;
	struct fault *fault;

	if (valid == len)
		return;
	fault = arena_alloc(&post->arena, sizeof(*fault));
	fault->line = count_lines(bytes, valid) + 1;
	fault->msg = _("this is not UTF-8; what is not is shown as U+FFFD");
	while (*at && (*at)->line <= fault->line)
		at = &(*at)->next;
	fault->next = *at;
	*at = fault;
}

/* The date of the file's name, else the one its first heading shows. */
static void
find_date(struct post *post)
{
	const char *name = strrchr(post->path, '/');

	if (date_find(&post->date, name ? name + 1 : post->path))
		return;
	for (uint32_t i = 0; i < post->n_blocks; i++) {
		const struct node *b = post->blocks[i];

		if (b->kind != NODE_HEADING)
			continue;
		date_find(&post->date, heading_plain(post, b->begin, b->end));
		return;
	}
}

struct post *
post_parse(const char *path, const char *bytes, size_t len)
{
	struct post *post = mem_alloc(sizeof(*post));
	struct front front = {.date = DATE_NONE};
	struct markdown md;
	size_t skip;

	post->path = clean_path(&post->arena, path);
	skip = front_parse(&front, &post->arena, bytes, len, &post->faults);
	check_encoding(post, bytes, len);
	/* A byte order mark without front matter. */
	if (!skip && len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		skip = 3;
	markdown_parse(&md, &post->arena, bytes + skip, len - skip,
	    count_lines(bytes, skip) + 1);
	post->title = front.title;
	post->date = front.date;
	post->tags = front.tags;
	post->n_tags = front.n_tags;
	/* Of a post on no paper in particular, they are who wrote the post. */
	post->paper_authors = front.paper_url ? front.authors : NULL;
	post->text = md.text;
	post->text_len = md.text_len;
	post->blocks = md.blocks;
	post->n_blocks = md.n_blocks;
	if (!post->date.year)
		find_date(post);
	outline_build(post, &front);
	post->italics_are_names = authors_are_in_italics(post);
	return post;
}

void
post_free(struct post *post)
{
	if (!post)
		return;
	arena_release(&post->arena);
	free(post);
}

size_t
post_find_part(const struct post *post, const char *key)
{
	size_t i = 0;

	while (i < post->n_parts && strcmp(post->parts[i].key, key) != 0)
		i++;
	return i;
}

const struct section *
paper_section_at(const struct paper *paper, uint32_t at)
{
	const struct section *best = NULL;

	for (size_t i = 0; i < paper->n_sections; i++)
		if (paper->sections[i].begin <= at)
			best = &paper->sections[i];
	return best;
}
