// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The screen: see screen.h. Every draw is a whole one, onto the terminal's
 * grid; the terminal sends the difference. The header holds what changes
 * rarely, the status line the rest.
 */
#include <config.h>

#include "ui/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/action.h"
#include "ui/day-label.h"
#include "ui/handlers.h"
#include "ui/paint.h"
#include "ui/pane.h"

/* How exactly the status line says how far one is: a change of it costs about
 * ten bytes on a slow line, for every line scrolled. */
enum { PERCENT_STEP = 5 };

/* How often the header's text can be shortened. */
enum { HEADER_LEAST = 4 };

/* Of the prompt's row: cells of the cursor, which may be on a wide character,
 * and the least that is of use right of what is typed: "no .." */
enum { CURSOR_COLS = 2, TOLD_MIN = 5 };

/* When a hint would be true. */
enum hint_when { ALWAYS, WITH_ROWS, WITH_MARKS, FILTERED };

/* What the status line offers in each pane, in the order of its worth. */
static const struct hint {
	enum action_id action;
	const char *word;
	unsigned contexts;
	enum hint_when when;
} hints[] = {
    {ACT_NEXT_LINE, N_("move"),
	CTX_DATES | CTX_PAPERS | CTX_READER | CTX_RESULTS | CTX_AXIS |
	    CTX_PLOT | CTX_HELP,
	WITH_ROWS},
    {ACT_NEXT_LINE, N_("week"), CTX_CALENDAR, ALWAYS},
    {ACT_DAY_AFTER, N_("day"), CTX_CALENDAR, ALWAYS},
    {ACT_DIGEST_BEFORE, N_("digest"), CTX_CALENDAR, ALWAYS},
    {ACT_CALENDAR_INTO, N_("papers"), CTX_CALENDAR, ALWAYS},
    {ACT_INTO, N_("results"), CTX_PLOT, WITH_ROWS},
    {ACT_PLOT_TURN, N_("weeks or months"), CTX_PLOT, ALWAYS},
    {ACT_INTO, N_("papers"), CTX_DATES, WITH_ROWS},
    {ACT_INTO, N_("read"), CTX_PAPERS | CTX_RESULTS | CTX_AXIS, WITH_ROWS},
    {ACT_CLEAR, N_("all rows"), CTX_DATES | CTX_PAPERS, FILTERED},
    {ACT_LEAVE, N_("back"),
	CTX_READER | CTX_RESULTS | CTX_AXIS | CTX_CALENDAR | CTX_PLOT |
	    CTX_HELP,
	ALWAYS},
    {ACT_HELP, N_("help"), CTX_PAPERS | CTX_READER | CTX_RESULTS | CTX_AXIS,
	ALWAYS},
    {ACT_SEARCH, N_("search"), CTX_DATES | CTX_PAPERS | CTX_READER | CTX_HELP,
	WITH_ROWS},
    {ACT_NEXT_PAPER, N_("paper"), CTX_RESULTS, WITH_ROWS},
    {ACT_SEARCH_ALL, N_("new search"), CTX_RESULTS, ALWAYS},
    {ACT_NEXT_SECTION, N_("section"), CTX_READER, WITH_ROWS},
    {ACT_NEXT_SECTION, N_("paper"), CTX_AXIS, WITH_ROWS},
    {ACT_NEXT_KIND, N_("section"), CTX_AXIS, ALWAYS},
    {ACT_AXIS, N_("back"), CTX_AXIS, ALWAYS},
    {ACT_NEXT_PAPER, N_("paper"), CTX_READER, WITH_ROWS},
    {ACT_OPEN, N_("open"), CTX_PAPERS | CTX_READER | CTX_RESULTS | CTX_AXIS,
	WITH_ROWS},
    {ACT_HELP, N_("help"), CTX_DATES, ALWAYS},
    {ACT_LEAVE, N_("quit"), CTX_DATES, ALWAYS},
    {ACT_NEXT_UNREAD, N_("unread"), CTX_DATES | CTX_PAPERS | CTX_READER,
	WITH_MARKS},
    {ACT_SEARCH_ALL, N_("search all"), CTX_DATES | CTX_PAPERS, ALWAYS},
    {ACT_FILTER, N_("filter"), CTX_DATES | CTX_PAPERS, WITH_ROWS},
    {ACT_STAR, N_("star"), CTX_PAPERS | CTX_READER, WITH_MARKS},
    {ACT_NOTE, N_("note"), CTX_PAPERS | CTX_READER, WITH_MARKS},
    {ACT_AXIS, N_("sections"), CTX_DATES | CTX_PAPERS | CTX_RESULTS, WITH_ROWS},
    {ACT_AXIS, N_("in all papers"), CTX_READER, WITH_ROWS},
    {ACT_STAY, N_("stay"), CTX_READER, WITH_ROWS},
    {ACT_PLOT, N_("over time"), CTX_RESULTS, WITH_ROWS},
    {ACT_EXPORT, N_("export"),
	CTX_DATES | CTX_PAPERS | CTX_READER | CTX_RESULTS | CTX_AXIS,
	WITH_ROWS},
    {ACT_CALENDAR, N_("calendar"), CTX_DATES | CTX_PAPERS, ALWAYS},
    {ACT_MONTH_AFTER, N_("month"), CTX_CALENDAR, ALWAYS},
    {ACT_HELP, N_("help"), CTX_CALENDAR | CTX_PLOT, ALWAYS},
};

