// SPDX-License-Identifier: GPL-3.0-or-later
/* See stage.h. Failures end the running cmocka test. */
#include <config.h>

#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "ui/loop.h"

enum { STEPS_MAX = 100000 };

static void
open_app(struct stage *s, int rows, int cols, const char *path)
{
	struct app_options options = {
	    .library_name = path ? "test" : "sample digests",
	    .config = &s->config,
	    .journal = s->journal,
	    /* Whatever keys chance types, nobody's own browser opens. */
	    .browser = {.browser = "true"}};
	const char *data = getenv("NONMUN_DATADIR");
	struct strbuf samples = STRBUF_INIT;
	struct error err;

	config_init(&s->config);
	s->term = term_open_memory(rows, cols);
	s->lib = library_new();
	strbuf_printf(&samples, "%s/digests", data ? data : "data");
	assert_int_equal(
	    library_add(s->lib, path ? path : samples.str, &err), OK);
	library_sort(s->lib);
	s->also = s->journal ? occurrences_new(s->lib, NULL) : NULL;
	options.occurrences = s->also;
	app_init(&s->app, s->term, s->lib, &options);
	strbuf_release(&samples);
}

void
stage_open(struct stage *s, int rows, int cols, const char *path)
{
	s->journal = NULL;
	open_app(s, rows, cols, path);
}

void
stage_open_marked(
    struct stage *s, int rows, int cols, const char *path, const char *folder)
{
	struct error err;

	s->journal = journal_open(folder, "host", &err);
	open_app(s, rows, cols, path);
}

void
stage_close(struct stage *s)
{
	struct error err;

	app_release(&s->app);
	occurrences_free(s->also);
	journal_close(s->journal, &err);
	library_free(s->lib);
	term_close(s->term);
	config_release(&s->config);
}

static bool
is_searching(const struct app *app)
{
	const struct results *r = &app->results;

	if (app->focus == PANE_AXIS &&
	    (app->axis.renewing || !app->axis.complete))
		return true;
	return r->open ? r->now && r->now->searching
		       : app->filters[PANE_DATES].working;
}

/* Whether marks are read and counted. */
static bool
is_counted(const struct app *app)
{
	struct tally_counts counts;

	return !app->marks.journal ||
	    (tally_total(app, &counts) && !app->marks.seek.on);
}

void
stage_settle(struct stage *s)
{
	for (int i = 0; i < STEPS_MAX; i++) {
		if (s->app.quit)
			return;
		if (!s->app.stale && term_memory_idle(s->term) &&
		    library_totals(s->lib).known == library_count(s->lib) &&
		    !is_searching(&s->app) && is_counted(&s->app))
			return;
		loop_step(&s->app, 50);
	}
	fail_msg("the program never comes to rest");
}

void
stage_type(struct stage *s, const char *keys)
{
	assert_true(term_memory_type(s->term, keys));
	stage_settle(s);
}

bool
stage_shows(struct stage *s, const char *text)
{
	struct strbuf screen = STRBUF_INIT;
	bool yes;

	term_memory_text(s->term, &screen, false);
	yes = strstr(screen.str, text) != NULL;
	strbuf_release(&screen);
	return yes;
}

void
stage_assert_shows(struct stage *s, const char *text)
{
	struct strbuf screen = STRBUF_INIT;

	if (stage_shows(s, text))
		return;
	term_memory_text(s->term, &screen, false);
	fail_msg("no \"%s\" on\n%s", text, screen.str);
}

struct strbuf
stage_row(struct stage *s, int y)
{
	struct strbuf screen = STRBUF_INIT;
	struct strbuf row = STRBUF_INIT;
	const char *at;

	term_memory_text(s->term, &screen, false);
	at = screen.str;
	while (y--)
		at += strcspn(at, "\n") + (at[strcspn(at, "\n")] == '\n');
	strbuf_add(&row, at, strcspn(at, "\n"));
	strbuf_release(&screen);
	return row;
}

void
stage_assert_row(struct stage *s, int y, const char *text)
{
	struct strbuf row = stage_row(s, y);
	struct strbuf screen = STRBUF_INIT;

	term_memory_text(s->term, &screen, false);
	if (!strstr(row.str, text))
		fail_msg("no \"%s\" in row %d of\n%s", text, y, screen.str);
	strbuf_release(&screen);
	strbuf_release(&row);
}
