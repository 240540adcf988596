// SPDX-License-Identifier: GPL-3.0-or-later
/* The papers of the axis and their kinds of section: see axis-list.h. */
#include <config.h>

#include "ui/axis-list.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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

size_t
axis_list_item(const struct axis_list *list, size_t id, uint32_t part)
{
	size_t paper = 0;
	size_t item = 0;

	while (paper < list->n_papers &&
	    (list->papers[paper].id != id || list->papers[paper].part != part))
		paper++;
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
