// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The terminal through curses; the only file that knows curses. Cells are put
 * into stdscr and curses finds out what to send. Keys are read from a pad of
 * their own, because reading from a window would send what is drawn on it.
 * Curses installs no signal handler here: ours are there first.
 */
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <config.h>

#include "term/term-ops.h"

#include <curses.h>
#include <stdlib.h>
#include <wchar.h>

#include "base/mem.h"
#include "term/term-look.h"
#include "term/term-signals.h"
#include "term/term-tty.h"

#ifndef A_ITALIC
#define A_ITALIC A_UNDERLINE
#endif

enum {
	ESCAPE = 27,
	ESCAPE_DELAY_MS = 25,
	/* From here on: the keys of term_tty_sequences, beyond the codes that
	 * curses gives by itself. */
	CODE_OWN = 0x4000,
};

struct curses_term {
	struct term term;
	SCREEN *screen;
	WINDOW *keys;
	struct term_tty tty;
	struct term_signals signals;
	bool all_new; /* the next flush can reuse nothing: no scroll */
	bool scrolls; /* the terminal can insert and delete rows */
	bool colours;
	attr_t italic; /* or what stands for it */
	bool paste;    /* bracketed paste is asked for */
	bool check_size;
	bool gone;        /* nothing but TERM_KEY_HANGUP from now on */
	unsigned starved; /* times the keyboard was readable without a byte */
};

static const short colours[LOOK_COLOURS][2] = {
    [LOOK_MAGENTA] = {COLOR_MAGENTA, -1},
    [LOOK_RED] = {COLOR_RED, -1},
    [LOOK_YELLOW_ON_BLACK] = {COLOR_YELLOW, COLOR_BLACK},
};

/* Capabilities that delete or insert one row, and any number of them. */
static const char *const delete_rows[] = {"dl1", "dl"};
static const char *const insert_rows[] = {"il1", "il"};

/* What curses calls a key, and what it is here. */
static const struct {
	int code;
	uint32_t key;
} key_codes[] = {
    {KEY_UP, TERM_KEY_UP},
    {KEY_DOWN, TERM_KEY_DOWN},
    {KEY_LEFT, TERM_KEY_LEFT},
    {KEY_RIGHT, TERM_KEY_RIGHT},
    {KEY_HOME, TERM_KEY_HOME},
    {KEY_FIND, TERM_KEY_HOME},
    {KEY_A1, TERM_KEY_HOME},
    {KEY_END, TERM_KEY_END},
    {KEY_LL, TERM_KEY_END},
    {KEY_SELECT, TERM_KEY_END},
    {KEY_C1, TERM_KEY_END},
    {KEY_PPAGE, TERM_KEY_PAGE_UP},
    {KEY_A3, TERM_KEY_PAGE_UP},
    {KEY_NPAGE, TERM_KEY_PAGE_DOWN},
    {KEY_C3, TERM_KEY_PAGE_DOWN},
    {KEY_IC, TERM_KEY_INSERT},
    {KEY_DC, TERM_KEY_DELETE},
    {KEY_BTAB, TERM_KEY_BACKTAB},
    {KEY_F(1), TERM_KEY_F1},
    {KEY_BACKSPACE, 127},
    {KEY_ENTER, 13},
};

static struct curses_term *
curses_of(struct term *term)
{
	return (struct curses_term *)term;
}

static bool
has_capability(const char *name)
{
	const char *value = tigetstr(name);

	return value && value != (const char *)-1;
}

/* Drawing */

/* What curses calls the attributes of a look, in the order of their bits. */
static attr_t
attributes_of(const struct curses_term *c, const struct look *look)
{
	const attr_t bits[LOOK_BITS] = {
	    A_BOLD, A_UNDERLINE, A_REVERSE, A_DIM, c->italic};
	attr_t attributes = A_NORMAL;

	for (int i = 0; i < LOOK_BITS; i++)
		if (look->attributes & 1U << i)
			attributes |= bits[i];
	return attributes;
}

/* What curses draws for `chars` in a style; false where it cannot. */
static bool
make_cell(const struct curses_term *c, const wchar_t *chars, enum style style,
    cchar_t *out)
{
	const struct look *look = &looks[style];
	short pair = c->colours ? (short)look->colour : 0;

	return setcchar(out, chars, attributes_of(c, look), pair, NULL) == OK;
}

static void
curses_put(struct term *term, int row, int col, const struct term_cell *cell,
    enum style style)
{
	wchar_t chars[TERM_CELL_CHARS + 1];
	cchar_t out;

	for (unsigned i = 0; i < cell->n; i++)
		chars[i] = (wchar_t)cell->chars[i];
	chars[cell->n] = L'\0';
	if (make_cell(curses_of(term), chars, style, &out))
		mvadd_wch(row, col, &out);
}

