// SPDX-License-Identifier: GPL-3.0-or-later
/* Remarks under a paper's title, and other days: see remarks.h. */
#include <config.h>

#include "ui/remarks.h"

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/rows.h"

void
remarks_init(struct remarks *r)
{
	strbuf_init(&r->text);
	r->n = 0;
}

void
remarks_release(struct remarks *r)
{
	strbuf_release(&r->text);
	r->n = 0;
}

/* The posts that the paper stands in but for `id`, the oldest first. */
static void
add_days(const struct app *app, const char *key, size_t id, struct strbuf *out)
{
	size_t n;
	const struct occurrence *at = marks_also(app, key, &n);
	char day[DATE_BUF_SIZE];
	bool first = true;

	for (size_t i = n; i-- > 0;) {
		if (at[i].id == id || (i && at[i - 1].id == at[i].id))
			continue;
		if (!first)
			strbuf_adds(out, ", ");
		first = false;
		strbuf_adds(
		    out, entry_day(library_entry(app->lib, at[i].id), day));
	}
}

void
remarks_make(const struct app *app, struct remarks *r, size_t id,
    const struct paper *part)
{
	const char *note;
	size_t days;

	strbuf_reset(&r->text);
	r->n = 0;
	if (part->kind != PART_PAPER)
		return;
	add_days(app, part->key, id, &r->text);
	days = r->text.len;
	note = marks_note(app, part->key);
	if (note) {
		strbuf_addc(&r->text, '\0');
		strbuf_adds(&r->text, note);
	}
	if (days)
		r->items[r->n++] = (struct flow_remark){_("also"), r->text.str};
	if (note)
		r->items[r->n++] =
		    (struct flow_remark){_("note"), r->text.str + days + 1};
}

/* Selects a part of a post, whatever filters hide it: they are put away, which
 * is said. */
static void
go_to(struct app *app, size_t id, size_t part)
{
	bool uncovered = rows_uncover(app, PANE_DATES, id);

	app_select_post(app, id);
	app_select_part(app, part);
	if (rows_uncover(app, PANE_PAPERS, part) || uncovered) {
		app_select_part(app, part);
		app_say(app, "filter put away");
	}
}

/* The occurrence after the selected one, of another post; NULL: none. */
static const struct occurrence *
next_other(const struct app *app, const struct occurrence *at, size_t n)
{
	size_t here = 0;

	while (here < n &&
	    (at[here].id != app->post || at[here].part != app->part))
		here++;
	for (size_t i = 1; i <= n; i++) {
		const struct occurrence *o = &at[(here + i) % n];

		if (o->id != app->post)
			return o;
	}
	return NULL;
}

void
also_next(struct app *app, int count, int arg)
{
	const struct paper *part = app_paper(app);
	const struct occurrence *at, *to;
	struct strbuf text = STRBUF_INIT;
	size_t n;

	(void)count;
	(void)arg;
	if (!part)
		return;
	at = marks_also(app, part->key, &n);
	to = next_other(app, at, n);
	if (to)
		go_to(app, to->id, to->part);
	else if (app->marks.also &&
	    occurrences_known(app->marks.also) < library_count(app->lib))
		app_say(app, "on no other day, as far as they were read");
	else
		app_say(app, "this paper stands on no other day");
	if (to && !app->message.len && (part = app_part(app))) {
		add_days(app, part->key, app->post, &text);
		app_say(app, "also %s", text.str);
	}
	strbuf_release(&text);
}
