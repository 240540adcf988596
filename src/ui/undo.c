// SPDX-License-Identifier: GPL-3.0-or-later
/* What marks were: see undo.h. */
#include <config.h>

#include "ui/undo.h"

#include <stdlib.h>

#include "base/mem.h"

void
undo_release(struct undo *undo)
{
	while (undo->n)
		undo_drop(undo);
	free(undo->items);
	*undo = (struct undo)UNDO_INIT;
}

void
undo_push(struct undo *undo, const char *key, const char *title,
    enum mark_kind kind, const struct mark *before)
{
	if (!undo->joined)
		undo->group++;
	undo->items =
	    mem_grow(undo->items, undo->n, &undo->cap, sizeof(*undo->items));
	undo->items[undo->n++] = (struct undo_item){
	    .group = undo->group,
	    .key = mem_strdup(key),
	    .title = mem_strdup(title),
	    .kind = kind,
	    .on = kind == MARK_READ ? before->read : before->starred,
	    .note = kind == MARK_NOTE ? mem_strdup(before->note) : NULL,
	};
}

void
undo_begin(struct undo *undo)
{
	undo->group++;
	undo->joined = true;
}

void
undo_end(struct undo *undo)
{
	undo->joined = false;
}

const struct undo_item *
undo_top(const struct undo *undo)
{
	return undo->n ? &undo->items[undo->n - 1] : NULL;
}

void
undo_drop(struct undo *undo)
{
	struct undo_item *item = &undo->items[--undo->n];

	free(item->key);
	free(item->title);
	free(item->note);
}
