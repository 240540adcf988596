// SPDX-License-Identifier: GPL-3.0-or-later
/* See recur.h. */
#include <config.h>

#include "recur.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "store/key.h"
#include "trials.h"

struct recur_papers
recur_read(struct library *lib)
{
	struct recur_papers all = {NULL, 0, 0};

	for (size_t row = 0; row < library_count(lib); row++) {
		size_t id = library_id_at(lib, row);
		struct post *post = library_read(lib, id);

		for (uint32_t i = 0; post && i < post->n_parts; i++) {
			const struct paper *p = &post->parts[i];

			all.items = mem_grow(
			    all.items, all.n, &all.cap, sizeof(*all.items));
			all.items[all.n++] = (struct recur_paper){id, i,
			    p->kind == PART_PAPER ? mem_strdup(p->key) : NULL};
		}
		post_free(post);
	}
	return all;
}

void
recur_free(struct recur_papers *all)
{
	for (size_t i = 0; i < all->n; i++)
		free(all->items[i].key);
	free(all->items);
}

/* What is said of a key, against all papers. Returns how often it occurs. */
static size_t
check_key(
    struct occurrences *o, const struct recur_papers *all, const char *key)
{
	size_t n;
	size_t i = 0;
	const struct occurrence *found = occurrences_of(o, key_hash(key), &n);

	for (size_t k = 0; k < all->n; k++) {
		const struct recur_paper *p = &all->items[k];

		if (!p->key || strcmp(p->key, key) != 0)
			continue;
		assert_true(i < n);
		assert_int_equal(found[i].id, p->id);
		assert_int_equal(found[i].part, p->part);
		i++;
	}
	assert_int_equal(i, n);
	return n;
}

static void
check_part(struct occurrences *o, const struct recur_paper *p)
{
	size_t n;
	const uint64_t *keys = occurrences_post(o, p->id, &n);

	assert_non_null(keys);
	assert_true(p->part < n);
	assert_true(keys[p->part] == (p->key ? key_hash(p->key) : 0));
}

size_t
recur_assert_right(struct occurrences *o, struct library *lib)
{
	struct recur_papers all = recur_read(lib);
	size_t again = 0;

	assert_int_equal(occurrences_known(o), library_count(lib));
	for (size_t i = 0; i < all.n; i++) {
		const struct recur_paper *p = &all.items[i];
		bool last = i + 1 == all.n || p[1].id != p->id;
		size_t n;

		check_part(o, p);
		assert_true(occurrences_post(o, p->id, &n) &&
		    (!last || n == p->part + 1));
		if (p->key)
			again += check_key(o, &all, p->key) > 1;
	}
	recur_free(&all);
	return again;
}

void
recur_run(struct reading *r, struct occurrences *o)
{
	int steps = 0;

	for (int i = 0; i < 2; i++)
		while (
		    occurrences_step(o) || (r->cat && catalogue_step(r->cat)))
			assert_true(++steps < 1000000);
	while (occurrences_step(o))
		assert_true(++steps < 1000000);
}

void
recur_refresh(struct library *lib)
{
	library_refresh_begin(lib, true);
	while (library_refresh_step(lib, 16))
		continue;
}

/* A digest of some of thirty papers; some have no URL, some stand in it twice,
 * and some digests have an introduction. */
static char *
make_digest(unsigned *seed)
{
	struct strbuf out = STRBUF_INIT;
	size_t n = trials_random(seed, 7);

	if (trials_random(seed, 3) == 0)
		strbuf_adds(&out, "What is new today.\n\n");
	for (size_t i = 0; i < n; i++) {
		size_t paper = trials_random(seed, 30);

		if (paper < 2)
			strbuf_printf(&out, "# %zu. Untold\n\n", i + 1);
		else if (paper < 8)
			strbuf_printf(&out, "# %zu. [T](https://a.org/%zu)\n\n",
			    i + 1, paper);
		else
			strbuf_printf(&out,
			    "# %zu. [T](https://arxiv.org/abs/2509.%05zuv%zu)"
			    "\n\n",
			    i + 1, paper, 1 + trials_random(seed, 3));
		strbuf_adds(&out, "Text.\n\n");
	}
	return strbuf_detach(&out);
}

void
recur_write(struct desk *desk, const char *name, unsigned *seed)
{
	char *text = make_digest(seed);

	desk_write(desk, name, text, (int)trials_random(seed, 100000));
	free(text);
}

void
recur_fill(struct desk *desk, size_t n)
{
	unsigned seed = 12;

	for (size_t i = 0; i < n; i++) {
		char name[64];

		snprintf(name, sizeof(name), "2025-%02zu-%02zu-n%zu.md",
		    i / 28 % 12 + 1, i % 28 + 1, i);
		recur_write(desk, name, &seed);
	}
}

size_t
recur_id(struct reading *r, struct desk *desk, const char *name)
{
	size_t id = SIZE_MAX;

	assert_true(library_find(r->lib, desk_path(desk, name), &id));
	return id;
}
