// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is said of filters: see filter.h. A header names the filter and says how
 * many rows it leaves; of those that stay only because they were selected or
 * have changed since, it says the truth: they are not counted.
 */
#include <config.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/app.h"
#include "ui/filter.h"
#include "ui/paint.h"
#include "ui/pane.h"
#include "ui/rows.h"

/* "3/9". */
static void
position_text(struct app *app, enum pane_id pane, struct strbuf *out)
{
	size_t n = rows_count(app, pane);

	if (n)
		strbuf_printf(
		    out, "%zu/", pane_get(pane)->view(app)->cursor + 1);
	strbuf_printf(out, "%zu", n);
}

/* Rows that have the marks that are asked for. Of dates, which may be very
 * many, one that has not is taken to be the selected one. */
static size_t
count_marked(struct app *app, enum pane_id pane, bool selected)
{
	size_t rows = rows_count(app, pane);
	size_t n = 0;

	if (pane == PANE_DATES)
		return rows - (rows && !selected);
	for (size_t row = 0; row < rows; row++)
		n += only_lets(app, pane, rows_item(app, pane, row));
	return n;
}

/* "3/9" of them: "-/8" where the selected row has not, "0 of 12" where none
 * has. */
static void
marked_text(struct app *app, enum pane_id pane, struct strbuf *out)
{
	size_t cursor = pane_get(pane)->view(app)->cursor;
	bool selected = cursor < rows_count(app, pane) &&
	    only_lets(app, pane, rows_item(app, pane, cursor));
	size_t n = count_marked(app, pane, selected);

	if (!n)
		strbuf_printf(out, _("0 of %zu"), rows_items(app, pane));
	else if (!selected)
		strbuf_printf(out, "-/%zu", n);
	else
		position_text(app, pane, out);
}

static void
name_text(const struct app *app, const struct filter *f, struct strbuf *out)
{
	only_label(app, out);
	if (!f->typed.len)
		return;
	if (f->by_text)
		strbuf_adds(out, out->len ? _(", in text") : _("in text"));
	else if (!out->len)
		strbuf_adds(out, _("filter"));
	strbuf_printf(out, ": %s", f->typed.str);
}

/* "unread 3/9" at the left, "3 hidden" at the right. */
static void
only_texts(struct app *app, enum pane_id pane, struct strbuf *out,
    struct strbuf *right)
{
	if (!app->filters[pane].typed.len) {
		strbuf_addc(out, ' ');
		marked_text(app, pane, out);
	}
	strbuf_printf(right, _("%zu hidden"),
	    rows_items(app, pane) - rows_count(app, pane));
}

void
filter_label(struct app *app, enum pane_id pane, int cols, struct strbuf *out,
    struct strbuf *right)
{
	const struct filter *f = filter_of(app, pane);
	size_t len, cells;

	if (!f)
		return;
	strbuf_reset(out);
	strbuf_reset(right);
	name_text(app, f, out);
	if (app->marks.only.what) {
		only_texts(app, pane, out, right);
		len = f->typed.len ? right->len : 0;
	} else {
		position_text(app, pane, right);
		len = right->len;
		strbuf_printf(right, _(" of %zu"), rows_items(app, pane));
	}
	cells = width_text(right->str, right->len);
	if (width_text(out->str, out->len) + 1 + cells > (size_t)cols ||
	    cells > (size_t)cols / 2)
		strbuf_truncate(right, len);
}

void
filter_say_hidden(struct app *app, struct strbuf *out)
{
	enum pane_id pane =
	    filter_of(app, PANE_PAPERS) ? PANE_PAPERS : PANE_DATES;
	struct strbuf label = STRBUF_INIT;

	if (app->focus != PANE_READER || !filter_of(app, pane) ||
	    rect_visible(&app->frame.panes[PANE_PAPERS]))
		return;
	only_label(app, &label);
	if (app->filters[pane].typed.len)
		strbuf_adds(&label, label.len ? _(", filter") : _("filter"));
	strbuf_printf(out,
	    pane == PANE_DATES ? _("%s, %zu days hidden  ")
			       : _("%s, %zu hidden  "),
	    label.str, rows_items(app, pane) - rows_count(app, pane));
	strbuf_release(&label);
}

void
filter_draw_nothing(struct app *app, enum pane_id pane, const struct rect *rect)
{
	const struct filter *f = filter_of(app, pane);
	const char *trouble = f ? filter_trouble(f) : NULL;
	bool marked = app->marks.only.what && f && !f->typed.len;
	struct strbuf label = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	only_label(app, &label);
	if (marked)
		strbuf_printf(&text, _("Nothing %s."), label.str);
	else
		strbuf_adds(&text, _("Nothing matches."));
	strbuf_release(&label);
	paint_notice(app->term, rect, trouble ? trouble : text.str,
	    trouble ? STYLE_ERROR : STYLE_DIM);
	strbuf_release(&text);
}
