// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which papers stand in which posts: always what a look at every post says,
 * with a catalogue or without, whatever happens to the library.
 */
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

#include "base/file.h"
#include "base/mem.h"
#include "store-desk.h"
#include "store/key.h"
#include "store/occurrences.h"
#include "store/segment-format.h"

/* Few libraries keep a catalogue, and few do not. */
enum { FEW = 6, MANY = 40 };

/* ---- A library, and what every post says -------------------------------- */

struct paper_at {
	size_t id;
	uint32_t part;
	char *key; /* NULL: no paper */
};

struct papers {
	struct paper_at *items;
	size_t n, cap;
};

/* All parts of all posts as they are parsed, in the order of rows. */
static struct papers
read_papers(struct library *lib)
{
	struct papers all = {NULL, 0, 0};

	for (size_t row = 0; row < library_count(lib); row++) {
		size_t id = library_id_at(lib, row);
		struct post *post = library_read(lib, id);

		for (uint32_t i = 0; post && i < post->n_parts; i++) {
			const struct paper *p = &post->parts[i];

			all.items = mem_grow(
			    all.items, all.n, &all.cap, sizeof(*all.items));
			all.items[all.n++] = (struct paper_at){id, i,
			    p->kind == PART_PAPER ? mem_strdup(p->key) : NULL};
		}
		post_free(post);
	}
	return all;
}

static void
free_papers(struct papers *all)
{
	for (size_t i = 0; i < all->n; i++)
		free(all->items[i].key);
	free(all->items);
}

/* What is said of a key, against all papers. Returns how often it occurs. */
static size_t
check_key(struct occurrences *o, const struct papers *all, const char *key)
{
	size_t n;
	size_t i = 0;
	const struct occurrence *found = occurrences_of(o, key_hash(key), &n);

	for (size_t k = 0; k < all->n; k++) {
		const struct paper_at *p = &all->items[k];

		if (!p->key || strcmp(p->key, key) != 0)
			continue;
		assert_true(i < n);
		assert_int_equal(found[i].id, p->id);
		assert_int_equal(found[i].part, p->part);
		i++;
	}
	assert_int_equal(i, n);
	return n;
}

static void
check_part(struct occurrences *o, const struct paper_at *p)
{
	size_t n;
	const uint64_t *keys = occurrences_post(o, p->id, &n);

	assert_non_null(keys);
	assert_true(p->part < n);
	assert_true(keys[p->part] == (p->key ? key_hash(p->key) : 0));
}

/* Asserts that all is known, and right. Returns how many papers stand in
 * another place as well. */
static size_t
assert_right(struct occurrences *o, struct library *lib)
{
	struct papers all = read_papers(lib);
	size_t again = 0;

	assert_int_equal(occurrences_known(o), library_count(lib));
	for (size_t i = 0; i < all.n; i++) {
		const struct paper_at *p = &all.items[i];
		bool last = i + 1 == all.n || p[1].id != p->id;
		size_t n;

		check_part(o, p);
		assert_true(occurrences_post(o, p->id, &n) &&
		    (!last || n == p->part + 1));
		if (p->key)
			again += check_key(o, &all, p->key) > 1;
	}
	free_papers(&all);
	return again;
}

/* Does all the work of both, as it is done while no key waits. A catalogue that
 * comes to rest looks at the library once more only when it is asked again. */
static void
run(struct reading *r, struct occurrences *o)
{
	int steps = 0;

	for (int i = 0; i < 2; i++)
		while (
		    occurrences_step(o) || (r->cat && catalogue_step(r->cat)))
			assert_true(++steps < 1000000);
	while (occurrences_step(o))
		assert_true(++steps < 1000000);
}

static void
refresh(struct library *lib)
{
	library_refresh_begin(lib, true);
	while (library_refresh_step(lib, 16))
		continue;
}

/* A digest of some of thirty papers; some have no URL, some stand in it twice,
 * and some digests have an introduction. */
