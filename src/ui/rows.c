// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows that a filter lets through: see rows.h. */
#include <config.h>

#include "ui/rows.h"

#include "ui/app.h"
#include "ui/day-label.h"

size_t
rows_items(struct app *app, enum pane_id pane)
{
	const struct post *post;

	if (pane == PANE_DATES)
		return library_count(app->lib);
	post = pane == PANE_PAPERS ? app_post(app) : NULL;
	return post ? post->n_parts : 0;
}

size_t
rows_count(struct app *app, enum pane_id pane)
{
	const struct filter *f = filter_of(app, pane);

	return f ? f->shown.n : rows_items(app, pane);
}

size_t
rows_item(struct app *app, enum pane_id pane, size_t row)
{
	const struct filter *f = filter_of(app, pane);

	return f                 ? f->shown.items[row].id
	    : pane == PANE_DATES ? library_id_at(app->lib, row)
				 : row;
}

/* Where an item stands among all of its list. */
static size_t
place_of(struct app *app, enum pane_id pane, size_t item)
{
	return pane == PANE_DATES ? library_row_of(app->lib, item) : item;
}

/* Of the two rows between which the place is, the nearer one. */
static size_t
nearest_row(struct app *app, enum pane_id pane, size_t place)
{
	const struct filter *f = filter_of(app, pane);
	size_t row = 0, high = f->shown.n;
	size_t below, above;

	while (row < high) {
		size_t mid = row + (high - row) / 2;
		if (place_of(app, pane, f->shown.items[mid].id) < place)
			row = mid + 1;
		else
			high = mid;
	}
	if (row == 0 || row == f->shown.n)
		return row ? row - 1 : 0;
	below = place_of(app, pane, f->shown.items[row].id) - place;
	above = place - place_of(app, pane, f->shown.items[row - 1].id);
	return above < below ? row - 1 : row;
}

size_t
rows_of(struct app *app, enum pane_id pane, size_t item)
{
	const struct filter *f = filter_of(app, pane);
	size_t place = place_of(app, pane, item);
	size_t n = rows_count(app, pane);

	if (!f)
		return place < n ? place : n ? n - 1 : 0;
	for (size_t row = 0; row < n; row++)
		if (f->shown.items[row].id == item)
			return row;
	return nearest_row(app, pane, place);
}

void
rows_select(struct app *app, enum pane_id pane, size_t row)
{
	if (row >= rows_count(app, pane))
		return;
	if (pane == PANE_PAPERS)
		app_select_part(app, rows_item(app, pane, row));
	else if (rows_item(app, pane, row) != app->post) {
		app_select_post(app, rows_item(app, pane, row));
		filter_select_found(app);
	}
}

size_t
rows_follow(struct app *app, enum pane_id pane)
{
	size_t n = rows_count(app, pane);
	/* Only now: counting papers settles which is the first. */
	size_t item = pane == PANE_DATES ? app->post : app->part;
	size_t row = rows_of(app, pane, item);

	if (row < n && rows_item(app, pane, row) != item)
		rows_select(app, pane, row);
	return row;
}

size_t
rows_newest(const struct app *app)
{
	size_t n = library_count(app->lib);

	for (size_t row = 0; row < n; row++) {
		const struct entry *e =
		    library_entry(app->lib, library_id_at(app->lib, row));

		if (e->state == ENTRY_UNREAD ||
		    (e->state == ENTRY_KNOWN && e->n_papers))
			return row;
	}
	return 0;
}

bool
rows_uncover(struct app *app, enum pane_id pane, size_t item)
{
	size_t row = rows_of(app, pane, item);

	if (!filter_of(app, pane) ||
	    (row < rows_count(app, pane) && rows_item(app, pane, row) == item))
		return false;
	filter_clear(app, pane);
	only_clear(app);
	return true;
}

unsigned long
rows_changes(struct app *app, enum pane_id pane)
{
	const struct filter *f = filter_of(app, pane);

	return f ? f->changes : 0;
}

void
rows_date_label(
    const struct app *app, const struct entry *e, struct strbuf *out)
{
	if (e->date.year)
		day_label(app, &e->date, out);
	else
		strbuf_adds(out, e->name);
}

const char *
rows_date_title(const struct entry *e)
{
	if (e->state == ENTRY_BAD)
		return e->error->msg;
	return e->title ? e->title : e->date.year ? e->name : "";
}

void
rows_item_text(
    struct app *app, enum pane_id pane, size_t item, struct strbuf *out)
{
	if (pane == PANE_DATES) {
		const struct entry *e = library_entry(app->lib, item);

		rows_date_label(app, e, out);
		strbuf_addc(out, ' ');
		strbuf_adds(out, rows_date_title(e));
	} else if (pane == PANE_PAPERS) {
		const struct post *post = app_post(app);

		if (post && item < post->n_parts)
			strbuf_adds(out, post->parts[item].title);
	}
}
