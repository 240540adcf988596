// SPDX-License-Identifier: GPL-3.0-or-later
/* Text over the whole screen: see notice.h. */
#include <config.h>

#include "ui/notice.h"

#include <string.h>

#include "base/width.h"
#include "ui/action.h"
#include "ui/app.h"

/* Cells of the status line that a message leaves free. */
enum { SPARE_COLS = 8 };

/* What the text takes for itself, as any text would: on to its next page, if
 * there is one; or out of it. */
static const struct {
	enum action_id action;
	bool on;
} taken[] = {
    {ACT_NEXT_LINE, true},
    {ACT_NEXT_PAGE, true},
    {ACT_HALF_PAGE_DOWN, true},
    {ACT_INTO, true},
    {ACT_BACK, false},
    {ACT_LEAVE, false},
    {ACT_CLEAR, false},
};
enum { TAKEN = sizeof(taken) / sizeof(taken[0]) };

void
notice_init(struct notice *notice)
{
	*notice = (struct notice){.text = STRBUF_INIT};
}

void
notice_release(struct notice *notice)
{
	strbuf_release(&notice->text);
}

void
notice_show(struct app *app, const char *word, const char *text)
{
	struct notice *n = &app->notice;
	size_t cols = app->frame.cols > SPARE_COLS
	    ? (size_t)(app->frame.cols - SPARE_COLS)
	    : 0;

	app_say(app, "%s  %s", word, text);
	if (!strchr(text, '\n') &&
	    width_text(app->message.str, app->message.len) <= cols)
		return;
	app_say(app, "%s (any key)", word);
	strbuf_set(&n->text, text);
	n->from = 0;
	n->next = n->text.len;
}

bool
notice_is_open(const struct app *app)
{
	return app->notice.text.len > 0;
}

bool
notice_key(struct app *app, uint32_t key)
{
	const struct action *action =
	    keymap_find(&app->keymap, &key, 1, CTX_READER, NULL);
	struct notice *n = &app->notice;
	size_t i = 0;

	if (!notice_is_open(app))
		return false;
	while (i < TAKEN && action != action_get(taken[i].action))
		i++;
	if (i < TAKEN && taken[i].on && n->next < n->text.len) {
		n->from = n->next;
		app_say(app, "(any key)");
		return true;
	}
	strbuf_reset(&n->text);
	return i < TAKEN;
}

/* Draws what fits on a row and returns where the next row begins. */
static size_t
draw_row(struct app *app, int row, size_t at)
{
	const char *text = app->notice.text.str + at;
	size_t line = strcspn(text, "\n");
	size_t cols = (size_t)app->frame.cols;
	size_t fits = width_fit(text, line, cols, NULL);

	term_put(app->term, row, 0, app->frame.cols, text, fits, STYLE_NORMAL);
	/* A character wider than the screen is not waited for. */
	return at +
	    (fits == line  ? line + (text[line] == '\n')
		    : fits ? fits
			   : line);
}

void
notice_draw(struct app *app)
{
	struct notice *n = &app->notice;

	if (!notice_is_open(app))
		return;
	term_cursor(app->term, 1, 0);
	n->next = n->from;
	for (int row = 1; row < app->frame.rows - 1; row++)
		if (n->next < n->text.len)
			n->next = draw_row(app, row, n->next);
}
