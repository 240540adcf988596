// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of batch commands: see command.h. */
#include <config.h>

#include "cmd/command.h"

#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "cmd/check.h"
#include "cmd/export.h"
#include "cmd/list.h"
#include "cmd/mark.h"
#include "cmd/memory.h"
#include "cmd/open.h"
#include "cmd/search.h"
#include "cmd/show.h"
#include "cmd/source.h"

static const struct command commands[] = {
    {"list", N_("[OPTION]..."), N_("list the papers, newest first"), FOR_LIST,
	OPERANDS_NONE, false, list_run},
    {"show", N_("[OPTION]... [REF]..."), N_("print days or papers as text"),
	FOR_SHOW, OPERANDS_SHOW, true, show_run},
    {"search", N_("[OPTION]... QUERY..."), N_("find papers by their text"),
	FOR_SEARCH, OPERANDS_WORDS, true, search_run},
    {"open", N_("[OPTION]... REF"), N_("open a paper in the browser"), FOR_OPEN,
	OPERANDS_ONE, true, open_run},
    {"export", N_("[OPTION]... [REF]..."), N_("papers for other programs"),
	FOR_EXPORT, OPERANDS_REFS, true, export_run},
    {"mark", N_("[OPTION]... HOW REF..."),
	N_("mark papers, as the reader does"), FOR_MARK, OPERANDS_MARK, true,
	mark_run},
    {"check", N_("[OPTION]... [FILE]..."),
	N_("report what is wrong with digests"), FOR_CHECK, OPERANDS_FILES,
	false, check_run},
    {"doctor", N_("[OPTION]..."),
	N_("what this set-up can do, and how to do better"), FOR_DOCTOR,
	OPERANDS_NONE, false, doctor_run},
    {"complete", N_("-- WORD..."),
	N_("what a shell may offer for the last WORD"), FOR_COMPLETE,
	OPERANDS_LINE, false, NULL},
};
enum { N_COMMANDS = sizeof(commands) / sizeof(commands[0]), HELP_COLUMN = 39 };

static const char ref_help[] = N_(
    "\nREF is a day (2025-09-12), a paper of a day (2025-09-12/3), an arXiv\n"
    "identifier (2509.09372) or a paper's URL.\n");

static const char one_help[] = N_(
    "\nREF is a paper of a day (2025-09-12/3), an arXiv identifier "
    "(2509.09372)\n"
    "or a paper's URL; a day (2025-09-12) will do if it has one paper only.\n");

static const char export_help[] = N_(
    "\nWithout a REF or QUERY all papers are exported. One that stands on\n"
    "several days is written once, as on the newest of them. Keys of BibTeX\n"
    "entries stay the same, whatever else is exported.\n");

static const char query_help[] = N_(
    "\nThe words and \"quoted phrases\" of QUERY must all be in a paper or\n"
    "the note on it, in whatever case as long as they have no capital. A\n"
    "word may say where to look instead: section:results, title:robot,\n"
    "tag:vision, note:todo, arxiv:2509.09372, after:2025-09-01,\n"
    "before:2025-10, after:7d (less than seven days old). What begins with\n"
    "- must not be there; of words with OR between them any will do. From a\n"
    "word that begins with ~ on, the rest is a regular expression. For\n"
    "example:\n"
    "\n"
    "  nonmun search '\"diffusion policy\" section:limitations'\n"
    "  nonmun search 'robot OR drone -survey -tag:vision'\n");

static const char library_help[] =
    N_("\nPATH is a file, a folder, or - for standard input; a file that is\n"
       "called like a command is written ./list. Without any PATH the digests\n"
       "are those of $NONMUN_PATH, a list that colons separate, else of the\n"
       "configuration, else the samples that came with the program.\n"
       "\nExit status: 0 done; 1 nothing found, or a problem was reported;\n"
       "2 wrong usage, or it cannot run.\n");

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

const char *
command_nearest(const char *name)
{
	struct nearest nearest;

	nearest_init(&nearest, name);
	for (size_t i = 0; i < N_COMMANDS; i++)
		nearest_try(&nearest, commands[i].name);
	return nearest.name;
}

const struct command *
command_at(size_t i)
{
	return i < N_COMMANDS ? &commands[i] : NULL;
}

