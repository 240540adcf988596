// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A listing that somebody else wrote: that of a small library, changed as the
 * input says, and, where it says so, given checksums that are right again. The
 * library takes it over, tells all that it knows by it, and comes to rest.
 *
 * A change is two bytes for where it is made, one for how many bytes, and
 * these.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "../folder.h"
#include "fuzz.h"
#include "model/library.h"
#include "../store-desk.h"
#include "store/checksum.h"
#include "store/listing.h"
#include "store/shelf.h"

/* The header ends in its sum, and before that stands the one of the rest. */
enum { HEADER = 72, HEADER_SUM = 64, BODY_SUM = 56 };
enum { STEPS_MAX = 10000, YEARS_AGO = 1000000000 };

static const char text[] = "# 1. [A](https://arxiv.org/abs/2509.00001)\n";

struct desk_of_listing {
	struct strbuf root, posts, cache, listing;
};

static void
set_time(const char *path)
{
	const struct timespec times[2] = {{YEARS_AGO, 0}, {YEARS_AGO, 0}};

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

/* A library of as few posts as have a listing; they share one file. */
static void
make_posts(struct desk_of_listing *d)
{
	struct strbuf path = STRBUF_INIT, first = STRBUF_INIT;

	assert_int_equal(mkdir(d->posts.str, 0700), 0);
	strbuf_printf(&first, "%s/2026-01-01.md", d->posts.str);
	desk_put_file(first.str, text, strlen(text));
	for (int i = 2; i <= SHELF_POSTS_MIN; i++) {
		strbuf_reset(&path);
		strbuf_printf(&path, "%s/2026-%02d-%02d.md", d->posts.str,
		    1 + i / 28, 1 + i % 28);
		assert_int_equal(link(first.str, path.str), 0);
	}
	set_time(first.str);
	set_time(d->posts.str);
	strbuf_release(&path);
	strbuf_release(&first);
}

static void
write_listing(struct desk_of_listing *d)
{
	const char *const roots[] = {d->posts.str};
	struct library *lib = library_new();
	struct shelf shelf;
	struct error err;

	assert_int_equal(library_add(lib, d->posts.str, &err), OK);
	library_sort(lib);
	post_free(library_read(lib, library_id_at(lib, 0)));
	listing_write(d->cache.str, lib);
	library_free(lib);
	assert_true(shelf_init(&shelf, d->cache.str, roots, 1));
	strbuf_printf(&d->listing, "%s/listing", shelf.path);
	shelf_release(&shelf);
}

static void
set_up(struct desk_of_listing *d)
{
	folder_make(&d->root);
	strbuf_init(&d->posts);
	strbuf_init(&d->cache);
	strbuf_init(&d->listing);
	strbuf_printf(&d->posts, "%s/posts", d->root.str);
	strbuf_printf(&d->cache, "%s/cache", d->root.str);
	make_posts(d);
	write_listing(d);
}

static void
tear_down(struct desk_of_listing *d)
{
	folder_remove(&d->root);
	strbuf_release(&d->posts);
	strbuf_release(&d->cache);
	strbuf_release(&d->listing);
}

/* ---- Changes ------------------------------------------------------------ */

static void
put_sum(struct strbuf *all, size_t at, size_t from, size_t to)
{
	uint64_t sum = checksum(all->str + from, to - from);

	memcpy(all->str + at, &sum, sizeof(sum));
}

static void
change(struct strbuf *all, struct fuzz *f)
{
	size_t at = fuzz_take_number(f, 2) % (all->len + 1);
	unsigned how = fuzz_take(f);
	size_t n = (size_t)1 << how % 4;
	uint64_t value = fuzz_take_number(f, n);

	if (how == 0xFF) {
		strbuf_truncate(all, at);
		return;
	}
	for (at -= at % n; n > 0 && at < all->len; n--, at++) {
		all->str[at] = (char)(value & 0xFF);
		value >>= 8;
	}
}

static void
change_all(struct desk_of_listing *d, struct fuzz *f, bool mended)
{
	struct strbuf all = STRBUF_INIT;
	struct error err;

	assert_int_equal(file_read(d->listing.str, &all, &err), OK);
	while (f->len)
		change(&all, f);
	if (mended && all.len >= HEADER) {
		put_sum(&all, BODY_SUM, HEADER, all.len);
		put_sum(&all, HEADER_SUM, 0, HEADER_SUM);
	}
	desk_put_file(d->listing.str, all.str, all.len);
	strbuf_release(&all);
}

/* ---- Use ---------------------------------------------------------------- */

static void
tell_all(struct library *lib)
{
	struct library_totals totals = library_totals(lib);
	char day[DATE_BUF_SIZE];

	assert_int_equal(totals.posts, library_count(lib));
	for (size_t row = 0; row < library_count(lib); row++) {
		size_t id = library_id_at(lib, row);
		const struct entry *e = library_entry(lib, id);

		assert_int_equal(library_row_of(lib, id), row);
		fuzz_assert_line(e->name);
		fuzz_assert_line(entry_day(e, day));
		date_week(date_day_number(&e->date), &(int){0});
		date_weekday(&e->date);
	}
}

static void
come_to_rest(struct library *lib)
{
	size_t i = 0;

	library_refresh_begin(lib, true);
	while (library_refresh_step(lib, 8))
		assert_true(++i < STEPS_MAX);
	for (size_t row = 0; row < library_count(lib); row++)
		post_free(library_read(lib, library_id_at(lib, row)));
}

static void
use(struct desk_of_listing *d)
{
	const char *const roots[] = {d->posts.str};
	struct listing *listing = listing_open(d->cache.str, roots, 1);
	struct library *lib = library_new();

	if (listing && library_adopt(lib, roots, 1, listing_memory(listing))) {
		tell_all(lib);
		come_to_rest(lib);
		tell_all(lib);
		listing_write(d->cache.str, lib);
	}
	library_free(lib);
	listing_free(listing);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	bool mended = fuzz_take_last(&f) % 4 != 1;
	struct desk_of_listing d;

	set_up(&d);
	change_all(&d, &f, mended);
	use(&d);
	tear_down(&d);
	return 0;
}
