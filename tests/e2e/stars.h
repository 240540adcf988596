// SPDX-License-Identifier: GPL-3.0-or-later
/* Stars: those that the screen shows, and those that the journal has. What is
 * shown is to be kept, whatever happens. */
#ifndef NONMUN_E2E_STARS_H
#define NONMUN_E2E_STARS_H

#include "scene.h"

/* How many papers of the list have one on the screen. */
unsigned stars_shown(const struct stage *s);

/* How many the journal of the scene has, in whole lines. */
unsigned stars_kept(const struct scene *scene);

/* Begins a journal anew, which has one line: of another paper's star. */
void stars_forget(struct scene *scene);

/* Whether that line is still there. */
bool stars_has_first(const struct scene *scene);

#endif