static char *
make_digest(unsigned *seed)
{
	struct strbuf out = STRBUF_INIT;
	size_t n = desk_random(seed, 7);

	if (desk_random(seed, 3) == 0)
		strbuf_adds(&out, "What is new today.\n\n");
	for (size_t i = 0; i < n; i++) {
		size_t paper = desk_random(seed, 30);

		if (paper < 2)
			strbuf_printf(&out, "# %zu. Untold\n\n", i + 1);
		else if (paper < 8)
			strbuf_printf(&out, "# %zu. [T](https://a.org/%zu)\n\n",
			    i + 1, paper);
		else
			strbuf_printf(&out,
			    "# %zu. [T](https://arxiv.org/abs/2509.%05zuv%zu)"
			    "\n\n",
			    i + 1, paper, 1 + desk_random(seed, 3));
		strbuf_adds(&out, "Text.\n\n");
	}
	return strbuf_detach(&out);
}

static void
write_some(struct desk *desk, const char *name, unsigned *seed)
{
	char *text = make_digest(seed);

	desk_write(desk, name, text, (int)desk_random(seed, 100000));
	free(text);
}

static void
fill(struct desk *desk, size_t n)
{
	unsigned seed = 12;

	for (size_t i = 0; i < n; i++) {
		char name[64];

		snprintf(name, sizeof(name), "2025-%02zu-%02zu-n%zu.md",
		    i / 28 % 12 + 1, i % 28 + 1, i);
		write_some(desk, name, &seed);
	}
}

static size_t
id_of(struct reading *r, struct desk *desk, const char *name)
{
	size_t id = SIZE_MAX;

	assert_true(library_find(r->lib, desk_path(desk, name), &id));
	return id;
}

/* ---- Libraries of all sizes --------------------------------------------- */

static void
check_library(struct desk *desk, size_t n, bool cached)
{
	struct reading r;
	struct occurrences *o;

	fill(desk, n);
	r = desk_open(desk, cached);
	o = occurrences_new(r.lib, r.cat);
	assert_int_equal(occurrences_known(o), 0);
	run(&r, o);
	assert_true(assert_right(o, r.lib) > 0);
	occurrences_free(o);
	desk_close(&r);
}

static void
test_few_posts(void **state)
{
	check_library(*state, FEW, true);
}

static void
test_many_posts(void **state)
{
	check_library(*state, MANY, true);
}

static void
test_many_posts_and_no_cache(void **state)
{
	check_library(*state, MANY, false);
}

static void
test_no_catalogue_at_all(void **state)
{
	struct desk *desk = *state;
	struct reading r;
	struct occurrences *o;

	fill(desk, FEW);
	r = desk_open(desk, false);
	catalogue_free(r.cat);
	r.cat = NULL;
	o = occurrences_new(r.lib, NULL);
	run(&r, o);
	assert_true(assert_right(o, r.lib) > 0);
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

	fill(desk, FEW);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	for (size_t id = 0; id < FEW; id++)
		assert_non_null(library_post(r.lib, id));
	run(&r, o);
	assert_true(assert_right(o, r.lib) > 0);
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

	fill(desk, FEW);
	r = desk_open(desk, true);
	id = id_of(&r, desk, "2025-01-03-n2.md");
	assert_int_equal(remove(desk_path(desk, "2025-01-03-n2.md")), 0);
	o = occurrences_new(r.lib, r.cat);
	run(&r, o);
	assert_int_equal(library_entry(r.lib, id)->state, ENTRY_BAD);
	assert_non_null(occurrences_post(o, id, &n));
	assert_int_equal(n, 0);
	assert_right(o, r.lib);
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

	fill(desk, MANY);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	while (!catalogue_is_open(r.cat))
		assert_true(catalogue_step(r.cat));
	while (occurrences_step(o))
		continue;
	assert_int_equal(library_totals(r.lib).known, 0);
	while (library_totals(r.lib).known < MANY / 2)
		assert_true(catalogue_step(r.cat));
	/* They need not be in a segment yet. */
	assert_int_equal(occurrences_known(o), MANY / 2);
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

	fill(desk, MANY);
	desk_write(desk, "2024-05-05-secret.md",
	    "# 1. [A](https://a.org/old)\n\nText.\n", 9);
	desk_build(desk);
	desk_write(desk, "2024-05-05-secret.md",
	    "# 1. [A](https://a.org/new)\n\nText.\n", 9);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	run(&r, o);
	assert_int_equal(occurrences_known(o), MANY + 1);
	assert_int_equal(
	    occurrences_of(o, key_hash("https://a.org/old"), &n)->id,
	    id_of(&r, desk, "2024-05-05-secret.md"));
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

	fill(desk, MANY);
	desk_build(desk);
	path = desk_file(desk, ".cards");
	assert_int_equal(file_read(path, &bytes, &err), OK);
	header = (const void *)bytes.str;
	bytes.str[header->records_at - 1] ^= 1;
	desk_put_file(path, bytes.str, bytes.len);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	run(&r, o);
	assert_right(o, r.lib);
	occurrences_free(o);
	desk_close(&r);
	/* It was written anew. */
	after = desk_file(desk, ".cards");
	assert_string_not_equal(path, after);
	free(path);
	free(after);
	strbuf_release(&bytes);
}

