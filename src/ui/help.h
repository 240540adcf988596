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

/* Appends a row's text, wrapped for `cols` cells; false beyond the last row.
 * `*is_title`: it is the title of what follows. */
bool help_row(const struct keymap *map, size_t row, size_t cols,
    struct strbuf *out, bool *is_title);

#endif
