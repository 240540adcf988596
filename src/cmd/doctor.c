// SPDX-License-Identifier: GPL-3.0-or-later
/* What this set-up can do: see doctor.h. A table of examinations, each of
 * which says one line and perhaps some advice. */
#include <config.h>

#include "cmd/doctor.h"

#include <dirent.h>
#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/browser.h"
#include "base/i18n.h"
#include "base/process.h"
#include "base/utf8.h"
#include "base/width.h"
#include "cmd/command.h"
#include "cmd/home.h"
#include "cmd/source.h"
#include "cmd/state.h"
#include "store/journal.h"

enum { NAME_CELLS = 12, VERDICT_CELLS = 6, COLS_LEAST = 20, ROWS_LEAST = 5 };

enum verdict { GOOD, NOTE, BAD };

struct doctor {
	const struct job *job;
	struct strbuf *out;
	const char *subject;
	bool bad; /* anything was */
};

static void
add_cell(struct strbuf *out, const char *text, size_t cells)
{
	size_t width = width_text(text, strlen(text));

	strbuf_adds(out, text);
	strbuf_pad(out, ' ', width < cells ? cells - width : 1);
}

static void say(struct doctor *d, enum verdict verdict, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
say(struct doctor *d, enum verdict verdict, const char *fmt, ...)
{
	const char *word = verdict == GOOD ? _("ok")
	    : verdict == NOTE              ? C_("verdict", "note")
					   : _("bad");
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	add_cell(d->out, word, VERDICT_CELLS);
	add_cell(d->out, _(d->subject), NAME_CELLS);
	va_start(ap, fmt);
	strbuf_vprintf(&text, fmt, ap);
	va_end(ap);
	/* What variables, files and the terminal are called is anybody's. */
	utf8_clean(d->out, text.str, text.len, UTF8_CLEAN_LINE);
	strbuf_addc(d->out, '\n');
	strbuf_release(&text);
	d->bad = d->bad || verdict == BAD;
}

/* What to do about it. */
static void
advise(struct doctor *d, const char *text)
{
	strbuf_pad(d->out, ' ', VERDICT_CELLS + NAME_CELLS);
	strbuf_adds(d->out, "-> ");
	utf8_clean(d->out, text, strlen(text), UTF8_CLEAN_LINE);
	strbuf_addc(d->out, '\n');
}

/* Whether another locale than the one that was asked for is in use: it is not
 * installed. Of C nothing else is expected than that it gives way. */
static bool
is_missing(const char *wished, const char *name)
{
	return *wished && strcmp(wished, name) != 0 &&
	    strcmp(wished, "C") != 0 && strcmp(wished, "POSIX") != 0;
}

static void
examine_locale(struct doctor *d)
{
	const char *wished = i18n_wished("LC_CTYPE");
	const char *name = setlocale(LC_CTYPE, NULL);
	const char *codeset = nl_langinfo(CODESET);

	if (!i18n_is_utf8()) {
		say(d, BAD,
		    _("%s, without UTF-8 (%s): what it lacks appears as ?"),
		    name, codeset);
		advise(
		    d, _("set LC_ALL=C.UTF-8, or ko_KR.UTF-8 where it exists"));
	} else if (is_missing(wished, name)) {
		say(d, NOTE, _("%s is not installed here; %s stands in for it"),
		    wished, name);
		advise(d,
		    _("install it (locale-gen, localedef), or set "
		      "LC_ALL=C.UTF-8"));
	} else {
		say(d, GOOD, "%s", name);
	}
}

static void
examine_terminal(struct doctor *d)
{
	const struct terminal_report *t = d->job->terminal;

	if (!t->name[0]) {
		say(d, BAD, _("TERM is not set"));
		advise(d,
		    _("set TERM to the terminal's name, such as "
		      "xterm-256color"));
	} else if (!t->described) {
		say(d, BAD,
		    _("%s is not known here, or cannot place the "
		      "cursor"),
		    t->name);
		advise(d,
		    _("install its description (ncurses-term), or set "
		      "TERM=xterm-256color"));
	} else if (!t->attached) {
		say(d, NOTE, _("%s; standard output is no terminal now"),
		    t->name);
	} else {
		bool fits = t->cols >= COLS_LEAST && t->rows >= ROWS_LEAST;

		say(d, fits ? GOOD : BAD, "%s, %dx%d", t->name, t->cols,
		    t->rows);
		if (!fits)
			advise(d,
			    _("make it larger; stty cols 80 rows 24 sets a "
			      "size that is not known"));
	}
}

static void
examine_colours(struct doctor *d)
{
	const char *no_color = getenv("NO_COLOR");

	if (no_color && *no_color)
		say(d, NOTE, _("none, since NO_COLOR is set"));
	else if (d->job->terminal->colours < 8)
		say(d, NOTE, _("none; bold, underline and reverse are used"));
	else
		say(d, GOOD, "%d", d->job->terminal->colours);
}

static void
examine_widths(struct doctor *d)
{
	enum ambiguous choice = d->job->settings->ambiguous_width;

	if (choice == AMBIGUOUS_AUTO || choice == AMBIGUOUS_ASK)
		say(d, GOOD, "%s",
		    d->job->terminal->asks_widths
			? _("the terminal is asked how wide signs such as "
			    "U+00B7 are")
			: _("signs such as U+00B7 take one cell"));
	else
		say(d, GOOD,
		    _("ambiguous-width is set: signs such as U+00B7 take %d"),
		    choice == AMBIGUOUS_ONE ? 1 : 2);
	if (choice == AMBIGUOUS_AUTO && !d->job->terminal->asks_widths)
		advise(d, _("if columns are sheared, set ambiguous-width: 2"));
}

static void
examine_clipboard(struct doctor *d)
{
	const char *why = d->job->terminal->copies;

	if (!why) {
		say(d, GOOD, _("copies go through the terminal (OSC 52)"));
		return;
	}
	say(d, NOTE, "%s", _(why));
	advise(d, _("what y and Y copy is shown instead, to be selected"));
}

static void
examine_links(struct doctor *d)
{
	say(d, GOOD, "%s",
	    d->job->terminal->links
		? _("titles and URLs are links of the terminal (OSC 8)")
		: _("not sent; hyperlinks: on sends them all the same"));
}

static void
examine_browser(struct doctor *d)
{
	struct browser_env env = browser_env_get();
	struct browser_commands cmds = {NULL, 0, 0};
	const char *found = NULL;

	if (!rights_have(d->job->settings->rights, RIGHT_START)) {
		say(d, GOOD, _("none is started: restricted"));
		return;
	}
	browser_commands(&cmds, &env, "https://arxiv.org/");
	for (size_t i = 0; i < cmds.n && !found; i++)
		if (process_is_there(cmds.items[i].argv[0]))
			found = cmds.items[i].argv[0];
	if (found) {
		say(d, GOOD, env.browser ? _("%s, from $BROWSER") : "%s",
		    found);
	} else {
		say(d, NOTE, "%s",
		    env.browser ? _("no program of $BROWSER is there")
				: _("$BROWSER is not set"));
		advise(d,
		    _("set it, as in BROWSER=w3m; until then o shows "
		      "the URL"));
	}
	browser_commands_release(&cmds);
}

static void
examine_library(struct doctor *d)
{
	struct source source;
	struct strbuf name = STRBUF_INIT;
	size_t bad = 0, n = library_count(d->job->lib);

	source_init(&source, d->job->options, d->job->settings);
	source_name(&source, &name);
	for (size_t i = 0; i < n; i++) {
		const struct entry *e =
		    library_entry(d->job->lib, library_id_at(d->job->lib, i));

		bad += e->state == ENTRY_BAD;
	}
	say(d, n ? GOOD : BAD, ngettext("%s: %zu post", "%s: %zu posts", n),
	    name.str, n);
	if (bad)
		advise(d, _("some cannot be read: see nonmun check"));
	if (source.samples)
		advise(d,
		    _("name your own: library: [~/digests] in the "
		      "configuration, NONMUN_PATH, or -L"));
	strbuf_release(&name);
	source_release(&source);
}

static void
examine_config(struct doctor *d)
{
	const struct config *config = d->job->config;
	const char *line = config->problems.str;

	if (!config->path[0]) {
		say(d, GOOD, _("none, all is as it is by default"));
		advise(d, _("nonmun --print-config writes one to begin with"));
		return;
	}
	say(d, config->n_problems ? BAD : GOOD,
	    ngettext("%s: %zu fault", "%s: %zu faults", config->n_problems),
	    config->path, config->n_problems);
	for (; *line; line += strcspn(line, "\n") + 1) {
		struct strbuf one = STRBUF_INIT;

		strbuf_add(&one, line, strcspn(line, "\n"));
		advise(d, one.str);
		strbuf_release(&one);
	}
}

/* Bytes of the files in a folder, by their sizes. */
static long long
folder_size(const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *item;
	long long sum = 0;

	while (dir && (item = readdir(dir))) {
		struct strbuf name = STRBUF_INIT;
		struct stat st;

		strbuf_printf(&name, "%s/%s", path, item->d_name);
		if (lstat(name.str, &st) == 0 && S_ISREG(st.st_mode))
			sum += st.st_size;
		strbuf_release(&name);
	}
	if (dir)
		closedir(dir);
	return sum;
}

/* Whether files can be made in a folder, or the folder itself in the nearest
 * one above it that is there. */
static bool
can_write(const char *path)
{
	struct strbuf at = STRBUF_INIT;
	struct stat st;
	bool yes;

	strbuf_adds(&at, path);
	while (at.len > 1 && access(at.str, F_OK) != 0) {
		const char *slash = strrchr(at.str, '/');

		strbuf_truncate(
		    &at, slash > at.str ? (size_t)(slash - at.str) : 1);
	}
	yes = stat(at.str, &st) == 0 && S_ISDIR(st.st_mode) &&
	    access(at.str, W_OK | X_OK) == 0;
	strbuf_release(&at);
	return yes;
}

static void
advise_file(struct doctor *d, const char *folder, const struct error *err)
{
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE + 16];
	struct strbuf line = STRBUF_INIT;

	strbuf_printf(
	    &line, "%s/%s", folder, error_text(err, text, sizeof(text)));
	advise(d, line.str);
	strbuf_release(&line);
}

