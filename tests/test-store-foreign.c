// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Files of the cache that another program has written, with every checksum
 * right: what they say must still be what a post can be, or it is not taken.
 * Names of months are looked up by it, patterns are told that it is UTF-8, and
 * memory is reserved for as much as it says.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
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
#include "store-desk.h"
#include "store/checksum.h"
#include "store/listing.h"
#include "store/segment-format.h"
#include "store/segment.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

enum { POSTS = 40, PAPERS = 8, SECOND = 1 /* the record that is changed */ };

/* What is put in place of the next file that gets its name; or NULL. */
struct swap {
	const char *folder;
	const struct strbuf *bytes;
};
static struct swap swap;

/* In place of the system's, which replaces files, too. */
int
renameat(int from, const char *old, int to, const char *new)
{
	struct strbuf path = STRBUF_INIT;

	unlinkat(to, new, 0);
	if (linkat(from, old, to, new, 0) != 0 || unlinkat(from, old, 0) != 0)
		return -1;
	if (!swap.bytes)
		return 0;
	strbuf_printf(&path, "%s/%s", swap.folder, new);
	desk_put_file(path.str, swap.bytes->str, swap.bytes->len);
	swap.bytes = NULL;
	strbuf_release(&path);
	return 0;
}

static void
read_file(const char *path, struct strbuf *bytes)
{
	struct error err;

	strbuf_reset(bytes);
	assert_int_equal(file_read(path, bytes, &err), OK);
}

/* ---- Segments ----------------------------------------------------------- */

/* A segment's bytes, in memory. */
struct segment_file {
	struct segment_header *header;
	struct segment_record *records;
	char *strings;
};

static struct segment_file
look_at_segment(struct strbuf *bytes)
{
	struct segment_header *h = (void *)bytes->str;

	return (struct segment_file){h, (void *)(bytes->str + h->records_at),
	    bytes->str + h->strings_at};
}

static void
seal_segment(const struct strbuf *bytes, struct segment_header *h)
{
	h->directory_sum = checksum(
	    bytes->str + h->records_at, bytes->len - (size_t)h->records_at);
	h->header_sum =
	    checksum(h, offsetof(struct segment_header, header_sum));
}

static void
change_nothing(struct segment_file *f)
{
	(void)f;
}

static void
change_month(struct segment_file *f)
{
	f->records[SECOND].month = -100;
}

static void
change_year(struct segment_file *f)
{
	f->records[SECOND].year = -32000;
}

static void
change_hour(struct segment_file *f)
{
	f->records[SECOND].hour = 100;
}

/* A character of four bytes that ends with the title. */
static void
change_title(struct segment_file *f)
{
	char *title = f->strings + f->records[SECOND].title;

	title[strlen(title) - 1] = (char)0xF0;
}

static void
change_papers(struct segment_file *f)
{
	f->records[SECOND].n_papers = UINT32_MAX;
}

/* What was seen of one card's texts would count for another's. */
static void
change_columns(struct segment_file *f)
{
	f->records[SECOND].first_column = f->records[0].first_column;
}

static enum status
open_changed(const char *path, const struct strbuf *whole,
    void (*change)(struct segment_file *f), const struct shelf *shelf)
{
	struct strbuf bytes = STRBUF_INIT;
	struct segment_file f;
	struct segment *segment;
	enum status status;

	strbuf_add(&bytes, whole->str, whole->len);
	f = look_at_segment(&bytes);
	change(&f);
	seal_segment(&bytes, f.header);
	desk_put_file(path, bytes.str, bytes.len);
	status = segment_open(shelf, strrchr(path, '/') + 1, &segment);
	segment_close(segment);
	strbuf_release(&bytes);
	return status;
}

