// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which panes are on the screen, and where: pure arithmetic on the screen's
 * size. The first row is the header, the last one the status line.
 */
#ifndef NONMUN_UI_FRAME_H
#define NONMUN_UI_FRAME_H

#include <stdbool.h>

enum pane_id {
	PANE_DATES,
	PANE_PAPERS,
	PANE_READER,
	PANE_RESULTS,
	PANE_AXIS,
	PANE_CALENDAR,
	PANE_PLOT,
	PANE_HELP,
	PANES
};

enum {
	FRAME_MIN_ROWS = 5,
	FRAME_MIN_COLS = 20,
};

/* The screen, and how it is to be used. */
struct frame_space {
	int rows, cols;
	int two_cols, three_cols; /* from here on, so many panes */
	int papers_share; /* of the width beside the reader, in percent; 0: as
			     fits what is being done */
	int dates_cols;   /* of the dates beside others, if there is room; 0:
			     as many as they mostly have */
};

/* A pane's rectangle: its header line is `row`, its rows follow. No columns:
 * not on the screen. */
struct rect {
	int row, col, rows, cols;
};

struct frame {
	int rows, cols;
	bool too_small;
	struct rect panes[PANES];
};

enum {
	FRAME_FULL = 1,    /* the reader has the whole width, when it has the
			      focus */
	FRAME_RESULTS = 2, /* results are open: they and the reader are there */
};

/* Arranges the panes; `what` is a set of the above. */
void frame_arrange(struct frame *frame, const struct frame_space *space,
    enum pane_id focus, unsigned what);

/* Whether a reader has the whole width by itself on such a screen. */
bool frame_is_narrow(const struct frame_space *space);

static inline bool
rect_visible(const struct rect *r)
{
	return r->cols > 0;
}

/* Rows of text in a pane, without its header line. */
static inline int
rect_height(const struct rect *r)
{
	return r->rows > 1 ? r->rows - 1 : 0;
}

#endif
