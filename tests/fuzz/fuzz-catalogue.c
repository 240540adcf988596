// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A segment of the catalogue that somebody else wrote: that of a small library
 * is changed as the input says, number by number, and given checksums that are
 * right again. Then all is done with it that is done with a catalogue: it is
 * opened, searched, asked for cards, keys, and where papers stand.
 *
 * What it gives is UTF-8 and stands within it, nothing takes longer than what
 * it is about, in the end every post is known, and of a post whose part of it
 * was left alone it says what the digest says.
 *
 * The last bytes of an input say what library it is, whether sums are mended,
 * what is searched for, and how many of the first ones are a digest; the rest
 * are changes, each of a byte for the card and what fields.h says.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fields.h"
#include "fuzz.h"
#include "segment-seal.h"
#include "../store-desk.h"
#include "store/finder.h"
#include "store/journal.h"
#include "store/occurrences.h"
#include "store/shelf.h"
#include "store/timeline.h"

enum {
	POSTS = SHELF_POSTS_MIN,
	STEPS_MAX = 10000,
	NOT_SUMMED = 1, /* of how sums are mended */
	CUT = 0xFF,     /* in place of a card: the file ends sooner */
};

static const char rich[] =
    "---\ntitle: Digest 한\ndate: 2026-01-05 08:15\ntags: [a, 나]\n---\n\n"
    "Before.\n\n"
    "# 1. [Robots 로봇](https://arxiv.org/abs/2509.00001)\n\n## Method\n\n"
    "Text 글 and\nmore 글.\n\n## 한계\n\nNone.\n\n"
    "# 2. [B](https://x/y)\n\nIntro.\n\n## Results\n\nrobots 글.\n";

static const char few[] = "# 1. [T](https://x/t)\n\nrobots 글.\n";

/* So many parts that they are indexed. */
static const char many[] =
    "# 1. [A](https://x/1)\n\n글\n\n# 2. [B](https://x/2)\n\nb\n\n"
    "# 3. [C](https://x/3)\n\n# 4. [D](https://x/4)\n\nrobots\n\n"
    "# 5. [E](https://x/5)\n\n# 6. [F](https://x/6)\n\n"
    "# 7. [G](https://x/7)\n\n# 8. [H](https://x/8)\n\n"
    "# 9. [I](https://x/9)\n\n# 10. [J](https://x/10)\n";

struct scene {
	struct desk *desk;
	char *path;        /* of the segment, */
	struct strbuf was; /* and as it was written, */
	struct strbuf all; /* and as it is read */
	struct journal *journal;
	const char *wanted; /* is searched for, also in its notes, */
	bool soon;          /* also before the catalogue is open */
};

/* ---- The library -------------------------------------------------------- */

/* All but a few posts share one file. */
static void
put_posts(struct scene *s, const char *own, const char *text)
{
	static const char first[] = "2026-01-01.md";
	char *path = mem_strdup(desk_path(s->desk, first));
	char name[32];

	desk_write(s->desk, "2025-12-31.md", rich, 1);
	desk_write(s->desk, "none.md", "", 2);
	desk_write(s->desk, "2025-12-30.md", own, 3);
	desk_write(s->desk, first, text, 4);
	free(path);
	path = mem_strdup(desk_path(s->desk, first));
	for (int i = 4; i < POSTS; i++) {
		snprintf(name, sizeof(name), "2026-%02d-%02d.md", 1 + i / 28,
		    1 + i % 28);
		assert_int_equal(link(path, desk_path(s->desk, name)), 0);
	}
	free(path);
}

/* On papers of the library and one that is not there. */
static void
make_notes(struct scene *s)
{
	static const char *const keys[] = {
	    "arxiv:2509.00001", "https://x/t", "arxiv:2509.00002"};
	struct mark mark = {.note = "x 글\nrobots"};
	struct error err;

	s->journal = journal_open(NULL, "host", &err);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		/* Nothing is written: there is no folder. */
		journal_mark(s->journal, keys[i], MARK_NOTE, &mark, NULL);
		assert_string_equal(
		    journal_get(s->journal, keys[i])->note, mark.note);
	}
}

static void
set_up(struct scene *s, struct fuzz *f)
{
	static const char *const wanted[] = {"robots", "글", "~a.*글", "ㄱ",
	    "section:method 글", "-글 section:한계", "tag:나", "-tag:나 robots",
	    "title:robot", "arxiv:2509", "after:2026 before:2026-02-01",
	    "robots OR 글", "note:x", "-robots", "~(a|b)*c", "\"more 글\""};
	unsigned which = fuzz_take_last(f);
	struct fuzz digest = {f->bytes, fuzz_take_last(f)};
	struct error err;
	size_t len;
	char *own;

	digest.len = digest.len < f->len ? digest.len : f->len;
	f->bytes += digest.len;
	f->len -= digest.len;
	own = fuzz_take_rest(&digest, &len);
	assert_int_equal(desk_set_up((void **)&s->desk), 0);
	put_posts(s, own, which / 16 % 2 ? many : few);
	free(own);
	s->wanted = wanted[which % 16];
	s->soon = which / 32 % 4 == 0;
	make_notes(s);
	desk_build(s->desk);
	s->path = desk_file(s->desk, ".cards");
	strbuf_init(&s->was);
	strbuf_init(&s->all);
	assert_int_equal(file_read(s->path, &s->was, &err), OK);
	strbuf_add(&s->all, s->was.str, s->was.len);
}

