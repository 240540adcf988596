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
#include <unistd.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "cmd/command.h"
#include "cmd/known.h"
#include "cmd/out.h"
#include "cmd/restricted.h"

/* What getopt_long returns for an option of the table: FIRST + its index. */
enum { FIRST = 256, FIRST_CONFIGURED = 512, HELP_COLUMN = 26 };

/* The tables that getopt_long wants, with the options of the configuration
 * behind those of the table. */
struct getopt_tables {
	struct option longs[KNOWN_MAX + OPTIONS + 1];
	char shorts[2 * KNOWN_MAX + 3];
};

/* Adds those of the configuration which the table does not have itself. The
 * value of a flag may be left out: it is switched on. */
static void
add_configured(struct getopt_tables *t, size_t n)
{
	for (enum option_id id = 0; id < OPTIONS; id++)
		if (id != OPT_library)
			t->longs[n++] = (struct option){option_get(id)->name,
			    option_get(id)->kind == OPTION_FLAG
				? optional_argument
				: required_argument,
			    NULL, FIRST_CONFIGURED + (int)id};
}

static void
build_tables(struct getopt_tables *t, unsigned taker, bool stop)
{
	const struct known *known;
	size_t n = 0;
	char *s;

	memset(t, 0, sizeof(*t));
	s = t->shorts;
	if (stop)
		*s++ = '+'; /* at the first word that is no option */
	*s++ = ':';
	for (size_t i = 0; (known = known_at(i)); i++) {
		if (!(known->takers & taker))
			continue;
		t->longs[n++] = (struct option){known->name,
		    known->value ? required_argument : no_argument, NULL,
		    FIRST + (int)i};
		if (!known->letter)
			continue;
		*s++ = known->letter;
		if (known->value)
			*s++ = ':';
	}
	if (taker == FOR_READER)
		add_configured(t, n);
}

/* The option that getopt_long means by `code`, or NULL. */
static const struct known *
known_of(int code)
{
	const struct known *known;

	if (code >= FIRST)
		return code < FIRST_CONFIGURED
		    ? known_at((size_t)(code - FIRST))
		    : NULL;
	for (size_t i = 0; (known = known_at(i)); i++)
		if (known->letter && known->letter == code)
			break;
	return known;
}

/* An option that is not in the table, perhaps because it is mistyped. */
static void
complain_unknown(const char *word, const struct getopt_tables *t)
{
	struct strbuf name = STRBUF_INIT;
	struct nearest nearest;

	if (strncmp(word, "--", 2) == 0)
		strbuf_add(&name, word + 2, strcspn(word + 2, "="));
	nearest_init(&nearest, name.str);
	for (const struct option *o = t->longs; o->name; o++)
		nearest_try(&nearest, o->name);
	if (nearest.name)
		out_complain("unknown option --%s; did you mean --%s?",
		    name.str, nearest.name);
	else
		out_complain("unknown option %s", word);
	strbuf_release(&name);
}

static void
complain_option(int code, const char *word, const struct getopt_tables *t)
{
	const struct known *known = known_of(optopt);

	if (optopt >= FIRST_CONFIGURED)
		out_complain("option --%s needs a value",
		    option_get((enum option_id)(optopt - FIRST_CONFIGURED))
			->name);
	else if (code == ':' && known)
		out_complain("option --%s needs a value: %s", known->name,
		    _(known->value));
	else if (known)
		out_complain("option --%s takes no value", known->name);
	else if (optopt)
		out_complain("unknown option -%c", optopt);
	else
		complain_unknown(word, t);
}

/* Takes a value of an option of the configuration; false after complaining. */
static bool
take_configured(struct options *o, enum option_id id, const char *value)
{
	struct strbuf allowed = STRBUF_INIT;
	struct settings trial;
	bool good;

	settings_init(&trial);
	good = option_set(&trial, option_get(id), value, &allowed);
	if (good)
		o->given[id] = value;
	else
		out_complain("--%s=%s is not allowed; allowed: %s",
		    option_get(id)->name, value, allowed.str);
	settings_release(&trial);
	strbuf_release(&allowed);
	return good;
}

void
options_apply(const struct options *o, struct settings *settings)
{
	struct strbuf allowed = STRBUF_INIT;

	for (enum option_id id = 0; id < OPTIONS; id++)
		if (o->given[id])
			option_set(
			    settings, option_get(id), o->given[id], &allowed);
	strbuf_release(&allowed);
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

		*value = optarg;
		if (code >= FIRST_CONFIGURED) {
			if (!take_configured(o,
				(enum option_id)(code - FIRST_CONFIGURED),
				optarg ? optarg : "on"))
				return false;
			continue;
		}
		if (!known) {
			complain_option(code, argv[optind - 1], t);
			return false;
		}
		*value = known->value ? optarg : NULL;
		wrong = known_set(known, o, *value);
		if (wrong) {
			out_complain(
			    "--%s=%s: %s", known->name, *value, _(wrong));
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

static void
skip_operands(struct options *o, size_t n)
{
	o->operands += n;
	o->n_operands -= n;
}

/* Whether a word is neither a command nor a file, but nearly a command; says
 * so, before options are taken that the reader does not know. */
static bool
is_mistyped(const char *word)
{
	const char *meant = strchr(word, '/') ? NULL : command_nearest(word);

	if (!meant || access(word, F_OK) == 0)
		return false;
	out_complain(
	    "%s: unknown command or file; did you mean %s?", word, meant);
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
	if (o->command && o->command->operands == OPERANDS_LINE) {
		skip_operands(o, 1);
		if (o->n_operands && strcmp(o->operands[0], "--") == 0)
			skip_operands(o, 1);
		return true;
	}
	if (!o->command && is_mistyped(argv[at]))
		return false;
	if (!o->command)
		at--;
	return take_rest(o, argc - at, argv + at);
}

bool
options_parse(struct options *o, int argc, char **argv)
{
	memset(o, 0, sizeof(*o));
	o->program = argc > 0 ? argv[0] : NULL;
	o->restricted = restricted_by_environment();
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
options_help(const struct command *command, const struct usage *usage)
{
	unsigned taker = command ? command->bit : FOR_READER;
	const struct known *known;
	struct strbuf name = STRBUF_INIT;

	for (size_t i = 0; (known = known_at(i)); i++) {
		if (!(known->takers & taker))
			continue;
		strbuf_reset(&name);
		if (known->letter)
			strbuf_printf(&name, "  -%c, ", known->letter);
		else
			strbuf_adds(&name, "      ");
		strbuf_printf(&name, "--%s", known->name);
		if (known->value)
			strbuf_printf(&name, "=%s", _(known->value));
		usage_add_row(usage, name.str, HELP_COLUMN, _(known->help));
	}
	strbuf_release(&name);
}
