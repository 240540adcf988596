// SPDX-License-Identifier: GPL-3.0-or-later
/* A command line that is being typed: see complete-typed.h. What is wrong in it
 * is passed over: it may be mended before it is run. */
#include <config.h>

#include "cmd/complete-typed.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "cmd/command.h"

unsigned
typed_taker(const struct typed *line)
{
	return line->options.command ? line->options.command->bit : FOR_READER;
}

static bool
begins_with(const char *name, const char *with, size_t len)
{
	return strncmp(name, with, len) == 0;
}

/* The option of this name, or else the first whose name begins so. */
static struct named
find_long(unsigned taker, const char *name, size_t len)
{
	struct named found = {NULL, NULL};
	const struct known *known;

	for (size_t i = 0; (known = known_at(i)); i++) {
		if (!(known->takers & taker) ||
		    !begins_with(known->name, name, len))
			continue;
		if (!found.known || !known->name[len])
			found.known = known;
	}
	for (enum option_id id = 0; taker == FOR_READER && id < OPTIONS; id++) {
		const struct conf_option *option = option_get(id);

		if (begins_with(option->name, name, len) &&
		    (!option->name[len] || (!found.known && !found.configured)))
			found = (struct named){NULL, option};
	}
	return found;
}

static struct named
find_letter(unsigned taker, char letter)
{
	const struct known *known;

	for (size_t i = 0; (known = known_at(i)); i++)
		if (known->takers & taker && known->letter == letter)
			break;
	return (struct named){known, NULL};
}

static bool
takes_value(const struct named *option)
{
	return option->known
	    ? option->known->value != NULL
	    : option->configured && option->configured->kind != OPTION_FLAG;
}

/* The path as the shell would have made it. */
static const char *
expand(struct typed *line, const char *path)
{
	const char *home = getenv("HOME");
	struct strbuf whole = STRBUF_INIT;

	if (path[0] != '~' || (path[1] && path[1] != '/') || !home)
		return path;
	strbuf_adds(&whole, home);
	strbuf_adds(&whole, path + 1);
	line->owned = mem_grow(
	    line->owned, line->n_owned, &line->cap_owned, sizeof(*line->owned));
	line->owned[line->n_owned++] = strbuf_detach(&whole);
	return line->owned[line->n_owned - 1];
}

static void
take_value(struct typed *line, const struct named *option, const char *value)
{
	if (option->known && option->known->value)
		known_set(option->known, &line->options, expand(line, value));
	line->option = (struct named){NULL, NULL};
}

static void
take_long(struct typed *line, const char *word)
{
	size_t len = strcspn(word, "=");
	struct named option = find_long(typed_taker(line), word, len);

	if (word[len])
		take_value(line, &option, word + len + 1);
	else if (takes_value(&option))
		line->option = option;
}

static void
take_letters(struct typed *line, const char *letters)
{
	for (; *letters; letters++) {
		struct named option = find_letter(typed_taker(line), *letters);

		if (!takes_value(&option))
			continue;
		if (letters[1])
			take_value(line, &option, letters + 1);
		else
			line->option = option;
		return;
	}
}

static void
take_operand(struct typed *line, const char *word)
{
	struct options *o = &line->options;

	if (!o->command && !line->n_operands && !line->no_options) {
		o->command = command_find(word);
		if (o->command)
			return;
	}
	if (!line->n_operands++)
		line->operand = word;
}

static void
take_word(struct typed *line, const char *word)
{
	if (takes_value(&line->option))
		take_value(line, &line->option, word);
	else if (line->no_options || word[0] != '-' || !word[1])
		take_operand(line, word);
	else if (strcmp(word, "--") == 0)
		line->no_options = true;
	else if (word[1] == '-')
		take_long(line, word + 2);
	else
		take_letters(line, word + 1);
}

/* The last word may hold an option and the beginning of its value. */
static void
take_last(struct typed *line, const char *word)
{
	size_t len = strcspn(word, "=");

	line->word = word;
	if (takes_value(&line->option) || line->no_options ||
	    !begins_with(word, "--", 2) || !word[len])
		return;
	line->option = find_long(typed_taker(line), word + 2, len - 2);
	line->value = len + 1;
}

void
typed_read(struct typed *line, const struct options *options,
    char *const *words, size_t n)
{
	memset(line, 0, sizeof(*line));
	line->options.program = options->program;
	for (size_t i = 0; i + 1 < n; i++)
		take_word(line, words[i]);
	take_last(line, n ? words[n - 1] : "");
}

void
typed_release(struct typed *line)
{
	for (size_t i = 0; i < line->n_owned; i++)
		free(line->owned[i]);
	free(line->owned);
	options_release(&line->options);
}
