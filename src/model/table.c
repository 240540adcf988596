// SPDX-License-Identifier: GPL-3.0-or-later
/* Pipe tables: see table.h. Sources are indexed by line only when a paragraph
 * of more than one line is met, and then once. */
#include <config.h>

#include "model/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
table_source_release(struct table_source *source)
{
	free(source->lines);
	source->lines = NULL;
	source->n_lines = 0;
}

static void
index_lines(struct table_source *source)
{
	const char *p = source->text;
	const char *end = p + source->len;
	size_t cap = 0;

	while (p && p < end) {
		const char *lf = memchr(p, '\n', (size_t)(end - p));

		source->lines = mem_grow(source->lines, source->n_lines, &cap,
		    sizeof(*source->lines));
		source->lines[source->n_lines++] = p;
		p = lf ? lf + 1 : NULL;
	}
}

/* Line `i`, from 1, without its end. */
static const char *
line_at(const struct table_source *source, size_t i, size_t *len)
{
	const char *p = source->lines[i - 1];
	const char *e = i < source->n_lines ? source->lines[i] - 1
					    : source->text + source->len;

	*len = (size_t)(e - p);
	if (*len && p[*len - 1] == '\n')
		--*len;
	return p;
}

static bool
is_delimiter_row(const char *p, size_t len)
{
	size_t dashes = 0, pipes = 0;

	for (size_t i = 0; i < len; i++) {
		dashes += p[i] == '-';
		pipes += p[i] == '|';
		if (!p[i] || !strchr("-|: \t>", p[i]))
			return false;
	}
	return dashes > 0 && pipes > 0;
}

bool
table_is(struct table_source *source, size_t first, size_t last)
{
	const char *row;
	size_t len;

	if (first < 1 || last <= first)
		return false;
	if (!source->lines)
		index_lines(source);
	if (last > source->n_lines)
		return false;
	row = line_at(source, first, &len);
	if (!memchr(row, '|', len))
		return false;
	row = line_at(source, first + 1, &len);
	return is_delimiter_row(row, len);
}

void
table_rows(struct strbuf *out, const struct table_source *source, size_t first,
    size_t last, size_t column)
{
	for (size_t i = first; i <= last; i++) {
		size_t len;
		const char *row = line_at(source, i, &len);
		size_t skip = i == first && column <= len ? column - 1 : 0;

		while (skip < len && row[skip] && strchr(" \t>", row[skip]))
			skip++;
		strbuf_add(out, row + skip, len - skip);
		strbuf_addc(out, '\n');
	}
}
