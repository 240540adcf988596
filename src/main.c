// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The program: stages of starting up, in order, each undone in reverse. First
 * what concerns the process (standard files, locale), then the command line;
 * a command goes its own way from there, the reader opens the library and,
 * last of all, the terminal. Only here does the program end.
 */
#include <config.h>

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cmd/command.h"
#include "cmd/complete.h"
#include "cmd/home.h"
#include "cmd/memory.h"
#include "cmd/options.h"
#include "cmd/out.h"
#include "cmd/restricted.h"
#include "cmd/source.h"
#include "store/journal.h"
#include "store/occurrences.h"
#include "term/term-report.h"
#include "term/term.h"
#include "ui/app.h"
#include "ui/keymap.h"
#include "ui/loop.h"

static const char version_text[] = "nonmun " PACKAGE_VERSION "\n";
static const char licence_text[] =
    N_("License GPLv3+: GNU GPL version 3 or later "
       "<https://gnu.org/licenses/gpl.html>.\n"
       "This is free software: you are free to change and redistribute it.\n"
       "There is NO WARRANTY, to the extent permitted by law.\n");

static const char no_utf8[] =
    N_("this locale has no UTF-8; what it cannot show appears as ?");

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

/* A pipe closed early, or a limit to the size of files (ulimit -f), is noticed
 * when writing fails. */
static void
ignore_failing_writes(void)
{
	struct sigaction act = {.sa_handler = SIG_IGN};

	sigemptyset(&act.sa_mask);
	sigaction(SIGPIPE, &act, NULL);
	sigaction(SIGXFSZ, &act, NULL);
}

static enum exit_status
print_help(const struct options *options)
{
	struct out out;

	out_init(&out);
	if (options->version)
		strbuf_printf(&out.text, "%s%s", version_text, _(licence_text));
	else
		command_help(options->command, &out);
	return out_close(&out, EXIT_DONE);
}

/* Ends what was written to the journal: on the disk, and not longer than it
 * need be. What is lost now is told where it can still be read; false then. */
static bool
keep_journal(struct journal *journal)
{
	struct error err;
	size_t pending;

	if (journal_sync(journal, &err) == OK)
		journal_compact(journal);
	pending = journal_pending(journal);
	if (journal_close(journal, &err) == OK)
		return true;
	out_complain(
	    ngettext("%zu mark is lost: %s", "%zu marks are lost: %s", pending),
	    pending, err.msg);
	return false;
}

