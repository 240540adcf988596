// SPDX-License-Identifier: GPL-3.0-or-later
/* Marks: what the journal remembers of papers, and as what text. */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "journal-desk.h"

static void
test_marks_are_remembered(void **state)
{
	static const char note[] = "첫 줄 \"인용\"\n100% \\ 둘째 줄";
	struct journal *j = journal_desk_open(*state, NULL);
	const struct mark *m;

	assert_int_equal(journal_count(j), 0);
	assert_false(journal_get(j, A)->read);
	assert_int_equal(journal_get(j, A)->at[MARK_READ], 0);
	assert_null(journal_last_place(j));
	journal_desk_read(j, A, true);
	journal_desk_mark(j, A, MARK_STAR, &(struct mark){.starred = true});
	journal_desk_mark(j, B, MARK_NOTE, &(struct mark){.note = note});
	journal_desk_mark(j, A, MARK_PLACE,
	    &(struct mark){.place = {3, 120, "a day of 50%.md"}});
	journal_desk_mark(
	    j, "a day of 50%.md#2", MARK_READ, &(struct mark){.read = true});
	journal_desk_close(j);
	j = journal_desk_open(*state, "desktop");
	m = journal_get(j, A);
	assert_string_equal(m->key, A);
	assert_true(m->read && m->starred);
	assert_string_equal(m->note, "");
	assert_int_equal(m->place.section, 3);
	assert_int_equal(m->place.offset, 120);
	assert_string_equal(m->place.post, "a day of 50%.md");
	assert_ptr_equal(journal_last_place(j), m);
	assert_string_equal(journal_get(j, B)->note, note);
	assert_false(journal_get(j, B)->read);
	assert_true(journal_get(j, "a day of 50%.md#2")->read);
	assert_int_equal(journal_counts(j).lines, 5);
	assert_int_equal(journal_counts(j).read, 2);
	assert_int_equal(journal_counts(j).starred, 1);
	assert_int_equal(journal_counts(j).noted, 1);
	journal_desk_close(j);
}

static void
test_the_text_is_as_documented(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct journal *j;

	journal_desk_need_locks(*state);
	j = journal_desk_open(*state, "my laptop.local");
	journal_desk_read(j, A, true);
	journal_desk_read(j, A, false);
	journal_desk_mark(j, A, MARK_NOTE, &(struct mark){.note = "x\"\\\n"});
	journal_desk_mark(j, "a%b c", MARK_PLACE,
	    &(struct mark){.place = {0, 4294967295u, NULL}});
	journal_desk_close(j);
	journal_desk_get(*state, "journal", &text);
#define HEAD                                                    \
	"2[0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:" \
	"[0-5][0-9]\\.[0-9]{3}Z my%20laptop.local "
	journal_desk_assert_form(text.str,
	    "^" HEAD A " read\n" HEAD A " unread\n" HEAD A
	    " note \"x\\\\\"\\\\\\\\\\\\n\"\n" HEAD
	    "a%25b%20c place 0 4294967295\n$");
	strbuf_release(&text);
}

static void
test_taking_back(void **state)
{
	struct journal *j = journal_desk_open(*state, NULL);
	struct mark was;

	journal_desk_mark(j, A, MARK_NOTE, &(struct mark){.note = "one"});
	was = *journal_get(j, A);
	was.note = "one";
	journal_desk_mark(j, A, MARK_NOTE, &(struct mark){.note = "two"});
	journal_desk_mark(j, A, MARK_NOTE, &was);
	journal_desk_read(j, A, true);
	journal_desk_read(j, A, false);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_string_equal(journal_get(j, A)->note, "one");
	assert_false(journal_get(j, A)->read);
	journal_desk_mark(j, A, MARK_NOTE, &(struct mark){.note = ""});
	assert_string_equal(journal_get(j, A)->note, "");
	assert_int_equal(journal_counts(j).noted, 0);
	journal_desk_close(j);
}

static void
test_what_is_known_is_not_repeated(void **state)
{
	const struct mark here = {.place = {1, 2, ""}};
	struct journal *j = journal_desk_open(*state, NULL);
	uint64_t generation;

	journal_desk_read(j, A, true);
	journal_desk_mark(j, A, MARK_PLACE, &here);
	generation = journal_generation(j);
	journal_desk_read(j, A, true);
	journal_desk_mark(j, A, MARK_PLACE, &here);
	assert_int_equal(journal_generation(j), generation);
	/* To come back to a place is something else. */
	journal_desk_mark(j, B, MARK_PLACE, &here);
	journal_desk_mark(j, A, MARK_PLACE, &here);
	assert_string_equal(journal_last_place(j)->key, A);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(j).lines, 4);
	assert_string_equal(journal_last_place(j)->key, A);
	journal_desk_close(j);
}

static void
test_too_much_is_refused(void **state)
{
	struct journal *j = journal_desk_open(*state, NULL);
	char *text = malloc(JOURNAL_NOTE_MAX + 2);
	struct error err;

	assert_non_null(text);
	memset(text, '"', JOURNAL_NOTE_MAX + 1);
	text[JOURNAL_NOTE_MAX + 1] = '\0';
	assert_int_equal(
	    journal_mark(j, A, MARK_NOTE, &(struct mark){.note = text}, &err),
	    ERR_LIMIT);
	assert_int_equal(journal_mark(j, text, MARK_READ,
			     &(struct mark){.read = true}, &err),
	    ERR_LIMIT);
	assert_int_equal(
	    journal_mark(j, "", MARK_READ, &(struct mark){.read = true}, &err),
	    ERR_SYNTAX);
	assert_int_equal(journal_count(j), 0);
	assert_int_equal(journal_pending(j), 0);
	/* The longest that is taken comes back. */
	text[JOURNAL_NOTE_MAX] = '\0';
	journal_desk_mark(j, A, MARK_NOTE, &(struct mark){.note = text});
	text[JOURNAL_KEY_MAX] = '\0';
	memset(text, ' ', JOURNAL_KEY_MAX);
	journal_desk_read(j, text, true);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(strlen(journal_get(j, A)->note), JOURNAL_NOTE_MAX);
	assert_true(journal_get(j, text)->read);
	journal_desk_close(j);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_marks_are_remembered),
	    JOURNAL_TEST(test_the_text_is_as_documented),
	    JOURNAL_TEST(test_taking_back),
	    JOURNAL_TEST(test_what_is_known_is_not_repeated),
	    JOURNAL_TEST(test_too_much_is_refused),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
