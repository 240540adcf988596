// SPDX-License-Identifier: GPL-3.0-or-later
/* The library on real folders: its order, its dates and its posts. Each test
 * has a folder of its own, and takes it away again. */
#include <config.h>

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>
#include <cmocka.h>

#include "files.h"
#include "model/library.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* ---- Order and dates ---------------------------------------------------- */

static void
dates_come_from_names_and_folders(void **state)
{
	static const char *const names[] = {"2025-09-12-x.md",
	    "2025-09-11/2025-09-10.md", "2025-09-11/x.md", "2025/09/08/x.md",
	    "2025/09/07-x.md", "2025-09-06/notes/x.md", "x.md",
	    "daily-20250905.md"};
	struct files *files = *state;

	for (size_t i = 0; i < LENGTH(names); i++)
		files_put(files, names[i], "x");
	files_add_all(files);
	files_assert_rows(files,
	    "2025-09-12 2025-09-12-x.md\n"
	    "2025-09-11 2025-09-11/x.md\n"
	    "2025-09-10 2025-09-11/2025-09-10.md\n"
	    "2025-09-08 2025/09/08/x.md\n"
	    "2025-09-07 2025/09/07-x.md\n"
	    "2025-09-06 2025-09-06/notes/x.md\n"
	    "2025-09-05 daily-20250905.md\n"
	    "x.md\n");
}

static void
posts_of_a_day_are_in_order_of_name_the_undated_last(void **state)
{
	static const char *const names[] = {"z.md", "2025-01-01-b.md", "a.md",
	    "2025-01-01-c.md", "2025-01-01-a.md", "2025-01-02-z.md"};
	struct files *files = *state;

	for (size_t i = 0; i < LENGTH(names); i++)
		files_put(files, names[i], "x");
	files_add_all(files);
	files_assert_rows(files,
	    "2025-01-02 2025-01-02-z.md\n2025-01-01 2025-01-01-a.md\n"
	    "2025-01-01 2025-01-01-b.md\n2025-01-01 2025-01-01-c.md\n"
	    "a.md\nz.md\n");
}

static void
front_matter_has_the_last_word_on_the_date(void **state)
{
	struct files *files = *state;
	unsigned order;
	size_t id;

	files_put(
	    files, "2025-01-01-a.md", "---\ndate: 2025-01-04\n---\n" DIGEST);
	files_put(files, "2025-01-02-b.md", DIGEST);
	files_put(
	    files, "2025-01-03-c.md", "---\ndate: 2024-01-01\n---\n" DIGEST);
	files_put(files, "d.md", "---\ndate: 2025-01-02 10:00\n---\n" DIGEST);
	files_add_all(files);
	order = library_order(files->lib);

	assert_non_null(
	    library_post(files->lib, files_id(files, "2025-01-02-b.md")));
	assert_int_equal(library_order(files->lib), order);

	id = files_id(files, "2025-01-01-a.md");
	assert_non_null(library_post(files->lib, id));
	assert_int_not_equal(library_order(files->lib), order);
	assert_int_equal(library_row_of(files->lib, id), 0);

	library_post(files->lib, files_id(files, "2025-01-03-c.md"));
	library_post(files->lib, files_id(files, "d.md"));
	files_assert_rows(files,
	    "2025-01-04 2025-01-01-a.md\n2025-01-02 d.md\n"
	    "2025-01-02 2025-01-02-b.md\n2024-01-01 2025-01-03-c.md\n");
}

static void
the_files_time_is_the_last_resort(void **state)
{
	struct files *files = *state;
	struct tm noon = {.tm_year = 124,
	    .tm_mon = 5,
	    .tm_mday = 7,
	    .tm_hour = 12,
	    .tm_isdst = -1};
	struct utimbuf times;
	const struct entry *e;
	size_t id;

	files_put(files, "x.md", DIGEST);
	files_put(files, "2020-01-01.md", DIGEST);
	times.actime = times.modtime = mktime(&noon);
	assert_int_equal(utime(files_path(files, "x.md"), &times), 0);
	assert_int_equal(utime(files_path(files, "2020-01-01.md"), &times), 0);
	files_add_all(files);
	id = files_id(files, "x.md");
	e = library_entry(files->lib, id);
	assert_int_equal(e->date.year, 0);
	assert_non_null(library_post(files->lib, id));
	library_post(files->lib, files_id(files, "2020-01-01.md"));
	files_assert_rows(files, "2024-06-07 x.md\n2020-01-01 2020-01-01.md\n");
}

/* ---- Posts -------------------------------------------------------------- */

