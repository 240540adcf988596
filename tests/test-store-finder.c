// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching a library: what is found, in which order, how it is counted, and
 * what becomes of it when the library changes. That nothing is missed and
 * nothing made up is shown by test-store-finder-exact.c.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>
#include <cmocka.h>

#include "base/mem.h"
#include "files.h"
#include "model-check.h"
#include "store/finder-cards.h"
#include "store/finder.h"

struct scene {
	struct files files;
	struct library *lib; /* NULL: not opened yet */
	struct query *query;
	struct finder *finder;
	struct found found;
	const struct find *finds;
	size_t n;
};

static int
set_up(void **state)
{
	struct scene *s = mem_alloc(sizeof(*s));

	files_open(&s->files);
	found_init(&s->found);
	*state = s;
	return 0;
}

static void
end_search(struct scene *s)
{
	finder_free(s->finder);
	query_free(s->query);
	s->finder = NULL;
	s->query = NULL;
}

static int
tear_down(void **state)
{
	struct scene *s = *state;

	end_search(s);
	found_release(&s->found);
	files_close(&s->files);
	free(s);
	return 0;
}

/* A paper with the body given, as a digest. */
static void
put_paper(struct scene *s, const char *name, const char *body)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_printf(&text,
	    "# 1. [A Title](https://arxiv.org/abs/2601.00001)\n\n%s\n", body);
	files_put(&s->files, name, text.str);
	strbuf_release(&text);
}

static void
open_library(struct scene *s)
{
	files_add_all(&s->files);
	s->lib = s->files.lib;
}

static void
search_on(struct scene *s)
{
	while (finder_step(s->finder))
		continue;
	s->finds = finder_finds(s->finder, &s->n);
}

static void
search(struct scene *s, const char *typed)
{
	struct error err = {.msg = ""};

	if (!s->lib)
		open_library(s);
	end_search(s);
	s->query = query_new(typed, &err);
	if (!s->query)
		fail_msg("%s: %s", typed, err.msg);
	s->finder = finder_new(s->lib, NULL, s->query);
	search_on(s);
}

static void
assert_name(const struct scene *s, size_t i, const char *name)
{
	assert_true(i < s->n);
	assert_string_equal(library_entry(s->lib, s->finds[i].id)->name, name);
}

static const struct found *
look(struct scene *s, size_t i)
{
	assert_true(i < s->n);
	assert_true(finder_look(s->finder, &s->finds[i], &s->found));
	assert_int_equal(s->found.n_matches, s->finds[i].n_matches);
	assert_int_equal(s->found.n_lines, s->finds[i].n_lines);
	return &s->found;
}

static void
assert_text(
    const struct found *f, uint32_t begin, uint32_t end, const char *text)
{
	struct strbuf got = STRBUF_INIT;

	strbuf_add(&got, f->card.text + begin, end - begin);
	assert_string_equal(got.str, text);
	strbuf_release(&got);
}

static void
assert_line(const struct found *f, size_t i, const char *text)
{
	assert_true(i < f->n_lines);
	assert_text(f, f->lines[i].begin, f->lines[i].end, text);
}

static void
assert_match(const struct found *f, size_t i, const char *text)
{
	assert_true(i < f->n_matches);
	assert_text(f, f->matches[i].begin, f->matches[i].end, text);
}

/* ---- What is found ------------------------------------------------------ */

static void
test_newest_first(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01-a.md", "word\n");
	put_paper(s, "2026-01-03-c.md", "word\n");
	put_paper(s, "2026-01-02-b.md", "none\n");
	/* Its name says less than it does itself. */
	files_put(&s->files, "2025-01-01-late.md",
	    "---\ndate: 2026-02-01\n---\nword\n");
	search(s, "word");
	assert_int_equal(s->n, 3);
	assert_name(s, 0, "2025-01-01-late.md");
	assert_name(s, 1, "2026-01-03-c.md");
	assert_name(s, 2, "2026-01-01-a.md");
	assert_int_equal(finder_totals(s->finder).posts, 4);
	assert_int_equal(finder_totals(s->finder).posts_searched, 4);
}

