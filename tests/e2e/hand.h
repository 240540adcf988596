// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The stage hand: a process between a test and the program on its
 * pseudo-terminal. It leads the session as a shell would, so that the program
 * can be suspended, and outlives the program, so that the terminal stays as
 * the program left it. It tells of every change of the program's state.
 */
#ifndef NONMUN_E2E_HAND_H
#define NONMUN_E2E_HAND_H

#include <stdbool.h>
#include <sys/types.h>

/* What to run, and where. */
struct play {
	const char *program;
	const char *const *args; /* after the program's name; ends in NULL */
	const char *const *env;  /* NAME=VALUE sets, NAME unsets; or NULL */
	int input, output; /* in place of the terminal; -1: the terminal */
	bool mute;         /* the terminal answers no question by itself */
	bool behind;       /* started in the background, as by "&" */
};

struct hand {
	pid_t pid;     /* of the hand */
	pid_t program; /* leads the process group that has the terminal */
	int socket;    /* readable when there is something to tell */
};

/* Starts the program on the terminal `tty`. `far` is the other end of it,
 * which the program shall not have. False when it cannot be started. */
bool hand_start(struct hand *hand, const struct play *play, int tty, int far);

/* The next change, as waitpid with WUNTRACED tells it. Blocks unless `socket`
 * is readable. False when the hand is gone. */
bool hand_news(const struct hand *hand, int *status);

/* Gives a stopped program the terminal back and lets it go on, as `fg`. */
void hand_continue(const struct hand *hand);

/* Keeps the terminal from a stopped program, and waits on it all the same. */
void hand_keep(const struct hand *hand);

/* Ends the program, if it still runs, and the hand. */
void hand_release(struct hand *hand);

#endif
