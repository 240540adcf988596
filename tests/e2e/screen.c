// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading libvterm's screen: see screen.h. */
#include <config.h>

#include "screen.h"

#include <string.h>

#include "base/utf8.h"

VTermScreenCell
screen_cell(const struct stage *s, VTermPos at)
{
	VTermScreenCell cell;

	memset(&cell, 0, sizeof(cell));
	vterm_screen_get_cell(s->screen, at, &cell);
	return cell;
}

static void
add_cell(struct strbuf *out, const VTermScreenCell *cell)
{
	char bytes[4];

	if (!cell->chars[0])
		strbuf_addc(out, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		strbuf_add(out, bytes, utf8_encode(bytes, cell->chars[i]));
}

/* Appends the cells of a row from a column on. */
static void
add_cells(const struct stage *s, int row, int col, struct strbuf *out)
{
	while (col < s->cols) {
		VTermScreenCell cell =
		    screen_cell(s, (VTermPos){.row = row, .col = col});

		add_cell(out, &cell);
		col += cell.width > 1 ? cell.width : 1;
	}
}

void
screen_row(const struct stage *s, int row, struct strbuf *out)
{
	size_t start = out->len;

	add_cells(s, row, 0, out);
	while (out->len > start && out->str[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
}

void
screen_text(const struct stage *s, struct strbuf *out)
{
	for (int row = 0; row < s->rows; row++) {
		screen_row(s, row, out);
		strbuf_addc(out, '\n');
	}
}

char *
screen_panes(const struct stage *s)
{
	struct strbuf out = STRBUF_INIT;

	for (int row = 0; row < s->rows - 1; row++) {
		screen_row(s, row, &out);
		strbuf_addc(&out, '\n');
	}
	return strbuf_detach(&out);
}

static unsigned
row_count(const struct stage *s, int row, const char *text)
{
	struct strbuf line = STRBUF_INIT;
	unsigned n = 0;

	screen_row(s, row, &line);
	for (const char *p = line.str; (p = strstr(p, text)); p++)
		n++;
	strbuf_release(&line);
	return n;
}

bool
screen_row_has(const struct stage *s, int row, const char *text)
{
	return row_count(s, row, text) > 0;
}

unsigned
screen_count(const struct stage *s, const char *text)
{
	unsigned n = 0;

	for (int row = 0; row < s->rows; row++)
		n += row_count(s, row, text);
	return n;
}

bool
screen_has(const struct stage *s, const char *text)
{
	return screen_count(s, text) > 0;
}

static bool
begins_at(const struct stage *s, int row, int col, const char *text)
{
	struct strbuf rest = STRBUF_INIT;
	bool yes;

	add_cells(s, row, col, &rest);
	yes = strncmp(rest.str, text, strlen(text)) == 0;
	strbuf_release(&rest);
	return yes;
}

bool
screen_find(const struct stage *s, const char *text, unsigned nth, VTermPos *at)
{
	for (int row = 0; row < s->rows; row++) {
		if (!screen_row_has(s, row, text))
			continue;
		for (int col = 0; col < s->cols; col++) {
			if (!begins_at(s, row, col, text))
				continue;
			*at = (VTermPos){.row = row, .col = col};
			if (nth-- == 0)
				return true;
		}
	}
	return false;
}

/* The look of a wide character is that of its first cell. */
static int
step(const VTermScreenCell *cell)
{
	return cell->width > 1 ? cell->width : 1;
}

bool
screen_is_reversed(const struct stage *s, VTermPos at, int cells)
{
	int end = at.col + cells;

	while (at.col < end) {
		VTermScreenCell cell = screen_cell(s, at);

		if (!cell.attrs.reverse)
			return false;
		at.col += step(&cell);
	}
	return true;
}

bool
screen_is_underlined(const struct stage *s, VTermPos at, int cells)
{
	int end = at.col + cells;

	while (at.col < end) {
		VTermScreenCell cell = screen_cell(s, at);

		if (!cell.attrs.underline)
			return false;
		at.col += step(&cell);
	}
	return true;
}

VTermPos
screen_cursor(const struct stage *s)
{
	VTermPos at = {0, 0};

	vterm_state_get_cursorpos(vterm_obtain_state(s->vterm), &at);
	return at;
}