static void
test_segments_say_what_posts_can_be(void **state)
{
	static void (*const changes[])(struct segment_file * f) = {change_month,
	    change_year, change_hour, change_title, change_papers,
	    change_columns};
	struct desk *desk = *state;
	const char *root = desk->posts.str;
	struct strbuf whole = STRBUF_INIT;
	struct shelf shelf;
	char *path;

	desk_fill(desk, POSTS, PAPERS);
	desk_build(desk);
	path = desk_file(desk, SEGMENT_ENDING);
	read_file(path, &whole);
	assert_true(shelf_init(&shelf, desk->cache.str, &root, 1));
	assert_true(shelf_open(&shelf, false));
	assert_int_equal(
	    open_changed(path, &whole, change_nothing, &shelf), OK);
	for (size_t i = 0; i < LENGTH(changes); i++) {
		assert_int_equal(
		    open_changed(path, &whole, changes[i], &shelf), ERR_SYNTAX);
		/* The whole of it is made anew from the digests. */
		desk_assert_right(desk, POSTS);
		desk_clear(desk);
	}
	shelf_release(&shelf);
	strbuf_release(&whole);
	free(path);
}

/* Another program writes there at the same time, and is faster: what was just
 * written is another one's, of fewer cards. */
static void
test_a_segment_that_is_not_what_was_written(void **state)
{
	struct desk *desk = *state;
	struct strbuf small = STRBUF_INIT;
	struct shelf shelf;
	const char *root = desk->posts.str;
	char *path;

	desk_fill(desk, SHELF_POSTS_MIN, PAPERS);
	desk_build(desk);
	path = desk_file(desk, SEGMENT_ENDING);
	read_file(path, &small);
	desk_clear(desk);
	desk_fill(desk, 2 * POSTS, PAPERS);
	assert_true(shelf_init(&shelf, desk->cache.str, &root, 1));
	swap = (struct swap){shelf.path, &small};
	desk_build(desk);
	assert_null(swap.bytes);
	desk_assert_right(desk, 2 * POSTS);
	shelf_release(&shelf);
	strbuf_release(&small);
	free(path);
}

/* ---- Listings ----------------------------------------------------------- */

/* How they stand on disk: see listing.c. */
struct listing_header {
	char magic[8];
	uint32_t version, order, header_size, post_size;
	uint64_t file_size;
	uint32_t n_folders, n_posts, n_known, n_papers, key_size, n_roots;
	uint64_t body_sum, header_sum;
};

struct listing_folder {
	int64_t size, sec;
	int32_t nsec;
	uint32_t path;
};

struct listing_post {
	int64_t size, sec;
	int32_t nsec;
	uint32_t known, path, title, n_papers;
	int16_t year;
	int8_t month, day, hour, minute, second;
	int8_t unused[5];
};

struct listing_file {
	struct listing_header *header;
	struct listing_folder *folders;
	struct listing_post *posts;
	char *strings;
};

static struct listing_file
look_at_listing(struct strbuf *bytes)
{
	struct listing_file f = {.header = (void *)bytes->str};

	f.folders = (void *)(bytes->str + sizeof(*f.header));
	f.posts = (void *)(f.folders + f.header->n_folders);
	f.strings = (char *)(f.posts + f.header->n_posts);
	return f;
}

static void
seal_listing(const struct strbuf *bytes, struct listing_header *h)
{
	h->body_sum =
	    checksum(bytes->str + sizeof(*h), bytes->len - sizeof(*h));
	h->header_sum =
	    checksum(h, offsetof(struct listing_header, header_sum));
}

static void
leave_it(struct listing_file *f)
{
	(void)f;
}

static void
set_month(struct listing_file *f)
{
	f->posts[SECOND].month = -100;
}

static void
set_year(struct listing_file *f)
{
	f->posts[SECOND].year = 32000;
}

static void
set_title(struct listing_file *f)
{
	char *title = f->strings + f->posts[SECOND].title;

	title[strlen(title) - 1] = (char)0xF0;
}

static void
set_papers(struct listing_file *f)
{
	f->header->n_papers -= f->posts[SECOND].n_papers;
	f->posts[SECOND].n_papers = 2000000000;
	f->header->n_papers += f->posts[SECOND].n_papers;
}

static void
set_total(struct listing_file *f)
{
	f->header->n_papers = UINT32_MAX;
}

static void
set_known(struct listing_file *f)
{
	f->header->n_known = f->header->n_posts + 1;
}

static void
set_path(struct listing_file *f)
{
	f->posts[SECOND].path = UINT32_MAX;
}