/* The lines that count for nothing, by file. */
static void
advise_journal(
    struct doctor *d, const struct journal *journal, const char *folder)
{
	struct journal_counts counts = journal_counts(journal);
	struct error err;

	for (size_t i = 0; i < journal_files(journal); i++) {
		if (journal_file_fault(journal, i, &err))
			advise_file(d, folder, &err);
		if (journal_file_unknown(journal, i, &err))
			advise_file(d, folder, &err);
	}
	if (counts.broken)
		advise(d,
		    _("mend or remove such lines with an editor; all others "
		      "count"));
	if (counts.unknown)
		advise(d, _("a later version of nonmun understands them"));
	if (counts.left)
		advise(d, _("it is too large: some marks are left out"));
}

/* What to think of a journal that can be written. */
static enum verdict
journal_verdict(const struct journal *journal)
{
	struct journal_counts counts = journal_counts(journal);
	struct error err;

	for (size_t i = 0; i < journal_files(journal); i++)
		if (journal_file_fault(journal, i, &err))
			return BAD;
	return counts.left ? BAD : counts.unknown ? NOTE : GOOD;
}

static void
examine_state(struct doctor *d)
{
	struct strbuf folder = STRBUF_INIT;
	struct error err, ignored;
	struct journal *journal = state_open(&folder, &err);
	struct journal_counts counts = journal_counts(journal);
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE + 16];

	if (!folder.len || !can_write(folder.str))
		say(d, BAD, _("%s cannot be written: no mark is kept"),
		    folder.len ? folder.str : "~");
	else if (err.status != OK)
		say(d, BAD, "%s", error_text(&err, text, sizeof(text)));
	else
		say(d, journal_verdict(journal),
		    _("%s: read %zu, starred %zu, with a note %zu"), folder.str,
		    counts.read, counts.starred, counts.noted);
	advise_journal(d, journal, folder.str);
	journal_close(journal, &ignored);
	strbuf_release(&folder);
}

