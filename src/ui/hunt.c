// SPDX-License-Identifier: GPL-3.0-or-later
/* A search of the whole library as rows: see hunt.h. */
#include <config.h>

#include "ui/hunt.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct hunt *
hunt_new(struct library *lib, struct catalogue *cat, const char *typed,
    struct error *err)
{
	struct query *query = query_new(typed, err);
	struct hunt *h;

	if (!query)
		return NULL;
	h = mem_alloc(sizeof(*h));
	h->typed = mem_strdup(typed);
	h->query = query;
	h->cat = cat;
	h->finder = finder_new(lib, cat, query);
	h->searching = true;
	h->looked_at = SIZE_MAX;
	found_init(&h->found);
	return h;
}

void
hunt_free(struct hunt *h)
{
	if (!h)
		return;
	found_release(&h->found);
	finder_free(h->finder);
	query_free(h->query);
	free(h->typed);
	free(h);
}

struct find_totals
hunt_totals(const struct hunt *h)
{
	return finder_totals(h->finder);
}

unsigned
hunt_percent(const struct hunt *h)
{
	struct find_totals t = finder_totals(h->finder);

	return t.posts ? (unsigned)(t.posts_searched * 100 / t.posts) : 100;
}

const struct find *
hunt_find(const struct hunt *h, size_t find)
{
	size_t n;

	return &finder_finds(h->finder, &n)[find];
}

size_t
hunt_row_of_find(const struct hunt *h, size_t find)
{
	const struct find *f = hunt_find(h, find);

	return f->first_line + find - f->titles;
}

/* The row of a line of a find. */
static size_t
row_of_line(const struct hunt *h, size_t find, size_t line)
{
	return hunt_row_of_find(h, find) + !hunt_find(h, find)->on_title + line;
}

size_t
hunt_rows(const struct hunt *h)
{
	struct find_totals t = finder_totals(h->finder);

	return t.lines + t.parts - t.titles;
}

struct hunt_row
hunt_row(const struct hunt *h, size_t row)
{
	size_t n;
	size_t low = 0;
	size_t at;

	finder_finds(h->finder, &n);
	/* The last find that begins at or before the row. */
	while (low + 1 < n) {
		size_t mid = low + (n - low) / 2;

		if (hunt_row_of_find(h, mid) <= row)
			low = mid;
		else
			n = mid;
	}
	at = row - hunt_row_of_find(h, low);
	return (struct hunt_row){
	    low, (long)at - !hunt_find(h, low)->on_title, at == 0};
}

/* Remembers the item on the cursor's row. */
static void
take_spot(struct hunt *h)
{
	struct hunt_row row;
	const struct find *find;

	if (!h->view.count)
		return;
	row = hunt_row(h, h->view.cursor);
	find = hunt_find(h, row.find);
	h->spot = (struct spot){
	    find->id, find->part, row.line < 0 ? 0 : (uint32_t)row.line};
}

/* The row where the remembered item is now; where it is no more, the row that
 * was the cursor's. */
static size_t
spot_row(const struct hunt *h)
{
	size_t n;
	const struct find *finds = finder_finds(h->finder, &n);

	for (size_t i = 0; i < n; i++) {
		const struct find *f = &finds[i];
		size_t line = h->spot.line;

		if (f->id != h->spot.id || f->part != h->spot.part)
			continue;
		if (line >= f->n_lines)
			line = f->n_lines - 1;
		return row_of_line(h, i, line);
	}
	return h->view.cursor;
}

/* Rows have moved: the cursor follows its item, the window the cursor. */
static void
follow_spot(struct hunt *h)
{
	struct viewport *v = &h->view;
	size_t above = v->cursor - v->top;
	bool any = v->count > 0;
	size_t row;

	h->changes = finder_changes(h->finder);
	v->count = hunt_rows(h);
	if (!any || !v->count)
		return;
	row = spot_row(h);
	v->top = row > above ? row - above : 0;
	hunt_go(h, row);
}

bool
hunt_step(struct hunt *h)
{
	if (!h->searching)
		return false;
	h->looked_at = SIZE_MAX;
	h->searching = finder_step(h->finder);
	if (finder_changes(h->finder) != h->changes)
		follow_spot(h);
	return true;
}

void
hunt_again(struct hunt *h)
{
	h->searching = true;
}

void
hunt_arrange(struct hunt *h, size_t height)
{
	bool first = !h->view.count;

	viewport_resize(&h->view, hunt_rows(h), height);
	if (first)
		hunt_go(h, 0);
}

