// SPDX-License-Identifier: GPL-3.0-or-later
/* Filling a page: see page.h. */
#include <config.h>

#include "layout/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/width.h"

enum {
	BAR_CELLS = 2,
	BARS_MAX = 32, /* each costs memory on each line */
	TEXT_MIN = 4,  /* cells that a mark beyond the margin must leave */
};

void
page_init(struct page *page, struct flow *flow)
{
	memset(page, 0, sizeof(*page));
	page->flow = flow;
	page->arena = &flow->arena;
	page->width = flow->width;
	page->section = -1;
}

void
page_release(struct page *page)
{
	free(page->bars);
	free(page->marks);
}

/* The band of the last line ends at `at`. */
static void
end_band(struct flow *flow, uint32_t at)
{
	size_t i = flow->n_lines;

	while (i && flow->lines[--i].beside)
		flow->lines[i].end = at;
	if (flow->n_lines)
		flow->lines[i].end = at;
}

void
page_finish(struct page *page, uint32_t begin, uint32_t end)
{
	struct flow *flow = page->flow;
	size_t i = 0;

	if (!flow->n_lines && begin < end)
		page_open_line(page, begin);
	if (!flow->n_lines)
		return;
	do
		flow->lines[i++].begin = begin;
	while (i < flow->n_lines && flow->lines[i].beside);
	end_band(flow, end);
}

void
page_gap(struct page *page)
{
	if (page->joined || !page->flow->n_lines)
		return;
	if (!page->gap || page->gap_bars > page->margin.n_bars)
		page->gap_bars = page->margin.n_bars;
	page->gap = true;
}

void
page_join(struct page *page)
{
	page->joined = true;
}

void
page_begin_section(struct page *page, int32_t section)
{
	page->section = section;
	page->joined = false;
	page_gap(page);
}

/* The column of the text on the line that is opened next. */
static unsigned
next_col(const struct page *page)
{
	unsigned indent = page->margin.indent;

	return page->n_marks && page->marks_end > indent ? page->marks_end
							 : indent;
}

bool
page_indent(struct page *page, unsigned cells)
{
	if (page->margin.indent + cells > page->width / 2 ||
	    page->margin.indent < next_col(page))
		return false;
	page->margin.indent += cells;
	return true;
}

void
page_bar(struct page *page)
{
	size_t n = page->margin.n_bars;
	unsigned col = page->margin.indent;

	if (n >= BARS_MAX || !page_indent(page, BAR_CELLS))
		return;
	page->bars =
	    mem_grow(page->bars, n, &page->cap_bars, sizeof(*page->bars));
	page->bars[n] = (struct page_mark){"|", col};
	page->margin.n_bars++;
}

void
page_mark(struct page *page, const char *str, unsigned cells)
{
	unsigned col = page->margin.indent;

	if (!page_indent(page, cells) && col + cells + TEXT_MIN > page->width)
		return;
	while (page->n_marks && page->marks[page->n_marks - 1].col >= col)
		page->n_marks--;
	page->marks = mem_grow(
	    page->marks, page->n_marks, &page->cap_marks, sizeof(*page->marks));
	page->marks[page->n_marks++] = (struct page_mark){str, col};
	page->marks_end = col + cells;
}

unsigned
page_room(const struct page *page)
{
	return page->width - page->margin.indent;
}

unsigned
page_next_room(const struct page *page)
{
	return page->width - next_col(page);
}

static void
new_line(struct page *page, uint32_t at, int32_t section)
{
	struct flow *flow = page->flow;
	struct flow_line *line;

	flow->lines = mem_grow(
	    flow->lines, flow->n_lines, &flow->cap_lines, sizeof(*line));
	line = &flow->lines[flow->n_lines++];
	*line = (struct flow_line){
	    .begin = at,
	    .end = at,
	    .first_span = (uint32_t)flow->n_spans,
	    .section = section,
	};
}

static void
put_mark(struct page *page, const struct page_mark *mark)
{
	const struct flow *flow = page->flow;
	uint32_t at = flow->lines[flow->n_lines - 1].begin;
	struct span span = {
	    .begin = at,
	    .end = at,
	    .str = mark->str,
	    .cells = (uint16_t)width_text(mark->str, strlen(mark->str)),
	    .style = STYLE_DIM,
	};

	page->col = mark->col;
	page_put(page, &span);
}

/* Puts the first bars and marks, left to right. */
static void
put_margin(struct page *page, size_t n_bars, size_t n_marks)
{
	size_t bar = 0;
	size_t mark = 0;

	while (bar < n_bars || mark < n_marks)
		if (mark == n_marks ||
		    (bar < n_bars &&
			page->bars[bar].col < page->marks[mark].col))
			put_mark(page, &page->bars[bar++]);
		else
			put_mark(page, &page->marks[mark++]);
}

void
page_open_line(struct page *page, uint32_t at)
{
	struct flow *flow = page->flow;
	size_t n_bars = page->margin.n_bars;

	if (at < page->at)
		at = page->at;
	page->at = at;
	end_band(flow, at);
	if (page->gap) {
		new_line(page, at, flow->lines[flow->n_lines - 1].section);
		put_margin(
		    page, page->gap_bars < n_bars ? page->gap_bars : n_bars, 0);
	}
	page->gap = false;
	page->joined = false;
	new_line(page, at, page->section);
	put_margin(page, n_bars, page->n_marks);
	page->col = next_col(page);
	page->n_marks = 0;
}

void
page_open_beside(struct page *page)
{
	const struct flow_line *above =
	    &page->flow->lines[page->flow->n_lines - 1];
	uint32_t beside = above->beside + 1;

	new_line(page, above->begin, above->section);
	page->flow->lines[page->flow->n_lines - 1].beside = beside;
	put_margin(page, page->margin.n_bars, 0);
	page->col = page->margin.indent;
}

void
page_put(struct page *page, const struct span *span)
{
	struct flow *flow = page->flow;
	struct span *added;

	flow->spans = mem_grow(
	    flow->spans, flow->n_spans, &flow->cap_spans, sizeof(*span));
	added = &flow->spans[flow->n_spans++];
	*added = *span;
	added->col = (uint16_t)page->col;
	page->col += span->cells;
	if (page->at < span->end)
		page->at = span->end;
	flow->lines[flow->n_lines - 1].n_spans++;
}
