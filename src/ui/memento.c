// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the reader was in a post that changed: see memento.h. */
#include <config.h>

#include "ui/memento.h"

#include "ui/app.h"
#include "ui/reader.h"

static struct position
current_spot(const struct app *app)
{
	const struct reader *r = &app->reader;
	bool laid_out =
	    r->flow.n_lines && r->post_id == app->post && r->part == app->part;

	return (struct position){app->part, laid_out ? r->anchor : 0};
}

static bool
is_same_position(struct position a, struct position b)
{
	return a.part == b.part && a.at == b.at;
}

static void
drop_memento(struct app *app)
{
	struct memento *m = &app->living.memento;

	post_free(m->post);
	m->post = NULL;
}

/* Remembers the post as it was, which is then owned, and where the reader is
 * in it. What was remembered before stays, and false is returned, while the
 * reader is where that led to. */
static bool
keep_memento(struct app *app, struct post *former)
{
	struct memento *m = &app->living.memento;
	const struct reader *r = &app->reader;
	struct position spot = current_spot(app);
	size_t line;

	if (m->post && is_same_position(spot, m->shown))
		return false;
	drop_memento(app);
	if (!former || spot.part >= former->n_parts)
		return false;
	m->post = former;
	m->spot = spot;
	m->above = 0;
	line = spot.at ? flow_line_at(&r->flow, spot.at) : 0;
	if (line > r->view.top)
		m->above = (uint32_t)(line - r->view.top);
	return true;
}

/* The places in all parts that are still the same papers. */
static void
move_places(struct app *app, const struct post *old, const struct post *now)
{
	struct places moved = PLACES_INIT;

	for (size_t i = 0; i < old->n_parts; i++) {
		struct position spot = {
		    i, places_get(&app->places, app->post, i, UINT32_MAX)};
		bool sure;

		if (spot.at == UINT32_MAX)
			continue;
		refind_part(old, i, now, &sure);
		if (!sure)
			continue;
		spot = refind_position(old, spot, now);
		places_set(&moved, app->post, spot.part, spot.at);
	}
	places_forget(&app->places, app->post);
	for (size_t i = 0; i < now->n_parts; i++) {
		uint32_t at = places_get(&moved, app->post, i, UINT32_MAX);

		if (at != UINT32_MAX)
			places_set(&app->places, app->post, i, at);
	}
	places_release(&moved);
}

/* Where the prompt for searching comes back to. */
static void
move_origin(struct app *app, const struct post *old, const struct post *now)
{
	struct search_origin *o = &app->search.origin;
	struct position spot = {o->part, o->place.at};

	if (!app->prompt.open || o->post != app->post ||
	    o->part >= old->n_parts)
		return;
	spot = refind_position(old, spot, now);
	o->part = spot.part;
	o->place.at = spot.at;
}

/* Shows the words that were shown, in the post as it is now. */
static void
show_spot(struct app *app, const struct post *now)
{
	struct memento *m = &app->living.memento;
	struct position spot = refind_position(m->post, m->spot, now);
	bool sure;

	refind_part(m->post, m->spot.part, now, &sure);
	app_select_part(app, spot.part);
	if (m->spot.at)
		reader_set_place(app, (struct place){spot.at, m->above});
	m->shown = current_spot(app);
	if (sure)
		drop_memento(app);
}

/* Goes to the same place in the post as it is now. What cannot be read, or has
 * nothing in it, may be only half written. */
static void
go_on(struct app *app, const struct post *former)
{
	struct memento *m = &app->living.memento;
	const struct post *now = library_post(app->lib, app->post);

	if (!now || !now->n_parts) {
		m->shown = (struct position){now ? 0 : app->part, 0};
		return;
	}
	if (!former || !former->n_parts)
		former = m->post;
	move_places(app, former, now);
	move_origin(app, former, now);
	show_spot(app, now);
}

/* The selected post was written anew. */
static void
find_again(struct app *app)
{
	struct post *former = library_former(app->lib);
	bool kept = keep_memento(app, former);

	app->search.found = false;
	app->stale = true;
	if (app->living.memento.post)
		go_on(app, former);
	else
		places_forget(&app->places, app->post);
	if (!kept)
		post_free(former);
}

void
memento_follow(struct app *app)
{
	struct memento *m = &app->living.memento;
	unsigned version;

	if (app->post >= library_ids(app->lib))
		return;
	version = library_entry(app->lib, app->post)->version;
	if (m->id == app->post && m->version != version)
		find_again(app);
	else if (m->id != app->post)
		drop_memento(app);
	m->id = app->post;
	m->version = version;
}

void
memento_release(struct memento *memento)
{
	post_free(memento->post);
	*memento = (struct memento){.post = NULL};
}
