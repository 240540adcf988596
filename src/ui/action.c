// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of actions and the keys that it binds: see action.h. */
#include <config.h>

#include "ui/action.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "ui/calendar.h"
#include "ui/handlers.h"
#include "ui/keys.h"
#include "ui/living.h"
#include "ui/only.h"
#include "ui/plot.h"
#include "ui/pull.h"

static const struct action actions[ACTIONS] = {
#define GROUP(title)
#define ACTION(id, name, keys, contexts, handler, arg, help) \
	[ACT_##id] = {name, keys, contexts, handler, arg, help},
#include "ui/action-list.h"
#undef GROUP
#undef ACTION
};

const struct action *
action_get(enum action_id id)
{
	return &actions[id];
}

long
action_steps(int count, int arg)
{
	return (long)arg * (count > 0 ? count : 1);
}

/* A key of the table, or several that mean something together. */
struct binding {
	uint32_t keys[KEYS_MAX];
	size_t n;
};

/* Reads the next one of a list; false at its end. */
static bool
next_binding(const char **keys, struct binding *b)
{
	while (**keys == ' ')
		(*keys)++;
	*keys += keys_parse(*keys, b->keys, &b->n);
	return b->n > 0;
}

const struct action *
action_of_keys(const uint32_t *keys, size_t n, unsigned context, bool *longer)
{
	const struct action *found = NULL;

	*longer = false;
	for (size_t i = 0; i < ACTIONS; i++) {
		const char *names = actions[i].keys;
		struct binding b;

		if (!(actions[i].contexts & context))
			continue;
		while (next_binding(&names, &b)) {
			if (b.n < n ||
			    memcmp(b.keys, keys, n * sizeof(*keys)) != 0)
				continue;
			if (b.n > n)
				*longer = true;
			else if (!found)
				found = &actions[i];
		}
	}
	return found;
}

const struct action *
action_of_key(uint32_t key, unsigned context)
{
	bool longer;

	return action_of_keys(&key, 1, context, &longer);
}

static void
add_label(const struct binding *b, char *buf, size_t size)
{
	char label[KEY_NAME_SIZE];

	for (size_t i = 0; i < b->n; i++) {
		size_t len = strlen(buf);

		snprintf(
		    buf + len, size - len, "%s", key_label(b->keys[i], label));
	}
}

char *
action_key_label(enum action_id id, char *buf, size_t size)
{
	const char *keys = actions[id].keys;
	struct binding b;

	buf[0] = '\0';
	if (next_binding(&keys, &b))
		add_label(&b, buf, size);
	return buf;
}

char *
action_keys_label(enum action_id id, char *buf, size_t size)
{
	const char *keys = actions[id].keys;
	struct binding b;

	buf[0] = '\0';
	while (next_binding(&keys, &b)) {
		size_t len = strlen(buf);

		if (len)
			snprintf(buf + len, size - len, " ");
		add_label(&b, buf, size);
	}
	return buf;
}
