// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Notes in the interface: written in the prompt and in an editor, which is a
 * script that the test makes; kept, left as they were, taken away and brought
 * back; too long; shown under the title and found by a search of everything.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <dirent.h>
#include <sys/stat.h>

#include "base/file.h"
#include "room.h"
#include "unicode.h"

#define LONG_KEY "arxiv:2509.00001"

struct desk {
	struct room room;
	char *tmpdir; /* as it was; NULL: not set */
};

/* A day of two papers; the editor's files are made in a folder of the test. */
static int
set_up(void **state)
{
	struct desk *d = calloc(1, sizeof(*d));

	assert_non_null(d);
	room_open(&d->room);
	files_put(&d->room.files, "tmp/.keep", "");
	if (getenv("TMPDIR"))
		d->tmpdir = strdup(getenv("TMPDIR"));
	setenv("TMPDIR", files_path(&d->room.files, "tmp"), 1);
	unsetenv("VISUAL");
	unsetenv("EDITOR");
	files_put(&d->room.files, "lib/2025-09-12-a.md",
	    PAPER("1", "First", "2509.00001")
		PAPER("2", "Second", "2509.00002"));
	room_enter_marked(&d->room, 24, 80);
	*state = d;
	return 0;
}

static int
tear_down(void **state)
{
	struct desk *d = *state;

	if (d->tmpdir)
		setenv("TMPDIR", d->tmpdir, 1);
	else
		unsetenv("TMPDIR");
	room_close(&d->room);
	free(d->tmpdir);
	free(d);
	return 0;
}

static void
assert_note(struct desk *d, const char *want)
{
	const char *note = marks_note(&d->room.stage.app, LONG_KEY);

	if (want)
		assert_string_equal(note, want);
	else
		assert_null(note);
}

/* Makes the editor a script of this text, which is given the file as its last
 * word; `words` come before that, in the variable. */
static void
use_editor(struct desk *d, const char *script, const char *words)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_printf(&text, "#!/bin/sh\n%s\n", script);
	files_put(&d->room.files, "an editor", text.str);
	assert_int_equal(
	    chmod(files_path(&d->room.files, "an editor"), 0700), 0);
	strbuf_reset(&text);
	strbuf_printf(
	    &text, "'%s'%s", files_path(&d->room.files, "an editor"), words);
	setenv("VISUAL", text.str, 1);
	strbuf_release(&text);
}

/* How many files the editor has left. */
static size_t
count_drafts(struct desk *d)
{
	DIR *dir = opendir(files_path(&d->room.files, "tmp"));
	struct dirent *e;
	size_t n = 0;

	assert_non_null(dir);
	while ((e = readdir(dir)))
		n += strncmp(e->d_name, "nonmun-note-", 12) == 0;
	closedir(dir);
	return n;
}

/* ---- The prompt --------------------------------------------------------- */

static void
test_enter_keeps_a_note(void **state)
{
	struct desk *d = *state;
	struct strbuf journal = STRBUF_INIT;
	struct error err;

	stage_type(&d->room.stage, "a");
	SHOWS(&d->room, "note: ");
	stage_type(&d->room.stage, "다시 읽기<Enter>");
	SHOWS(&d->room, "noted: First");
	assert_note(d, "다시 읽기");
	assert_int_equal(file_read(files_path(&d->room.files, "state/journal"),
			     &journal, &err),
	    OK);
	assert_non_null(strstr(journal.str, LONG_KEY " note \"다시 읽기\"\n"));
	strbuf_release(&journal);
	stage_type(&d->room.stage, "<Enter><Enter>");
	SHOWS(&d->room, "note 다시 읽기");
}

static void
test_a_note_is_gone_on_with(void **state)
{
	struct desk *d = *state;

	stage_type(&d->room.stage, "aone<Enter>");
	stage_type(&d->room.stage, "a, two<Enter>");
	assert_note(d, "one, two");
	stage_type(&d->room.stage, "a, three<Esc>");
	assert_note(d, "one, two");
	SHOWS(&d->room, "the note is as it was");
	stage_type(&d->room.stage, "a<C-u><Enter>");
	SHOWS(&d->room, "note removed: First");
	assert_note(d, NULL);
	stage_type(&d->room.stage, ".");
	assert_note(d, "one, two");
	stage_type(&d->room.stage, "..");
	assert_note(d, NULL);
}

static void
test_what_is_the_same_is_no_mark(void **state)
{
	struct desk *d = *state;

	stage_type(&d->room.stage, "aone<Enter>a <Enter>");
	SHOWS(&d->room, "the note is as it was");
	assert_note(d, "one");
	stage_type(&d->room.stage, ".");
	assert_note(d, NULL);
	stage_type(&d->room.stage, ".");
	SHOWS(&d->room, "no mark to take back");
}

