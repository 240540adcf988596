// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a restricted program does not do, and what the system does not let it
 * do. The walls are tried one by one in a child, which must not come out of
 * them even with all rights of the first.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/bounds.h"
#include "base/confine.h"
#include "base/draft.h"
#include "base/process.h"
#include "base/rights.h"
#include "base/strbuf.h"

static const struct rights all = {false}, few = {true};

enum { PATH_SIZE = 64, PATHS = 4 };

/* A library with one file, a folder of the program's own, and what is neither,
 * with two links to it. */
struct place {
	char *top;
	char paths[PATHS][2 * PATH_SIZE];
	size_t next;
};

/* Good until four others are asked for. */
static const char *
path_in(struct place *place, const char *name)
{
	char *path = place->paths[place->next++ % PATHS];

	snprintf(path, sizeof(place->paths[0]), "%s/%s", place->top, name);
	return path;
}

static void
put(struct place *place, const char *name)
{
	int fd = open(path_in(place, name), O_WRONLY | O_CREAT, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, "text\n", 5), 5);
	close(fd);
}

static int
set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	if (!place)
		return -1;
	*state = place;
	place->top = strdup("/tmp/nonmun-rights-XXXXXX");
	if (!place->top || !mkdtemp(place->top))
		return -1;
	mkdir(path_in(place, "lib"), 0700);
	mkdir(path_in(place, "lib-other"), 0700);
	mkdir(path_in(place, "own"), 0700);
	put(place, "lib/inside");
	put(place, "lib-other/outside");
	put(place, "outside");
	if (symlink("../outside", path_in(place, "lib/link")) != 0 ||
	    symlink("inside", path_in(place, "lib/fine")) != 0)
		return -1;
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const names[] = {"lib/inside", "lib/link",
	    "lib/fine", "lib/new", "lib-other/outside", "outside", "own/new",
	    "own/newer", "canary", "lib", "lib-other", "own", ""};
	struct place *place = *state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (unlink(path_in(place, names[i])) != 0)
			rmdir(path_in(place, names[i]));
	free(place->top);
	free(place);
	return 0;
}

/* ---- Rights ------------------------------------------------------------- */

static void
each_right_is_refused_with_a_word(void **state)
{
	struct error err;

	(void)state;
	for (enum right right = RIGHT_NONE; right < RIGHTS; right++) {
		assert_true(rights_have(all, right));
		assert_int_equal(rights_ask(all, right, &err), OK);
		assert_int_equal(rights_have(few, right), right == RIGHT_NONE);
		if (right == RIGHT_NONE)
			continue;
		assert_int_equal(rights_ask(few, right, &err), ERR_REFUSED);
		assert_non_null(strstr(err.msg, "restricted: "));
	}
}

static void
no_program_is_started(void **state)
{
	const char *canary = path_in(*state, "canary");
	const char *const argv[] = {"touch", canary, NULL};
	struct process_piped child = {0, -1};
	struct error err;
	pid_t pid = 0;
	int code = -1;

	assert_int_equal(process_run(few, argv, &code, &err), ERR_REFUSED);
	assert_int_equal(process_start(few, argv, &pid, &err), ERR_REFUSED);
	assert_int_equal(
	    process_open(few, argv, NULL, &child, &err), ERR_REFUSED);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	assert_int_equal(access(canary, F_OK), -1);
	assert_int_equal(process_run(all, argv, &code, &err), OK);
	assert_int_equal(access(canary, F_OK), 0);
}

static void
no_draft_is_made(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct draft draft;
	struct error err;

	(void)state;
	assert_int_equal(
	    draft_make(&draft, few, "note", &text, &err), ERR_REFUSED);
	assert_string_equal(draft.path.str, "");
	draft_remove(&draft);
}

/* ---- Bounds ------------------------------------------------------------- */

static void
what_leads_out_of_the_bounds_is_refused(void **state)
{
	static const struct {
		const char *name;
		bool checks, holds;
	} rows[] = {
	    {"lib", true, true},
	    {"lib/inside", true, true},
	    {"lib/fine", true, true},
	    {"lib/../lib/inside", true, true},
	    {"lib/none", true, false},
	    {"lib/link", false, false},
	    {"lib/../outside", false, false},
	    {"lib-other", false, false},
	    {"lib-other/outside", false, false},
	    {"outside", false, false},
	    {"", false, false},
	    {"lib/..", false, false},
	};
	struct bounds bounds = BOUNDS_INIT;
	struct error err;

	assert_int_equal(bounds_check(&bounds, "/etc/passwd", &err), OK);
	assert_int_equal(bounds_check(NULL, "/etc/passwd", &err), OK);
	assert_true(bounds_hold(&bounds, "-"));
	bounds_add(&bounds, path_in(*state, "lib"));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *path = path_in(*state, rows[i].name);
		enum status status = bounds_check(&bounds, path, &err);

		if (status != (rows[i].checks ? OK : ERR_REFUSED) ||
		    bounds_hold(&bounds, path) != rows[i].holds)
			fail_msg("%s", rows[i].name);
	}
	assert_false(bounds_hold(&bounds, "-"));
	bounds_add(&bounds, "-");
	assert_true(bounds_hold(&bounds, "-"));
	bounds_release(&bounds);
	bounds_add(&bounds, "/");
	assert_true(bounds_hold(&bounds, "/etc/passwd"));
	bounds_release(&bounds);
}

