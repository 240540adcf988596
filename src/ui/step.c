// SPDX-License-Identifier: GPL-3.0-or-later
/* Steps from paper to paper, section to section and day to day: see step.h. */
#include <config.h>

#include "ui/step.h"

#include "base/i18n.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/reader.h"
#include "ui/rows.h"

enum { DAYS_MAX = 32 }; /* that are read for one step */

/* Of papers of one kind there may be few in a day. */
static bool
goes_over_days(const struct app *app)
{
	return app->marks.only.what && !app->results.open;
}

/* Whether the day is the last one that way. */
static bool
is_end_of_days(struct app *app, bool back)
{
	size_t row = rows_of(app, PANE_DATES, app->post);

	return back ? row == 0 : row + 1 >= rows_count(app, PANE_DATES);
}

/* Neither papers nor days. */
static void
say_end_of_all(struct app *app, bool back)
{
	static const char *const ends[3][2] = {
	    {N_("last paper"), N_("first paper")},
	    {N_("last paper of the oldest day"),
		N_("first paper of the newest day")},
	    {N_("last paper of the oldest day in the list"),
		N_("first paper of the newest day in the list")}};
	int of = filter_of(app, PANE_DATES)   ? 2
	    : rows_count(app, PANE_DATES) > 1 ? 1
					      : 0;

	app_say(app, "%s", _(ends[of][back]));
}

/* There are no more papers that way. */
static void
say_last_paper(struct app *app, bool back)
{
	struct strbuf label = STRBUF_INIT;
	char key[KEYS_LABEL_SIZE];

	if (goes_over_days(app)) {
		only_label(app, &label);
		app_say(app, back ? N_("first %s paper") : N_("last %s paper"),
		    label.str);
		strbuf_release(&label);
	} else if (is_end_of_days(app, back))
		say_end_of_all(app, back);
	else if (back)
		app_say(app, "first paper of the day; %s goes back",
		    app_key_label(app, ACT_PREVIOUS_DAY, key, sizeof(key)));
	else
		app_say(app, "last paper of the day; %s goes on",
		    app_key_label(app, ACT_NEXT_DAY, key, sizeof(key)));
}

/* The row of the nearest day that way which has such papers; -1: none. */
static long
find_day(struct app *app, int step)
{
	long n = (long)rows_count(app, PANE_DATES);
	long row = (long)rows_of(app, PANE_DATES, app->post) + step;

	for (; row >= 0 && row < n; row += step)
		if (only_lets(app, PANE_DATES,
			rows_item(app, PANE_DATES, (size_t)row)))
			return row;
	return -1;
}

static bool
is_row(struct app *app, long row)
{
	return row >= 0 && row < (long)rows_count(app, PANE_PAPERS);
}

/* Goes to the day of a row that is beyond the list of papers, and returns its
 * row there. Where there is none it stays, as does the row. */
static long
go_over_days(struct app *app, long row)
{
	size_t post = app->post, part = app->part;
	int step = row < 0 ? -1 : 1;
	long begun = row;
	long day;

	for (int i = 0; i < DAYS_MAX && !is_row(app, row); i++) {
		if ((day = find_day(app, step)) < 0)
			break;
		row -= step > 0 ? (long)rows_count(app, PANE_PAPERS) : 0;
		rows_select(app, PANE_DATES, (size_t)day);
		row += step < 0 ? (long)rows_count(app, PANE_PAPERS) : 0;
	}
	if (rows_count(app, PANE_PAPERS))
		return row;
	app->post = post;
	app->part = part;
	return begun;
}

static bool
has_papers(struct app *app)
{
	if (app_post(app) && rows_count(app, PANE_PAPERS))
		return true;
	app_say(app, "%s",
	    rows_items(app, PANE_PAPERS) ? _("no paper matches the filter")
					 : _("no papers here"));
	return false;
}

void
step_paper(struct app *app, long by)
{
	long to;

	if (!has_papers(app))
		return;
	stay_before(app);
	to = (long)rows_of(app, PANE_PAPERS, app->part) + by;
	if (goes_over_days(app))
		to = go_over_days(app, to);
	if (!is_row(app, to)) {
		say_last_paper(app, to < 0);
		to = to < 0 ? 0 : (long)rows_count(app, PANE_PAPERS) - 1;
	}
	rows_select(app, PANE_PAPERS, (size_t)to);
	stay_after(app);
}

bool
step_say_last(struct app *app)
{
	if (!has_papers(app))
		return true;
	if (is_row(app, (long)rows_of(app, PANE_PAPERS, app->part) + 1) ||
	    (goes_over_days(app) && find_day(app, 1) >= 0))
		return false;
	say_last_paper(app, false);
	return true;
}

void
step_section(struct app *app, long by)
{
	const struct paper *part = app_part(app);
	long now = reader_section(app);
	long to = now + by;
	uint32_t top = reader_anchor(app);

	if (!part)
		return;
	if (!rect_visible(&app->frame.panes[PANE_READER])) {
		app_say(app, "the text is not on the screen");
		return;
	}
	/* From within a section, back is first to its own heading. */
	if (by < 0 && now >= 0 && top > part->sections[now].begin)
		to++;
	if (to >= (long)part->n_sections) {
		app_say(app,
		    part->n_sections ? N_("last section")
				     : N_("no sections here"));
		return;
	}
	if (to < 0)
		app_say(app, "start of the paper");
	reader_go_section(app, to < -1 ? -1 : to);
}

static void
say_end_of_days(struct app *app, bool newest)
{
	if (filter_of(app, PANE_DATES))
		app_say(app,
		    newest ? N_("newest day in the list")
			   : N_("oldest day in the list"));
	else
		app_say(app, newest ? N_("newest day") : N_("oldest day"));
}

void
step_day(struct app *app, long by)
{
	long n = (long)rows_count(app, PANE_DATES);
	long to;

	if (!n) {
		app_say(app, "%s",
		    rows_items(app, PANE_DATES) ? _("no day matches the filter")
						: _("no days here"));
		return;
	}
	to = (long)rows_of(app, PANE_DATES, app->post) + by;
	if (to < 0 || to >= n) {
		say_end_of_days(app, to < 0);
		to = to < 0 ? 0 : n - 1;
	}
	rows_select(app, PANE_DATES, (size_t)to);
	/* The paper that was selected there may be hidden now. */
	rows_follow(app, PANE_PAPERS);
}

void
step_to_section(struct app *app, int n)
{
	if (rect_visible(&app->frame.panes[PANE_READER]) &&
	    !reader_go_section(app, n - 1))
		app_say(app, "there is no section %d", n);
}
