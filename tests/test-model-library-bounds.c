// SPDX-License-Identifier: GPL-3.0-or-later
/* A library that is bound: what leads out of it has a row that says so, and
 * none of its text comes in, whenever the link was made. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    FILES_TEST(what_leads_out_is_told_and_not_read),
	    FILES_TEST(without_bounds_links_are_followed),
	    FILES_TEST(a_file_that_becomes_a_link_is_not_followed),
	};

	return cmocka_run_group_tests_name("bounds", tests, NULL, NULL);
}
