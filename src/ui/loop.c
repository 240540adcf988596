// SPDX-License-Identifier: GPL-3.0-or-later
/* The loop of the interface and what keys mean to it: see loop.h. */
#include <config.h>

#include "ui/loop.h"

#include <string.h>

#include "base/utf8.h"
#include "model/layout-keys.h"
#include "ui/action.h"
#include "ui/keys.h"
#include "ui/opener.h"
#include "ui/pane.h"
#include "ui/reader.h"
#include "ui/screen.h"
#include "ui/work.h"

enum {
	COUNT_MS = 400,    /* digits this close to a key are its count */
	PROGRESS_MS = 100, /* between draws for no more than a number */
	COUNT_MAX = 100000,
	KEYS_PER_DRAW = 256, /* keys waiting that are taken at once */
};

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
		reader_set_place(app, app->count.place);
		if (app->count.value < COUNT_MAX)
			app->count.value = app->count.value * 10 + digit;
	} else {
		app->count.place = reader_place(app);
		app->count.value = digit;
		if (rect_visible(&app->frame.panes[PANE_READER]) &&
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
		reader_set_place(app, app->count.place);
	app->count.value = 0;
	return value;
}

/* Tab takes what is offered. */
static enum prompt_result
take_offer(struct app *app)
{
	const struct asking *asking = app->asking;
	const char *offer = asking->offer ? asking->offer(app) : NULL;

	if (!offer)
		return PROMPT_IGNORED;
	prompt_set(&app->prompt, offer);
	return PROMPT_EDITED;
}

static void
act_in_prompt(struct app *app, uint32_t key)
{
	enum prompt_result result = prompt_key(&app->prompt, key);

	if (result == PROMPT_IGNORED && key == '\t')
		result = take_offer(app);
	if (result == PROMPT_IGNORED && app->asking->key)
		app->asking->key(app, key);
	else if (result == PROMPT_EDITED)
		app->asking->typed(app);
	else if (result == PROMPT_ACCEPTED)
		app->asking->accept(app);
	else if (result == PROMPT_CANCELLED)
		app->asking->cancel(app);
}

static void
refuse_key(struct app *app, uint32_t key)
{
	char label[KEY_NAME_SIZE], help[KEY_NAME_SIZE];

	app->count.value = 0;
	if (key > 0x10FFFF || !utf8_is_clean(key))
		return;
	key_label(key, label);
	/* Keys go by Latin letters; which one was meant is not sure, as most
	 * Hangul is the same with Shift. */
	if (layout_of(label, strlen(label)) == LAYOUT_KOREAN) {
		app_say(app, "%s does nothing here; the keyboard is in Hangul",
		    label);
		return;
	}
	app_say(app, "%s does nothing here; %s shows the keys", label,
	    action_key_label(ACT_HELP, help, sizeof(help)));
}

/* Does what a key means outside the prompt. */
static void
act(struct app *app, uint32_t key)
{
	const struct action *action;

	if (app->pasting || key == TERM_KEY_PASTE_END)
		return;
	expire_count(app);
	strbuf_reset(&app->message);
	if (notice_turn(app))
		return;
	action = sequence_take(app, key);
	if (!action && take_digit(app, key))
		return;
	/* Rows that are not on the screen yet may be what is meant. */
	work_hurry(app);
	if (!action)
		action = action_of_key(key, pane_context(app->focus));
	if (action)
		action->run(app, use_count(app), action->arg);
	else if (!sequence_is_open(app))
		refuse_key(app, key);
}

static void
take_key(struct app *app, uint32_t key)
{
	app->stale = app->hurry = true;
	marks_key(app);
	resume_stop(app);
	if (key == TERM_KEY_PASTE_BEGIN || key == TERM_KEY_PASTE_END)
		app->pasting = key == TERM_KEY_PASTE_BEGIN;
	if (key == TERM_KEY_HANGUP)
		app->quit = true;
	else if (app->prompt.open && key != TERM_KEY_RESIZE)
		act_in_prompt(app, key);
	else if (key != TERM_KEY_RESIZE)
		act(app, key);
	app->touched = app->touched || key != TERM_KEY_RESIZE;
	/* The next key may come before the next draw. */
	screen_arrange(app);
}

/* How long to wait for a key before something else is due; -1: for ever. */
static int
time_to_wait(const struct app *app, int wait_ms)
{
	int64_t since = term_now(app->term) - app->count.since;

	if (app->count.value)
		wait_ms = work_sooner(
		    wait_ms, since < COUNT_MS ? (int)(COUNT_MS - since) : 0);
	if (app->progress)
		wait_ms = work_sooner(wait_ms, PROGRESS_MS);
	return work_sooner(wait_ms, work_wait(app));
}

static void
draw_if_due(struct app *app)
{
	if (!app->stale &&
	    !(app->progress && term_now(app->term) - app->drawn >= PROGRESS_MS))
		return;
	if (app->hurry)
		work_hurry(app);
	app->stale = app->progress = app->hurry = false;
	screen_draw(app);
}

void
loop_step(struct app *app, int wait_ms)
{
	uint32_t key;

	draw_if_due(app);
	key = term_key(app->term, 0);
	if (key == TERM_KEY_NONE && !work(app) && !app->stale)
		key = term_key(app->term, time_to_wait(app, wait_ms));
	for (int i = 0; key != TERM_KEY_NONE; i++) {
		take_key(app, key);
		if (app->quit || i == KEYS_PER_DRAW)
			return;
		key = term_key(app->term, 0);
	}
	expire_count(app);
	if (opener_check(app))
		app->stale = true;
}

void
loop_run(struct app *app)
{
	screen_arrange(app);
	while (!app->quit)
		loop_step(app, -1);
}
