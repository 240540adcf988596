// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Ways out of restricted use, tried by someone who logs in by ssh to an account
 * that is set up as the manual says, and whose administrator lets more of the
 * environment in than he should. Programs that would betray that they were
 * started stand everywhere; nothing of the account may have changed at the end
 * but the program's own folders.
 */
#include <config.h>

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "scene.h"
#include "screen.h"
#include "server.h"

enum { ARGS = 24, WORDS = 4 };

#define STARTS "restricted: no program is started"
#define WRITES "restricted: no file is written"
#define STOPS "restricted: it cannot be suspended"

/* The first row of the library, by which the reader is known. */
#define LIBRARY "First Paper"

/* A way out: what the client adds to its options, what he asks for instead of
 * the reader, what he types; and what is to be seen then. */
struct way {
	const char *name;
	const char *options[WORDS];
	const char *command;
	const char *keys;
	const char *seen;
};

#define KEYS(name, keys, seen)                 \
	{                                      \
		name, {NULL}, NULL, keys, seen \
	}
#define ASKS(name, command)                        \
	{                                          \
		name, {NULL}, command, "o", STARTS \
	}
#define SENDS(name, value)                                       \
	{                                                        \
		name, {"-o", "SetEnv=" value}, NULL, "o", STARTS \
	}

static const struct way ways[] = {
    /* Keys of the reader. */
    KEYS("the browser", "o", STARTS),
    KEYS("the browser, for the PDF", "O", STARTS),
    KEYS("a program of the configuration", "x", STARTS),
    KEYS("pulling by git", "P", STARTS),
    KEYS("exporting to a file", "e", WRITES),
    KEYS("suspending, with the shell behind", "\032", STOPS),
    KEYS("the editor of notes", "a\030", STARTS),
    /* And commands. */
    KEYS("the command open", ":open\r", STARTS),
    KEYS("the command open-pdf", ":open-pdf\r", STARTS),
    KEYS("the command pull", ":pull\r", STARTS),
    KEYS("the command export", ":export\r", WRITES),
    KEYS("the command suspend", ":suspend\r", STOPS),
    KEYS("lifting it by set", ":set restricted=off\r",
	"there is no option restricted"),
    KEYS("another library by set", ":set library=/etc\r",
	"library counts at the start"),
    KEYS("a command of the shell", ":!sh\r", "there is no command !sh"),
    KEYS("quitting with a core", "\034\034o", STARTS),
    KEYS("a pasted line with all of it", "\033[200~oOP\032e\033[201~o", STARTS),
    /* What the client asks the server to run. */
    ASKS("another program", "sh -c 'touch canary'"),
    ASKS("another library", "nonmun -L /etc"),
    ASKS("lifting it behind the line",
	"nonmun --restricted=off --no-restricted"),
    ASKS("words of the shell", "; sh -c 'touch canary' #"),
    ASKS("another configuration", "nonmun --config=/etc/passwd"),
    /* What he sends of his environment. */
    SENDS("NONMUN_RESTRICTED", "NONMUN_RESTRICTED=0"),
    SENDS("NONMUN_PATH", "NONMUN_PATH=/etc"),
    SENDS("NONMUN_HOME", "NONMUN_HOME=/tmp"),
    SENDS("NONMUN_LOCALEDIR", "NONMUN_LOCALEDIR=/tmp"),
    SENDS("BROWSER", "BROWSER=/bin/sh"),
    SENDS("VISUAL", "VISUAL=/bin/sh"),
    SENDS("PATH", "PATH=/tmp:."),
    SENDS("HOME", "HOME=/tmp"),
    SENDS("XDG_CONFIG_HOME", "XDG_CONFIG_HOME=/tmp"),
    SENDS("XDG_STATE_HOME", "XDG_STATE_HOME=/tmp"),
    SENDS("TERMINFO", "TERMINFO=/nowhere"),
    SENDS("TERMINFO_DIRS", "TERMINFO_DIRS=/nowhere"),
    SENDS("LANGUAGE", "LANGUAGE=../../../../../../tmp"),
    SENDS("LC_ALL", "LC_ALL=../../../../../../tmp"),
    SENDS("LOCPATH", "LOCPATH=/nowhere"),
    SENDS("GCONV_PATH", "GCONV_PATH=/nowhere"),
    SENDS("NLSPATH", "NLSPATH=/etc/%N"),
    SENDS("TZ", "TZ=:/etc/passwd"),
    SENDS("TMPDIR", "TMPDIR=/nowhere"),
    SENDS("TMUX", "TMUX=/tmp/tmux"),
    SENDS("LINES", "LINES=60000"),
    SENDS("COLUMNS", "COLUMNS=60000"),
};

