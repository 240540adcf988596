// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A catalogue whose files are torn, emptied or taken away while it is in use,
 * as another program, a cleaner or a failing disk may do: nothing ends, what
 * is given is right, and in the end all of it is there again. And digests that
 * change while they are read.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "model/post.h"
#include "store-desk.h"
#include "store/catalogue.h"
#include "store/finder.h"
#include "store/listing.h"
#include "trials.h"

/* Enough parts for an index. */
enum { POSTS = 36, PAPERS = 8 };

/* What may happen to a file that is in use. */

static void
shorten(const char *path, size_t len, unsigned *seed)
{
	assert_int_equal(truncate(path, (off_t)trials_random(seed, len)), 0);
}

static void
empty(const char *path, size_t len, unsigned *seed)
{
	(void)len;
	(void)seed;
	assert_int_equal(truncate(path, 0), 0);
}

static void
blank(const char *path, size_t len, unsigned *seed)
{
	empty(path, len, seed);
	assert_int_equal(truncate(path, (off_t)len), 0);
}

static void
lengthen(const char *path, size_t len, unsigned *seed)
{
	(void)seed;
	assert_int_equal(truncate(path, (off_t)len + 4096), 0);
}

static void
take_away(const char *path, size_t len, unsigned *seed)
{
	(void)len;
	(void)seed;
	assert_int_equal(unlink(path), 0);
}

static void
become_a_folder(const char *path, size_t len, unsigned *seed)
{
	take_away(path, len, seed);
	assert_int_equal(mkdir(path, 0700), 0);
}

static void (*const accidents[])(
    const char *path, size_t len, unsigned *seed) = {
    shorten, empty, blank, lengthen, take_away, become_a_folder};
enum { N_ACCIDENTS = sizeof(accidents) / sizeof(accidents[0]) };

static void
happen(const char *path, size_t which, unsigned *seed)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	accidents[which % N_ACCIDENTS](path, (size_t)st.st_size, seed);
}

/* Puts away what an accident left. */
static void
clear(struct desk *desk, const char *path)
{
	rmdir(path);
	desk_clear(desk);
}

static size_t
count_parts(struct reading *r)
{
	struct error err;
	struct query *query = query_new("diffusion", &err);
	struct finder *finder;
	size_t parts;

	assert_non_null(query);
	finder = finder_new(r->lib, r->cat, query);
	while (finder_step(finder))
		continue;
	parts = finder_totals(finder).parts;
	finder_free(finder);
	query_free(query);
	return parts;
}

static void
test_cards(void **state)
{
	struct desk *desk = *state;
	size_t times = trials_count(60, 12, 6);
	unsigned seed = 1;
	size_t parts = 0;

	desk_fill(desk, POSTS, PAPERS);
	for (size_t i = 0; i < times; i++) {
		struct reading r;
		char *path;

		desk_build(desk);
		path = desk_file(desk, ".cards");
		r = desk_start(desk, true);
		if (!parts)
			parts = count_parts(&r);
		assert_true(parts > 0);
		happen(path, i, &seed);
		if (i % 2)
			assert_int_equal(count_parts(&r), parts);
		desk_check(desk, &r);
		assert_int_equal(count_parts(&r), parts);
		desk_run(&r);
		assert_int_equal(desk_check(desk, &r), POSTS);
		desk_close(&r);
		clear(desk, path);
		free(path);
	}
}

/* What the last start has left is torn once this one has it. */
static void
test_the_listing(void **state)
{
	struct desk *desk = *state;
	const struct timespec long_ago[2] = {{1700000000, 7}, {1700000000, 7}};
	const char *root = desk->posts.str;
	unsigned seed = 2;

	desk_fill(desk, POSTS, PAPERS);
	assert_int_equal(utimensat(AT_FDCWD, root, long_ago, 0), 0);
	for (size_t i = 0; i < N_ACCIDENTS; i++) {
		struct reading r = desk_start(desk, false);
		const struct library_memory *memory;
		struct listing *listing;
		struct known_post post;
		char *path;

		listing_write(desk->cache.str, r.lib);
		desk_close(&r);
		listing = listing_open(desk->cache.str, &root, 1);
		assert_non_null(listing);
		path = desk_file(desk, "listing");
		happen(path, i, &seed);
		memory = listing_memory(listing);
		assert_int_equal(memory->n_posts, POSTS);
		for (size_t k = 0; k < POSTS; k++) {
			memory->post(memory->ctx, k, &post);
			assert_int_equal(access(post.path, R_OK), 0);
		}
		listing_free(listing);
		clear(desk, path);
		free(path);
	}
}

/* ---- Digests ------------------------------------------------------------ */

/* Does to a file what may happen to one, again and again. */
static _Noreturn void
torment(const char *path, const char *text, size_t len)
{
	unsigned seed = 3;

	for (size_t i = 0;; i++) {
		int fd;

		rmdir(path);
		fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (fd >= 0) {
			if (write(fd, text, len) < 0)
				_exit(1);
			close(fd);
		}
		accidents[i % N_ACCIDENTS](path, len, &seed);
	}
}

/* Each byte in its place, or zero: a file may become another one between any
 * two of its pages. */
static void
judge_bytes(const struct strbuf *bytes, const char *text, size_t len)
{
	for (size_t i = 0; i < bytes->len; i++)
		if (bytes->str[i])
			assert_true(i < len && bytes->str[i] == text[i]);
}

static void
test_a_digest_that_is_being_changed(void **state)
{
	struct desk *desk = *state;
	const char *path = desk_path(desk, "2025-01-01-torn.md");
	size_t times = trials_wanted(4000, 1000, 200);
	char *text = desk_digest(1, 200, 7);
	size_t len = strlen(text);
	size_t whole = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		torment(path, text, len);
	for (size_t i = 0; i < times; i++) {
		struct strbuf bytes = STRBUF_INIT;
		struct file_stamp stamp;
		struct error err;

		if (file_read_stamped(path, &bytes, &stamp, &err) == OK)
			judge_bytes(&bytes, text, len);
		else
			assert_true(*err.msg);
		whole += bytes.len == len;
		post_free(post_parse("torn.md", bytes.str, bytes.len));
		strbuf_release(&bytes);
	}
	assert_true(whole < times);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	rmdir(path);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_cards),
	    DESK_TEST(test_the_listing),
	    DESK_TEST(test_a_digest_that_is_being_changed),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
