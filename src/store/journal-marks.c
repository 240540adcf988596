// SPDX-License-Identifier: GPL-3.0-or-later
/* What the lines amount to: see journal-marks.h. Of each kind the greatest
 * pair of time and value wins; that is associative, commutative and
 * idempotent, which is all that merging asks for. */
#include <config.h>

#include "store/journal-marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct marks_item {
	struct mark mark;
	char *note, *post; /* owned; NULL: "" */
};

void
marks_init(struct marks *marks)
{
	memset(marks, 0, sizeof(*marks));
}

void
marks_release(struct marks *marks)
{
	for (size_t i = 0; i < marks->n; i++) {
		free(marks->items[i]->note);
		free(marks->items[i]->post);
	}
	free(marks->items);
	path_table_release(&marks->table);
	arena_release(&marks->arena);
	marks_init(marks);
}

/* ---- Papers ------------------------------------------------------------- */

static const char *
key_of(const void *ctx, uint32_t number)
{
	const struct marks *marks = ctx;

	return marks->items[number]->mark.key;
}

static struct marks_item *
find(const struct marks *marks, const char *key, size_t len)
{
	uint32_t i = path_table_find(&marks->table, key, len, key_of, marks);

	return i == PATH_NONE ? NULL : marks->items[i];
}

const struct mark *
marks_find(const struct marks *marks, const char *key, size_t len)
{
	const struct marks_item *item = find(marks, key, len);

	return item ? &item->mark : NULL;
}

const struct mark *
marks_at(const struct marks *marks, size_t i)
{
	return &marks->items[i]->mark;
}

static struct marks_item *
add(struct marks *marks, const char *key, size_t len)
{
	struct marks_item *item = arena_alloc(&marks->arena, sizeof(*item));

	item->mark.key = arena_strndup(&marks->arena, key, len);
	item->mark.note = item->mark.place.post = "";
	marks->items = mem_grow(
	    marks->items, marks->n, &marks->cap, sizeof(*marks->items));
	marks->items[marks->n] = item;
	path_table_add(&marks->table, item->mark.key, (uint32_t)marks->n++);
	return item;
}

/* ---- Values ------------------------------------------------------------- */

static int
compare_numbers(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int
compare_places(const struct mark_place *a, const struct mark_place *b)
{
	int order = compare_numbers(a->section, b->section);

	if (!order)
		order = compare_numbers(a->offset, b->offset);
	return order ? order : strcmp(a->post, b->post);
}

/* How the value of the line compares with that of the mark. */
static int
compare_values(const struct line *line, const struct mark *mark)
{
	switch (line->kind) {
	case MARK_READ:
		return (int)line->set - (int)mark->read;
	case MARK_STAR:
		return (int)line->set - (int)mark->starred;
	case MARK_NOTE:
		return strcmp(line->note, mark->note);
	default:
		return compare_places(&line->place, &mark->place);
	}
}

static int
compare(const struct line *line, const struct mark *mark)
{
	int64_t at = mark->at[line->kind];

	if (line->at != at)
		return line->at < at ? -1 : 1;
	return compare_values(line, mark);
}

static bool
is_later_place(const struct mark *a, const struct mark *b)
{
	int64_t x = a->at[MARK_PLACE];
	int64_t y = b->at[MARK_PLACE];

	return x != y ? x > y : strcmp(a->key, b->key) > 0;
}

/* ---- Lines -------------------------------------------------------------- */

static void
replace(struct marks *marks, char **owned, const char **text, const char *by)
{
	if (!strcmp(*text, by))
		return;
	marks->bytes -= strlen(*text);
	marks->bytes += strlen(by);
	free(*owned);
	*owned = *by ? mem_strdup(by) : NULL;
	*text = *owned ? *owned : "";
}

static void
set_note(struct marks *marks, struct marks_item *item, const char *note)
{
	marks->noted -= item->mark.note[0] != '\0';
	replace(marks, &item->note, &item->mark.note, note);
	marks->noted += item->mark.note[0] != '\0';
}

static void
set_place(struct marks *marks, struct marks_item *item,
    const struct mark_place *place)
{
	struct mark *mark = &item->mark;

	replace(marks, &item->post, &mark->place.post, place->post);
	mark->place.section = place->section;
	mark->place.offset = place->offset;
	if (!marks->last || is_later_place(mark, marks->last))
		marks->last = mark;
}

static void
set_flag(size_t *count, bool *flag, bool set)
{
	*count -= *flag;
	*count += set;
	*flag = set;
}

static void
set(struct marks *marks, struct marks_item *item, const struct line *line)
{
	struct mark *mark = &item->mark;

	mark->at[line->kind] = line->at;
	marks->generation++;
	switch (line->kind) {
	case MARK_READ:
		set_flag(&marks->read, &mark->read, line->set);
		break;
	case MARK_STAR:
		set_flag(&marks->starred, &mark->starred, line->set);
		break;
	case MARK_NOTE:
		set_note(marks, item, line->note);
		break;
	default:
		set_place(marks, item, &line->place);
	}
}

static bool
is_full(const struct marks *marks)
{
	return marks->arena.total + marks->bytes > MARKS_BYTES_MAX ||
	    marks->n >= PATH_NONE - 1;
}

/* Whether a line that wins takes more memory than what it replaces. */
static bool
takes_more(const struct marks_item *item, const struct line *line)
{
	if (!item)
		return true;
	if (line->kind == MARK_NOTE)
		return strlen(line->note) > strlen(item->mark.note);
	return line->kind == MARK_PLACE &&
	    strlen(line->place.post) > strlen(item->mark.place.post);
}

enum marks_fate
marks_put(struct marks *marks, const struct line *line, bool limited)
{
	struct marks_item *item = find(marks, line->key, line->key_len);

	if (item && compare(line, &item->mark) <= 0)
		return MARKS_SAME;
	if (limited && is_full(marks) && takes_more(item, line))
		return MARKS_FULL;
	if (!item)
		item = add(marks, line->key, line->key_len);
	set(marks, item, line);
	return MARKS_CHANGED;
}

bool
marks_is_winner(const struct marks *marks, const struct line *line)
{
	const struct mark *mark = marks_find(marks, line->key, line->key_len);

	return mark && compare(line, mark) == 0;
}
