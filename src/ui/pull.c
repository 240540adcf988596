// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Pulling: see pull.h. Git runs in a session of its own, without a terminal
 * and with a false answer to every question: neither it nor the ssh it starts
 * can ask for a password behind the screen. Which ssh, which hooks and which
 * server are the user's own settings, as with any git pull; a work tree that
 * belongs to somebody else git refuses itself (safe.directory).
 */
#include <config.h>

#include "ui/pull.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/process.h"
#include "base/utf8.h"
#include "ui/app.h"
#include "ui/handlers.h"

enum {
	LOOK_MS = 100,          /* how often git is looked at */
	PATIENCE_MS = 60000,    /* after which stopping it is offered */
	GRACE_MS = 1000,        /* for it to end when it was told to */
	OUT_MAX = 64 * 1024,    /* bytes of its words that are kept */
	READ_MAX = 1024 * 1024, /* that are read at once */
};

static const char *const environment[] = {
    /* Nothing is asked, and messages are in the language of the screen. */
    "GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=false", "SSH_ASKPASS=false",
    "SSH_ASKPASS_REQUIRE=force", "LC_ALL=C",
    /* The work tree is the library's, not the one we were started in. */
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", NULL};

void
pull_init(struct pull *pull)
{
	memset(pull, 0, sizeof(*pull));
	pull->fd = -1;
	strbuf_init(&pull->out);
}

static void
shut(struct pull *pull)
{
	if (pull->fd >= 0)
		close(pull->fd);
	pull->fd = -1;
}

/* None runs any more. */
static void
end(struct pull *pull)
{
	shut(pull);
	pull->pid = 0;
	pull->offered = false;
	pull->ending = PULL_RUNS;
}

void
pull_release(struct pull *pull)
{
	if (pull->pid)
		process_stop(pull->pid);
	end(pull);
	strbuf_release(&pull->out);
	pull_init(pull);
}

/* ---- What git says ------------------------------------------------------ */

/* Reads what there is, and forgets what is more than anybody needs. */
static void
read_output(struct pull *pull)
{
	char buf[4096];
	size_t got = 0;
	ssize_t n;

	while (pull->fd >= 0 && got < READ_MAX) {
		n = read(pull->fd, buf, sizeof(buf));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		got += (size_t)n;
		if (pull->out.len < OUT_MAX)
			strbuf_add(&pull->out, buf, (size_t)n);
	}
}

/* Without the word that every error begins with. */
static const char *
skip_word(const char *line)
{
	static const char *const words[] = {"fatal: ", "error: "};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strncmp(line, words[i], strlen(words[i])))
			return line + strlen(words[i]);
	return line;
}

static bool
is_error(const char *line)
{
	return skip_word(line) != line;
}

/* Whether git only tells what it does, or advises: what it fetches (indented),
 * hints, warnings, and what the server has to say. */
static bool
is_aside(const char *line)
{
	static const char *const words[] = {" ", "\t", "From ", "Updating ",
	    "hint:", "remote:", "warning:", "Warning:"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strncmp(line, words[i], strlen(words[i])))
			return true;
	return !*line;
}

/* The line of git's words that tells most: the first error; where that only
 * says that the connection failed, the line before it, which is ssh's and says
 * why; where there is no error, the first line that is no aside (then git goes
 * on with advice). Cuts `text` into lines. */
static const char *
telling_line(char *text)
{
	static const char vague[] = "fatal: Could not read from remote";
	const char *first = NULL, *last = NULL;
	char *next;

	for (char *line = text; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (is_error(line))
			return last && !strncmp(line, vague, strlen(vague))
			    ? last
			    : skip_word(line);
		if (is_aside(line))
			continue;
		last = line;
		if (!first)
			first = line;
	}
	return first ? first : _("git does not say why");
}

static void
tell_failure(struct app *app, int code)
{
	struct strbuf clean = STRBUF_INIT;
	const char *why;

	if (!app->pull.out.len) {
		app_complain(app, "pull failed: git ended with %d", code);
		return;
	}
	why = telling_line(app->pull.out.str);
	utf8_clean(&clean, why, strlen(why), UTF8_CLEAN_LINE);
	app_complain(app, "pull failed: %s", clean.str);
	strbuf_release(&clean);
}