static void
what_is_learned_of_a_post_stays(void **state)
{
	struct files *files = *state;
	struct library_totals totals;
	char name[32];

	for (int i = 1; i <= 20; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i);
		files_put(files, name, "---\ntitle: Digest\n---\n" DIGEST);
	}
	files_add_all(files);
	totals = library_totals(files->lib);
	assert_int_equal(totals.posts, 20);
	assert_int_equal(totals.known, 0);
	assert_int_equal(totals.papers, 0);
	for (size_t id = 0; id < 20; id++) {
		const struct post *post = library_post(files->lib, id);
		assert_non_null(post);
		assert_int_equal(post->n_papers, 2);
	}
	/* Those that were dropped, too. */
	for (size_t id = 0; id < 20; id++) {
		const struct entry *e = library_entry(files->lib, id);
		assert_int_equal(e->state, ENTRY_KNOWN);
		assert_int_equal(e->n_papers, 2);
		assert_string_equal(e->title, "Digest");
	}
	/* Asked for again, nothing counts twice. */
	for (size_t id = 0; id < 20; id++)
		assert_non_null(library_post(files->lib, id));
	totals = library_totals(files->lib);
	assert_int_equal(totals.known, 20);
	assert_int_equal(totals.papers, 40);
}

static void
the_posts_last_asked_for_are_kept(void **state)
{
	struct files *files = *state;
	const struct post *first;
	char name[32];

	for (int i = 0; i <= LIBRARY_KEEP; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i + 1);
		files_put(files, name, DIGEST);
	}
	files_add_all(files);
	first = library_post(files->lib, 0);
	for (int round = 0; round < 3; round++)
		for (size_t id = 1; id < LIBRARY_KEEP; id++)
			library_post(files->lib, id);
	/* Seven others: it is the very same, and readable. */
	assert_ptr_equal(library_post(files->lib, 0), first);
	assert_string_equal(first->papers[0].title, "A");
	/* It was asked for last: another one has to go. */
	library_post(files->lib, LIBRARY_KEEP);
	assert_ptr_equal(library_post(files->lib, 0), first);
}

static void
a_post_that_was_read_is_the_callers(void **state)
{
	struct files *files = *state;
	const struct post *kept;
	struct post *own;

	files_put(files, "2025-01-01.md", DIGEST);
	files_add_all(files);
	own = library_read(files->lib, 0);
	assert_non_null(own);
	assert_int_equal(library_entry(files->lib, 0)->n_papers, 2);
	kept = library_post(files->lib, 0);
	assert_ptr_not_equal(kept, own);
	post_free(own);
	assert_string_equal(kept->papers[1].title, "B");
}

static void
a_bad_file_is_a_row_that_says_why(void **state)
{
	struct files *files = *state;
	struct library_totals totals;
	const struct entry *e;
	size_t id;

	files_put(files, "2025-01-01.md", DIGEST);
	files_put(files, "2025-01-02.md", DIGEST);
	files_link(files, "nowhere", "2025-01-03.md");
	files_add_all(files);
	assert_int_equal(library_count(files->lib), 3);
	assert_int_equal(remove(files_path(files, "2025-01-02.md")), 0);
	for (id = 0; id < 3; id++)
		library_post(files->lib, id);
	e = library_entry(files->lib, files_id(files, "2025-01-03.md"));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_int_equal(e->error->status, ERR_IO);
	e = library_entry(files->lib, files_id(files, "2025-01-02.md"));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_null(library_post(files->lib, files_id(files, "2025-01-02.md")));
	assert_null(library_read(files->lib, files_id(files, "2025-01-02.md")));
	totals = library_totals(files->lib);
	assert_int_equal(totals.known, 3);
	assert_int_equal(totals.papers, 2);
}

static void
a_file_that_goes_away_later_no_longer_counts(void **state)
{
	struct files *files = *state;

	files_put(files, "2025-01-01.md", DIGEST);
	files_add_all(files);
	post_free(library_read(files->lib, 0));
	assert_int_equal(library_totals(files->lib).papers, 2);
	assert_int_equal(remove(files_path(files, "2025-01-01.md")), 0);
	assert_null(library_read(files->lib, 0));
	assert_int_equal(library_totals(files->lib).papers, 0);
	assert_int_equal(library_totals(files->lib).known, 1);
}

static void
too_large_a_file_is_a_row_that_says_so(void **state)
{
	struct files *files = *state;
	const struct entry *e;

	files_put(files, "2025-01-01.md", DIGEST);
	/* A hole: large to read, nothing on the disk. */
	assert_int_equal(
	    truncate(files_path(files, "2025-01-01.md"), 80 * 1024 * 1024), 0);
	files_add_all(files);
	assert_null(library_post(files->lib, 0));
	e = library_entry(files->lib, 0);
	assert_int_equal(e->state, ENTRY_BAD);
	assert_int_equal(e->error->status, ERR_LIMIT);
}

static void
names_are_clean_and_paths_as_they_are(void **state)
{
	static const char odd[] = "a\033[31m\n\u1112\u1161\u11AB.md";
	struct files *files = *state;
	const struct entry *e;

	files_put(files, odd, DIGEST);
	files_add_all(files);
	e = library_entry(files->lib, 0);
	assert_string_equal(e->name, "a␛[31m 한.md");
	assert_string_equal(e->path, files_path(files, odd));
	assert_non_null(library_post(files->lib, 0));
}

