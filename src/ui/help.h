// SPDX-License-Identifier: GPL-3.0-or-later
/* The help screen, as rows of text made from the table of actions. */
#ifndef NONMUN_UI_HELP_H
#define NONMUN_UI_HELP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

size_t help_rows(void);

/* Appends a row's text; true when it is a heading. */
bool help_row(size_t row, struct strbuf *out);

#endif
