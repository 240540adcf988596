// SPDX-License-Identifier: GPL-3.0-or-later
/* Drawing through curses: see term-curses-screen.h. */
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <config.h>

#include "term/term-curses-screen.h"

#include <curses.h>
#include <string.h>
#include <wchar.h>

#include "term/term-colour.h"
#include "term/term-facts.h"
#include "term/term-paint.h"
#include "term/term-tty.h"

#ifndef A_ITALIC
#define A_ITALIC A_UNDERLINE
#endif

/* Capabilities that delete or insert one row, and any number of them. */
static const char *const delete_rows[] = {"dl1", "dl"};
static const char *const insert_rows[] = {"il1", "il"};

static struct curses_screen *
screen_of(struct term *term)
{
	return (struct curses_screen *)term;
}

bool
curses_has(const char *name)
{
	const char *value = tigetstr(name);

	return value && value != (const char *)-1;
}

void
curses_end_without_memory(void)
{
	static const char *const names[] = {"sgr0", "op", "cnorm", "rmcup"};

	reset_shell_mode();
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = tigetstr(names[i]);

		/* Padding, as in "$<50>", was for slower terminals. */
		if (curses_has(names[i]))
			term_tty_write(value, strcspn(value, "$"));
	}
}

/* What curses calls the attributes of a look, in the order of their bits. */
static attr_t
attributes_of(const struct curses_screen *c, const struct look *look)
{
	const attr_t bits[LOOK_BITS] = {
	    A_BOLD, A_UNDERLINE, A_REVERSE, A_DIM, (attr_t)c->italic};
	attr_t attributes = A_NORMAL;

	for (int i = 0; i < LOOK_BITS; i++)
		if (look->attributes & 1U << i)
			attributes |= bits[i];
	return attributes;
}

/* What curses draws for `chars` in a style; false where it cannot. */
static bool
make_cell(const struct curses_screen *c, const wchar_t *chars, enum style style,
    cchar_t *out)
{
	const struct look *look = &c->term.wishes.looks[style];

	return setcchar(out, chars, attributes_of(c, look), c->pairs[style],
		   NULL) == OK;
}

void
curses_put(struct term *term, int row, int col, const struct term_cell *cell,
    enum style style)
{
	wchar_t chars[TERM_CELL_CHARS + 1];
	cchar_t out;

	for (unsigned i = 0; i < cell->n; i++)
		chars[i] = (wchar_t)cell->chars[i];
	chars[cell->n] = L'\0';
	if (make_cell(screen_of(term), chars, style, &out))
		mvadd_wch(row, col, &out);
}

void
curses_blank(struct term *term, int row, int col, int n, enum style style)
{
	cchar_t blank;

	if (make_cell(screen_of(term), L" ", style, &blank))
		mvhline_set(row, col, &blank, n);
}

/* Only here may a window scroll: never because its last row is full. */
static void
scroll_window(WINDOW *window, const struct term_scroll *scroll)
{
	scrollok(window, TRUE);
	wsetscrreg(window, scroll->top, scroll->bottom - 1);
	wscrl(window, scroll->by);
	wsetscrreg(window, 0, getmaxy(window) - 1);
	scrollok(window, FALSE);
}

void
curses_scroll(struct term *term, const struct term_scroll *scroll)
{
	(void)term;
	scroll_window(stdscr, scroll);
}

/* Deletes or inserts `n` rows at `row`, the cursor being at (*y, *x) and
 * afterwards at the start of the row. */
static void
shift_rows(const char *const names[2], int row, int n, int *y, int *x)
{
	mvcur(*y, *x, row, 0);
	*y = row;
	*x = 0;
	if (n == 1)
		putp(tigetstr(names[0]));
	else
		putp(tparm(tigetstr(names[1]), (long)n, 0L, 0L, 0L, 0L, 0L, 0L,
		    0L, 0L));
}

/* Lets the terminal scroll, and curses know of it. What curses would find out
 * by itself costs twice the bytes: it sets and resets a scrolling region. */
static void
scroll_screen(const struct term_scroll *scroll)
{
	int n = scroll->by < 0 ? -scroll->by : scroll->by;
	int last = scroll->bottom - n;
	int rows, cols, y, x;

	getyx(curscr, y, x);
	shift_rows(delete_rows, scroll->by > 0 ? scroll->top : last, n, &y, &x);
	if (scroll->by < 0 || scroll->bottom < getmaxy(curscr))
		shift_rows(insert_rows, scroll->by > 0 ? last : scroll->top, n,
		    &y, &x);
	fflush(stdout);
	scroll_window(curscr, scroll);
	/* Curses looks for rows that have moved by hashes taken earlier, which
	 * now are wrong; it takes them anew when the size changes. */
	getmaxyx(curscr, rows, cols);
	resize_term(rows + 1, cols);
	resize_term(rows, cols);
	wmove(curscr, y, x);
}

/* What term-paint.h needs of curses, whose picture of the screen is curscr. */

static void
read_glyphs(int row, int cols, bool drawn, struct term_glyph *out)
{
	memset(out, 0, (size_t)cols * sizeof(*out));
	for (int col = 0; col < cols; col += out[col].width) {
		cchar_t cell;
		attr_t attributes = A_NORMAL;

		mvwin_wch(drawn ? stdscr : curscr, row, col, &cell);
		getcchar(
		    &cell, out[col].chars, &attributes, &out[col].pair, NULL);
		out[col].attributes = attributes;
		out[col].width = wcwidth(out[col].chars[0]) == 2 ? 2 : 1;
	}
}

static void
go_from(int y, int x, int row, int col)
{
	mvcur(y, x, row, col);
}

