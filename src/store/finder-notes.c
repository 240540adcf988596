// SPDX-License-Identifier: GPL-3.0-or-later
/* Notes for a finder: see finder-notes.h. */
#include <config.h>

#include "store/finder-notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/journal.h"
#include "store/key.h"

enum { MARKS_PER_STEP = 64, STEP_US = 1000 };

void
finder_notes_init(struct finder_notes *notes, const struct query *query)
{
	*notes = (struct finder_notes){.query = query};
}

void
finder_notes_release(struct finder_notes *notes)
{
	for (size_t i = 0; i < notes->n; i++) {
		free(notes->items[i].key);
		free(notes->items[i].text);
	}
	free(notes->items);
	finder_notes_init(notes, NULL);
}

static void
add(struct finder_notes *notes, const struct mark *mark)
{
	notes->items = mem_grow(
	    notes->items, notes->n, &notes->cap, sizeof(*notes->items));
	notes->items[notes->n++] = (struct finder_note){
	    .hash = key_hash(mark->key),
	    .key = mem_strdup(mark->key),
	    .text = mem_strdup(mark->note),
	    .len = strlen(mark->note),
	};
}

/* One in which matching takes too long is not left out: what is to be said
 * about that is said when its paper is searched. */
static bool
may_match(const struct pattern *pattern, const char *text)
{
	struct match match;

	return pattern_find(pattern, text, strlen(text), 0, &match, NULL) !=
	    ERR_MISSING;
}

/* Whether anything that is wanted or excluded may be in a note. */
static bool
matters(const struct finder_notes *notes, const char *text)
{
	const struct query *query = notes->query;
	const struct pattern *any = query_any_in_note(query);

	if (any && may_match(any, text))
		return true;
	for (size_t i = 0; i < query_note_exclusions(query); i++)
		if (may_match(query_note_exclusion(query, i), text))
			return true;
	for (size_t i = 0; i < query_exclusions(query); i++)
		if (may_match(query_exclusion(query, i), text))
			return true;
	return false;
}

/* By their hashes, and those of one hash by their keys. */
static int
compare(const struct finder_note *note, uint64_t hash, const char *key)
{
	if (note->hash != hash)
		return note->hash < hash ? -1 : 1;
	return strcmp(note->key, key);
}

static int
compare_notes(const void *a, const void *b)
{
	const struct finder_note *other = b;

	return compare(a, other->hash, other->key);
}

/* Looks at the next notes. A slow expression takes its time in each of them. */
static void
look_at_some(struct finder_notes *notes, size_t count)
{
	int64_t end = clock_now_us() + STEP_US;

	for (int i = 0; i < MARKS_PER_STEP && notes->next < count; i++) {
		const struct mark *mark =
		    journal_at(notes->journal, notes->next++);

		if (!*mark->note)
			continue;
		if (matters(notes, mark->note))
			add(notes, mark);
		if (clock_now_us() >= end)
			break;
	}
}

bool
finder_notes_step(struct finder_notes *notes)
{
	size_t count;

	if (!notes->journal)
		return false;
	if (journal_step(notes->journal))
		return true;
	count = journal_count(notes->journal);
	look_at_some(notes, count);
	if (notes->next < count)
		return true;
	notes->journal = NULL;
	if (notes->n)
		qsort(notes->items, notes->n, sizeof(*notes->items),
		    compare_notes);
	return false;
}

/* Index of the first note that is not below this one. */
static size_t
first_from(const struct finder_notes *notes, uint64_t hash, const char *key)
{
	size_t low = 0, high = notes->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(&notes->items[middle], hash, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct finder_note *
finder_notes_on(const struct finder_notes *notes, const char *key)
{
	uint64_t hash;
	size_t at;

	if (!notes->n)
		return NULL;
	hash = key_hash(key);
	at = first_from(notes, hash, key);
	return at < notes->n && compare(&notes->items[at], hash, key) == 0
	    ? &notes->items[at]
	    : NULL;
}

bool
finder_notes_on_any(
    const struct finder_notes *notes, const uint64_t *hashes, size_t n)
{
	for (size_t i = 0; notes->n && i < n; i++) {
		size_t at = first_from(notes, hashes[i], "");

		if (at < notes->n && notes->items[at].hash == hashes[i])
			return true;
	}
	return false;
}
