// SPDX-License-Identifier: GPL-3.0-or-later
/* Parts: see part.h. */
#include <config.h>

#include "layout/part.h"

#include <stdbool.h>
#include <string.h>

#include "base/width.h"
#include "layout/wrap.h"

enum { NUMBER_MAX = 64 /* bytes; what is longer is none */ };

/* Whether a number and its like may be written with `c`. */
static bool
is_number_part(char c)
{
	return c != '\0' && strchr("0123456789.()[]# ", c) != NULL;
}

/* Bytes of "12. ", "[12] " or "12) " at the start of `s`. */
static size_t
number_length(const char *s, size_t len)
{
	size_t i = 0;
	size_t digits;

	i += i < len && s[i] == '[';
	digits = i;
	while (i < len && s[i] >= '0' && s[i] <= '9')
		i++;
	if (i == digits || i == len || !strchr(".)]", s[i]))
		return 0;
	i++;
	return i < len && s[i] == ' ' ? i + 1 : 0;
}

/* Bytes of the heading that stand before the title. */
static size_t
title_start(const char *heading, size_t len, const char *title)
{
	size_t title_len = strlen(title);

	for (size_t i = 0; title_len && i + title_len <= len; i++) {
		if (memcmp(heading + i, title, title_len) == 0)
			return i;
		if (i == NUMBER_MAX || !is_number_part(heading[i]))
			break;
	}
	return number_length(heading, len);
}

/* The title of a paper that has no heading, as a post about one paper. */
static void
render_title_alone(struct render *r, const struct paper *part)
{
	struct run run = {
	    .begin = part->begin, .str = part->title, .style = STYLE_TITLE};

	para_start(&r->para, part->begin, FILL_WORDS);
	para_add_decor(&r->para, &run);
	wrap_para(&r->page, &r->para, r->options->wrap);
}

static void
render_title(struct render *r, const struct paper *part)
{
	const char *text = r->post->text;
	uint32_t begin, end;
	struct run run = {.style = STYLE_TITLE};

	if (part->head.from >= part->head.to) {
		render_title_alone(r, part);
		return;
	}
	begin = r->post->blocks[part->head.from]->begin;
	end = r->post->blocks[part->head.to - 1]->end;
	run.begin = begin +
	    (uint32_t)title_start(text + begin, end - begin, part->title);
	page_gap(&r->page);
	para_start(&r->para, begin, FILL_WORDS);
	para_add_text(&r->para, text, &run, end - run.begin);
	wrap_para(&r->page, &r->para, r->options->wrap);
}

/* Puts "label URL" on lines of its own, the paper's (no `label`) or the one
 * of link `number`. */
static void
render_url(struct render *r, uint32_t at, const char *url, uint32_t number)
{
	struct run run = {.begin = at, .link = number, .style = STYLE_DIM};

	para_start(&r->para, at, FILL_ANYWHERE);
	if (number) {
		run.str = links_label(&r->links, number);
		para_add_decor(&r->para, &run);
		run.str = " ";
		para_add_decor(&r->para, &run);
	}
	run.str = url;
	run.style = STYLE_URL;
	para_add_decor(&r->para, &run);
	wrap_para(&r->page, &r->para, r->options->wrap);
}

/* Adds decoration that the flow keeps a copy of. */
static void
add_copy(struct render *r, const char *s, size_t len, enum style style)
{
	struct run run = {.begin = r->para.begin, .style = style};

	if (!len)
		return;
	run.str = arena_strndup(&r->page.flow->arena, s, len);
	para_add_decor(&r->para, &run);
}

/* The lines of a remark, the label at the left of the first. */
static void
render_remark(struct render *r, const struct flow_remark *remark)
{
	const struct page_margin margin = r->page.margin;
	const char *line = remark->text;

	page_mark(&r->page, remark->label,
	    (unsigned)width_text(remark->label, strlen(remark->label)) + 1);
	while (*line) {
		size_t len = strcspn(line, "\n");

		para_start(&r->para, r->page.at, FILL_WORDS);
		add_copy(r, line, len, STYLE_NORMAL);
		if (len)
			wrap_para(&r->page, &r->para, r->options->wrap);
		else
			page_gap(&r->page);
		line += len + (line[len] == '\n');
	}
	r->page.margin = margin;
}

static void
render_blocks(struct render *r, struct block_range range)
{
	for (uint32_t i = range.from; i < range.to; i++)
		render_block(r, r->post->blocks[i]);
}

static void
render_head(struct render *r, const struct paper *part)
{
	r->heading = STYLE_HEADING;
	render_blocks(r, part->lead);
	if (part->kind != PART_PAPER) {
		render_blocks(r, part->head);
		return;
	}
	render_title(r, part);
	r->heading = STYLE_STRONG;
	if (part->url)
		render_url(r, r->page.at, part->url, 0);
	for (size_t i = 0; i < r->options->n_remarks; i++)
		render_remark(r, &r->options->remarks[i]);
}

static void
render_section(struct render *r, const struct paper *part, size_t i)
{
	enum style inner = r->heading;

	page_begin_section(&r->page, (int32_t)i);
	r->heading = STYLE_HEADING;
	render_blocks(r, part->sections[i].head);
	r->heading = inner;
	render_blocks(r, part->sections[i].blocks);
}

/* Where the links lead whose text does not say so. */
static void
render_links(struct render *r, const struct paper *part)
{
	const struct flow *flow = r->page.flow;
	bool first = true;

	for (size_t i = 0; i < flow->n_links; i++) {
		if (!flow->links[i].hidden)
			continue;
		if (first)
			page_begin_section(&r->page, r->page.section);
		first = false;
		render_url(r, part->end, flow->links[i].url, (uint32_t)i + 1);
	}
}

void
part_render(struct render *r, const struct paper *part)
{
	r->page.at = part->begin;
	render_head(r, part);
	render_blocks(r, part->preamble);
	for (size_t i = 0; i < part->n_sections; i++)
		render_section(r, part, i);
	if (r->options->link_numbers)
		render_links(r, part);
}