static enum exit_status
run_app(struct library *lib, const struct app_options *options)
{
	struct error err;
	struct term_wishes wishes;
	struct term *term;
	struct app app;

	config_looks(options->config, wishes.looks);
	term_wishes_take(&wishes, &options->config->settings);
	term = term_open_curses(&wishes, &err);
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

/* What is configured, and over it what the command line says. */
static void
open_config(
    struct config *config, const struct options *options, struct rights rights)
{
	struct strbuf path = STRBUF_INIT;

	config_init(config);
	config->settings.rights = rights;
	if (options->home)
		setenv("NONMUN_HOME", options->home, 1);
	if (options->config)
		config_read(config, options->config, false);
	else if (home_config_file(&path))
		config_read(config, path.str, true);
	options_apply(options, &config->settings);
	strbuf_release(&path);
}

static void
complain_config(const struct config *config)
{
	const char *line = config->problems.str;

	for (; *line; line += strcspn(line, "\n") + 1)
		out_complain("%.*s", (int)strcspn(line, "\n"), line);
}

static enum exit_status
print_config(struct config *config)
{
	struct keymap keymap;
	struct out out;

	out_init(&out);
	keymap_init(&keymap);
	keymap_configure(&keymap, config);
	config_print(config, &out.text);
	keymap_print(&keymap, &out.text);
	keymap_release(&keymap);
	complain_config(config);
	return out_close(&out, config->n_problems ? EXIT_PROBLEM : EXIT_DONE);
}

/* Finds what is wrong with the keys, of which no command knows. */
static void
examine_keys(struct config *config)
{
	struct keymap keymap;

	keymap_init(&keymap);
	keymap_configure(&keymap, config);
	keymap_release(&keymap);
}

static enum exit_status
run_command(const struct options *options, struct config *config,
    const struct confined *confined)
{
	struct term_wishes wishes = {.links = AUTO_AUTO};
	struct terminal_report report = {.name = ""};
	struct term_report term;

	if (options->command->bit == FOR_DOCTOR) {
		examine_keys(config);
		term_wishes_take(&wishes, &config->settings);
		term = term_report(&wishes);
		report = (struct terminal_report){.name = term.name,
		    .attached = term.attached,
		    .described = term.described,
		    .rows = term.rows,
		    .cols = term.cols,
		    .colours = term.colours,
		    .links = term.links,
		    .copies = term.copies,
		    .asks_widths = wishes.ask_about_them};
	} else {
		if (!i18n_is_utf8())
			out_complain(no_utf8);
		complain_config(config);
	}
	return command_run(options, config, &report, confined);
}

static enum exit_status
run_reader(struct library *lib, struct catalogue *catalogue, const char *name,
    struct config *config)
{
	struct app_options options = {.library_name = name,
	    .catalogue = catalogue,
	    .browser = browser_env_get()};
	struct strbuf folder = STRBUF_INIT;
	struct strbuf trouble = STRBUF_INIT;
	struct error err;
	enum exit_status status;

	options.config = config;
	options.state_folder = home_state_folder(&folder) ? folder.str : NULL;
	options.journal = journal_open(options.state_folder, NULL, &err);
	options.occurrences = occurrences_new(lib, catalogue);
	if (err.status != OK)
		strbuf_printf(
		    &trouble, _("marks will not be kept: %s"), err.msg);
	else if (!i18n_is_utf8())
		strbuf_adds(&trouble, _(no_utf8));
	options.trouble = trouble.str;
	status = run_app(lib, &options);
	occurrences_free(options.occurrences);
	if (!keep_journal(options.journal) && status == EXIT_DONE)
		status = EXIT_PROBLEM;
	strbuf_release(&trouble);
	strbuf_release(&folder);
	return status;
}

static enum exit_status
read_library(const struct options *options, struct config *config)
{
	struct library *lib = library_new();
	struct strbuf name = STRBUF_INIT;
	enum exit_status status = EXIT_USAGE;
	struct memory memory;
	struct source source;

	memory_init(&memory);
	source_init(&source, options, &config->settings);
	source_name(&source, &name);
	if (memory_open(&memory, options, &source, lib)) {
		status = run_reader(lib, memory.catalogue, name.str, config);
		memory_keep(&memory, lib);
	}
	memory_close(&memory);
	strbuf_release(&name);
	source_release(&source);
	library_free(lib);
	memory_release(&memory);
	return status;
}

static enum exit_status
refuse(const struct error *err)
{
	out_complain_error(err);
	return EXIT_USAGE;
}

static enum exit_status
run(const struct options *options, struct rights rights)
{
	struct confined confined = {.files = false};
	struct config config;
	struct error err;
	enum exit_status status;

	if (options->help || options->version)
		return print_help(options);
	open_config(&config, options, rights);
	if (rights.restricted)
		confined = restricted_confine(options, &config.settings);
	if (options->print_config)
		status = print_config(&config);
	else if (options->command && options->command->bit == FOR_COMPLETE)
		status = rights_ask(rights, RIGHT_READ, &err) == OK
		    ? complete_run(options, &config.settings)
		    : refuse(&err);
	else if (options->command)
		status = run_command(options, &config, &confined);
	else
		status = read_library(options, &config);
	config_release(&config);
	return status;
}

int
main(int argc, char *argv[])
{
	const struct rights rights = {restricted_is_asked(argc, argv)};
	struct options options;
	enum exit_status status = EXIT_USAGE;

	hold_standard_files();
	if (rights.restricted)
		restricted_clean();
	i18n_start(LOCALEDIR);
	ignore_failing_writes();
	if (options_parse(&options, argc, argv))
		status = run(&options, rights);
	options_release(&options);
	return (int)status;
}