static void
tear_down(struct scene *s)
{
	journal_close(s->journal, NULL);
	free(s->path);
	strbuf_release(&s->was);
	strbuf_release(&s->all);
	desk_tear_down((void **)&s->desk);
}

/* ---- Changes ------------------------------------------------------------ */

static void
change(struct scene *s, struct fuzz *f)
{
	unsigned card = fuzz_take(f);
	struct fields fields = seal_fields(&s->was, card);
	size_t end;

	if (card != CUT) {
		fields_change(&fields, &s->all, f);
		return;
	}
	end = fuzz_take_number(f, 2) % (s->was.len + 1);
	strbuf_truncate(&s->all, end < s->all.len ? end : s->all.len);
}

static void
change_all(struct scene *s, struct fuzz *f)
{
	unsigned how = fuzz_take_last(f) % 8;

	while (f->len)
		change(s, f);
	if (how != NOT_SUMMED && s->all.len >= sizeof(struct segment_header))
		seal(&s->all, how != NOT_SUMMED + 1);
	desk_put_file(s->path, s->all.str, s->all.len);
}

/* ---- What was left alone ------------------------------------------------ */

static bool
is_same(const struct scene *s, uint64_t at, uint64_t n)
{
	return s->all.len == s->was.len &&
	    !memcmp(s->all.str + at, s->was.str + at, (size_t)n);
}

/* Whether each record is still about the file that it was about. */
static bool
are_of_same_files(const struct scene *s)
{
	const struct segment_header h = seal_header(&s->was);
	struct segment_record a, b;

	if (!is_same(s, h.strings_at, h.file_size - h.strings_at) ||
	    !is_same(s, 0, offsetof(struct segment_header, keys_sum)))
		return false;
	for (size_t i = 0; i < h.n_records; i++)
		if (!seal_record(&s->was, i, &a) ||
		    !seal_record(&s->all, i, &b) || a.path != b.path ||
		    a.root != b.root || a.stamp_size != b.stamp_size ||
		    a.stamp_sec != b.stamp_sec || a.stamp_nsec != b.stamp_nsec)
			return false;
	return true;
}

/* Sums aside, which say nothing by themselves. */
static bool
is_left_alone(const struct scene *s, size_t i, struct segment_record *r)
{
	struct segment_record now;

	return seal_record(&s->was, i, r) && seal_record(&s->all, i, &now) &&
	    !memcmp(r, &now, sizeof(now)) && is_same(s, r->at, r->size);
}

static const char *
path_in(const struct scene *s, const struct segment_record *r)
{
	return s->was.str + seal_header(&s->was).strings_at + r->path;
}

/* ---- Cards -------------------------------------------------------------- */

/* It ends in the card, and is UTF-8. */
static void
check_string(const struct card *card, const char *s)
{
	const char *bytes = (const char *)card->bytes;

	if (!s)
		return;
	assert_true(s >= bytes && s < bytes + card->size);
	assert_non_null(memchr(s, '\0', card->size - (size_t)(s - bytes)));
	assert_int_equal(utf8_valid(s, strlen(s)), strlen(s));
}

static void
check_part(const struct card *card, const struct card_part *part)
{
	struct card_section section;

	assert_in_range(part->kind, 0, PART_TRAILER);
	assert_true(part->begin <= part->end && part->end <= card->text_len);
	check_string(card, part->title);
	check_string(card, part->url);
	check_string(card, part->arxiv);
	check_string(card, part->key);
	for (uint32_t k = 0; k < part->n_sections; k++) {
		card_section(card, part, k, &section);
		check_string(card, section.heading);
		assert_in_range(section.kind, 0, SECTION_KINDS - 1);
		assert_true(part->begin <= section.begin &&
		    section.begin <= section.end && section.end <= part->end);
	}
}

static void
check_card(const struct card *card)
{
	const char *bytes = (const char *)card->bytes;
	struct card_part part;

	assert_true(card->text >= bytes &&
	    card->text + card->text_len <= bytes + card->size);
	check_string(card, card->title);
	for (uint32_t i = 0; i < card->n_tags; i++)
		check_string(card, card_tag(card, i));
	for (uint32_t i = 0; i < card->n_parts; i++) {
		size_t len;

		card_part(card, i, &part);
		check_part(card, &part);
		len = part.end - part.begin;
		assert_int_equal(utf8_valid(card->text + part.begin, len), len);
	}
}

