// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The prompt of S: see results.h. Each change of the text drops the search
 * before and begins a new one. Esc brings back what was there when the prompt
 * was opened, Enter on an empty line the last results.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/handlers.h"
#include "ui/history.h"
#include "ui/results.h"

/* Of UTF-8. */
enum { SYLLABLE_BYTES = 3 };

/* What is said right of the prompt has this part of the line. */
enum { STATUS_SHARE = 5, STATUS_SHARES = 8 };

void
results_open(struct app *app, int count, int arg)
{
	struct results *r = &app->results;

	(void)count;
	(void)arg;
	r->before = r->now;
	r->was_open = r->open;
	r->asked_from = standing_take(app);
	r->error.status = OK;
	app->asking = &asking_results;
	history_open(app, &r->history);
}

/* What was found before is freed, unless it is yet to come back to. */
static void
set_hunt(struct results *r, struct hunt *hunt)
{
	if (r->now != r->before && r->now != hunt)
		hunt_free(r->now);
	r->now = hunt;
	hunt_free(r->other);
	r->other = NULL;
	r->other_tried = false;
	r->followed = NULL;
}

/* The search that was active when the prompt was opened. */
static void
keep_search(struct app *app)
{
	struct results *r = &app->results;

	if (r->was_open && !r->kept) {
		r->asked_search = app->search;
		r->kept = true;
		search_init(&app->search);
	}
	search_put_away(app);
}

static void
bring_back_search(struct app *app)
{
	struct results *r = &app->results;

	if (r->kept) {
		search_release(&app->search);
		app->search = r->asked_search;
		search_init(&r->asked_search);
	}
	r->kept = false;
}

/* All is as it was when the prompt was opened. */
static void
restore(struct app *app)
{
	struct results *r = &app->results;

	r->error.status = OK;
	set_hunt(r, r->before);
	if (r->was_open) {
		bring_back_search(app);
		standing_restore(app, &r->asked_from);
	} else {
		results_leave(app);
	}
}

static void
results_typed(struct app *app)
{
	struct results *r = &app->results;
	struct hunt *hunt;

	r->error.status = OK;
	if (!app->prompt.text.len) {
		restore(app);
		return;
	}
	hunt = results_hunt(app, app->prompt.text.str, &r->error);
	if (!hunt)
		return;
	set_hunt(r, hunt);
	results_enter(app);
	keep_search(app);
}

/* Whoever looks at results has done with the help. */
static void
close_help(struct app *app)
{
	struct results *r = &app->results;

	if (r->open && r->entered_from.focus == PANE_HELP)
		r->entered_from.focus = app->beneath;
}

/* Whether the text ends in a Hangul syllable, which may be unfinished. */
static bool
ends_in_syllable(const struct strbuf *text)
{
	uint32_t c = 0;

	if (text->len >= SYLLABLE_BYTES)
		utf8_decode(
		    text->str + text->len - SYLLABLE_BYTES, SYLLABLE_BYTES, &c);
	return c >= 0xAC00 && c <= 0xD7A3;
}

/* Who presses Enter has finished the last word: it is searched for as it is. */
static void
finish_word(struct app *app)
{
	struct strbuf typed = STRBUF_INIT;
	struct hunt *hunt;

	if (!ends_in_syllable(&app->prompt.text))
		return;
	strbuf_printf(&typed, "%s ", app->prompt.text.str);
	hunt = results_hunt(app, typed.str, NULL);
	if (hunt)
		set_hunt(&app->results, hunt);
	strbuf_release(&typed);
}

static void
results_accept(struct app *app)
{
	struct results *r = &app->results;

	if (r->error.status != OK) {
		app_complain(app, "%s", r->error.msg);
		restore(app);
	} else if (app->prompt.text.len) {
		finish_word(app);
		if (r->before != r->now)
			hunt_free(r->before);
		search_release(&r->asked_search);
		r->kept = false;
	} else if (r->now) {
		results_enter(app);
	} else {
		app_complain(app, "nothing has been searched for yet");
	}
	r->before = NULL;
	close_help(app);
	/* One that went through the results before these is left. */
	if (app->focus == PANE_RESULTS && app->axis.over_results)
		axis_close(app);
}

static void
results_cancel(struct app *app)
{
	restore(app);
	app->results.before = NULL;
}

/* Appends what is wrong, or of it what comes before the last comma where there
 * is no room for all. */
static void
add_error(const char *msg, size_t room, struct strbuf *out)
{
	const char *comma = strrchr(msg, ',');

	strbuf_add(out, msg,
	    comma && strlen(msg) > room ? (size_t)(comma - msg) : strlen(msg));
}

/* On an empty line, the names of the fields. */
static void
results_status(struct app *app, struct strbuf *out)
{
	static const char fields[] =
	    "section: title: tag: note: arxiv: before: after:";
	size_t room = (size_t)(app->frame.cols * STATUS_SHARE / STATUS_SHARES);

	if (app->results.error.status != OK)
		add_error(app->results.error.msg, room, out);
	else if (!app->prompt.text.len && sizeof(fields) <= room)
		strbuf_adds(out, fields);
}

void
results_take_offer(struct app *app)
{
	struct results *r = &app->results;
	struct hunt *other = r->other;

	if (!results_offer(app))
		return;
	r->other = NULL;
	set_hunt(r, other);
	history_add(&r->history, other->typed);
	history_keep(app, &r->history, other->typed);
}

const struct asking asking_results = {
    .prefix = N_("search all: "),
    .typed = results_typed,
    .accept = results_accept,
    .cancel = results_cancel,
    .offer = results_offer,
    .status = results_status,
};
