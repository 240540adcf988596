// SPDX-License-Identifier: GPL-3.0-or-later
/* Papers as lines of text: see lines.h. On a terminal a line is one row, where
 * the title is cut to let the URL stand at the right, or the URL left out where
 * too little of the title would be left. The signs are three of the reader's
 * lists, each in a column of its own. */
#include <config.h>

#include "cmd/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/width.h"
#include "store/journal.h"

enum { REF_CELLS = 13, TITLE_MIN_CELLS = 40, SIGNS = 3 };

struct line {
	size_t at;  /* its place among those of the day */
	int number; /* as DAY/NUMBER has it; -1: that does not find it */
	bool alone; /* no other paper of the day has that */
	bool listed;
	const char *key;
	const char *ref; /* the shortest; these only where it is listed */
	const char *own; /* a REF that needs no number, or the same */
	const char *title, *url;
	char signs[SIGNS];
};

void
lines_init(struct lines *l, struct out *out)
{
	*l = (struct lines){.out = out, .columns = out_columns(out)};
}

static void
forget(struct lines *l)
{
	arena_release(&l->arena);
	l->n = 0;
}

void
lines_release(struct lines *l)
{
	forget(l);
	free(l->held);
}

/* ---- Which number is whose ---------------------------------------------- */

static int
compare_numbers(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static int
compare_places(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

/* Notes of each line whether its number is one paper's, which may stand in
 * several posts. */
static void
tell_apart(struct lines *l)
{
	struct line *line = l->held;

	qsort(line, l->n, sizeof(*line), compare_numbers);
	for (size_t i = 0, next; i < l->n; i = next) {
		bool alone = true;

		for (next = i + 1;
		     next < l->n && line[next].number == line[i].number; next++)
			alone = alone && !strcmp(line[next].key, line[i].key);
		for (size_t k = i; k < next; k++)
			line[k].alone = alone;
	}
	qsort(line, l->n, sizeof(*line), compare_places);
}

/* ---- A line ------------------------------------------------------------- */

/* Adds the text; where it takes more than `cells`, its end is "..". */
static void
add_cut(struct strbuf *out, const char *s, size_t cells)
{
	size_t whole = strlen(s);
	size_t len = whole;

	if (width_text(s, whole) > cells)
		len = cells > 2 ? width_fit(s, whole, cells - 2, NULL) : 0;
	strbuf_add(out, s, len);
	if (len < whole)
		strbuf_adds(out, cells > 2 ? ".." : "");
}

/* Adds "TITLE  URL" in `cells`. */
static void
add_row(struct strbuf *out, const struct line *line, size_t cells)
{
	size_t start = out->len;
	size_t url =
	    line->url ? width_text(line->url, strlen(line->url)) + 2 : 0;
	bool both = url && cells >= url + TITLE_MIN_CELLS;

	add_cut(out, line->title, both ? cells - url : cells);
	if (!both)
		return;
	strbuf_pad(out, ' ',
	    cells - width_text(out->str + start, out->len - start) - url + 2);
	strbuf_adds(out, line->url);
}

static void
add_line(const struct lines *l, const struct line *line)
{
	struct strbuf *out = &l->out->text;
	const char *ref = line->alone ? line->ref : line->own;
	size_t used = width_text(ref, strlen(ref));

	strbuf_adds(out, ref);
	if (used < REF_CELLS) {
		strbuf_pad(out, ' ', REF_CELLS - used);
		used = REF_CELLS;
	}
	strbuf_adds(out, "  ");
	strbuf_add(out, line->signs, SIGNS);
	strbuf_addc(out, ' ');
	used += 2 + SIGNS + 1;
	if (l->columns > used) {
		add_row(out, line, l->columns - used);
	} else {
		strbuf_adds(out, line->title);
		if (line->url)
			strbuf_printf(out, "  %s", line->url);
	}
	strbuf_addc(out, '\n');
}

void
lines_flush(struct lines *l)
{
	if (l->day.year)
		tell_apart(l);
	for (size_t i = 0; i < l->n && !out_is_over(l->out); i++) {
		if (!l->held[i].listed)
			continue;
		add_line(l, &l->held[i]);
		out_check(l->out);
	}
	forget(l);
}

/* ---- Holding them ------------------------------------------------------- */

static void
set_texts(struct lines *l, struct line *line, const struct hit *hit)
{
	const struct paper *paper = hit->paper;
	struct strbuf ref = STRBUF_INIT;

	ref_text(hit->entry, hit->post, paper, &ref);
	line->own = line->ref = arena_strndup(&l->arena, ref.str, ref.len);
	strbuf_reset(&ref);
	if (ref_own_text(paper, &ref))
		line->own = arena_strndup(&l->arena, ref.str, ref.len);
	line->title = arena_strdup(&l->arena, paper->title);
	line->url = paper->url ? arena_strdup(&l->arena, paper->url) : NULL;
	strbuf_release(&ref);
}

static void
set_signs(struct line *line, const struct mark *mark)
{
	line->signs[0] = mark->read ? ' ' : 'N';
	line->signs[1] = mark->starred ? '*' : ' ';
	line->signs[2] = *mark->note ? '+' : ' ';
}

void
lines_add(struct lines *l, const struct hit *hit, const struct mark *mark)
{
	const struct paper *paper = hit->paper;
	struct line *line;

	if (!date_is_same_day(&l->day, &hit->entry->date))
		lines_flush(l);
	l->day = hit->entry->date;
	l->held = mem_grow(l->held, l->n, &l->cap, sizeof(*l->held));
	line = &l->held[l->n];
	*line = (struct line){.at = l->n++,
	    .number = ref_finds_by_day(hit->entry)
		? ref_number(hit->post, paper)
		: -1,
	    .alone = true,
	    .listed = mark != NULL,
	    .key = arena_strdup(&l->arena, paper->key)};
	if (!mark)
		return;
	set_texts(l, line, hit);
	set_signs(line, mark);
}
