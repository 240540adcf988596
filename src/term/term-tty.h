// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The terminal as a device: standard output, and the keyboard that belongs to
 * it. Where standard input is something else (a digest comes through it, say)
 * keys are read from /dev/tty.
 */
#ifndef NONMUN_TERM_TERM_TTY_H
#define NONMUN_TERM_TERM_TTY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>
#include <wchar.h>

#include "base/status.h"

struct term_tty {
	FILE *keyboard;
	int fd;                /* of the keyboard */
	const char *name;      /* $TERM, never empty */
	bool owned;            /* `keyboard` was opened here */
	int spare;             /* standard output once more; -1: none */
	struct termios before; /* its settings, as they were found */
	int rows, cols;        /* as the system told them last, 0: not known */
	bool clipped;          /* they are less: the most that is drawn */
	mbstate_t partial;     /* of a character whose bytes are not all here */
};

/* What terminals send for a key whether or not their description says so. */
struct term_sequence {
	const char *bytes;
	uint32_t key; /* TERM_KEY_... */
};
extern const struct term_sequence term_tty_sequences[]; /* ends in NULL */

/* ERR_MISSING when there is no terminal, or none that has a name. In the
 * background it stops until the terminal is ours. */
enum status term_tty_open(struct term_tty *tty, struct error *err);
void term_tty_close(struct term_tty *tty);

/* Whether the terminal `fd` is this process group's, and not, as a shell's job
 * control has it, another's: that is not to be written to, and its settings
 * stay. True where that cannot be told. Handlers of signals may ask. */
bool term_tty_is_ours(int fd);

/* Stops, as a shell wants who asks for its terminal, until the one that is
 * standard output is ours. False when it is not: it never will be, since nobody
 * could let us go on; or a signal's handler made standard output something
 * else, so that whoever is told to end is not stopped. */
bool term_tty_claim(void);

/* The size of no screen. Whoever sits at the other end of a connection may give
 * his any, and each cell takes memory at this one. */
enum { TERM_TTY_ROWS_MAX = 500, TERM_TTY_COLS_MAX = 1000 };

/* Whether the size is another than when this was last called; then `rows` and
 * `cols` are it. */
bool term_tty_resized(struct term_tty *tty);

/* Milliseconds of a clock that only goes forward. */
int64_t term_tty_now(void);

/* Writes to the terminal at once. False when the rest was dropped, since the
 * terminal is gone or takes nothing for a second. */
bool term_tty_write(const char *bytes, size_t len);

/* Whether terminals of this name are known to be like xterm: they know the mode
 * for bracketed paste and answer where the cursor is, or at least pass over
 * both without a trace. */
bool term_tty_is_modern(const struct term_tty *tty);

/* Whether what follows an Esc begins a string in which terminals answer, maybe
 * a program that is gone: OSC, DCS (ECMA-48) or, of kitty's graphics, APC.
 * `second` is 0 while only the first is there, which may be a key with Alt. */
bool term_tty_begins_string(int first, int second);

/* Has reading of keys come back with nothing rather than wait: a program that
 * was started here, and left somebody behind, may take a byte that one was told
 * of. For a terminal in raw mode. */
void term_tty_never_block(const struct term_tty *tty);

/* Whether there is no terminal any more. */
bool term_tty_is_gone(const struct term_tty *tty);

/* Takes a byte that was typed, in the locale's encoding. Returns the key once
 * it completes a character, else TERM_KEY_NONE; TERM_KEY_UNKNOWN for bytes
 * that are none. */
uint32_t term_tty_decode(struct term_tty *tty, char byte);

#endif
