// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A terminal: a grid of cells to draw on and keys to read. Two kinds stand
 * behind this header, curses (term-curses.c) and one in memory for tests
 * (term-memory.c). Rows and columns count from 0.
 *
 * Drawing changes nothing on the screen until term_flush, which sends only
 * what differs from what is shown. Text given to term_put is clean; should a
 * control code be in it all the same, a stand-in is drawn.
 */
#ifndef NONMUN_TERM_TERM_H
#define NONMUN_TERM_TERM_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "layout/style.h"
#include "term/term-wishes.h"

struct term;

/* Keys: a Unicode character as itself (control characters too, such as 4 for
 * ^D, 27 for Esc, 13 for Enter, 9 for Tab, 127 for Backspace in either
 * guise), or one of these, beyond Unicode. */
enum term_key {
	TERM_KEY_NONE = 0x110000, /* nothing within the time */
	TERM_KEY_UP,
	TERM_KEY_DOWN,
	TERM_KEY_LEFT,
	TERM_KEY_RIGHT,
	TERM_KEY_HOME,
	TERM_KEY_END,
	TERM_KEY_PAGE_UP,
	TERM_KEY_PAGE_DOWN,
	TERM_KEY_INSERT,
	TERM_KEY_DELETE,
	TERM_KEY_BACKTAB,
	TERM_KEY_F1, /* to F12, in this order */
	TERM_KEY_F2,
	TERM_KEY_F3,
	TERM_KEY_F4,
	TERM_KEY_F5,
	TERM_KEY_F6,
	TERM_KEY_F7,
	TERM_KEY_F8,
	TERM_KEY_F9,
	TERM_KEY_F10,
	TERM_KEY_F11,
	TERM_KEY_F12,
	TERM_KEY_RESIZE,  /* the size has changed: see term_size */
	TERM_KEY_HANGUP,  /* the terminal is gone or the process is told to end
			   */
	TERM_KEY_UNKNOWN, /* a key without a name here */
	TERM_KEY_PASTE_BEGIN, /* bracketed paste */
	TERM_KEY_PASTE_END,
	TERM_KEY_MOUSE, /* see term_mouse */
};

/* Takes over the terminal that standard output and /dev/tty are. NULL with
 * `err` saying what is wrong: no terminal, unknown or dumb TERM. */
struct term *
term_open_curses(const struct term_wishes *wishes, struct error *err);

/* Changes the wishes. What is on the screen is drawn anew by the next flush. */
void term_wish(struct term *term, const struct term_wishes *wishes);

/* Restores the terminal to what it was and frees; NULL is fine. */
void term_close(struct term *term);

void term_size(const struct term *term, int *rows, int *cols);

/* The next key. Waits up to `timeout_ms` (0: not at all, -1: for ever). */
uint32_t term_key(struct term *term, int timeout_ms);

enum term_mouse_what { TERM_MOUSE_PRESS, TERM_MOUSE_UP, TERM_MOUSE_DOWN };

/* What was done with the mouse: its first button pressed, its wheel turned. */
struct term_mouse {
	enum term_mouse_what what;
	int row, col;
};

/* What the last TERM_KEY_MOUSE told. */
struct term_mouse term_mouse(const struct term *term);

/* Milliseconds of a clock that only goes forward. */
int64_t term_now(const struct term *term);

/* Draws `len` bytes of clean UTF-8 from (row, col) rightwards, up to but not
 * including column `limit` (and never beyond the screen); a wide character
 * that would be cut is drawn as a space. Returns the column after the text. */
int term_put(struct term *term, int row, int col, int limit, const char *text,
    size_t len, enum style style);

/* Blanks the cells [col, limit) of a row in the given style. */
void
term_fill(struct term *term, int row, int col, int limit, enum style style);

/* Says that the rows [top, bottom), in their full width, have moved by `by`
 * rows (> 0: up), so that a terminal that can scroll does it in as few bytes
 * as it can. What was drawn on these rows moves along and those that come free
 * are blank; draw over them as usual. */
void term_scroll_hint(struct term *term, int top, int bottom, int by);

/* Says that the cells [col, limit) of a row, drawn already, lead to `url`, of
 * printable characters only. Terminals that are known to take links make them
 * so; to others nothing is sent. Drawing over a cell ends its link. */
void term_link(struct term *term, int row, int col, int limit, const char *url);

/* Where the cursor rests, for screen readers; it is always visible. */
void term_cursor(struct term *term, int row, int col);

/* Sends what has changed. Nothing while the terminal is left. */
void term_flush(struct term *term);

/* Forgets what is on the screen, so that the next flush sends everything. */
void term_redraw(struct term *term);

enum { TERM_COPY_MAX = 64 * 1024 };

/* Puts `len` bytes on the clipboard that belongs to the terminal, wherever
 * that is. NULL when it was sent, which is all that can be known; else why not,
 * as a clause for the user: the terminal is known to take none, the text is
 * longer than TERM_COPY_MAX. At once; never in the midst of drawing. */
const char *term_copy(struct term *term, const char *text, size_t len);

/* Gives the terminal back, for another program or a suspended shell, and takes
 * it again. Between them nothing may be drawn. */
void term_leave(struct term *term);
void term_enter(struct term *term);

/* Stops the process group as the shell's job control expects, terminal given
 * back; returns when it is continued, terminal taken again. */
void term_suspend(struct term *term);

#endif
