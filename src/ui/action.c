// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of actions and the keys that it binds: see action.h. */
#include <config.h>

#include "ui/action.h"

#include <stdio.h>
#include <string.h>

#include "ui/handlers.h"
#include "ui/keys.h"
#include "ui/living.h"
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

/* Reads the next name of a list of keys; 0 at its end. */
static size_t
next_key(const char **keys, uint32_t *key)
{
	size_t len;

	while (**keys == ' ')
		(*keys)++;
	len = key_parse(*keys, key);
	*keys += len;
	return len;
}

const struct action *
action_of_key(uint32_t key, unsigned context)
{
	for (size_t i = 0; i < ACTIONS; i++) {
		const char *keys = actions[i].keys;
		uint32_t bound;

		if (!(actions[i].contexts & context))
			continue;
		while (next_key(&keys, &bound))
			if (bound == key)
				return &actions[i];
	}
	return NULL;
}

char *
action_key_label(enum action_id id, char *buf, size_t size)
{
	const char *keys = actions[id].keys;
	char label[KEY_NAME_SIZE] = "";
	uint32_t key;

	if (next_key(&keys, &key))
		key_label(key, label);
	snprintf(buf, size, "%s", label);
	return buf;
}

char *
action_keys_label(enum action_id id, char *buf, size_t size)
{
	const char *keys = actions[id].keys;
	char label[KEY_NAME_SIZE];
	size_t len = 0;
	uint32_t key;

	buf[0] = '\0';
	while (next_key(&keys, &key) && len < size)
		len += (size_t)snprintf(buf + len, size - len, "%s%s",
		    len ? " " : "", key_label(key, label));
	return buf;
}
