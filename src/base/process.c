// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Running other programs: see process.h. A child tells why exec failed through
 * a pipe that a successful exec closes, so that "could not be started" and
 * "ended with a failure" are never taken for each other.
 */
#include <config.h>

#include "base/process.h"
#include "base/strbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { EXEC_FAILED = 127 };

/* How often, and how long, a process that was told to end is waited for, and
 * one that was killed. */
enum { STOP_PAUSES = 100, KILL_PAUSES = 40, STOP_PAUSE_NS = 5000000 };

/* What a child finds at its default, even where this process ignores it. */
static const int child_signals[] = {
    SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGXFSZ, SIGCHLD};

/* What the keyboard sends to the whole process group, this process included:
 * while a program has the terminal, that is meant for the program. */
static const int keyboard_signals[] = {SIGINT, SIGQUIT, SIGTSTP};
enum { N_KEYBOARD = sizeof(keyboard_signals) / sizeof(keyboard_signals[0]) };

/* What tells this process to end. Where it has put them off, by blocking them,
 * they are seen to while it waits for a program. */
static const int end_signals[] = {SIGHUP, SIGTERM};

/* How a program is started. */
struct manner {
	struct rights rights;
	bool background;
	int output;             /* for what it writes; -1: /dev/null */
	const char *const *env; /* changes of its environment; may be NULL */
};

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
do_nothing(int sig)
{
	(void)sig;
}

static void
ignore_keyboard(struct dispositions *old)
{
	sigset_t keyboard, child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigemptyset(&keyboard);
	for (size_t i = 0; i < N_KEYBOARD; i++) {
		set_handler(keyboard_signals[i], SIG_IGN, &old->keyboard[i]);
		sigaddset(&keyboard, keyboard_signals[i]);
	}
	/* Blocked, they would not be dropped but wait for us. */
	sigprocmask(SIG_UNBLOCK, &keyboard, &old->mask);
	/* Ignored it would hide how the child ended; it is waited for, for
	 * which it has to be blocked and to have a handler. */
	sigprocmask(SIG_BLOCK, &child, NULL);
	set_handler(SIGCHLD, do_nothing, &old->child);
}

static void
restore_keyboard(const struct dispositions *old)
{
	sigprocmask(SIG_SETMASK, &old->mask, NULL);
	for (size_t i = 0; i < N_KEYBOARD; i++)
		sigaction(keyboard_signals[i], &old->keyboard[i], NULL);
	sigaction(SIGCHLD, &old->child, NULL);
}

/* In a session of its own: no terminal, and a group by which to end it. */
static bool
detach(int output)
{
	int fd;

	if (setsid() < 0)
		return false;
	fd = open("/dev/null", O_RDWR);
	if (fd < 0)
		return false;
	for (int std = 0; std <= 2; std++)
		if (dup2(std && output >= 0 ? output : fd, std) < 0)
			return false;
	if (fd > 2)
		close(fd);
	return true;
}

