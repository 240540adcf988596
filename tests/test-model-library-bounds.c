// SPDX-License-Identifier: GPL-3.0-or-later
/* A library that is bound: what leads out of it has a row that says so, and
 * none of its text comes in, whenever the link was made. */
#include <config.h>

#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/bounds.h"
#include "files.h"
#include "model/library.h"

static const char refusal[] = "restricted: it leads out of the library";

/* The folder `lib` with a digest and links to it, and to what is outside. */
static void
fill(struct files *files)
{
	files_put(files, "lib/2025-01-01.md", DIGEST);
	files_put(files, "lib/sub/2025-01-02.md", DIGEST);
	files_put(files, "outside.md", DIGEST);
	files_put(files, "lib-other/2025-01-09.md", DIGEST);
	files_link(files, "2025-01-01.md", "lib/2025-01-03.md");
	files_link(files, "../outside.md", "lib/2025-01-04.md");
	files_link(files, "/etc/passwd", "lib/2025-01-05.md");
	files_link(files, "../lib-other", "lib/away");
}

static void
assert_reads(struct files *files, const char *name, const char *error)
{
	size_t id = files_id(files, name);
	const struct post *post = library_post(files->lib, id);
	const struct entry *entry = library_entry(files->lib, id);

	if (!error) {
		assert_non_null(post);
		assert_int_equal(post->n_papers, 2);
		return;
	}
	assert_null(post);
	assert_int_equal(entry->state, ENTRY_BAD);
	assert_string_equal(entry->error->msg, error);
}

static void
what_leads_out_is_told_and_not_read(void **state)
{
	struct files *files = *state;
	struct bounds bounds = BOUNDS_INIT;

	fill(files);
	bounds_add(&bounds, files_path(files, "lib"));
	library_bind(files->lib, &bounds);
	files_add(files, "lib");
	assert_int_equal(library_count(files->lib), 6);
	assert_reads(files, "lib/2025-01-01.md", NULL);
	assert_reads(files, "lib/sub/2025-01-02.md", NULL);
	assert_reads(files, "lib/2025-01-03.md", NULL);
	assert_reads(files, "lib/2025-01-04.md", refusal);
	assert_reads(files, "lib/2025-01-05.md", refusal);
	assert_reads(files, "lib/away", refusal);
	bounds_release(&bounds);
}

static void
without_bounds_links_are_followed(void **state)
{
	struct files *files = *state;

	fill(files);
	files_add(files, "lib");
	assert_reads(files, "lib/2025-01-04.md", NULL);
	assert_reads(files, "lib/away/2025-01-09.md", NULL);
}

/* As somebody would who can write to the library, while it is read. */
static void
a_file_that_becomes_a_link_is_not_followed(void **state)
{
	struct files *files = *state;
	struct bounds bounds = BOUNDS_INIT;

	files_put(files, "outside.md", DIGEST DIGEST);
	files_put(files, "lib/2025-01-01.md", DIGEST);
	bounds_add(&bounds, files_path(files, "lib"));
	library_bind(files->lib, &bounds);
	files_add(files, "lib");
	assert_reads(files, "lib/2025-01-01.md", NULL);
	files_remove(files, "lib/2025-01-01.md");
	files_link(files, "../outside.md", "lib/2025-01-01.md");
	library_refresh_begin(files->lib, true);
	while (library_refresh_step(files->lib, 1000))
		continue;
	assert_reads(files, "lib/2025-01-01.md", refusal);
	bounds_release(&bounds);
}

/* Folders in one another, whose path is longer than any that the system takes:
 * each is reached from the one around it. */
enum { NAME = 200, FOLDERS = PATH_MAX / NAME + 2, HALF = FOLDERS / 2 };

struct deep {
	char name[NAME + 1];
	int folders[FOLDERS + 1]; /* the first is what the others are in */
	struct strbuf half;       /* the way from one folder to HALF further */
};

static void
deep_open(struct deep *deep, const char *root)
{
	memset(deep->name, 'a', NAME);
	deep->name[NAME] = '\0';
	strbuf_init(&deep->half);
	for (int i = 0; i < HALF; i++)
		strbuf_printf(&deep->half, "%s/", deep->name);
	deep->folders[0] = open(root, O_RDONLY | O_DIRECTORY);
	for (int i = 0; i < FOLDERS; i++) {
		int folder = deep->folders[i];

		assert_int_equal(mkdirat(folder, deep->name, 0700), 0);
		folder = openat(folder, deep->name, O_RDONLY | O_DIRECTORY);
		assert_true(folder >= 0);
		deep->folders[i + 1] = folder;
	}
}

static void
deep_close(struct deep *deep)
{
	unlinkat(deep->folders[2 * HALF], "x", 0);
	unlinkat(deep->folders[HALF], "x", 0);
	for (int i = FOLDERS; i >= 0; i--) {
		if (i < FOLDERS)
			unlinkat(deep->folders[i], deep->name, AT_REMOVEDIR);
		close(deep->folders[i]);
	}
	strbuf_release(&deep->half);
}

/* Links go from one to the next, so that the system opens what no path names:
 * there is no telling then where it is. */
static void
what_no_path_names_is_not_read(void **state)
{
	struct files *files = *state;
	struct bounds bounds = BOUNDS_INIT;
	struct strbuf way = STRBUF_INIT;
	struct deep deep;
	char outside[PATH_MAX];

	files_put(files, "outside.md", DIGEST);
	files_put(files, "lib/2025-01-01.md", DIGEST);
	assert_non_null(realpath(files_path(files, "outside.md"), outside));
	deep_open(&deep, files->root.str);
	strbuf_printf(&way, "%sx", deep.half.str);
	assert_int_equal(symlinkat(way.str, deep.folders[HALF], "x"), 0);
	assert_int_equal(symlinkat(outside, deep.folders[2 * HALF], "x"), 0);
	strbuf_reset(&way);
	strbuf_printf(&way, "../%sx", deep.half.str);
	files_link(files, way.str, "lib/2025-01-02.md");

	/* Without bounds it is read. */
	files_add(files, "lib");
	assert_reads(files, "lib/2025-01-02.md", NULL);
	library_free(files->lib);
	files->lib = library_new();

	bounds_add(&bounds, files_path(files, "lib"));
	library_bind(files->lib, &bounds);
	files_add(files, "lib");
	assert_null(
	    library_post(files->lib, files_id(files, "lib/2025-01-02.md")));
	assert_reads(files, "lib/2025-01-01.md", NULL);
	deep_close(&deep);
	strbuf_release(&way);
	bounds_release(&bounds);
}

/* No name holds everything, least of all one that is empty. */
static void
an_empty_bound_holds_nothing(void **state)
{
	struct files *files = *state;
	struct bounds bounds = BOUNDS_INIT;

	files_put(files, "lib/2025-01-01.md", DIGEST);
	bounds_add(&bounds, "");
	library_bind(files->lib, &bounds);
	files_add(files, "lib/2025-01-01.md");
	assert_reads(files, "lib/2025-01-01.md", refusal);
	bounds_release(&bounds);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    FILES_TEST(what_leads_out_is_told_and_not_read),
	    FILES_TEST(without_bounds_links_are_followed),
	    FILES_TEST(a_file_that_becomes_a_link_is_not_followed),
	    FILES_TEST(what_no_path_names_is_not_read),
	    FILES_TEST(an_empty_bound_holds_nothing),
	};

	return cmocka_run_group_tests_name("bounds", tests, NULL, NULL);
}