/* It was told to end. Once it is killed, what it started is not waited for. */
static bool
check_ending(struct app *app)
{
	struct pull *pull = &app->pull;
	bool killed = pull->ending == PULL_KILLED;

	if (killed ? process_ended(pull->pid, NULL) : process_gone(pull->pid)) {
		end(pull);
		living_gather(app, false);
		app_say(app, "the pull was stopped");
		return true;
	}
	if (!killed && term_now(app->term) - pull->told >= GRACE_MS) {
		process_tell(pull->pid, true);
		pull->ending = PULL_KILLED;
	}
	return false;
}

bool
pull_check(struct app *app)
{
	struct pull *pull = &app->pull;
	bool ended;
	int code;

	if (!pull->pid)
		return false;
	if (pull->ending != PULL_RUNS)
		return check_ending(app);
	/* In this order, so that its last words are read. */
	ended = process_ended(pull->pid, &code);
	read_output(pull);
	if (!ended)
		return false;
	/* A helper it left behind may go on; it is not waited for. */
	end(pull);
	if (code != 0) {
		living_gather(app, false);
		tell_failure(app, code);
	} else if (strstr(pull->out.str, "Already up to date") ||
	    strstr(pull->out.str, "Already up-to-date")) {
		living_gather(app, false);
		app_say(app, "already up to date");
	} else {
		living_look(app, N_("pulled: "));
	}
	return true;
}

int
pull_wait(const struct app *app)
{
	return app->pull.pid ? LOOK_MS : -1;
}

/* ---- Starting ----------------------------------------------------------- */

/* Whether the folder is a work tree: has a .git, a folder or (in a second work
 * tree of one repository) a file. */
static bool
is_work_tree(const char *folder)
{
	struct strbuf path = STRBUF_INIT;
	struct stat st;
	bool yes;

	strbuf_printf(&path, "%s/.git", folder);
	yes = stat(path.str, &st) == 0 &&
	    (S_ISDIR(st.st_mode) || S_ISREG(st.st_mode));
	strbuf_release(&path);
	return yes;
}

/* The work tree that a path is in; NULL if it is in none. The caller frees. */
static char *
work_tree_of(const char *path)
{
	char *folder = realpath(path, NULL);
	char *slash;

	while (folder && !is_work_tree(folder)) {
		slash = strrchr(folder, '/');
		if (!slash || !folder[1]) {
			free(folder);
			return NULL;
		}
		slash[slash == folder] = '\0';
	}
	return folder;
}

static char *
find_work_tree(const struct library *lib)
{
	char *folder = NULL;

	for (size_t i = 0; i < library_roots(lib) && !folder; i++)
		if (strcmp(library_root(lib, i), "-") != 0)
			folder = work_tree_of(library_root(lib, i));
	return folder;
}

static void
start(struct app *app, const char *folder)
{
	const char *const argv[] = {
	    "git", "-C", folder, "pull", "--ff-only", "--no-rebase", NULL};
	struct pull *pull = &app->pull;
	struct process_piped git;
	struct error err;

	strbuf_reset(&pull->out);
	if (process_open(app_rights(app), argv, environment, &git, &err) !=
	    OK) {
		app_complain(app, "%s", err.msg);
		return;
	}
	pull->pid = git.pid;
	pull->fd = git.fd;
	pull->since = term_now(app->term);
	living_gather(app, true);
	app_say(app, "pulling...");
}

/* It still runs. */
static void
be_patient(struct app *app)
{
	struct pull *pull = &app->pull;

	if (pull->ending != PULL_RUNS) {
		app_say(app, "stopping the pull...");
	} else if (pull->offered) {
		process_tell(pull->pid, false);
		shut(pull);
		pull->ending = PULL_TOLD;
		pull->told = term_now(app->term);
		app_say(app, "stopping the pull...");
	} else if (term_now(app->term) - pull->since >= PATIENCE_MS) {
		pull->offered = true;
		app_say(app, "still pulling; the same key again stops it");
	} else {
		app_say(app, "still pulling...");
	}
}

/* Starts git; or says that it still runs, and after a minute offers to stop it,
 * and does. */
void
pull_start(struct app *app, int count, int arg)
{
	char *folder;

	(void)count;
	(void)arg;
	if (app->pull.pid) {
		be_patient(app);
		return;
	}
	folder = find_work_tree(app->lib);
	if (folder)
		start(app, folder);
	else
		app_complain(app,
		    "nothing to pull: this library is in no git work tree");
	free(folder);
}
