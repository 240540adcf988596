// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The reader while calls of the system fail, one after the other: the first,
 * the second and so on, until a session comes through untouched (see
 * tests/faults/fail.c). It never crashes or hangs, gives the terminal back, and
 * keeps what it shows as marked, or says that it is lost.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../trials.h"
#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "stars.h"

#define ENTER "\r"
#define INTERRUPT "\003"

enum { FIRST_MANY = 3, CALLS_MAX = 100000 };

/* The library that makes calls fail; false where there is none. */
static bool
find_library(char path[], size_t size)
{
	const char *program = getenv("NONMUN_PROGRAM");
	const char *slash = program ? strrchr(program, '/') : NULL;
	struct stat st;

	if (!slash)
		return false;
	snprintf(path, size, "%.*s/tests/faults/fail.so",
	    (int)(slash - program), program);
	return stat(path, &st) == 0 && st.st_size > 0;
}

static bool
can_fail(char library[], size_t size)
{
	return !getenv("NONMUN_WRAPPER") && trials_count(1, 0, 0) != 0 &&
	    find_library(library, size);
}

/* Makes the next session have a fault. */
static void
order(struct scene *scene, const char *call, unsigned long n, const char *how)
{
	char library[SCENE_PATH_SIZE];
	char *fault = scene->env[scene->n_env - 1];

	assert_true(find_library(library, sizeof(library)));
	if (strncmp(fault, "NONMUN_FAULT=", strlen("NONMUN_FAULT=")) == 0) {
		free(fault);
		scene->n_env--;
	} else {
		scene_env(scene, "LD_PRELOAD=%s", library);
		scene_env(scene, "NONMUN_FAULT_FILE=%s/fired", scene->dir);
	}
	scene_env(scene, "NONMUN_FAULT=%s %lu %s", call, n, how);
}

/* Whether it has happened, and no longer. */
static bool
has_fired(struct scene *scene)
{
	char path[SCENE_PATH_SIZE + 8];

	snprintf(path, sizeof(path), "%s/fired", scene->dir);
	return unlink(path) == 0;
}

/* A session in which something is read, marked, searched for and left. */
static unsigned
play(struct scene *scene)
{
	struct stage *s = scene_play(scene, 24, 80);
	unsigned shown;

	stage_type(s, ENTER "*j*j");
	stage_settle(s);
	shown = stars_shown(s);
	if (!s->ended)
		stage_type(s, ENTER "Jj/Method" ENTER "SMethod" ENTER "j");
	stage_settle(s);
	for (int i = 0; i < 3 && !s->ended; i++) {
		stage_type(s, INTERRUPT);
		stage_settle(s);
	}
	stage_end(s);
	return shown;
}

static void
judge(struct scene *scene, const char *call, unsigned shown)
{
	struct stage *s = &scene->stage;
	bool memory = strcmp(call, "malloc") == 0;
	bool taken = strstr(s->record.str, "\033[?1049h") != NULL;
	bool died = WIFSIGNALED(s->status);

	assert_true(memory || !died);
	/* Before it has taken the terminal curses ends the program by itself,
	 * as it is, or does not check at all; nothing is marked yet. */
	if (memory && !taken)
		return;
	assert_true(stage_settings_restored(s));
	/* Where nothing can be written, that cannot be, either. */
	if (strcmp(call, "write") != 0)
		assert_false(s->alternate);
	assert_true(stars_has_first(scene));
	if (stars_kept(scene) < shown)
		assert_non_null(strstr(s->record.str, "lost: "));
	if (!died)
		return;
	/* Nor does it check all later on. */
	if (WTERMSIG(s->status) == SIGSEGV)
		return;
	assert_int_equal(WTERMSIG(s->status), SIGABRT);
	assert_non_null(strstr(s->record.str, "nonmun: out of memory"));
}

static unsigned long
next(unsigned long n)
{
	bool all = getenv("NONMUN_TRIALS") != NULL;

	return n < FIRST_MANY || all ? n + 1 : n + n / 2;
}

/* Fails one call after the other, until there are no more. */
static void
fail_all(void **state, const char *call, const char *how)
{
	struct scene *scene = *state;
	char library[SCENE_PATH_SIZE];
	unsigned long runs = 0;

	if (!can_fail(library, sizeof(library)))
		skip();
	digests_small(scene);
	scene_env(scene, "XDG_CACHE_HOME=%s/cache", scene->dir);
	for (unsigned long n = 1; n < CALLS_MAX; n = next(n)) {
		unsigned shown;

		stars_forget(scene);
		order(scene, call, n, how);
		shown = play(scene);
		if (!has_fired(scene))
			break;
		print_message("# %s %lu %s\n", call, n, how);
		judge(scene, call, shown);
		runs++;
	}
	print_message("# %s %s: %lu sessions\n", call, how, runs);
}

