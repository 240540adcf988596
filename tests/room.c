// SPDX-License-Identifier: GPL-3.0-or-later
/* See room.h. */
#include <config.h>

#include "room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>

const char room_two_papers[] =
    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\n"
    "## Introduction\n\n- Goal: the needle is\n  in the haystack\n\n"
    "## Method\n\nA method without it.\n\n## Results\n\nNumbers.\n\n"
    "# 2. [Two](https://arxiv.org/abs/2601.00002)\n\n"
    "## Introduction\n\nAnother needle is here.\n\n## Method\n\nNone.\n";

void
room_open(struct room *room)
{
	files_open(&room->files);
	/* What keys export by chance goes the way of the folder. */
	assert_int_equal(chdir(room->files.root.str), 0);
	strbuf_init(&room->lib);
	strbuf_init(&room->state);
	strbuf_printf(&room->lib, "%s/lib", room->files.root.str);
	strbuf_printf(&room->state, "%s/state", room->files.root.str);
}

void
room_open_post(struct room *room, int rows, int cols, const char *markdown)
{
	room_open(room);
	files_put(&room->files, ROOM_POST, markdown);
	room_enter(room, rows, cols);
	stage_settle(&room->stage);
}

void
room_enter(struct room *room, int rows, int cols)
{
	stage_open(&room->stage, rows, cols, room->files.root.str);
}

void
room_enter_marked(struct room *room, int rows, int cols)
{
	stage_open_marked(
	    &room->stage, rows, cols, room->lib.str, room->state.str);
	stage_settle(&room->stage);
}

void
room_leave(struct room *room)
{
	stage_close(&room->stage);
}

void
room_close(struct room *room)
{
	room_leave(room);
	assert_int_equal(chdir("/"), 0);
	files_close(&room->files);
	strbuf_release(&room->lib);
	strbuf_release(&room->state);
}

const char *
room_selected(const struct room *room)
{
	return library_entry(room->stage.lib, room->stage.app.post)->name;
}
