// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The window of the axis: see axis.h. Rows are not counted: one goes from strip
 * to strip, of which those near the window are kept, each in the place that its
 * item's number gives. What is remembered is a place in a paper's text.
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
	    library_entry(app->lib, paper->id)->version, a->width, a->shown};
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

/* Rows from there to the end, as far as they are in a window. */
static size_t
rows_from(struct app *app, struct axis_at at)
{
	const struct axis *a = &app->axis;
	size_t n = 0;

	for (; at.item < a->list.n_items && n < a->view.height; at.item++) {
		n += rows_of_item(app, at.item) - at.row;
		at.row = 0;
	}
	return n;
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
	size_t n = rows_from(app, at);
	size_t height = app->axis.view.height;

	return n < height ? above(app, at, height - n) : at;
}

void
axis_scroll(struct app *app, long by)
{
	struct axis *a = &app->axis;
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
	axis_take_spot(app);
}

void
axis_set_place(struct app *app, struct axis_at at)
{
	struct axis *a = &app->axis;
	size_t rows;

	if (!a->list.n_items)
		return;
	if (at.item >= a->list.n_items)
		at.item = a->list.n_items - 1;
	rows = rows_of_item(app, at.item);
	if (at.row >= rows)
		at.row = rows - 1;
	a->at = at;
	axis_take_spot(app);
}

void
axis_show_item(struct app *app, size_t item)
{
	axis_set_place(app, (struct axis_at){item, 0});
}

void
axis_resize(struct app *app, size_t height, unsigned width)
{
	struct axis *a = &app->axis;
	const struct axis_spot *s = &a->spot;
	bool resized = height != a->view.height || width != a->width;
	bool changed = s->key &&
	    library_entry(app->lib, s->basis.id)->version != s->basis.version;

	a->view.height = height;
	a->width = width;
	if (resized || changed)
		axis_find_spot(app);
	if (a->at.item >= a->list.n_items)
		a->at = (struct axis_at){
		    a->list.n_items ? a->list.n_items - 1 : 0, 0};
	if (resized && a->list.n_items)
		a->at = filled(app, a->at);
	a->view.count = a->list.n_items;
	a->view.top = a->view.cursor = a->at.item;
}

/* ---- Places ------------------------------------------------------------- */

void
axis_take_spot(struct app *app)
{
	struct axis *a = &app->axis;
	struct axis_spot *s = &a->spot;
	const struct strip *strip = axis_strip(app, a->at.item);
	size_t len = strip->end - strip->begin;

	a->seeking = false;
	s->basis = strip->basis;
	s->row = a->at.row;
	s->at = strip_place(strip, a->at.row) - strip->begin;
	s->n_words =
	    (uint32_t)(len - s->at < AXIS_WORDS ? len - s->at : AXIS_WORDS);
	if (s->n_words)
		memcpy(s->words, strip->text + s->at, s->n_words);
	free(s->key);
	s->key = mem_strdup(strip->key ? strip->key : "");
}

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
	for (size_t i = 0; post && i < post->n_parts; i++) {
		if (strcmp(post->parts[i].key, s->key) != 0)
			continue;
		*part = (uint32_t)i;
		return true;
	}
	return false;
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
	size_t n = a->list.n_items;
	size_t item = n;
	const struct axis_paper *paper;
	uint32_t part = 0;

	if (!s->key || !n)
		return;
	if (find_part(app, &part))
		item = axis_list_item(&a->list, s->basis.id, part);
	if (item == n) {
		a->at =
		    (struct axis_at){a->at.item < n ? a->at.item : n - 1, 0};
		return;
	}
	paper = axis_list_paper(&a->list, item);
	a->at = (struct axis_at){item, 0};
	if (paper->id != s->basis.id || paper->part != part)
		return;
	a->at.row = find_row(s, axis_strip(app, item));
	if (s->basis.version != axis_strip(app, item)->basis.version)
		axis_take_spot(app);
}
