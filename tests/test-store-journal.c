// SPDX-License-Identifier: GPL-3.0-or-later
/* The journal as one program, or several, find it and leave it. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "journal-desk.h"

#define A "arxiv:2509.00001"
#define B "arxiv:2509.00002"
#define AT "2026-01-31T08:15:0"

static void
assert_form(const char *text, const char *form)
{
	regex_t regex;

	assert_int_equal(regcomp(&regex, form, REG_EXTENDED | REG_NOSUB), 0);
	if (regexec(&regex, text, 0, NULL, 0) != 0)
		fail_msg("not of the form %s: %s", form, text);
	regfree(&regex);
}

static void
assert_file(struct journal_desk *desk, const char *name, const char *text)
{
	struct strbuf bytes = STRBUF_INIT;

	journal_desk_get(desk, name, &bytes);
	assert_string_equal(bytes.str, text);
	strbuf_release(&bytes);
}

/* ---- Marks -------------------------------------------------------------- */

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
	assert_form(text.str,
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

/* ---- Times -------------------------------------------------------------- */

static void
test_later_wins(void **state)
{
	struct journal *j;

	journal_desk_puts(*state, "journal",
	    AT "2.000Z b " A " unread\n" AT "1.000Z a " A " read\n" AT
	       "1.000Z a " A " star\n" AT "1.999Z a " A " unstar\n" AT
	       "3.000Z a " A " note \"new\"\n" AT "2.000Z a " A
	       " note \"old\"\n"
	    /* Of equal times the greater value. */
	    AT "5.000Z a " B " read\n" AT "5.000Z z " B " unread\n" AT
	       "5.000Z a " B " note \"b\"\n" AT "5.000Z a " B " note \"a\"\n" AT
	       "5.000Z a " B " place 1 9\n" AT "5.000Z a " B " place 2 1\n" AT
	       "5.000Z a " B " place 1 10\n");
	j = journal_desk_open(*state, NULL);
	assert_false(journal_get(j, A)->read);
	assert_false(journal_get(j, A)->starred);
	assert_string_equal(journal_get(j, A)->note, "new");
	assert_true(journal_get(j, B)->read);
	assert_string_equal(journal_get(j, B)->note, "b");
	assert_int_equal(journal_get(j, B)->place.section, 2);
	assert_int_equal(journal_get(j, B)->place.offset, 1);
	/* date -u -d 2026-01-31T08:15:02Z +%s */
	assert_int_equal(
	    journal_get(j, A)->at[MARK_READ], INT64_C(1769847302000));
	journal_desk_close(j);
}

static void
test_a_clock_that_goes_back(void **state)
{
	static const char before[] =
	    "2999-12-31T23:59:59.999Z laptop " A " read\n"
	    "2999-12-31T23:59:59.999Z laptop " B " place 7 7\n";
	struct strbuf text = STRBUF_INIT;
	struct journal *j;

	journal_desk_need_locks(*state);
	journal_desk_puts(*state, "journal", before);
	j = journal_desk_open(*state, NULL);
	journal_desk_read(j, A, false);
	assert_false(journal_get(j, A)->read);
	journal_desk_mark(
	    j, A, MARK_PLACE, &(struct mark){.place = {1, 1, ""}});
	assert_string_equal(journal_last_place(j)->key, A);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_false(journal_get(j, A)->read);
	assert_string_equal(journal_last_place(j)->key, A);
	journal_desk_close(j);
	journal_desk_get(*state, "journal", &text);
	assert_string_equal(text.str + strlen(before),
	    "3000-01-01T00:00:00.000Z laptop " A " unread\n"
	    "3000-01-01T00:00:00.000Z laptop " A " place 1 1\n");
	strbuf_release(&text);
}

/* Another program's mark is taken into account even if nobody has looked. */
static void
test_marks_of_two_programs_follow_each_other(void **state)
{
	struct journal *a = journal_desk_open(*state, NULL);
	struct journal *b = journal_desk_open(*state, NULL);

	for (int i = 0; i < 100; i++) {
		journal_desk_read(a, A, true);
		journal_desk_read(b, A, false);
		assert_false(journal_get(b, A)->read);
	}
	assert_true(journal_poll(a));
	assert_false(journal_get(a, A)->read);
	journal_desk_assert_equal(a, b);
	journal_desk_close(a);
	journal_desk_close(b);
	a = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(a).lines, 200);
	assert_false(journal_get(a, A)->read);
	journal_desk_close(a);
}

