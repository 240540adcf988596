// SPDX-License-Identifier: GPL-3.0-or-later
/* The help screen: see help.h. It lists what action-list.h says, in its order,
 * with the keys that are bound. */
#include <config.h>

#include "ui/help.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/action.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/pane.h"

enum { KEYS_COLS = 22, KEYS_COLS_NARROW = 12, NARROW = 60 };

/* An entry is a blank line, a group's title, an action, or a note. */
struct help_entry {
	const char *title;
	const char *note;
	const struct action *action;
};

/* The same before there is an action: its number, or -1. */
static const struct {
	const char *title;
	const char *note;
	int action;
} entries[] = {
#define GROUP(title) {"", "", -1}, {title, NULL, -1},
#define ACTION(id, name, keys, contexts, handler, arg, help) \
	{NULL, NULL, ACT_##id},
#include "ui/action-list.h"
#undef GROUP
#undef ACTION
    {"", "", -1},
    {NULL,
	N_("1-9 go to that section of the paper, at once. Followed by another "
	   "key within less than half a second, digits are its count: 5j is "
	   "five lines down, 2y copies the URL of link 2."),
	-1},
    {"", "", -1},
    {NULL,
	N_("Keys typed with the Korean layout on are the Latin ones: ㅓ is j. "
	   "Where Shift makes no other letter, it is the small one."),
	-1},
    {"", "", -1},
    {NULL,
	N_("S takes words and \"quoted phrases\", all of which must be there, "
	   "and fields: section:results title:robot tag:vision note:todo "
	   "arxiv:2509.09372 before:2025-10 after:7d. -word must not be there, "
	   "of one OR two either will do. ~ begins a regular expression."),
	-1},
    {"", "", -1},
    {N_("Your programs"), NULL, -1},
};
enum { N_ENTRIES = sizeof(entries) / sizeof(entries[0]) };

/* The entry of this number; false behind the last one. The user's programs
 * follow the table, whose last title is theirs. */
static bool
entry_get(const struct keymap *map, size_t i, struct help_entry *e)
{
	const size_t programs =
	    rights_have(map->rights, RIGHT_START) ? map->n_programs : 0;

	*e = (struct help_entry){NULL, NULL, NULL};
	if (i >= N_ENTRIES + programs || (!programs && i >= N_ENTRIES - 2))
		return false;
	if (i >= N_ENTRIES) {
		e->action = &map->programs[i - N_ENTRIES]->action;
		return true;
	}
	e->title = entries[i].title;
	e->note = entries[i].note;
	if (entries[i].action >= 0)
		e->action = action_get((enum action_id)entries[i].action);
	return true;
}

static bool
may_act(const struct keymap *map, size_t i)
{
	enum action_id id = (enum action_id)entries[i].action;

	return rights_have(map->rights, action_right(action_get(id)));
}

/* Whether something below a title may be done, if anything stands there. */
static bool
has_actions(const struct keymap *map, size_t title)
{
	size_t i = title + 1;

	if (i == N_ENTRIES || entries[i].action < 0)
		return true;
	for (; i < N_ENTRIES && entries[i].action >= 0; i++)
		if (may_act(map, i))
			return true;
	return false;
}

static bool
is_title(size_t i)
{
	return i < N_ENTRIES && entries[i].title && *entries[i].title;
}

/* What may not be done is left out, and so is the title of nothing else, with
 * the blank line above it. */
static bool
is_told(const struct keymap *map, size_t i)
{
	if (i < N_ENTRIES && entries[i].action >= 0)
		return may_act(map, i);
	if (is_title(i + 1))
		i++;
	return !is_title(i) || has_actions(map, i);
}

/* Keys stand at the left of an action's help, and may push it farther right;
 * an action without keys is there by its name. In cells. */
static size_t
text_column(const struct keymap *map, const struct help_entry *e, size_t cols,
    struct strbuf *keys)
{
	size_t column, cells;

	if (!e->action)
		return 0;
	strbuf_adds(keys, "  ");
	keymap_labels(map, e->action, keys);
	if (keys->len == 2)
		strbuf_printf(keys, ":%s", e->action->name);
	strbuf_addc(keys, ' ');
	cells = width_text(keys->str, keys->len);
	column = cols < NARROW ? KEYS_COLS_NARROW : KEYS_COLS;
	return cells > column ? cells : column;
}

/* Bytes of the first row of a text, wrapped at its blanks. */
static size_t
row_length(const char *text, size_t room)
{
	size_t len = strlen(text);
	size_t fit = width_fit(text, len, room, NULL);

	if (!text[fit])
		return fit;
	for (size_t i = fit; i > 0; i--)
		if (text[i] == ' ')
			return i;
	/* What is wider than a row alone is cut by its edge. */
	return fit ? fit : width_next_grapheme(text, len);
}

static const char *
entry_text(const struct help_entry *e)
{
	const char *text = e->action ? e->action->help
	    : e->title               ? e->title
				     : e->note;

	/* The empty text is gettext's name for its own header. */
	return *text ? _(text) : text;
}

/* An entry's text and where it stands. */
struct entry_form {
	struct strbuf keys;
	size_t column, room;
	const char *text;
};

/* To be released: its keys. */
static void
entry_form(const struct keymap *map, const struct help_entry *e, size_t cols,
    struct entry_form *form)
{
	strbuf_init(&form->keys);
	form->column = text_column(map, e, cols, &form->keys);
	form->room = cols > form->column + 8 ? cols - form->column : 8;
	form->text = entry_text(e);
}

static size_t
entry_rows(const struct entry_form *form)
{
	const char *text = form->text;
	size_t n = 0;

	do {
		text += row_length(text, form->room);
		text += *text == ' ';
		n++;
	} while (*text);
	return n;
}

/* Appends a row of an entry, one that it has. */
static void
add_row(const struct entry_form *form, size_t row, struct strbuf *out)
{
	const char *text = form->text;
	size_t begin = out->len;

	if (!row)
		strbuf_add(out, form->keys.str, form->keys.len);
	for (; row; row--) {
		text += row_length(text, form->room);
		text += *text == ' ';
	}
	strbuf_pad(out, ' ',
	    form->column - width_text(out->str + begin, out->len - begin));
	strbuf_add(out, text, row_length(text, form->room));
}

bool
help_row(const struct keymap *map, struct help_spot *spot, size_t row,
    size_t cols, struct strbuf *out, bool *is_title)
{
	struct help_entry e;

	/* The first entry is the blank one above the first group. */
	if (!spot->entry || spot->cols != cols || row < spot->row)
		*spot = (struct help_spot){1, 0, cols};
	for (; entry_get(map, spot->entry, &e); spot->entry++) {
		struct entry_form form;
		size_t rows;

		if (!is_told(map, spot->entry))
			continue;
		entry_form(map, &e, cols, &form);
		rows = entry_rows(&form);
		if (row < spot->row + rows) {
			add_row(&form, row - spot->row, out);
			*is_title = e.title && *e.title;
		}
		strbuf_release(&form.keys);
		if (row < spot->row + rows)
			return true;
		spot->row += rows;
	}
	return false;
}

size_t
help_rows(const struct keymap *map, size_t cols)
{
	struct help_entry e;
	size_t n = 0;

	for (size_t i = 1; entry_get(map, i, &e); i++) {
		struct entry_form form;

		if (!is_told(map, i))
			continue;
		entry_form(map, &e, cols, &form);
		n += entry_rows(&form);
		strbuf_release(&form.keys);
	}
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
	viewport_resize(v, help_rows(&app->keymap, (size_t)rect->cols),
	    (size_t)rect_height(rect));
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

	help_row(&app->keymap, &app->help_spot, row,
	    (size_t)app->frame.panes[PANE_HELP].cols, out, &is_title);
}

static void
help_draw(struct app *app, const struct rect *rect, bool focused)
{
	const struct viewport *v = &app->help;
	struct strbuf text = STRBUF_INIT;
	char key[KEYS_LABEL_SIZE];

	strbuf_printf(&text, _("%s closes"),
	    app_key_label(app, ACT_LEAVE, key, sizeof(key)));
	paint_pane_header(app->term, rect, _("Help"), text.str, focused);
	for (size_t i = v->top; i < v->count && i < v->top + v->height; i++) {
		bool is_title = false;
		enum style style;

		strbuf_reset(&text);
		help_row(&app->keymap, &app->help_spot, i, (size_t)rect->cols,
		    &text, &is_title);
		style = is_title ? STYLE_HEADING : STYLE_NORMAL;
		if (search_matches_row(app, PANE_HELP, text.str))
			style = STYLE_MATCH;
		paint_text(app->term, rect->row + 1 + (int)(i - v->top),
		    rect->col, rect->col + rect->cols, text.str, style);
	}
	strbuf_release(&text);
	paint_cursor(app->term, rect, v->cursor - v->top);
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
    .arrange = help_arrange,
    .draw = help_draw,
    .move = help_move,
    .go = help_go,
    .back = help_leave,
    .view = help_view,
    .row_text = help_row_text,
};
