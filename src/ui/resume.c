// SPDX-License-Identifier: GPL-3.0-or-later
/* Where one stopped: see resume.h. */
#include <config.h>

#include "ui/resume.h"

#include <string.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/pane.h"
#include "ui/resume-name.h"

enum {
	WRITE_MS = 5000,    /* from one place to the next, while moving */
	NAMESAKES_MAX = 8,  /* posts of the same name that are looked into */
	NEWER_MAX = 1 << 16 /* rows that are looked at for what is new */
};

/* Of all libraries, in versions before: see resume.h. */
static const char old_dates[] = "nonmun:dates";
static const char old_papers[] = "nonmun:papers";
static const char old_newest[] = "nonmun:newest";

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

/* Without a journal they are not needed. */
static void
find_names(struct app *app)
{
	struct resume *r = &app->resume;

	if (r->at.len)
		return;
	strbuf_adds(&r->at, RESUME_AT);
	strbuf_adds(&r->newest, RESUME_NEWEST);
	resume_name(app->lib, &r->at);
	strbuf_adds(&r->newest, r->at.str + strlen(RESUME_AT));
}

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

	if (!section || section > part->n_sections)
		return section ? part->begin
			       : clamp_into(part->begin, part->end, offset);
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

/* The part of a post that is the paper with this key; SIZE_MAX: none. */
static size_t
part_of_key(const struct post *post, const char *key)
{
	for (size_t i = 0; post && i < post->n_parts; i++)
		if (strcmp(post->parts[i].key, key) == 0)
			return i;
	return SIZE_MAX;
}

/* The post of that name, which has the paper with this key (NULL: any). */
static bool
find_post(struct app *app, const char *name, const char *key, size_t *id,
    size_t *part)
{
	int looked = 0;

	for (size_t row = 0; row < library_count(app->lib); row++) {
		*id = library_id_at(app->lib, row);
		*part = 0;
		if (strcmp(library_entry(app->lib, *id)->name, name) != 0)
			continue;
		if (!key)
			return true;
		*part = part_of_key(library_post(app->lib, *id), key);
		if (*part != SIZE_MAX)
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
	find_names(app);
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

void
resume_stop(struct app *app)
{
	app->resume.pending = app->resume.later = false;
}

/* The paper may stand in a post of another name. */
static void
open_later(struct app *app)
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

/* ---- Keeping ------------------------------------------------------------ */

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
	strbuf_reset(&r->post);
	strbuf_adds(&r->post, stop.post);
	strbuf_reset(&r->key);
	strbuf_adds(&r->key, stop.key);
	r->part = stop.part;
	r->section = stop.section;
	r->offset = stop.offset;
	r->dirty = true;
}

void
resume_check(struct app *app)
{
	struct resume *r = &app->resume;

	if (!app->marks.journal)
		return;
	find_names(app);
	if (r->later && app->marks.known)
		resume_open(app);
	if (r->pending)
		open_later(app);
	if (!r->told && app->marks.known)
		tell_news(app);
	note_stop(app);
	if (resume_wait(app) == 0)
		write_place(app);
}

void
resume_keep(struct app *app)
{
	if (!app->marks.journal)
		return;
	find_names(app);
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