static void
test_counts(void **state)
{
	struct scene *s = *state;
	struct find_totals totals;

	put_paper(s, "2026-01-02.md", "one one\n\ntwo\n\none\n");
	put_paper(s, "2026-01-01.md", "one\n");
	search(s, "one");
	assert_int_equal(s->n, 2);
	assert_int_equal(s->finds[0].n_matches, 3);
	assert_int_equal(s->finds[0].n_lines, 2);
	assert_int_equal(s->finds[0].first_line, 0);
	assert_int_equal(s->finds[1].first_line, 2);
	totals = finder_totals(s->finder);
	assert_int_equal(totals.parts, 2);
	assert_int_equal(totals.matches, 4);
	assert_int_equal(totals.lines, 3);
	look(s, 0);
	assert_line(&s->found, 0, "one one");
	assert_int_equal(s->found.lines[0].n, 2);
	assert_line(&s->found, 1, "one");
	assert_int_equal(s->found.lines[1].first, 2);
}

/* A soft break is no line end; of a hard one, the first line counts. */
static void
test_across_lines(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01.md",
	    "a soft\nbreak here\n\na hard  \nbreak there\n");
	search(s, "\"soft break\"");
	assert_int_equal(s->n, 1);
	look(s, 0);
	assert_line(&s->found, 0, "a soft break here");
	assert_match(&s->found, 0, "soft break");
	search(s, "\"hard break\"");
	assert_int_equal(s->n, 1);
	look(s, 0);
	assert_line(&s->found, 0, "a hard");
	assert_match(&s->found, 0, "hard\nbreak");
}

static void
test_all_words(void **state)
{
	struct scene *s = *state;

	files_put(&s->files, "2026-01-01.md",
	    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\nred and blue\n\n"
	    "# 2. [Two](https://arxiv.org/abs/2601.00002)\n\nred\n\n"
	    "# 3. [Three](https://arxiv.org/abs/2601.00003)\n\nblue\n");
	search(s, "blue red");
	assert_int_equal(s->n, 1);
	assert_int_equal(s->finds[0].n_matches, 2);
	look(s, 0);
	assert_string_equal(s->found.part.title, "One");
	assert_match(&s->found, 0, "red");
	assert_match(&s->found, 1, "blue");
}

static const char sections[] =
    "before green\n\n## Method\n\nthe last word\n\n## Results\n\nfirst green\n";

static void
test_sections(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01.md", sections);
	search(s, "green");
	assert_int_equal(s->n, 1);
	look(s, 0);
	assert_int_equal(s->found.n_lines, 2);
	assert_int_equal(s->found.lines[0].section, -1);
	assert_int_equal(s->found.lines[1].section, 1);
	search(s, "section:results green");
	assert_int_equal(s->n, 1);
	assert_int_equal(s->finds[0].n_matches, 1);
	look(s, 0);
	assert_line(&s->found, 0, "first green");
	search(s, "section:method green");
	assert_int_equal(s->n, 0);
}

static void
test_sections_end(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01.md", sections);
	search(s, "\"word results\"");
	assert_int_equal(s->n, 1);
	search(s, "section:method \"word results\"");
	assert_int_equal(s->n, 0);
}

static void
test_fields_alone(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01.md", sections);
	put_paper(s, "2026-01-02.md", "no sections\n");
	search(s, "section:method");
	assert_int_equal(s->n, 1);
	assert_name(s, 0, "2026-01-01.md");
	assert_int_equal(s->finds[0].n_matches, 0);
	assert_int_equal(finder_totals(s->finder).lines, 1);
	look(s, 0);
	assert_line(&s->found, 0, "Method");
	assert_int_equal(s->found.lines[0].n, 0);
	search(s, "title:title before:2026-01-02");
	assert_int_equal(finder_totals(s->finder).parts, s->n);
	assert_true(s->n > 0);
	assert_name(s, s->n - 1, "2026-01-01.md");
}

