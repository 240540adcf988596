// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The papers that the axis goes through, in order, each with the kinds of
 * section that it has, as bits; and of these papers the ones with the kind
 * that is shown. So another kind needs no look at any text. Pure: knows neither
 * posts nor the screen.
 */
#ifndef NONMUN_UI_AXIS_LIST_H
#define NONMUN_UI_AXIS_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "model/post.h"

/* As many as there are bits; headings beyond are left out. */
enum { AXIS_KINDS_MAX = 64 };

/* A kind of section. Those of kind "other" go by their headings. */
struct axis_kind {
	enum section_kind kind;
	char *heading; /* as the first paper has it; owned */
	size_t papers; /* that have it */
	size_t places; /* sum of its places among their sections */
};

struct axis_paper {
	size_t id;      /* of its post */
	uint32_t part;  /* in the post */
	uint64_t kinds; /* bits: indexes of axis_list.kinds */
};

/* Another post in which one of the papers stands. */
struct axis_again {
	size_t id;
	uint32_t part;
	size_t paper; /* index of axis_list.papers */
};

/* One of its papers by the hash of its key, 0: none. */
struct axis_slot {
	uint64_t key;
	size_t paper;
};

struct axis_list {
	struct axis_kind kinds[AXIS_KINDS_MAX];
	size_t n_kinds;
	struct axis_paper *papers;
	size_t n_papers, cap_papers;
	size_t *items; /* indexes of the papers that have `kind` */
	size_t n_items, cap_items;
	int kind; /* the one that is shown; -1: none */
	struct axis_again *again;
	size_t n_again, cap_again;
	struct axis_slot *slots; /* open addressing; a power of two of them */
	size_t n_slots, cap_slots;
	struct hash_secret secret; /* once there are slots */
};

void axis_list_init(struct axis_list *list);
void axis_list_release(struct axis_list *list);

/* Whether a section is of that kind. */
bool axis_kind_is(
    const struct axis_kind *kind, enum section_kind other, const char *heading);

/* The index of a kind, which is added if it is new; -1 when there are too
 * many. The heading is copied. */
int axis_list_kind(
    struct axis_list *list, enum section_kind kind, const char *heading);

/* Takes note that a paper, which is added next, has a section of this kind as
 * its `place`th. */
void axis_list_see(struct axis_list *list, struct axis_paper *paper,
    enum section_kind kind, const char *heading, size_t place);

/* Adds a paper at the end. */
void axis_list_add(struct axis_list *list, const struct axis_paper *paper);

/* The same paper, by the hash of its key (store/key.h), is listed once: false
 * when it is already, as this part of a post is then one that it stands in,
 * too; else it is to be added next. */
bool axis_list_is_new(
    struct axis_list *list, uint64_t key, size_t id, uint32_t part);

/* Shows another kind. */
void axis_list_show(struct axis_list *list, int kind);

/* The paper of an item. */
const struct axis_paper *
axis_list_paper(const struct axis_list *list, size_t item);

/* The item of a paper, or of the next one that has the kind; n_items if there
 * is neither. */
size_t axis_list_item(const struct axis_list *list, size_t id, uint32_t part);

/* The kind `step` on from the one that is shown, in the order in which papers
 * have them, and around. Those of a single paper are passed over, unless there
 * are no others. */
int axis_list_next_kind(const struct axis_list *list, int step);

/* The kind that most papers have; -1 where they have none. */
int axis_list_common_kind(const struct axis_list *list);

#endif
