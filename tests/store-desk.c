// SPDX-License-Identifier: GPL-3.0-or-later
/* The desk of the store's tests: see store-desk.h. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "store-desk.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "folder.h"
#include "model/needs.h"
#include "store/finder.h"
#include "store/key.h"
#include "trials.h"

static const char *const words[] = {"강화", "학습", "로봇", "조작", "확산",
    "모형", "데이터", "비용", "한계", "실험", "결과", "평가", "영상", "음성",
    "diffusion", "Transformer", "policy", "reward", "LoRA", "benchmark",
    "2509.09372", "token", "video", "Kernel", "sparse", "graph", "agent"};

enum { WORDS = sizeof(words) / sizeof(words[0]) };

struct expected {
	char *name;
	struct strbuf bytes; /* of the card */
};

/* ---- The folder --------------------------------------------------------- */

int
desk_set_up(void **state)
{
	struct desk *desk = mem_alloc(sizeof(*desk));

	folder_make(&desk->root);
	strbuf_init(&desk->posts);
	strbuf_init(&desk->cache);
	strbuf_init(&desk->path);
	strbuf_printf(&desk->posts, "%s/posts", desk->root.str);
	strbuf_printf(&desk->cache, "%s/cache/nonmun", desk->root.str);
	assert_int_equal(mkdir(desk->posts.str, 0700), 0);
	*state = desk;
	return 0;
}

int
desk_set_up_filled(void **state)
{
	int code = desk_set_up(state);

	desk_fill(*state, DESK_POSTS, DESK_PAPERS);
	return code;
}

static void
forget_expected(struct desk *desk)
{
	for (size_t i = 0; i < desk->n_expected; i++) {
		free(desk->expected[i].name);
		strbuf_release(&desk->expected[i].bytes);
	}
	desk->n_expected = 0;
	free(desk->found);
	desk->found = NULL;
}

int
desk_tear_down(void **state)
{
	struct desk *desk = *state;

	forget_expected(desk);
	free(desk->expected);
	folder_remove(&desk->root);
	strbuf_release(&desk->posts);
	strbuf_release(&desk->cache);
	strbuf_release(&desk->path);
	free(desk);
	return 0;
}

const char *
desk_path(struct desk *desk, const char *name)
{
	strbuf_reset(&desk->path);
	strbuf_printf(&desk->path, "%s/%s", desk->posts.str, name);
	return desk->path.str;
}

void
desk_write_at(
    struct desk *desk, const char *name, const char *text, long second)
{
	const struct timespec times[2] = {{second, 0}, {second, 0}};
	const char *path = desk_path(desk, name);

