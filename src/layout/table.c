// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Tables: see table.h. All cells are seen once for their widths, then laid out
 * row by row: side by side, each is wrapped on a page of its column's width,
 * and what comes of it put in its place on the lines of the row.
 */
#include <config.h>

#include "layout/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/width.h"
#include "layout/columns.h"
#include "layout/row.h"
#include "layout/wrap.h"

enum { LABEL_PART = 3 }; /* of a record's room, at most, are labels */

struct table {
	struct render *render;
	const struct node *node;
	unsigned room; /* cells */
	struct column *columns;
	size_t n_columns;

	/* Side by side. */
	struct flow flow; /* the lines of a row's cells, one after the other */
	struct page page; /* which the cells are put on */
	size_t *firsts;   /* of each cell's lines; and where the last ends */
	size_t height;    /* lines of the row above; 0: there is none */
	const char *dashes;

	/* As records. */
	const char **labels;
	unsigned label_cells; /* with the blank after them; 0: no room */
};

static enum style
cell_style(const struct table *t, const struct node *row)
{
	return row == t->node->child ? STYLE_STRONG
	    : t->render->quotes      ? STYLE_QUOTE
				     : STYLE_NORMAL;
}

/* Makes a cell the render's paragraph. */
static void
start_cell(struct table *t, const struct node *row, const struct node *cell,
    enum para_fill fill)
{
	para_start(&t->render->para, cell->begin, fill);
	render_text(t->render, cell, cell_style(t, row));
}

static void
see_columns(struct table *t)
{
	for (const struct node *row = t->node->child; row; row = row->next) {
		size_t i = 0;

		for (const struct node *c = row->child; c; c = c->next, i++) {
			start_cell(t, row, c, FILL_CELL);
			column_see(&t->columns[i], &t->render->para);
		}
	}
}

static size_t
count_columns(const struct node *table)
{
	size_t most = 0;

	for (const struct node *row = table->child; row; row = row->next) {
		size_t n = 0;

		for (const struct node *c = row->child; c; c = c->next)
			n++;
		most = n > most ? n : most;
	}
	return most;
}

/* ---- Side by side ------------------------------------------------------- */

/* Wraps the cells of a row; returns the lines of the highest. */
static size_t
wrap_cells(struct table *t, const struct node *row)
{
	size_t height = 0;
	size_t i = 0;

	t->flow.n_lines = t->flow.n_spans = 0;
	t->firsts[0] = 0;
	for (const struct node *cell = row->child; cell; cell = cell->next) {
		size_t lines;

		start_cell(t, row, cell, FILL_CELL);
		t->page.width = t->columns[i].width;
		wrap_para(&t->page, &t->render->para, t->render->options->wrap);
		t->firsts[++i] = t->flow.n_lines;
		lines = t->firsts[i] - t->firsts[i - 1];
		height = lines > height ? lines : height;
	}
	return height;
}

/* Cells that are free before a line of a cell. */
static unsigned
cell_indent(const struct table *t, const struct flow_line *line, size_t column,
    enum node_align align)
{
	const struct span *last;
	unsigned rest;

	if (!line->n_spans)
		return 0;
	last = &t->flow.spans[line->first_span + line->n_spans - 1];
	rest = t->columns[column].width - last->col - last->cells;
	return align == ALIGN_RIGHT ? rest
	    : align == ALIGN_CENTRE ? rest / 2
				    : 0;
}

/* Puts the line `k` of each cell that has one on the open line. */
static void
put_line(struct table *t, const struct node *row, size_t k)
{
	struct page *page = &t->render->page;
	unsigned base = page->col;
	size_t i = 0;

	for (const struct node *c = row->child; c; c = c->next, i++) {
		const struct flow_line *line;
		unsigned left;

		if (t->firsts[i] + k >= t->firsts[i + 1])
			continue;
		line = &t->flow.lines[t->firsts[i] + k];
		left = base + t->columns[i].left +
		    cell_indent(t, line, i, (enum node_align)c->align);
		for (uint32_t s = 0; s < line->n_spans; s++) {
			const struct span *span =
			    &t->flow.spans[line->first_span + s];
			page->col = left + span->col;
			page_put(page, span);
		}
	}
}

/* The rule beneath the header. */
static void
put_rule(struct table *t, uint32_t at)
{
	struct page *page = &t->render->page;
	unsigned base;

	page_open_line(page, at);
	base = page->col;
	for (size_t i = 0; i < t->n_columns; i++) {
		unsigned width = t->columns[i].width;
		struct span span = {.begin = at,
		    .end = at,
		    .str = t->dashes + t->room - width,
		    .cells = (uint16_t)width,
		    .style = STYLE_DIM};

		page->col = base + t->columns[i].left;
		page_put(page, &span);
	}
}

