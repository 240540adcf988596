// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys that mean something together: see sequence.h. */
#include <config.h>

#include "ui/sequence.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/pane.h"

/* Keys this close to each other belong together, as digits to their key. */
enum { TOGETHER_MS = 400, ESCAPE = 27 };

static const struct action *
action_so_far(const struct app *app, bool *longer)
{
	const struct sequence *s = &app->sequence;

	return keymap_find(
	    &app->keymap, s->keys, s->n, pane_context(app->focus), longer);
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
	/* There a row is not all of a place. */
	if (app->focus == PANE_READER || app->focus == PANE_AXIS ||
	    view->count != s->view.count)
		return;
	pane_get(app->focus)->go(app, s->view.cursor);
	view->top = s->view.top;
}

static int64_t
age(const struct app *app)
{
	return term_now(app->term) - app->sequence.since;
}

void
sequence_forget(struct app *app)
{
	app->sequence.n = 0;
	app->sequence.told = false;
}

/* Forgets a sequence that stood alone long enough to have meant that. */
static void
expire(struct app *app)
{
	if (app->sequence.alone && age(app) >= TOGETHER_MS)
		sequence_forget(app);
}

static void
add_key(struct app *app, uint32_t key)
{
	struct sequence *s = &app->sequence;

	s->keys[s->n++] = key;
	s->since = term_now(app->term);
	s->told = false;
}

static void
begin(struct app *app, uint32_t key)
{
	struct sequence *s = &app->sequence;
	bool longer;

	s->n = 0;
	add_key(app, key);
	s->alone = s->acted = action_so_far(app, &longer) != NULL;
	if (longer)
		remember(app);
	else
		sequence_forget(app);
}

/* Takes a key behind others; false when they mean nothing together. */
static bool
go_on(struct app *app, uint32_t key, const struct action **action)
{
	struct sequence *s = &app->sequence;
	bool longer;

	add_key(app, key);
	*action = action_so_far(app, &longer);
	if (!*action && !longer)
		return false;
	if (*action && s->acted)
		put_back(app);
	s->alone = *action != NULL;
	s->acted = s->acted || s->alone;
	if (!longer)
		sequence_forget(app);
	return true;
}

bool
sequence_take(struct app *app, uint32_t key, const struct action **action)
{
	struct sequence *s = &app->sequence;
	bool waited;

	*action = NULL;
	expire(app);
	waited = s->n && !s->alone;
	if (s->n && go_on(app, key, action))
		return true;
	/* That ends the waiting, and nothing else. */
	if (waited && key == ESCAPE) {
		sequence_forget(app);
		return true;
	}
	begin(app, key);
	return false;
}

bool
sequence_knows(struct app *app, uint32_t key)
{
	struct sequence together;
	unsigned context = pane_context(app->focus);
	bool longer;

	if (keymap_find(&app->keymap, &key, 1, context, &longer) || longer)
		return true;
	expire(app);
	together = app->sequence;
	if (!together.n)
		return false;
	together.keys[together.n++] = key;
	return keymap_find(
		   &app->keymap, together.keys, together.n, context, &longer) ||
	    longer;
}

bool
sequence_is_open(const struct app *app)
{
	return app->sequence.n > 0;
}

/* What is shown to those who wait. */

int
sequence_wait(const struct app *app)
{
	const struct sequence *s = &app->sequence;

	if (!s->n || s->told)
		return -1;
	return age(app) < TOGETHER_MS ? (int)(TOGETHER_MS - age(app)) : 0;
}

bool
sequence_due(struct app *app)
{
	if (sequence_wait(app) != 0)
		return false;
	app->sequence.told = true;
	return true;
}

/* Appends the keys of a binding and what they do, in short. */
static void
add_binding(const struct binding *b, struct strbuf *out)
{
	const char *help = _(b->action->help);

	strbuf_adds(out, out->len ? "  " : "");
	binding_label(b, out);
	strbuf_addc(out, ' ');
	strbuf_add(out, help, strcspn(help, ";"));
}

void
sequence_text(struct app *app, struct strbuf *out, int room)
{
	const struct sequence *s = &app->sequence;
	unsigned context = pane_context(app->focus);

	for (size_t i = 0; s->told && i < app->keymap.n; i++) {
		const struct binding *b = &app->keymap.bindings[i];
		size_t before = out->len;

		if (!(b->contexts & context) || b->n <= s->n ||
		    memcmp(b->keys, s->keys, s->n * sizeof(*s->keys)) != 0)
			continue;
		add_binding(b, out);
		if ((int)width_text(out->str, out->len) <= room)
			continue;
		strbuf_truncate(out, before);
		return;
	}
}
