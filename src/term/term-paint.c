// SPDX-License-Identifier: GPL-3.0-or-later
/* Painting a screen with links: see term-paint.h. */
#include <config.h>

#include "term/term-paint.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "term/term-moved.h"
#include "term/term-osc.h"

/* Cells; what it takes instead is about as long. */
enum { WORTH_ERASING = 4, WORTH_GOING_ROUND = 8 };

struct painting {
	const struct term *term;
	const struct term_paint_ops *ops;
	int row;
	struct term_glyph *shown, *drawn; /* the row's cells */
	int y, x;                         /* of the cursor; -1: not known */
};

/* Whether a cell is to be sent: for its link, or for what is in it. */
static bool
is_due(const struct painting *p, int col)
{
	const struct term_glyph *a = &p->shown[col];
	const struct term_glyph *b = &p->drawn[col];

	return a->width != b->width || a->attributes != b->attributes ||
	    a->pair != b->pair || wcscmp(a->chars, b->chars) != 0 ||
	    term_links_differ(&p->term->links, p->row, col);
}

/* The first piece of a run that is to be sent; empty, at its end, when there
 * is none. A link is sent whole; else going around what is as it should be must
 * be worth it. */
static struct term_run
due_piece(const struct painting *p, struct term_run run)
{
	struct term_run due = run;

	while (due.col < run.end && !is_due(p, due.col))
		due.col++;
	due.end = due.col;
	for (int col = due.col; col < run.end; col++)
		if (is_due(p, col))
			due.end = col + 1;
		else if (col - due.end >= WORTH_GOING_ROUND)
			break;
	if (run.hash && due.end > due.col)
		return run;
	while (due.end > due.col && !p->drawn[due.col].width)
		due.col--;
	while (due.end < run.end && !p->drawn[due.end].width)
		due.end++;
	return due;
}

static void
go_to(struct painting *p, int row, int col)
{
	p->ops->go(p->y, p->x, row, col);
	p->y = row;
	p->x = col;
}

static void
send_cells(struct painting *p, const struct term_run *run)
{
	for (int col = run->col; col < run->end;) {
		const struct term_glyph *glyph = &p->drawn[col];

		p->ops->look(glyph->attributes, glyph->pair);
		printf("%ls", glyph->chars);
		p->ops->sent(run->row, col);
		col += glyph->width;
	}
	p->ops->look(0, 0);
	p->x = run->end;
	/* After the last column terminals differ as to where the cursor is. */
	if (p->x >= p->term->cols)
		p->y = p->x = -1;
}

/* Where the blanks begin that the row ends in. */
static int
blank_tail(const struct painting *p)
{
	int col = p->term->cols;

	for (; col > 0; col--) {
		const struct term_glyph *glyph = &p->drawn[col - 1];

		if (glyph->attributes || glyph->pair ||
		    wcscmp(glyph->chars, L" ") != 0)
			break;
	}
	return col;
}

/* Erases the blanks at the end of a piece, should the row end in them: that is
 * shorter than sending them. */
static void
erase_tail(struct painting *p, struct term_run *piece)
{
	int tail = blank_tail(p);

	if (tail < piece->col)
		tail = piece->col;
	if (piece->end - tail < WORTH_ERASING)
		return;
	go_to(p, piece->row, tail);
	if (p->ops->erase(piece->row, tail))
		piece->end = tail;
}

static void
send_piece(struct painting *p, struct term_run piece)
{
	const char *url = term_links_url(&p->term->links, piece.hash);
	struct strbuf begin = STRBUF_INIT;
	struct strbuf end = STRBUF_INIT;

	if (url) {
		term_osc_link(&begin, url, piece.hash);
		term_osc_link_end(&end);
	} else {
		erase_tail(p, &piece);
	}
	if (piece.col < piece.end) {
		go_to(p, piece.row, piece.col);
		fputs(begin.str, stdout);
		send_cells(p, &piece);
		fputs(end.str, stdout);
	}
	strbuf_release(&begin);
	strbuf_release(&end);
}

static void
send_row(struct painting *p)
{
	const struct term *term = p->term;
	struct term_run run = {.row = p->row};

	p->ops->read(p->row, term->cols, false, p->shown);
	p->ops->read(p->row, term->cols, true, p->drawn);
	while (run.end < term->cols) {
		run = term_links_run(&term->links, p->row, run.end);
		while (run.col < run.end) {
			struct term_run piece = due_piece(p, run);

			if (piece.col < piece.end)
				send_piece(p, piece);
			run.col = piece.end;
		}
	}
}

/* FNV-1a, a word at a time. */
static uint64_t
hash_on(uint64_t hash, uint64_t word)
{
	return (hash ^ word) * 1099511628211U;
}

static uint64_t
hash_row(const struct term_glyph *row, const uint64_t *links, int cols)
{
	uint64_t hash = 14695981039346656037U;

	for (int col = 0; col < cols; col++) {
		for (const wchar_t *c = row[col].chars; *c; c++)
			hash = hash_on(hash, (uint64_t)*c);
		hash = hash_on(hash, row[col].attributes);
		hash = hash_on(hash, (uint64_t)row[col].pair);
		hash = hash_on(hash, links[col]);
	}
	return hash;
}

bool
term_paint_moved(const struct term *term, const struct term_paint_ops *ops,
    struct term_scroll *out)
{
	const struct term_links *links = &term->links;
	size_t rows = (size_t)term->rows, cols = (size_t)term->cols;
	struct term_glyph *row = mem_alloc(mem_product(cols, sizeof(*row)));
	uint64_t *shown = mem_alloc(mem_product(rows, sizeof(*shown)));
	uint64_t *drawn = mem_alloc(mem_product(rows, sizeof(*drawn)));
	bool moved;

	for (size_t i = 0; i < rows; i++) {
		ops->read((int)i, term->cols, false, row);
		shown[i] = hash_row(row, links->shown + i * cols, term->cols);
		ops->read((int)i, term->cols, true, row);
		drawn[i] = hash_row(row, links->drawn + i * cols, term->cols);
	}
	moved = term_moved_find(shown, drawn, term->rows, out);
	free(row);
	free(shown);
	free(drawn);
	return moved;
}

void
term_paint(struct term *term, const struct term_paint_ops *ops, int *y, int *x)
{
	size_t size =
	    mem_product((size_t)term->cols, sizeof(struct term_glyph));
	struct painting p = {
	    .term = term,
	    .ops = ops,
	    .shown = mem_alloc(size),
	    .drawn = mem_alloc(size),
	    .y = *y,
	    .x = *x,
	};

	for (; p.row < term->rows; p.row++)
		send_row(&p);
	go_to(&p, term->cursor_row, term->cursor_col);
	fflush(stdout);
	*y = p.y;
	*x = p.x;
	free(p.shown);
	free(p.drawn);
}
