// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is to be seen on a stage's screen: rows as UTF-8, without the blanks at
 * their ends, and the looks of cells.
 */
#ifndef NONMUN_E2E_SCREEN_H
#define NONMUN_E2E_SCREEN_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "stage.h"

/* Appends a row. */
void screen_row(const struct stage *s, int row, struct strbuf *out);

/* Appends all rows, each with a line feed. */
void screen_text(const struct stage *s, struct strbuf *out);

/* The same without the last row, the status line. The caller frees. */
char *screen_panes(const struct stage *s);

bool screen_row_has(const struct stage *s, int row, const char *text);
bool screen_has(const struct stage *s, const char *text);

/* How often the text is on the screen. */
unsigned screen_count(const struct stage *s, const char *text);

/* A place of a text of single width characters, or of its first `nth` one: the
 * `nth` (from 0) by rows; false when there is none. */
bool screen_find(
    const struct stage *s, const char *text, unsigned nth, VTermPos *at);

/* The cell there. */
VTermScreenCell screen_cell(const struct stage *s, VTermPos at);

/* Whether all cells of the text there are reversed / underlined. */
bool screen_is_reversed(const struct stage *s, VTermPos at, int cells);
bool screen_is_underlined(const struct stage *s, VTermPos at, int cells);

VTermPos screen_cursor(const struct stage *s);

#endif
