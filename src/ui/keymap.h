// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which keys mean what: the keys of the action table, changed by the user's
 * configuration. Dispatch, hints, help and the manual's list ask here and
 * nowhere else, so that they always tell the keys that are in effect.
 *
 * A program of the user's is an action, too: its handler is program_run and
 * its argument the program's number.
 */
#ifndef NONMUN_UI_KEYMAP_H
#define NONMUN_UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "conf/config.h"
#include "ui/action.h"
#include "ui/keys.h"

/* Keys that mean an action in some contexts. */
struct binding {
	uint32_t keys[KEYS_MAX];
	size_t n;
	const struct action *action;
	unsigned contexts;
	unsigned line; /* of the configuration; 0: of the table */
	bool for_all;  /* given for all panes, which counts less */
};

bool binding_same_keys(const struct binding *a, const struct binding *b);

/* Appends what people call its keys. */
void binding_label(const struct binding *b, struct strbuf *out);

/* The panes by their names in the configuration, up to one without. */
struct keymap_pane {
	const char *name;
	unsigned context;
};
extern const struct keymap_pane keymap_panes[];

/* A program that keys start. */
struct program {
	struct action action;
	char **words; /* its arguments, as they are configured; owned */
	size_t n_words;
	char *help; /* the words in a row, clean; owned */
};

struct keymap {
	struct binding *bindings; /* an action's in the order of their worth */
	size_t n, cap;
	struct program **programs; /* owned each; actions point into them */
	size_t n_programs, cap_programs;
	struct rights rights; /* what takes others is left out of help */
};

/* The keys of the table. */
void keymap_init(struct keymap *map);
void keymap_release(struct keymap *map);

/* Applies the keys of the configuration. What cannot be is added to its
 * problems, and left out. */
void keymap_configure(struct keymap *map, struct config *config);

/* The action of keys that mean something together, or of a single one, in a
 * context; NULL where there is none. `*longer` (may be NULL): whether more keys
 * after them would mean something else. */
const struct action *keymap_find(const struct keymap *map, const uint32_t *keys,
    size_t n, unsigned context, bool *longer);

/* Appends the first key of an action that counts in one of the contexts, as
 * people call it; false when it has none. */
bool keymap_label(const struct keymap *map, enum action_id id,
    unsigned contexts, struct strbuf *out);

/* Appends all the keys of an action with a blank between two. */
void keymap_labels(
    const struct keymap *map, const struct action *action, struct strbuf *out);

/* Within: keymap-bind.c. Takes keys away in some contexts; where a line of the
 * same kind has bound them before, that is worth a word. */
void keymap_unbind(struct keymap *map, const struct binding *b,
    struct config *config, const struct key_line *line);

/* Binds keys that mean nothing in these contexts. */
void keymap_bind(struct keymap *map, const struct binding *b);

/* Takes away the sequences that could not be typed, without a word where only
 * the table has them. */
void keymap_drop_hindered(struct keymap *map, struct config *config);

/* Appends all that is bound as a configuration that binds the same. */
void keymap_print(const struct keymap *map, struct strbuf *out);

#endif
