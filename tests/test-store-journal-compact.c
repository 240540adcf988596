// SPDX-License-Identifier: GPL-3.0-or-later
/* Compaction: the journal becomes smaller and stays equal, or is left alone. */
#define _XOPEN_SOURCE 700
#include <config.h>

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
#include "trials.h"

enum { KEYS = 50, LINES = 8000 };

/* Many lines of few papers, all by one host; so is what is not understood. */
static void
make_journal(struct strbuf *out, const char *host)
{
	static const char *const words[] = {"read", "unread", "star", "unstar",
	    "note \"하나\"", "note \"둘\"", "place 1 2 day.md", "place 3 4"};
	unsigned seed = 11;

	for (size_t i = 0; i < LINES; i++)
		strbuf_printf(out,
		    "2025-%02zu-%02zuT08:%02zu:00.000Z %s arxiv:2509.%05zu "
		    "%s\n",
		    1 + trials_random(&seed, 12), 1 + trials_random(&seed, 28),
		    trials_random(&seed, 60), host, trials_random(&seed, KEYS),
		    words[trials_random(&seed, 8)]);
	strbuf_adds(out, AT "0.000Z laptop arxiv:1 rated 5\n");
	strbuf_adds(out, "an old remark\n");
	strbuf_adds(out, AT "0.000Z laptop arxiv:1 rated 5\n");
}

static size_t
size_of(struct journal_desk *desk, const char *name)
{
	struct stat st;

	assert_int_equal(stat(journal_desk_path(desk, name), &st), 0);
	return (size_t)st.st_size;
}

static void
assert_not_compacted(struct journal_desk *desk)
{
	struct journal *j = journal_desk_open(desk, NULL);
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;

	journal_desk_get(desk, "journal", &before);
	assert_false(journal_compact(j));
	journal_desk_get(desk, "journal", &after);
	assert_int_equal(before.len, after.len);
	assert_memory_equal(before.str, after.str, before.len);
	journal_desk_close(j);
	strbuf_release(&before);
	strbuf_release(&after);
}

static void
test_it_stays_equal(void **state)
{
	struct journal_desk *desk = *state;
	struct strbuf text = STRBUF_INIT;
	struct journal *j, *after;
	const char *line;

	journal_desk_need_locks(desk);
	make_journal(&text, "laptop");
	journal_desk_puts(desk, "journal", text.str);
	assert_int_equal(chmod(journal_desk_path(desk, "journal"), 0640), 0);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_compact(j));
	assert_true(size_of(desk, "journal") < text.len / 10);
	after = journal_desk_open(desk, "another");
	journal_desk_assert_equal(j, after);
	assert_int_equal(journal_counts(after).unknown, 2);
	assert_int_equal(journal_counts(after).broken, 1);
	/* At most one line of a paper and kind is left. */
	assert_true(journal_counts(after).lines <= KEYS * MARK_KINDS + 3);
	journal_desk_close(after);
	journal_desk_get(desk, "journal", &text);
	line = strstr(text.str, AT "0.000Z laptop arxiv:1 rated 5\n");
	assert_non_null(line);
	assert_non_null(strstr(line, "\nan old remark\n"));
	assert_int_equal(
	    access(journal_desk_path(desk, ".new-journal"), F_OK), -1);
	/* It goes on, with as much permission as before. */
	journal_desk_read(j, "arxiv:2", true);
	assert_false(journal_compact(j));
	journal_desk_close(j);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, "arxiv:2")->read);
	journal_desk_close(j);
	{
		struct stat st;
		assert_int_equal(
		    stat(journal_desk_path(desk, "journal"), &st), 0);
		assert_int_equal(st.st_mode & 0777, 0640);
	}
	strbuf_release(&text);
}

/* What another file says is no reason to leave a line out of this one. */
static void
test_it_is_equal_by_itself(void **state)
{
	struct journal_desk *desk = *state;
	struct strbuf text = STRBUF_INIT;
	struct journal *j, *alone;
	void *other = NULL;

	journal_desk_need_locks(desk);
	make_journal(&text, "laptop");
	journal_desk_puts(desk, "journal", text.str);
	journal_desk_puts(desk, "journal-other",
	    "2027-01-01T00:00:00.000Z desktop arxiv:2509.00001 unread\n"
	    "2027-01-01T00:00:00.000Z desktop arxiv:2509.00002 note \"\"\n");
	journal_desk_set_up(&other);
	journal_desk_puts(other, "journal", text.str);
	alone = journal_desk_open(other, NULL);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_compact(j));
	journal_desk_close(j);
	assert_true(size_of(desk, "journal") < text.len / 10);
	assert_int_equal(unlink(journal_desk_path(desk, "journal-other")), 0);
	j = journal_desk_open(desk, NULL);
	journal_desk_assert_equal(j, alone);
	journal_desk_close(j);
	journal_desk_close(alone);
	journal_desk_tear_down(&other);
	strbuf_release(&text);
}

static void
test_what_is_left_alone(void **state)
{
	struct journal_desk *desk = *state;
	struct strbuf text = STRBUF_INIT;
	struct stat st;
	char *path;

	/* One line of another host, of any kind. */
	make_journal(&text, "laptop");
	strbuf_adds(&text, AT "0.000Z desktop arxiv:1 rated 4\n");
	journal_desk_puts(desk, "journal", text.str);
	assert_not_compacted(desk);
	strbuf_reset(&text);
	make_journal(&text, "desktop");
	journal_desk_puts(desk, "journal", text.str);
	assert_not_compacted(desk);
	/* A link, of either sort. */
	strbuf_reset(&text);
	make_journal(&text, "laptop");
	journal_desk_puts(desk, "mine", text.str);
	path = strdup(journal_desk_path(desk, "journal"));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("mine", path), 0);
	assert_not_compacted(desk);
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(link(journal_desk_path(desk, "mine"), path), 0);
	assert_not_compacted(desk);
	assert_int_equal(unlink(path), 0);
	/* A small one. */
	strbuf_truncate(&text, 4000);
	journal_desk_puts(desk, "journal", text.str);
	assert_not_compacted(desk);
	free(path);
	strbuf_release(&text);
}

/* A program that has the old file open, and one that reads it. */
static void
test_others_go_on(void **state)
{
	struct journal_desk *desk = *state;
	struct strbuf text = STRBUF_INIT;
	struct journal *writer, *compactor, *reader;

	journal_desk_need_locks(desk);
	make_journal(&text, "laptop");
	journal_desk_puts(desk, "journal", text.str);
	writer = journal_desk_open(desk, NULL);
	reader = journal_desk_open(desk, NULL);
	compactor = journal_desk_open(desk, NULL);
	journal_desk_read(writer, "arxiv:before", true);
	assert_true(journal_compact(compactor));
	journal_desk_read(writer, "arxiv:after", true);
	assert_true(journal_poll(reader));
	assert_true(journal_get(reader, "arxiv:before")->read);
	assert_true(journal_get(reader, "arxiv:after")->read);
	journal_poll(compactor);
	journal_desk_assert_equal(compactor, writer);
	journal_desk_assert_equal(compactor, reader);
	journal_desk_close(writer);
	journal_desk_close(reader);
	journal_desk_close(compactor);
	reader = journal_desk_open(desk, NULL);
	assert_true(journal_get(reader, "arxiv:before")->read);
	assert_true(journal_get(reader, "arxiv:after")->read);
	journal_desk_close(reader);
	strbuf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_it_stays_equal),
	    JOURNAL_TEST(test_it_is_equal_by_itself),
	    JOURNAL_TEST(test_what_is_left_alone),
	    JOURNAL_TEST(test_others_go_on),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
