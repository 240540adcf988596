// SPDX-License-Identifier: GPL-3.0-or-later
/* Where one is, to come back to: the pane, what is selected, and what stands at
 * the top of it. */
#ifndef NONMUN_UI_STANDING_H
#define NONMUN_UI_STANDING_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/axis-place.h"
#include "ui/frame.h"
#include "ui/places.h"

struct app;

struct standing {
	enum pane_id focus;
	bool full;
	size_t post, part;
	struct place place;     /* in the reader */
	struct axis_place axis; /* in the axis */
};

struct standing standing_take(struct app *app);

/* Goes back there, as far as that is still there. */
void standing_restore(struct app *app, const struct standing *standing);

#endif
