// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys that mean something together: see sequence.h. */
#include <config.h>

#include "ui/sequence.h"

#include "ui/action.h"
#include "ui/app.h"
#include "ui/pane.h"

/* Keys this close to each other belong together, as digits to their key. */
enum { TOGETHER_MS = 400 };

static const struct action *
action_so_far(const struct app *app, bool *longer)
{
	const struct sequence *s = &app->sequence;

	return action_of_keys(s->keys, s->n, pane_context(app->focus), longer);
}

static void
remember(struct app *app)
{
	struct sequence *s = &app->sequence;

	s->before = standing_take(app);
	s->view = *pane_get(app->focus)->view(app);
}

static void
put_back(struct app *app)
{
	const struct sequence *s = &app->sequence;
	struct viewport *view;

	standing_restore(app, &s->before);
	view = pane_get(app->focus)->view(app);
	if (app->focus == PANE_READER || view->count != s->view.count)
		return;
	pane_get(app->focus)->go(app, s->view.cursor);
	view->top = s->view.top;
}

const struct action *
sequence_take(struct app *app, uint32_t key)
{
	struct sequence *s = &app->sequence;
	const struct action *action;
	int64_t now = term_now(app->term);
	bool longer = false;

	if (s->n == KEYS_MAX || now - s->since >= TOGETHER_MS)
		s->n = 0;
	s->keys[s->n++] = key;
	s->since = now;
	action = action_so_far(app, &longer);
	if (s->n > 1 && !action && !longer) {
		s->keys[0] = key;
		s->n = 1;
		action = action_so_far(app, &longer);
	}
	if (s->n > 1 && action)
		put_back(app);
	else if (s->n == 1 && longer)
		remember(app);
	if (s->n == 1)
		action = NULL;
	if (!longer)
		s->n = 0;
	return action;
}

bool
sequence_is_open(const struct app *app)
{
	return app->sequence.n > 0;
}
