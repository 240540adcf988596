// SPDX-License-Identifier: GPL-3.0-or-later
/* See run.h. */
#include <config.h>

#include "run.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "../folder.h"
#include "base/file.h"

enum { ARGS_MAX = 16, SECONDS_MAX = 300 };

void
run_open(struct run *run)
{
	*run = (struct run){.folder = STRBUF_INIT};
	strbuf_init(&run->out);
	strbuf_init(&run->err);
	folder_make(&run->folder);
}

void
run_close(struct run *run)
{
	folder_remove(&run->folder);
	strbuf_release(&run->out);
	strbuf_release(&run->err);
}

static void
set(const char *name, const char *folder, const char *below)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/%s", folder, below);
	setenv(name, path.str, 1);
	strbuf_release(&path);
}

static void
set_environment(const char *folder, const char *const *env)
{
	set("HOME", folder, "");
	set("XDG_CONFIG_HOME", folder, "config");
	set("XDG_STATE_HOME", folder, "state");
	set("XDG_CACHE_HOME", folder, "cache");
	set("NONMUN_PATH", folder, "lib");
	setenv("TERM", "xterm", 1);
	setenv("BROWSER", "true", 1);
	for (; *env; env++)
		putenv((char *)(uintptr_t)*env);
}

static void
redirect(const char *path, int flags, int to)
{
	int fd = open(path, flags, 0666);

	if (fd < 0 || dup2(fd, to) < 0)
		_exit(126);
	close(fd);
}

static void
run_child(const char *folder, const char *const *args, const char *const *env)
{
	const char *program = getenv("NONMUN_PROGRAM");
	const char *argv[ARGS_MAX + 2] = {"nonmun"};
	const int flags = O_WRONLY | O_CREAT | O_TRUNC;

	for (size_t i = 0; args[i]; i++)
		argv[i + 1] = args[i];
	set_environment(folder, env);
	if (!program || chdir(folder) != 0)
		_exit(126);
	redirect("/dev/null", O_RDONLY, STDIN_FILENO);
	redirect("stdout", flags, STDOUT_FILENO);
	redirect("stderr", flags, STDERR_FILENO);
	/* One that hangs is killed, and found out by that. */
	alarm(SECONDS_MAX);
	execv(program, (char *const *)(uintptr_t)argv);
	_exit(126);
}

static void
take(const struct run *run, const char *name, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;
	struct error err;

	strbuf_printf(&path, "%s/%s", run->folder.str, name);
	strbuf_reset(out);
	assert_int_equal(file_read(path.str, out, &err), OK);
	strbuf_release(&path);
}

void
run_program(struct run *run, const char *const *args, const char *const *env)
{
	static const char *const none[] = {NULL};
	pid_t pid = fork();
	int status;

	assert_true(pid >= 0);
	if (pid == 0)
		run_child(run->folder.str, args, env ? env : none);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	run->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	assert_int_not_equal(run->status, 126);
	take(run, "stdout", &run->out);
	take(run, "stderr", &run->err);
}
