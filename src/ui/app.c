// SPDX-License-Identifier: GPL-3.0-or-later
/* The state of the interface: see app.h. */
#include <config.h>

#include "ui/app.h"

#include <stdlib.h>
#include <string.h>

#include "base/width.h"

void
app_init(struct app *app, struct term *term, struct library *lib,
    const struct app_options *options)
{
	memset(app, 0, sizeof(*app));
	app->term = term;
	app->lib = lib;
	app->cat = options->catalogue;
	app->options = *options;
	prompt_init(&app->prompt);
	search_init(&app->search);
	filter_init(&app->filters[PANE_DATES]);
	filter_init(&app->filters[PANE_PAPERS]);
	results_init(&app->results);
	living_init(&app->living);
	pull_init(&app->pull);
	strbuf_init(&app->message);
	strbuf_init(&app->notice);
	flow_init(&app->reader.flow);
	app->stale = true;
	if (library_count(lib)) {
		app->post = library_id_at(lib, 0);
		app->part = app_first_paper;
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
	history_release(&app->filter_history);
	search_release(&app->search);
	if (app->filtering.kept)
		filter_release(&app->filtering.before);
	filter_release(&app->filters[PANE_DATES]);
	filter_release(&app->filters[PANE_PAPERS]);
	results_release(&app->results);
	living_release(&app->living);
	pull_release(&app->pull);
	strbuf_release(&app->message);
	strbuf_release(&app->notice);
}

const struct post *
app_post(struct app *app)
{
	const struct post *post =
	    library_count(app->lib) ? library_post(app->lib, app->post) : NULL;

	if (post && app->part == app_first_paper)
		app->part =
		    post->papers ? (size_t)(post->papers - post->parts) : 0;
	if (post && app->part >= post->n_parts)
		app->part = post->n_parts ? post->n_parts - 1 : 0;
	return post;
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
	app->part = places_get(
	    &app->places, id, places_selected, (uint32_t)app_first_paper);
}

void
app_select_part(struct app *app, size_t part)
{
	app->part = part;
	places_set(&app->places, app->post, places_selected, (uint32_t)part);
}

static void set_message(struct app *app, bool is_error, const char *fmt,
    va_list ap) __attribute__((format(printf, 3, 0)));

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