static void
test_around_papers(void **state)
{
	struct scene *s = *state;

	files_put(&s->files, "2026-01-01.md",
	    "title here\n\n# 1. [A Title](https://arxiv.org/abs/2601.00001)\n");
	search(s, "title");
	assert_int_equal(s->n, 2);
	look(s, 0);
	assert_int_equal(s->found.part.kind, PART_PREAMBLE);
	search(s, "title:title");
	assert_int_equal(s->n, 1);
	look(s, 0);
	assert_int_equal(s->found.part.kind, PART_PAPER);
	search(s, "after:2025");
	assert_int_equal(s->n, 1);
	look(s, 0);
	assert_int_equal(s->found.part.kind, PART_PAPER);
}

static void
test_bad_post(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01.md", "word\n");
	files_link(&s->files, "nowhere", "2026-01-02.md");
	search(s, "word");
	assert_int_equal(s->n, 1);
	assert_int_equal(finder_totals(s->finder).posts_searched,
	    finder_totals(s->finder).posts);
	assert_int_equal(
	    finder_totals(s->finder).posts_bad, library_count(s->lib) - 1);
}

/* What takes too long is left out, and told; the rest is found. */
static void
test_limit(void **state)
{
	struct scene *s = *state;
	struct strbuf slow = STRBUF_INIT;

	for (int i = 0; i < 4000; i++)
		strbuf_adds(&slow, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ");
	put_paper(s, "2026-01-02.md", slow.str);
	put_paper(s, "2026-01-01.md", "aac\n");
	strbuf_release(&slow);
	search(s, "~(a|a)+(c|d)");
	assert_int_equal(s->n, 1);
	assert_name(s, 0, "2026-01-01.md");
	assert_int_equal(finder_error(s->finder)->status, ERR_LIMIT);
	search(s, "aac");
	assert_int_equal(finder_error(s->finder)->status, OK);
}

/* Each match is found soon, and there are a great many of them, each of which
 * looks through all that is left. */
static void
test_limit_of_a_part(void **state)
{
	struct scene *s = *state;
	struct strbuf slow = STRBUF_INIT;

	for (int i = 0; i < 400000; i++)
		strbuf_adds(&slow, "a ");
	put_paper(s, "2026-01-02.md", slow.str);
	put_paper(s, "2026-01-01.md", "a\n");
	strbuf_release(&slow);
	search(s, "~\\ba\\b(?=.*+)");
	assert_int_equal(s->n, 1);
	assert_name(s, 0, "2026-01-01.md");
	assert_int_equal(finder_error(s->finder)->status, ERR_LIMIT);
}

/* Many matches are no reason to give a part up. They are few enough for a slow
 * machine, too: the bound is one of time. */
static void
test_many_matches(void **state)
{
	struct scene *s = *state;
	struct strbuf quick = STRBUF_INIT;

	for (int i = 0; i < 20000; i++)
		strbuf_adds(&quick, "a ");
	put_paper(s, "2026-01-02.md", quick.str);
	strbuf_release(&quick);
	search(s, "~\\ba\\b");
	assert_int_equal(s->n, 1);
	/* One of them is the title's. */
	assert_int_equal(s->finds[0].n_matches, 20000 + 1);
	assert_int_equal(finder_error(s->finder)->status, OK);
}

/* That a field's expression was given up is not the same as that it does not
 * match. */
static void
test_limit_of_a_field(void **state)
{
	struct scene *s = *state;

	files_put(&s->files, "2026-01-02.md",
	    "# 1. "
	    "[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]"
	    "(https://arxiv.org/abs/2601.00002)\n\nword\n");
	files_put(&s->files, "2026-01-01.md",
	    "# 1. [aad](https://arxiv.org/abs/2601.00001)\n\nword\n");
	search(s, "word title:~(a|a)+(c|d)");
	assert_int_equal(s->n, 1);
	assert_name(s, 0, "2026-01-01.md");
	assert_int_equal(finder_error(s->finder)->status, ERR_LIMIT);
	search(s, "word title:aad");
	assert_int_equal(s->n, 1);
	assert_int_equal(finder_error(s->finder)->status, OK);
}

/* Nobody waits for an expression to be given up at each of many headings. */
static void
test_limit_of_many_fields(void **state)
{
	struct scene *s = *state;
	struct strbuf text = STRBUF_INIT;

	strbuf_adds(&text, "# 1. [A Title](https://arxiv.org/abs/2601.1)\n\n");
	for (int i = 0; i < 200; i++)
		strbuf_printf(&text,
		    "## "
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa %d\n\n"
		    "word\n\n",
		    i);
	files_put(&s->files, "2026-01-02.md", text.str);
	files_put(&s->files, "2026-01-01.md",
	    "# 1. [A Title](https://arxiv.org/abs/2601.2)\n\n"
	    "## ad\n\nword\n");
	strbuf_release(&text);
	search(s, "word section:~(a|a)+(c|d)");
	assert_int_equal(s->n, 0);
	assert_int_equal(finder_error(s->finder)->status, ERR_LIMIT);
	assert_in_range(query_limits(s->query, NULL), 1, 20);
	/* What is slow nowhere is looked for everywhere. */
	search(s, "word section:~a(c|d)");
	assert_int_equal(s->n, 1);
	assert_int_equal(finder_error(s->finder)->status, OK);
}

/* ---- A library that changes --------------------------------------------- */

static void
refresh(struct scene *s)
{
	library_refresh_begin(s->lib, true);
	while (library_refresh_step(s->lib, 100))
		continue;
}

/* Gives a file, and its folder, another time than it had. */
static void
touch(struct scene *s, const char *name, long seconds)
{
	struct utimbuf times = {1700000000 + seconds, 1700000000 + seconds};

	assert_int_equal(utime(files_path(&s->files, name), &times), 0);
	assert_int_equal(utime(s->files.root.str, &times), 0);
}

static void
test_new_post(void **state)
{
	struct scene *s = *state;
	unsigned long changes;

	put_paper(s, "2026-01-01.md", "word\n");
	put_paper(s, "2026-01-03.md", "word\n");
	touch(s, "2026-01-03.md", 0);
	search(s, "word");
	changes = finder_changes(s->finder);
	search_on(s);
	assert_int_equal(finder_changes(s->finder), changes);
	put_paper(s, "2026-01-02.md", "word word\n");
	touch(s, "2026-01-02.md", 60);
	refresh(s);
	search_on(s);
	assert_int_equal(s->n, 3);
	assert_name(s, 1, "2026-01-02.md");
	assert_int_equal(s->finds[1].n_matches, 2);
	assert_int_equal(s->finds[2].first_line, 2);
	assert_int_equal(finder_totals(s->finder).matches, 4);
	assert_true(finder_changes(s->finder) != changes);
}

static void
test_changed_post(void **state)
{
	struct scene *s = *state;
	struct find old;

	put_paper(s, "2026-01-01.md", "word\n");
	put_paper(s, "2026-01-02.md", "word\n");
	touch(s, "2026-01-02.md", 0);
	search(s, "word");
	assert_int_equal(s->n, 2);
	old = s->finds[0];
	put_paper(s, "2026-01-02.md", "another text\n");
	touch(s, "2026-01-02.md", 60);
	refresh(s);
	assert_false(finder_look(s->finder, &old, &s->found));
	search_on(s);
	assert_int_equal(s->n, 1);
	assert_name(s, 0, "2026-01-01.md");
	assert_int_equal(finder_totals(s->finder).posts_searched, 2);
}

static void
test_removed_post(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01.md", "word\n");
	put_paper(s, "2026-01-02.md", "word\n");
	touch(s, "2026-01-02.md", 0);
	search(s, "word");
	files_remove(&s->files, "2026-01-02.md");
	touch(s, "2026-01-01.md", 60);
	refresh(s);
	search_on(s);
	assert_int_equal(s->n, 1);
	assert_name(s, 0, "2026-01-01.md");
	assert_int_equal(finder_totals(s->finder).matches, 1);
	assert_int_equal(finder_totals(s->finder).papers, 1);
	assert_int_equal(finder_totals(s->finder).posts_searched, 1);
}

/* It is found on each of its days, and counted once, until it is on none. */
static void
test_one_paper_on_several_days(void **state)
{
	struct scene *s = *state;

	put_paper(s, "2026-01-01.md", "word\n");
	put_paper(s, "2026-01-02.md", "word word\n");
	files_put(&s->files, "2026-01-03.md",
	    "A word before.\n\n"
	    "# 1. [Else](https://arxiv.org/abs/2601.00002)\n\nword\n");
	search(s, "word");
	assert_int_equal(s->n, 4);
	assert_int_equal(finder_totals(s->finder).parts, 4);
	assert_int_equal(finder_totals(s->finder).papers, 3);
	files_remove(&s->files, "2026-01-02.md");
	refresh(s);
	search_on(s);
	assert_int_equal(s->n, 3);
	assert_int_equal(finder_totals(s->finder).papers, 3);
	files_remove(&s->files, "2026-01-01.md");
	refresh(s);
	search_on(s);
	assert_int_equal(s->n, 2);
	assert_int_equal(finder_totals(s->finder).papers, 2);
}

/* Digests so large that not all of their cards can be kept. */
static void
test_what_is_kept_of_large_posts_is_bounded(void **state)
{
	enum { POSTS = 24, LINES = 6000 };
	struct scene *s = *state;
	struct strbuf body = STRBUF_INIT;
	struct finder_cards cards;
	struct card card;
	char name[32];

	for (int i = 0; i < LINES; i++)
		strbuf_printf(
		    &body, "a line of some fifty bytes, as many are, %d\n", i);
	for (int i = 0; i < POSTS; i++) {
		snprintf(name, sizeof(name), "2026-01-%02d.md", i + 1);
		put_paper(s, name, body.str);
	}
	open_library(s);
	finder_cards_init(&cards, s->lib, NULL);
	for (size_t id = 0; id < POSTS; id++) {
		size_t kept = 0;

		assert_true(finder_cards_get(&cards, id, &card));
		assert_int_equal(card.n_papers, 1);
		assert_true(card.text_len >= body.len / 2);
		for (size_t i = 0; i < POSTS; i++)
			kept += cards.kept[i].bytes.cap;
		assert_true(kept <= FINDER_KEPT_MAX);
	}
	assert_true(body.len * POSTS > FINDER_KEPT_MAX);
	finder_cards_release(&cards);
	strbuf_release(&body);
}

int
main(void)
{
#define WITH_SCENE(test) \
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_SCENE(test_what_is_kept_of_large_posts_is_bounded),
	    WITH_SCENE(test_newest_first),
	    WITH_SCENE(test_counts),
	    WITH_SCENE(test_across_lines),
	    WITH_SCENE(test_all_words),
	    WITH_SCENE(test_sections),
	    WITH_SCENE(test_sections_end),
	    WITH_SCENE(test_fields_alone),
	    WITH_SCENE(test_around_papers),
	    WITH_SCENE(test_bad_post),
	    WITH_SCENE(test_limit),
	    WITH_SCENE(test_limit_of_a_part),
	    WITH_SCENE(test_many_matches),
	    WITH_SCENE(test_limit_of_a_field),
	    WITH_SCENE(test_limit_of_many_fields),
	    WITH_SCENE(test_new_post),
	    WITH_SCENE(test_changed_post),
	    WITH_SCENE(test_removed_post),
	    WITH_SCENE(test_one_paper_on_several_days),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("finder", tests, NULL, NULL);
}
