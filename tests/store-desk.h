// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A desk for tests of the store: digests in a temporary folder of its own, a
 * place for the cache beside them, and what every test of a catalogue asks:
 * whether what it gives is what the digests say.
 */
#ifndef NONMUN_TESTS_STORE_DESK_H
#define NONMUN_TESTS_STORE_DESK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "store/catalogue.h"

struct expected;

struct desk {
	struct strbuf root;        /* removed with all that is in it */
	struct strbuf posts;       /* the folder of digests */
	struct strbuf cache;       /* what a catalogue is given; not made yet */
	struct strbuf path;        /* of the last desk_path */
	struct expected *expected; /* cards of posts that were parsed */
	size_t n_expected, cap_expected;
	char *found; /* what searches find without a cache; NULL: not known */
};

/* A library that is open, with its catalogue. */
struct reading {
	struct library *lib;
	struct catalogue *cat;
};

/* For cmocka: `*state` is a struct desk; with `filled`, digests are there. */
int desk_set_up(void **state);
int desk_set_up_filled(void **state);
int desk_tear_down(void **state);

#define DESK_TEST(f) \
	cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)
#define DESK_TEST_FILLED(f) \
	cmocka_unit_test_setup_teardown(f, desk_set_up_filled, desk_tear_down)

/* As many, each of so many papers. */
enum { DESK_POSTS = 40, DESK_PAPERS = 3 };

/* Borrowed until it is called again. */
const char *desk_path(struct desk *desk, const char *name);

/* Writes a digest as of some day long ago; the same `minute` of it gives the
 * same time. */
void
desk_write(struct desk *desk, const char *name, const char *text, int minute);

/* The same as of a second since the epoch. */
void desk_write_at(
    struct desk *desk, const char *name, const char *text, long second);

/* Writes `n` digests of `papers` papers, "2025-01-01-n0.md" and so on, whose
 * words differ from post to post. */
void desk_fill(struct desk *desk, size_t n, size_t papers);

/* The text of such a digest, to be freed. `seed` varies the words. */
char *desk_digest(size_t nth, size_t papers, unsigned seed);

/* The files of the cache whose names end so: paths from the cache, sorted,
 * each on a line. To be freed. */
char *desk_files(struct desk *desk, const char *ending);

/* The first of those as a path to open; to be freed. */
char *desk_file(struct desk *desk, const char *ending);

/* Opens the library; `cached`: with the cache, else without. */
struct reading desk_open(struct desk *desk, bool cached);
void desk_close(struct reading *reading);

/* Does all the catalogue's work. */
void desk_run(struct reading *reading);

/* Opens it and does that. */
struct reading desk_start(struct desk *desk, bool cached);

/* Asserts that whatever card and keys the catalogue has are those of the parsed
 * post, that the library knows of it what it says, and that no probe for words
 * leaves out a part that holds them. Returns how many posts have a card. A
 * digest is parsed but once after it was written. */
size_t desk_check(struct desk *desk, struct reading *reading);

/* Writes a file, byte by byte as given; over another one if there is one. */
void desk_put_file(const char *path, const char *bytes, size_t len);

/* Removes all files of the cache. */
void desk_clear(struct desk *desk);

/* Opens the library with its cache, does all the work, and closes it. */
void desk_build(struct desk *desk);

/* Opens what is there and uses all of it, twice: asserts that nothing wrong
 * comes of it, that searches find all they should from the very first on, and
 * that in the end the `n` posts have a card and keys. */
void desk_assert_right(struct desk *desk, size_t n);

#endif
