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

#include "base/i18n.h"
#include "term/term-curses-screen.h"

#include <curses.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "term/term-copy.h"
#include "term/term-crash.h"
#include "term/term-curses-codes.h"
#include "term/term-gate.h"
#include "term/term-paste.h"
#include "term/term-signals.h"
#include "term/term-tty.h"
#include "term/term-wait.h"

enum {
	ESCAPE = 27,
	ESCAPE_DELAY_MS = 25,
	/* Nobody types so much of a control sequence: its rest is on the way.
	 */
	SEQUENCE_MS = 250,
	MOUSE_BYTES = 3,
	/* From here on: the keys of term_tty_sequences, beyond the codes that
	 * curses gives by itself. */
	CODE_OWN = 0x4000,
	/* And from here on the columns of answers: see answers. */
	CODE_ANSWER = 0x6000,
};

struct curses_term {
	struct curses_screen drawing;
	SCREEN *screen;
	WINDOW *keys;
	struct term_tty tty;
	struct term_signals signals;
	struct term_wait wait;
	struct term_paste paste;
	bool entered;    /* the terminal is to be given back */
	bool modern;     /* the terminal is like xterm */
	bool asked;      /* where the cursor is, and not answered yet */
	bool wide_signs; /* as the answer was */
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
	if (c->modern)
		term_tty_write(on ? "\033[?2004h" : "\033[?2004l", 8);
}

/*
 * Whether a sign of ambiguous width takes two cells: one is written, and the
 * terminal is asked where the cursor is then (DSR 6 of ECMA-48). Nobody waits
 * for the answer: it comes as a key does, or never. What was written goes with
 * the first screen, which clears all.
 */
static void
ask_about_signs(struct curses_term *c)
{
	static const char question[] = "\r\302\267\033[6n";

	if (!c->modern || !c->drawing.term.wishes.ask_about_them)
		return;
	fflush(stdout);
	c->asked = term_tty_write(question, sizeof(question) - 1);
}

/* Answers from the first row, which are what some terminals send for F3 with
 * Shift and with Alt, so that curses would take them for these. */
static const struct {
	const char *bytes;
	int column;
} answers[] = {{"\033[1;2R", 2}, {"\033[1;3R", 3}};

/* Column 3 is behind a sign of two cells. */
static uint32_t
take_answer(struct curses_term *c, int column)
{
	if (!c->asked)
		return TERM_KEY_UNKNOWN;
	c->asked = false;
	if (column != 3)
		return TERM_KEY_NONE;
	c->wide_signs = true;
	c->drawing.term.wishes.wide_signs = true;
	curses_redraw(&c->drawing.term);
	return TERM_KEY_RESIZE;
}

#ifdef BUTTON5_PRESSED
enum { WHEEL_UP = BUTTON4_PRESSED, WHEEL_DOWN = BUTTON5_PRESSED };
#else
enum { WHEEL_UP = BUTTON4_PRESSED, WHEEL_DOWN = 0 };
#endif

static void
take_mouse(struct term *term)
{
	mmask_t wanted = BUTTON1_PRESSED | WHEEL_UP | WHEEL_DOWN;

	mousemask(term->wishes.mouse ? wanted : 0, NULL);
	/* Whom nobody asked may tell of it all the same, since some program
	 * before this one has: curses would take the rest for keys. */
	keyok(KEY_MOUSE, term->wishes.mouse);
	/* Clicks are told at once, and not made of presses and releases. */
	mouseinterval(0);
}

static uint32_t
read_mouse(struct term *term)
{
	struct term_mouse *mouse = &term->mouse;
	MEVENT event;

	if (getmouse(&event) != OK)
		return TERM_KEY_UNKNOWN;
	mouse->row = event.y;
	mouse->col = event.x;
	if (event.bstate & BUTTON1_PRESSED)
		mouse->what = TERM_MOUSE_PRESS;
	else if (event.bstate & WHEEL_UP)
		mouse->what = TERM_MOUSE_UP;
	else if (event.bstate & WHEEL_DOWN)
		mouse->what = TERM_MOUSE_DOWN;
	else
		return TERM_KEY_NONE;
	return TERM_KEY_MOUSE;
}

static void
wish(struct term *term)
{
	term->wishes.wide_signs |= curses_of(term)->wide_signs;
	curses_wish(term);
	if (!curses_of(term)->entered)
		return;
	term_gate_open(&curses_of(term)->signals);
	take_mouse(term);
	term_gate_shut(&curses_of(term)->signals);
}

static void
flush(struct term *term, const struct term_scroll *scrolled)
{
	if (!curses_of(term)->entered)
		return;
	term_gate_open(&curses_of(term)->signals);
	curses_flush(term, scrolled);
	term_gate_shut(&curses_of(term)->signals);
}

