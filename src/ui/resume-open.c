// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening where one stopped: see resume.h. What the journal is not known to
 * have yet, or the library, is opened as soon as it is, unless a key is pressed
 * before. */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/pane.h"
#include "ui/resume-name.h"
#include "ui/resume.h"

enum {
	NAMESAKES_MAX = 8,  /* posts of the same name that are looked into */
	NEWER_MAX = 1 << 16 /* rows that are looked at for what is new */
};

/* Of all libraries, in versions before: see resume.h. */
static const char old_dates[] = "nonmun:dates";
static const char old_papers[] = "nonmun:papers";
static const char old_newest[] = "nonmun:newest";

/* ---- Places in a part --------------------------------------------------- */

static uint32_t
clamp_into(uint32_t begin, uint32_t end, uint32_t offset)
{
	return offset < end - begin ? begin + offset : begin;
}

static uint32_t
text_offset(const struct paper *part, uint32_t section, uint32_t offset)
{
	const struct section *s;

	if (!section)
		return clamp_into(part->begin, part->end, offset);
	if (section > part->n_sections)
		return part->begin;
	s = &part->sections[section - 1];
	return clamp_into(s->begin, s->end, offset);
}

uint32_t
resume_begin(const struct app *app, const struct paper *part)
{
	const struct mark_place *place = marks_place(app, part->key);

	return !place || marks_is_read(app, part->key)
	    ? part->begin
	    : text_offset(part, place->section, place->offset);
}

/* ---- Opening ------------------------------------------------------------ */

/* The post of that name, which has the paper with this key (NULL: any). */
static bool
find_post(struct app *app, const char *name, const char *key, size_t *id,
    size_t *part)
{
	const struct post *post;
	int looked = 0;

	for (size_t row = 0; row < library_count(app->lib); row++) {
		*id = library_id_at(app->lib, row);
		*part = 0;
		if (strcmp(library_entry(app->lib, *id)->name, name) != 0)
			continue;
		if (!key)
			return true;
		post = library_post(app->lib, *id);
		*part = post ? post_find_part(post, key) : 0;
		if (post && *part < post->n_parts)
			return true;
		if (++looked == NAMESAKES_MAX)
			return false;
	}
	return false;
}

/* Finds where one stopped; in a list the day is enough. */
static bool
find_stop(struct app *app, size_t *id, size_t *part)
{
	const struct resume *r = &app->resume;

	if (r->key.len && find_post(app, r->post.str, r->key.str, id, part))
		return true;
	if (r->key.len && r->pane == STOP_READER)
		return false;
	if (!find_post(app, r->post.str, NULL, id, part))
		return false;
	*part = r->part ? r->part - 1 : app_first_paper;
	return true;
}

/* How many posts are newer than the newest one of last time; 0 where that is
 * not known. */
static size_t
count_newer(const struct app *app)
{
	const struct mark_place *old = marks_place(app, app->resume.newest.str);
	size_t n = library_count(app->lib);

	if (!old)
		old = marks_place(app, old_newest);
	for (size_t row = 0; old && row < n && row < NEWER_MAX; row++) {
		size_t id = library_id_at(app->lib, row);
		const char *name = library_entry(app->lib, id)->name;

		if (strcmp(name, old->post) == 0)
			return row;
	}
	return 0;
}

static void
open_reader(struct app *app, size_t id, size_t part)
{
	const struct resume *r = &app->resume;
	const struct post *post = library_post(app->lib, id);

	if (!post || part >= post->n_parts)
		return;
	app_select_post(app, id);
	app_select_part(app, part);
	places_set(&app->places, id, part,
	    text_offset(&post->parts[part], r->section, r->offset));
	flow_release(&app->reader.flow);
	pane_focus(app, PANE_READER);
	app->touched = app->stale = true;
}

/* In a list what is new comes first; of the day, the paper is selected all the
 * same. */
static void
open_list(struct app *app, size_t id, size_t part)
{
	if (part != app_first_paper)
		places_set(&app->places, id, places_selected, (uint32_t)part);
	if (count_newer(app))
		return;
	app_select_post(app, id);
	app_select_part(app, part);
	if (app->resume.pane == STOP_PAPERS)
		app->focus = PANE_PAPERS;
	app->touched = app->stale = true;
}

/* Whether something is known of where one stopped in this library. */
static bool
recall(struct app *app)
{
	struct resume *r = &app->resume;
	const struct mark_place *at = marks_place(app, r->at.str);
	const char *slash;

	if (!at || at->section >= STOP_NOWHERE)
		return false;
	slash = strchr(at->post, '/');
	strbuf_add(&r->post, at->post,
	    slash ? (size_t)(slash - at->post) : strlen(at->post));
	strbuf_adds(&r->key, slash ? slash + 1 : "");
	r->pane = (enum stop_pane)at->section;
	r->part = at->offset;
	return true;
}

/* The same of a journal that no version wrote that knows libraries. */
static bool
recall_old(struct app *app)
{
	struct resume *r = &app->resume;
	const struct mark *last = journal_last_place(app->marks.journal);

	if (!last || resume_is_named(app->marks.journal))
		return false;
	strbuf_adds(&r->post, last->place.post);
	if (strcmp(last->key, old_dates) == 0) {
		r->pane = STOP_DATES;
	} else if (strcmp(last->key, old_papers) == 0) {
		r->pane = STOP_PAPERS;
		r->part = last->place.offset + 1;
	} else {
		r->pane = STOP_READER;
		strbuf_adds(&r->key, last->key);
	}
	return true;
}

/* The place in the paper, which may stand in the journal long before. */
static bool
recall_line(struct app *app)
{
	struct resume *r = &app->resume;
	const struct mark_place *line = marks_place(app, r->key.str);

	if (r->pane != STOP_READER)
		return true;
	r->section = line ? line->section : 0;
	r->offset = line ? line->offset : 0;
	return line != NULL;
}

void
resume_open(struct app *app)
{
	struct resume *r = &app->resume;
	size_t id, part;

	if (!app->marks.journal || !library_count(app->lib))
		return;
	resume_find_names(app);
	strbuf_reset(&r->post);
	strbuf_reset(&r->key);
	r->later = !app->marks.known;
	if (!recall(app) && !recall_old(app))
		return;
	r->later = !recall_line(app) && r->later;
	if (!find_stop(app, &id, &part))
		r->pending = r->pane == STOP_READER;
	else if (r->pane == STOP_READER)
		open_reader(app, id, part);
	else
		open_list(app, id, part);
}

/* The paper may stand in a post of another name. */
static void
open_where_found(struct app *app)
{
	struct resume *r = &app->resume;
	size_t n;
	const struct occurrence *at = marks_also(app, r->key.str, &n);

	if (n) {
		r->pending = false;
		open_reader(app, at[0].id, at[0].part);
	} else if (!app->marks.also ||
	    occurrences_known(app->marks.also) >= library_count(app->lib)) {
		r->pending = false;
	}
}

static void
tell_news(struct app *app)
{
	size_t n;

	app->resume.told = true;
	n = count_newer(app);
	if (!n || app->message.len)
		return;
	app_say(app,
	    ngettext("%zu new post since last time",
		"%zu new posts since last time", n),
	    n);
	app->stale = true;
}

void
resume_open_later(struct app *app)
{
	struct resume *r = &app->resume;

	if (r->later && app->marks.known)
		resume_open(app);
	if (r->pending)
		open_where_found(app);
	if (!r->told && app->marks.known)
		tell_news(app);
}

void
resume_stop(struct app *app)
{
	app->resume.pending = app->resume.later = false;
}
