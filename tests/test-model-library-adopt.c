// SPDX-License-Identifier: GPL-3.0-or-later
/* A library that is remembered, and what is learned of its posts without
 * reading them. See living.h about time. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "living.h"
#include "model/library.h"
#include "trials.h"

/* What a library would remember of itself, and how often it was asked. */
struct diary {
	struct library *lib;
	bool known;
	size_t asked;
};

static void
tell_folder(void *ctx, size_t i, struct known_folder *folder)
{
	library_folder(((struct diary *)ctx)->lib, i, folder);
}

static void
tell_post(void *ctx, size_t i, struct known_post *post)
{
	struct diary *diary = ctx;
	const struct entry *e =
	    library_entry(diary->lib, library_id_at(diary->lib, i));

	diary->asked++;
	post->path = e->path;
	post->known = diary->known;
	post->facts = (struct facts){e->date, e->title, e->n_papers, e->stamp};
}

/* A library on the folder that remembers what another one knew. */
static struct library *
adopt(struct files *files, struct diary *diary)
{
	const char *const roots[] = {files->root.str};
	struct library_totals t = library_totals(files->lib);
	struct library_memory memory = {
	    .n_folders = library_folders(files->lib),
	    .n_posts = library_count(files->lib),
	    .n_known = diary->known ? t.known : 0,
	    .n_papers = diary->known ? t.papers : 0,
	    .folder = tell_folder,
	    .post = tell_post,
	    .ctx = diary};
	struct library *lib = library_new();

	diary->lib = files->lib;
	if (library_adopt(lib, roots, 1, &memory))
		return lib;
	library_free(lib);
	return NULL;
}

static void
put_some(struct files *files)
{
	living_put(files, "2025-01-01.md", "---\ntitle: T\n---\n" DIGEST, 1);
	living_put(files, "a/2025-01-02.md", DIGEST, 1);
	living_put(files, "a/b/2025-01-03.md", LIVING_OTHER, 1);
	living_put(files, "a/b/x.md", "---\ndate: 2024-01-01\n---\n" DIGEST, 1);
	living_settle(files);
	living_read_all(files->lib);
	living_set_time(files->root.str, 1);
	living_look(files);
}

static void
a_library_is_remembered(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = true};
	struct library *lib;
	struct strbuf rows = STRBUF_INIT;
	size_t id;

	put_some(files);
	lib = adopt(files, &diary);
	assert_non_null(lib);
	assert_int_equal(library_count(lib), 4);
	assert_int_equal(library_totals(lib).known, 4);
	assert_int_equal(library_totals(lib).papers, 7);
	assert_int_equal(library_roots(lib), 1);
	assert_string_equal(library_root(lib, 0), files->root.str);
	/* The first screen needs one post. */
	assert_int_equal(diary.asked, 0);
	id = library_id_at(lib, 0);
	assert_string_equal(living_first_words(lib, id), "C");
	assert_int_equal(diary.asked, 1);
	assert_int_equal(library_row_of(lib, id), 0);
	files_rows(files, lib, &rows);
	assert_string_equal(rows.str,
	    "2025-01-03 a/b/2025-01-03.md\n2025-01-02 a/2025-01-02.md\n"
	    "2025-01-01 2025-01-01.md\n2024-01-01 a/b/x.md\n");
	assert_string_equal(
	    library_entry(lib, library_id_at(lib, 2))->title, "T");
	assert_int_equal(library_totals(lib).known, 4);
	assert_int_equal(library_totals(lib).papers, 7);
	assert_true(library_find(lib, files_path(files, "a/b/x.md"), &id));
	assert_int_equal(library_row_of(lib, id), 3);
	strbuf_release(&rows);
	library_free(lib);
}

static void
what_is_not_known_is_learned(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = false};
	struct library *lib;

	put_some(files);
	lib = adopt(files, &diary);
	assert_non_null(lib);
	assert_int_equal(library_totals(lib).posts, 4);
	assert_int_equal(library_totals(lib).known, 0);
	living_read_all(lib);
	assert_int_equal(library_totals(lib).known, 4);
	assert_int_equal(library_totals(lib).papers, 7);
	library_free(lib);
}

static void
what_was_remembered_is_looked_after(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = true};
	struct library *lib;
	size_t id;

	put_some(files);
	lib = adopt(files, &diary);
	assert_non_null(lib);
	living_look_by(lib, 3);
	living_assert_news(lib, "+0 *0 -0 >0");
	living_put(files, "2025-01-01.md", LIVING_OTHER, 2);
	living_remove(files, "a/2025-01-02.md", 2);
	living_put(files, "a/b/2025-01-04.md", LIVING_OTHER, 2);
	living_put(files, "a/c/2025-01-05.md", LIVING_OTHER, 2);
	living_look_by(lib, 3);
	living_assert_news(lib, "+2 *1 -1 >0");
	assert_true(library_find(lib, files_path(files, "2025-01-01.md"), &id));
	assert_string_equal(living_first_words(lib, id), "C");
	living_read_all(lib);
	assert_int_equal(library_totals(lib).posts, 5);
	assert_int_equal(library_totals(lib).papers, 6);
	library_free(lib);
}

