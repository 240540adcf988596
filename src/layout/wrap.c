// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Wrapping: see wrap.h. A row is measured first, unit by unit, remembering the
 * places where it could end; then it is drawn (row.h).
 */
#include <config.h>

#include "layout/wrap.h"

#include <unigbrk.h>
#include <unilbrk.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/row.h"
#include "layout/unit.h"

enum { MARK_ROOM_MIN = 3 }; /* cells a row needs to spare one for a mark */

struct wrap {
	struct page *page;
	const struct para *para;
	enum wrap_mode mode;
	struct units units;
	size_t at; /* where the next row begins */
};

/* A place where a row could end. */
struct place {
	size_t pos;   /* 0: there is none */
	unsigned col; /* cells before it */
};

/* A row that is being measured. */
struct draft {
	struct row row;
	unsigned room;           /* cells */
	struct place good, poor; /* poor: inside a Korean word */
};

static bool
is_hangul(uint32_t c)
{
	return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
	    (c >= 0x3131 && c <= 0x318E);
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015);
}

/* Whether a break at `pos` would part a Korean word, its particles and what
 * they are attached to included. */
static bool
parts_word(const struct wrap *w, size_t pos)
{
	const char *text = w->units.text;
	size_t start = utf8_floor(text, w->units.len, pos - 1);
	uint32_t before;
	uint32_t after;

	if (unit_is_blank(text, start, pos))
		return false;
	utf8_decode(text + start, pos - start, &before);
	utf8_decode(text + pos, w->units.len - pos, &after);
	return (is_hangul(before) || is_hangul(after)) && !is_dash(before);
}

static bool
has_words(const struct para *para)
{
	return para->fill == FILL_WORDS || para->fill == FILL_CELL;
}

static void
note_place(const struct wrap *w, struct draft *d, size_t pos, unsigned col)
{
	struct place place = {pos, col};

	if (pos == d->row.begin || !has_words(w->para) ||
	    w->para->breaks[pos] != UC_BREAK_POSSIBLE)
		return;
	if (w->mode == WRAP_WORD && parts_word(w, pos))
		d->poor = place;
	else
		d->good = place;
}

/* Ends a row whose unit at `pos` has no room any more. */
static void
end_full(const struct wrap *w, struct draft *d, size_t pos)
{
	/* A Korean word is kept whole if that leaves no more than a third
	 * of the row empty. In a column, a third is too little to ask for. */
	bool near =
	    w->para->fill == FILL_CELL || d->good.col * 3 >= d->room * 2;
	size_t place = d->good.pos;

	if (d->poor.pos > place && !(place && near))
		place = d->poor.pos;
	d->row.end = d->row.next = place ? place : pos;
}

/* The same for verbatim text, whose row `keep` would end before the mark. */
static void
end_verbatim(struct draft *d, size_t pos, size_t keep)
{
	d->row.marked = keep > d->row.begin && d->room >= MARK_ROOM_MIN;
	d->row.end = d->row.next = d->row.marked ? keep : pos;
}

static bool
hangs(const struct wrap *w, const struct unit *unit)
{
	return unit->blank && w->para->fill != FILL_VERBATIM;
}

/* Finds where the row ends. */
static void
measure(struct wrap *w, struct draft *d)
{
	size_t pos = d->row.begin;
	size_t keep = pos;
	unsigned col = 0;

	while (pos < w->units.len && w->units.text[pos] != '\n') {
		struct unit unit = unit_at(&w->units, pos);

		note_place(w, d, pos, col);
		if (!hangs(w, &unit) && col + unit.cells > d->room) {
			if (w->para->fill == FILL_VERBATIM)
				end_verbatim(d, pos, keep);
			else
				end_full(w, d, pos);
			return;
		}
		/* A blank may be one, too, where more follows that takes no
		 * cell; the line has no room for a second that is drawn. */
		if (unit.hole && !d->row.hole_end) {
			d->row.hole_begin = pos;
			d->row.hole_end = unit.end;
		}
		col += unit.cells;
		pos = unit.end;
		if (col < d->room)
			keep = pos;
	}
	d->row.end = pos;
	d->row.next = pos + (pos < w->units.len);
}

static size_t
skip_blanks(struct wrap *w, size_t pos)
{
	while (pos < w->units.len) {
		struct unit unit = unit_at(&w->units, pos);
		if (!unit.blank)
			break;
		pos = unit.end;
	}
	return pos;
}

static void
wrap_row(struct wrap *w)
{
	struct draft d = {.row = {.begin = w->at}};

	if (w->para->fill != FILL_VERBATIM)
		d.row.begin = skip_blanks(w, w->at);
	d.room = page_next_room(w->page);
	measure(w, &d);
	page_open_line(
	    w->page, w->at ? para_offset(w->para, w->at) : w->para->begin);
	row_draw(&d.row, w->para, w->page);
	w->at = d.row.next;
}

/* Finds the graphemes and the places where a line may begin. */
static void
analyse(struct para *para, size_t len)
{
	const uint8_t *text = (const uint8_t *)para->text.str;

	if (len > para->cap_starts) {
		para->cap_starts = len + len / 2;
		para->starts = mem_realloc(para->starts, para->cap_starts);
		para->breaks = mem_realloc(para->breaks, para->cap_starts);
	}
	u8_grapheme_breaks(text, len, para->starts);
	if (!has_words(para))
		return;
	u8_possible_linebreaks(text, len, "UTF-8", para->breaks);
	for (size_t i = 0; i < para->n_runs; i++)
		if (para->runs[i].glued && para->runs[i].at < len)
			para->breaks[para->runs[i].at] = UC_BREAK_PROHIBITED;
}

/* Bytes of the paragraph that are to be laid out. */
static size_t
useful_length(const struct para *para)
{
	const char *text = para->text.str;
	size_t len = para->text.len;

	if (para->fill == FILL_VERBATIM)
		return len;
	for (;;) {
		size_t end = row_trim(text, 0, len);
		if (end == len && (!end || text[end - 1] != '\n'))
			return len;
		len = end && text[end - 1] == '\n' ? end - 1 : end;
	}
}

void
wrap_para(struct page *page, struct para *para, enum wrap_mode mode)
{
	struct wrap w = {.page = page, .para = para, .mode = mode};
	size_t len = useful_length(para);

	if (!len)
		return;
	analyse(para, len);
	w.units.text = para->text.str;
	w.units.starts = para->starts;
	w.units.len = len;
	w.units.room = page_room(page);
	while (w.at < len)
		wrap_row(&w);
}
