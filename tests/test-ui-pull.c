// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Pulling new digests: with git, from a repository beside the library; and
 * with scripts in git's place, for what git does too seldom to be waited for.
 */
#include <config.h>

#include <errno.h>
#include <locale.h>
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
#include "files.h"
#include "stage.h"
#include "ui/loop.h"
#include "unicode.h"

enum { ROWS = 24, COLS = 100 };

/* ---- Git ---------------------------------------------------------------- */

/* Runs git in a folder; its exit status, or -1 when there is none. */
static int
run_git(const char *folder, const char *const words[], size_t n)
{
	const char *argv[16] = {"git", "-C", folder};
	int status = 0;
	pid_t pid;

	for (size_t i = 0; i < n; i++)
		argv[i + 3] = words[i];
	argv[n + 3] = NULL;
	if (process_start((struct rights){false}, argv, &pid, NULL) != OK)
		return -1;
	while (waitpid(pid, &status, 0) < 0)
		assert_int_equal(errno, EINTR);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

#define GIT(folder, ...)                                                      \
	assert_int_equal(                                                     \
	    run_git(folder, (const char *const[]){__VA_ARGS__},               \
		sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)), \
	    0)

static bool
have_git(void)
{
	static const char *const version[] = {"--version"};

	return run_git("/", version, 1) == 0;
}

/* Nothing of the user's settings, and a name for commits. */
static void
set_up_git(void)
{
	setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
	setenv("GIT_CONFIG_SYSTEM", "/dev/null", 1);
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("GIT_AUTHOR_NAME", "A", 1);
	setenv("GIT_AUTHOR_EMAIL", "a@example.org", 1);
	setenv("GIT_COMMITTER_NAME", "A", 1);
	setenv("GIT_COMMITTER_EMAIL", "a@example.org", 1);
	unsetenv("GIT_DIR");
	unsetenv("GIT_WORK_TREE");
}

/* ---- A library that is a clone ------------------------------------------ */

struct clone {
	struct files *files;
	struct strbuf remote, other, mine;
	struct stage stage;
};

static void
commit(struct clone *c, const char *in, const char *name, const char *text)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/%s", in + c->files->root.len + 1, name);
	files_put(c->files, path.str, text);
	GIT(in, "add", "-A");
	GIT(in, "commit", "-q", "-m", name);
	strbuf_release(&path);
}

static void
push(struct clone *c, const char *name, const char *text)
{
	commit(c, c->other.str, name, text);
	GIT(c->other.str, "push", "-q", "origin", "HEAD:main");
}

/* The library is a folder within the clone. Without git, the test is skipped.
 */
static void
clone_open(struct clone *c, void **state)
{
	struct strbuf folder = STRBUF_INIT;

	if (!have_git()) {
		print_message("no git\n");
		skip();
	}
	*c = (struct clone){.files = *state};
	strbuf_init(&c->remote);
	strbuf_init(&c->other);
	strbuf_init(&c->mine);
	strbuf_adds(&c->remote, files_path(c->files, "remote.git"));
	strbuf_adds(&c->other, files_path(c->files, "other"));
	strbuf_adds(&c->mine, files_path(c->files, "mine"));
	GIT("/", "init", "-q", "--bare", c->remote.str);
	GIT(c->remote.str, "symbolic-ref", "HEAD", "refs/heads/main");
	GIT("/", "clone", "-q", c->remote.str, c->other.str);
	push(c, "_posts/2026-01-01.md", DIGEST);
	GIT("/", "clone", "-q", c->remote.str, c->mine.str);
	strbuf_printf(&folder, "%s/_posts", c->mine.str);
	stage_open(&c->stage, ROWS, COLS, folder.str);
	stage_settle(&c->stage);
	strbuf_release(&folder);
}

static void
clone_close(struct clone *c)
{
	stage_close(&c->stage);
	strbuf_release(&c->remote);
	strbuf_release(&c->other);
	strbuf_release(&c->mine);
}

/* Lets git write, or end; what it left behind may keep the pipe open. */
static void
wait_for_git(struct stage *s)
{
	struct pollfd fd = {.fd = s->app.pull.fd, .events = POLLIN};

	while (poll(&fd, 1, 10) < 0)
		assert_int_equal(errno, EINTR);
	loop_step(&s->app, 50);
}

static void
finish_pull(struct stage *s)
{
	while (s->app.pull.pid)
		wait_for_git(s);
	stage_settle(s);
}

static void
pull(struct stage *s)
{
	stage_type(s, "P");
	finish_pull(s);
}

