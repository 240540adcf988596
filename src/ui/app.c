// SPDX-License-Identifier: GPL-3.0-or-later
/* The state of the interface: see app.h. */
#include <config.h>

#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/opener.h"
#include "ui/pane.h"
#include "ui/rows.h"

/* One line in the status line, several over the screen. */
static void
show_problems(struct app *app, const struct config *config)
{
	const char *text = config->problems.str;

	if (config->n_problems == 1)
		app_complain(app, "%.*s", (int)strcspn(text, "\n"), text);
	else
		notice_show(app,
		    _("the configuration has faults; the rest of it applies"),
		    text);
}

void
app_init(struct app *app, struct term *term, struct library *lib,
    const struct app_options *options)
{
	memset(app, 0, sizeof(*app));
	app->term = term;
	app->lib = lib;
	app->cat = options->catalogue;
	app->options = *options;
	day_names_init(&app->day_names);
	keymap_init(&app->keymap);
	app->keymap.rights = app_rights(app);
	keymap_configure(&app->keymap, options->config);
	prompt_init(&app->prompt);
	strbuf_init(&app->commanding.offer);
	noting_init(&app->noting);
	exporting_init(&app->exporting);
	search_init(&app->search);
	filter_init(&app->filters[PANE_DATES]);
	filter_init(&app->filters[PANE_PAPERS]);
	results_init(&app->results);
	axis_init(&app->axis, lib, options->catalogue);
	plot_init(&app->plot);
	living_init(&app->living);
	pull_init(&app->pull);
	strbuf_init(&app->message);
	notice_init(&app->notice);
	flow_init(&app->reader.flow);
	remarks_init(&app->reader.remarks);
	marks_open(&app->marks, options->journal, options->occurrences);
	resume_init(&app->resume);
	app->stale = true;
	if (library_count(lib)) {
		app->post = library_id_at(lib, rows_newest(app));
		app->part = app_first_paper;
		app->focus = library_count(lib) == 1 ? PANE_PAPERS : PANE_DATES;
	}
	if (app_settings(app)->keep_position)
		resume_open(app);
	if (options->trouble && *options->trouble)
		app_complain(app, "%s", options->trouble);
	if (options->config->n_problems)
		show_problems(app, options->config);
}

void
app_release(struct app *app)
{
	resume_keep(app);
	resume_release(&app->resume);
	marks_close(&app->marks);
	opener_release(app);
	remarks_release(&app->reader.remarks);
	flow_release(&app->reader.flow);
	places_release(&app->places);
	prompt_release(&app->prompt);
	history_release(&app->commanding.history);
	strbuf_release(&app->commanding.offer);
	noting_release(&app->noting);
	exporting_release(&app->exporting);
	history_release(&app->searches);
	history_release(&app->filter_history);
	search_release(&app->search);
	if (app->filtering.kept)
		filter_release(&app->filtering.before);
	filter_release(&app->filters[PANE_DATES]);
	filter_release(&app->filters[PANE_PAPERS]);
	plot_release(&app->plot);
	results_release(&app->results);
	axis_release(&app->axis);
	living_release(&app->living);
	pull_release(&app->pull);
	strbuf_release(&app->message);
	notice_release(&app->notice);
	keymap_release(&app->keymap);
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

const struct paper *
app_paper(struct app *app)
{
	const struct paper *part = app_part(app);
	/* What was selected before is not in sight. */
	bool hidden = app->focus == PANE_RESULTS && results_are_none(app);

	if (part && part->kind == PART_PAPER && !hidden)
		return part;
	app_say(app, "no paper is selected");
	return NULL;
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

char *
app_key_label(const struct app *app, enum action_id id, char *buf, size_t size)
{
	struct strbuf label = STRBUF_INIT;

	unsigned here = pane_context(app->focus);
	bool is_here = action_get(id)->contexts & here;

	if (!keymap_label(&app->keymap, id, is_here ? here : ~0u, &label))
		strbuf_printf(&label, ":%s", action_get(id)->name);
	snprintf(buf, size, "%s", label.str);
	strbuf_release(&label);
	return buf;
}

static void set_message(struct app *app, bool is_error, const char *fmt,
    va_list ap) __attribute__((format(printf, 3, 0)));

static void
set_message(struct app *app, bool is_error, const char *fmt, va_list ap)
{
	strbuf_reset(&app->message);
	/* The empty text is gettext's name for its own header. */
	strbuf_vprintf(&app->message, *fmt ? gettext(fmt) : fmt, ap);
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
