// SPDX-License-Identifier: GPL-3.0-or-later
/* The help screen, as rows of text made from the table of actions. */
#ifndef NONMUN_UI_HELP_H
#define NONMUN_UI_HELP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "ui/keymap.h"

/* Rows on a screen of `cols` cells. */
size_t help_rows(const struct keymap *map, size_t cols);

/* Where a row was found; empty at first. Whoever keeps it reads one row after
 * the other without counting those above, as long as the keymap is the same. */
struct help_spot {
	size_t entry; /* 0: none */
	size_t row;   /* the first one of the entry... */
	size_t cols;  /* ...on a screen of so many cells */
};

/* Appends a row's text, wrapped for `cols` cells; false beyond the last row.
 * `*is_title`: it is the title of what follows. */
bool help_row(const struct keymap *map, struct help_spot *spot, size_t row,
    size_t cols, struct strbuf *out, bool *is_title);

#endif
