// SPDX-License-Identifier: GPL-3.0-or-later
/* See axis-room.h. */
#include <config.h>

#include "axis-room.h"

#include <stdio.h>

void
axis_add_title(struct strbuf *out, int n, const char *title)
{
	strbuf_printf(out, "# %d. [%s](https://arxiv.org/abs/2601.000%02d)\n\n",
	    n, title, n);
}

void
axis_add_section(
    struct strbuf *out, const char *heading, const char *word, int lines)
{
	strbuf_printf(out, "## %s\n\n", heading);
	for (int i = 1; i <= lines; i++)
		strbuf_printf(out,
		    "- %s %d: 이 문장은 좁은 화면에서 여러 줄이 된다, %s %d.\n",
		    word, i, word, i);
	strbuf_adds(out, "\n");
}

static void
write_day(struct strbuf *out, const char *preface)
{
	static const char *const titles[] = {"One", "Two", "Three", "Four"};
	static const char *const limits[] = {
	    "Limitations", NULL, "한계점", "Limitations"};
	char word[32];

	for (int i = 0; i < 4; i++) {
		axis_add_title(out, i + 1, titles[i]);
		snprintf(word, sizeof(word), "goal%d", i + 1);
		axis_add_section(out, "Introduction", word, 2);
		snprintf(word, sizeof(word), "limit%d", i + 1);
		if (limits[i] && i == 2 && *preface)
			strbuf_printf(out, "## 한계점\n\n%s\n\n", preface);
		if (limits[i])
			axis_add_section(out,
			    i == 2 && *preface ? "한계" : limits[i], word,
			    AXIS_LINES);
		snprintf(word, sizeof(word), "data%d", i + 1);
		if (i)
			axis_add_section(out, "Datasets", word, 2);
	}
	axis_add_section(out, "Remarks", "remark4", 1);
}

void
axis_put_day(struct room *room, const char *preface)
{
	struct strbuf text = STRBUF_INIT;

	write_day(&text, preface);
	files_put(&room->files, "2026-01-02.md", text.str);
	strbuf_release(&text);
}

void
axis_put_paper(struct room *room, const char *name, int n, const char *text)
{
	struct strbuf all = STRBUF_INIT;

	axis_add_title(&all, n, "Paper");
	strbuf_printf(&all, "## Limitations\n\n%s\n", text);
	files_put(&room->files, name, all.str);
	strbuf_release(&all);
}

void
axis_room_open(struct room *room, int rows, int cols)
{
	struct strbuf text = STRBUF_INIT;

	room_open(room);
	axis_put_day(room, "");
	axis_add_title(&text, 9, "Nine");
	axis_add_section(&text, "Introduction", "goal9", 2);
	axis_add_section(&text, "Limitations", "limit9", 3);
	files_put(&room->files, "2026-01-01.md", text.str);
	strbuf_release(&text);
	room_enter(room, rows, cols);
	stage_settle(&room->stage);
}
