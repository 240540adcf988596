// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The program: stages of starting up, in order, each undone in reverse. First
 * what concerns the process (standard files, locale), then the command line;
 * a command goes its own way from there, the reader opens the library and,
 * last of all, the terminal. Only here does the program end.
 */
#include <config.h>

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/home.h"
#include "cmd/memory.h"
#include "cmd/options.h"
#include "cmd/out.h"
#include "cmd/source.h"
#include "store/journal.h"
#include "store/occurrences.h"
#include "term/term.h"
#include "ui/app.h"
#include "ui/loop.h"

/* The reader's text column, in cells: longer lines are hard to read. */
enum { READER_WIDTH = 100 };

static const char version_text[] =
    "nonmun " PACKAGE_VERSION "\n"
    "License GPLv3+: GNU GPL version 3 or later "
    "<https://gnu.org/licenses/gpl.html>.\n"
    "This is free software: you are free to change and redistribute it.\n"
    "There is NO WARRANTY, to the extent permitted by law.\n";

/* Files that are opened later must not take the place of a standard file that
 * is closed, where what is meant for the screen would be written to them. */
static void
hold_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null",
			    fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static bool
locale_is_utf8(void)
{
	const char *codeset = nl_langinfo(CODESET);

	return strcasecmp(codeset, "UTF-8") == 0 ||
	    strcasecmp(codeset, "utf8") == 0;
}

/* A locale that says nothing about characters gets those of Unicode; one that
 * names another charset is respected. */
static void
set_up_locale(void)
{
	static const char *const fallbacks[] = {
	    "C.UTF-8", "C.utf8", "en_US.UTF-8"};
	const char *name;

	/* Only what is used: each category costs files to open. */
	setlocale(LC_MESSAGES, "");
	setlocale(LC_CTYPE, "");
	if (locale_is_utf8())
		return;
	name = setlocale(LC_CTYPE, NULL);
	if (name && strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0)
		name = NULL;
	for (size_t i = 0; name && i < sizeof(fallbacks) / sizeof(*fallbacks);
	     i++)
		if (setlocale(LC_CTYPE, fallbacks[i]) && locale_is_utf8())
			return;
	out_complain("this locale has no UTF-8; what it cannot show appears "
		     "as ?");
}

/* A pipe closed early is noticed when writing to it fails. */
static void
ignore_broken_pipes(void)
{
	struct sigaction act = {.sa_handler = SIG_IGN};

	sigemptyset(&act.sa_mask);
	sigaction(SIGPIPE, &act, NULL);
}

static enum exit_status
print_help(const struct options *options)
{
	struct out out;

	out_init(&out);
	if (options->version)
		strbuf_adds(&out.text, version_text);
	else
		command_help(options->command, &out.text);
	return out_close(&out, EXIT_DONE);
}

/* Ends what was written to the journal: on the disk, and not longer than it
 * need be. What is lost now is told where it can still be read. */
static void
keep_journal(struct journal *journal)
{
	struct error err;
	size_t pending;

	if (journal_sync(journal, &err) == OK)
		journal_compact(journal);
	pending = journal_pending(journal);
	if (journal_close(journal, &err) != OK)
		out_complain("%zu mark%s lost: %s", pending,
		    pending == 1 ? " is" : "s are", err.msg);
}

static enum exit_status
run_app(struct library *lib, const struct app_options *options)
{
	struct error err;
	struct term *term = term_open_curses(&err);
	struct app app;

	if (!term) {
		out_complain("%s", err.msg);
		return EXIT_USAGE;
	}
	app_init(&app, term, lib, options);
	loop_run(&app);
	app_release(&app);
	term_close(term);
	return EXIT_DONE;
}

static enum exit_status
run_reader(struct library *lib, struct catalogue *catalogue, const char *name)
{
	struct app_options options = {.library_name = name,
	    .catalogue = catalogue,
	    .width = READER_WIDTH,
	    .browser = browser_env_get()};
	struct strbuf folder = STRBUF_INIT;
	struct strbuf trouble = STRBUF_INIT;
	struct error err;
	enum exit_status status;

	options.journal = journal_open(
	    home_state_folder(&folder) ? folder.str : NULL, NULL, &err);
	options.occurrences = occurrences_new(lib, catalogue);
	if (err.status != OK)
		strbuf_printf(&trouble, "marks will not be kept: %s", err.msg);
	options.trouble = trouble.str;
	status = run_app(lib, &options);
	occurrences_free(options.occurrences);
	keep_journal(options.journal);
	strbuf_release(&trouble);
	strbuf_release(&folder);
	return status;
}

static enum exit_status
read_library(const struct options *options)
{
	struct library *lib = library_new();
	struct strbuf name = STRBUF_INIT;
	enum exit_status status = EXIT_USAGE;
	struct memory memory;
	struct source source;

	memory_init(&memory);
	source_init(&source, options);
	source_name(&source, &name);
	if (memory_open(&memory, options, &source, lib)) {
		status = run_reader(lib, memory.catalogue, name.str);
		memory_keep(&memory, lib);
	}
	memory_close(&memory);
	strbuf_release(&name);
	source_release(&source);
	library_free(lib);
	memory_release(&memory);
	return status;
}

int
main(int argc, char *argv[])
{
	struct options options;
	enum exit_status status = EXIT_USAGE;

	hold_standard_files();
	set_up_locale();
	ignore_broken_pipes();
	if (options_parse(&options, argc, argv)) {
		if (options.help || options.version)
			status = print_help(&options);
		else if (options.command)
			status = command_run(&options);
		else
			status = read_library(&options);
	}
	options_release(&options);
	return (int)status;
}
