// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching notes with the papers they are on: words in either, what fields do
 * to them, where matches are said to be, and when a search takes note of them.
 * test-store-finder-exact.c has notes, too.
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

#include "base/mem.h"
#include "files.h"
#include "model-check.h"
#include "store/finder.h"
#include "store/journal.h"

#define PAPER(number, title, id, text)                                \
	"# " number ". [" title "](https://arxiv.org/abs/" id ")\n\n" \
	"## Method\n\n" text "\n\n## Results\n\n결과가 좋다.\n\n"

#define ROBOTS "arxiv:2509.00001"
#define WORDS "arxiv:2509.00002"

struct place {
	struct files files;
	struct catalogue *cat;
	struct journal *journal;
	struct query *query;
	struct finder *finder;
	const struct find *finds;
	size_t n;
	struct found found;
};

/* "Robots" stands on both days; all is in the catalogue. */
static int
set_up(void **state)
{
	struct place *p = mem_alloc(sizeof(*p));
	struct error err;

	files_open(&p->files);
	files_put(&p->files, "2026-03-02.md",
	    "들어가며 읽을 것.\n\n" PAPER(
		"1", "Robots", "2509.00001", "로봇이 걷는다.")
		PAPER("2", "Words", "2509.00002", "말을 배운다."));
	files_put(&p->files, "2026-03-01.md",
	    PAPER("1", "Robots", "2509.00001", "로봇이 걷는다."));
	files_add_all(&p->files);
	p->cat = catalogue_new(p->files.lib, files_path(&p->files, "cache"));
	while (catalogue_step(p->cat))
		continue;
	p->journal = journal_open(NULL, "host", &err);
	found_init(&p->found);
	*state = p;
	return 0;
}

static void
forget_search(struct place *p)
{
	finder_free(p->finder);
	query_free(p->query);
	p->finder = NULL;
	p->query = NULL;
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	forget_search(p);
	found_release(&p->found);
	journal_close(p->journal, NULL);
	catalogue_free(p->cat);
	files_close(&p->files);
	free(p);
	return 0;
}

static void
note(struct place *p, const char *key, const char *text)
{
	struct mark value = {.key = "", .note = text};

	(void)journal_mark(p->journal, key, MARK_NOTE, &value, NULL);
	assert_string_equal(journal_get(p->journal, key)->note, text);
}

/* Searches; returns how many parts are found. */
static size_t
search(struct place *p, const char *typed)
{
	struct error err = {.msg = ""};

	forget_search(p);
	p->query = query_new(typed, &err);
	if (!p->query)
		fail_msg("%s: %s", typed, err.msg);
	p->finder = finder_new(p->files.lib, p->cat, p->query);
	finder_search_notes(p->finder, p->journal);
	while (finder_step(p->finder))
		continue;
	p->finds = finder_finds(p->finder, &p->n);
	return p->n;
}

static void
look(struct place *p, size_t find)
{
	assert_true(finder_look(p->finder, &p->finds[find], &p->found));
}

/* The line reads so, and is (not) one of the note. */
static void
assert_line(const struct place *p, size_t i, const char *text, bool noted)
{
	const struct found_line *line = &p->found.lines[i];
	size_t len = line->end - line->begin;

	assert_true(i < p->found.n_lines);
	assert_int_equal(line->section == FOUND_NOTE, noted);
	assert_int_equal(len, strlen(text));
	assert_memory_equal(
	    found_text(&p->found, line, NULL) + line->begin, text, len);
}

static void
test_a_note_is_found_on_each_of_its_days(void **state)
{
	struct place *p = *state;

	assert_int_equal(search(p, "zebra"), 0);
	note(p, ROBOTS, "compare with zebra");
	assert_int_equal(search(p, "zebra"), 2);
	assert_int_equal(p->finds[0].n_matches, 1);
	assert_int_equal(p->finds[0].n_lines, 1);
	assert_false(p->finds[0].on_title);
	look(p, 1);
	assert_int_equal(p->found.n_lines, 1);
	assert_line(p, 0, "compare with zebra", true);
	assert_int_equal(p->found.matches[0].begin, 13);
	assert_int_equal(p->found.matches[0].end, 18);
	assert_int_equal(finder_totals(p->finder).matches, 2);
}

static void
test_words_may_be_in_either(void **state)
{
	struct place *p = *state;

	note(p, ROBOTS, "compare with zebra");
	note(p, WORDS, "nothing");
	assert_int_equal(search(p, "zebra 로봇이"), 2);
	look(p, 0);
	assert_int_equal(p->found.n_lines, 2);
	assert_line(p, 0, "로봇이 걷는다.", false);
	assert_line(p, 1, "compare with zebra", true);
	assert_int_equal(search(p, "zebra 말을"), 0);
}

