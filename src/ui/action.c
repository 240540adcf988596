// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of actions: see action.h. */
#include <config.h>

#include "ui/action.h"

#include <string.h>

#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/only.h"

static const struct action actions[ACTIONS] = {
#define GROUP(title)
#define ACTION(id, name, keys, contexts, handler, arg, help) \
	[ACT_##id] = {name, keys, contexts, handler, arg, help},
#include "ui/action-list.h"
#undef GROUP
#undef ACTION
};

/* The handlers that not everybody may have run. */
static const struct {
	void (*run)(struct app *app, int count, int arg);
	enum right right;
} needs[] = {
    {open_page, RIGHT_START},
    {open_pdf, RIGHT_START},
    {program_run, RIGHT_START},
    {pull_start, RIGHT_START},
    {export_open, RIGHT_WRITE},
    {screen_suspend, RIGHT_STOP},
};

enum right
action_right(const struct action *action)
{
	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (needs[i].run == action->run)
			return needs[i].right;
	return RIGHT_NONE;
}

void
action_run(struct app *app, const struct action *action, int count)
{
	struct error err;

	if (rights_ask(app_rights(app), action_right(action), &err) == OK)
		action->run(app, count, action->arg);
	else
		app_complain(app, "%s", err.msg);
}

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