static void
curses_blank(struct term *term, int row, int col, int n, enum style style)
{
	cchar_t blank;

	if (make_cell(curses_of(term), L" ", style, &blank))
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

static void
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
	int y, x;

	getyx(curscr, y, x);
	shift_rows(delete_rows, scroll->by > 0 ? scroll->top : last, n, &y, &x);
	if (scroll->by < 0 || scroll->bottom < getmaxy(curscr))
		shift_rows(insert_rows, scroll->by > 0 ? last : scroll->top, n,
		    &y, &x);
	fflush(stdout);
	scroll_window(curscr, scroll);
	/* Curses looks for rows that have moved by hashes taken earlier, which
	 * now are wrong; it takes them anew when the size changes. */
	getmaxyx(curscr, y, x);
	resize_term(y + 1, x);
	resize_term(y, x);
}

static void
curses_flush(struct term *term, const struct term_scroll *scrolled)
{
	struct curses_term *c = curses_of(term);

	if (scrolled && c->scrolls && !c->all_new)
		scroll_screen(scrolled);
	c->all_new = false;
	wmove(stdscr, term->cursor_row, term->cursor_col);
	wnoutrefresh(stdscr);
	doupdate();
}

static void
curses_redraw(struct term *term)
{
	curses_of(term)->all_new = true;
	clearok(curscr, TRUE);
}

/* What curses does not do: asking for bracketed paste. Written past curses,
 * at moments when it holds nothing back. */
static void
set_paste_mode(const struct curses_term *c, bool on)
{
	if (c->paste)
		term_tty_write(on ? "\033[?2004h" : "\033[?2004l");
}

static void
curses_leave(struct term *term)
{
	set_paste_mode(curses_of(term), false);
	/* Where what was drawn stays, the shell's prompt comes upon the last
	 * row. */
	if (!has_capability("rmcup")) {
		wmove(stdscr, term->rows - 1, 0);
		wclrtoeol(stdscr);
		wnoutrefresh(stdscr);
		doupdate();
	}
	endwin();
}

static void
curses_enter(struct term *term)
{
	reset_prog_mode();
	curses_redraw(term);
	set_paste_mode(curses_of(term), true);
	curses_of(term)->check_size = true;
}

static void
curses_suspend(struct term *term)
{
	curses_leave(term);
	term_signals_stop(&curses_of(term)->signals);
	curses_enter(term);
}

static bool
size_changed(struct curses_term *c)
{
	if (!term_tty_resized(&c->tty))
		return false;
	resizeterm(c->tty.rows, c->tty.cols);
	werase(stdscr);
	c->all_new = true;
	term_set_size(&c->term, getmaxy(stdscr), getmaxx(stdscr));
	return true;
}

static uint32_t
key_of_code(int code)
{
	if (code >= CODE_OWN)
		return TERM_KEY_NONE + (uint32_t)(code - CODE_OWN);
	for (size_t i = 0; i < sizeof(key_codes) / sizeof(key_codes[0]); i++)
		if (key_codes[i].code == code)
			return key_codes[i].key;
	return TERM_KEY_UNKNOWN;
}

/* After an Esc that begins no key curses knows: what came along with it is
 * taken too if it is a control sequence, since as keys it would do harm. In
 * the form Esc O and a letter some terminals send the numeric pad: the letter
 * is the character's code plus 64. */
static uint32_t
read_sequence(struct curses_term *c)
{
	int code = wgetch(c->keys);
	int last = ERR;

	if (code == '[') {
		do
			last = wgetch(c->keys);
		while (last >= 0x20 && last < 0x40);
		return TERM_KEY_UNKNOWN;
	}
	if (code == 'O' && (last = wgetch(c->keys)) != ERR)
		return (last >= 'j' && last <= 'y') || last == 'M'
		    ? (uint32_t)last - 64
		    : TERM_KEY_UNKNOWN;
	if (code != ERR)
		ungetch(code);
	return ESCAPE;
}

/* A key that is here already, or TERM_KEY_NONE. */
static uint32_t
read_key(struct curses_term *c)
{
	uint32_t key = TERM_KEY_NONE;

	while (key == TERM_KEY_NONE) {
		int code = wgetch(c->keys);
		if (code == ERR)
			return TERM_KEY_NONE;
		c->starved = 0;
		if (code == ESCAPE)
			key = read_sequence(c);
		else if (code < 256)
			key = term_tty_decode(&c->tty, (char)code);
		else if (code != KEY_RESIZE)
			key = key_of_code(code);
	}
	return key;
}

/* What signals ask for, as a key. */
static uint32_t
read_signals(struct curses_term *c)
{
	unsigned seen = term_signals_poll(&c->signals);
	bool redraw = false;

	if (seen & TERM_SIGNAL_END) {
		c->gone = true;
		return TERM_KEY_HANGUP;
	}
	if (seen & TERM_SIGNAL_STOP) {
		curses_suspend(&c->term);
		redraw = true;
	} else if (seen & TERM_SIGNAL_CONTINUED) {
		curses_enter(&c->term);
		redraw = true;
	}
	if (c->check_size || (seen & TERM_SIGNAL_SIZE)) {
		c->check_size = false;
		redraw = size_changed(c) || redraw;
	}
	return redraw ? TERM_KEY_RESIZE : TERM_KEY_NONE;
}

