// SPDX-License-Identifier: GPL-3.0-or-later
/* Journals that others write, replace or remove while they are open. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <errno.h>
#include <locale.h>
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

/* Closes it, and opens what is in its folder now. */
static struct journal *
reopen(struct journal_desk *desk, struct journal *j)
{
	journal_desk_close(j);
	return journal_desk_open(desk, NULL);
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
	j = reopen(desk, j);
	assert_true(journal_get(j, A)->read && journal_get(j, B)->read);
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	assert_int_equal(rmdir(desk->folder.str), 0);
	journal_desk_read(j, "arxiv:3", true);
	j = reopen(desk, j);
	assert_true(journal_get(j, "arxiv:3")->read);
	journal_desk_close(j);
}

/* Moves the folder away; another, with one mark, takes its place. */
static void
replace_folder(struct journal_desk *desk)
{
	struct strbuf old = STRBUF_INIT;

	strbuf_printf(&old, "%s-old", desk->folder.str);
	assert_int_equal(rename(desk->folder.str, old.str), 0);
	strbuf_release(&old);
	journal_desk_puts(desk, "journal", AT "1.000Z x arxiv:1 read\n");
}

/* Marks go where the journal is, not to what it is called since. */
static void
test_a_folder_that_was_replaced(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j = journal_desk_open(desk, NULL);

	journal_desk_read(j, A, true);
	replace_folder(desk);
	assert_true(journal_poll(j));
	assert_true(journal_get(j, "arxiv:1")->read);
	journal_desk_read(j, B, true);
	j = reopen(desk, j);
	assert_true(journal_get(j, "arxiv:1")->read);
	assert_true(journal_get(j, A)->read && journal_get(j, B)->read);
	journal_desk_close(j);
}

/* Brings all to the disk: when it is opened anew, A is read. */
static struct journal *
sync_and_reopen(struct journal_desk *desk, struct journal *j)
{
	assert_int_equal(journal_sync(j, NULL), OK);
	assert_false(journal_is_dirty(j));
	j = reopen(desk, j);
	assert_true(journal_get(j, A)->read);
	return j;
}

/* What was written and is gone before the disk had it is not forgotten. */
static void
test_a_journal_that_was_removed_before_it_was_on_the_disk(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j = journal_desk_open(desk, NULL);

	journal_desk_read(j, A, true);
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	j = sync_and_reopen(desk, j);
	/* What stands in its place now is none. */
	journal_desk_read(j, B, true);
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	assert_int_equal(mkdir(journal_desk_path(desk, "journal"), 0700), 0);
	assert_int_not_equal(journal_sync(j, NULL), OK);
	assert_int_equal(journal_pending(j), 1);
	assert_int_equal(rmdir(journal_desk_path(desk, "journal")), 0);
	j = reopen(desk, j);
	assert_true(journal_get(j, B)->read);
	journal_desk_close(j);
}

static void
test_a_folder_that_was_replaced_before_it_was_on_the_disk(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j = journal_desk_open(desk, NULL);

	journal_desk_read(j, A, true);
	replace_folder(desk);
	j = sync_and_reopen(desk, j);
	assert_true(journal_get(j, "arxiv:1")->read);
	journal_desk_close(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_two_programs_see_each_other),
	    JOURNAL_TEST(test_what_is_wrong_with_a_file_is_known),
	    JOURNAL_TEST(test_a_file_that_cannot_be_opened),
	    JOURNAL_TEST(test_a_line_that_is_being_written),
	    JOURNAL_TEST(test_a_file_that_was_replaced),
	    JOURNAL_TEST(test_a_folder_that_was_replaced),
	    JOURNAL_TEST(test_a_journal_that_was_removed),
	    JOURNAL_TEST(
		test_a_journal_that_was_removed_before_it_was_on_the_disk),
	    JOURNAL_TEST(
		test_a_folder_that_was_replaced_before_it_was_on_the_disk),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
