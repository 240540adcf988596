// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Segments and the shelves they stand on: what is put in comes out, for the
 * same library and the same kind of machine only.
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
#include "base/mem.h"
#include "model/post.h"
#include "store-desk.h"
#include "store/checksum.h"
#include "store/key.h"
#include "store/segment-format.h"
#include "store/segment-write.h"
#include "store/segment.h"
#include "trials.h"

enum { CARDS = 30 };

/* ---- Help --------------------------------------------------------------- */

static void
init_shelf(struct desk *desk, struct shelf *shelf)
{
	const char *root = desk->posts.str;

	assert_true(shelf_init(shelf, desk->cache.str, &root, 1));
	assert_true(shelf_open(shelf, true));
}

/* The card of a generated digest, as it would be read. */
static void
make_card(size_t i, size_t papers, struct strbuf *bytes)
{
	char *text = desk_digest(i, papers, 7);
	struct post *post = post_parse("a.md", text, strlen(text));

	strbuf_reset(bytes);
	card_write(bytes, post);
	post_free(post);
	free(text);
}

static struct segment_item
make_item(size_t i, char path[32])
{
	struct segment_item item = {.root = (uint32_t)(i % 3),
	    .path = path,
	    .facts = {.date = {2025, 1, (signed char)(i + 1), -1, -1, -1},
		.title = i % 2 ? "A title" : NULL,
		.n_papers = i,
		.stamp = {(int64_t)i * 1000, 1700000000, 42}},
	    .fresh = i == 5};

	snprintf(path, 32, "below/%zu.md", i);
	return item;
}

/* Writes a segment of CARDS cards; returns its name, to be freed. */
static char *
write_segment(const struct shelf *shelf, size_t papers)
{
	struct segment_writer *w = segment_writer_new(shelf);
	struct strbuf bytes = STRBUF_INIT;
	enum segment_finish finish;
	char *name;

	assert_non_null(w);
	for (size_t i = 0; i < CARDS; i++) {
		char path[32];
		struct segment_item item = make_item(i, path);
		struct card card;

		make_card(i, papers, &bytes);
		assert_true(card_open(&card, bytes.str, bytes.len));
		assert_true(segment_writer_add(w, &item, &card));
	}
	assert_false(segment_writer_is_full(w));
	do
		finish = segment_writer_finish(w);
	while (finish == SEGMENT_UNFINISHED);
	assert_int_equal(finish, SEGMENT_FINISHED);
	name = mem_strdup(segment_writer_name(w));
	segment_writer_free(w);
	strbuf_release(&bytes);
	return name;
}

/* ---- In and out --------------------------------------------------------- */

static void
check_item(struct segment *segment, size_t i)
{
	struct segment_item item, expected;
	char path[32];

	expected = make_item(i, path);
	segment_item(segment, i, &item);
	assert_int_equal(item.root, expected.root);
	assert_string_equal(item.path, expected.path);
	assert_int_equal(item.fresh, expected.fresh);
	assert_int_equal(item.facts.n_papers, expected.facts.n_papers);
	assert_int_equal(
	    date_compare(&item.facts.date, &expected.facts.date), 0);
	assert_true(file_stamp_equal(&item.facts.stamp, &expected.facts.stamp));
	if (expected.facts.title)
		assert_string_equal(item.facts.title, expected.facts.title);
	else
		assert_null(item.facts.title);
}

static void
check_keys(struct segment *segment, size_t i, const struct card *card)
{
	size_t n;
	const uint64_t *keys = segment_keys(segment, i, &n);

	assert_non_null(keys);
	assert_int_equal(n, card->n_parts);
	for (uint32_t p = 0; p < n; p++) {
		struct card_part part;

		card_part(card, p, &part);
		assert_true(keys[p] ==
		    (part.kind == PART_PAPER ? key_hash(part.key) : 0));
	}
}

/* Reads all of a card. */
static void
read_card(struct segment *segment, size_t i, struct card_room *room)
{
	assert_true(segment_card(segment, i, room));
	for (uint32_t p = 0; p < room->card.n_parts; p++)
		assert_true(segment_text(segment, i, room, p));
}

static void
test_what_is_put_in_comes_out(void **state)
{
	struct desk *desk = *state;
	struct strbuf bytes = STRBUF_INIT;
	struct segment *segment;
	struct card_room room;
	struct shelf shelf;
	char *name;

	card_room_init(&room);
	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 3);
	assert_int_equal(segment_open(&shelf, name, &segment), OK);
	assert_int_equal(segment_count(segment), CARDS);
	for (size_t i = 0; i < CARDS; i++) {
		check_item(segment, i);
		make_card(i, 3, &bytes);
		assert_int_equal(segment_card_size(segment, i), bytes.len);
		read_card(segment, i, &room);
		assert_memory_equal(room.card.bytes, bytes.str, bytes.len);
		check_keys(segment, i, &room.card);
	}
	card_room_release(&room);
	segment_close(segment);
	strbuf_release(&bytes);
	shelf_release(&shelf);
	free(name);
}