static void
another_library_is_not_taken_for_the_one_remembered(void **state)
{
	static const char *const streams[] = {"-"};
	struct files *files = *state;
	struct diary diary = {.known = true};
	struct library_memory memory = {
	    .folder = tell_folder, .post = tell_post, .ctx = &diary};
	struct library *lib = library_new();

	diary.lib = files->lib;
	put_some(files);
	memory.n_folders = library_folders(files->lib);
	memory.n_posts = library_count(files->lib);
	assert_false(library_adopt(lib, streams, 1, &memory));
	/* A folder that another file came into. */
	living_put(files, "a/b/2025-01-09.md", DIGEST, 5);
	assert_false(
	    library_adopt(lib, &(const char *){files->root.str}, 1, &memory));
	assert_int_equal(library_count(lib), 0);
	/* As if nothing had been tried. */
	assert_int_equal(library_add(lib, files->root.str, NULL), OK);
	library_sort(lib);
	assert_int_equal(library_count(lib), 5);
	library_free(lib);
}

/* What was written just now may be written again without its time showing. */
static void
a_fresh_folder_cannot_be_remembered(void **state)
{
	struct files *files = *state;
	struct diary diary = {.known = true};

	files_put(files, "2025-01-01.md", DIGEST);
	files_add_all(files);
	assert_null(adopt(files, &diary));
}

static void
facts_are_learned_without_reading(void **state)
{
	struct files *files = *state;
	struct facts facts = {.date = {2024, 5, 6, -1, -1, -1},
	    .title = "From memory",
	    .n_papers = 9};
	const struct entry *e;
	size_t id;

	living_put(files, "2025-01-01.md", DIGEST, 1);
	living_put(files, "2025-01-02.md", DIGEST, 1);
	living_settle(files);
	id = files_id(files, "2025-01-02.md");
	e = library_entry(files->lib, id);
	facts.stamp = e->stamp;
	library_learn(files->lib, id, &facts);
	assert_int_equal(e->state, ENTRY_KNOWN);
	assert_string_equal(e->title, "From memory");
	assert_int_equal(library_totals(files->lib).papers, 9);
	files_assert_rows(
	    files, "2025-01-01 2025-01-01.md\n2024-05-06 2025-01-02.md\n");
	living_look_for(files, "+0 *0 -0 >0");
	/* Of what is known already, nothing is learned. */
	facts.n_papers = 1;
	library_learn(files->lib, id, &facts);
	assert_int_equal(e->n_papers, 9);
	living_put(files, "2025-01-02.md", LIVING_OTHER, 2);
	living_look_for(files, "+0 *1 -0 >0");
	post_free(library_read(files->lib, id));
	files_assert_rows(
	    files, "2025-01-02 2025-01-02.md\n2025-01-01 2025-01-01.md\n");
}

/* Thousands whose front matter says another day than their names. */
static void
thousands_of_moved_days_end_in_order(void **state)
{
	struct files *files = *state;
	size_t n = trials_count(3000, 3000, 300);
	char name[64];
	unsigned seed = 7;

	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "2025-%02zu-%02zu-%zu.md",
		    i % 12 + 1, i % 28 + 1, i);
		files_put(files, name, "");
	}
	files_add_all(files);
	for (size_t id = 0; id < n; id++) {
		struct facts facts = {
		    .date = {(short)(2000 + trials_random(&seed, 20)),
			(signed char)(1 + trials_random(&seed, 12)),
			(signed char)(1 + trials_random(&seed, 28)), -1, -1,
			-1},
		    .stamp = FILE_STAMP_NONE};
		library_learn(files->lib, id, &facts);
	}
	for (size_t row = 0; row < n; row++) {
		size_t id = library_id_at(files->lib, row);
		const struct entry *b = library_entry(files->lib, id);
		const struct entry *a;
		int order;

		assert_int_equal(library_row_of(files->lib, id), row);
		if (!row)
			continue;
		a = library_entry(
		    files->lib, library_id_at(files->lib, row - 1));
		order = date_compare(&a->date, &b->date);
		assert_true(
		    order > 0 || (order == 0 && strcmp(a->name, b->name) < 0));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    FILES_TEST(a_library_is_remembered),
	    FILES_TEST(what_is_not_known_is_learned),
	    FILES_TEST(what_was_remembered_is_looked_after),
	    FILES_TEST(another_library_is_not_taken_for_the_one_remembered),
	    FILES_TEST(a_fresh_folder_cannot_be_remembered),
	    FILES_TEST(facts_are_learned_without_reading),
	    FILES_TEST(thousands_of_moved_days_end_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