/* The paper is the one that was selected, whatever the prompt says. */
static void
test_notes_are_of_their_paper(void **state)
{
	struct desk *d = *state;

	stage_type(&d->room.stage, "jaof two<Enter>");
	assert_note(d, NULL);
	assert_string_equal(
	    marks_note(&d->room.stage.app, "arxiv:2509.00002"), "of two");
	/* What was noted before can be had again. */
	stage_type(&d->room.stage, "ka<Up><Enter>");
	assert_note(d, "of two");
}

static void
test_a_long_paste_is_kept(void **state)
{
	struct desk *d = *state;
	struct strbuf keys = STRBUF_INIT;
	const char *note;

	/* Of four bytes each: the fewer keys. */
	strbuf_adds(&keys, "a<PasteBegin>");
	for (int i = 0; i < JOURNAL_NOTE_MAX / 4 + 10; i++)
		strbuf_adds(&keys, "\U0001F4C4");
	strbuf_adds(&keys, "<PasteEnd>");
	stage_type(&d->room.stage, keys.str);
	SHOWS(&d->room, "no room for more");
	stage_type(&d->room.stage, "<Enter>");
	note = marks_note(&d->room.stage.app, LONG_KEY);
	assert_non_null(note);
	assert_int_equal(strlen(note), JOURNAL_NOTE_MAX);
	strbuf_release(&keys);
}

/* ---- The editor --------------------------------------------------------- */

/* The file is the last word, nobody else's to read, and there is what was
 * typed. */
static void
test_the_editor_gets_what_was_typed(void **state)
{
	struct desk *d = *state;
	struct term_memory_counts counts;

	use_editor(d,
	    "ls -l \"$3\" | cut -c1-10 >\"$TMPDIR/mode\"\n"
	    "test \"$1$2\" = '-x:50% y' && printf 'and\\nmore\\n\\n' "
	    ">>\"$3\"",
	    " -x ':50% y'");
	stage_type(&d->room.stage, "atyped<C-x>");
	assert_note(d, "typed\nand\nmore");
	SHOWS(&d->room, "noted: First");
	HIDES(&d->room, "note: ");
	assert_int_equal(count_drafts(d), 0);
	counts = term_memory_counts(d->room.stage.term);
	assert_int_equal(counts.left, 1);
	assert_int_equal(counts.entered, 1);
	{
		struct strbuf mode = STRBUF_INIT;
		struct error err;

		assert_int_equal(
		    file_read(
			files_path(&d->room.files, "tmp/mode"), &mode, &err),
		    OK);
		assert_string_equal(mode.str, "-rw-------\n");
		strbuf_release(&mode);
	}
}

static void
test_lines_are_edited_in_the_editor_at_once(void **state)
{
	struct desk *d = *state;

	use_editor(d, "printf 'one\\ntwo\\n' >\"$1\"", "");
	stage_type(&d->room.stage, "a<C-x>");
	assert_note(d, "one\ntwo");
	use_editor(d, "sed -i.bak s/two/둘/ \"$1\"; rm \"$1.bak\"", "");
	stage_type(&d->room.stage, "a");
	assert_note(d, "one\n둘");
	use_editor(d, ": >\"$1\"", "");
	stage_type(&d->room.stage, "a");
	SHOWS(&d->room, "note removed: First");
	assert_note(d, NULL);
}

static void
test_an_editor_that_fails_changes_nothing(void **state)
{
	struct desk *d = *state;

	use_editor(d, "exit 3", "");
	stage_type(&d->room.stage, "atyped<C-x>");
	/* The prompt is still there, with what was typed. */
	SHOWS(&d->room, "note: typed");
	SHOWS(&d->room, "failed with status 3");
	assert_note(d, NULL);
	use_editor(d, "exit 0", "");
	stage_type(&d->room.stage, "<C-x>");
	SHOWS(&d->room, "note: typed");
	SHOWS(&d->room, "nothing was changed");
	setenv("VISUAL", "/nonexistent/editor", 1);
	stage_type(&d->room.stage, "<C-x>");
	SHOWS(&d->room, "note: typed");
	SHOWS(&d->room, "/nonexistent/editor");
	stage_type(&d->room.stage, "<Enter>");
	assert_note(d, "typed");
	assert_int_equal(count_drafts(d), 0);
}

/* What an editor that fails has written stays where it is. */
static void
test_what_was_written_is_not_lost(void **state)
{
	struct desk *d = *state;

	use_editor(d, "printf written >\"$1\"; exit 1", "");
	stage_type(&d->room.stage, "a<C-x>");
	SHOWS(&d->room, "status 1; it is kept in");
	SHOWS(&d->room, "nonmun-note-");
	assert_note(d, NULL);
	assert_int_equal(count_drafts(d), 1);
}

