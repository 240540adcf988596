// SPDX-License-Identifier: GPL-3.0-or-later
/* Links of cells: see term-link.h. */
#include <config.h>

#include "term/term-link.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "term/term-ops.h"

static size_t
cells(const struct term_links *links)
{
	return mem_product((size_t)links->rows, (size_t)links->cols);
}

static size_t
index_of(const struct term_links *links, int row, int col)
{
	return (size_t)row * (size_t)links->cols + (size_t)col;
}

static void
forget_urls(struct term_links *links)
{
	for (size_t i = 0; i < links->n_urls; i++)
		free(links->urls[i].text);
	links->n_urls = 0;
}

void
term_links_set_size(struct term_links *links, int rows, int cols)
{
	links->rows = rows;
	links->cols = cols;
	forget_urls(links);
	if (!links->on)
		return;
	free(links->drawn);
	free(links->shown);
	links->drawn = mem_alloc(cells(links) * sizeof(*links->drawn));
	links->shown = mem_alloc(cells(links) * sizeof(*links->shown));
}

void
term_links_release(struct term_links *links)
{
	forget_urls(links);
	free(links->urls);
	free(links->drawn);
	free(links->shown);
	*links = (struct term_links){.on = false};
}

const char *
term_links_url(const struct term_links *links, uint64_t hash)
{
	for (size_t i = 0; i < links->n_urls; i++)
		if (links->urls[i].hash == hash)
			return links->urls[i].text;
	return NULL;
}

/* Keeps a URL until the next flush; its hash, or 0 if it cannot be: nor can one
 * that was made to have the hash of another. */
static uint64_t
keep_url(struct term_links *links, const char *url)
{
	const char *kept;
	uint64_t hash;

	if (strlen(url) > TERM_URL_MAX)
		return 0;
	hash = hash_text(url);
	kept = term_links_url(links, hash);
	if (kept)
		return strcmp(kept, url) == 0 ? hash : 0;
	if (links->n_urls == TERM_URLS_MAX)
		return 0;
	links->urls = mem_grow(
	    links->urls, links->n_urls, &links->cap_urls, sizeof(*links->urls));
	links->urls[links->n_urls++] = (struct term_url){hash, mem_strdup(url)};
	return hash;
}

void
term_links_put(
    struct term_links *links, const struct term_run *run, const char *url)
{
	uint64_t hash;

	if (!links->on)
		return;
	hash = url ? keep_url(links, url) : 0;
	for (int col = run->col; col < run->end; col++)
		links->drawn[index_of(links, run->row, col)] = hash;
}

static void
scroll(const struct term_links *links, uint64_t *grid,
    const struct term_scroll *scroll)
{
	bool up = scroll->by > 0;
	int gap = up ? scroll->by : -scroll->by;
	size_t row = (size_t)links->cols * sizeof(*grid);
	int from = scroll->top + (up ? gap : 0);
	int to = scroll->top + (up ? 0 : gap);
	int freed = up ? scroll->bottom - gap : scroll->top;

	memmove(grid + index_of(links, to, 0), grid + index_of(links, from, 0),
	    (size_t)(scroll->bottom - scroll->top - gap) * row);
	memset(grid + index_of(links, freed, 0), 0, (size_t)gap * row);
}

void
term_links_scroll_drawn(struct term_links *links, const struct term_scroll *by)
{
	if (links->on)
		scroll(links, links->drawn, by);
}

void
term_links_scroll_shown(struct term_links *links, const struct term_scroll *by)
{
	if (links->on)
		scroll(links, links->shown, by);
}

void
term_links_forget(struct term_links *links)
{
	if (links->on)
		memset(links->shown, 0, cells(links) * sizeof(*links->shown));
}

struct term_run
term_links_run(const struct term_links *links, int row, int col)
{
	const uint64_t *drawn = &links->drawn[index_of(links, row, 0)];
	struct term_run run = {row, col, col + 1, drawn[col]};

	while (run.end < links->cols && drawn[run.end] == run.hash)
		run.end++;
	return run;
}

bool
term_links_differ(const struct term_links *links, int row, int col)
{
	size_t at = index_of(links, row, col);

	return links->drawn[at] != links->shown[at];
}

bool
term_links_any(const struct term_links *links)
{
	size_t n = links->on ? cells(links) : 0;

	for (size_t i = 0; i < n; i++)
		if (links->drawn[i] || links->shown[i])
			return true;
	return false;
}

bool
term_links_flush(struct term_links *links)
{
	bool changed;

	if (!links->on)
		return false;
	changed = memcmp(links->shown, links->drawn,
		      cells(links) * sizeof(*links->shown)) != 0;
	if (changed)
		memcpy(links->shown, links->drawn,
		    cells(links) * sizeof(*links->shown));
	forget_urls(links);
	return changed;
}