/* Which parts the index leaves, against a look at each. */
static void
check_word(struct segment *segment, const char *word, size_t *left)
{
	uint64_t *map = mem_alloc(segment_map_words(segment) * 8);
	struct signature_query query = {.n = 0};
	struct card_room room;

	card_room_init(&room);
	memset(map, 0xFF, segment_map_words(segment) * 8);
	signature_query_add(&query, word, strlen(word));
	assert_true(segment_match(segment, &query, map));
	for (size_t i = 0; i < segment_count(segment); i++) {
		size_t first, n;

		segment_card_columns(segment, i, &first, &n);
		read_card(segment, i, &room);
		assert_int_equal(n, room.card.n_parts);
		for (uint32_t p = 0; p < n; p++) {
			size_t column = first + p;
			bool marked = map[column / 64] >> column % 64 & 1;
			struct card_part part;
			char *text;

			card_part(&room.card, p, &part);
			text = mem_strndup(
			    room.card.text + part.begin, part.end - part.begin);
			assert_true(marked || !strstr(text, word));
			*left += marked;
			free(text);
		}
	}
	card_room_release(&room);
	free(map);
}

static void
test_the_index_leaves_what_can_match(void **state)
{
	struct desk *desk = *state;
	struct segment *segment;
	struct shelf shelf;
	size_t left = 0;
	char *name;

	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 12);
	assert_int_equal(segment_open(&shelf, name, &segment), OK);
	assert_true(segment_columns(segment) >= SEGMENT_COLUMNS_MIN);
	check_word(segment, "강화", &left);
	check_word(segment, "diffusion", &left);
	assert_true(left > 0);
	assert_true(left < segment_columns(segment));
	left = 0;
	check_word(segment, "아무데도", &left);
	assert_int_equal(left, 0);
	segment_close(segment);
	shelf_release(&shelf);
	free(name);
}

static void
test_few_parts_have_no_index(void **state)
{
	struct desk *desk = *state;
	struct segment *segment;
	struct shelf shelf;
	size_t left = 0;
	char *name;

	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 1);
	assert_int_equal(segment_open(&shelf, name, &segment), OK);
	check_word(segment, "아무데도", &left);
	assert_int_equal(left, segment_columns(segment));
	segment_close(segment);
	shelf_release(&shelf);
	free(name);
}

/* ---- What is refused ---------------------------------------------------- */

/* Opens the segment after a change of its header that its checksum knows. */
static bool
opens_with(struct desk *desk, const struct shelf *shelf, const char *name,
    const struct segment_header *header)
{
	struct segment_header h = *header;
	struct strbuf bytes = STRBUF_INIT;
	char *path = desk_file(desk, SEGMENT_ENDING);
	struct segment *segment;
	enum status status;
	struct error err;

	h.header_sum =
	    checksum(&h, offsetof(struct segment_header, header_sum));
	assert_int_equal(file_read(path, &bytes, &err), OK);
	memcpy(bytes.str, &h, sizeof(h));
	desk_put_file(path, bytes.str, bytes.len);
	status = segment_open(shelf, name, &segment);
	segment_close(segment);
	strbuf_release(&bytes);
	free(path);
	assert_true(status == OK || status == ERR_SYNTAX);
	return status == OK;
}

static void
test_other_versions_and_machines_are_refused(void **state)
{
	struct desk *desk = *state;
	struct segment_header header, h;
	struct strbuf bytes = STRBUF_INIT;
	struct shelf shelf;
	struct error err;
	char *name, *path;

	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 12);
	path = desk_file(desk, SEGMENT_ENDING);
	assert_int_equal(file_read(path, &bytes, &err), OK);
	memcpy(&header, bytes.str, sizeof(header));
	assert_true(opens_with(desk, &shelf, name, &header));
	h = header;
	h.version++;
	assert_false(opens_with(desk, &shelf, name, &h));
	h = header;
	h.order = 0x04030201;
	assert_false(opens_with(desk, &shelf, name, &h));
	h = header;
	h.record_size += 8;
	assert_false(opens_with(desk, &shelf, name, &h));
	h = header;
	h.magic[0] = 'N';
	assert_false(opens_with(desk, &shelf, name, &h));
	assert_true(opens_with(desk, &shelf, name, &header));
	strbuf_release(&bytes);
	shelf_release(&shelf);
	free(name);
	free(path);
}