struct frame_space
screen_space(const struct app *app)
{
	const struct settings *settings = app_settings(app);
	struct frame_space space = {.two_cols = (int)settings->two_panes,
	    .three_cols = (int)settings->three_panes,
	    .papers_share = (int)settings->papers_share,
	    .dates_cols = pane_dates_cols(app)};

	term_size(app->term, &space.rows, &space.cols);
	return space;
}

void
screen_arrange(struct app *app)
{
	const struct frame_space space = screen_space(app);

	frame_arrange(&app->frame, &space, app->focus,
	    (app->full ? FRAME_FULL : 0u) |
		(app->results.open ? FRAME_RESULTS : 0u));
	/* Dates come last: a post that the others load may change the order. */
	for (int i = PANES - 1; i >= 0 && !app->frame.too_small; i--)
		if (rect_visible(&app->frame.panes[i]))
			pane_get(i)->arrange(app, &app->frame.panes[i]);
}

/* How far the catalogue is behind what is there. */
static void
progress_text(const struct app *app, struct strbuf *out)
{
	struct catalogue_progress p = {0, 0};

	if (app->cat)
		p = catalogue_progress(app->cat);
	if (p.done < p.total)
		strbuf_printf(
		    out, _("  reading %zu%%"), p.done * 100 / p.total);
}

/* "92 posts  787 papers  12 unread", as far as is known. */
static void
totals_text(const struct app *app, bool posts, struct strbuf *out)
{
	struct library_totals t = library_totals(app->lib);
	struct tally_counts marked;
	bool is_marked = tally_total(app, &marked);

	if (posts)
		strbuf_printf(out,
		    ngettext("  %zu post", "  %zu posts", t.posts), t.posts);
	if (is_marked)
		t.papers = marked.papers;
	if (t.known == t.posts)
		strbuf_printf(out,
		    ngettext("  %zu paper", "  %zu papers", t.papers),
		    t.papers);
	else if (t.known)
		strbuf_printf(
		    out, _("  counting %zu%%"), t.known * 100 / t.posts);
	if (is_marked)
		strbuf_printf(out, _("  %zu unread"), marked.unread);
	if (t.known == t.posts)
		progress_text(app, out);
}

/* The library's name; the last folder of a path where there is little room. */
static const char *
short_name(const struct app *app)
{
	const char *name = app->options.library_name;
	const char *slash = strrchr(name, '/');

	return slash && slash[1] ? slash + 1 : name;
}

/* Left of the header, `less` times shortened: how much is unread goes last. */
static void
header_text(const struct app *app, int less, struct strbuf *out)
{
	struct tally_counts marked;

	strbuf_adds(out, less < HEADER_LEAST ? " nonmun  " : " ");
	if (less >= HEADER_LEAST - 1 && tally_total(app, &marked)) {
		strbuf_printf(out, _("%zu unread"), marked.unread);
		return;
	}
	strbuf_adds(out, less ? short_name(app) : app->options.library_name);
	if (less >= HEADER_LEAST - 1)
		return;
	strbuf_addc(out, ' ');
	totals_text(app, less < HEADER_LEAST - 2, out);
}

