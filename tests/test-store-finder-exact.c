// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is found by way of the catalogue is what brute force finds: the same
 * parts in the same order, the same matches in the same bytes. The queries are
 * those of search-trial.h, the same on every run; $NONMUN_SEED asks for others.
 * Steps end within posts: the clock goes by only when it is looked at.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "files.h"
#include "model-check.h"
#include "model-digest.h"
#include "search-oracle.h"
#include "search-posts.h"
#include "search-trial.h"
#include "store/finder.h"
#include "store/journal.h"
#include "store/segment.h"
#include "trials.h"

enum {
	POSTS_MIN = 80,
	GENERATED = 9000,
	UNAIDED = 1000,
	SAMPLES = 3000,
	REAL = 1500
};

/* In place of the system's: a step is over when this was asked a few times. */
static int64_t now;

int64_t
clock_now_us(void)
{
	return now += 300;
}

struct place {
	struct files files; /* and the library */
	struct catalogue *cat;
	struct journal *journal;   /* in memory; with notes */
	struct oracle_post *posts; /* by row */
	size_t n;
	struct found found;
	uint32_t seed, note_seed;
	unsigned long found_any; /* queries that found something */
};

/* ---- Libraries ---------------------------------------------------------- */

static int
set_up(void **state)
{
	struct place *p = mem_alloc(sizeof(*p));
	const char *seed = getenv("NONMUN_SEED");
	struct error err;

	files_open(&p->files);
	p->seed = seed ? (uint32_t)strtoul(seed, NULL, 10) : 1;
	p->note_seed = p->seed;
	found_init(&p->found);
	p->journal = journal_open(NULL, "host", &err);
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	found_release(&p->found);
	journal_close(p->journal, NULL);
	catalogue_free(p->cat);
	for (size_t i = 0; i < p->n; i++)
		oracle_release(&p->posts[i]);
	free(p->posts);
	files_close(&p->files);
	free(p);
	return 0;
}

static size_t
count_parts(const struct strbuf *text)
{
	struct post *post = post_parse("x.md", text->str, text->len);
	size_t n = post->n_parts;

	post_free(post);
	return n;
}

/* So many that there is an index, whatever chance has written. */
static void
write_posts(struct place *p)
{
	struct strbuf text = STRBUF_INIT;
	size_t parts = 0;
	char name[40];

	for (unsigned i = 0; i < POSTS_MIN || parts < SEGMENT_COLUMNS_MIN;
	     i++) {
		snprintf(name, sizeof(name), "posts/2026-03-%02u-%u.md",
		    1 + i % 28, i);
		search_posts_write(&text, p->seed, i);
		files_put(&p->files, name, text.str);
		parts += count_parts(&text);
	}
	strbuf_release(&text);
}

/* Fills a catalogue, and opens it anew to be searched by what it wrote. */
static void
open_catalogue(struct place *p)
{
	struct card_room room;
	size_t parts = 0;

	for (int i = 0; i < 2; i++) {
		catalogue_free(p->cat);
		p->cat =
		    catalogue_new(p->files.lib, files_path(&p->files, "cache"));
		while (catalogue_step(p->cat))
			continue;
	}
	card_room_init(&room);
	for (size_t row = 0; row < library_count(p->files.lib); row++) {
		assert_true(catalogue_card(
		    p->cat, library_id_at(p->files.lib, row), &room));
		parts += room.card.n_parts;
	}
	card_room_release(&room);
	assert_true(parts >= SEGMENT_COLUMNS_MIN);
}

/* The generated posts, and those of a folder (may be NULL). */
static void
open_library(struct place *p, const char *folder)
{
	struct error err;

	write_posts(p);
	files_add(&p->files, "posts");
	if (folder)
		assert_int_equal(library_add(p->files.lib, folder, &err), OK);
	library_sort(p->files.lib);
}

