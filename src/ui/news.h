// SPDX-License-Identifier: GPL-3.0-or-later
/* What came with the last look at the library, for the status line: at once
 * how many posts, and how many papers as soon as they are counted. */
#ifndef NONMUN_UI_NEWS_H
#define NONMUN_UI_NEWS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/library.h"

struct app;

/* Adds what was found; copied. */
void news_add(struct app *app, const struct library_change *list, size_t n);

/* Says it: "2 new posts, 1 changed"; "nothing new" where nothing was found. */
void news_tell(struct app *app);

/* Says how many papers came, once all are known and if the status line still
 * says what it was told. True when it did. */
bool news_count(struct app *app);

#endif
