// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun complete: see complete.h. All that is offered comes from the tables
 * that the program reads the finished line by, and from the library. */
#include <config.h>

#include "cmd/complete.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cmd/command.h"
#include "cmd/complete-days.h"
#include "cmd/complete-headings.h"
#include "cmd/complete-refs.h"
#include "cmd/complete-typed.h"
#include "cmd/mark.h"
#include "cmd/offers.h"
#include "model/query-token.h"

struct completion {
	const struct typed *line;
	const struct settings *settings;
	struct offers offers;
	bool files; /* if nothing else is offered */
};

/* ---- Options ------------------------------------------------------------ */

static void
offer_option(
    struct offers *offers, const char *name, bool value, const char *help)
{
	struct strbuf word = STRBUF_INIT;

	strbuf_printf(&word, "--%s%s", name, value ? "=" : "");
	offers_add(offers, word.str, _(help));
	strbuf_release(&word);
}

static void
offer_options(struct completion *c)
{
	unsigned taker = typed_taker(c->line);
	const struct known *known;

	for (size_t i = 0; (known = known_at(i)); i++)
		if (known->takers & taker)
			offer_option(&c->offers, known->name,
			    known->value != NULL, known->help);
	for (enum option_id id = 0; taker == FOR_READER && id < OPTIONS; id++) {
		const struct conf_option *option = option_get(id);

		if (id != OPT_library)
			offer_option(
			    &c->offers, option->name, true, option->help);
	}
}

static void
offer_configured(struct completion *c, const struct conf_option *option)
{
	struct strbuf word = STRBUF_INIT;

	for (size_t i = 0; option_word(option, i, &word); i++) {
		offers_add(&c->offers, word.str, NULL);
		strbuf_reset(&word);
	}
	strbuf_release(&word);
}

static void
offer_values(struct completion *c, const struct known *known)
{
	const char *word;

	for (size_t i = 0; (word = known_word(known->values, i)); i++)
		offers_add(&c->offers, word, NULL);
	if (known->values == VALUES_SECTIONS)
		complete_headings(c->line, c->settings, &c->offers);
	if (known->values == VALUES_DAYS)
		complete_days(c->line, c->settings, &c->offers);
	c->files = known->values == VALUES_FILES;
}

/* ---- Operands ----------------------------------------------------------- */

static void
offer_commands(struct completion *c)
{
	const struct command *command;

	if (c->line->n_operands == 0 && !c->line->no_options)
		for (size_t i = 0; (command = command_at(i)); i++)
			if (command->operands != OPERANDS_LINE)
				offers_add(&c->offers, command->name,
				    _(command->help));
	c->files = true;
}

static void
offer_refs(struct completion *c)
{
	complete_refs(c->line, c->settings, &c->offers);
}

static void
offer_ref(struct completion *c)
{
	if (c->line->n_operands == 0)
		offer_refs(c);
}

static void
offer_marks(struct completion *c)
{
	const char *word;

	if (c->line->n_operands == 0)
		for (size_t i = 0; (word = mark_word(i)); i++)
			offers_add(&c->offers, word, NULL);
	else if (c->line->n_operands == 1 || !mark_is_note(c->line->operand))
		offer_refs(c);
}

/* The fields of a query, and the kinds of sections behind theirs. */
static void
offer_fields(struct completion *c)
{
	struct strbuf word = STRBUF_INIT;
	const char *kind;

	for (int i = FIELD_TEXT + 1; i < QUERY_FIELDS; i++) {
		strbuf_reset(&word);
		strbuf_printf(
		    &word, "%s:", query_field_name((enum query_field)i));
		if (strcmp(word.str, c->offers.typed) != 0)
			offers_add(&c->offers, word.str, NULL);
	}
	for (size_t i = 0; (kind = known_word(VALUES_SECTIONS, i)); i++) {
		strbuf_reset(&word);
		strbuf_printf(
		    &word, "%s:%s", query_field_name(FIELD_SECTION), kind);
		if (strchr(c->offers.typed, ':'))
			offers_add(&c->offers, word.str, NULL);
	}
	strbuf_release(&word);
}

static void
offer_files(struct completion *c)
{
	c->files = true;
}

static void
offer_operands(struct completion *c)
{
	static void (*const offer[])(struct completion * c) = {
	    [OPERANDS_NONE] = NULL,
	    [OPERANDS_ONE] = offer_ref,
	    [OPERANDS_SHOW] = offer_refs,
	    [OPERANDS_REFS] = offer_refs,
	    [OPERANDS_MARK] = offer_marks,
	    [OPERANDS_WORDS] = offer_fields,
	    [OPERANDS_FILES] = offer_files,
	    [OPERANDS_LINE] = NULL,
	};
	const struct command *command = c->line->options.command;

	if (!command)
		offer_commands(c);
	else if (offer[command->operands])
		offer[command->operands](c);
}

/* ---- The line ----------------------------------------------------------- */

static void
offer(struct completion *c)
{
	const struct typed *line = c->line;

	if (line->option.configured)
		offer_configured(c, line->option.configured);
	else if (line->option.known)
		offer_values(c, line->option.known);
	else if (line->word[0] == '-' && !line->no_options)
		offer_options(c);
	else
		offer_operands(c);
}

static void
be_silent(void)
{
	int fd = open("/dev/null", O_WRONLY);

	if (fd < 0)
		return;
	dup2(fd, STDERR_FILENO);
	if (fd != STDERR_FILENO)
		close(fd);
}

enum exit_status
complete_run(const struct options *options, const struct settings *settings)
{
	struct typed line;
	struct out out;
	struct completion c = {.line = &line, .settings = settings};

	be_silent();
	out_init(&out);
	typed_read(&line, options, options->operands, options->n_operands);
	c.offers = (struct offers){.out = &out.text,
	    .fixed = line.word,
	    .n_fixed = line.value,
	    .typed = line.word + line.value};
	offer(&c);
	typed_release(&line);
	return out_close(
	    &out, c.offers.any || c.files ? EXIT_DONE : EXIT_PROBLEM);
}