/* Numbers that lead out of the file, though every checksum is right. */
static void
test_bounds_are_checked_beside_checksums(void **state)
{
	struct desk *desk = *state;
	struct segment_header header;
	struct strbuf bytes = STRBUF_INIT;
	struct shelf shelf;
	struct error err;
	char *name, *path;
	unsigned seed = 8;

	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 12);
	path = desk_file(desk, SEGMENT_ENDING);
	assert_int_equal(file_read(path, &bytes, &err), OK);
	memcpy(&header, bytes.str, sizeof(header));
	for (int i = 0; i < 400; i++) {
		struct segment_header h = header;
		uint64_t *at[] = {&h.index_at, &h.texts_at, &h.keys_at,
		    &h.records_at, &h.sums_at, &h.strings_at, &h.file_size};
		uint64_t delta = (uint64_t)1 << trials_random(&seed, 62);

		*at[i % 7] += i / 7 % 2 ? delta : -delta;
		assert_false(opens_with(desk, &shelf, name, &h));
	}
	strbuf_release(&bytes);
	shelf_release(&shelf);
	free(name);
	free(path);
}

/* Written by something that took care of all checksums: patterns are told that
 * what they search is UTF-8. */
static void
test_cards_that_are_no_text_are_refused(void **state)
{
	struct segment_writer *w;
	struct strbuf bytes = STRBUF_INIT;
	struct segment_item item;
	struct segment *segment;
	struct card_room room;
	struct shelf shelf;
	struct card card;
	char path[32];

	card_room_init(&room);
	init_shelf(*state, &shelf);
	w = segment_writer_new(&shelf);
	assert_non_null(w);
	item = make_item(0, path);
	for (int i = 0; i < 2; i++) {
		make_card(0, 3, &bytes);
		assert_true(card_open(&card, bytes.str, bytes.len));
		if (i)
			bytes.str[card.text + 9 - bytes.str] = (char)0xFF;
		assert_true(segment_writer_add(w, &item, &card));
	}
	while (segment_writer_finish(w) == SEGMENT_UNFINISHED)
		continue;
	assert_int_equal(
	    segment_open(&shelf, segment_writer_name(w), &segment), OK);
	assert_true(segment_card(segment, 0, &room));
	assert_true(segment_text(segment, 0, &room, 0));
	assert_true(segment_card(segment, 1, &room));
	assert_false(segment_text(segment, 1, &room, 0));
	assert_false(segment_text(segment, 1, &room, 0));
	card_room_release(&room);
	segment_close(segment);
	segment_writer_free(w);
	strbuf_release(&bytes);
	shelf_release(&shelf);
}

/* Where the card `i` of a segment's bytes is; looks at it. */
static void
card_at(const struct strbuf *bytes, size_t i, struct card *card)
{
	const struct segment_header *header = (const void *)bytes->str;
	const struct segment_record *records =
	    (const void *)(bytes->str + header->records_at);

	assert_true(card_open(
	    card, bytes->str + records[i].at, (size_t)records[i].size));
}

/* Damage to the text of a part is no matter to who reads another; damage to
 * what is before all of them is one to everybody. */
static void
test_damaged_pieces_are_refused(void **state)
{
	enum { CARD = 2, PART = 1 };
	struct desk *desk = *state;
	struct strbuf bytes = STRBUF_INIT;
	struct segment *segment;
	struct card_part part;
	struct card_room room;
	struct shelf shelf;
	struct error err;
	struct card card;
	char *name, *path;

	card_room_init(&room);
	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 4);
	path = desk_file(desk, SEGMENT_ENDING);
	assert_int_equal(file_read(path, &bytes, &err), OK);
	card_at(&bytes, CARD, &card);
	card_part(&card, PART, &part);
	bytes.str[card.text + part.end - 1 - bytes.str] ^= 1;
	desk_put_file(path, bytes.str, bytes.len);
	assert_int_equal(segment_open(&shelf, name, &segment), OK);
	assert_true(segment_card(segment, CARD, &room));
	for (uint32_t i = 0; i < 2 * card.n_parts; i++)
		assert_int_equal(
		    segment_text(segment, CARD, &room, i % card.n_parts),
		    i % card.n_parts != PART);
	segment_close(segment);
	bytes.str[part.title - bytes.str] ^= 1;
	desk_put_file(path, bytes.str, bytes.len);
	assert_int_equal(segment_open(&shelf, name, &segment), OK);
	assert_false(segment_card(segment, CARD, &room));
	assert_true(segment_card(segment, CARD + 1, &room));
	card_room_release(&room);
	segment_close(segment);
	strbuf_release(&bytes);
	shelf_release(&shelf);
	free(name);
	free(path);
}

