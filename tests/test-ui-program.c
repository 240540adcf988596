// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Programs of the user's: they get exactly the arguments that are configured,
 * with what the paper has to give in them, and no shell sees these.
 */
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

#include "base/file.h"
#include "configure.h"
#include "room.h"
#include "ui/loop.h"
#include "unicode.h"

/* Writes its arguments to `said`, each in a line of its own, at once. */
static const char script[] = "#!/bin/sh\n"
			     "{ for word; do printf '[%s]\\n' \"$word\"; done\n"
			     "} >\"${0%/*}/saying\"\n"
			     "mv \"${0%/*}/saying\" \"${0%/*}/said\"\n";

static const char post[] =
    "# 7. [One; $(touch hurt) \\`touch hurt\\` & \"two\"]"
    "(https://arxiv.org/abs/2601.00001)\n\n## Method\n\nText.\n\n"
    "# 8. [--option of a title](https://arxiv.org/abs/2601.00002)\n\n"
    "## Method\n\nText.\n\n"
    "# 9. [+!touch hurt](https://arxiv.org/abs/2601.00003)\n\n"
    "## Method\n\nText.\n";

/* Opens the room on the first paper, with the keys of a configuration, in which
 * SAY stands for the script. */
static struct stage *
enter(struct room *r, const char *yaml)
{
	struct strbuf path = STRBUF_INIT, keys = STRBUF_INIT;
	const char *at;

	room_open(r);
	files_put(&r->files, ROOM_POST, post);
	files_put(&r->files, "say", script);
	strbuf_printf(&path, "%s/say", r->files.root.str);
	assert_int_equal(chmod(path.str, 0700), 0);
	strbuf_adds(&keys, yaml);
	while ((at = strstr(keys.str, "SAY")))
		strbuf_splice(
		    &keys, (size_t)(at - keys.str), 3, path.str, path.len);
	stage_open_marked(&r->stage, 24, 100, r->files.root.str, r->state.str);
	stage_settle(&r->stage);
	configure_keys(&r->stage, keys.str);
	strbuf_release(&path);
	strbuf_release(&keys);
	return &r->stage;
}

/* Whether the script has said something; waits for it while it runs. */
static bool
has_said(struct room *r, struct strbuf *said)
{
	struct stage *s = &r->stage;
	struct strbuf path = STRBUF_INIT;
	struct error err;
	bool there;

	while (s->app.n_children)
		loop_step(&s->app, 10);
	strbuf_printf(&path, "%s/said", r->files.root.str);
	there = access(path.str, F_OK) == 0;
	if (there)
		assert_int_equal(file_read(path.str, said, &err), OK);
	unlink(path.str);
	strbuf_release(&path);
	return there;
}

static void
assert_said(struct room *r, const char *expected)
{
	struct strbuf said = STRBUF_INIT;

	assert_true(has_said(r, &said));
	assert_string_equal(said.str, expected);
	strbuf_release(&said);
}

static void
assert_not_said(struct room *r)
{
	struct strbuf said = STRBUF_INIT;

	assert_false(has_said(r, &said));
	strbuf_release(&said);
}

static void
arguments_come_as_they_are(void **state)
{
	struct room r;
	struct stage *s = enter(&r,
	    "keys: {papers: {x: [SAY, \"%{url}\", a b, \"\", \"100%%\", "
	    "$HOME,\n"
	    "  \"*\", \"-%{number}\", \"%{arxiv}=%{key}\", \"%{date}\"]}}");

	(void)state;
	stage_type(s, "x");
	assert_said(&r,
	    "[https://arxiv.org/abs/2601.00001]\n[a b]\n[]\n[100%]\n[$HOME]\n"
	    "[*]\n[-7]\n[2601.00001=arxiv:2601.00001]\n[2026-02-03]\n");
	assert_int_equal(term_memory_counts(s->term).left, 0);
	room_close(&r);
}

