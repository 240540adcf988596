// SPDX-License-Identifier: GPL-3.0-or-later
/* What the axis shows of one paper: see axis-strip.h. */
#include <config.h>

#include "ui/axis-strip.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
strip_init(struct strip *strip)
{
	memset(strip, 0, sizeof(*strip));
	flow_init(&strip->flow);
}

void
strip_release(struct strip *strip)
{
	free(strip->title);
	free(strip->key);
	free(strip->url);
	free(strip->lines);
	free(strip->text);
	flow_release(&strip->flow);
	strip_init(strip);
}

bool
strip_is(const struct strip *strip, const struct strip_basis *basis)
{
	const struct strip_basis *b = &strip->basis;

	return strip->made && b->id == basis->id && b->part == basis->part &&
	    b->version == basis->version && b->width == basis->width &&
	    b->wrap == basis->wrap && b->kind == basis->kind;
}

/* ---- Making ------------------------------------------------------------- */

static void
add_line(struct strip *strip, size_t line)
{
	strip->lines = mem_grow(strip->lines, strip->n_lines, &strip->cap_lines,
	    sizeof(*strip->lines));
	strip->lines[strip->n_lines++] = line;
}

/* The lines of a section, without its heading (unless it is to be `named`) and
 * the blank ones after it. Links are listed behind the last section's end. */
static void
add_section(struct strip *strip, const struct post *post,
    const struct section *s, int index, bool named)
{
	const struct flow *flow = &strip->flow;
	uint32_t from = s->begin;

	if (s->head.from < s->head.to && !named)
		from = post->blocks[s->head.to - 1]->end;
	for (size_t i = flow_section_line(flow, index);
	     i < flow->n_lines && flow->lines[i].section == index; i++)
		if (flow->lines[i].begin >= from &&
		    flow->lines[i].begin < s->end)
			add_line(strip, i);
	while (strip->n_lines &&
	    !flow->lines[strip->lines[strip->n_lines - 1]].n_spans)
		strip->n_lines--;
}

static void
add_sections(struct strip *strip, const struct post *post,
    const struct paper *part, const struct axis_kind *kind)
{
	size_t n = 0;

	for (size_t i = 0; i < part->n_sections; i++)
		n += axis_kind_is(
		    kind, part->sections[i].kind, part->sections[i].heading);
	strip->missing = !n;
	strip->section = -1;
	for (size_t i = 0; i < part->n_sections; i++) {
		const struct section *s = &part->sections[i];

		if (!axis_kind_is(kind, s->kind, s->heading))
			continue;
		if (strip->section < 0) {
			strip->section = (int)i;
			strip->begin = s->begin;
		}
		strip->end = s->end;
		add_section(strip, post, s, (int)i, n > 1);
	}
}

/* Whatever it was before. */
static void
forget(struct strip *strip, const struct strip_basis *basis)
{
	free(strip->title);
	free(strip->key);
	free(strip->url);
	free(strip->text);
	strip->title = strip->key = strip->url = strip->text = NULL;
	strip->n_lines = 0;
	strip->begin = strip->end = 0;
	strip->number = strip->section = -1;
	strip->basis = *basis;
	strip->made = strip->missing = true;
}

void
strip_make(struct strip *strip, const struct strip_basis *basis,
    const struct post *post, const struct axis_kind *kind)
{
	struct flow_options options = {
	    .width = basis->width, .wrap = basis->wrap, .link_numbers = true};
	const struct paper *part;

	forget(strip, basis);
	if (!post || basis->part >= post->n_parts)
		return;
	part = &post->parts[basis->part];
	strip->number = part->number;
	strip->title = mem_strdup(part->title);
	strip->key = mem_strdup(part->key);
	strip->url = part->url ? mem_strdup(part->url) : NULL;
	flow_layout(&strip->flow, post, part, &options);
	add_sections(strip, post, part, kind);
	strip->text =
	    mem_strndup(post->text + strip->begin, strip->end - strip->begin);
}

/* ---- Rows --------------------------------------------------------------- */

size_t
strip_rows(const struct strip *strip)
{
	return 2 + (strip->missing ? 1 : strip->n_lines);
}

const struct flow_line *
strip_line(const struct strip *strip, size_t row)
{
	return row && row <= strip->n_lines
	    ? &strip->flow.lines[strip->lines[row - 1]]
	    : NULL;
}

size_t
strip_row_at(const struct strip *strip, uint32_t at)
{
	size_t row = strip->n_lines;
	size_t line = flow_line_at(&strip->flow, at);

	while (row > 1 && strip->lines[row - 1] > line)
		row--;
	return row;
}

uint32_t
strip_place(const struct strip *strip, size_t row)
{
	if (!strip->n_lines || !row)
		return strip->begin;
	return row <= strip->n_lines
	    ? flow_place(&strip->flow, strip->lines[row - 1])
	    : strip->end;
}