bool
command_check_operands(const struct options *o)
{
	const struct command *c = o->command;

	if (!c || c->operands == OPERANDS_FILES ||
	    c->operands == OPERANDS_LINE || c->operands == OPERANDS_REFS ||
	    (c->operands == OPERANDS_SHOW && (o->search || o->starred)))
		return true;
	if (c->operands == OPERANDS_NONE && o->n_operands)
		out_complain("%s: only options are taken, not \"%s\"; the "
			     "library is named by -L",
		    c->name, o->operands[0]);
	else if (c->operands == OPERANDS_MARK && o->n_operands < 2)
		out_complain("%s: how, and which one? For example: nonmun %s "
			     "read 2025-09-12",
		    c->name, c->name);
	else if (c->operands == OPERANDS_WORDS && !o->n_operands)
		out_complain("%s: what for? For example: nonmun %s diffusion",
		    c->name, c->name);
	else if (c->operands != OPERANDS_NONE && !o->n_operands)
		out_complain(
		    "%s: which one? For example: nonmun %s 2025-09-12/3",
		    c->name, c->name);
	else if (c->operands == OPERANDS_ONE && o->n_operands > 1)
		out_complain("%s: one at a time, please", c->name);
	else
		return true;
	return false;
}

static void
help_program(const struct usage *usage)
{
	struct strbuf name = STRBUF_INIT;

	usage_add_text(usage, _("Reads digests of research papers.\n\n"));
	strbuf_printf(&name, "  nonmun %s", _("[OPTION]... [PATH]..."));
	usage_add_row(usage, name.str, HELP_COLUMN, _("the reader"));
	for (size_t i = 0; i < N_COMMANDS; i++) {
		strbuf_reset(&name);
		strbuf_printf(&name, "  nonmun %s %s", commands[i].name,
		    _(commands[i].usage));
		usage_add_row(
		    usage, name.str, HELP_COLUMN, _(commands[i].help));
	}
	strbuf_release(&name);
	usage_add_text(usage, "\n");
	options_help(NULL, usage);
	usage_add_text(usage, _(library_help));
}

static void
help_command(const struct command *c, const struct usage *usage)
{
	struct strbuf title = STRBUF_INIT;

	strbuf_printf(
	    &title, "nonmun %s %s: %s\n\n", c->name, _(c->usage), _(c->help));
	usage_add_text(usage, title.str);
	strbuf_release(&title);
	options_help(c, usage);
	if (c->operands == OPERANDS_REFS)
		usage_add_text(usage, _(export_help));
	if (c->operands == OPERANDS_MARK)
		mark_help(usage);
	if (c->operands == OPERANDS_SHOW || c->operands == OPERANDS_REFS)
		usage_add_text(usage, _(ref_help));
	if (c->operands == OPERANDS_ONE)
		usage_add_text(usage, _(one_help));
	if (c->operands == OPERANDS_WORDS)
		usage_add_text(usage, _(query_help));
}

void
command_help(const struct command *c, struct out *out)
{
	struct usage usage;

	usage_init(&usage, out);
	if (c)
		help_command(c, &usage);
	else
		help_program(&usage);
}

static bool
open_library(struct memory *memory, const struct options *o,
    const struct source *source, struct library *lib)
{
	if (!o->command->remembers)
		return source_open(source, o, lib);
	if (!memory_open(memory, o, source, lib))
		return false;
	memory_verify(memory, lib);
	return true;
}

/* Runs the command on the library, once that is open. */
static enum exit_status
run_on(struct job job, struct memory *memory, struct library *lib)
{
	const struct options *o = job.options;
	struct source source;
	enum exit_status status = EXIT_USAGE;
	struct out out;

	source_init(&source, o, job.settings);
	out_init(&out);
	job.lib = lib;
	job.out = &out;
	/* What is wrong with the library is among what the doctor says. */
	if (open_library(memory, o, &source, lib) ||
	    o->command->bit == FOR_DOCTOR) {
		if (source.samples && o->command->bit != FOR_DOCTOR)
			out_complain("no library is named (-L PATH): these "
				     "are the sample digests");
		job.catalogue = memory->catalogue;
		status = o->command->run(&job);
		memory_keep(memory, lib);
	}
	source_release(&source);
	return out_close(&out, status);
}

enum exit_status
command_run(const struct options *o, const struct config *config,
    const struct terminal_report *terminal, const struct confined *confined)
{
	struct job job = {.options = o,
	    .config = config,
	    .settings = &config->settings,
	    .terminal = terminal,
	    .confined = confined};
	struct library *lib = library_new();
	struct memory memory;
	enum exit_status status;

	memory_init(&memory);
	status = run_on(job, &memory, lib);
	memory_close(&memory);
	library_free(lib);
	memory_release(&memory);
	return status;
}
