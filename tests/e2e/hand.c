// SPDX-License-Identifier: GPL-3.0-or-later
/* The process between a test and the program: see hand.h. */
#include <config.h>

#include "hand.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { CANNOT_RUN = 126, ARGS_MAX = 32 };

/* What the hand is told to do with a program that is stopped. */
enum { KEEP = 'k', GO_ON = 'c' };

static void
set_environment(const char *const *env)
{
	for (; env && *env; env++) {
		const char *equals = strchr(*env, '=');
		char name[64] = "";

		if (!equals) {
			unsetenv(*env);
			continue;
		}
		strncpy(name, *env, sizeof(name) - 1);
		if ((size_t)(equals - *env) < sizeof(name))
			name[equals - *env] = '\0';
		setenv(name, equals + 1, 1);
	}
}

static void
reset_signals(void)
{
	static const int all[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE,
	    SIGCHLD, SIGTSTP, SIGTTIN, SIGTTOU, SIGCONT, SIGWINCH};
	sigset_t none;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		signal(all[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void
become_program(const struct play *play, int tty)
{
	const char *argv[ARGS_MAX + 2] = {play->program};

	for (int i = 0; play->args && play->args[i] && i < ARGS_MAX; i++)
		argv[i + 1] = play->args[i];
	setpgid(0, 0);
	if (!play->behind)
		tcsetpgrp(tty, getpid());
	reset_signals();
	dup2(play->input < 0 ? tty : play->input, STDIN_FILENO);
	dup2(play->output < 0 ? tty : play->output, STDOUT_FILENO);
	dup2(tty, STDERR_FILENO);
	if (tty > STDERR_FILENO)
		close(tty);
	if (play->input > STDERR_FILENO)
		close(play->input);
	if (play->output > STDERR_FILENO)
		close(play->output);
	set_environment(play->env);
	execv(play->program, (char *const *)(uintptr_t)argv);
	_exit(CANNOT_RUN);
}

/* Waits on the program as a shell does, and on the test while it is stopped. */
static _Noreturn void
watch(pid_t program, int socket, int tty)
{
	int status = 0;
	char go;

	for (;;) {
		if (waitpid(program, &status, WUNTRACED) < 0) {
			if (errno == EINTR)
				continue;
			_exit(0);
		}
		if (WIFSTOPPED(status))
			tcsetpgrp(tty, getpid());
		if (write(socket, &status, sizeof(status)) < 0 ||
		    read(socket, &go, 1) != 1) {
			kill(-program, SIGKILL);
			_exit(0);
		}
		if (go == KEEP)
			continue;
		tcsetpgrp(tty, program);
		kill(-program, SIGCONT);
	}
}

static _Noreturn void
be_hand(const struct play *play, int socket, int tty)
{
	pid_t program;

	setsid();
	ioctl(tty, TIOCSCTTY, 0);
	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_DFL);
	program = fork();
	if (program == 0) {
		close(socket);
		become_program(play, tty);
	}
	/* Not before: one that comes before the program runs is for it. */
	signal(SIGHUP, SIG_IGN);
	/* Here too, or the program might be killed before it has its group. */
	setpgid(program, program);
	if (write(socket, &program, sizeof(program)) < 0)
		_exit(0);
	watch(program, socket, tty);
}

bool
hand_start(struct hand *hand, const struct play *play, int tty, int far)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0)
		return false;
	hand->pid = fork();
	if (hand->pid == 0) {
		close(ends[0]);
		close(far);
		be_hand(play, ends[1], tty);
	}
	close(ends[1]);
	hand->socket = ends[0];
	return hand->pid > 0 &&
	    read(ends[0], &hand->program, sizeof(hand->program)) ==
	    (ssize_t)sizeof(hand->program);
}

bool
hand_news(const struct hand *hand, int *status)
{
	return read(hand->socket, status, sizeof(*status)) ==
	    (ssize_t)sizeof(*status);
}

static void
tell(const struct hand *hand, char what)
{
	ssize_t sent = write(hand->socket, &what, 1);

	(void)sent;
}

void
hand_continue(const struct hand *hand)
{
	tell(hand, GO_ON);
}

void
hand_keep(const struct hand *hand)
{
	tell(hand, KEEP);
}

void
hand_release(struct hand *hand)
{
	if (hand->program > 0)
		kill(-hand->program, SIGKILL);
	close(hand->socket);
	while (waitpid(hand->pid, NULL, 0) < 0 && errno == EINTR)
		;
	*hand = (struct hand){0, 0, -1};
}