/* ---- Walls -------------------------------------------------------------- */

static bool
opens(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

#define MAY(what, did)               \
	do {                         \
		if (!(did))          \
			return what; \
	} while (0)
#define MAY_NOT(what, did) MAY(what, !(did))

/* The first thing that the wall lets through, or holds back wrongly. */
static const char *
try_library(struct place *p)
{
	MAY("read the library", opens(path_in(p, "lib/inside"), O_RDONLY));
	MAY("list it", opens(path_in(p, "lib"), O_RDONLY | O_DIRECTORY));
	MAY_NOT("write to it", opens(path_in(p, "lib/inside"), O_WRONLY));
	MAY_NOT("make a file in it",
	    opens(path_in(p, "lib/new"), O_WRONLY | O_CREAT));
	MAY_NOT("take one away", unlink(path_in(p, "lib/fine")) == 0);
	MAY_NOT("read outside", opens(path_in(p, "outside"), O_RDONLY));
	MAY_NOT("follow a link", opens(path_in(p, "lib/link"), O_RDONLY));
	MAY_NOT("go up", opens(path_in(p, "lib/../outside"), O_RDONLY));
	MAY_NOT("list what is above", opens(p->top, O_RDONLY | O_DIRECTORY));
	MAY_NOT("read who is there", opens("/etc/passwd", O_RDONLY));
	MAY_NOT("read about itself", opens("/proc/self/environ", O_RDONLY));
	return NULL;
}

static const char *
try_own(struct place *p)
{
	const char *new = path_in(p, "own/new"),
		   *newer = path_in(p, "own/newer");

	MAY("make a file", opens(new, O_WRONLY | O_CREAT));
	MAY("rename it", rename(new, newer) == 0);
	MAY_NOT("move it out", rename(newer, path_in(p, "canary")) == 0);
	MAY("remove it", unlink(newer) == 0);
	MAY("write to nowhere", opens("/dev/null", O_RDWR));
	return NULL;
}

static bool
runs(struct place *p)
{
	const char *canary = path_in(p, "canary");
	const char *const argv[] = {"touch", canary, NULL};
	int code;

	return process_run(all, argv, &code, NULL) == OK;
}

static bool
becomes(void)
{
	execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
	return errno == ENOENT;
}

static bool
types(void)
{
#ifdef TIOCSTI
	return ioctl(STDIN_FILENO, TIOCSTI, "x") == 0 || errno != EPERM;
#else
	return false;
#endif
}

static const char *
try_calls(struct place *p)
{
	MAY_NOT("start a program", runs(p));
	/* What stands between it and the system does not come back from it. */
	if (!getenv("NONMUN_WRAPPER"))
		MAY_NOT("become a program", becomes());
	MAY_NOT("open a socket", socket(AF_INET, SOCK_STREAM, 0) >= 0);
	MAY_NOT("open a local one", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
	MAY_NOT("signal others", kill(getppid(), 0) == 0);
	MAY_NOT("make a link", symlink("x", path_in(p, "own/newer")) == 0);
	MAY_NOT("let others in", chmod(path_in(p, "own"), 0777) == 0);
	MAY_NOT("change the root", chroot(p->top) == 0);
	MAY_NOT("type for the reader", types());
	return NULL;
}

static const char *
try_limits(void)
{
	struct rlimit core;

	return getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max
	    ? "leave a core file"
	    : NULL;
}

/* In a child: which walls stand; what went wrong goes to `fd`. */
static _Noreturn void
be_confined(struct place *place, int fd)
{
	const char *read[] = {path_in(place, "lib")};
	const char *own[] = {path_in(place, "own")};
	const struct confine_plan plan = {read, 1, own, 1};
	struct confined confined = confine(&plan);
	const char *wrong = confined.limits ? try_limits() : NULL;

	if (confined.files && !wrong)
		wrong = try_library(place);
	if (confined.files && !wrong)
		wrong = try_own(place);
	if (confined.calls && !wrong)
		wrong = try_calls(place);
	if (wrong && write(fd, wrong, strlen(wrong)) < 0)
		_exit(64);
	_exit(16 | confined.files | confined.calls << 1 | (wrong ? 32 : 0));
}

static void
the_system_holds_a_process_to_it(void **state)
{
	char wrong[64] = "";
	int ends[2], status = 0;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0)
		be_confined(*state, ends[1]);
	close(ends[1]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (read(ends[0], wrong, sizeof(wrong) - 1) > 0)
		fail_msg("it could, or could not: %s", wrong);
	close(ends[0]);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) & 16);
	assert_int_equal(access(path_in(*state, "canary"), F_OK), -1);
	if (!(WEXITSTATUS(status) & 1))
		print_message("this system confines no paths\n");
	if (!(WEXITSTATUS(status) & 2))
		print_message("this system confines no calls\n");
	if (!(WEXITSTATUS(status) & 3))
		skip();
}

#define PLACE(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_right_is_refused_with_a_word),
	    PLACE(no_program_is_started),
	    cmocka_unit_test(no_draft_is_made),
	    PLACE(what_leads_out_of_the_bounds_is_refused),
	    PLACE(the_system_holds_a_process_to_it),
	};

	return cmocka_run_group_tests_name("rights", tests, NULL, NULL);
}
