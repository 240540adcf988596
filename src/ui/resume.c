// SPDX-License-Identifier: GPL-3.0-or-later
/* Where one stopped, kept: see resume.h. Opening there is resume-open.c's. */
#include <config.h>

#include "ui/resume.h"

#include <string.h>

#include "ui/app.h"
#include "ui/resume-name.h"

enum { WRITE_MS = 5000 }; /* from one place to the next, while moving */

void
resume_init(struct resume *r)
{
	memset(r, 0, sizeof(*r));
	strbuf_init(&r->at);
	strbuf_init(&r->newest);
	strbuf_init(&r->post);
	strbuf_init(&r->key);
}

void
resume_release(struct resume *r)
{
	strbuf_release(&r->at);
	strbuf_release(&r->newest);
	strbuf_release(&r->post);
	strbuf_release(&r->key);
}

void
resume_find_names(struct app *app)
{
	struct resume *r = &app->resume;

	if (r->at.len)
		return;
	strbuf_adds(&r->at, RESUME_AT);
	strbuf_adds(&r->newest, RESUME_NEWEST);
	resume_name(app->lib, &r->at);
	strbuf_adds(&r->newest, r->at.str + strlen(RESUME_AT));
}

/* Where one is, as in struct resume. */
struct stop {
	enum stop_pane pane;
	const char *post, *key;
	uint32_t part, section, offset;
};

static void
stop_at_line(const struct paper *part, uint32_t at, struct stop *stop)
{
	stop->offset = at > part->begin ? at - part->begin : 0;
	for (size_t i = 0; i < part->n_sections; i++)
		if (part->sections[i].begin <= at) {
			stop->section = (uint32_t)i + 1;
			stop->offset = at - part->sections[i].begin;
		}
}

/* The part that is selected; of a post that was not looked into, none. */
static const struct paper *
stop_at_part(struct app *app, struct stop *stop)
{
	const struct post *post =
	    app->part != app_first_paper ? app_post(app) : NULL;
	const struct paper *part = post ? app_part(app) : NULL;

	if (!part || (stop->pane != STOP_READER && part == post->papers))
		return NULL;
	stop->part = (uint32_t)app->part + 1;
	stop->key = part->key;
	return part;
}

static struct stop
stop_now(struct app *app)
{
	static const enum stop_pane panes[] = {[PANE_DATES] = STOP_DATES,
	    [PANE_PAPERS] = STOP_PAPERS,
	    [PANE_READER] = STOP_READER};
	enum pane_id focus =
	    app->focus == PANE_HELP ? app->beneath : app->focus;
	const struct reader *r = &app->reader;
	struct stop stop = {STOP_NOWHERE, "", "", 0, 0, 0};
	const struct paper *part;

	if (!library_count(app->lib) || !app->touched || focus > PANE_READER)
		return stop;
	if (focus == PANE_READER &&
	    (!r->flow.n_lines || r->post_id != app->post ||
		r->part != app->part))
		return stop;
	stop.pane = panes[focus];
	stop.post = library_entry(app->lib, app->post)->name;
	part = stop_at_part(app, &stop);
	if (focus == PANE_READER && part)
		stop_at_line(part, r->anchor, &stop);
	else if (focus == PANE_READER)
		stop.pane = STOP_NOWHERE;
	return stop;
}

/* The newest post's name, if it is news that were told. */
static const char *
new_newest(const struct app *app)
{
	const struct mark_place *old = marks_place(app, app->resume.newest.str);
	const char *name;

	if (!library_count(app->lib) || !app->resume.told)
		return NULL;
	name = library_entry(app->lib, library_id_at(app->lib, 0))->name;
	return old && strcmp(old->post, name) == 0 ? NULL : name;
}

/* Writes what is not known already. */
static void
write_if_new(struct app *app, const char *key, const struct mark_place *place)
{
	const struct mark_place *old = marks_place(app, key);

	if (!old || old->section != place->section ||
	    old->offset != place->offset || strcmp(old->post, place->post) != 0)
		marks_keep_place(app, key, place);
}

/* The place in the paper, unless one has only passed by. */
static void
write_line(struct app *app)
{
	const struct resume *r = &app->resume;
	struct mark_place place = {r->section, r->offset, r->post.str};

	if (r->pane == STOP_READER &&
	    (r->section || r->offset || marks_place(app, r->key.str)))
		write_if_new(app, r->key.str, &place);
}

static void
write_place(struct app *app)
{
	struct resume *r = &app->resume;
	struct strbuf post = STRBUF_INIT;
	struct mark_place newest = {0, 0, new_newest(app)};
	struct mark_place at = {(uint32_t)r->pane, r->part, NULL};

	if (newest.post)
		marks_keep_place(app, r->newest.str, &newest);
	write_line(app);
	strbuf_adds(&post, r->post.str);
	if (r->key.len && post.len + 1 + r->key.len <= JOURNAL_KEY_MAX)
		strbuf_printf(&post, "/%s", r->key.str);
	at.post = post.str;
	write_if_new(app, r->at.str, &at);
	strbuf_release(&post);
	r->dirty = false;
	r->written = term_now(app->term);
}

static bool
is_same_part(const struct resume *r, const struct stop *stop)
{
	return r->pane == stop->pane && r->part == stop->part &&
	    strcmp(r->key.str, stop->key) == 0 &&
	    strcmp(r->post.str, stop->post) == 0;
}

/* Takes note of where one is. */
static void
note_stop(struct app *app)
{
	struct resume *r = &app->resume;
	struct stop stop = stop_now(app);
	bool same = is_same_part(r, &stop);

	if (stop.pane == STOP_NOWHERE ||
	    (same && r->section == stop.section && r->offset == stop.offset))
		return;
	if (r->dirty && !same)
		write_line(app);
	r->pane = stop.pane;
	strbuf_set(&r->post, stop.post);
	strbuf_set(&r->key, stop.key);
	r->part = stop.part;
	r->section = stop.section;
	r->offset = stop.offset;
	r->dirty = true;
}

void
resume_check(struct app *app)
{
	if (!app->marks.journal)
		return;
	resume_find_names(app);
	resume_open_later(app);
	note_stop(app);
	if (resume_wait(app) == 0)
		write_place(app);
}

void
resume_keep(struct app *app)
{
	if (!app->marks.journal)
		return;
	resume_find_names(app);
	note_stop(app);
	if (app->resume.dirty || (app->resume.post.len && new_newest(app)))
		write_place(app);
}

int
resume_wait(const struct app *app)
{
	const struct resume *r = &app->resume;
	int64_t due = r->written + WRITE_MS - term_now(app->term);

	if (!r->dirty || !app->marks.journal)
		return -1;
	return r->written && due > 0 ? (int)due : 0;
}
