// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Running other programs: always an argument list, never a shell. A program
 * starts with no signal blocked and the keyboard's signals as a shell would
 * give them, whatever this process does with them itself. Without RIGHT_START
 * none is: ERR_REFUSED.
 */
#ifndef NONMUN_BASE_PROCESS_H
#define NONMUN_BASE_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/rights.h"
#include "base/status.h"

/* Runs argv[0] (found in PATH) on this terminal and waits for it. OK when it
 * could be started; `*exit_code` is then its exit status, or 128 + signal.
 * ERR_MISSING when there is no such program, ERR_IO when it cannot be run.
 * While it runs, the terminal's keyboard signals are its own; when it is
 * suspended this process stops with it, and both go on together. Should this
 * process be told to end (SIGHUP, SIGTERM) and have these signals blocked, the
 * program is told, too, and waited for half a second at most; the signal is
 * then pending. */
enum status process_run(struct rights rights, const char *const argv[],
    int *exit_code, struct error *err);

/* Starts argv[0] in a session of its own with /dev/null for all three standard
 * files, so that it can neither block nor scribble. OK with `*pid` when it
 * could be started; fails as process_run does. */
enum status process_start(struct rights rights, const char *const argv[],
    pid_t *pid, struct error *err);

/* A process whose output is read. */
struct process_piped {
	pid_t pid;
	int fd; /* never blocks; the caller's to close */
};

/* The same, but what it writes to its standard output and error is read from
 * `piped->fd`. `env`, up to a NULL, is what its environment has otherwise:
 * "NAME=VALUE", or "NAME" for one that it has not. */
enum status process_open(struct rights rights, const char *const argv[],
    const char *const env[], struct process_piped *piped, struct error *err);

/* Whether process_run would find a program of this name. */
bool process_is_there(const char *name);

/* Tells a process that was started or opened to end, with all that it started
 * in its session, or kills them all. Does not wait: ask process_gone. */
void process_tell(pid_t pid, bool kill_it);

/* Whether it and all of its session have ended, without waiting. */
bool process_gone(pid_t pid);

/* Does all of this, before this process ends itself: tells it to, kills what
 * is left after half a second, and waits for that a fifth of a second more. A
 * process that even then goes on, for want of an answer from a disk or from
 * another machine, is left to the system. */
void process_stop(pid_t pid);

/* Whether the process has ended, without waiting; `*exit_code` (may be NULL)
 * as above, and of use only the first time. Ask until it has: only then is
 * nothing of it left behind. */
bool process_ended(pid_t pid, int *exit_code);

#endif
