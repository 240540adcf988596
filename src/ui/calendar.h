// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The calendar: months as rows of weeks, each day with how many papers it
 * holds and how many of them are unread. The cursor is on a day, whether it
 * has digests or not; weeks begin on Monday.
 */
#ifndef NONMUN_UI_CALENDAR_H
#define NONMUN_UI_CALENDAR_H

#include "ui/frame.h"
#include "ui/viewport.h"

struct app;

/* A member of struct app. */
struct calendar {
	long day;          /* under the cursor, since 1970-01-01 */
	long top;          /* the uppermost month: see date_month_number */
	int skip;          /* weeks of it that are above the window */
	int rows, cols;    /* of the pane, when `top` was chosen */
	enum pane_id from; /* the pane that had the focus */
	struct viewport nothing;
};

/* To the day under the cursor; back to where one was. */
void calendar_into(struct app *app);
void calendar_leave(struct app *app);

#endif
