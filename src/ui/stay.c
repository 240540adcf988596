// SPDX-License-Identifier: GPL-3.0-or-later
/* Staying on the same section: see stay.h. */
#include <config.h>

#include "ui/stay.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/reader.h"

void
stay_release(struct stay *stay)
{
	free(stay->heading);
	*stay = (struct stay){.on = false};
}

/* It is about what is read, and so in sight. */
static bool
is_on(const struct app *app)
{
	return app->axis.stay.on &&
	    rect_visible(&app->frame.panes[PANE_READER]);
}

void
stay_before(struct app *app)
{
	struct stay *s = &app->axis.stay;
	const struct paper *part;
	long now;

	if (!is_on(app) || !(part = app_part(app)))
		return;
	if (s->post == app->post && s->part == app->part &&
	    s->at == reader_anchor(app))
		return;
	now = reader_section(app);
	free(s->heading);
	s->heading = NULL;
	if (now < 0)
		return;
	s->kind = part->sections[now].kind;
	s->heading = mem_strdup(part->sections[now].heading);
}

/* The section of the selected part; -1 for its start, -2 where it is not. */
static long
find_section(const struct stay *s, const struct paper *part)
{
	struct axis_kind kind = {.kind = s->kind, .heading = s->heading};

	if (!s->heading)
		return -1;
	for (size_t i = 0; i < part->n_sections; i++)
		if (axis_kind_is(&kind, part->sections[i].kind,
			part->sections[i].heading))
			return (long)i;
	return -2;
}

void
stay_after(struct app *app)
{
	struct stay *s = &app->axis.stay;
	const struct paper *part;
	long section;

	if (!is_on(app) || !(part = app_part(app)))
		return;
	section = find_section(s, part);
	reader_go_section(app, section < 0 ? -1 : section);
	s->post = app->post;
	s->part = app->part;
	s->at = reader_anchor(app);
	if (app->message.len)
		return;
	if (section == -2)
		app_say(app, "%s: not in this paper", s->heading);
	else if (section >= 0)
		app_say(app, "%s: %s", part->sections[section].heading,
		    part->title);
}

/* The action. */
void
stay_toggle(struct app *app, int count, int arg)
{
	struct stay *s = &app->axis.stay;
	char next[KEYS_LABEL_SIZE], previous[KEYS_LABEL_SIZE];

	(void)count;
	(void)arg;
	s->on = !s->on;
	s->post = SIZE_MAX;
	app_say(app,
	    s->on ? N_("%s and %s stay on the same section")
		  : N_("%s and %s go to where you were in a paper"),
	    app_key_label(app, ACT_NEXT_PAPER, next, sizeof(next)),
	    app_key_label(app, ACT_PREVIOUS_PAPER, previous, sizeof(previous)));
}