/* The window follows; above the first line of a paper its name is shown. */
static void
show_cursor(struct hunt *h)
{
	struct viewport *v = &h->view;
	struct hunt_row row = hunt_row(h, v->cursor);

	viewport_go(v, v->cursor);
	if (v->cursor == v->top && v->top && v->height > 1 && row.line == 0 &&
	    !row.names)
		v->top--;
	take_spot(h);
}

void
hunt_go(struct hunt *h, size_t row)
{
	struct viewport *v = &h->view;

	if (!v->count)
		return;
	viewport_go(v, row);
	if (hunt_row(h, v->cursor).line < 0)
		v->cursor++;
	show_cursor(h);
}

void
hunt_move(struct hunt *h, long by)
{
	struct viewport *v = &h->view;

	if (!v->count)
		return;
	viewport_move(v, by);
	if (hunt_row(h, v->cursor).line < 0)
		v->cursor += by < 0 && v->cursor ? (size_t)-1 : 1;
	show_cursor(h);
}

/* Goes to the first line of a find; false when there is none. */
static bool
go_to_find(struct hunt *h, long find)
{
	size_t n;
	bool there;

	finder_finds(h->finder, &n);
	there = find >= 0 && (size_t)find < n;
	find = find < 0 ? 0 : there ? find : (long)n - 1;
	hunt_go(h, hunt_row_of_find(h, (size_t)find));
	return there;
}

bool
hunt_move_paper(struct hunt *h, long by)
{
	struct hunt_row row;

	if (!h->view.count)
		return false;
	row = hunt_row(h, h->view.cursor);
	/* From within a paper, back is first to its own first line. */
	return go_to_find(h, (long)row.find + by + (by < 0 && row.line > 0));
}

bool
hunt_move_post(struct hunt *h, long by)
{
	long step = by < 0 ? -1 : 1;
	size_t n;
	long at;

	finder_finds(h->finder, &n);
	if (!h->view.count)
		return false;
	at = (long)hunt_row(h, h->view.cursor).find;
	for (; by; by -= step) {
		size_t id = hunt_find(h, (size_t)at)->id;

		while (at >= 0 && at < (long)n &&
		    hunt_find(h, (size_t)at)->id == id)
			at += step;
		if (at < 0 || at >= (long)n)
			return go_to_find(h, at);
	}
	/* Backwards, that is the post's last paper: on to its first. */
	while (step < 0 && at > 0 &&
	    hunt_find(h, (size_t)at)->id == hunt_find(h, (size_t)at - 1)->id)
		at--;
	return go_to_find(h, at);
}

/* The find to go on from: the paper, or the one on the cursor. */
static size_t
find_here(const struct hunt *h, size_t id, size_t part)
{
	size_t n;
	const struct find *finds = finder_finds(h->finder, &n);

	for (size_t i = 0; i < n; i++)
		if (finds[i].id == id && finds[i].part == part)
			return i;
	return hunt_row(h, h->view.cursor).find;
}

bool
hunt_next_to(struct hunt *h, size_t id, size_t part, int step)
{
	size_t n;
	const struct find *finds = finder_finds(h->finder, &n);
	size_t at;

	if (!h->view.count)
		return false;
	at = find_here(h, id, part);
	if (step < 0 ? !at : at + 1 >= n)
		return false;
	at += step < 0 ? (size_t)-1 : 1;
	hunt_go(h, row_of_line(h, at, step < 0 ? finds[at].n_lines - 1 : 0));
	return true;
}

bool
hunt_next_wanted(struct hunt *h, size_t id, size_t part,
    bool (*wanted)(const void *ctx, const struct find *find), const void *ctx)
{
	size_t n;
	const struct find *finds = finder_finds(h->finder, &n);
	size_t at = h->view.count ? find_here(h, id, part) + 1 : n;

	while (at < n && !wanted(ctx, &finds[at]))
		at++;
	if (at < n)
		hunt_go(h, row_of_line(h, at, 0));
	return at < n;
}

/* Cards of the catalogue are good as long as its generation is. */
static bool
is_looked_at(const struct hunt *h, size_t find)
{
	return h->looked_at == find &&
	    (!h->cat || h->generation == catalogue_generation(h->cat));
}

const struct found *
hunt_look(struct hunt *h, size_t find)
{
	if (!is_looked_at(h, find)) {
		struct find f = *hunt_find(h, find);

		h->looked_at = find;
		h->looked_well = finder_look(h->finder, &f, &h->found);
		if (h->cat)
			h->generation = catalogue_generation(h->cat);
	}
	return h->looked_well ? &h->found : NULL;
}

int
hunt_title_length(const struct hunt *h)
{
	size_t len = strlen(h->typed);

	while (len && h->typed[len - 1] == ' ')
		len--;
	return (int)len;
}
