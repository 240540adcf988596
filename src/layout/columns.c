// SPDX-License-Identifier: GPL-3.0-or-later
/* Columns: see columns.h. */
#include <config.h>

#include "layout/columns.h"

#include <limits.h>
#include <stdint.h>

#include "base/width.h"
#include "layout/row.h"
#include "layout/unit.h"

enum {
	LINES_MAX = 4, /* that the rows may have for want of room */
	BREAKS_MAX = 8,
	COLUMNS_MAX = 200,
	WORD_MAX = 16, /* cells; longer words may be parted */
};

static unsigned
max(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

static unsigned
min(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Sees a line of a cell; returns its cells. */
static unsigned
see_line(struct column *column, const char *text, size_t begin, size_t end)
{
	unsigned cells = 0;

	end = row_trim(text, begin, end);
	while (begin < end) {
		size_t blank = begin;
		unsigned word;

		while (blank < end && text[blank] != ' ')
			blank++;
		word = (unsigned)width_text(text + begin, blank - begin);
		column->word = max(column->word, word);
		cells += word + (blank < end);
		begin = blank + (blank < end);
	}
	column->natural = max(column->natural, cells);
	return cells;
}

void
column_see(struct column *column, const struct para *cell)
{
	const char *text = cell->text.str;
	size_t begin = 0;
	unsigned lines = 0;
	unsigned load = 0;

	for (size_t i = 0; i <= cell->text.len; i++)
		if (i == cell->text.len || text[i] == '\n') {
			load += see_line(column, text, begin, i);
			begin = i + 1;
			lines++;
		}
	column->load = max(column->load, load);
	column->lines = max(column->lines, lines);
}

/* What a column needs for its cells to have about `lines` lines. */
static unsigned
need(const struct column *c, unsigned lines)
{
	unsigned width = (c->load + lines - 1) / lines;

	width = max(width, min(c->word, WORD_MAX));
	return max(min(width, c->natural), 1);
}

static unsigned
lack(const struct column *c)
{
	return max(c->natural, 1) - c->width;
}

/* The column that lacks least, of those that lack something; NULL: none. */
static struct column *
least_lacking(struct column *columns, size_t n)
{
	struct column *least = NULL;

	for (size_t i = 0; i < n; i++)
		if (lack(&columns[i]) &&
		    (!least || lack(&columns[i]) < lack(least)))
			least = &columns[i];
	return least;
}

/* Shares out what is left. Columns that lack little get it, so that only the
 * others wrap; but at least half is theirs, to each as it lacks. */
static void
share_rest(struct column *columns, size_t n, unsigned rest)
{
	struct column *least;
	uint64_t lacking = 0;

	while ((least = least_lacking(columns, n)) && lack(least) <= rest / 2) {
		rest -= lack(least);
		least->width += lack(least);
	}
	for (size_t i = 0; i < n; i++)
		lacking += lack(&columns[i]);
	for (size_t i = 0; i < n && lacking; i++) {
		uint64_t part = (uint64_t)lack(&columns[i]) * rest / lacking;
		columns[i].width += min((unsigned)part, lack(&columns[i]));
	}
}

static void
place_columns(struct column *columns, size_t n)
{
	unsigned left = 0;

	for (size_t i = 0; i < n; i++) {
		columns[i].left = left;
		left += columns[i].width + COLUMN_GAP;
	}
}

bool
columns_share(struct column *columns, size_t n, unsigned room)
{
	if (!n || n > COLUMNS_MAX || n > room / (1 + COLUMN_GAP) + 1)
		return false;
	for (size_t i = 0; i < n; i++)
		if (columns[i].lines > BREAKS_MAX)
			return false;
	for (unsigned lines = 1; lines <= LINES_MAX; lines++) {
		uint64_t total = COLUMN_GAP * (n - 1);

		for (size_t i = 0; i < n; i++) {
			columns[i].width = need(&columns[i], lines);
			total += columns[i].width;
		}
		if (total > room)
			continue;
		share_rest(columns, n, room - (unsigned)total);
		place_columns(columns, n);
		return true;
	}
	return false;
}