/* Damaged keys are not given, and cost nothing else. */
static void
test_damaged_keys_are_refused(void **state)
{
	struct desk *desk = *state;
	const struct segment_header *header;
	struct strbuf bytes = STRBUF_INIT;
	struct segment *segment;
	struct shelf shelf;
	struct error err;
	struct card_room room;
	char *name, *path;
	size_t n;

	card_room_init(&room);
	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 12);
	path = desk_file(desk, SEGMENT_ENDING);
	assert_int_equal(file_read(path, &bytes, &err), OK);
	header = (const void *)bytes.str;
	bytes.str[header->records_at - 1] ^= 1;
	desk_put_file(path, bytes.str, bytes.len);
	assert_int_equal(segment_open(&shelf, name, &segment), OK);
	assert_null(segment_keys(segment, 0, &n));
	assert_null(segment_keys(segment, 0, &n));
	assert_true(segment_card(segment, 0, &room));
	card_room_release(&room);
	segment_close(segment);
	strbuf_release(&bytes);
	shelf_release(&shelf);
	free(name);
	free(path);
}

/* A segment that is open, and what becomes of its file. */
static void
read_what_is_left(struct segment *segment, struct strbuf *expected)
{
	struct signature_query query = {.n = 0};
	uint64_t *map = mem_alloc(segment_map_words(segment) * 8);
	struct card_room room;
	size_t n;

	card_room_init(&room);
	signature_query_add(&query, "diffusion", strlen("diffusion"));
	for (size_t i = 0; i < CARDS; i++) {
		check_item(segment, i);
		make_card(i, 12, expected);
		segment_keys(segment, i, &n);
		if (!segment_card(segment, i, &room))
			continue;
		for (uint32_t p = 0; p < room.card.n_parts; p++) {
			size_t size;
			const char *piece =
			    card_piece(&room.card, p + 1, &size);

			if (segment_text(segment, i, &room, p))
				assert_memory_equal(piece,
				    expected->str + (piece - room.bytes.str),
				    size);
		}
	}
	segment_match(segment, &query, map);
	card_room_release(&room);
	free(map);
}

/* Shorter, longer, all of zeros: what is given is right, or nothing is. */
static void
test_a_file_that_changes_while_it_is_open(void **state)
{
	struct desk *desk = *state;
	struct strbuf bytes = STRBUF_INIT;
	struct strbuf expected = STRBUF_INIT;
	size_t times = trials_count(40, 10, 3);
	struct segment *segment;
	struct shelf shelf;
	struct error err;
	char *name, *path;
	unsigned seed = 3;

	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 12);
	path = desk_file(desk, SEGMENT_ENDING);
	assert_int_equal(file_read(path, &bytes, &err), OK);
	for (size_t i = 0; i < times; i++) {
		size_t len = trials_random(&seed, 2 * bytes.len);

		desk_put_file(path, bytes.str, bytes.len);
		assert_int_equal(segment_open(&shelf, name, &segment), OK);
		assert_int_equal(truncate(path, i ? (off_t)len : 0), 0);
		if (i % 3 == 2)
			assert_int_equal(truncate(path, 0), 0);
		if (i % 3 == 2)
			assert_int_equal(truncate(path, (off_t)len), 0);
		read_what_is_left(segment, &expected);
		segment_close(segment);
	}
	strbuf_release(&expected);
	strbuf_release(&bytes);
	shelf_release(&shelf);
	free(name);
	free(path);
}

static void
test_another_library_has_another_shelf(void **state)
{
	struct desk *desk = *state;
	struct shelf shelf, other;
	const char *root = desk->root.str;
	struct strbuf from = STRBUF_INIT;
	struct strbuf to = STRBUF_INIT;
	struct segment *segment;
	char *name;

	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 3);
	assert_true(shelf_init(&other, desk->cache.str, &root, 1));
	assert_true(shelf_open(&other, true));
	assert_string_not_equal(shelf.path, other.path);
	assert_int_equal(segment_open(&other, name, &segment), ERR_MISSING);
	/* Not even when it is put there. */
	strbuf_printf(&from, "%s/%s", shelf.path, name);
	strbuf_printf(&to, "%s/%s", other.path, name);
	assert_int_equal(rename(from.str, to.str), 0);
	assert_int_equal(segment_open(&other, name, &segment), ERR_SYNTAX);
	shelf_release(&shelf);
	shelf_release(&other);
	strbuf_release(&from);
	strbuf_release(&to);
	free(name);
}

