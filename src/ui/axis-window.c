// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The window of the axis: see axis.h. Rows are not counted: one goes from strip
 * to strip, of which those near the window are kept, each in the place that its
 * item's number gives. What is remembered is a place in a paper's text, and how
 * far below the top of the window it is.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/app.h"

/* Items that are laid out to scroll; more rows than they have are guessed. */
enum { WALK_MAX = 32 };

/* ---- Strips ------------------------------------------------------------- */

/* The post, which is read again when the library dropped it: strips of other
 * posts are not to drop those that are being read. */
static const struct post *
get_post(struct app *app, size_t id)
{
	struct axis_held *h = &app->axis.held;
	unsigned version;

	if (id == app->post)
		return app_post(app);
	version = library_entry(app->lib, id)->version;
	if (!h->post || h->id != id || h->version != version) {
		post_free(h->post);
		h->post = library_read(app->lib, id);
		h->id = id;
		h->version = version;
	}
	return h->post;
}

static struct strip_basis
basis_of(const struct app *app, size_t item)
{
	const struct axis *a = &app->axis;
	const struct axis_paper *paper = axis_list_paper(&a->list, item);

	return (struct strip_basis){paper->id, paper->part,
	    library_entry(app->lib, paper->id)->version, a->width,
	    app_wrap(app), a->shown};
}

bool
axis_has_strip(struct app *app, size_t item)
{
	struct strip_basis basis = basis_of(app, item);

	return strip_is(&app->axis.strips[item % AXIS_STRIPS], &basis);
}

const struct strip *
axis_strip(struct app *app, size_t item)
{
	struct axis *a = &app->axis;
	struct strip *strip = &a->strips[item % AXIS_STRIPS];
	struct strip_basis basis = basis_of(app, item);

	if (!strip_is(strip, &basis))
		strip_make(strip, &basis, get_post(app, basis.id),
		    &a->list.kinds[a->list.kind]);
	return strip;
}

/* No blank row follows the last item. */
static size_t
rows_of_item(struct app *app, size_t item)
{
	return strip_rows(axis_strip(app, item)) -
	    (item + 1 == app->axis.list.n_items);
}

/* ---- Scrolling ---------------------------------------------------------- */

/* Goes on as many items as so many rows may be, when `walked` of them had
 * `rows`; the first row of what is reached. */
static struct axis_at
guess(size_t item, size_t last, size_t more, size_t rows)
{
	size_t items = more * WALK_MAX / (rows ? rows : 1);

	return (struct axis_at){items < last - item ? item + items : last, 0};
}

static struct axis_at
below(struct app *app, struct axis_at at, size_t by)
{
	size_t last = app->axis.list.n_items - 1;
	size_t begun = at.item;
	size_t walked = 0;

	for (;;) {
		size_t rows = rows_of_item(app, at.item);

		if (by < rows - at.row || at.item == last) {
			at.row = at.row + by < rows ? at.row + by : rows - 1;
			return at;
		}
		by -= rows - at.row;
		walked += rows - at.row;
		at = (struct axis_at){at.item + 1, 0};
		if (at.item - begun >= WALK_MAX)
			return guess(at.item, last, by, walked);
	}
}

static struct axis_at
above(struct app *app, struct axis_at at, size_t by)
{
	size_t begun = at.item;
	size_t walked = 0;
	struct axis_at up;

	while (by > at.row && at.item) {
		by -= at.row + 1;
		walked += at.row + 1;
		at.item--;
		at.row = rows_of_item(app, at.item) - 1;
		if (begun - at.item < WALK_MAX)
			continue;
		up = guess(0, at.item, by, walked);
		return (struct axis_at){at.item - up.item, 0};
	}
	at.row -= by < at.row ? by : at.row;
	return at;
}

/* Rows from there to an item; from the height of the window on they are not
 * counted to the end. */
static size_t
rows_to(struct app *app, struct axis_at at, size_t item)
{
	size_t n = 0;

	for (; at.item < item && n < app->axis.view.height; at.item++) {
		n += rows_of_item(app, at.item) - at.row;
		at.row = 0;
	}
	return n;
}

