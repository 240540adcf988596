// SPDX-License-Identifier: GPL-3.0-or-later
/* Options while the reader runs: see option-effects.h. */
#include <config.h>

#include "ui/option-effects.h"

#include <string.h>

#include "base/nearest.h"
#include "ui/app.h"

static void
lay_out_again(struct app *app)
{
	/* The reader's anchor keeps the line at the top. */
	app->reader.flow.n_lines = 0;
}

static void
wish(struct app *app)
{
	struct term_wishes wishes;

	config_looks(app->options.config, wishes.looks);
	term_wishes_take(&wishes, app_settings(app));
	term_wish(app->term, &wishes);
}

/* What is not in the table is seen by the next draw, which comes anyway. */
static void (*const effects[])(struct app *app) = {
    [EFFECT_FLOW] = lay_out_again,
    [EFFECT_LOOKS] = wish,
    [EFFECT_TERMINAL] = wish,
    [EFFECT_START] = NULL,
};

static void
say_value(struct app *app, const struct conf_option *option)
{
	const struct settings *settings = app_settings(app);
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0;; i++) {
		size_t before = text.len;

		strbuf_adds(&text, i ? ", " : "");
		if (option_text(settings, option, i, &text))
			continue;
		strbuf_truncate(&text, before);
		break;
	}
	app_say(app, "%s=%s", option->name, text.str);
	strbuf_release(&text);
}

static void
set_value(struct app *app, const struct conf_option *option, const char *value)
{
	struct settings *settings = &app->options.config->settings;
	struct strbuf allowed = STRBUF_INIT;

	if (option->effect == EFFECT_START)
		app_complain(app,
		    "%s counts at the start: set it in the configuration",
		    option->name);
	else if (!option_set(settings, option, value, &allowed))
		app_complain(app, "%s: \"%s\" is not allowed; allowed: %s",
		    option->name, value, allowed.str);
	else if (effects[option->effect])
		effects[option->effect](app);
	strbuf_release(&allowed);
}

static void
complain_unknown(struct app *app, const char *name)
{
	struct nearest nearest;

	nearest_init(&nearest, name);
	for (enum option_id id = 0; id < OPTIONS; id++)
		nearest_try(&nearest, option_get(id)->name);
	if (nearest.name)
		app_complain(app, "there is no option %s; did you mean %s?",
		    name, nearest.name);
	else
		app_complain(app, "there is no option %s", name);
}

void
option_command(struct app *app, const char *setting)
{
	struct strbuf name = STRBUF_INIT;
	size_t len = strcspn(setting, "= ");
	const char *value = setting + len + strspn(setting + len, " ");
	const struct conf_option *option;

	strbuf_add(&name, setting, len);
	option = option_find(name.str);
	value += *value == '=';
	value += strspn(value, " ");
	if (!option && *setting)
		complain_unknown(app, name.str);
	else if (!option)
		app_say(app, "set what? Tab shows the options");
	else if (*value)
		set_value(app, option, value);
	else
		say_value(app, option);
	strbuf_release(&name);
}
