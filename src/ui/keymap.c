// SPDX-License-Identifier: GPL-3.0-or-later
/* Which keys mean what: see keymap.h. */
#include <config.h>

#include "ui/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const struct keymap_pane keymap_panes[] = {
    {"dates", CTX_DATES},
    {"papers", CTX_PAPERS},
    {"reader", CTX_READER},
    {"results", CTX_RESULTS},
    {"axis", CTX_AXIS},
    {"calendar", CTX_CALENDAR},
    {"plot", CTX_PLOT},
    {"help", CTX_HELP},
    {NULL, 0},
};

bool
binding_same_keys(const struct binding *a, const struct binding *b)
{
	return a->n == b->n &&
	    memcmp(a->keys, b->keys, a->n * sizeof(*a->keys)) == 0;
}

/* Reads the next keys of a list; false at its end. */
static bool
next_keys(const char **names, struct binding *b)
{
	*names += strspn(*names, " ");
	*names += keys_parse(*names, b->keys, &b->n);
	return b->n > 0;
}

static void
add_binding(struct keymap *map, const struct binding *b)
{
	map->bindings =
	    mem_grow(map->bindings, map->n, &map->cap, sizeof(*map->bindings));
	map->bindings[map->n++] = *b;
}

void
keymap_init(struct keymap *map)
{
	*map = (struct keymap){.n = 0};
	for (enum action_id id = 0; id < ACTIONS; id++) {
		const struct action *action = action_get(id);
		const char *names = action->keys;
		struct binding b = {
		    .action = action, .contexts = action->contexts};

		while (next_keys(&names, &b))
			add_binding(map, &b);
	}
}

static void
free_program(struct program *program)
{
	for (size_t i = 0; i < program->n_words; i++)
		free(program->words[i]);
	free(program->words);
	free(program->help);
	free(program);
}

void
keymap_release(struct keymap *map)
{
	for (size_t i = 0; i < map->n_programs; i++)
		free_program(map->programs[i]);
	free(map->programs);
	free(map->bindings);
	*map = (struct keymap){.n = 0};
}

const struct action *
keymap_find(const struct keymap *map, const uint32_t *keys, size_t n,
    unsigned context, bool *longer)
{
	const struct action *found = NULL;

	if (longer)
		*longer = false;
	for (size_t i = 0; i < map->n; i++) {
		const struct binding *b = &map->bindings[i];

		if (!(b->contexts & context) || b->n < n ||
		    memcmp(b->keys, keys, n * sizeof(*keys)) != 0)
			continue;
		if (b->n == n)
			found = found ? found : b->action;
		else if (longer)
			*longer = true;
	}
	return found;
}

void
binding_label(const struct binding *b, struct strbuf *out)
{
	char label[KEY_NAME_SIZE];

	for (size_t i = 0; i < b->n; i++)
		strbuf_adds(out, key_label(b->keys[i], label));
}

bool
keymap_label(const struct keymap *map, enum action_id id, unsigned contexts,
    struct strbuf *out)
{
	for (size_t i = 0; i < map->n; i++) {
		const struct binding *b = &map->bindings[i];

		if (b->action != action_get(id) || !(b->contexts & contexts))
			continue;
		binding_label(b, out);
		return true;
	}
	return false;
}

/* Whether the action has the same keys in another context before. */
static bool
was_told(const struct keymap *map, size_t at)
{
	const struct binding *b = &map->bindings[at];

	for (size_t i = 0; i < at; i++)
		if (map->bindings[i].action == b->action &&
		    binding_same_keys(&map->bindings[i], b))
			return true;
	return false;
}

void
keymap_labels(
    const struct keymap *map, const struct action *action, struct strbuf *out)
{
	size_t begin = out->len;

	for (size_t i = 0; i < map->n; i++) {
		if (map->bindings[i].action != action || was_told(map, i))
			continue;
		if (out->len > begin)
			strbuf_addc(out, ' ');
		binding_label(&map->bindings[i], out);
	}
}
