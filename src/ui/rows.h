// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The rows of the lists of dates and papers: of all their items, or of those
 * that the list's filter lets through. An item is a post's id, or the index of
 * a part in the selected post.
 */
#ifndef NONMUN_UI_ROWS_H
#define NONMUN_UI_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "ui/frame.h"

struct app;
struct entry;

/* Rows that are shown; items there are. */
size_t rows_count(struct app *app, enum pane_id pane);
size_t rows_items(struct app *app, enum pane_id pane);

/* The item of a row below rows_count. */
size_t rows_item(struct app *app, enum pane_id pane, size_t row);

/* The row of an item; where it is hidden, the nearest one. 0 where there are
 * no rows. */
size_t rows_of(struct app *app, enum pane_id pane, size_t item);

/* Selects the selected item's row, should it be hidden the nearest one; returns
 * it. Nothing happens where there are no rows. Of a day that is selected, what
 * its list's filter found in the text is, too. */
size_t rows_follow(struct app *app, enum pane_id pane);
void rows_select(struct app *app, enum pane_id pane, size_t row);

/* The row of the newest post that has papers, as far as it is known: one that
 * was not read yet may have some. 0 where none has. */
size_t rows_newest(const struct app *app);

/* Puts the filters away that hide an item; false where none does. */
bool rows_uncover(struct app *app, enum pane_id pane, size_t item);

/* Changes when the filter lets others through. */
unsigned long rows_changes(struct app *app, enum pane_id pane);

/* The text of an item, appended: what is searched and filtered by. */
void rows_item_text(
    struct app *app, enum pane_id pane, size_t item, struct strbuf *out);

/* "2025-09-12 Fri", or the file's name where there is no date; and the title,
 * where the date does not say it all. */
void rows_date_label(
    const struct app *app, const struct entry *entry, struct strbuf *out);
const char *rows_date_title(const struct entry *entry);

#endif
