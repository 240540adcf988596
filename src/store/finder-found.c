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
	found_init(found);
}

/* The section of the part that holds `at`; -1 before the first. There may be
 * as many as there are lines. */
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

static void
add_line(struct found *found, uint32_t at)
{
	const char *text = found->card.text;
	const char *feed;
	struct found_line line = {at, found->part.end, 0, 0, 0};

	while (line.begin > found->part.begin && text[line.begin - 1] != '\n')
		line.begin--;
	feed = memchr(text + at, '\n', found->part.end - at);
	if (feed)
		line.end = (uint32_t)(feed - text);
	line.first = (uint32_t)found->n_matches;
	line.section = section_at(found, at);
	found->lines = mem_grow(found->lines, found->n_lines, &found->cap_lines,
	    sizeof(*found->lines));
	found->lines[found->n_lines++] = line;
}

static void
add_match(void *ctx, struct match match)
{
	struct found *found = ctx;

	if (!found->n_lines ||
	    match.begin > found->lines[found->n_lines - 1].end)
		add_line(found, match.begin);
	found->lines[found->n_lines - 1].n++;
	found->matches = mem_grow(found->matches, found->n_matches,
	    &found->cap_matches, sizeof(*found->matches));
	found->matches[found->n_matches++] = match;
}

bool
found_fill(struct found *found, struct finder_matcher *m, uint32_t part)
{
	struct finder_visitor visitor = {add_match, found};
	enum status status;

	found->n_matches = found->n_lines = 0;
	if (part >= found->card.n_parts)
		return false;
	card_part(&found->card, part, &found->part);
	if (!finder_matcher_takes_part(m, &found->card, &found->part))
		return false;
	status = finder_matcher_search(m, &found->card, &visitor, NULL);
	if (status == OK && !found->n_lines)
		add_line(found, m->ranges[0].begin);
	return found->n_lines > 0;
}
