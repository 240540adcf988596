// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The user's keys, read: see keymap.h. Lines for all panes come first and those
 * for one pane over them, wherever they stand in the file. What they do to the
 * keys that there are is in keymap-bind.c.
 */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "ui/handlers.h"
#include "ui/keymap.h"
#include "ui/program.h"

/* Where a program knows of a paper. */
enum {
	CTX_OF_PROGRAMS =
	    CTX_DATES | CTX_PAPERS | CTX_READER | CTX_RESULTS | CTX_AXIS
};

static const char all_panes[] = "all";

static bool
is_for_all(const struct key_line *line)
{
	return strcmp(line->context, all_panes) == 0;
}

static void
complain_unknown(struct config *config, const struct key_line *line,
    const char *what, const struct nearest *nearest)
{
	if (nearest->name)
		config_complain(config, line->line,
		    _("keys: unknown %s \"%s\"; did you mean \"%s\"?"), what,
		    nearest->word, nearest->name);
	else
		config_complain(config, line->line,
		    _("keys: unknown %s \"%s\""), what, nearest->word);
}

static unsigned
contexts_of(struct config *config, const struct key_line *line)
{
	struct nearest nearest;

	if (is_for_all(line))
		return ~0u;
	for (const struct keymap_pane *p = keymap_panes; p->name; p++)
		if (strcmp(p->name, line->context) == 0)
			return p->context;
	nearest_init(&nearest, line->context);
	nearest_try(&nearest, all_panes);
	for (const struct keymap_pane *p = keymap_panes; p->name; p++)
		nearest_try(&nearest, p->name);
	complain_unknown(config, line, _("pane"), &nearest);
	return 0;
}

static const struct action *
action_of(struct config *config, const struct key_line *line)
{
	const struct action *action = action_find(line->words[0]);
	struct nearest nearest;

	if (action)
		return action;
	nearest_init(&nearest, line->words[0]);
	for (enum action_id id = 0; id < ACTIONS; id++)
		nearest_try(&nearest, action_get(id)->name);
	complain_unknown(config, line, _("action"), &nearest);
	return NULL;
}

static const struct action *
program_of(struct keymap *map, const struct key_line *line)
{
	struct program *program = mem_alloc(sizeof(*program));
	struct strbuf help = STRBUF_INIT;

	program->words =
	    mem_alloc(mem_product(line->n_words + 1, sizeof(*program->words)));
	program->n_words = line->n_words;
	for (size_t i = 0; i < line->n_words; i++) {
		program->words[i] = mem_strdup(line->words[i]);
		strbuf_adds(&help, i ? " " : "");
		utf8_clean(&help, line->words[i], strlen(line->words[i]),
		    UTF8_CLEAN_LINE);
	}
	program->help = strbuf_detach(&help);
	program->action = (struct action){.name = program->help,
	    .keys = "",
	    .contexts = CTX_OF_PROGRAMS,
	    .run = program_run,
	    .arg = (int)map->n_programs,
	    .help = program->help};
	map->programs = mem_grow(map->programs, map->n_programs,
	    &map->cap_programs, sizeof(struct program *));
	map->programs[map->n_programs++] = program;
	return &program->action;
}

/* "C-d" is what people write, too. */
static size_t
parse_control(const char *text, struct binding *b)
{
	char name[] = "<C-x>";

	if (strncmp(text, "C-", 2) != 0 || strlen(text) != 3)
		return 0;
	name[3] = text[2];
	return keys_parse(name, b->keys, &b->n) ? 3 : 0;
}

static bool
check_words(struct config *config, const struct key_line *line)
{
	struct strbuf known = STRBUF_INIT;
	bool good = program_is_named(line->words, line->n_words);

	if (!good)
		config_complain(config, line->line,
		    _("keys: %s: the name of a program is expected"),
		    line->keys);
	for (size_t i = 0; good && i < line->n_words; i++) {
		good = program_check_word(line->words[i], &known);
		if (!good)
			config_complain(config, line->line,
			    _("keys: \"%s\" is not allowed; allowed: %s"),
			    line->words[i], known.str);
	}
	strbuf_release(&known);
	return good;
}

/* What terminals send for it means another key. */
static const char *
same_as(const struct binding *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->keys[i] == 8 || b->keys[i] == 10)
			return b->keys[i] == 8 ? "<Backspace>" : "<Enter>";
	return NULL;
}

static bool
parse_keys(
    struct config *config, const struct key_line *line, struct binding *b)
{
	size_t len = parse_control(line->keys, b);

	if (!len)
		len = keys_parse(line->keys, b->keys, &b->n);
	if (!len || line->keys[len])
		config_complain(config, line->line,
		    _("keys: \"%s\" is no key; allowed: up to %d of x, <C-x>, "
		      "<Space>, <Enter>, <Esc>, <Tab>, <BackTab>, <Backspace>, "
		      "<Insert>, <Delete>, <Up>, <Down>, <Left>, <Right>, "
		      "<Home>, <End>, <PgUp>, <PgDn>, <F1> to <F12>, <lt>"),
		    line->keys, (int)KEYS_MAX);
	else if (b->keys[0] >= '0' && b->keys[0] <= '9')
		config_complain(config, line->line,
		    _("keys: \"%s\": digits go to sections and are counts"),
		    line->keys);
	else if (same_as(b))
		config_complain(config, line->line,
		    _("keys: \"%s\" is the same as %s for a terminal"),
		    line->keys, same_as(b));
	else
		return true;
	return false;
}

static void
take_line(
    struct keymap *map, struct config *config, const struct key_line *line)
{
	struct binding b = {.line = line->line,
	    .for_all = is_for_all(line),
	    .contexts = contexts_of(config, line)};
	bool none = !line->program && strcmp(line->words[0], "none") == 0;

	if (!b.contexts || !parse_keys(config, line, &b))
		return;
	if (line->program && !check_words(config, line))
		return;
	if (line->program)
		b.action = program_of(map, line);
	else if (!none)
		b.action = action_of(config, line);
	if (!none && !b.action)
		return;
	if (b.action)
		b.contexts &= b.action->contexts;
	if (b.action && !b.contexts) {
		config_complain(config, line->line,
		    _("keys: %s is not there in %s"), b.action->name,
		    line->context);
		return;
	}
	keymap_unbind(map, &b, config, line);
	if (b.action)
		keymap_bind(map, &b);
}

void
keymap_configure(struct keymap *map, struct config *config)
{
	for (int single = 0; single < 2; single++)
		for (size_t i = 0; i < config->n_keys; i++) {
			const struct key_line *line = &config->keys[i];

			if (is_for_all(line) == !single)
				take_line(map, config, line);
		}
	keymap_drop_hindered(map, config);
}
