// SPDX-License-Identifier: GPL-3.0-or-later
/* Where one is: see standing.h. */
#include <config.h>

#include "ui/standing.h"

#include "ui/app.h"
#include "ui/pane.h"
#include "ui/reader.h"

struct standing
standing_take(struct app *app)
{
	return (struct standing){app->focus, app->full, app->post, app->part,
	    reader_place(app), axis_place(app)};
}

void
standing_restore(struct app *app, const struct standing *s)
{
	app->focus = pane_still(app, s->focus);
	app->full = s->full;
	/* What was selected then may be gone. */
	if (library_row_of(app->lib, s->post) >= library_count(app->lib))
		return;
	app_select_post(app, s->post);
	app_select_part(app, s->part);
	reader_set_place(app, s->place);
	if (app->focus == PANE_AXIS)
		axis_set_place(app, &s->axis);
}