static void
draw_header(struct app *app)
{
	int cols = app->frame.cols;
	struct strbuf text = STRBUF_INIT;
	int right = cols;

	term_fill(app->term, 0, 0, cols, STYLE_BAR);
	if (library_count(app->lib)) {
		const struct entry *e = library_entry(app->lib, app->post);

		day_label(app, &e->date, &text);
		right = paint_right(
		    app->term, 0, cols / 2, cols - 1, text.str, STYLE_BAR);
	}
	for (int less = 0; less <= HEADER_LEAST; less++) {
		strbuf_reset(&text);
		header_text(app, less, &text);
		if ((int)width_text(text.str, text.len) < right)
			break;
	}
	paint_text(app->term, 0, 0, right - 1, text.str, STYLE_BAR);
	strbuf_release(&text);
}

static bool
hint_holds(struct app *app, const struct hint *hint)
{
	if (!(hint->contexts & pane_context(app->focus)) ||
	    !rights_have(
		app_rights(app), action_right(action_get(hint->action))))
		return false;
	if (hint->when == WITH_MARKS && !app->marks.journal)
		return false;
	if (hint->when == WITH_ROWS || hint->when == WITH_MARKS)
		return pane_get(app->focus)->view(app)->count > 0;
	return hint->when == ALWAYS || filter_of(app, app->focus);
}

/* The hints that fit into `room` cells, whole. */
static void
hints_text(struct app *app, struct strbuf *out, int room)
{
	for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++) {
		size_t before = out->len;

		if (!hint_holds(app, &hints[i]))
			continue;
		strbuf_adds(out, out->len ? "  " : "");
		if (!keymap_label(&app->keymap, hints[i].action,
			pane_context(app->focus), out)) {
			strbuf_truncate(out, before);
			continue;
		}
		strbuf_printf(out, " %s", _(hints[i].word));
		if ((int)width_text(out->str, out->len) > room) {
			strbuf_truncate(out, before);
			return;
		}
	}
}

/* Then how far one is says nothing yet. */
static bool
is_searching(const struct app *app)
{
	const struct results *r = &app->results;

	return app->focus == PANE_RESULTS && r->now && r->now->searching;
}

/* Right of the status line: a count being typed, matches, how far one is. */
static void
position_text(struct app *app, struct strbuf *out)
{
	const struct viewport *v = pane_get(app->focus)->view(app);

	if (app->marks.journal && journal_pending(app->marks.journal))
		strbuf_adds(out, _("not saved  "));
	exports_status(app, out);
	if (app->count.value)
		strbuf_printf(out, "%d  ", app->count.value);
	if (!app->prompt.open)
		filter_say_hidden(app, out);
	if (app->prompt.open)
		app->asking->status(app, out);
	else
		search_status(app, out);
	if (out->len && out->str[out->len - 1] != ' ')
		strbuf_adds(out, "  ");
	if (app->focus >= PANE_READER && app->focus != PANE_AXIS && v->count &&
	    !is_searching(app))
		strbuf_printf(out, "%u%%",
		    viewport_percent(v) / PERCENT_STEP * PERCENT_STEP);
}

/* Cells that what is typed needs, the cursor behind it included, where these
 * are no more than half of the row: what stands beside it gives way to it. */
static int
typed_cols(const struct app *app)
{
	const struct strbuf *text = &app->prompt.text;
	int cols = (int)width_text(text->str, text->len) + CURSOR_COLS;
	int half = app->frame.cols / 2;

	return cols < half ? cols : half;
}

/* What stands before what is typed; returns the column of that. */
static int
draw_label(struct app *app, int row)
{
	int limit = app->frame.cols - 2 - typed_cols(app);
	struct strbuf head = STRBUF_INIT;
	int x;

	if (app->asking->head)
		app->asking->head(app, &head);
	else
		strbuf_adds(&head, _(app->asking->prefix));
	if ((int)width_text(head.str, head.len) <= limit)
		x = term_put(
		    app->term, row, 0, limit, head.str, head.len, STYLE_NORMAL);
	else
		x = 1 +
		    paint_text(
			app->term, row, 0, limit - 1, head.str, STYLE_NORMAL);
	strbuf_release(&head);
	return x;
}