static void
test_the_end_of_time(void **state)
{
	struct journal *j;
	struct error err;

	journal_desk_puts(
	    *state, "journal", "9998-12-31T23:59:59.999Z laptop " A " read\n");
	j = journal_desk_open(*state, NULL);
	assert_int_equal(
	    journal_mark(j, A, MARK_READ, &(struct mark){.read = false}, &err),
	    ERR_LIMIT);
	assert_true(journal_get(j, A)->read);
	journal_desk_read(j, B, true);
	journal_desk_close(j);
}

/* Up to the millisecond before it, a mark can be followed by another. */
static void
test_shortly_before_the_end_of_time(void **state)
{
	struct journal *j;

	journal_desk_need_locks(*state);
	journal_desk_puts(
	    *state, "journal", "9998-12-31T23:59:59.998Z laptop " A " read\n");
	j = journal_desk_open(*state, NULL);
	journal_desk_read(j, A, false);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(j).lines, 2);
	assert_int_equal(journal_counts(j).broken, 0);
	assert_false(journal_get(j, A)->read);
	journal_desk_close(j);
}

/* What a clock that is out of order has written blocks nothing. */
static void
test_beyond_the_end_of_time(void **state)
{
	static const char beyond[] =
	    "9999-12-31T23:59:59.999Z laptop " A " read\n"
	    "9999-01-01T00:00:00.000Z laptop " A " place 7 7\n"
	    "9999-06-01T00:00:00.000Z laptop " A " note \"for ever\"\n";
	struct journal *j;
	struct error err;

	journal_desk_puts(*state, "journal-laptop", beyond);
	j = journal_desk_open(*state, NULL);
	assert_false(journal_get(j, A)->read);
	assert_int_equal(journal_counts(j).broken, 3);
	journal_desk_read(j, A, true);
	journal_desk_read(j, A, false);
	assert_int_equal(journal_mark(j, A, MARK_PLACE,
			     &(struct mark){.place = {1, 1, ""}}, &err),
	    OK);
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_get(j, A)->place.section, 1);
	assert_string_equal(journal_get(j, A)->note, "");
	journal_desk_read(j, A, true);
	journal_desk_close(j);
}

/* ---- What is found ------------------------------------------------------ */

static void
test_all_journals_are_read_and_one_is_written(void **state)
{
	struct journal_desk *desk = *state;
	char *link;
	struct journal *j;

	journal_desk_puts(
	    desk, "journal-phone", AT "1.000Z phone " A " read\n");
	journal_desk_puts(
	    desk, "journal.sync-conflict-2026", AT "2.000Z x " B " star\n");
	journal_desk_puts(desk, "diary", AT "1.000Z x diary read\n");
	journal_desk_puts(desk, ".new-journal", AT "1.000Z x new read\n");
	assert_int_equal(mkdir(journal_desk_path(desk, "journal.d"), 0700), 0);
	assert_int_equal(
	    mkfifo(journal_desk_path(desk, "journal-fifo"), 0600), 0);
	link = strdup(journal_desk_path(desk, "journal-link"));
	assert_int_equal(symlink(journal_desk_path(desk, "diary"), link), 0);
	free(link);
	j = journal_desk_open(desk, NULL);
	assert_int_equal(journal_count(j), 2);
	assert_true(journal_get(j, A)->read);
	assert_true(journal_get(j, B)->starred);
	journal_desk_read(j, A, false);
	journal_desk_read(j, B, true);
	journal_desk_close(j);
	assert_file(desk, "journal-phone", AT "1.000Z phone " A " read\n");
	assert_file(
	    desk, "journal.sync-conflict-2026", AT "2.000Z x " B " star\n");
	j = journal_desk_open(desk, NULL);
	assert_false(journal_get(j, A)->read);
	assert_true(journal_get(j, B)->read && journal_get(j, B)->starred);
	journal_desk_close(j);
}

