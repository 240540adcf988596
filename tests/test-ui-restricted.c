// SPDX-License-Identifier: GPL-3.0-or-later
/* The interface for those who are restricted: each action that leads out of it
 * says that it does not, by its key and by its name; none of them is offered;
 * all else is as it always is. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <sys/stat.h>

#include "configure.h"
#include "room.h"
#include "ui/help.h"
#include "unicode.h"

static const char starts[] = "restricted: no program is started";
static const char writes[] = "restricted: no file is written";
static const char stops[] = "restricted: it cannot be suspended";

/* Opens the room with a program of the user's, which leaves `canary`, on x and
 * as the editor and the browser; then with few rights. */
static struct stage *
enter(struct room *r)
{
	struct strbuf script = STRBUF_INIT, keys = STRBUF_INIT;
	struct stage *s = &r->stage;
	const char *path;

	room_open(r);
	files_put(&r->files, "lib/" ROOM_POST, room_two_papers);
	strbuf_printf(&script, "#!/bin/sh\n>'%s/canary'\n", r->files.root.str);
	files_put(&r->files, "run", script.str);
	path = files_path(&r->files, "run");
	assert_int_equal(chmod(path, 0700), 0);
	setenv("VISUAL", path, 1);
	strbuf_printf(&keys, "keys: {all: {x: [\"%s\"]}}", path);
	room_enter_marked(r, 24, 80);
	configure_keys(s, keys.str);
	s->app.options.browser.browser = getenv("VISUAL");
	s->config.settings.rights.restricted = true;
	s->app.keymap.rights.restricted = true;
	strbuf_release(&script);
	strbuf_release(&keys);
	return s;
}

static void
leave(struct room *r)
{
	assert_int_equal(access(files_path(&r->files, "canary"), F_OK), -1);
	assert_int_equal(r->stage.app.n_children, 0);
	assert_int_equal(r->stage.app.pull.pid, 0);
	assert_int_equal(term_memory_counts(r->stage.term).left, 0);
	room_close(r);
}

static void
nothing_leads_out(void **state)
{
	static const struct {
		const char *keys, *said;
	} rows[] = {
	    {"o", starts},
	    {"O", starts},
	    {"x", starts},
	    {"P", starts},
	    {"e", writes},
	    {"<C-z>", stops},
	    {":open<Enter>", starts},
	    {":open-pdf<Enter>", starts},
	    {":pull<Enter>", starts},
	    {":export<Enter>", writes},
	    {":suspend<Enter>", stops},
	    {":susp<Enter>", stops},
	    {":2open<Enter>", starts},
	    {":set restricted=off<Enter>", "there is no option restricted"},
	    {":set library=/etc<Enter>", "library counts at the start"},
	};
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		stage_type(s, rows[i].keys);
		if (!stage_shows(s, rows[i].said))
			fail_msg("%s", rows[i].keys);
		stage_type(s, "<Esc>");
	}
	leave(&r);
}

/* A note can be written, but not in an editor. */
static void
no_editor_comes(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "l");
	stage_type(s, "a");
	assert_true(stage_shows(s, "note:"));
	assert_false(stage_shows(s, "editor"));
	stage_type(s, "<C-x>");
	stage_assert_shows(s, starts);
	stage_type(s, "a word<Enter>");
	stage_assert_shows(s, "noted");
	leave(&r);
}

static bool
help_has(const struct keymap *map, const char *text)
{
	struct strbuf row = STRBUF_INIT;
	struct help_spot spot = {0};
	bool is_title, found = false;

	for (size_t i = 0; help_row(map, &spot, i, 200, &row, &is_title); i++) {
		found = found || strstr(row.str, text);
		strbuf_reset(&row);
	}
	strbuf_release(&row);
	return found;
}

/* What cannot be done is not offered; the rest is. */
static void
nothing_of_it_is_offered(void **state)
{
	static const char *const offers[] = {"open the paper", "open its PDF",
	    "git pull", "to a new file", "suspend", "Opening", "Your programs"};
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	for (size_t i = 0; i < sizeof(offers) / sizeof(offers[0]); i++) {
		s->app.keymap.rights.restricted = false;
		if (!help_has(&s->app.keymap, offers[i]))
			fail_msg("never offered: %s", offers[i]);
		s->app.keymap.rights.restricted = true;
		if (help_has(&s->app.keymap, offers[i]))
			fail_msg("offered: %s", offers[i]);
	}
	assert_true(help_has(&s->app.keymap, "copy the paper's URL"));
	assert_true(help_has(&s->app.keymap, "note on the paper"));
	assert_true(help_has(&s->app.keymap, "5j is five lines down"));
	assert_false(help_has(&s->app.keymap, "opens link"));
	assert_false(help_has(&s->app.keymap, "$VISUAL"));
	assert_true(help_has(&s->app.keymap, "quit"));
	stage_type(s, "l");
	assert_true(stage_shows(s, "search"));
	assert_false(stage_shows(s, "o open"));
	assert_false(stage_shows(s, "export"));
	leave(&r);
}

/* A copy goes to the reader's own terminal. */
static void
what_is_read_can_be_copied(void **state)
{
	struct room r;
	struct stage *s = enter(&r);

	(void)state;
	stage_type(s, "ly");
	stage_assert_shows(s, "copied");
	leave(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_leads_out),
	    cmocka_unit_test(no_editor_comes),
	    cmocka_unit_test(nothing_of_it_is_offered),
	    cmocka_unit_test(what_is_read_can_be_copied),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests_name("restricted", tests, NULL, NULL);
}
