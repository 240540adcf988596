// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The command line: see options.h. getopt_long finds the words, in two passes:
 * up to the command, then behind it. It stays silent; what is wrong is said
 * here, since words of the command line are not clean.
 */
#include <config.h>

#include "cmd/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/command.h"
#include "cmd/out.h"
#include "cmd/ref.h"

/* What getopt_long returns for an option of the table: FIRST + its index. */
enum { FIRST = 256, OPTIONS_MAX = 16 };

static const char *
set_library(struct options *o, const char *value)
{
	o->paths =
	    mem_grow(o->paths, o->n_paths, &o->cap_paths, sizeof(*o->paths));
	o->paths[o->n_paths++] = value;
	return *value ? NULL : "a path is needed";
}

static const char *
set_format(struct options *o, const char *value)
{
	o->json = strcmp(value, "json") == 0;
	return o->json || strcmp(value, "text") == 0
	    ? NULL
	    : "the formats are text and json";
}

static const char *
set_export_format(struct options *o, const char *value)
{
	return export_find_format(&o->export_format, value)
	    ? NULL
	    : "the formats are bibtex, ris, markdown and json";
}

static const char *
set_starred(struct options *o, const char *value)
{
	(void)value;
	o->starred = true;
	return NULL;
}

static const char *
set_unread(struct options *o, const char *value)
{
	(void)value;
	o->unread = true;
	return NULL;
}

static const char *
set_search(struct options *o, const char *value)
{
	o->search = value;
	return NULL;
}

static const char *
read_day(struct date *day, const char *value)
{
	return ref_parse_day(day, value) ? NULL
					 : "a day is written as 2025-09-12";
}

static const char *
set_since(struct options *o, const char *value)
{
	return read_day(&o->since, value);
}

static const char *
set_until(struct options *o, const char *value)
{
	return read_day(&o->until, value);
}

static const char *
set_count_by(struct options *o, const char *value)
{
	o->count = true;
	for (enum timeline_unit unit = 0; unit < TIMELINE_UNITS; unit++) {
		o->count_by = unit;
		if (strcmp(value, timeline_unit_name(unit)) == 0)
			return NULL;
	}
	return "what is found is counted by week or month";
}

static const char *
set_section(struct options *o, const char *value)
{
	o->section = value;
	return *value ? NULL : "a name is needed";
}

static const char *
set_width(struct options *o, const char *value)
{
	size_t digits = strspn(value, "0123456789");

	if (!digits || digits > 5 || value[digits])
		return "a number of cells is needed, from 1 to 65535";
	o->width = (unsigned)strtoul(value, NULL, 10);
	return o->width >= 1 && o->width <= WIDTH_MAX
	    ? NULL
	    : "the width is from 1 to 65535 cells";
}

static const char *
set_print(struct options *o, const char *value)
{
	(void)value;
	o->print = true;
	return NULL;
}

static const char *
set_pdf(struct options *o, const char *value)
{
	(void)value;
	o->pdf = true;
	return NULL;
}

static const char *
set_help(struct options *o, const char *value)
{
	(void)value;
	o->help = true;
	return NULL;
}

static const char *
set_version(struct options *o, const char *value)
{
	(void)value;
	o->version = true;
	return NULL;
}

static const struct known {
	const char *name;
	char letter;       /* 0: none */
	const char *value; /* what stands for its value; NULL: it has none */
	const char *help;
	unsigned takers; /* enum command_bit */
	/* Returns what is wrong with the value, or NULL. */
	const char *(*set)(struct options *o, const char *value);
} table[] = {
    {"library", 'L', "PATH", "read PATH, a file or folder; may be repeated",
	FOR_ALL, set_library},
    {"format", 0, "FORMAT", "text, or json: one object per paper and line",
	FOR_LIST | FOR_SHOW | FOR_SEARCH, set_format},
    {"format", 0, "FORMAT", "bibtex (if not given), ris, markdown or json",
	FOR_EXPORT, set_export_format},
    {"unread", 0, NULL, "only papers that were not read", FOR_LIST, set_unread},
    {"starred", 0, NULL, "only papers with a star", FOR_LIST | FOR_EXPORT,
	set_starred},
    {"search", 0, "QUERY", "the papers that nonmun search would find",
	FOR_EXPORT, set_search},
    {"since", 0, "DAY", "only posts of DAY (2025-09-12) and later",
	FOR_LIST | FOR_SEARCH | FOR_EXPORT, set_since},
    {"until", 0, "DAY", "only posts of DAY and earlier",
	FOR_LIST | FOR_SEARCH | FOR_EXPORT, set_until},
    {"count-by", 0, "UNIT", "how much is found by week, or by month",
	FOR_SEARCH, set_count_by},
    {"section", 0, "NAME", "only sections of this kind or heading: method",
	FOR_SHOW, set_section},
    {"width", 0, "CELLS", "wrap lines at this width", FOR_SHOW, set_width},
    {"pdf", 0, NULL, "the PDF instead of the paper's page", FOR_OPEN, set_pdf},
    {"print", 0, NULL, "only print the URL", FOR_OPEN, set_print},
    {"help", 'h', NULL, "this help", FOR_ALL, set_help},
    {"version", 'V', NULL, "version and licence", FOR_ALL, set_version},
};
enum { N_TABLE = sizeof(table) / sizeof(table[0]) };
_Static_assert(
    (int)N_TABLE < (int)OPTIONS_MAX, "the tables for getopt_long are full");