static void
test_what_is_not_understood_stays(void **state)
{
	static const char text[] = AT
	    "1.000Z laptop " A " read\n"
	    "\n" AT "1.000Z laptop " B " rated 5 stars\n" /* unknown */
	    AT "2.000Z laptop " A "\n" /* broken from here on */
	    AT "2.000Z laptop " A " note \"torn\n" AT "2.000Z laptop " A
	    " note bare\n" AT "2.000Z laptop " A " place 1\n" AT
	    "2.000Z laptop " A " place 1 4294967296\n" AT "2.000Z laptop " A
	    " place -1 0\n" AT "2.000Z laptop %00 read\n" AT
	    "2.000Z laptop %4 read\n" AT "2.000Z laptop " A "\001 read\n"
	    "2026-13-31T08:15:02.000Z laptop " A " unread\n"
	    "2026-01-31T08:15:02Z laptop " A " unread\n"
	    "2026-01-31 08:15:02.000Z laptop " A " unread\n"
	    "1970-01-01T00:00:00.000Z laptop " A " unread\n"
	    "<<<<<<< HEAD\n" AT "3.000Z  laptop\t" B "  star \r\n" /* a mark */
	    AT "3.000Z laptop " B " read since yesterday\n";
	struct journal_desk *desk = *state;
	struct strbuf bytes = STRBUF_INIT;
	struct journal *j;

	journal_desk_need_locks(desk);
	journal_desk_puts(desk, "journal", text);
	j = journal_desk_open(desk, NULL);
	assert_int_equal(journal_counts(j).lines, 18);
	assert_int_equal(journal_counts(j).unknown, 1);
	assert_int_equal(journal_counts(j).broken, 14);
	assert_int_equal(journal_count(j), 2);
	assert_true(journal_get(j, A)->read);
	assert_string_equal(journal_get(j, A)->note, "");
	assert_true(journal_get(j, B)->read && journal_get(j, B)->starred);
	journal_desk_read(j, A, false);
	journal_desk_close(j);
	journal_desk_get(desk, "journal", &bytes);
	assert_memory_equal(bytes.str, text, strlen(text));
	assert_form(
	    bytes.str + strlen(text), "^2[^\n]*Z laptop " A " unread\n$");
	strbuf_release(&bytes);
}

static void
test_what_comes_out_is_clean(void **state)
{
	static const char text[] =
	    AT "1.000Z laptop bad%1B%5B2J%FFkey star\n" AT "1.000Z laptop " A
	       " note \"\033[31m\xff\0\tred\\nX\\q\"\n" AT "1.000Z laptop " A
	       " place 1 2 %0D%9Bpost\n" AT
	       "1.000Z laptop \xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab star\n";
	struct journal *j;

	journal_desk_put(*state, "journal", text, sizeof(text) - 1);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(j).broken, 0);
	assert_true(journal_get(j, "bad␛[2J\xef\xbf\xbdkey")->starred);
	assert_string_equal(
	    journal_get(j, A)->note, "␛[31m\xef\xbf\xbd␀ red\nXq");
	assert_string_equal(journal_get(j, A)->place.post, " \xef\xbf\xbdpost");
	assert_true(journal_get(j, "한")->starred);
	/* Marked by a key that is not clean, it is the same paper. */
	journal_desk_mark(j, "bad\033[2J\xffkey", MARK_STAR,
	    &(struct mark){.starred = false});
	assert_int_equal(journal_count(j), 3);
	journal_desk_close(j);
}