/* ---- A library that changes --------------------------------------------- */

static void
test_a_rewritten_post_has_other_papers(void **state)
{
	struct desk *desk = *state;
	const uint64_t old = key_hash("https://a.org/old");
	const uint64_t new = key_hash("https://a.org/new");
	struct reading r;
	struct occurrences *o;
	size_t id, n;

	fill(desk, FEW);
	desk_write(desk, "2026-01-01-a.md", "# 1. [A](https://a.org/old)\n", 9);
	desk_write(desk, "2026-01-02-b.md", "# 1. [A](https://a.org/old)\n", 9);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	run(&r, o);
	id = id_of(&r, desk, "2026-01-01-a.md");
	assert_int_equal(occurrences_of(o, old, &n)[1].id, id);
	assert_int_equal(n, 2);
	desk_write(desk, "2026-01-01-a.md",
	    "# 1. [B](https://a.org/new)\n\n# 2. [A](https://a.org/2)\n", 99);
	refresh(r.lib);
	/* Of a post that is to be read again nothing is sure, but its old
	 * papers are shown until then. */
	occurrences_of(o, old, &n);
	assert_int_equal(n, 1);
	assert_true(occurrences_post(o, id, &n)[0] == old);
	run(&r, o);
	assert_int_equal(occurrences_of(o, new, &n)->id, id);
	assert_int_equal(n, 1);
	assert_right(o, r.lib);
	occurrences_free(o);
	desk_close(&r);
}

/* The file is the same, but its folder tells another day. */
static void
test_a_moved_post_stands_elsewhere(void **state)
{
	struct desk *desk = *state;
	const uint64_t key = key_hash("https://a.org/1");
	struct strbuf to = STRBUF_INIT;
	struct reading r;
	struct occurrences *o;
	size_t a, b, n;

	assert_int_equal(mkdir(desk_path(desk, "2025-01-01"), 0700), 0);
	assert_int_equal(mkdir(desk_path(desk, "2025-01-09"), 0700), 0);
	desk_write(desk, "2025-01-01/a.md", "# 1. [A](https://a.org/1)\n", 9);
	desk_write(desk, "2025-01-05-b.md", "# 1. [A](https://a.org/1)\n", 8);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	run(&r, o);
	a = id_of(&r, desk, "2025-01-01/a.md");
	b = id_of(&r, desk, "2025-01-05-b.md");
	assert_int_equal(occurrences_of(o, key, &n)[0].id, b);
	assert_int_equal(occurrences_of(o, key, &n)[1].id, a);
	strbuf_adds(&to, desk_path(desk, "2025-01-09/a.md"));
	assert_int_equal(rename(desk_path(desk, "2025-01-01/a.md"), to.str), 0);
	refresh(r.lib);
	assert_int_equal(id_of(&r, desk, "2025-01-09/a.md"), a);
	assert_int_equal(occurrences_of(o, key, &n)[0].id, a);
	assert_int_equal(occurrences_of(o, key, &n)[1].id, b);
	occurrences_free(o);
	desk_close(&r);
	strbuf_release(&to);
}

