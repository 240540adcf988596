// SPDX-License-Identifier: GPL-3.0-or-later
/* The help screen: see help.h. It lists what action-list.h says, in its order,
 * with the keys that are bound. */
#include <config.h>

#include "ui/help.h"

#include <string.h>

#include "ui/action.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/pane.h"

enum { KEYS_COLS = 22, KEYS_COLS_NARROW = 12, NARROW = 60 };

/* An entry is a blank line, a group's title, an action, or a note. */
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
	"1-9 go to that section of the paper, at once. Followed by another "
	"key within less than half a second, digits are its count: 5j is "
	"five lines down, 2o opens link 2.",
	-1},
};

/* Keys stand at the left of an action's help, and may push it farther right. */
static size_t
text_column(const struct help_entry *e, size_t cols, struct strbuf *keys)
{
	char label[64];
	size_t column;

	if (e->action < 0)
		return 0;
	strbuf_printf(keys, "  %s ",
	    action_keys_label((enum action_id)e->action, label, sizeof(label)));
	column = cols < NARROW ? KEYS_COLS_NARROW : KEYS_COLS;
	return keys->len > column ? keys->len : column;
}

/* Bytes of the first row of a text, wrapped at its blanks. */
static size_t
row_length(const char *text, size_t room)
{
	size_t len = strlen(text);

	if (len <= room)
		return len;
	for (size_t i = room; i > 0; i--)
		if (text[i] == ' ')
			return i;
	return room;
}

static const char *
entry_text(const struct help_entry *e)
{
	return e->action >= 0 ? action_get((enum action_id)e->action)->help
	    : e->title        ? e->title
			      : e->note;
}

/* Appends row `*row` of an entry; where it has fewer, takes them off `*row`.
 * True when the row was there. */
static bool
entry_row(
    const struct help_entry *e, size_t cols, size_t *row, struct strbuf *out)
{
	struct strbuf keys = STRBUF_INIT;
	size_t column = text_column(e, cols, &keys);
	size_t room = cols > column + 8 ? cols - column : 8;
	const char *text = entry_text(e);
	bool first = true;

	for (; *text || first; first = false) {
		size_t len = row_length(text, room);

		if ((*row)-- == 0) {
			if (first)
				strbuf_add(out, keys.str, keys.len);
			strbuf_pad(out, ' ', column - (first ? keys.len : 0));
			strbuf_add(out, text, len);
			strbuf_release(&keys);
			return true;
		}
		text += len + (text[len] == ' ');
	}
	strbuf_release(&keys);
	return false;
}

bool
help_row(size_t row, size_t cols, struct strbuf *out, bool *is_title)
{
	/* The first entry is the blank one above the first group. */
	for (size_t i = 1; i < sizeof(entries) / sizeof(entries[0]); i++) {
		if (!entry_row(&entries[i], cols, &row, out))
			continue;
		*is_title = entries[i].title && *entries[i].title;
		return true;
	}
	return false;
}

size_t
help_rows(size_t cols)
{
	struct strbuf text = STRBUF_INIT;
	size_t n = 0;
	bool is_title;

	while (help_row(n, cols, &text, &is_title))
		n++;
	strbuf_release(&text);
	return n;
}

static struct viewport *
help_view(struct app *app)
{
	return &app->help;
}

/* The cursor is on the row that was gone to, as long as it is in sight. */
static void
help_arrange(struct app *app, const struct rect *rect)
{
	struct viewport *v = &app->help;

	if (v->cursor < v->top || v->cursor >= v->top + v->height)
		v->cursor = v->top;
	viewport_resize(
	    v, help_rows((size_t)rect->cols), (size_t)rect_height(rect));
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
	viewport_go(&app->help, row);
}

static void
help_row_text(struct app *app, size_t row, struct strbuf *out)
{
	bool is_title;

	help_row(row, (size_t)app->frame.panes[PANE_HELP].cols, out, &is_title);
}

static void
help_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct viewport *v = &app->help;
	struct strbuf text = STRBUF_INIT;

	paint_pane_header(app->term, rect, "Help", "q closes", focused);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++) {
		bool is_title = false;
		enum style style;

		strbuf_reset(&text);
		help_row(i, (size_t)rect->cols, &text, &is_title);
		style = is_title ? STYLE_HEADING : STYLE_NORMAL;
		if (search_matches_row(app, PANE_HELP, text.str))
			style = STYLE_MATCH;
		paint_text(app->term, rect->row + 1 + (int)(i - v->top),
		    rect->col, rect->col + rect->cols, text.str, style);
	}
	strbuf_release(&text);
	term_cursor(
	    app->term, rect->row + 1 + (int)(v->cursor - v->top), rect->col);
}

static void
help_leave(struct app *app)
{
	app->focus = pane_still(app, app->beneath);
}

void
help_toggle(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	if (app->focus == PANE_HELP) {
		help_leave(app);
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
    .into = NULL,
    .back = help_leave,
    .view = help_view,
    .row_text = help_row_text,
};