/* ---- The account -------------------------------------------------------- */

static const char betray[] = ">>\"$D/canary\"";

static const char *const canaries[] = {
    "evil", "git", "xdg-open", "open", "vi", "tmux", "w3m", "sh", "touch"};

static void
make_link(const struct scene *scene, const char *to, const char *name)
{
	char path[SERVER_PATH_SIZE];

	snprintf(path, sizeof(path), "%s/%s", scene->dir, name);
	assert_int_equal(symlink(to, path), 0);
}

static void
make_folder(const struct scene *scene, const char *name)
{
	char path[SERVER_PATH_SIZE];

	snprintf(path, sizeof(path), "%s/%s", scene->dir, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

/* A library in a git work tree, with what may not be read in it. */
static void
lay_out_library(struct scene *scene)
{
	char pipe[SERVER_PATH_SIZE];

	make_folder(scene, "lib");
	make_folder(scene, "lib/.git");
	scene_write(scene, "lib/2025-09-12-testing.md",
	    "# 1. [First Paper](https://arxiv.org/abs/2509.00001)\n\n"
	    "## Method\n\nsafe&#27;]52;c;eA==&#7;&#x9b;31m text\n\n"
	    "![x](file:///etc/passwd) [y](file:///etc/passwd)\n");
	scene_write(scene, "lib/--config=2025-09-01.md",
	    "# 1. [Named Oddly](https://arxiv.org/abs/2509.00002)\n\nText.\n");
	make_link(scene, "/etc/passwd", "lib/2025-09-10-passwd.md");
	make_link(scene, "/etc", "lib/etc");
	snprintf(pipe, sizeof(pipe), "%s/lib/2025-09-09-pipe.md", scene->dir);
	assert_int_equal(mkfifo(pipe, 0600), 0);
}

/* The settings of the manual, with more of the environment let in. */
static void
add_settings(const struct scene *scene, struct strbuf *out)
{
	strbuf_adds(out,
	    "Subsystem sftp internal-sftp\n"
	    "PermitUserEnvironment no\nAcceptEnv *\n"
	    "Match all\n"
	    "\tPermitTTY yes\n\tDisableForwarding yes\n"
	    "\tAllowAgentForwarding no\n\tX11Forwarding no\n"
	    "\tPermitUserRC no\n");
	strbuf_printf(out, "\tSetEnv PATH=%s/bin:/usr/bin:/bin\n", scene->dir);
	strbuf_printf(out,
	    "\tForceCommand /usr/bin/env ASAN_OPTIONS=detect_leaks=0 '%s' "
	    "--home='%s/home' -L '%s/lib' --restricted\n",
	    getenv("NONMUN_PROGRAM"), scene->dir, scene->dir);
}

static struct server *
enter(struct scene *scene, struct server *server)
{
	struct strbuf text = STRBUF_INIT;

	lay_out_library(scene);
	make_folder(scene, "home");
	for (size_t i = 0; i < sizeof(canaries) / sizeof(canaries[0]); i++)
		scene_script(scene, canaries[i], betray);
	strbuf_printf(&text, "keys: {all: {x: ['%s/bin/evil']}}\n", scene->dir);
	scene_write(scene, "home/config.yaml", text.str);
	strbuf_reset(&text);
	add_settings(scene, &text);
	server_start(server, scene, text.str);
	strbuf_release(&text);
	return server;
}

/* Names in a folder, but for the program's own in its home. */
static size_t
count_names(const struct scene *scene, const char *name)
{
	char path[SERVER_PATH_SIZE];
	const struct dirent *d;
	size_t n = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "%s/%s", scene->dir, name);
	dir = opendir(path);
	assert_non_null(dir);
	while ((d = readdir(dir)))
		n += d->d_name[0] != '.';
	closedir(dir);
	return n;
}

static void
assert_unharmed(const struct scene *scene)
{
	assert_false(scene_has(scene, "canary"));
	assert_int_equal(count_names(scene, "lib"), 5);
	/* Config, cache and state. */
	assert_int_equal(count_names(scene, "home"), 3);
	assert_int_equal(count_names(scene, "home/state") <= 2, 1);
}

/* ---- Logging in --------------------------------------------------------- */

static struct stage *
log_in(struct scene *scene, const struct server *server, const struct way *way)
{
	char ssh[SERVER_PATH_SIZE];
	const char *args[ARGS] = {NULL};
	size_t n = server_options(server, "-p", args);
	struct play play = {.args = args, .input = -1, .output = -1};

	play.program = server_need("ssh", ssh);
	for (size_t i = 0; i < WORDS && way->options[i]; i++)
		args[n++] = way->options[i];
	args[n++] = "-e";
	args[n++] = "none";
	args[n++] = "-tt";
	args[n++] = "127.0.0.1";
	args[n] = way->command;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	return &scene->stage;
}

/* A scene, and the way out that is tried in it. */
struct trial {
	const struct way *way;
	void *scene;
};

static int
trial_set_up(void **state)
{
	struct trial *trial = mem_alloc(sizeof(*trial));

	trial->way = *state;
	*state = trial;
	return scene_set_up(&trial->scene);
}

static int
trial_tear_down(void **state)
{
	struct trial *trial = *state;
	int failed = scene_tear_down(&trial->scene);

	free(trial);
	return failed;
}

static void
does_not_lead_out(void **state)
{
	const struct trial *trial = *state;
	struct server server;
	struct stage *s;

	enter(trial->scene, &server);
	s = log_in(trial->scene, &server, trial->way);
	stage_see(s, LIBRARY);
	stage_type(s, trial->way->keys);
	stage_see(s, trial->way->seen);
	stage_type(s, "\033\033Q");
	stage_end(s);
	assert_unharmed(trial->scene);
}

/* ---- Ways without a reader ---------------------------------------------- */

/* Runs a client of ssh; `last` are its last words. What it wrote, or said, is
 * in the stage's record. */
static int
run_client(struct scene *scene, const struct server *server, const char *name,
    const char *const *last)
{
	char path[SERVER_PATH_SIZE];
	const char *args[ARGS] = {NULL};
	bool is_ssh = strcmp(name, "ssh") == 0;
	size_t n = server_options(server, is_ssh ? "-p" : "-P", args);
	struct play play = {.args = args, .input = -1, .output = -1};

	play.program = server_need(name, path);
	for (; *last; last++)
		args[n++] = *last;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	return stage_end(&scene->stage);
}

static void
without_a_terminal_there_is_no_shell(void **state)
{
	struct scene *scene = *state;
	struct server server;
	const char *const last[] = {"127.0.0.1", "touch canary", NULL};

	enter(scene, &server);
	assert_int_not_equal(run_client(scene, &server, "ssh", last), 0);
	assert_true(screen_has(&scene->stage, "is not a terminal"));
	assert_false(scene_has(scene, "canary"));
}

static void
files_are_not_copied_away(void **state)
{
	struct scene *scene = *state;
	struct server server;
	char got[SERVER_PATH_SIZE];
	const char *const modern[] = {"127.0.0.1:/etc/passwd", got, NULL};
	const char *const old[] = {"-O", "127.0.0.1:/etc/passwd", got, NULL};

	enter(scene, &server);
	snprintf(got, sizeof(got), "%s/got", scene->dir);
	assert_int_not_equal(run_client(scene, &server, "scp", modern), 0);
	stage_close(&scene->stage);
	assert_int_not_equal(run_client(scene, &server, "scp", old), 0);
	assert_false(scene_has(scene, "got"));
}

static void
there_is_no_sftp(void **state)
{
	struct scene *scene = *state;
	struct server server;
	const char *const last[] = {"127.0.0.1:/etc/passwd", NULL};

	enter(scene, &server);
	assert_int_not_equal(run_client(scene, &server, "sftp", last), 0);
	assert_false(scene_has(scene, "passwd"));
}

static void
ports_are_not_forwarded(void **state)
{
	struct scene *scene = *state;
	struct server server;
	char to[32];
	const char *const out[] = {"-W", to, "127.0.0.1", NULL};
	const char *const back[] = {"-N", "-R", "0:127.0.0.1:22", "-o",
	    "ExitOnForwardFailure=yes", "127.0.0.1", NULL};

	enter(scene, &server);
	snprintf(to, sizeof(to), "127.0.0.1:%u", server.port);
	assert_int_not_equal(run_client(scene, &server, "ssh", out), 0);
	stage_close(&scene->stage);
	assert_int_not_equal(run_client(scene, &server, "ssh", back), 0);
}

/* A terminal whose name is a path: a word, and no shell behind. */
static void
a_terminal_by_path_is_not_known(void **state)
{
	static const struct way way = {.options = {NULL}};
	struct scene *scene = *state;
	struct server server;

	enter(scene, &server);
	scene_env(scene, "TERM=../../../../../../tmp/x");
	log_in(scene, &server, &way);
	assert_int_not_equal(stage_end(&scene->stage), 0);
	assert_true(screen_has(&scene->stage, "TERM is not set"));
	assert_unharmed(scene);
}

/* Out of memory is out, too, for two hundred others. */
static void
no_size_takes_the_memory(void **state)
{
	static const struct way way = {.options = {NULL}};
	const struct winsize huge = {.ws_row = 65535, .ws_col = 65535};
	const struct winsize usual = {.ws_row = 24, .ws_col = 80};
	struct scene *scene = *state;
	struct server server;
	struct stage *s;

	enter(scene, &server);
	s = log_in(scene, &server, &way);
	stage_see(s, LIBRARY);
	assert_int_equal(ioctl(s->near, TIOCSWINSZ, &huge), 0);
	stage_settle(s);
	assert_int_equal(ioctl(s->near, TIOCSWINSZ, &usual), 0);
	stage_settle(s);
	stage_type(s, "\014");
	stage_see(s, LIBRARY);
	stage_type(s, "Q");
	assert_int_equal(stage_end(s), 0);
	assert_unharmed(scene);
}

static void
interrupting_ends_the_session(void **state)
{
	static const struct way way = {.options = {NULL}};
	struct scene *scene = *state;
	struct server server;
	struct stage *s;

	enter(scene, &server);
	s = log_in(scene, &server, &way);
	stage_see(s, LIBRARY);
	stage_type(s, "\003");
	stage_end(s);
	assert_unharmed(scene);
}

/* Each link and pipe has a row that says why it is not read, or none; a name
 * like an option is a name; text is text. */
static void
the_library_leads_nowhere(void **state)
{
	static const struct way way = {.options = {NULL}};
	struct scene *scene = *state;
	struct server server;
	struct stage *s;

	enter(scene, &server);
	s = log_in(scene, &server, &way);
	stage_see(s, LIBRARY);
	/* The row of the link to a file, and that of the one to a folder. */
	stage_type(s, "j");
	stage_see(s, "it leads out of the library");
	stage_type(s, "g");
	stage_see(s, LIBRARY);
	stage_type(s, "G");
	stage_see(s, "lib/etc: restricted: it leads");
	stage_type(s, "Sodd\r");
	stage_see(s, "Named Oddly");
	stage_type(s, "\033\033\033Sroot\r");
	stage_see(s, "Nothing found");
	stage_type(s, "\033\033\033Ssafe\r");
	stage_see(s, "safe");
	assert_null(strstr(s->record.str, "\033]52"));
	stage_type(s, "Q");
	stage_end(s);
	assert_null(strstr(s->record.str, "root:"));
	assert_unharmed(scene);
}

/* The account is one that can be used: all is read, and marks are kept. */
static void
what_is_left_works(void **state)
{
	static const struct way way = {.options = {NULL}};
	struct scene *scene = *state;
	struct strbuf journal = STRBUF_INIT;
	struct server server;
	struct stage *s;

	enter(scene, &server);
	s = log_in(scene, &server, &way);
	stage_see(s, LIBRARY);
	stage_type(s, "l*");
	stage_see(s, "star");
	stage_type(s, "asome note\r");
	stage_see(s, "noted");
	stage_type(s, "/safe\r");
	stage_settle(s);
	stage_type(s, "Q");
	assert_int_equal(stage_end(s), 0);
	scene_read(scene, "home/state/journal", &journal);
	assert_non_null(strstr(journal.str, "some note"));
	strbuf_release(&journal);
	assert_unharmed(scene);
}

enum { WAYS = sizeof(ways) / sizeof(ways[0]) };

int
main(void)
{
	const struct CMUnitTest others[] = {
	    SCENE(without_a_terminal_there_is_no_shell),
	    SCENE(files_are_not_copied_away),
	    SCENE(there_is_no_sftp),
	    SCENE(ports_are_not_forwarded),
	    SCENE(a_terminal_by_path_is_not_known),
	    SCENE(no_size_takes_the_memory),
	    SCENE(interrupting_ends_the_session),
	    SCENE(the_library_leads_nowhere),
	    SCENE(what_is_left_works),
	};
	enum { OTHERS = sizeof(others) / sizeof(others[0]) };
	struct CMUnitTest tests[OTHERS + WAYS];

	memcpy(tests, others, sizeof(others));
	for (size_t i = 0; i < WAYS; i++)
		tests[OTHERS + i] = (struct CMUnitTest){.name = ways[i].name,
		    .test_func = does_not_lead_out,
		    .setup_func = trial_set_up,
		    .teardown_func = trial_tear_down,
		    .initial_state = (void *)(uintptr_t)&ways[i]};
	return cmocka_run_group_tests_name("restricted", tests, NULL, NULL);
}
