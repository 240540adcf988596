// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of searching share: what is sought, and its matches in the
 * selected part. */
#ifndef NONMUN_UI_SEARCH_PART_H
#define NONMUN_UI_SEARCH_PART_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "ui/search.h"

/* The pattern that was typed; NULL with `err` when it is none. The caller
 * frees; NULL is freed as well. */
struct sought *search_sought_new(const char *typed, struct error *err);
void search_sought_free(struct sought *sought);

/* Searches for that from now on, for nothing where it is NULL; takes it over.
 * What was sought before is freed, unless it is yet to come back to. */
void search_set_sought(struct search *search, struct sought *sought);

/* Finds all matches of the selected part; none of them is the current one. */
void search_find_in_part(struct app *app);

/* The same, unless they are known. */
void search_find_if_needed(struct app *app);

/* The first match at or after an offset; the number of matches if none. */
size_t search_match_from(const struct search *search, uint32_t at);

/* Makes a match the current one and has the reader show it. */
void search_show_match(struct app *app, size_t index);

#endif
