// SPDX-License-Identifier: GPL-3.0-or-later
/* Where one is in the axis (axis.h), to come back to: as long as its list and
 * its window are the same. */
#ifndef NONMUN_UI_AXIS_PLACE_H
#define NONMUN_UI_AXIS_PLACE_H

#include <stddef.h>

/* A row of the axis: an item of the list, and a row of its strip. */
struct axis_at {
	size_t item, row;
};

struct axis_place {
	struct axis_at top; /* of the window */
	size_t item;        /* the selected one */

	/* What it holds for. */
	unsigned long changes;
	size_t height;
	unsigned width;
};

#endif
