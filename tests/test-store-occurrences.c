// SPDX-License-Identifier: GPL-3.0-or-later
/* Which papers stand in which posts: always what a look at every post says,
 * with a catalogue or without. */
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
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "recur.h"
#include "store/key.h"
#include "store/segment-format.h"

/* ---- Libraries of all sizes --------------------------------------------- */

static void
check_library(struct desk *desk, size_t n, bool cached)
{
	struct reading r;
	struct occurrences *o;

	recur_fill(desk, n);
	r = desk_open(desk, cached);
	o = occurrences_new(r.lib, r.cat);
	assert_int_equal(occurrences_known(o), 0);
	recur_run(&r, o);
	assert_true(recur_assert_right(o, r.lib) > 0);
	occurrences_free(o);
	desk_close(&r);
}

static void
test_few_posts(void **state)
{
	check_library(*state, RECUR_FEW, true);
}

static void
test_many_posts(void **state)
{
	check_library(*state, RECUR_MANY, true);
}

static void
test_many_posts_and_no_cache(void **state)
{
	check_library(*state, RECUR_MANY, false);
}

static void
test_no_catalogue_at_all(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct occurrences *o;

	recur_fill(desk, RECUR_FEW);
	r = desk_open(desk, false);
	catalogue_free(r.cat);
	r.cat = NULL;
	o = occurrences_new(r.lib, NULL);
	recur_run(&r, o);
	assert_true(recur_assert_right(o, r.lib) > 0);
	occurrences_free(o);
	desk_close(&r);
}

/* A post that was looked at is known to the library: nobody else reads it. */
static void
test_a_post_that_was_read_before(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct occurrences *o;

	recur_fill(desk, RECUR_FEW);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	for (size_t id = 0; id < RECUR_FEW; id++)
		assert_non_null(library_post(r.lib, id));
	recur_run(&r, o);
	assert_true(recur_assert_right(o, r.lib) > 0);
	occurrences_free(o);
	desk_close(&r);
}

static void
test_posts_that_cannot_be_read(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct occurrences *o;
	size_t id, n;

	recur_fill(desk, RECUR_FEW);
	r = desk_open(desk, true);
	id = recur_id(&r, desk, "2025-01-03-n2.md");
	assert_int_equal(remove(desk_path(desk, "2025-01-03-n2.md")), 0);
	o = occurrences_new(r.lib, r.cat);
	recur_run(&r, o);
	assert_int_equal(library_entry(r.lib, id)->state, ENTRY_BAD);
	assert_non_null(occurrences_post(o, id, &n));
	assert_int_equal(n, 0);
	recur_assert_right(o, r.lib);
	occurrences_free(o);
	desk_close(&r);
}

/* Each post is read once. */
static void
test_posts_are_left_to_the_catalogue(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct occurrences *o;

	recur_fill(desk, RECUR_MANY);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	while (!catalogue_is_open(r.cat))
		assert_true(catalogue_step(r.cat));
	while (occurrences_step(o))
		continue;
	assert_int_equal(library_totals(r.lib).known, 0);
	while (library_totals(r.lib).known < RECUR_MANY / 2)
		assert_true(catalogue_step(r.cat));
	/* They need not be in a segment yet. */
	assert_int_equal(occurrences_known(o), RECUR_MANY / 2);
	occurrences_free(o);
	desk_close(&r);
}

/* ---- A catalogue -------------------------------------------------------- */

/* Another paper in a digest whose size and time stay as they were: whoever
 * says the old one has not read it. */
static void
test_a_warm_start_reads_no_digest(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct occurrences *o;
	size_t n;

	recur_fill(desk, RECUR_MANY);
	desk_write(desk, "2024-05-05-secret.md",
	    "# 1. [A](https://a.org/old)\n\nText.\n", 9);
	desk_build(desk);
	desk_write(desk, "2024-05-05-secret.md",
	    "# 1. [A](https://a.org/new)\n\nText.\n", 9);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	recur_run(&r, o);
	assert_int_equal(occurrences_known(o), RECUR_MANY + 1);
	assert_int_equal(
	    occurrences_of(o, key_hash("https://a.org/old"), &n)->id,
	    recur_id(&r, desk, "2024-05-05-secret.md"));
	assert_int_equal(n, 1);
	occurrences_of(o, key_hash("https://a.org/new"), &n);
	assert_int_equal(n, 0);
	occurrences_free(o);
	desk_close(&r);
}