/* The card of a post, its keys and what the library knows of it. */
static void
check_post(const struct scene *s, struct reading *r, size_t id,
    const struct segment_record *same)
{
	const struct entry *entry = library_entry(r->lib, id);
	struct card_room room;
	size_t n;

	card_room_init(&room);
	catalogue_keys(r->cat, id, &n);
	if (catalogue_card(r->cat, id, &room)) {
		check_card(&room.card);
		if (same) {
			assert_int_equal(room.card.size, same->size);
			assert_memory_equal(
			    room.card.bytes, s->was.str + same->at, same->size);
			assert_int_equal(entry->n_papers, same->n_papers);
			assert_int_equal(entry->date.year, same->year);
		}
	}
	card_room_release(&room);
}

/* The record of a post, if all of it was left alone. */
static const struct segment_record *
record_of(const struct scene *s, struct reading *r, size_t id,
    struct segment_record *record)
{
	const char *path = library_entry(r->lib, id)->path;

	if (!are_of_same_files(s))
		return NULL;
	for (size_t i = 0; i < POSTS; i++)
		if (is_left_alone(s, i, record) &&
		    !strcmp(path + s->desk->posts.len + 1, path_in(s, record)))
			return record;
	return NULL;
}

static void
check_posts(const struct scene *s, struct reading *r)
{
	struct segment_record record;

	for (size_t row = 0; row < library_count(r->lib); row++) {
		size_t id = library_id_at(r->lib, row);

		check_post(s, r, id, record_of(s, r, id, &record));
	}
}

/* ---- Searching ---------------------------------------------------------- */

static void
check_line(const struct found *found, const struct found_line *line)
{
	uint32_t end;
	const char *text = found_text(found, line, &end);
	size_t len = line->end - line->begin;

	assert_true(line->begin <= line->end && line->end <= end);
	assert_int_equal(utf8_valid(text + line->begin, len), len);
	assert_true(line->first + line->n <= found->n_matches);
	assert_true(line->section < (int)found->part.n_sections);
	for (size_t i = line->first; i < line->first + line->n; i++)
		assert_true(found->matches[i].begin >= line->begin &&
		    found->matches[i].begin <= found->matches[i].end &&
		    found->matches[i].end <= end);
}

static void
check_finds(struct reading *r, struct finder *finder)
{
	struct timeline timeline;
	struct found found;
	size_t n;
	const struct find *finds = finder_finds(finder, &n);

	timeline_init(&timeline);
	timeline_count(&timeline, r->lib, finds, n, TIMELINE_WEEK);
	timeline_release(&timeline);
	found_init(&found);
	for (size_t i = 0; i < n; i++) {
		assert_true(finds[i].id < library_ids(r->lib));
		if (!finder_look(finder, &finds[i], &found))
			continue;
		assert_true(finds[i].part < found.card.n_parts);
		check_part(&found.card, &found.part);
		assert_true(found.n_lines > 0);
		for (size_t k = 0; k < found.n_lines; k++)
			check_line(&found, &found.lines[k]);
	}
	found_release(&found);
}

static void
search(const struct scene *s, struct reading *r)
{
	struct error err;
	struct query *query = query_new(s->wanted, &err);
	struct finder *finder = finder_new(r->lib, r->cat, query);

	finder_search_notes(finder, s->journal);
	for (int i = 0; finder_step(finder); i++)
		assert_true(i < STEPS_MAX);
	check_finds(r, finder);
	finder_free(finder);
	query_free(query);
}

/* ---- Use ---------------------------------------------------------------- */

/* Each paper stands where it is said to stand. */
static void
check_occurrences(struct occurrences *o, size_t id)
{
	size_t n, n_at;
	const uint64_t *keys = occurrences_post(o, id, &n);

	for (size_t i = 0; keys && i < n; i++) {
		const struct occurrence *at;
		bool here = !keys[i];

		at = occurrences_of(o, keys[i], &n_at);
		for (size_t k = 0; keys[i] && k < n_at; k++)
			here |= at[k].id == id && at[k].part == i;
		assert_true(here);
	}
}

static void
come_to_rest(struct reading *r, struct occurrences *o)
{
	for (int i = 0;; i++) {
		bool busy = occurrences_step(o);

		assert_true(i < STEPS_MAX);
		if (!catalogue_step(r->cat) && !busy)
			return;
	}
}

static void
use(const struct scene *s)
{
	struct reading r = desk_open(s->desk, true);
	struct occurrences *o = occurrences_new(r.lib, r.cat);

	if (s->soon)
		search(s, &r);
	for (int i = 0; !catalogue_is_open(r.cat); i++) {
		assert_true(i < STEPS_MAX);
		catalogue_step(r.cat);
	}
	search(s, &r);
	check_posts(s, &r);
	come_to_rest(&r, o);
	search(s, &r);
	check_posts(s, &r);
	for (size_t id = 0; id < library_ids(r.lib); id++)
		check_occurrences(o, id);
	assert_int_equal(library_totals(r.lib).known, POSTS);
	occurrences_free(o);
	desk_close(&r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	struct scene s;

	set_up(&s, &f);
	change_all(&s, &f);
	use(&s);
	tear_down(&s);
	return 0;
}
