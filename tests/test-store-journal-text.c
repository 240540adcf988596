// SPDX-License-Identifier: GPL-3.0-or-later
/* Journals as they are found: several files, lines that are not understood, not
 * clean, torn or very long, and very many of them. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "journal-desk.h"

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
	journal_desk_assert_file(
	    desk, "journal-phone", AT "1.000Z phone " A " read\n");
	journal_desk_assert_file(
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
	journal_desk_assert_form(
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
	    {AT "1.000Z laptop " A " note \"half \\\"", ""},
	    {AT "1.000Z laptop " A " place 12 ", ""},
	    {AT "1.000Z laptop " A " star", AT "1.000Z laptop " A " star\n"},
	    {AT "1.000Z desktop " A " unre", AT "1.000Z desktop " A " unre\n"},
	    {AT "1.000Z laptop " A " praised 5",
		AT "1.000Z laptop " A " praised 5\n"},
	    {AT "1.000Z laptop " A " Star", AT "1.000Z laptop " A " Star\n"},
	    {AT "1.000Z laptop " A " note 'one'",
		AT "1.000Z laptop " A " note 'one'\n"},
	    {AT "1.000Z laptop " A " star\r" AT "2.000Z laptop " B
		" note \"mine\"\r",
		AT "1.000Z laptop " A " star\r" AT "2.000Z laptop " B
		   " note \"mine\"\r\n"},
	    {"9999-12-31T23:59:59.999Z laptop " A " star",
		"9999-12-31T23:59:59.999Z laptop " A " star\n"},
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
			journal_desk_assert_form(bytes.str, text.str);
			strbuf_release(&bytes);
		}
		strbuf_release(&text);
	}
}

/* The power failed before all of a line was on the disk, whose blocks were. */
static void
test_an_end_of_nuls(void **state)
{
	static const char torn[] = AT "0.000Z laptop " B " read\n" AT
				      "1.000Z laptop " A " note \"half\0\0\0";
	struct strbuf bytes = STRBUF_INIT;
	struct journal *j;

	journal_desk_need_locks(*state);
	journal_desk_put(*state, "journal", torn, sizeof(torn) - 1);
	j = journal_desk_open(*state, NULL);
	journal_desk_read(j, A, true);
	journal_desk_close(j);
	journal_desk_get(*state, "journal", &bytes);
	journal_desk_assert_form(bytes.str,
	    "^" AT "0.000Z laptop " B " read\n2[^\n]* " A " read\n$");
	strbuf_release(&bytes);
}

static void
put_long_ago(struct journal_desk *desk, const char *text, size_t len)
{
	const struct timespec times[2] = {{1700000000, 0}, {1700000000, 0}};

	journal_desk_put(desk, "journal-desktop", text, len);
	assert_int_equal(
	    utimensat(
		AT_FDCWD, journal_desk_path(desk, "journal-desktop"), times, 0),
	    0);
}

/* The last line of a file that nobody writes to counts without its LF, and
 * once when that comes. */
static void
test_an_end_without_lf(void **state)
{
	static const char whole[] =
	    AT "0.000Z desktop " B " star\n" AT "0.000Z desktop " A
	       " place 3 17 day.md\n";
	struct journal_desk *desk = *state;
	struct journal *j;

	put_long_ago(desk, whole, strlen(whole) - 1);
	j = journal_desk_open(desk, NULL);
	journal_desk_read_all(j);
	assert_true(journal_get(j, B)->starred);
	assert_int_equal(journal_get(j, A)->place.offset, 17);
	assert_string_equal(journal_get(j, A)->place.post, "day.md");
	journal_desk_put(desk, "journal-desktop", whole, strlen(whole));
	journal_poll(j);
	journal_desk_read_all(j);
	assert_int_equal(journal_counts(j).lines, 2);
	assert_int_equal(journal_get(j, A)->place.offset, 17);
	journal_desk_close(j);

	/* What is only a part of one is none. */
	put_long_ago(desk, whole, strlen(whole) - 12);
	j = journal_desk_open(desk, NULL);
	journal_desk_read_all(j);
	assert_true(journal_get(j, B)->starred);
	assert_int_equal(journal_get(j, A)->place.section, 0);
	journal_desk_close(j);

	/* Somebody may be writing the word of a later version. */
	journal_desk_put(desk, "journal-desktop",
	    AT "0.000Z desktop " B " read",
	    sizeof(AT "0.000Z desktop " B " read") - 1);
	j = journal_desk_open(desk, NULL);
	journal_desk_read_all(j);
	assert_false(journal_get(j, B)->read);
	journal_desk_put(desk, "journal-desktop",
	    AT "0.000Z desktop " B " read-later\n",
	    sizeof(AT "0.000Z desktop " B " read-later\n") - 1);
	journal_poll(j);
	journal_desk_read_all(j);
	assert_false(journal_get(j, B)->read);
	journal_desk_close(j);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_all_journals_are_read_and_one_is_written),
	    JOURNAL_TEST(test_what_is_not_understood_stays),
	    JOURNAL_TEST(test_what_comes_out_is_clean),
	    JOURNAL_TEST(test_lines_that_never_end),
	    JOURNAL_TEST(test_an_end_that_is_torn),
	    JOURNAL_TEST(test_an_end_of_nuls),
	    JOURNAL_TEST(test_an_end_without_lf),
	    JOURNAL_TEST(test_the_last_place_is_known_at_once),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
