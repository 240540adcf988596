// SPDX-License-Identifier: GPL-3.0-or-later
/* Windows onto rows: see viewport.h. */
#include <config.h>

#include "ui/viewport.h"

/* `from` moved by `by`, within 0 and `max`. */
static size_t
moved(size_t from, long by, size_t max)
{
	size_t step = by < 0 ? (size_t)-by : (size_t)by;

	if (by < 0)
		return step > from ? 0 : from - step;
	if (from >= max)
		return from > max ? max : from;
	return step > max - from ? max : from + step;
}

/* A window without rows begins at a row all the same. */
static size_t
last_top(const struct viewport *v)
{
	size_t height = v->height ? v->height : 1;

	return v->count > height ? v->count - height : 0;
}

static void
follow_cursor(struct viewport *v)
{
	if (v->cursor < v->top)
		v->top = v->cursor;
	else if (v->height && v->cursor >= v->top + v->height)
		v->top = v->cursor - v->height + 1;
}

void
viewport_resize(struct viewport *v, size_t count, size_t height)
{
	v->count = count;
	v->height = height;
	if (v->cursor >= count)
		v->cursor = count ? count - 1 : 0;
	if (v->top > last_top(v))
		v->top = last_top(v);
	follow_cursor(v);
}

void
viewport_move(struct viewport *v, long by)
{
	viewport_go(v, moved(v->cursor, by, v->count ? v->count - 1 : 0));
}

void
viewport_go(struct viewport *v, size_t row)
{
	v->cursor = row < v->count ? row : v->count ? v->count - 1 : 0;
	follow_cursor(v);
}

void
viewport_scroll(struct viewport *v, long by)
{
	if (by > 0 && v->top >= last_top(v))
		return;
	v->top = moved(v->top, by, by > 0 ? last_top(v) : v->count);
}

bool
viewport_is_past_end(const struct viewport *v)
{
	return v->top > last_top(v);
}

void
viewport_fill(struct viewport *v)
{
	if (v->top > last_top(v))
		v->top = last_top(v);
}

void
viewport_show(struct viewport *v, size_t row)
{
	v->top = row < v->count ? row : v->count ? v->count - 1 : 0;
}

void
viewport_reveal(struct viewport *v, size_t row)
{
	if (row >= v->top && row < v->top + v->height)
		return;
	v->top = row > v->height / 3 ? row - v->height / 3 : 0;
	if (v->top > last_top(v))
		v->top = last_top(v);
}

unsigned
viewport_percent(const struct viewport *v)
{
	size_t seen = v->top + v->height;

	if (seen >= v->count)
		return 100;
	return (unsigned)(seen * 100 / v->count);
}
