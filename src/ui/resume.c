// SPDX-License-Identifier: GPL-3.0-or-later
/* Where one stopped: see resume.h. */
#include <config.h>

#include "ui/resume.h"

#include <string.h>

#include "ui/app.h"

enum {
	WRITE_MS = 5000,    /* from one place to the next, while moving */
	NAMESAKES_MAX = 8,  /* posts of the same name that are looked into */
	NEWER_MAX = 1 << 16 /* rows that are looked at for what is new */
};

static const char key_dates[] = "nonmun:dates";
static const char key_papers[] = "nonmun:papers";
static const char key_newest[] = "nonmun:newest";

void
resume_init(struct resume *r)
{
	memset(r, 0, sizeof(*r));
	strbuf_init(&r->key);
	strbuf_init(&r->post);
}

void
resume_release(struct resume *r)
{
	strbuf_release(&r->key);
	strbuf_release(&r->post);
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

/* How many posts are newer than the newest one of last time; 0 where that is
 * not known. */
static size_t
count_newer(const struct app *app)
{
	const struct mark *mark = journal_get(app->marks.journal, key_newest);
	size_t n = library_count(app->lib);

	for (size_t row = 0; row < n && row < NEWER_MAX; row++) {
		size_t id = library_id_at(app->lib, row);
		const char *name = library_entry(app->lib, id)->name;

		if (strcmp(name, mark->place.post) == 0)
			return row;
	}
	return 0;
}

static void
open_reader(struct app *app, size_t id, size_t part)
{
	const struct resume *r = &app->resume;
	const struct post *post = library_post(app->lib, id);
	int rows, cols;

	if (!post || part >= post->n_parts)
		return;
	term_size(app->term, &rows, &cols);
	app_select_post(app, id);
	app_select_part(app, part);
	places_set(&app->places, id, part,
	    text_offset(&post->parts[part], r->section, r->offset));
	app->focus = PANE_READER;
	app->full = frame_is_narrow(cols);
	app->touched = app->stale = true;
}

/* In a list what is new comes first. */
static void
open_list(struct app *app, size_t id)
{
	const struct resume *r = &app->resume;

	if (count_newer(app))
		return;
	app_select_post(app, id);
	if (strcmp(r->key.str, key_papers) == 0) {
		app_select_part(app, r->offset);
		app->focus = PANE_PAPERS;
	}
	app->touched = true;
}

static bool
is_list(const char *key)
{
	return strcmp(key, key_dates) == 0 || strcmp(key, key_papers) == 0;
}

void
resume_open(struct app *app)
{
	struct resume *r = &app->resume;
	const struct mark *mark =
	    app->marks.journal ? journal_last_place(app->marks.journal) : NULL;
	bool list = mark && is_list(mark->key);
	size_t id, part;

	if (!mark || !library_count(app->lib))
		return;
	strbuf_adds(&r->key, mark->key);
	strbuf_adds(&r->post, mark->place.post);
	r->section = mark->place.section;
	r->offset = mark->place.offset;
	if (!find_post(app, r->post.str, list ? NULL : r->key.str, &id, &part))
		r->pending = !list;
	else if (list)
		open_list(app, id);
	else
		open_reader(app, id, part);
}

void
resume_stop(struct app *app)
{
	app->resume.pending = false;
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
	app_say(app, "%zu new post%s since last time", n, n == 1 ? "" : "s");
	app->stale = true;
}

/* ---- Keeping ------------------------------------------------------------ */

/* Where one is; `key` is NULL where that is nothing to come back to. */
struct stop {
	const char *key, *post;
	uint32_t section, offset;
};

static void
stop_in_text(const struct paper *part, uint32_t at, struct stop *stop)
{
	stop->key = part->key;
	stop->offset = at > part->begin ? at - part->begin : 0;
	for (size_t i = 0; i < part->n_sections; i++)
		if (part->sections[i].begin <= at) {
			stop->section = (uint32_t)i + 1;
			stop->offset = at - part->sections[i].begin;
		}
}

static struct stop
stop_now(struct app *app)
{
	enum pane_id focus =
	    app->focus == PANE_HELP ? app->beneath : app->focus;
	const struct reader *r = &app->reader;
	const struct paper *part;
	struct stop stop = {NULL, "", 0, 0};

	if (!library_count(app->lib) || !app->touched)
		return stop;
	stop.post = library_entry(app->lib, app->post)->name;
	if (focus == PANE_DATES || focus == PANE_PAPERS) {
		stop.key = focus == PANE_DATES ? key_dates : key_papers;
		stop.offset = app->part < UINT32_MAX && focus == PANE_PAPERS
		    ? (uint32_t)app->part
		    : 0;
	} else if (focus == PANE_READER && r->flow.n_lines &&
	    r->post_id == app->post && r->part == app->part &&
	    (part = app_part(app))) {
		stop_in_text(part, r->anchor, &stop);
	}
	return stop;
}

/* The name of the newest post, where it is not the one that is known. */
static const char *
new_newest(const struct app *app)
{
	const struct mark_place *old = marks_place(app, key_newest);
	const char *name;

	if (!library_count(app->lib))
		return NULL;
	name = library_entry(app->lib, library_id_at(app->lib, 0))->name;
	return old && strcmp(old->post, name) == 0 ? NULL : name;
}

static void
write_place(struct app *app)
{
	struct resume *r = &app->resume;
	struct mark_place place = {r->section, r->offset, r->post.str};
	struct mark_place newest = {0, 0, new_newest(app)};

	/* The last of all places is the one to come back to. */
	if (newest.post)
		marks_keep_place(app, key_newest, &newest);
	marks_keep_place(app, r->key.str, &place);
	r->dirty = false;
	r->written = term_now(app->term);
}

static bool
is_kept(const struct resume *r, const struct stop *stop)
{
	return strcmp(r->key.str, stop->key) == 0 &&
	    strcmp(r->post.str, stop->post) == 0 &&
	    r->section == stop->section && r->offset == stop->offset;
}

/* Whether what is left is to be kept: the place in a paper, unless one has only
 * passed by. */
static bool
is_worth(const struct app *app)
{
	const struct resume *r = &app->resume;

	return !is_list(r->key.str) &&
	    (r->section || r->offset || marks_place(app, r->key.str));
}

/* Takes note of where one is. */
static void
note_stop(struct app *app)
{
	struct resume *r = &app->resume;
	struct stop stop = stop_now(app);

	if (!stop.key || is_kept(r, &stop))
		return;
	if (r->dirty && strcmp(r->key.str, stop.key) != 0 && is_worth(app))
		write_place(app);
	strbuf_reset(&r->key);
	strbuf_adds(&r->key, stop.key);
	strbuf_reset(&r->post);
	strbuf_adds(&r->post, stop.post);
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
	note_stop(app);
	if (app->resume.dirty || (app->resume.key.len && new_newest(app)))
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