static void
test_lines_that_never_end(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct journal *j;

	strbuf_adds(&text, AT "1.000Z laptop " A " read\n");
	strbuf_adds(&text, AT "2.000Z laptop " A " note \"");
	strbuf_pad(&text, 'x', 1000 * 1000);
	strbuf_adds(&text, "\"\n" AT "1.000Z laptop " B " read\n");
	strbuf_adds(&text, AT "2.000Z laptop " B " note \"");
	strbuf_pad(&text, 'x', 70 * 1000); /* broken in one piece, too */
	strbuf_adds(&text, "\"\n" AT "1.000Z laptop " B " star\n");
	strbuf_pad(&text, 'x', 500 * 1000);
	journal_desk_put(*state, "journal", text.str, text.len);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(j).lines, 5);
	assert_int_equal(journal_counts(j).broken, 2);
	assert_true(journal_get(j, A)->read);
	assert_true(journal_get(j, B)->read && journal_get(j, B)->starred);
	assert_string_equal(journal_get(j, A)->note, "");
	/* What follows the one without an end is a line of its own. */
	journal_desk_mark(j, A, MARK_STAR, &(struct mark){.starred = true});
	journal_desk_close(j);
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(j).lines, 7);
	assert_true(journal_get(j, A)->starred);
	journal_desk_close(j);
	strbuf_release(&text);
}

/* A line that a writer of this host has begun was never acknowledged; what
 * somebody else has left without an end stays. */
static void
test_an_end_that_is_torn(void **state)
{
	static const struct {
		const char *before, *left;
	} cases[] = {
	    {AT "1.0", ""},
	    {AT "1.000Z lap", ""},
	    {AT "1.000Z laptop " A " unre", ""},
	    {AT "1.000Z laptop " A " note \"half", ""},
	    {AT "1.000Z laptop " A " star", AT "1.000Z laptop " A " star\n"},
	    {AT "1.000Z desktop " A " unre", AT "1.000Z desktop " A " unre\n"},
	    {"remember the milk", "remember the milk\n"},
	};
	const char *first = AT "0.000Z laptop " B " read\n";

	journal_desk_need_locks(*state);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct strbuf text = STRBUF_INIT;
		struct journal *j;

		strbuf_printf(&text, "%s%s", first, cases[i].before);
		journal_desk_put(*state, "journal", text.str, text.len);
		j = journal_desk_open(*state, NULL);
		journal_desk_read(j, A, true);
		journal_desk_close(j);
		strbuf_reset(&text);
		strbuf_printf(
		    &text, "^%s%s2[^\n]* " A " read\n$", first, cases[i].left);
		{
			struct strbuf bytes = STRBUF_INIT;
			journal_desk_get(*state, "journal", &bytes);
			assert_form(bytes.str, text.str);
			strbuf_release(&bytes);
		}
		strbuf_release(&text);
	}
}

/* ---- Large ones --------------------------------------------------------- */

static void
add_lines(struct strbuf *text, const char *host, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		strbuf_printf(text,
		    "2025-01-01T%02zu:%02zu:%02zu.%03zuZ %s arxiv:25%02zu."
		    "%05zu %s\n",
		    i / 3600000, i / 60000 % 60, i / 1000 % 60, i % 1000, host,
		    i % 12 + 1, i, word);
}

static void
test_the_last_place_is_known_at_once(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct journal_desk *desk = *state;
	struct journal *j;
	struct error err;

	add_lines(&text, "laptop", 60000, "place 1 1");
	strbuf_adds(&text, AT "1.000Z laptop " A " place 5 6 day.md\n");
	add_lines(&text, "laptop", 10000, "read");
	journal_desk_put(desk, "journal", text.str, text.len);
	j = journal_open(desk->folder.str, "laptop", &err);
	assert_int_equal(err.status, OK);
	assert_true(journal_counts(j).lines < 70001);
	assert_string_equal(journal_last_place(j)->key, A);
	assert_int_equal(journal_last_place(j)->place.section, 5);
	/* A mark waits for the rest, and what was read early counts once. */
	journal_desk_read(j, B, true);
	journal_desk_read_all(j);
	assert_false(journal_poll(j));
	assert_int_equal(journal_counts(j).lines, 70002);
	assert_int_equal(journal_count(j), 60002);
	assert_int_equal(journal_counts(j).read, 10001);
	journal_desk_close(j);
	strbuf_release(&text);
}

