// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The order of a library's entries: by date, newest first, those without one
 * last; then by name, then by path.
 */
#ifndef NONMUN_MODEL_LIBRARY_ROWS_H
#define NONMUN_MODEL_LIBRARY_ROWS_H

#include "model/library-items.h"

/* Adds rows at the end, for rows_sort to put in their places. */
void rows_append(struct library *lib, struct item *item);
void rows_sort(struct library *lib);

/* Adds a row where it belongs. */
void rows_insert(struct library *lib, struct item *item);

/* The row of a listed item, found by its date and names as they are; to be
 * asked for before they change. */
size_t rows_find(const struct library *lib, const struct item *item);

/* Moves the item in `row` to where it belongs since they changed. */
void rows_move(struct library *lib, size_t row);

/* Takes the row away, or all those whose item is not listed. */
void rows_remove(struct library *lib, size_t row);
void rows_filter(struct library *lib);

#endif
