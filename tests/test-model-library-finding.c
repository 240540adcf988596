// SPDX-License-Identifier: GPL-3.0-or-later
/* What is found in folders, by which ways, and what is left out. Each test has
 * a folder of its own, and takes it away again. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "files.h"
#include "model/library.h"
#include "model/scan.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
markdown_is_known_by_its_name(void **state)
{
	static const struct {
		const char *name;
		bool want;
	} rows[] = {
	    {"a.md", true},
	    {"a.MD", true},
	    {"a.markdown", true},
	    {"a.Mdown", true},
	    {"a.mkd", true},
	    {"논문.md", true},
	    {"a.b.md", true},
	    {"a.md.bak", false},
	    {"a.md~", false},
	    {"a.txt", false},
	    {"md", false},
	    {".md", false},
	    {"", false},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (scan_is_markdown(rows[i].name) != rows[i].want)
			fail_msg("%s", rows[i].name);
}

static void
a_folder_gives_its_digests_and_nothing_else(void **state)
{
	static const char *const names[] = {"2025-01-03-c.md",
	    "2025-01-01-a.markdown", "sub/deep/2025-01-02-b.MD", "notes.txt",
	    ".hidden.md", ".git/x.md", "_site/x.md", "node_modules/p/x.md",
	    "sub/build/x.md", "vendor/x.md", "folder.md/2024-01-01.md"};
	struct files *files = *state;

	for (size_t i = 0; i < LENGTH(names); i++)
		files_put(files, names[i], "x");
	files_add_all(files);
	files_assert_rows(files,
	    "2025-01-03 2025-01-03-c.md\n"
	    "2025-01-02 sub/deep/2025-01-02-b.MD\n"
	    "2025-01-01 2025-01-01-a.markdown\n"
	    "2024-01-01 folder.md/2024-01-01.md\n");
}

static void
a_folder_that_is_named_is_never_left_out(void **state)
{
	struct files *files = *state;

	files_put(files, ".notes/build/x.md", "x");
	files_put(files, "public/a.md", "x");
	files_add(files, ".notes");
	files_assert_rows(files, "");
	files_add(files, ".notes/build/");
	files_add(files, "public");
	library_sort(files->lib);
	files_assert_rows(files, "public/a.md\n.notes/build/x.md\n");
}

static void
links_are_followed_but_not_in_circles(void **state)
{
	struct files *files = *state;

	files_put(files, "real/2025-01-01.md", "x");
	files_put(files, "store/2025-01-02.txt", "x");
	files_put(files, "lib/2025-01-03.md", "x");
	files_link(files, "../real", "lib/real");
	files_link(files, "../real", "lib/again");
	files_link(files, "../store/2025-01-02.txt", "lib/2025-01-02.md");
	files_link(files, ".", "lib/self");
	files_link(files, "..", "lib/up");
	files_link(files, "../lib", "real/back");
	files_link(files, "nowhere", "lib/2025-01-04.md");
	files_link(files, "nowhere", "lib/nothing");
	files_add(files, "lib");
	assert_int_equal(library_count(files->lib), 4);
}

static void
a_web_of_links_ends(void **state)
{
	struct files *files = *state;
	char name[64], target[64];

	/* Each folder leads to the next by two ways: a million paths. */
	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "d%d/2025-01-%02d.md", i, i + 1);
		files_put(files, name, "x");
	}
	for (int i = 0; i < 19; i++) {
		snprintf(target, sizeof(target), "../d%d", i + 1);
		snprintf(name, sizeof(name), "d%d/a", i);
		files_link(files, target, name);
		snprintf(name, sizeof(name), "d%d/b", i);
		files_link(files, target, name);
	}
	files_add(files, "d0");
	assert_int_equal(library_count(files->lib), 20);
}

static void
what_is_no_file_is_not_waited_for(void **state)
{
	struct files *files = *state;

	files_put(files, "a.md", "x");
	assert_int_equal(mkfifo(files_path(files, "pipe.md"), 0600), 0);
	files_link(files, "pipe.md", "link.md");
	files_add_all(files);
	files_assert_rows(files, "a.md\n");
}

