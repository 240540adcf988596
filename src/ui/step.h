// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Steps through what is selected: from paper to paper of a day, from section to
 * section of a paper, from day to day. A pane in which a step is another says
 * so in its operations (pane.h). What there is no more of is said. Where only
 * unread or starred papers are listed, one goes from paper to paper over all
 * the days.
 */
#ifndef NONMUN_UI_STEP_H
#define NONMUN_UI_STEP_H

#include <stdbool.h>

struct app;

void step_paper(struct app *app, long by);
void step_section(struct app *app, long by);
void step_day(struct app *app, long by);

/* Says, where no paper comes after the selected one, what `step_paper` would
 * say; false where one does. */
bool step_say_last(struct app *app);

/* Goes to the n-th section, from 1, where the reader is in sight. */
void step_to_section(struct app *app, int n);

#endif
