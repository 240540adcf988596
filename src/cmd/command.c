// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of batch commands: see command.h. */
#include <config.h>

#include "cmd/command.h"

#include <string.h>

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
    {"list", "[OPTION]...", "list the papers, newest first", FOR_LIST,
	OPERANDS_NONE, false, list_run},
    {"show", "[OPTION]... REF...", "print days or papers as text", FOR_SHOW,
	OPERANDS_SOME, false, show_run},
    {"search", "[OPTION]... QUERY...", "find papers by their text", FOR_SEARCH,
	OPERANDS_WORDS, true, search_run},
    {"open", "[OPTION]... REF", "open a paper in the browser", FOR_OPEN,
	OPERANDS_ONE, false, open_run},
    {"export", "[OPTION]... [REF]...", "papers for other programs", FOR_EXPORT,
	OPERANDS_REFS, true, export_run},
    {"mark", "[OPTION]... HOW REF...", "mark papers, as the reader does",
	FOR_MARK, OPERANDS_MARK, false, mark_run},
    {"check", "[OPTION]... [FILE]...", "report what is wrong with digests",
	FOR_CHECK, OPERANDS_FILES, false, check_run},
};
enum { N_COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static const char ref_help[] =
    "\nREF is a day (2025-09-12), a paper of a day (2025-09-12/3), an arXiv\n"
    "identifier (2509.09372) or a paper's URL.\n";

static const char export_help[] =
    "\nWithout a REF or QUERY all papers are exported. One that stands on\n"
    "several days is written once, as on the newest of them. Keys of BibTeX\n"
    "entries stay the same, whatever else is exported.\n";

static const char query_help[] =
    "\nThe words and \"quoted phrases\" of QUERY must all be in a paper or "
    "the\n"
    "note on it, in whatever case as long as they have no capital. A word may\n"
    "say where to look instead: section:results, title:robot, tag:vision,\n"
    "note:todo, arxiv:2509.09372, after:2025-09-01, before:2025-10. From a\n"
    "word that begins with ~ on, the rest is a regular expression. For\n"
    "example:\n"
    "\n"
    "  nonmun search '\"diffusion policy\" section:limitations'\n";

static const char reader_help[] =
    "Reads digests of research papers.\n"
    "\n"
    "  nonmun [OPTION]... [PATH]...         the reader\n";

static const char library_help[] =
    "\nPATH is a file, a folder, or - for standard input; a file that is\n"
    "called like a command is written ./list. Without any PATH the digests\n"
    "are those of $NONMUN_PATH, a list that colons separate, else the\n"
    "samples that came with the program.\n"
    "\nExit status: 0 done; 1 nothing found, or a problem was reported;\n"
    "2 wrong usage, or it cannot run.\n";

const struct command *
command_find(const char *name)
{
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

bool
command_check_operands(const struct options *o)
{
	const struct command *c = o->command;

	if (!c || c->operands == OPERANDS_FILES || c->operands == OPERANDS_REFS)
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
		out_complain("%s: which one? For example: nonmun %s 2025-09-12",
		    c->name, c->name);
	else if (c->operands == OPERANDS_ONE && o->n_operands > 1)
		out_complain("%s: one at a time, please", c->name);
	else
		return true;
	return false;
}

static void
help_program(struct strbuf *out)
{
	strbuf_adds(out, reader_help);
	for (size_t i = 0; i < N_COMMANDS; i++) {
		size_t start = out->len;

		strbuf_printf(
		    out, "  nonmun %s %s", commands[i].name, commands[i].usage);
		while (out->len < start + 37)
			strbuf_addc(out, ' ');
		strbuf_printf(out, "  %s\n", commands[i].help);
	}
	strbuf_addc(out, '\n');
	options_help(NULL, out);
	strbuf_adds(out, library_help);
}

void
command_help(const struct command *c, struct strbuf *out)
{
	if (!c) {
		help_program(out);
		return;
	}
	strbuf_printf(out, "nonmun %s %s: %s\n\n", c->name, c->usage, c->help);
	options_help(c, out);
	if (c->operands == OPERANDS_REFS)
		strbuf_adds(out, export_help);
	if (c->operands == OPERANDS_MARK)
		strbuf_printf(out, "\nHOW is one of\n\n%s", mark_help);
	if (c->operands == OPERANDS_ONE || c->operands == OPERANDS_SOME ||
	    c->operands == OPERANDS_REFS || c->operands == OPERANDS_MARK)
		strbuf_adds(out, ref_help);
	if (c->operands == OPERANDS_WORDS)
		strbuf_adds(out, query_help);
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
run_on(const struct options *o, struct memory *memory, struct library *lib)
{
	struct job job = {.options = o, .lib = lib};
	struct source source;
	enum exit_status status = EXIT_USAGE;
	struct out out;

	source_init(&source, o);
	out_init(&out);
	job.out = &out;
	if (open_library(memory, o, &source, lib)) {
		if (source.samples)
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
command_run(const struct options *o)
{
	struct library *lib = library_new();
	struct memory memory;
	enum exit_status status;

	memory_init(&memory);
	status = run_on(o, &memory, lib);
	memory_close(&memory);
	library_free(lib);
	memory_release(&memory);
	return status;
}