static void
set_folder(struct listing_file *f)
{
	f->folders[0].path = UINT32_MAX;
}

static bool
opens_changed(const char *path, const struct strbuf *whole,
    void (*change)(struct listing_file *f), struct desk *desk)
{
	const char *root = desk->posts.str;
	struct strbuf bytes = STRBUF_INIT;
	struct listing_file f;
	struct listing *listing;

	strbuf_add(&bytes, whole->str, whole->len);
	f = look_at_listing(&bytes);
	change(&f);
	seal_listing(&bytes, f.header);
	desk_put_file(path, bytes.str, bytes.len);
	listing = listing_open(desk->cache.str, &root, 1);
	listing_free(listing);
	strbuf_release(&bytes);
	return listing != NULL;
}

/* Writes the listing of a library; its path is to be freed. */
static char *
write_listing(struct desk *desk)
{
	struct timespec times[2] = {{1700000000, 7}, {1700000000, 7}};
	struct reading r;

	desk_fill(desk, POSTS, PAPERS);
	assert_int_equal(utimensat(AT_FDCWD, desk->posts.str, times, 0), 0);
	r = desk_open(desk, false);
	desk_run(&r);
	listing_write(desk->cache.str, r.lib);
	desk_close(&r);
	return desk_file(desk, "listing");
}

static void
test_listings_say_what_posts_can_be(void **state)
{
	static void (*const changes[])(struct listing_file * f) = {set_month,
	    set_year, set_papers, set_total, set_known, set_path, set_folder};
	struct desk *desk = *state;
	struct strbuf whole = STRBUF_INIT;
	char *path = write_listing(desk);

	read_file(path, &whole);
	assert_true(opens_changed(path, &whole, leave_it, desk));
	for (size_t i = 0; i < LENGTH(changes); i++)
		assert_false(opens_changed(path, &whole, changes[i], desk));
	strbuf_release(&whole);
	free(path);
}

/* One title is no reason to forget all of it. */
static void
test_titles_that_are_no_text_are_not_told(void **state)
{
	struct desk *desk = *state;
	struct strbuf whole = STRBUF_INIT;
	char *path = write_listing(desk);
	const char *root = desk->posts.str;
	const struct library_memory *memory;
	struct listing *listing;
	struct known_post post;

	read_file(path, &whole);
	assert_true(opens_changed(path, &whole, set_title, desk));
	listing = listing_open(desk->cache.str, &root, 1);
	memory = listing_memory(listing);
	memory->post(memory->ctx, SECOND, &post);
	assert_true(post.known);
	assert_null(post.facts.title);
	listing_free(listing);
	strbuf_release(&whole);
	free(path);
}

/* ---- Sizes -------------------------------------------------------------- */

/* A hole as large as no memory is costs nobody memory. */
static void
test_what_is_too_large_is_not_looked_at(void **state)
{
	struct desk *desk = *state;
	char *path = write_listing(desk);
	const char *root = desk->posts.str;
	struct strbuf bytes = STRBUF_INIT;
	struct listing_file f;
	struct shelf shelf;
	uint64_t size;
	int fd;

	read_file(path, &bytes);
	f = look_at_listing(&bytes);
	f.header->file_size = UINT64_C(1) << 42;
	seal_listing(&bytes, f.header);
	desk_put_file(path, bytes.str, bytes.len);
	if (truncate(path, (off_t)f.header->file_size) == 0) {
		assert_null(listing_open(desk->cache.str, &root, 1));
		assert_true(shelf_init(&shelf, desk->cache.str, &root, 1));
		assert_true(shelf_open(&shelf, false));
		assert_int_equal(
		    shelf_open_file(&shelf, "listing", &fd, &size), ERR_SYNTAX);
		shelf_release(&shelf);
	}
	strbuf_release(&bytes);
	free(path);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, desk_set_up, desk_tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(test_segments_say_what_posts_can_be),
	    TEST(test_a_segment_that_is_not_what_was_written),
	    TEST(test_listings_say_what_posts_can_be),
	    TEST(test_titles_that_are_no_text_are_not_told),
	    TEST(test_what_is_too_large_is_not_looked_at),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
