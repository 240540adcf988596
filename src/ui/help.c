// SPDX-License-Identifier: GPL-3.0-or-later
/* The help screen: see help.h. It lists what action-list.h says, in its order,
 * with the keys that are bound. */
#include <config.h>

#include "ui/help.h"

#include "base/width.h"
#include "ui/action.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/pane.h"

enum { KEYS_COLS = 20 };

/* A row is a blank line and a group's title, an action, or a note. */
static const struct help_entry {
	const char *title;
	const char *note;
	int action; /* -1: none */
} entries[] = {
#define GROUP(title) {"", "", -1}, {title, NULL, -1},
#define ACTION(id, name, keys, contexts, handler, arg, help) \
	{NULL, NULL, ACT_##id},
#include "ui/action-list.h"
#undef GROUP
#undef ACTION
    {"", "", -1},
    {NULL,
	"1-9 go to that section of the paper. Typed right before "
	"another key,",
	-1},
    {NULL, "digits are a count: 5j is five lines down.", -1},
};

size_t
help_rows(void)
{
	/* The first row is the blank one above the first group. */
	return sizeof(entries) / sizeof(entries[0]) - 1;
}

bool
help_row(size_t row, struct strbuf *out)
{
	const struct help_entry *e = &entries[row + 1];
	char keys[64];

	if (e->action < 0) {
		strbuf_adds(out, e->title ? e->title : e->note);
		return e->title && *e->title;
	}
	action_keys_label((enum action_id)e->action, keys, sizeof(keys));
	strbuf_printf(out, "  %-*s %s", KEYS_COLS, keys,
	    action_get((enum action_id)e->action)->help);
	return false;
}

static struct viewport *
help_view(struct app *app)
{
	return &app->help;
}

static void
help_arrange(struct app *app, const struct rect *rect)
{
	app->help.cursor = app->help.top;
	viewport_resize(&app->help, help_rows(), (size_t)rect_height(rect));
}

static void
help_move(struct app *app, long by)
{
	viewport_scroll(&app->help, by);
	app->help.cursor = app->help.top;
}

static void
help_go(struct app *app, size_t row)
{
	app->help.top = 0;
	viewport_scroll(&app->help, (long)row);
	app->help.cursor = app->help.top;
}

static void
help_row_text(struct app *app, size_t row, struct strbuf *out)
{
	(void)app;
	help_row(row, out);
}

static void
help_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct viewport *v = &app->help;
	struct strbuf text = STRBUF_INIT;

	paint_pane_header(app->term, rect, "Help", "q closes", focused);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++) {
		enum style style;

		strbuf_reset(&text);
		style = help_row(i, &text) ? STYLE_HEADING : STYLE_NORMAL;
		if (search_matches_row(app, PANE_HELP, text.str))
			style = STYLE_MATCH;
		paint_text(app->term, rect->row + 1 + (int)(i - v->top),
		    rect->col, rect->col + rect->cols, text.str, style);
	}
	strbuf_release(&text);
	term_cursor(app->term, rect->row + 1, rect->col);
}

void
help_toggle(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	if (app->focus == PANE_HELP) {
		app->focus = app->beneath;
		return;
	}
	app->beneath = app->focus;
	app->focus = PANE_HELP;
}

const struct pane_ops pane_help = {
    .name = "Help",
    .arrange = help_arrange,
    .draw = help_draw,
    .move = help_move,
    .go = help_go,
    .view = help_view,
    .row_text = help_row_text,
};
