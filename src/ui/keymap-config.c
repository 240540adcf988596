// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The user's keys: see keymap.h. Lines for all panes come first and those for
 * one pane over them, wherever they stand in the file.
 */
#include <config.h>

#include <stdlib.h>
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

static void
drop_empty(struct keymap *map)
{
	size_t kept = 0;

	for (size_t i = 0; i < map->n; i++)
		if (map->bindings[i].contexts)
			map->bindings[kept++] = map->bindings[i];
	map->n = kept;
}

/* Takes keys away in some contexts. Where a line of the same kind has bound
 * them before, that is worth a word. */
static void
unbind(struct keymap *map, const struct binding *b, struct config *config,
    const struct key_line *line)
{
	for (size_t i = 0; i < map->n; i++) {
		struct binding *old = &map->bindings[i];

		if (!binding_same_keys(old, b) ||
		    !(old->contexts & b->contexts))
			continue;
		if (old->line && old->for_all == b->for_all)
			config_complain(config, line->line,
			    _("keys: %s is bound before, in line %u; "
			      "this one counts"),
			    line->keys, old->line);
		old->contexts &= ~b->contexts;
	}
	drop_empty(map);
}

/* Before the keys that the table gives the action, so that hints show it, but
 * behind those that were configured before. */
static size_t
place_of(const struct keymap *map, const struct action *action)
{
	size_t place = map->n;

	for (size_t i = 0; i < map->n; i++) {
		if (map->bindings[i].action != action)
			continue;
		if (!map->bindings[i].line)
			return i;
		place = i + 1;
	}
	return place;
}

static void
bind(struct keymap *map, const struct binding *b)
{
	size_t at = place_of(map, b->action);

	map->bindings =
	    mem_grow(map->bindings, map->n, &map->cap, sizeof(*map->bindings));
	memmove(&map->bindings[at + 1], &map->bindings[at],
	    (map->n++ - at) * sizeof(*map->bindings));
	map->bindings[at] = *b;
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
	if (!b.contexts) {
		config_complain(config, line->line,
		    _("keys: %s is not there in %s"), b.action->name,
		    line->context);
		return;
	}
	unbind(map, &b, config, line);
	if (b.action)
		bind(map, &b);
}

static bool
only_moves(const struct action *action)
{
	static void (*const moves[])(struct app *, int, int) = {move_line,
	    move_page, move_half, move_edge, move_paper, move_section,
	    move_day};

	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++)
		if (action->run == moves[i])
			return true;
	return false;
}

/* Whether typing `b` would do, on the way, what `a` means and cannot be taken
 * back. */
static bool
hinders(const struct binding *a, const struct binding *b)
{
	return a->n < b->n && (a->contexts & b->contexts) &&
	    memcmp(a->keys, b->keys, a->n * sizeof(*a->keys)) == 0 &&
	    !only_moves(a->action);
}

/* Takes away the sequences that could not be typed, without a word where only
 * the table has them. */
static void
check_sequence(
    struct keymap *map, const struct binding *a, struct config *config)
{
	struct strbuf first = STRBUF_INIT, whole = STRBUF_INIT;

	binding_label(a, &first);
	for (size_t i = 0; i < map->n; i++) {
		struct binding *b = &map->bindings[i];

		if (!hinders(a, b))
			continue;
		strbuf_reset(&whole);
		binding_label(b, &whole);
		if (b->line)
			config_complain(config, b->line,
			    _("keys: %s: %s does \"%s\" at once; make that "
			      "none first"),
			    whole.str, first.str, a->action->name);
		b->contexts &= ~a->contexts;
	}
	strbuf_release(&first);
	strbuf_release(&whole);
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
	for (size_t i = 0; i < map->n; i++)
		check_sequence(map, &map->bindings[i], config);
	drop_empty(map);
}
