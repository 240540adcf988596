// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of actions: see action.h. */
#include <config.h>

#include "ui/action.h"

#include <string.h>

#include "ui/calendar.h"
#include "ui/handlers.h"
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

const struct action *
action_find(const char *name)
{
	for (size_t i = 0; i < ACTIONS; i++)
		if (strcmp(actions[i].name, name) == 0)
			return &actions[i];
	return NULL;
}
