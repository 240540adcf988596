// SPDX-License-Identifier: GPL-3.0-or-later
/* The loop of the interface and what keys mean to it: see loop.h. */
#include <config.h>

#include "ui/loop.h"

#include "base/utf8.h"
#include "model/layout-keys.h"
#include "ui/action.h"
#include "ui/history.h"
#include "ui/keys.h"
#include "ui/opener.h"
#include "ui/pane.h"
#include "ui/screen.h"
#include "ui/work.h"

enum {
	COUNT_MS = 400,      /* digits this close to a key are its count */
	PROGRESS_MS = 100,   /* between draws for no more than a number */
	KEYS_PER_DRAW = 256, /* keys waiting that are taken at once */
};

static int
with_digit(int count, int digit)
{
	count = count * 10 + digit;
	return count < COUNT_MAX ? count : COUNT_MAX;
}

/*
 * A digit goes to that section, or paper, at once. Should a key that takes a
 * count follow right after it, it was a count: one is back where one was.
 */
static bool
take_digit(struct app *app, uint32_t key)
{
	int digit = (int)key - '0';

	if (key < '0' || key > '9' || (digit == 0 && !app->count.value))
		return false;
	if (app->count.value) {
		standing_restore(app, &app->count.before);
		app->count.value = with_digit(app->count.value, digit);
	} else {
		app->count.before = standing_take(app);
		app->count.value = digit;
	}
	pane_go_nth(app, app->count.value);
	/* More digits are more likely a count, of which nothing is wrong. */
	if (app->count.value > 9)
		strbuf_reset(&app->message);
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
		standing_restore(app, &app->count.before);
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
accept(struct app *app)
{
	history_keep(app, app->prompt.history, app->prompt.text.str);
	app->asking->accept(app);
}

static void
act_in_prompt(struct app *app, uint32_t key)
{
	enum prompt_result result = prompt_key(&app->prompt, key);

	if (result == PROMPT_IGNORED && key == '\t')
		result = take_offer(app);
	if (result == PROMPT_IGNORED && app->asking->key)
		app->asking->key(app, key);
	else if (result == PROMPT_EDITED && app->asking->typed)
		app->asking->typed(app);
	else if (result == PROMPT_ACCEPTED)
		accept(app);
	else if (result == PROMPT_CANCELLED && app->asking->cancel)
		app->asking->cancel(app);
}

/* `meant` is what a key that was typed stands for. */
static void
refuse_key(struct app *app, uint32_t typed, uint32_t meant)
{
	struct strbuf label = STRBUF_INIT;
	char name[KEY_NAME_SIZE], help[KEYS_LABEL_SIZE];

	app->count.value = 0;
	if (typed > 0x10FFFF || !utf8_is_clean(typed))
		return;
	strbuf_adds(&label, key_label(typed, name));
	if (meant != typed)
		strbuf_printf(&label, " (%s)", key_label(meant, name));
	app_say(app, "%s does nothing here; %s shows the keys", label.str,
	    app_key_label(app, ACT_HELP, help, sizeof(help)));
	strbuf_release(&label);
}

/* Does what a key means outside the prompt. A Hangul letter that is not bound
 * itself stands for the Latin one on its key. */
static void
act(struct app *app, uint32_t typed)
{
	uint32_t key = sequence_knows(app, typed) ? typed : layout_key(typed);
	const struct action *action;

	if (app->pasting || key == TERM_KEY_PASTE_END)
		return;
	expire_count(app);
	strbuf_reset(&app->message);
	search_key(app);
	if (notice_key(app, key))
		return;
	if (!sequence_take(app, key, &action)) {
		if (take_digit(app, key))
			return;
		action = keymap_find(
		    &app->keymap, &key, 1, pane_context(app->focus), NULL);
	}
	/* Rows that are not on the screen yet may be what is meant. */
	work_hurry(app);
	if (action)
		action_run(app, action, use_count(app));
	else if (!sequence_is_open(app))
		refuse_key(app, typed, key);
}

/* Does one key. A prompt may have been opened by the one before it. */
static void
do_key(struct app *app, uint32_t key)
{
	if (app->prompt.open)
		act_in_prompt(app, key);
	else
		act(app, key);
	/* The next key may come before the next draw. */
	screen_arrange(app);
}

/* Outside prompts, a syllable is the keys it was composed of. */
static void
do_typed(struct app *app, uint32_t key)
{
	uint32_t letters[LAYOUT_LETTERS_MAX] = {key};
	size_t n = 0;

	if (!app->prompt.open && !sequence_knows(app, key))
		n = layout_letters(key, letters);
	if (!n)
		letters[n++] = key;
	for (size_t i = 0; i < n && !app->quit; i++)
		do_key(app, letters[i]);
}

/* Neither a prompt nor a notice is left by a click beside it. */
static void
take_mouse(struct app *app)
{
	if (app->prompt.open || notice_is_open(app))
		return;
	strbuf_reset(&app->message);
	sequence_forget(app);
	mouse_act(app);
}

static void
take_key(struct app *app, uint32_t key)
{
	app->stale = app->hurry = true;
	living_wake(app);
	marks_key(app);
	resume_stop(app);
	if (key == TERM_KEY_PASTE_BEGIN || key == TERM_KEY_PASTE_END)
		app->pasting = key == TERM_KEY_PASTE_BEGIN;
	if (key == TERM_KEY_HANGUP)
		app->quit = true;
	else if (key == TERM_KEY_MOUSE)
		take_mouse(app);
	else if (key != TERM_KEY_RESIZE)
		do_typed(app, key);
	app->touched = app->touched || key != TERM_KEY_RESIZE;
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
	wait_ms = work_sooner(wait_ms, sequence_wait(app));
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
	if (opener_check(app) || sequence_due(app))
		app->stale = true;
}

void
loop_run(struct app *app)
{
	screen_arrange(app);
	while (!app->quit)
		loop_step(app, -1);
}
