// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists of unread or starred papers only: see only.h. */
#include <config.h>

#include "ui/only.h"

#include "base/i18n.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/rows.h"

static bool
lets_part(const struct app *app, const struct paper *part)
{
	unsigned what = app->marks.only.what;

	return part->kind == PART_PAPER &&
	    (!(what & ONLY_UNREAD) || !marks_is_read(app, part->key)) &&
	    (!(what & ONLY_STARRED) || marks_is_starred(app, part->key));
}

/* One that has both, where both are asked for. */
static bool
has_both(const struct app *app, size_t id)
{
	size_t n;
	const uint64_t *keys = occurrences_post(app->marks.also, id, &n);

	for (size_t i = 0; keys && i < n; i++)
		if (keys[i] && tally_is_starred(app, keys[i]) &&
		    !tally_is_read(app, keys[i]))
			return true;
	return false;
}

/* What is not known yet may be what is wanted. */
static bool
lets_post(const struct app *app, size_t id)
{
	unsigned what = app->marks.only.what;
	struct tally_counts counts;

	if (!tally_post(app, id, &counts))
		return library_entry(app->lib, id)->state != ENTRY_BAD;
	if (what == (ONLY_UNREAD | ONLY_STARRED))
		return counts.unread && counts.starred && has_both(app, id);
	return what & ONLY_UNREAD ? counts.unread : counts.starred;
}

bool
only_lets(struct app *app, enum pane_id pane, size_t item)
{
	const struct post *post;

	if (!app->marks.only.what)
		return true;
	if (pane == PANE_DATES)
		return lets_post(app, item);
	post = app_post(app);
	return post && item < post->n_parts &&
	    lets_part(app, &post->parts[item]);
}

void
only_come_back(struct app *app)
{
	app->marks.only.dates += app->marks.only.what != 0;
}

bool
only_clear(struct app *app)
{
	struct only *only = &app->marks.only;
	bool had = only->what != 0;

	only->what = 0;
	only->made += had;
	return had;
}

void
only_label(const struct app *app, struct strbuf *out)
{
	unsigned what = app->marks.only.what;

	if (what & ONLY_UNREAD)
		strbuf_adds(out, _("unread"));
	if (what & ONLY_STARRED)
		strbuf_adds(
		    out, what & ONLY_UNREAD ? _(", starred") : _("starred"));
}

bool
only_holds(const struct app *app, size_t part)
{
	const struct only *only = &app->marks.only;

	return only->held.on && only->held.made == only->made &&
	    only->held.post == app->post && only->held.part == part;
}

void
only_let_go(struct app *app)
{
	app->marks.only.held.on = false;
}

static void
say_none(struct app *app, unsigned what)
{
	char key[KEYS_LABEL_SIZE];

	if (what == ONLY_UNREAD)
		app_say(app, "no paper is unread");
	else if (what == ONLY_STARRED)
		app_say(app, "no paper is starred; %s stars one",
		    app_key_label(app, ACT_STAR, key, sizeof(key)));
	else
		app_say(app, "no unread paper is starred");
}

void
only_give_up(struct app *app)
{
	struct only *only = &app->marks.only;

	say_none(app, only->what);
	only->what = only->what == only->before ? 0 : only->before;
	only->before = 0;
	only->made++;
}

/* Whether it is known already that no paper is that. */
static bool
is_none(const struct app *app, unsigned what)
{
	struct tally_counts counts;

	if (!tally_total(app, &counts))
		return false;
	return (what & ONLY_UNREAD && !counts.unread) ||
	    (what & ONLY_STARRED && !counts.starred);
}

/* The action: `arg` is what is asked for, or no longer. */
void
only_toggle(struct app *app, int count, int arg)
{
	struct only *only = &app->marks.only;
	unsigned what = only->what ^ (unsigned)arg;
	struct strbuf label = STRBUF_INIT;

	(void)count;
	if (!marks_are_kept(app) || !filter_has_lists(app))
		return;
	if (what & (unsigned)arg && is_none(app, (unsigned)arg)) {
		say_none(app, (unsigned)arg);
		return;
	}
	only->before = only->what;
	only->what = what;
	only->made++;
	only->held.on = app->focus == PANE_READER;
	only->held.made = only->made;
	only->held.post = app->post;
	only->held.part = app->part;
	only_label(app, &label);
	if (label.len)
		app_say(app, "%s papers only", label.str);
	else
		app_say(app, "all papers");
	strbuf_release(&label);
}