/* A terminal that is readable and has nothing to read is gone. It is asked
 * twice: another program may have taken the byte. */
static uint32_t
wait_key(struct curses_term *c, int timeout_ms)
{
	uint32_t key;

	if (!term_signals_wait(&c->signals, c->tty.fd, timeout_ms))
		return TERM_KEY_NONE;
	c->starved++;
	key = read_key(c);
	if (c->starved < 2)
		return key;
	c->gone = true;
	return TERM_KEY_HANGUP;
}

static uint32_t
curses_key(struct term *term, int timeout_ms)
{
	struct curses_term *c = curses_of(term);
	int64_t end = term_tty_now() + timeout_ms;
	uint32_t key;
	int64_t left = timeout_ms;

	while (!c->gone) {
		key = read_signals(c);
		if (key == TERM_KEY_NONE)
			key = read_key(c);
		if (key != TERM_KEY_NONE)
			return key;
		if (timeout_ms > 0)
			left = end - term_tty_now();
		key = wait_key(c, left > 0 || timeout_ms < 0 ? (int)left : 0);
		if (key != TERM_KEY_NONE || (timeout_ms >= 0 && left <= 0))
			return key;
	}
	return TERM_KEY_HANGUP;
}

/* Opening and closing */

static void
curses_close(struct term *term)
{
	struct curses_term *c = curses_of(term);

	if (!term->away)
		curses_leave(term);
	term_release(term);
	delwin(c->keys);
	delscreen(c->screen);
	term_tty_close(&c->tty);
	term_signals_give_back(&c->signals);
	free(c);
}

static const struct term_ops curses_ops = {
    .close = curses_close,
    .key = curses_key,
    .put = curses_put,
    .blank = curses_blank,
    .scroll = curses_scroll,
    .flush = curses_flush,
    .redraw = curses_redraw,
    .leave = curses_leave,
    .enter = curses_enter,
    .suspend = curses_suspend,
};

static enum status
open_screen(struct curses_term *c, struct error *err)
{
	c->screen = newterm(NULL, stdout, c->tty.keyboard);
	if (c->screen && has_capability("cup"))
		return OK;
	if (c->screen) {
		endwin();
		delscreen(c->screen);
	}
	return error_set(err, ERR_MISSING, NULL, 0,
	    "the terminal TERM=%.40s %s; set TERM if it is another, or use "
	    "'nonmun show'",
	    c->tty.name,
	    c->screen ? "cannot place the cursor" : "is not known here");
}

/* Only ncurses is known to let its picture of the screen be scrolled. */
static bool
can_scroll(void)
{
#ifdef NCURSES_VERSION
	return has_capability("dl1") && has_capability("dl") &&
	    has_capability("il1") && has_capability("il");
#else
	return false;
#endif
}

static void
set_up_drawing(struct curses_term *c)
{
	c->italic = termattrs() & A_ITALIC ? A_ITALIC : A_UNDERLINE;
	c->colours = look_wants_colour() && has_colors() &&
	    start_color() != ERR && use_default_colors() != ERR &&
	    COLORS >= 8 && COLOR_PAIRS >= LOOK_COLOURS;
	for (short i = 1; c->colours && i < LOOK_COLOURS; i++)
		init_pair(i, colours[i][0], colours[i][1]);
	c->scrolls = can_scroll();
	idlok(stdscr, TRUE);
	/* Terminals differ in what shifting a row does to wide characters. */
	idcok(stdscr, FALSE);
	/* An update that a key cuts short would stay so until the next. */
	typeahead(-1);
	term_set_size(&c->term, getmaxy(stdscr), getmaxx(stdscr));
}

static void
set_up_keys(struct curses_term *c)
{
	raw();
	noecho();
	nonl();
	c->keys = newpad(1, 1);
	if (!c->keys)
		mem_die();
	keypad(c->keys, TRUE);
	nodelay(c->keys, TRUE);
	meta(c->keys, TRUE);
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_DELAY_MS);
	for (const struct term_sequence *s = term_tty_sequences; s->bytes; s++)
		define_key(s->bytes, CODE_OWN + (int)(s->key - TERM_KEY_NONE));
	c->paste = has_capability("BE") || term_tty_takes_paste(&c->tty);
	set_paste_mode(c, true);
}

struct term *
term_open_curses(struct error *err)
{
	struct curses_term *c = mem_alloc(sizeof(*c));

	c->term.ops = &curses_ops;
	if (term_tty_open(&c->tty, err) != OK) {
		free(c);
		return NULL;
	}
	term_signals_take(&c->signals);
	if (open_screen(c, err) != OK) {
		term_signals_give_back(&c->signals);
		term_tty_close(&c->tty);
		free(c);
		return NULL;
	}
	set_up_drawing(c);
	set_up_keys(c);
	return &c->term;
}