static void
no_shell_sees_a_title(void **state)
{
	struct room r;
	struct stage *s =
	    enter(&r, "keys: {all: {x: [SAY, \"%{title}\", \";touch hurt\"]}}");

	(void)state;
	stage_type(s, "x");
	assert_said(
	    &r, "[One; $(touch hurt) `touch hurt` & \"two\"]\n[;touch hurt]\n");
	assert_int_not_equal(access("hurt", F_OK), 0);
	room_close(&r);
}

static void
what_comes_from_a_paper_is_no_option(void **state)
{
	struct room r;
	struct stage *s = enter(&r,
	    "keys: {all: {x: [SAY, \"%{title}\"], X: [SAY, \"-t%{title}\"]}}");

	(void)state;
	stage_type(s, "jx");
	stage_assert_shows(
	    s, "not run: %{title} would begin with -, as options do");
	assert_not_said(&r);
	stage_type(s, "X");
	assert_said(&r, "[-t--option of a title]\n");
	/* What vi and less would do at their start. */
	stage_type(s, "jx");
	stage_assert_shows(
	    s, "not run: %{title} would begin with +, as options do");
	assert_not_said(&r);
	stage_type(s, "X");
	assert_said(&r, "[-t+!touch hurt]\n");
	room_close(&r);
}

static void
notes_and_entries_are_given(void **state)
{
	struct strbuf said = STRBUF_INIT;
	struct room r;
	struct stage *s = enter(&r,
	    "keys: {all: {x: [SAY, \"%{note}\"], X: [SAY, \"%{bibtex}\"],\n"
	    "  Z: [SAY, \"%{file}\"]}}");

	(void)state;
	stage_type(s, "x");
	assert_said(&r, "[]\n");
	stage_type(s, "a-ask him<Enter>x");
	stage_assert_shows(s, "would begin with -");
	stage_type(s, "a<C-u>ask him<Enter>x");
	assert_said(&r, "[ask him]\n");
	stage_type(s, "X");
	assert_true(has_said(&r, &said));
	assert_non_null(strstr(said.str, "[@"));
	assert_non_null(strstr(said.str, "2601.00001"));
	strbuf_reset(&said);
	stage_type(s, "Z");
	assert_true(has_said(&r, &said));
	assert_non_null(strstr(said.str, "/" ROOM_POST "]"));
	strbuf_release(&said);
	room_close(&r);
}

static void
an_exclamation_mark_gives_the_terminal(void **state)
{
	struct room r;
	struct stage *s =
	    enter(&r, "keys: {all: {x: [\"!\", SAY, \"%{number}\"]}}");

	(void)state;
	stage_type(s, "x");
	assert_int_equal(term_memory_counts(s->term).left, 1);
	assert_int_equal(term_memory_counts(s->term).entered, 1);
	assert_said(&r, "[7]\n");
	room_close(&r);
}

static void
what_fails_is_named(void **state)
{
	struct room r;
	struct stage *s = enter(&r,
	    "keys: {all: {x: [no-such-program, a], X: [\"!\", none-such],\n"
	    "  Z: [\"!\", sh, -c, exit 3]}}");

	(void)state;
	stage_type(s, "x");
	stage_assert_shows(s, "no-such-program");
	assert_true(s->app.message_is_error);
	stage_type(s, "X");
	stage_assert_shows(s, "none-such");
	assert_true(s->app.message_is_error);
	stage_type(s, "Z");
	stage_assert_shows(s, "failed with status 3: sh -c exit 3");
	room_close(&r);
}

static void
the_help_lists_them(void **state)
{
	struct room r;
	struct stage *s =
	    enter(&r, "keys: {all: {x: [zotero-add, \"%{url}\"]}}");

	(void)state;
	stage_type(s, "?G");
	stage_assert_shows(s, "Your programs");
	stage_assert_shows(s, "  x                   zotero-add %{url}");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(arguments_come_as_they_are),
	    cmocka_unit_test(no_shell_sees_a_title),
	    cmocka_unit_test(what_comes_from_a_paper_is_no_option),
	    cmocka_unit_test(notes_and_entries_are_given),
	    cmocka_unit_test(an_exclamation_mark_gives_the_terminal),
	    cmocka_unit_test(what_fails_is_named),
	    cmocka_unit_test(the_help_lists_them),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