	forget_expected(desk);
	desk_put_file(path, text, strlen(text));
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

void
desk_write(struct desk *desk, const char *name, const char *text, int minute)
{
	desk_write_at(desk, name, text, 1700000000L + 60 * minute);
}

/* ---- Digests ------------------------------------------------------------ */

char *
desk_digest(size_t nth, size_t papers, unsigned seed)
{
	struct strbuf out = STRBUF_INIT;
	unsigned s = seed + (unsigned)nth * 2654435761u;

	strbuf_printf(&out, "---\ntitle: Digest %zu\n---\n\n", nth);
	for (size_t i = 0; i < papers; i++) {
		strbuf_printf(&out,
		    "# %zu. [%s of %zu](https://arxiv.org/abs/25%02zu.%05zu)"
		    "\n\n## Method\n\n",
		    i + 1, words[trials_random(&s, WORDS)], nth, nth % 12 + 1,
		    nth * 100 + i);
		for (int w = 0; w < 5; w++)
			strbuf_printf(&out, "%s%s",
			    words[trials_random(&s, WORDS)],
			    w == 3 ? "\n" : " ");
		strbuf_adds(&out, "\n\n");
	}
	return strbuf_detach(&out);
}

void
desk_fill(struct desk *desk, size_t n, size_t papers)
{
	char name[64];

	for (size_t i = 0; i < n; i++) {
		char *text = desk_digest(i, papers, 7);

		snprintf(name, sizeof(name), "2025-%02zu-%02zu-n%zu.md",
		    i / 28 % 12 + 1, i % 28 + 1, i);
		desk_write(desk, name, text, (int)i);
		free(text);
	}
}

/* ---- The cache ---------------------------------------------------------- */

static int
compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Appends the names in a shelf that end so, as "shelf/name\n", sorted. */
static void
add_files(struct strbuf *out, const char *cache, const char *shelf,
    const char *ending)
{
	struct strbuf path = STRBUF_INIT;
	char **names = NULL;
	size_t n = 0;
	size_t cap = 0;
	struct dirent *d;
	DIR *dir;

	strbuf_printf(&path, "%s/%s", cache, shelf);
	dir = opendir(path.str);
	while (dir && (d = readdir(dir))) {
		size_t len = strlen(d->d_name);
		if (d->d_name[0] == '.' || len < strlen(ending) ||
		    strcmp(d->d_name + len - strlen(ending), ending) != 0)
			continue;
		names = mem_grow(names, n, &cap, sizeof(*names));
		names[n++] = mem_strdup(d->d_name);
	}
	if (dir)
		closedir(dir);
	if (n)
		qsort(names, n, sizeof(*names), compare_lines);
	for (size_t i = 0; i < n; i++) {
		strbuf_printf(out, "%s/%s\n", shelf, names[i]);
		free(names[i]);
	}
	free(names);
	strbuf_release(&path);
}

char *
desk_files(struct desk *desk, const char *ending)
{
	struct strbuf out = STRBUF_INIT;
	DIR *dir = opendir(desk->cache.str);
	struct dirent *d;

	while (dir && (d = readdir(dir)))
		if (d->d_name[0] != '.')
			add_files(&out, desk->cache.str, d->d_name, ending);
	if (dir)
		closedir(dir);
	return strbuf_detach(&out);
}

char *
desk_file(struct desk *desk, const char *ending)
{
	char *files = desk_files(desk, ending);
	struct strbuf path = STRBUF_INIT;

	assert_true(*files);
	strbuf_printf(&path, "%s/%.*s", desk->cache.str,
	    (int)strcspn(files, "\n"), files);
	free(files);
	return strbuf_detach(&path);
}

/* ---- Reading ------------------------------------------------------------ */

struct reading
desk_open(struct desk *desk, bool cached)
{
	struct reading r = {library_new(), NULL};
	struct error err;

	assert_int_equal(library_add(r.lib, desk->posts.str, &err), OK);
	library_sort(r.lib);
	r.cat = catalogue_new(r.lib, cached ? desk->cache.str : NULL);
	return r;
}

void
desk_close(struct reading *reading)
{
	catalogue_free(reading->cat);
	library_free(reading->lib);
}

void
desk_run(struct reading *reading)
{
	int steps = 0;

	while (catalogue_step(reading->cat))
		assert_true(++steps < 1000000);
}

struct reading
desk_start(struct desk *desk, bool cached)
{
	struct reading r = desk_open(desk, cached);

	desk_run(&r);
	return r;
}

/* Whether the text holds the word, as it is. */
static bool
holds(const char *text, size_t len, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= len; i++)
		if (!memcmp(text + i, word, n))
			return true;
	return false;
}

static void
check_probes(struct reading *r, size_t id, const struct card *card)
{
	for (size_t w = 0; w < WORDS; w++) {
		struct needs needs = {.n = 0};
		struct probe *probe;
		bool any = false;

		needs_add_text(&needs, words[w], strlen(words[w]));
		probe = probe_new(r->cat, &needs);
		for (uint32_t i = 0; i < card->n_parts; i++) {
			struct card_part p;

			card_part(card, i, &p);
			if (!holds(card->text + p.begin, p.end - p.begin,
				words[w]))
				continue;
			any = true;
			assert_true(probe_part(probe, id, i));
		}
		if (any)
			assert_true(probe_post(probe, id));
		probe_free(probe);
		needs_release(&needs);
	}
}

/* The card that a post should have; `hint` is a good guess where it is. */
static const struct strbuf *
expect_card(struct desk *desk, struct library *lib, size_t id, size_t hint)
{
	const char *name = library_entry(lib, id)->name;
	struct expected *e;
	struct post *post;

	for (size_t i = 0; i < desk->n_expected; i++) {
		e = &desk->expected[(hint + i) % desk->n_expected];
		if (!strcmp(e->name, name))
			return &e->bytes;
	}
	desk->expected = mem_grow(desk->expected, desk->n_expected,
	    &desk->cap_expected, sizeof(*desk->expected));
	e = &desk->expected[desk->n_expected++];
	e->name = mem_strdup(name);
	strbuf_init(&e->bytes);
	post = library_read(lib, id);
	assert_non_null(post);
	card_write(&e->bytes, post);
	post_free(post);
	return &e->bytes;
}

