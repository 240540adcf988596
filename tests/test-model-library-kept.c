// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Posts that are kept parsed, when they are as large as posts may be: not eight
 * of them, but always the one that was asked for last, and the one that is
 * held.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "files.h"
#include "model/bulk.h"
#include "model/library.h"

/* Three are more than what is kept, two are less. */
enum { POSTS = 5, LARGE = (POST_MIB_MAX - 1) * 1024 * 1024 };
_Static_assert(3 * LARGE > LIBRARY_KEEP_BYTES, "three are too many");
_Static_assert(LARGE * 5 / 2 < LIBRARY_KEEP_BYTES, "two are not");

/* Ids are those of the names, in order. */
static void
put_posts(struct files *files, size_t size)
{
	struct strbuf text = STRBUF_INIT;
	char name[32];

	while (text.len < size)
		strbuf_adds(&text, "words of no meaning at all, ");
	for (int i = 0; i < POSTS; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i + 1);
		files_put(files, name, text.str);
	}
	strbuf_release(&text);
	files_add_all(files);
}

/* Whether a post was there when it was asked for. */
static bool
is_kept(struct files *files, size_t id)
{
	unsigned long loads = library_loads(files->lib);

	assert_non_null(library_post(files->lib, id));
	return library_loads(files->lib) == loads;
}

static void
large_posts_are_dropped_sooner(void **state)
{
	struct files *files = *state;

	put_posts(files, LARGE);
	assert_false(is_kept(files, 0));
	assert_false(is_kept(files, 1));
	/* Two have room. */
	assert_true(is_kept(files, 0));
	assert_true(is_kept(files, 1));
	assert_false(is_kept(files, 2));
	assert_true(is_kept(files, 1));
	assert_true(is_kept(files, 2));
	assert_false(is_kept(files, 0));
}

static void
what_is_held_is_kept_beside_large_ones(void **state)
{
	struct files *files = *state;
	const struct post *held;

	put_posts(files, LARGE);
	library_hold(files->lib, 0);
	held = library_post(files->lib, 0);
	for (size_t id = 1; id < 4; id++) {
		assert_false(is_kept(files, id));
		/* The last one, too. */
		assert_true(is_kept(files, id));
	}
	assert_ptr_equal(library_post(files->lib, 0), held);
	assert_true(strncmp(held->text, "words", 5) == 0);
	assert_true(is_kept(files, 3));
	assert_false(is_kept(files, 1));
}

static void
small_posts_are_all_kept(void **state)
{
	struct files *files = *state;

	put_posts(files, 1000);
	for (size_t id = 0; id < POSTS; id++)
		assert_false(is_kept(files, id));
	for (size_t id = 0; id < POSTS; id++)
		assert_true(is_kept(files, id));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    FILES_TEST(large_posts_are_dropped_sooner),
	    FILES_TEST(what_is_held_is_kept_beside_large_ones),
	    FILES_TEST(small_posts_are_all_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
