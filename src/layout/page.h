// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The page that is being filled: where the next line goes, and what stands at
 * its left.
 *
 * Every line keeps the first `indent` cells free for bars, which quotes repeat
 * on each of their lines, and marks, which list items put on their first line
 * only. Marks wait until a line is opened. The indentation never takes more
 * than half the width, and there are no more bars than anybody needs: deeper
 * levels share the last one.
 *
 * Lines are opened with the place in the text where they begin; the line
 * before then ends there, with its whole band (flow.h), so that lines always
 * join.
 */
#ifndef NONMUN_LAYOUT_PAGE_H
#define NONMUN_LAYOUT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/flow.h"

struct page_mark {
	const char *str;
	unsigned col;
};

struct page_margin {
	unsigned indent; /* cells */
	size_t n_bars;
};

struct page {
	struct flow *flow;
	struct arena *arena; /* for decoration; the flow's unless changed */
	unsigned width;
	uint32_t at;     /* no line to come begins before it */
	unsigned col;    /* of the next span on the open line */
	int32_t section; /* of the lines to come */
	struct page_margin margin;
	struct page_mark *bars, *marks;
	size_t cap_bars, n_marks, cap_marks;
	unsigned marks_end; /* no text left of it on the next line */
	size_t gap_bars;    /* bars of the blank line to come */
	bool gap;           /* a blank line comes before the next one */
	bool joined;        /* none may be asked for */
};

void page_init(struct page *page, struct flow *flow);
void page_release(struct page *page);

/* Gives the lines their final ranges: together they are [begin, end). */
void page_finish(struct page *page, uint32_t begin, uint32_t end);

/* Asks for a blank line before the next one, unless that is the first. */
void page_gap(struct page *page);

/* Refuses blank lines until the next line is opened: what comes belongs to the
 * line above. */
void page_join(struct page *page);

/* What comes is in this section; asks for a blank line, refused or not. */
void page_begin_section(struct page *page, int32_t section);

/* Indents what comes by `cells`. False, and nothing done, when the margin
 * would take more than half the width or a mark stands in its way. */
bool page_indent(struct page *page, unsigned cells);

/* Indents what comes and repeats a bar in the new margin. */
void page_bar(struct page *page);

/* Indents what comes by `cells`, and puts `str` (borrowed) there on the next
 * line. Where the margin is full that line alone is indented, if it can. */
void page_mark(struct page *page, const char *str, unsigned cells);

/* Cells for text on the lines to come, and on the very next one. At least 1. */
unsigned page_room(const struct page *page);
unsigned page_next_room(const struct page *page);

/* Opens a line for the text from `at`. */
void page_open_line(struct page *page, uint32_t at);

/* Opens a line of the same band as the one that is open. */
void page_open_beside(struct page *page);

/* Adds a span at the right of the open line; its `col` is filled in. */
void page_put(struct page *page, const struct span *span);

#endif