/* ---- Others ------------------------------------------------------------- */

static void
test_two_programs_see_each_other(void **state)
{
	struct journal *a = journal_desk_open(*state, NULL);
	struct journal *b = journal_desk_open(*state, NULL);
	uint64_t generation = journal_generation(b);

	assert_false(journal_poll(b));
	journal_desk_read(a, A, true);
	assert_true(journal_poll(b));
	assert_true(journal_get(b, A)->read);
	assert_true(journal_generation(b) > generation);
	assert_false(journal_poll(b));
	assert_false(journal_poll(a)); /* its own is no news */
	journal_desk_puts(*state, "journal-other", AT "1.000Z c " B " star\n");
	assert_true(journal_poll(a));
	assert_true(journal_poll(b));
	assert_true(journal_get(a, B)->starred);
	journal_desk_assert_equal(a, b);
	journal_desk_close(a);
	journal_desk_close(b);
}

/* The fault of the file with this name; false when it has none. */
static bool
fault_of(const struct journal *j, const char *name, struct error *err)
{
	for (size_t i = 0; i < journal_files(j); i++)
		if (journal_file_fault(j, i, err) && !strcmp(err->path, name))
			return true;
	return false;
}

static void
test_what_is_wrong_with_a_file_is_known(void **state)
{
	struct error err;
	struct journal *j;

	journal_desk_puts(*state, "journal", AT "1.000Z x " A " read\n");
	journal_desk_puts(
	    *state, "journal-new", AT "1.000Z x " A " frobnicate\n");
	journal_desk_puts(*state, "journal-one",
	    "\n" AT "1.000Z x " A " star\n\nbroken\n" AT "2.000Z x " B
	    " star\n");
	journal_desk_puts(*state, "journal-two", "broken\nbroken\n");
	j = journal_desk_open(*state, NULL);
	assert_false(fault_of(j, "journal", &err));
	assert_false(fault_of(j, "journal-new", &err));
	assert_true(fault_of(j, "journal-one", &err));
	assert_int_equal(err.line, 4);
	assert_true(fault_of(j, "journal-two", &err));
	assert_int_equal(err.line, 1);
	assert_non_null(strstr(err.msg, "2 lines"));
	assert_true(journal_get(j, B)->starred);
	journal_desk_close(j);
}

static void
test_a_file_that_cannot_be_opened(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j;
	struct error err;
	char *path;

	journal_desk_puts(desk, "journal-x", AT "1.000Z x " A " read\n");
	path = strdup(journal_desk_path(desk, "journal-x"));
	assert_int_equal(chmod(path, 0), 0);
	if (access(path, R_OK) == 0) {
		free(path);
		print_message("nothing is closed to this user\n");
		skip();
	}
	j = journal_desk_open(desk, NULL);
	assert_true(fault_of(j, "journal-x", &err));
	assert_string_equal(err.msg, strerror(EACCES));
	assert_int_equal(err.line, 0);
	/* It is read as soon as it can be. */
	assert_int_equal(chmod(path, 0600), 0);
	assert_true(journal_poll(j));
	assert_true(journal_get(j, A)->read);
	assert_false(fault_of(j, "journal-x", &err));
	journal_desk_close(j);
	free(path);
}

/* Half a line is waited for. */
static void
test_a_line_that_is_being_written(void **state)
{
	struct journal *j;

	journal_desk_puts(*state, "journal-x", AT "1.000Z x " A " note \"on");
	j = journal_desk_open(*state, NULL);
	assert_int_equal(journal_counts(j).lines, 0);
	journal_desk_puts(
	    *state, "journal-x", AT "1.000Z x " A " note \"one\"\n");
	assert_true(journal_poll(j));
	assert_string_equal(journal_get(j, A)->note, "one");
	assert_int_equal(journal_counts(j).broken, 0);
	journal_desk_close(j);
}

