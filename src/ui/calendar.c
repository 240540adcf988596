// SPDX-License-Identifier: GPL-3.0-or-later
/* Moving in the calendar, and from it to a day: see calendar.h. */
#include <config.h>

#include "ui/calendar.h"

#include "base/i18n.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/calendar-days.h"
#include "ui/handlers.h"
#include "ui/pane.h"
#include "ui/rows.h"

/* The cursor stays between the first digest's month and the last one's. */
static void
go(struct app *app, long day)
{
	struct calendar_span span = calendar_span(app);

	day = day < span.first ? span.first : day;
	app->calendar.day = day > span.last ? span.last : day;
}

void
calendar_open(struct app *app, int count, int arg)
{
	const struct date *d;

	(void)count;
	(void)arg;
	if (!calendar_span(app).dated) {
		app_say(app, "none of the digests has a date");
		return;
	}
	d = &library_entry(app->lib, app->post)->date;
	app->calendar.from = app->focus;
	app->calendar.top = 0;
	go(app, d->year ? date_day_number(d) : calendar_span(app).last);
	pane_focus(app, PANE_CALENDAR);
}

void
calendar_days(struct app *app, int count, int arg)
{
	go(app, app->calendar.day + action_steps(count, arg));
}

/* The same day of another month, or its last one. */
void
calendar_months(struct app *app, int count, int arg)
{
	struct date d = date_of_day_number(app->calendar.day);
	long month = date_month_number(&d) + action_steps(count, arg);
	long first, last;

	first = date_month_begin(month);
	last = date_month_begin(month + 1) - 1;
	go(app, first + d.day - 1 < last ? first + d.day - 1 : last);
}

void
calendar_digests(struct app *app, int count, int arg)
{
	long steps = action_steps(count, arg);

	for (; steps; steps -= arg) {
		long day = calendar_next_digest(app, app->calendar.day, arg);

		if (day == app->calendar.day) {
			app_say(app,
			    arg > 0 ? N_("newest digest")
				    : N_("oldest digest"));
			return;
		}
		app->calendar.day = day;
	}
}

void
calendar_leave(struct app *app)
{
	app->focus = pane_still(app, app->calendar.from);
}

void
calendar_into(struct app *app)
{
	struct calendar_day day;
	size_t id;

	calendar_day(app, app->calendar.day, &day);
	if (!day.posts) {
		app_say(app, "no digest on this day");
		return;
	}
	id = library_id_at(app->lib, day.row);
	calendar_leave(app);
	if (app->results.open)
		results_leave(app);
	if (rows_uncover(app, PANE_DATES, id))
		app_say(app, "filter put away");
	app_select_post(app, id);
	pane_focus(app, PANE_PAPERS);
}
