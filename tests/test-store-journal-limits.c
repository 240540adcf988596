// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The journal with what is hard on it: notes of backslashes, more than there
 * is memory for, more files than are read. What one has marked is known all
 * the same.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "journal-desk.h"
#include "store/journal-marks.h"
#include "trials.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define A "arxiv:2509.00001"
#define B "arxiv:2509.00002"

/* ---- Notes -------------------------------------------------------------- */

static void
assert_kept(struct journal_desk *desk, const char *note)
{
	struct journal *j = journal_desk_open(desk, NULL);

	journal_desk_mark(j, A, MARK_NOTE, &(struct mark){.note = note});
	assert_string_equal(journal_get(j, A)->note, note);
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_string_equal(journal_get(j, A)->note, note);
	journal_desk_close(j);
	unlink(journal_desk_path(desk, "journal"));
}

static void
test_formulas_and_paths_in_notes(void **state)
{
	static const char *const notes[] = {"$\\nabla f \\neq \\nu$",
	    "C:\\new\\notes", "\\n", "\\\\n", "\\\n", "\\", "\\\"n\"",
	    "n\\nn\nn"};

	for (size_t i = 0; i < LENGTH(notes); i++)
		assert_kept(*state, notes[i]);
}

static void
test_notes_of_what_means_something(void **state)
{
	static const char alphabet[] = "\\\\\\n\n\"% a";
	size_t times = trials_count(300, 60, 30);
	unsigned seed = 4;
	char note[24];

	for (size_t i = 0; i < times; i++) {
		size_t len = 1 + trials_random(&seed, sizeof(note) - 1);

		for (size_t k = 0; k < len; k++)
			note[k] = alphabet[trials_random(
			    &seed, sizeof(alphabet) - 1)];
		note[len] = '\0';
		note[0] = 'x';
		assert_kept(*state, note);
	}
}

/* ---- Memory ------------------------------------------------------------- */

enum { NOTE_LEN = 64 * 1024 };

static enum marks_fate
put(struct marks *marks, size_t paper, struct line line)
{
	char key[32];

	line.sort = LINE_MARK;
	line.key = key;
	line.key_len = (size_t)snprintf(key, sizeof(key), "key%zu", paper);
	return marks_put(marks, &line, true);
}

/* What takes no more than what was there is known, however full it is: a note
 * that was taken away does not come back. */
static void
test_less_is_known_when_there_is_too_much(void **state)
{
	char *text = mem_alloc(NOTE_LEN);
	struct line note = {.at = 1, .kind = MARK_NOTE, .note = text};
	struct line place = {.kind = MARK_PLACE, .place = {1, 2, "post.md"}};
	struct marks marks;
	size_t n = 0;

	(void)state;
	memset(text, 'x', NOTE_LEN - 2);
	marks_init(&marks);
	while (put(&marks, n, note) == MARKS_CHANGED)
		n++;
	assert_true(n < 2 * (size_t)MARKS_BYTES_MAX / NOTE_LEN);
	note.at = 2;
	note.note = "";
	assert_int_equal(put(&marks, 0, note), MARKS_CHANGED);
	assert_string_equal(marks_at(&marks, 0)->note, "");
	/* There is room again for one, and no more. */
	note.note = text;
	assert_int_equal(put(&marks, n, note), MARKS_CHANGED);
	text[NOTE_LEN - 2] = 'x';
	assert_int_equal(put(&marks, 1, note), MARKS_FULL);
	place.at = 3;
	assert_int_equal(put(&marks, 1, place), MARKS_FULL);
	place.place.post = "";
	assert_int_equal(put(&marks, 1, place), MARKS_CHANGED);
	assert_int_equal(marks_at(&marks, 1)->place.offset, 2);
	marks_release(&marks);
	free(text);
}

/* ---- Times -------------------------------------------------------------- */

/* One line from the end of time, of whatever machine, is no reason not to know
 * where one stopped in other papers. */
static void
test_a_place_at_the_end_of_time(void **state)
{
	struct journal_desk *desk = *state;
	const struct mark place = {.place = {1, 2, "post.md"}};
	struct error err = {.msg = ""};
	struct journal *j;

	journal_desk_puts(desk, "journal-other",
	    "9998-12-31T23:59:59.999Z other " B " place 9 9\n");
	j = journal_desk_open(desk, NULL);
	journal_desk_mark(j, A, MARK_PLACE, &place);
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_int_equal(journal_get(j, A)->place.offset, 2);
	assert_string_equal(journal_last_place(j)->key, B);
	/* Of that one paper it cannot be known any more, which is said. */
	assert_int_equal(
	    journal_mark(j, B, MARK_PLACE, &place, &err), ERR_LIMIT);
	journal_desk_close(j);
}

/* ---- Files -------------------------------------------------------------- */

/* Another name, of the same empty file. */
static void
put_beside(struct journal_desk *desk, size_t number)
{
	struct strbuf first = STRBUF_INIT;
	char name[32];

	strbuf_adds(&first, journal_desk_path(desk, "journal-0"));
	snprintf(name, sizeof(name), "journal-%zu", number);
	assert_int_equal(link(first.str, journal_desk_path(desk, name)), 0);
	strbuf_release(&first);
}

static void
test_more_files_than_are_read(void **state)
{
	static const char line[] =
	    "2026-01-31T08:15:00.000Z laptop " A " read\n";
	const size_t files = trials_count(10000, 10000, 2000);
	struct journal_desk *desk = *state;
	struct journal *j;

	/* Some systems give the newest name first, some last. */
	for (int round = 0; round < 2; round++) {
		journal_desk_puts(desk, "journal", line);
		if (!round)
			journal_desk_puts(desk, "journal-0", "");
		for (size_t i = 1; !round && i < files; i++)
			put_beside(desk, i);
		j = journal_desk_open(desk, NULL);
		assert_true(journal_get(j, A)->read);
		journal_desk_close(j);
		unlink(journal_desk_path(desk, "journal"));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_formulas_and_paths_in_notes),
	    JOURNAL_TEST(test_notes_of_what_means_something),
	    JOURNAL_TEST(test_less_is_known_when_there_is_too_much),
	    JOURNAL_TEST(test_a_place_at_the_end_of_time),
	    JOURNAL_TEST(test_more_files_than_are_read),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