static void
test_new_posts_come(void **state)
{
	struct clone c;

	clone_open(&c, state);
	stage_type(&c.stage, "j");
	push(&c, "_posts/2026-01-02.md", DIGEST);
	push(&c, "_posts/2026-01-03.md",
	    "# [C](https://arxiv.org/abs/2601.00003)\n\nText.\n");
	push(&c, "README.md", "not in the library\n");
	pull(&c.stage);
	stage_assert_shows(&c.stage, "pulled: 2 new posts, 3 new papers");
	stage_assert_shows(&c.stage, "3 posts  5 papers");
	stage_assert_shows(&c.stage, "2026-01-01 Thu");
	stage_assert_shows(&c.stage, "> 2 B");
	pull(&c.stage);
	stage_assert_shows(&c.stage, "already up to date");
	clone_close(&c);
}

static void
test_what_is_read_stays_while_it_is_pulled(void **state)
{
	struct clone c;

	clone_open(&c, state);
	stage_type(&c.stage, "lJl]]");
	stage_assert_shows(&c.stage, "2 B");
	push(&c, "_posts/2026-01-01.md",
	    "# 1. [New](https://arxiv.org/abs/2509.00009)\n\n## Method\n\n"
	    "Words.\n\n" DIGEST);
	/* It can be read on all the while. */
	stage_type(&c.stage, "Pk");
	finish_pull(&c.stage);
	stage_assert_shows(&c.stage, "3 papers");
	assert_int_equal(c.stage.app.part, 2);
	stage_assert_shows(&c.stage, "2 B");
	clone_close(&c);
}

static void
test_what_cannot_be_fast_forwarded_is_left_alone(void **state)
{
	struct clone c;

	clone_open(&c, state);
	push(&c, "_posts/2026-01-02.md", DIGEST);
	commit(&c, c.mine.str, "_posts/2026-01-05.md", DIGEST);
	stage_type(&c.stage, "R");
	stage_assert_shows(&c.stage, "2 posts");
	pull(&c.stage);
	stage_assert_shows(
	    &c.stage, "pull failed: Not possible to fast-forward");
	stage_assert_shows(&c.stage, "2 posts");
	clone_close(&c);
}

static void
test_changes_of_ones_own_are_left_alone(void **state)
{
	struct clone c;

	clone_open(&c, state);
	push(&c, "_posts/2026-01-01.md", "# [C](https://x.org/c)\n");
	files_put(c.files, "mine/_posts/2026-01-01.md",
	    "# 1. [D](https://x.org/d)\n");
	pull(&c.stage);
	stage_assert_shows(&c.stage,
	    "pull failed: Your local changes to the following files would be");
	stage_type(&c.stage, "R");
	stage_assert_shows(&c.stage, "> 1 D");
	clone_close(&c);
}

static void
test_no_network_is_said(void **state)
{
	struct clone c;

	clone_open(&c, state);
	/* A port that nobody listens at. */
	GIT(c.mine.str, "remote", "set-url", "origin",
	    "git://127.0.0.1:1/digests");
	pull(&c.stage);
	stage_assert_shows(
	    &c.stage, "pull failed: unable to connect to 127.0.0.1");
	GIT(c.mine.str, "remote", "set-url", "origin", "../none.git");
	pull(&c.stage);
	stage_assert_shows(&c.stage, "does not appear to be a git repository");
	/* It goes on as if nothing had been. */
	stage_type(&c.stage, "l");
	stage_assert_shows(&c.stage, "1 A");
	clone_close(&c);
}

/* Git advises at length what to do about it; why comes first. */
static void
test_nothing_to_pull_from_is_said(void **state)
{
	struct clone c;

	clone_open(&c, state);
	GIT(c.mine.str, "branch", "--unset-upstream");
	push(&c, "_posts/2026-01-02.md", DIGEST);
	pull(&c.stage);
	stage_assert_shows(
	    &c.stage, "pull failed: There is no tracking information");
	GIT(c.mine.str, "checkout", "-q", "--detach");
	pull(&c.stage);
	stage_assert_shows(
	    &c.stage, "pull failed: You are not currently on a branch");
	clone_close(&c);
}

/* ---- In git's place ----------------------------------------------------- */

/* A library in what looks like a work tree, and a script that is git. */
struct sham {
	struct files *files;
	struct strbuf path;
	struct stage stage;
};

static void
sham_open(struct sham *s, void **state, const char *script)
{
	struct strbuf text = STRBUF_INIT;
	const char *path = getenv("PATH");

	*s = (struct sham){.files = *state};
	strbuf_init(&s->path);
	strbuf_adds(&s->path, path ? path : "");
	strbuf_printf(&text, "#!/bin/sh\n%s\n", script);
	files_put(s->files, "bin/git", text.str);
	assert_int_equal(chmod(files_path(s->files, "bin/git"), 0700), 0);
	files_put(s->files, "tree/.git/HEAD", "");
	files_put(s->files, "tree/posts/2026-01-01.md", DIGEST);
	strbuf_reset(&text);
	strbuf_printf(&text, "%s:%s", files_path(s->files, "bin"), s->path.str);
	setenv("PATH", text.str, 1);
	stage_open(&s->stage, ROWS, COLS, files_path(s->files, "tree/posts"));
	stage_settle(&s->stage);
	strbuf_release(&text);
}