static void
give_back(struct term *term)
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

/* Cut short, it is still to be done. */
static void
curses_leave(struct term *term)
{
	struct curses_term *c = curses_of(term);

	term_gate_open(&c->signals);
	give_back(term);
	term_gate_shut(&c->signals);
	c->entered = term_gate_is_cut();
}

/* Not for one that is told to end, maybe while the terminal is a shell's, nor
 * where it cannot be had again, which is the end, too. */
static void
curses_enter(struct term *term)
{
	struct curses_term *c = curses_of(term);
	bool claimed;

	term_gate_open(&c->signals);
	claimed = !term_signals_is_end(&c->signals) && term_tty_claim();
	if (claimed) {
		c->entered = true;
		reset_prog_mode();
		curses_redraw(term);
		set_paste_mode(c, true);
	}
	term_gate_shut(&c->signals);
	if (!claimed)
		term_signals_note_end(&c->signals);
	c->wait.check_size = true;
}

static void
give_back_least(int sig, siginfo_t *info, void *at)
{
	(void)at;
	curses_end_without_memory();
	term_crash_go_on(sig, info);
}

/* See term-crash.h. */
static void
give_back_at_crash(int sig, siginfo_t *info, void *at)
{
	(void)at;
	term_crash_hurry(sig);
	if (!isendwin() && term_tty_is_ours(STDOUT_FILENO)) {
		term_tty_write("\033[?2004l", 8);
		term_crash_release(give_back_at_crash);
		term_crash_take(give_back_least);
		endwin();
	}
	term_crash_go_on(sig, info);
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

/* The next character of a control sequence that has begun. */
static int
read_on(struct curses_term *c)
{
	int code = wgetch(c->keys);

	if (code == ERR &&
	    term_signals_wait(&c->signals, c->tty.fd, SEQUENCE_MS))
		code = wgetch(c->keys);
	return code;
}

/* What a control sequence is that curses does not know, or that came in pieces:
 * `last` is its last character. */
static uint32_t
key_of_sequence(struct curses_term *c, int number, int last)
{
	if (last == 'R')
		return take_answer(c, number);
	/* The mouse, which nobody asked for: as three bytes behind it. */
	for (int i = 0; last == 'M' && !number && i < MOUSE_BYTES; i++)
		read_on(c);
	if (last == '~' && (number == 200 || number == 201))
		return number == 200 ? TERM_KEY_PASTE_BEGIN
				     : TERM_KEY_PASTE_END;
	return TERM_KEY_UNKNOWN;
}

/* Takes the rest of a string: up to its end (ST, BEL), or as long as more of it
 * comes. */
static uint32_t
skip_string(struct curses_term *c)
{
	int code = ERR, before;

	do {
		before = code;
		code = read_on(c);
	} while (
	    code != ERR && code != '\a' && !(before == ESCAPE && code == '\\'));
	return TERM_KEY_NONE;
}

/* After an Esc that begins no key curses knows: what came along with it is
 * taken too if it is a control sequence or a string that a terminal answers
 * some other program's question with, since as keys these would do harm. In
 * the form Esc O and a letter some terminals send the numeric pad: the letter
 * is the character's code plus 64. */
static uint32_t
read_sequence(struct curses_term *c)
{
	int code = wgetch(c->keys);
	int last = ERR;
	int number = 0;

	if (code == '[') {
		while ((last = read_on(c)) >= 0x20 && last < 0x40)
			number = last >= '0' && last <= '9' && number < 1000
			    ? number * 10 + last - '0'
			    : 0;
		return key_of_sequence(c, number, last);
	}
	if (code == 'O' && (last = wgetch(c->keys)) != ERR)
		return (last >= 'j' && last <= 'y') || last == 'M'
		    ? (uint32_t)last - 64
		    : TERM_KEY_UNKNOWN;
	if (term_tty_begins_string(code, 0)) {
		last = read_on(c);
		if (term_tty_begins_string(code, last))
			return skip_string(c);
		if (last != ERR)
			ungetch(last);
	}
	if (code != ERR)
		ungetch(code);
	return ESCAPE;
}

/* What follows is waited for here, and at once: what was sent along with the
 * key must not look as if it came later, because somebody was busy. A signal
 * that comes meanwhile leaves it undecided, and the paste as it is. */
static uint32_t
end_lost_paste(struct curses_term *c, uint32_t key)
{
	int64_t now = term_tty_now();

	if (!term_paste_may_end(&c->paste, key, now) ||
	    term_signals_wait(&c->signals, c->tty.fd, TERM_PASTE_ALONE_MS) ||
	    term_tty_now() - now < TERM_PASTE_ALONE_MS)
		return key;
	return TERM_KEY_PASTE_END;
}

static uint32_t
curses_read(struct term *term)
{
	struct curses_term *c = curses_of(term);
	uint32_t key = TERM_KEY_NONE;

	while (key == TERM_KEY_NONE) {
		int code = wgetch(c->keys);
		if (code == ERR) {
			if (c->paste.on)
				term_paste_pause(&c->paste, term_tty_now());
			return TERM_KEY_NONE;
		}
		c->wait.starved = 0;
		if (code == ESCAPE)
			key = c->paste.on ? ESCAPE : read_sequence(c);
		else if (code < 256)
			key = term_tty_decode(&c->tty, (char)code);
		else if (code >= CODE_ANSWER)
			key = take_answer(c, code - CODE_ANSWER);
		else if (code == KEY_MOUSE)
			key = read_mouse(term);
		else if (code != KEY_RESIZE)
			key = key_of_code(code);
		if (c->paste.on)
			key = end_lost_paste(c, key);
		key = term_paste_follow(&c->paste, key);
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
leave_for_good(struct curses_term *c)
{
	/* An answer that comes now is not the shell's. */
	if (c->asked)
		flushinp();
	/* Whoever had the terminal may have been ended in the midst of it. */
	if (!c->entered)
		tcsetattr(c->tty.fd, TCSANOW, &c->tty.before);
	else
		curses_leave(&c->drawing.term);
	/* What was cut short is to be done all the same, if it can be. */
	if (c->entered && term_gate_rejoin(&c->tty))
		give_back(&c->drawing.term);
}

static void
curses_close(struct term *term)
{
	struct curses_term *c = curses_of(term);

	/* Standard output may be cut. */
	if (term_tty_is_ours(c->tty.spare))
		leave_for_good(c);
	term_crash_release(give_back_at_crash);
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
	const char *objection;

	if (!curses_of(term)->entered)
		return N_("the terminal takes nothing now");
	term_gate_open(&curses_of(term)->signals);
	objection = term_copy_send(text, len, &term->wishes);
	term_gate_shut(&curses_of(term)->signals);
	return objection;
}

static const struct term_ops curses_ops = {
    .close = curses_close,
    .key = curses_key,
    .put = curses_put,
    .blank = curses_blank,
    .scroll = curses_scroll,
    .flush = flush,
    .redraw = curses_redraw,
    .leave = curses_leave,
    .enter = curses_enter,
    .suspend = curses_suspend,
    .wish = wish,
    .copy = curses_copy,
};

static enum status
open_screen(struct curses_term *c, struct error *err)
{
	/* Curses would ask for the size itself. */
	use_env(!c->tty.clipped);
	c->screen = newterm(NULL, stdout, c->tty.keyboard);
	if (c->screen && c->tty.clipped)
		resizeterm(c->tty.rows, c->tty.cols);
	if (c->screen && curses_has("cup"))
		return OK;
	if (c->screen) {
		endwin();
		delscreen(c->screen);
	}
	return error_set(err, ERR_MISSING, NULL, 0,
	    c->screen
		? N_("the terminal TERM=%.40s cannot place the cursor; set "
		     "TERM if it is another, or use 'nonmun show'")
		: N_("the terminal TERM=%.40s is not known here; set TERM if "
		     "it is another, or use 'nonmun show'"),
	    c->tty.name);
}

static void
set_up_keys(struct curses_term *c)
{
	raw();
	noecho();
	nonl();
	term_tty_never_block(&c->tty);
	def_prog_mode();
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
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		define_key(answers[i].bytes, CODE_ANSWER + answers[i].column);
	c->modern = curses_has("BE") || term_tty_is_modern(&c->tty);
	set_paste_mode(c, true);
	take_mouse(&c->drawing.term);
}

struct term *
term_open_curses(const struct term_wishes *wishes, struct error *err)
{
	struct curses_term *c = mem_alloc(sizeof(*c));

	c->drawing.term.ops = &curses_ops;
	c->drawing.term.wishes = *wishes;
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
	term_crash_take(give_back_at_crash);
	term_gate_open(&c->signals);
	curses_screen_init(&c->drawing);
	set_up_keys(c);
	ask_about_signs(c);
	c->entered = true;
	term_gate_shut(&c->signals);
	c->wait = (struct term_wait){.term = &c->drawing.term,
	    .tty = &c->tty,
	    .signals = &c->signals,
	    .read = curses_read,
	    .resize = curses_resize};
	return &c->drawing.term;
}