/* The last of the keys of the only segment is not what it was. */
static void
test_damaged_keys(void **state)
{
	struct desk *desk = *state;
	const struct segment_header *header;
	struct strbuf bytes = STRBUF_INIT;
	struct occurrences *o;
	struct reading r;
	struct error err;
	char *path, *after;

	recur_fill(desk, RECUR_MANY);
	desk_build(desk);
	path = desk_file(desk, ".cards");
	assert_int_equal(file_read(path, &bytes, &err), OK);
	header = (const void *)bytes.str;
	bytes.str[header->records_at - 1] ^= 1;
	desk_put_file(path, bytes.str, bytes.len);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	recur_run(&r, o);
	recur_assert_right(o, r.lib);
	occurrences_free(o);
	desk_close(&r);
	/* It was written anew. */
	after = desk_file(desk, ".cards");
	assert_string_not_equal(path, after);
	free(path);
	free(after);
	strbuf_release(&bytes);
}

/* ---- A real one --------------------------------------------------------- */

/* Prints "key day" of papers that stand in several files, read in the simplest
 * way that is right for an archive of one form throughout. */
static const char recurring[] =
    "LC_ALL=C awk '/^# [0-9]+\\. \\[/ && sub(/.*\\]\\(/, \"\") {"
    "  sub(/\\) *$/, \"\");"
    "  if (sub(/^https?:\\/\\/arxiv\\.org\\/abs\\//, \"\")) {"
    "    sub(/v[0-9]+$/, \"\"); $0 = \"arxiv:\" $0 }"
    "  day = FILENAME; sub(/.*\\//, \"\", day);"
    "  if (($0, FILENAME) in seen) next;"
    "  seen[$0, FILENAME] = 1; n[$0]++;"
    "  days[$0] = days[$0] $0 \" \" substr(day, 1, 10) \"\\n\" }"
    "END { for (key in n) if (n[key] > 1) printf \"%s\", days[key] }'"
    " \"$NONMUN_CORPUS\"/primary/*.md | LC_ALL=C sort";

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds a line for a paper when it stands in several posts. */
static size_t
add_recurring(struct library *lib, struct occurrences *o,
    const struct recur_paper *p, char **line)
{
	struct strbuf out = STRBUF_INIT;
	size_t n;
	const struct occurrence *found =
	    occurrences_of(o, key_hash(p->key), &n);

	if (!n || found[0].id == found[n - 1].id)
		return 0;
	strbuf_printf(
	    &out, "%s %.10s\n", p->key, library_entry(lib, p->id)->name);
	*line = strbuf_detach(&out);
	return 1;
}

/* The same lines, as they are known; to be freed. */
static char *
list_recurring(struct library *lib, struct occurrences *o)
{
	struct recur_papers all = recur_read(lib);
	char **lines = mem_alloc(mem_product(all.n + 1, sizeof(*lines)));
	struct strbuf out = STRBUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < all.n; i++)
		if (all.items[i].key)
			n += add_recurring(lib, o, &all.items[i], &lines[n]);
	if (n)
		qsort(lines, n, sizeof(*lines), compare_lines);
	strbuf_adds(&out, "");
	for (size_t i = 0; i < n; i++) {
		strbuf_adds(&out, lines[i]);
		free(lines[i]);
	}
	free(lines);
	recur_free(&all);
	return strbuf_detach(&out);
}

static char *
output_of(const char *command)
{
	FILE *in = popen(command, "r");
	struct strbuf out = STRBUF_INIT;
	char bytes[4096];
	size_t n;

	assert_non_null(in);
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		strbuf_add(&out, bytes, n);
	assert_int_equal(pclose(in), 0);
	return strbuf_detach(&out);
}

static void
test_real_papers_that_recur(void **state)
{
	const char *corpus = getenv("NONMUN_CORPUS");
	struct reading r = {library_new(), NULL};
	struct strbuf path = STRBUF_INIT;
	struct occurrences *o;
	char *listed, *counted;
	struct error err;

	(void)state;
	if (!corpus || !*corpus) {
		library_free(r.lib);
		print_message("NONMUN_CORPUS names no folder of digests\n");
		skip();
	}
	strbuf_printf(&path, "%s/primary", corpus);
	assert_int_equal(library_add(r.lib, path.str, &err), OK);
	library_sort(r.lib);
	o = occurrences_new(r.lib, NULL);
	recur_run(&r, o);
	assert_true(recur_assert_right(o, r.lib) > 0);
	listed = list_recurring(r.lib, o);
	counted = output_of(recurring);
	assert_true(strlen(counted) > 0);
	assert_string_equal(listed, counted);
	free(listed);
	free(counted);
	occurrences_free(o);
	library_free(r.lib);
	strbuf_release(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_few_posts),
	    DESK_TEST(test_many_posts),
	    DESK_TEST(test_many_posts_and_no_cache),
	    DESK_TEST(test_no_catalogue_at_all),
	    DESK_TEST(test_a_post_that_was_read_before),
	    DESK_TEST(test_posts_that_cannot_be_read),
	    DESK_TEST(test_posts_are_left_to_the_catalogue),
	    DESK_TEST(test_a_warm_start_reads_no_digest),
	    DESK_TEST(test_damaged_keys),
	    cmocka_unit_test(test_real_papers_that_recur),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