static void
sham_close(struct sham *s)
{
	stage_close(&s->stage);
	setenv("PATH", s->path.str, 1);
	strbuf_release(&s->path);
}

static void
test_git_is_asked_for_this_and_can_ask_for_nothing(void **state)
{
	struct sham s;

	setenv("GIT_DIR", "/elsewhere", 1);
	sham_open(&s, state,
	    "(: </dev/tty) 2>/dev/null && echo 'fatal: has a terminal'\n"
	    "read x && echo 'fatal: could read'\n"
	    "echo \"fatal: $GIT_TERMINAL_PROMPT $GIT_ASKPASS $SSH_ASKPASS "
	    "$LC_ALL ${GIT_DIR-none} $3 $4 $5 in ${2##*/}\" >&2; exit 1");
	pull(&s.stage);
	stage_assert_shows(&s.stage,
	    "pull failed: 0 false false C none pull --ff-only --no-rebase in "
	    "tree");
	sham_close(&s);
	unsetenv("GIT_DIR");
}

static void
test_the_line_that_tells_is_shown_clean(void **state)
{
	static const struct {
		const char *script, *want;
	} rows[] = {
	    {"echo 'ssh: connect to host x port 22: Connection refused'; "
	     "echo 'fatal: Could not read from remote repository.'; echo; "
	     "echo 'Please make sure you have the correct access rights'",
		"pull failed: ssh: connect to host x port 22: Connection "
		"refused"},
	    {"echo 'hint: a lot'; echo 'fatal: the reason'; echo 'more'",
		"pull failed: the reason"},
	    {"echo 'From example.org:digests'; echo ' * branch main'; "
	     "echo 'The reason.'; echo 'Advice.'; echo; echo '    git it'",
		"pull failed: The reason."},
	    {"echo 'no word of it'", "pull failed: no word of it"},
	    {"printf 'fatal: \\033[31mred\\007\\n'",
		"pull failed: \xE2\x90\x9B[31mred\xE2\x90\x87"},
	    {":", "pull failed: git ended with 3"},
	    {"echo 'error: first'; yes | head -c 3000000",
		"pull failed: first"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct strbuf script = STRBUF_INIT;
		struct sham s;

		strbuf_printf(&script, "%s; exit 3", rows[i].script);
		sham_open(&s, state, script.str);
		pull(&s.stage);
		stage_assert_shows(&s.stage, rows[i].want);
		sham_close(&s);
		strbuf_release(&script);
	}
}

/* Runs for ever, and says by which number its own child can be found. */
#define ENDLESS "sleep 1000000 & echo $! >\"${2%/*}/child\"; echo started; wait"

static pid_t
child_of(struct sham *s)
{
	struct strbuf text = STRBUF_INIT;
	pid_t pid;

	assert_int_equal(
	    file_read(files_path(s->files, "child"), &text, NULL), OK);
	pid = (pid_t)strtol(text.str, NULL, 10);
	assert_true(pid > 1);
	strbuf_release(&text);
	return pid;
}

/* Its parent is another one: whoever takes care of orphans may need a moment
 * to bury it, but it does not run. */
static bool
runs(pid_t pid)
{
	struct strbuf path = STRBUF_INIT, stat = STRBUF_INIT;
	const char *state;
	bool yes = kill(pid, 0) == 0;

	strbuf_printf(&path, "/proc/%ld/stat", (long)pid);
	if (yes && file_read(path.str, &stat, NULL) == OK) {
		state = strrchr(stat.str, ')');
		yes = state && state[1] && state[2] != 'Z';
	}
	strbuf_release(&path);
	strbuf_release(&stat);
	return yes;
}

static void
test_quitting_ends_it(void **state)
{
	struct sham s;
	pid_t git, child;

	sham_open(&s, state, ENDLESS);
	stage_type(&s.stage, "P");
	stage_assert_shows(&s.stage, "pulling...");
	while (!s.stage.app.pull.out.len)
		wait_for_git(&s.stage);
	git = s.stage.app.pull.pid;
	child = child_of(&s);
	assert_true(runs(child));
	stage_type(&s.stage, "Q");
	assert_true(s.stage.app.quit);
	sham_close(&s);
	assert_int_equal(kill(git, 0), -1);
	assert_false(runs(child));
}

static void
test_what_takes_too_long_can_be_stopped(void **state)
{
	struct sham s;
	pid_t git;

	sham_open(&s, state, ENDLESS);
	stage_type(&s.stage, "P");
	git = s.stage.app.pull.pid;
	stage_type(&s.stage, "P");
	stage_assert_shows(&s.stage, "still pulling...");
	assert_int_equal(s.stage.app.pull.pid, git);
	stage_type(&s.stage, "<wait:60000>P");
	stage_assert_shows(&s.stage, "the same key again stops it");
	assert_int_equal(s.stage.app.pull.pid, git);
	stage_type(&s.stage, "P");
	finish_pull(&s.stage);
	stage_assert_shows(&s.stage, "the pull was stopped");
	assert_int_equal(kill(git, 0), -1);
	/* And begun again. */
	stage_type(&s.stage, "P");
	stage_assert_shows(&s.stage, "pulling...");
	sham_close(&s);
}

/* Begins a pull that does not want to be stopped, and waits until it runs. */
static pid_t
start_stubborn(struct sham *s, void **state)
{
	sham_open(s, state,
	    "trap '' TERM; echo started; while :; do sleep 1000000; done");
	stage_type(&s->stage, "P");
	while (!s->stage.app.pull.out.len)
		wait_for_git(&s->stage);
	return s->stage.app.pull.pid;
}

/* The reader reads on meanwhile. */
static void
test_what_does_not_want_to_be_stopped_is_killed(void **state)
{
	struct sham s;
	pid_t git;

	git = start_stubborn(&s, state);
	stage_type(&s.stage, "<wait:60000>PP");
	stage_assert_shows(&s.stage, "stopping the pull...");
	stage_type(&s.stage, "jP");
	stage_assert_shows(&s.stage, "stopping the pull...");
	assert_int_equal(s.stage.app.pull.pid, git);
	assert_true(runs(git));
	stage_type(&s.stage, "<wait:1000>");
	finish_pull(&s.stage);
	stage_assert_shows(&s.stage, "the pull was stopped");
	assert_int_equal(kill(git, 0), -1);
	sham_close(&s);
}

static void
test_quitting_ends_what_does_not_want_to(void **state)
{
	struct sham s;
	pid_t git;

	git = start_stubborn(&s, state);
	stage_type(&s.stage, "<wait:60000>PPQ");
	assert_true(s.stage.app.quit);
	sham_close(&s);
	assert_int_equal(kill(git, 0), -1);
}

/* What git leaves behind, to tidy up for instance, is not waited for. */
static void
test_a_helper_left_behind_is_not_waited_for(void **state)
{
	struct sham s;
	pid_t child;

	sham_open(&s, state,
	    "sleep 1000000 & echo $! >\"${2%/*}/child\"; "
	    "echo 'Updating 1..2'; exit 0");
	pull(&s.stage);
	stage_assert_shows(&s.stage, "pulled: nothing new");
	child = child_of(&s);
	assert_true(runs(child));
	kill(child, SIGKILL);
	sham_close(&s);
}

static void
test_without_git_it_says_so(void **state)
{
	struct sham s;

	sham_open(&s, state, "exit 0");
	setenv("PATH", files_path(s.files, "tree"), 1);
	pull(&s.stage);
	stage_assert_shows(&s.stage, "there is no program \"git\"");
	sham_close(&s);
}

static void
test_a_library_outside_of_git(void **state)
{
	struct files *files = *state;
	struct stage stage;

	files_put(files, "2026-01-01.md", DIGEST);
	stage_open(&stage, ROWS, COLS, files->root.str);
	stage_settle(&stage);
	pull(&stage);
	stage_assert_shows(
	    &stage, "nothing to pull: this library is in no git work tree");
	stage_close(&stage);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    FILES_TEST(test_new_posts_come),
	    FILES_TEST(test_what_is_read_stays_while_it_is_pulled),
	    FILES_TEST(test_what_cannot_be_fast_forwarded_is_left_alone),
	    FILES_TEST(test_changes_of_ones_own_are_left_alone),
	    FILES_TEST(test_no_network_is_said),
	    FILES_TEST(test_nothing_to_pull_from_is_said),
	    FILES_TEST(test_git_is_asked_for_this_and_can_ask_for_nothing),
	    FILES_TEST(test_the_line_that_tells_is_shown_clean),
	    FILES_TEST(test_quitting_ends_it),
	    FILES_TEST(test_what_takes_too_long_can_be_stopped),
	    FILES_TEST(test_what_does_not_want_to_be_stopped_is_killed),
	    FILES_TEST(test_quitting_ends_what_does_not_want_to),
	    FILES_TEST(test_a_helper_left_behind_is_not_waited_for),
	    FILES_TEST(test_without_git_it_says_so),
	    FILES_TEST(test_a_library_outside_of_git),
	};

	if (!unicode_is_there())
		return 0;
	set_up_git();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