static void
examine_cache(struct doctor *d)
{
	struct strbuf folder = STRBUF_INIT;

	if (!home_cache_folder(&folder) || !can_write(folder.str)) {
		say(d, NOTE,
		    _("%s cannot be written: large libraries open "
		      "slowly"),
		    folder.len ? folder.str : "~");
	} else {
		say(d, GOOD, _("%s: %.1f MB"), folder.str,
		    (double)folder_size(folder.str) / 1e6);
	}
	strbuf_release(&folder);
}

/* Whether it is restricted; if so, what the system itself refuses, too. */
static void
examine_rights(struct doctor *d)
{
	const struct confined *c = d->job->confined;

	if (!d->job->settings->rights.restricted) {
		say(d, GOOD, _("all; with --restricted, those to read"));
		return;
	}
	say(d, GOOD,
	    _("restricted: no program is started, no file written, nothing "
	      "read but the library"));
	if (c->files && c->calls)
		advise(d,
		    _("the system holds this process to it: files, programs, "
		      "network"));
	else if (c->files)
		advise(d, _("the system holds this process to its files"));
	else if (c->calls)
		advise(d,
		    _("the system lets it start no program and reach no "
		      "network"));
	else
		advise(d, _("this system does not hold the process to it"));
}

static const struct examination {
	const char *subject;
	void (*examine)(struct doctor *d);
} examinations[] = {
    {N_("locale"), examine_locale},
    {N_("terminal"), examine_terminal},
    {N_("colours"), examine_colours},
    {N_("widths"), examine_widths},
    {N_("clipboard"), examine_clipboard},
    {N_("links"), examine_links},
    {N_("browser"), examine_browser},
    {N_("library"), examine_library},
    {N_("config"), examine_config},
    {N_("state"), examine_state},
    {N_("cache"), examine_cache},
    {N_("rights"), examine_rights},
};

enum exit_status
doctor_run(const struct job *job)
{
	struct doctor d = {.job = job, .out = &job->out->text};

	for (size_t i = 0; i < sizeof(examinations) / sizeof(examinations[0]);
	     i++) {
		d.subject = examinations[i].subject;
		examinations[i].examine(&d);
	}
	return d.bad ? EXIT_PROBLEM : EXIT_DONE;
}
