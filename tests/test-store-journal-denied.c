// SPDX-License-Identifier: GPL-3.0-or-later
/* Nowhere to write to: marks stay in memory, and are written once they can be;
 * and links, which are the user's own. */
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
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "journal-desk.h"

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

/* It is said why, not what was found out on the way. */
static void
test_no_file_can_be_opened(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j;
	struct rlimit limit, none;
	struct error err = {.msg = ""};
	int lowest;

	journal_desk_puts(desk, "journal-other", "");
	j = journal_desk_open(desk, NULL);
	lowest = dup(STDOUT_FILENO);
	close(lowest);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = (rlim_t)lowest;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	journal_mark(j, A, MARK_READ, &(struct mark){.read = true}, &err);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	assert_int_equal(journal_pending(j), 1);
	assert_non_null(strstr(err.msg, strerror(EMFILE)));
	assert_int_equal(journal_retry(j, &err), OK);
	journal_desk_close(j);
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

/* As soon as such a link is gone all is written. */
static void
test_links_that_lead_nowhere(void **state)
{
	static const char *const targets[] = {
	    "journal", "../no/elsewhere", "no/", "/dev/null/x"};
	struct journal_desk *desk = *state;

	journal_desk_puts(desk, "journal", "");
	for (size_t i = 0; i < sizeof(targets) / sizeof(*targets); i++) {
		const char *path = journal_desk_path(desk, "journal");
		struct journal *j;
		struct error err;

		assert_int_equal(unlink(path), 0);
		assert_int_equal(symlink(targets[i], path), 0);
		j = journal_open(desk->folder.str, "laptop", &err);
		assert_int_equal(err.status, ERR_IO);
		assert_kept_in_memory(j, ERR_IO);
		path = journal_desk_path(desk, "journal");
		assert_int_equal(unlink(path), 0);
		assert_int_equal(journal_retry(j, &err), OK);
		journal_desk_close(j);
	}
}

/* What links of the user lead to is made, if its folder is there. */
static void
test_links_to_what_is_not_there_yet(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j;
	struct stat st;

	journal_desk_puts(desk, "journal", "");
	assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	assert_int_equal(mkdir(journal_desk_path(desk, "sub"), 0700), 0);
	assert_int_equal(
	    symlink("sub/link", journal_desk_path(desk, "journal")), 0);
	assert_int_equal(
	    symlink("../mine", journal_desk_path(desk, "sub/link")), 0);
	j = journal_desk_open(desk, NULL);
	journal_desk_read(j, A, true);
	journal_desk_close(j);
	assert_int_equal(lstat(journal_desk_path(desk, "mine"), &st), 0);
	assert_true(S_ISREG(st.st_mode) && st.st_size > 0);
}

/* Nobody but the user can have put there what is followed. */
static void
test_a_link_where_others_may_write(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j;
	struct error err;

	journal_desk_puts(desk, "mine", "");
	assert_int_equal(
	    symlink("mine", journal_desk_path(desk, "journal")), 0);
	assert_int_equal(chmod(desk->folder.str, 0770), 0);
	j = journal_open(desk->folder.str, "laptop", &err);
	assert_int_equal(err.status, ERR_REFUSED);
	assert_kept_in_memory(j, ERR_REFUSED);
	assert_int_equal(chmod(desk->folder.str, 0750), 0);
	assert_int_equal(journal_retry(j, &err), OK);
	journal_desk_close(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_no_place_for_it),
	    JOURNAL_TEST(test_no_file_can_be_opened),
	    JOURNAL_TEST(test_a_file_in_the_way),
	    JOURNAL_TEST(test_a_folder_that_is_not_the_users),
	    JOURNAL_TEST(test_links),
	    JOURNAL_TEST(test_links_that_lead_nowhere),
	    JOURNAL_TEST(test_links_to_what_is_not_there_yet),
	    JOURNAL_TEST(test_a_link_where_others_may_write),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