/* ---- Shelves ------------------------------------------------------------ */

static void
test_which_libraries_have_a_shelf(void **state)
{
	struct desk *desk = *state;
	const char *roots[SHELF_ROOTS_MAX + 1];
	struct shelf shelf;

	for (size_t i = 0; i <= SHELF_ROOTS_MAX; i++)
		roots[i] = desk->posts.str;
	assert_true(shelf_init(&shelf, "/f", roots, 1));
	shelf_release(&shelf);
	assert_true(shelf_init(&shelf, "/f", roots, SHELF_ROOTS_MAX));
	shelf_release(&shelf);
	assert_false(shelf_init(&shelf, "/f", roots, SHELF_ROOTS_MAX + 1));
	shelf_release(&shelf);
	assert_false(shelf_init(&shelf, NULL, roots, 1));
	shelf_release(&shelf);
	roots[1] = "-";
	assert_false(shelf_init(&shelf, "/f", roots, 2));
	shelf_release(&shelf);
	roots[1] = "/dev/null";
	assert_false(shelf_init(&shelf, "/f", roots, 2));
	shelf_release(&shelf);
}

static void
test_nobody_else_can_read_it(void **state)
{
	struct desk *desk = *state;
	struct shelf shelf;
	struct stat st;
	char *name, *path;

	init_shelf(desk, &shelf);
	assert_int_equal(stat(shelf.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	name = write_segment(&shelf, 3);
	path = desk_file(desk, SEGMENT_ENDING);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	shelf_release(&shelf);
	free(name);
	free(path);
}

static void
test_shelves_nobody_used_are_swept(void **state)
{
	struct desk *desk = *state;
	struct timespec old[2] = {{1600000000, 0}, {1600000000, 0}};
	const char *root = desk->root.str;
	struct shelf shelf, other;
	struct strbuf path = STRBUF_INIT;
	char *name;

	init_shelf(desk, &shelf);
	name = write_segment(&shelf, 3);
	assert_true(shelf_init(&other, desk->cache.str, &root, 1));
	assert_true(shelf_open(&other, true));
	strbuf_printf(&path, "%s/not-ours", desk->cache.str);
	assert_int_equal(mkdir(path.str, 0700), 0);
	assert_int_equal(utimensat(AT_FDCWD, path.str, old, 0), 0);
	shelf_sweep(&other);
	assert_int_equal(access(shelf.path, F_OK), 0);
	assert_int_equal(utimensat(AT_FDCWD, shelf.path, old, 0), 0);
	shelf_touch(&shelf);
	shelf_sweep(&other);
	assert_int_equal(access(shelf.path, F_OK), 0);
	assert_int_equal(utimensat(AT_FDCWD, shelf.path, old, 0), 0);
	shelf_sweep(&other);
	assert_int_equal(access(shelf.path, F_OK), -1);
	assert_int_equal(access(path.str, F_OK), 0);
	shelf_release(&shelf);
	shelf_release(&other);
	strbuf_release(&path);
	free(name);
}

/* ---- The checksum ------------------------------------------------------- */

static void
test_every_changed_bit_changes_the_checksum(void **state)
{
	unsigned char bytes[203];
	uint64_t sum;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 37);
	sum = checksum(bytes, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes) * 8; i++) {
		bytes[i / 8] ^= (unsigned char)(1u << i % 8);
		assert_true(checksum(bytes, sizeof(bytes)) != sum);
		bytes[i / 8] ^= (unsigned char)(1u << i % 8);
	}
	assert_true(checksum(bytes, sizeof(bytes)) == sum);
	memset(bytes, 0, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		assert_true(checksum(bytes, i) != checksum(bytes, i + 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    DESK_TEST(test_what_is_put_in_comes_out),
	    DESK_TEST(test_the_index_leaves_what_can_match),
	    DESK_TEST(test_few_parts_have_no_index),
	    DESK_TEST(test_other_versions_and_machines_are_refused),
	    DESK_TEST(test_bounds_are_checked_beside_checksums),
	    DESK_TEST(test_cards_that_are_no_text_are_refused),
	    DESK_TEST(test_damaged_pieces_are_refused),
	    DESK_TEST(test_damaged_keys_are_refused),
	    DESK_TEST(test_a_file_that_changes_while_it_is_open),
	    DESK_TEST(test_another_library_has_another_shelf),
	    DESK_TEST(test_which_libraries_have_a_shelf),
	    DESK_TEST(test_nobody_else_can_read_it),
	    DESK_TEST(test_shelves_nobody_used_are_swept),
	    cmocka_unit_test(test_every_changed_bit_changes_the_checksum),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
