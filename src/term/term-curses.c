// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The terminal through curses: taking it over and giving it back, and its keys.
 * Drawing is in term-curses-screen.c; no other file knows curses. Keys are read
 * from a pad of their own, because reading from a window would send what is
 * drawn on it. Curses installs no signal handler here: ours are there first.
 */
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <config.h>

#include "term/term-curses-screen.h"

#include <curses.h>
#include <stdlib.h>

#include "base/mem.h"
#include "term/term-copy.h"
#include "term/term-signals.h"
#include "term/term-tty.h"
#include "term/term-wait.h"

enum {
	ESCAPE = 27,
	ESCAPE_DELAY_MS = 25,
	/* From here on: the keys of term_tty_sequences, beyond the codes that
	 * curses gives by itself. */
	CODE_OWN = 0x4000,
};

struct curses_term {
	struct curses_screen drawing;
	SCREEN *screen;
	WINDOW *keys;
	struct term_tty tty;
	struct term_signals signals;
	struct term_wait wait;
	bool paste; /* bracketed paste is asked for */
};

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

/* What curses does not do: asking for bracketed paste. Written past curses,
 * at moments when it holds nothing back. */
static void
set_paste_mode(const struct curses_term *c, bool on)
{
	if (c->paste)
		term_tty_write(on ? "\033[?2004h" : "\033[?2004l", 8);
}

static void
curses_leave(struct term *term)
{
	set_paste_mode(curses_of(term), false);
	curses_give_back(&curses_of(term)->drawing);
	/* Where what was drawn stays, the shell's prompt comes upon the last
	 * row. */
	if (!curses_has("rmcup")) {
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
	curses_of(term)->wait.check_size = true;
}

static void
curses_suspend(struct term *term)
{
	curses_leave(term);
	term_signals_stop(&curses_of(term)->signals);
	curses_enter(term);
}

static bool
curses_resize(struct term *term)
{
	struct curses_term *c = curses_of(term);

	if (!term_tty_resized(&c->tty))
		return false;
	resizeterm(c->tty.rows, c->tty.cols);
	werase(stdscr);
	c->drawing.all_new = true;
	term_set_size(term, getmaxy(stdscr), getmaxx(stdscr));
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

static uint32_t
curses_read(struct term *term)
{
	struct curses_term *c = curses_of(term);
	uint32_t key = TERM_KEY_NONE;

	while (key == TERM_KEY_NONE) {
		int code = wgetch(c->keys);
		if (code == ERR)
			return TERM_KEY_NONE;
		c->wait.starved = 0;
		if (code == ESCAPE)
			key = read_sequence(c);
		else if (code < 256)
			key = term_tty_decode(&c->tty, (char)code);
		else if (code != KEY_RESIZE)
			key = key_of_code(code);
	}
	return key;
}

static uint32_t
curses_key(struct term *term, int timeout_ms)
{
	return term_wait_key(&curses_of(term)->wait, timeout_ms);
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

static const char *
curses_copy(struct term *term, const char *text, size_t len)
{
	(void)term;
	return term_copy_send(text, len);
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
    .copy = curses_copy,
};

static enum status
open_screen(struct curses_term *c, struct error *err)
{
	c->screen = newterm(NULL, stdout, c->tty.keyboard);
	if (c->screen && curses_has("cup"))
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
	c->paste = curses_has("BE") || term_tty_takes_paste(&c->tty);
	set_paste_mode(c, true);
}

struct term *
term_open_curses(struct error *err)
{
	struct curses_term *c = mem_alloc(sizeof(*c));

	c->drawing.term.ops = &curses_ops;
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
	curses_screen_init(&c->drawing);
	set_up_keys(c);
	c->wait = (struct term_wait){.term = &c->drawing.term,
	    .tty = &c->tty,
	    .signals = &c->signals,
	    .read = curses_read,
	    .resize = curses_resize};
	return &c->drawing.term;
}
