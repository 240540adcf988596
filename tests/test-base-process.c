// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Running other programs: small shell scripts in a folder of their own note
 * what they were given and found.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/process.h"
#include "base/strbuf.h"

static const struct rights all = {false};

/* A folder with one script, and the file that it writes to. */
struct stage {
	char folder[32];
	char script[48];
	char notes[48];
};

static int
stage_open(void **state)
{
	struct stage *stage = calloc(1, sizeof(*stage));

	if (!stage)
		return -1;
	*state = stage;
	strcpy(stage->folder, "/tmp/nonmun-process-XXXXXX");
	if (!mkdtemp(stage->folder))
		return -1;
	snprintf(
	    stage->script, sizeof(stage->script), "%s/program", stage->folder);
	snprintf(stage->notes, sizeof(stage->notes), "%s/notes", stage->folder);
	return 0;
}

static int
stage_close(void **state)
{
	struct stage *stage = *state;

	unlink(stage->script);
	unlink(stage->notes);
	rmdir(stage->folder);
	free(stage);
	return 0;
}

static void
write_script(const struct stage *stage, const char *text, mode_t mode)
{
	FILE *file = fopen(stage->script, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(stage->script, mode), 0);
}

static void
read_notes(const struct stage *stage, struct strbuf *out)
{
	assert_int_equal(file_read(stage->notes, out, NULL), OK);
}

static int
run(const char *const argv[])
{
	struct error err = {0};
	int code = -1;

	assert_int_equal(process_run(all, argv, &code, &err), OK);
	return code;
}

/* Waits, however long it takes, for a program in the background. */
static int
wait_end(pid_t pid)
{
	siginfo_t info;
	int code = -1;

	while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) < 0)
		assert_int_equal(errno, EINTR);
	assert_true(process_ended(pid, &code));
	return code;
}

static void
the_exit_status_comes_back(void **state)
{
	const char *const good[] = {"sh", "-c", "exit 0", NULL};
	const char *const bad[] = {"sh", "-c", "exit 7", NULL};
	const char *const killed[] = {"sh", "-c", "kill -TERM $$", NULL};

	(void)state;
	assert_int_equal(run(good), 0);
	assert_int_equal(run(bad), 7);
	assert_int_equal(run(killed), 128 + SIGTERM);
}

static void
words_arrive_as_they_are(void **state)
{
	struct stage *stage = *state;
	const char *const argv[] = {stage->script, stage->notes, "", "a b\tc",
	    "$(touch x)`id`$HOME", "\"'\\;|&<>*?~", "-e", "한글", "line\nfeed",
	    "\x01\x1B\x7F\xFF\xC3", NULL};
	struct strbuf expected = STRBUF_INIT, notes = STRBUF_INIT;

	write_script(stage,
	    "#!/bin/sh\nout=$1; shift\n"
	    "for word; do printf '<%s>' \"$word\"; done >\"$out\"\n",
	    0700);
	assert_int_equal(run(argv), 0);
	for (size_t i = 2; argv[i]; i++)
		strbuf_printf(&expected, "<%s>", argv[i]);
	read_notes(stage, &notes);
	assert_string_equal(notes.str, expected.str);
	strbuf_release(&expected);
	strbuf_release(&notes);
}

