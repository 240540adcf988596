// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Actions: what a key can do. The table is made of action-list.h; nothing else
 * in the program lists actions. Which keys mean them is the keymap's to say.
 */
#ifndef NONMUN_UI_ACTION_H
#define NONMUN_UI_ACTION_H

#include "base/rights.h"

struct app;

enum action_id {
#define GROUP(title)
#define ACTION(id, name, keys, contexts, handler, arg, help) ACT_##id,
#include "ui/action-list.h"
#undef GROUP
#undef ACTION
	ACTIONS
};

/* Where an action is there: a set of panes, 1 << enum pane_id. */
enum context {
	CTX_DATES = 1 << 0,
	CTX_PAPERS = 1 << 1,
	CTX_READER = 1 << 2,
	CTX_RESULTS = 1 << 3,
	CTX_AXIS = 1 << 4,
	CTX_CALENDAR = 1 << 5,
	CTX_PLOT = 1 << 6,
	CTX_HELP = 1 << 7,
};

/* A larger count is taken for this one. */
enum { COUNT_MAX = 999999 };

struct action {
	const char *name;
	const char *keys; /* by default: names (see keys.h), a blank between */
	unsigned contexts;
	/* `count` is what was typed before the key, 0 where nothing was. */
	void (*run)(struct app *app, int count, int arg);
	int arg;
	const char *help;
};

const struct action *action_get(enum action_id id);

/* The action of this name, or NULL. */
const struct action *action_find(const char *name);

/* What an action takes the right to do. */
enum right action_right(const struct action *action);

/* Does an action, or says that there is no right to. Nobody else runs one. */
void action_run(struct app *app, const struct action *action, int count);

/* How far an action goes that takes steps of `arg`, once without a count. */
long action_steps(int count, int arg);

#endif
