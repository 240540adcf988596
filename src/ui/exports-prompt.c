// SPDX-License-Identifier: GPL-3.0-or-later
/* The prompt of exports: see exports.h. What is wrong with a name is said while
 * it is typed; the one that is offered is of no file that is there. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/ask.h"
#include "ui/exports.h"
#include "ui/handlers.h"

enum { NAMES_MAX = 99 };

/* "~/" at the beginning is the home folder. */
static void
set_path(struct exporting *x, const char *typed)
{
	const char *home = getenv("HOME");

	strbuf_set(&x->name, typed);
	strbuf_reset(&x->path);
	if (typed[0] == '~' && typed[1] == '/' && home && *home) {
		strbuf_adds(&x->path, home);
		typed++;
	}
	strbuf_adds(&x->path, typed);
}

static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* Whether the folder that a file is to be made in is not there. */
static bool
lacks_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct strbuf folder = STRBUF_INIT;
	struct stat st;
	bool lacks;

	if (!slash)
		return false;
	strbuf_add(&folder, path, (size_t)(slash + 1 - path));
	lacks = stat(folder.str, &st) != 0 || !S_ISDIR(st.st_mode);
	strbuf_release(&folder);
	return lacks;
}

/* Takes what is typed. What is wrong with that as a name; NULL: nothing. */
static const char *
objection(struct app *app, enum export_format *format)
{
	struct exporting *x = &app->exporting;

	set_path(x, app->prompt.text.str);
	if (!export_guess_format(format, x->path.str))
		return _("must end in .bib .ris .md .json");
	if (lacks_folder(x->path.str))
		return _("no such folder");
	return is_there(x->path.str) ? _("is there already") : NULL;
}

static void
export_head(const struct app *app, struct strbuf *out)
{
	size_t n = app->exporting.told;

	if (!n)
		strbuf_adds(out, _("export to: "));
	else
		strbuf_printf(out,
		    ngettext(
			"export %zu paper to: ", "export %zu papers to: ", n),
		    n);
}

static void
export_status(struct app *app, struct strbuf *out)
{
	enum export_format format;
	const char *wrong = objection(app, &format);

	strbuf_adds(out, wrong ? wrong : _("or .ris .md .json"));
}

static void
ask_for(struct app *app, const char *name)
{
	app->asking = &asking_export;
	prompt_open(&app->prompt, &app->exporting.history);
	prompt_set(&app->prompt, name);
}

/* With a name that will not do, it stays open: the status says why. */
static void
export_accept(struct app *app)
{
	struct exporting *x = &app->exporting;
	enum export_format format = EXPORT_BIBTEX;
	const char *wrong = objection(app, &format);

	if (!x->name.len)
		app_say(app, "not exported");
	else if (wrong)
		ask_for(app, x->name.str);
	else
		exports_begin(app, format);
}

const struct asking asking_export = {
    .head = export_head,
    .accept = export_accept,
    .status = export_status,
};

/* ---- Names -------------------------------------------------------------- */

/* Appends the day of the selected post, or the name of its file. */
static void
add_day_name(const struct app *app, struct strbuf *out)
{
	const struct entry *e = library_entry(app->lib, app->post);
	const char *dot = strrchr(e->name, '.');
	char day[DATE_BUF_SIZE];

	if (e->date.year)
		strbuf_adds(out, date_text(&e->date, day));
	else
		strbuf_add(out, e->name,
		    dot && dot > e->name ? (size_t)(dot - e->name)
					 : strlen(e->name));
}

/* For papers of many days; NULL: they are of one. */
static const char *
name_of_many(const struct app *app)
{
	enum axis_source source = app->axis.source;

	if (app->focus == PANE_RESULTS)
		return "results";
	if (app->focus != PANE_AXIS || source == AXIS_DAY)
		return NULL;
	return source == AXIS_RESULTS ? "results" : "starred";
}

/* Appends a name for the file, without its end; false when there is nothing to
 * be written. */
static bool
add_name(struct app *app, struct strbuf *out)
{
	const struct paper *part = app_part(app);
	struct export_paper p;

	if (!exports_count(app))
		return false;
	if (name_of_many(app)) {
		strbuf_adds(out, name_of_many(app));
		return true;
	}
	if (app->focus == PANE_DATES || app->focus == PANE_AXIS) {
		add_day_name(app, out);
		return true;
	}
	exports_fill(app, app->post, app_post(app), part, &p);
	export_add_citekey(&p, out);
	export_paper_release(&p);
	return true;
}

/* A name of a file that is not there yet. */
static void
find_name(struct strbuf *name)
{
	size_t len = name->len;

	strbuf_adds(name, ".bib");
	for (int i = 2; i <= NAMES_MAX && is_there(name->str); i++) {
		strbuf_truncate(name, len);
		strbuf_printf(name, "-%d.bib", i);
	}
}

/* One paper needs none; of what was found, some may be the same. */
static size_t
number_to_tell(struct app *app)
{
	return app->focus == PANE_DATES || app->focus == PANE_AXIS
	    ? exports_count(app)
	    : 0;
}

void
export_open(struct app *app, int count, int arg)
{
	struct strbuf name = STRBUF_INIT;

	(void)count;
	(void)arg;
	if (app->exporting.exporter) {
		app_say(app, "%s is not written yet", app->exporting.name.str);
	} else if (!add_name(app, &name)) {
		app_say(app, "no papers here");
	} else {
		app->exporting.told = number_to_tell(app);
		find_name(&name);
		ask_for(app, name.str);
	}
	strbuf_release(&name);
}