/* How far below the top of the window the selected item begins; 0 at the top
 * of it or above. */
static size_t
rows_above_selected(struct app *app)
{
	return rows_to(app, app->axis.at, app->axis.item);
}

/* Whether the window has room for all papers. */
static bool
all_fit(struct app *app)
{
	const struct axis *a = &app->axis;
	size_t n = 0;

	/* No item has less rows than two. */
	if (a->list.n_items > a->view.height / 2 + 1)
		return false;
	for (size_t i = 0; i < a->list.n_items && n <= a->view.height; i++)
		n += rows_of_item(app, i);
	return n <= a->view.height;
}

static bool
is_above(struct axis_at a, struct axis_at b)
{
	return a.item != b.item ? a.item < b.item : a.row < b.row;
}

/* Moves the window up until the last row is its last. */
static struct axis_at
filled(struct app *app, struct axis_at at)
{
	size_t n = rows_to(app, at, app->axis.list.n_items);
	size_t height = app->axis.view.height;

	return n < height ? above(app, at, height - n) : at;
}

/* Remembers where the window is. */
static void
take_spot(struct app *app)
{
	struct axis *a = &app->axis;
	struct axis_spot *s = &a->spot;
	size_t above = rows_above_selected(app);
	const struct strip *strip = axis_strip(app, a->item);
	size_t len = strip->end - strip->begin;

	a->seeking = false;
	s->basis = strip->basis;
	s->above = above;
	s->first = above && !a->at.item && !a->at.row;
	s->row = a->item == a->at.item ? a->at.row : 0;
	s->at = strip_place(strip, s->row) - strip->begin;
	s->n_words =
	    (uint32_t)(len - s->at < AXIS_WORDS ? len - s->at : AXIS_WORDS);
	if (s->n_words)
		memcpy(s->words, strip->text + s->at, s->n_words);
	free(s->key);
	s->key = mem_strdup(strip->key ? strip->key : "");
}

void
axis_scroll(struct app *app, long by)
{
	struct axis *a = &app->axis;
	bool from_top = a->item == a->at.item;
	struct axis_at to;

	if (!a->list.n_items)
		return;
	if (by < 0) {
		a->at = above(app, a->at, (size_t)-by);
	} else {
		to = filled(app, below(app, a->at, (size_t)by));
		/* It may be farther down already. */
		if (is_above(a->at, to))
			a->at = to;
	}
	/* One that is selected farther down stays so while it is in sight. */
	if (from_top || a->item < a->at.item ||
	    rows_above_selected(app) >= a->view.height)
		a->item = a->at.item;
	take_spot(app);
}

/* Selects the item of a row, and puts that so many rows below the top of the
 * window; where it would be out of sight, at the top. */
static void
put(struct app *app, struct axis_at at, size_t rows)
{
	struct axis *a = &app->axis;

	a->item = at.item;
	a->at = all_fit(app) ? (struct axis_at){0, 0}
			     : above(app, at, rows < a->view.height ? rows : 0);
}

/* Puts a row of an item, or the last of either, to the top. */
static void
put_first(struct app *app, size_t item, size_t row)
{
	size_t n = app->axis.list.n_items;
	size_t rows;

	if (item >= n)
		item = n - 1;
	rows = rows_of_item(app, item);
	put(app, (struct axis_at){item, row < rows ? row : rows - 1}, 0);
}

void
axis_show_row(struct app *app, size_t item, size_t row)
{
	if (!app->axis.list.n_items)
		return;
	put_first(app, item, row);
	take_spot(app);
}

void
axis_show_item(struct app *app, size_t item)
{
	axis_show_row(app, item, 0);
}

void
axis_show_end(struct app *app)
{
	struct axis *a = &app->axis;

	if (!a->list.n_items)
		return;
	put_first(app, a->list.n_items - 1, 0);
	a->at = filled(app, a->at);
	take_spot(app);
}