/* What is said right of what is typed, from column `col` on at least; returns
 * its first column. Nothing is said rather than a piece of no use. */
static int
draw_told(struct app *app, int row, int col, struct strbuf *text)
{
	int limit = app->frame.cols - 1;
	bool fits = (int)width_text(text->str, text->len) <= limit - col;

	while (!fits && text->len && text->str[text->len - 1] == ' ')
		strbuf_truncate(text, text->len - 1);
	if (!fits && limit - col < TOLD_MIN)
		return limit;
	return paint_right(app->term, row, col, limit, text->str, STYLE_NORMAL);
}

/* What is typed: where it does not fit, it goes out of sight at its left.
 * Returns the cursor's column. */
static int
draw_typed(struct app *app, int row, int x, int limit)
{
	const struct prompt *p = &app->prompt;
	const char *text = p->text.str;
	int cells = (int)width_text(text, p->cursor);
	size_t from = 0;

	while (from < p->cursor && cells > limit - x - CURSOR_COLS) {
		size_t n = width_next_grapheme(text + from, p->cursor - from);

		cells -= (int)width_text(text + from, n);
		from += n;
	}
	term_put(app->term, row, x, limit, text + from, p->text.len - from,
	    STYLE_NORMAL);
	return x + cells;
}

static void
draw_prompt(struct app *app, int row, struct strbuf *told)
{
	int x = draw_label(app, row);
	int behind = x + typed_cols(app) + 1;
	int third = app->frame.cols / 3;
	int right = draw_told(app, row, behind > third ? behind : third, told);

	term_cursor(app->term, row, draw_typed(app, row, x, right - 1));
}

static void
draw_status(struct app *app)
{
	int row = app->frame.rows - 1;
	int cols = app->frame.cols;
	struct strbuf text = STRBUF_INIT;
	int right;

	position_text(app, &text);
	if (app->prompt.open) {
		draw_prompt(app, row, &text);
		strbuf_release(&text);
		return;
	}
	/* A message is there to be read whole. */
	if (app->message.len &&
	    width_text(app->message.str, app->message.len) +
		    width_text(text.str, text.len) + 2 >
		(size_t)cols)
		strbuf_reset(&text);
	right = paint_right(
	    app->term, row, cols / 3, cols - 1, text.str, STYLE_NORMAL);
	strbuf_reset(&text);
	if (app->message.len) {
		paint_text(app->term, row, 0, right - 1, app->message.str,
		    app->message_is_error ? STYLE_ERROR : STYLE_NORMAL);
	} else {
		sequence_text(app, &text, right - 1);
		if (!text.len)
			hints_text(app, &text, right - 1);
		paint_text(app->term, row, 0, right - 1, text.str, STYLE_DIM);
	}
	strbuf_release(&text);
}

static void
draw_too_small(struct app *app)
{
	char text[64];

	snprintf(text, sizeof(text), _("needs %dx%d"), FRAME_MIN_COLS,
	    FRAME_MIN_ROWS);
	term_put(
	    app->term, 0, 0, app->frame.cols, text, strlen(text), STYLE_NORMAL);
	term_cursor(app->term, 0, 0);
}

void
screen_draw(struct app *app)
{
	const struct frame *f = &app->frame;

	screen_arrange(app);
	for (int row = 0; row < f->rows; row++)
		term_fill(app->term, row, 0, f->cols, STYLE_NORMAL);
	if (f->too_small) {
		draw_too_small(app);
	} else {
		draw_header(app);
		for (int i = 0; i < PANES; i++)
			if (rect_visible(&f->panes[i]) && !notice_is_open(app))
				pane_get(i)->draw(app, &f->panes[i],
				    app->focus == (enum pane_id)i);
		notice_draw(app);
		draw_status(app);
	}
	if (notice_is_open(app) || !rect_visible(&f->panes[PANE_READER]))
		app->reader.shown.rows = 0;
	term_flush(app->term);
	app->drawn = term_now(app->term);
}

void
screen_redraw(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	term_redraw(app->term);
}

void
screen_suspend(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	term_suspend(app->term);
}

void
screen_quit(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	app->quit = !exports_warn(app);
}
