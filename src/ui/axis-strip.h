// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A strip: what the axis shows of one paper. Its first row names the paper,
 * then come the lines of its sections of one kind, then a blank row. A strip
 * holds a copy of its text, so that it can be drawn after its post was dropped.
 */
#ifndef NONMUN_UI_AXIS_STRIP_H
#define NONMUN_UI_AXIS_STRIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/flow.h"
#include "model/post.h"
#include "ui/axis-list.h"

/* What it was made from and for: as long as this is the same, so is it. */
struct strip_basis {
	size_t id;
	uint32_t part;
	unsigned version; /* of the post */
	unsigned width;   /* cells of the text */
	enum wrap_mode wrap;
	unsigned long kind; /* changes with the kind that is shown */
};

struct strip {
	bool made;
	bool missing; /* its post, or such a section of it, is no more */
	struct strip_basis basis;
	int number;              /* -1: none */
	char *title, *key, *url; /* as in struct paper */
	struct flow flow; /* of the whole part, so that links are numbered as
			     they are in the reader */
	size_t *lines;    /* of the flow, those that are shown */
	size_t n_lines, cap_lines;
	char *text; /* the post's [begin, end), which holds the sections */
	uint32_t begin, end;
	int section; /* the first of them */
};

void strip_init(struct strip *strip);
void strip_release(struct strip *strip);

bool strip_is(const struct strip *strip, const struct strip_basis *basis);

/* Makes it of a part of a post, which may be NULL: then it is missing. */
void strip_make(struct strip *strip, const struct strip_basis *basis,
    const struct post *post, const struct axis_kind *kind);

/* All of its rows, the blank one included. At least 2. */
size_t strip_rows(const struct strip *strip);

/* The line of the flow that a row shows; NULL for a row that shows none. */
const struct flow_line *strip_line(const struct strip *strip, size_t row);

/* The row that shows an offset of the post's text, or is the nearest to. */
size_t strip_row_at(const struct strip *strip, uint32_t at);

/* The offset of the post's text that a row begins with. */
uint32_t strip_place(const struct strip *strip, size_t row);

#endif
