// SPDX-License-Identifier: GPL-3.0-or-later
/* The mouse: see mouse.h. It works on any pane by the operations of panes. */
#include <config.h>

#include "ui/mouse.h"

#include <stdbool.h>

#include "ui/app.h"
#include "ui/pane.h"

enum { DOUBLE_MS = 400, WHEEL_ROWS = 3 };

/* The pane at a cell; PANES: none. */
static enum pane_id
pane_at(const struct app *app, int row, int col)
{
	for (enum pane_id id = 0; id < PANES; id++) {
		const struct rect *r = &app->frame.panes[id];

		if (rect_visible(r) && row >= r->row &&
		    row < r->row + r->rows && col >= r->col &&
		    col < r->col + r->cols)
			return id;
	}
	return PANES;
}

static bool
is_double(struct app *app, const struct term_mouse *event)
{
	struct mouse *last = &app->mouse;
	int64_t now = term_now(app->term);
	bool yes = last->single && now - last->at <= DOUBLE_MS &&
	    last->row == event->row && last->col == event->col;

	/* A third click is the first of another two. */
	*last = (struct mouse){event->row, event->col, !yes, now};
	return yes;
}

/* Text is read, not selected: there a click only gives the focus. */
static bool
has_rows(enum pane_id id)
{
	return pane_get(id)->row_text && id != PANE_HELP && id != PANE_AXIS;
}

static void
click(struct app *app, enum pane_id id, const struct term_mouse *event)
{
	const struct pane_ops *pane = pane_get(id);
	const struct rect *rect = &app->frame.panes[id];
	bool again = is_double(app, event);
	size_t row;

	if (event->row == rect->row)
		return;
	if (app->focus != id)
		pane_focus(app, id);
	if (!has_rows(id))
		return;
	row = pane->view(app)->top + (size_t)(event->row - rect->row - 1);
	if (row >= pane->view(app)->count)
		return;
	if (again && pane->into)
		pane->into(app);
	else if (!again)
		pane->go(app, row);
}

void
mouse_act(struct app *app)
{
	struct term_mouse event = term_mouse(app->term);
	enum pane_id id = pane_at(app, event.row, event.col);

	if (id == PANES)
		return;
	/* The wheel leaves the focus, and with it the panes, as they are. */
	if (event.what == TERM_MOUSE_PRESS)
		click(app, id, &event);
	else
		pane_get(id)->move(app,
		    event.what == TERM_MOUSE_UP ? -WHEEL_ROWS : WHEEL_ROWS);
}
