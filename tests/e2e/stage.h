// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A stage: the program on a real pseudo-terminal, with libvterm as the screen
 * and a test as the one who types. Everything here waits for a condition,
 * never for a time; a condition that does not come fails the test and shows
 * the screen. Rows and columns count from 0.
 */
#ifndef NONMUN_E2E_STAGE_H
#define NONMUN_E2E_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>
#include <vterm.h>

#include "base/strbuf.h"
#include "hand.h"

struct stage {
	struct hand hand;
	int far;  /* the test's end of the pseudo-terminal; -1: hung up */
	int near; /* the program's end, kept to look at its settings */
	int rows, cols;
	VTerm *vterm;
	VTermScreen *screen;
	struct strbuf record;  /* every byte the program has sent */
	struct termios before; /* settings the program found */
	bool ended, stopped;
	bool mute;  /* the terminal answers no question by itself */
	int status; /* once ended, as waitpid tells it */
	bool alternate, cursor_hidden;
};

/* Starts the program; $NONMUN_PROGRAM where `play` names none. Fails the test
 * if that is impossible. Closed by stage_close, which ends what still runs. */
void stage_open(struct stage *s, const struct play *play, int rows, int cols);
void stage_close(struct stage *s);

void stage_type(struct stage *s, const char *keys);
void stage_resize(struct stage *s, int rows, int cols);
void stage_signal(struct stage *s, int sig);

/* Takes the terminal away, as a dropped connection does. */
void stage_hang_up(struct stage *s);

/* Waits until the program has read its keys, sends nothing more and sleeps. */
#define stage_settle(s) stage_settle_at(s, __FILE__, __LINE__)
void stage_settle_at(struct stage *s, const char *file, int line);

/* Wait until a row, any or that one, holds the text; or none does. */
#define stage_see(s, text) stage_see_at(s, text, -1, __FILE__, __LINE__)
#define stage_see_row(s, row, text) \
	stage_see_at(s, text, row, __FILE__, __LINE__)
void stage_see_at(
    struct stage *s, const char *text, int row, const char *file, int line);
#define stage_miss(s, text) stage_miss_at(s, text, __FILE__, __LINE__)
void
stage_miss_at(struct stage *s, const char *text, const char *file, int line);

/* Waits for the program to end; returns its status, as waitpid tells it. All
 * that it has sent is then in the record. */
#define stage_end(s) stage_end_at(s, __FILE__, __LINE__)
int stage_end_at(struct stage *s, const char *file, int line);

/* Waits for the program to be suspended; lets it go on. */
#define stage_stop(s) stage_stop_at(s, __FILE__, __LINE__)
void stage_stop_at(struct stage *s, const char *file, int line);
void stage_continue(struct stage *s);

/* What a shell does with a suspended program: it shows its prompt, on a
 * terminal with settings of its own, which stage_settings_restored asks for
 * from here on. The program is left behind, until a signal wakes it. */
void stage_show_prompt(struct stage *s);

/* Bytes the program sends within `ms`, during which nothing is typed. */
size_t stage_listen(struct stage *s, int ms);

/* Whether the terminal's settings are what the program found. */
bool stage_settings_restored(const struct stage *s);

/* Fails the test with the message and the screen. */
_Noreturn void
stage_fail(struct stage *s, const char *what, const char *file, int line);

#endif