/* Notes on a paper: pieces of any post, one below the other. */
static void
write_note(struct place *p, const char *key)
{
	struct strbuf text = STRBUF_INIT;
	struct mark value = {.key = ""};

	for (uint32_t n = 1 + digest_random(&p->note_seed) % 3; n > 0; n--) {
		const struct post *post =
		    p->posts[digest_random(&p->note_seed) % p->n].post;
		size_t len = post->text_len;
		size_t at = len ? digest_random(&p->note_seed) % len : 0;
		size_t end = at + digest_random(&p->note_seed) % 60;

		at = utf8_floor(post->text, len, at);
		end = utf8_floor(post->text, len, end < len ? end : len);
		strbuf_add(&text, post->text + at, end - at);
		strbuf_adds(&text, n > 1 ? "\n" : "");
	}
	value.note = text.str;
	(void)journal_mark(p->journal, key, MARK_NOTE, &value, NULL);
	strbuf_release(&text);
}

/* Some papers have notes; what is marked without a place for the journal is
 * known as long as it is open. */
static void
write_notes(struct place *p)
{
	for (size_t row = 0; row < p->n; row++) {
		const struct post *post = p->posts[row].post;

		for (size_t i = 0; i < post->n_papers; i++)
			if (digest_random(&p->note_seed) % 5 == 0)
				write_note(p, post->papers[i].key);
	}
}

static void
read_notes(struct place *p)
{
	size_t n = 0;

	for (size_t row = 0; row < p->n; row++) {
		const struct post *post = p->posts[row].post;

		for (size_t i = 0; i < post->n_parts; i++) {
			const struct paper *part = &post->parts[i];
			const char *note = part->kind == PART_PAPER
			    ? journal_get(p->journal, part->key)->note
			    : "";

			oracle_note(&p->posts[row], i, note);
			n += *note != '\0';
		}
	}
	assert_true(n > 0);
}

static void
read_posts(struct place *p)
{
	p->n = library_count(p->files.lib);
	p->posts = mem_alloc(mem_product(p->n, sizeof(*p->posts)));
	for (size_t row = 0; row < p->n; row++) {
		const struct entry *entry = library_entry(
		    p->files.lib, library_id_at(p->files.lib, row));

		oracle_read(&p->posts[row], entry->path);
		if (!p->posts[row].date.year)
			p->posts[row].date = entry->date;
	}
	write_notes(p);
	read_notes(p);
}

/* ---- Comparing ---------------------------------------------------------- */

/* Lets the test fail, with all that is needed to see why. */
static void
differ(const struct place *p, const struct search_trial *t, size_t row,
    size_t part, const char *why)
{
	fail_msg("searching for <%s>: %s, in part %zu of %s", t->typed.str, why,
	    part,
	    library_entry(p->files.lib, library_id_at(p->files.lib, row))
		->path);
}

/* Matches that are said to be in the note. */
static size_t
count_noted(const struct found *found)
{
	size_t n = 0;

	for (size_t i = 0; i < found->n_lines; i++)
		if (found->lines[i].section == FOUND_NOTE)
			n += found->lines[i].n;
	return n;
}

static void
compare_find(struct place *p, struct finder *finder,
    const struct search_trial *t, const struct find *find,
    const struct oracle_find *wanted)
{
	size_t row = library_row_of(p->files.lib, find->id);

	if (find->n_matches != wanted->n_matches)
		differ(p, t, row, find->part, "another number of matches");
	if (find->n_lines != wanted->n_lines)
		differ(p, t, row, find->part, "another number of lines");
	if (digest_random(&p->seed) % 4)
		return;
	if (!finder_look(finder, find, &p->found) ||
	    p->found.n_matches != wanted->n_matches ||
	    p->found.n_lines != wanted->n_lines)
		differ(p, t, row, find->part, "it looks otherwise");
	if (count_noted(&p->found) != wanted->n_noted)
		differ(p, t, row, find->part, "another number in the note");
	for (size_t i = 0; i < wanted->n_matches; i++)
		if (p->found.matches[i].begin != wanted->matches[i].begin ||
		    p->found.matches[i].end != wanted->matches[i].end)
			differ(p, t, row, find->part, "another match");
}

