// SPDX-License-Identifier: GPL-3.0-or-later
/* A line with a terminal at its end: see glass.h. */
#include <config.h>

#include "glass.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "table.h"

enum { ROWS = 24, COLS = 80, PATIENCE_MS = 60000 };

void
glass_open(struct glass *g, char *const argv[])
{
	*g = (struct glass){.line = line_open(argv)};
	g->vterm = vterm_new(ROWS, COLS);
	vterm_set_utf8(g->vterm, 1);
	g->screen = vterm_obtain_screen(g->vterm);
	vterm_screen_enable_altscreen(g->screen, 1);
	vterm_screen_reset(g->screen, 1);
}

void
glass_close(struct glass *g)
{
	line_close(&g->line);
	vterm_free(g->vterm);
}

void
glass_type(struct glass *g, const char *keys)
{
	line_type(&g->line, keys);
}

bool
glass_look(struct glass *g, int ms)
{
	char bytes[65536];
	size_t n = line_take(&g->line, bytes, sizeof(bytes), ms);

	vterm_input_write(g->vterm, bytes, n);
	g->bytes += n;
	return n > 0;
}

void
glass_row(const struct glass *g, int row, struct strbuf *out)
{
	VTermPos at = {.row = row < 0 ? ROWS + row : row, .col = 0};

	strbuf_reset(out);
	while (at.col < COLS) {
		VTermScreenCell cell;
		char buf[4];

		memset(&cell, 0, sizeof(cell));
		vterm_screen_get_cell(g->screen, at, &cell);
		if (!cell.chars[0])
			strbuf_addc(out, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i];
		     i++)
			strbuf_add(out, buf, utf8_encode(buf, cell.chars[i]));
		at.col += cell.width > 1 ? cell.width : 1;
	}
	while (out->len && out->str[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
}

/* What there was instead helps to find out why. */
static _Noreturn void
give_up(const struct glass *g)
{
	struct strbuf text = STRBUF_INIT;

	for (int row = 0; row < ROWS; row++) {
		glass_row(g, row, &text);
		fprintf(stderr, "    %s\n", text.str);
	}
	table_complain("what was waited for never came; the screen is above");
}

int64_t
glass_wait(struct glass *g,
    bool (*sight)(const struct glass *g, const void *ctx), const void *ctx)
{
	int64_t until = line_now() + (int64_t)PATIENCE_MS * 1000;

	while (!sight(g, ctx))
		if (!glass_look(g, 1000) && line_now() > until)
			give_up(g);
	return line_now();
}
