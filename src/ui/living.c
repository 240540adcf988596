// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A library that lives: see living.h. A look is given up when it has had its
 * share of the time, and goes on where it was with the next one; so a library
 * of any size, on any file system, costs the same.
 */
#include <config.h>

#include "ui/living.h"

#include <stdlib.h>
#include <string.h>

#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/news.h"
#include "ui/rows.h"

enum {
	NEVER_MS = INT32_MAX, /* some weeks */
	SHARE_MS = 20,        /* for a look that nobody asked for */
	SLOW_MS = 200,        /* a look that was asked for is said to go on */
	STEP_MS = 1,
	STEP = 8,         /* files, between looks at the clock */
	NEWEST = 64,      /* posts that are always looked at */
	AWAY_MS = 120000, /* without a key: nobody is there... */
	SELDOM = 10,      /* ...to see it: looks come so much less often... */
	AWAY_SHARE_MS = 2 /* ...and are short: hundreds may be away at once */
};

void
living_init(struct living *living)
{
	memset(living, 0, sizeof(*living));
	strbuf_init(&living->said);
}

void
living_release(struct living *living)
{
	memento_release(&living->memento);
	free(living->news);
	strbuf_release(&living->said);
	living_init(living);
}

/* ---- Lists -------------------------------------------------------------- */

static void
hold_post(struct app *app)
{
	library_hold(app->lib, library_count(app->lib) ? app->post : SIZE_MAX);
}

/* The rows on the screen stay where they are, unless they are the first. */
static void
follow_rows(struct app *app)
{
	struct viewport *v = &app->dates;
	size_t row = rows_of(app, PANE_DATES, app->post);

	if (!v->top)
		return;
	if (row >= v->cursor)
		v->top += row - v->cursor;
	else
		v->top -= v->cursor - row < v->top ? v->cursor - row : v->top;
	v->cursor = row;
}

/* The first posts of a library that had none. */
static void
select_first(struct app *app)
{
	app->post = library_id_at(app->lib, 0);
	app->part = app_first_paper;
	hold_post(app);
}

/* ---- Looking ------------------------------------------------------------ */

/* What the reader would notice first is looked at first. */
static void
look_at_first(struct app *app)
{
	size_t ids[LIBRARY_FIRST_MAX];
	size_t n = 0;
	size_t count = library_count(app->lib);
	size_t shown = rows_count(app, PANE_DATES);
	const struct viewport *v = &app->dates;

	if (!count)
		return;
	ids[n++] = app->post;
	for (size_t row = v->top; row < shown && row < v->top + v->height &&
	     n < LIBRARY_FIRST_MAX - NEWEST;
	     row++)
		ids[n++] = rows_item(app, PANE_DATES, row);
	for (size_t row = 0; row < count && row < NEWEST; row++)
		ids[n++] = library_id_at(app->lib, row);
	library_refresh_first(app->lib, ids, n);
}

static void
begin(struct app *app)
{
	struct living *l = &app->living;

	l->looking = true;
	l->spent = 0;
	library_refresh_begin(app->lib, l->asked);
	look_at_first(app);
}

/* Looks for about a millisecond; false when all was looked at. */
static bool
look(struct app *app)
{
	int64_t begun = term_now(app->term);
	unsigned order = library_order(app->lib);
	bool empty = !library_count(app->lib);
	int64_t now;
	bool more;

	do {
		more = library_refresh_step(app->lib, STEP);
		now = term_now(app->term);
	} while (more && now - begun < STEP_MS);
	app->living.spent += now - begun;
	if (library_order(app->lib) == order)
		return more;
	app->stale = true;
	if (empty && library_count(app->lib))
		select_first(app);
	else if (library_count(app->lib))
		follow_rows(app);
	return more;
}

/* Takes over what the look has found so far. */
static bool
gather(struct app *app)
{
	struct living *l = &app->living;
	size_t n;
	const struct library_change *list = library_refresh_list(app->lib, &n);

	for (size_t i = 0; i < n; i++)
		if (list[i].what == POST_CHANGED && list[i].id != app->post)
			places_forget(&app->places, list[i].id);
	if (n && !l->gathering)
		l->n_news = 0;
	news_add(app, list, n);
	return n > 0;
}

static bool
is_away(const struct app *app)
{
	return term_now(app->term) - app->living.key >= AWAY_MS;
}

/* From the end of a look to the next: a change is to be on the screen within
 * the interval that is configured, and a look takes its time, too. */
static int
pause_ms(const struct app *app)
{
	int interval = (int)app_settings(app)->poll_interval;

	return !interval ? NEVER_MS
			 : interval * 750 * (is_away(app) ? SELDOM : 1);
}

void
living_wake(struct app *app)
{
	struct living *l = &app->living;
	int64_t now = term_now(app->term);

	if (l->started && is_away(app) && app_settings(app)->poll_interval)
		l->next = now;
	l->key = now;
}

/* The look is over, or had its share of the time. */
static bool
finish(struct app *app)
{
	struct living *l = &app->living;
	bool found;

	if (l->asked && !l->gathering)
		l->n_news = 0;
	found = gather(app);
	l->looking = false;
	l->next = term_now(app->term) + pause_ms(app);
	if (found || l->asked)
		news_tell(app);
	/* What is being read was chosen to be, whatever comes above it. */
	app->touched = app->touched || found;
	app->stale = app->stale || found || l->asked;
	if (l->asked)
		l->asked = l->gathering = false;
	return found;
}

bool
living_step(struct app *app)
{
	struct living *l = &app->living;
	int64_t now = term_now(app->term);
	bool told = news_count(app);
	bool more;

	if (!l->started) {
		l->started = true;
		l->key = now;
		l->next = now + pause_ms(app);
	}
	hold_post(app);
	memento_follow(app);
	if (!l->looking && !l->asked && now < l->next)
		return told;
	if (!l->looking)
		begin(app);
	more = look(app);
	memento_follow(app);
	if (more &&
	    (l->asked ||
		l->spent < (is_away(app) ? AWAY_SHARE_MS : SHARE_MS))) {
		if (l->asked && l->spent >= SLOW_MS && !app->message.len) {
			app_say(app, "looking for changes...");
			app->stale = true;
		}
		return true;
	}
	return finish(app) || told;
}

int
living_wait(const struct app *app)
{
	const struct living *l = &app->living;
	int64_t now = term_now(app->term);

	if (!l->started)
		return pause_ms(app);
	if (l->looking || l->asked || l->next <= now)
		return 0;
	return l->next - now < pause_ms(app) ? (int)(l->next - now)
					     : pause_ms(app);
}

void
living_look(struct app *app, const char *word)
{
	struct living *l = &app->living;

	/* What was found by a look that is under way is found. */
	if (l->looking && gather(app))
		l->gathering = true;
	l->asked = true;
	l->looking = false;
	l->word = word;
}

void
living_gather(struct app *app, bool on)
{
	app->living.gathering = on;
	if (on)
		app->living.n_news = 0;
}

void
living_reload(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	living_look(app, "");
}