/* The tables that getopt_long wants. */
struct getopt_tables {
	struct option longs[OPTIONS_MAX];
	char shorts[2 * OPTIONS_MAX + 3];
};

static void
build_tables(struct getopt_tables *t, unsigned taker, bool stop)
{
	char *s = t->shorts;
	size_t n = 0;

	memset(t, 0, sizeof(*t));
	if (stop)
		*s++ = '+'; /* at the first word that is no option */
	*s++ = ':';
	for (size_t i = 0; i < N_TABLE; i++) {
		if (!(table[i].takers & taker))
			continue;
		t->longs[n++] = (struct option){table[i].name,
		    table[i].value ? required_argument : no_argument, NULL,
		    FIRST + (int)i};
		if (!table[i].letter)
			continue;
		*s++ = table[i].letter;
		if (table[i].value)
			*s++ = ':';
	}
}

/* The option that getopt_long means by `code`, or NULL. */
static const struct known *
known_of(int code)
{
	if (code >= FIRST && code < FIRST + N_TABLE)
		return &table[code - FIRST];
	for (size_t i = 0; i < N_TABLE; i++)
		if (table[i].letter && table[i].letter == code)
			return &table[i];
	return NULL;
}

static void
complain_option(int code, const char *word)
{
	const struct known *known = known_of(optopt);

	if (code == ':' && known)
		out_complain(
		    "option --%s needs a value: %s", known->name, known->value);
	else if (known)
		out_complain("option --%s takes no value", known->name);
	else if (optopt)
		out_complain("unknown option -%c", optopt);
	else
		out_complain("unknown option %s", word);
}

/* Takes the options among argv[1]...; their last value goes to `*value`.
 * Afterwards optind is the index of the first operand. */
static bool
take_options(struct options *o, int argc, char **argv,
    const struct getopt_tables *t, const char **value)
{
	int code;

	*value = NULL;
	opterr = 0;
	optind = 0; /* starts anew, in all versions of getopt_long */
	while (
	    (code = getopt_long(argc, argv, t->shorts, t->longs, NULL)) != -1) {
		const struct known *known = known_of(code);
		const char *wrong;

		if (!known) {
			complain_option(code, argv[optind - 1]);
			return false;
		}
		*value = known->value ? optarg : NULL;
		wrong = known->set(o, *value);
		if (wrong) {
			out_complain("--%s=%s: %s", known->name, *value, wrong);
			return false;
		}
	}
	return true;
}

/* Takes what follows argv[0], the command or any other word. */
static bool
take_rest(struct options *o, int argc, char **argv)
{
	struct getopt_tables t;
	const char *value;

	build_tables(&t, o->command ? o->command->bit : FOR_READER, false);
	if (!take_options(o, argc, argv, &t, &value))
		return false;
	o->operands = argv + optind;
	o->n_operands = (size_t)(argc - optind);
	return true;
}

static bool
parse(struct options *o, int argc, char **argv)
{
	struct getopt_tables t;
	const char *value;
	int at;

	build_tables(&t, FOR_READER, true);
	if (!take_options(o, argc, argv, &t, &value))
		return false;
	at = optind;
	o->operands = argv + at;
	o->n_operands = (size_t)(argc - at);
	if (at >= argc || o->help || o->version)
		return true;
	/* Behind "--" all words are paths. */
	if (at > 1 && strcmp(argv[at - 1], "--") == 0 && argv[at - 1] != value)
		return true;
	o->command = command_find(argv[at]);
	if (!o->command)
		at--;
	return take_rest(o, argc - at, argv + at);
}

bool
options_parse(struct options *o, int argc, char **argv)
{
	memset(o, 0, sizeof(*o));
	o->program = argc > 0 ? argv[0] : NULL;
	if (argc > 0 && !parse(o, argc, argv)) {
		out_complain("for help: nonmun %s%s--help",
		    o->command ? o->command->name : "", o->command ? " " : "");
		return false;
	}
	return o->help || o->version || command_check_operands(o);
}

bool
options_take_day(const struct options *o, const struct date *day)
{
	long number = date_day_number(day);

	if ((o->since.year || o->until.year) && !day->year)
		return false;
	return (!o->since.year || number >= date_day_number(&o->since)) &&
	    (!o->until.year || number <= date_day_number(&o->until));
}

void
options_release(struct options *o)
{
	free(o->paths);
	memset(o, 0, sizeof(*o));
}

void
options_help(const struct command *command, struct strbuf *out)
{
	unsigned taker = command ? command->bit : FOR_READER;

	for (size_t i = 0; i < N_TABLE; i++) {
		size_t start = out->len;

		if (!(table[i].takers & taker))
			continue;
		if (table[i].letter)
			strbuf_printf(out, "  -%c, ", table[i].letter);
		else
			strbuf_adds(out, "      ");
		strbuf_printf(out, "--%s", table[i].name);
		if (table[i].value)
			strbuf_printf(out, "=%s", table[i].value);
		while (out->len < start + 24)
			strbuf_addc(out, ' ');
		strbuf_printf(out, "  %s\n", table[i].help);
	}
}
