// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The command line, ":": any action by its name, perhaps with a count before
 * it, "set OPTION=VALUE", or the number of a row to go to. A name need not be
 * typed to its end where no other begins so; Tab goes on as far as is sure.
 */
#include <config.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/handlers.h"
#include "ui/history.h"
#include "ui/option-effects.h"
#include "ui/pane.h"

/* What may follow what is typed. */
struct candidates {
	const char *typed; /* the word that is completed */
	size_t len;
	struct strbuf names;  /* with blanks between them */
	struct strbuf common; /* what all of them begin with */
	size_t n;
	bool exact; /* one of them is what is typed */
};

static void
candidates_init(struct candidates *c, const char *typed)
{
	*c = (struct candidates){.typed = typed, .len = strlen(typed)};
	strbuf_init(&c->names);
	strbuf_init(&c->common);
}

static void
candidates_release(struct candidates *c)
{
	strbuf_release(&c->names);
	strbuf_release(&c->common);
}

static void
candidate(struct candidates *c, const char *name, size_t len)
{
	size_t same = 0;

	if (len < c->len || memcmp(name, c->typed, c->len) != 0)
		return;
	if (!c->n++)
		strbuf_add(&c->common, name, len);
	while (same < c->common.len && same < len &&
	    c->common.str[same] == name[same])
		same++;
	strbuf_truncate(&c->common, same);
	strbuf_addc(&c->names, ' ');
	strbuf_add(&c->names, name, len);
	c->exact = c->exact || len == c->len;
}

/* Behind the count, if one is typed. */
static const char *
skip_count(const char *text, int *count)
{
	char *end;
	long n = strtol(text, &end, 10);

	*count = 0;
	if (!isdigit((unsigned char)*text))
		return text;
	*count = n < 1 ? 1 : n < COUNT_MAX ? (int)n : COUNT_MAX;
	return end + strspn(end, " ");
}

/* What is typed behind "set ", or NULL. */
static const char *
setting_of(const char *text)
{
	if (strncmp(text, "set", 3) != 0 || (text[3] && text[3] != ' '))
		return NULL;
	return text + 3 + strspn(text + 3, " ");
}

static void
complete_value(struct candidates *c, const char *setting, const char *equals)
{
	struct strbuf name = STRBUF_INIT;
	const struct conf_option *option;
	const char *word;

	strbuf_add(&name, setting, (size_t)(equals - setting));
	option = option_find(name.str);
	candidates_init(c, equals + 1);
	word = option && option->kind == OPTION_FLAG ? "on off"
	    : option && option->words                ? option->words
						     : "";
	while (*word) {
		size_t len = strcspn(word, " ");

		candidate(c, word, len);
		word += len + strspn(word + len, " ");
	}
	strbuf_release(&name);
}

/* Collects what may stand where the last word is. To be released. */
static void
complete(const char *text, struct candidates *c)
{
	const char *setting = setting_of(text);
	const char *equals = setting ? strchr(setting, '=') : NULL;
	int count;

	if (equals) {
		complete_value(c, setting, equals);
		return;
	}
	candidates_init(c, setting ? setting : skip_count(text, &count));
	for (enum option_id id = 0; setting && id < OPTIONS; id++)
		candidate(
		    c, option_get(id)->name, strlen(option_get(id)->name));
	if (setting)
		return;
	candidate(c, "set", 3);
	for (enum action_id id = 0; id < ACTIONS; id++)
		candidate(
		    c, action_get(id)->name, strlen(action_get(id)->name));
}

static const char *
command_offer(struct app *app)
{
	struct commanding *now = &app->commanding;
	const char *text = app->prompt.text.str;
	struct candidates c;

	complete(text, &c);
	strbuf_reset(&now->offer);
	strbuf_add(&now->offer, text, (size_t)(c.typed - text));
	strbuf_adds(&now->offer, c.common.str);
	if (c.n == 1 && setting_of(text) && !strchr(text, '='))
		strbuf_addc(&now->offer, '=');
	candidates_release(&c);
	return c.n ? now->offer.str : NULL;
}

static void
complain_unknown(struct app *app, const char *name)
{
	struct nearest nearest;

	nearest_init(&nearest, name);
	nearest_try(&nearest, "set");
	for (enum action_id id = 0; id < ACTIONS; id++)
		nearest_try(&nearest, action_get(id)->name);
	if (nearest.name)
		app_complain(app, "there is no command %s; did you mean %s?",
		    name, nearest.name);
	else
		app_complain(app, "there is no command %s", name);
}

/* The action that a name means, whole or begun; NULL after saying why not. */
static const struct action *
find_action(struct app *app, const char *name)
{
	const struct action *action = action_find(name);
	struct candidates c;

	if (action)
		return action;
	complete(name, &c);
	if (c.n == 1)
		action = action_find(c.common.str);
	if (!action && c.n)
		app_complain(app, "%s may be%s", name, c.names.str);
	else if (!action)
		complain_unknown(app, name);
	candidates_release(&c);
	return action;
}

static void
run_action(struct app *app, const char *name, int count)
{
	const struct action *action = find_action(app, name);

	if (!action)
		return;
	if (action->contexts & pane_context(app->focus))
		action_run(app, action, count);
	else
		app_complain(app, "%s is not there in this pane", action->name);
}

static void
command_accept(struct app *app)
{
	/* What is run may open the prompt anew. */
	char *text = strbuf_detach(&app->prompt.text);
	const char *begin = text + strspn(text, " ");
	const char *setting = setting_of(begin);
	size_t len = strlen(text);
	const char *name;
	int count;

	while (len && text[len - 1] == ' ')
		text[--len] = '\0';
	name = skip_count(begin, &count);
	if (setting)
		option_command(app, setting);
	else if (*name)
		run_action(app, name, count);
	else if (count)
		pane_get(app->focus)->go(app, (size_t)count - 1);
	free(text);
}

/* What may follow; of a single command, what it does. */
static void
command_status(struct app *app, struct strbuf *out)
{
	const char *text = app->prompt.text.str;
	const struct action *action;
	struct candidates c;

	if (!*text)
		return;
	complete(text, &c);
	action = c.n == 1 || c.exact
	    ? action_find(c.exact ? c.typed : c.common.str)
	    : NULL;
	if (action)
		strbuf_adds(out, _(action->help));
	else if (c.n > 1)
		strbuf_adds(out, c.names.str + 1);
	candidates_release(&c);
}

const struct asking asking_command = {
    .prefix = ":",
    .accept = command_accept,
    .offer = command_offer,
    .status = command_status,
};

void
command_open(struct app *app, int count, int arg)
{
	(void)count;
	(void)arg;
	app->asking = &asking_command;
	history_open(app, &app->commanding.history);
}