static void
compare(struct place *p, struct finder *finder, const struct search_trial *t)
{
	const struct find *finds;
	size_t n, at = 0;

	finds = finder_finds(finder, &n);
	for (size_t row = 0; row < p->n; row++) {
		size_t id = library_id_at(p->files.lib, row);
		const struct oracle_post *o = &p->posts[row];

		for (uint32_t part = 0; part < o->post->n_parts; part++) {
			bool got = at < n && finds[at].id == id &&
			    finds[at].part == part;
			struct oracle_find wanted;
			bool has = oracle_find(
			    o, &o->post->parts[part], &t->query, &wanted);

			if (has != got)
				differ(p, t, row, part,
				    has ? "missed" : "made up");
			if (has)
				compare_find(
				    p, finder, t, &finds[at++], &wanted);
			free(wanted.matches);
		}
	}
	assert_int_equal(at, n);
	p->found_any += n > 0;
}

static void
try_one(struct place *p, const struct search_trial *t)
{
	struct error err = {.msg = ""};
	struct query *query = query_new(t->typed.str, &err);
	struct finder *finder;

	if (!query)
		fail_msg("<%s>: %s", t->typed.str, err.msg);
	finder = finder_new(p->files.lib, p->cat, query);
	finder_search_notes(finder, p->journal);
	while (finder_step(finder))
		continue;
	assert_int_equal(finder_error(finder)->status, OK);
	compare(p, finder, t);
	finder_free(finder);
	query_free(query);
}

static void
try_many(struct place *p, const char *what, unsigned long n)
{
	struct search_trial *t = mem_alloc(sizeof(*t));
	uint32_t seed = p->seed;
	unsigned long made = 0;

	strbuf_init(&t->typed);
	n = trials_count(n / 2, n / 6, n / 80);
	/* Where hardly anything is found, hardly anything is compared. */
	for (; made < n || p->found_any <= n / 2; made++) {
		assert_true(made < 4 * n);
		search_trial_make(t, p->posts, p->n, &p->seed);
		try_one(p, t);
	}
	printf("# %s: %lu queries, %lu found something; seed %lu\n", what, made,
	    p->found_any, (unsigned long)seed);
	strbuf_release(&t->typed);
	free(t);
}

static void
test_generated(void **state)
{
	struct place *p = *state;

	open_library(p, NULL);
	open_catalogue(p);
	read_posts(p);
	try_many(p, "generated", GENERATED);
}

/* The posts are read for the search, then. */
static void
test_without_catalogue(void **state)
{
	struct place *p = *state;

	open_library(p, NULL);
	for (size_t id = 0; id < library_ids(p->files.lib); id++)
		post_free(library_read(p->files.lib, id));
	read_posts(p);
	try_many(p, "without a catalogue", UNAIDED);
}

static void
try_folder(struct place *p, const char *in, const char *name, unsigned long n)
{
	struct strbuf folder = STRBUF_INIT;

	if (!in || !*in)
		skip();
	strbuf_printf(&folder, "%s/%s", in, name);
	open_library(p, folder.str);
	strbuf_release(&folder);
	open_catalogue(p);
	read_posts(p);
	try_many(p, name, n);
}

static void
test_samples(void **state)
{
	try_folder(*state, getenv("NONMUN_DATADIR"), "digests", SAMPLES);
}

static void
test_primary(void **state)
{
	try_folder(*state, getenv("NONMUN_CORPUS"), "primary", REAL);
}

static void
test_wild(void **state)
{
	try_folder(*state, getenv("NONMUN_CORPUS"), "wild", REAL);
}

int
main(void)
{
#define WITH_PLACE(test) \
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    WITH_PLACE(test_generated),
	    WITH_PLACE(test_without_catalogue),
	    WITH_PLACE(test_samples),
	    WITH_PLACE(test_primary),
	    WITH_PLACE(test_wild),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("exact", tests, NULL, NULL);
}