static void
test_the_generation_tells_of_changes(void **state)
{
	struct desk *desk = *state;
	unsigned long generation;
	struct reading r;
	struct occurrences *o;

	fill(desk, MANY);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	run(&r, o);
	generation = occurrences_generation(o);
	refresh(r.lib);
	run(&r, o);
	assert_int_equal(occurrences_generation(o), generation);
	assert_int_equal(remove(desk_path(desk, "2025-01-03-n2.md")), 0);
	refresh(r.lib);
	run(&r, o);
	assert_int_not_equal(occurrences_generation(o), generation);
	assert_int_equal(occurrences_known(o), MANY - 1);
	assert_right(o, r.lib);
	occurrences_free(o);
	desk_close(&r);
}

/* Something that happens to a library. */
static void
change(struct desk *desk, unsigned *seed)
{
	struct strbuf to = STRBUF_INIT;
	char from[64];
	char name[64];

	snprintf(from, sizeof(from), "2025-01-%02zu-n%zu.md",
	    desk_random(seed, 28) + 1, desk_random(seed, 3));
	snprintf(name, sizeof(name), "2025-0%zu-%02zu-n%zu.md",
	    desk_random(seed, 2) + 1, desk_random(seed, 28) + 1,
	    desk_random(seed, 3));
	switch (desk_random(seed, 4)) {
	case 0:
		remove(desk_path(desk, from));
		break;
	case 1:
		strbuf_adds(&to, desk_path(desk, name));
		rename(desk_path(desk, from), to.str);
		break;
	default:
		write_some(desk, name, seed);
	}
	strbuf_release(&to);
}

/* Some steps of anything, in any order. */
static void
work_some(struct reading *r, struct occurrences *o, unsigned *seed)
{
	for (size_t i = desk_random(seed, 30); i > 0; i--)
		switch (desk_random(seed, 4)) {
		case 0:
			catalogue_step(r->cat);
			break;
		case 1:
			library_refresh_begin(r->lib, true);
			library_refresh_step(r->lib, 8);
			break;
		case 2:
			if (library_count(r->lib))
				library_post(r->lib,
				    library_id_at(r->lib,
					desk_random(
					    seed, library_count(r->lib))));
			break;
		default:
			occurrences_step(o);
		}
}

static void
check_changes(struct desk *desk, size_t n, int times)
{
	unsigned seed = (unsigned)n;
	struct reading r;
	struct occurrences *o;

	fill(desk, n);
	r = desk_open(desk, true);
	o = occurrences_new(r.lib, r.cat);
	for (int i = 0; i < times; i++) {
		for (size_t k = desk_random(&seed, 5); k > 0; k--) {
			change(desk, &seed);
			work_some(&r, o, &seed);
		}
		refresh(r.lib);
		run(&r, o);
		assert_right(o, r.lib);
	}
	occurrences_free(o);
	desk_close(&r);
}

static void
test_many_changes(void **state)
{
	check_changes(*state, MANY, desk_times(300, 20));
}

/* About as many posts as make a catalogue worth it. */
static void
test_changes_of_a_small_library(void **state)
{
	check_changes(*state, 25, desk_times(300, 20));
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
    const struct paper_at *p, char **line)
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
	struct papers all = read_papers(lib);
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
	free_papers(&all);
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
	run(&r, o);
	assert_true(assert_right(o, r.lib) > 0);
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
#define TEST(f) cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_few_posts),
	    TEST(test_many_posts),
	    TEST(test_many_posts_and_no_cache),
	    TEST(test_no_catalogue_at_all),
	    TEST(test_a_post_that_was_read_before),
	    TEST(test_posts_that_cannot_be_read),
	    TEST(test_posts_are_left_to_the_catalogue),
	    TEST(test_a_warm_start_reads_no_digest),
	    TEST(test_damaged_keys),
	    TEST(test_a_rewritten_post_has_other_papers),
	    TEST(test_a_moved_post_stands_elsewhere),
	    TEST(test_the_generation_tells_of_changes),
	    TEST(test_many_changes),
	    TEST(test_changes_of_a_small_library),
	    cmocka_unit_test(test_real_papers_that_recur),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
