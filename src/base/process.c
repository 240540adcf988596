// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Running other programs: see process.h. A child tells why exec failed through
 * a pipe that a successful exec closes, so that "could not be started" and
 * "ended with a failure" are never taken for each other.
 */
#include <config.h>

#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXEC_FAILED = 127 };

/* What a child finds at its default, even where this process ignores it. */
static const int child_signals[] = {
    SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGCHLD};

/* What the keyboard sends to the whole process group, this process included:
 * while a program has the terminal, that is meant for the program. */
static const int keyboard_signals[] = {SIGINT, SIGQUIT, SIGTSTP};
enum { N_KEYBOARD = sizeof(keyboard_signals) / sizeof(keyboard_signals[0]) };

struct dispositions {
	struct sigaction keyboard[N_KEYBOARD];
	struct sigaction child;
	sigset_t mask;
};

static void
set_handler(int sig, void (*handler)(int), struct sigaction *old)
{
	struct sigaction act = {.sa_handler = handler};

	sigemptyset(&act.sa_mask);
	sigaction(sig, &act, old);
}

static void
ignore_keyboard(struct dispositions *old)
{
	sigset_t keyboard;

	sigemptyset(&keyboard);
	for (size_t i = 0; i < N_KEYBOARD; i++) {
		set_handler(keyboard_signals[i], SIG_IGN, &old->keyboard[i]);
		sigaddset(&keyboard, keyboard_signals[i]);
	}
	/* Blocked, they would not be dropped but wait for us. */
	sigprocmask(SIG_UNBLOCK, &keyboard, &old->mask);
	/* Inherited as ignored it would hide how the child ended. */
	set_handler(SIGCHLD, SIG_DFL, &old->child);
}

static void
restore_keyboard(const struct dispositions *old)
{
	sigprocmask(SIG_SETMASK, &old->mask, NULL);
	for (size_t i = 0; i < N_KEYBOARD; i++)
		sigaction(keyboard_signals[i], &old->keyboard[i], NULL);
	sigaction(SIGCHLD, &old->child, NULL);
}

static bool
detach(void)
{
	int fd;

	if (setsid() < 0)
		return false;
	fd = open("/dev/null", O_RDWR);
	if (fd < 0)
		return false;
	for (int std = 0; std <= 2; std++)
		if (dup2(fd, std) < 0)
			return false;
	if (fd > 2)
		close(fd);
	return true;
}

static void
reset_signals(void)
{
	sigset_t none;

	for (size_t i = 0; i < sizeof(child_signals) / sizeof(child_signals[0]);
	     i++)
		set_handler(child_signals[i], SIG_DFL, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In the child: becomes the program, or writes errno to `report` and ends. */
static _Noreturn void
become(const char *const argv[], bool background, int report)
{
	int why;

	reset_signals();
	if (!background || detach())
		execvp(argv[0], (char *const *)(uintptr_t)argv);
	why = errno;
	while (write(report, &why, sizeof(why)) < 0 && errno == EINTR)
		;
	_exit(EXEC_FAILED);
}

/* Reads what `become` reports: 0 when the program runs. */
static int
exec_errno(int fd)
{
	int why = 0;
	ssize_t n;

	do
		n = read(fd, &why, sizeof(why));
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(why) ? why : 0;
}

static bool
open_report(int ends[2])
{
	if (pipe(ends) < 0)
		return false;
	/* Above the standard files, which a background child replaces. */
	for (int i = 0; i < 2; i++) {
		int fd = fcntl(ends[i], F_DUPFD_CLOEXEC, 3);
		int why = errno;
		close(ends[i]);
		ends[i] = fd;
		if (fd < 0) {
			close(ends[!i]);
			errno = why;
			return false;
		}
	}
	return true;
}

static enum status
set_exec_error(struct error *err, const char *name, int why)
{
	if (why == ENOENT || why == ENOTDIR)
		return error_set(err, ERR_MISSING, NULL, 0,
		    "there is no program \"%s\"", name);
	return error_set_errno(err, name, "cannot run", why);
}

/* Forks and executes; OK once the program itself runs. */
static enum status
spawn(const char *const argv[], bool background, pid_t *pid, struct error *err)
{
	int ends[2];
	int why;

	if (!argv[0] || !argv[0][0])
		return error_set(err, ERR_MISSING, NULL, 0, "no program named");
	if (!open_report(ends))
		return error_set_errno(err, argv[0], "cannot run", errno);
	*pid = fork();
	why = errno;
	if (*pid == 0)
		become(argv, background, ends[1]);
	close(ends[1]);
	if (*pid > 0) {
		why = exec_errno(ends[0]);
		while (why && waitpid(*pid, NULL, 0) < 0 && errno == EINTR)
			;
	}
	close(ends[0]);
	return why || *pid < 0 ? set_exec_error(err, argv[0], why) : OK;
}

static int
exit_code_of(int status)
{
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}

/* The child was suspended: so that the shell takes over, the rest of the
 * process group stops as well, this process included; then all go on. Where no
 * shell could continue them the system discards the signal, and the child is
 * woken at once. */
static void
stop_with(pid_t pid)
{
	set_handler(SIGTSTP, SIG_DFL, NULL);
	kill(0, SIGTSTP);
	set_handler(SIGTSTP, SIG_IGN, NULL);
	kill(pid, SIGCONT);
}

static int
wait_for(pid_t pid)
{
	int status = 0;

	for (;;) {
		pid_t got = waitpid(pid, &status, WUNTRACED);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || !WIFSTOPPED(status))
			break;
		stop_with(pid);
	}
	return exit_code_of(status);
}

enum status
process_run(const char *const argv[], int *exit_code, struct error *err)
{
	struct dispositions old;
	enum status status;
	pid_t pid;

	ignore_keyboard(&old);
	status = spawn(argv, false, &pid, err);
	if (status == OK)
		*exit_code = wait_for(pid);
	restore_keyboard(&old);
	return status;
}

enum status
process_start(const char *const argv[], pid_t *pid, struct error *err)
{
	return spawn(argv, true, pid, err);
}

bool
process_ended(pid_t pid, int *exit_code)
{
	int status = 0;
	pid_t got;

	do
		got = waitpid(pid, &status, WNOHANG);
	while (got < 0 && errno == EINTR);
	if (got == 0)
		return false;
	if (exit_code)
		*exit_code = exit_code_of(status);
	return true;
}
