// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Opening URLs: the actions o and O. Each command of $BROWSER is tried until
 * one could be started. A text browser gets the terminal; a graphical one is
 * started beside us, and should it fail within our life, the status line says
 * so (opener_check).
 */
#include <config.h>

#include "ui/opener.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/utf8.h"
#include "model/identifier.h"
#include "ui/handlers.h"
#include "ui/reader.h"

/* The command as one line of clean text. The caller frees. */
static char *
command_text(char *const argv[])
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; argv[i]; i++) {
		if (i)
			strbuf_addc(&out, ' ');
		utf8_clean(&out, argv[i], strlen(argv[i]), UTF8_CLEAN_LINE);
	}
	return strbuf_detach(&out);
}

static void
add_child(struct app *app, pid_t pid, const char *command)
{
	app->children = mem_grow(app->children, app->n_children,
	    &app->cap_children, sizeof(*app->children));
	app->children[app->n_children++] =
	    (struct child){pid, mem_strdup(command)};
}

bool
opener_check(struct app *app)
{
	size_t before = app->n_children;
	size_t kept = 0;
	int code;

	for (size_t i = 0; i < before; i++) {
		struct child child = app->children[i];

		if (!process_ended(child.pid, &code)) {
			app->children[kept++] = child;
			continue;
		}
		if (code != 0)
			app_complain(app, "failed with status %d: %s", code,
			    child.command);
		free(child.command);
	}
	app->n_children = kept;
	return kept < before;
}

void
opener_release(struct app *app)
{
	for (size_t i = 0; i < app->n_children; i++)
		free(app->children[i].command);
	free(app->children);
}

/* Runs a command; false when it could not be started. `done` is what is said
 * when it was. */
static bool
run_command(struct app *app, char *const words[], bool beside, const char *done,
    struct error *err)
{
	const char *const *argv = (const char *const *)words;
	enum status status;
	pid_t pid = 0;
	char *text;
	int code = 0;

	if (beside) {
		status = process_start(app_rights(app), argv, &pid, err);
	} else {
		term_leave(app->term);
		status = process_run(app_rights(app), argv, &code, err);
		term_enter(app->term);
	}
	if (status != OK)
		return false;
	text = command_text(words);
	if (beside)
		add_child(app, pid, text);
	if (code != 0)
		app_complain(app, "failed with status %d: %s", code, text);
	else
		app_say(app, done ? N_("opened %s") : N_("ran %s"),
		    done ? done : text);
	free(text);
	return true;
}

void
opener_run(struct app *app, char *const argv[], bool beside)
{
	struct error err;

	if (!run_command(app, argv, beside, NULL, &err))
		app_complain(app, "%s", err.msg);
}

static void
open_url(struct app *app, const char *url)
{
	const char *objection = url_objection(url);
	struct browser_commands cmds = {NULL, 0, 0};
	struct error err = {.status = OK};
	bool done = false;

	if (objection) {
		app_complain(app, "not opened: %s: %s", _(objection), url);
		return;
	}
	browser_commands(&cmds, &app->options.browser, url);
	for (size_t i = 0; i < cmds.n && !done; i++)
		done = run_command(app, cmds.items[i].argv,
		    cmds.items[i].background, url, &err);
	if (!done && app->options.browser.browser && err.status != OK)
		app_complain(app, "%s (of $BROWSER)  %s", err.msg, url);
	else if (!done)
		notice_show(app, _("no browser; set $BROWSER"), url);
	browser_commands_release(&cmds);
}

/* With a count, a link of the shown text; else the paper itself. */
void
open_page(struct app *app, int count, int arg)
{
	const struct paper *part = app_part(app);
	const struct flow *flow = &app->reader.flow;

	(void)arg;
	reader_update(app);
	if (count > 0 && part && (size_t)count <= flow->n_links)
		open_url(app, flow->links[count - 1].url);
	else if (count > 0)
		app_complain(app, "there is no link number %d", count);
	else if (!part || !part->url)
		app_complain(app, "no URL is given here");
	else
		open_url(app, part->url);
}

void
open_pdf(struct app *app, int count, int arg)
{
	const struct paper *part = app_part(app);
	char url[256];

	(void)count;
	(void)arg;
	if (part && part->url && arxiv_pdf_url(part->url, url, sizeof(url)))
		open_url(app, url);
	else
		app_complain(app, "no PDF is known for this");
}