static void
test_a_note_that_is_too_long_is_kept_as_a_file(void **state)
{
	struct desk *d = *state;

	use_editor(d, "head -c 17000 /dev/zero | tr '\\0' x >\"$1\"", "");
	stage_type(&d->room.stage, "a<C-x>");
	SHOWS(&d->room, "too long");
	SHOWS(&d->room, "nonmun-note-");
	assert_note(d, NULL);
	assert_int_equal(count_drafts(d), 1);
	/* Also where it is more than is read of a file. */
	use_editor(d,
	    "dd if=/dev/zero of=\"$1\" bs=1 count=0 seek=70000000 2>/dev/null",
	    "");
	stage_type(&d->room.stage, "<Esc><Esc>a<C-x>");
	SHOWS(&d->room, "larger than");
	assert_int_equal(count_drafts(d), 2);
	/* And where it cannot be read at all. */
	use_editor(d, "rm \"$1\"; mkfifo \"$1\"", "");
	stage_type(&d->room.stage, "<Esc><Esc>a<C-x>");
	SHOWS(&d->room, "it is kept in");
	assert_int_equal(count_drafts(d), 3);
	/* What the editor has removed itself is not told to be there. */
	use_editor(d, "rm \"$1\"", "");
	stage_type(&d->room.stage, "<Esc><Esc>a<C-x>");
	HIDES(&d->room, "it is kept in");
	assert_int_equal(count_drafts(d), 3);
}

static void
test_controls_do_not_become_notes(void **state)
{
	struct desk *d = *state;

	use_editor(d, "printf 'a\\033[31mb\\377\\r\\n' >\"$1\"", "");
	stage_type(&d->room.stage, "a<C-x>");
	assert_note(d, "a\u241B[31mb\uFFFD");
	/* Nor do the signs of an encoding, which some editors put first. */
	use_editor(d, "printf '\\357\\273\\277c\\0d\\n' >\"$1\"", "");
	stage_type(&d->room.stage, "a<C-u><C-x>");
	assert_note(d, "c\u2400d");
}

static void
test_editor_comes_after_visual(void **state)
{
	struct desk *d = *state;

	use_editor(d, "printf by-editor >\"$1\"", "");
	setenv("EDITOR", getenv("VISUAL"), 1);
	setenv("VISUAL", " ", 1);
	stage_type(&d->room.stage, "a<C-x>");
	assert_note(d, "by-editor");
}

/* ---- Searching ---------------------------------------------------------- */

static void
test_notes_are_found(void **state)
{
	struct desk *d = *state;

	stage_type(&d->room.stage, "a로봇 실험 zebra<Enter>Szebra 제안<Enter>");
	SHOWS(&d->room, "2 matches in 1 paper");
	SHOWS(&d->room, "Note           로봇 실험 zebra");
	stage_type(&d->room.stage, "j<Enter>");
	SHOWS(&d->room, "note 로봇 실험 zebra");
	assert_int_equal(d->room.stage.app.focus, PANE_READER);
	stage_type(&d->room.stage, "qSzebra<Enter><Enter>");
	SHOWS(&d->room, "in the note");
	HIDES(&d->room, "no match");
	/* Reading on, where only sections are searched and have nothing. */
	stage_type(&d->room.stage, "qSsection:method second<Enter><Enter>");
	stage_type(&d->room.stage, "q<Esc>K<Enter>");
	SHOWS(&d->room, "note 로봇 실험 zebra");
	HIDES(&d->room, "in the note");
	stage_type(&d->room.stage, "qSnote:로보");
	SHOWS(&d->room, "1 match in 1 paper");
	/* Who presses Enter has typed the word to its end. */
	stage_type(&d->room.stage, "<Enter>");
	SHOWS(&d->room, "Nothing found");
	stage_type(&d->room.stage, "Snote:제안<Enter>");
	SHOWS(&d->room, "Nothing found");
	/* A new search knows what was noted since. */
	stage_type(&d->room.stage, "qa 제안<Enter>Snote:제안<Enter>");
	SHOWS(&d->room, "1 match in 1 paper");
}

int
main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    AT_DESK(test_enter_keeps_a_note),
	    AT_DESK(test_a_note_is_gone_on_with),
	    AT_DESK(test_what_is_the_same_is_no_mark),
	    AT_DESK(test_notes_are_of_their_paper),
	    AT_DESK(test_a_long_paste_is_kept),
	    AT_DESK(test_the_editor_gets_what_was_typed),
	    AT_DESK(test_lines_are_edited_in_the_editor_at_once),
	    AT_DESK(test_an_editor_that_fails_changes_nothing),
	    AT_DESK(test_what_was_written_is_not_lost),
	    AT_DESK(test_a_note_that_is_too_long_is_kept_as_a_file),
	    AT_DESK(test_controls_do_not_become_notes),
	    AT_DESK(test_editor_comes_after_visual),
	    AT_DESK(test_notes_are_found),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests_name("note", tests, NULL, NULL);
}