/* What the library was told of the post, if it was told something. */
static void
check_entry(const struct entry *entry, const struct card *card)
{
	if (entry->state != ENTRY_KNOWN)
		return;
	assert_int_equal(entry->n_papers, card->n_papers);
	assert_int_equal(date_compare(&entry->date, &card->date), 0);
	assert_int_equal(!entry->title, !card->title);
	if (entry->title)
		assert_string_equal(entry->title, card->title);
}

/* Whether the catalogue has the keys of a post, which are those of its card. */
static bool
check_keys(struct reading *r, size_t id, const struct card *card)
{
	size_t n;
	const uint64_t *keys = catalogue_keys(r->cat, id, &n);

	if (!keys)
		return false;
	assert_int_equal(n, card->n_parts);
	for (uint32_t i = 0; i < n; i++) {
		struct card_part part;

		card_part(card, i, &part);
		assert_true(keys[i] ==
		    (part.kind == PART_PAPER ? key_hash(part.key) : 0));
	}
	return true;
}

size_t
desk_check(struct desk *desk, struct reading *reading)
{
	struct card_room room;
	struct card expected;
	size_t n = 0;

	card_room_init(&room);
	for (size_t row = 0; row < library_count(reading->lib); row++) {
		size_t id = library_id_at(reading->lib, row);
		const struct strbuf *bytes =
		    expect_card(desk, reading->lib, id, row);

		assert_true(card_open(&expected, bytes->str, bytes->len));
		check_entry(library_entry(reading->lib, id), &expected);
		if (catalogue_card(reading->cat, id, &room)) {
			assert_int_equal(room.card.size, bytes->len);
			assert_memory_equal(
			    room.card.bytes, bytes->str, bytes->len);
			n++;
		}
		check_keys(reading, id, &expected);
		if (row % 8 == 0)
			check_probes(reading, id, &expected);
	}
	card_room_release(&room);
	return n;
}

void
desk_put_file(const char *path, const char *bytes, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), len);
	close(fd);
}

void
desk_clear(struct desk *desk)
{
	char *files = desk_files(desk, "");
	struct strbuf path = STRBUF_INIT;

	for (char *p = strtok(files, "\n"); p; p = strtok(NULL, "\n")) {
		strbuf_reset(&path);
		strbuf_printf(&path, "%s/%s", desk->cache.str, p);
		assert_int_equal(remove(path.str), 0);
	}
	strbuf_release(&path);
	free(files);
}

void
desk_build(struct desk *desk)
{
	struct reading r = desk_start(desk, true);

	desk_close(&r);
}

/* Adds what a search finds: post, part and counts, each on a line. */
static void
add_finds(struct strbuf *out, struct reading *r, const char *typed)
{
	struct query *query = query_new(typed, NULL);
	struct finder *finder = finder_new(r->lib, r->cat, query);
	const struct find *finds;
	size_t n;

	while (finder_step(finder))
		continue;
	finds = finder_finds(finder, &n);
	for (size_t i = 0; i < n; i++)
		strbuf_printf(out, "%s %s %u %u %u\n", typed,
		    library_entry(r->lib, finds[i].id)->name, finds[i].part,
		    finds[i].n_matches, finds[i].n_lines);
	finder_free(finder);
	query_free(query);
}

/* What some searches find, to be freed. */
static char *
search_all(struct reading *r)
{
	static const char *const queries[] = {
	    "강화", "diffusion", "sparse kernel", "2509.09372", "아무데도"};
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
		add_finds(&out, r, queries[i]);
	return strbuf_detach(&out);
}

static void
assert_search(struct desk *desk, struct reading *r)
{
	char *found = search_all(r);

	if (!desk->found) {
		struct reading plain = desk_open(desk, false);

		desk->found = search_all(&plain);
		desk_close(&plain);
		assert_true(strlen(desk->found) > 0);
	}
	assert_string_equal(found, desk->found);
	free(found);
}

/* How many posts the catalogue has the keys of. */
static size_t
count_keys(struct reading *r)
{
	size_t n = 0;

	for (size_t row = 0; row < library_count(r->lib); row++) {
		size_t id = library_id_at(r->lib, row);
		size_t n_parts;

		n += catalogue_keys(r->cat, id, &n_parts) != NULL;
	}
	return n;
}

void
desk_assert_right(struct desk *desk, size_t n)
{
	struct reading r = desk_open(desk, true);

	desk_run(&r);
	assert_search(desk, &r);
	desk_check(desk, &r);
	desk_run(&r);
	assert_search(desk, &r);
	assert_int_equal(desk_check(desk, &r), n);
	assert_int_equal(count_keys(&r), n);
	desk_close(&r);
}
