// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the panes are: see frame.h. */
#include <config.h>

#include "ui/frame.h"

#include <string.h>

enum { DATES_MIN = 12, DATES_COLS = 23, PAPERS_MIN = 30, PAPERS_MAX = 70 };

static int
clamp(int n, int min, int max)
{
	return n < min ? min : n > max ? max : n;
}

bool
frame_is_narrow(const struct frame_space *space)
{
	return space->cols < space->three_cols;
}

static void
place(struct frame *f, enum pane_id id, int col, int cols)
{
	f->panes[id] = (struct rect){1, col, f->rows - 2, cols};
}

static void
arrange_two(struct frame *f, enum pane_id left, enum pane_id right, int cols)
{
	place(f, left, 0, cols);
	place(f, right, cols + 1, f->cols - cols - 1);
}

/* One of `panes` panes gets no more than its part for the dates. */
static int
dates_cols(const struct frame_space *s, int panes)
{
	int most = s->cols / panes;

	if (!s->dates_cols)
		return DATES_COLS;
	return clamp(
	    s->dates_cols, DATES_MIN, most > DATES_COLS ? most : DATES_COLS);
}

static void
arrange_three(struct frame *f, int dates, int share)
{
	int rest = f->cols - dates - 2;
	int papers = share ? rest * share / 100
			   : clamp(rest * 3 / 8, PAPERS_MIN, PAPERS_MAX);

	place(f, PANE_DATES, 0, dates);
	place(f, PANE_PAPERS, dates + 1, papers);
	place(f, PANE_READER, dates + papers + 2, rest - papers);
}

/* Titles need room while one looks through them. */
static int
papers_cols(const struct frame_space *s, enum pane_id focus)
{
	if (s->papers_share)
		return s->cols * s->papers_share / 100;
	return focus == PANE_PAPERS ? s->cols * 4 / 7 : s->cols * 2 / 5;
}

void
frame_arrange(struct frame *f, const struct frame_space *s, enum pane_id focus,
    unsigned what)
{
	int cols = s->cols;
	bool results = focus == PANE_RESULTS ||
	    (focus == PANE_READER && (what & FRAME_RESULTS));

	memset(f, 0, sizeof(*f));
	f->rows = s->rows;
	f->cols = cols;
	f->too_small = s->rows < FRAME_MIN_ROWS || cols < FRAME_MIN_COLS;
	if (f->too_small)
		return;
	if (focus >= PANE_AXIS ||
	    (focus == PANE_READER && (what & FRAME_FULL)) ||
	    cols < s->two_cols || (results && frame_is_narrow(s)))
		place(f, focus, 0, cols);
	else if (results)
		arrange_two(f, PANE_RESULTS, PANE_READER, cols / 2);
	else if (!frame_is_narrow(s))
		arrange_three(f, dates_cols(s, 3), s->papers_share);
	else if (focus == PANE_DATES)
		arrange_two(f, PANE_DATES, PANE_PAPERS, dates_cols(s, 2));
	else
		arrange_two(f, PANE_PAPERS, PANE_READER, papers_cols(s, focus));
}