static void
a_missing_program_is_named(void **state)
{
	const char *const missing[] = {"nonmun-no-such-program", "x", NULL};
	const char *const empty[] = {"", NULL};
	struct error err = {0};
	int code = -1;
	pid_t pid;

	(void)state;
	assert_int_equal(process_run(all, missing, &code, &err), ERR_MISSING);
	assert_non_null(strstr(err.msg, "nonmun-no-such-program"));
	assert_int_equal(process_start(all, missing, &pid, &err), ERR_MISSING);
	assert_int_equal(process_run(all, empty, &code, &err), ERR_MISSING);
	assert_int_equal(code, -1);
	/* No child is left to wait for. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void
a_file_that_cannot_be_run_is_an_error(void **state)
{
	struct stage *stage = *state;
	const char *const argv[] = {stage->script, NULL};
	struct error err = {0};
	int code = -1;

	write_script(stage, "#!/bin/sh\nexit 0\n", 0600);
	assert_int_equal(process_run(all, argv, &code, &err), ERR_IO);
	assert_string_equal(err.path, stage->script);
}

/* A shell cannot clear a signal that it found ignored: so these kill it only
 * when the program was started with signals as they should be. */
static void
signals_are_as_a_shell_would_give_them(void **state)
{
	const char *const interrupted[] = {"sh", "-c", "kill -INT $$", NULL};
	const char *const piped[] = {"sh", "-c", "kill -PIPE $$", NULL};
	const char *const ended[] = {"sh", "-c", "kill -TERM $$", NULL};
	sigset_t block, old;

	(void)state;
	sigemptyset(&block);
	sigaddset(&block, SIGTERM);
	sigaddset(&block, SIGINT);
	sigprocmask(SIG_BLOCK, &block, &old);
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(run(interrupted), 128 + SIGINT);
	assert_int_equal(run(piped), 128 + SIGPIPE);
	assert_int_equal(run(ended), 128 + SIGTERM);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

/* ^C while a program has the terminal reaches both: only it may mind. */
static void
keyboard_signals_do_not_reach_us_meanwhile(void **state)
{
	const char *const unblocked[] = {
	    "sh", "-c", "kill -INT $PPID; kill -QUIT $PPID; exit 3", NULL};
	const char *const blocked[] = {
	    "sh", "-c", "kill -INT $PPID; kill -TSTP $PPID; exit 3", NULL};
	struct sigaction before, now;
	sigset_t block, old, pending;

	(void)state;
	/* Whoever runs the tests may have it ignored. */
	sigaction(SIGINT, NULL, &before);
	assert_int_equal(run(unblocked), 3);
	/* Nor do they wait until later where they are blocked. */
	sigemptyset(&block);
	sigaddset(&block, SIGINT);
	sigaddset(&block, SIGTSTP);
	sigprocmask(SIG_BLOCK, &block, &old);
	assert_int_equal(run(blocked), 3);
	sigpending(&pending);
	assert_false(sigismember(&pending, SIGINT));
	assert_false(sigismember(&pending, SIGTSTP));
	sigprocmask(SIG_SETMASK, &old, NULL);
	sigaction(SIGINT, NULL, &now);
	assert_true(now.sa_handler == before.sa_handler);
}

static void
the_background_can_neither_read_nor_write(void **state)
{
	struct stage *stage = *state;
	const char *const argv[] = {stage->script, stage->notes, NULL};
	struct strbuf notes = STRBUF_INIT;
	pid_t pid = 0;

	write_script(stage,
	    "#!/bin/sh\n"
	    "echo scribble; echo scribble >&2\n"
	    "read -r word; echo \"read $? <$word>\" >\"$1\"\n"
	    "exit 5\n",
	    0700);
	assert_int_equal(process_start(all, argv, &pid, NULL), OK);
	assert_int_equal(wait_end(pid), 5);
	read_notes(stage, &notes);
	assert_string_equal(notes.str, "read 1 <>\n");
	strbuf_release(&notes);
	/* It was waited for: no zombie is left. */
	assert_int_equal(waitpid(pid, NULL, WNOHANG), -1);
}

static void
the_background_has_a_session_of_its_own(void **state)
{
	const char *const argv[] = {"sh", "-c", "kill -STOP $$; exit 4", NULL};
	pid_t pid = 0;

	(void)state;
	assert_int_equal(process_start(all, argv, &pid, NULL), OK);
	assert_int_equal(getsid(pid), pid);
	assert_false(process_ended(pid, NULL));
	/* Continued until it has got beyond the place where it stops. */
	while (waitpid(pid, NULL, WUNTRACED) != pid)
		;
	kill(pid, SIGCONT);
	assert_int_equal(wait_end(pid), 4);
}

/* ---- What it writes ----------------------------------------------------- */

/* Reads what a program writes until it ends; it is waited for by what it
 * writes. */
static void
read_all(int fd, struct strbuf *out)
{
	struct pollfd wait = {.fd = fd, .events = POLLIN};
	char buf[256];
	ssize_t n;

	for (;;) {
		n = read(fd, buf, sizeof(buf));
		if (n == 0)
			return;
		if (n > 0)
			strbuf_add(out, buf, (size_t)n);
		else
			assert_true(poll(&wait, 1, -1) > 0);
	}
}

static void
what_it_writes_is_read_without_waiting(void **state)
{
	const char *const argv[] = {"sh", "-c",
	    "read go; echo out $SET ${GONE-none}; echo err >&2; exit 3", NULL};
	const char *const env[] = {"SET=a=b", "GONE", NULL};
	struct strbuf text = STRBUF_INIT;
	struct error err;
	struct process_piped child;

	(void)state;
	setenv("GONE", "here", 1);
	assert_int_equal(process_open(all, argv, env, &child, &err), OK);
	assert_int_equal(getsid(child.pid), child.pid);
	assert_true(fcntl(child.fd, F_GETFL) & O_NONBLOCK);
	read_all(child.fd, &text);
	assert_string_equal(text.str, "out a=b none\nerr\n");
	assert_int_equal(wait_end(child.pid), 3);
	assert_string_equal(getenv("GONE"), "here");
	assert_null(getenv("SET"));
	close(child.fd);
	unsetenv("GONE");
	strbuf_release(&text);
}

static void
a_missing_program_leaves_nothing_open(void **state)
{
	const char *const argv[] = {"/nonexistent/program", NULL};
	int before = dup(0);
	struct error err;
	struct process_piped child = {0, -1};
	int after;

	(void)state;
	close(before);
	assert_int_equal(
	    process_open(all, argv, NULL, &child, &err), ERR_MISSING);
	assert_int_equal(child.fd, -1);
	after = dup(0);
	assert_int_equal(after, before);
	close(after);
}

/* Starts what says that it is ready, and waits for that. */
static void
open_ready(const char *const argv[], struct process_piped *child)
{
	struct pollfd wait;
	char buf[16];

	assert_int_equal(process_open(all, argv, NULL, child, NULL), OK);
	wait = (struct pollfd){.fd = child->fd, .events = POLLIN};
	assert_int_equal(poll(&wait, 1, -1), 1);
	assert_true(read(child->fd, buf, sizeof(buf)) > 0);
}

/* With what it started, even if that does not want to. */
static void
what_is_stopped_is_gone(void **state)
{
	const char *const argv[] = {"sh", "-c",
	    "trap '' TERM; (while :; do sleep 1000000; done) & "
	    "echo ready; wait; while :; do sleep 1000000; done",
	    NULL};
	struct strbuf text = STRBUF_INIT;
	struct process_piped child;

	(void)state;
	open_ready(argv, &child);
	process_stop(child.pid);
	assert_int_equal(waitpid(child.pid, NULL, WNOHANG), -1);
	/* Nobody is left to write. */
	read_all(child.fd, &text);
	assert_string_equal(text.str, "");
	close(child.fd);
	strbuf_release(&text);
}

/* Nobody waits for it: it is asked, told, and asked again. */
static void
what_is_told_to_end_is_gone_when_it_likes(void **state)
{
	const char *const argv[] = {"sh", "-c",
	    "trap 'echo bye; exit 0' TERM; echo ready; while :; do :; done",
	    NULL};
	const char *const deaf[] = {"sh", "-c",
	    "trap '' TERM; echo ready; while :; do sleep 1000000; done", NULL};
	struct strbuf text = STRBUF_INIT;
	struct process_piped child;

	(void)state;
	open_ready(argv, &child);
	assert_false(process_gone(child.pid));
	process_tell(child.pid, false);
	read_all(child.fd, &text);
	assert_string_equal(text.str, "bye\n");
	assert_int_equal(wait_end(child.pid), 0);
	assert_true(process_gone(child.pid));
	close(child.fd);

	open_ready(deaf, &child);
	process_tell(child.pid, false);
	assert_false(process_gone(child.pid));
	process_tell(child.pid, true);
	assert_int_equal(wait_end(child.pid), 128 + SIGKILL);
	close(child.fd);
	strbuf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_exit_status_comes_back),
	    cmocka_unit_test_setup_teardown(
		words_arrive_as_they_are, stage_open, stage_close),
	    cmocka_unit_test(a_missing_program_is_named),
	    cmocka_unit_test_setup_teardown(
		a_file_that_cannot_be_run_is_an_error, stage_open, stage_close),
	    cmocka_unit_test(signals_are_as_a_shell_would_give_them),
	    cmocka_unit_test(keyboard_signals_do_not_reach_us_meanwhile),
	    cmocka_unit_test_setup_teardown(
		the_background_can_neither_read_nor_write, stage_open,
		stage_close),
	    cmocka_unit_test(the_background_has_a_session_of_its_own),
	    cmocka_unit_test(what_it_writes_is_read_without_waiting),
	    cmocka_unit_test(a_missing_program_leaves_nothing_open),
	    cmocka_unit_test(what_is_stopped_is_gone),
	    cmocka_unit_test(what_is_told_to_end_is_gone_when_it_likes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