static void
set_look(unsigned long attributes, short pair)
{
	vid_attr((attr_t)attributes, pair, NULL);
}

static void
accept_cell(int row, int col)
{
	cchar_t cell;

	mvwin_wch(stdscr, row, col, &cell);
	mvwadd_wch(curscr, row, col, &cell);
}

static bool
erase_row_from(int row, int col)
{
	if (!curses_has("el"))
		return false;
	putp(tigetstr("el"));
	wmove(curscr, row, col);
	wclrtoeol(curscr);
	return true;
}

static const struct term_paint_ops paint_ops = {
    .read = read_glyphs,
    .go = go_from,
    .look = set_look,
    .sent = accept_cell,
    .erase = erase_row_from,
};

static void
paint_screen(struct term *term)
{
	int y, x;

	getyx(curscr, y, x);
	term_paint(term, &paint_ops, &y, &x);
	wmove(curscr, y, x);
	screen_of(term)->painted = true;
}

/* The cursor goes back to where curses left it. */
void
curses_give_back(struct curses_screen *c)
{
	int y, x;

	getyx(curscr, y, x);
	if (c->painted)
		mvcur(y, x, c->left_row, c->left_col);
	fflush(stdout);
	c->painted = false;
}

static void
update_screen(struct term *term)
{
	struct curses_screen *c = screen_of(term);

	curses_give_back(c);
	wmove(stdscr, term->cursor_row, term->cursor_col);
	wnoutrefresh(stdscr);
	doupdate();
	c->left_row = term->cursor_row;
	c->left_col = term->cursor_col;
}

/* Reading a cell of curscr moves its cursor, which stands for that of the
 * terminal. */
static bool
find_moved(const struct term *term, struct term_scroll *moved)
{
	bool found;
	int y, x;

	getyx(curscr, y, x);
	found = term_paint_moved(term, &paint_ops, moved);
	wmove(curscr, y, x);
	return found;
}

static void
scroll_shown(struct term *term, const struct term_scroll *scroll)
{
	scroll_screen(scroll);
	term_links_scroll_shown(&term->links, scroll);
}

void
curses_flush(struct term *term, const struct term_scroll *scrolled)
{
	struct curses_screen *c = screen_of(term);
	bool all_new = c->all_new;
	bool scrolls = c->scrolls && !all_new;
	struct term_scroll moved;

	if (scrolled && scrolls)
		scroll_shown(term, scrolled);
	/* Curses would find out by itself. */
	else if (scrolls && term_links_any(&term->links) &&
	    find_moved(term, &moved))
		scroll_shown(term, &moved);
	c->all_new = false;
	if (all_new) {
		update_screen(term);
		term_links_forget(&term->links);
	}
	if (term_links_any(&term->links))
		paint_screen(term);
	else if (!all_new)
		update_screen(term);
}

void
curses_redraw(struct term *term)
{
	screen_of(term)->all_new = true;
	clearok(curscr, TRUE);
}

/* How many colours curses can be told of: direct ones do not fit into its first
 * functions. */
static int
count_colours(void)
{
	if (!term_wants_colour() || !has_colors())
		return 0;
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
	return COLORS;
#else
	return COLORS < 256 ? COLORS : 256;
#endif
}

static bool
set_pair(int pair, int ink, int paper)
{
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
	return init_extended_pair(pair, ink, paper) != ERR;
#else
	return init_pair((short)pair, (short)ink, (short)paper) != ERR;
#endif
}

/* A pair of colours for each style that has any. */
static void
take_looks(struct curses_screen *c)
{
	int colours = count_colours();

	memset(c->pairs, 0, sizeof(c->pairs));
	if (colours < 8 || COLOR_PAIRS <= STYLES)
		return;
	for (int style = 0; style < STYLES; style++) {
		const struct look *look = &c->term.wishes.looks[style];
		int ink = term_colour(look->ink, colours);
		int paper = term_colour(look->paper, colours);

		if ((ink >= 0 || paper >= 0) && set_pair(style + 1, ink, paper))
			c->pairs[style] = (short)(style + 1);
	}
}

/* Only ncurses is known to let its picture of the screen be changed. */
static bool
can_link(enum auto_choice wish)
{
#ifdef NCURSES_VERSION
	const struct term_facts facts = term_facts_get();

	return term_facts_makes_links(&facts, wish);
#else
	(void)wish;
	return false;
#endif
}

/* The same. */
static bool
can_scroll(void)
{
#ifdef NCURSES_VERSION
	return curses_has("dl1") && curses_has("dl") && curses_has("il1") &&
	    curses_has("il");
#else
	return false;
#endif
}

void
curses_wish(struct term *term)
{
	struct curses_screen *c = screen_of(term);

	take_looks(c);
	/* Sizes that are taken anew blank what was kept of the links. */
	c->term.links.on = can_link(term->wishes.links);
	term_links_set_size(&term->links, term->rows, term->cols);
}

void
curses_screen_init(struct curses_screen *c)
{
	c->italic = termattrs() & A_ITALIC ? A_ITALIC : A_UNDERLINE;
	if (term_wants_colour() && has_colors() && start_color() != ERR &&
	    use_default_colors() != ERR)
		take_looks(c);
	c->scrolls = can_scroll();
	c->term.links.on = can_link(c->term.wishes.links);
	c->all_new = true;
	idlok(stdscr, TRUE);
	/* Terminals differ in what shifting a row does to wide characters. */
	idcok(stdscr, FALSE);
	/* An update that a key cuts short would stay so until the next. */
	typeahead(-1);
	term_set_size(&c->term, getmaxy(stdscr), getmaxx(stdscr));
}
