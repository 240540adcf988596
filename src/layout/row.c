// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawing rows, run by run: see row.h. */
#include <config.h>

#include "layout/row.h"

#include "base/utf8.h"
#include "base/width.h"
#include "layout/unit.h"

size_t
row_trim(const char *text, size_t begin, size_t end)
{
	while (end > begin) {
		size_t start = utf8_floor(text, end, end - 1);
		if (!unit_is_blank(text, start, end))
			break;
		end = start;
	}
	return end;
}

struct brush {
	const struct para *para;
	struct page *page;
};

/* Draws [begin, end), which is in one run. */
static void
draw_piece(const struct brush *b, size_t run, size_t begin, size_t end)
{
	const struct run *r = &b->para->runs[run];
	const char *text = b->para->text.str + begin;
	size_t len = end - begin;
	struct span span = {
	    .begin = para_offset(b->para, begin),
	    .cells = (uint16_t)width_text(text, len),
	    .link = r->link,
	    .style = r->style,
	};

	span.end = span.begin;
	if (!r->str)
		span.end += (uint32_t)len;
	else if (begin == r->at && !r->str[len])
		span.str = r->str;
	else
		span.str = arena_strndup(b->page->arena, text, len);
	page_put(b->page, &span);
}

static void
draw(const struct brush *b, size_t begin, size_t end)
{
	size_t run = para_run_at(b->para, begin);

	while (begin < end) {
		size_t stop = para_run_end(b->para, run);
		if (stop > end)
			stop = end;
		draw_piece(b, run++, begin, stop);
		begin = stop;
	}
}

static void
draw_hole(const struct brush *b, size_t begin, size_t end)
{
	const struct run *run = &b->para->runs[para_run_at(b->para, begin)];
	struct span span = {
	    .begin = para_offset(b->para, begin),
	    .end = para_offset(b->para, end - 1) + 1,
	    .str = UNIT_HOLE,
	    .cells = 1,
	    .link = run->link,
	    .style = run->style,
	};

	/* Decoration stands for no text, whole or not. */
	if (run->str)
		span.end = span.begin;
	page_put(b->page, &span);
}

static void
draw_mark(struct page *page, uint32_t at)
{
	struct span span = {.begin = at,
	    .end = at,
	    .str = "\\",
	    .cells = 1,
	    .style = STYLE_DIM};

	page->col = page->width - 1;
	page_put(page, &span);
}

void
row_draw(const struct row *row, const struct para *para, struct page *page)
{
	struct brush b = {para, page};
	size_t end = row->end;

	if (para->fill != FILL_VERBATIM)
		end = row_trim(para->text.str, row->begin, end);
	if (row->hole_end && row->hole_end <= end) {
		draw(&b, row->begin, row->hole_begin);
		draw_hole(&b, row->hole_begin, row->hole_end);
		draw(&b, row->hole_end, end);
	} else {
		draw(&b, row->begin, end);
	}
	if (row->marked)
		draw_mark(page, para_offset(para, row->next));
}