void
axis_resize(struct app *app, size_t height, unsigned width)
{
	struct axis *a = &app->axis;
	const struct axis_spot *s = &a->spot;
	bool grown = height > a->view.height || width > a->width;
	bool resized = grown || height != a->view.height || width != a->width;
	bool changed = s->key &&
	    library_entry(app->lib, s->basis.id)->version != s->basis.version;

	a->view.height = height;
	a->width = width;
	if (resized || changed)
		axis_find_spot(app);
	if (a->at.item >= a->list.n_items || a->item >= a->list.n_items) {
		a->item = a->list.n_items ? a->list.n_items - 1 : 0;
		a->at = (struct axis_at){a->item, 0};
	}
	/* A larger window shows more, not a blank below the end. */
	if (grown && a->list.n_items)
		a->at = filled(app, a->at);
	a->view.count = a->list.n_items;
	a->view.top = a->view.cursor = a->item;
}

/* ---- Places ------------------------------------------------------------- */

/* The part that is the paper of the spot now; false if there is none. */
static bool
find_part(struct app *app, uint32_t *part)
{
	const struct axis_spot *s = &app->axis.spot;
	const struct entry *entry = library_entry(app->lib, s->basis.id);
	const struct post *post;

	*part = s->basis.part;
	if (entry->version == s->basis.version)
		return true;
	post = get_post(app, s->basis.id);
	*part = post ? (uint32_t)post_find_part(post, s->key) : 0;
	return post && *part < post->n_parts;
}

/* Where the words of the spot are in a text, the nearest to where they were;
 * else as far into it as that. */
static uint32_t
find_words(const struct axis_spot *s, const char *text, size_t len)
{
	uint32_t best = s->at < len ? s->at : (uint32_t)len;
	size_t nearest = SIZE_MAX;

	for (size_t i = 0; s->n_words && i + s->n_words <= len; i++) {
		size_t away = i > s->at ? i - s->at : s->at - i;

		if (away >= nearest ||
		    memcmp(text + i, s->words, s->n_words) != 0)
			continue;
		nearest = away;
		best = (uint32_t)i;
	}
	return (uint32_t)utf8_floor(text, len, best);
}

static size_t
find_row(const struct axis_spot *s, const struct strip *strip)
{
	size_t rows = strip_rows(strip);
	uint32_t at = s->at;

	if (!s->row || strip->missing)
		return 0;
	if (strip_is(strip, &s->basis))
		return s->row < rows ? s->row : rows - 1;
	if (strip->basis.version != s->basis.version)
		at = find_words(s, strip->text, strip->end - strip->begin);
	return strip_row_at(strip, strip->begin + at);
}

void
axis_find_spot(struct app *app)
{
	struct axis *a = &app->axis;
	struct axis_spot *s = &a->spot;
	size_t height = a->view.height;
	size_t n = a->list.n_items;
	size_t item = n;
	const struct axis_paper *paper;
	uint32_t part = 0;
	size_t row = 0;
	bool there;

	if (!s->key || !n)
		return;
	if (find_part(app, &part))
		item = axis_list_item(&a->list, s->basis.id, part);
	there = item < n;
	if (!there)
		item = a->item < n ? a->item : n - 1;
	paper = axis_list_paper(&a->list, item);
	there = there && paper->id == s->basis.id && paper->part == part;
	if (there)
		row = find_row(s, axis_strip(app, item));
	put(app, (struct axis_at){item, row}, s->above);
	/* The text at the top stays, too, while there is room for both. */
	if (s->first && rows_to(app, (struct axis_at){0, 0}, item) < height)
		a->at = (struct axis_at){0, 0};
	if (there && s->basis.version != axis_strip(app, item)->basis.version)
		take_spot(app);
}

struct axis_place
axis_place(const struct app *app)
{
	const struct axis *a = &app->axis;

	return (struct axis_place){
	    a->at, a->item, a->changes, a->view.height, a->width};
}

void
axis_set_place(struct app *app, const struct axis_place *place)
{
	struct axis *a = &app->axis;

	if (!a->list.n_items || place->changes != a->changes ||
	    place->height != a->view.height || place->width != a->width)
		return;
	a->at = place->top;
	a->item = place->item;
	take_spot(app);
}