static void
put_row(struct table *t, const struct node *row)
{
	struct page *page = &t->render->page;
	size_t height = wrap_cells(t, row);

	if (!height)
		return;
	if (t->height && (height > 1 || t->height > 1))
		page_gap(page);
	page_open_line(page, row->begin);
	for (size_t k = 0; k < height; k++) {
		if (k)
			page_open_beside(page);
		put_line(t, row, k);
	}
	t->height = height;
	if (row == t->node->child) {
		put_rule(t, row->end);
		t->height = 0;
	}
}

static void
put_side_by_side(struct table *t)
{
	struct arena *arena = &t->render->page.flow->arena;
	char *dashes = arena_alloc(arena, t->room + 1);

	memset(dashes, '-', t->room);
	t->dashes = dashes;
	flow_init(&t->flow);
	page_init(&t->page, &t->flow);
	t->page.arena = arena;
	t->firsts =
	    mem_alloc(mem_product(t->n_columns + 1, sizeof(*t->firsts)));
	for (const struct node *row = t->node->child; row; row = row->next)
		put_row(t, row);
	free(t->firsts);
	page_release(&t->page);
	flow_release(&t->flow);
}

/* ---- Records ------------------------------------------------------------ */

/* The header's words on one line, cut where they would take too much room. */
static const char *
make_label(struct table *t, const struct node *cell, unsigned room)
{
	const char *text = t->render->post->text + cell->begin;
	size_t len = cell->end - cell->begin;
	const char *feed = memchr(text, '\n', len);
	struct strbuf label = STRBUF_INIT;
	const char *s;
	size_t fit;

	if (feed)
		len = (size_t)(feed - text);
	fit = width_fit(text, len, room, NULL);
	if (fit < len)
		fit = row_trim(text, 0, width_fit(text, len, room - 2, NULL));
	strbuf_add(&label, text, fit);
	if (fit < len)
		strbuf_adds(&label, "..");
	s = arena_strndup(&t->render->page.flow->arena, label.str, label.len);
	strbuf_release(&label);
	return s;
}

static void
make_labels(struct table *t)
{
	unsigned room = t->room / LABEL_PART;
	size_t i = 0;

	t->labels = mem_alloc(mem_product(t->n_columns, sizeof(*t->labels)));
	for (size_t k = 0; k < t->n_columns; k++)
		t->labels[k] = "";
	if (room < 4)
		return;
	for (const struct node *c = t->node->child->child; c; c = c->next) {
		const char *label = make_label(t, c, room - 1);
		unsigned cells = (unsigned)width_text(label, strlen(label)) + 1;

		t->labels[i++] = label;
		if (cells > 1 && cells > t->label_cells)
			t->label_cells = cells;
	}
}

/* The header on lines of its own: it is text, the labels only show it. */
static void
put_header(struct table *t, const struct node *header)
{
	struct render *r = t->render;
	size_t before = r->page.flow->n_lines;
	struct run bar = {.str = " | ", .style = STYLE_DIM};

	para_start(&r->para, header->begin, FILL_WORDS);
	for (const struct node *c = header->child; c; c = c->next) {
		render_text(r, c, STYLE_STRONG);
		bar.begin = c->end;
		if (c->next)
			para_add_decor(&r->para, &bar);
	}
	wrap_para(&r->page, &r->para, r->options->wrap);
	if (r->page.flow->n_lines > before)
		render_rule(r, header->end);
}

static bool
is_empty(const struct para *para)
{
	return strspn(para->text.str, " \n") == para->text.len;
}

static void
put_record(struct table *t, const struct node *row)
{
	struct render *r = t->render;
	size_t i = 0;

	for (const struct node *c = row->child; c; c = c->next, i++) {
		struct page_margin margin = r->page.margin;

		start_cell(t, row, c, FILL_WORDS);
		if (is_empty(&r->para))
			continue;
		if (t->label_cells)
			page_mark(&r->page, t->labels[i], t->label_cells);
		wrap_para(&r->page, &r->para, r->options->wrap);
		r->page.margin = margin;
	}
}

static void
put_records(struct table *t)
{
	const struct node *header = t->node->child;

	make_labels(t);
	put_header(t, header);
	for (const struct node *row = header->next; row; row = row->next) {
		if (row != header->next)
			page_gap(&t->render->page);
		put_record(t, row);
	}
	free(t->labels);
}

void
table_render(struct render *r, const struct node *table)
{
	struct table t = {
	    .render = r, .node = table, .n_columns = count_columns(table)};

	if (!t.n_columns)
		return;
	t.room = page_next_room(&r->page);
	t.columns = mem_alloc(mem_product(t.n_columns, sizeof(*t.columns)));
	see_columns(&t);
	if (columns_share(t.columns, t.n_columns, t.room))
		put_side_by_side(&t);
	else
		put_records(&t);
	free(t.columns);
}
