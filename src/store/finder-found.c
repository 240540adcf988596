// SPDX-License-Identifier: GPL-3.0-or-later
/* A find, looked at closely: see finder.h and finder-found.h. */
#include <config.h>

#include "store/finder-found.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
found_init(struct found *found)
{
	memset(found, 0, sizeof(*found));
}

void
found_release(struct found *found)
{
	free(found->matches);
	free(found->lines);
	free(found->note);
	found_init(found);
}

const char *
found_text(
    const struct found *found, const struct found_line *line, uint32_t *end)
{
	bool noted = line->section == FOUND_NOTE;

	if (end)
		*end = noted ? (uint32_t)strlen(found->note) : found->part.end;
	return noted ? found->note : found->card.text;
}

/* The section of the part that holds `at`. There may be as many as there are
 * lines. */
static int
section_at(const struct found *found, uint32_t at)
{
	uint32_t low = 0, high = found->part.n_sections;
	struct card_section s;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		card_section(&found->card, &found->part, middle, &s);
		if (s.begin <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return (int)low - 1;
}

/* Adds the line that holds `at`, of a section or the note. */
static void
add_line(struct found *found, uint32_t at, int section)
{
	struct found_line line = {.begin = at, .section = section};
	const char *text = found_text(found, &line, &line.end);
	uint32_t begin = section == FOUND_NOTE ? 0 : found->part.begin;
	const char *feed = memchr(text + at, '\n', line.end - at);

	while (line.begin > begin && text[line.begin - 1] != '\n')
		line.begin--;
	if (feed)
		line.end = (uint32_t)(feed - text);
	line.first = (uint32_t)found->n_matches;
	found->lines = mem_grow(found->lines, found->n_lines, &found->cap_lines,
	    sizeof(*found->lines));
	found->lines[found->n_lines++] = line;
}

/* Adds a match to the last line. */
static void
add_match(struct found *found, struct match match)
{
	found->lines[found->n_lines - 1].n++;
	found->matches = mem_grow(found->matches, found->n_matches,
	    &found->cap_matches, sizeof(*found->matches));
	found->matches[found->n_matches++] = match;
}

static void
add_in_text(void *ctx, struct match match)
{
	struct found *found = ctx;

	if (!found->n_lines ||
	    match.begin > found->lines[found->n_lines - 1].end)
		add_line(found, match.begin, section_at(found, match.begin));
	add_match(found, match);
}

static void
add_in_note(void *ctx, struct match match)
{
	struct found *found = ctx;
	const struct found_line *last =
	    found->n_lines ? &found->lines[found->n_lines - 1] : NULL;

	if (!last || last->section != FOUND_NOTE || match.begin > last->end)
		add_line(found, match.begin, FOUND_NOTE);
	add_match(found, match);
}

/* The finder may forget the note before this is shown. */
static void
take_note(struct found *found, const struct finder_note *note)
{
	free(found->note);
	found->note = note ? mem_strdup(note->text) : NULL;
}

bool
found_fill(struct found *found, struct finder_matcher *m, uint32_t part)
{
	struct finder_visitor visitor = {add_in_text, add_in_note, found};
	enum status status;

	found->n_matches = found->n_lines = 0;
	if (part >= found->card.n_parts)
		return false;
	card_part(&found->card, part, &found->part);
	if (!finder_matcher_takes_part(m, &found->card, &found->part))
		return false;
	take_note(found, m->note);
	status = finder_matcher_search(m, &found->card, &visitor, NULL);
	if (status == OK && !found->n_lines)
		add_line(found, m->ranges[0].begin,
		    section_at(found, m->ranges[0].begin));
	return found->n_lines > 0;
}