/* A call of curses fails as it gives the terminal back, which is what
 * a key or a signal makes it do. */
struct bad_end {
	const char *fault;
	const char *key; /* NULL: the signal */
	int sig;
	int ends; /* the signal that ends the program then */
};

static void
end_badly(struct scene *scene, struct bad_end how)
{
	char library[SCENE_PATH_SIZE];
	struct stage *s;

	if (!can_fail(library, sizeof(library)))
		skip();
	digests_small(scene);
	scene_env(scene, "LD_PRELOAD=%s", library);
	scene_env(scene, "NONMUN_FAULT_FILE=%s/fired", scene->dir);
	scene_env(scene, "NONMUN_FAULT=%s ENOMEM", how.fault);
	s = scene_play(scene, 24, 80);
	stage_settle(s);
	if (how.key)
		stage_type(s, how.key);
	else
		stage_signal(s, how.sig);
	stage_end(s);
	if (!has_fired(scene))
		skip();
	assert_true(WIFSIGNALED(s->status));
	assert_int_equal(WTERMSIG(s->status), how.ends);
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
}

/* It crashes, and again in what gives the terminal back then. */
static void
a_crash_within_a_crash(void **state)
{
	end_badly(*state, (struct bad_end){"endwin 1+", INTERRUPT, 0, SIGSEGV});
}

/* Killed by a signal, curses ends the program by another one. */
static void
an_abort_within(struct scene *scene, int sig)
{
	end_badly(scene,
	    (struct bad_end){"reset_shell_mode_sp 1", NULL, sig, SIGABRT});
}

static void
an_abort_within_a_crash(void **state)
{
	an_abort_within(*state, SIGSEGV);
}

static void
an_abort_within_an_abort(void **state)
{
	an_abort_within(*state, SIGABRT);
}

/* ---- Marks that cannot be kept ------------------------------------------ */

/* Something that is no folder stands where the journal's should be: said at
 * the start, and at the end what is lost by it. */
static void
a_file_in_place_of_the_state(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	digests_small(scene);
	scene_write(scene, "state", "");
	s = scene_play(scene, 24, 80);
	stage_see_row(s, 23, "marks will not be kept");
	stage_type(s, ENTER "*");
	stage_settle(s);
	assert_int_equal(stars_shown(s), 1);
	stage_see_row(s, 23, "not saved yet: ");
	stage_type(s, INTERRUPT);
	stage_end(s);
	assert_non_null(strstr(s->record.str, "lost: "));
	assert_true(WIFEXITED(s->status));
	assert_int_equal(WEXITSTATUS(s->status), 1);
}

/* ---- Calls that fail ---------------------------------------------------- */

#define FAULT(call, how)                       \
	static void call##_##how(void **state) \
	{                                      \
		fail_all(state, #call, #how);  \
	}

FAULT(open, EMFILE)
FAULT(openat, EMFILE)
FAULT(read, EIO)
FAULT(read, EINTR)
FAULT(read, short)
FAULT(pread, EIO)
FAULT(pread, short)
FAULT(write, ENOSPC)
FAULT(write, EINTR)
FAULT(write, short)
FAULT(fsync, EIO)
FAULT(close, EIO)
FAULT(stat, EIO)
FAULT(fstat, EIO)
FAULT(fstatat, EIO)
FAULT(opendir, EMFILE)
FAULT(fdopendir, EMFILE)
FAULT(readdir, EIO)
FAULT(mmap, ENOMEM)
FAULT(malloc, ENOMEM)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(a_file_in_place_of_the_state),
	    SCENE(open_EMFILE),
	    SCENE(openat_EMFILE),
	    SCENE(read_EIO),
	    SCENE(read_EINTR),
	    SCENE(read_short),
	    SCENE(pread_EIO),
	    SCENE(pread_short),
	    SCENE(write_ENOSPC),
	    SCENE(write_EINTR),
	    SCENE(write_short),
	    SCENE(fsync_EIO),
	    SCENE(close_EIO),
	    SCENE(stat_EIO),
	    SCENE(fstat_EIO),
	    SCENE(fstatat_EIO),
	    SCENE(opendir_EMFILE),
	    SCENE(fdopendir_EMFILE),
	    SCENE(readdir_EIO),
	    SCENE(mmap_ENOMEM),
	    SCENE(malloc_ENOMEM),
	    SCENE(a_crash_within_a_crash),
	    SCENE(an_abort_within_a_crash),
	    SCENE(an_abort_within_an_abort),
	};

	return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
