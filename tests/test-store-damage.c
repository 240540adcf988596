// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A catalogue whose files were torn or flipped: whatever it then gives is
 * right, and in the end it has everything again.
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
#include <cmocka.h>

#include "base/file.h"
#include "store-desk.h"
#include "store/catalogue.h"
#include "trials.h"

/* Enough parts for an index. */
enum { POSTS = 33, PAPERS = 8 };

/* ---- Damage ------------------------------------------------------------- */

static size_t
tear(char *bytes, size_t len, unsigned *seed)
{
	(void)bytes;
	return trials_random(seed, len);
}

static size_t
flip(char *bytes, size_t len, unsigned *seed)
{
	size_t n = 1 + trials_random(seed, 3);

	while (n-- > 0)
		bytes[trials_random(seed, len)] ^=
		    (char)(1 + trials_random(seed, 255));
	return len;
}

/* As long as it was, with nothing in it from some place on: what a crash of
 * the machine leaves on some file systems. */
static size_t
blank(char *bytes, size_t len, unsigned *seed)
{
	size_t at = trials_random(seed, len);
	size_t n = trials_random(seed, len - at) + 1;

	memset(bytes + at, 0, n);
	return len;
}

/* Builds a catalogue and reads its cards; the path of their file, which the
 * caller frees. */
static char *
build_cards(struct desk *desk, struct strbuf *bytes)
{
	struct error err;
	char *path;

	desk_fill(desk, POSTS, PAPERS);
	desk_build(desk);
	path = desk_file(desk, ".cards");
	assert_int_equal(file_read(path, bytes, &err), OK);
	return path;
}

static void
damage_many(struct desk *desk,
    size_t (*damage)(char *bytes, size_t len, unsigned *seed), size_t times)
{
	struct strbuf whole = STRBUF_INIT;
	unsigned seed = 20250912;
	char *path = build_cards(desk, &whole);

	for (size_t i = 0; i < times; i++) {
		struct strbuf broken = STRBUF_INIT;

		strbuf_add(&broken, whole.str, whole.len);
		broken.len = damage(broken.str, broken.len, &seed);
		desk_clear(desk);
		desk_put_file(path, broken.str, broken.len);
		desk_assert_right(desk, POSTS);
		strbuf_release(&broken);
	}
	strbuf_release(&whole);
	free(path);
}

static void
test_torn(void **state)
{
	damage_many(*state, tear, trials_count(1000, 40, 12));
}

static void
test_flipped(void **state)
{
	damage_many(*state, flip, trials_count(1000, 40, 12));
}

static void
test_blanked(void **state)
{
	damage_many(*state, blank, trials_count(300, 20, 6));
}

/* A byte of every kind of place, one after the other: none goes unnoticed when
 * everything is used, whatever it was for. */
static void
test_each_of_the_first_bytes(void **state)
{
	enum { FIRST = 160 };
	struct desk *desk = *state;
	const size_t times = trials_count(FIRST, 20, 8);
	struct strbuf whole = STRBUF_INIT;
	char *path = build_cards(desk, &whole);

	/* An odd step, so that it is not the same byte of every number. */
	for (size_t i = 0; i < FIRST; i += FIRST / times | 1) {
		whole.str[i] ^= 0x41;
		desk_clear(desk);
		desk_put_file(path, whole.str, whole.len);
		desk_assert_right(desk, POSTS);
		whole.str[i] ^= 0x41;
	}
	strbuf_release(&whole);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_torn),
	    DESK_TEST(test_flipped),
	    DESK_TEST(test_blanked),
	    DESK_TEST(test_each_of_the_first_bytes),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
