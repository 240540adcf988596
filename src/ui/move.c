// SPDX-License-Identifier: GPL-3.0-or-later
/* The actions that move: within a pane, and from paper to paper, section to
 * section and day to day from any pane. See handlers.h. */
#include <config.h>

#include "ui/action.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/pane.h"

static const struct pane_ops *
focused(const struct app *app)
{
	return pane_get(app->focus);
}

void
move_line(struct app *app, int count, int arg)
{
	focused(app)->move(app, action_steps(count, arg));
}

/* A page keeps one row in sight, as a thread to follow. */
void
move_page(struct app *app, int count, int arg)
{
	const struct pane_ops *pane = focused(app);
	long height = (long)pane->view(app)->height;
	long by = action_steps(count, arg);

	if (pane->page)
		pane->page(app, by);
	else
		pane->move(app, by * (height > 1 ? height - 1 : 1));
}

void
move_half(struct app *app, int count, int arg)
{
	long half = (long)focused(app)->view(app)->height / 2;

	focused(app)->move(
	    app, action_steps(count, arg) * (half > 0 ? half : 1));
}

void
move_edge(struct app *app, int count, int arg)
{
	size_t n = focused(app)->view(app)->count;

	if (count > 0)
		focused(app)->go(app, (size_t)count - 1);
	else
		focused(app)->go(app, arg < 0 || !n ? 0 : n - 1);
}

void
move_paper(struct app *app, int count, int arg)
{
	if (arg > 0)
		seen_leave(app);
	pane_step(app, STEP_PAPER, action_steps(count, arg));
}

void
move_section(struct app *app, int count, int arg)
{
	pane_step(app, STEP_SECTION, action_steps(count, arg));
}

void
move_day(struct app *app, int count, int arg)
{
	pane_step(app, STEP_DAY, action_steps(count, arg));
}
