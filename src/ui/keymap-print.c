// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys in effect as a configuration that gives the same: see keymap.h. All
 * of them are written, and the keys of the table that mean nothing any more,
 * so that what is read back depends on no default. */
#include <config.h>

#include "ui/handlers.h"
#include "ui/keymap.h"

static void
print_words(const struct action *action, struct strbuf *out)
{
	const struct program *program;

	if (action->run != program_run) {
		strbuf_adds(out, action->name);
		return;
	}
	program = (const struct program *)action;
	for (size_t i = 0; i < program->n_words; i++) {
		strbuf_adds(out, i ? ", " : "[");
		config_quote(program->words[i], out);
	}
	strbuf_addc(out, ']');
}

static void
print_keys(const struct binding *b, struct strbuf *out)
{
	struct strbuf keys = STRBUF_INIT;

	for (size_t i = 0; i < b->n; i++)
		key_name(b->keys[i], &keys);
	strbuf_adds(out, "    ");
	config_quote(keys.str, out);
	strbuf_adds(out, ": ");
	strbuf_release(&keys);
}

/* Keys of the table that mean nothing any more in a context. */
static void
print_unbound(const struct keymap *map, unsigned context, struct strbuf *out)
{
	struct keymap table;

	keymap_init(&table);
	for (size_t i = 0; i < table.n; i++) {
		const struct binding *b = &table.bindings[i];

		if ((b->contexts & context) &&
		    !keymap_find(map, b->keys, b->n, context, NULL)) {
			print_keys(b, out);
			strbuf_adds(out, "none\n");
		}
	}
	keymap_release(&table);
}

/* The keys of an action in a context. */
static void
print_action(const struct keymap *map, const struct action *action,
    unsigned context, struct strbuf *out)
{
	for (size_t i = 0; i < map->n; i++)
		if (map->bindings[i].action == action &&
		    (map->bindings[i].contexts & context)) {
			print_keys(&map->bindings[i], out);
			print_words(action, out);
			strbuf_addc(out, '\n');
		}
}

void
keymap_print(const struct keymap *map, struct strbuf *out)
{
	strbuf_adds(out, "\nkeys:\n");
	for (const struct keymap_pane *p = keymap_panes; p->name; p++) {
		strbuf_printf(out, "  %s:\n", p->name);
		for (enum action_id id = 0; id < ACTIONS; id++)
			print_action(map, action_get(id), p->context, out);
		for (size_t i = 0; i < map->n_programs; i++)
			print_action(
			    map, &map->programs[i]->action, p->context, out);
		print_unbound(map, p->context, out);
	}
}