/* Each of its lines; none of a match that goes on in the next one. */
static void
test_lines_of_a_note(void **state)
{
	struct place *p = *state;

	note(p, WORDS, "zebra, zebra\n얼룩말\nzebra\nzebra end");
	assert_int_equal(search(p, "zebra"), 1);
	assert_int_equal(p->finds[0].n_matches, 4);
	assert_int_equal(p->finds[0].n_lines, 3);
	look(p, 0);
	assert_line(p, 0, "zebra, zebra", true);
	assert_line(p, 1, "zebra", true);
	assert_line(p, 2, "zebra end", true);
	assert_int_equal(search(p, "\"zebra zebra\""), 1);
	assert_int_equal(p->finds[0].n_matches, 1);
	assert_int_equal(p->finds[0].n_lines, 1);
}

static void
test_a_field_for_notes(void **state)
{
	struct place *p = *state;

	note(p, ROBOTS, "말을 비교");
	assert_int_equal(search(p, "note:말"), 2);
	assert_int_equal(p->finds[0].n_matches, 1);
	look(p, 0);
	assert_line(p, 0, "말을 비교", true);
	assert_int_equal(search(p, "말"), 3);
	assert_int_equal(search(p, "note:로봇"), 0);
	assert_int_equal(search(p, "note:말 note:비교 before:2026-03-02"), 1);
	assert_int_equal(p->finds[0].n_matches, 2);
	assert_int_equal(search(p, "note:말 걷는다"), 2);
	assert_int_equal(p->finds[0].n_matches, 2);
	assert_int_equal(search(p, "note:말 title:words"), 0);
	assert_int_equal(search(p, "NOTE:~^말.*교$"), 2);
}

/* What is only looked for in sections is not in a note. */
static void
test_sections_leave_notes_out(void **state)
{
	struct place *p = *state;

	note(p, ROBOTS, "결과가 zebra");
	assert_int_equal(search(p, "section:results zebra"), 0);
	assert_int_equal(search(p, "section:results zebra 결과가"), 0);
	assert_int_equal(search(p, "section:results 결과가 note:zebra"), 2);
	assert_int_equal(p->finds[0].n_matches, 2);
	look(p, 0);
	assert_line(p, 0, "결과가 좋다.", false);
	assert_line(p, 1, "결과가 zebra", true);
	assert_int_equal(p->found.lines[1].n, 1);
}

/* A search has the notes that were there when it began. */
static void
test_notes_are_as_when_it_began(void **state)
{
	struct place *p = *state;

	note(p, ROBOTS, "zebra");
	assert_int_equal(search(p, "zebra"), 2);
	note(p, ROBOTS, "horse");
	look(p, 0);
	assert_line(p, 0, "zebra", true);
	assert_int_equal(search(p, "zebra"), 0);
	assert_int_equal(search(p, "horse"), 2);
	note(p, ROBOTS, "");
	assert_int_equal(search(p, "horse"), 0);
}

/* Among many notes on papers that are not here. */
static void
test_many_notes(void **state)
{
	struct place *p = *state;
	char key[32];

	for (int i = 0; i < 3000; i++) {
		snprintf(key, sizeof(key), "arxiv:2401.%05d", i);
		note(p, key, "zebra");
	}
	note(p, WORDS, "zebra");
	assert_int_equal(search(p, "zebra"), 1);
	assert_int_equal(p->finds[0].part, 2);
}

/* The same without a catalogue, and without a journal. */
static void
test_without_either(void **state)
{
	struct place *p = *state;
	struct catalogue *cat = p->cat;
	struct journal *journal = p->journal;

	note(p, ROBOTS, "compare with zebra");
	p->cat = NULL;
	assert_int_equal(search(p, "zebra 로봇"), 2);
	p->journal = NULL;
	assert_int_equal(search(p, "zebra"), 0);
	assert_int_equal(search(p, "note:zebra"), 0);
	assert_int_equal(search(p, "로봇"), 2);
	p->cat = cat;
	assert_int_equal(search(p, "note:zebra"), 0);
	p->journal = journal;
}

/* However slow an expression is in notes, no step waits for more than one of
 * them. */
static void
test_slow_expressions_take_a_note_a_step(void **state)
{
	enum { NOTES = 8 };
	struct place *p = *state;
	struct error err = {.msg = ""};
	char text[JOURNAL_NOTE_MAX], key[32];
	size_t steps = 0;

	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	for (size_t i = 32; i < sizeof(text) - 1; i += 33)
		text[i] = ' ';
	for (int i = 0; i < NOTES; i++) {
		snprintf(key, sizeof(key), "arxiv:2509.0100%d", i);
		note(p, key, text);
	}
	p->query = query_new("~(a| )+[cd]", &err);
	assert_non_null(p->query);
	p->finder = finder_new(p->files.lib, p->cat, p->query);
	finder_search_notes(p->finder, p->journal);
	while (finder_step(p->finder))
		steps++;
	assert_true(steps >= NOTES - 1);
}

int
main(void)
{
#define AT_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    AT_PLACE(test_a_note_is_found_on_each_of_its_days),
	    AT_PLACE(test_words_may_be_in_either),
	    AT_PLACE(test_lines_of_a_note),
	    AT_PLACE(test_a_field_for_notes),
	    AT_PLACE(test_sections_leave_notes_out),
	    AT_PLACE(test_notes_are_as_when_it_began),
	    AT_PLACE(test_many_notes),
	    AT_PLACE(test_slow_expressions_take_a_note_a_step),
	    AT_PLACE(test_without_either),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
