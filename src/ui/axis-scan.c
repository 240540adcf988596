// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What papers the axis goes through, and which kinds of section they have: see
 * axis.h. The papers of a day are looked at in its post, all at once; others
 * on their cards, a few at a time. When what a list was made of has changed,
 * another is made beside it, and takes its place when it is complete.
 */
#include <config.h>

#include "store/key.h"
#include "ui/app.h"
#include "ui/rows.h"

enum {
	AT_ONCE = 64, /* rows of the source */
	STEP_MS = 1,
};

/* The list in making. */
static struct axis_list *
target(struct axis *axis)
{
	return axis->renewing ? &axis->fresh : &axis->list;
}

/* ---- Papers ------------------------------------------------------------- */

static void
add_from_post(struct app *app, const struct post *post, size_t part)
{
	struct axis_list *list = target(&app->axis);
	const struct paper *p = &post->parts[part];
	struct axis_paper paper = {app->post, (uint32_t)part, 0};

	if (p->kind != PART_PAPER)
		return;
	for (size_t i = 0; i < p->n_sections; i++)
		axis_list_see(list, &paper, p->sections[i].kind,
		    p->sections[i].heading, i);
	axis_list_add(list, &paper);
}

static void
add_from_card(struct app *app, const struct card *card,
    const struct card_part *part, size_t id)
{
	struct axis_list *list = target(&app->axis);
	struct axis_paper paper = {id, part->index, 0};
	struct card_section section;

	if (part->kind != PART_PAPER ||
	    !axis_list_is_new(list, key_hash(part->key), id, part->index))
		return;
	for (uint32_t i = 0; i < part->n_sections; i++) {
		card_section(card, part, i, &section);
		axis_list_see(list, &paper, section.kind, section.heading, i);
	}
	axis_list_add(list, &paper);
}

/* ---- Sources ------------------------------------------------------------ */

/* The papers in the list of papers. */
static void
scan_day(struct app *app)
{
	const struct post *post = app_post(app);
	size_t n = rows_count(app, PANE_PAPERS);

	for (size_t row = 0; post && row < n; row++) {
		size_t part = rows_item(app, PANE_PAPERS, row);

		if (part < post->n_parts)
			add_from_post(app, post, part);
	}
	app->axis.complete = true;
}

static size_t
source_rows(struct app *app)
{
	const struct hunt *h = app->results.now;

	if (app->axis.source == AXIS_STARRED)
		return rows_count(app, PANE_DATES);
	return h ? finder_totals(h->finder).parts : 0;
}

static void
scan_find(struct app *app, size_t row)
{
	const struct find *find = hunt_find(app->results.now, row);
	struct card_part part;
	struct card card;

	if (!finder_cards_get(&app->axis.cards, find->id, &card) ||
	    find->part >= card.n_parts)
		return;
	card_part(&card, find->part, &part);
	add_from_card(app, &card, &part, find->id);
}

static void
scan_starred(struct app *app, size_t row)
{
	size_t id = rows_item(app, PANE_DATES, row);
	struct card_part part;
	struct card card;

	if (!finder_cards_get(&app->axis.cards, id, &card))
		return;
	for (uint32_t i = 0; i < card.n_parts; i++) {
		card_part(&card, i, &part);
		if (marks_is_starred(app, part.key))
			add_from_card(app, &card, &part, id);
	}
}

/* ---- Making a list ------------------------------------------------------ */

static struct axis_basis
basis_now(struct app *app)
{
	const struct axis *a = &app->axis;
	const struct hunt *h = app->results.now;

	switch (a->source) {
	case AXIS_DAY:
		return (struct axis_basis){.id = a->day,
		    .version = library_entry(app->lib, a->day)->version,
		    .rows = rows_changes(app, PANE_PAPERS)};
	case AXIS_RESULTS:
		return (struct axis_basis){
		    .hunt = h, .changes = h ? finder_changes(h->finder) : 0};
	default:
		return (struct axis_basis){.changes = library_changes(app->lib),
		    .rows = rows_changes(app, PANE_DATES)};
	}
}

static bool
basis_equal(const struct axis_basis *a, const struct axis_basis *b)
{
	return a->hunt == b->hunt && a->id == b->id &&
	    a->version == b->version && a->changes == b->changes &&
	    a->rows == b->rows;
}

/* Begins the list in making, to show that kind. */
static void
begin_list(struct app *app, enum section_kind kind, const char *heading)
{
	struct axis *a = &app->axis;
	struct axis_list *list = target(a);

	axis_list_release(list);
	list->kind = axis_list_kind(list, kind, heading);
	a->scanned = 0;
	a->complete = false;
	a->basis = basis_now(app);
	if (a->source == AXIS_DAY)
		scan_day(app);
}

void
axis_begin(struct app *app)
{
	struct axis *a = &app->axis;

	axis_list_release(&a->fresh);
	a->renewing = false;
	a->shown++;
	a->changes++;
	begin_list(app, a->kind, a->heading);
}

/* The list that was made beside the other is complete. False where it has no
 * room for the kind that was asked for meanwhile: it is begun again, with that
 * first. */
static bool
take_fresh(struct app *app)
{
	struct axis *a = &app->axis;
	const struct axis_kind *k = &a->list.kinds[a->list.kind];
	int kind = axis_list_kind(&a->fresh, k->kind, k->heading);

	if (kind < 0) {
		begin_list(app, k->kind, k->heading);
		return false;
	}
	if (kind != a->fresh.kind)
		axis_list_show(&a->fresh, kind);
	axis_list_release(&a->list);
	a->list = a->fresh;
	axis_list_init(&a->fresh);
	a->renewing = false;
	a->changes++;
	axis_find_spot(app);
	return true;
}

void
axis_check(struct app *app)
{
	struct axis *a = &app->axis;
	struct axis_basis now = basis_now(app);
	const struct axis_kind *k = &a->list.kinds[a->list.kind];

	if (basis_equal(&a->basis, &now))
		return;
	/* What cannot be read may be only half written. */
	if (a->source == AXIS_DAY && !app_post(app))
		return;
	a->renewing = true;
	begin_list(app, k->kind, k->heading);
	if (a->complete)
		take_fresh(app);
}

bool
axis_scan(struct app *app)
{
	struct axis *a = &app->axis;
	int64_t begun = term_now(app->term);
	size_t n = a->source == AXIS_DAY ? 0 : source_rows(app);

	if (a->scanned >= n) {
		if (a->renewing && !a->complete && !take_fresh(app))
			return true;
		a->complete = true;
		return false;
	}
	a->complete = false;
	for (int i = 0; i < AT_ONCE && a->scanned < n; i++) {
		if (a->source == AXIS_RESULTS)
			scan_find(app, a->scanned++);
		else
			scan_starred(app, a->scanned++);
		if (term_now(app->term) - begun >= STEP_MS)
			break;
	}
	return true;
}
