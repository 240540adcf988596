// SPDX-License-Identifier: GPL-3.0-or-later
/* The papers of the axis and their kinds of section: see axis-list.h. */
#include <config.h>

#include "ui/axis-list.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS_MIN = 64 };

void
axis_list_init(struct axis_list *list)
{
	memset(list, 0, sizeof(*list));
	list->kind = -1;
}

void
axis_list_release(struct axis_list *list)
{
	for (size_t i = 0; i < list->n_kinds; i++)
		free(list->kinds[i].heading);
	free(list->papers);
	free(list->items);
	free(list->again);
	free(list->slots);
	axis_list_init(list);
}

bool
axis_kind_is(
    const struct axis_kind *kind, enum section_kind other, const char *heading)
{
	return kind->kind == other &&
	    (other != SECTION_OTHER || strcmp(kind->heading, heading) == 0);
}

int
axis_list_kind(
    struct axis_list *list, enum section_kind kind, const char *heading)
{
	struct axis_kind *k;

	for (size_t i = 0; i < list->n_kinds; i++)
		if (axis_kind_is(&list->kinds[i], kind, heading))
			return (int)i;
	if (list->n_kinds == AXIS_KINDS_MAX)
		return -1;
	k = &list->kinds[list->n_kinds];
	*k = (struct axis_kind){.kind = kind, .heading = mem_strdup(heading)};
	return (int)list->n_kinds++;
}

void
axis_list_see(struct axis_list *list, struct axis_paper *paper,
    enum section_kind kind, const char *heading, size_t place)
{
	int bit = axis_list_kind(list, kind, heading);

	if (bit < 0 || paper->kinds & (uint64_t)1 << bit)
		return;
	paper->kinds |= (uint64_t)1 << bit;
	list->kinds[bit].papers++;
	list->kinds[bit].places += place;
}

static void
add_item(struct axis_list *list, size_t paper)
{
	if (list->kind < 0 ||
	    !(list->papers[paper].kinds & (uint64_t)1 << list->kind))
		return;
	list->items = mem_grow(
	    list->items, list->n_items, &list->cap_items, sizeof(*list->items));
	list->items[list->n_items++] = paper;
}

void
axis_list_add(struct axis_list *list, const struct axis_paper *paper)
{
	list->papers = mem_grow(list->papers, list->n_papers, &list->cap_papers,
	    sizeof(*list->papers));
	list->papers[list->n_papers] = *paper;
	add_item(list, list->n_papers++);
}

static struct axis_slot *
find_slot(const struct axis_list *list, uint64_t key)
{
	size_t i = hash_slot(&list->secret, key, list->cap_slots);

	while (list->slots[i].key && list->slots[i].key != key)
		i = (i + 1) & (list->cap_slots - 1);
	return &list->slots[i];
}

/* Half of the slots are free, at least. */
static void
make_room(struct axis_list *list)
{
	struct axis_slot *old = list->slots;
	size_t n = list->cap_slots;

	if (list->n_slots < n / 2)
		return;
	if (!n)
		hash_secret_draw(&list->secret);
	list->cap_slots = n ? mem_product(n, 2) : SLOTS_MIN;
	list->slots =
	    mem_alloc(mem_product(list->cap_slots, sizeof(*list->slots)));
	for (size_t i = 0; i < n; i++)
		if (old[i].key)
			*find_slot(list, old[i].key) = old[i];
	free(old);
}

bool
axis_list_is_new(struct axis_list *list, uint64_t key, size_t id, uint32_t part)
{
	struct axis_slot *slot;

	make_room(list);
	slot = find_slot(list, key);
	if (!slot->key) {
		*slot = (struct axis_slot){key, list->n_papers};
		list->n_slots++;
		return true;
	}
	list->again = mem_grow(
	    list->again, list->n_again, &list->cap_again, sizeof(*list->again));
	list->again[list->n_again++] =
	    (struct axis_again){id, part, slot->paper};
	return false;
}

void
axis_list_show(struct axis_list *list, int kind)
{
	list->kind = kind;
	list->n_items = 0;
	for (size_t i = 0; i < list->n_papers; i++)
		add_item(list, i);
}

const struct axis_paper *
axis_list_paper(const struct axis_list *list, size_t item)
{
	return &list->papers[list->items[item]];
}

static size_t
find_paper(const struct axis_list *list, size_t id, uint32_t part)
{
	for (size_t i = 0; i < list->n_papers; i++)
		if (list->papers[i].id == id && list->papers[i].part == part)
			return i;
	for (size_t i = 0; i < list->n_again; i++)
		if (list->again[i].id == id && list->again[i].part == part)
			return list->again[i].paper;
	return list->n_papers;
}

size_t
axis_list_item(const struct axis_list *list, size_t id, uint32_t part)
{
	size_t paper = find_paper(list, id, part);
	size_t item = 0;

	while (item < list->n_items && list->items[item] < paper)
		item++;
	return item;
}

/* Whether `a` stands before `b` in the papers that have them. */
static bool
stands_before(const struct axis_list *list, size_t a, size_t b)
{
	const struct axis_kind *ka = &list->kinds[a];
	const struct axis_kind *kb = &list->kinds[b];
	size_t pa = ka->places * (kb->papers ? kb->papers : 1);
	size_t pb = kb->places * (ka->papers ? ka->papers : 1);

	return pa != pb ? pa < pb : a < b;
}

/* The nearest kind in the order that is behind `from` (step 1) or before it;
 * the first or the last one where `from` is negative; -1: none. Of kinds that
 * `least` papers have. */
static int
neighbour(const struct axis_list *list, int from, int step, size_t least)
{
	int best = -1;

	for (int i = 0; i < (int)list->n_kinds; i++) {
		size_t at = (size_t)i;

		if (i == from || list->kinds[i].papers < least ||
		    (from >= 0 &&
			stands_before(list, (size_t)from, at) != (step > 0)))
			continue;
		if (best < 0 ||
		    stands_before(list, at, (size_t)best) == (step > 0))
			best = i;
	}
	return best;
}

int
axis_list_next_kind(const struct axis_list *list, int step)
{
	for (size_t least = 2; least; least--) {
		int next = neighbour(list, list->kind, step, least);

		if (next < 0)
			next = neighbour(list, -1, step, least);
		if (next >= 0 && next != list->kind)
			return next;
	}
	return list->kind;
}

int
axis_list_common_kind(const struct axis_list *list)
{
	int best = -1;

	for (int i = 0; i < (int)list->n_kinds; i++)
		if (list->kinds[i].papers &&
		    (best < 0 ||
			list->kinds[i].papers > list->kinds[best].papers))
			best = i;
	return best;
}
