// SPDX-License-Identifier: GPL-3.0-or-later
/* Pipe tables: see table.h. Sources are indexed by line only when a paragraph
 * of more than one line is met, and then once. */
#include <config.h>

#include "model/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/node.h"

/* What is left of a row, or a cell of it. */
struct piece {
	const char *p, *end;
};

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

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct piece
trim(struct piece s)
{
	while (s.p < s.end && is_blank(*s.p))
		s.p++;
	while (s.p < s.end && is_blank(s.end[-1]))
		s.end--;
	return s;
}

/* Line `i`, without its end and what a quote or a list puts before it. */
static struct piece
line_at(const struct table_source *source, const struct table_lines *lines,
    size_t i)
{
	struct piece s = {source->lines[i - 1],
	    i < source->n_lines ? source->lines[i]
				: source->text + source->len};

	if (s.p < s.end && s.end[-1] == '\n')
		s.end--;
	if (i == lines->first && lines->column <= (size_t)(s.end - s.p))
		s.p += lines->column - 1;
	while (s.p < s.end && (is_blank(*s.p) || *s.p == '>'))
		s.p++;
	return trim(s);
}

/* A pipe behind a backslash is text, in code as well. */
static const char *
find_pipe(struct piece s)
{
	for (const char *p = s.p; p < s.end; p++) {
		if (*p == '|')
			return p;
		if (*p == '\\' && p + 1 < s.end && p[1] == '|')
			p++;
	}
	return NULL;
}

static struct piece
row_at(const struct table_source *source, const struct table_lines *lines,
    size_t i)
{
	struct piece row = line_at(source, lines, i);

	if (row.p < row.end && *row.p == '|')
		row.p++;
	return row;
}

/* Takes the next cell off a row; false at its end. */
static bool
next_cell(struct piece *row, struct piece *cell)
{
	const char *pipe;

	*cell = *row;
	if (row->p == row->end)
		return false;
	pipe = find_pipe(*row);
	if (pipe)
		cell->end = pipe;
	row->p = pipe ? pipe + 1 : row->end;
	*cell = trim(*cell);
	return true;
}

/* All that is left of a row, but for the pipes at its end. */
static bool
last_cell(struct piece *row, struct piece *cell)
{
	*cell = *row;
	if (row->p == row->end)
		return false;
	row->p = row->end;
	*cell = trim(*cell);
	while (cell->p < cell->end && cell->end[-1] == '|' &&
	    (cell->end - cell->p == 1 || cell->end[-2] != '\\')) {
		cell->end--;
		*cell = trim(*cell);
	}
	return true;
}

/* ---- What is a table ---------------------------------------------------- */

/* The alignment that a cell of the delimiter row asks for; -1: it is none. */
static int
cell_align(struct piece cell)
{
	bool left = cell.p < cell.end && *cell.p == ':';
	bool right;

	cell.p += left;
	right = cell.p < cell.end && cell.end[-1] == ':';
	cell.end -= right;
	if (cell.p == cell.end)
		return -1;
	for (const char *p = cell.p; p < cell.end; p++)
		if (*p != '-')
			return -1;
	return left && right ? ALIGN_CENTRE
	    : right          ? ALIGN_RIGHT
	    : left           ? ALIGN_LEFT
			     : ALIGN_NONE;
}

/* Whether it is a delimiter row; appends a byte for each cell, its alignment,
 * to `aligns`, which may be NULL. */
static bool
read_delimiters(struct piece row, struct strbuf *aligns)
{
	struct piece cell;
	bool any = false;

	while (next_cell(&row, &cell)) {
		int align = cell_align(cell);
		if (align < 0)
			return false;
		if (aligns)
			strbuf_addc(aligns, (char)align);
		any = true;
	}
	return any;
}

static bool
is_delimiter_row(const struct table_source *source,
    const struct table_lines *lines, size_t i)
{
	struct piece line = line_at(source, lines, i);

	if (line.p == line.end || !strchr("|:-", *line.p) || !find_pipe(line))
		return false;
	return read_delimiters(row_at(source, lines, i), NULL);
}

size_t
table_find(struct table_source *source, const struct table_lines *lines)
{
	if (lines->first < 1 || lines->last <= lines->first)
		return 0;
	if (!source->lines)
		index_lines(source);
	if (lines->last > source->n_lines)
		return 0;
	for (size_t i = lines->first; i < lines->last; i++)
		if (is_delimiter_row(source, lines, i + 1) &&
		    find_pipe(line_at(source, lines, i)))
			return i;
	return 0;
}

/* ---- Writing ------------------------------------------------------------ */

/* Hash signs at the end are no text of a heading, and keep those before them
 * from being none. */
static void
write_heading(struct strbuf *out, size_t level, struct piece text)
{
	strbuf_pad(out, '#', level);
	if (text.p < text.end) {
		strbuf_addc(out, ' ');
		for (const char *p = text.p; p < text.end; p++)
			if (*p != '\\' || p + 1 == text.end || p[1] != '|')
				strbuf_addc(out, *p);
		strbuf_adds(out, " #");
	}
	strbuf_addc(out, '\n');
}

static void
write_row(struct strbuf *out, struct piece row, const struct strbuf *aligns)
{
	struct piece cell;

	strbuf_adds(out, "***\n");
	for (size_t i = 0; i < aligns->len; i++) {
		bool more = i + 1 < aligns->len ? next_cell(&row, &cell)
						: last_cell(&row, &cell);
		if (!more)
			break;
		write_heading(out, (size_t)aligns->str[i] + 1, cell);
	}
}

static void
write_lines(struct strbuf *out, const struct table_source *source,
    const struct table_lines *lines, size_t end)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = lines->first; i < end; i++) {
		struct piece line = line_at(source, lines, i);
		strbuf_add(&text, line.p, (size_t)(line.end - line.p));
		strbuf_addc(&text, ' ');
	}
	write_heading(out, TABLE_LINES_LEVEL,
	    trim((struct piece){text.str, text.str + text.len}));
	strbuf_release(&text);
}

size_t
table_write(struct strbuf *out, const struct table_source *source,
    const struct table_lines *lines, size_t header)
{
	struct strbuf aligns = STRBUF_INIT;
	struct piece row = row_at(source, lines, header);
	struct piece cell;
	size_t n = 0;

	if (header > lines->first)
		write_lines(out, source, lines, header);
	read_delimiters(row_at(source, lines, header + 1), &aligns);
	while (next_cell(&row, &cell))
		n++;
	if (n > aligns.len)
		strbuf_pad(&aligns, ALIGN_NONE, n - aligns.len);
	write_row(out, row_at(source, lines, header), &aligns);
	for (size_t i = header + 2; i <= lines->last; i++)
		write_row(out, row_at(source, lines, i), &aligns);
	strbuf_release(&aligns);
	return lines->last - header;
}

void
table_write_definitions(struct strbuf *out, const struct table_source *source)
{
	static const struct table_lines all = {0, 0, 1};

	for (size_t i = 1; i <= source->n_lines; i++) {
		struct piece line = line_at(source, &all, i);
		size_t len = (size_t)(line.end - line.p);
		const char *close;

		if (!len || *line.p != '[')
			continue;
		close = memchr(line.p, ']', len);
		if (!close || close + 1 == line.end || close[1] != ':')
			continue;
		strbuf_addc(out, '\n');
		strbuf_add(out, line.p, len);
		strbuf_addc(out, '\n');
	}
}