static void
test_a_file_that_was_replaced(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j = journal_desk_open(desk, NULL);
	char *from;

	journal_desk_read(j, A, true);
	assert_int_equal(journal_sync(j, NULL), OK);
	/* By another file, which is longer. */
	journal_desk_puts(desk, "other",
	    AT "1.000Z x arxiv:1 read\n" AT "1.000Z x arxiv:2 read\n" AT
	       "1.000Z x arxiv:3 read\n");
	from = strdup(journal_desk_path(desk, "other"));
	assert_int_equal(rename(from, journal_desk_path(desk, "journal")), 0);
	free(from);
	assert_true(journal_poll(j));
	assert_true(journal_get(j, "arxiv:1")->read);
	assert_true(journal_get(j, A)->read); /* stays known */
	assert_int_equal(journal_counts(j).lines, 3);
	journal_desk_read(j, B, true);
	/* In place, shorter, then longer than before. */
	journal_desk_puts(desk, "journal", AT "1.000Z x arxiv:4 read\n");
	assert_true(journal_poll(j));
	assert_true(journal_get(j, "arxiv:4")->read);
	journal_desk_puts(desk, "journal",
	    AT "1.000Z y arxiv:5 read\n" AT "1.000Z y arxiv:6 read\n");
	assert_true(journal_poll(j));
	assert_true(journal_get(j, "arxiv:5")->read);
	assert_true(journal_get(j, "arxiv:6")->read);
	journal_desk_close(j);
}

/* Who writes to a file that is gone writes it once more. */
static void
test_a_journal_that_was_removed(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j = journal_desk_open(desk, NULL);

	journal_desk_read(j, A, true);
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	journal_desk_read(j, B, true);
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, A)->read && journal_get(j, B)->read);
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	assert_int_equal(rmdir(desk->folder.str), 0);
	journal_desk_read(j, "arxiv:3", true);
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, "arxiv:3")->read);
	journal_desk_close(j);
}

/* What was written and is gone before the disk had it is not forgotten. */
static void
test_a_journal_that_was_removed_before_it_was_on_the_disk(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j = journal_desk_open(desk, NULL);

	journal_desk_read(j, A, true);
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	assert_int_equal(journal_sync(j, NULL), OK);
	assert_false(journal_is_dirty(j));
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, A)->read);
	/* What stands in its place now is none. */
	journal_desk_read(j, B, true);
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	assert_int_equal(mkdir(journal_desk_path(desk, "journal"), 0700), 0);
	assert_int_not_equal(journal_sync(j, NULL), OK);
	assert_int_equal(journal_pending(j), 1);
	assert_int_equal(rmdir(journal_desk_path(desk, "journal")), 0);
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, B)->read);
	journal_desk_close(j);
}

/* ---- Nowhere to write --------------------------------------------------- */

static void
assert_kept_in_memory(struct journal *j, enum status why)
{
	struct error err = {.msg = ""};

	assert_int_equal(
	    journal_mark(j, A, MARK_READ, &(struct mark){.read = true}, &err),
	    why);
	assert_int_equal(err.status, why);
	assert_true(err.msg[0] != '\0');
	assert_true(journal_get(j, A)->read);
	assert_int_equal(journal_pending(j), 1);
	assert_int_equal(journal_retry(j, &err), why);
}

static void
test_no_place_for_it(void **state)
{
	struct error err;
	struct journal *j = journal_open(NULL, "laptop", &err);

	(void)state;
	assert_int_equal(err.status, ERR_MISSING);
	assert_kept_in_memory(j, ERR_MISSING);
	assert_false(journal_poll(j));
	assert_int_equal(journal_close(j, &err), ERR_MISSING);
}

static void
test_a_file_in_the_way(void **state)
{
	struct journal_desk *desk = *state;
	struct strbuf path = STRBUF_INIT;
	struct journal *j;
	struct error err;
	FILE *f;

	strbuf_printf(&path, "%s/state", desk->root.str);
	f = fopen(path.str, "w");
	assert_non_null(f);
	fclose(f);
	j = journal_open(desk->folder.str, "laptop", &err);
	assert_int_equal(err.status, ERR_IO);
	assert_kept_in_memory(j, ERR_IO);
	/* As soon as it is gone all is written. */
	assert_int_equal(unlink(path.str), 0);
	assert_int_equal(journal_retry(j, &err), OK);
	assert_int_equal(journal_pending(j), 0);
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, A)->read);
	journal_desk_close(j);
	strbuf_release(&path);
}

