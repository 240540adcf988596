// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What marks were before they were changed, to bring that back: a stack, the
 * last change on top. Changes that were made at once are taken back at once.
 */
#ifndef NONMUN_UI_UNDO_H
#define NONMUN_UI_UNDO_H

#include <stdbool.h>
#include <stddef.h>

#include "store/journal.h"

struct undo_item {
	unsigned long group;
	char *key, *title;
	enum mark_kind kind;
	bool on;    /* read or starred, before */
	char *note; /* for MARK_NOTE; else NULL */
};

struct undo {
	struct undo_item *items;
	size_t n, cap;
	unsigned long group;
	bool joined; /* what comes is of the group there is */
};

#define UNDO_INIT                    \
	{                            \
		NULL, 0, 0, 0, false \
	}

void undo_release(struct undo *undo);

/* Remembers what `before` is; all of it is copied. */
void undo_push(struct undo *undo, const char *key, const char *title,
    enum mark_kind kind, const struct mark *before);

/* What is pushed between them is one change. */
void undo_begin(struct undo *undo);
void undo_end(struct undo *undo);

/* The last change; NULL when there is none. Borrowed until undo_drop, which
 * forgets it. */
const struct undo_item *undo_top(const struct undo *undo);
void undo_drop(struct undo *undo);

#endif
