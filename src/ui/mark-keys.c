// SPDX-License-Identifier: GPL-3.0-or-later
/* The actions that mark papers, and the one that takes marks back. See
 * handlers.h. */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/action.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/undo.h"

/* A failure to write it, or to do it at all, is what is to be read. */
static void
say_done(struct app *app, const char *what, const char *title)
{
	if (!app->message.len)
		app_say(app, "%s: %s", what, title);
}

/* Marks the selected paper, or takes the mark away. */
static void
toggle(struct app *app, enum mark_kind kind,
    bool (*is)(const struct app *app, const char *key), const char *on,
    const char *off)
{
	const struct paper *part = app_paper(app);
	bool now = part && !is(app, part->key);
	const struct mark value = {.key = "", .read = now, .starred = now};

	if (part && marks_set(app, part->key, part->title, kind, &value))
		say_done(app, now ? on : off, part->title);
}

void
mark_read(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	toggle(app, MARK_READ, marks_is_read, C_("mark", "read"), _("unread"));
}

void
mark_star(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	toggle(app, MARK_STAR, marks_is_starred, _("starred"),
	    _("star taken away"));
}

void
mark_day(struct app *app, int count, int arg)
{
	const struct post *post = app_post(app);
	const struct mark value = {.key = "", .read = true};
	char key[KEYS_LABEL_SIZE];
	size_t n = 0;

	(void)count;
	(void)arg;
	undo_begin(&app->marks.undo);
	for (size_t i = 0; post && i < post->n_papers; i++) {
		const struct paper *p = &post->papers[i];

		/* One that cannot be marked is told, and keeps none back. */
		if (!marks_is_read(app, p->key))
			n +=
			    marks_set(app, p->key, p->title, MARK_READ, &value);
	}
	undo_end(&app->marks.undo);
	if (app->message.len)
		return;
	if (n)
		app_say(app,
		    ngettext("%zu paper read; %s takes that back",
			"%zu papers read; %s takes that back", n),
		    n, app_key_label(app, ACT_UNDO, key, sizeof(key)));
	else
		app_say(app, "%s",
		    post && post->n_papers ? _("all of them are read already")
					   : _("no papers here"));
}

/* ---- Taking back -------------------------------------------------------- */

static const char *
word_of(const struct undo_item *item)
{
	switch (item->kind) {
	case MARK_READ:
		return item->on ? _("back to read") : _("back to unread");
	case MARK_STAR:
		return item->on ? _("back to starred") : _("back to no star");
	default:
		return *item->note ? _("back to the note before")
				   : _("back to no note");
	}
}

/* Brings one mark back, without a way to bring back what is now. */
static bool
take_back(struct app *app)
{
	struct undo *undo = &app->marks.undo;
	struct undo_item item = undo->items[undo->n - 1];
	struct mark value = {.key = "",
	    .read = item.on,
	    .starred = item.on,
	    .note = item.note ? item.note : ""};
	bool ok;

	undo->items[undo->n - 1] = (struct undo_item){.group = item.group};
	undo_drop(undo);
	ok = marks_set(app, item.key, item.title, item.kind, &value);
	if (ok)
		undo_drop(undo);
	free(item.key);
	free(item.title);
	free(item.note);
	return ok;
}

void
mark_undo(struct app *app, int count, int arg)
{
	struct undo *undo = &app->marks.undo;
	struct undo_item last;
	char *title;
	const char *word;
	size_t n = 0;

	(void)count;
	(void)arg;
	if (!undo_top(undo)) {
		app_say(app, "no mark to take back");
		return;
	}
	last = *undo_top(undo);
	word = word_of(&last);
	title = mem_strdup(last.title);
	while (undo_top(undo) && undo_top(undo)->group == last.group &&
	    take_back(app))
		n++;
	if (n == 1)
		say_done(app, word, title);
	else if (!app->message.len)
		app_say(app, "%zu papers %s", n, word);
	free(title);
}
