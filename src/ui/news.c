// SPDX-License-Identifier: GPL-3.0-or-later
/* What came with a look at the library: see news.h. */
#include <config.h>

#include "ui/news.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/app.h"

void
news_add(struct app *app, const struct library_change *list, size_t n)
{
	struct living *l = &app->living;

	for (size_t i = 0; i < n; i++) {
		l->news = mem_grow(
		    l->news, l->n_news, &l->cap_news, sizeof(*l->news));
		l->news[l->n_news++] = list[i];
	}
}

/* Parts what follows from what is there. */
static struct strbuf *
next_part(struct strbuf *out)
{
	if (out->len)
		strbuf_adds(out, ", ");
	return out;
}

static void
add_counts(const size_t counts[POST_RENAMED + 1], struct strbuf *out)
{
	if (counts[POST_ADDED])
		strbuf_printf(next_part(out),
		    ngettext(
			"%zu new post", "%zu new posts", counts[POST_ADDED]),
		    counts[POST_ADDED]);
	if (counts[POST_CHANGED])
		strbuf_printf(
		    next_part(out), _("%zu changed"), counts[POST_CHANGED]);
	if (counts[POST_REMOVED])
		strbuf_printf(
		    next_part(out), _("%zu removed"), counts[POST_REMOVED]);
	if (counts[POST_RENAMED])
		strbuf_printf(
		    next_part(out), _("%zu moved"), counts[POST_RENAMED]);
}

static void
changes_text(const struct app *app, struct strbuf *out)
{
	const struct living *l = &app->living;
	size_t counts[POST_RENAMED + 1] = {0};

	for (size_t i = 0; i < l->n_news; i++) {
		const struct library_change *c = &l->news[i];

		/* That is more than a number. */
		if (c->what == POST_REMOVED && c->id == app->post && !out->len)
			strbuf_adds(out, _("this digest was removed"));
		else
			counts[c->what]++;
	}
	add_counts(counts, out);
}

void
news_tell(struct app *app)
{
	struct living *l = &app->living;
	struct strbuf text = STRBUF_INIT;

	changes_text(app, &text);
	if (!text.len)
		strbuf_adds(&text, _("nothing new"));
	/* An error is not to be overlooked for what nobody asked for. */
	if (l->asked || !app->message_is_error || !app->message.len) {
		app_say(app, "%s%s",
		    l->asked && l->word && *l->word ? _(l->word) : "",
		    text.str);
		strbuf_set(&l->said, app->message.str);
		l->counting = l->n_news > 0;
	}
	strbuf_release(&text);
}

/* How many papers came; false while some are yet to be read. */
static bool
count_papers(const struct app *app, size_t *papers)
{
	const struct living *l = &app->living;

	*papers = 0;
	for (size_t i = 0; i < l->n_news; i++) {
		const struct library_change *c = &l->news[i];
		const struct entry *e = library_entry(app->lib, c->id);

		if (c->what != POST_ADDED && c->what != POST_CHANGED)
			continue;
		if (e->state == ENTRY_UNREAD && !e->gone)
			return false;
		if (e->n_papers > c->n_papers)
			*papers += e->n_papers - c->n_papers;
	}
	return true;
}

bool
news_count(struct app *app)
{
	struct living *l = &app->living;
	size_t papers;

	if (!l->counting || !count_papers(app, &papers))
		return false;
	l->counting = false;
	if (!papers || strcmp(app->message.str, l->said.str) != 0)
		return false;
	app_say(app,
	    ngettext("%s, %zu new paper", "%s, %zu new papers", papers),
	    l->said.str, papers);
	app->stale = true;
	return true;
}