static void
too_deep_a_folder_is_said_to_be(void **state)
{
	struct files *files = *state;
	struct strbuf name = STRBUF_INIT;
	const struct entry *e;

	for (int i = 0; i < SCAN_DEPTH_MAX + 2; i++)
		strbuf_adds(&name, "d/");
	strbuf_adds(&name, "a.md");
	files_put(files, name.str, "x");
	files_put(files, "d/b.md", "x");
	files_add_all(files);
	assert_int_equal(library_count(files->lib), 2);
	e = library_entry(files->lib, library_id_at(files->lib, 1));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_int_equal(e->error->status, ERR_LIMIT);
	strbuf_release(&name);
}

static void
a_folder_that_cannot_be_read_is_a_row(void **state)
{
	struct files *files = *state;
	const struct entry *e;

	if (geteuid() == 0) {
		print_message("the superuser can read everything\n");
		skip();
	}
	files_put(files, "shut/a.md", "x");
	files_put(files, "b.md", "x");
	chmod(files_path(files, "shut"), 0);
	files_add_all(files);
	chmod(files_path(files, "shut"), 0700);
	assert_int_equal(library_count(files->lib), 2);
	e = library_entry(files->lib, files_id(files, "shut"));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_non_null(strstr(e->error->msg, "cannot read folder"));
	assert_null(library_post(files->lib, files_id(files, "shut")));
}

static void
what_does_not_exist_is_an_error(void **state)
{
	struct files *files = *state;
	struct error err;

	files_put(files, "a.md", "x");
	assert_int_equal(
	    library_add(files->lib, files_path(files, "none"), &err),
	    ERR_MISSING);
	assert_string_equal(err.path, files->path.str);
	assert_int_equal(
	    library_add(files->lib, files_path(files, "a.md/b"), &err),
	    ERR_MISSING);
	assert_int_equal(library_add(files->lib, "", &err), ERR_MISSING);
	assert_int_equal(library_count(files->lib), 0);
}

static void
a_file_named_twice_is_one_entry(void **state)
{
	struct files *files = *state;

	files_put(files, "a/x.md", "x");
	files_put(files, "a/notes.txt", "x");
	files_add(files, "a");
	files_add(files, "a/x.md");
	files_add(files, "a/");
	files_add(files, "a/notes.txt"); /* named, so it is one */
	library_sort(files->lib);
	files_assert_rows(files, "a/notes.txt\na/x.md\n");
}

static void
thousands_of_files_are_kept_apart(void **state)
{
	struct files *files = *state;
	char name[64];

	for (int i = 0; i < 3000; i++) {
		snprintf(name, sizeof(name), "2025-%02d-%02d-%d.md", i % 12 + 1,
		    i % 28 + 1, i);
		files_put(files, name, "");
	}
	files_add_all(files);
	files_add_all(files);
	assert_int_equal(library_count(files->lib), 3000);
	for (size_t row = 1; row < 3000; row++) {
		const struct entry *a = library_entry(
		    files->lib, library_id_at(files->lib, row - 1));
		const struct entry *b =
		    library_entry(files->lib, library_id_at(files->lib, row));
		int order = date_compare(&a->date, &b->date);
		assert_true(
		    order > 0 || (order == 0 && strcmp(a->name, b->name) < 0));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(markdown_is_known_by_its_name),
	    FILES_TEST(a_folder_gives_its_digests_and_nothing_else),
	    FILES_TEST(a_folder_that_is_named_is_never_left_out),
	    FILES_TEST(links_are_followed_but_not_in_circles),
	    FILES_TEST(a_web_of_links_ends),
	    FILES_TEST(what_is_no_file_is_not_waited_for),
	    FILES_TEST(too_deep_a_folder_is_said_to_be),
	    FILES_TEST(a_folder_that_cannot_be_read_is_a_row),
	    FILES_TEST(what_does_not_exist_is_an_error),
	    FILES_TEST(a_file_named_twice_is_one_entry),
	    FILES_TEST(thousands_of_files_are_kept_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
