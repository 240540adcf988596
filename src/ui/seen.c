// SPDX-License-Identifier: GPL-3.0-or-later
/* What has been read: see seen.h. */
#include <config.h>

#include "ui/seen.h"

#include "ui/app.h"

enum { MOMENT_MS = 2000 };

/* The last line that shows some of the paper's text: what stands below it is a
 * list of links. */
static size_t
last_line(const struct flow *flow)
{
	for (size_t i = flow->n_lines; i-- > 0;) {
		const struct flow_line *line = &flow->lines[i];

		for (unsigned s = 0; s < line->n_spans; s++)
			if (flow->spans[line->first_span + s].begin <
			    flow->spans[line->first_span + s].end)
				return i;
	}
	return 0;
}

static bool
is_reading(const struct app *app)
{
	const struct shown *shown = &app->reader.shown;

	return app->focus == PANE_READER && shown->rows > 0 &&
	    shown->post_id == app->post && shown->part == app->part &&
	    app->reader.flow.n_lines;
}

static bool
end_is_shown(const struct app *app)
{
	const struct shown *shown = &app->reader.shown;

	return last_line(&app->reader.flow) < shown->top + (size_t)shown->rows;
}

/* Takes note of what is on the screen now. */
static void
look(struct app *app)
{
	struct seen *s = &app->seen;
	const struct shown *shown = &app->reader.shown;
	const struct paper *part = app_part(app);
	bool resized, jumped;

	if (!s->reading || s->post != shown->post_id ||
	    s->part != shown->part) {
		*s = (struct seen){.reading = true,
		    .done = part && marks_is_read(app, part->key),
		    .post = shown->post_id,
		    .part = shown->part,
		    .top = shown->top,
		    .width = shown->width,
		    .rows = shown->rows,
		    .since = term_now(app->term)};
		return;
	}
	resized = shown->width != s->width || shown->rows != s->rows;
	jumped = !resized && shown->top > s->top + (size_t)s->rows;
	if (resized || jumped) {
		s->moved = false;
		s->since = term_now(app->term);
	}
	s->moved = s->moved || (!resized && shown->top != s->top);
	s->jumped = s->jumped || jumped;
	s->top = shown->top;
	s->width = shown->width;
	s->rows = shown->rows;
}

/* Since it was opened, or what else gave it another look. */
static bool
stood_a_moment(const struct app *app)
{
	return term_now(app->term) - app->seen.since >= MOMENT_MS;
}

static void
become_read(struct app *app)
{
	const struct mark value = {.key = "", .read = true};
	const struct paper *part = app_part(app);

	app->seen.done = true;
	if (part && part->kind == PART_PAPER && !marks_is_read(app, part->key))
		marks_set(app, part->key, part->title, MARK_READ, &value);
}

void
seen_check(struct app *app)
{
	struct seen *s = &app->seen;

	/* A digit shows a section; should it be a count, that was none. */
	if (app->count.value)
		return;
	if (!is_reading(app)) {
		s->reading = s->reading && app->focus == PANE_HELP;
		return;
	}
	look(app);
	if (s->done || !app->marks.journal || !end_is_shown(app) ||
	    ((!s->moved || s->jumped) && !app->reader.ended &&
		!stood_a_moment(app)))
		return;
	become_read(app);
}

void
seen_leave(struct app *app)
{
	struct seen *s = &app->seen;

	/* What was not drawn yet was not seen. */
	if (!is_reading(app) || app->reader.shown.top != app->reader.view.top)
		return;
	look(app);
	if (!s->done && app->marks.journal && end_is_shown(app) &&
	    (!s->jumped || stood_a_moment(app)))
		become_read(app);
}

int
seen_wait(const struct app *app)
{
	const struct seen *s = &app->seen;
	int64_t left = s->since + MOMENT_MS - term_now(app->term);

	if (app->count.value || !s->reading || s->done ||
	    (s->moved && !s->jumped) || !app->marks.journal ||
	    !is_reading(app) || !end_is_shown(app))
		return -1;
	return left > 0 ? (int)left : 0;
}
