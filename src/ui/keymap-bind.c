// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys bound and taken away: see keymap.h. A binding without contexts is none,
 * and does not stay. */
#include <config.h>

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/handlers.h"
#include "ui/keymap.h"

static void
drop_empty(struct keymap *map)
{
	size_t kept = 0;

	for (size_t i = 0; i < map->n; i++)
		if (map->bindings[i].contexts)
			map->bindings[kept++] = map->bindings[i];
	map->n = kept;
}

void
keymap_unbind(struct keymap *map, const struct binding *b,
    struct config *config, const struct key_line *line)
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

void
keymap_bind(struct keymap *map, const struct binding *b)
{
	size_t at = place_of(map, b->action);

	map->bindings =
	    mem_grow(map->bindings, map->n, &map->cap, sizeof(*map->bindings));
	memmove(&map->bindings[at + 1], &map->bindings[at],
	    (map->n++ - at) * sizeof(*map->bindings));
	map->bindings[at] = *b;
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

/* Takes away what a binding hinders. */
static void
drop_behind(struct keymap *map, const struct binding *a, struct config *config)
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
keymap_drop_hindered(struct keymap *map, struct config *config)
{
	for (size_t i = 0; i < map->n; i++)
		drop_behind(map, &map->bindings[i], config);
	drop_empty(map);
}
