// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Panes: each a table of operations over the state in struct app. The actions
 * that move within a pane ask the focused one; the screen asks all that are
 * visible to draw themselves.
 */
#ifndef NONMUN_UI_PANE_H
#define NONMUN_UI_PANE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "ui/app.h"

/* What one steps through, from any pane. */
enum step { STEP_PAPER, STEP_SECTION, STEP_DAY, STEPS };

struct pane_ops {
	/* Brings the window up to date with what is to be shown in `rect`. */
	void (*arrange)(struct app *app, const struct rect *rect);

	/* Draws everything in `rect`, whose cells are blank, header included,
	 * and puts the cursor on the selected row when focused. */
	void (*draw)(struct app *app, const struct rect *rect, bool focused);

	/* Moves by rows; goes to a row (lists) or line (text). */
	void (*move)(struct app *app, long by);
	void (*go)(struct app *app, size_t row);

	/* Steps that are others here than in step.h, else NULL. Those that are
	 * not there are said. */
	void (*step[STEPS])(struct app *app, long by);

	/* Goes to what a number means that was typed; NULL: to that section of
	 * what is read. */
	void (*go_nth)(struct app *app, int n);

	/* Moves by pages, where that is more than moving by rows; else NULL. */
	void (*page)(struct app *app, long by);

	/* Into what is selected, NULL where nothing is deeper; and back out to
	 * where one came from, NULL: to what is to the left or beneath. */
	void (*into)(struct app *app);
	void (*back)(struct app *app);

	struct viewport *(*view)(struct app *app);

	/* The plain text of a row, to be searched; appended. NULL for the
	 * reader, whose text is searched as a whole. */
	void (*row_text)(struct app *app, size_t row, struct strbuf *out);
};

extern const struct pane_ops pane_dates, pane_papers, pane_reader, pane_results,
    pane_axis, pane_calendar, pane_plot, pane_help;

const struct pane_ops *pane_get(enum pane_id id);

/* The context bit of a pane, for the action table. */
unsigned pane_context(enum pane_id id);

/* Gives a pane the focus. */
void pane_focus(struct app *app, enum pane_id id);

/* The pane to go back to from one that was opened over `id`, which may be gone
 * since: there is one axis and one list of results, and another may have taken
 * their place. */
enum pane_id pane_still(const struct app *app, enum pane_id id);

/* Steps in the focused pane; goes to what a number means there. */
void pane_step(struct app *app, enum step step, long by);
void pane_go_nth(struct app *app, int n);

/* From a list to the pane on its right. */
void pane_right(struct app *app);

/* How wide the dates are to be beside other panes: as the user wishes, but wide
 * enough for every row to have its date and its count. */
int pane_dates_cols(const struct app *app);

/* Draws why the selected post has nothing to list or to read. */
void pane_draw_nothing(struct app *app, const struct rect *rect);

#endif