static void
test_a_folder_that_is_not_the_users(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j;
	struct error err;

	journal_desk_puts(desk, "journal-x", AT "1.000Z x " B " read\n");
	assert_int_equal(chmod(desk->folder.str, 0777), 0);
	j = journal_open(desk->folder.str, "laptop", &err);
	assert_int_equal(err.status, ERR_REFUSED);
	assert_true(journal_get(j, B)->read);
	assert_kept_in_memory(j, ERR_REFUSED);
	assert_int_equal(access(journal_desk_path(desk, "journal"), F_OK), -1);
	if (geteuid() == 0) {
		assert_int_equal(chmod(desk->folder.str, 0700), 0);
		assert_int_equal(chown(desk->folder.str, 12345, 12345), 0);
		assert_int_equal(journal_retry(j, &err), ERR_REFUSED);
		assert_int_equal(chown(desk->folder.str, 0, 0), 0);
	}
	assert_int_equal(chmod(desk->folder.str, 0750), 0);
	assert_int_equal(journal_retry(j, &err), OK);
	journal_desk_close(j);
}

/* The user may keep the journal, or its folder, elsewhere. */
static void
test_links(void **state)
{
	struct journal_desk *desk = *state;
	struct strbuf real = STRBUF_INIT;
	struct stat st;
	struct journal *j;
	char *path;

	strbuf_printf(&real, "%s/synchronised", desk->root.str);
	assert_int_equal(mkdir(real.str, 0700), 0);
	journal_desk_puts(desk, "journal", "");
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	assert_int_equal(rmdir(desk->folder.str), 0);
	assert_int_equal(symlink(real.str, desk->folder.str), 0);
	path = strdup(journal_desk_path(desk, "journal"));
	journal_desk_puts(desk, "mine", AT "1.000Z x " B " read\n");
	assert_int_equal(symlink("mine", path), 0);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, B)->read);
	journal_desk_read(j, A, true);
	journal_desk_close(j);
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, A)->read && journal_get(j, B)->read);
	journal_desk_close(j);
	free(path);
	strbuf_release(&real);
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
	    JOURNAL_TEST(test_later_wins),
	    JOURNAL_TEST(test_a_clock_that_goes_back),
	    JOURNAL_TEST(test_marks_of_two_programs_follow_each_other),
	    JOURNAL_TEST(test_the_end_of_time),
	    JOURNAL_TEST(test_shortly_before_the_end_of_time),
	    JOURNAL_TEST(test_beyond_the_end_of_time),
	    JOURNAL_TEST(test_all_journals_are_read_and_one_is_written),
	    JOURNAL_TEST(test_what_is_not_understood_stays),
	    JOURNAL_TEST(test_what_comes_out_is_clean),
	    JOURNAL_TEST(test_lines_that_never_end),
	    JOURNAL_TEST(test_an_end_that_is_torn),
	    JOURNAL_TEST(test_the_last_place_is_known_at_once),
	    JOURNAL_TEST(test_two_programs_see_each_other),
	    JOURNAL_TEST(test_what_is_wrong_with_a_file_is_known),
	    JOURNAL_TEST(test_a_file_that_cannot_be_opened),
	    JOURNAL_TEST(test_a_line_that_is_being_written),
	    JOURNAL_TEST(test_a_file_that_was_replaced),
	    JOURNAL_TEST(test_a_journal_that_was_removed),
	    JOURNAL_TEST(
		test_a_journal_that_was_removed_before_it_was_on_the_disk),
	    JOURNAL_TEST(test_no_place_for_it),
	    JOURNAL_TEST(test_a_file_in_the_way),
	    JOURNAL_TEST(test_a_folder_that_is_not_the_users),
	    JOURNAL_TEST(test_links),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