/* Runs library_add("-") with the file `name` as standard input. */
static enum status
add_from(struct files *files, const char *name)
{
	int saved = dup(STDIN_FILENO);
	int fd = open(files_path(files, name), O_RDONLY);
	enum status status;

	assert_true(fd >= 0);
	assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
	status = library_add(files->lib, "-", NULL);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	} else {
		close(STDIN_FILENO);
	}
	return status;
}

static void
standard_input_is_an_entry(void **state)
{
	struct files *files = *state;
	const struct entry *e;
	const struct post *post;

	files_put(files, "in", "---\ntitle: T\ndate: 2025-01-01\n---\n" DIGEST);
	files_put(files, "2024-01-01.md", DIGEST);
	assert_int_equal(add_from(files, "in"), OK);
	assert_int_equal(add_from(files, "2024-01-01.md"), OK);
	library_sort(files->lib);
	assert_int_equal(library_count(files->lib), 1);
	e = library_entry(files->lib, 0);
	assert_string_equal(e->name, "standard input");
	post = library_post(files->lib, 0);
	assert_non_null(post);
	assert_string_equal(post->title, "T");
	assert_int_equal(post->n_papers, 2);
	files_add_all(files);
	files_assert_rows(files, "2025-01-01 -\n2024-01-01 2024-01-01.md\n");
	/* Dropped and asked for again, it is there still. */
	post_free(library_read(files->lib, 0));
	assert_int_equal(library_entry(files->lib, 0)->n_papers, 2);
}

static void
standard_input_that_cannot_be_read_is_a_row(void **state)
{
	struct files *files = *state;

	files_put(files, "folder/x", "x");
	assert_int_equal(add_from(files, "folder"), OK);
	assert_int_equal(library_count(files->lib), 1);
	assert_int_equal(library_entry(files->lib, 0)->state, ENTRY_BAD);
	assert_null(library_post(files->lib, 0));
}

static void
an_empty_library_is_one(void **state)
{
	struct files *files = *state;

	files_add_all(files);
	assert_int_equal(library_count(files->lib), 0);
	assert_int_equal(library_totals(files->lib).posts, 0);
	library_free(NULL);
}

static void
a_pipe_is_read_but_once(void **state)
{
	static const char digest[] =
	    "# [A](https://arxiv.org/abs/2601.00001)\n";
	struct files *files = *state;
	const char *path = files_path(files, "pipe");
	pid_t writer;
	int status;

	assert_int_equal(mkfifo(path, 0600), 0);
	writer = fork();
	assert_true(writer >= 0);
	if (writer == 0) {
		int fd = open(path, O_WRONLY);
		ssize_t n = write(fd, digest, sizeof(digest) - 1);
		_exit(n == sizeof(digest) - 1 ? 0 : 1);
	}
	assert_int_equal(library_add(files->lib, path, NULL), OK);
	assert_int_equal(waitpid(writer, &status, 0), writer);
	assert_int_equal(status, 0);
	for (int i = 0; i < 2; i++) {
		struct post *post = library_read(files->lib, 0);

		assert_non_null(post);
		assert_int_equal(post->n_papers, 1);
		post_free(post);
	}
}

/* Nothing will ever be written to it. */
static void
a_digest_that_became_a_pipe_is_not_waited_for(void **state)
{
	struct files *files = *state;

	files_put(files, "2025-01-02.md", "x");
	files_add_all(files);
	assert_int_equal(unlink(files_path(files, "2025-01-02.md")), 0);
	assert_int_equal(mkfifo(files_path(files, "2025-01-02.md"), 0600), 0);
	assert_null(library_read(files->lib, 0));
	assert_int_equal(library_entry(files->lib, 0)->state, ENTRY_BAD);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    FILES_TEST(a_pipe_is_read_but_once),
	    FILES_TEST(a_digest_that_became_a_pipe_is_not_waited_for),
	    FILES_TEST(dates_come_from_names_and_folders),
	    FILES_TEST(posts_of_a_day_are_in_order_of_name_the_undated_last),
	    FILES_TEST(front_matter_has_the_last_word_on_the_date),
	    FILES_TEST(the_files_time_is_the_last_resort),
	    FILES_TEST(what_is_learned_of_a_post_stays),
	    FILES_TEST(the_posts_last_asked_for_are_kept),
	    FILES_TEST(a_post_that_was_read_is_the_callers),
	    FILES_TEST(a_bad_file_is_a_row_that_says_why),
	    FILES_TEST(a_file_that_goes_away_later_no_longer_counts),
	    FILES_TEST(too_large_a_file_is_a_row_that_says_so),
	    FILES_TEST(names_are_clean_and_paths_as_they_are),
	    FILES_TEST(standard_input_is_an_entry),
	    FILES_TEST(standard_input_that_cannot_be_read_is_a_row),
	    FILES_TEST(an_empty_library_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
