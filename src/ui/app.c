// SPDX-License-Identifier: GPL-3.0-or-later
/* The loop of the interface and what keys mean to it: see app.h. */
#include <config.h>

#include "ui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/width.h"
#include "ui/action.h"
#include "ui/handlers.h"
#include "ui/opener.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/screen.h"

enum {
	WORK_MS = 5,        /* background work before keys are looked at */
	COUNT_MS = 400,     /* digits this close to a key are its count */
	CHILD_MS = 500,     /* how often a started browser is looked at */
	COUNT_MAX = 100000,
	KEYS_PER_DRAW = 256, /* keys waiting that are taken at once */
};

void
app_init(struct app *app, struct term *term, struct library *lib,
    const struct app_options *options)
{
	memset(app, 0, sizeof(*app));
	app->term = term;
	app->lib = lib;
	app->options = *options;
	prompt_init(&app->prompt);
	search_init(&app->search);
	strbuf_init(&app->message);
	strbuf_init(&app->notice);
	flow_init(&app->reader.flow);
	app->stale = true;
	if (library_count(lib)) {
		app->post = library_id_at(lib, 0);
		app->focus = library_count(lib) == 1 ? PANE_PAPERS : PANE_DATES;
	}
}

void
app_release(struct app *app)
{
	free(app->child.command);
	flow_release(&app->reader.flow);
	places_release(&app->places);
	prompt_release(&app->prompt);
	history_release(&app->searches);
	search_release(&app->search);
	strbuf_release(&app->message);
	strbuf_release(&app->notice);
}

const struct post *
app_post(struct app *app)
{
	return library_count(app->lib) ? library_post(app->lib, app->post)
				       : NULL;
}

const struct paper *
app_part(struct app *app)
{
	const struct post *post = app_post(app);

	return post && app->part < post->n_parts ? &post->parts[app->part]
						 : NULL;
}

void
app_select_post(struct app *app, size_t id)
{
	if (id == app->post)
		return;
	app->post = id;
	app->part = places_get(&app->places, id, places_selected, 0);
}

void
app_select_part(struct app *app, size_t part)
{
	app->part = part;
	places_set(&app->places, app->post, places_selected, (uint32_t)part);
}

static void
set_message(struct app *app, bool is_error, const char *fmt, va_list ap)
{
	strbuf_reset(&app->message);
	strbuf_vprintf(&app->message, fmt, ap);
	app->message_is_error = is_error;
}

void
app_say(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	set_message(app, false, fmt, ap);
	va_end(ap);
}

void
app_complain(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	set_message(app, true, fmt, ap);
	va_end(ap);
}

void
app_show(struct app *app, const char *word, const char *text)
{
	size_t room = app->frame.cols > 8 ? (size_t)app->frame.cols - 8 : 0;

	app_say(app, "%s  %s", word, text);
	if (width_text(app->message.str, app->message.len) <= room)
		return;
	app_say(app, "%s (any key)", word);
	strbuf_reset(&app->notice);
	strbuf_adds(&app->notice, text);
}

/*
 * A digit goes to that section at once. Should a key that takes a count follow
 * right after it, it was a count: the reader goes back to where it was.
 */
static bool
take_digit(struct app *app, uint32_t key)
{
	int digit = (int)key - '0';

	if (key < '0' || key > '9' || (digit == 0 && !app->count.value))
		return false;
	if (app->count.value) {
		reader_set_anchor(app, app->count.place);
		if (app->count.value < COUNT_MAX)
			app->count.value = app->count.value * 10 + digit;
	} else {
		app->count.place = reader_anchor(app);
		app->count.value = digit;
		if (app->focus != PANE_HELP &&
		    !reader_go_section(app, digit - 1))
			app_say(app, "there is no section %d", digit);
	}
	app->count.since = term_now(app->term);
	return true;
}

/* Forgets digits that stood alone long enough to have meant a section. */
static void
expire_count(struct app *app)
{
	if (app->count.value &&
	    term_now(app->term) - app->count.since >= COUNT_MS) {
		app->count.value = 0;
		app->stale = true;
	}
}

static int
use_count(struct app *app)
{
	int value = app->count.value;

	if (value)
		reader_set_anchor(app, app->count.place);
	app->count.value = 0;
	return value;
}

static void
prompt_did(struct app *app, enum prompt_result result)
{
	if (result == PROMPT_EDITED)
		search_typed(app);
	else if (result == PROMPT_ACCEPTED)
		search_accept(app);
	else if (result == PROMPT_CANCELLED)
		search_cancel(app);
}

void
app_key(struct app *app, uint32_t key)
{
	const struct action *action;

	app->stale = true;
	if (key == TERM_KEY_HANGUP) {
		app->quit = true;
		return;
	}
	if (key == TERM_KEY_RESIZE)
		return;
	if (app->prompt.open) {
		prompt_did(app, prompt_key(&app->prompt, key));
		return;
	}
	expire_count(app);
	strbuf_reset(&app->message);
	if (app->notice.len) {
		strbuf_reset(&app->notice);
		return;
	}
	if (take_digit(app, key))
		return;
	action = action_of_key(key, pane_context(app->focus));
	if (action)
		action->run(app, use_count(app), action->arg);
	else
		app->count.value = 0;
	screen_arrange(app);
}

/* The entry whose number of papers is to be counted next: of those in sight,
 * else the first in order; false when all are known. */
static bool
next_to_count(struct app *app, size_t *id)
{
	const struct viewport *v = &app->dates;
	size_t n = library_count(app->lib);

	for (size_t row = v->top; row < n && row < v->top + v->height; row++) {
		*id = library_id_at(app->lib, row);
		if (library_entry(app->lib, *id)->state == ENTRY_UNREAD)
			return true;
	}
	for (; app->counted < n; app->counted++) {
		*id = app->counted;
		if (library_entry(app->lib, *id)->state == ENTRY_UNREAD)
			return true;
	}
	return false;
}

/* Counts papers for a few milliseconds; false when there is nothing to do. */
static bool
work(struct app *app)
{
	int64_t until = term_now(app->term) + WORK_MS;
	size_t id;

	if (!next_to_count(app, &id))
		return false;
	do
		post_free(library_read(app->lib, id));
	while (term_now(app->term) < until && next_to_count(app, &id));
	app->stale = true;
	return true;
}

static int
shorter(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* How long to wait for a key before something else is due; -1: for ever. */
static int
time_to_wait(const struct app *app, int wait_ms)
{
	int64_t since = term_now(app->term) - app->count.since;

	if (app->count.value)
		wait_ms = shorter(
		    wait_ms, since < COUNT_MS ? (int)(COUNT_MS - since) : 0);
	if (app->child.pid)
		wait_ms = shorter(wait_ms, CHILD_MS);
	return wait_ms;
}

void
app_step(struct app *app, int wait_ms)
{
	uint32_t key;

	if (app->stale) {
		app->stale = false;
		screen_draw(app);
	}
	key = term_key(app->term, 0);
	if (key == TERM_KEY_NONE && !work(app))
		key = term_key(app->term, time_to_wait(app, wait_ms));
	for (int i = 0; key != TERM_KEY_NONE; i++) {
		app_key(app, key);
		if (app->quit || i == KEYS_PER_DRAW)
			return;
		key = term_key(app->term, 0);
	}
	expire_count(app);
	if (opener_check(app))
		app->stale = true;
}

void
app_run(struct app *app)
{
	screen_arrange(app);
	while (!app->quit)
		app_step(app, -1);
}