static bool
change_environment(const char *const env[])
{
	for (; env && *env; env++) {
		const char *value = strchr(*env, '=');
		char name[64];

		if (!value) {
			unsetenv(*env);
			continue;
		}
		if ((size_t)(value - *env) >= sizeof(name)) {
			errno = EINVAL;
			return false;
		}
		memcpy(name, *env, (size_t)(value - *env));
		name[value - *env] = '\0';
		if (setenv(name, value + 1, 1) != 0)
			return false;
	}
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
become(const char *const argv[], const struct manner *manner, int report)
{
	int why;

	reset_signals();
	if (!manner->background ||
	    (detach(manner->output) && change_environment(manner->env)))
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
open_pipe(int ends[2])
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
spawn(const char *const argv[], const struct manner *manner, pid_t *pid,
    struct error *err)
{
	int ends[2];
	int why;

	if (rights_ask(manner->rights, RIGHT_START, err) != OK)
		return ERR_REFUSED;
	if (!argv[0] || !argv[0][0])
		return error_set(err, ERR_MISSING, NULL, 0, "no program named");
	if (!open_pipe(ends))
		return error_set_errno(err, argv[0], "cannot run", errno);
	*pid = fork();
	why = errno;
	if (*pid == 0)
		become(argv, manner, ends[1]);
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

/* What is waited for: news of the child, and what ends this process. */
static void
choose_signals(sigset_t *set)
{
	struct sigaction act;
	sigset_t blocked;

	sigprocmask(SIG_BLOCK, NULL, &blocked);
	sigemptyset(set);
	sigaddset(set, SIGCHLD);
	for (size_t i = 0; i < sizeof(end_signals) / sizeof(end_signals[0]);
	     i++) {
		sigaction(end_signals[i], NULL, &act);
		if (sigismember(&blocked, end_signals[i]) == 1 &&
		    act.sa_handler != SIG_IGN)
			sigaddset(set, end_signals[i]);
	}
}

/* This process is told to end: so is the child, which has half a second for it.
 * The signal is there again for whoever has put it off. */
static int
end_with(pid_t pid, int sig)
{
	const struct timespec pause = {0, STOP_PAUSE_NS};
	int code = 128 + sig;

	kill(pid, sig);
	kill(pid, SIGCONT);
	for (int i = 0; i < STOP_PAUSES && !process_ended(pid, &code); i++)
		nanosleep(&pause, NULL);
	kill(getpid(), sig);
	return code;
}

static int
wait_for(pid_t pid)
{
	int status = 0;
	sigset_t set;

	choose_signals(&set);
	for (;;) {
		pid_t got = waitpid(pid, &status, WUNTRACED | WNOHANG);
		int sig = 0;

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || (got > 0 && !WIFSTOPPED(status)))
			return exit_code_of(status);
		if (got > 0)
			stop_with(pid);
		else if (sigwait(&set, &sig) == 0 && sig != SIGCHLD)
			return end_with(pid, sig);
	}
}

enum status
process_run(struct rights rights, const char *const argv[], int *exit_code,
    struct error *err)
{
	const struct manner here = {rights, false, -1, NULL};
	struct dispositions old;
	enum status status;
	pid_t pid = -1;

	ignore_keyboard(&old);
	status = spawn(argv, &here, &pid, err);
	if (status == OK)
		*exit_code = wait_for(pid);
	restore_keyboard(&old);
	return status;
}

enum status
process_start(struct rights rights, const char *const argv[], pid_t *pid,
    struct error *err)
{
	const struct manner beside = {rights, true, -1, NULL};

	return spawn(argv, &beside, pid, err);
}

enum status
process_open(struct rights rights, const char *const argv[],
    const char *const env[], struct process_piped *piped, struct error *err)
{
	struct manner manner = {rights, true, -1, env};
	enum status status;
	int ends[2];

	if (!open_pipe(ends))
		return error_set_errno(err, argv[0], "cannot run", errno);
	manner.output = ends[1];
	status = fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0
	    ? spawn(argv, &manner, &piped->pid, err)
	    : error_set_errno(err, argv[0], "cannot run", errno);
	close(ends[1]);
	if (status == OK)
		piped->fd = ends[0];
	else
		close(ends[0]);
	return status;
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

void
process_tell(pid_t pid, bool kill_it)
{
	kill(-pid, kill_it ? SIGKILL : SIGTERM);
	/* One that is suspended would not notice. */
	kill(-pid, SIGCONT);
}

bool
process_gone(pid_t pid)
{
	return process_ended(pid, NULL) && kill(-pid, 0) != 0;
}

/* Of what was killed nobody is waited for but the process itself: the others
 * are buried by whoever takes care of orphans, when he likes. */
void
process_stop(pid_t pid)
{
	const struct timespec pause = {0, STOP_PAUSE_NS};

	process_tell(pid, false);
	for (int i = 0; i < STOP_PAUSES; i++) {
		if (process_gone(pid))
			return;
		nanosleep(&pause, NULL);
	}
	process_tell(pid, true);
	for (int i = 0; i < KILL_PAUSES && !process_ended(pid, NULL); i++)
		nanosleep(&pause, NULL);
}

bool
process_is_there(const char *name)
{
	const char *path = getenv("PATH");

	if (strchr(name, '/'))
		return access(name, X_OK) == 0;
	while (path && *path) {
		struct strbuf file = STRBUF_INIT;
		size_t len = strcspn(path, ":");
		bool there;

		strbuf_add(&file, path, len);
		strbuf_printf(&file, "%s%s", len ? "/" : "./", name);
		there = access(file.str, X_OK) == 0;
		strbuf_release(&file);
		if (there)
			return true;
		path += len + (path[len] == ':');
	}
	return false;
}
